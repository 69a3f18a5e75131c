"""From a text to what the memory can make of it: the same wording, a template with its slots filled, a name or date alone.

Owns which unit fits which text and why not; verifying the result against the source is `draft`'s business. Nothing here
guesses: what a slot holds is in the glossary, a date or a number, or the unit is not used and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.facts import Date
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory.agreement import GENDERED, misfit
from pipeline.memory.assembly import Filling, assemble
from pipeline.memory.datewords import kind_of
from pipeline.memory.generalise import exchange, found_in
from pipeline.memory.index import TemplateMatch, matched
from pipeline.memory.memory import Memory
from pipeline.memory.placeables import Placeable, Unknown, recognise, render
from pipeline.memory.templates import CONTENT, Piece, Slot, pattern, pieces
from pipeline.memory.units import MemoryUnit
from pipeline.memory.wording import canonical
from pipeline.model import Term

CANDIDATES = 12
"""How many similar units are tried for an exchange of names and facts."""

LONE_SLOTS = (Slot("P", 0), Slot("L", 0), Slot("O", 0), Slot("D", 0), Slot("N", 0))


@dataclass(frozen=True, slots=True)
class Leverage:
    """A translation that the memory offers, and the text of its provenance comment."""

    text: str
    provenance: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a unit whose wording fits was not used, as the translator reads it."""

    reason: str


def leverage(memory: Memory, glossary: Glossary, text: str, source: str, target: str) -> Iterator[Leverage | Obstacle]:
    """Everything the memory offers for the text, best first; obstacles stand where the offer would have stood."""
    plain = canonical(text, source)
    index = memory.index(source)
    for unit in index.exact(plain):
        if target in unit.texts:
            yield _exact(unit, source, target)
    for match in index.templates(plain):
        if target in match.unit.texts:
            yield fill(match, glossary, source, target)


def exchanged(memory: Memory, glossary: Glossary, text: str, source: str, target: str) -> Iterator[Leverage | Obstacle]:
    """Offers from units that read like the text but for other names, dates or numbers, most similar first."""
    for similar in memory.index(source).similar(canonical(text, source), CANDIDATES):
        unit = similar.unit
        if not unit.slotted and target in unit.texts and (made := exchange(unit, glossary, text, source, target)):
            yield _filled(unit, made.template, made.placeables, source, target)


def alone(glossary: Glossary, text: str, source: str, target: str) -> Leverage | None:
    """The translation of a text that is nothing but one glossary name, one date or one number."""
    for slot in LONE_SLOTS:
        placeable = recognise(slot, canonical(text, source), source, glossary)
        if isinstance(placeable, Placeable) and not _lacks(placeable, target):
            kind = "glossary" if isinstance(placeable.value, Term) else "rules"
            return Leverage(render(placeable, source, target), f"memory {kind}, placeables {placeable}")
    return None


def _exact(unit: MemoryUnit, source: str, target: str) -> Leverage | Obstacle:
    if "" in unit.gender and source not in GENDERED and target in GENDERED:
        return Obstacle(f"{LANGUAGES[source].name} does not say whether a woman or a man is meant (memory {unit.name})")
    return Leverage(unit.texts[target], f"memory {unit.name}, {'reviewed' if unit.origin == 'project' else 'exact'}")


def fill(match: TemplateMatch, glossary: Glossary, source: str, target: str) -> Leverage | Obstacle:
    """The unit's target with every slot filled, or what stands in the way."""
    found = _recognised(match, glossary, source)
    if any(isinstance(one, Unknown) for one in found) and (other := _otherwise(match, glossary, source)):
        found = _recognised(other, glossary, source)
    placeables: list[Placeable] = []
    for one in found:
        if isinstance(one, Unknown):
            return Obstacle(f"the name “{one.name}” is not in the glossary" if one.name else "")
        if obstacle := _lacks(one, target) or misfit(match.unit, one, source, target):
            return Obstacle(obstacle)
        placeables.append(one)
    return _filled(match.unit, pieces(match.unit.texts[target]), placeables, source, target)


def _recognised(match: TemplateMatch, glossary: Glossary, source: str) -> list[Placeable | Unknown]:
    verbatim = match.unit.verbatim
    return [recognise(slot, text, source, glossary, slot.name in verbatim) for slot, text in match.found]


def _otherwise(match: TemplateMatch, glossary: Glossary, source: str) -> TemplateMatch | None:
    """The match cut in another way: at the names, dates and numbers that stand in the text (two slots side by side, endings)."""
    texts: dict[str, set[str]] = {}
    for one in found_in(match.text, source, glossary):
        texts.setdefault(one.kind, set()).update(
            {match.text[one.start : one.end], match.text[one.start : max(one.stem, one.start + 1)]}
        )
    if not {slot.kind for slot, _ in match.found} <= texts.keys() | {"U"}:
        return None
    content = {**CONTENT} | {kind: "|".join(map(re.escape, sorted(found, key=len, reverse=True))) for kind, found in texts.items()}
    again = pattern(match.unit.texts[source], source, content).fullmatch(match.text)
    return again and matched(match.unit, source, again)


def _filled(
    unit: MemoryUnit, template: tuple[Piece, ...], placeables: Sequence[Placeable], source: str, target: str
) -> Leverage | Obstacle:
    fillings = {one.slot.name: _filling(unit, one, source, target) for one in placeables}
    text = assemble(template, fillings, target)
    if text is None:
        dates = ", ".join(f"“{one.written}”" for one in placeables if isinstance(one.value, Date))
        return Obstacle(f"the wording of memory {unit.name} takes another kind of date than {dates}")
    named = " ".join(str(one) for one in placeables if one.slot.kind != "U") or "links"
    return Leverage(text, f"memory {unit.name}, placeables {named}")


def _filling(unit: MemoryUnit, one: Placeable, source: str, target: str) -> Filling:
    text = render(one, source, target, one.slot.name in unit.verbatim)
    if not isinstance(one.value, Date):
        return Filling(text)
    in_year = re.search(rf"\bin \{{{one.slot.name}\}}", unit.texts.get("en", ""), re.IGNORECASE)
    return Filling(text, kind_of(one.value), bool(in_year))


def _lacks(placeable: Placeable, target: str) -> str:
    if isinstance(placeable.value, Term) and target not in placeable.value.forms:
        return f"the glossary has no {LANGUAGES[target].name} form of “{placeable.written}”"
    return ""
