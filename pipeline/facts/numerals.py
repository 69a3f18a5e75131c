"""Numbers in digits: what the digits, the separators and the fractions of a language are worth.

Which of the point and the comma groups thousands and which begins the fraction differs by language, and that difference is a
classic of wrong translations: “1,000” left standing in German is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.text import ascii_digits

NUMERAL = re.compile(r"\d+(?:[.,٫٬،'/]\d+| \d{3}(?!\d))*[½¼¾⅓⅔]?|[½¼¾]")
"""Digits of any script with anything between them that some language uses as a separator."""

FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}

GROUPS = {"en": ",٬' ", "de": ".'٬ ", "fa": "٬,،' .", "ckb": "٬,،' .", "kmr": ".'٬ "}
DECIMALS = {"en": ".٫", "de": ",٫", "fa": "٫/.,", "ckb": "٫.,", "kmr": ",٫"}
FOREIGN = {"en": ",", "de": ".", "fa": "", "ckb": "", "kmr": "."}
"""What each language groups with, begins a fraction with, and what begins one only where somebody forgot to localise it."""

SEPARATED = re.compile(r"(\d+)([.,٫٬،'/ ]?)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number in digits; `grouped` where its thousands are separated, `foreign` where its separators are another language's."""

    value: Decimal
    start: int
    end: int
    grouped: bool = False
    foreign: bool = False


def numerals(written: str, at: int, language: str) -> Iterator[Numeral]:
    """The numbers in one match of `NUMERAL` that starts at `at`: one, or one for each run of digits where it is a list or a code."""
    fraction = FRACTIONS.get(written[-1])
    if len(written) == 1 and fraction is not None:
        yield Numeral(fraction, at, at + 1)
        return
    digits = ascii_digits(written[:-1] if fraction is not None else written)
    end = at + len(written)
    if digits.isdecimal():
        yield Numeral(Decimal(digits) + (fraction or 0), at, end)
        return
    whole = read(digits, language)
    if whole is not None:
        yield Numeral(whole[0] + (fraction or 0), at, end, *whole[1:])
        return
    for run in re.finditer(r"\d+", digits):
        yield Numeral(Decimal(run[0]), at + run.start(), at + run.end())


def read(digits: str, language: str) -> tuple[Decimal, bool, bool] | None:
    """Value, grouped, foreign of ASCII digits with separators, as `language` reads them; None where they are no single number."""
    parts = SEPARATED.findall(digits)
    runs, marks = [run for run, _ in parts], [mark for _, mark in parts[:-1]]
    groups = is_grouped(runs, marks, GROUPS[language])
    if groups == len(marks):
        return Decimal("".join(runs)), True, False
    last = marks[-1]
    if (groups == len(marks) - 1 and last != marks[0]) or len(marks) == 1:
        if last in DECIMALS[language]:
            return Decimal("".join(runs[:-1]) + "." + runs[-1]), groups > 0, False
        if last in FOREIGN[language] and len(marks) == 1:
            return Decimal(runs[0] + "." + runs[1]), False, True
    if is_grouped(runs[:-1], marks[:-1], ".,") == len(marks) - 1 and len(marks) > 1 and {marks[0], last} == {".", ","}:
        return Decimal("".join(runs[:-1]) + "." + runs[-1]), True, True
    return None


def is_grouped(runs: list[str], marks: list[str], allowed: str) -> int:
    """How many of the marks, from the left, group thousands: one kind of mark, three digits after each, no leading zero."""
    if not marks or marks[0] not in allowed or len(runs[0]) > 3 or runs[0].startswith("0"):
        return 0
    count = 0
    for mark, run in zip(marks, runs[1:], strict=True):
        if mark != marks[0] or len(run) != 3:
            break
        count += 1
    return count
