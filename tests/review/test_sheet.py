"""Sheets go to reviewers and come back without a formula run, a translation overwritten or an entry approved by accident."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import review
from pipeline.errors import UnreadableInput
from pipeline.model import State
from pipeline.review.sheet import FORMULA, _guarded, _unguarded
from tests.export.samples import catalogue


def unread(**fields):
    """The Persian catalogue as machine drafts."""
    base = catalogue()
    return replace(base, units=tuple(replace(unit, state=State.NEEDS_EDITING, draft="engine", **fields) for unit in base.units))


def filled(of, rows: dict[int, dict[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """The sheet of a catalogue with cells of some rows (counted from 0) filled in, saved as a spreadsheet might."""
    table = list(csv.DictReader(io.StringIO(review.sheet(of).decode("utf-8-sig"), newline="")))
    for number, cells in rows.items():
        table[number] |= cells
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode(encoding)


def back(of, rows, into=None, **how):
    return review.import_sheet(into or of, filled(of, rows, **how), "sheet.csv")


def test_an_untouched_sheet_changes_nothing():
    assert back(unread(), {}).catalogue == unread()


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_a_correction_comes_back_whatever_the_spreadsheet_made_of_the_file(delimiter, encoding):
    done = back(unread(), {2: {"correction": "مینا نمونه ۱۵۱ روز زندانی بود."}}, delimiter=delimiter, encoding=encoding)
    unit = done.catalogue.units[2]
    assert (unit.msgstr, unit.state, unit.draft) == ("مینا نمونه ۱۵۱ روز زندانی بود.", State.NEEDS_EDITING, "")
    assert (done.corrected, done.approved, done.refused) == (1, 0, ())
    assert done.catalogue.units[:2] + done.catalogue.units[3:] == unread().units[:2] + unread().units[3:]


def test_only_the_column_of_the_reviewer_clears_needs_editing():
    done = back(unread(), {0: {"correction": "x"}, 1: {"note": "good"}, 2: {"approved": "no"}, 3: {"state": "reviewed"}})
    assert {unit.state for unit in done.catalogue.units} == {State.NEEDS_EDITING}


@pytest.mark.parametrize("word", ["yes", " YES ", "x", "ja", "بله", "بەڵێ", "erê", "✓"])
def test_an_approved_entry_is_reviewed(word):
    done = back(unread(), {1: {"approved": word}})
    assert done.catalogue.units[1].state is State.REVIEWED
    assert done.approved == 1
    assert done.catalogue.units[1].draft == "engine"


def test_an_approved_correction_is_reviewed_and_its_changed_facts_are_settled():
    of = unread(facts_changed=("1 → 2",), previous_msgid="old")
    unit = back(of, {1: {"correction": "neu", "approved": "yes"}}).catalogue.units[1]
    assert (unit.msgstr, unit.state, unit.facts_changed, unit.previous_msgid) == ("neu", State.REVIEWED, (), None)


def test_a_correction_of_a_reviewed_entry_needs_editing_again():
    assert back(catalogue(), {1: {"correction": "neu"}}).catalogue.units[1].state is State.NEEDS_EDITING


def test_a_row_whose_source_changed_meanwhile_is_refused():
    of = unread()
    newer = replace(of, units=(replace(of.units[0], msgid="Another title"), *of.units[1:]))
    done = back(of, {0: {"correction": "x"}, 1: {"correction": "y"}}, into=newer)
    assert [(one.row, one.reason) for one in done.refused] == [
        (2, "its source text changed or left the document since the sheet was written")
    ]
    assert [unit.msgstr for unit in done.catalogue.units[:2]] == [of.units[0].msgstr, "y"]


def test_a_row_whose_translation_changed_meanwhile_is_refused():
    of = unread()
    newer = replace(of, units=(of.units[0], replace(of.units[1], msgstr="by somebody else"), *of.units[2:]))
    done = back(of, {1: {"approved": "yes"}}, into=newer)
    assert [one.reason for one in done.refused] == ["its translation changed since the sheet was written"]
    assert done.catalogue == newer


def test_a_decision_that_cannot_be_read_is_refused_and_not_guessed():
    done = back(unread(), {1: {"approved": "maybe", "correction": "x"}})
    assert [one.reason for one in done.refused] == ["“maybe” in the column “approved” is neither yes nor no"]
    assert done.catalogue == unread()


def test_an_empty_translation_cannot_be_approved():
    of = replace(catalogue(), units=tuple(replace(u, msgstr="", state=State.UNTRANSLATED) for u in catalogue().units))
    done = back(of, {0: {"approved": "yes"}})
    assert [one.reason for one in done.refused] == ["it is approved but has no translation"]


def test_one_entry_in_two_rows_is_refused_the_second_time():
    rows = filled(unread(), {0: {"correction": "x"}}).decode("utf-8-sig").splitlines(keepends=True)
    done = review.import_sheet(unread(), "".join([*rows, rows[1]]).encode(), "sheet.csv")
    assert [one.reason for one in done.refused] == ["the same entry stands in an earlier row"]


def test_a_sheet_of_another_language_is_refused():
    with pytest.raises(UnreadableInput, match=r"^sheet\.csv: is no sheet of appeal in fa$"):
        review.import_sheet(catalogue("fa"), review.sheet(catalogue("de")), "sheet.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"has no column “document”"),
        (b"a,b\n1,2\n", r"has no column “document”"),
        ("document;é".encode("latin-1"), r"is not UTF-8; save the sheet as CSV UTF-8"),
        (b"document,language,entry,version,correction,approved\n", r"must hold the rows of exactly one document"),
        (b'document,language,entry,version,correction,approved\n"a,b\n', r"is not readable as CSV"),
        (b"document,language,entry,version,correction,approved\nappeal,fa\n", r"sheet\.csv:2: a row has more or fewer cells"),
    ],
)
def test_what_is_no_sheet_is_one_sentence(content, message):
    with pytest.raises(UnreadableInput, match=message):
        review.import_sheet(catalogue(), content, "sheet.csv")


def test_a_sheet_names_its_document_and_language():
    assert review.target(review.sheet(catalogue()), "sheet.csv") == ("appeal", "fa")


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "＝1", "'=x", "''=x"])
def test_no_cell_is_a_formula(text):
    of = unread(msgstr=text)
    for row in csv.reader(io.StringIO(review.sheet(of).decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell[:1] in tuple(FORMULA)]
    assert _unguarded(_guarded(text)) == text


@given(st.text(alphabet=st.sampled_from([*"'=+-@ab\t\n ", "＝"])))
def test_guarding_a_cell_loses_nothing(text):
    assert _unguarded(_guarded(text)) == text
    assert _guarded(text)[:1] not in tuple(FORMULA)
