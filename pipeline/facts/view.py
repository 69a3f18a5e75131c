"""The text as facts are looked for in it: one code point per letter, links and code blanked, offsets kept.

URLs, e-mail addresses, handles, code and HTML tags hold no facts; each of their characters becomes U+FFFC here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text import ZWNJ, folded, translator

OPAQUE = re.compile(
    r"``.+?``|`[^`]*`"  # code
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"  # where a link leads
    r"|(?:https?|ftp|mailto|tel|tg)\:[^\s<>«»“”\"،؛]*[^\s<>«»“”\"،؛.,;:!?)\]'’]"  # URLs
    r"|\bwww\.[^\s<>«»“”\"،؛]*[^\s<>«»“”\"،؛.,;:!?)\]'’]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail addresses
    r"|(?<![\w/])@[A-Za-z0-9_]+"  # handles
    r"|(?<![\w&])\#[^\W\d]\w*"  # hashtags
    r"|(?<![\w/])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+(?![A-Za-z0-9_])"  # names of accounts: burn_the_cage
    r"|(?<![\w-])-*\b[a-zA-Z0-9-]+\.(?:org|com|net|info|de|ir|eu|io|uk|html?|pdf|md|txt)\b(?:/[^\s<>«»“”\"،؛]*[\w/])?"
    r"|</?[a-zA-Z][^<>]*>|<[^<>\s]+>"  # HTML and angle links
    r"|\[\^[^\]\[\s]+\]"  # footnote references
    r"|&\#?\w+;"  # entities
)

MAYBE_OPAQUE = re.compile(r"[`@_<&#]|\]\(|\[\^|[:.]\S")
NEEDS_FOLDING = re.compile(
    r"[\u00ad\u0640\u200b\u200d\u200e\u200f\u061c\u2060\ufeff\u2066-\u2069\u0300-\u036f\u064b-\u0655\u0670]|ه\u200c"
)
same_length = translator(
    str.maketrans(
        {
            "ي": "ی",
            "ى": "ی",
            "ك": "ک",
            "ھ": "ه",
            "’": "'",
            "‘": "'",
            "ʼ": "'",
            "\u00a0": " ",
            "\u202f": " ",
            "\u2009": " ",
            "‑": "-",
            "‐": "-",
        }
    )
)
"""Characters that are written for one another, each as the one that stands for all; every place stays where it is."""


@dataclass(frozen=True, slots=True)
class View:
    """The text to search, and for each of its characters the offset in the text it was made from (None: the same)."""

    text: str
    origin: tuple[int, ...] | None
    source: str = ""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view as a span of the original text."""
        if self.origin is None:
            return start, end
        last = self.origin[end - 1] + 1 if end > start else self.origin[start]
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return self.origin[start], last


def opaque(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of a text that hold no facts and that no repair may touch: links, addresses, handles, code, tags."""
    if not MAYBE_OPAQUE.search(text):
        return ()
    return tuple(match.span() for match in OPAQUE.finditer(text))


@lru_cache(maxsize=512)
def view(text: str, language: str) -> View:
    """Make the view; cached, because numbers, dates and negations of a text are asked for one after the other."""
    pieces, place = [], 0
    for start, end in opaque(text):
        pieces += [text[place:start], "\ufffc" * (end - start)]
        place = end
    blanked = "".join(pieces) + text[place:]
    if NEEDS_FOLDING.search(blanked):
        kept = folded(blanked, sorani=language == "ckb")
        return View(kept.text, kept.origin, text)
    return View(same_length(blanked), None)


__all__ = ["ZWNJ", "View", "opaque", "view"]
