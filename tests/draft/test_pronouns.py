"""A pronoun that the source does not bear out is never passed over."""

from __future__ import annotations

import pytest

from pipeline.draft.pronouns import guessed
from pipeline.draft.terms import Item

GUESS = "“{}” is a guess: the source does not say that {} is meant"


def person(gender: str) -> Item:
    return Item("laleh-bahrami", "person", "لاله بهرامی", 0, 11, "Laleh Bahrami", gender=gender)


def found(source: str, target: str, *items: Item, languages: tuple[str, str] = ("fa", "en")) -> list[str]:
    return [str(problem) for problem in guessed(source, target, languages, items)]


@pytest.mark.parametrize(
    ("source", "target", "pronoun"),
    [
        ("او در ۱۹۸۴ به دنیا آمد.", "He was born in 1984.", "He"),
        ("تلفنش را بردند.", "They took her phone.", "her"),
        ("او در زندان است.", "She is in prison herself.", "She"),  # زندان is no زن
    ],
)
def test_a_pronoun_of_nobody_that_is_known_is_a_guess(source: str, target: str, pronoun: str) -> None:
    meant = "a man" if pronoun == "He" else "a woman"
    assert found(source, target) == ["gender: " + GUESS.format(pronoun, meant)]


def test_a_person_whose_gender_the_glossary_has_is_never_called_by_the_other_pronoun() -> None:
    source = "لاله بهرامی معلم است. او در ۱۹۸۴ به دنیا آمد."
    assert found(source, "Laleh Bahrami is a teacher. She was born in 1984.", person("f")) == []
    assert found(source, "Laleh Bahrami is a teacher. He was born in 1984.", person("f")) == [
        "gender: laleh-bahrami “He” stands here; in the glossary this is a woman"
    ]
    assert found(source, "Laleh Bahrami is a teacher. He was born in 1984.", person("")) == [
        "gender: " + GUESS.format("He", "a man")
    ]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("زنی که او را دیدم آزاد شد.", "The woman whom I saw was freed; she is well.", ("fa", "en")),
        ("دایکی گوتی چاوەڕێم.", "Mother said she was waiting.", ("ckb", "en")),
        ("پدرش پیر است.", "Father is old, he says.", ("fa", "en")),
        ("او آزاد است.", "Heute ist er frei, he said.", ("fa", "de")),
        ("Sie ist frei.", "He is free.", ("de", "en")),
        ("آنها آزادند.", "They are free in Shehri.", ("fa", "en")),
        ("Parêzera wê li derî ma.", "Her lawyer stayed at the door.", ("kmr", "en")),
        ("Wê tawan red kir.", "She denied the charge.", ("kmr", "en")),
        ("Cezayê wî yê pereyî girane.", "His fine is heavy.", ("kmr", "en")),
        ("Dergeh ji wî re vebû.", "The gate opened for him.", ("kmr", "en")),
        ("Jinek hat girtin û ew li wir e.", "A woman was arrested, and she is there.", ("kmr", "en")),
    ],
)
def test_what_the_source_tells_or_the_language_does_not_ask_is_no_guess(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    assert found(source, target, languages=languages) == []


@pytest.mark.parametrize(("source", "target", "pronoun", "meant"), [
    ("Ew li girtîgehê ye.", "He is in prison.", "He", "a man"), ("Ew li girtîgehê ye.", "She is in prison.", "She", "a woman"),
    ("Parêzera wê li derî ma.", "His lawyer stayed at the door.", "His", "a man"), ("Di wê rojê de ew hat girtin.", "She was arrested that day.", "She", "a woman"),
    ("Li wî welatî ew azad e.", "In that country he is free.", "he", "a man"), ("Ew wê bê berdan.", "She will be released.", "She", "a woman"),
    ("Ew kurd e.", "He is a Kurd.", "He", "a man"), ("Jiyana xwe da.", "She gave her life.", "She", "a woman"),
])  # fmt: skip
def test_kurmanji_tells_by_its_oblique_pronouns_only(source: str, target: str, pronoun: str, meant: str) -> None:
    assert found(source, target, languages=("kmr", "en")) == ["gender: " + GUESS.format(pronoun, meant)]
