"""Putting a filled template together: the literal pieces, what fills the slots, and the seams between them.

Owns the order in which seams are joined; the rules themselves are in `joining`, `german` and `datewords`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.memory.datewords import DateKind, before_date
from pipeline.memory.german import with_organisation, with_place
from pipeline.memory.joining import join
from pipeline.memory.templates import Piece


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into a slot, as written in the target language; for a date which kind it is and whether English says “in” it."""

    text: str
    date_kind: DateKind | None = None
    in_year: bool = False


def assemble(template: tuple[Piece, ...], fillings: Mapping[str, Filling], language: str) -> str | None:
    """The template with its slots filled and the seams joined; None where its words cannot take a date of that kind."""
    text = ""
    waiting: str | None = None
    for piece in template:
        if isinstance(piece, str):
            text += piece if waiting is None else join(waiting, piece, language)
            waiting = None
            continue
        text += waiting or ""
        filling = fillings[piece.name]
        waiting = filling.text
        if language == "de" and piece.kind == "L":
            text = with_place(text, waiting)
        if language == "de" and piece.kind == "O":
            text, waiting = with_organisation(text, waiting)
        if filling.date_kind:
            bent = before_date(text, filling.date_kind, language, filling.in_year)
            if bent is None:
                return None
            text = bent
    return text + (waiting or "")
