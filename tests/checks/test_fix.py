"""`--fix` mends letters, joiners, digits, spaces and quotation marks, and cannot change what a reader reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import facts, glossary
from pipeline.checks import check, difference, fix
from pipeline.checks.fixing import letters
from pipeline.checks.repairs import separated
from pipeline.facts.numerals import read
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, State, Unit
from pipeline.text import ascii_digits

KNOWN = glossary.parse((Path(__file__).parents[2] / "glossary.yaml").read_text(encoding="utf-8"))

MENDED = [
    ("fa", "كتاب او در ۱۵۱ روز", "کتاب او در ۱۵۱ روز"),
    ("fa", "او می نویسد و نمی خواهد", "او می‌نویسد و نمی‌خواهد"),
    ("fa", "کتاب ها و نامه هایش", "کتاب‌ها و نامه‌هایش"),
    ("fa", "او میکند", "او می‌کند"),
    ("fa", "1,000 ساعت و 12.5%", "۱٬۰۰۰ ساعت و ۱۲٫۵٪"),
    ("fa", 'گفت: "نه" , رفت', "گفت: «نه»، رفت"),
    ("fa", "کجاست?", "کجاست؟"),
    ("ckb", "هه‌موو كوردستان 151 ڕۆژ", "هەموو کوردستان ١٥١ ڕۆژ"),
    ("kmr", "di gırtîgehê de", "di girtîgehê de"),
    ("kmr", "10 roj , 12", "10 roj, 12"),
    ("de", 'Sie sagte: "Nein"  und ging .', "Sie sagte: „Nein“ und ging."),
    ("de", "Sie sagte: “Nein” \u200bund ging.", "Sie sagte: „Nein“ und ging."),
    ("en", 'She said "no" .', "She said “no”."),
    ("fa", "151", "۱۵۱"),
    ("fa", "1,000.5 ساعت", "۱٬۰۰۰٫۵ ساعت"),
    ("fa", "1,000.00 و 1,000.000 دلار", "۱٬۰۰۰٫۰۰ و ۱٬۰۰۰٫۰۰۰ دلار"),
    ("ckb", "12.0 لە سەد", "١٢٫٠ لە سەد"),
    ("de", "COVID-١٩ im Gefängnis", "COVID-19 im Gefängnis"),
    ("fa", "ناهید تقوی كتاب می نویسد", "ناهید تقوی کتاب می‌نویسد"),
    ("de", 'Sie heißt "Nahid Taghavi".', "Sie heißt „Nahid Taghavi“."),
    ("de", "fu\u0308r sie", "für sie"),
    ("fa", "مبدا\u0654 سفر", "مبدأ سفر"),
    ("de", "  Nein.", "Nein."),
    ("de", "Nein.  ", "Nein."),
    ("de", "Nein  , sagte sie.", "Nein, sagte sie."),
    ("de", '`print("` und "Nein".', '`print("` und „Nein“.'),
    ("de", 'Das 5" breite Loch, "Nein" darin.', 'Das 5" breite Loch, „Nein“ darin.'),
    ("de", '5" breit, "Nein".', '5" breit, „Nein“.'),
    ("de", 'Er las "1984" und "Nein".', "Er las „1984“ und „Nein“."),
    ("de", '„Er sagte "Nein" zu ihr“', "„Er sagte ‚Nein‘ zu ihr“"),
    ("fa", "«او \"نه\" گفت»", "«او ‹نه› گفت»"),
    ("de", "Der Ruf «آزادی»، sagte sie.", "Der Ruf «آزادی», sagte sie."),
]  # fmt: skip


def fixed(language: str, msgstr: str, msgid: str = "x", state: State = State.REVIEWED) -> Unit:
    source = "de" if language == "en" else "en"
    return fix(Catalogue("appeal", source, language, (Unit(msgid, msgstr, state),)), KNOWN).units[0]


@pytest.mark.parametrize(("language", "before", "after"), MENDED)
def test_what_cannot_change_meaning_is_mended(language: str, before: str, after: str) -> None:
    assert fixed(language, before).msgstr == after


@pytest.mark.parametrize("state", [State.REVIEWED, State.NEEDS_EDITING])
def test_a_repair_never_changes_the_state(state: State) -> None:
    unit = fixed("fa", "كتاب", state=state)
    assert (unit.msgstr, unit.state) == ("کتاب", state)


UNTOUCHED = [
    ("fa", "https://example.org/كتاب?a=1,000 را ببینید"),
    ("fa", "`print(10)  ,  x` را اجرا کنید"),
    ("fa", "[این‌جا](https://example.org/12 \"a\") را ببینید"),
    ("fa", "به @user_12 و burn_the_cage_2 و a1@example.org بنویسید"),
    ("fa", "تلفن +49 30 123456"),
    ("fa", "<span class=\"b1\">متن</span>"),
    ("kmr", "burn_the_cage_ı û https://example.org/ı"),
    ("de", "1,000 Stunden"),
    ("de", "zwei Sätze.  \nhart umbrochen"),
    ("fa", "میدان و میلیون و می و میوه"),
    ("fa", "**کتاب**‌های او"),
    ("fa", "تا 2020-10-16T12:00 و COVID-19 و G7"),
    ("de", "Er sagte: \"Nein"),
    ("de", "für heute um 12.30 Uhr, Version 1.5"),
    ("kmr", "îro saet di 12.30 de"),
    ("fa", "خانه‌های آنان"),
    ("ckb", "ئەو ها لێرەیە"),
    ("ckb", "ماڵە\u0654 خەڵک"),
    ("de", "Das Wort می‌نویسد und نامه‌ und ‌نامه bleiben"),
    ("de", "Der Ruf «زن، زندگی، آزادی» ertönt"),
    ("fa", "`میکند` را"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), UNTOUCHED)
def test_links_code_names_of_accounts_and_doubtful_places_are_left_alone(language: str, text: str) -> None:
    assert fixed(language, text, msgid=text if "\n" in text else "x").msgstr == text


def test_a_word_taken_verbatim_from_the_source_keeps_its_letters() -> None:
    assert fixed("kmr", "rojnameya Kızıl", msgid="the newspaper Kızıl").msgstr == "rojnameya Kızıl"


def test_inside_a_name_only_code_points_of_the_same_letter_change() -> None:
    assert fixed("fa", "ناهيد تقوي", msgid="Nahid Taghavi").msgstr == "ناهید تقوی"
    assert fixed("kmr", "Nahıd Teqewî", msgid="Nahid Taghavi").msgstr in ("Nahıd Teqewî", "Nahid Teqewî")


def test_a_name_whose_form_in_the_glossary_has_a_letter_of_a_neighbour_keeps_it() -> None:
    known = glossary.parse(
        "version: 1\nterms:\n  - id: zerrin\n    kind: person\n    gender: f\n    en: Zerrin Sari\n    kmr: Zerrin Sarı\n"
    )
    unit = Unit("Zerrin Sari is in prison.", "Zerrin Sarı di gırtîgehê de ye.", State.REVIEWED)
    mended = fix(Catalogue("appeal", "en", "kmr", (unit,)), known).units[0]
    assert mended.msgstr == "Zerrin Sarı di girtîgehê de ye."


def test_spaces_at_the_ends_stay_where_the_source_has_them() -> None:
    assert fixed("de", " und ging. ", msgid=" and left. ").msgstr == " und ging. "
    assert fixed("de", " und ging. ", msgid="and left.").msgstr == "und ging."


ALPHABET = 'اكيیکهە\u200c می ها 1۱٢,،.?؟"«»“”‘’*_`ıîşKabc@:/\u200b\u00ad-'
LANGUAGE = st.sampled_from(sorted(LANGUAGES))


@given(st.text(ALPHABET, max_size=40), LANGUAGE)
def test_mending_twice_is_mending_once(text: str, language: str) -> None:
    once = fixed(language, text)
    assert fixed(language, once.msgstr) == once


@given(st.text(ALPHABET, max_size=40), LANGUAGE)
def test_letters_numbers_and_addresses_are_the_same_after_mending(text: str, language: str) -> None:
    after = fixed(language, text).msgstr
    assert letters(after, language) == letters(text, language)
    assert [n.value for n in facts.numbers(after, language)] == [n.value for n in facts.numbers(text, language)]
    assert [after[a:b] for a, b in facts.opaque(after)] == [text[a:b] for a, b in facts.opaque(text)]


@pytest.mark.parametrize(("language", "before", "after"), MENDED)
def test_what_was_mended_is_no_longer_found(language: str, before: str, after: str) -> None:
    found = check(Catalogue("appeal", "en" if language != "en" else "de", language, (Unit("x", after, State.REVIEWED),)), KNOWN)
    mendable = {"zwnj", "digits", "spaces", "quotes"}
    assert {finding.check for finding in found} & mendable == set()


def test_the_difference_shows_invisible_characters_and_nothing_that_stayed() -> None:
    before = Catalogue("appeal", "en", "fa", (Unit("She writes.", "او می نویسد."), Unit("Today.", "امروز.")))
    shown = difference(before, fix(before, KNOWN))
    assert shown == "  She writes.\n  - او می نویسد.\n  + او می⟨ZWNJ⟩نویسد."


def test_an_untouched_catalogue_is_returned_as_it_is() -> None:
    catalogue = Catalogue("appeal", "en", "fa", (Unit("She writes.", "او می‌نویسد."),))
    assert fix(catalogue, KNOWN) is catalogue


def test_a_translation_of_spaces_alone_is_never_emptied_by_a_repair() -> None:
    units = (Unit("Free her.", "  ", State.REVIEWED),)
    assert fix(Catalogue("appeal", "en", "de", units), KNOWN).units == units


@given(st.from_regex(r"[0-9]{1,4}([.,٫٬،'’][0-9]{1,4}){1,4}%?", fullmatch=True), st.sampled_from(("fa", "ckb", "de", "en", "kmr")))
def test_other_separators_never_make_another_number(written: str, language: str) -> None:
    def value(text: str) -> object:
        found = read(ascii_digits(text.rstrip("%")), language)
        return None if found is None else found[0]

    assert value(separated(written, language)) == value(written)
