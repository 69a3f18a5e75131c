"""Text as the words in which names are looked for: folded, without inline markup, each word knowing where it stood.

Owns what counts as a word and as the same word. Knows no glossary.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, compress
from typing import TypeVar

from pipeline.languages import LANGUAGES
from pipeline.markdown import legible, unmarked
from pipeline.text import ZWNJ, fold_characters, folded
from pipeline.values import quickly_made

T = TypeVar("T")
LETTERS = r"[\w\u200c\u0654\u0655\u0300-\u036f]"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{LETTERS}+(?:'[^\W\d_]+)*")
"""An abbreviation with full stops (U.S.), or letters, digits, ZWNJ and hamza with what an apostrophe joins (Reûf'ê, Ra'ouf)."""

PIECES = re.compile(f"({WORD.pattern})")
"""Parts a text so that every second piece is a word."""

ODD = re.compile(r"'(?:(?<!\w')|(?![A-Za-z]+(?!\w)))", re.ASCII)
"""An apostrophe that joins no letters to a word."""

OF_WORDS = (string.ascii_letters + string.digits + "_'").encode()
APART = bytes(byte if byte in OF_WORDS else ord(" ") for byte in range(256))
SMALL = APART.lower()
"""Tables that leave nothing but the words of an English text, and make them small."""

QUOTES = str.maketrans(dict.fromkeys("\"“”„‟«»‹›‚'", ""))
SPACE = re.compile(r" +")


@quickly_made
@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text. `keys` are compared, `written` keeps the case, `starts` and `ends` are offsets into `folded`.

    `origin` leads from there to the text as given (nothing: the same offsets).
    """

    given: str
    folded: str
    keys: Sequence[str]
    written: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    origin: Sequence[int] | None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to `last` stand in the text as given."""
        start, end = self.starts[first], self.ends[last]
        if self.origin is None:
            return start, end
        finish = self.origin[end - 1] + 1
        while finish < len(self.given) and unicodedata.combining(self.given[finish]):
            finish += 1
        return self.origin[start], finish

    def gap(self, after: int) -> str:
        """What stands between a word and the next one, quotation marks apart, spaces as one."""
        return gap(self.folded[self.ends[after] : self.starts[after + 1]])


def gap(between: str) -> str:
    """The characters between two words as they are compared: quotation marks apart, spaces as one."""
    return between if between in (" ", "-") else SPACE.sub(" ", between.translate(QUOTES))


def words(text: str, language: str) -> Words:
    """The words of a text that may hold inline Markdown."""
    fold, origin = fold_with_origin(*shown(text), sorani=language == "ckb")
    if is_simple(fold, language):
        return Words(text, fold, *simple(fold), origin)
    pieces = PIECES.split(fold)
    ends = list(accumulate(map(len, pieces)))
    written = pieces[1::2]
    keys = compared(written, fold, language)
    found = Words(text, fold, keys, written, ends[:-1:2], ends[1::2], origin)
    return found if all(keys) else without_empty(found)


def is_simple(fold: str, language: str) -> bool:
    """Whether `simple` finds the words of a folded text: no abbreviation, no apostrophe that quotes or that Kurmanji leaves out."""
    plain = fold.isascii() and fold.count(".") < 2 and LANGUAGES[language].script == "Latn"
    return plain and ("'" not in fold or (language != "kmr" and not ODD.search(fold)))


def simple(fold: str) -> tuple[list[str], list[str], list[int], list[int]]:
    """Keys, words, starts and ends where words are letters of English, digits, underscores and what apostrophes join to them.

    In two thirds of the time, for texts that are simple.
    """
    raw = fold.encode()
    written = raw.translate(APART).decode().split()
    starts, ends, end = [], [], 0
    for word in written:
        start = fold.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return raw.translate(SMALL).decode().split(), written, starts, ends


def shown(text: str) -> tuple[str, Sequence[int] | None]:
    """What a reader sees of a text, and where each character stood where that is another place."""
    if unmarked(text):
        return text, None
    bare = legible(text)
    return bare.text, None if len(bare.text) == len(text) else bare.origin


def without_empty(found: Words) -> Words:
    """The words of which something is left when they are compared."""

    def kept(column: Sequence[T]) -> list[T]:
        return list(compress(column, found.keys))

    return replace(found, keys=kept(found.keys), written=kept(found.written), starts=kept(found.starts), ends=kept(found.ends))


def compared(written: Sequence[str], fold: str, language: str) -> list[str]:
    """Words of a text as they are compared: without capitals, ZWNJ, Kurmanji apostrophes; Sorani words never begin with ر."""
    if LANGUAGES[language].script == "Latn":
        keys = [word.lower() for word in written] if fold.isascii() else [lowered(word) for word in written]
        return [key.replace("'", "") for key in keys] if language == "kmr" and "'" in fold else keys
    keys = [word.replace(ZWNJ, "") for word in written] if ZWNJ in fold else list(written)
    return ["ڕ" + key[1:] if key[:1] == "ر" else key for key in keys] if language == "ckb" else keys


def shared(one: str, other: str) -> int:
    """How many letters two words have in common from their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def lowered(word: str) -> str:
    """Small letters, unless that changes the length (Turkish İ)."""
    low = word.lower()
    return low if len(low) == len(word) else word


def fold_with_origin(text: str, origin: Sequence[int] | None, sorani: bool) -> tuple[str, Sequence[int] | None]:
    """`text.folded`, quickly where folding moves nothing, which is nearly always."""
    if text.isascii() and text.isprintable():
        return text.replace("`", "'"), origin
    if "ۀ" not in text and not (sorani and "ه" + ZWNJ in text) and unicodedata.is_normalized("NFC", text):
        quick = fold_characters(text)
        if len(quick) == len(text):
            return quick, origin
    careful = folded(text, sorani)
    if origin is None:
        return careful.text, careful.origin
    return careful.text, [origin[offset] for offset in careful.origin]
