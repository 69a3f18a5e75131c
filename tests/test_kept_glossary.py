"""What is kept of a glossary is the glossary, and nothing but exactly that text's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import glossary
from pipeline.glossary import KINDS, Glossary
from pipeline.kept_glossary import keep, recall
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Location, Term

TEXT = (Path(__file__).parent.parent / "glossary.yaml").read_text(encoding="utf-8")


def test_a_kept_glossary_is_the_parsed_one() -> None:
    parsed = glossary.parse(TEXT)
    recalled = recall(keep(parsed, "print"), "print")
    assert recalled.terms == parsed.terms
    assert [term.location.line for term in recalled.terms] == [term.location.line for term in parsed.terms]


spellings = st.text(min_size=1, max_size=3)
lists = st.lists(spellings, max_size=2).map(tuple)
forms = st.builds(Forms, spellings, *[lists] * 6, st.booleans())
terms = st.builds(
    Term,
    spellings,
    st.sampled_from(KINDS),
    st.dictionaries(st.sampled_from(tuple(LANGUAGES)), forms),
    st.text(max_size=3),
    st.sampled_from(("f", "m", "")),
    st.builds(Location, st.just("glossary.yaml"), st.integers(0, 9)),
)


@given(st.lists(terms, max_size=3).map(tuple))
def test_nothing_is_lost_of_any_term(given_terms: tuple[Term, ...]) -> None:
    recalled = recall(keep(Glossary(given_terms), "print"), "print")
    assert recalled.terms == given_terms
    assert [term.location.line for term in recalled.terms] == [term.location.line for term in given_terms]
    assert all(type(one.also) is tuple for term in recalled.terms for one in term.forms.values())


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
