"""One entry taken apart for an engine: lines, sentences, and what stands around them and must not go through an engine.

Owns the way from a msgid to sentences and back to a msgstr without its emphasis and links, which `markup` puts back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline import markdown
from pipeline.draft.literals import literals
from pipeline.draft.sentences import Span, sentences, trimmed
from pipeline.draft.terms import Terms

OPAQUE = frozenset({"code", "autolink", "html", "footnote"})
"""Markup that is a literal: kept as it is written, delimiters and all."""

EDGE = re.compile(r"[\s\[\]()*•·–—:|-]*")
"""What may part a literal at the edge of a sentence from the sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A msgid as it is read aloud: no emphasis, link labels without their links, literals as written, hard breaks as newlines.

    `origin[i]` is the offset in the msgid of character i, with one more entry for the end.
    """

    text: str
    origin: Sequence[int]


@dataclass(frozen=True, eq=False)
class Entry:
    """A msgid and its sentences. `cores` are spans of the reading that an engine is asked about, `whole` those kept in one piece."""

    msgid: str
    reading: Reading
    marks: tuple[markdown.Mark, ...]
    cores: tuple[Span, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences to translate, in order."""
        return tuple(self.reading.text[start:end] for start, end in self.cores)

    def filled(self, translations: Mapping[str, str]) -> tuple[str, tuple[Span, ...]]:
        """The reading with every sentence translated, and where each translation stands in it."""
        parts: list[str] = []
        spans: list[Span] = []
        position = length = 0
        for (start, end), text in zip(self.cores, self.texts, strict=True):
            parts += [self._between(position, start), translations[text]]
            length += len(parts[-2])
            spans.append((length, length + len(translations[text])))
            length += len(translations[text])
            position = end
        parts.append(self._between(position, len(self.reading.text)))
        return "".join(parts), tuple(spans)

    def _between(self, start: int, end: int) -> str:
        """What stands between two sentences, hard breaks as the msgid has them (two spaces, or a backslash, before the newline)."""
        parts: list[str] = []
        for place in range(start, end):
            char = self.reading.text[place]
            broken = [m for m in self.marks if m.kind == "break" and m.start <= self.reading.origin[place] < m.end]
            parts.append(self.msgid[broken[0].start : broken[0].end] if char == "\n" and broken else char)
        return "".join(parts)


def entry(msgid: str, terms: Terms) -> Entry:
    """Take a msgid apart."""
    marks = markdown.marks(msgid)
    reading = _reading(msgid, marks)
    whole = [(item.start, item.end) for item in terms.items(reading.text)]
    whole += [(literal.start, literal.end) for literal in literals(reading.text)]
    cores: list[Span] = []
    start = 0
    for line in reading.text.split("\n"):
        inside = [(first - start, last - start) for first, last in whole if start <= first < start + len(line)]
        for first, last in sentences(line, terms.source, inside):
            core = _without_literals(reading.text, (start + first, start + last))
            if any(char.isalpha() for char in reading.text[slice(*core)]):
                cores.append(core)
        start += len(line) + 1
    return Entry(msgid, reading, marks, tuple(cores))


def _reading(msgid: str, marks: Sequence[markdown.Mark]) -> Reading:
    plain = markdown.plain(msgid)
    alone = [mark for mark in marks if mark.kind == "image" and (mark.start, mark.end) == (0, len(msgid))]
    kept = [m for m in marks if m.kind in OPAQUE or (m.kind == "image" and m not in alone)]
    if not kept:
        return Reading(plain.text, plain.origin)
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for mark in kept:
        if mark.start < position:
            continue  # within another literal
        visible = [place for place in range(len(plain.text)) if position <= plain.origin[place] < mark.start]
        pieces += [*(plain.text[place] for place in visible), msgid[mark.start : mark.end]]
        origin += [*(plain.origin[place] for place in visible), *range(mark.start, mark.end)]
        position = mark.end
    rest = [place for place in range(len(plain.text)) if plain.origin[place] >= position]
    pieces += [plain.text[place] for place in rest]
    return Reading("".join(pieces), (*origin, *(plain.origin[place] for place in rest), len(msgid)))


def _without_literals(text: str, span: Span) -> Span:
    """The span without literals at its ends: an engine has nothing to say about them and would only damage them."""
    start, end = span
    for literal in literals(text[start:end]):
        lead = text[start : span[0] + literal.start]
        if EDGE.fullmatch(lead):
            start = span[0] + literal.end
    for literal in reversed(literals(text[span[0] : end])):
        place = span[0] + literal.start
        if place > start and EDGE.fullmatch(text[span[0] + literal.end : end]):
            end = place
    return trimmed(text, (start, end))
