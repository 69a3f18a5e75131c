"""Numbers in text, in digits and in words: 1,000 · eight and a half · achteinhalb · هشت سال و نیم · سێسەد هەزار · 3 Millionen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.facts.atoms import Atom, atoms
from pipeline.facts.compounds import GERMAN_END, GERMAN_UNITS
from pipeline.facts.lexicon import lexicon
from pipeline.facts.units import BEFORE, table
from pipeline.facts.values import Number
from pipeline.facts.view import View, view

JOINT = {"en": {" ", "-", ""}, "de": {" "}, "fa": {" ", "\u200c", ""}, "ckb": {" ", "\u200c", ""}, "kmr": {" ", "-", ""}}
"""What may stand between a number and the scale word that multiplies it."""

SUM = {"en": {" ", "-", " and ", ", "}, "de": {" und "}, "fa": {" و ", "\u200cو\u200c"}, "ckb": {" و "}, "kmr": {" û "}}
"""What may stand between two words that are added: twenty-one, بیست و یک."""

HALF = {
    "en": re.compile(r"(?:-| )and(?:-| )a(?:-| )half\b"),
    "de": re.compile(r" und (?:ein halbes|eine halbe|einen halben|ein halber|einem halben)\b"),
    "fa": re.compile(r"(?: (?P<unit>\w+))? و ?نیم(?![\w\u200c])"),
    "ckb": re.compile(r"(?: (?P<unit>\w+))? و نیو(?:ی|ە|ان|دا|ییە)?(?!\w)"),
    "kmr": re.compile(r"(?: (?P<unit>\w+))? û nîv(?:an|ê)?(?!\w)"),
}
"""What makes a number half a unit more; the unit may stand between the two, as in هشت سال و نیم."""

ONE_AND_A_HALF = {
    "en": re.compile(r"\b(?:an?|one) (?P<unit>\w+) and a half\b"),
    "de": re.compile(r"(?!)"),
    "fa": re.compile(r"(?<![\w\u200c])(?P<unit>سال|ماه|ساعت|روز|هفته)ی و نیم(?![\w\u200c])"),
    "ckb": re.compile(r"(?P<unit>ساڵ|مانگ|کاتژمێر|ڕۆژ|هەفتە|مەتر)(?:ێک و نیو|ێ و نیو| و نیوێک| و نیو)(?:ە|ی|دا)?(?!\w)"),
    "kmr": re.compile(r"\b(?P<unit>sal|meh|saet|roj|hefte|metre)(?:ek|eke|ekê|yek)? û nîv(?:ê|ekê|an)?\b"),
}
"""A year and a half, without a numeral."""

CLOCK = {
    "en": (re.compile(r"\bhalf(?: |-)past(?: |-)$", re.I), Decimal("0.5")),
    "de": (re.compile(r"\b[Hh]alb $"), Decimal("-0.5")),
}
"""Half past five is halb sechs is پنج و نیم."""

"""Several hundred is no number."""

CENTURY = re.compile(r"\b[Nn]ineteen[- ](?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b")
"""The nineteen-eighties: a decade, told by its year."""

BOTH = {"fa": "هر ", "ckb": "هەر ", "kmr": "her "}
"""هر دو, her du: both. It answers to a two, but where the other language says “both” it is no number."""

AFTER_NUMBER = re.compile(r"[ \u200c-]?([^\W\d_]+(?:\u200c[^\W\d_]+)*(?:/h)?|[%٪]|[$€£](?!\d))")

RANGE = re.compile(r" ?(?:[-–—×x]|to|and|or|by|bis|und|oder|auf|mal|تا|به|و|یا|بۆ|هەتا|تاکوو|یان|heta|û|an|bo) ?")
"""What stands between two numbers that share the unit of the second: 1 to 4 inches, 54 and 27 years, von 9 auf 12 Jahre."""
CENT = re.compile(r" cent\b")
AGED = re.compile(r"\b[Aa]ged $")
"""Before an English number of years."""
PER_HUNDRED = {"ckb": re.compile(r"(?:لە ?)?سەدا $"), "kmr": re.compile(r"(?:ji )?sedî $", re.IGNORECASE)}
"""Percent said before the number: لە سەدا ٢٠, ji sedî 20."""


class Sum:
    """A number being composed from left to right: hundreds and below in `low`, whole thousands in `high`."""

    def __init__(self, atom: Atom) -> None:
        self.first = self.last = atom
        self.count = 1
        self.high = Decimal(0)
        self.low = atom.word.value
        self.scale = Decimal(0)
        if atom.word.scale and atom.word.value >= 1000:
            self.high, self.low, self.scale = atom.word.value, Decimal(0), atom.word.value

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return self.high + self.low

    def takes(self, atom: Atom, between: str, language: str) -> bool:
        """Add one more word if grammar and arithmetic allow it; False where a new number begins."""
        if self.last.word.ordinal or self.last.word.unit or atom.numeral is not None:
            return False
        if not ((atom.word.scale and self.multiply(atom.word.value, between, language)) or self.add(atom, between, language)):
            return False
        self.last = atom
        self.count += 1
        return True

    def multiply(self, scale: Decimal, between: str, language: str) -> bool:
        """Times hundred, thousand, million."""
        if between not in JOINT[language] or not self.low or (self.scale and scale >= self.scale):
            return False
        if scale == 100:
            if self.low >= 100 or self.low != int(self.low):
                return False
            self.low *= 100
            return True
        self.high, self.low, self.scale = self.high + self.low * scale, Decimal(0), scale
        return True

    def add(self, atom: Atom, between: str, language: str) -> bool:
        """Plus tens, ones, hundreds: only where the place of the new word is still empty."""
        value = atom.word.value
        if between not in SUM[language] or (self.first.numeral is not None and not self.high):
            return False
        if self.first.numeral is not None and (atom.word.doubtful or (language == "en" and between != " and ")):
            return False
        if (atom.word.scale and value >= 1000) or (atom.word.unit and self.count == 0):
            return False
        if self.low == 0:
            room = self.scale > value
        elif self.low % 100 == 0:
            room = value < 100
        else:
            room = self.low % 10 == 0 and self.low % 100 >= 20 and value < 10
        if not room or (between == " and " and self.low % 100 and self.low < 100) or (between == ", " and not self.high):
            return False
        self.low += value
        return True


def composed(found: list[Atom], text: str, language: str) -> Iterator[Sum]:
    """Neighbouring atoms joined into numbers."""
    current: Sum | None = None
    for atom in found:
        if current is not None and current.takes(atom, text[current.last.end : atom.start], language):
            continue
        if current is not None:
            yield current
        current = Sum(atom)
    if current is not None:
        yield current


def unit_after(text: str, end: int, language: str) -> str:
    """The unit named right after a number, or empty."""
    following = AFTER_NUMBER.match(text, end)
    if following is None:
        return ""
    names = table(language)
    word = following[1]
    if language == "en" and word.lower() == "per" and CENT.match(text, following.end()):
        return "percent"
    if language == "en" and word.lower() == "square" and (more := AFTER_NUMBER.match(text, following.end())):
        return "square metre" if names.get(more[1].lower()) == "metre" else ""
    if language == "de" and (ending := GERMAN_END.fullmatch(word.lower())) and ending["unit"]:
        return GERMAN_UNITS[ending["unit"]]
    forms = (word, word.lower(), word.split("\u200c")[0] if not word.startswith("میلی") else "")
    return next((names[form] for form in forms if form in names), "")


def number(total: Sum, text: str, language: str) -> Number:
    """The finished number with its unit and its half."""
    start, end, value = total.first.start, total.last.end, total.value
    unit = total.last.word.unit
    half = HALF[language].match(text, end) if not total.last.word.ordinal else None
    if half is not None and (unit_name := half.groupdict().get("unit")) and not table(language).get(unit_name):
        half = None
    if half is not None:
        unit = table(language).get(half.groupdict().get("unit") or "", "")
        value, end = value + Decimal("0.5"), half.end()
    unit = unit or unit_after(text, end, language) or BEFORE.get(text[start - 1 : start], "")
    if not unit and language in PER_HUNDRED and PER_HUNDRED[language].search(text, max(0, start - 12), start):
        unit = "percent"
    if not unit and language == "en" and AGED.search(text, max(0, start - 6), start):
        unit = "year"
    if language in CLOCK and CLOCK[language][0].search(text, max(0, start - 11), start):
        value += CLOCK[language][1]
    single = total.count == 1 and half is None and (total.first.numeral is None or total.first.word.doubtful)
    doubtful = single and (
        total.first.word.doubtful or text.startswith(BOTH.get(language, "\0"), start - len(BOTH.get(language, "\0")))
    )
    return Number(
        value,
        start,
        end,
        text[start:end],
        unit,
        spelled=total.first.numeral is None,
        ordinal=total.last.word.ordinal,
        doubtful=doubtful,
    )


def without_per_hundred(found: list[Atom], text: str, language: str) -> list[Atom]:
    """Drop the hundred of “out of a hundred”: سەدا ٢٠ is twenty percent."""
    if language not in PER_HUNDRED:
        return found
    return [
        a for a in found if not (a.word.value == 100 and a.numeral is None and text[a.start : a.end] in ("سەدا", "sedî", "Sedî"))
    ]


@lru_cache(maxsize=512)
def all_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number of the text, dates not yet taken out, doubtful ones included, in order."""
    seen = view(text, language)
    found = without_per_hundred(list(atoms(seen.text, language)), seen.text, language)
    totals = list(composed(found, seen.text, language))
    numbers = [number(total, seen.text, language) for total in totals]
    for total in totals:
        if total.count == 1 and total.first.word.other is not None:
            numbers.append(replace(number(total, seen.text, language), value=total.first.word.other))
    if language == "en":
        for match in CENTURY.finditer(seen.text):
            numbers = [n for n in numbers if n.end <= match.start() or n.start >= match.end()]
            numbers.append(Number(1900 + lexicon("en")[match["decade"]].value, match.start(), match.end(), match[0], spelled=True))
    for match in ONE_AND_A_HALF[language].finditer(seen.text):
        if any(n.end > match.start() - 2 and n.start < match.end() for n in numbers):
            continue
        unit = table(language).get(match["unit"], "")
        numbers.append(Number(Decimal("1.5"), match.start(), match.end(), match[0], unit, spelled=True))
    return tuple(placed(n, seen, text) for n in sharing(sorted(numbers, key=lambda n: n.start), seen.text))


def sharing(numbers: list[Number], text: str) -> list[Number]:
    """The numbers, with the unit that the first of two takes from the second: 1 to 4 inches."""
    for place in range(len(numbers) - 2, -1, -1):
        first, second = numbers[place : place + 2]
        if not first.unit and second.unit and RANGE.fullmatch(text, first.end, second.start):
            numbers[place] = replace(first, unit=second.unit)
    return numbers


def placed(found: Number, seen: View, text: str) -> Number:
    """The number with its offsets in the original text."""
    start, end = seen.place(found.start, found.end)
    return replace(found, start=start, end=end, written=text[start:end])
