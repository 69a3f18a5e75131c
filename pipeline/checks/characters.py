"""The checks `bidi` and `script`: no character that hides, reorders or imitates others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.pair import Pair, Problem
from pipeline.languages import LANGUAGES

OVERRIDES = "\u202d\u202e"
EMBEDDINGS = "\u202a\u202b"
POP = "\u202c"
ISOLATES = "\u2066\u2067\u2068"
POP_ISOLATE = "\u2069"
BIDI = re.compile(f"[{OVERRIDES}{EMBEDDINGS}{POP}{ISOLATES}{POP_ISOLATE}]")


def named(char: str) -> str:
    """A character by its Unicode name and code point."""
    return f"{unicodedata.name(char, 'unnamed character').lower()} U+{ord(char):04X}"


def bidi(pair: Pair) -> Iterator[Problem]:
    """The translation overrides no writing direction, and every isolate that it opens is closed."""
    if pair.msgstr.isascii():
        return
    opened: list[int] = []
    for match in BIDI.finditer(pair.msgstr):
        char, place = match[0], match.span()
        if char in OVERRIDES:
            yield Problem(f"{named(char)} turns the order of letters around; remove it", *place)
        elif char in EMBEDDINGS or char == POP:
            yield Problem(f"{named(char)} disturbs the text after it; use isolates (U+2068 … U+2069) or remove it", *place)
        elif char in ISOLATES:
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            yield Problem(f"{named(char)} closes an isolate that was not opened", *place)
    for start in opened:
        yield Problem(f"{named(pair.msgstr[start])} opens an isolate that is not closed", start, start + 1)


HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffd\ue000-\uf8ff\U000e0000-\U000e007f]"
)
"""Controls, invisible spaces and operators, private-use and tag characters, the replacement character."""

ARABIC_LETTER = "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]"
LATIN_LETTER = "[A-Za-z\u00c0-\u024f]"
OTHER_SCRIPT = re.compile(
    r"[\u0370-\u052f\u0530-\u05ff\u0700-\u074f\u0900-\u1fff\u2c00-\u2dff\u3040-\ua7ff\uac00-\ud7ff\uff21-\uff5a]+"
)
"""Letters of scripts that none of the five languages uses: Greek and Cyrillic imitate Latin letters."""

MIXED = re.compile(rf"{ARABIC_LETTER}+{LATIN_LETTER}|{LATIN_LETTER}{ARABIC_LETTER}")
ARABIC_RUN = re.compile(rf"{ARABIC_LETTER}[\u0600-\u06ff\u200c]*")

WRONG: dict[str, dict[str, str]] = {
    "fa": {
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه or ت", "ە": "ه", "ھ": "ه", "ہ": "ه", "ے": "ی", "ڕ": "ر", "ڵ": "ل", "ۆ": "و", "ێ": "ی",
        "ڤ": "و", "ۀ": "هٔ", "ټ": "ت", "ډ": "د",
    },
    "ckb": {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ە", "ھ": "ه", "ہ": "ه", "ے": "ێ", "ۀ": "ە", "ؤ": "ۆ", "إ": "ئ", "أ": "ئ", "ٱ": "ئا"},
    "kmr": {"ı": "i", "İ": "I or Î", "ğ": "x or g", "ö": "o", "ü": "û", "ä": "e", "ß": "s", "ŝ": "ş", "ș": "ş", "ţ": "t", "â": "a", "ô": "o"},
    "de": {"ş": "s or sch", "ı": "i", "İ": "I", "ğ": "g"},
    "en": {},
}  # fmt: skip
"""Letters of neighbours' keyboards, each with the letter that the language has in its place."""


def wrong_forms(letters: dict[str, str]) -> set[str]:
    """The letters with their capitals; the dotless ı has none of its own."""
    return set(letters) | {letter.upper() for letter in letters if letter not in "ıß"}


WRONG_LETTER = {
    language: re.compile("[" + "".join(sorted(wrong_forms(letters))) + "]") if letters else re.compile(r"(?!)")
    for language, letters in WRONG.items()
}
WORD = re.compile(r"[\w\u200c\u0640\u064b-\u0655]+")
SORANI_OLD_E = re.compile("ه\u200c")
DECOMPOSED = re.compile("[A-Za-zئ-ی][\u0300-\u036f\u0653-\u0655]")


def script(pair: Pair) -> Iterator[Problem]:
    """The translation is written in the letters of its language, without invisible characters or letters that imitate others."""
    text = pair.msgstr
    if text.isascii() and LANGUAGES[pair.target].script == "Latn":
        yield from hidden(pair)
        return
    yield from hidden(pair)
    for match in OTHER_SCRIPT.finditer(text):
        if match[0] not in pair.msgid:
            yield Problem(f"“{match[0]}” is {named(match[0][0])}, a letter that the language does not have", *match.span())
    for match in MIXED.finditer(text):
        yield Problem(f"Latin and Arabic letters in one word: “{around(text, match.start())}”", *match.span())
    if LANGUAGES[pair.target].script == "Latn":
        for match in ARABIC_RUN.finditer(text):
            if match[0] not in pair.msgid or LANGUAGES[pair.source].script == "Arab":
                yield Problem(f"“{match[0]}” is written in Arabic letters", *match.span())
    yield from letters(pair)


def hidden(pair: Pair) -> Iterator[Problem]:
    """Characters that nobody sees."""
    for match in HIDDEN.finditer(pair.msgstr):
        if match[0] != "\n" and match[0] != "\t":
            yield Problem(f"{named(match[0])} is invisible; remove it", *match.span())


def letters(pair: Pair) -> Iterator[Problem]:
    """Letters of a neighbour's keyboard: Arabic kaf in Persian, Turkish ı in Kurmanji."""
    wrong = WRONG[pair.target]
    for match in WRONG_LETTER[pair.target].finditer(pair.msgstr):
        word, char = around(pair.msgstr, match.start()), match[0]
        if pair.is_address(match.start()) or word in pair.msgid:
            continue
        right = wrong.get(char) or wrong.get(char.lower(), "")
        yield Problem(f"“{word}”: {named(char)} where {LANGUAGES[pair.target].name} has {right}", *match.span(), severity="warning")
    if pair.target == "ckb":
        for match in SORANI_OLD_E.finditer(pair.msgstr):
            yield Problem(
                f"“{around(pair.msgstr, match.start())}”: ه with a zero-width non-joiner where Sorani has ە U+06D5",
                *match.span(),
                severity="warning",
            )


def around(text: str, position: int) -> str:
    """The word that an offset lies in."""
    for match in WORD.finditer(text, max(0, position - 40)):
        if match.start() <= position < match.end():
            return match[0]
    return text[position]
