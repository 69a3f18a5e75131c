"""Names that the sources hold and the glossary lacks are found, ranked and placed."""

from __future__ import annotations

from pipeline import glossary
from pipeline.names.suggest import Passage, suggest, vocabulary

GLOSSARY = glossary.parse(
    "version: 1\nterms:\n  - {id: iran, kind: place, en: Iran, de: Iran, fa: ایران, ckb: ئێران, kmr: Îran}\n"
    "  - {id: nahid-rad, kind: person, gender: f, en: {form: Nahid Rad, short: [Rad]}, fa: ناهید راد}\n"
)
KNOWN = {"fa": vocabulary(["او در زندان است و می‌نویسد که حال دیروز آقای قاضی خوب نیست"], "fa")}


def found(text: str, language: str = "en", known: dict[str, frozenset[str]] | None = None) -> list[str]:
    return [one.name for one in suggest([Passage(text, language, "a.md")], GLOSSARY, known)]


def test_a_capitalised_name_is_suggested_and_a_known_one_is_not() -> None:
    known = {"en": vocabulary(["it was yesterday"], "en")}
    assert found("Yesterday Shirin Azad wrote to Nahid Rad in Iran; Rad answered.", "en", known) == ["Shirin Azad"]


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert found("Prisoners wait. Families wait, too, for prisoners and families.") == []


def test_small_words_may_stand_inside_a_name() -> None:
    assert found("she met the University of Kordestan choir") == ["University of Kordestan"]


def test_names_are_ranked_by_how_often_they_stand_and_carry_their_places() -> None:
    passages = [
        Passage("a letter to Shirin Azad", "en", "a.md"),
        Passage("a letter from Shirin Azad", "en", "b.md"),
        Passage("a letter from Kaveh Omid", "en", "b.md"),
    ]
    best, next_ = suggest(passages, GLOSSARY)
    assert (best.name, best.count, best.places) == ("Shirin Azad", 2, ["a.md", "b.md"])
    assert (next_.name, next_.count) == ("Kaveh Omid", 1)


def test_a_headline_in_capitals_is_no_name() -> None:
    assert found("FREE THEM NOW") == []


def test_months_are_no_names() -> None:
    assert found("on 3 March 2021 and in October 2020") == []


def test_german_nouns_are_no_names_where_a_known_text_has_them() -> None:
    known = {"de": vocabulary(["die Gefangenen in der Haft schrieben einen Brief"], "de")}
    assert found("Die Gefangenen schrieben Schirin Asad einen Brief aus der Einzelhaft.", "de", known) == ["Schirin Asad"]


def test_persian_names_are_guessed_from_words_that_no_known_text_has() -> None:
    assert found("دیروز شیرین آزاد می‌نویسد که حال او خوب نیست", "fa", KNOWN) == ["شیرین آزاد"]


def test_persian_names_are_guessed_behind_a_title() -> None:
    assert found("آقای کاوه می‌نویسد", "fa", KNOWN) == ["کاوه"]
