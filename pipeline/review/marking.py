"""Text with marked places: names in the colour of their term, findings, and what changed between two wordings.

Owns the cutting of text at the borders of overlapping marks, and escaping. What stands here ends up inside one element of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

from pipeline.names import NameIndex

COLOURS = 12
"""Marks that the style sheet tells apart by colour and underline."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text and the class of its mark."""

    start: int
    end: int
    name: str


def names(text: str, index: NameIndex, colours: Mapping[str, int]) -> list[Span]:
    """The glossary names in a text, each in the colour of its term."""
    return [Span(one.start, one.end, f"t{colours[one.term] % COLOURS}") for one in index.occurrences(text) if one.term in colours]


def colours(texts: Iterable[tuple[str, NameIndex]]) -> dict[str, int]:
    """A colour number for each term that occurs in one of the texts, in order of first occurrence."""
    found: dict[str, int] = {}
    for text, index in texts:
        for one in index.occurrences(text):
            found.setdefault(one.term, len(found))
    return found


def marked(text: str, spans: Sequence[Span]) -> str:
    """The text as HTML; where marks overlap, a piece carries the classes of all of them."""
    borders = sorted({0, len(text), *(place for span in spans for place in (span.start, span.end) if 0 <= place <= len(text))})
    pieces = []
    for start, end in pairwise(borders):
        names = sorted({span.name for span in spans if span.start <= start and end <= span.end})
        piece = escape(text[start:end], quote=False)
        pieces.append(f'<mark class="{" ".join(names)}">{piece}</mark>' if names else piece)
    return "".join(pieces)


def word_diff(old: str, new: str) -> str:
    """`new` as HTML with the words that went as `<del>` and those that came as `<ins>`."""
    before, after = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (old, new))
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = escape("".join(before[a:b]), quote=False), escape("".join(after[c:d]), quote=False)
        if tag == "equal":
            pieces.append(come)
        else:
            pieces += [f"<del>{gone}</del>"] if gone else []
            pieces += [f"<ins>{come}</ins>"] if come else []
    return "".join(pieces)
