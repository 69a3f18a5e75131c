"""Numbers and dates as each language writes them."""

from __future__ import annotations

from decimal import Decimal

from pipeline.facts.months import GREGORIAN, SOLAR
from pipeline.facts.values import Date
from pipeline.languages import LANGUAGES
from pipeline.text import localise_digits


def write_number(value: Decimal, language: str, grouped: bool) -> str:
    """The number in digits and separators of the language: 1,000 · 1.000 · ۱٬۰۰۰ · ١٬٠٠٠; `grouped` asks for thousands separators."""
    known = LANGUAGES[language]
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0")
    if grouped:
        whole = f"{int(whole):,}".replace(",", known.group)
    return localise_digits(whole + (known.decimal + fraction if fraction else ""), language)


def month_name(month: int, language: str, calendar: str = "gregorian") -> str:
    """The usual name of a month (1–12)."""
    names = GREGORIAN[language] if calendar == "gregorian" else SOLAR[language]
    return names[month - 1].split()[0].replace("~", " ")


KURMANJI_ENDINGS = {"genitive": "a", "oblique": "ê"}


def kurmanji_month(name: str, ending: str) -> str:
    """A Kurmanji month in the genitive (Cotmeha 2020an) or the oblique (16ê Cotmehê)."""
    stem = name[:-1] if name.endswith("e") else name
    if name.endswith("î"):
        stem = name[:-1] + "iy"
    return (
        stem + ("ey" if name == "Çile" else "") + KURMANJI_ENDINGS[ending] if name != "Çile" else "Çiley" + KURMANJI_ENDINGS[ending]
    )


def write_date(date: Date, language: str) -> str:
    """The date in Gregorian months, as far as it is given: October 16, 2020 · 16. Oktober 2020 · ١٦ی تشرینی یەکەمی ٢٠٢٠."""
    year = "" if date.year is None else str(date.year)
    day = "" if date.day is None else str(date.day)
    if date.month is None:
        return localise_digits(f"{year}an" if language == "kmr" and year else year, language)
    month = month_name(date.month, language)
    if language == "en":
        return f"{month} {day}, {year}" if day and year else " ".join(filter(None, (month, day, year)))
    if language == "de":
        return " ".join(filter(None, (day and f"{day}.", month, year)))
    if language == "kmr":
        if year:
            month = kurmanji_month(month, "genitive")
        elif day:
            month = kurmanji_month(month, "oblique")
        return " ".join(filter(None, (day and f"{day}ê", month, year and f"{year}an")))
    if language == "ckb":
        month += "ی" if year else ""
        return localise_digits(" ".join(filter(None, (day and f"{day}ی", month, year))), language)
    return localise_digits(" ".join(filter(None, (day, month, year))), language)
