"""One table of the five languages: everything that differs between them and can be said in a field.

Plural forms, digits and quotation marks: CLDR 45 and the gettext manual; Kurdish separators as written by Kurdish media.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.errors import WrongUsage


@dataclass(frozen=True, slots=True)
class Language:
    """One language. `digits` are its ten digits in order, `group` and `decimal` its separators, `quotes` outer and inner pairs."""

    code: str
    name: str
    endonym: str
    script: Literal["Arab", "Latn"]
    plural_forms: str
    digits: str
    decimal: str
    group: str
    percent: str
    quotes: tuple[str, str, str, str]

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """The base direction of its script."""
        return "rtl" if self.script == "Arab" else "ltr"


ONE_OTHER = "nplurals=2; plural=(n != 1);"
LATIN_DIGITS = "0123456789"

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "Latn", ONE_OTHER, LATIN_DIGITS, ".", ",", "%", ("“", "”", "‘", "’")),
        Language("de", "German", "Deutsch", "Latn", ONE_OTHER, LATIN_DIGITS, ",", ".", "%", ("„", "“", "‚", "‘")),
        Language(
            "fa", "Persian", "فارسی", "Arab", "nplurals=2; plural=(n > 1);", "۰۱۲۳۴۵۶۷۸۹", "٫", "٬", "٪", ("«", "»", "‹", "›")
        ),
        Language("ckb", "Central Kurdish", "کوردیی ناوەندی", "Arab", ONE_OTHER, "٠١٢٣٤٥٦٧٨٩", "٫", "٬", "٪", ("«", "»", "‹", "›")),
        Language(
            "kmr", "Northern Kurdish", "Kurdî (Kurmancî)", "Latn", ONE_OTHER, LATIN_DIGITS, ",", ".", "%", ("“", "”", "‘", "’")
        ),
    )
}
"""The five languages by code, in the order in which tables list them."""

ALIASES = {"ku": ("ckb", "kmr")}
"""Codes that a command line may use for several languages; never written anywhere."""


def chosen(codes: Iterable[str]) -> tuple[str, ...]:
    """The languages that a command line asks for, aliases resolved, each once, in table order; unknown codes are wrong usage."""
    wanted: set[str] = set()
    for code in codes:
        resolved = ALIASES.get(code, (code,))
        if not set(resolved) <= LANGUAGES.keys():
            known = ", ".join([*LANGUAGES, *ALIASES])
            raise WrongUsage(f"unknown language “{code}”; known are {known}")
        wanted.update(resolved)
    return tuple(code for code in LANGUAGES if code in wanted)
