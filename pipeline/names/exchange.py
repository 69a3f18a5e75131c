"""Two people exchanged within one entry: told from the sentences they stand in, the figures that stand by them and their order.

Word order differs between languages, so order alone proves nothing: it is only worth a question, unless each opens the sentence
that the other should and no turn of phrase explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.names.occurrence import Occurrence

SENTENCE = re.compile(r"(?<=[.!?؟؛;:…])[\"”“»’*_)]*\s+(?=\S)")
TURNS = re.compile(
    r"['’]s\b|\b(?:together|along|with|according|by|mit|von|durch|laut|zufolge)\b|همراه|به گفته|توسط|لەگەڵ|بە گوتەی|لەلایەن|\b(?:gorî|aliyê|tevî|bi)\b",
    re.IGNORECASE,
)
"""Turns of phrase that put two people in another order: “X’s lawyer, Y”, “together with X, Y”, “according to X, Y”, a passive."""

OWNERS = ("genitive", "possessive", "ezafe", "oblique")
"""Rules of endings by which one person belongs to another: “Taghavis Tochter”."""

AND = re.compile(r"[\s,،*_]*(?:and|und|و|û|,|،|or|oder|یا|یان|an)?[\s*_]*")
OPENING = re.compile(r"[\W_]*")
FIGURE = re.compile(r"\d+(?:[.,٫٬]\d+)*")


def exchanged(
    msgid: str, msgstr: str, source: Sequence[Occurrence], target: Sequence[Occurrence]
) -> Iterator[tuple[Occurrence, Occurrence, bool]]:
    """Pairs of people who have changed places in the translation, with whether that is certain."""
    before, after = places(source), places(target)
    common = [id_ for id_ in before if id_ in after and len(before[id_]) == 1 == len(after[id_])]
    for one, other in combinations(common, 2):
        a, b, x, y = before[one][0], before[other][0], after[one][0], after[other][0]
        verdict = by_sentence(msgid, msgstr, (a, b), (x, y))
        if verdict is None:
            verdict = by_figure(msgid, msgstr, (a, b), (x, y))
        if verdict is None and (a.start < b.start) != (x.start < y.start):
            yield x, y, by_opening(msgid, msgstr, (a, b), (x, y))
        elif verdict:
            yield x, y, True


def places(found: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    """The occurrences of each person."""
    people: dict[str, list[Occurrence]] = {}
    for one in found:
        people.setdefault(one.term, []).append(one)
    return people


def by_sentence(
    msgid: str, msgstr: str, source: tuple[Occurrence, Occurrence], target: tuple[Occurrence, Occurrence]
) -> bool | None:
    """Whether each stands in the sentence of the other; nothing when the sentences cannot be matched."""
    breaks, others = [m.end() for m in SENTENCE.finditer(msgid)], [m.end() for m in SENTENCE.finditer(msgstr)]
    if len(breaks) != len(others):
        return None
    a, b = (sum(end <= one.start for end in breaks) for one in source)
    x, y = (sum(end <= one.start for end in others) for one in target)
    if a == b or x == y:
        return None
    return (a, b) == (y, x)


def by_figure(msgid: str, msgstr: str, source: tuple[Occurrence, Occurrence], target: tuple[Occurrence, Occurrence]) -> bool | None:
    """Whether two figures that stand by two people have each gone to the other; nothing where that cannot be told."""
    before, after = figures(msgid), figures(msgstr)
    common = [value for value in before if value in after]
    if len(common) != 2 or (before[common[0]] < before[common[1]]) != (after[common[0]] < after[common[1]]):
        return None
    owners = [nearest(before[value], source) for value in common], [nearest(after[value], target) for value in common]
    if None in (*owners[0], *owners[1]) or len(set(owners[0])) != 2 or len(set(owners[1])) != 2:
        return None
    return owners[0] != owners[1]


def by_opening(msgid: str, msgstr: str, source: tuple[Occurrence, Occurrence], target: tuple[Occurrence, Occurrence]) -> bool:
    """Whether people in another order must be exchanged: one opens the source, the other the translation, and nothing explains it."""
    if any(enumerated(text, pair) for text, pair in ((msgid, source), (msgstr, target))):
        return False
    if any(case in one.rule for one in (*source, *target) for case in OWNERS):
        return False
    if TURNS.search(msgid) or TURNS.search(msgstr) or quoted_apart(msgid, source) or quoted_apart(msgstr, target):
        return False
    return opens(msgid, source) and opens(msgstr, target)


def enumerated(text: str, pair: tuple[Occurrence, Occurrence]) -> bool:
    """Whether two names are only listed: A and B."""
    first, second = sorted(pair, key=lambda one: one.start)
    return AND.fullmatch(text[first.end : second.start]) is not None


def quoted_apart(text: str, pair: tuple[Occurrence, Occurrence]) -> bool:
    """Whether a quotation begins or ends between two names: who speaks may be named before or after."""
    first, second = sorted(pair, key=lambda one: one.start)
    return any(char in '"“”„«»' for char in text[first.end : second.start])


def opens(text: str, pair: tuple[Occurrence, Occurrence]) -> bool:
    """Whether one of the two is the first word of the text."""
    opening = OPENING.match(text)
    return opening is not None and min(one.start for one in pair) == opening.end()


def figures(text: str) -> dict[int, int]:
    """The whole numbers that stand once in a text, with their places."""
    found: dict[int, list[int]] = {}
    for match in FIGURE.finditer(text):
        if match.group().isdecimal():
            found.setdefault(int(match.group()), []).append(match.start())
    return {value: starts[0] for value, starts in found.items() if len(starts) == 1}


def nearest(place: int, people: tuple[Occurrence, Occurrence]) -> int | None:
    """Which of two people stands before a figure and nearest to it (0 or 1); nothing when both are about as near."""
    distances = [abs(place - one.end) if one.end <= place else abs(one.start - place) for one in people]
    if max(distances) < 1.5 * min(distances):
        return None
    return distances.index(min(distances))
