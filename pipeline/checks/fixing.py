"""`--fix`: make the repairs, prove that the meaning is the same, show what changed.

A repaired entry keeps its state. That is right only because the repair cannot change what a reader reads, so it is proved for every
entry: the letters and digits, the numbers, the dates and the negations must be the same before and after, or nothing is changed.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

from pipeline import facts, names
from pipeline.checks.pair import Pair
from pipeline.checks.repairs import applied
from pipeline.checks.waivers import NEVER, Waiver, bind, waivers_of
from pipeline.glossary import Glossary
from pipeline.model import Catalogue, Unit
from pipeline.text import ascii_digits, fold

ROUNDS = 4
"""A repair can make another one possible (a space goes, a comma moves up); after this many rounds nothing does."""

LOOKS_ALIKE = str.maketrans(
    {"ı": "i", "ŝ": "ş", "ș": "ş", "Ș": "Ş", "ہ": "ه", "ے": "ی", "،": ",", "؛": ";", "؟": "?", "٪": "%", "٬": ",", "٫": "."}
)
NO_LETTERS = re.compile(r"[\s\u200c\"“”„«»‹›‚‘’']")
POINTS = re.compile(r"(?<=\d)[.,](?=\d)")


def letters(text: str, language: str) -> str:
    """What of a text carries meaning: its letters, digits and marks, without spaces, joiners and quotation marks."""
    plain = ascii_digits(fold(text, sorani=language == "ckb")).translate(LOOKS_ALIKE)
    return POINTS.sub("", NO_LETTERS.sub("", plain))


def same_meaning(old: str, new: str, language: str, glossary: Glossary) -> bool:
    """Whether two texts read the same: same letters, same names, numbers and dates, same negations, same addresses."""
    index = names.index(glossary, language)
    return (
        [found.term for found in index.occurrences(old)] == [found.term for found in index.occurrences(new)]
        and letters(old, language) == letters(new, language)
        and figures(old, language) == figures(new, language)
        and len(facts.negations(old, language)) == len(facts.negations(new, language))
        and [old[a:b] for a, b in facts.opaque(old)] == [new[a:b] for a, b in facts.opaque(new)]
    )


def figures(text: str, language: str) -> list[object]:
    """The values of the numbers and dates of a text, in order."""
    numbers: list[object] = [number.value for number in facts.numbers(text, language)]
    return numbers + [(date.year, date.month, date.day) for date in facts.dates(text, language)]


def fixed(unit: Unit, pair: Pair) -> Unit:
    """The unit with its msgstr repaired and its waivers bound to what they were given for."""
    mended = applied(unit.msgstr, pair.repairs) if unit.msgstr else ""
    if mended and mended != unit.msgstr and same_meaning(unit.msgstr, mended, pair.target, pair.glossary):
        moved = replace(unit, msgstr=mended)
    else:
        moved = unit
    if not unit.comments:
        return moved
    was = {waiver.line: waiver for waiver in waivers_of(unit)}
    comments = tuple(rebound(was[line], moved) if line in was else line for line in unit.comments)
    return replace(moved, comments=comments) if comments != unit.comments else moved


def rebound(waiver: Waiver, unit: Unit) -> str:
    """The waiver's comment line bound to the unit as it is now; one that has expired or cannot be given stays as it is."""
    return waiver.line if waiver.expired or waiver.check in NEVER else bind(waiver, unit)


def fix(catalogue: Catalogue, glossary: Glossary) -> Catalogue:
    """The catalogue with every repair made and every waiver bound; states, sources and all else are untouched."""
    units = catalogue.units
    for _ in range(ROUNDS):
        pairs = (Pair(unit, catalogue.source_language, catalogue.language, glossary) for unit in units)
        mended = tuple(fixed(pair.unit, pair) for pair in pairs)
        if mended == units:
            break
        units = mended
    return replace(catalogue, units=units) if units != catalogue.units else catalogue


def difference(before: Catalogue, after: Catalogue) -> str:
    """What changed between two versions of one catalogue, as a diff of its entries in plain text, invisible characters named."""
    lines: list[str] = []
    for old, new in zip(before.units, after.units, strict=True):
        if old == new:
            continue
        lines.append(f"  {shown(old.msgid)}")
        lines += [f"  {line}" for line in compared([old.msgstr, *old.comments], [new.msgstr, *new.comments])]
    return "\n".join(lines)


def compared(old: list[str], new: list[str]) -> list[str]:
    """Lines taken away and lines that came, marked - and +."""
    marks = difflib.ndiff([shown(line) for line in old], [shown(line) for line in new])
    return [line for line in marks if line[0] in "+-"]


NAMES = {"\u200c": "⟨ZWNJ⟩", "\u200b": "⟨ZWSP⟩", "\ufeff": "⟨BOM⟩", "\u2060": "⟨WJ⟩", "\u00ad": "⟨SHY⟩", "\u00a0": "⟨NBSP⟩"}


def shown(text: str) -> str:
    """A text with its invisible characters made visible."""
    for char, name in NAMES.items():
        text = text.replace(char, name)
    return text
