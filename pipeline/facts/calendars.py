"""Conversion between the Gregorian, the Solar Hijri and the Kurdish calendar, by the published arithmetic.

The Solar Hijri calendar begins its year at the vernal equinox in Tehran. For 1178–1633 the 33-year rule of Kazimierz M. Borkowski
("The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996, 223–230) with its table of breaks gives the same years
as astronomy. Day counts follow the Julian Day Number formulas of Fliegel and Van Flandern (CACM 11, 1968, p. 657).
"""

from __future__ import annotations

from datetime import date
from functools import cache

KURDISH_MINUS_SOLAR = 1321
"""The Kurdish year counts from 700 BCE: 2720 began on the same day as 1399."""

BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210)
"""Borkowski's table, as far as `LAST` needs it: Solar Hijri years in which the 33-year pattern of leap years starts again."""

FIRST, LAST = 1178, 1633
"""Solar Hijri years for which the arithmetic is known to agree with astronomy."""


@cache
def new_year(year: int) -> date:
    """The Gregorian day of 1 Farvardin of a Solar Hijri year; ValueError outside 1178–1633."""
    if not FIRST <= year <= LAST:
        raise ValueError(f"the Solar Hijri year {year} lies outside {FIRST}–{LAST}")
    gregorian = year + 621
    leap = -14
    start, *following = BREAKS
    for end in following:
        if year < end:
            break
        leap += (end - start) // 33 * 8 + (end - start) % 33 // 4
        start = end
    passed = year - start
    leap += passed // 33 * 8 + (passed % 33 + 3) // 4
    gregorian_leap = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date.fromordinal(date(gregorian, 3, 1).toordinal() + 19 + leap - gregorian_leap)


def month_length(year: int, month: int) -> int:
    """Days of a Solar Hijri month: six of 31, five of 30, the last of 29 or 30."""
    if month <= 6:
        return 31
    if month <= 11:
        return 30
    return (new_year(year + 1) - new_year(year)).days - 336


def from_solar(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri date; ValueError where there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise ValueError(f"there is no day {year}-{month}-{day} in the Solar Hijri calendar")
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(new_year(year).toordinal() + before + day - 1)


def to_solar(day: date) -> tuple[int, int, int]:
    """The Solar Hijri year, month and day of a Gregorian date; ValueError outside the years that `new_year` knows."""
    year = day.year - 621
    if day < new_year(year):
        year -= 1
    passed = (day - new_year(year)).days
    if passed < 186:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - 186) // 30 + 7, (passed - 186) % 30 + 1


def solar_span(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """The first and the last Gregorian day of a Solar Hijri year, month or day; ValueError where there is none."""
    if month is None:
        return new_year(year), date.fromordinal(new_year(year + 1).toordinal() - 1)
    if day is None:
        return from_solar(year, month, 1), from_solar(year, month, month_length(year, month))
    exact = from_solar(year, month, day)
    return exact, exact


def gregorian_span(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """The first and the last day of a Gregorian year, month or day; ValueError where there is none."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
    return date(year, month, day), date(year, month, day)
