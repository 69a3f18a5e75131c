"""Findings are told in text, JSON, GitHub and JUnit form, and no translation can break any of them."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from pipeline.checks import report
from pipeline.model import Finding
from pipeline.text import isolate

PERSIAN = Finding("numbers", "error", "151 became ۱۵۲ (152)", "bios/nava", "fa", "held for 151 days", "۱۵۲ روز در حبس", 0, 3)
GERMAN = Finding("spaces", "warning", "more than one space", "appeal", "de", "Write today.", "Schreiben  Sie & <heute>.", 10, 11)
NASTY = Finding("bidi", "error", "50% of\nit: a, b", "appeal", "de", 'a "quoted" \u202e text', "x\x01]]>\u202e--\u2028y", 1, 2)
SUMMARY = {"errors": 2, "warnings": 1, "catalogues": 2, "entries": 3}


def test_text_groups_by_catalogue_and_marks_the_place() -> None:
    assert report.text([PERSIAN, GERMAN], SUMMARY).split("\n") == [
        "translations/fa/bios/nava.po",
        "",
        "  source       held for 151 days",
        "  error    numbers: 151 became \u2068۱۵۲\u2069 (152)",
        "             \u2068⟦۱۵۲⟧ روز در حبس\u2069",
        "             → Compare the figures; write thousands and decimals as the language does.",
        "",
        "translations/de/appeal.po",
        "",
        "  source       Write today.",
        "  warning  spaces: more than one space",
        "             Schreiben ⟦ ⟧Sie & <heute>.",
        "             → Run `pipeline check --fix`, or type it as shown.",
        "",
        "1 error, 1 warning in 2 catalogues, 3 entries",
    ]


def test_text_says_so_when_there_is_nothing_to_say() -> None:
    assert report.text([], {"catalogues": 1, "entries": 5}) == "no findings in 1 catalogue, 5 entries"


def test_text_shows_the_translation_once_where_a_finding_has_no_place() -> None:
    finding = Finding("negation", "error", "“not” denies, the translation does not", "appeal", "de", "is not free", "ist frei")
    assert "  translation  ist frei" in report.text([finding], {}).split("\n")


def test_a_terminal_never_gets_a_control_character_or_an_override() -> None:
    shown = report.text([NASTY], SUMMARY)
    assert not set(shown) & {"\x01", "\u202e", "\u2028"}
    assert "⟨U+202E⟩" in shown


def test_a_long_translation_is_cut_around_the_place() -> None:
    finding = Finding("numbers", "error", "1 became 2", "appeal", "de", "x", "a" * 500 + "2" + "b" * 500, 500, 501)
    line = next(line for line in report.text([finding], {}).split("\n") if "⟦" in line)
    assert line.strip() == "…" + "a" * 60 + "⟦2⟧" + "b" * 60 + "…"


def test_json_is_as_promised() -> None:
    told = json.loads(report.json([PERSIAN, NASTY], SUMMARY))
    assert told["summary"] == SUMMARY
    assert told["findings"][0] == {
        "check": "numbers", "severity": "error", "document": "bios/nava", "language": "fa",
        "msgid": "held for 151 days", "message": "151 became ۱۵۲ (152)",
    }  # fmt: skip
    assert len(told["findings"]) == 2


def test_github_annotations_keep_to_one_line_each() -> None:
    lines = report.github([PERSIAN, NASTY], SUMMARY).split("\n")
    assert lines[0].startswith("::error file=translations/fa/bios/nava.po,title=numbers::151 became")
    assert "50%25 of%0Ait: a, b" in lines[1]
    assert lines[2] == "::notice::2 errors, 0 warnings in 2 catalogues, 3 entries"
    assert len(lines) == 3


def test_junit_is_well_formed_and_fails_for_errors_only() -> None:
    root = ElementTree.fromstring(report.junit([PERSIAN, GERMAN, NASTY], SUMMARY))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [len(suite.findall("testcase")) for suite in root] == [1, 2]
    assert [case.get("type") for case in root.iter("failure")] == ["numbers", "bidi"]
    assert ElementTree.fromstring(report.junit([], SUMMARY)).get("failures") == "0"
    counted = [(suite.get("tests"), suite.get("failures")) for suite in root]
    assert counted == [("1", "1"), ("2", "1")]
    assert [case.find("system-out") is not None for case in root.iter("testcase")] == [False, True, False]
    (only,) = ElementTree.fromstring(report.junit([], SUMMARY))
    assert only.find("testcase") is not None


@pytest.mark.parametrize(("length", "cut"), [(180, False), (181, True)])
def test_long_texts_without_a_place_are_cut_at_their_end(length: int, cut: bool) -> None:
    msgid, msgstr = "s" * length, "t" * length
    finding = Finding("negation", "error", "“not” denies, the translation does not", "appeal", "de", msgid, msgstr)
    lines = report.text([finding], {}).split("\n")
    assert lines[2] == "  source       " + ("s" * 180 + "…" if cut else msgid)
    assert lines[3] == "  translation  " + ("t" * 180 + "…" if cut else msgstr)


def test_what_is_cut_does_not_end_in_a_space() -> None:
    long = "w" * 179 + " " + "w" * 50
    lines = report.text([Finding("negation", "error", "no", "appeal", "de", long, long)], {}).split("\n")
    assert lines[2:4] == ["  source       " + "w" * 179 + "…", "  translation  " + "w" * 179 + "…"]


@pytest.mark.parametrize(
    ("msgid", "isolated"),
    [("آزاد", True), ("\u0590", True), ("\u08ff", True), ("\u058f", False), ("\u0900", False), ("free", False)],
)
def test_a_source_from_right_to_left_is_isolated(msgid: str, isolated: bool) -> None:
    (line,) = [line for line in report.text([replace(GERMAN, msgid=msgid)], {}).split("\n") if "source" in line]
    assert line == f"  source       {isolate(msgid) if isolated else msgid}"


def test_a_finding_about_a_whole_catalogue_has_no_source() -> None:
    assert "source" not in report.text([Finding("gate", "error", "it is empty", "appeal", "de", "", "")], {})
    assert "→" not in report.text([Finding("gate", "error", "it is empty", "appeal", "de", "", "")], {})


def test_only_findings_without_a_place_repeat_the_translation() -> None:
    assert "  translation  " not in report.text([GERMAN], {})


def test_control_characters_of_both_blocks_are_shown_by_their_code_points() -> None:
    assert report.safe("a\x1f\x20\x7e\x7f\x9f\xa0") == "a⟨U+001F⟩\x20\x7e⟨U+007F⟩⟨U+009F⟩\xa0"
    assert report.legal("\x1f\x20\t\n\r\ufffd\ufffe\uffff") == "⟨U+001F⟩\x20\t\n\r\ufffd⟨U+FFFE⟩⟨U+FFFF⟩"


def test_the_closing_line_needs_no_summary() -> None:
    assert report.closing([GERMAN], {}) == "0 errors, 1 warning"
    assert report.closing([], {"entries": 1}) == "no findings in 1 entry"


def test_json_is_written_as_people_can_read_it() -> None:
    told = report.json([PERSIAN], SUMMARY)
    assert "۱۵۲" in told
    assert '\n "findings"' in told
