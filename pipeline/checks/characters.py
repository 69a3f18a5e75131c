"""The checks `bidi`, `script`, `zwnj`, `digits`, `spaces` and `quotes`: the right characters, and none that hides or imitates others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.page import named, word_at
from pipeline.checks.pair import Pair, Problem
from pipeline.languages import LANGUAGES

OVERRIDES = "\u202d\u202e"
EMBEDDINGS = "\u202a\u202b"
POP = "\u202c"
ISOLATES = "\u2066\u2067\u2068"
POP_ISOLATE = "\u2069"
BIDI = re.compile(f"[{OVERRIDES}{EMBEDDINGS}{POP}{ISOLATES}{POP_ISOLATE}]")


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


HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u2061-\u2064\ufff9-\ufffd\ue000-\uf8ff\U000e0000-\U000e007f]")
"""Controls, invisible spaces and operators, private-use and tag characters, the replacement character."""

ARABIC_LETTER = "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]"
LATIN_LETTER = "[A-Za-z\u00c0-\u024f]"
OTHER_SCRIPT = re.compile(
    r"[\u0370-\u052f\u0530-\u05ff\u0700-\u074f\u0900-\u1fff\u2c00-\u2dff\u3040-\ua7ff\uac00-\ud7ff\uff21-\uff5a]+"
)
"""Letters of scripts that none of the five languages uses: Greek and Cyrillic imitate Latin letters."""

MIXED = re.compile(rf"{ARABIC_LETTER}+{LATIN_LETTER}|{LATIN_LETTER}{ARABIC_LETTER}")
LATIN_WITH_ENDING = re.compile(rf"{LATIN_LETTER}{{2,}}\u200c?{ARABIC_LETTER}{{1,5}}")
ARABIC_RUN = re.compile(rf"{ARABIC_LETTER}[\u0600-\u06ff\u200c]*")

WRONG: dict[str, dict[str, str]] = {
    "fa": {"ة": "ه or ت", "ە": "ه", "ڕ": "ر", "ڵ": "ل", "ۆ": "و", "ێ": "ی", "ڤ": "و", "ټ": "ت", "ډ": "د"},
    "ckb": {"ة": "ە or ت", "ے": "ێ", "ؤ": "ۆ", "إ": "ئ", "أ": "ئ", "ٱ": "ئا", "ث": "س", "ذ": "ز", "ض": "ز", "ص": "س", "ط": "ت", "ظ": "ز"},
    "kmr": {"İ": "I or Î", "ğ": "x or g", "ö": "o", "ü": "û", "ä": "e", "ß": "s", "ţ": "t", "â": "a", "ô": "o"},
    "de": {"ş": "s or sch", "ı": "i", "İ": "I", "ğ": "g"},
    "en": {},
}  # fmt: skip
"""Letters of neighbours' alphabets for which the language has more than one, or none; those with exactly one are repairs."""


def wrong_forms(letters: dict[str, str]) -> set[str]:
    """The letters with their capitals; the dotless ı has none of its own."""
    return set(letters) | {letter.upper() for letter in letters if letter not in "ıß"}


WRONG_LETTER = {
    language: re.compile("[" + "".join(sorted(wrong_forms(letters))) + "]") if letters else re.compile(r"(?!)")
    for language, letters in WRONG.items()
}


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
        if not pair.is_address(match.start()):
            word = word_at(text, match.start())
            ending = LATIN_WITH_ENDING.fullmatch(word) is not None
            yield Problem(f"Latin and Arabic letters in one word: “{word}”", *match.span(), severity="warning" if ending else None)
    if LANGUAGES[pair.target].script == "Latn":
        for match in ARABIC_RUN.finditer(text):
            if match[0] not in pair.msgid or LANGUAGES[pair.source].script == "Arab":
                yield Problem(f"“{match[0]}” is written in Arabic letters", *match.span())
    yield from letters(pair)


def hidden(pair: Pair) -> Iterator[Problem]:
    """Characters that nobody sees."""
    for match in HIDDEN.finditer(pair.msgstr):
        yield Problem(f"{named(match[0])} is invisible; remove it", *match.span())


def letters(pair: Pair) -> Iterator[Problem]:
    """Letters of a neighbour's keyboard: Arabic kaf in Persian, Turkish ğ in Kurmanji; those that can be replaced are repairs."""
    yield from repairable(pair, "script")
    wrong = WRONG[pair.target]
    for match in WRONG_LETTER[pair.target].finditer(pair.msgstr):
        word, char = word_at(pair.msgstr, match.start()), match[0]
        if pair.is_address(match.start()) or word in pair.msgid:
            continue
        right = wrong.get(char) or wrong.get(char.lower(), "")
        yield Problem(f"“{word}”: {named(char)} where {LANGUAGES[pair.target].name} has {right}", *match.span(), severity="warning")


def repairable(pair: Pair, check: str) -> Iterator[Problem]:
    """The problems of one property that `check --fix` mends; all of them are only warnings."""
    return (Problem(edit.message, edit.start, edit.end, "warning") for edit in pair.repairs if edit.check == check)


def zwnj(pair: Pair) -> Iterator[Problem]:
    """The zero-width non-joiner stands where Persian joins a prefix or an ending, and nowhere idle."""
    return repairable(pair, "zwnj")


def digits(pair: Pair) -> Iterator[Problem]:
    """Numbers are written in the digits of the language, in Persian and Sorani with its separators and percent sign."""
    return repairable(pair, "digits")


def spaces(pair: Pair) -> Iterator[Problem]:
    """One space stands between words, none before a comma or inside quotation marks, none at the ends."""
    return repairable(pair, "spaces")


def quotes(pair: Pair) -> Iterator[Problem]:
    """Quotation marks are those of the language."""
    return repairable(pair, "quotes")
