"""Pre-translation fills what is untranslated and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.draft import pretranslate, pretranslation
from pipeline.model import Catalogue, Draft, Refusal, State, Unit


class Says:
    """A drafter with fixed answers that remembers what it was asked."""

    def __init__(self, **answers: Draft | Refusal) -> None:
        self.answers = answers
        self.asked: list[tuple[str, ...]] = []

    def draft(self, texts: Sequence[str], source: str, target: str) -> Sequence[Draft | Refusal]:
        self.asked.append(tuple(texts))
        return [self.answers.get(text, Refusal(f"nothing known of {text}")) for text in texts]


def catalogue(*units: Unit) -> Catalogue:
    return Catalogue("appeal", "en", "de", units)


def test_a_draft_needs_editing_and_says_where_it_came_from() -> None:
    drafted = pretranslate(catalogue(Unit("one")), [Says(one=Draft("eins", "memory campaign s-1, exact", ("evin-prison",)))])
    expected = Unit("one", "eins", State.NEEDS_EDITING, draft="memory campaign s-1, exact", unverified=("evin-prison",))
    assert drafted.units == (expected,)


def test_units_that_a_person_or_an_earlier_run_filled_stay_as_they_are() -> None:
    units = (Unit("one", "Eins!", State.REVIEWED), Unit("two", "zwei?", State.NEEDS_EDITING, draft="old"))
    drafter = Says(one=Draft("eins", "x"), two=Draft("zwei", "x"))
    assert pretranslate(catalogue(*units), [drafter]) == catalogue(*units)
    assert drafter.asked == []


def test_a_unit_that_nobody_drafts_stays_empty_with_every_reason_once() -> None:
    drafters = [Says(one=Refusal("no memory")), Says(one=Refusal("no engine")), Says(one=Refusal("no memory"))]
    unit = pretranslate(catalogue(Unit("one")), drafters).units[0]
    assert (unit.state, unit.msgstr, unit.left_empty) == (State.UNTRANSLATED, "", "no memory; no engine")


def test_each_drafter_is_asked_only_for_what_is_still_empty() -> None:
    first, second = Says(one=Draft("eins", "first")), Says(two=Draft("zwei", "second", route="engine"))
    result = pretranslation(catalogue(Unit("one"), Unit("two"), Unit("three")), [first, second])
    assert second.asked == [("two", "three")]
    assert [unit.draft for unit in result.catalogue.units] == ["first", "second", ""]
    assert result.routes == {"memory": 1, "engine": 1, "left empty": 1}


def test_an_old_reason_goes_when_the_unit_is_filled() -> None:
    unit = pretranslate(catalogue(Unit("one", left_empty="no engine")), [Says(one=Draft("eins", "now"))]).units[0]
    assert (unit.msgstr, unit.left_empty) == ("eins", "")


def test_an_empty_answer_is_no_draft() -> None:
    unit = pretranslate(catalogue(Unit("one")), [Says(one=Draft(" ", "blank"))]).units[0]
    assert (unit.state, unit.msgstr) == (State.UNTRANSLATED, "")


def test_without_drafters_nothing_changes_but_the_routes_are_counted() -> None:
    result = pretranslation(catalogue(Unit("one", left_empty="why")), [])
    assert result.routes == {"left empty": 1}
