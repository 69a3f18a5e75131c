"""Nothing is published that a person has not reviewed or in which a check finds an error, and only the gate says so."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import pipeline
from pipeline import glossary
from pipeline.checks import CHECKS, Refused, admit, admit_draft, approve, check, check_together
from pipeline.model import Approved, Catalogue, State, Unit, Unreviewed

PACKAGE = Path(pipeline.__file__).parent
KNOWN = glossary.parse(
    "version: 1\nterms:\n  - id: nava-test\n    kind: person\n    gender: f\n    en: Nava Testi\n    de: Nava Testi\n    fa: {form: نوا تستی}\n"
)
GOOD = Unit("Nava Testi was held for 151 days.", "Nava Testi wurde 151 Tage festgehalten.", State.REVIEWED)
WRONG_NUMBER = replace(GOOD, msgstr="Nava Testi wurde 152 Tage festgehalten.")
WRONG_NAME = replace(GOOD, msgstr="Nava Tasti wurde 151 Tage festgehalten.")


def catalogue(*units: Unit, document: str = "appeal") -> Catalogue:
    return Catalogue(document, "en", "de", units)


@pytest.mark.parametrize(("name", "function"), [("Approved", "approve"), ("Unreviewed", "admit_draft")])
def test_what_may_be_published_is_made_in_exactly_one_place(name: str, function: str) -> None:
    made = [
        (path.relative_to(PACKAGE).as_posix(), outer.name)
        for path in PACKAGE.rglob("*.py")
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(outer, ast.FunctionDef)
        for node in ast.walk(outer)
        if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
    ]
    assert made == [("checks/gate.py", function)]


def test_nothing_else_touches_the_constructor_of_what_may_be_published() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("replace", "copy", "deepcopy"):
                assert not any(isinstance(arg, ast.Name) and arg.id in ("approved", "unreviewed") for arg in node.args), path


def test_a_catalogue_that_is_reviewed_and_right_is_approved() -> None:
    assert approve(catalogue(GOOD), KNOWN) == Approved(catalogue(GOOD))


@pytest.mark.parametrize("state", [State.NEEDS_EDITING, State.UNTRANSLATED])
def test_one_entry_that_nobody_reviewed_refuses_the_catalogue(state: State) -> None:
    unfinished = replace(GOOD, msgid="Write today.", msgstr="Schreiben Sie heute.", state=state)
    assert approve(catalogue(GOOD, unfinished), KNOWN) == Refused(("Write today.",), ())


def test_an_entry_marked_reviewed_without_text_is_not_finished() -> None:
    empty = Unit("Write today.", " ", State.REVIEWED)
    answer = approve(catalogue(empty), KNOWN)
    assert isinstance(answer, Refused)
    assert answer.unfinished == ("Write today.",)


@pytest.mark.parametrize(("unit", "by"), [(WRONG_NUMBER, "numbers"), (WRONG_NAME, "names")])
def test_an_error_refuses_a_reviewed_catalogue_and_a_draft_alike(unit: Unit, by: str) -> None:
    for answer in (
        approve(catalogue(GOOD, unit), KNOWN),
        admit_draft(catalogue(GOOD, replace(unit, state=State.NEEDS_EDITING)), KNOWN),
    ):
        assert isinstance(answer, Refused)
        assert {finding.check for finding in answer.findings} == {by}
        assert all(finding.severity == "error" for finding in answer.findings)


def test_a_warning_does_not_refuse() -> None:
    unit = replace(GOOD, msgstr="Nava Testi  wurde 151 Tage festgehalten.")
    assert [f.severity for f in check(catalogue(unit), KNOWN)] == ["warning"]
    assert isinstance(approve(catalogue(unit), KNOWN), Approved)


def test_a_draft_is_admitted_as_unreviewed_only_when_it_is_complete() -> None:
    draft = replace(GOOD, state=State.NEEDS_EDITING)
    assert admit_draft(catalogue(draft), KNOWN) == Unreviewed(catalogue(draft))
    assert admit_draft(catalogue(draft, Unit("Write today.")), KNOWN) == Refused(("Write today.",), ())
    for state in State:
        assert isinstance(admit_draft(catalogue(draft, Unit("Write today.", " \u200c", state)), KNOWN), Refused)
    said = admit_draft(catalogue(draft, Unit("Write today.", "Schreiben Sie heute.", State.UNTRANSLATED)), KNOWN)
    assert said == Refused(("Write today.",), ())
    spaces = admit_draft(catalogue(draft, Unit("Write today.", "  ", State.NEEDS_EDITING)), KNOWN)
    assert isinstance(spaces, Refused)
    assert spaces.unfinished == ("Write today.",)


def test_a_catalogue_is_admitted_as_the_most_that_it_may_be() -> None:
    draft = catalogue(replace(GOOD, state=State.NEEDS_EDITING))
    assert admit(catalogue(GOOD), KNOWN) == Approved(catalogue(GOOD))
    assert admit(draft, KNOWN) == Unreviewed(draft)
    assert admit(catalogue(GOOD, Unit("Write today.")), KNOWN) == Refused(("Write today.",), ())
    wrong = admit(catalogue(WRONG_NUMBER), KNOWN)
    assert isinstance(wrong, Refused)
    assert [finding.message for finding in wrong.findings] == ["151 became 152"]


def test_a_text_with_more_figures_than_anybody_could_compare_is_refused() -> None:
    many = Unit(", ".join(map(str, range(301))), ", ".join(map(str, range(302))), State.REVIEWED)
    found = [(f.check, f.message) for f in check(catalogue(many), KNOWN) if f.severity == "error"]
    message = "so many figures stand in one text that they cannot be compared; divide it in the source"
    assert found == [("numbers", message), ("dates", message)]


def test_an_empty_translation_is_never_judged() -> None:
    assert check(catalogue(Unit("Nava Testi was held for 151 days.")), KNOWN) == ()


def test_the_checks_are_those_of_the_contract_and_each_is_explained() -> None:
    ids = [one.id for one in CHECKS]
    assert len(set(ids)) == len(ids)
    promised = {"names", "numbers", "markup", "links", "script", "bidi", "html", "same", "repetition", "punctuation"}
    assert promised <= set(ids)
    for one in CHECKS:
        assert one.explanation.endswith("."), one.id
        assert "\n" not in one.explanation, one.id
        assert one.mend, one.id
        assert one.severity == "error" or one.id not in promised - {"punctuation"}


def test_one_source_with_two_translations_is_reported_in_both_documents() -> None:
    first = catalogue(Unit("Write today.", "Schreiben Sie heute.", State.REVIEWED))
    second = catalogue(Unit("Write today.", "Schreibt heute!", State.REVIEWED), document="bios/nava")
    found = check_together([first, second], KNOWN)
    assert [(f.check, f.severity, f.document) for f in found] == [
        ("consistency", "warning", "appeal"),
        ("consistency", "warning", "bios/nava"),
    ]
    assert found[0].message == "translated differently in bios/nava: “Schreibt heute!”"


def test_the_usual_translation_is_named_to_those_that_differ_and_one_that_differs_to_the_usual() -> None:
    texts = ["Schreibt heute!", "Schreiben Sie heute.", "Schreiben Sie heute.", "Schreib heute."]
    documents = [
        catalogue(Unit("Write today.", text, State.REVIEWED), document=name) for text, name in zip(texts, "abcd", strict=True)
    ]
    found = check_together(documents, KNOWN)
    usual = "translated differently in b: “Schreiben Sie heute.”"
    rare = "translated differently in a: “Schreibt heute!”"
    assert [(f.document, f.message) for f in found] == [("a", usual), ("b", rare), ("c", rare), ("d", usual)]


def test_case_and_punctuation_make_no_other_translation_and_entries_without_letters_none() -> None:
    units = (
        Unit("Write today.", "Schreiben Sie heute."),
        Unit("WRITE TODAY", "SCHREIBEN SIE HEUTE!"),
        Unit("…", "…"),
        Unit("–", "…"),
    )
    assert check_together([catalogue(*units, Unit("Call.", ""), Unit("Ring.", ""))], KNOWN) == ()


def test_two_sources_with_one_translation_are_reported() -> None:
    one = catalogue(Unit("Write today.", "Schreiben Sie.", State.REVIEWED), Unit("Call today.", "Schreiben Sie.", State.REVIEWED))
    found = check_together([one], KNOWN)
    assert [f.check for f in found] == ["collision", "collision"]
    assert found[0].message == "the same translation stands for “Call today.” in appeal"


def test_the_same_translation_in_two_documents_is_no_finding() -> None:
    one = Unit("Write today.", "Schreiben Sie heute.", State.REVIEWED)
    assert check_together([catalogue(one), catalogue(one, document="bios/nava")], KNOWN) == ()
