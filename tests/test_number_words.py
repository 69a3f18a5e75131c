"""Every number word and every month of the five languages says what it says: counted through, not taken from the program's tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.dates import get_month_names

from pipeline import facts
from pipeline.facts.lexicon import worth
from pipeline.facts.months import GREGORIAN, SOLAR, table
from pipeline.facts.words import Word

COUNTED = (*range(1, 21), *range(30, 100, 10))
"""One to twenty, then the tens."""

CARDINALS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn "
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fa": "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده "
    "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
    "ckb": "یەک دوو سێ چوار پێنج شەش حەوت هەشت نۆ دە یازدە دوازدە سێزدە چواردە پازدە شازدە حەڤدە هەژدە نۆزدە "
    "بیست سی چل پەنجا شەست حەفتا هەشتا نەوەد",
    "kmr": "yek du sê çar pênc şeş heft heşt neh deh yazdeh dozdeh sêzdeh çardeh pazdeh şazdeh hivdeh hijdeh nozdeh "
    "bîst sî çil pêncî şêst heftê heştê nod",
}

VARIANTS = {
    "de": "1 ein, 2 zwo, 30 dreissig, 2 zweit, 3 dritt, 7 siebt, 3 dreier, 8 achte, 100 hundert, 12 dutzend, 2 beide",
    "fa": "4 چار, 6 شیش, 15 پونزده, 18 هیجده, 2 هردو, 2 جفت, 12 ظهر, 200 دویست, 300 سیصد, 400 چهارصد, 500 پانصد, 600 ششصد, 700 هفتصد, "
    "800 هشتصد, 900 نهصد, 100 صد, 1000 هزار, 1000000 میلیون, 1000000 ملیون, 1000000000 میلیارد, 1000000000000 تریلیون, 1.5 یکونیم",
    "ckb": "7 حەفت, 11 یانزە, 12 دوانزە, 13 سیانزە, 15 پانزدە, 15 پانزە, 16 شانزدە, 16 شانزە, 17 حەفدە, 17 حەقدە, 90 نەوەت, 100 سەد, "
    "1000 هەزار, 1000000 ملیۆن, 1000000 میلیۆن, 1000000000 ملیار, 1000000000 میلیارد, 1000000000000 تریلیۆن, 200 دووسەد, 900 نۆسەد, "
    "5000 پێنجهەزار, 2 هەردوو, 3 هەرسێ, 2 جووت, 3 سیان, 3 سێکیان, 3 سیانیان",
    "kmr": "2 didu, 2 dudu, 3 sisê, 11 yanzdeh, 12 diwazdeh, 12 duwazdeh, 12 donzdeh, 15 panzdeh, 15 pênzdeh, 16 şanzdeh, 17 hevdeh, "
    "17 huvdeh, 17 hefdeh, 18 hejdeh, 18 heşdeh, 18 heştdeh, 19 nonzdeh, 40 çel, 90 not, 90 nohd, 100 sed, 1000 hezar, 1000000 milyon, "
    "1000000 mîlyon, 1000000000 milyar, 1000000000 mîlyar, 1000000000000 trîlyon, 200 dused, 900 nehsed, 5000 pênchezar, 2 herdu, "
    "2 cot, 3 hersê",
    "en": "100 hundred, 1000 thousand, 1000000 million, 1000000000 billion, 1000000000000 trillion, 2 both, 2 pair, 2 couple, 12 noon, "
    "12 dozen, 2 twice, 3 thrice",
}  # fmt: skip

ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
    "de": "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte "
    "sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste dreißigste vierzigste fünfzigste sechzigste siebzigste achtzigste neunzigste",
    "fa": "اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم "
    "بیستم سی‌ام چهلم پنجاهم شصتم هفتادم هشتادم نودم",
    "ckb": "یەکەم دووەم سێیەم چوارەم پێنجەم شەشەم حەوتەم هەشتەم نۆیەم دەیەم یازدەیەم دوازدەیەم سێزدەیەم چواردەیەم پازدەیەم شازدەیەم "
    "حەڤدەیەم هەژدەیەم نۆزدەیەم بیستەم سییەم چلەم پەنجایەم شەستەم حەفتایەم هەشتایەم نەوەدەم",
    "kmr": "yekem duyem sêyem çarem pêncem şeşem heftem heştem nehem dehem yazdehem dozdehem sêzdehem çardehem pazdehem şazdehem "
    "hivdehem hijdehem nozdehem bîstem sîyem çilem pêncîyem şêstem heftêyem heştêyem nodem",
}

DECADES = {
    "en": "twenties thirties forties fifties sixties seventies eighties nineties",
    "de": "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
}

OFTEN_NO_NUMBER = {"en": "one", "de": "ein eins", "fa": "یک نه ده سی چار", "ckb": "یەک دە سی", "kmr": "yek sî not heftê çel heştê"}
"""A, no, village, lung, shadow, week: they accuse nobody."""


def known(words: list[str], language: str) -> dict[str, Word]:
    """The words that the program knows as numbers, with their worth."""
    return {word: found for word in words if (found := worth(word, language))}


@pytest.mark.parametrize("language", CARDINALS)
def test_counting_through_a_language(language: str) -> None:
    words = CARDINALS[language].split()
    found = known(words, language)
    assert {word: one.value for word, one in found.items()} == dict(zip(words, map(Decimal, COUNTED), strict=True))
    assert {word for word, one in found.items() if one.doubtful} == set(OFTEN_NO_NUMBER[language].split()) & set(words)
    assert not any(one.ordinal or one.scale for one in found.values())


@pytest.mark.parametrize("language", ORDINALS)
def test_counting_through_the_ordinals_of_a_language(language: str) -> None:
    words = ORDINALS[language].split()
    found = known(words, language)
    assert {word: one.value for word, one in found.items()} == dict(zip(words, map(Decimal, COUNTED), strict=True))
    assert all(one.ordinal and not one.scale for one in found.values())


@pytest.mark.parametrize(("language", "value", "word"), [
    (language, value, word) for language, words in VARIANTS.items() for value, word in (each.split() for each in words.split(", "))
])  # fmt: skip
def test_other_spellings_and_great_numbers(language: str, value: str, word: str) -> None:
    found = worth(word, language)
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize("language", DECADES)
def test_decades_are_doubtful_numbers(language: str) -> None:
    for value, word in zip(range(20, 100, 10), DECADES[language].split(), strict=True):
        found = worth(word, language)
        assert found is not None
        assert (found.value, found.doubtful) == (value, True)


def test_two_words_of_kurmanji_are_two_numbers() -> None:
    for word, tens, ones in (("heftê", 70, 7), ("heştê", 80, 8)):
        found = worth(word, "kmr")
        assert found is not None
        assert (found.value, found.other) == (tens, ones)


@pytest.mark.parametrize("below", range(1, 1000, 7))
def test_german_writes_every_number_as_one_word(below: int) -> None:
    found = worth(german(below) + "tausend" + german(1000 - below), "de")
    assert found is not None
    assert found.value == below * 1000 + (1000 - below)


def german(number: int) -> str:
    """A number below a thousand in German, by the rules of school: hundreds, ones, und, tens."""
    words = dict(zip(COUNTED, CARDINALS["de"].split(), strict=True)) | {1: "ein"}
    if number >= 100:
        return words[number // 100] + "hundert" + (german(number % 100) if number % 100 else "")
    if number in words:
        return words[number]
    return words[number % 10] + "und" + words[number - number % 10]


@pytest.mark.parametrize("number", [number for number in range(21, 100) if number % 10])
def test_english_and_persian_join_tens_and_ones(number: int) -> None:
    for language, between in (("en", "-"), ("en", " "), ("fa", " و "), ("fa", "و")):
        words = dict(zip(COUNTED, CARDINALS[language].split(), strict=True))
        written = words[number - number % 10] + between + words[number % 10]
        assert [found.value for found in facts.numbers(written, language)] == [number], written


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "ckb": "کانوونی~دووەم شوبات ئازار نیسان ئایار حوزەیران تەممووز ئاب ئەیلوول تشرینی~یەکەم تشرینی~دووەم کانوونی~یەکەم",
    "kmr": "Rêbendan Reşemî Adar Avrêl Gulan Hezîran Tîrmeh Tebax Îlon Cotmeh Mijdar Berfanbar",
}

SOLAR_MONTHS = {
    "en": "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "ckb": "خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان سەرماوەز بەفرانبار ڕێبەندان ڕەشەمە",
}


@pytest.mark.parametrize("language", MONTHS)
def test_the_months_of_a_year(language: str) -> None:
    names = [name.replace("~", " ") for name in MONTHS[language].split()]
    assert [table(language).get(name) for name in names] == [("gregorian", number) for number in range(1, 13)]
    for number, name in enumerate(names, start=1):
        (date,) = facts.dates(facts.write_date(facts.dates(f"2020-{number:02}-17", "en")[0], language), language)
        assert (date.year, date.month, date.day) == (2020, number, 17), name


@pytest.mark.parametrize("language", SOLAR_MONTHS)
def test_the_months_of_a_solar_year(language: str) -> None:
    calendar = "kurdish" if language == "ckb" else "solar-hijri"
    assert [table(language).get(name) for name in SOLAR_MONTHS[language].split()] == [(calendar, number) for number in range(1, 13)]


@pytest.mark.parametrize("language", ["en", "de", "fa"])
def test_the_months_of_unicode_are_known(language: str) -> None:
    names = get_month_names("wide", "stand-alone", language)
    assert [table(language).get(names[number]) for number in range(1, 13)] == [("gregorian", number) for number in range(1, 13)]


@pytest.mark.parametrize("months", [GREGORIAN, SOLAR])
def test_no_name_is_two_months_of_one_calendar(months: dict[str, tuple[str, ...]]) -> None:
    for language, names in months.items():
        every = [spelling for spellings in names for spelling in set(spellings.split())]
        assert len(every) == len(set(every)), language
