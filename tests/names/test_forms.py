"""Forms, inflection and boundaries of names, case by case in `forms.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline import glossary, names
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Term

ROOT = Path(__file__).parent.parent.parent
CASES = YAML(typ="safe", pure=True).load((Path(__file__).parent / "forms.yaml").read_text(encoding="utf-8"))
GLOSSARY = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))

YES = [(case["term"], code, text) for case in CASES for code in LANGUAGES for text in case.get(code, {}).get("yes", ())]
NO = [(case["term"], code, text) for case in CASES for code in LANGUAGES for text in case.get(code, {}).get("no", ())]


def found(term: str, language: str, text: str) -> bool:
    every = names.index(GLOSSARY, language).every(f"x {text} x")
    return any(term in one.names and one.status != "never" for one in every)


@pytest.mark.parametrize(("term", "language", "text"), YES)
def test_an_inflected_name_is_found(term: str, language: str, text: str) -> None:
    assert found(term, language, text)


@pytest.mark.parametrize(("term", "language", "text"), NO)
def test_another_word_is_not_taken_for_the_name(term: str, language: str, text: str) -> None:
    assert not found(term, language, text)


def test_the_place_of_a_name_leads_back_into_the_text_as_given() -> None:
    text = "Frei: **Na\u00adhid** [Taghavis](https://example.org/) Tochter"
    (one,) = names.index(GLOSSARY, "de").occurrences(text)
    assert one.written == text[one.start : one.end] == "Na\u00adhid** [Taghavis"
    assert (one.term, one.status, one.rule) == ("nahid-taghavi", "inflected", "genitive")


def test_the_longest_name_takes_its_words_first() -> None:
    found = names.index(GLOSSARY, "en").occurrences("the Iranian Writers Association, the Islamic Republic of Iran and Iran")
    assert [one.term for one in found] == ["iwa", "iri", "iran"]


def test_an_abbreviation_in_brackets_belongs_to_the_name_before_it() -> None:
    found = names.index(GLOSSARY, "en").occurrences("Amnesty International (AI) warns. According to AI")
    assert [one.written for one in found] == ["Amnesty International (AI)", "AI"]


def test_a_shared_surname_stands_for_the_person_whose_full_name_is_in_the_text() -> None:
    found = names.index(GLOSSARY, "en").occurrences("Vahid Afkari is held. Afkari is innocent.")
    assert [one.term for one in found] == ["vahid-afkari", "vahid-afkari"]
    assert set(found[1].rivals) == {"navid-afkari", "habib-afkari"}


def test_a_short_form_that_is_a_word_counts_only_beside_the_full_name() -> None:
    index = names.index(GLOSSARY, "fa")
    assert index.occurrences("یک کارگر بازداشت شد") == ()
    assert [one.written for one in index.occurrences("سمیه کارگر در بازداشت است. کارگر بیمار است.")] == ["سمیه کارگر", "کارگر"]


def test_a_persian_did_is_no_kurd() -> None:
    assert names.index(GLOSSARY, "fa").occurrences("او را بازداشت کرد") == ()


def test_names_in_addresses_are_no_names() -> None:
    assert names.index(GLOSSARY, "en").occurrences("https://example.org/Iran and Iran@example.org") == ()


def test_a_vetoed_form_is_neither_listed_nor_found() -> None:
    term = Term("ali", "person", {"de": Forms("Ali Rad", veto=("Ali Rads",))})
    mine = glossary.Glossary((term,))
    assert "Ali Rads" not in [form.text for form in names.accepted(term, "de")]
    assert names.index(mine, "de").occurrences("Ali Rads Haus") == ()
    assert names.index(mine, "de").occurrences("Ali Rad")[0].term == "ali"


def test_a_name_is_not_found_inside_a_longer_one() -> None:
    mine = glossary.Glossary((Term("ali", "person", {"en": Forms("Ali"), "fa": Forms("علی")}),))
    assert names.index(mine, "en").occurrences("Alireza and Alia met Alison") == ()
    assert names.index(mine, "fa").occurrences("علیرضا") == ()


def test_every_form_that_is_listed_is_found() -> None:
    for term in GLOSSARY.terms:
        for language, forms in term.forms.items():
            index = names.index(GLOSSARY, language)
            for form in (forms.form, *forms.also, *forms.short, *forms.inflected):
                assert any(term.id in one.names for one in index.every(form)), (term.id, language, form)


def test_rules_make_only_what_is_found_again() -> None:
    for id_ in ("nahid-taghavi", "mehran-raoof", "nasrin-sotoudeh", "evin-prison", "syria"):
        term = GLOSSARY.by_id[id_]
        for language in term.forms:
            index = names.index(GLOSSARY, language)
            for form in names.accepted(term, language):
                if form.status == "inflected":
                    assert any(id_ in one.names for one in index.every(form.text)), (language, form)


def test_the_form_to_write_is_the_preferred_one() -> None:
    assert names.render(GLOSSARY.by_id["nahid-taghavi"], "fa") == "ناهید تقوی"
    assert names.render(Term("x", "place", {"de": Forms("X")}), "fa") == ""


def test_pairs_show_each_name_once_and_no_adjectives() -> None:
    text = "Nahid Taghavi, an Iranian architect. Taghavi is held in Evin prison."
    assert names.naming(GLOSSARY, "en", "fa")(text) == ("Nahid Taghavi → ناهید تقوی", "Evin prison → زندان اوین")


def test_an_abbreviation_among_capitals_may_be_any_word() -> None:
    index = names.index(GLOSSARY, "en")
    assert index.occurrences("JOIN US NOW") == ()
    assert [one.term for one in index.occurrences("the US and Iran")] == ["us", "iran"]
    assert [one.term for one in index.occurrences("NO WAR BETWEEN THE UNITED STATES AND IRAN")] == ["us", "iran"]
