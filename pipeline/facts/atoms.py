"""The smallest pieces of a text that say a number: numerals, number words, telephone numbers, times, sums with a short scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.facts.lexicon import worth
from pipeline.facts.numerals import NUMERAL, Numeral, numerals
from pipeline.facts.words import Word
from pipeline.text import ascii_digits

PHONE = r"(?<![\w.,])(?:\+\d|0)(?:[ ()/-]{0,2}\d){7,}(?![\d,.]\d)"
"""A telephone number: its digits are one number, however they are grouped."""

TOKEN = re.compile(rf"(?P<phone>{PHONE})|(?P<digits>(?<![ckm]m)(?<!\bm){NUMERAL.pattern})|[^\W\d_]+(?:\u200c[^\W\d_]+)*")

CLOCK_TIME = {
    "en": re.compile(r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?= ?[ap]\.?m\b)"),
    "de": re.compile(r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?= Uhr\b)"),
}
"""Times of day that are written with a point: two numbers, no decimal."""

ABBREVIATED = {
    "en": {"bn": 9, "mn": 6, "m": 6, "k": 3, "tn": 12}, "de": {"Mio": 6, "Mrd": 9, "Tsd": 3}, "fa": {}, "ckb": {}, "kmr": {},
}  # fmt: skip
"""Scales in letters after a sum of money: £2.8bn, 3,5 Mio. Euro; powers of ten."""


@dataclass(slots=True)
class Atom:
    """One numeral or number word, before neighbours are composed."""

    start: int
    end: int
    word: Word
    numeral: Numeral | None = None


def atoms(text: str, language: str) -> Iterator[Atom]:
    """Every numeral and every number word, in order."""
    for token in TOKEN.finditer(text):
        if token["phone"]:
            yield whole(token.start(), token.end(), Decimal(re.sub(r"\D", "", ascii_digits(token[0]))))
        elif token["digits"]:
            yield from numeral_atoms(token, text, language)
        elif (word := worth(token[0], language)) is not None:
            yield Atom(token.start(), token.end(), replace(word, doubtful=True) if heed(token[0], text, token.start()) else word)


def heed(word: str, text: str, start: int) -> bool:
    """Whether German “Acht” is no number: außer Acht lassen. Where a sentence begins its capital says nothing: Acht Frauen."""
    before = text[:start].rstrip()[-1:] if word == "Acht" else ""
    return before.isalpha() or before == ","


def whole(start: int, end: int, value: Decimal) -> Atom:
    """An atom in digits of that value."""
    return Atom(start, end, Word(value), Numeral(value, start, end))


def numeral_atoms(token: re.Match[str], text: str, language: str) -> Iterator[Atom]:
    """The atoms of one match in digits: a time of day, a sum with an abbreviated scale, a number; the 00 of 7:00 is doubtful."""
    start, end = token.span()
    time = CLOCK_TIME[language].match(text, start) if language in CLOCK_TIME else None
    if time and time.end() == end:
        yield whole(*time.span("hour"), Decimal(time["hour"]))
        minute = Decimal(time["minute"])
        yield Atom(*time.span("minute"), Word(minute, doubtful=not minute), Numeral(minute, *time.span("minute")))
        return
    for numeral in numerals(token[0], start, language):
        times, end = abbreviated(text, numeral, language)
        doubtful = not numeral.value and text[numeral.start - 1 : numeral.start] == ":"
        yield Atom(numeral.start, end, Word(numeral.value * times, doubtful=doubtful), numeral)


def abbreviated(text: str, numeral: Numeral, language: str) -> tuple[Decimal, int]:
    """What an abbreviated scale after a numeral multiplies it by, and where it ends; “m” is metres unless money is meant."""
    letters = re.compile(r" ?(bn|mn|tn|m|k|Mio|Mrd|Tsd)\b").match(text, numeral.end)
    power = ABBREVIATED[language].get(letters[1]) if letters else None
    money = text[numeral.start - 1 : numeral.start] in tuple("$€£")
    if letters is None or power is None or (letters[1] in "mk" and not money):
        return Decimal(1), numeral.end
    return Decimal(10) ** power, letters.end()
