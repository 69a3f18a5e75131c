"""Dates in text: October 16, 2020 · 16.10.2020 · ۲۵ مهر ۱۳۹۹ · ١٦ی تشرینی یەکەم · Cotmeha 2020an · 1988.

Numeric English dates with slashes are read month first, as the campaign writes them. A four-digit number between 1900 and 2099
without a unit is a year; in Persian so is 1250–1450 (Solar Hijri), in Sorani also 2600–2750 (Kurdish).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipeline.facts.calendars import KURDISH_MINUS_SOLAR, from_solar, gregorian_span, solar_span
from pipeline.facts.months import folded_table, pattern
from pipeline.facts.numbers import all_numbers
from pipeline.facts.values import Calendar, Date, Number
from pipeline.facts.view import view
from pipeline.text import ascii_digits

DAY_TO_MONTH = {
    "en": re.compile(r"(?:st|nd|rd|th)?,? (?:of )?"),
    "de": re.compile(r"\.? ?"),
    "fa": re.compile(r"(?:\u200c?م|ام)? ?(?:ماه )?"),
    "ckb": re.compile(r"(?:ی|ەی|ەم|ەمی|هەمی)? ?(?:مانگی )?"),
    "kmr": re.compile(r"(?:'?(?:ê|yê|e|ye|î|yî)|\.)? (?:meha )?"),
}
MONTH_TO_DAY = re.compile(r" ")
MONTH_TO_YEAR = {
    "en": re.compile(r",? (?:of )?"),
    "de": re.compile(r" (?:des Jahres )?"),
    "fa": re.compile(r"[،,]? (?:سال )?"),
    "ckb": re.compile(r" (?:ساڵی )?"),
    "kmr": re.compile(r",? (?:sala )?"),
}
ORDINAL_SIGN = re.compile(r"(?:st|nd|rd|th)\b")
DAY_TO_YEAR = re.compile(r"(?:st|nd|rd|th)?,? ")
CUE = {
    "en": re.compile(
        r"\b(?:in|since|until|till|by|of|last|next|this|from|to|between|before|after|early|late|mid|during|every)[ -]$", re.I
    ),
    "de": re.compile(r"\b(?:im|seit|bis|ab|vom|zum|und|oder|Anfang|Ende|Mitte|letzten|vergangenen|nächsten|diesen) $"),
    "fa": re.compile(r"ماه $"),
    "ckb": re.compile(r"مانگی $"),
    "kmr": re.compile(r"\b(?:meha|di|ji|heta|bo|destpêka|dawiya|navbera|serê|nîvê) $", re.I),
}
DIGIT = re.compile(r"\d")
NUMERIC = re.compile(
    r"(?<![\d.,٫٬/-])(?:(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[./-])(?P<b>\d{1,2})(?P=t)(?P<c>\d{4}))(?![\d/]|[.,٫٬-]\d)"
)
YEAR_RANGE = re.compile(r"(?<![\d.,])(?P<century>\d\d)(?P<from>\d\d)[-–/](?P<to>\d\d)(?![\d.,/-]*\d)")
"""1950–53: the second number is a year too."""

GERMAN_SHORT = re.compile(r"(?i:\b(?:am|vom|zum|bis|seit|ab|dem|den|und) )(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?!\d)")
PERSIAN_SHORT_YEAR = re.compile(
    r"(?<![\w\u200c])(?:سال|تابستان|بهار|پاییز|زمستان) (?P<y>[۰-۹]{2})(?![\d\w])(?! (?:نفر|تن|شهروند|زندانی|زن|مرد|کودک|نوجوان|دانشجو|معلم|کارگر|وکیل|خبرنگار|روزنامه‌نگار|پرونده|حکم|مورد|اعدام|بار|روز|ماه|هفته|ساعت|هزار|درصد|نامه)(?!\w))"
)
KURMANJI_YEAR_ENDING = re.compile(r"'?an\b")
YEARS: dict[str, tuple[tuple[int, int, Calendar], ...]] = {
    "fa": ((1250, 1450, "solar-hijri"),),
    "ckb": ((1250, 1450, "solar-hijri"), (2600, 2750, "kurdish")),
    "kmr": ((2600, 2750, "kurdish"),),
}


def made(start: int, end: int, calendar: Calendar, year: int | None, month: int | None, day: int | None) -> Date | None:
    """The date of those parts; None where its calendar has no such day."""
    own = (year, month, day)
    if calendar == "gregorian" and year is not None and year >= 2600 and month is not None:
        year -= 700 if month > 3 or (month == 3 and (day or 31) > 20) else 699
    if calendar == "kurdish" and year is not None and year < 2400:
        calendar = "solar-hijri"
        if year > 1700:
            year -= 621 if month is not None and month < 10 else 622
    solar = year - KURDISH_MINUS_SOLAR if calendar == "kurdish" and year is not None else year
    try:
        if calendar == "gregorian":
            if day is not None:
                gregorian_span(year or 2000, month, day)
            return Date(year, month, day, start, end, "", calendar, own)
        if solar is not None and month is not None and day is not None:
            exact = from_solar(solar, month, day)
            return Date(exact.year, exact.month, exact.day, start, end, "", calendar, (year, month, day))
        first, last = solar_span(solar or 1399, month, day)
    except ValueError:
        return None
    middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    return Date(
        middle.year if solar else None, middle.month if month else None, middle.day if day else None, start, end, "", calendar,
        (year, month, day),
    )  # fmt: skip


def is_year(number: Number) -> bool:
    """Whether a number is written as a year: four digits, nothing between them."""
    return not number.spelled and len(number.written) == 4 and number.written.isdecimal()


def is_day(number: Number) -> bool:
    """Whether a number can be a day of a month."""
    return 1 <= number.value <= 31 and number.value == int(number.value) and not number.unit and len(number.written) <= 12


def short_year(number: Number, language: str, calendar: Calendar) -> int | None:
    """The year of a Persian two-digit year beside a solar month: ۹۸ is 1398."""
    if language != "fa" or calendar == "gregorian" or len(number.written) != 2 or not number.written.isdecimal():
        return None
    value = int(number.value)
    return 1300 + value if value >= 32 else 1400 + value if value <= 9 else None


def day_before(text: str, language: str, found: tuple[Number, ...], start: int, *, ambiguous: bool) -> Number | None:
    """The number that stands as the day before a month at `start`; a word only where neither it nor the month may be another word."""
    number = next((n for n in reversed(found) if n.end <= start), None)
    if number is None or not is_day(number) or not DAY_TO_MONTH[language].fullmatch(text, number.end, start):
        return None
    if number.spelled and not number.ordinal and (number.doubtful or (ambiguous and language != "en")):
        return None
    return None if number.ordinal and PART_OF_MONTH.search(text, max(0, number.start - 12), number.start) else number


PART_OF_MONTH = re.compile(r"(?:\bhalf|\bweek|\bdays|Hälfte|Woche|نیمه|نیمهٔ|هفته|هفتهٔ|دهه|روزهای|نیوەی|هەفتەی|nîvê|hefteya) $")
"""After these words an ordinal counts halves, weeks or days of a month: the first half of October."""


def day_after(text: str, language: str, found: Sequence[Number], end: int) -> tuple[Number, int] | None:
    """The number that stands as the day after an English month that ends at `end`, and where it ends: October 16th."""
    if language != "en" or not found or not is_day(found[0]) or not MONTH_TO_DAY.fullmatch(text, end, found[0].start):
        return None
    ordinal = ORDINAL_SIGN.match(text, found[0].end)
    return found[0], ordinal.end() if ordinal else found[0].end


def year_after(number: Number, text: str, language: str, calendar: Calendar) -> tuple[int, int] | None:
    """The year that a number after a month is, and where it ends; None where it is no year."""
    if is_year(number):
        ending = KURMANJI_YEAR_ENDING.match(text, number.end) if language == "kmr" else None
        return int(number.value), ending.end() if ending else number.end
    short = short_year(number, language, calendar)
    return None if short is None else (short, number.end)


def with_months(text: str, language: str, found: tuple[Number, ...]) -> Iterator[Date]:
    """Dates that name their month."""
    for match in pattern(language).finditer(text):
        calendar, month, ambiguous = folded_table(language)[" ".join(match["name"].replace("\u200c", " ").lower().split())]
        start, end = match.span()
        if language == "de" and match["end"].strip("."):
            yield Date(None, month, None, start, match.end("name"), "", calendar, (None, month, None), doubtful=True)
            continue
        day = year = None
        if before := day_before(text, language, found, start, ambiguous=ambiguous):
            day, start = int(before.value), before.start
        right = [n for n in found if n.start >= end][:2]
        gap = MONTH_TO_YEAR[language]
        feast = language == "en" and match["name"] == "May" and day is None and text.startswith(" Day", end)
        if feast:
            day, end = 1, end + len(" Day")
        if day is None and (after := day_after(text, language, right, end)):
            day, end, right, gap = int(after[0].value), after[1], right[1:], DAY_TO_YEAR
        if right and gap.fullmatch(text, end, right[0].start) and (written := year_after(right[0], text, language, calendar)):
            year, end = written
        lone = day is None and year is None
        if (match["name"] in FESTIVALS and (before is None or before.spelled)) or (lone and no_month(match["name"], language)):
            continue
        if language == "fa" and match["name"] == "تیر" and year is None and before and shots(text, before.start, match.end()):
            continue
        if year is None and end == match.end() and language in ("fa", "ckb"):
            end = match.end("name")
        result = made(start, end, calendar, year, month, day)
        if result is not None:
            certain = not ambiguous and not (language == "kmr" and match["name"].islower())
            cue = CUE[language].search(text, max(0, start - 12), start)
            roses = language == "kmr" and match[0] == "gulan" and not (cue and cue[0].lower() == "meha ")
            doubtful = feast or (lone and not certain and (roses or not cue))
            yield replace(result, doubtful=doubtful)


FESTIVALS = {"نەورۆز", "Newroz"}
"""New Year: the first month only beside a day in digits; the second day of Nowruz is one of the feast."""

SHOTS_BEFORE = re.compile(r"(?:صدای|شلیک|تیرها\w*[^.!؟]{0,30}) ?$")
SHOTS_AFTER = re.compile(r" (?:شلیک|خلاص|شنیده|خورد|زد|به (?:سر|سینه|پا|قلب|شکم|کمر|صورت|بدن)\w*)")


def shots(text: str, start: int, end: int) -> bool:
    """Whether a number with تیر, which is July and a shot, counts shots."""
    return SHOTS_BEFORE.search(text, max(0, start - 45), start) is not None or SHOTS_AFTER.match(text, end) is not None


def no_month(name: str, language: str) -> bool:
    """Whether a name that stands alone cannot be a month: english “may” in lower case, AB or JUN in capitals."""
    return (language == "en" and name.islower()) or (name.isupper() and len(name) <= 3)


def numeric(text: str, language: str) -> Iterator[Date]:
    """Dates in digits alone."""
    for match in NUMERIC.finditer(text):
        if match["y"]:
            year, month, day = (int(ascii_digits(match[name])) for name in "ymd")
        else:
            day, month, year = (int(ascii_digits(match[name])) for name in "abc")
            if (language == "en" and match["t"] == "/" and day <= 12) or month > 12:
                day, month = month, day
        calendar: Calendar = "solar-hijri" if 1250 <= year <= 1450 else "kurdish" if 2600 <= year <= 2750 else "gregorian"
        if 1 <= month <= 12 and (result := made(match.start(), match.end(), calendar, year, month, day)):
            yield result
    if language == "de":
        for match in GERMAN_SHORT.finditer(text):
            day, month = int(match["d"]), int(match["m"])
            if 1 <= month <= 12 and (result := made(match.start("d"), match.end(), "gregorian", None, month, day)):
                yield result


def years(text: str, language: str, found: tuple[Number, ...]) -> Iterator[Date]:
    """Lone years."""
    for number in found:
        if not is_year(number) or number.unit:
            continue
        value = int(number.value)
        spans = (*YEARS.get(language, ()), (1900, 2099, "gregorian"))
        for first, last, calendar in spans:
            ending = KURMANJI_YEAR_ENDING.match(text, number.end) if language == "kmr" else None
            end = ending.end() if ending else number.end
            if first <= value <= last and (result := made(number.start, end, calendar, value, None, None)):
                yield result
    for match in YEAR_RANGE.finditer(text):
        if match["to"] > match["from"] and 19 <= int(match["century"]) <= 20:
            year = int(ascii_digits(match["century"] + match["to"]))
            if result := made(match.start("to"), match.end("to"), "gregorian", year, None, None):
                yield result
    if language == "fa":
        for match in PERSIAN_SHORT_YEAR.finditer(text):
            value = int(match["y"])
            if value >= 32 and (result := made(match.start("y"), match.end(), "solar-hijri", 1300 + value, None, None)):
                yield result


@lru_cache(maxsize=512)
def all_dates(text: str, language: str) -> tuple[Date, ...]:
    """Every date of the text in order, doubtful months included; a date inside another one is not listed again."""
    seen = view(text, language)
    found = all_numbers(seen.text, language) if seen.origin else all_numbers(text, language)
    dates: list[Date] = []
    digits = DIGIT.search(seen.text) is not None
    in_digits, lone = (numeric(seen.text, language), years(seen.text, language, found)) if digits else ((), ())
    for candidate in (*in_digits, *with_months(seen.text, language, found), *lone):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in dates):
            dates.append(candidate)
    placed = []
    for candidate in sorted(dates, key=lambda d: d.start):
        start, end = seen.place(candidate.start, candidate.end)
        placed.append(replace(candidate, start=start, end=end, written=text[start:end]))
    return tuple(placed)


def spans(value: Date, years: tuple[int, ...]) -> Iterator[tuple[date, date]]:
    """First and last Gregorian day of a date; where it names no year, of that date in each of `years` (Gregorian)."""
    year, month, day = value.own
    for assumed in (None,) if year is not None else years:
        try:
            if value.calendar == "gregorian":
                yield gregorian_span(year or assumed or 2000, month, day)
            else:
                solar = year if year is not None else (assumed or 2000) - 621
                yield solar_span(solar - (KURDISH_MINUS_SOLAR if solar > 2400 else 0), month, day)
        except ValueError:
            continue


def agree(first: Date, second: Date) -> bool:
    """Whether two dates name the same time: equal in one calendar, sharing a day where a month or a year is given in two calendars.

    A year says no more than a year: the Solar Hijri year that shares most days with a Gregorian one agrees, its neighbour does not.
    """
    if tuple(part is None for part in first.own) != tuple(part is None for part in second.own):
        return False
    if first.calendar == second.calendar == "gregorian":
        return first.own == second.own
    if first.calendar != "gregorian" and second.calendar != "gregorian":
        return (first.year, first.month, first.day) == (second.year, second.month, second.day)
    if first.own[1] is None and first.own[2] is None:
        return first.year == second.year
    assumed = tuple(range(1996, 2030))
    ours, theirs = list(spans(first, assumed)), list(spans(second, (*assumed, 1995)))
    return any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs)
