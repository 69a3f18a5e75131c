"""Every check finds what its cases say and nothing in the good ones.

The cases lie in `cases/<check>.jsonl`, a line each: the languages, what the check must find (`nothing`, `warning`, `error`), both
texts, where the words matter all messages (`says`) and the places of the translation that they mark (`marks`), and the translator
comments of the entry (`comments`). A bug becomes a line there first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from pipeline import glossary
from pipeline.checks import CHECKS, findings_of
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, State, Unit

FOLDER = Path(__file__).parent / "cases"
KNOWN = glossary.parse((Path(__file__).parents[2] / "glossary.yaml").read_text(encoding="utf-8"))
CASES = [
    (path.stem, json.loads(line))
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").split("\n")
    if line
]


@pytest.mark.parametrize(("check", "case"), CASES, ids=[f"{check}: {case['to']}: {case['msgstr'][:30]}" for check, case in CASES])
def test_the_check_finds_what_the_case_says(check: str, case: dict[str, Any]) -> None:
    unit = Unit(case["msgid"], case["msgstr"], State.REVIEWED, comments=tuple(case.get("comments", ())))
    found = [f for f in findings_of(unit, Catalogue("case", case["from"], case["to"]), KNOWN) if f.check == check]
    severities = {finding.severity for finding in found}
    expected = {"nothing": set(), "warning": {"warning"}}.get(case["finds"])
    if expected is None:
        assert "error" in severities, found
    else:
        assert severities == expected, found
    if "says" in case:
        assert [finding.message for finding in found] == case["says"]
    if "marks" in case:
        assert [unit.msgstr[finding.start : finding.end] for finding in found] == case["marks"]
    for finding in found:
        assert 0 <= finding.start <= finding.end <= len(unit.msgstr)


def test_every_check_has_good_and_bad_cases_in_every_language() -> None:
    have: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for check, case in CASES:
        have[check].add((case["to"], case["finds"] == "nothing"))
    wanted = {(code, good) for code in LANGUAGES for good in (True, False)}
    english_only = {"emphasis": {("en", True), ("en", False)}}
    lacking = {check.id: wanted - english_only.get(check.id, set()) - have[check.id] for check in CHECKS}
    assert {check: missing for check, missing in lacking.items() if missing} == {}


def test_no_case_is_left_without_its_check() -> None:
    assert {check for check, _ in CASES} == {check.id for check in CHECKS}
