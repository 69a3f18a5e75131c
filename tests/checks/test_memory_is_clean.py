"""What the campaign itself translated raises no error in any direction, and hardly a correct phrase does."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from pipeline import glossary, memory
from pipeline.checks import check
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, State, Unit

KNOWN = glossary.parse((Path(__file__).parents[2] / "glossary.yaml").read_text(encoding="utf-8"))
UNITS = memory.bundled().units


def errors(origin: str, source: str, target: str, step: int = 1) -> tuple[Counter[str], int]:
    texts = [unit.texts for unit in UNITS if unit.origin == origin][::step]
    units = tuple(Unit(text[source], text[target], State.NEEDS_EDITING) for text in texts)
    found = check(Catalogue("memory", source, target, units), KNOWN)
    return Counter(check for check, _ in {(f.check, f.msgid) for f in found if f.severity == "error"}), len(units)


@pytest.mark.parametrize(("source", "target"), list(permutations(LANGUAGES, 2)))
def test_the_campaign_memory_raises_no_error(source: str, target: str) -> None:
    found, count = errors("campaign", source, target)
    assert count == 51
    assert found == Counter()


@pytest.mark.parametrize("target", ["de", "fa", "ckb", "kmr"])
def test_hardly_a_phrase_raises_an_error(target: str) -> None:
    found, count = errors("phrases", "en", target, step=2)
    assert count > 1800
    assert all(number <= 0.005 * count for number in found.values()), found
