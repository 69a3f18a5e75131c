"""Which dates of two texts are the same, and which may be compared by their order."""

from __future__ import annotations

import pytest

from pipeline import facts
from pipeline.checks.figures import same


def date(text: str, language: str) -> facts.Date:
    (one,) = facts.dates(text, language)
    return one


SAME = [
    ("5 March 2021", "en", "5. März 2021", "de"),
    ("5 March 2021", "en", "5. März", "de"),
    ("5 March", "en", "5. März 2021", "de"),
    ("March 2021", "en", "März", "de"),
    ("16 October 2020", "en", "۲۵ مهر ۱۳۹۹", "fa"),
    ("16 October", "en", "۲۵ مهر ۱۳۹۹", "fa"),
    ("16 October 2020", "en", "۲۵ مهر", "fa"),
    ("۲۵ مهر ۱۳۹۹", "fa", "٢٥ی ڕەزبەر", "ckb"),
    ("۲۵ مهر", "fa", "٢٥ی ڕەزبەری ١٣٩٩", "ckb"),
    ("2021", "en", "2021", "de"),
]
OTHER = [
    ("5 March 2021", "en", "5. März 2020", "de"),
    ("5 March 2021", "en", "6. März", "de"),
    ("5 March", "en", "5. Mai 2021", "de"),
    ("5 March 2021", "en", "März", "de"),
    ("5 March", "en", "März 2021", "de"),
    ("March 2021", "en", "2021", "de"),
    ("16 October", "en", "۲۸ مهر ۱۳۹۹", "fa"),
    ("۲۵ مهر ۱۳۹۹", "fa", "٢٦ی ڕەزبەر", "ckb"),
    ("۲۵ مهر", "fa", "٢٥ی گەڵاڕێزانی ١٣٩٩", "ckb"),
    ("2020", "en", "2021", "de"),
]


@pytest.mark.parametrize(("text", "language", "translation", "target"), SAME)
def test_a_date_is_the_same_with_its_year_and_without(text: str, language: str, translation: str, target: str) -> None:
    assert same(date(text, language), date(translation, target))
    assert same(date(translation, target), date(text, language))


@pytest.mark.parametrize(("text", "language", "translation", "target"), OTHER)
def test_another_day_month_or_year_is_another_date(text: str, language: str, translation: str, target: str) -> None:
    assert not same(date(text, language), date(translation, target))
    assert not same(date(translation, target), date(text, language))
