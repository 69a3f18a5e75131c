"""When two texts count as the same wording: quotes, spaces, dashes and keyboard variants made equal, case and markup kept.

Owns nothing but functions of one string; it must not know of units, slots' meaning or the glossary.
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.text import FOLDING, ZWNJ, translator

QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛‹›"), "'")
"""Quotation marks of the five languages; which of them a text uses is typography, not wording."""

DASHES = dict.fromkeys(map(ord, "–—―−"), "–")

_as_one = translator({**FOLDING, **QUOTES, **DASHES, ord("…"): "..."})
_SPACE = re.compile(r"\s+")
_DASH = re.compile(r" ?– ?")
_WORD = re.compile(r"[^\W_]+")


def canonical(text: str, language: str) -> str:
    """The text with everything made equal that does not make another wording; comparing two of these compares wordings.

    Code points as in `text.fold`, one quotation mark, one apostrophe, one dash without spaces around it, single plain spaces.
    Inline Markdown and case stay.
    """
    if language == "ckb" and ZWNJ in text:
        text = text.replace("ه" + ZWNJ, "ە")
    same = text.replace("`", "'") if text.isascii() else _as_one(unicodedata.normalize("NFC", text))
    return _DASH.sub("–", _SPACE.sub(" ", same)).strip()


def words(canonical_text: str) -> list[str]:
    """The words of a canonical text in lower case, in order."""
    return _WORD.findall(canonical_text.lower())
