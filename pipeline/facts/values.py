"""The two values that facts are made of: a number and a date, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Calendar = Literal["gregorian", "solar-hijri", "kurdish"]
"""`kurdish` has the months of the Solar Hijri calendar and counts its years from 700 BCE: 2720 is 1399."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number in a text: offsets into that text, end exclusive.

    `value` has the scale word in it (3 million is 3000000); `unit` is a key of `units.UNITS` or empty; `spelled` is true where the
    number is a word, `ordinal` where it is third, 3rd, dritte, سوم. `doubtful` marks words that are often no number at all
    (one, Persian نه, Sorani دە): they can answer to a number of the other language but accuse nobody.
    """

    value: Decimal
    start: int
    end: int
    written: str
    unit: str = ""
    spelled: bool = False
    ordinal: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """One date in a text, as far as it is given: offsets into that text, end exclusive.

    `year`, `month`, `day` are Gregorian: exact where all three are written, for a lone Solar Hijri month or year the Gregorian
    one that it shares most days with. `own` holds the three numbers in the calendar that the text uses. `doubtful` marks a lone month whose
    name is a word as well (may, مهر, ئازار).
    """

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    written: str
    calendar: Calendar = "gregorian"
    own: tuple[int | None, int | None, int | None] = (None, None, None)
    doubtful: bool = False
