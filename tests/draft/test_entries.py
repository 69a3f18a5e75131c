"""Whole entries: markup, literals, breaks and quotation marks through an engine and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.draft import EngineDrafter
from pipeline.engines import ArgosSettings, available
from pipeline.glossary import Glossary
from pipeline.model import Draft, Refusal
from tests.draft.test_ladder import RIGHT, WORDS

Translate = Callable[..., Draft | Refusal]
MORE = {
    "Write": "بنویسید",
    "to": "به",
    "Read": "بخوانید",
    "more": "بیشتر",
    "on": "روی",
    "site": "سایت",
    "photo": "عکس",
    "said": "گفت",
    "“We": "“ما",
}


@pytest.fixture
def translate(package, home: ArgosSettings, glossary: Glossary) -> Translate:
    """Drafts one text into Persian by a package that knows the words of the ladder's tests and a few more."""

    def run(text: str, words: str = "151 80", **table: str) -> Draft | Refusal:
        package("en", "fa", {**WORDS["fa"], **RIGHT["fa"], **MORE, **table}, words)
        return EngineDrafter(available(settings=home, bundled=None), glossary).draft([text], "en", "fa")[0]

    return run


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("**Shirin Danesh** was arrested in *Qarchak*.", "**شیرین دانش** شد بازداشت در *قرچک*."),
        ("*Shirin Danesh was arrested today.*", "*شیرین دانش شد بازداشت امروز.*"),
        ("**We are waiting** for the lawyer today.", "**ما هستیم منتظر** برای آن وکیل امروز."),
        ("Shirin Danesh was [arrested](https://example.org/a_b) today.", "شیرین دانش شد [بازداشت](https://example.org/a_b) امروز."),
        ("***Shirin Danesh*** was arrested.", "***شیرین دانش*** شد بازداشت."),
        ("**[Shirin Danesh](x.md)** was arrested.", "**[شیرین دانش](x.md)** شد بازداشت."),
        ("She... *The lawyer spoke.* We are waiting.", None),
        ("The lawyer spoke today.[^1]", "آن وکیل گفت امروز.[^1]"),
        ("`code_x` was arrested today.", "`code_x` شد بازداشت امروز."),
        ("**Write to** <mail@example.org>", "**بنویسید به** <mail@example.org>"),
        ("Read more on https://example.org/a_b?c=1.", "بخوانید بیشتر روی https://example.org/a_b?c=1."),
        ("![The photo of Shirin Danesh](a.jpg)", "![آن عکس از شیرین دانش](a.jpg)"),
        ("The lawyer spoke today.  \nWe are waiting.", "آن وکیل گفت امروز.  \nما هستیم منتظر."),
        ("The lawyer said “We are waiting” today.", "آن وکیل گفت «ما هستیم منتظر» امروز."),
        ("The lawyer was arrested, waiting for the case?", "آن وکیل شد بازداشت، منتظر برای آن پرونده؟"),
        ("Danesh met Danesh: **Danesh** spoke.", "دانش دید دانش: **دانش** گفت."),
        ("We are waiting for **151** days.", "ما هستیم منتظر برای **۱۵۱** روز."),
    ],
)
def test_markup_stands_around_what_translates_its_words(translate: Translate, source: str, target: str | None) -> None:
    result = translate(source)
    if target is None:
        assert isinstance(result, Draft | Refusal)
        return
    assert isinstance(result, Draft), result
    assert result.text == target
    assert result.route != "flagged", result


def test_markup_whose_words_are_not_found_is_left_out_and_reported(translate: Translate) -> None:
    """Two words of the translation could be meant."""
    result = translate("The **lawyer** met the lawyer today.")
    assert isinstance(result, Draft)
    assert "**" not in result.text
    assert result.route == "flagged"
    assert "markup: " in result.provenance


def test_a_literal_that_an_engine_alters_is_put_right(translate: Translate) -> None:
    result = translate(
        "Read https://example.org/x today, more on the site.",
        words="https://example.org/x https://exmple.org/x",
        **{"https://example.org/x": "https://exmple.org/x"},
    )
    assert isinstance(result, Draft)
    assert result.text == "بخوانید https://example.org/x امروز، بیشتر روی آن سایت."
    assert result.route == "repaired"


def test_an_entry_without_words_is_not_drafted(translate: Translate) -> None:
    assert translate("https://example.org/ 2021") == Refusal("nothing in it to translate")


def test_a_pair_that_no_engine_serves_is_refused_with_the_reason(
    translate: Translate, home: ArgosSettings, glossary: Glossary
) -> None:
    translate("The lawyer spoke.")
    drafter = EngineDrafter(available(settings=home, bundled=None), glossary)
    assert drafter.draft(["x"], "fa", "de") == [Refusal("no engine for fa → de")]


def test_equal_texts_get_equal_drafts_in_their_places(package, home: ArgosSettings, glossary: Glossary) -> None:
    package("en", "fa", {**WORDS["fa"], **RIGHT["fa"]})
    texts = ["The lawyer spoke.", "We are waiting.", "The lawyer spoke."]
    drafts = EngineDrafter(available(settings=home, bundled=None), glossary).draft(texts, "en", "fa")
    assert [draft.text for draft in drafts if isinstance(draft, Draft)] == ["آن وکیل گفت.", "ما هستیم منتظر.", "آن وکیل گفت."]


ENGLISH = {form: name for name, form in RIGHT["fa"].items()}


def test_names_are_protected_on_both_legs_of_a_pivot(package, home: ArgosSettings, glossary: Glossary) -> None:
    """The first package misspells a name in English, the second translates one; the German has both as the glossary writes them."""
    package("fa", "en", {**{v: k for k, v in WORDS["fa"].items()}, **ENGLISH, "شیرین": "Shirn", "۱۵۱": "151"}, "Shirin")
    german = {
        "Shirin": "Schirin",
        "Danesh": "Danesch",
        "Parviz": "Blume",
        "Ahmadi": "Ahmadi",
        "met": "traf",
        "Maria": "Maria",
        "Peter": "Peter",
    }
    package("en", "de", {**german, "and": "und", "in": "in", "city": "Stadt"}, "Parwis Maria Peter Anna David")
    drafter = EngineDrafter(available(settings=home, bundled=None), glossary)
    found = drafter.trace("شیرین دانش دید پرویز احمدی.", "fa", "de")
    assert isinstance(found.result, Draft), found.result
    assert found.result.text == "Schirin Danesch traf Parwis Ahmadi."
    assert found.result.provenance == "argos fa→en 1.0 + argos en→de 1.0"
    assert [step.engine for step in found.steps] == ["argos fa→en 1.0", "argos en→de 1.0"]
    assert found.steps[1].source == "Shirin Danesh met Parviz Ahmadi."


def test_a_name_that_the_glossary_lacks_is_reported_for_nobody_can_verify_it(translate: Translate) -> None:
    result = translate("Shirin Danesh met Mina Karimi in the city.", Mina="مینا", Karimi="کریمی")
    assert isinstance(result, Draft)
    assert result.text == "شیرین دانش دید مینا کریمی در آن شهر."
    assert (result.route, result.unverified) == ("flagged", ())
    assert result.provenance == "argos en→fa 1.0; not verified: name: “Mina Karimi” is not in the glossary"
