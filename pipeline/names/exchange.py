"""Two people exchanged within one entry: told from the sentences they stand in and the figures that stand by them.

Word order differs between languages, so order alone proves nothing: it is only worth a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.names.index import Occurrence

SENTENCE = re.compile(r"(?<=[.!?؟؛;:…])[\"”“»’*_)]*\s+(?=\S)")
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
        if verdict:
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
