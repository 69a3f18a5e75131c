"""Catalogues as XLIFF 1.2 or 2.0 for agencies, and what they send back.

Owns the format; what may be believed in a returned file is `homecoming`'s business. Specifications: OASIS XLIFF 1.2 (2008) and 2.0 (2014). Inline Markdown travels as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from pipeline.errors import UnreadableInput
from pipeline.interchange.homecoming import Parcel, Returned, identity
from pipeline.interchange.safexml import element, escape, local, parse
from pipeline.interchange.tags import language_of
from pipeline.model import Catalogue, State, Unit

Version = Literal["1.2", "2.0"]
NAMESPACES = {"1.2": "urn:oasis:names:tc:xliff:document:1.2", "2.0": "urn:oasis:names:tc:xliff:document:2.0"}

STATES_1 = {State.UNTRANSLATED: "new", State.NEEDS_EDITING: "needs-l10n", State.REVIEWED: "final"}
STATES_2 = {State.UNTRANSLATED: "initial", State.NEEDS_EDITING: "initial", State.REVIEWED: "final"}
"""A draft must look unfinished in every tool: Poedit shows needs-review-translation and a plain “translated” as done, but these
(with its own sub-state) as needing work; translate-toolkit takes them for fuzzy."""

APPROVED = frozenset({"translated", "reviewed", "signed-off", "final"})
"""States with which a returned text counts as finished by the sender; no draft leaves here in one of them."""

POEDIT_UNSURE = "poedit:fuzzy"
"""Poedit's sub-state for a text that needs work."""


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
    unsure = POEDIT_UNSURE if unit.state is State.NEEDS_EDITING else ""
    segment = element("segment", texts, state=STATES_2[unit.state], subState=unsure)
    children = [element("notes", notes), segment] if notes else [segment]
    return element("unit", children, id=identity(unit), xml__space="preserve")


def read(content: bytes, path: str) -> Parcel:
    """The translations of an XLIFF 1.x or 2.x file; `UnreadableInput` with path and line where it is none."""
    root = parse(content, path)
    if local(root) != "xliff":
        raise UnreadableInput(f"is not an XLIFF file; its first element is <{local(root)}>", path)
    file = next(_inside(root, "file"), root)
    if root.get("version", "").startswith("2"):
        texts = [one for unit in _inside(root, "unit") if (one := _returned_2(unit))]
        languages = language_of(root.get("srcLang", "")), language_of(root.get("trgLang", ""))
        return Parcel(*languages, tuple(texts), file.get("original", ""))
    texts = [one for unit in _inside(root, "trans-unit") if (one := _returned_1(unit))]
    languages = language_of(file.get("source-language", "")), language_of(file.get("target-language", ""))
    return Parcel(*languages, tuple(texts), file.get("original", ""))


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
    approved = all(one.get("state") in APPROVED and one.get("subState") != POEDIT_UNSURE for one in segments)
    return Returned(unit.get("id", ""), _text(unit, "source"), text, approved)


def documents(catalogues: Sequence[Catalogue], version: Version = "1.2") -> Iterator[tuple[str, str]]:
    """A file name and the XLIFF text for each catalogue: `appeal.de.xlf`."""
    suffix = "xlf" if version == "1.2" else "xlf2"
    for catalogue in catalogues:
        yield f"{catalogue.document}.{catalogue.language}.{suffix}", serialise(catalogue, version)
