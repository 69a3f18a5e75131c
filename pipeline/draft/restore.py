"""What engines lose of a language's own way of writing, restored by rule: digits, letters, ZWNJ, quotation marks, punctuation.

Owns these rules. None of them touches a literal (an address, a handle, code), and none can change which words stand there.
Sources: Academy of Persian Language and Literature, *Dastur-e khatt-e farsi* (ZWNJ after می and before ها); CLDR 45 (digits,
separators, quotation marks).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.draft.literals import literals
from pipeline.languages import LANGUAGES
from pipeline.text import ZWNJ, localise_digits

ARABIC = r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5]"
VERB = re.compile(rf"(?<![\w{ZWNJ}])(ن?می) (?={ARABIC}{{2}})")
PLURAL = re.compile(rf"({ARABIC}) (ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?)(?![\w{ZWNJ}])")
PUNCTUATION = {",": "،", ";": "؛", "?": "؟"}
ASIDE = re.compile(rf"(?<={ARABIC})(\s?)([,;?])(?=[\s”»\")\]]|$)")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
DECIMAL = re.compile(r"(?<=\d)(?<!\.\d)(?<!\.\d\d)\.(?=\d{1,2}(?![\d.]))")
LETTERS = {"fa": str.maketrans("يىكۀ", "ییک" + "ه"), "ckb": str.maketrans("يكھ", "یکه")}
HAMZA = re.compile("ۀ")
DOUBLE = re.compile(r"[\"“”„«»]")
SPACES = re.compile(r" {2,}")
SPACED = re.compile(r" +([.,;:!?،؛؟](?:\s|$))")
OLD_SORANI_E = re.compile(f"ه{ZWNJ}")


def restored(text: str, language: str) -> str:
    """The text as the language writes it."""
    rule = RULES.get(language)
    text = SPACED.sub(r"\1", SPACES.sub(" ", text))
    text = _outside_literals(text, rule) if rule else text
    return quoted(text, language)


def _persian(text: str) -> str:
    text = HAMZA.sub("ه\u0654", text).translate(LETTERS["fa"])
    text = VERB.sub(rf"\1{ZWNJ}", text)
    text = PLURAL.sub(rf"\1{ZWNJ}\2", text)
    return _arabic_script(text, "fa")


def _sorani(text: str) -> str:
    return _arabic_script(OLD_SORANI_E.sub("ە", text.translate(LETTERS["ckb"])), "ckb")


def _arabic_script(text: str, language: str) -> str:
    text = ASIDE.sub(lambda m: PUNCTUATION[m[2]], text)
    if any(char.isdecimal() for char in text):
        text = GROUPED.sub(LANGUAGES[language].group, text)
        text = DECIMAL.sub(LANGUAGES[language].decimal, text)
        text = localise_digits(text, language).replace("%", LANGUAGES[language].percent)
    return text


RULES: Mapping[str, Callable[[str], str]] = {"fa": _persian, "ckb": _sorani}


def _outside_literals(text: str, rule: Callable[[str], str]) -> str:
    parts: list[str] = []
    position = 0
    for literal in literals(text):
        parts += [rule(text[position : literal.start]), literal.text]
        position = literal.end
    return "".join([*parts, rule(text[position:])])


def quoted(text: str, language: str) -> str:
    """Double quotation marks in pairs, in the shape that the language gives them; an odd one out is left alone."""
    found = list(DOUBLE.finditer(text))
    if not found or len(found) % 2:
        return text
    opening, closing = LANGUAGES[language].quotes[:2]
    parts: list[str] = []
    position = 0
    for number, match in enumerate(found):
        parts += [text[position : match.start()], closing if number % 2 else opening]
        position = match.end()
    return "".join([*parts, text[position:]])
