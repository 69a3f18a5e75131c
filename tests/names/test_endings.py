"""What may be attached to a name: each rule of each language once where it applies and once where it does not."""

from __future__ import annotations

import pytest

from pipeline import glossary, names
from pipeline.model import Forms, Term, TermKind


def only(language: str, kind: TermKind, forms: Forms, gender: str = "") -> glossary.Glossary:
    return glossary.Glossary((Term("x", kind, {language: forms}, gender=gender),))  # type: ignore[arg-type]


FOUND = [
    ("de", "term", "Gefangene", "Gefangener", "declension"),
    ("de", "term", "Gefangene", "Gefangenes", "declension"),
    ("de", "term", "Gefangene", "Gefangenem", "declension"),
    ("de", "term", "Gefangene", "Gefangenen", "plural"),
    ("de", "term", "Anwalt", "Anwaltes", "genitive"),
    ("de", "term", "Gefängnis", "Gefängnisses", "genitive"),
    ("de", "term", "Gefängnis", "Gefängnissen", "plural"),
    ("de", "place", "Essen", "Essens", "genitive"),
    ("de", "organisation", "Islamische Republik", "Islamischen Republik", "declension"),
    ("de", "organisation", "Islamische Republik", "Islamischer Republik", "declension"),
    ("de", "organisation", "Rat der Stadt", "Rates der Stadt", "genitive"),
    ("de", "organisation", "Rat der Stadt", "Rats der Stadt", "genitive"),
    ("de", "organisation", "Haus der Kunst", "Hauses der Kunst", "genitive"),
    ("de", "organisation", "Bündnis der Städte", "Bündnisses der Städte", "genitive"),
    ("en", "person", "Ali Rad", "Ali Rad's", "possessive"),
    ("en", "person", "Ali Rad", "Ali Rads", "plural"),
    ("en", "person", "Reza Marx", "Reza Marxes", "plural"),
    ("en", "term", "court of appeal", "courts of appeal", "plural"),
    ("fa", "organisation", "جامعه مدافعان", "جامعهٔ مدافعان", "ezafe"),
    ("fa", "organisation", "جامعه مدافعان", "جامعه‌ی مدافعان", "ezafe"),
    ("fa", "organisation", "شورا ملی", "شورای ملی", "ezafe"),
    ("fa", "term", "زندانی سیاسی", "زندانیان سیاسی", "plural"),
    ("fa", "term", "زندانی سیاسی", "زندانی‌های سیاسی", "plural"),
    ("fa", "place", "آمریکا", "آمریکایی", "derived, adjective"),
    ("fa", "place", "آمریکا", "آمریکای", "ezafe"),
    ("fa", "place", "سوریه", "سوریه‌ای", "derived, adjective"),
    ("fa", "place", "ایران", "ایرانی", "derived, adjective"),
    ("ckb", "organisation", "کۆمەڵە مافەکان", "کۆمەڵەی مافەکان", "ezafe"),
    ("ckb", "organisation", "ماف کۆمەڵ", "مافی کۆمەڵ", "ezafe"),
    ("kmr", "term", "girtiyê siyasî", "girtiyên siyasî", "plural ezafe"),
    ("kmr", "term", "girtiyê siyasî", "girtiya siyasî", "ezafe"),
    ("kmr", "place", "Mehabad", "Mehabadê", "oblique"),
]

OTHER = [
    ("de", "person", "Emma Heine", "Emma Heiner"),
    ("de", "person", "Ali Rad", "Ali Rades"),
    ("de", "place", "Graz", "Grazs"),
    ("de", "organisation", "Haus der Kunst", "Hauss der Kunst"),
    ("de", "organisation", "Bündnis der Städte", "Bündnise der Städte"),
    ("en", "person", "Ali Rad", "Ali Rades"),
    ("en", "organisation", "Court of Appeal", "Courts of Appeal"),
    ("en", "place", "Newcastle upon Tyne", "Newcastles upon Tyne"),
    ("fa", "person", "زهرا رضایی", "زهرای رضایی"),
    ("fa", "organisation", "کانون ملی", "کانونی ملی"),
    ("fa", "place", "ایران", "ایرانیی"),
    ("fa", "person", "سارا راد", "سارا رادان"),
    ("kmr", "person", "Alî Rad", "Aliyê Rad"),
    ("kmr", "place", "Mehabad", "Mehabadî"),
]


@pytest.mark.parametrize(("language", "kind", "form", "text", "rule"), FOUND)
def test_a_name_with_an_ending_is_found_and_its_rule_named(language: str, kind: TermKind, form: str, text: str, rule: str) -> None:
    (one,) = names.index(only(language, kind, Forms(form)), language).every(f"— {text} —")
    assert (one.written, one.status, one.rule) == (text, "inflected", rule)


@pytest.mark.parametrize(("language", "kind", "form", "text"), OTHER)
def test_an_ending_that_the_name_cannot_take_makes_another_word(language: str, kind: TermKind, form: str, text: str) -> None:
    found = names.index(only(language, kind, Forms(form)), language).every(f"— {text} —")
    assert text not in [one.written for one in found]


@pytest.mark.parametrize(
    ("forms", "text", "status"),
    [
        (Forms("Ab Cd"), "AB CD", "preferred"),
        (Forms("Ab Cd"), "ab cd", None),
        (Forms("Iran regime"), "Iran Regime", "preferred"),
        (Forms("Iran", never=("regime of iran",)), "Regime of iran", "never"),
        (Forms("Iran", never=("the old regime",)), "the old Regime", None),
    ],
)
def test_capitals_tell_a_name_from_a_word(forms: Forms, text: str, status: str | None) -> None:
    found = names.index(only("en", "organisation", forms), "en").every(f"see {text} now")
    assert [one.status for one in found if one.written == text] == ([status] if status else [])


def test_a_short_form_with_an_ending_stays_a_short_form() -> None:
    term = only("de", "person", Forms("Ali Rad", short=("Rad",))).terms[0]
    assert {form.text: form.status for form in names.accepted(term, "de")} == {
        "Ali Rad": "preferred",
        "Ali Rads": "inflected",
        "Rad": "short",
        "Rads": "short",
    }


def test_a_word_that_a_name_was_misread_as_is_declined_like_a_word() -> None:
    mine = only("de", "person", Forms("Mehran Raoof", suspect=("Dach",)))
    index = names.index(mine, "de")
    assert [one.written for one in index.suspects("unter dem Dach, des Daches, mit Dacher", ("x",))] == ["Dach", "Daches", "Dacher"]
    assert index.suspects("unter dem Dach", ("y",)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JOIN US NOW", []),
        ("the US and Iran", ["US"]),
        ("in US A matter", ["US"]),  # a single letter is no word in capitals
        ("US 2025", ["US"]),
        ("NOW US", []),
    ],
)
def test_an_abbreviation_between_capitals_may_be_any_word(text: str, found: list[str]) -> None:
    mine = only("en", "place", Forms("United States", short=("US",)))
    assert [one.written for one in names.index(mine, "en").every(text) if not one.weak] == found


def test_a_term_is_a_word_and_missing_rather_than_misspelt() -> None:
    term = Term("x", "term", {"en": Forms("hunger strike"), "kmr": Forms("greva birçîbûnê")})
    found = names.judge("He began a hunger strike.", "Wî dest bi Greva birçibûnê kir.", glossary.Glossary((term,)), "en", "kmr")
    assert [(one.kind, one.severity) for one in found] == [("missing", "warning")]


def test_a_misspelt_name_has_a_capital() -> None:
    term = Term("x", "person", {"en": Forms("Hoda Rad"), "de": Forms("Hoda Rad")})
    mine = glossary.Glossary((term,))
    assert [one.kind for one in names.judge("Hoda Rad is ill.", "Hodda Rad ist krank.", mine, "en", "de")] == ["near"]
    assert [one.kind for one in names.judge("Hoda Rad is ill.", "hodda Rad ist krank.", mine, "en", "de")] == ["missing"]
