"""What holds for every text: places lead back, names do not overlap, a faithful rendering is never refused, no input crashes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline import glossary, names
from pipeline.errors import PipelineError
from pipeline.languages import LANGUAGES
from pipeline.model import Term
from pipeline.names import occurrence
from pipeline.names.words import WORD, compared, words

ROOT = Path(__file__).parent.parent.parent
GLOSSARY = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))
PEOPLE = [term for term in GLOSSARY.terms if term.kind == "person" and "afkari" not in term.id]
NAMED = [term for term in GLOSSARY.terms if term.kind in ("person", "place", "organisation")]

languages = st.sampled_from(list(LANGUAGES))
pieces = st.one_of(
    st.sampled_from([forms.form for term in GLOSSARY.terms for forms in term.forms.values()]),
    st.sampled_from(
        [*"*_`[]()<>«»“”’'-–.,:;!?/\\&", "\u200c", "\u00a0", "\u0640", "\u064f", "\u2068", "\u2069", "\u0302", " ", "ە", "ی", "s"]
    ),
    st.text(max_size=4),
)
texts = st.lists(pieces, max_size=12).map("".join)


@given(texts, languages)
def test_every_place_leads_back_and_no_two_names_overlap(text: str, language: str) -> None:
    found = names.index(GLOSSARY, language).every(text)
    for one in found:
        assert one.written == text[one.start : one.end] != ""
    for one, other in pairwise(found):
        assert one.end <= other.start


@given(texts, texts, languages, languages)
def test_any_two_texts_can_be_judged(source: str, target: str, one: str, other: str) -> None:
    for verdict in names.judge(source, target, GLOSSARY, one, other):
        assert 0 <= verdict.start <= verdict.end <= len(target)
        assert "\n" not in verdict.message.replace(target, "")


@given(st.lists(st.sampled_from(NAMED), min_size=1, max_size=4, unique_by=lambda term: term.id), languages, languages)
def test_a_text_whose_names_all_stand_in_their_preferred_form_is_never_refused(terms: list[Term], one: str, other: str) -> None:
    source = " · ".join(names.render(term, one) for term in terms)
    target = " · ".join(names.render(term, other) for term in terms)
    assert [verdict.message for verdict in names.judge(source, target, GLOSSARY, one, other) if verdict.severity == "error"] == []


@given(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), languages, languages)
def test_another_person_is_always_refused(right: Term, wrong: Term, one: str, other: str) -> None:
    found = names.judge(names.render(right, one), names.render(wrong, other), GLOSSARY, one, other)
    assert any(verdict.severity == "error" for verdict in found) == (right.id != wrong.id)


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "version: 1\n",
                "terms:\n",
                "  - ",
                "id: x\n",
                "    kind: person\n",
                "    de: ",
                "{",
                "}",
                "[",
                "]",
                "&a",
                "*a",
                "!t ",
                "|\n",
                "\t",
                "---\n",
                '"',
                "x",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_whatever_a_glossary_holds_it_is_read_or_refused_in_one_sentence(text: str) -> None:
    assert "\n" not in refusal(text)


def refusal(text: str) -> str:
    """The sentence with which a glossary is refused, nothing when it is read."""
    try:
        glossary.parse(text)
    except PipelineError as error:
        return str(error)
    return ""


@given(st.text(st.sampled_from("aZ1_é.'ی\u200c -,(\x00"), max_size=30), languages)
@example("A.B", "en")
@example("one. Two_3 (Three)", "kmr")
def test_a_text_with_english_letters_only_has_the_words_that_the_pattern_finds(text: str, language: str) -> None:
    found = words(text, language)
    matches = list(WORD.finditer(found.folded))
    keys = [
        (key, match)
        for key, match in zip(compared([m.group() for m in matches], found.folded, language), matches, strict=True)
        if key
    ]
    assert [key for key, _ in keys] == list(found.keys)
    assert [match.group() for _, match in keys] == list(found.written)
    assert [match.span() for _, match in keys] == list(zip(found.starts, found.ends, strict=True))


@given(texts, languages)
def test_names_that_do_not_overlap_come_out_as_if_they_might(text: str, language: str) -> None:
    found = words(text, language)
    matches = [match for match in names.index(GLOSSARY, language).matches(found) if match.pattern.form.status != "suspect"]
    quick = occurrence.resolved(found, matches)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occurrence, "all", lambda _: False, raising=False)
        assert occurrence.resolved(found, matches) == quick
