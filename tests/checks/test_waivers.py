"""A waiver silences one check on one entry, for exactly the texts that a person looked at, and never a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import glossary
from pipeline.checks import check, fix, waivers
from pipeline.model import Catalogue, Finding, State, Unit

KNOWN = glossary.parse("version: 1\nterms:\n  - id: nava-test\n    kind: person\n    en: Nava Testi\n    de: Nava Testi\n")
UNIT = Unit("She was held for 151 days.", "Sie wurde fünf Monate festgehalten.", State.REVIEWED)
REASON = "waive: numbers because the German edition rounds"


def catalogue(unit: Unit) -> Catalogue:
    return Catalogue("appeal", "en", "de", (unit,))


def found(unit: Unit) -> list[tuple[str, str]]:
    return [(finding.check, finding.severity) for finding in check(catalogue(unit), KNOWN)]


def bound(unit: Unit) -> Unit:
    return fix(catalogue(unit), KNOWN).units[0]


def messages(unit: Unit) -> list[str]:
    return [finding.message for finding in check(catalogue(unit), KNOWN) if finding.check == "waivers"]


def test_an_unbound_waiver_silences_nothing_and_says_how_it_is_bound() -> None:
    unit = replace(UNIT, comments=(REASON,))
    assert ("numbers", "error") in found(unit)
    assert messages(unit) == ["the waiver of numbers is not in force yet; `pipeline check --fix` binds it to this text"]


def test_check_fix_binds_a_waiver_and_from_then_on_it_silences_that_check_alone() -> None:
    unit = bound(replace(UNIT, comments=("a note", REASON)))
    assert unit.comments[0] == "a note"
    assert unit.comments[1].startswith(f"{REASON} [sha:")
    assert ("numbers", "error") not in found(unit)
    assert "units" not in dict(found(unit))
    assert ("numbers", "error") in found(UNIT)


def test_binding_twice_changes_nothing() -> None:
    unit = bound(replace(UNIT, comments=(REASON,)))
    assert bound(unit) == unit


@pytest.mark.parametrize("change", [{"msgstr": "Sie wurde sechs Monate festgehalten."}, {"msgid": "She was held for 152 days."}])
def test_a_change_of_either_text_makes_a_waiver_expire(change: dict[str, str]) -> None:
    unit = replace(bound(replace(UNIT, comments=(REASON,))), **change)
    assert ("numbers", "error") in found(unit)
    assert messages(unit) == [
        "the waiver of numbers has expired: the entry has changed since it was given (the German edition rounds)"
    ]


def test_an_expired_waiver_is_not_bound_again() -> None:
    unit = replace(bound(replace(UNIT, comments=(REASON,))), msgstr="Sie wurde sechs Monate festgehalten.")
    assert bound(unit) == unit


def test_a_repair_keeps_the_waiver_in_force() -> None:
    unit = bound(replace(UNIT, msgstr="Sie wurde  fünf Monate festgehalten.", comments=(REASON,)))
    assert unit.msgstr == UNIT.msgstr
    assert found(unit) == []


def test_names_cannot_be_waived() -> None:
    unit = Unit("Nava Testi writes.", "Nava Tasti schreibt.", State.REVIEWED, comments=("waive: names because she spells it so",))
    assert ("names", "error") in found(bound(unit))
    assert messages(bound(unit)) == ["names cannot be waived"]
    assert bound(unit) == unit


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("waive: numbers", "“waive: numbers” is no waiver; write “waive: CHECK because REASON”"),
        ("waive: nombers because I say so", "there is no check “nombers” to waive"),
    ],
)
def test_a_waiver_that_cannot_work_is_reported(comment: str, message: str) -> None:
    assert messages(bound(replace(UNIT, comments=(comment,)))) == [message]


def test_an_ordinary_comment_is_no_waiver() -> None:
    assert messages(replace(UNIT, comments=("we waived the fee", "checked by two readers"))) == []


def test_all_waivers_of_a_catalogue_are_listed_with_reason_and_state() -> None:
    listed = waivers(catalogue(bound(replace(UNIT, comments=(REASON,)))))
    assert [str(one) for one in listed] == [f"numbers on “{UNIT.msgid}” because the German edition rounds"]
    unbound = waivers(catalogue(replace(UNIT, comments=(REASON,))))
    assert [str(one) for one in unbound] == [
        f"numbers on “{UNIT.msgid}” because the German edition rounds (not in force: run check --fix)"
    ]
    expired = waivers(catalogue(replace(bound(replace(UNIT, comments=(REASON,))), msgstr="Sie wurde sechs Monate festgehalten.")))
    assert [str(one) for one in expired] == [f"numbers on “{UNIT.msgid}” because the German edition rounds (expired)"]


def test_a_finding_about_a_waiver_is_a_warning() -> None:
    about: list[Finding] = [f for f in check(catalogue(replace(UNIT, comments=("waive: numbers",))), KNOWN) if f.check == "waivers"]
    assert [f.severity for f in about] == ["warning"]


PEOPLE = glossary.parse(
    "version: 1\nterms:\n  - {id: nava-test, kind: person, en: Nava Testi, de: Nava Testi}\n"
    "  - {id: rahi-test, kind: person, en: Rahi Testani, de: Rahi Testani}\n"
)
OTHER_WAY = Unit("Nava Testi met Rahi Testani.", "Rahi Testani traf Nava Testi.", State.REVIEWED)
ORDER = "order: nava-test, rahi-test"


def about_names(unit: Unit) -> list[str]:
    return [finding.message for finding in check(catalogue(unit), PEOPLE) if finding.check in ("names", "waivers")]


def test_an_order_that_a_person_has_read_is_recorded_by_check_fix_for_exactly_this_text() -> None:
    asked = replace(OTHER_WAY, comments=(ORDER,))
    assert [message.split(":")[0] for message in about_names(asked)] == [
        "Rahi Testani (\u2068Rahi Testani\u2069) and Nava Testi (\u2068Nava Testi\u2069) have changed places",
        "the order of nava-test, rahi-test is not recorded yet; `pipeline check --fix` binds it to this text",
    ]
    recorded = fix(catalogue(asked), PEOPLE).units[0]
    assert recorded.comments[0].startswith(f"{ORDER} [sha:")
    assert about_names(recorded) == []
    assert fix(catalogue(recorded), PEOPLE).units[0] == recorded


def test_a_recorded_order_expires_with_the_text_and_excuses_no_other_name() -> None:
    recorded = fix(catalogue(replace(OTHER_WAY, comments=(ORDER,))), PEOPLE).units[0]
    changed = replace(recorded, msgstr="Rahi Testani besuchte Nava Testi.")
    assert any("have changed places" in message for message in about_names(changed))
    assert "the record of the order of nava-test, rahi-test has expired: the entry has changed since it was given" in about_names(
        changed
    )
    misspelt = fix(catalogue(replace(OTHER_WAY, msgstr="Rahi Testani traf Nava Tesdi.", comments=(ORDER,))), PEOPLE).units[0]
    assert any("is misspelt" in message for message in about_names(misspelt))


def test_a_record_without_two_ids_says_how_it_is_written() -> None:
    assert about_names(replace(OTHER_WAY, comments=("order: as it should be!",)))[-1] == (
        "“order: as it should be!” records no order; write “order: ID, ID” with two ids of the glossary"
    )


def test_recorded_orders_are_listed_with_the_waivers() -> None:
    recorded = fix(catalogue(replace(OTHER_WAY, comments=(ORDER,))), PEOPLE).units[0]
    assert [str(one) for one in waivers(catalogue(recorded))] == [
        "order on “Nava Testi met Rahi Testani.” because the order of nava-test, rahi-test was read"
    ]
