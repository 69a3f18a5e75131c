"""Numbers, dates, units and negations are found in all five languages, written as each writes them, and compared rightly."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import facts
from pipeline.facts.calendars import from_solar, gregorian_span, month_length, new_year, solar_span, to_solar
from pipeline.facts.units import FACTORS, same
from pipeline.languages import LANGUAGES

NUMBERS = [
    ("en", "1,000 hours", "1000 hour"),
    ("en", "eight and a half years", "8.5 year"),
    ("en", "a year and a half", "1.5 year"),
    ("en", "half past five", "5.5"),
    ("en", "twenty-one two hundred and five", "21 205"),
    ("en", "three hundred thousand people", "300000"),
    ("en", "twelve hundred kilometres", "1200 kilometre"),
    ("en", "3.5 million dollars", "3500000 dollar"),
    ("en", "54–57, 8½; 12%", "54 57 8.5 12 percent"),
    ("en", "1 to 4 inches, £2.8bn, £11million, 125m", "1 inch 4 inch 2800000000 11000000 125 metre"),
    ("en", "at 7.55am, 2:00 p.m., call +49 30 123456", "7 55 2 4930123456"),
    ("de", "um 13.45 Uhr, 3,5 Mio. Euro, Abbildung 1.1.", "13 45 3500000 1.1"),
    ("en", "the 3rd time, the twentieth day", "3 20 day"),
    ("en", "hundreds of prisoners, thousands of letters", ""),
    ("en", "The second time, at first, one of them", ""),
    ("en", "She was questioned twice", "2"),
    ("de", "1.000 Stunden", "1000 hour"),
    ("de", "5 Tausend Menschen, 100 tausend, zwei tausend, tausend, fünfzigtausend", "5000 100000 2000 1000 50000"),
    ("de", "1,000 Stunden", "1 hour"),
    ("de", "8,5 Jahre, achteinhalb Jahre, anderthalb Stunden", "8.5 year 8.5 year 1.5 hour"),
    ("de", "einunddreißig zweihundert dreihunderttausend zwölfhundert", "31 200 300000 1200"),
    ("de", "neunzehnhundertachtundachtzig", "1988"),
    ("de", "die Siebenjährige, zweimal, ein zehntägiger Streik", "7 year 2 10 day"),
    ("de", "die siebte Zelle, der zwanzigste Tag", "7 20 day"),
    ("de", "Hunderte, Tausende, einfach, Vierteljahr, Zweifel, Elfenbein, achten Sie darauf, einig, beide", ""),
    ("de", "um halb sechs", "5.5"),
    ("de", "die Schreibtische dreier Kollegen", "3"),
    ("de", "hunderteins, tausendundeins, zweihundertunddrei, hundertundzwei, zweitausendeins", "101 1001 203 102 2001"),
    ("de", "der achte Tag, eines, keins, einst", ""),
    ("de", "zweieinhalb, eineinhalb, eine achteinhalbjährige Haft", "2.5 1.5 8.5 year"),
    ("de", "3 Mrd. Euro, 4 Tsd., 1.000.000,50, 1,000,000.50", "3000000000 4000 1000000.5 1000000.5"),
    ("en", "$2.8m, a wall of 2.8m, £5k €3tn, 5 $, 5mn", "2800000 dollar 2.8 metre 5000 3000000000000 euro 5 dollar 5000000"),
    ("en", "5 square metres, 5 square miles, 1,000,000.50, 1.000.000,50, 0,500", "5 square metre 5 1000000.5 1000000.5 0.5"),
    ("en", "nineteen-sixties, in her sixties", "1960"),
    ("en", "sixty twenty, thirty ten, nineteen five, twenty twelve, twenty and five", "60 20 30 10 19 5 20 12 20 5"),
    ("en", "twenty one hundred; a hundred and one thousand; one hundred twenty", "2100 101000 120"),
    ("en", "five million two hundred thousand; two thousand million", "5200000 2000 1000000"),
    ("en", "three hundred and twenty-five thousand, four hundred and six", "325406"),
    ("en", "2 hundred, 3 and four, 5 million and six", "200 3 4 5000006"),
    ("fa", "صد و یک، هزار و سیصد و نود و نه، دو میلیون و پانصد هزار", "101 1399 2500000"),
    ("ckb", "هەزار و سێسەد و نەوەد و نۆ، سەد و یەک", "1399 101"),
    ("kmr", "hezar û sêsed û nod û neh, sed û yek, du milyon û pêncsed hezar", "1399 101 2500000"),
    ("fa", "نه‌ساله، ده‌روزه، یک‌ساله، سه و نیم سال، دوونیم سال", "9 year 10 day 3.5 year 2.5 year"),
    ("fa", "۵ میلی‌متر، ۵ سال‌ها، یک‌سوم، یک‌دهم", "5 millimetre 5 year"),
    ("fa", "سیم خاردار، کمک می‌دهم، نه، چندهزار نفر", ""),
    ("de", "Dreimonatsfrist, ein Vierbettzimmer, Achtung, achtsam, außer Acht lassen", ""),
    ("de", "Acht Frauen. Acht Männer, die Acht geben: „Acht Kinder“", "8 8 8"),
    ("ckb", "پێنجەکان، بیستەکان، نەوەدەکان، پێنجیەک", ""),
    ("kmr", "pêncsed, sêhezar, dehan, bîstan, pêncê, bîstî, dehî, pêncsalî", "500 3000 10 20 5 20 10 5 year"),
    ("fa", "۱٬۰۰۰ ساعت", "1000 hour"),
    ("fa", "هشت سال و نیم", "8.5 year"),
    ("fa", "۸٫۵ سال", "8.5 year"),
    ("fa", "بیست و یک روز، سیصد هزار نفر، هزار و دویست کیلومتر", "21 day 300000 1200 kilometre"),
    ("fa", "پسر هشت‌ساله‌اش، در بیست‌وشش‌سالگی، نودویک‌ساله", "8 year 26 year 91 year"),
    ("fa", "ششم و یازدهمین", "6 11"),
    ("fa", "صدها نفر، هزاران نامه، یکی از آنان، نه، در ده", ""),
    ("fa", "كتاب پنج", "5"),
    ("ckb", "١٬٠٠٠ کاتژمێر", "1000 hour"),
    ("ckb", "هەشت ساڵ و نیو", "8.5 year"),
    ("ckb", "سێسەد هەزار کەس، دووسەد دانە", "300000 200"),
    ("ckb", "لە سەدا ٢٠", "20 percent"),
    ("ckb", "سێیان، دووانیان، وەرزی سێیەم", "3 2 3"),
    ("ckb", "سەدان کەس، هەزاران نامە، هەردوو، دەیان", ""),
    ("kmr", "1.000 saetan", "1000 hour"),
    ("kmr", "heşt sal û nîv", "8.5 year"),
    ("kmr", "sêsed hezar kes, dused kîlometre", "300000 200 kilometre"),
    ("kmr", "hucreya heştan, saet şeşê sibehê, dehsalî", "8 6 10 year"),
    ("kmr", "ji sedî 20", "20 percent"),
    ("kmr", "bi sedan girtî, bi hezaran, herdu, yek ji wan", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), NUMBERS)
def test_numbers_are_read_as_the_language_writes_them(language: str, text: str, expected: str) -> None:
    found = " ".join(f"{n.value.normalize():f} {n.unit}".strip() for n in facts.numbers(text, language))
    assert found == expected


DATES = [
    ("en", "on October 16, 2020", "2020-10-16"),
    ("en", "October 16 and 3rd of May", "?-10-16 ?-5-3"),
    ("en", "In early March 2021 they may march in May", "2021-3-? ?-5-?"),
    ("en", "between December and February", "?-12-? ?-2-?"),
    ("en", "mass executions in 1988, the 2018 rebellion", "1988-?-? 2018-?-?"),
    ("en", "10/16/2020 and 2020-10-16", "2020-10-16 2020-10-16"),
    ("de", "am 16. Oktober 2020, 16.10.2020, am 16.10.", "2020-10-16 2020-10-16 ?-10-16"),
    ("de", "im Mai 2019, am 3. Mai", "2019-5-? ?-5-3"),
    ("de", "Anfang Oktober, Oktoberanfang, Mailand, von 1950 bis 1953", "?-10-? 1950-?-? 1953-?-?"),
    ("en", "the 1950-53 war", "1950-?-? 1953-?-?"),
    ("fa", "۱۶ اکتبر ۲۰۲۰، ۲۵ مهر ۱۳۹۹، ۱۳۹۹/۷/۲۵", "2020-10-16 2020-10-16 2020-10-16"),
    ("fa", "روز ۱۶ اکتبر ۲۰۲۰، نیمه نخست اکتبر ۲۰۱۶، اول مهر ۱۳۹۹", "2020-10-16 2016-10-? 2020-9-22"),
    ("fa", "آبان ۹۸، سال ۶۷، ۱۳۶۷", "2019-11-? 1988-?-? 1988-?-?"),
    ("fa", "نبود یک مهر، دو تیر چراغ برق، می‌رود، نه ژوئیه ۲۰۱۲", "2012-7-?"),
    ("ckb", "١٦ی تشرینی یەکەمەوە، تشرینی یەکەمی ٢٠٢٠ەوە", "?-10-16 2020-10-?"),
    ("ckb", "١٦ی ئۆکتۆبەری ٢٠٢٠، ٢٥ی ڕەزبەری ٢٧٢٠", "2020-10-16 2020-10-16"),
    ("ckb", "سەردانی نەورۆزی ٢٠١٦، ئازار و ئێش", "2016-?-?"),
    ("ckb", "١٠ی ئازاری ٢٧٢٠، ٢١ی ئازاری ٢٧٢٠، ١٠ی شوباتی ٢٧٢٠، ١٠ی نیسانی ٢٧٢٠", "2021-3-10 2020-3-21 2021-2-10 2020-4-10"),
    ("ckb", "لە ئازاری ٢٧٢٠، ٢٥ی گەلاوێژی ٢٠٢٠، ٢٥ی سەرماوەزی ٢٠٢٠", "2020-3-? 2020-8-15 2020-12-15"),
    ("ckb", "٢٥ی بەفرانباری ٢٠٢١، ٢٥ی گەلاوێژی ١٣٩٩، ٢٥ی گەلاوێژی ٢٧٢٠", "2021-1-14 2020-8-15 2020-8-15"),
    ("fa", "در ۱۵ تیر بازداشت شد، ۲۵ مهر ۹۸، تابستان ۶۷", "?-7-5 2019-10-17 1988-?-?"),
    ("en", "13/10/2020, 12/10/2020, 12.10.2020, 16/10/2020", "2020-10-13 2020-12-10 2020-10-12 2020-10-16"),
    ("de", "am 16.10. und am 16.13. vom 16.12. am 1.1., 16.10.2020", "?-10-16 ?-12-16 ?-1-1 2020-10-16"),
    ("fa", "۱۳۹۹/۷/۲۵، ۱۴۵۰/۱/۱، ۲۷۲۰/۷/۲۵", "2020-10-16 2071-3-21 2020-10-16"),
    ("fa", "۲۵ مهر ۰۱، ۲۵ مهر ۳۲، ۲۵ مهر ۱۲، ۲۵ مهر ۰۹", "2022-10-17 1953-10-17 ?-10-16 2030-10-17"),
    ("fa", "۲۵ مهر ۱۰، ۲۵ مهر ۳۱", "?-10-16 ?-10-16"),
    ("ckb", "٢٧٢٠/٧/٢٥، ١٣٩٩/٧/٢٥", "2020-10-16 2020-10-16"),
    ("ckb", "ساڵی ٢٦٠٠، ساڵی ٢٧٥٠", "1900-?-? 2050-?-?"),
    ("fa", "سال ۱۲۵۰، سال ۱۴۵۰", "1871-?-? 2071-?-?"),
    ("en", "in 1900 and 2099, in 1899", "1900-?-? 2099-?-?"),
    ("fa", "شلیک ۱۵ تیر", ""),
    ("fa", "صدای ۱۵ تیر شنیده شد", ""),
    ("fa", "۱۵ تیر به سر او", ""),
    ("fa", "۱۵ تیر خلاص، صدای انفجار", ""),
    ("kmr", "16ê Cotmeha 2020an, 16'ê Cotmehê, destpêka Adara 2021an", "2020-10-16 ?-10-16 2021-3-?"),
    ("kmr", "serhildana 2018an, di navbera Berfanbar û Sibatê de", "2018-?-? ?-12-? ?-2-?"),
]


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates_are_read_in_every_calendar(language: str, text: str, expected: str) -> None:
    found = " ".join(f"{d.year or '?'}-{d.month or '?'}-{d.day or '?'}" for d in facts.dates(text, language))
    assert found == expected


def test_numbers_inside_a_date_are_not_numbers_as_well() -> None:
    assert [n.written for n in facts.numbers("On October 16, 2020, after 151 days", "en")] == ["151"]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/2020/151?x=3",
        "a1@example.org",
        "`x = 5`",
        "@user_77",
        "[here](https://example.org/5)",
        "burn_the_cage_2",
    ],
)
def test_links_addresses_and_code_hold_no_facts(text: str) -> None:
    assert facts.numbers(f"See {text}", "en") == ()
    assert facts.dates(f"See {text}", "en") == ()


def test_offsets_point_into_the_text_that_was_given() -> None:
    text = "مادرش \u2068۱۵۱\u2069 روز و بیسـت سال، ۱۶ اکتبر ۲۰۲۰"
    for found in (*facts.numbers(text, "fa"), *facts.dates(text, "fa")):
        assert text[found.start : found.end] == found.written
    assert [n.written for n in facts.numbers(text, "fa")] == ["۱۵۱", "بیسـت"]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_solar_hijri_conversion_goes_there_and_back(day: datetime.date) -> None:
    assert from_solar(*to_solar(day)) == day


KNOWN = [
    ((1398, 1, 1), (2019, 3, 21)), ((1399, 12, 20), (2021, 3, 10)), ((1399, 7, 25), (2020, 10, 16)), ((1357, 11, 22), (1979, 2, 11)),
    ((1403, 1, 1), (2024, 3, 20)), ((1399, 12, 30), (2021, 3, 20)), ((1367, 1, 1), (1988, 3, 21)),
]  # fmt: skip


@pytest.mark.parametrize(("solar", "gregorian"), KNOWN)
def test_known_days_of_the_solar_hijri_calendar(solar: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    assert to_solar(datetime.date(*gregorian)) == solar


def test_leap_years_of_the_solar_hijri_calendar() -> None:
    assert [year for year in range(1370, 1410) if month_length(year, 12) == 30] == [
        1370,
        1375,
        1379,
        1383,
        1387,
        1391,
        1395,
        1399,
        1403,
        1408,
    ]


@pytest.mark.parametrize(("span", "first", "last"), [
    (solar_span(1399, None, None), (2020, 3, 20), (2021, 3, 20)), (solar_span(1400, None, None), (2021, 3, 21), (2022, 3, 20)),
    (solar_span(1399, 12, None), (2021, 2, 19), (2021, 3, 20)), (solar_span(1398, 12, None), (2020, 2, 20), (2020, 3, 19)),
    (solar_span(1399, 7, None), (2020, 9, 22), (2020, 10, 21)), (solar_span(1399, 7, 25), (2020, 10, 16), (2020, 10, 16)),
    (gregorian_span(2020, None, None), (2020, 1, 1), (2020, 12, 31)), (gregorian_span(2020, 2, None), (2020, 2, 1), (2020, 2, 29)),
    (gregorian_span(2020, 12, None), (2020, 12, 1), (2020, 12, 31)), (gregorian_span(2020, 10, 16), (2020, 10, 16), (2020, 10, 16)),
])  # fmt: skip
def test_what_a_year_a_month_or_a_day_covers(
    span: tuple[datetime.date, datetime.date], first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert span == (datetime.date(*first), datetime.date(*last))


def test_how_long_solar_months_are() -> None:
    assert [month_length(1399, month) for month in range(1, 13)] == [31] * 6 + [30] * 6
    assert [month_length(1400, month) for month in range(1, 13)] == [31] * 6 + [30] * 5 + [29]
    for month, day, gregorian in ((6, 31, (2020, 9, 21)), (7, 1, (2020, 9, 22)), (11, 30, (2021, 2, 18)), (12, 1, (2021, 2, 19))):
        assert from_solar(1399, month, day) == datetime.date(*gregorian)
        assert to_solar(datetime.date(*gregorian)) == (1399, month, day)
    with pytest.raises(ValueError, match="there is no day 1399-7-31 in the Solar Hijri calendar"):
        from_solar(1399, 7, 31)


def test_a_solar_year_outside_the_arithmetic_is_refused() -> None:
    with pytest.raises(ValueError, match="the Solar Hijri year 2020 lies outside 1178–1633"):
        new_year(2020)


AGREE = [
    ("en", "October 16, 2020", "fa", "۲۵ مهر ۱۳۹۹", True),
    ("en", "October 16, 2020", "fa", "۲۴ مهر ۱۳۹۹", False),
    ("en", "October 16", "fa", "۲۵ مهر", True),
    ("en", "October 16", "fa", "۲۹ مهر", False),
    ("en", "October 2020", "fa", "مهر ۱۳۹۹", True),
    ("en", "October 2020", "fa", "مهر ۱۳۹۸", False),
    ("en", "March 2021", "fa", "اسفند ۱۳۹۹", True),
    ("en", "1988", "fa", "۱۳۶۷", True),
    ("en", "1988", "fa", "۱۳۶۶", False),
    ("en", "October 2020", "ckb", "ڕەزبەری ٢٧٢٠", True),
    ("en", "1988", "ckb", "٢٦٨٨", True),
    ("en", "October 16", "kmr", "16ê Cotmehê", True),
    ("en", "3 May 2019", "de", "13. Mai 2019", False),
    ("en", "October 2020", "de", "Oktober", False),
]


@pytest.mark.parametrize(("language", "text", "other", "written", "expected"), AGREE)
def test_dates_agree_across_calendars_only_when_they_name_the_same_time(
    language: str, text: str, other: str, written: str, expected: bool
) -> None:
    assert facts.agree(facts.dates(text, language)[0], facts.dates(written, other)[0]) is expected


WRITTEN = {"en": ("1,000", "8.5", "October 16, 2020", "October 2020"), "de": ("1.000", "8,5", "16. Oktober 2020", "Oktober 2020"),
    "fa": ("۱٬۰۰۰", "۸٫۵", "۱۶ اکتبر ۲۰۲۰", "اکتبر ۲۰۲۰"), "ckb": ("١٬٠٠٠", "٨٫٥", "١٦ی تشرینی یەکەمی ٢٠٢٠", "تشرینی یەکەمی ٢٠٢٠"),
    "kmr": ("1.000", "8,5", "16ê Cotmeha 2020an", "Cotmeha 2020an")}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_dates_are_written_as_the_language_writes_them(language: str) -> None:
    day, month = facts.dates("October 16, 2020 October 2020", "en")
    written = (
        facts.write_number(Decimal(1000), language, True),
        facts.write_number(Decimal("8.5"), language, False),
        facts.write_date(day, language),
        facts.write_date(month, language),
    )
    assert written == WRITTEN[language]


@given(st.integers(0, 10**9), st.sampled_from(sorted(LANGUAGES)), st.booleans())
def test_a_number_that_was_written_is_read_as_the_same_number(value: int, language: str, grouped: bool) -> None:
    text = facts.write_number(Decimal(value), language, grouped)
    read = [n.value for n in facts.numbers(f"x {text} x", language)] + [d.own[0] for d in facts.dates(f"x {text} x", language)]
    assert read == [value]


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(sorted(LANGUAGES)), st.sampled_from([1, 2, 3])
)
def test_a_date_that_was_written_is_read_as_the_same_date(day: datetime.date, language: str, parts: int) -> None:
    own = (day.year, day.month if parts > 1 else None, day.day if parts > 2 else None)
    text = facts.write_date(facts.Date(*own, 0, 0, ""), language)
    assert [(d.year, d.month, d.day) for d in facts.dates(text, language)] == [own]


NEGATIONS = [
    ("en", "She is not allowed visits and can't write", 2),
    ("en", "She is allowed visits, case no. 5", 0),
    ("de", "Sie darf keinen Besuch empfangen und nie schreiben", 2),
    ("de", "Sie darf Besuch empfangen", 0),
    ("fa", "اجازه نداد و نمی‌گذارد؛ تبرئه‌نشده", 3),
    ("fa", "نام او و نامه‌اش نزد نگهبان است و نشست", 0),
    ("ckb", "ڕێگەی پێ نادرێت و نەکراوە، نییە", 3),
    ("ckb", "ناوی نامەکە و نەخۆشخانە و ناچارە", 0),
    ("kmr", "destûr nayê dayîn û nehat berdan, tune ye, derî venebû", 4),
    ("kmr", "navê nameyê li nexweşxaneyê, neçar ma", 0),
]


@pytest.mark.parametrize(("language", "text", "count"), NEGATIONS)
def test_negations_are_told_from_words_that_look_like_them(language: str, text: str, count: int) -> None:
    assert len(facts.negations(text, language)) == count, [text[a:b] for a, b in facts.negations(text, language)]


CHANGES = [
    ("held for 151 days", "held for 152 days", ("151 → 152",)),
    ("is not allowed visits", "is allowed visits", ("negation removed",)),
    ("is allowed visits", "is not allowed visits", ("negation added",)),
    ("on 3 May 2019", "on 13 May 2019", ("3 May 2019 → 13 May 2019",)),
    ("two brothers", "the brothers", ("two removed",)),
    ("for 27 years", "for twenty-seven years", ("27 → twenty-seven",)),
    ("held for 151 days in Evin", "kept for 151 days in Evin", ()),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_changes_name_what_changed_in_the_facts(old: str, new: str, expected: tuple[str, ...]) -> None:
    assert facts.changes(old, new, "en") == expected


def test_converted_measures_say_the_same_and_changed_units_do_not() -> None:
    assert same(Decimal(373), "mile", Decimal(600), "kilometre")
    assert not same(Decimal(373), "mile", Decimal(373), "kilometre")
    assert not same(Decimal(373), "mile", Decimal(610), "kilometre")
    assert same(Decimal(20), "foot", Decimal(6), "metre")
    assert same(Decimal(80), "kilometre an hour", Decimal(80), "kilometre")
    assert same(Decimal(2), "week", Decimal(14), "day")
    assert not same(Decimal(5), "month", Decimal(5), "year")


UNITS = "second minute hour day week month year decade century metre kilometre kilogram percent dollar euro toman"

UNIT_WORDS = {
    "en": "seconds minutes hours days weeks months years decades centuries metres kilometres kilograms percent dollars euros tomans",
    "de": "Sekunden Minuten Stunden Tage Wochen Monate Jahre Jahrzehnte Jahrhunderte Meter Kilometer Kilogramm Prozent Dollar Euro Toman",
    "fa": "ثانیه دقیقه ساعت روز هفته ماه سال دهه قرن متر کیلومتر کیلوگرم درصد دلار یورو تومان",
    "ckb": "چرکە خولەک کاتژمێر ڕۆژ هەفتە مانگ ساڵ دەیە سەدە مەتر کیلۆمەتر کیلۆگرام ٪ دۆلار یۆرۆ تمەن",
    "kmr": "çirke deqe saet roj hefte meh sal dehsal sedsal metre kîlometre kîlogram % dolar euro toman",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_its_word_in_every_language(language: str) -> None:
    for unit, word in zip(UNITS.split(), UNIT_WORDS[language].split(), strict=True):
        (number,) = facts.numbers(f"5 {word}", language)
        assert (number.value, number.unit) == (5, unit), word


@pytest.mark.parametrize(("greater", "count", "smaller"), [
    ("minute", "60", "second"), ("hour", "60", "minute"), ("day", "24", "hour"), ("week", "7", "day"), ("year", "12", "month"),
    ("decade", "10", "year"), ("century", "100", "year"), ("kilometre", "1000", "metre"), ("metre", "100", "centimetre"),
    ("centimetre", "10", "millimetre"), ("foot", "12", "inch"), ("yard", "3", "foot"), ("mile", "1760", "yard"),
    ("inch", "25.4", "millimetre"), ("kilogram", "1000", "gram"), ("tonne", "1000", "kilogram"), ("pound", "453.59237", "gram"),
    ("mile an hour", "1.609344", "kilometre an hour"),
])  # fmt: skip
def test_a_unit_is_so_many_of_a_smaller_one(greater: str, count: str, smaller: str) -> None:
    (kind, size), (other_kind, other) = FACTORS[greater], FACTORS[smaller]
    assert (kind, size) == (other_kind, other * Decimal(count))
