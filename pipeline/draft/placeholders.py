"""Names, dates and numbers as the symbols (⟦P0⟧, ⟦D0⟧, ⟦N0⟧) that a package of ours was trained to carry.

Owns the exchange in both directions; only for packages whose metadata names these symbols.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline import facts
from pipeline.draft.literals import literals
from pipeline.draft.terms import Item, Terms
from pipeline.memory.joining import join

KINDS = {"person": "P", "place": "L", "organisation": "O", "work": "O"}
SYMBOL = re.compile(r"⟦[PLODN]\d⟧")


@dataclass(frozen=True, slots=True)
class Masked:
    """A source text with symbols, and what stands for each in the target language."""

    text: str
    fillings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    kind: str
    filling: str
    key: str
    ending: str = ""


def masked(text: str, items: Sequence[Item], terms: Terms, symbols: Collection[str]) -> Masked | None:
    """The text with every name, date and number as a symbol; None when there is nothing to exchange or not enough symbols."""
    fillings: dict[str, str] = {}
    given: dict[tuple[str, str], str] = {}
    parts: list[str] = []
    position = 0
    for place in _apart(text, [*_names(items), *_quantities(text, terms)]):
        symbol = given.get((place.kind, place.key))
        if symbol is None:
            symbol = f"⟦{place.kind}{sum(kind == place.kind for kind, _ in given)}⟧"
            if symbol not in symbols:
                return None
            given[place.kind, place.key] = symbol
            fillings[symbol] = place.filling
        parts += [text[position : place.start], symbol + place.ending]
        position = place.end
    return Masked("".join([*parts, text[position:]]), fillings) if fillings else None


def filled(text: str, asked: Masked, language: str) -> str | None:
    """The target text with its symbols filled; None when they are not exactly those of the source."""
    if sorted(SYMBOL.findall(text)) != sorted(SYMBOL.findall(asked.text)):
        return None
    for match in reversed(list(SYMBOL.finditer(text))):
        text = text[: match.start()] + join(asked.fillings[match[0]], text[match.end() :], language)
    return text


def _names(items: Sequence[Item]) -> Iterator[_Place]:
    for item in items:
        if item.form and item.kind in KINDS:
            ending = re.search(r"['’]s?$", item.written)
            key = f"{item.id} {item.form}"
            yield _Place(item.start, item.end, KINDS[item.kind], item.form, key, ending[0] if ending else "")


def _quantities(text: str, terms: Terms) -> Iterator[_Place]:
    for date in facts.dates(text, terms.source):
        yield _Place(date.start, date.end, "D", facts.write_date(date, terms.target), date.written)
    for number in facts.numbers(text, terms.source):
        if not (number.spelled or number.ordinal) and number.written.strip(" .,٬٫").replace(",", "").isdecimal():
            written = facts.write_number(number.value, terms.target, number.value >= 10_000)
            yield _Place(number.start, number.end, "N", written, number.written)


def _apart(text: str, places: Sequence[_Place]) -> Iterator[_Place]:
    """In order, the first of those that overlap, none within a literal."""
    taken = [(literal.start, literal.end) for literal in literals(text)]
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if not any(place.start < end and place.end > start for start, end in taken):
            taken.append((place.start, place.end))
            yield place
