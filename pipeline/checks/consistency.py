"""The checks `consistency` and `collision`: what shows only when all documents of a language are read together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pipeline.model import Catalogue, Finding, Unit
from pipeline.text import fold

Place = tuple[Catalogue, Unit]

NOT_LETTERS = re.compile(r"[\W_]+")


def consistency(catalogues: Sequence[Catalogue]) -> Iterator[Finding]:
    """One source text has one translation in all documents."""
    for places in grouped(catalogues, lambda unit: unit.msgid).values():
        if len(places) < 2:
            continue
        kinds: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            kinds[normal(place[1].msgstr)].append(place)
        if len(kinds) < 2:
            continue
        usual = max(kinds.values(), key=len)
        for found in kinds.values():
            for catalogue, unit in found:
                other = next(
                    place
                    for group in kinds.values()
                    if group is not found
                    for place in (usual if usual is not found else group)[:1]
                )
                message = f"translated differently in {other[0].document}: “{other[1].msgstr}”"
                yield finding("consistency", catalogue, unit, message)


def collision(catalogues: Sequence[Catalogue]) -> Iterator[Finding]:
    """Two different source texts have two different translations."""
    for places in grouped(catalogues, lambda unit: unit.msgstr).values():
        if len(places) < 2:
            continue
        sources = {normal(unit.msgid): (catalogue, unit) for catalogue, unit in places}
        if len(sources) < 2:
            continue
        for catalogue, unit in places:
            other = next(place for source, place in sources.items() if source != normal(unit.msgid))
            message = f"the same translation stands for “{other[1].msgid}” in {other[0].document}"
            yield finding("collision", catalogue, unit, message)


def grouped(catalogues: Sequence[Catalogue], text_of: Callable[[Unit], str]) -> dict[tuple[str, str], list[Place]]:
    """Translated entries by source language and one of their texts made `normal`; entries without letters are left out."""
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for catalogue in catalogues:
        for unit in catalogue.units:
            if unit.msgstr and (found := normal(text_of(unit))):
                groups[catalogue.source_language, found].append((catalogue, unit))
    return groups


def normal(text: str) -> str:
    """A text without case, spaces and punctuation."""
    return NOT_LETTERS.sub(" ", fold(text)).strip().casefold()


def finding(check: str, catalogue: Catalogue, unit: Unit, message: str) -> Finding:
    """A warning about one entry."""
    return Finding(check, "warning", message, catalogue.document, catalogue.language, unit.msgid, unit.msgstr)
