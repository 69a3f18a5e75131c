"""From a text to what the memory can make of it: the same wording, a template with its slots filled, a name or date alone.

Owns which unit fits which text and why not; verifying the result against the source is `draft`'s business. Nothing here
guesses: what a slot holds is in the glossary, a date or a number, or the unit is not used and says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory.agreement import GENDERED, misfit
from pipeline.memory.generalise import exchange
from pipeline.memory.index import TemplateMatch
from pipeline.memory.joining import before_german_place, join
from pipeline.memory.memory import Memory
from pipeline.memory.placeables import Placeable, Unknown, recognise, render
from pipeline.memory.templates import Piece, Slot, pieces
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
            renderings = {one.slot.name: render(one, source, target) for one in made.placeables}
            named = " ".join(str(one) for one in made.placeables)
            yield Leverage(assemble(made.template, renderings, target), f"memory {unit.name}, placeables {named}")


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
    placeables: dict[str, Placeable] = {}
    for slot, text in match.found:
        placeable = recognise(slot, text, source, glossary, slot.name in match.unit.verbatim)
        if isinstance(placeable, Unknown):
            return Obstacle(f"the name “{placeable.name}” is not in the glossary" if placeable.name else "")
        if obstacle := _lacks(placeable, target) or misfit(match.unit, placeable, source, target):
            return Obstacle(obstacle)
        placeables[slot.name] = placeable
    renderings = {name: render(placeable, source, target, name in match.unit.verbatim) for name, placeable in placeables.items()}
    named = " ".join(str(placeable) for placeable in placeables.values())
    return Leverage(assemble(pieces(match.unit.texts[target]), renderings, target), f"memory {match.unit.name}, placeables {named}")


def _lacks(placeable: Placeable, target: str) -> str:
    if isinstance(placeable.value, Term) and target not in placeable.value.forms:
        return f"the glossary has no {LANGUAGES[target].name} form of “{placeable.written}”"
    return ""


def assemble(template: tuple[Piece, ...], renderings: dict[str, str], language: str) -> str:
    """A template with its slots filled and the seams joined as the language asks."""
    text = ""
    waiting: str | None = None
    for piece in template:
        if isinstance(piece, str):
            text += piece if waiting is None else join(waiting, piece, language)
            waiting = None
            continue
        text += waiting or ""
        waiting = renderings[piece.name]
        if language == "de" and piece.kind == "L":
            text = before_german_place(text, waiting)
    return text + (waiting or "")
