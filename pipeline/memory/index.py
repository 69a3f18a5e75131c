"""Finding units of a memory in one language fast: the same wording, templates that a text may fill, similar wordings.

Owns the three indexes and their building; must not know the glossary or fill anything. Everything is built once for each
language on first use and kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log

from pipeline.memory.templates import Slot, literal_words, pattern, pieces
from pipeline.memory.units import MemoryUnit
from pipeline.memory.wording import canonical, words

CANDIDATES = 200
"""Units that are weighed for similarity, at least; sharing a rare word says more than sharing many common ones."""

_ALWAYS = ""
"""The posting of templates without a word of their own (`{P0}, {L0}`)."""


@dataclass(frozen=True, slots=True)
class TemplateMatch:
    """A slotted unit whose template a canonical text fills: the text found in each slot."""

    unit: MemoryUnit
    text: str
    found: tuple[tuple[Slot, str], ...]


def matched(unit: MemoryUnit, language: str, match: re.Match[str]) -> TemplateMatch:
    """What a match of the unit's pattern found in each slot."""
    slots = {piece.name: piece for piece in pieces(unit.texts[language]) if isinstance(piece, Slot)}
    return TemplateMatch(unit, match.string, tuple((slot, match[name]) for name, slot in sorted(slots.items())))


@dataclass(frozen=True, slots=True)
class Similar:
    """A unit similar to a text: `score` from 0 to 1, 1 for the same words."""

    unit: MemoryUnit
    score: float


class Index:
    """One language's view of a memory."""

    def __init__(self, units: Sequence[MemoryUnit], language: str) -> None:
        self._language = language
        self._units = [unit for unit in units if language in unit.texts]
        self._patterns: dict[int, re.Pattern[str]] = {}

    def exact(self, canonical_text: str) -> Sequence[MemoryUnit]:
        """The units of this very wording, in the memory's order."""
        return self._by_wording.get(canonical_text, ())

    def templates(self, canonical_text: str) -> Iterator[TemplateMatch]:
        """The slotted units whose template the text fills, most literal words first."""
        present = Counter(words(canonical_text))
        candidates = [number for word in (_ALWAYS, *present) for number in self._postings.get(word, ())]
        for number in sorted(candidates, key=lambda number: (-len(self._literals[number]), number)):
            if self._literals[number] <= present.keys() and (match := self._pattern(number).fullmatch(canonical_text)):
                yield matched(self._units[number], self._language, match)

    def similar(self, canonical_text: str, limit: int) -> list[Similar]:
        """The most similar units, best first: weighted share of common words (Dice), rare words counting more."""
        wanted = frozenset(words(canonical_text))
        weights, mass, own_words = self._weights, self._mass, self._words
        unseen = log(len(self._units) + 1.0)
        own = sum(weights.get(word, unseen) for word in wanted)
        rated = (
            (2 * sum(weights[word] for word in wanted & own_words[number]) / (own + mass[number]), -number)
            for number in self._sharing(wanted)
        )
        return [Similar(self._units[-number], score) for score, number in nlargest(limit, rated)]

    def _sharing(self, wanted: frozenset[str]) -> set[int]:
        """The units that share the text's rarest known words; words like “the” are asked only where there are no rarer ones."""
        found: set[int] = set()
        for word in sorted(wanted & self._containing.keys(), key=lambda word: len(self._containing[word])):
            if len(found) >= CANDIDATES:
                break
            found.update(self._containing[word])
        return found

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            self._patterns[number] = pattern(self._units[number].texts[self._language], self._language)
        return self._patterns[number]

    @cached_property
    def _by_wording(self) -> dict[str, list[MemoryUnit]]:
        found: defaultdict[str, list[MemoryUnit]] = defaultdict(list)
        for unit in self._units:
            if not unit.slotted:
                found[canonical(unit.texts[self._language], self._language)].append(unit)
        return dict(found)

    @cached_property
    def _literals(self) -> dict[int, frozenset[str]]:
        return {
            number: frozenset(literal_words(unit.texts[self._language], self._language))
            for number, unit in enumerate(self._units)
            if unit.slotted
        }

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """Each template under its rarest literal word: a text that fills the template has that word."""
        frequency = Counter(word for literals in self._literals.values() for word in literals)
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, literals in self._literals.items():
            found[min(literals, key=lambda word: (frequency[word], word), default=_ALWAYS)].append(number)
        return dict(found)

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [
            self._literals[number] if unit.slotted else frozenset(words(canonical(unit.texts[self._language], self._language)))
            for number, unit in enumerate(self._units)
        ]

    @cached_property
    def _containing(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(self._words):
            for word in own:
                found[word].append(number)
        return dict(found)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {word: log((len(self._units) + 1) / len(numbers)) for word, numbers in self._containing.items()}

    @cached_property
    def _mass(self) -> list[float]:
        return [sum(self._weights[word] for word in own) for own in self._words]
