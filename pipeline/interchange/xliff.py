"""Catalogues as XLIFF 1.2 or 2.0 for agencies, and what they send back.

Owns the format and what may be believed in a returned file: a text belongs to a unit only while the unit's source is the same,
what a person approved here is never overwritten, and a text is reviewed only where the caller vouches for the agency's approval.
Specifications: OASIS XLIFF 1.2 (2008) and 2.0 (2014). Inline Markdown travels as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal
from xml.etree.ElementTree import Element

from pipeline.errors import UnreadableInput
from pipeline.interchange.safexml import element, escape, local, parse
from pipeline.interchange.tags import language_of
from pipeline.model import Catalogue, State, Unit

Version = Literal["1.2", "2.0"]
NAMESPACES = {"1.2": "urn:oasis:names:tc:xliff:document:1.2", "2.0": "urn:oasis:names:tc:xliff:document:2.0"}

STATES_1 = {State.UNTRANSLATED: "new", State.NEEDS_EDITING: "needs-review-translation", State.REVIEWED: "final"}
STATES_2 = {State.UNTRANSLATED: "initial", State.NEEDS_EDITING: "translated", State.REVIEWED: "final"}
APPROVED = frozenset({"final", "signed-off", "reviewed"})
"""States with which a returned text counts as approved by the agency."""


def identity(unit: Unit) -> str:
    """An id that stays while the text of the unit stays."""
    return "u" + sha256(f"{unit.msgctxt or ''}\x04{unit.msgid}".encode()).hexdigest()[:16]


def serialise(catalogue: Catalogue, version: Version = "1.2") -> str:
    """The catalogue as an XLIFF document; no date and no name of a person is written."""
    original = catalogue.document
    if version == "1.2":
        units = element("body", [_unit_1(unit, catalogue) for unit in catalogue.units])
        languages = {"source_language": catalogue.source_language, "target_language": catalogue.language}
        inner = element("file", [units], original=original, datatype="plaintext", **languages)
        outer = {}
    else:
        inner = element("file", [_unit_2(unit) for unit in catalogue.units], id="f1", original=original)
        outer = {"srcLang": catalogue.source_language, "trgLang": catalogue.language}
    document = element("xliff", [inner], version=version, xmlns=NAMESPACES[version], **outer)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'


def _notes(unit: Unit) -> Iterator[str]:
    """What a translator should know, one note a line: kind of text, note of the author, names, changed facts, provenance."""
    yield from (f"type: {unit.kind}",) if unit.kind else ()
    yield from (unit.note,) if unit.note else ()
    yield from (f"name: {name}" for name in unit.names)
    yield from (f"facts changed: {change}" for change in unit.facts_changed)
    yield from (f"draft: {unit.draft}",) if unit.draft else ()
    yield from (f"unverified: {term}" for term in unit.unverified)


def _unit_1(unit: Unit, catalogue: Catalogue) -> str:
    source = element("source", escape(unit.msgid), xml__lang=catalogue.source_language)
    target = element("target", escape(unit.msgstr), xml__lang=catalogue.language, state=STATES_1[unit.state])
    notes = [element("note", escape(note), **{"from": "developer"}) for note in _notes(unit)]
    approved = "yes" if unit.state is State.REVIEWED else "no"
    return element("trans-unit", [source, target, *notes], id=identity(unit), approved=approved, xml__space="preserve")


def _unit_2(unit: Unit) -> str:
    notes = [element("note", escape(note)) for note in _notes(unit)]
    texts = [element("source", escape(unit.msgid))]
    if unit.msgstr:
        texts.append(element("target", escape(unit.msgstr)))
    segment = element("segment", texts, state=STATES_2[unit.state])
    children = [element("notes", notes), segment] if notes else [segment]
    return element("unit", children, id=identity(unit), xml__space="preserve")


@dataclass(frozen=True, slots=True)
class Returned:
    """One text that came back: the unit's id and source as the file has them, the translation, whether the agency approved it."""

    id: str
    source: str
    target: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one file holds: the languages and the texts that have a translation."""

    source_language: str | None
    language: str | None
    texts: tuple[Returned, ...]


def read(content: bytes, path: str) -> Parcel:
    """The translations of an XLIFF 1.x or 2.x file; `UnreadableInput` with path and line where it is none."""
    root = parse(content, path)
    if local(root) != "xliff":
        raise UnreadableInput(f"is not an XLIFF file; its first element is <{local(root)}>", path)
    if root.get("version", "").startswith("2"):
        texts = [one for unit in _inside(root, "unit") if (one := _returned_2(unit))]
        return Parcel(language_of(root.get("srcLang", "")), language_of(root.get("trgLang", "")), tuple(texts))
    file = next(_inside(root, "file"), root)
    texts = [one for unit in _inside(root, "trans-unit") if (one := _returned_1(unit))]
    return Parcel(language_of(file.get("source-language", "")), language_of(file.get("target-language", "")), tuple(texts))


def _inside(root: Element, name: str) -> Iterator[Element]:
    return (child for child in root.iter() if local(child) == name)


def _text(parent: Element, name: str) -> str:
    return "".join("".join(child.itertext()) for child in _inside(parent, name))


def _returned_1(unit: Element) -> Returned | None:
    target = next((child for child in unit if local(child) == "target"), None)
    source = next((child for child in unit if local(child) == "source"), None)
    if target is None or source is None or not (text := "".join(target.itertext())).strip():
        return None
    approved = unit.get("approved") == "yes" or target.get("state") in APPROVED
    return Returned(unit.get("id", ""), "".join(source.itertext()), text, approved)


def _returned_2(unit: Element) -> Returned | None:
    segments = list(_inside(unit, "segment"))
    text = _text(unit, "target")
    if not text.strip():
        return None
    approved = all(segment.get("state") in APPROVED for segment in segments)
    return Returned(unit.get("id", ""), _text(unit, "source"), text, approved)


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


def documents(catalogues: Sequence[Catalogue], version: Version = "1.2") -> Iterator[tuple[str, str]]:
    """A file name and the XLIFF text for each catalogue: `appeal.de.xlf`."""
    suffix = "xlf" if version == "1.2" else "xlf2"
    for catalogue in catalogues:
        yield f"{catalogue.document}.{catalogue.language}.{suffix}", serialise(catalogue, version)
