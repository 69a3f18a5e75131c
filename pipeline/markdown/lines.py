"""Spans of source lines: where the text of one block stands, without the prefixes of its containers. Knows no block by name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

Span = tuple[int, int]
Lines = list[Span]
"""Spans of the parts of source lines that hold the text of one block, in order."""

TRIM = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What the parser trims from both ends of a paragraph."""

PIPE = re.compile(r"\\?\|")


def trimmed(source: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and source[start] in TRIM:
        start += 1
    while end > start and source[end - 1] in TRIM:
        end -= 1
    return start, end


def without_margins(source: str, lines: Sequence[Span]) -> Lines:
    """The lines without white space at the beginning of the first and the end of the last; blank lines there fall away."""
    spans = list(lines)
    while spans:
        start, end = trimmed(source, *spans[0])
        if start < end:
            spans[0] = (start, spans[0][1])
            break
        spans.pop(0)
    while spans:
        start, end = trimmed(source, *spans[-1])
        if start < end:
            spans[-1] = (spans[-1][0], end)
            break
        spans.pop()
    return spans


def joined(source: str, lines: Sequence[Span]) -> str:
    """The text of the lines."""
    return "\n".join(source[start:end] for start, end in lines)


def cut(source: str, spans: Sequence[Span]) -> str:
    """The source without the spans."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        pieces.append(source[position:start])
        position = max(position, end)
    return "".join([*pieces, source[position:]])


def offsets(lines: Sequence[Span]) -> Callable[[int], int]:
    """A function from offsets in the joined lines to offsets in the source."""
    starts = list(accumulate((end - start + 1 for start, end in lines), initial=0))

    def offset(position: int) -> int:
        line = min(bisect_right(starts, position) - 1, len(lines) - 1)
        return lines[line][0] + position - starts[line]

    return offset


def cells(source: str, start: int, end: int) -> Lines:
    """The spans of the cells of one table row, trimmed, outer pipes aside."""
    start, end = trimmed(source, start, end)
    found: Lines = []
    position = start
    for pipe in PIPE.finditer(source, start, end):
        if pipe.group() == "|":
            found.append((position, pipe.start()))
            position = pipe.end()
    found.append((position, end))
    if found and found[0][0] == found[0][1]:
        found.pop(0)
    if found and found[-1][0] == found[-1][1]:
        found.pop()
    return [trimmed(source, *cell) for cell in found]
