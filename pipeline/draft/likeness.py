"""How alike two spellings are. Owns one measure and no opinion about what follows from it."""

from __future__ import annotations


def likeness(one: str, other: str) -> float:
    """1 minus the edit distance (Levenshtein 1966) over the longer length."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if abs(len(one) - len(other)) > longest / 2:
        return 0.0
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, 1):
        previous, row[0] = row[0], number
        for place, letter in enumerate(other, 1):
            previous, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, previous + (char != letter))
    return 1 - row[-1] / longest
