"""The empty units of a document: what every catalogue and the template of it hold before anything is translated."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.model import Document, Segment, Unit


def from_document(document: Document, names: Callable[[str], tuple[str, ...]]) -> tuple[Unit, ...]:
    """One unit for each distinct text, in document order; `names` gives the name lines of a text.

    A text that stands in several places is one unit with all its kinds and notes.
    """
    segments: dict[str, list[Segment]] = {}
    for segment in document.segments:
        segments.setdefault(segment.text, []).append(segment)
    return tuple(_unit(text, same, names(text)) for text, same in segments.items() if text)


def _unit(text: str, same: list[Segment], names: tuple[str, ...]) -> Unit:
    first = same[0]
    if len(same) == 1 and first.location.path and not first.note:
        return Unit(msgid=text, kind=first.kind, names=names, locations=(first.location.path,))
    return Unit(
        msgid=text,
        kind=", ".join(distinct(segment.kind for segment in same)),
        note="\n".join(distinct(line.strip() for segment in same for line in segment.note.split("\n"))),
        names=names,
        locations=distinct(segment.location.path for segment in same),
    )


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order, empty ones left out."""
    return tuple(dict.fromkeys(filter(None, values)))
