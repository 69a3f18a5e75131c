"""What a negation of English may become in a translation that does not deny: the opposite, or a word of its own.

“No more raids” is „Schluss mit Razzien“, “not to speak” is to keep silent. Where both halves of a row stand, nobody can be sure, so
the check `negation` only asks. Owns the rows alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.facts.view import view

ROWS: tuple[tuple[str, Mapping[str, str]], ...] = (
    (
        r"\bno more \w+s?\b|\bnever again\b",
        {
            "de": r"\b(?:Schluss|Ende|aufhör\w*|beend\w*|vorbei|stopp\w*)\b",
            "fa": r"بس(?!ی)|پایان|متوقف",
            "ckb": r"بەس(?!ە?ر)|کۆتایی|ڕاگر|ڕابگر",
            "kmr": r"\b(?:bes|dawî\w*|êdî qet|rawest\w*)\b",
        },
    ),
    (
        r"\bno other \w+ than\b|\bnothing else\b|\bnobody else\b|\bno one else\b",
        {"de": r"\b(?:nur|allein|einzig\w*|bloß|lediglich)\b", "fa": r"تنها|فقط|صرفا", "ckb": r"تەنیا|تەنها", "kmr": r"\btenê\b"},
    ),
    (
        r"\b(?:not|never|no one|nobody|nothing|n['’]t)\b.{0,40}\b(?:sp(?:ea|o)k\w*|sa(?:y|id)|t(?:ell|old|alk\w*)|mention\w*|reveal\w*|answer\w*|cr(?:y|ied))\b|\b(?:say|said|says|saying) nothing\b",
        {
            "de": r"(?i:\b(?:ver)?schw[ei]\w*g\w*\b|\bstumm\b|\boffen\b)",
            "fa": r"سکوت|ساکت|خاموش|پنهان",
            "ckb": r"بێدەنگ|شارد|بشار",
            "kmr": r"\b(?:bêdeng\w*|veşart\w*|vedişêr\w*)\b",
        },
    ),
    (
        r"\b(?:not|nothing|n['’]t)\b.{0,40}\b(?:same|alike|equal\w*|agree\w*|match\w*)\b",
        {
            "de": r"(?i:\b(?:unterscheid|verschied|ander|wider)\w*)",
            "fa": r"متفاوت|فرق|تفاوت|مخالف|تناقض",
            "ckb": r"جیاواز|جودا|دژ",
            "kmr": r"\b(?:cuda|cihê|ferq|nakok|li dij)\w*",
        },
    ),
    (
        r"\b(?:not|never|n['’]t)\b.{0,20}\b(?:stop\w*|ceas\w*|end(?:ed)?|rest|give up|gave up|over|finished|pause\w*)\b",
        {
            "de": r"\b(?:weiter\w*|fort\w*|anhalt\w*|andauer\w*|immer noch)\b",
            "fa": r"ادامه|همچنان|هنوز|ناتمام",
            "ckb": r"بەردەوام|درێژە|هێشتا",
            "kmr": r"\b(?:berdewam|didom|hîn)\w*",
        },
    ),
    (
        r"\b(?:not|never|n['’]t)\b.{0,20}\bforg[eo]t\w*",
        {"de": r"(?i:\b(?:erinner|gedenk|denk)\w*)", "fa": r"به یاد|به خاطر|یاد(?:ش|شان)"},
    ),
    (
        r"\b(?:not|n['’]t)\b.{2,80}\b(?:but|instead)\b|\binstead of not\b",
        {
            "de": r"\b(?:statt|anstatt|anstelle)\b",
            "fa": r"به\W?جای|در عوض",
            "ckb": r"لە جیاتی|لەجیاتی|لەبری|لە بری",
            "kmr": r"\b(?:li şûna|şûna|ji dêvla)\b",
        },
    ),
    (
        r"\b(?:not|never|no one|nobody|n['’]t)\b.{0,30}\b(?:know\w*|knew|heard|sure|clear|certain|tell)\b|\bno (?:news|trace|word)\b",
        {
            "de": r"(?i:\b(?:ungewiss|unbekannt|unklar|offen|anonym|fremd|rätsel|verschollen)\w*)",
            "fa": r"بی\u200c?(?:خبر|نام|نشان|اطلاع)|ناشناس|ناشناخ|نامعلوم|گمنام|معما",
            "ckb": r"بێ\s?(?:هەواڵ|ئاگا|ناو|سەروشوێن)|نەناس|نادیار",
            "kmr": r"\bbê ?(?:agah|nav|hay|ser)\w*|\bnenas\w*|\bnediyar\w*",
        },
    ),
    (
        r"\b(?:not|never|n['’]t)\b.{0,12}\b(?:easy|easily|well|simple|alive|true|enough|long|far|old|many|much|few|late)\b",
        {
            "de": r"(?i:\b(?:schwer|schwierig|krank|schlecht|tot|falsch|kurz|nah|jung|minderjährig|wenig|selten|früh)\w*)",
            "fa": r"سخت|دشوار|بد(?!ن)|بیمار|مرده|دروغ|کوتاه|نزدیک|جوان|اندک|کم(?!ک)",
            "ckb": r"قورس|زەحمەت|سەخت|خراپ|نەخۆش|مردوو|درۆ|کورت|نزیک|گەنج|کەم",
            "kmr": r"\b(?:dijwar|zehmet|giran|nexweş|xirab|mirî|derew|kurt|nêzîk|ciwan|hindik|kêm)\w*",
        },
    ),
    (
        r"\b(?:not|never|n['’]t)\b[^.;!?]{0,12}\b(?:asleep|sleep|slept|present|there|alone)\b",
        {
            "de": r"(?i:\b(?:wach|schlaflos|abwesend|gemeinsam)\w*)",
            "fa": r"بیدار|غایب|غیاب|همراه",
            "ckb": r"بێدار|بەئاگا",
            "kmr": r"\b(?:şiyar|bi hev re)\w*",
        },
    ),
)
"""What an English source says, and by which words each language may say it without denying."""

COMPILED = tuple(
    (re.compile(source, re.I), {code: re.compile(words, re.I if code == "kmr" else 0) for code, words in row.items()})
    for source, row in ROWS
)


def otherwise(source: str, language: str, target: str, other: str) -> bool:
    """Whether a translation may say by another word what its English source denies."""
    if language != "en":
        return False
    ours, theirs = view(source, language).text, view(target, other).text
    return any(other in row and row[other].search(theirs) and said.search(ours) for said, row in COMPILED)
