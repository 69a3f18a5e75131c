"""The translation memory: what it finds, how it fills slots, and that it never guesses."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline import glossary, memory
from pipeline.checks import check
from pipeline.draft import MemoryDrafter
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory import Memory, MemoryUnit
from pipeline.memory.datewords import DateKind, before_date
from pipeline.memory.german import with_organisation, with_place
from pipeline.memory.joining import join
from pipeline.memory.templates import SLOT
from pipeline.memory.wording import canonical
from pipeline.model import Catalogue, Draft, Refusal, State, Unit

TERMS = """
version: 1
terms:
  - id: sara
    kind: person
    gender: f
    en: {form: Sara Nemuneh, short: [Nemuneh]}
    de: {form: Sara Nemuneh, short: [Nemuneh]}
    fa: {form: سارا نمونه, short: [نمونه]}
    ckb: {form: سارا نموونە, short: [نموونە]}
    kmr: {form: Sara Nimûne, short: [Nimûne]}
  - id: anna
    kind: person
    gender: f
    en: Anna Beispiels
    de: Anna Beispiels
    fa: آنا بایشپیلز
    ckb: ئانا بایشپیلز
    kmr: Anna Beispiels
  - id: omid
    kind: person
    gender: m
    en: Omid Mesali
    de: Omid Mesali
    fa: امید مثالی
    ckb: ئومێد مەسالی
    kmr: Omîd Mesalî
  - id: sasha
    kind: person
    en: Sasha Mesali
    de: Sasha Mesali
    fa: ساشا مثالی
    ckb: ساشا مەسالی
    kmr: Saşa Mesalî
  - id: evin
    kind: place
    en: {form: Evin prison, also: [Evin Prison, Evin]}
    de: {form: Evin-Gefängnis, also: [Evin]}
    fa: {form: زندان اوین, also: [اوین]}
    ckb: {form: زیندانی ئێڤین, also: [ئێڤین]}
    kmr: {form: Girtîgeha Evînê, also: [Evîn]}
  - id: tehran
    kind: place
    en: Tehran
    de: Teheran
    fa: تهران
    ckb: تاران
    kmr: Tehran
  - id: iran
    kind: place
    en: Iran
    de: Iran
    fa: ایران
    ckb: ئێران
    kmr: Îran
  - id: syria
    kind: place
    en: Syria
    de: Syrien
    fa: سوریه
    ckb: سووریا
    kmr: Sûriye
  - id: amnesty
    kind: organisation
    en: {form: Amnesty International (AI), also: [Amnesty International]}
    de: Amnesty International
    fa: عفو بین‌الملل
    ckb: ڕێکخراوی لێبوردنی نێودەوڵەتی
    kmr: Rêxistina Lêborînê ya Navneteweyî
"""


@pytest.fixture(scope="module")
def terms() -> Glossary:
    return glossary.parse(TERMS)


def unit(number: str = "x-1", gender: dict[str, str] | None = None, verbatim: tuple[str, ...] = (), **texts: str) -> MemoryUnit:
    slotted = any(SLOT.search(text) for text in texts.values())
    return MemoryUnit(number, "test", texts, slotted, gender or {}, frozenset(verbatim))


def drafted(terms: Glossary, text: str, source: str, target: str, *units: MemoryUnit) -> Draft | Refusal:
    return MemoryDrafter([Memory(units)], terms).draft([text], source, target)[0]


def text_of(answer: Draft | Refusal) -> str:
    assert isinstance(answer, Draft), answer
    return answer.text


def reason_of(answer: Draft | Refusal) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.reason


# --- the shipped memory


def test_the_shipped_memory_has_every_unit_in_five_languages_with_the_same_slots() -> None:
    units = memory.bundled().units
    assert len(units) == 3701
    assert len({one.id for one in units}) == len(units)
    for one in units:
        assert one.texts.keys() == LANGUAGES.keys()
        slots = [Counter(SLOT.findall(text)) for text in one.texts.values()]
        assert all(found == slots[0] for found in slots), one.id
        assert one.gender.keys() <= {"", *(kind + number for kind, number in slots[0])}, one.id
        assert set(one.gender.values()) <= {"f", "m"}, one.id


def test_the_campaign_is_asked_before_the_phrases() -> None:
    assert [one.origin for one in memory.bundled().units] == ["campaign"] * 51 + ["phrases"] * 3650


FILLED = {"L": "Syria", "O": "Amnesty International", "D": "May 3, 2019", "N": "27", "U": "https://example.org"}


def filled(one: MemoryUnit, person: str) -> str:
    return SLOT.sub(lambda slot: person if slot[1] == "P" else FILLED[slot[1]], one.texts["en"])


def test_no_phrase_lets_a_name_through_that_the_glossary_lacks(terms: Glossary) -> None:
    drafter = MemoryDrafter([memory.bundled()], terms)
    persons = [one for one in memory.bundled().units if "{P0}" in one.texts["en"] and "{P1}" not in one.texts["en"]]
    for one in persons[::12]:
        for target in ("de", "ckb"):
            answer = drafter.draft([filled(one, "Zelda Qwertz")], "en", target)[0]
            assert "the name “Zelda Qwertz” is not in the glossary" in reason_of(answer), one.id


def test_phrases_filled_from_the_glossary_pass_every_check_or_are_refused_with_a_reason(terms: Glossary) -> None:
    drafter = MemoryDrafter([memory.bundled()], terms)
    drafts = 0
    for one in memory.bundled().units[::40]:
        text = filled(one, "Omid Mesali" if one.gender.get("P0") == "m" else "Sara Nemuneh")
        for target in ("de", "fa", "ckb", "kmr"):
            answer = drafter.draft([text], "en", target)[0]
            if isinstance(answer, Draft):
                drafts += 1
                unit = Unit(text, answer.text, State.NEEDS_EDITING)
                assert [f for f in check(Catalogue("x", "en", target, (unit,)), terms) if f.severity == "error"] == [], one.id
                assert not SLOT.search(answer.text), one.id
            else:
                assert answer.reason, one.id
    assert drafts > 300


# --- the same wording


@pytest.mark.parametrize(
    "written",
    [
        "“We won’t stop” – they said… now",
        '"We won\'t stop"—they said... now',
        "„We won‘t stop“\u00a0– they  said… now",
        " “We won't\u2009stop” — they said… now ",
    ],
)
def test_quotes_spaces_and_dashes_do_not_make_another_wording(terms: Glossary, written: str) -> None:
    one = unit(en="“We won't stop” – they said… now", de="„Wir hören nicht auf“")
    assert text_of(drafted(terms, written, "en", "de", one)) == "„Wir hören nicht auf“"


def test_keyboard_variants_do_not_make_another_wording() -> None:
    assert canonical("كتاب\u200cهاي «ايران»", "fa") == canonical("کتاب\u200cهای “ایران”", "fa")
    assert canonical("ئه\u200cوین", "ckb") == canonical("ئەوین", "ckb")


@pytest.mark.parametrize("written", ["We *demand* it", "We **demand** it", "we demand it", "We demand it!"])
def test_markup_case_and_punctuation_make_another_wording(terms: Glossary, written: str) -> None:
    assert isinstance(drafted(terms, written, "en", "de", unit(en="We demand it", de="Wir fordern es")), Refusal)


def test_emphasis_around_the_whole_text_stays_around_the_translation(terms: Glossary) -> None:
    one = unit(en="Free them now", de="Freiheit jetzt")
    assert text_of(drafted(terms, "**Free them now**", "en", "de", one)) == "**Freiheit jetzt**"


@pytest.mark.parametrize(
    ("known", "translation", "text", "expected"),
    [
        ("Date of arrest", "Datum der Festnahme", "Date of arrest:", "Datum der Festnahme:"),
        ("Date of arrest", "Datum der Festnahme", "**Date of arrest:**", "**Datum der Festnahme:**"),
        ("They are free.", "Sie sind frei.", "They are free", "Sie sind frei"),
        ("They are free", "Sie sind frei", "They are free.", "Sie sind frei."),
    ],
)
def test_a_colon_or_full_stop_at_the_end_is_no_other_wording(
    terms: Glossary, known: str, translation: str, text: str, expected: str
) -> None:
    assert text_of(drafted(terms, text, "en", "de", unit(en=known, de=translation))) == expected


def test_a_question_mark_is_never_changed(terms: Glossary) -> None:
    assert isinstance(drafted(terms, "They are free?", "en", "de", unit(en="They are free.", de="Sie sind frei.")), Refusal)
    assert isinstance(drafted(terms, "They are free", "en", "de", unit(en="They are free.", de="Sind sie frei?")), Refusal)


@pytest.mark.parametrize("source", LANGUAGES)
def test_every_language_can_be_the_source(terms: Glossary, source: str) -> None:
    one = unit(en="Date of arrest", de="Datum der Festnahme", fa="تاریخ بازداشت", ckb="ڕێکەوتی دەستگیرکردن", kmr="Dîroka girtinê")
    for target in LANGUAGES.keys() - {source}:
        assert text_of(drafted(terms, one.texts[source], source, target, one)) == one.texts[target]


# --- slots

ARREST = unit(
    "h-1",
    en="{P0} was arrested in {L0} on {D0} and held for {N0} days.",
    de="{P0} wurde am {D0} in {L0} festgenommen und {N0} Tage festgehalten.",
    fa="{P0} در تاریخ {D0} در {L0} بازداشت شد و {N0} روز در بازداشت ماند.",
    ckb="{P0} لە {D0} لە {L0} دەستگیر کرا و {N0} ڕۆژ لە دەستبەسەریدا مایەوە.",
    kmr="{P0} di {D0} de li {L0} hat girtin û {N0} rojan di binçavan de ma.",
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("de", "Sara Nemuneh wurde am 3. Mai 2019 in Teheran festgenommen und 151 Tage festgehalten."),
        ("fa", "سارا نمونه در تاریخ ۳ مه ۲۰۱۹ در تهران بازداشت شد و ۱۵۱ روز در بازداشت ماند."),
        ("ckb", "سارا نموونە لە ٣ی ئایاری ٢٠١٩ لە تاران دەستگیر کرا و ١٥١ ڕۆژ لە دەستبەسەریدا مایەوە."),
        ("kmr", "Sara Nimûne di 3ê Gulana 2019an de li Tehran hat girtin û 151 rojan di binçavan de ma."),
    ],
)
def test_slots_are_filled_with_glossary_forms_and_localised_dates_and_numbers(terms: Glossary, target: str, expected: str) -> None:
    answer = drafted(terms, "Sara Nemuneh was arrested in Tehran on May 3, 2019 and held for 151 days.", "en", target, ARREST)
    assert text_of(answer) == expected


def test_the_provenance_names_the_unit_and_what_fills_it(terms: Glossary) -> None:
    answer = drafted(terms, "Sara Nemuneh was arrested in Tehran on May 3, 2019 and held for 151 days.", "en", "de", ARREST)
    assert isinstance(answer, Draft)
    assert answer.provenance == "memory test h-1, placeables D0=May_3,_2019 L0=tehran N0=151 P0=sara"


def test_a_name_that_the_glossary_lacks_is_named_and_never_guessed(terms: Glossary) -> None:
    answer = drafted(terms, "Laleh Doe was arrested in Tehran on May 3, 2019 and held for 151 days.", "en", "fa", ARREST)
    assert reason_of(answer).startswith("the name “Laleh Doe” is not in the glossary")


def test_a_clause_in_the_place_of_a_name_is_no_name(terms: Glossary) -> None:
    answer = drafted(
        terms, "The man they called a spy was arrested in Tehran on May 3, 2019 and held for 151 days.", "en", "fa", ARREST
    )
    assert "is not in the glossary" not in reason_of(answer)


def test_a_term_without_a_form_in_the_target_language_is_not_filled_in() -> None:
    poor = glossary.parse("version: 1\nterms:\n  - {id: x, kind: person, en: Sara Nemuneh, fa: سارا نمونه}\n")
    one = unit(en="Free {P0}!", ckb="{P0} ئازاد بکەن!")
    assert reason_of(drafted(poor, "Free Sara Nemuneh!", "en", "ckb", one)).startswith(
        "the glossary has no Central Kurdish form of “Sara Nemuneh”"
    )


def test_emphasis_around_a_name_stays_around_it(terms: Glossary) -> None:
    one = unit(en="Free {P0}!", fa="{P0} را آزاد کنید!")
    assert text_of(drafted(terms, "Free **Sara Nemuneh**!", "en", "fa", one)) == "**سارا نمونه** را آزاد کنید!"


def test_slots_side_by_side_are_cut_at_the_names(terms: Glossary) -> None:
    one = unit(gender={"P0": "f"}, kmr="{O0} {P0} bang kir.", en="{O0} called {P0}.")
    answer = drafted(terms, "Rêxistina Lêborînê ya Navneteweyî Sara Nimûne bang kir.", "kmr", "en", one)
    assert text_of(answer) == "Amnesty International (AI) called Sara Nemuneh."


def test_a_date_with_a_comma_is_one_date(terms: Glossary) -> None:
    one = unit(en="On {D0}, {P0} was freed.", de="Am {D0} kam {P0} frei.")
    assert (
        text_of(drafted(terms, "On May 3, 2019, Sara Nemuneh was freed.", "en", "de", one))
        == "Am 3. Mai 2019 kam Sara Nemuneh frei."
    )
    assert text_of(drafted(terms, "On May 3, Sara Nemuneh was freed.", "en", "de", one)) == "Am 3. Mai kam Sara Nemuneh frei."


def test_link_targets_are_copied(terms: Glossary) -> None:
    one = unit(en="[Write for {P0}]({U0}) now.", de="Schreiben Sie jetzt [für {P0}]({U0}).")
    answer = drafted(terms, "[Write for Sara Nemuneh](https://a.org/x_1?b=2) now.", "en", "de", one)
    assert text_of(answer) == "Schreiben Sie jetzt [für Sara Nemuneh](https://a.org/x_1?b=2)."


def test_a_short_form_stays_short(terms: Glossary) -> None:
    one = unit(en="Free {P0}!", ckb="{P0} ئازاد بکەن!")
    assert text_of(drafted(terms, "Free Nemuneh!", "en", "ckb", one)) == "نموونە ئازاد بکەن!"


def test_the_word_prison_is_not_written_twice(terms: Glossary) -> None:
    one = unit(en="{P0} is in {L0} prison.", de="{P0} ist im Gefängnis {L0}.", fa="{P0} در زندان {L0} است.")
    assert text_of(drafted(terms, "Sara Nemuneh is in Evin prison.", "en", "fa", one)) == "سارا نمونه در زندان اوین است."
    assert text_of(drafted(terms, "Sara Nemuneh is in Evin prison.", "en", "de", one)) == "Sara Nemuneh ist im Gefängnis Evin."


def test_the_same_slot_twice_must_be_the_same_name(terms: Glossary) -> None:
    one = unit(en="{P0} is innocent. Free {P0}!", de="{P0} ist unschuldig. Freiheit für {P0}!")
    assert isinstance(drafted(terms, "Sara Nemuneh is innocent. Free Omid Mesali!", "en", "de", one), Refusal)
    assert text_of(drafted(terms, "Omid Mesali is innocent. Free Omid Mesali!", "en", "de", one)).count("Omid Mesali") == 2


# --- agreement

HERS = unit(
    gender={"P0": "f"},
    en="{P0} wrote to her lawyer.",
    de="{P0} schrieb an ihre Anwältin.",
    fa="{P0} به وکیلش نامه نوشت.",
    ckb="{P0} نامەی بۆ پارێزەرەکەی نووسی.",
    kmr="{P0} ji parêzera xwe re nivîsî.",
)


@pytest.mark.parametrize("target", ["de", "kmr", "en"])
def test_a_gendered_unit_takes_only_a_person_of_that_gender(terms: Glossary, target: str) -> None:
    assert isinstance(drafted(terms, "سارا نمونه به وکیلش نامه نوشت.", "fa", target, HERS), Draft)
    for other in ("امید مثالی", "ساشا مثالی"):
        assert "speaks of a woman" in reason_of(drafted(terms, f"{other} به وکیلش نامه نوشت.", "fa", target, HERS))


def test_languages_without_gender_take_anybody(terms: Glossary) -> None:
    assert isinstance(drafted(terms, "امید مثالی به وکیلش نامه نوشت.", "fa", "ckb", HERS), Draft)


def test_a_pronoun_that_the_source_does_not_have_is_not_invented(terms: Glossary) -> None:
    one = MemoryUnit("a-1", "phrases", {"en": "She was denied a lawyer.", "fa": "او از داشتن وکیل محروم شد."}, gender={"": "f"})
    assert reason_of(drafted(terms, "او از داشتن وکیل محروم شد.", "fa", "en", one)).startswith(
        "Persian does not say whether a woman or a man is meant"
    )
    assert text_of(drafted(terms, "She was denied a lawyer.", "en", "fa", one)) == "او از داشتن وکیل محروم شد."


@pytest.mark.parametrize(
    ("template", "target", "fits"),
    [
        ("Am {D0} starb er.", "de", {"full"}),
        ("Seit dem {D0} schweigt er.", "de", {"full"}),
        ("Im {D0} starb er.", "de", {"month", "year"}),
        ("Im Jahr {D0} starb er.", "de", {"month", "year"}),
        ("Anfang {D0} starb er.", "de", {"month", "year"}),
        ("Seit {D0} schweigt er.", "de", {"full", "month", "year"}),
        ("او در سال {D0} درگذشت.", "fa", {"month", "year"}),
        ("او در روز {D0} درگذشت.", "fa", {"full"}),
        ("لە ڕۆژی {D0} مرد.", "ckb", {"full"}),
        ("Ew di sala {D0} de mir.", "kmr", {"month", "year"}),
        ("Ew di roja {D0} de mir.", "kmr", {"full"}),
    ],
)
def test_the_words_before_a_date_say_which_kind_of_date_fits(terms: Glossary, template: str, target: str, fits: set[str]) -> None:
    one = unit(en="Died: {D0}.", **{target: template})
    for kind, date in {"full": "May 3, 2019", "month": "May 2019", "year": "2019"}.items():
        assert isinstance(drafted(terms, f"Died: {date}.", "en", target, one), Draft) == (kind in fits), kind


@pytest.mark.parametrize(
    ("before", "kind", "language", "in_year", "expected"),
    [
        ("Er starb im ", "year", "de", False, "Er starb im Jahr "),
        ("Er starb im Jahr ", "month", "de", False, "Er starb im "),
        ("Er wurde ", "month", "de", True, "Er wurde im "),
        ("", "month", "de", True, "Im "),
        ("Er wurde ", "year", "de", True, "Er wurde "),
        ("Er wurde ", "full", "de", True, None),
        ("Stand: ", "full", "de", True, "Stand: "),
        ("او در سال ", "month", "fa", False, "او در "),
        ("لە ساڵی ", "month", "ckb", False, "لە "),
        ("Di sala ", "month", "kmr", False, "Di "),
        ("Di sala ", "full", "kmr", False, None),
    ],
)
def test_words_before_a_date_are_bent_where_that_is_safe(
    before: str, kind: DateKind, language: str, in_year: bool, expected: str | None
) -> None:
    assert before_date(before, kind, language, in_year) == expected


def test_a_year_of_another_calendar_alone_is_not_converted(terms: Glossary) -> None:
    one = unit(fa="او در سال {D0} درگذشت.", de="Im Jahr {D0} gestorben.")
    assert isinstance(drafted(terms, "او در سال ۱۳۶۷ درگذشت.", "fa", "de", one), Refusal)


def test_times_of_day_keep_their_digits(terms: Glossary) -> None:
    one = unit(verbatim=("N0", "N1"), en="Begins at {N0}:{N1}.", fa="آغاز: ساعت {N0}:{N1}.")
    assert text_of(drafted(terms, "Begins at 09:05.", "en", "fa", one)) == "آغاز: ساعت ۰۹:۰۵."


@pytest.mark.parametrize(("target", "expected"), [("de", "1.500 Stunden"), ("fa", "۱٬۵۰۰ ساعت"), ("kmr", "1.500 saet")])
def test_grouped_numbers_are_grouped_as_the_language_does(terms: Glossary, target: str, expected: str) -> None:
    one = unit(en="{N0} hours", de="{N0} Stunden", fa="{N0} ساعت", kmr="{N0} saet")
    assert text_of(drafted(terms, "1,500 hours", "en", target, one)) == expected


def test_one_does_not_meet_a_plural(terms: Glossary) -> None:
    one = unit(en="{N0} hours", fa="{N0} ساعت")
    assert "plural" in reason_of(drafted(terms, "۱ ساعت", "fa", "en", one))


# --- seams


@pytest.mark.parametrize(
    ("filling", "following", "language", "expected"),
    [
        ("Sara Nemuneh", "s Brief", "de", "Sara Nemunehs Brief"),
        ("Anna Beispiels", "s Brief", "de", "Anna Beispiels’ Brief"),
        ("Moritz", "s Brief", "de", "Moritz’ Brief"),
        ("Strauß", "s Brief", "de", "Strauß’ Brief"),
        ("Sara Nemuneh", " schreibt", "de", "Sara Nemuneh schreibt"),
        ("Anna", "-Preis", "de", "Anna-Preis"),
        ("تاران", "ەوە هات", "ckb", "تارانەوە هات"),
        ("سووریا", "ەوە هات", "ckb", "سووریاوە هات"),
        ("تەقەوی", "ەوە هات", "ckb", "تەقەوییەوە هات"),
        ("سنە", "ەوە هات", "ckb", "سنەوە هات"),
        ("٢٠١٩", "وە", "ckb", "٢٠١٩ەوە"),
        ("تاران", "یە.", "ckb", "تارانە."),
        ("سووریا", "ە.", "ckb", "سووریایە."),
        ("تەقەوی", "ی", "ckb", "تەقەویی"),
        ("نموونە", "ی", "ckb", "نموونەی"),
        ("تاران", "یش", "ckb", "تارانیش"),
        ("سووریا", "یش", "ckb", "سووریاش"),
        ("تاران", "دا", "ckb", "تاراندا"),
        ("Teqewî", "yê", "kmr", "Teqewiyê"),
        ("Sitûde", "yê", "kmr", "Sitûdeyê"),
        ("Claren", "yê", "kmr", "Clarenê"),
        ("Claren", " got", "kmr", "Claren got"),
        ("ستوده", "ی دلیر", "fa", "ستوده\u200cی دلیر"),
        ("سوریا", "\u200cی جنگ‌زده", "fa", "سوریای جنگ‌زده"),
        ("تهران", "\u200cی بزرگ", "fa", "تهران بزرگ"),
    ],
)
def test_endings_join_what_fills_the_slot(filling: str, following: str, language: str, expected: str) -> None:
    assert join(filling, following, language) == expected


@pytest.mark.parametrize(
    ("before", "place", "expected"),
    [
        ("Er lebt in ", "Teheran", "Er lebt in "),
        ("Er lebt in ", "Iran", "Er lebt im "),
        ("In ", "USA", "In den "),
        ("Er floh aus ", "Evin-Gefängnis", "Er floh aus dem "),
        ("Er reist nach ", "Türkei", "Er reist in die "),
        ("Gefängnis ", "Iran", "Gefängnis "),
    ],
)
def test_german_places_bring_their_article(before: str, place: str, expected: str) -> None:
    assert with_place(before, place) == expected


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("die Räume von ", "Iranischer Schriftstellerverband (IWA)", "die Räume vom Iranischen Schriftstellerverband (IWA)"),
        ("ein Brief an ", "Islamische Republik Iran", "ein Brief an der Islamischen Republik Iran"),
        ("", "Iranischer Schriftstellerverband", "Der Iranische Schriftstellerverband"),
        ("Das sagt ", "Zentrum für Menschenrechtsverteidiger", "Das sagt das Zentrum für Menschenrechtsverteidiger"),
        ("Fälle, die ", "Iranischer Schriftstellerverband", "Fälle, die der Iranische Schriftstellerverband"),
        ("Quelle: ", "Zentrum für Menschenrechtsverteidiger", "Quelle: Zentrum für Menschenrechtsverteidiger"),
        ("gegen ", "Iranischer Schriftstellerverband", "gegen den Iranischen Schriftstellerverband"),
        ("bei ", "Amnesty International", "bei Amnesty International"),
        ("im ", "Zentrum für Menschenrechtsverteidiger", "im Zentrum für Menschenrechtsverteidiger"),
        ("Laut ", "Notfallkampagne zur Befreiung", "Laut der Notfallkampagne zur Befreiung"),
    ],
)
def test_german_organisations_bring_their_article_and_weak_adjective(before: str, name: str, expected: str) -> None:
    assert "".join(with_organisation(before, name)) == expected


def test_a_german_possessive_is_found_in_the_source(terms: Glossary) -> None:
    one = unit(de="{P0}s Brief", en="{P0}’s letter")
    assert text_of(drafted(terms, "Anna Beispiels’ Brief", "de", "en", one)) == "Anna Beispiels’s letter"


def test_a_sorani_ending_after_a_vowel_is_found_in_the_source(terms: Glossary) -> None:
    one = unit(ckb="لە {L0}ەوە هات.", en="He came from {L0}.")
    assert text_of(drafted(terms, "لە سووریاوە هات.", "ckb", "en", one)) == "He came from Syria."


# --- units without slots


def test_names_and_numbers_of_a_unit_without_slots_are_exchanged(terms: Glossary) -> None:
    one = unit(en="Sara Nemuneh was sentenced to 11 years.", de="Sara Nemuneh wurde zu 11 Jahren verurteilt.")
    answer = drafted(terms, "Anna Beispiels was sentenced to 5 years.", "en", "de", one)
    assert answer == Draft("Anna Beispiels wurde zu 5 Jahren verurteilt.", "memory test x-1, placeables P0=anna N1=5")


def test_an_exchanged_name_takes_the_ending_of_the_old_one(terms: Glossary) -> None:
    one = unit(en="The letter of Sara Nemuneh", de="Sara Nemunehs Brief")
    assert text_of(drafted(terms, "The letter of Anna Beispiels", "en", "de", one)) == "Anna Beispiels’ Brief"


def test_a_person_of_another_or_unknown_gender_is_not_exchanged(terms: Glossary) -> None:
    one = unit(en="Sara Nemuneh was sentenced.", de="Sara Nemuneh, Journalistin, wurde verurteilt.")
    for name in ("Omid Mesali", "Sasha Mesali"):
        assert isinstance(drafted(terms, f"{name} was sentenced.", "en", "de", one), Refusal)


def test_a_place_of_another_make_is_not_exchanged(terms: Glossary) -> None:
    one = unit(en="Torture in Tehran", de="Folter in Teheran")
    assert isinstance(drafted(terms, "Torture in Iran", "en", "de", one), Refusal)
    assert text_of(drafted(terms, "Torture in Syria", "en", "de", one)) == "Folter in Syrien"


def test_a_number_that_the_translation_writes_otherwise_is_not_exchanged(terms: Glossary) -> None:
    one = unit(en="373 miles away", de="600 Kilometer entfernt")
    assert isinstance(drafted(terms, "400 miles away", "en", "de", one), Refusal)


# --- sentences, reasons, verification


def test_sentences_are_drafted_one_by_one_when_every_one_is_known(terms: Glossary) -> None:
    units = (unit("x-1", en="They are free.", de="Sie sind frei."), unit("x-2", en="Free {P0}!", de="Freiheit für {P0}!"))
    answer = drafted(terms, "They are free. Free Sara Nemuneh!", "en", "de", *units)
    assert answer == Draft(
        "Sie sind frei. Freiheit für Sara Nemuneh!", "memory test x-1, exact + memory test x-2, placeables P0=sara"
    )
    assert isinstance(drafted(terms, "They are free. Nobody knows.", "en", "de", *units), Refusal)


def test_a_sentence_of_a_longer_unit_is_found(terms: Glossary) -> None:
    one = unit(en="This is an emergency. We must act.", de="Das ist ein Notfall. Wir müssen handeln.", fa="باید دست به کار شویم.")
    assert drafted(terms, "We must act.", "en", "de", one) == Draft("Wir müssen handeln.", "memory test x-1 sentence 2, exact")
    assert isinstance(drafted(terms, "We must act.", "en", "fa", one), Refusal)


def test_emphasis_over_several_sentences_is_not_cut(terms: Glossary) -> None:
    one = unit(en="*This is an emergency. We must act.*", de="*Das ist ein Notfall. Wir müssen handeln.*")
    assert isinstance(drafted(terms, "We must act.*", "en", "de", one), Refusal)


def test_a_refusal_shows_the_most_similar_unit(terms: Glossary) -> None:
    one = unit(en="The brothers are held in solitary confinement.", de="Die Brüder sind in Einzelhaft.")
    answer = drafted(terms, "Both brothers are held in solitary confinement.", "en", "de", one)
    assert reason_of(answer) == "most similar: memory test x-1 (86%) “The brothers are held in solitary confinement.”"


def test_a_unit_whose_translation_lacks_a_name_is_not_used(terms: Glossary) -> None:
    one = unit(en="Free Sara Nemuneh!", de="Freiheit für Omid Mesali!")
    assert "was not used: " in reason_of(drafted(terms, "Free Sara Nemuneh!", "en", "de", one))


def test_a_unit_whose_translation_lacks_a_number_is_not_used(terms: Glossary) -> None:
    one = unit(en="Held for 151 days", de="Festgehalten für 115 Tage")
    assert "was not used: 151 became 115" in reason_of(drafted(terms, "Held for 151 days", "en", "de", one))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Sara Nemuneh", "سارا نمونه"), ("Evin prison", "زندان اوین"), ("May 3, 2019", "۳ مه ۲۰۱۹"), ("151", "۱۵۱")],
)
def test_a_name_date_or_number_alone_needs_no_unit(terms: Glossary, text: str, expected: str) -> None:
    assert text_of(drafted(terms, text, "en", "fa")) == expected


# --- reviewed entries


def test_reviewed_entries_come_first_and_say_so(terms: Glossary) -> None:
    done = Unit("Date of arrest", "Tag der Festnahme", State.REVIEWED)
    project = memory.reviewed([Catalogue("bios/sara", "en", "de", (done,))])
    shipped = Memory([unit(en="Date of arrest", de="Datum der Festnahme")])
    answer = MemoryDrafter([project, shipped], terms).draft(["Date of arrest"], "en", "de")[0]
    assert answer == Draft("Tag der Festnahme", "memory project bios/sara, reviewed")


def test_only_reviewed_entries_are_remembered() -> None:
    units = (Unit("one", "eins", State.NEEDS_EDITING), Unit("two"), Unit("three", "drei", State.REVIEWED))
    assert [one.texts for one in memory.reviewed([Catalogue("a", "en", "de", units)]).units] == [{"en": "three", "de": "drei"}]


def test_translations_of_one_text_meet_so_that_any_language_can_be_the_source(terms: Glossary) -> None:
    catalogues = [
        Catalogue("a", "en", language, (Unit("Free them", text, State.REVIEWED),))
        for language, text in {"de": "Freiheit", "fa": "آزادی"}.items()
    ]
    answer = MemoryDrafter([memory.reviewed(catalogues)], terms).draft(["Freiheit"], "de", "fa")[0]
    assert text_of(answer) == "آزادی"


def test_search_finds_the_same_wording_first() -> None:
    found = memory.search([memory.bundled()], "Not one more execution", "en", limit=3)
    assert (found[0].unit.id, round(found[0].score, 2), len(found)) == ("e-0002", 1.0, 3)
