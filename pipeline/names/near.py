"""Near misses: words that are one or two letters off a form, after folding.

Owns the distance and what is near enough. Whether a near miss matters is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.names.words import Words

LONGEST_PHRASE = 12
"""Letters from which a phrase may be three letters off: long names of organisations are misspelt in more places."""


@dataclass(frozen=True, slots=True)
class Near:
    """The words `first` to `last` of a text, `letters` off the form `form`."""

    first: int
    last: int
    letters: int
    form: str


def distance(one: str, other: str, limit: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words, at most `limit` + 1.

    Optimal string alignment (Damerau 1964; Wagner and Fischer 1974), row by row, given up as soon as `limit` is passed.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
        before, previous = previous, row
    return min(previous[-1], limit + 1)


def allowed(key: str) -> int:
    """How many letters a form may be off and still be recognised: one in a short word, two in a longer one, three in a phrase."""
    letters = len(key.replace(" ", "").replace(".", ""))
    if letters < 4:
        return 0
    if letters < 7:
        return 1
    return 2 if letters < LONGEST_PHRASE or " " not in key else 3


def near(found: Words, form: Words, tails: frozenset[str], free: frozenset[int], capital: bool) -> Iterator[Near]:
    """Where the words of `form` stand misspelt in `found`, on words of `free` only.

    `tails` are the endings that may follow; with `capital` the place must begin with a capital, as names do.
    """
    size = len(form.keys)
    wanted = " ".join(form.keys)
    limit = allowed(wanted)
    if not limit:
        return
    for first in range(len(found.keys) - size + 1):
        last = first + size - 1
        if not free.issuperset(range(first, last + 1)):
            continue
        if capital and found.written[first][:1].islower():
            continue
        letters = phrase_distance(found.keys[first : last + 1], form.keys, tails, limit)
        if letters <= limit:
            yield Near(first, last, letters, form.given)


def phrase_distance(actual: Sequence[str], wanted: Sequence[str], tails: frozenset[str], limit: int) -> int:
    """The letters by which two phrases of the same number of words differ, an ending of the last word apart."""
    total = 0
    for one, other in zip(actual[:-1], wanted[:-1], strict=True):
        total += distance(one, other, limit - total)
        if total > limit:
            return total
    last, goal = actual[-1], wanted[-1]
    shortest = max(3, len(goal) - 2)
    candidates = {
        last,
        *(last[: -len(tail)] for tail in tails if tail and last.endswith(tail) and len(last) - len(tail) >= shortest),
    }
    return total + min(distance(candidate, goal, limit - total) for candidate in candidates)
