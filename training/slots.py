"""Slots of the phrase corpus (`{P0}`): kept as symbols (`⟦P0⟧`) or filled with names, places, dates and numbers.

Owns what a slot may be filled with so that every language of a unit stays true: the same person, place, date and
number in all of them, in the gender the English chose, with the joining forms each script asks for.
Must not read files other than the list of names it is handed, and must not know of tokens or training.
"""

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "de", "fa", "ckb", "kmr")
KINDS = "PLODN"
SYMBOLS = tuple(f"⟦{kind}{number}⟧" for kind in KINDS for number in range(6))
"""Every symbol a line may carry: person, place, organisation, date, number; at most six of a kind."""

SLOT = re.compile(r"\{([PLODN])([0-5])\}")
SYMBOL = re.compile(r"⟦([PLODN])([0-5])⟧")
_FEMALE = re.compile(r"\b(she|her|hers|herself|woman|mother|daughter|sister|wife|Ms|Mrs)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(he|him|his|himself|man|father|son|brother|husband|Mr)\b", re.IGNORECASE)
_FULL_DATE = re.compile(r"\b(am|dem|vom|zum|den|des) (?:\w+ )?\{D\d\}", re.IGNORECASE)
_MONTH = re.compile(r"\b(im) \{D\d\}", re.IGNORECASE)
_DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹", "ckb": "٠١٢٣٤٥٦٧٨٩"}
_THOUSANDS = {"en": ",", "de": ".", "fa": "٬", "ckb": "٬", "kmr": "."}

Forms = Mapping[str, str]
"""One name, place, date or number in each of the five languages, by language code."""


@dataclass(frozen=True, slots=True)
class Names:
    """What slots are filled with: forms by kind (`f` and `m` first names, `s` surnames, `l`, `o`, `month`)."""

    by_kind: Mapping[str, tuple[Forms, ...]]


def parse_names(lines: Iterable[str]) -> Names:
    """Read `kind, en, de, fa, ckb, kmr` separated by tabs; lines that start with `#` are comments."""
    found: dict[str, list[Forms]] = {}
    for line in lines:
        if line.strip() and not line.startswith("#"):
            kind, *forms = line.rstrip("\n").split("\t")
            found.setdefault(kind, []).append(dict(zip(LANGUAGES, forms, strict=True)))
    return Names({kind: tuple(forms) for kind, forms in found.items()})


def shipped_names() -> Names:
    """The ordinary Iranian, Kurdish and other names that lie beside this module."""
    with Path(__file__).with_name("names.tsv").open(encoding="utf-8") as lines:
        return parse_names(lines)


def with_symbols(text: str) -> str:
    """`{P0}` becomes `⟦P0⟧`."""
    return SLOT.sub(r"⟦\1\2⟧", text)


def renumbered(texts: Mapping[str, str], rng: random.Random) -> dict[str, str]:
    """A unit with other numbers in its symbols, the same in every language: `⟦P0⟧` becomes `⟦P4⟧`, so that they must be copied."""
    other = {kind: rng.sample(range(6), 6) for kind in KINDS}
    return {
        language: SYMBOL.sub(lambda found: f"⟦{found[1]}{other[found[1]][int(found[2])]}⟧", text)
        for language, text in texts.items()
    }


def symbols_of(text: str) -> list[str]:
    """The symbols of a line, sorted, each as often as it stands there."""
    return sorted(match[0] for match in SYMBOL.finditer(text))


def localised(number: int, language: str, *, grouped: bool = True) -> str:
    """A whole number as the language writes it (Persian ۱۲۳, Sorani ١٢٣, German 1.234)."""
    text = f"{number:,}".replace(",", _THOUSANDS[language]) if grouped and number >= 10_000 else str(number)
    return text.translate(str.maketrans("0123456789", _DIGITS.get(language, "0123456789")))


def fill(unit: Mapping[str, str], rng: random.Random, names: Names) -> dict[str, str]:
    """A unit with every slot filled alike in all its languages. In: texts by language, with `{P0}` slots."""
    return fill_traced(unit, rng, names)[0]


def fill_traced(unit: Mapping[str, str], rng: random.Random, names: Names) -> tuple[dict[str, str], dict[str, Forms]]:
    """As `fill`, and what each slot was filled with."""
    texts = {language: unit[language] for language in LANGUAGES if language in unit}
    filled: dict[str, Forms] = {}
    for slot in sorted({match[0] for text in texts.values() for match in SLOT.finditer(text)}):
        filled[slot] = _FILLERS[slot[1]](unit, rng, names)
    return {language: _substitute(text, filled, language) for language, text in texts.items()}, filled


def _person(unit: Mapping[str, str], rng: random.Random, names: Names) -> Forms:
    female, male = bool(_FEMALE.search(unit["en"])), bool(_MALE.search(unit["en"]))
    kind = "f" if female and not male else "m" if male and not female else rng.choice("fm")
    first, surname = rng.choice(names.by_kind[kind]), rng.choice(names.by_kind["s"])
    return {language: f"{first[language]} {surname[language]}" for language in LANGUAGES}


def _place(unit: Mapping[str, str], rng: random.Random, names: Names) -> Forms:
    return rng.choice(names.by_kind["l"])


def _organisation(unit: Mapping[str, str], rng: random.Random, names: Names) -> Forms:
    return rng.choice(names.by_kind["o"])


def _number(unit: Mapping[str, str], rng: random.Random, names: Names) -> Forms:
    number = rng.choice((rng.randint(2, 12), rng.randint(2, 99), rng.randint(100, 999), rng.randint(1000, 60_000)))
    return {language: localised(number, language) for language in LANGUAGES}


def _date(unit: Mapping[str, str], rng: random.Random, names: Names) -> Forms:
    """A full date, a month with its year, or a year: the kind that the German preposition takes."""
    year, day, month = rng.randint(1979, 2026), rng.randint(1, 28), rng.choice(names.by_kind["month"])
    german = unit.get("de", "")
    if _FULL_DATE.search(german):
        return {language: _full_date(day, month[language], year, language) for language in LANGUAGES}
    if _MONTH.search(german) or rng.random() < 0.5:
        return {code: f"{month[code]} {localised(year, code)}" for code in LANGUAGES}
    return {language: localised(year, language) for language in LANGUAGES}


def _full_date(day: int, month: str, year: int, language: str) -> str:
    pattern = {"de": "{day}. {month} {year}", "ckb": "{day}ی {month}ی {year}", "kmr": "{day}ê {month}ê {year}"}
    return pattern.get(language, "{day} {month} {year}").format(
        day=localised(day, language), month=month, year=localised(year, language)
    )


_FILLERS: Mapping[str, Callable[[Mapping[str, str], random.Random, Names], Forms]] = {
    "P": _person,
    "L": _place,
    "O": _organisation,
    "D": _date,
    "N": _number,
}


def _substitute(text: str, filled: Mapping[str, Forms], language: str) -> str:
    """Put the forms in and mend what is written differently after them (German s after s, Sorani after vowels)."""
    for slot, forms in filled.items():
        form = forms[language]
        if language == "de":
            suffix = "’" if form[-1] in "sßxz" else "s"
            text = re.sub(re.escape(slot) + r"s\b", lambda _, whole=form + suffix: whole, text)
        if language == "ckb" and form[-1] in "ەاۆێوی":
            text = text.replace(slot + "ەوە", form + ("وە" if form[-1] == "ە" else "یەوە"))
            text = re.sub(re.escape(slot) + r"یە\b", lambda _, whole=form + "یە": whole, text)
        text = text.replace(slot, form)
    return text
