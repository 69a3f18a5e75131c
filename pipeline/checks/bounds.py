"""Which side of a figure is meant: more than five years or less, before a date or after it.

Owns the words for it. Only what both texts say in such words, and without a negation beside them, is compared: “not more than” may
be said in many ways. Of 2,111 figures in published translations (English into the other four) that have such words in both texts 13
are found, twelve of them mistranslated (“lower than 90” as größer als 90, “up to 95 %” as more), the other one part of a longer turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.figures import Found, Text
from pipeline.facts import Date, Number

SIDES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "more": "more than|over|at least|above|(?:longer|older|greater|higher|larger) than|exceeding|a minimum of|upwards of",
        "less": "less than|fewer than|under|at most|up to|below|(?:shorter|younger|smaller|lower) than|a maximum of",
        "after": "after|since",
        "before": "before|prior to|until|till",
    },
    "de": {
        "more": "mehr als|über|mindestens|wenigstens|zumindest|(?:länger|älter|größer|höher) als",
        "less": "weniger als|unter|höchstens|maximal|bis zu|(?:kürzer|jünger|kleiner|niedriger) als",
        "after": "nach|seit",
        "before": "vor|bis(?: zu[mr]?)?",
    },
    "fa": {
        "more": "بیش از|بیشتر از|دست\u200c?کم|دست کم|حداقل|بالای|افزون بر|بالغ بر|متجاوز از",
        "less": "کمتر از|کم\u200cتر از|زیر|حداکثر|تا سقف",
        "after": "پس از|بعد از",
        "before": "پیش از|قبل از|تا",
    },
    "ckb": {
        "more": "زیاتر لە|لانیکەم|لانی کەم|لایەنی کەم|بەلایەنی کەمەوە|بە لانی کەمەوە|سەروو",
        "less": "کەمتر لە|ئەوپەڕی",
        "after": "(?:لە ?)?دوای|پاش",
        "before": "پێش|بەر لە|تا|هەتا|تاوەکو",
    },
    "kmr": {
        "more": "zêdetirî|zêdetir ji|ji zêdetir|bêtirî|bêtir ji|herî kêm|qet nebe|bi kêmanî",
        "less": "kêmtirî|kêmtir ji|ji kêmtir|herî zêde|herî pir",
        "after": "piştî|ji pey",
        "before": "berî|heta|ta",
    },
}  # fmt: skip
"""What stands before a figure and says on which side of it something lies."""

OPPOSITE = {"more": "less", "less": "more", "after": "before", "before": "after"}
NUMBERS, DATES = ("more", "less"), ("after", "before")

FILLING = r"(?:(?:the|a|an|den|dem|der|die|ji sedî|sedî|لە سەدا|سەدا|سال|ساڵی|sala|year) )*[$€£]?"
NEGATED = {
    "en": re.compile(r"(?:\b(?:no|not|never|nothing|nor|cannot)|n['’]t)\W+(?:\w+\W+){0,3}$", re.IGNORECASE),
    "de": re.compile(r"\b(?:nicht|kein\w*|nie|niemals|nichts|erst)\W+(?:\w+\W+){0,3}$", re.IGNORECASE),
    "fa": re.compile(r"(?<!\w)(?:نه|هیچ|نباید|نبود|نیست|نمی\w*)\W+(?:\w+\W+){0,1}$"),
    "ckb": re.compile(r"(?<!\w)(?:نە|هیچ|نابێت?|ناکرێت?|نییە)\W+(?:\w+\W+){0,1}$"),
    "kmr": re.compile(r"\b(?:ne|na|tu|qet|nabe|nikare|nikarin|nîne)\W+(?:\w+\W+){0,1}$", re.IGNORECASE),
}
"""A negation so near before such a word that it may turn it round. `facts.negations` will not do: it leaves out “no more than”."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A figure of the translation with the words before it, on whose other side the source has something, in its words."""

    figure: Number | Date
    said: str
    source: str


def turned(ours: Text, theirs: Text, found: Iterable[Found]) -> Iterator[Turned]:
    """The figures, paired with those that answer to them, of which the two texts mean opposite sides."""
    for mine, other in found:
        one, two = side(ours, mine), side(theirs, other)
        if one is not None and two is not None and OPPOSITE[one[0]] == two[0]:
            yield Turned(other, two[1], one[1])


def side(text: Text, figure: Number | Date) -> tuple[str, str] | None:
    """Which side of a figure the words before it mean, and these words; None where there are none, or a negation is near."""
    before = text.text[max(0, figure.start - 60) : figure.start]
    for name in NUMBERS if isinstance(figure, Number) else DATES:
        match = pattern(text.language, name).search(before)
        if match is not None:
            return None if NEGATED[text.language].search(before[: match.start()]) else (name, match[1])
    return None


@lru_cache(maxsize=32)
def pattern(language: str, name: str) -> re.Pattern[str]:
    """The words of a side in a language, compiled to end where a figure begins."""
    return re.compile(rf"(?<!\w)({SIDES[language][name]})[\s\u200c]+{FILLING}$", re.IGNORECASE)
