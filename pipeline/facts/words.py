"""Number words of the five languages: what each is worth and which are often no number at all.

Cardinals and ordinals as in the grammars and the CLDR spell-out rules (RBNF); Kurdish variants as Kurdish media write them.
Owns the tables only: inflected forms are made in `lexicon`, compounds are read in `compounds`, numbers are composed in `numbers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


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
        11: "yazdeh yanzdeh", 12: "dozdeh diwazdeh duwazdeh dwazdeh donzdeh diwanzdeh duwanzdeh dwanzdeh", 13: "sêzdeh", 14: "çardeh", 15: "pazdeh panzdeh pênzdeh",
        16: "şazdeh şanzdeh", 17: "hivdeh hevdeh huvdeh hefdeh", 18: "hijdeh hejdeh heşdeh heştdeh hîjdeh", 19: "nozdeh nonzdeh",
        20: "bîst", 30: "sî", 40: "çil çel", 50: "pêncî", 60: "şêst", 70: "heftê", 80: "heştê", 90: "nod not nohd",
    },
}  # fmt: skip
"""Value → words of one number below a thousand; several spellings are separated by spaces."""

SCALES: Mapping[str, Mapping[int, str]] = {
    "en": {100: "hundred", 10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"},
    "de": {10**3: "tausend", 10**6: "million millionen", 10**9: "milliarde milliarden", 10**12: "billion billionen"},
    "fa": {100: "صد", 10**3: "هزار", 10**6: "میلیون ملیون", 10**9: "میلیارد ملیارد", 10**12: "تریلیون"},
    "ckb": {
        100: "سەد",
        10**3: "هەزار",
        10**6: "ملیۆن میلیۆن ملیۆنی میلیۆنی ملوێن",
        10**9: "ملیار میلیار ملیارد میلیارد ملیاری",
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
"""Words that multiply what stands before them; German hundert is a part of its compounds."""

DECADES = {
    "en": "twenties thirties forties fifties sixties seventies eighties nineties",
    "de": "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
}
"""Twenties to nineties: doubtful, because the other language may name the decade by its year."""

BOTH = {
    "en": {2: "both pair couple dual", 12: "noon midday dozen"}, "de": {2: "beide beiden beider beides beidem", 12: "mittag mittags dutzend"},
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
    "de": {1: "erste erster erstes ersten erstem"},
    "ckb": {1: "یەکەم یەکەمین یەکەمی یەکی", 2: "دووەم دووەمین دووەمی دووهەم"},
    "kmr": {1: "yekem yekemîn pêşîn yekê", 2: "duyem duyemîn didoyan"},
}  # fmt: skip
"""Ordinals that no ending makes; first and second are always doubtful, they are too often a turn of phrase."""

FA_COMPOUND = {
    "ساله": "year", "سالگی": "year", "روزه": "day", "ماهه": "month", "ساعته": "hour", "هفته‌ای": "week", "دقیقه‌ای": "minute",
    "متری": "metre", "ثانیه‌ای": "second", "کیلویی": "kilogram", "درصدی": "percent", "کیلومتری": "kilometre", "نفره": "", "نفر": "", "گانه": "", "باره": "", "بار": "", "برابر": "", "تا": "",
    "تای": "", "طبقه": "", "صفحه‌ای": "", "تن": "", "شان": "",
}  # fmt: skip
"""What Persian glues to a number word, with the unit it means."""

CKB_COMPOUND = {"ساڵە": "year", "ساڵان": "year", "ساڵی": "year", "ڕۆژە": "day", "ڕۆژی": "day", "مانگە": "month", "کاتژمێری": "hour"}
KMR_COMPOUND = {
    "salî": "year",
    "saliya": "year",
    "saliyê": "year",
    "sale": "year",
    "rojî": "day",
    "rojane": "day",
    "mehî": "month",
    "mehane": "month",
    "saetî": "hour",
}
