"""Names of months in five languages and three calendars.

Gregorian names: CLDR; Iraqi-Levantine and transcribed names in Sorani as in Sorani media; Kurmanji names as Kurdish media use them,
where the old solar names stand for Gregorian months. Solar Hijri names in Persian, Kurdish solar names in Sorani.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.facts.values import Calendar

GREGORIAN: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug", "September Sept Sep",
        "October Oct", "November Nov", "December Dec",
    ),
    "de": (
        "Januar Jänner Januars Jan", "Februar Feber Februars Feb", "März Mär", "April Aprils Apr", "Mai Mais", "Juni Jun", "Juli Jul",
        "August Augusts Aug", "September Septembers Sept", "Oktober Oktobers Okt", "November Novembers Nov", "Dezember Dezembers Dez",
    ),
    "fa": (
        "ژانویه ژانویهٔ ژانویۀ", "فوریه فوریهٔ فوریۀ", "مارس مارچ", "آوریل اپریل آپریل", "مه می مهٔ", "ژوئن ژوین جون", "ژوئیه ژوییه ژوئیهٔ جولای جولای",
        "اوت آگوست اوگوست اگست", "سپتامبر سپتمبر", "اکتبر اکتوبر", "نوامبر نومبر", "دسامبر دیسامبر",
    ),
    "ckb": (
        "کانوونی~دووەم کانونی~دووەم ژانویە جەنیوەری ژانڤیە یەنایەر", "شوبات فێبریوەری فێبرایەر فێبرۆری فێڤریە",
        "ئازار ئادار مارس مارت مارچ", "نیسان ئەپریل ئاپریل ئاوریل ئەڤریل", "ئایار مایس مەی مای", "حوزەیران حزێران جوون ژوئەن یونیو",
        "تەممووز تەمووز تەموز جولای جوولای ژوئیە یولیۆ", "ئاب ئۆگەست ئۆگۆست ئاگۆست ئۆگست ئووت", "ئەیلوول ئەیلول سێپتەمبەر سێپتێمبەر سیپتەمبەر سێپتامبر",
        "تشرینی~یەکەم ئۆکتۆبەر ئۆکتۆبر ئوکتۆبەر", "تشرینی~دووەم نۆڤەمبەر نۆڤێمبەر نۆڤامبر", "کانوونی~یەکەم کانونی~یەکەم دیسەمبەر دێسەمبەر دیسێمبەر دێسامبر",
    ),
    "kmr": (
        "Çile Çileya~paşîn Çileya~duyem Kanûna~paşîn Kanûna~duyem Rêbendan Ocax", "Sibat Şibat Sebat Reşemî Reşeme Reşemeh",
        "Adar Avdar Newroz Mart", "Nîsan Avrêl Nisan Cotan", "Gulan Gulane Mayis", "Hezîran Heziran Pûşper Pûşber Xezîran Xuzeyran Hizêran", "Tîrmeh Temûz Tîrme",
        "Tebax Gelawêj Ab", "Îlon Êlûn Rezber Eylûl", "Cotmeh Cotmehê Çiriya~pêşîn Çiriya~yekem Tişrîna~yekem Tişrîna~pêşîn Kewçêr Oktober",
        "Mijdar Çiriya~paşîn Çiriya~duyem Tişrîna~duyem Tişrîna~paşîn Sermawez",
        "Berfanbar Kanûn Kanûna~pêşîn Kanûna~yekem Çileya~pêşîn Çileya~yekem Befranbar",
    ),
}  # fmt: skip
"""Twelve months each; spellings are separated by spaces, ~ stands for a space within a name."""

SOLAR: Mapping[str, tuple[str, ...]] = {
    "fa": ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد امرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
    "ckb": (
        "خاکەلێوە نەورۆز فەروەردین", "گوڵان بانەمەڕ ئوردیبهێشت", "جۆزەردان خورداد", "پووشپەڕ تیر", "گەلاوێژ مورداد",
        "خەرمانان شەهریوەر", "ڕەزبەر رەزبەر میهر", "گەڵاڕێزان خەزەڵوەر ئابان", "سەرماوەز ئازەر", "بەفرانبار دەی", "ڕێبەندان رێبەندان بەهمەن",
        "ڕەشەمە ڕەشەمێ رەشەمە ئیسفەند",
    ),
    "en": (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ),
    "de": (
        "Farwardin Farvardin", "Ordibehescht Ordibehesht", "Chordad Khordad", "Tir", "Mordad", "Schahriwar Shahrivar", "Mehr", "Aban",
        "Azar Asar", "Dey Dei", "Bahman", "Esfand",
    ),
    "kmr": (
        "Xakelêwe Ferwerdîn", "Banemer", "Cozerdan Xurdad", "Tîr", "Murdad", "Xermanan Şehrîwer", "Mihr", "Gelarêzan Xezelwer Aban", "Azer", "Dey",
        "Behmen", "Reşemê Îsfend",
    ),
}  # fmt: skip
"""Months of the Solar Hijri and the Kurdish calendar, from the vernal equinox."""

NEEDS_NUMBER = {
    "en": {"May", "March", "Mar", "Jan", "Jun", "Sep", "Tir", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Mordad"},
    "de": {"Mehr", "Tir", "Mais", "Mär", "Aban", "Azar", "Dey", "Jan", "Bahman", "Asar", "Dei", "Augusts"},
    "fa": {"مه", "می", "جون", "مهٔ", "تیر", "مهر", "دی", "آبان", "آذر", "بهمن", "اوت", "مارچ", "مارس"},
    "ckb": {"ئازار", "ئاب", "مای", "مەی", "دەی", "تیر", "میهر", "ئازەر", "گوڵان", "نەورۆز", "ئابان", "بەهمەن", "گەلاوێژ", "نیسان", "ئادار", "مارت"},
    "kmr": {"Çile", "Newroz", "Gulan", "Gulane", "Adar", "Kanûn", "Ab", "Ocax", "Cotan", "Xermanan", "Mart", "Rêbendan", "Tîr", "Mihr", "Aban", "Azer", "Dey", "Behmen"},
}  # fmt: skip
"""Names that are words as well (may, fog, arrow, pain, water): months only beside a day or a year, or after a word like “in”."""

ENDINGS: Mapping[str, str] = {
    "en": r"\.?",
    "de": r"\.?(?:[a-zäöüß]{3,})?",
    "fa": r"(?:\u200c?ماه)?(?:ی|\u200cی)?",
    "ckb": r"(?:ی|دا|ەوە|ش|یش|ەدا|یە|ەکەی|ێک|ێکی)*",
    "kmr": r"(?:[êea]|ya|yê|ye|an|'ê|'a|'an|'ya)?",
}


@cache
def pattern(language: str) -> re.Pattern[str]:
    """One pattern for all months of a language; group `name` is the listed name."""
    names = sorted(table(language), key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"[ \u200c]") for name in names)
    flags = re.IGNORECASE if language == "kmr" else 0
    return re.compile(
        rf"(?<![^\W\d_])(?<!\u200c)(?P<name>{alternatives})(?P<end>{ENDINGS[language]})(?![^\W\d_])(?!\u200c[^\W\d])", flags
    )


@cache
def table(language: str) -> Mapping[str, tuple[Calendar, int]]:
    """Listed name → (calendar, month). Sorani and Kurmanji solar names belong to the Kurdish calendar."""
    names: dict[str, tuple[Calendar, int]] = {}
    solar: Calendar = "solar-hijri" if language in ("fa", "en", "de") else "kurdish"
    both: tuple[tuple[Calendar, tuple[str, ...]], ...] = ((solar, SOLAR[language]), ("gregorian", GREGORIAN[language]))
    for calendar, months in both:
        for number, spellings in enumerate(months, start=1):
            for spelling in spellings.split():
                names[spelling.replace("~", " ")] = (calendar, number)
    return names


@cache
def folded_table(language: str) -> Mapping[str, tuple[Calendar, int, bool]]:
    """Name in lower case → (calendar, month, whether it needs a number beside it)."""
    needs = NEEDS_NUMBER[language]
    return {name.lower(): (calendar, number, name in needs) for name, (calendar, number) in table(language).items()}
