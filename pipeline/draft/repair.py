"""Names that an engine got nearly right, put right: the third rung of the ladder.

Owns the rule by which a wrong form is replaced without asking an engine. It must never guess: a form is replaced when the glossary
lists it as a wrong one, when it is the source form left as it was, or when it is the only near form and nothing else in the source
could be meant by it. The verifier judges the result as it judges every other draft.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline import facts, names
from pipeline.draft.likeness import likeness
from pipeline.draft.literals import literals
from pipeline.draft.terms import Item, Terms
from pipeline.languages import LANGUAGES
from pipeline.text import ascii_digits, fold

NEAR, WORD_NEAR, ALMOST, HALF = 0.8, 0.65, 0.7, 0.5
"""A near form as a whole, each of its words, how near a second place may come before both are doubtful, and what only hints."""

SHORTEST = 5
"""Letters that a form must have to be looked for by nearness: below, ordinary words are too near (Evin, even)."""

Span = tuple[int, int]
SEPARATORS = ".,٫٬"
WRITTEN = re.compile(r"[^\s<>()«»“”]*[/@#._][^\s<>()«»“”]*[^\s<>()«»“”.,;:!?]")
"""What an address, a handle or a file name looks like, right or wrong."""

WORD = re.compile(r"[^\W_]+(?:[\u200c'’-][^\W_]+)*")
VOWELS = str.maketrans("", "", "اآأإعئءەۆێوییهةaeiouyêîûâéh'’\u200c\u064b\u064e\u064f\u0650\u0651\u0652\u0654")


@dataclass(frozen=True, slots=True)
class Replacement:
    """One span of a target text and the form that belongs there."""

    start: int
    end: int
    form: str


def repaired(source: str, target: str, items: Sequence[Item], terms: Terms) -> str:
    """The target text with every name, literal and number put right that can be; the same text when there is none."""
    return _numbers_right(source, _literals_right(source, _names_right(source, target, items, terms)), terms)


def _numbers_right(source: str, target: str, terms: Terms) -> str:
    """A number left with the separators of the source (1,000 in German), written as the target language writes it."""
    if terms.source == terms.target or not any(mark in source for mark in SEPARATORS):
        return target
    wanted = {ascii_digits(n.written): n for n in facts.numbers(source, terms.source) if not n.spelled}
    for number in reversed(facts.possible_numbers(target, terms.target)):
        same = wanted.get(ascii_digits(number.written))
        if same is not None and same.value != number.value:
            written = facts.write_number(same.value, terms.target, same.value >= 1000)
            target = target[: number.start] + written + target[number.end :]
    return target


def _literals_right(source: str, target: str) -> str:
    """An address that came out altered, exchanged for the true one when it can be no other."""
    there, here = literals(source), {literal.text for literal in literals(target)}
    for literal in there:
        if literal.text not in here:
            near = [m for m in WRITTEN.finditer(target) if m[0] not in source and likeness(m[0], literal.text) >= ALMOST]
            if len(near) == 1:
                target = target[: near[0].start()] + literal.text + target[near[0].end() :]
    return target


def _names_right(source: str, target: str, items: Sequence[Item], terms: Terms) -> str:
    missing = {item.id: item for item in reversed(items) if item.form}
    verdicts = [verdict for verdict in terms.verdicts(source, target) if verdict.term in missing]
    standing = terms.renderings(target, set(missing))
    full = {id_ for o in standing if o.status != "short" for id_ in o.names}
    lost = {verdict.term for verdict in verdicts} | {id_ for id_, item in missing.items() if not item.short and id_ not in full}
    if not lost:
        return target
    taken = [(o.start, o.end) for o in terms.renderings(target, set(missing) - lost)]
    taken += [(literal.start, literal.end) for literal in literals(target)]
    replacements = [
        Replacement(verdict.start, verdict.end, missing[verdict.term].form)
        for verdict in verdicts
        if _certain(verdict, target, missing[verdict.term]) and not _overlaps(verdict.start, verdict.end, taken)
    ]
    found = {verdict.term for verdict in verdicts if any(r.start == verdict.start and r.end == verdict.end for r in replacements)}
    taken += [(one.start, one.end) for one in replacements]
    for id_ in lost - found:
        near = _near(source, target, missing[id_], terms, taken)
        if near is not None:
            replacements.append(near)
            taken.append((near.start, near.end))
    for one in sorted(replacements, key=lambda r: r.start, reverse=True):
        target = target[: one.start] + one.form + target[one.end :]
    return target


def _certain(verdict: names.Verdict, target: str, item: Item) -> bool:
    """Whether what stands at the place of a verdict is the name, only wrong: listed as wrong, left as it was, or misspelt.

    It must have as many words as the form, for of a longer wrong form the rest would stay behind.
    """
    if verdict.kind not in ("never", "left", "near", "misread") or not verdict.end:
        return False
    return verdict.kind == "left" or len(target[verdict.start : verdict.end].split()) == len(item.form.split())


def _near(source: str, target: str, item: Item, terms: Terms, taken: Sequence[Span]) -> Replacement | None:
    """The one place whose words are nearly those of the term, when nothing else in the source looks like the term too."""
    forms = _forms(item, terms)
    if not forms or _rival(source, item):
        return None
    script = LANGUAGES[terms.target].script
    places = sorted(_places(target, forms, script, taken), key=lambda place: place[0], reverse=True)
    if not places or places[0][0] < NEAR:
        return None
    best = places[0][1]
    for other, place in places[1:]:
        apart = place.end <= best.start or place.start >= best.end
        if apart and other > ALMOST:
            return None
    return best


def _forms(item: Item, terms: Terms) -> list[str]:
    """The forms of the term that are long enough, of as many words; full ones only where the source is full."""
    if sum(map(str.isalpha, item.form)) < SHORTEST:
        return []
    size = len(item.form.split())
    return list(dict.fromkeys([item.form, *(form for form in terms.listed(item.id) if len(form.split()) == size)]))


def _rival(source: str, item: Item) -> bool:
    """Whether the source has other words much like the name (a brother, a namesake), which the near form could be as well."""
    size = len(item.written.split())
    wanted = fold(item.written).lower()
    for start, end in _windows(source, size):
        if end <= item.start or start >= item.end:
            here = fold(source[start:end])
            if (here[:1].isupper() or not here.isascii()) and likeness(here.lower(), wanted) > 0.6:
                return True
    return False


def likely_place(source: str, target: str, item: Item, items: Sequence[Item], terms: Terms) -> Span | None:
    """Where a wrong rendering of a lost name seems to stand: known to the glossary, left as it was, half like it, another's name."""
    for verdict in terms.verdicts(source, target):
        if verdict.term == item.id and verdict.end:
            return verdict.start, verdict.end
    there = [(o.start, o.end) for o in terms.renderings(target, {i.id for i in items})]
    found = sorted(
        (likeness(_key(target[start:end]), _key(item.form)), (start, end))
        for start, end in _windows(target, len(item.form.split()))
        if not _overlaps(start, end, there)
    )
    if found and found[-1][0] >= HALF:
        return found[-1][1]
    others = terms.others(target, {i.id for i in items}, item.kind)
    return (others[0].start, others[0].end) if len(others) == 1 else None


def _places(target: str, forms: Sequence[str], script: str, taken: Sequence[Span]) -> Iterator[tuple[float, Replacement]]:
    size = len(forms[0].split())
    for start, end in _windows(target, size):
        here = target[start:end]
        if _overlaps(start, end, taken) or (script == "Latn" and not here[:1].isupper()):
            continue
        (score, _), form = max(((_nearness(here, form, script), form) for form in forms), key=lambda near: near[0])
        if score >= ALMOST:
            yield score, Replacement(start, end, form)


def _nearness(here: str, form: str, script: str) -> tuple[float, float]:
    """Likeness of what decides, and of all letters to tell equals apart.

    In Arabic script the consonants decide: short vowels are not written, long ones are confused.
    """
    one, other = _key(here), _key(form)
    if abs(len(one) - len(other)) > 0.4 * len(other) or any(
        likeness(a, b) < WORD_NEAR for a, b in zip(one.split(), other.split(), strict=False)
    ):
        return 0.0, 0.0
    whole = likeness(one, other)
    if script == "Latn":
        return whole, whole
    bones = likeness(one.translate(VOWELS), other.translate(VOWELS))
    return (bones if whole >= ALMOST else min(bones, whole)), whole


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    text = fold(text).lower().replace("\u200c", "").replace("-", " ")
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _windows(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Every run of so many words with nothing but spaces between them."""
    words = [match.span() for match in WORD.finditer(text)]
    for first in range(len(words) - size + 1):
        run = words[first : first + size]
        if all(text[a[1] : b[0]].isspace() for a, b in itertools.pairwise(run)):
            yield run[0][0], run[-1][1]


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(start < last and end > first for first, last in spans)
