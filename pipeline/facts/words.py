"""Number words of the five languages: what each is worth and which are often no number at all.

Cardinals and ordinals as in the grammars and the CLDR spell-out rules (RBNF); Kurdish variants as Kurdish media write them.
Owns the words only; composing them into numbers is `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Word:
    """What one word is worth: `scale` for hundred and above, `doubtful` where it often is no number, `unit` of a compound,
    `other` what else the same letters are worth (Kurmanji heftê: seventy, or seven in the oblique case)."""

    value: Decimal
    scale: bool = False
    ordinal: bool = False
    doubtful: bool = False
    unit: str = ""
    other: Decimal | None = None


ONES: Mapping[str, Mapping[int, str]] = {
    "en": {
        1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven",
        12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
        20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    },
    "de": {
        1: "ein eins", 2: "zwei zwo", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun", 10: "zehn",
        11: "elf", 12: "zwölf", 13: "dreizehn", 14: "vierzehn", 15: "fünfzehn", 16: "sechzehn", 17: "siebzehn", 18: "achtzehn",
        19: "neunzehn", 20: "zwanzig", 30: "dreißig dreissig", 40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig",
        80: "achtzig", 90: "neunzig",
    },
    "fa": {
        1: "یک", 2: "دو", 3: "سه", 4: "چهار چار", 5: "پنج", 6: "شش شیش", 7: "هفت", 8: "هشت", 9: "نه", 10: "ده", 11: "یازده",
        12: "دوازده", 13: "سیزده", 14: "چهارده", 15: "پانزده پونزده", 16: "شانزده", 17: "هفده", 18: "هجده هیجده", 19: "نوزده",
        20: "بیست", 30: "سی", 40: "چهل", 50: "پنجاه", 60: "شصت", 70: "هفتاد", 80: "هشتاد", 90: "نود",
        200: "دویست", 300: "سیصد", 400: "چهارصد", 500: "پانصد", 600: "ششصد", 700: "هفتصد", 800: "هشتصد", 900: "نهصد",
    },
    "ckb": {
        1: "یەک", 2: "دوو", 3: "سێ", 4: "چوار", 5: "پێنج", 6: "شەش", 7: "حەوت حەفت", 8: "هەشت", 9: "نۆ", 10: "دە",
        11: "یازدە یانزە", 12: "دوازدە دوانزە", 13: "سێزدە سیانزە", 14: "چواردە", 15: "پازدە پانزدە پانزە", 16: "شازدە شانزدە شانزە",
        17: "حەڤدە حەفدە حەقدە", 18: "هەژدە", 19: "نۆزدە", 20: "بیست", 30: "سی", 40: "چل", 50: "پەنجا", 60: "شەست", 70: "حەفتا",
        80: "هەشتا", 90: "نەوەد نەوەت",
    },
    "kmr": {
        1: "yek", 2: "du didu dudu", 3: "sê sisê", 4: "çar", 5: "pênc", 6: "şeş", 7: "heft", 8: "heşt", 9: "neh", 10: "deh",
        11: "yazdeh yanzdeh", 12: "dozdeh diwazdeh dwazdeh donzdeh", 13: "sêzdeh", 14: "çardeh", 15: "pazdeh panzdeh pênzdeh",
        16: "şazdeh şanzdeh", 17: "hivdeh hevdeh huvdeh hefdeh", 18: "hijdeh hejdeh heşdeh heştdeh hîjdeh", 19: "nozdeh nonzdeh",
        20: "bîst", 30: "sî", 40: "çil çel", 50: "pêncî", 60: "şêst", 70: "heftê", 80: "heştê", 90: "nod not nohd",
    },
}  # fmt: skip
"""Value → words of one number below a thousand; several spellings are separated by spaces."""

SCALES: Mapping[str, Mapping[int, str]] = {
    "en": {100: "hundred", 10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"},
    "de": {10**6: "million millionen", 10**9: "milliarde milliarden", 10**12: "billion billionen"},
    "fa": {100: "صد", 10**3: "هزار", 10**6: "میلیون ملیون", 10**9: "میلیارد ملیارد", 10**12: "تریلیون"},
    "ckb": {
        100: "سەد",
        10**3: "هەزار",
        10**6: "ملیۆن میلیۆن ملیۆنی میلیۆنی ملوێن",
        10**9: "ملیار میلیار ملیارد ملیاری",
        10**12: "تریلیۆن",
    },
    "kmr": {
        100: "sed",
        10**3: "hezar",
        10**6: "milyon mîlyon milyonek miliyon mîlyonî milyonî",
        10**9: "milyar mîlyar milyard miliyard milyarî",
        10**12: "trîlyon trilyon",
    },
}
"""Words that multiply what stands before them; German hundert and tausend are parts of its compounds."""

DECADES = {
    "en": "twenties thirties forties fifties sixties seventies eighties nineties",
    "de": "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
}
"""Twenties to nineties: doubtful, because the other language may name the decade by its year."""

BOTH = {
    "en": {2: "both pair couple", 12: "noon midday dozen"}, "de": {2: "beide beiden beider beides beidem", 12: "mittag mittags dutzend"},
    "fa": {2: "هردو هردوی هردوشان زوج جفت", 12: "ظهر"}, "ckb": {2: "هەردوو هەردووک هەردووکیان هەردووکی جووت", 3: "هەرسێ هەرسێک هەرسێکیان"},
    "kmr": {2: "herdu herduyan herdû herdûyan herduk cot", 3: "hersê hersêyan hersisê"},
}  # fmt: skip
"""Words that may stand for a number of the other language and accuse nobody."""

DOUBTFUL = {
    "en": {"one"},
    "de": {"ein", "eins"},
    "fa": {"یک", "نه", "ده", "سی", "چار"},
    "ckb": {"یەک", "دە", "سی"},
    "kmr": {"yek", "sî", "not", "heftê", "çel"},
}
"""Words that are often something else: one/a, nine/no, ten/village, thirty/lung/shadow, seventy/week."""

ORDINALS: Mapping[str, Mapping[int, str]] = {
    "en": {
        1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
        11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth",
        18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth",
        70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
    },
    "fa": {1: "اول نخست نخستین یکم", 2: "دوم دومین", 3: "سوم سومین سومی", 30: "سی‌ام"},
    "ckb": {1: "یەکەم یەکەمین یەکەمی", 2: "دووەم دووەمین دووەمی دووهەم"},
    "kmr": {1: "yekem yekemîn pêşîn", 2: "duyem duyemîn didoyan"},
}  # fmt: skip
"""Ordinals that no ending makes; first and second are always doubtful, they are too often a turn of phrase."""

FA_COMPOUND = {
    "ساله": "year", "سالگی": "year", "روزه": "day", "ماهه": "month", "ساعته": "hour", "هفته‌ای": "week", "دقیقه‌ای": "minute",
    "متری": "metre", "ثانیه‌ای": "second", "کیلویی": "kilogram", "درصدی": "percent", "کیلومتری": "kilometre", "نفره": "", "نفر": "", "گانه": "", "باره": "", "بار": "", "برابر": "", "تا": "",
    "تای": "", "طبقه": "", "صفحه‌ای": "", "تن": "", "شان": "",
}  # fmt: skip
"""What Persian glues to a number word, with the unit it means."""

CKB_COMPOUND = {"ساڵە": "year", "ساڵان": "year", "ساڵی": "year", "ڕۆژە": "day", "ڕۆژی": "day", "مانگە": "month", "کاتژمێری": "hour"}
KMR_COMPOUND = {"salî": "year", "sale": "year", "rojî": "day", "rojane": "day", "mehî": "month", "mehane": "month", "saetî": "hour"}


def listed(language: str) -> Iterator[tuple[str, Word]]:
    """Every listed cardinal, scale and ordinal of a language with its worth."""
    for value, words in ONES.get(language, {}).items():
        for word in words.split():
            yield word, Word(Decimal(value), doubtful=word in DOUBTFUL[language])
    for value, words in SCALES[language].items():
        for word in words.split():
            yield word, Word(Decimal(value), scale=True)
    for value, words in ORDINALS.get(language, {}).items():
        for word in words.split():
            yield word, Word(Decimal(value), ordinal=True, doubtful=value < 3)
    for value, words in BOTH[language].items():
        for word in words.split():
            yield word, Word(Decimal(value), doubtful=True)
    for value, word in zip(range(20, 100, 10), DECADES.get(language, "").split(), strict=False):
        yield word, Word(Decimal(value), doubtful=True)


def persian() -> Iterator[tuple[str, Word]]:
    """Persian ordinals: ششم, ششمین; compounds are read by `persian_compound`."""
    for word, worth in listed("fa"):
        if not worth.ordinal and worth.value > 3:
            for ending in ("م", "مین", "\u200cم", "\u200cمین"):
                yield word + ending, replace(worth, scale=False, ordinal=True)


def sorani() -> Iterator[tuple[str, Word]]:
    """Sorani hundreds, ordinals, pronoun endings and compounds: دووسەد, سێیەم, سێیان, پێنجساڵە."""
    for word, worth in listed("ckb"):
        if worth.ordinal:
            continue
        if 2 <= worth.value <= 9:
            yield word + "سەد", Word(worth.value * 100)
            yield word + "هەزار", Word(worth.value * 1000)
            for ending in ("یان", "یانیان", "انیان", "ان", "یانە", "مان", "یانی", "یانن"):
                yield word + ending, worth
        if worth.value > 2:
            for ending in ("ەم", "یەم", "هەم"):
                for more in ("", "ی", "ین", "دا", "یش", "ەوە"):
                    yield word + ending + more, replace(worth, scale=False, ordinal=True)
        if worth.value > 1 and not worth.scale:
            for ending in ("ە", "ی", "دا", "ن", "یش", "ش", "یە", "ەوە"):
                yield word + ending, worth
            for ending, unit in CKB_COMPOUND.items():
                yield word + ending, replace(worth, unit=unit)
        if 20 <= worth.value <= 90:
            for ending in ("کان", "کانی", "کاندا", "ەکان", "ەکانی", "ەکاندا", "ەکانەوە", "کانەوە"):
                yield word + ending, replace(worth, doubtful=True)
    yield "سیان", Word(Decimal(3))
    yield "سێکیان", Word(Decimal(3))
    yield "سیانیان", Word(Decimal(3))


def kurmanji() -> Iterator[tuple[str, Word]]:
    """Kurmanji hundreds, ordinals, oblique plurals and compounds: dused, pêncem, heştan, dehsalî."""
    for word, worth in listed("kmr"):
        if worth.ordinal:
            continue
        if 2 <= worth.value <= 9:
            for hundreds in ("sed", "sedî", "sedan"):
                yield word + hundreds, Word(worth.value * 100)
            yield word + "hezar", Word(worth.value * 1000)
        if worth.value > 2:
            for ending in ("em", "emîn", "emê", "yem", "yemîn", "yemê"):
                yield word + ending, replace(worth, scale=False, ordinal=True)
        if worth.value > 1 and not worth.scale:
            for ending in ("an", "yan", "ê", "yê"):
                yield word + ending, worth
            for ending, unit in KMR_COMPOUND.items():
                yield word + ending, replace(worth, unit=unit, doubtful=False)
        if worth.value > 9 and not worth.scale:
            for ending in ("î", "yî"):
                yield word + ending, worth
    for word, seventy, seven in (("heftê", 70, 7), ("heştê", 80, 8)):
        yield word, Word(Decimal(seventy), doubtful=True, other=Decimal(seven))


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
    return german_ending(low, end, Decimal(value), word)


def german_ending(low: str, end: int, value: Decimal, word: str = "") -> Word | None:
    """The worth of a compound whose number ends at `end`: None where what follows makes another word of it."""
    rest = low[end:]
    if rest == "er" and value in (2, 3):
        return Word(value)
    if (rest in ("te", "ter", "tes", "ten", "tem") and value < 20) or (
        rest in ("ste", "ster", "stes", "sten", "stem") and value >= 20
    ):
        return Word(value, ordinal=True)
    if rest in ("e", "er", "es", "en", "em") and value == 8:
        return Word(value, ordinal=True, doubtful=True)
    ending = GERMAN_END.fullmatch(rest)
    if ending is None:
        return None
    return Word(
        value, doubtful=value == 1 or word == "Acht" or rest.startswith("fach"), unit=GERMAN_UNITS.get(ending["unit"] or "", "")
    )


PERSIAN_TENS = {word: value for value, words in ONES["fa"].items() if value >= 20 for word in words.split()}
PERSIAN_ONES = {word: value for value, words in ONES["fa"].items() if value < 20 for word in words.split()}
PERSIAN_SCALES = {word: value for value, words in SCALES["fa"].items() for word in words.split()}
PERSIAN = re.compile(
    rf"(?:(?P<tens>{'|'.join(PERSIAN_TENS)})\u200c?(?P<and>و)\u200c?)?"
    rf"(?P<ones>{'|'.join(sorted((PERSIAN_ONES | PERSIAN_TENS), key=len, reverse=True))})?(?P<scale>{'|'.join(PERSIAN_SCALES)})?"
    rf"(?:\u200c?(?P<end>{'|'.join(sorted(FA_COMPOUND, key=len, reverse=True))})|\u200c?(?P<ordinal>مین|م))?"
    r"\u200c?(?:ی|ای|ش|اش|شان|م|ام|ها|های)?"
)
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
    found = PERSIAN.fullmatch(word)
    if (
        found is None
        or not (found["ones"] or found["tens"])
        or not (found["end"] or found["and"] or found["scale"] or found["ordinal"])
    ):
        fraction = PERSIAN_FRACTION.fullmatch(word)
        if fraction is None:
            return None
        whole = 3 if fraction["whole"] == "سو" else PERSIAN_ONES.get(fraction["whole"]) or PERSIAN_SCALES[fraction["whole"]]
        return Word(Decimal(whole), ordinal=True, doubtful=True)
    ones = (PERSIAN_ONES | PERSIAN_TENS).get(found["ones"] or "", 0)
    value = PERSIAN_TENS.get(found["tens"] or "", 0) + ones
    value *= PERSIAN_SCALES.get(found["scale"] or "", 1)
    return Word(Decimal(value), ordinal=bool(found["ordinal"]), doubtful=value == 1, unit=FA_COMPOUND.get(found["end"] or "", ""))


@cache
def lexicon(language: str) -> Mapping[str, Word]:
    """Number word in lower case, inflected forms included → worth. What is listed wins over what an ending makes."""
    made = {"fa": persian, "ckb": sorani, "kmr": kurmanji}.get(language)
    words = dict(made()) if made else {}
    words = dict(listed(language)) | words if language == "kmr" else words | dict(listed(language))
    if language == "en":
        words |= {"twice": Word(Decimal(2)), "thrice": Word(Decimal(3))}
    return words


def worth(word: str, language: str) -> Word | None:
    """What one word of a language is worth; None where it is no number word."""
    if language == "fa":
        return lexicon("fa").get(word) or persian_compound(word)
    if language == "ckb":
        return lexicon("ckb").get(word)
    low = word.lower()
    found = lexicon(language).get(low)
    return german(word) if found is None and language == "de" else found
