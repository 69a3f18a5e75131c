"""What a repair looks at and what it may do: one msgstr with its protected places, and one edit."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from pipeline import facts, markdown
from pipeline.languages import LANGUAGES

Span = tuple[int, int]


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `start:end` of a msgstr by `text`; `check` is the property it restores, `message` says what is wrong there."""

    check: str
    start: int
    end: int
    text: str
    message: str


@dataclass(frozen=True)
class Page:
    """One msgstr as the repairs see it: with its source text, its language and what must not be touched."""

    text: str
    source: str
    language: str

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """Links, addresses, handles, code, tags, phone numbers; in order and apart from each other."""
        marks = markdown.marks(self.text)
        spans = [(mark.start, mark.end) for mark in marks if mark.kind in ("code", "autolink", "html", "footnote")]
        phones = [match.span() for match in PHONE.finditer(self.text) if "+" in match[0] or match[0] in self.source]
        return disjoint([*facts.opaque(self.text), *spans, *phones])

    def free(self, start: int, end: int) -> bool:
        """Whether no part of a span is protected."""
        place = bisect_left(self.protected, end, key=itemgetter(0))
        return place == 0 or self.protected[place - 1][1] <= start

    @property
    def arabic(self) -> bool:
        """Whether the language is written in Arabic letters."""
        return LANGUAGES[self.language].script == "Arab"


PHONE = re.compile(r"\+?\d[\d ()/–-]{6,}\d")
ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff"
WORD = re.compile(r"[\w\u200c\u0640\u064b-\u0655]+")


def named(char: str) -> str:
    """A character by its Unicode name and code point."""
    return f"{unicodedata.name(char, 'unnamed character').lower()} U+{ord(char):04X}"


def word_at(text: str, position: int) -> str:
    """The word that an offset lies in, or the character there."""
    for match in WORD.finditer(text, max(0, position - 60)):
        if match.start() <= position < match.end():
            return match[0]
    return text[position]
