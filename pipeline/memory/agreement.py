"""What a unit asks of the persons, dates and numbers that fill it: gender, the kind of date its words take, the plural.

Owns these rules; a misfit is a reason in words, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.facts import Date
from pipeline.memory.placeables import Placeable
from pipeline.memory.units import MemoryUnit
from pipeline.model import Term

GENDERED = frozenset({"en", "de", "kmr"})
"""Languages whose sentences show whether they speak of a woman or of a man; Persian and Sorani do not."""

PLURAL_AFTER_NUMBERS = frozenset({"en", "de"})
"""Languages in which a noun stands in the plural after every number but one."""

_KINDS_BY_WORD: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"(?:on|of the|(?:morning|evening|night|afternoon|eve|dawn) of)", "full"),
        (r"in", "month year"),
    ),
    "de": (
        (r"(?:am|dem|den|vom|zum|des)", "full"),
        (r"(?:im Jahre?|des Jahres|Jahr)", "year"),
        (r"im", "month"),
        (r"(?:in|Anfang|Mitte|Ende)", "month year"),
    ),
    "fa": (("سال", "year"), ("ماه", "month"), ("(?:روز|تاریخ|شامگاه|بامداد|صبح|شب|عصر|سحرگاه)", "full")),
    "ckb": (("ساڵی", "year"), ("مانگی", "month"), ("(?:ڕۆژی|ئێوارەی|بەیانیی|شەوی|ڕێکەوتی|بەرواری|بەرەبەیانی)", "full")),
    "kmr": ((r"[Ss]ala", "year"), (r"[Mm]eha", "month"), (r"(?:[Rr]oja|[Êê]vara|[Ss]ibeha|[Şş]eva|[Dd]îroka)", "full")),
}
"""The word before a date and the kinds of date (full, month, year) that it takes; other words take any."""

_GERMAN_ANY = re.compile(r"(?:^|[^\w ] ?|\b(?:[Ss]eit|[Bb]is|[Vv]on|[Aa]b|[Ff]ür|[Zz]wischen|und|nach|vor|aus|Stand) )[*_]*$")


def misfit(unit: MemoryUnit, placeable: Placeable, source: str, target: str) -> str:
    """Why the placeable may not stand in its slot of the unit's text in the target language; empty if it may."""
    slot, value = placeable.slot.name, placeable.value
    if isinstance(value, Term):
        wanted = unit.gender.get(slot, "")
        if wanted and target in GENDERED and value.gender != wanted:
            spoken = "a woman" if wanted == "f" else "a man"
            return f"memory {unit.name} speaks of {spoken}, which the glossary does not say of “{placeable.written}”"
    elif isinstance(value, Date):
        if date_kind(value) not in _kinds(unit, slot, target):
            return f"the wording of memory {unit.name} takes another kind of date than “{placeable.written}”"
    elif value == "1" and source not in PLURAL_AFTER_NUMBERS and target in PLURAL_AFTER_NUMBERS:
        return f"memory {unit.name} has a plural where the text has one"
    return ""


def date_kind(date: Date) -> str:
    """full (with a day), month or year."""
    return "full" if date.day else "month" if date.month else "year"


def _kinds(unit: MemoryUnit, slot: str, target: str) -> str:
    before = unit.texts[target].split(f"{{{slot}}}")[0]
    plain = before.rstrip("*_[(")
    for word, kinds in _KINDS_BY_WORD[target]:
        if re.search(rf"(?:^|\W){word} $", plain, re.IGNORECASE):
            return kinds
    english = unit.texts.get("en", "")
    if target == "de" and not _GERMAN_ANY.search(before) and re.search(rf"\bin \{{{slot}\}}", english, re.IGNORECASE):
        return "year"
    return "full month year"
