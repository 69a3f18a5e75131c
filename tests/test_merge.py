"""Merge keeps what people wrote, and says of a changed text what changed."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import catalogue, glossary
from pipeline.merge import merge as merge_with_glossary
from pipeline.merge import merged
from pipeline.model import Catalogue, Document, Location, Segment, State, Unit

TODAY = date(2021, 5, 20)
LATER = date(2021, 6, 1)

ARREST = "Nahid Taghavi, a retired architect, was arrested in Tehran on October 16 and held in solitary confinement for 151 days."
CLAREN = "Her daughter Mariam Claren reports that she was interrogated 80 different times."
DEMAND = "All of Iran’s political prisoners must be unconditionally and immediately released."


def document(*texts: str, language: str = "en", name: str = "appeal") -> Document:
    segments = tuple(Segment(text, "paragraph", Location(f"source/{name}.md", line)) for line, text in enumerate(texts, 1))
    return Document(name, name, language, "", "", "", segments)


def changes(before: str, now: str) -> tuple[str, ...]:
    """Numbers only, so that these tests judge the merge and not the facts."""
    old, new = re.findall(r"\d+", before), re.findall(r"\d+", now)
    return tuple(f"{a} → {b}" for a, b in zip(old, new, strict=False) if a != b)


def merge(old: Catalogue | None, *texts: str, today: date = TODAY) -> Catalogue:
    return merged(old, document(*texts), "fa", today, lambda text: (), changes)


def edited(old: Catalogue, msgid: str, **fields: object) -> Catalogue:
    assert any(unit.msgid == msgid for unit in old.units)
    return replace(old, units=tuple(replace(unit, **fields) if unit.msgid == msgid else unit for unit in old.units))


def reviewed(old: Catalogue, msgid: str, msgstr: str, **fields: object) -> Catalogue:
    return edited(old, msgid, msgstr=msgstr, state=State.REVIEWED, **fields)


def drafted(old: Catalogue, msgid: str, msgstr: str) -> Catalogue:
    return edited(old, msgid, msgstr=msgstr, state=State.NEEDS_EDITING, draft="memory: campaign")


def one(found: Catalogue, msgid: str) -> Unit:
    [unit] = [unit for unit in found.units if unit.msgid == msgid]
    return unit


def test_a_new_document_gets_an_empty_entry_for_each_text_in_its_order() -> None:
    new = merge(None, ARREST, CLAREN)
    assert [unit.msgid for unit in new.units] == [ARREST, CLAREN]
    assert {unit.state for unit in new.units} == {State.UNTRANSLATED}
    assert new.units[0].locations == ("source/appeal.md",)


def test_the_same_text_twice_is_one_entry_with_both_kinds_and_notes() -> None:
    place = Location("source/appeal.md", 1)
    twice = (Segment("Evin", "heading", place, "the prison"), Segment("Evin", "table cell", place, "a cell"))
    new = merged(None, Document("a", "a", "en", "", "", "", twice), "fa", TODAY, lambda text: (), changes)
    [unit] = new.units
    assert (unit.kind, unit.note) == ("heading, table cell", "the prison\na cell")


def test_an_unchanged_text_keeps_translation_state_and_comments() -> None:
    old = reviewed(merge(None, ARREST, CLAREN), ARREST, "ترجمه", comments=("ask Mariam",), flags=("no-wrap",))
    new = merge(old, CLAREN, ARREST, today=LATER)
    assert one(new, ARREST) == one(old, ARREST)
    assert new.obsolete == ()


def test_merging_again_changes_no_byte() -> None:
    old = reviewed(merge(None, ARREST, CLAREN), ARREST, "ترجمه")
    once = merge(old, ARREST.replace("151", "152"), DEMAND)
    twice = merge(once, ARREST.replace("151", "152"), DEMAND, today=LATER)
    assert catalogue.serialise(twice) == catalogue.serialise(once)


def test_a_changed_text_takes_over_the_translation_as_needs_editing_and_says_what_changed() -> None:
    old = reviewed(merge(None, ARREST, CLAREN), ARREST, "۱۵۱ روز", comments=("ask Mariam",))
    changed = ARREST.replace("151", "152")
    unit = one(merge(old, changed, CLAREN), changed)
    assert (unit.msgstr, unit.state) == ("۱۵۱ روز", State.NEEDS_EDITING)
    assert unit.previous_msgid == ARREST
    assert unit.facts_changed == ("151 → 152",)
    assert unit.comments == ("ask Mariam",)


def test_changed_facts_stay_until_a_person_approves_and_then_go_with_the_previous_text() -> None:
    changed = ARREST.replace("151", "152")
    old = merge(reviewed(merge(None, ARREST), ARREST, "۱۵۱ روز"), changed)
    again = merge(old, changed)
    assert one(again, changed).facts_changed == ("151 → 152",)
    approved = merge(reviewed(again, changed, "۱۵۲ روز"), changed)
    unit = one(approved, changed)
    assert (unit.state, unit.facts_changed, unit.previous_msgid) == (State.REVIEWED, (), None)


def test_the_previous_text_is_the_one_that_the_translation_was_made_for() -> None:
    second, third = ARREST.replace("151", "152"), ARREST.replace("151", "153")
    old = merge(reviewed(merge(None, ARREST), ARREST, "۱۵۱ روز"), second)
    unit = one(merge(old, third), third)
    assert (unit.previous_msgid, unit.facts_changed) == (ARREST, ("151 → 153",))


def test_a_reverted_source_brings_the_reviewed_translation_back_as_reviewed() -> None:
    changed = ARREST.replace("151", "152")
    old = reviewed(merge(None, ARREST), ARREST, "۱۵۱ روز")
    back = merge(merge(old, changed), ARREST)
    assert one(back, ARREST) == one(old, ARREST)
    assert back.obsolete == ()


def test_a_text_that_left_becomes_obsolete_and_returns_with_its_state() -> None:
    old = reviewed(merge(None, ARREST, DEMAND), DEMAND, "آزادی", comments=("waive: numbers none here",))
    gone = merge(old, ARREST)
    [unit] = gone.obsolete
    assert (unit.msgid, unit.msgstr, unit.state) == (DEMAND, "آزادی", State.REVIEWED)
    back = merge(gone, ARREST, DEMAND)
    assert one(back, DEMAND) == one(old, DEMAND)
    assert back.obsolete == ()


def test_an_untranslated_text_that_left_is_forgotten_unless_somebody_wrote_a_comment() -> None:
    old = edited(merge(None, ARREST, DEMAND), DEMAND, comments=("too long?",))
    assert merge(merge(None, ARREST, CLAREN), ARREST).obsolete == ()
    assert [unit.comments for unit in merge(old, ARREST).obsolete] == [("too long?",)]


def test_a_machine_draft_is_carried_over_with_its_origin_and_never_as_reviewed() -> None:
    second, third = ARREST.replace("151", "152"), ARREST.replace("151", "153")
    new = merge(drafted(merge(None, ARREST), ARREST, "۱۵۱ روز"), second)
    for text, found in ((second, new), (third, merge(new, third))):
        unit = one(found, text)
        assert (unit.state, unit.draft) == (State.NEEDS_EDITING, "memory: campaign, of an earlier text")
        assert unit.previous_msgid == ARREST
    assert one(merge(new, ARREST), ARREST).draft == "memory: campaign"


def test_an_approved_draft_drops_the_remark_about_its_origin() -> None:
    old = edited(drafted(merge(None, ARREST), ARREST, "متن"), ARREST, state=State.REVIEWED)
    assert one(merge(old, ARREST), ARREST).draft == ""


def test_an_emptied_translation_is_simply_untranslated() -> None:
    old = edited(drafted(merge(None, ARREST), ARREST, "متن"), ARREST, msgstr="", state=State.UNTRANSLATED)
    assert one(merge(old, ARREST), ARREST) == one(merge(None, ARREST), ARREST)


def test_a_persons_work_is_preferred_to_a_machine_draft_of_a_text_as_similar() -> None:
    spring, summer, autumn = (f"She was moved to the prison of Bushehr in {when} of last year." for when in ("May", "June", "July"))
    old = reviewed(drafted(merge(None, spring, summer), spring, "machine"), summer, "person")
    assert one(merge(old, autumn), autumn).msgstr == "person"


def test_both_halves_of_a_split_paragraph_get_the_translation_to_cut() -> None:
    whole = f"{ARREST} {CLAREN}"
    new = merge(reviewed(merge(None, DEMAND, whole), whole, "همه"), DEMAND, ARREST, CLAREN)
    assert [(unit.msgstr, unit.state, unit.previous_msgid) for unit in new.units[1:]] == [("همه", State.NEEDS_EDITING, whole)] * 2


def test_joined_paragraphs_get_both_translations_in_order() -> None:
    old = reviewed(reviewed(merge(None, DEMAND, ARREST, CLAREN), ARREST, "یک"), CLAREN, "دو")
    unit = one(merge(old, DEMAND, f"{ARREST} {CLAREN}!"), f"{ARREST} {CLAREN}!")
    assert (unit.msgstr, unit.state, unit.previous_msgid) == ("یک دو", State.NEEDS_EDITING, f"{ARREST} {CLAREN}")


def test_a_tiny_edit_in_a_long_paragraph_keeps_its_translation() -> None:
    long = " ".join([ARREST, CLAREN, DEMAND] * 5)
    changed = long.replace("retired", "pensioned", 1)
    assert one(merge(reviewed(merge(None, long), long, "بلند"), changed), changed).msgstr == "بلند"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("She is not allowed visits.", "She is allowed visits."),
        ("Prison", "Prisons"),
        ("What you can do", "What they can do"),
        ("Arrested on 3 May", "Arrested on 13 May"),
        ("**FREE ALL POLITICAL PRISONERS NOW**", "FREE ALL POLITICAL PRISONERS!"),
    ],
)
def test_an_edited_text_in_the_same_place_finds_its_translation(before: str, now: str) -> None:
    old = reviewed(merge(None, ARREST, before, CLAREN), before, "متن")
    assert one(merge(old, ARREST, now, CLAREN), now).msgstr == "متن"


def test_an_unrelated_text_in_the_same_place_starts_empty() -> None:
    old = reviewed(merge(None, ARREST, DEMAND), DEMAND, "آزادی")
    new = "Watch for alerts, updates, and information on the website and the channel of the campaign."
    assert one(merge(old, ARREST, new), new).state is State.UNTRANSLATED


def test_the_same_text_in_another_context_is_offered_for_editing() -> None:
    old = replace(merge(None, ARREST), units=(Unit(ARREST, "متن", State.REVIEWED, msgctxt="aside"),))
    new = merge(old, ARREST)
    unit = one(new, ARREST)
    assert (unit.msgstr, unit.state, unit.msgctxt) == ("متن", State.NEEDS_EDITING, None)
    assert [(unit.msgctxt, unit.state) for unit in new.obsolete] == [("aside", State.REVIEWED)]


def test_a_previous_text_recorded_by_another_tool_gets_its_changed_facts() -> None:
    changed = ARREST.replace("151", "152")
    old = edited(merge(None, changed), changed, msgstr="۱۵۱ روز", state=State.NEEDS_EDITING, previous_msgid=ARREST)
    assert one(merge(old, changed), changed).facts_changed == ("151 → 152",)


def test_an_edit_of_a_translation_that_was_carried_over_stays_with_the_text_it_was_edited_for() -> None:
    second, third = ARREST.replace("151", "152"), ARREST.replace("151", "153")
    old = merge(reviewed(merge(None, ARREST), ARREST, "۱۵۱ روز"), second)
    new = merge(edited(old, second, msgstr="۱۵۲ شب"), third)
    assert one(new, third).msgstr == "۱۵۲ شب"
    assert {unit.msgid: unit.msgstr for unit in new.obsolete} == {ARREST: "۱۵۱ روز", second: "۱۵۲ شب"}


def test_a_carried_translation_that_nobody_touched_is_not_kept_a_second_time() -> None:
    second, third = ARREST.replace("151", "152"), ARREST.replace("151", "153")
    new = merge(merge(reviewed(merge(None, ARREST), ARREST, "۱۵۱ روز"), second), third)
    assert [unit.msgid for unit in new.obsolete] == [ARREST]


def test_the_same_obsolete_text_twice_is_kept_once_with_the_other_translation_as_a_remark() -> None:
    twice = (Unit(DEMAND, "یک", State.NEEDS_EDITING), Unit(DEMAND, "دو", State.REVIEWED))
    [unit] = merge(replace(merge(None, ARREST), obsolete=twice), ARREST).obsolete
    assert (unit.msgstr, unit.state, unit.comments) == ("دو", State.REVIEWED, ("another translation: یک",))


def test_dates_move_only_with_the_content_they_speak_of() -> None:
    old = reviewed(merge(None, ARREST, CLAREN), ARREST, "متن")
    assert merge(old, ARREST, CLAREN, today=LATER).header == old.header
    added = merge(old, ARREST, CLAREN, DEMAND, today=LATER).header
    assert added["POT-Creation-Date"] == "2021-06-01 00:00+0000"
    assert added["PO-Revision-Date"] == old.header["PO-Revision-Date"]
    assert merge(old, ARREST + "!", CLAREN, today=LATER).header["PO-Revision-Date"] == "2021-06-01 00:00+0000"


def test_a_persons_header_fields_stay_and_technical_ones_are_set_right() -> None:
    old = merge(None, ARREST)
    mine = {"Last-Translator": "A Reader", "X-Generator": "Poedit 3.4", "Plural-Forms": "nplurals=1; plural=0;"}
    header = merge(replace(old, header={**old.header, **mine}), ARREST).header
    assert (header["Last-Translator"], header["X-Generator"]) == ("A Reader", "Poedit 3.4")
    assert header["Plural-Forms"] == "nplurals=2; plural=(n > 1);"


def test_a_document_under_a_new_name_keeps_everything_when_given_its_old_catalogue() -> None:
    old = reviewed(merge(None, ARREST), ARREST, "متن")
    new = merged(old, document(ARREST, name="appeal-2021"), "fa", TODAY, lambda text: (), changes)
    assert (new.document, one(new, ARREST).msgstr, one(new, ARREST).state) == ("appeal-2021", "متن", State.REVIEWED)
    assert one(new, ARREST).locations == ("source/appeal-2021.md",)


def test_a_line_break_at_the_end_that_the_source_lacks_is_taken_off() -> None:
    old = reviewed(merge(None, ARREST), ARREST, "متن\n")
    assert one(merge(old, ARREST), ARREST).msgstr == "متن"


GLOSSARY = """version: 1
terms:
  - id: nahid-taghavi
    kind: person
    en: {form: Nahid Taghavi, short: [Taghavi]}
    fa: {form: ناهید تقوی, short: [تقوی]}
  - id: mariam-claren
    kind: person
    en: Mariam Claren
    fa: مریم کلارن
  - id: political-prisoner
    kind: term
    en: political prisoner
    fa: زندانی سیاسی
"""


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ("Nahid Taghavi spoke in Evin.", "Mariam Claren spoke in Evin.", ("Nahid Taghavi → Mariam Claren",)),
        ("Nahid Taghavi and Mariam Claren spoke.", "Nahid Taghavi and others spoke.", ("Mariam Claren removed",)),
        ("Nahid Taghavi wrote to her.", "Nahid Taghavi wrote to Mariam Claren.", ("Mariam Claren added",)),
        (
            "Nahid Taghavi wrote to Mariam Claren.",
            "Mariam Claren wrote to Nahid Taghavi.",
            ("names in another order: Mariam Claren, Nahid Taghavi",),
        ),
        ("Nahid Taghavi spoke twice of it.", "Taghavi spoke twice of it.", ()),
        ("She, a political prisoner, spoke of it.", "She, a prisoner, spoke of it.", ()),
        ("She is not allowed visits.", "She is allowed visits.", ("negation removed",)),
        ("She was arrested on 3 May 2021.", "She was arrested on 13 May 2021.", ("3 May 2021 → 13 May 2021",)),
        ("She was held for 151 days.", "She was held for 152 days.", ("151 → 152",)),
        ("She was held in *Evin*, it is said.", "She was held in Evin, it is said.", ()),
    ],
)
def test_the_facts_that_changed_are_named(before: str, now: str, changed: tuple[str, ...]) -> None:
    terms = glossary.parse(GLOSSARY)
    old = reviewed(merge_with_glossary(None, document(before), "fa", terms, TODAY), before, "متن")
    unit = one(merge_with_glossary(old, document(now), "fa", terms, TODAY), now)
    assert (unit.msgstr, unit.state, unit.facts_changed) == ("متن", State.NEEDS_EDITING, changed)


def test_name_lines_follow_the_glossary_of_today() -> None:
    old = merge_with_glossary(None, document(CLAREN), "fa", glossary.parse(GLOSSARY), TODAY)
    assert one(old, CLAREN).names == ("Mariam Claren → مریم کلارن",)
    mended = glossary.parse(GLOSSARY.replace("مریم کلارن", "مریم کلارین"))
    assert one(merge_with_glossary(old, document(CLAREN), "fa", mended, TODAY), CLAREN).names == ("Mariam Claren → مریم کلارین",)


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("tool", [["msgcat"], ["msgcat", "--no-wrap"], ["msgattrib"]])
def test_a_catalogue_that_gettext_tools_laid_out_anew_is_the_same_bytes_after_the_next_extract(
    tool: list[str], tmp_path: Path
) -> None:
    old = reviewed(merge(None, ARREST, CLAREN, DEMAND), ARREST, "۱۵۱ روز " * 20, comments=("mine",), flags=("no-wrap",))
    once = merge(drafted(old, DEMAND, "آزادی"), ARREST.replace("151", "152"), CLAREN)
    path = tmp_path / "x.po"
    path.write_text(catalogue.serialise(once), encoding="utf-8")
    subprocess.run([*tool, "-o", str(path), str(path)], check=True)
    laid_out = catalogue.parse(path.read_text(encoding="utf-8"), "x.po", "appeal", "fa")
    assert catalogue.serialise(merge(laid_out, ARREST.replace("151", "152"), CLAREN)) == catalogue.serialise(once)


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext is not installed")
def test_a_catalogue_that_msgmerge_brought_up_to_date_loses_nothing_and_gains_its_changed_facts(tmp_path: Path) -> None:
    changed = ARREST.replace("151", "152")
    old = reviewed(reviewed(merge(None, ARREST, CLAREN), ARREST, "۱۵۱ روز", comments=("mine",)), CLAREN, "مریم")
    (tmp_path / "x.po").write_text(catalogue.serialise(old), encoding="utf-8")
    (tmp_path / "x.pot").write_text(catalogue.template(document(changed, DEMAND), lambda text: (), TODAY), encoding="utf-8")
    subprocess.run(["msgmerge", "--quiet", "--previous", "--update", "x.po", "x.pot"], check=True, cwd=tmp_path)
    updated = catalogue.parse((tmp_path / "x.po").read_text(encoding="utf-8"), "x.po", "appeal", "fa")
    new = merge(updated, changed, DEMAND)
    unit = one(new, changed)
    assert (unit.msgstr, unit.state, unit.facts_changed) == ("۱۵۱ روز", State.NEEDS_EDITING, ("151 → 152",))
    assert (unit.previous_msgid, unit.comments) == (ARREST, ("mine",))
    assert [(unit.msgid, unit.msgstr, unit.state) for unit in new.obsolete] == [(CLAREN, "مریم", State.REVIEWED)]
