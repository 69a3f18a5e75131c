"""Texts that come back from agencies and from the tools of translators, and what may be believed of them.

Owns four rules: a text belongs to a unit only while the unit's source is the same; what a person approved here is never
overwritten; a text is reviewed only where the caller vouches for the sender's approval; what did not come back stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from pipeline.errors import UnreadableInput
from pipeline.model import Catalogue, State, Unit


def identity(unit: Unit) -> str:
    """An id that stays while the text of the unit stays."""
    return "u" + sha256(f"{unit.msgctxt or ''}\x04{unit.msgid}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Returned:
    """One text that came back: the unit's id and source as the file has them, the translation, whether the agency approved it."""

    id: str
    source: str
    target: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one file holds: the languages, the texts that have a translation, and the document where the file names it."""

    source_language: str | None
    language: str | None
    texts: tuple[Returned, ...]
    document: str = ""


def parcel_of(catalogue: Catalogue) -> Parcel:
    """The translations of a catalogue that a tool wrote (OmegaT's `target/`): units without fuzzy count as approved there."""
    texts = tuple(
        Returned(identity(unit), unit.msgid, unit.msgstr, unit.state is State.REVIEWED) for unit in catalogue.units if unit.msgstr
    )
    return Parcel(catalogue.source_language, catalogue.language, texts, catalogue.document)


@dataclass(frozen=True, slots=True)
class Homecoming:
    """A catalogue with the returned texts in it; `taken` counts them, `refused` names the sources of the others and why."""

    catalogue: Catalogue
    taken: int
    refused: tuple[tuple[str, str], ...]


def merge(catalogue: Catalogue, parcel: Parcel, vouched: bool = False, path: str = "") -> Homecoming:
    """Put returned texts into the catalogue.

    Each needs editing, unless `vouched` says that the agency's approval counts as a person's. A unit that somebody approved here
    keeps its text. `UnreadableInput` where the file is for other languages.
    """
    languages = (parcel.source_language, parcel.language)
    if languages != (catalogue.source_language, catalogue.language):
        wanted = f"{catalogue.source_language} to {catalogue.language}"
        raise UnreadableInput(f"is not a translation from {wanted} but from {languages[0]} to {languages[1]}", path)
    places = {unit.msgid: place for place, unit in enumerate(catalogue.units)}
    exact = {identity(unit): place for place, unit in enumerate(catalogue.units)}
    units = list(catalogue.units)
    refused: list[tuple[str, str]] = []
    taken = 0
    for one in parcel.texts:
        place = exact.get(one.id, places.get(one.source, -1))
        if place < 0 or units[place].msgid != one.source:
            refused.append((one.source, "the source has changed since the file was made"))
        elif units[place].state is State.REVIEWED:
            if units[place].msgstr != one.target:
                refused.append((one.source, "another translation has been approved here"))
        else:
            changed = _with(units[place], one, vouched)
            taken += changed != units[place]
            units[place] = changed
    return Homecoming(replace(catalogue, units=tuple(units)), taken, tuple(refused))


def _with(unit: Unit, one: Returned, vouched: bool) -> Unit:
    if vouched and one.approved:
        return replace(
            unit,
            msgstr=one.target,
            state=State.REVIEWED,
            draft="",
            unverified=(),
            left_empty="",
            facts_changed=(),
            previous_msgid=None,
            previous_msgctxt=None,
        )
    if one.target == unit.msgstr:
        return unit
    return replace(unit, msgstr=one.target, state=State.NEEDS_EDITING, draft="", unverified=(), left_empty="")
