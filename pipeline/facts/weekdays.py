"""Days of the week in text: Tuesday, Dienstagabend, سه‌شنبه, سێشەممە, sêşemê."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.facts.view import view

PATTERNS = {
    "en": re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE),
    "de": re.compile(
        r"(?<!\w)(?:(mon|diens|donners|frei|sams|sonn)tag|(mitt)woch|(sonnabend))"
        r"(?:s|(?:vor|nach)?mittag\w*|abend\w*|morgen\w*|nacht\w*|früh)?(?!\w)",
        re.IGNORECASE,
    ),
    "fa": re.compile(r"(?<!\w)(?:(?:(یک|دو|سه|چهار|پن[جچ])[\u200c ]?)?شنبه|(جمعه))(?:[\u200c ]?ها)?ی?(?!\w)"),
    "ckb": re.compile(r"(?<!\w)(?:(?:(یەک|دوو|سێ|چوار|پێنج)[\u200c ]?)?شەم[مب]?ە|(هەینی))(?:یە?|ان|یان|ە)?(?!\w)"),
    "kmr": re.compile(
        r"(?<!\w)(?:(yek|du|sê|çar|pênc)[ -]?şemb?|şem(?=î|iy)|(în)(?=î|ê|iy))(?:î|iy)?(?:ê|a|an|ên)?(?!\w)", re.IGNORECASE
    ),
}
"""The names of the days with their endings; the group that holds something tells which, Saturday has none in the last three."""

DAYS = {
    "mon": 0, "tues": 1, "wednes": 2, "thurs": 3, "fri": 4, "satur": 5, "sun": 6,
    "diens": 1, "mitt": 2, "donners": 3, "frei": 4, "sams": 5, "sonnabend": 5, "sonn": 6,
    "یک": 6, "دو": 0, "سه": 1, "چهار": 2, "پنج": 3, "پنچ": 3, "جمعه": 4,
    "یەک": 6, "دوو": 0, "سێ": 1, "چوار": 2, "پێنج": 3, "هەینی": 4,
    "yek": 6, "du": 0, "sê": 1, "çar": 2, "pênc": 3, "în": 4,
}  # fmt: skip
"""What tells a day, and the day, 0 for Monday. Persian and Kurdish count on from Saturday."""

SATURDAY = 5

NIGHT = re.compile(r"night|nacht|شب|شەو|(?<!\w)şev", re.IGNORECASE)
"""A night belongs to the day before it or to the day behind it: Monday night, die Nacht zum Dienstag, شب سه‌شنبه."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week in a text, 0 for Monday: offsets into that text, end exclusive."""

    day: int
    start: int
    end: int
    written: str


def weekdays(text: str, language: str) -> tuple[Weekday, ...]:
    """The days of the week that a text names in full, in its order."""
    seen = view(text, language)
    found = []
    for match in PATTERNS[language].finditer(seen.text):
        start, end = seen.place(*match.span())
        day = next((DAYS[group.lower()] for group in match.groups() if group), SATURDAY)
        found.append(Weekday(day, start, end, text[start:end]))
    return tuple(found)


def nights(text: str) -> bool:
    """Whether a text speaks of a night."""
    return NIGHT.search(text) is not None
