"""Repairs that cannot change meaning: one rule finds the fault, says what it is and holds the remedy.

The checks `script`, `zwnj`, `digits`, `spaces`, `quotes` and `punctuation` report these edits, `fixing` makes them, so that the two
never disagree. Links, addresses, handles, code, tags and words taken verbatim from the source are protected: no edit touches them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.checks.page import ARABIC, Edit, Page, Span, named, word_at
from pipeline.facts.numerals import NUMERAL, read
from pipeline.languages import LANGUAGES
from pipeline.text import ZWNJ, ascii_digits, fold, localise_digits

SCRIPT: dict[str, dict[str, str]] = {
    "fa": {"ي": "ی", "ى": "ی", "ك": "ک", "ھ": "ه", "ہ": "ه", "ۀ": "هٔ", "ے": "ی"},
    "ckb": {"ي": "ی", "ى": "ی", "ك": "ک", "ھ": "ه", "ہ": "ه", "ۀ": "ە"},
    "kmr": {"ı": "i", "ŝ": "ş", "ș": "ş", "Ș": "Ş"},
    "de": {},
    "en": {},
}
"""Letters of a neighbour's keyboard that stand for exactly one letter of the language."""

INVISIBLE = re.compile("[\u200b\ufeff\u2060\u00ad]")
WRONG = {code: re.compile("[" + "".join(letters) + "]") if letters else None for code, letters in SCRIPT.items()}
SORANI_E = re.compile("ه\u200c")
DECOMPOSED = re.compile(r"\w[\u0300-\u036f\u0653-\u0655]+")


def script(page: Page) -> Iterator[Edit]:
    """One code point for each letter of the language, composed, nothing invisible."""
    for match in INVISIBLE.finditer(page.text):
        yield Edit("script", *match.span(), "", f"{named(match[0])} is invisible; remove it")
    pattern = WRONG[page.language]
    for match in pattern.finditer(page.text) if pattern else ():
        word = word_at(page.text, match.start())
        if word in page.source:
            continue
        right = SCRIPT[page.language][match[0]]
        message = f"“{word}”: {named(match[0])} where {LANGUAGES[page.language].name} has {right} {' '.join(f'U+{ord(c):04X}' for c in right)}"
        yield Edit("script", *match.span(), right, message)
    if page.language == "ckb":
        for match in SORANI_E.finditer(page.text):
            message = f"“{word_at(page.text, match.start())}”: ه with a zero-width non-joiner where Sorani has ە U+06D5"
            yield Edit("script", *match.span(), "ە", message)
    for match in DECOMPOSED.finditer(page.text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0] and not (page.language == "ckb" and "\u0654" in match[0]):
            yield Edit(
                "script",
                *match.span(),
                composed,
                f"“{word_at(page.text, match.start())}”: {composed} is written as {len(match[0])} code points",
            )


MI = re.compile(rf"(?<![\w\u200c])(ن?می) (?!(?:که|و|از|در|را|به|با|تا|یا|هم|است|نیز|بود)(?!\w))(?=[{ARABIC}]{{2,}})")
PLURAL = re.compile(rf"(?<=[{ARABIC}]) (?=ها(?:ی|یی|یش|یشان|یم|یت|یمان|یتان)?(?![\w\u200c]))")
GLUED = re.compile(
    r"(?<![\w\u200c])(ن?می)(?=(?:شود|شوند|شوم|شویم|شوید|شد|شدند|شده|کند|کنند|کنم|کنیم|کنید|کرد|کردند|کرده|توان|تواند|توانند|توانم|توانیم|توانید|"
    r"خواهد|خواهند|خواهم|خواهیم|خواست|گوید|گویند|گفت|گفتند|دهد|دهند|دهیم|داد|دادند|گیرد|گیرند|رود|روند|رفت|آید|آیند|رسد|رسند|رسید|باشد|باشند)(?![\w\u200c]))"
)
LOOSE = re.compile(r"(?:(?<![^\s.,;:!?،؛؟…«»“”()\u200c])\u200c+|\u200c+(?![^\s.,;:!?،؛؟…«»“”()\u200c]))")
DOUBLE = re.compile("\u200c{2,}")
IN_LATIN = re.compile("[\u200c\u200d]+")


def zwnj(page: Page) -> Iterator[Edit]:
    """The zero-width non-joiner stands where Persian joins a prefix or an ending, and nowhere idle."""
    if not page.arabic:
        for match in IN_LATIN.finditer(page.text):
            if not re.search(f"[{ARABIC}]", page.text[max(0, match.start() - 1) : match.end() + 1]):
                yield Edit("zwnj", *match.span(), "", "a zero-width (non-)joiner has no place in Latin letters")
        return
    for match in LOOSE.finditer(page.text):
        yield Edit("zwnj", *match.span(), "", "a zero-width non-joiner stands at the edge of a word")
    for match in DOUBLE.finditer(page.text):
        yield Edit("zwnj", *match.span(), ZWNJ, "two zero-width non-joiners in a row")
    if page.language != "fa":
        return
    for match in MI.finditer(page.text):
        end = match.end(1)
        yield Edit(
            "zwnj", end, end + 1, ZWNJ, f"“{match[1]}” and its verb are joined by a zero-width non-joiner, not parted by a space"
        )
    for match in PLURAL.finditer(page.text):
        yield Edit("zwnj", *match.span(), ZWNJ, "the plural ending is joined by a zero-width non-joiner, not parted by a space")
    for match in GLUED.finditer(page.text):
        yield Edit("zwnj", match.end(1), match.end(1), ZWNJ, f"“{match[1]}” and its verb need a zero-width non-joiner between them")


NUMBER = re.compile(NUMERAL.pattern + r"%?|(?<=\d)%")
CODE = re.compile(r"(?<![\w.:/+#@=&-])[\w.:/+#@=&-]*[A-Za-z][\w.:/+#@=&-]*")
"""A run of letters and digits in which a Latin letter stands: COVID-19, G7, 2020-10-16T12:00, 10km."""


def digits(page: Page) -> Iterator[Edit]:
    """Numbers stand in the digits and, for Persian and Sorani, with the separators of the language."""
    codes = [match.span() for match in CODE.finditer(page.text)] if page.arabic else []
    for match in NUMBER.finditer(page.text):
        start, end = match.span()
        if any(first <= start < last for first, last in codes):
            continue
        written = match[0]
        right = localise_digits(written, page.language)
        if page.arabic:
            right = separated(right, page.language).replace("%", LANGUAGES[page.language].percent)
        if right != written:
            yield Edit("digits", start, end, right, f"{written} is {right} in {LANGUAGES[page.language].name}")


def separated(written: str, language: str) -> str:
    """Thousands and decimal separators of the language, where the number can be read."""
    plain = ascii_digits(written.rstrip("%"))
    value = read(plain, language) if not plain.isdecimal() and plain[-1:].isdecimal() else None
    if value is None or " " in plain or "/" in plain:
        return written
    known = LANGUAGES[language]
    runs, marks = re.split(r"[.,٫٬،'’]", written), re.findall(r"[.,٫٬،'’]", written)
    last_is_fraction = not value[1] or marks[-1] != marks[0]
    return known.group.join(runs[:-1]) + (known.decimal if last_is_fraction else known.group) + runs[-1]


TWO_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=[^\s\\])")
SPACE_BEFORE = re.compile(r"(?<=[^\s.,;:!?،؛؟…]) +(?=[,;:!?،؛؟](?:[\s*_]|$)|\.(?:\s|$))")
SPACE_INSIDE = re.compile(r"(?<=[«„‹]) +|(?<=\S) +(?=[»›](?:[\s.,;:!?،؛؟)]|$))")


def spaces(page: Page) -> Iterator[Edit]:
    """One space between words, none before a comma or inside quotation marks, none at the ends."""
    text = page.text
    for match in TWO_SPACES.finditer(text):
        yield Edit("spaces", match.start() + 1, match.end(), "", "more than one space")
    for pattern, message in ((SPACE_BEFORE, "a space before a punctuation mark"), (SPACE_INSIDE, "a space inside quotation marks")):
        for match in pattern.finditer(text):
            yield Edit("spaces", *match.span(), "", message)
    if text[:1] == " " and page.source[:1] != " ":
        yield Edit("spaces", 0, len(text) - len(text.lstrip(" ")), "", "a space at the beginning")
    if text[-1:] == " " and page.source[-1:] != " " and text.strip():
        yield Edit("spaces", len(text.rstrip(" ")), len(text), "", "a space at the end")


STRAIGHT = re.compile(r'"')
PAIRED = re.compile(r"“([^“”„«»\"]*)”")


def quotes(page: Page) -> Iterator[Edit]:
    """Quotation marks are those of the language: “ ” · „ “ · « »."""
    opening, closing, inner_open, inner_close = LANGUAGES[page.language].quotes
    straight = [
        match.start() for match in STRAIGHT.finditer(page.text) if page.free(*match.span()) and not inch(page.text, match.start())
    ]
    if straight and len(straight) % 2 == 0:
        for first, second in zip(straight[::2], straight[1::2], strict=True):
            inside = page.text.count(opening, 0, first) > page.text.count(closing, 0, first)
            left, right = (inner_open, inner_close) if inside else (opening, closing)
            yield Edit(
                "quotes", first, first + 1, left, f"straight quotation mark where {LANGUAGES[page.language].name} has {left}"
            )
            yield Edit(
                "quotes", second, second + 1, right, f"straight quotation mark where {LANGUAGES[page.language].name} has {right}"
            )
    if page.language in ("de", "fa"):
        for match in PAIRED.finditer(page.text):
            message = f"English quotation marks where {LANGUAGES[page.language].name} has {opening} {closing}"
            yield Edit("quotes", match.start(), match.start() + 1, opening, message)
            yield Edit("quotes", match.end() - 1, match.end(), closing, message)


def inch(text: str, position: int) -> bool:
    """Whether a straight mark follows a digit, as the sign of an inch or a second does."""
    return position > 0 and text[position - 1].isdigit() and text.count('"') % 2 == 1


TO_ARABIC = {",": "،", ";": "؛", "?": "؟"}
TO_LATIN = {"،": ",", "؛": ";", "؟": "?"}
LATIN_MARK = re.compile(rf"(?<=[{ARABIC}\u064b-\u0655»*_)])[,;?](?=[\s»”*_!?)]|$)")
ARABIC_MARK = re.compile("[،؛؟]")


def punctuation(page: Page) -> Iterator[Edit]:
    """Comma, semicolon and question mark are those of the script."""
    if page.arabic:
        for match in LATIN_MARK.finditer(page.text):
            yield Edit(
                "punctuation", *match.span(), TO_ARABIC[match[0]], f"“{match[0]}” where the script has “{TO_ARABIC[match[0]]}”"
            )
        return
    for match in ARABIC_MARK.finditer(page.text):
        if not re.match(f"[{ARABIC}]", page.text[match.start() - 1 : match.start()]):
            yield Edit(
                "punctuation", *match.span(), TO_LATIN[match[0]], f"“{match[0]}” where the script has “{TO_LATIN[match[0]]}”"
            )


RULES = (script, zwnj, digits, spaces, quotes, punctuation)


def repairs(page: Page) -> tuple[Edit, ...]:
    """Every edit that a msgstr needs, in order, none overlapping, none in a protected place."""
    if page.text.isascii() and not page.arabic and not BLEMISHED.search(page.text):
        return ()
    found = [edit for rule in RULES for edit in rule(page) if page.free(edit.start, max(edit.end, edit.start + 1))]
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


BLEMISHED = re.compile(r'"|  | [,.;:!?]|^ | $|[\u00ad]')
"""What a text of ASCII letters can still need."""


def outside(edits: Sequence[Edit], text: str, names: Sequence[Span]) -> tuple[Edit, ...]:
    """The edits without those that would alter a name: inside one only code points of the same letter may change."""
    return tuple(edit for edit in edits if all(harmless(edit, text, span) for span in names))


def harmless(edit: Edit, text: str, name: Span) -> bool:
    """Whether an edit leaves a name alone, or only swaps code points and spaces in it that names are compared without."""
    start, end = name
    if edit.end <= start or edit.start >= end:
        return True
    before = text[edit.start : edit.end]
    return fold(before).replace(" ", "") == fold(edit.text).replace(" ", "")


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
