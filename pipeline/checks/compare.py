"""Which numbers and dates of the source the translation carries, which are missing, which were added.

A pure comparison of what `facts` found; the checks `numbers`, `dates` and `units` turn it into sentences. Dates that do not agree
as wholes are compared by their parts, so that “3–5 May” may become „3. Mai bis 5. Mai“.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from pipeline import facts
from pipeline.checks.clock import twelve_later
from pipeline.checks.figures import Text
from pipeline.facts import Date, Number
from pipeline.facts.dates import spans
from pipeline.facts.units import same

A = TypeVar("A")
B = TypeVar("B")


@dataclass(slots=True)
class Comparison:
    """What found no partner. `units` pairs a source number with the equal target number that has another unit.

    `said_once` are numbers that the source repeats and the translation says fewer times, `repeated` the other way round;
    `neighbours` pairs a year with a Solar Hijri year that only shares its first weeks, `contradicted` a date of the translation with
    the date of the source that it should have been, though its day, month and year all stand somewhere in the source.
    """

    missing: list[Number] = field(default_factory=list)
    added: list[Number] = field(default_factory=list)
    said_once: list[Number] = field(default_factory=list)
    repeated: list[Number] = field(default_factory=list)
    units: list[tuple[Number, Number]] = field(default_factory=list)
    missing_dates: list[Date] = field(default_factory=list)
    added_dates: list[Date] = field(default_factory=list)
    neighbours: list[tuple[Date, Date]] = field(default_factory=list)
    contradicted: list[tuple[Date, Date]] = field(default_factory=list)


def compare(
    source: Text,
    target: Text,
    all_numbers: tuple[Sequence[Number], Sequence[Number]],
    all_dates: tuple[Sequence[Date], Sequence[Date]],
) -> Comparison:
    """Pair off what agrees, from the strictest reading to the loosest; what stays is the result. Source first, then target."""
    result = Comparison()
    (numbers, other_numbers), (dates, other_dates) = all_numbers, all_dates
    ours, theirs = list(dates), list(other_dates)
    pair_off(ours, theirs, facts.agree)
    ours = [d for d in ours if not any(facts.agree(d, other) for other in other_dates)]
    theirs = [d for d in theirs if not any(facts.agree(other, d) for other in dates)]
    result.neighbours = pair_off(ours, theirs, neighbouring_years)
    foreign = any(d.calendar != "gregorian" and d.own[1] for d in (*ours, *theirs))
    whole, other_whole = ([d for d in side if foreign and d.own[1] and not d.doubtful] for side in (ours, theirs))
    split, other_split = ([d for d in side if d not in (*whole, *other_whole)] for side in (ours, theirs))
    compare_numbers([*numbers, *parts(split)], [*other_numbers, *parts(other_split)], (source, target), result)
    result.missing = [number for number in result.missing if not said_of_month(number, split, other_dates)]
    result.added = [number for number in result.added if not said_of_month(number, other_split, dates)]
    told, other_told = to_dates(result.missing, split), to_dates(result.added, other_split)
    months, other_months = ([d for d in side if d.own[1]] for side in (split, other_split))
    said, other_said = ({d.own[1] for d in side} for side in (dates, other_dates))
    missing = [d for d in months if not d.doubtful and d.own[1] not in other_said]
    added = [d for d in other_months if not d.doubtful and d.own[1] not in said]
    result.missing_dates = in_order([*whole, *told, *missing])
    result.added_dates = in_order([*other_whole, *other_told, *added])
    silent = [d for d in other_split if d not in result.added_dates and not d.doubtful]
    different = {(d.calendar, d.own): d for d in silent}
    verdicts = {which: contradicting(d, dates, numbers, source.text) for which, d in different.items()}
    result.contradicted = [(d, other) for d in silent if (other := verdicts[d.calendar, d.own])]
    return result


def contradicting(date: Date, dates: Sequence[Date], numbers: Sequence[Number], source: str) -> Date | None:
    """The date of the source that a date of the translation cannot be: its month with another day, or its day with another year.

    “3 and 5 May” may become 3. Mai und 5. Mai, and “10 May … the 12th” 10. und 12. Mai; but the day or the year of another date, or
    the number of something else, does not come to a month. Of 52,906 published translations with figures (English into the other
    four) this alone refuses one, rightly.
    """
    year, month, day = date.own
    alike = [other for other in dates if month is not None and other.calendar == date.calendar and other.own[1] == month]
    days = [other for other in alike if day is not None and other.own[2] == day]
    if not alike or any(facts.agree(date, other) for other in alike):
        return None
    lone = [other for other in dates if other.own == (year, None, None)]
    elsewhere = year is not None and all(other.own[0] not in (None, year) for other in days or alike)
    if elsewhere and not any(joined(other, one, source) for other in alike for one in lone):
        return (days or alike)[0]
    if day is None or days or any(other.own[2] is None for other in alike):
        return None
    said = [number for number in numbers if number.value == day and number.unit in ("", "day")]
    free = any(
        number.ordinal or DAY.match(source, number.end) or joined(other, number, source) for other in alike for number in said
    )
    return None if free else alike[0]


DAY = re.compile(r"(?:st|nd|rd|th|\.|م|ام|ەم|هەم|ی|em|['’]?ê)(?!\w)")
"""Behind a figure: it is a day or the like, not a number of something."""

JOINT = re.compile(r"[-–—,،/]|(?<!\w)(?:to|and|or|until|till|bis|und|oder|تا|و|یا|هەتا|تاکوو|یان|heta|û|an)(?!\w)")


def joined(one: Date, other: Date | Number, text: str) -> bool:
    """Whether a figure stands so near a date that it may belong to it: 3 and 5 May, September 2007–2009."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return end - start <= 12 and JOINT.search(text, start, end) is not None


def to_dates(numbers: list[Number], dates: Sequence[Date]) -> list[Date]:
    """Take the numbers that are parts of dates out of a list and return those dates."""
    by_place = {(date.start, date.end): date for date in dates}
    found = [by_place[n.start, n.end] for n in numbers if (n.start, n.end) in by_place]
    numbers[:] = [n for n in numbers if (n.start, n.end) not in by_place]
    return found


def in_order(dates: Sequence[Date]) -> list[Date]:
    """Each date once, in the order of the text."""
    return sorted(dict.fromkeys(dates), key=lambda date: date.start)


def pair_off(first: list[A], second: list[B], agree: Callable[[A, B], bool]) -> list[tuple[A, B]]:
    """Take what agrees out of both lists, one for one, and return the pairs."""
    pairs: list[tuple[A, B]] = []
    for one in list(first):
        for other in second:
            if agree(one, other):
                pairs.append((one, other))
                first.remove(one)
                second.remove(other)
                break
    return pairs


def neighbouring_years(first: Date, second: Date) -> bool:
    """Whether two lone years of different calendars share days, though not most of them: 2018 and 1396."""
    lone = first.own[1] is None and second.own[1] is None and first.own[2] is None and second.own[2] is None
    if not lone or first.calendar == second.calendar or first.year is None or second.year is None:
        return False
    return any(a[0] <= b[1] and b[0] <= a[1] for a in spans(first, ()) for b in spans(second, ()))


def parts(dates: Sequence[Date]) -> list[Number]:
    """The day and the year of each date as numbers; a lone month has none."""
    return [
        Number(Decimal(part), date.start, date.end, date.written, doubtful=date.doubtful and part == date.own[2])
        for date in dates
        for part in (date.own[0], date.own[2])
        if part is not None
    ]


def said_of_month(number: Number, dates: Sequence[Date], others: Sequence[Date]) -> bool:
    """Whether a number is the year of a date, and the other text says this year once for the month and several days of it.

    Not where it gives this very day without a year: whose year that is, nobody can be sure.
    """
    mine = next((date for date in dates if (date.start, date.end) == (number.start, number.end)), None)
    if mine is None or mine.own[0] != number.value or mine.own[1] is None:
        return False
    return any(mine.own[:2] == other.own[:2] for other in others) and (None, *mine.own[1:]) not in [other.own for other in others]


def answers(word: Number, number: Number) -> bool:
    """Whether a number says what a doubtful word of the source may say: “one” and 1, “a mile” and 1,6 km; never 1.000 or 1,000."""
    if word.value == number.value:
        return number.spelled or number.written.isdecimal()
    return word.unit != number.unit and same(word.value, word.unit, number.value, number.unit)


def converted_beside(number: Number, others: Sequence[Number]) -> bool:
    """Whether a number only says another one of its text again in another unit: 800 kph (497 mph)."""
    return any(
        number.unit and o.unit and number.unit != o.unit and same(number.value, number.unit, o.value, o.unit) for o in others
    )


def scaled_together(number: Number, bare: Number, others: Sequence[Number]) -> bool:
    """Whether a number stands without its scale because the next one has it: 340 million to 500 million, 340 bis 500 Millionen."""
    if not bare.value or not (bare.spelled or bare.written.isdecimal()) or number.value / bare.value not in SCALES:
        return False
    scale = number.value / bare.value
    return any(0 < other.start - bare.end < 12 and other.value >= scale and other.value % scale == 0 for other in others)


SCALES = (Decimal(10**3), Decimal(10**6), Decimal(10**9))


def decade(first: Number, second: Number, texts: tuple[Text, Text]) -> bool:
    """Whether one number is a year and the other its decade: 1980 and the eighties, in Persian and Sorani the Solar Hijri sixties."""
    (tens, side), (year, _) = sorted(zip((first, second), texts, strict=True), key=lambda one: one[0].value)
    if not 1900 <= year.value <= 2090 or year.value % 10 or not (tens.doubtful or counts_years(tens, side)):
        return False
    return tens.value == year.value % 100 or (side.language in ("fa", "ckb") and tens.value == (year.value - 620) % 100)


DECADE_BEFORE = re.compile(r"(?:ده[هۀ]ٔ?ی?|سال[\u200c ]?های|ساڵانی|ساڵەکانی|دەیەی|\bsalên|\bdehsala) $")
DECADE_AFTER = re.compile(r"-?er\b|iger\b|['’]?s\b|ەکان|['’]?(?:an|y?[êî])\b")


def counts_years(tens: Number, side: Text) -> bool:
    """Whether the text says of a number that it is a decade: 80er, دههٔ ۶۰, salên heştêyî; a bare 80 may count anything."""
    before = DECADE_BEFORE.search(side.text, max(0, tens.start - 12), tens.start)
    return before is not None or DECADE_AFTER.match(side.text, tens.end) is not None


def compare_numbers(ours: list[Number], theirs: list[Number], texts: tuple[Text, Text], result: Comparison) -> None:
    """Pair off numbers by value and unit, then by conversion, then with doubtful words, then by value alone."""
    certain, maybe = [n for n in ours if not n.doubtful], [n for n in ours if n.doubtful]
    sure, perhaps = [n for n in theirs if not n.doubtful], [n for n in theirs if n.doubtful]
    pair_off(certain, sure, lambda a, b: twelve_later(a, b, texts[0].text, texts[1].text))
    pair_off(certain, sure, lambda a, b: a.value == b.value and a.unit == b.unit)
    pair_off(certain, sure, lambda a, b: a.value == b.value and not (a.unit and b.unit))
    pair_off(certain, sure, lambda a, b: bool(a.unit and b.unit) and same(a.value, a.unit, b.value, b.unit))
    pair_off(certain, perhaps, lambda a, b: a.value == b.value)
    pair_off(maybe, sure, answers)
    for some, others in ((certain, perhaps), (certain, sure), (maybe, sure)):
        pair_off(some, others, lambda a, b: decade(a, b, texts))
    pair_off(certain, sure, lambda a, b: scaled_together(a, b, theirs))
    pair_off(certain, sure, lambda a, b: scaled_together(b, a, ours))
    result.units = pair_off(certain, sure, lambda a, b: a.value == b.value)
    said = {n.value for n in ours if not n.doubtful}
    other_said = {n.value for n in theirs}
    result.missing = [n for n in certain if n.value not in other_said and not converted_beside(n, ours)]
    result.said_once = [n for n in certain if n.value in other_said]
    result.added = [n for n in sure if n.value not in said and not converted_beside(n, theirs)]
    result.repeated = [n for n in sure if n.value in said]
