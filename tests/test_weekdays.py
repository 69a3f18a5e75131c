"""Every day of the week in every language, and what is none."""

from __future__ import annotations

import pytest

from pipeline.facts.weekdays import nights, weekdays
from pipeline.languages import LANGUAGES

WEEK = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fa": "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    "ckb": "دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی شەممە یەکشەممە",
    "kmr": "duşem sêşem çarşem pêncşem înî şemî yekşem",
}
OTHER = [
    ("en", "mondays", 0),
    ("en", "SUNDAY", 6),
    ("de", "montags", 0),
    ("de", "Dienstagabend", 1),
    ("de", "Sonnabend", 5),
    ("de", "Sonntagvormittag", 6),
    ("de", "Freitagnacht", 4),
    ("fa", "سه شنبه", 1),
    ("fa", "پنج‌شنبه", 3),
    ("fa", "پنچ‌شنبه", 3),
    ("fa", "شنبه‌ها", 5),
    ("fa", "جمعه‌ها", 4),
    ("fa", "یک‌شنبه", 6),
    ("ckb", "سێ شەممە", 1),
    ("ckb", "دووشەمە", 0),
    ("ckb", "یەکشەمبە", 6),
    ("ckb", "شەممەیە", 5),
    ("ckb", "هەینییە", 4),
    ("kmr", "Sêşemê", 1),
    ("kmr", "duşembê", 0),
    ("kmr", "pêncşemî", 3),
    ("kmr", "Şemiyê", 5),
    ("kmr", "înê", 4),
    ("kmr", "Çarşemba", 2),
]
NONE = [("en", "Sundance and mon"), ("de", "Montage, Montagen, Freitagsgebetsruf"), ("fa", "شنبلیله"), ("kmr", "în, şem, bawerîn")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_week_has_seven_days_in_their_order(language: str) -> None:
    found = weekdays(WEEK[language], language)
    assert [(one.day, one.written) for one in found] == list(enumerate(WEEK[language].split()))


@pytest.mark.parametrize(("language", "text", "day"), OTHER)
def test_a_day_is_known_with_its_endings(language: str, text: str, day: int) -> None:
    (one,) = weekdays(f"x {text}, x", language)
    assert (one.day, one.written, one.start, one.end) == (day, text, 2, 2 + len(text))


@pytest.mark.parametrize(("language", "text"), NONE)
def test_another_word_is_no_day(language: str, text: str) -> None:
    assert weekdays(text, language) == ()


@pytest.mark.parametrize("text", ["Monday night", "in der Nacht zum Dienstag", "شب سه‌شنبه", "شەوی سێشەممە", "şeva sêşemê"])
def test_a_night_is_a_night_in_every_language(text: str) -> None:
    assert nights(text)
    assert not nights("Monday, Montag, دوشنبه, دووشەممە, duşem")
