"""What the `names` check finds in a translation, case by case in `pairs.jsonl`; a kind with “?” is a warning."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from pipeline import glossary, memory, names
from pipeline.checks.names import pronouns
from pipeline.languages import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
GLOSSARY = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))
CASES = [json.loads(line) for line in (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['from']}-{case['to']} {case['why']}")
def test_a_translation_is_judged_as_an_editor_would(case: dict[str, object]) -> None:
    source, target = str(case["source"]), str(case["target"])
    ordered = [frozenset(case["ordered"])] if "ordered" in case else []  # type: ignore[arg-type]
    found = names.judge(source, target, GLOSSARY, str(case["from"]), str(case["to"]), case.get("pronouns", ()), ordered)  # type: ignore[arg-type]
    soft = ("count", "short") if case["finds"] in (["count"],) else ()
    kinds = [one.kind + ("?" if one.severity == "warning" and one.kind not in soft else "") for one in found]
    assert sorted(kinds) == sorted(case["finds"]), [one.message for one in found]  # type: ignore[call-overload]
    if "says" in case:
        assert any(str(case["says"]) in one.message for one in found), [one.message for one in found]


@pytest.mark.parametrize(("source", "target"), list(permutations(LANGUAGES, 2)))
def test_the_texts_of_the_campaign_hold_no_wrong_name_in_any_direction(source: str, target: str) -> None:
    for unit in memory.bundled().units:
        if unit.origin == "campaign":
            found = names.judge(unit.texts[source], unit.texts[target], GLOSSARY, source, target)
            assert [one.message for one in found if one.severity == "error"] == [], unit.id


def test_the_phrases_are_refused_in_hardly_any_case() -> None:
    units = [unit for unit in memory.bundled().units if unit.origin == "phrases"][::4]
    refused = [
        (unit.id, source, target)
        for unit in units
        for source, target in (("en", "fa"), ("en", "ckb"), ("en", "kmr"), ("en", "de"), ("fa", "en"))
        if any(one.severity == "error" for one in names.judge(unit.texts[source], unit.texts[target], GLOSSARY, source, target))
    ]
    assert len(refused) <= 0.002 * 5 * len(units), refused


def test_a_place_in_the_translation_is_marked() -> None:
    text = "Die Arbeiterin wurde verlegt."
    (one,) = names.judge("Kargar was moved.", text, GLOSSARY, "en", "de")
    assert text[one.start : one.end] == "Arbeiterin"


def test_a_pronoun_is_recorded_in_a_translator_comment() -> None:
    assert pronouns(" pronoun: mehran-raoof, iran") == ["mehran-raoof", "iran"]
    assert pronouns("a comment about a pronoun: none") == []


def test_a_term_that_the_target_language_lacks_is_not_demanded() -> None:
    mine = glossary.parse("version: 1\nterms:\n  - {id: x, kind: person, gender: f, en: Shirin Rad, de: Shirin Rad}\n")
    assert names.judge("Shirin Rad is ill.", "بیمار است.", mine, "en", "fa") == ()
    assert [one.kind for one in names.judge("Shirin Rad is ill.", "Sie ist krank.", mine, "en", "de")] == ["missing"]
