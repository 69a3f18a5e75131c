"""Whether “he” or “she” in a draft is more than a guess: Persian and Sorani leave open what English has to say, Kurmanji often.

Owns the pronouns and the words that tell a man from a woman. A source that tells neither, and a person whose gender the glossary
does not have, leave it to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.draft.problems import Problem
from pipeline.draft.terms import Item

PRONOUNS: Mapping[str, re.Pattern[str]] = {
    "f": re.compile(r"\b(?:she|hers?|herself)\b", re.IGNORECASE),
    "m": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
}
"""English pronouns of one person, by gender."""

_ENDING = r"(?:ی|ێک|ە|ان|انی|ها|های|ش|م|مان|شان|ەکە|ەکەی|ی?\u200c?(?:ها|های|اش))?(?!\w)"


def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words}){_ENDING}")


def _kurmanji(pronoun: str, words: str) -> re.Pattern[str]:
    """The oblique pronoun and the words. Before a noun in the oblique case wê and wî say “that” (di wê rojê de), and before a verb with
    b- or n- wê is the future (wê bê): these tell nothing.
    """
    endings = "(?:a|ê|ek|eke|eka|ekê|ekî|an|ên|ik|ika|ikê|î|o|ya|yê|yek)?"
    return re.compile(
        rf"\b{pronoun}\b(?=\s*(?:$|[^\w\s])|\s(?:yê|jî|bi|bo|tê)\b|\s(?![bn])\w*[^\W\dêî]\b)|\b(?:{words}){endings}\b",
        re.IGNORECASE,
    )


TOLD: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "fa": {"f": _word("زن|مادر|دختر|خواهر|خانم|بانو"), "m": _word("مرد|پدر|پسر|برادر|آقا")},
    "ckb": {"f": _word("ژن|دایک|کچ|خوشک|خانم"), "m": _word("پیاو|باوک|کوڕ|برا")},
    "kmr": {"f": _kurmanji("wê", "jin|dayik|keç|xwişk|xanim|dapîr"), "m": _kurmanji("wî", "mêr|mêrik|zilam|bav|kur|bira|bapîr")},
}
"""The languages whose subject may be either, and the words by which they tell."""

GENDERED = ("en", "de", "kmr")
"""The languages in which a guess does harm."""

WORDS = {"f": "a woman", "m": "a man"}


def guessed(source: str, target: str, languages: tuple[str, str], items: Sequence[Item]) -> Iterator[Problem]:
    """The pronouns of an English sentence that its source does not bear out; `items` are the names of the source."""
    told = TOLD.get(languages[0])
    if told is None or languages[1] != "en":
        return
    people = [item for item in items if item.kind == "person"]
    for gender, pronoun in PRONOUNS.items():
        match = pronoun.search(target)
        if match is None or told[gender].search(source) or any(item.gender == gender for item in people):
            continue
        other = next((item for item in people if item.gender), None)
        if other is not None:
            yield Problem("gender", f"“{match[0]}” stands here; in the glossary this is {WORDS[other.gender]}", other.id)
        else:
            message = f"“{match[0]}” is a guess: the source does not say that {WORDS[gender]} is meant"
            yield Problem("gender", message, hopeless=True)
