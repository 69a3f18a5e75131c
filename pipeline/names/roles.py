"""What the words beside a name say about its part in the sentence: by whom, of whom, with whom, according to whom.

The words are in `markers`. A mention may have several roles at once where one word says several things (German von,
Persian از); whether two mentions have changed theirs is decided in `exchange`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.names.markers import AFTER, BEFORE, EZAFE, NO_OWNED, RELATIVES, TITLES
from pipeline.names.occurrence import Occurrence

Role = str
"""One of owner, perhaps owner, agent, passive, companion, with, reporter, speaker, against, origin, goal, when."""

MOVERS = frozenset(("reporter", "companion", "agent"))
"""Roles whose words stand anywhere in the sentence: “according to X, Y …” and „Y … laut X“."""

FIXED = frozenset(("reporter", "companion"))
"""Roles that a translation never gives to another person, wherever in the sentence it puts them."""

MARKUP = re.compile(r"\]\([^()\s]*\)|[*_\[\]`~]")
TAIL = re.compile(r"([\w\u200c\u0654]+) $")
CONTRACTED = re.compile(r" (?:been|not|a|the)\b")
"""Behind X’s: it stands for “is” or “has”."""

NEAR = 80


@lru_cache(maxsize=16)
def markers(language: str) -> tuple[tuple[re.Pattern[str], frozenset[Role]], ...]:
    """The markers before a name, compiled with the titles of the language."""
    flags = re.IGNORECASE
    return tuple(
        (re.compile(rf"(?:{marker})[ \u200c]+{TITLES[language]}[\"“„«]?$", flags), frozenset(roles.split()))
        for marker, roles in BEFORE[language]
    )


@lru_cache(maxsize=16)
def followers(language: str) -> tuple[tuple[re.Pattern[str], frozenset[Role]], ...]:
    """The markers behind a name, compiled."""
    return tuple((re.compile(marker), frozenset(roles.split())) for marker, roles in AFTER[language])


def roles(text: str, one: Occurrence, language: str) -> frozenset[Role]:
    """Every part that a mention may have in its sentence, by what stands beside it and by its ending."""
    before, after = surroundings(text, one)
    found: set[Role] = set()
    for marker, given in markers(language):
        if marker.search(before):
            found |= given
            break
    for marker, given in followers(language):
        if marker.match(after):
            found |= given
    if possesses(text, one, language):
        found.add("owner")
    elif owned(before, language):
        found.add("perhaps owner")
    if language == "kmr" and "companion" in found and not re.search(r"\b(?:bi|digel|ligel|tevî)\W+(?:\w+ )?$", before):
        found -= {"companion", "with"}
    return frozenset(found)


def owned(before: str, language: str) -> bool:
    """Whether the word before a name may be a noun that belongs to it: وکیل, پارێزەری, parêzerê."""
    match = TAIL.search(before)
    if match is None or language not in NO_OWNED or f" {match[1].lower()} " in NO_OWNED[language] or match[1].isdigit():
        return False
    word = match[1]
    if language == "fa":
        return True
    return word.endswith("ی") if language == "ckb" else word.endswith(("a", "ê", "ên", "î"))


def possesses(text: str, one: Occurrence, language: str) -> bool:
    """Whether somebody or something is certainly said to be that person's: X’s, of X, وکیل X."""
    before, after = surroundings(text, one)
    if "genitive" in one.rule or possessive(language).search(before):
        return True
    if "possessive" in one.rule:
        return CONTRACTED.match(after) is None
    return any("owner" in given and marker.match(after) is not None for marker, given in followers(language))


@lru_cache(maxsize=16)
def possessive(language: str) -> re.Pattern[str]:
    """What stands before the name of whom somebody belongs to."""
    if language in EZAFE:
        return re.compile(rf"(?<!\w)(?:{RELATIVES[language]}){EZAFE[language]} $", re.IGNORECASE)
    if language == "en":
        return re.compile(r"\b[Oo]f (?:the |[A-Z]\w+ ){0,3}$")
    return re.compile(r"\b(?:[Vv]o[nm] (?:[A-Z]\w+ ){0,2}|des (?:\w+ ){1,2})$")


@lru_cache(maxsize=16)
def relative(language: str) -> re.Pattern[str]:
    """A word for somebody who belongs to another."""
    return re.compile(rf"(?<!\w)(?:{RELATIVES[language]})", re.IGNORECASE)


def surroundings(text: str, one: Occurrence) -> tuple[str, str]:
    """What stands before and behind a name, without markup."""
    return MARKUP.sub("", text[max(0, one.start - NEAR) : one.start]), MARKUP.sub("", text[one.end : one.end + NEAR])
