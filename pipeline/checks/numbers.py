"""The checks `numbers`, `dates` and `units`: every figure of the source stands in the translation, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clock import unsaid
from pipeline.checks.figures import lent
from pipeline.checks.pair import Pair, Problem
from pipeline.facts import Date, Number
from pipeline.facts.units import FACTORS
from pipeline.facts.weekdays import Weekday, nights, weekdays
from pipeline.model import Severity

CROWDED = "so many figures stand in one text that they cannot be compared; divide it in the source"


def numbers(pair: Pair) -> Iterator[Problem]:
    """Every number of the source stands in the translation with the same value, and the translation has no other."""
    if pair.crowded:
        yield Problem(CROWDED)
        return
    found = pair.comparison
    added = list(found.added)
    spare = max(0, len(added) - len(found.missing))
    for number in (*found.missing, *found.said_once[:spare]):
        if added:
            other = next((n for n in added if n.unit == number.unit), added[0])
            added.remove(other)
            yield Problem(f"{number.written} became {reading(other)}", *pair.place(other.start, other.end))
        else:
            severity: Severity | None = "warning" if idle(number) else None
            yield Problem(f"the number {quoted(number)} of the source is missing", severity=severity)
    for number in added:
        severity = "warning" if number.spelled else None
        yield Problem(f"{reading(number)} does not stand in the source", *pair.place(number.start, number.end), severity=severity)
    yield from counted(pair, found.repeated, found.said_once[spare:])
    yield from exchanged(pair, Number)
    yield from other_side(pair, Number)
    for hour in unsaid(*pair.figures[:2], pair.alike_numbers):
        message = f"the source has {hour.value} pm; nothing in the translation says that it is after noon"
        yield Problem(message, *pair.place(hour.start, hour.end), severity="warning")


def other_side(pair: Pair, kind: type[Number] | type[Date]) -> Iterator[Problem]:
    """Numbers, or dates, of which the source means the other side: more for less, before for after."""
    for found in pair.turned:
        if isinstance(found.figure, kind):
            message = (
                f"the source says “{found.source}”, the translation “{found.said} {found.figure.written}”, which is the opposite"
            )
            yield Problem(message, *pair.place(found.figure.start, found.figure.end))


def exchanged(pair: Pair, kind: type[Number] | type[Date]) -> Iterator[Problem]:
    """Two numbers, or two dates, that stand in another order than in the source."""
    for found in pair.moved:
        first, second = found.first, found.second
        if not isinstance(first, kind):
            continue
        here = pair.place(first.start, first.end)
        if found.sure:
            message = f"{shown(first)} and {shown(second)} have changed places: the source has {shown(second)} first"
            yield Problem(message, *here)
        else:
            message = f"{shown(first)} and {shown(second)} stand in another order than in the source; are they exchanged?"
            yield Problem(message, *here, severity="warning")


def shown(figure: Number | Date) -> str:
    """A figure as written, with its value where a reader of English would read another one."""
    return explained(figure) if isinstance(figure, Date) else reading(figure)


def quoted(number: Number) -> str:
    """A number as written, a word between quotation marks."""
    return f"“{number.written}”" if number.spelled else number.written


def idle(number: Number) -> bool:
    """Whether a number word may be put otherwise: ordinals, “twice” as “again”, “the two” as “they”."""
    return number.spelled and (number.ordinal or number.value == 2)


def counted(pair: Pair, repeated: list[Number], said_once: list[Number]) -> Iterator[Problem]:
    """Numbers that one side says more often than the other."""
    for number in repeated:
        if not number.spelled:
            message = f"{reading(number)} stands more often than in the source"
            yield Problem(message, *pair.place(number.start, number.end), severity="warning")
    for number in said_once:
        if not number.spelled:
            yield Problem(f"{number.written} stands less often than in the source", severity="warning")


def reading(number: Number) -> str:
    """A number as written, with its value where a reader of English would read another one."""
    plain = f"{number.value.normalize():f}"
    return (
        number.written
        if number.written == plain or (number.spelled and number.written.isascii())
        else f"{number.written} ({plain})"
    )


def dates(pair: Pair) -> Iterator[Problem]:
    """Every date of the source stands in the translation, in its own or in a converted calendar, and the translation has no other."""
    if pair.crowded:
        yield Problem(CROWDED)
        return
    found = pair.comparison
    added = list(found.added_dates)
    for date in found.missing_dates:
        if added:
            other = added.pop(0)
            yield Problem(f"{date.written} became {explained(other)}", *pair.place(other.start, other.end))
        else:
            yield Problem(f"the date “{date.written}” of the source is missing")
    for date in added:
        yield Problem(f"the date {explained(date)} does not stand in the source", *pair.place(date.start, date.end))
    for date, other in found.contradicted:
        message = f"{explained(date)} does not stand in the source, which has {other.written}"
        yield Problem(message, *pair.place(date.start, date.end))
    for date, other in found.neighbours:
        year = other if other.calendar != "gregorian" else date
        yield Problem(
            f"{date.written} became {other.written}; most days of the two years differ ({year.written} begins in March {year.year})",
            *pair.place(other.start, other.end),
            severity="warning",
        )
    yield from exchanged(pair, Date)
    yield from other_side(pair, Date)
    yield from other_weekday(pair)


def other_weekday(pair: Pair) -> Iterator[Problem]:
    """A day of the week in the place of another one; a text may name one without the other (“on Tuesday”, “yesterday”)."""
    ours = weekdays(pair.source_plain.text, pair.source)
    theirs = weekdays(pair.target_plain.text, pair.target) if ours else ()
    said, other_said = {one.day for one in ours}, {other.day for other in theirs}
    missing = {one.day: one for one in ours if one.day not in other_said}
    added = {other.day: other for other in theirs if other.day not in said}
    for one, other in zip(missing.values(), added.values(), strict=False):
        night = nights(pair.source_plain.text) or nights(pair.target_plain.text)
        if not (night and (one.day - other.day) % 7 in (1, 6)):
            message = f"{in_english(one, pair.source)} became {in_english(other, pair.target)}"
            yield Problem(message, *pair.place(other.start, other.end))


def in_english(day: Weekday, language: str) -> str:
    """A day of the week as written, with its English name where it is another."""
    return day.written if language == "en" else f"{day.written} ({DAY_NAMES[day.day]})"


DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def explained(date: Date) -> str:
    """A date as written, with its Gregorian value in English."""
    parts = [str(date.day) if date.day else "", MONTHS[date.month - 1] if date.month else "", str(date.year) if date.year else ""]
    return f"{date.written} ({' '.join(filter(None, parts))})"


def units(pair: Pair) -> Iterator[Problem]:
    """A number keeps its unit, or is converted with it: 373 miles may become 600 kilometres, never 373 kilometres."""
    for number, other in pair.comparison.units:
        measure = FACTORS[number.unit][0], FACTORS[other.unit][0]
        hint = "" if measure[0] != measure[1] else "; convert the number or keep the unit"
        message = f"{number.written} {plural(number)} became {reading(other)} {plural(other)}{hint}"
        yield Problem(message, *pair.place(other.start, other.end))
    paired = {other.start for _, other in pair.comparison.units}
    for other, number in lent(pair.alike_numbers):
        if other.start not in paired:
            message = f"{reading(other)} {plural(other)}: the source has {number.written} {plural(number)}; are the two exchanged?"
            yield Problem(message, *pair.place(other.start, other.end))


IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries", "lash": "lashes", "percent": "percent"}


def plural(number: Number) -> str:
    """The unit of a number in English."""
    if number.value == 1:
        return number.unit
    first, *rest = number.unit.split(" an ")
    return " an ".join([IRREGULAR.get(first, first + "s"), *rest])
