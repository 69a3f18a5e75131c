"""Numbers and dates of a draft against those of its source.

Owns what a draft must satisfy beyond the checks: two figures exchanged are two wrong facts, though both stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks import CHECKS, Pair
from pipeline.draft.problems import Problem
from pipeline.facts import Number

FIGURES = tuple(check for check in CHECKS if check.id in ("numbers", "dates", "units"))


def quantity_problems(pair: Pair) -> Iterator[Problem]:
    """What the checks call an error about the figures of a pair of texts, and figures in another order."""
    for check in FIGURES:
        for problem in check.function(pair):
            if (problem.severity or check.severity) == "error":
                yield Problem("number", problem.message)
    yield from _order(pair.source_numbers, pair.target_numbers)


def _order(there: Sequence[Number], here: Sequence[Number]) -> Iterator[Problem]:
    one = [n.value for n in there if not n.spelled and not n.doubtful]
    other = [n.value for n in here if not n.spelled and not n.doubtful]
    if len(set(one)) == len(one) > 1 and sorted(one) == sorted(other) and one != other:
        yield Problem("order", "numbers stand in another order than in the source")
