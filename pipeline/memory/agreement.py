"""What a unit asks of the persons and numbers that fill it: gender, the plural. (Dates: `datewords`.)

Owns these rules; a misfit is a reason in words, never an exception.
"""

from __future__ import annotations

from pipeline.memory.placeables import Placeable
from pipeline.memory.units import MemoryUnit
from pipeline.model import Term

GENDERED = frozenset({"en", "de", "kmr"})
"""Languages whose sentences show whether they speak of a woman or of a man; Persian and Sorani do not."""

PLURAL_AFTER_NUMBERS = frozenset({"en", "de"})
"""Languages in which a noun stands in the plural after every number but one."""


def misfit(unit: MemoryUnit, placeable: Placeable, source: str, target: str) -> str:
    """Why the placeable may not stand in its slot of the unit's text in the target language; empty if it may."""
    slot, value = placeable.slot.name, placeable.value
    if isinstance(value, Term):
        wanted = unit.gender.get(slot, "")
        if wanted and target in GENDERED and value.gender != wanted:
            spoken = "a woman" if wanted == "f" else "a man"
            return f"memory {unit.name} speaks of {spoken}, which the glossary does not say of “{placeable.written}”"
    elif placeable.slot.kind == "N" and value == "1" and source not in PLURAL_AFTER_NUMBERS and target in PLURAL_AFTER_NUMBERS:
        return f"memory {unit.name} has a plural where the text has one"
    return ""
