"""Texts with slots (`{P0}` was arrested in `{L0}`): taking them apart, and finding what a text has in the places of the slots.

Owns the form of a slot and the pattern that a template makes; what may stand in a slot is `placeables`' business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from pipeline.memory.joining import suffix_pattern
from pipeline.memory.wording import canonical, words

SlotKind = Literal["P", "L", "O", "D", "N", "U"]
SLOT = re.compile(r"\{([PLODNU])(\d)\}")

_ANYTHING = r".{1,120}?"
_DATE = rf"(?:.{{0,22}}?\d{{4}}|{_ANYTHING})"
"""A date ends with its year where it has one: “On May 3, 2019, Sara …” must not be read as May 3 and a person “2019, Sara”."""

CONTENT: Mapping[str, str] = {
    "P": _ANYTHING,
    "L": _ANYTHING,
    "O": _ANYTHING,
    "D": _DATE,
    "N": r"[+\-]?\d[\d.,٬٫'\s]*?",
    "U": r"[^()\s]+",
}
"""A regular expression for what each kind of slot may hold; what it is, `placeables` finds out."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text that a person (P), place (L), organisation (O), date (D), number (N) or link target (U) fills."""

    kind: SlotKind
    number: int

    @property
    def name(self) -> str:
        """P0, L1 …"""
        return f"{self.kind}{self.number}"


Piece = str | Slot


def pieces(text: str) -> tuple[Piece, ...]:
    """The text as literal strings and slots in order, no string empty."""
    found: list[Piece] = []
    end = 0
    for match in SLOT.finditer(text):
        if match.start() > end:
            found.append(text[end : match.start()])
        found.append(Slot(cast(SlotKind, match[1]), int(match[2])))
        end = match.end()
    if end < len(text):
        found.append(text[end:])
    return tuple(found)


def literal_words(text: str, language: str) -> list[str]:
    """The words that every text of this template contains: those that touch no slot."""
    marked = SLOT.sub("\ue000", canonical(text, language))
    return [word for chunk in re.split(r"\w*\ue000[\w\ue000]*", marked) for word in words(chunk)]


def pattern(text: str, language: str, content: Mapping[str, str] = CONTENT) -> re.Pattern[str]:
    """Matches the canonical texts of a template, one group for each slot name (the same slot twice must read the same).

    `content`: a regular expression for what each kind of slot may hold.
    """
    parts: list[str] = []
    seen: set[str] = set()
    template = pieces(canonical(text, language))
    for position, piece in enumerate(template):
        if isinstance(piece, str):
            after_slot = position > 0
            parts.append(suffix_pattern(piece, language) if after_slot else re.escape(piece))
        elif piece.name in seen:
            parts.append(f"(?P={piece.name})")
        else:
            seen.add(piece.name)
            parts.append(f"(?P<{piece.name}>{content[piece.kind]})")
    return re.compile("".join(parts))
