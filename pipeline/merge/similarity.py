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
from heapq import nsmallest

PIECE = re.compile(r"\w+|[^\w\s]")
SHORT = 60
"""Up to this many characters two texts are compared by character."""

REORDERED = 0.9
"""How much the same words in another order count: “A wrote to B” and “B wrote to A” are versions of one sentence."""

LOOKUPS = 1000
"""How many places of words an index looks at for one text."""


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
    """Compare two texts by their longest common runs, weighing each by its characters; the same words in another order count too."""
    if max(len(first), len(second)) <= SHORT:
        one: Sequence[str] = first
        two: Sequence[str] = second
    else:
        one, two = pieces(first), pieces(second)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    common = sum(sum(map(len, one[block.a : block.a + block.size])) for block in matcher.get_matching_blocks())
    total_one, total_two = max(sum(map(len, one)), 1), max(sum(map(len, two)), 1)
    return Shared(
        max(2 * common / (total_one + total_two), REORDERED * same_words(first, second)), common / total_one, common / total_two
    )


def same_words(first: str, second: str) -> float:
    """The share of two texts that is made of the same words, whatever their order."""
    one, two = Counter(pieces(first)), Counter(pieces(second))
    lengths = sum(len(word) * count for word, count in one.items()) + sum(len(word) * count for word, count in two.items())
    return 2 * sum(len(word) * count for word, count in (one & two).items()) / max(lengths, 1)


class Index:
    """Finds among many texts the few that share the rarest words with one, without comparing all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lengths = [len(text) for text in texts]
        self.places: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for word in set(pieces(text.casefold())):
                self.places.setdefault(word, []).append(number)

    def nearest(self, text: str, limit: int = 5) -> list[int]:
        """The texts worth comparing with this one, likeliest first.

        Words that stand in few texts are looked up first, and no more than `LOOKUPS` places altogether: what stands in every
        paragraph tells none from another, and would make the time grow with the square of the document.
        """
        lists = [(self.places[word], word) for word in sorted(set(pieces(text.casefold()))) if word in self.places]
        lists.sort(key=lambda pair: len(pair[0]))
        overlap: dict[int, int] = {}
        looked_up = 0
        for numbers, word in lists:
            if looked_up and looked_up + len(numbers) > LOOKUPS:
                break
            looked_up += len(numbers)
            for number in numbers:
                overlap[number] = overlap.get(number, 0) + len(word)
        rank = {number: (-common, abs(self.lengths[number] - len(text)), number) for number, common in overlap.items()}
        return nsmallest(limit, rank, key=rank.__getitem__)
