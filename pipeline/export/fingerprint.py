"""What a published text says in numbers, dates, names and negations, so that two exports can be compared without the texts.

Owns the short written form of a fact in a manifest. The finding of facts belongs to `facts` and `names`.
"""

from __future__ import annotations

from pipeline import facts, names
from pipeline.export.editions import Edition, digest
from pipeline.export.manifest import Print
from pipeline.glossary import Glossary

SHORT = 12
"""Hex digits of a digest that tell segments of one document apart: 48 bits."""


def prints(edition: Edition, glossary: Glossary) -> tuple[Print, ...]:
    """One fingerprint for each segment but the title of the front matter, in the order of the document."""
    code = edition.language.code
    index = names.index(glossary, code)
    found = []
    for segment in edition.document.segments:
        if segment.kind == "title":
            continue
        text = edition.translate(segment.text)
        stated = [*stated_facts(text, code), *(f"name {one.term}" for one in index.occurrences(text))]
        found.append(Print(digest(segment.text)[:SHORT], digest(text)[:SHORT], tuple(sorted(stated))))
    return tuple(found)


def stated_facts(text: str, language: str) -> list[str]:
    """The facts of one text: `number 151`, `date 2021-03-05` (`-10-16` without a year), `negation` for each one."""
    numbers = [f"number {number.value.normalize():f}" for number in facts.numbers(text, language)]
    dates = [f"date {_iso(date.year, date.month, date.day)}" for date in facts.dates(text, language)]
    return [*numbers, *dates, *("negation" for _ in facts.negations(text, language))]


def _iso(year: int | None, month: int | None, day: int | None) -> str:
    parts = ["" if year is None else f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)]
    return "-".join(parts)
