"""Translation memories as TMX 1.4b, the form that OmegaT, Weblate, Lokalize, Poedit and agencies exchange.

Owns the format. No date, no user and no path is written: the same memory gives the same bytes. Inline codes of other tools are
dropped, their text is kept. Specification: LISA OSCAR, TMX 1.4b (2005).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from pipeline import __version__
from pipeline.errors import UnreadableInput
from pipeline.interchange.safexml import NAMESPACE_XML, element, escape, local, parse
from pipeline.interchange.tags import language_of
from pipeline.languages import LANGUAGES
from pipeline.memory import MemoryUnit
from pipeline.model import LONGEST

CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements that hold another tool's markup, not text."""

_SPACES = re.compile(r"[ \t\r\n]+")
"""Spaces by which tools lay out their XML; a no-break space is text."""

OWN = "x-appeal-pipeline"
"""Properties of ours, which other tools keep and do not read."""


def serialise(units: Iterable[MemoryUnit], languages: Iterable[str] = LANGUAGES, source: str = "en", slots: bool = True) -> str:
    """A TMX document of the units that have a text in at least two of the languages; `slots`: whether templates go in too."""
    wanted = [code for code in LANGUAGES if code in set(languages)]
    header = element(
        "header",
        creationtool="appeal-pipeline",
        creationtoolversion=__version__,
        segtype="block",
        o_tmf="gettext",
        adminlang="en",
        srclang=source if source in wanted else "*all*",
        datatype="plaintext",
    )
    body = [_written(unit, wanted) for unit in units if (slots or not unit.slotted) and len(unit.texts.keys() & set(wanted)) > 1]
    document = element("tmx", [header, element("body", body)], version="1.4")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n{document}\n'


def _written(unit: MemoryUnit, languages: list[str]) -> str:
    properties = {"origin": unit.origin, "id": unit.id}
    if unit.slotted:
        properties["slotted"] = "yes"
    if unit.gender:
        properties["gender"] = " ".join(f"{slot}={gender}" for slot, gender in unit.gender.items())
    if unit.verbatim:
        properties["verbatim"] = " ".join(sorted(unit.verbatim))
    return element(
        "tu",
        [
            *(element("prop", escape(value), type=f"{OWN}:{key}") for key, value in properties.items()),
            *(element("tuv", element("seg", escape(unit.texts[code])), xml__lang=code) for code in languages if code in unit.texts),
        ],
    )


def read(content: bytes, path: str, name: str) -> tuple[MemoryUnit, ...]:
    """The units of a TMX file in the five languages; units with fewer than two of them, or too long for a segment, are left out.

    `name` is what provenance calls the memory. `UnreadableInput` with path and line where the file is not TMX.
    """
    root = parse(content, path)
    if local(root) != "tmx":
        raise UnreadableInput(f"is not a TMX file; its first element is <{local(root)}>", path)
    found = (_unit(tu, name, number) for number, tu in enumerate(_inside(root, "tu"), start=1))
    return tuple(unit for unit in found if len(unit.texts) > 1)


def _unit(tu: Element, name: str, number: int) -> MemoryUnit:
    own = {prop.get("type", "").removeprefix(OWN + ":"): prop.text or "" for prop in tu if local(prop) == "prop"}
    texts: dict[str, str] = {}
    for tuv in tu:
        code = language_of(tuv.get(NAMESPACE_XML + "lang") or tuv.get("lang") or "") if local(tuv) == "tuv" else None
        seg = next((child for child in tuv if local(child) == "seg"), None)
        text = "" if seg is None else _SPACES.sub(" ", _text(seg)).strip(" ")
        if code and 0 < len(text) <= LONGEST:
            texts.setdefault(code, text)
    return MemoryUnit(
        id=own.get("id") or tu.get("tuid") or str(number),
        origin=name,
        texts=texts,
        slotted=own.get("slotted") == "yes",
        gender=_pairs(own.get("gender", "")),
        verbatim=frozenset(own.get("verbatim", "").split()),
    )


def _inside(root: Element, name: str) -> Iterator[Element]:
    return (child for child in root.iter() if local(child) == name)


def _text(seg: Element) -> str:
    """The text of a segment without the codes in it."""
    inner = "".join(("" if local(child) in CODES else _text(child)) + (child.tail or "") for child in seg)
    return (seg.text or "") + inner


def _pairs(text: str) -> Mapping[str, str]:
    return {slot: gender for slot, _, gender in (pair.partition("=") for pair in text.split()) if gender in ("f", "m")}
