"""Units without slots used as if they had them: the names, dates and numbers in both of their texts are found and exchanged.

Owns finding which of them differ between a text and a unit, and making the unit a template in just these places. Only what
stands in both texts of the unit equally often is exchanged; everything else must read the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline import facts, names
from pipeline.glossary import Glossary
from pipeline.memory.german import organisation_gender, place_gender
from pipeline.memory.placeables import INSTITUTION, RECOGNISED, Placeable, recognise
from pipeline.memory.templates import Piece, Slot, SlotKind
from pipeline.memory.units import MemoryUnit
from pipeline.memory.wording import canonical
from pipeline.model import Term

_SLOT_KINDS: dict[str, SlotKind] = {"person": "P", "place": "L", "organisation": "O"}
Value = str | tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A name, date or number in a text: `value` is equal in all languages (term id, year-month-day, the number).

    `stem` is where the form of a name ends and its ending begins (-1: they cannot be told apart).
    """

    kind: SlotKind
    value: Value
    start: int
    end: int
    stem: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """A unit turned into a template for one text: its target in pieces, and what fills each slot."""

    unit: MemoryUnit
    template: tuple[Piece, ...]
    placeables: tuple[Placeable, ...]


@lru_cache(maxsize=50_000)
def found_in(text: str, language: str, glossary: Glossary) -> tuple[Found, ...]:
    """Every glossary name, date and number in digits of a text, in order and not overlapping."""
    named = [
        Found(_SLOT_KINDS[glossary.by_id[one.term].kind], one.term, one.start, one.end, _stem(one))
        for one in names.index(glossary, language).occurrences(text)
        if one.status in RECOGNISED and glossary.by_id[one.term].kind in _SLOT_KINDS
    ]
    dated = [Found("D", (one.year, one.month, one.day), one.start, one.end, one.end) for one in facts.dates(text, language)]
    counted = [
        Found("N", f"{one.value.normalize():f}", one.start, one.end, one.end)
        for one in facts.numbers(text, language)
        if not one.spelled
    ]
    result: list[Found] = []
    for one in sorted(named + dated + counted, key=lambda one: (one.start, -one.end)):
        if not result or one.start >= result[-1].end:
            result.append(one)
    return tuple(result)


def _stem(one: names.Occurrence) -> int:
    """Where in the text the listed form ends; before an ending Kurmanji writes î as i."""
    if one.written.startswith(one.form):
        return one.start + len(one.form)
    if one.form.endswith("î") and one.written.startswith(one.form[:-1] + "iy"):
        return one.start + len(one.form)
    return -1


@lru_cache(maxsize=50_000)
def skeleton(text: str, language: str, glossary: Glossary) -> str:
    """The wording with every name, date and number reduced to its kind."""
    parts, end = [], 0
    for one in found_in(text, language, glossary):
        parts += [text[end : one.start], f"\ue000{one.kind}\ue001"]
        end = one.end
    return canonical("".join([*parts, text[end:]]), language)


def exchange(unit: MemoryUnit, glossary: Glossary, text: str, source: str, target: str) -> Exchange | None:
    """The unit made to fit the text, or None where its wording differs or something cannot be exchanged safely."""
    own = unit.texts[source]
    if skeleton(own, source, glossary) != skeleton(text, source, glossary):
        return None
    before, after = found_in(own, source, glossary), found_in(text, source, glossary)
    changes = dict(_changes(before, after, text))
    if len({(one.value, other.value) for one, other in zip(before, after, strict=True)}) != len({one.value for one in before}):
        return None
    in_target = found_in(unit.texts[target], target, glossary)
    if not changes or Counter(one.value for one in before if one.value in changes) != Counter(
        one.value for one in in_target if one.value in changes
    ):
        return None
    slots = {value: Slot(one.kind, number) for number, (value, (one, _)) in enumerate(changes.items())}
    placeables = []
    for value, (_, written) in changes.items():
        placeable = recognise(slots[value], written, source, glossary)
        if not isinstance(placeable, Placeable) or not _alike(value, placeable, glossary, target):
            return None
        placeables.append(placeable)
    template = _template(unit.texts[target], in_target, slots)
    return Exchange(unit, template, tuple(placeables)) if template else None


def _changes(before: tuple[Found, ...], after: tuple[Found, ...], text: str) -> Iterator[tuple[Value, tuple[Found, str]]]:
    for one, other in zip(before, after, strict=True):
        if one.value != other.value:
            yield one.value, (one, text[other.start : other.end])


def _alike(old: Value, placeable: Placeable, glossary: Glossary, target: str) -> bool:
    """Whether the sentence stays right with the new name or date in the place of the old one."""
    new = placeable.value
    if isinstance(old, tuple):
        return not isinstance(new, (str, Term)) and [part is None for part in old] == [
            part is None for part in (new.year, new.month, new.day)
        ]
    if isinstance(new, str):
        return "1" not in (new, old)
    if not isinstance(new, Term) or target not in new.forms:
        return False
    term = glossary.by_id[old]
    if term.kind == "person":
        return bool(term.gender) and term.gender == new.gender
    mine, theirs = term.forms[target].form, new.forms[target].form
    return bool(INSTITUTION.search(mine)) == bool(INSTITUTION.search(theirs)) and (
        target != "de" or (place_gender(mine), organisation_gender(mine)) == (place_gender(theirs), organisation_gender(theirs))
    )


def _template(text: str, found: tuple[Found, ...], slots: dict[Value, Slot]) -> tuple[Piece, ...] | None:
    """The target text with the exchanged names and facts as slots; an ending of the old name stays outside its slot.

    None where a name and its ending cannot be told apart.
    """
    pieces: list[Piece] = []
    end = 0
    for one in found:
        if one.value in slots:
            if one.stem < 0:
                return None
            pieces += [text[end : one.start], slots[one.value]]
            end = one.stem
    return tuple(piece for piece in [*pieces, text[end:]] if piece != "")
