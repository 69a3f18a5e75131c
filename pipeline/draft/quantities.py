"""Numbers and dates of a draft against those of its source.

Owns the comparison; reading numbers out of text is the business of `facts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import facts
from pipeline.draft.problems import Problem
from pipeline.facts import Date, Number


def quantity_problems(source: str, target: str, source_language: str, target_language: str) -> Iterator[Problem]:
    """Numbers and dates that were lost, changed, added, or stand in another order."""
    if not (_may_hold(source) or _may_hold(target)):
        return
    there, here = facts.possible_numbers(source, source_language), facts.possible_numbers(target, target_language)
    yield from _dates(facts.possible_dates(source, source_language), facts.possible_dates(target, target_language))
    for number in _unmatched(there, here):
        yield Problem("number", f"{number.written} is missing")
    for number in _unmatched(here, there):
        yield Problem("number", f"{number.written} is not in the source")
    yield from _order(there, here)


def _may_hold(text: str) -> bool:
    """Whether there is anything to compare: a digit, or enough letters for a number in words."""
    return any(char.isdecimal() for char in text) or len(text) > 3


def _dates(there: Sequence[Date], here: Sequence[Date]) -> Iterator[Problem]:
    """Each source date must stand in the target with all that it says, and the other way round."""
    left = list(here)
    for date in there:
        same = next((other for other in left if facts.agree(date, other)), None)
        if same is not None:
            left.remove(same)
        elif not date.doubtful:
            yield Problem("number", f"{date.written} is missing")
    for other in left:
        if not other.doubtful:
            yield Problem("number", f"{other.written} is not in the source")


def _unmatched(numbers: Sequence[Number], others: Sequence[Number]) -> Iterator[Number]:
    """Numbers that have no equal; a doubtful one (one, نه) may answer but not ask."""
    left = [other.value for other in others]
    for number in numbers:
        if number.value in left:
            left.remove(number.value)
        elif not number.doubtful:
            yield number


def _order(there: Sequence[Number], here: Sequence[Number]) -> Iterator[Problem]:
    """Two numbers exchanged are two wrong facts, though both stand there."""
    one = [n.value for n in there if not n.spelled and not n.doubtful]
    other = [n.value for n in here if not n.spelled and not n.doubtful]
    if len(set(one)) == len(one) > 1 and sorted(one) == sorted(other) and one != other:
        yield Problem("order", "numbers stand in another order than in the source")
