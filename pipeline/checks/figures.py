"""Two figures of one kind that have changed places within an entry: three years for five and five for three.

Translators keep the order of two numbers with one unit, and of two dates, in 99 of 100 cases (published news in four languages), so
another order is an error unless a word beside one of them explains it (“two of five”, “to 3 % from 2 %”). Figures without a unit
keep it in 96 of 100 and are only asked about. Owns nothing about values; which number answers to which is plain equality.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise

from pipeline import facts
from pipeline.facts import Date, Number

MOST = 12
"""More figures than this are compared only with their neighbours."""

MOST_DATES = 50
"""Of more dates than this none is compared; finding which answers to which takes the square of their number."""

MARKERS: Mapping[str, Mapping[str, str]] = {
    "en": {"from": "from|since", "to": "to|until|till", "after": "after", "before": "before", "of": "(?:out )?of|in|against|than|compared (?:to|with)|on|per|every|within"},
    "de": {"from": "von|seit|ab", "to": "auf|bis|bis zu", "after": "nach", "before": "vor", "of": "von|aus|in|gegenüber|als|gegen|bei|pro|je|alle|binnen|innerhalb von"},
    "fa": {"from": "از", "to": "به|تا", "after": "(?:پس|بعد) از", "before": "(?:پیش|قبل) از", "of": "از|در|هر|برابر|نسبت به|ظرف|طی"},
    "ckb": {"from": "لە", "to": "بۆ|تا|تاوەکو", "after": "دوای|پاش", "before": "پێش|بەر لە", "of": "لە|لەنێو|هەر|بەرامبەر|لەچاو|لەماوەی"},
    "kmr": {"from": "ji", "to": "bo|heta|ta|digihîje", "after": "piştî", "before": "berî", "of": "ji|di|her|li hember|li gorî|di nav"},
}  # fmt: skip
"""What stands before a figure and says why it may stand elsewhere in another language; a word may say several things."""

PARTS = ("from", "to", "after", "before", "of")

APPROXIMATE = r"(?:(?:about|around|nearly|over|more than|at least|up to|rund|etwa|fast|über|mehr als|mindestens|حدود|نزدیک به|بیش از|نزیکەی|زیاتر لە|nêzîkî|zêdetirî|the|den|dem|der|die) )?"
RANGE = re.compile(r"[\s\u2066-\u2069\u200e\u200f%٪]*[-–—:/&+.×x][\s\u2066-\u2069\u200e\u200f]*")
"""What stands between the two ends of a range or of a score; in text from right to left they are often typed the other way."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Two figures of the translation in another order than in the source; `sure` where they say how much of the same thing."""

    first: Number | Date
    second: Number | Date
    sure: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text in which figures stand, and its language."""

    text: str
    language: str


def moved(ours: Text, theirs: Text, found: Sequence[Found]) -> Iterator[Moved]:
    """The pairs of figures that stand in another order than in the source, each figure in at most one pair.

    `found` are the figures of the source, each with the one that answers to it (`alike_numbers`, `alike_dates`).
    """
    told: set[tuple[int, int]] = set()
    for (a, x), (b, y) in compared(found):
        ours_alike, theirs_alike = kind(a) == kind(b), kind(x) == kind(y)
        if (a.start < b.start) == (x.start < y.start) or not (ours_alike or theirs_alike) or None in map(kind, (a, b, x, y)):
            continue
        if (x.start, x.end) in told or (y.start, y.end) in told or ranged(theirs.text, x, y) or ranged(ours.text, a, b):
            continue
        if explained((roles(ours, a), roles(ours, b)), (roles(theirs, x), roles(theirs, y))):
            continue
        told |= {(x.start, x.end), (y.start, y.end)}
        first, second = sorted((x, y), key=lambda one: one.start)
        yield Moved(first, second, ours_alike and theirs_alike and kind(a) != "")


Found = tuple[Number | Date, Number | Date]


def compared(found: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """The pairs worth comparing, in the order of the source."""
    ordered = sorted(found, key=lambda pair: pair[0].start)
    yield from combinations(ordered, 2) if len(ordered) <= MOST else pairwise(ordered)


def alike_numbers(ours: Sequence[Number], theirs: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Each number whose value stands exactly once in both texts, with the one that answers to it."""
    counts = Counter(number.value for number in ours), Counter(number.value for number in theirs)
    answers = {number.value: number for number in theirs if not number.doubtful}
    for number in ours:
        if not number.doubtful and number.value in answers and counts[0][number.value] == 1 == counts[1][number.value]:
            yield number, answers[number.value]


def lent(pairs: Sequence[tuple[Number, Number]]) -> Iterator[tuple[Number, Number]]:
    """Each number of the translation that has the unit of another one, with the number of the source that it was taken from.

    `pairs` are the numbers of the source, each with the one that answers to it (`alike_numbers`). “5 years and 74 lashes” as 74 years
    and 5 of something: both numbers stand there, and the years are those of the other. In 52,906 published translations with figures
    there is none.
    """
    losers = [number for number, other in pairs if number.unit and number.unit != other.unit]
    for number, other in pairs:
        if other.unit not in ("", number.unit) and (loser := next((one for one in losers if one.unit == other.unit), None)):
            yield other, loser


def alike_dates(ours: Sequence[Date], theirs: Sequence[Date]) -> Iterator[Found]:
    """Each date that is the same as exactly one of the translation, which is the same as no other, with that one."""
    if max(len(ours), len(theirs)) > MOST_DATES:
        return
    for date in ours:
        answers = [other for other in theirs if same(date, other)]
        if len(answers) == 1 and sum(same(one, answers[0]) for one in ours) == 1 and not date.doubtful:
            yield date, answers[0]


def same(one: Date, other: Date) -> bool:
    """Whether two dates agree, or would if both were given with their year or both without."""
    if one.own[1] is None or other.own[1] is None or (one.own[0] is None) == (other.own[0] is None):
        return facts.agree(one, other)
    if one.calendar == other.calendar:
        return one.own[1:] == other.own[1:]
    return facts.agree(yearless(one), yearless(other))


def yearless(date: Date) -> Date:
    """The same day or month of any year."""
    return replace(date, year=None, own=(None, *date.own[1:]))


def kind(figure: Number | Date) -> str | None:
    """What may be compared with what: the unit of a number, a day, a month or a year among dates; nothing for ordinals.

    A day with its year and one without are both days: of “on 5 March and on 12 March 2021” the year belongs to both.
    """
    if isinstance(figure, Date):
        year, month, day = figure.own
        return "date" + "".join("-" if part is None else "x" for part in (None if month else year, month, day))
    return None if figure.ordinal else figure.unit


def ranged(text: str, one: Number | Date, other: Number | Date) -> bool:
    """Whether two figures are the ends of a range: 3–5 years."""
    first, second = sorted((one, other), key=lambda figure: figure.start)
    return RANGE.fullmatch(text[first.end : second.start]) is not None


@lru_cache(maxsize=16)
def markers(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The markers of a language, compiled to end where a figure begins."""
    return tuple(
        (re.compile(rf"(?<!\w)(?:{words})[\s\u200c]+{APPROXIMATE}[$€]?$", re.IGNORECASE), role)
        for role, words in MARKERS[language].items()
    )


def roles(side: Text, figure: Number | Date) -> frozenset[str]:
    """What the words before a figure say about it."""
    before = side.text[max(0, figure.start - 40) : figure.start]
    return frozenset(role for marker, role in markers(side.language) if marker.search(before))


Roles = tuple[frozenset[str], frozenset[str]]


def explained(ours: Roles, theirs: Roles) -> bool:
    """Whether the words beside two figures show that each has kept its part, so that their order means nothing."""
    parts = [(holds(ours, part), holds(theirs, part)) for part in PARTS]
    told = [(was, now) for was, now in parts if was is not None and now is not None]
    return bool(told) and all(was == now for was, now in told)


def holds(found: Roles, part: str) -> int | None:
    """Which of two figures has a part; nothing unless it is exactly one."""
    one, other = (part in roles for roles in found)
    return None if one == other else int(other)
