"""What a merge decides in rare cases: found by changing the code where no other test noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline import catalogue
from pipeline.merge import merged
from pipeline.merge.past import fitted, joined, key, remembered, settled
from pipeline.merge.successors import successors
from pipeline.merge.takeover import kept, taken_over
from pipeline.model import Catalogue, Document, Location, Segment, State, Unit

TODAY = date(2021, 5, 20)


def test_a_source_that_returns_to_what_its_translation_was_made_for_forgets_the_detour() -> None:
    fresh = Unit("151 days")
    old = Unit("152 days", "۱۵۱ روز", State.NEEDS_EDITING, previous_msgid="151 days", facts_changed=("151 → 152",))
    segments = (Segment("151 days", "paragraph", Location("source/appeal.md", 1)),)
    document = Document("appeal", "appeal", "en", "", "", "", segments)
    past = Catalogue("appeal", "en", "fa", (old,), header=catalogue.new_header("appeal", "en", "fa", TODAY))
    (unit,) = merged(past, document, "fa", TODAY, lambda text: (), lambda before, now: ("changed",)).units
    assert (unit.msgid, unit.msgstr, unit.state) == (fresh.msgid, "۱۵۱ روز", State.NEEDS_EDITING)
    assert (unit.previous_msgid, unit.facts_changed) == (None, ())


def test_a_previous_text_that_equals_the_text_says_nothing_and_another_one_says_what_changed() -> None:
    same = Unit("151 days", "x", State.NEEDS_EDITING, previous_msgid="151 days", facts_changed=("old",))
    other = Unit("151 days", "x", State.NEEDS_EDITING, previous_msgid="152 days")
    assert (
        kept(Unit("151 days"), same, lambda a, b: ("new",)).previous_msgid,
        kept(Unit("151 days"), same, lambda a, b: ("new",)).facts_changed,
    ) == (None, ())
    found = kept(Unit("151 days"), other, lambda a, b: (f"{a} → {b}",))
    assert (found.previous_msgid, found.facts_changed) == ("152 days", ("152 days → 151 days",))


def test_an_entry_without_a_previous_text_has_no_changed_facts_and_one_with_it_keeps_them() -> None:
    without = Unit("a", "x", State.NEEDS_EDITING, facts_changed=("151 → 152",))
    with_ = Unit("a", "x", State.NEEDS_EDITING, facts_changed=("151 → 152",), previous_msgid="b")
    assert settled(without).facts_changed == ()
    assert settled(with_) == with_


def test_of_the_same_text_twice_only_another_translation_becomes_a_remark() -> None:
    best, same, other, empty = (Unit("a", words, State.REVIEWED) for words in ("x", "x", "y\nz", ""))
    assert joined([best, same, empty]).comments == ()
    assert joined([best, other]).comments == ("another translation: y", "another translation: z")


def catalogue_of(units: tuple[Unit, ...], obsolete: tuple[Unit, ...] = ()) -> Catalogue:
    header = catalogue.new_header("appeal", "en", "fa", TODAY)
    return Catalogue("appeal", "en", "fa", units, obsolete=obsolete, header=header)


REVIEWED = Unit("a", "approved", State.REVIEWED)
BY_HAND = Unit("a", "by hand", State.NEEDS_EDITING)
CARRIED = Unit("a", "carried over", State.NEEDS_EDITING, previous_msgid="b")
DRAFTED = Unit("a", "drafted", State.NEEDS_EDITING, draft="engine")
NOTHING = Unit("a", "")


@pytest.mark.parametrize(
    ("living", "gone", "wins"),
    [
        (BY_HAND, REVIEWED, "by hand"),  # a person's later mark goes before an approval that has left the document
        (CARRIED, REVIEWED, "approved"),
        (DRAFTED, REVIEWED, "approved"),
        (NOTHING, REVIEWED, "approved"),
        (DRAFTED, BY_HAND, "by hand"),
        (DRAFTED, CARRIED, "carried over"),
        (NOTHING, DRAFTED, "drafted"),
        (CARRIED, BY_HAND, "carried over"),
        (BY_HAND, DRAFTED, "by hand"),
        (REVIEWED, BY_HAND, "approved"),
    ],
)
def test_of_what_is_known_twice_the_better_translation_stays(living: Unit, gone: Unit, wins: str) -> None:
    (known,) = remembered(catalogue_of((living,), (gone,))).values()
    assert known.msgstr == wins


@pytest.mark.parametrize(("msgid", "msgstr", "meant"), [("a\n", "x", "x\n"), ("\na", "x", "\nx"), ("a", "\nx\n", "x")])
def test_line_breaks_at_the_ends_are_those_of_the_source(msgid: str, msgstr: str, meant: str) -> None:
    assert fitted(msgstr, msgid) == meant


def test_a_text_that_was_never_translated_hands_on_its_comments_and_nothing_else() -> None:
    fresh = Unit("151 days", kind="paragraph")
    old = Unit("152 days", "", comments=("Ask the family.",), msgctxt="quote")
    assert taken_over(fresh, [old], lambda a, b: ("changed",)) == replace(fresh, comments=("Ask the family.",))


def test_a_translation_is_taken_over_with_the_text_and_the_context_that_it_was_made_for() -> None:
    old = Unit("152 days", "۱۵۲ روز", State.REVIEWED, msgctxt="quote")
    found = taken_over(Unit("151 days"), [old], lambda a, b: (f"{a} → {b}",))
    assert (found.state, found.previous_msgid, found.previous_msgctxt) == (State.NEEDS_EDITING, "152 days", "quote")
    assert found.facts_changed == ("152 days → 151 days",)
    back = taken_over(Unit("151 days"), [replace(old, state=State.NEEDS_EDITING, previous_msgid="151 days")], lambda a, b: ("x",))
    assert (back.previous_msgid, back.previous_msgctxt, back.facts_changed) == (None, None, ())


def test_only_a_machine_draft_says_that_it_was_made_for_an_earlier_text() -> None:
    by_hand, drafted = Unit("152 days", "۱۵۲ روز", State.REVIEWED), Unit("152 days", "۱۵۲ روز", State.NEEDS_EDITING, draft="engine")
    back = replace(drafted, draft="engine, of an earlier text", previous_msgid="151 days")
    found = [taken_over(Unit("151 days"), [old], lambda a, b: ()).draft for old in (by_hand, drafted, back)]
    assert found == ["", "engine, of an earlier text", "engine"]


PARTS = {
    "She was arrested at her flat in the north of the city.": "یک",
    "Two agents searched the rooms until the morning and took her books away with them.": "دو",
    "Nobody told her mother where she was being held.": "سه",
}


@pytest.mark.parametrize("parts", [list(PARTS)[:2], list(PARTS)[1:], list(PARTS)])
def test_paragraphs_that_become_one_give_their_translations_in_the_order_of_the_document(parts: list[str]) -> None:
    segment = Segment(" ".join(parts), "paragraph", Location("source/appeal.md", 1))
    document = Document("appeal", "appeal", "en", "", "", "", (segment,))
    past = catalogue_of(tuple(Unit(text, PARTS[text], State.REVIEWED) for text in parts))
    (unit,) = merged(past, document, "fa", TODAY, lambda text: (), lambda before, now: ()).units
    assert (unit.msgstr, unit.previous_msgid) == (" ".join(PARTS[text] for text in parts), None)


@pytest.mark.parametrize(("previous", "context"), [("152 days", "quote"), ("151 days", "quote"), (None, None)])
def test_the_context_of_a_previous_text_stays_as_long_as_the_text_does(previous: str | None, context: str | None) -> None:
    old = Unit("151 days", "x", State.NEEDS_EDITING, previous_msgid=previous, previous_msgctxt="quote")
    assert kept(Unit("151 days"), old, lambda a, b: ()).previous_msgctxt == context


RATHER_ALIKE = Unit("She was arrested in Tehran in October and taken to Evin prison by the guards.", "x", State.REVIEWED)
REWRITTEN = Unit("She was arrested in Tehran in October; since then nobody knows where they hold her now.")
FIRST, LAST = Unit("First of all."), Unit("Write to us.")


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ([FIRST, RATHER_ALIKE, LAST], [FIRST, REWRITTEN, LAST], {1: [RATHER_ALIKE]}),
        ([FIRST, RATHER_ALIKE], [FIRST, REWRITTEN], {1: [RATHER_ALIKE]}),
        ([RATHER_ALIKE, LAST], [REWRITTEN, LAST], {0: [RATHER_ALIKE]}),
        ([RATHER_ALIKE], [REWRITTEN, LAST], {0: [RATHER_ALIKE]}),
        ([RATHER_ALIKE], [LAST, REWRITTEN], {1: [RATHER_ALIKE]}),
        ([LAST, FIRST, RATHER_ALIKE, Unit("More.")], [FIRST, REWRITTEN], {1: [RATHER_ALIKE]}),
        ([FIRST, LAST, RATHER_ALIKE, FIRST], [LAST, RATHER_ALIKE, REWRITTEN], {}),
        ([RATHER_ALIKE, FIRST, LAST], [FIRST, LAST, REWRITTEN], {}),
    ],
)
def test_a_text_less_than_half_alike_is_only_a_successor_in_the_same_place(
    before: list[Unit], now: list[Unit], found: dict[int, list[Unit]]
) -> None:
    keys = [key(unit) for unit in now]
    gone = [unit for unit in before if key(unit) not in keys]
    assert successors(keys, [key(unit) for unit in before], {key(unit) for unit in before}, gone) == found
