"""Number words that German and Persian write as one word: einunddreißig, achteinhalb, zehntägige, نودویک‌ساله, یک‌دهم."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.facts.words import FA_COMPOUND, ONES, SCALES, Word

GERMAN_PARTS = {word: value for value, words in ONES["de"].items() for word in words.split() if word != "eins"}
GERMAN_PART = re.compile("|".join(sorted(GERMAN_PARTS, key=len, reverse=True)))
GERMAN_START = re.compile(
    "|".join(sorted([*GERMAN_PARTS, "hundert", "tausend", "anderthalb", "dritt", "siebt"], key=len, reverse=True))
)
GERMAN_UNITS = {"jähr": "year", "tägig": "day", "wöchig": "week", "monatig": "month", "stündig": "hour", "minütig": "minute"}
GERMAN_END = re.compile(
    r"(?P<unit>jähr|tägig|wöchig|monatig|stündig|minütig)(?:ige?)?(?:e[rnsm]?)?"
    r"|mal(?:s|ige?[rnsm]?)?|köpfige?[rnsm]?|stöckige?[rnsm]?|stellige?[rnsm]?|teilige?[rnsm]?|seitige?[rnsm]?|fache?[rnsm]?|"
)


def german_below(text: str, at: int, limit: int) -> tuple[int, int]:
    """The number below `limit` (100 or 1000) that starts at `at` in a German compound, and where it ends; 0 where none does."""
    value, end = 0, at
    if part := GERMAN_PART.match(text, at):
        value, end = GERMAN_PARTS[part[0]], part.end()
        tens = GERMAN_PART.match(text, end + 3) if value < 10 and text.startswith("und", end) else None
        if tens and GERMAN_PARTS[tens[0]] >= 20:
            value, end = value + GERMAN_PARTS[tens[0]], tens.end()
    if limit > 100 and text.startswith("hundert", end) and value < 100:
        value, end = (value or 1) * 100, end + len("hundert")
        rest, after = german_below(text, end + 3 if text.startswith("und", end) else end, 100)
        if rest:
            value, end = value + rest, after
    return value, end


@lru_cache(maxsize=20_000)
def german(word: str) -> Word | None:
    """The worth of a German number word of any length: zwei, einunddreißig, dreihunderttausend, achteinhalb, zehntägige, siebte."""
    low = word.lower()
    if not GERMAN_START.match(low):
        return None
    if low.startswith("anderthalb"):
        return german_ending(low, len("anderthalb"), Decimal("1.5"))
    for irregular, ordinal in (("dritt", 3), ("siebt", 7)):
        if low.startswith(irregular) and low[len(irregular) :] in ("e", "er", "es", "en", "em"):
            return Word(Decimal(ordinal), ordinal=True)
    if low in ("dritt", "siebt"):
        return Word(Decimal(3 if low == "dritt" else 7))
    if low.startswith("tausend"):
        value, end = 1, 0
    else:
        value, end = german_below(low, 0, 1000)
    if low.startswith("tausend", end):
        end += len("tausend")
        rest, after = german_below(low, end + 3 if low.startswith("und", end) else end, 1000)
        value, end = value * 1000 + rest, after if rest else end
    if low.startswith("einhalb", end):
        return german_ending(low, end + len("einhalb"), value + Decimal("0.5"))
    if low.startswith("halb", end) and low[:end].endswith("ein"):
        return None
    return german_ending(low, end, Decimal(value))


def german_ending(low: str, end: int, value: Decimal) -> Word | None:
    """The worth of a compound whose number ends at `end`: None where what follows makes another word of it."""
    rest = low[end:]
    if rest == "t" and 1 < value < 20:
        return Word(value)
    if (rest == "er" and value in (2, 3)) or (rest == "s" and low[:end].endswith("ein")):
        return Word(value)
    if (rest in ("te", "ter", "tes", "ten", "tem") and value < 20) or (
        rest in ("ste", "ster", "stes", "sten", "stem") and value >= 20
    ):
        return Word(value, ordinal=True)
    if rest in ("e", "er", "es", "en", "em") and value == 8:
        return Word(value, ordinal=True, doubtful=True)
    ending = GERMAN_END.fullmatch(rest)
    if ending is None:
        return Word(value, doubtful=True) if value > 1 and GERMAN_COUNTED.match(rest) else None
    return Word(value, doubtful=value == 1 or rest.startswith("fach"), unit=GERMAN_UNITS.get(ending["unit"] or "", ""))


GERMAN_COUNTED = re.compile(
    r"(?:bett|zimmer|mann|personen|punkt|wort|wörter|tage|wochen|monats|jahres|stunden|minuten|meter|liter)"
)
"""What German glues to a number to make a noun of it: Vierbettzimmer, Dreimonatsfrist. It answers to a number and accuses nobody."""

PERSIAN_TENS = {word: value for value, words in ONES["fa"].items() if value >= 20 for word in words.split()}
PERSIAN_ONES = {word: value for value, words in ONES["fa"].items() if value < 20 for word in words.split()}
PERSIAN_SCALES = {word: value for value, words in SCALES["fa"].items() for word in words.split()}
PERSIAN = re.compile(
    rf"(?:(?P<tens>{'|'.join(PERSIAN_TENS)})\u200c?(?P<and>و)\u200c?)?"
    rf"(?P<ones>{'|'.join(sorted((PERSIAN_ONES | PERSIAN_TENS), key=len, reverse=True))})?(?P<scale>{'|'.join(PERSIAN_SCALES)})?"
    rf"(?:\u200c?(?P<end>{'|'.join(sorted(FA_COMPOUND, key=len, reverse=True))})|\u200c?(?P<ordinal>مین|م))?"
    r"\u200c?(?:ی|ای|ش|اش|شان|م|ام|ها|های)?"
)
PERSIAN_COUNTED = re.compile(
    rf"(?P<ones>{'|'.join(w for w, v in sorted(PERSIAN_ONES.items()) if v > 3 and w not in ('نه', 'ده', 'چار'))}|(?:دو|سه)(?=\u200c))"
    r"\u200c?(?!شنبه)[^\W\d_]{2,}(?:ه\u200cای|(?<=\w\w)\u200cای|(?<=\w\w)ی)"
)
"""A number with what it counts as one adjective: چهارکلمه‌ای. It answers to a number and accuses nobody."""

PERSIAN_FRACTION = re.compile(rf"(?:یک|دو|سه|چهار)\u200c?(?P<whole>{'|'.join(PERSIAN_ONES)}|صد|هزار|سو)م")


@lru_cache(maxsize=20_000)
def persian_compound(word: str) -> Word | None:
    """The worth of what Persian writes as one word: نودویک‌ساله, بیست‌وشش‌سالگی, شش‌ساله‌اش, یک‌دهم."""
    if word in ("دوباره", "یکباره", "یک‌باره", "دوتایی"):
        return None
    if word.startswith("چند"):
        return Word(Decimal(PERSIAN_SCALES[word[3:]]), doubtful=True) if word[3:] in PERSIAN_SCALES else None
    if word.replace("\u200c", "") in ("یکونیم", "یکنیم"):
        return Word(Decimal("1.5"))
    if (whole := (PERSIAN_ONES | PERSIAN_TENS).get(word.removesuffix("ونیم").rstrip("\u200c"))) and word.endswith("ونیم"):
        return Word(whole + Decimal("0.5"))
    found = PERSIAN.fullmatch(word)
    if (
        found is None
        or not (found["ones"] or found["tens"])
        or not (found["end"] or found["and"] or found["scale"] or found["ordinal"])
    ):
        fraction = PERSIAN_FRACTION.fullmatch(word)
        if fraction is None:
            counted = PERSIAN_COUNTED.fullmatch(word)
            return Word(Decimal(PERSIAN_ONES[counted["ones"]]), doubtful=True) if counted else None
        whole = 3 if fraction["whole"] == "سو" else PERSIAN_ONES.get(fraction["whole"]) or PERSIAN_SCALES[fraction["whole"]]
        return Word(Decimal(whole), ordinal=True, doubtful=True)
    ones = (PERSIAN_ONES | PERSIAN_TENS).get(found["ones"] or "", 0)
    value = PERSIAN_TENS.get(found["tens"] or "", 0) + ones
    value *= PERSIAN_SCALES.get(found["scale"] or "", 1)
    return Word(Decimal(value), ordinal=bool(found["ordinal"]), doubtful=value == 1, unit=FA_COMPOUND.get(found["end"] or "", ""))
