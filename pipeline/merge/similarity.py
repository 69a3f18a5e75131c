"""How much two source texts have in common, and which of many texts are worth comparing with one.

Words for running text, characters for headings and names: “Prison” and “Prisons” share no word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

PIECE = re.compile(r"\w+|[^\w\s]")
SHORT = 60
"""Up to this many characters two texts are compared by character."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common, each from 0 to 1: of both together, of the first, and of the second."""

    both: float
    of_first: float
    of_second: float


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """The words and signs of a text."""
    return tuple(PIECE.findall(text))


def shared(first: str, second: str) -> Shared:
    """Compare two texts by their longest common runs, weighing each by its characters."""
    if max(len(first), len(second)) <= SHORT:
        one: Sequence[str] = first
        two: Sequence[str] = second
    else:
        one, two = pieces(first), pieces(second)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    common = sum(sum(map(len, one[block.a : block.a + block.size])) for block in matcher.get_matching_blocks())
    total_one, total_two = max(sum(map(len, one)), 1), max(sum(map(len, two)), 1)
    return Shared(2 * common / (total_one + total_two), common / total_one, common / total_two)


class Index:
    """Finds among many texts the few that share most words with one, without comparing all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lengths: list[int] = []
        self.places: dict[str, list[tuple[int, int]]] = {}
        for number, text in enumerate(texts):
            counts = Counter(pieces(text.casefold()))
            self.lengths.append(max(sum(len(word) * count for word, count in counts.items()), 1))
            for word, count in counts.items():
                self.places.setdefault(word, []).append((number, count))

    def nearest(self, text: str, limit: int = 4) -> list[int]:
        """The texts likeliest to resemble this one, and those likeliest to be contained in it or to contain it."""
        counts = Counter(pieces(text.casefold()))
        length = max(sum(len(word) * count for word, count in counts.items()), 1)
        overlap: Counter[int] = Counter()
        for word, count in counts.items():
            for number, other in self.places.get(word, ()):
                overlap[number] += len(word) * min(count, other)
        alike = sorted(overlap, key=lambda number: (-overlap[number] / (length + self.lengths[number]), number))
        inside = sorted(overlap, key=lambda number: (-overlap[number] / min(length, self.lengths[number]), number))
        return list(dict.fromkeys(alike[:limit] + inside[:limit]))
