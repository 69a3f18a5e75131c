"""Where one sentence of an entry ends and the next begins, and where a long one can be cut at its clauses.

Owns spans; the rules for sentence ends are those of `memory.sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.memory.sentences import sentences as split

Span = tuple[int, int]
CLAUSE = re.compile(r"(?<=[,;:،؛–—])\s+|\s+(?=[–—(])|(?<=\))\s+")
LONGEST = 600
"""Characters beyond which a sentence has more pieces than an engine takes."""

SHORTEST_CLAUSE = 12
"""Letters below which a clause is no clause but an aside, and stays with its neighbour."""


def sentences(text: str, language: str, whole: Sequence[Span] = ()) -> list[Span]:
    """The sentences of a text without surrounding space; none ends within one of the spans in `whole` (names, links)."""
    spans: list[Span] = []
    position = 0
    for sentence in split(text, language):
        start = text.index(sentence, position)
        position = start + len(sentence)
        if spans and any(first < start < last or first < spans[-1][1] < last for first, last in whole):
            spans[-1] = (spans[-1][0], position)
        else:
            spans.append((start, position))
    short = (part for span in spans for part in _shortened(text, span, whole))
    return [span for span in (trimmed(text, span) for span in short) if span[0] < span[1]]


def _shortened(text: str, span: Span, whole: Sequence[Span]) -> list[Span]:
    """A sentence that is longer than any engine can take, cut at its clauses."""
    start, end = span
    if end - start <= LONGEST:
        return [span]
    inside = [(first - start, last - start) for first, last in whole]
    parts: list[Span] = []
    for first, last in clauses(text[start:end], inside):
        if parts and start + last - parts[-1][0] <= LONGEST:
            parts[-1] = (parts[-1][0], start + last)
        else:
            parts.append((start + first, start + last))
    return parts


def clauses(text: str, whole: Sequence[Span] = ()) -> list[Span]:
    """The clauses of a sentence, split at commas, semicolons, colons, dashes and brackets; one span when there are none."""
    cuts = [m.end() for m in CLAUSE.finditer(text) if not any(first < m.end() < last for first, last in whole)]
    spans: list[Span] = []
    start = 0
    for cut in [*cuts, len(text)]:
        if cut - start >= SHORTEST_CLAUSE or cut == len(text):
            spans.append((start, cut))
            start = cut
    if len(spans) > 1 and spans[-1][1] - spans[-1][0] < SHORTEST_CLAUSE:
        spans[-2:] = [(spans[-2][0], spans[-1][1])]
    return [trimmed(text, span) for span in spans]


def trimmed(text: str, span: Span) -> Span:
    """The span without space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
