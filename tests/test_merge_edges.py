"""What a merge decides in rare cases: found by changing the code where no other test noticed."""

from __future__ import annotations

from datetime import date

from pipeline import catalogue
from pipeline.merge import merged
from pipeline.merge.past import joined, settled
from pipeline.merge.takeover import kept
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
