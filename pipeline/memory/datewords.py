"""The words before a date, which say what kind of date may follow: on a day, in a month, in the year.

Owns what each language's words take and how a wording is bent to another kind (“im 2018” → “im Jahr 2018”, “در سال اکتبر” →
“در اکتبر”). Sources: Duden, *Datum*; the wordings of the phrase corpus.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pipeline.facts import Date

DateKind = Literal["full", "month", "year"]
ANY: tuple[DateKind, ...] = ("full", "month", "year")

_TAKES: Mapping[str, tuple[tuple[str, tuple[DateKind, ...]], ...]] = {
    "en": (
        (r"(?:on|of the|(?:morning|evening|night|afternoon|eve|dawn) of)", ("full",)),
        (r"in", ("month", "year")),
    ),
    "de": (
        (r"(?:am|dem|den|vom|zum|des)", ("full",)),
        (r"(?:im Jahre?|des Jahres|Jahr)", ("year",)),
        (r"im", ("month",)),
        (r"(?:in|Anfang|Mitte|Ende)", ("month", "year")),
    ),
    "fa": (("سال", ("year",)), ("ماه", ("month",)), ("(?:روز|تاریخ|شامگاه|بامداد|صبح|شب|عصر|سحرگاه)", ("full",))),
    "ckb": (
        ("ساڵی", ("year",)),
        ("مانگی", ("month",)),
        ("(?:ڕۆژی|ئێوارەی|بەیانیی|شەوی|ڕێکەوتی|بەرواری|بەرەبەیانی)", ("full",)),
    ),
    "kmr": ((r"sala", ("year",)), (r"meha", ("month",)), (r"(?:roja|êvara|sibeha|şeva|dîroka)", ("full",))),
}
"""What the word before a date takes; a word that is not here takes any date."""

_YEAR_WORDS = {"de": r"(?<=\b[Ii]m )Jahre? $", "fa": "(?<!\\w)سال $", "ckb": "(?<!\\w)ساڵی $", "kmr": r"\bsala $"}
"""“In the year”, whose word for year goes when a month follows."""

_GERMAN_OPEN = re.compile(r"(?:^|[^\w ] ?|\b(?:[Ss]eit|[Bb]is|[Vv]on|[Aa]b|[Ff]ür|[Zz]wischen|und|nach|vor|aus|Stand) )[*_]*$")
"""Where German has a date without preposition or after one that takes any; elsewhere a bare date is a year."""


def kind_of(date: Date) -> DateKind:
    """full (with a day), month or year."""
    return "full" if date.day else "month" if date.month else "year"


def before_date(before: str, kind: DateKind, language: str, in_year: bool = False) -> str | None:
    """The text before a date, bent where that can be done, so that a date of this kind may follow; None where it cannot.

    `in_year`: the English of the unit says “in” before this date, so that a bare German date is a year.
    """
    if kind in _takes(before, language, in_year):
        return before
    if kind == "month" and language in _YEAR_WORDS and re.search(_YEAR_WORDS[language], before):
        return re.sub(_YEAR_WORDS[language], "", before)
    if language == "de" and kind == "year" and re.search(r"\bim $", before, re.IGNORECASE):
        return before + "Jahr "
    if language == "de" and kind == "month" and in_year and _takes(before, language, in_year) == ("year",):
        return before + ("im " if before else "Im ")
    return None


def _takes(before: str, language: str, in_year: bool) -> tuple[DateKind, ...]:
    plain = before.rstrip("*_[(")
    for word, kinds in _TAKES[language]:
        if re.search(rf"(?:^|\W){word} $", plain, re.IGNORECASE):
            return kinds
    if language == "de" and in_year and (not before or not _GERMAN_OPEN.search(before)):
        return ("year",)
    return ANY
