"""Words and verb forms that deny, in five languages.

Where a text denies matters more than anything else in it: msgmerge kept a translation when “is not allowed visits” became “is
allowed visits”. Persian and Kurdish negate the verb by a prefix, so verbs are told from other words by what follows the prefix.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.facts.view import view

STRONG = {
    "en": re.compile(r"\b(?:not|cannot|never|no|nobody|none|nothing|nor|neither|nowhere|\w+n't)\b", re.I),
    "de": re.compile(
        r"\b(?:nicht|nie|niemals|kein(?:e[rnsm]?)?|keinerlei|niemand(?:e[mns])?|nichts|weder|nirgends|nirgendwo|keineswegs)\b", re.I
    ),
    "fa": re.compile(
        r"(?<![\w\u200c])(?:نمی\u200c?\w+|ن(?:ـ)?(?:باید|بود|شد|کرد|داد|دار|توان|خواه|گذار|گذاش|یست|یافت|رسید|گفت|دید|رفت|گرفت|شناخ|پذیر|خواست|بای|شو|کن|ده|باش|بین|گو|رو|گیر|یاب|رس|مان|یام|یفت|خور|زد|زن|نوش|نویس|آم|یاور|یاف|دان|پرس|پرد|کش|بر|بست|بند|فروش|خر|شکن|شکس|سپار|شنی|شنو)\w*"
        r"|هرگز|هیچ\w*|هیچ\u200c\w+|نه|بدون|بی\u200c\w+|نا\w{3,}|غیر\w*|عدم)(?![\w])"
    ),
    "ckb": re.compile(r"(?<!\w)(?:نا\w+|نە\w*|نی\w+|مە\w+|هەرگیز|هیچ\w*|بێ\w*|بەبێ|ن)(?!\w)"),
    "kmr": re.compile(r"\b(?:na\w*|ne\w*|ni\w+|nî[nm]\w*|tune\w*|tu|qet|bê\w*|bêyî|tiştek|kes|nabe|nebe|ne)\b", re.I),
}


@lru_cache(maxsize=512)
def negations(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of every word that denies, in order."""
    seen = view(text, language)
    return tuple(seen.place(*match.span()) for match in STRONG[language].finditer(seen.text))
