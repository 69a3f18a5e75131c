"""Characters: folding for comparison, digits of all scripts, isolation of names in text of the other direction.

Owns no rule about names, numbers or Markdown; everything here is a function of a string.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import compress, count
from typing import Any

from pipeline.languages import LANGUAGES

ZWNJ = "\u200c"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

INVISIBLE = "\u00ad\u0640\u200b\u200d\u200e\u200f\u061c\u2060\ufeff\u2066\u2067\u2068\u2069"
"""Characters that may stand inside a word without changing which word it is: soft hyphen, tatweel, joiner, marks, isolates."""

SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\t\n\r\f\v"

HARAKAT = "".join(chr(code) for code in (*range(0x064B, 0x0653), 0x0670))
"""Short-vowel signs and superscript alef: optional in Persian and Sorani. Hamza above and below (U+0654, U+0655) are kept."""

SAME = {
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ھ": "ه",
    "ۀ": "ه\u0654",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2043": "-",
}
"""Characters that are written for one another by other keyboards, each with the one that stands for all."""

OLD_SORANI_E = "ه" + ZWNJ

FOLDING: dict[int, str | None] = (
    {ord(char): None for char in INVISIBLE + HARAKAT} | {ord(char): " " for char in SPACES} | {ord(a): b for a, b in SAME.items()}
)


def translator(table: Mapping[int, Any]) -> Callable[[str], str]:
    """`str.translate` by one table; a text with none of its characters, as most are, comes back in a tenth of the time.

    For a text that is not ASCII, Python looks every character up by itself.
    """
    some = re.compile(f"[{re.escape(''.join(map(chr, table)))}]")
    return lambda text: text.translate(table) if some.search(text) else text


fold_characters = translator(FOLDING)
"""Each character folded by itself; a character may become none, or two."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters stood: `origin[i]` is the offset in the text it was made from.

    `origin` has one more entry than `text`, so that the span `start:end` of `text` is `origin[start]:origin[end]` there.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text that was folded; combining marks that follow the last character belong to it."""
        return self.origin[start], self.origin[end]


def folded(text: str, sorani: bool = False) -> Folded:
    """Fold for comparison and keep the offsets.

    One code point per letter (ي/ی, ك/ک), NFC, tatweel, soft hyphen, vowel signs and direction marks gone, every space a plain
    space; ZWNJ stays, except in Sorani, where ه + ZWNJ is the old spelling of ە. Case stays: evîn is not Evîn.
    """
    if quick := _folded_at_once(text, sorani):
        return quick
    out: list[str] = []
    origin: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[position:end]).translate(FOLDING)
        if sorani and cluster == "ه" and text[end : end + 1] == ZWNJ:
            cluster, end = "ە", end + 1
        out.append(cluster)
        origin.extend([position] * len(cluster))
        position = end
    origin.append(len(text))
    return Folded("".join(out), tuple(origin))


def _folded_at_once(text: str, sorani: bool) -> Folded | None:
    """What `folded` gives, without looking at every character alone; None where marks or digraphs need that."""
    if "ۀ" in text or any(map(unicodedata.combining, text)) or not unicodedata.is_normalized("NFC", text):
        return None
    quick = fold_characters(text)
    if sorani and OLD_SORANI_E in quick:
        return None
    if len(quick) == len(text):
        return Folded(quick, tuple(range(len(text) + 1)))
    kept = (FOLDING.get(ord(char), char) is not None for char in text)
    return Folded(quick, (*compress(count(), kept), len(text)))


def fold(text: str, sorani: bool = False) -> str:
    """The folded text alone; see `folded`."""
    if text.isascii() and text.isprintable():
        return text.replace("`", "'")
    if unicodedata.is_normalized("NFC", text):
        quick = fold_characters(text)
        if not (sorani and OLD_SORANI_E in quick):
            return quick
    return folded(text, sorani).text


def ascii_digits(text: str) -> str:
    """Every decimal digit of any script as 0-9; nothing else changes, lengths stay."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def localise_digits(text: str, language: str) -> str:
    """Every decimal digit of any script as the digit of `language`."""
    digits = LANGUAGES[language].digits
    return "".join(digits[unicodedata.decimal(char)] if char.isdecimal() else char for char in text)


def isolate(text: str) -> str:
    """The text wrapped so that its direction cannot disturb what stands around it (U+2068 … U+2069)."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
