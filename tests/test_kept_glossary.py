"""What is kept of a glossary is the glossary, and nothing but exactly that text's."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import glossary
from pipeline.kept_glossary import keep, recall

TEXT = (Path(__file__).parent.parent / "glossary.yaml").read_text(encoding="utf-8")


def test_a_kept_glossary_is_the_parsed_one() -> None:
    parsed = glossary.parse(TEXT)
    recalled = recall(keep(parsed, "print"), "print")
    assert recalled.terms == parsed.terms
    assert [term.location.line for term in recalled.terms] == [term.location.line for term in parsed.terms]


@pytest.mark.parametrize(
    "spoil", [lambda kept: kept[:-9], lambda kept: kept.replace(b'"id"', b'"di"'), lambda kept: b"[]", lambda kept: b"\xff"]
)
def test_a_damaged_one_is_not_used(spoil: object) -> None:
    kept = keep(glossary.parse(TEXT), "print")
    with pytest.raises(ValueError):  # noqa: PT011 - json's own errors are among them
        recall(spoil(kept), "print")  # type: ignore[operator]


def test_one_of_another_text_is_not_used() -> None:
    kept = keep(glossary.parse(TEXT), "print")
    with pytest.raises(ValueError, match="parsed from another text"):
        recall(kept, "other")
