"""The hour of the day: 5 pm is 17 Uhr or 5 Uhr nachmittags, and not 5 Uhr.

Owns how English marks the second half of the day, and the words that say it in the other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.checks.figures import Text
from pipeline.facts import Number

AFTERNOON = re.compile(r"(?:[:.]\d\d)? ?[pP]\.?[mM]\b")
"""What makes an English 7 the 19 of languages with a day of 24 hours."""

LATE = {
    "en": re.compile(r"\d ?p\.?m\b|noon|evening|night", re.IGNORECASE),
    "de": re.compile(r"mittag|abend|nacht", re.IGNORECASE),
    "fa": re.compile(r"ظهر|عصر|غروب|شب"),
    "ckb": re.compile(r"نیوەڕۆ|ئێوار|شەو|عەسر"),
    "kmr": re.compile(r"nîvro|êvar|şev", re.IGNORECASE),
}

NEAR = 40
"""How far from the hour such a word may stand."""


def twelve_later(number: Number, other: Number, text: str, other_text: str) -> bool:
    """Whether one is an English hour after noon and the other the same hour of a day of 24."""
    early, late, words = (number, other, text) if number.value < other.value else (other, number, other_text)
    return early.value + 12 == late.value and AFTERNOON.match(words, early.end) is not None


def unsaid(ours: Text, theirs: Text, found: Iterable[tuple[Number, Number]]) -> Iterator[Number]:
    """The hours of the translation of which only the source says that they are after noon, paired with those that answer to them."""
    for mine, other in found:
        after_noon = 1 <= mine.value <= 11 and AFTERNOON.match(ours.text, mine.end)
        if after_noon and not LATE[theirs.language].search(theirs.text, max(0, other.start - NEAR), other.end + NEAR):
            yield other
