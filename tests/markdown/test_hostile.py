"""Input that was made to hang or to crash a parser: it is read in time that grows with its length, or refused in a sentence."""

from __future__ import annotations

import pytest

from pipeline import markdown
from pipeline.errors import UnreadableInput
from pipeline.model import LONGEST
from tests.markdown.cases import unchanged

MANY = 2000

REPEATED = {
    "opening brackets": "[" * MANY,
    "closing brackets": "[" * MANY + "]" * MANY,
    "unfinished links": "[a](" * MANY,
    "nested links": "[" * MANY + "a" + "](b)" * MANY,
    "nested images": "![" * MANY + "a" + "](b)" * MANY,
    "emphasis that never closes": "*a _b **c " * MANY,
    "emphasis inside words": "a**b" * MANY,
    "backticks of every length": "".join("`" * count + " " for count in range(120)),
    "tags that never close": "<kbd>" * MANY,
    "attributes that never close": '<a b="' * MANY,
    "comments in a line": "a <!-- b --> " * MANY,
    "comments between lines": "a\n<!-- b -->\n" * MANY,
    "comments made of comments": "a <!" * MANY + "<!-- x -->" + "-- y -->" * MANY,
    "footnotes": "".join(f"[^{number}]: x[^{number}]\n\n" for number in range(MANY)),
    "definitions": "".join(f"[{number}]: u\n" for number in range(MANY)) + "".join(f"[{number}]\n\n" for number in range(MANY)),
    "the same heading": "# a\n" * MANY,
    "identities": "# " + "{#a} " * MANY,
    "cells": "|" + "a|" * MANY + "\n|" + "-|" * MANY + "\n",
    "rows": "|a|\n|-|\n" + "|b|\n" * MANY,
    "terms": "a\n: b\n\n" * MANY,
    "list items": "- a\n" * MANY,
    "hard breaks": "a  \n" * MANY,
    "lazy lines": "> > > a\n" + "b\n" * MANY,
    "boxes": "<div>\n\n" * MANY,
    "backslashes": "\\" * MANY,
    "ampersands": "&" * MANY,
    "spaces": "a" + " " * MANY * 10 + "b",
    "addresses": "https://a" * MANY,
    "numbers": "+49 " * MANY,
    "notes": "<!-- translators: a -->\n" * MANY,
}


@pytest.mark.parametrize("name", REPEATED)
def test_repeated_signs_are_read_by_everyone_and_come_back_as_they_were(name: str) -> None:
    text = REPEATED[name]
    if "comments" not in name:
        assert markdown.splice(text, unchanged) == text
    markdown.splice(text, lambda segment: segment + " x")
    assert markdown.to_html(text, unchanged, "fa").count("<script") == 0
    assert isinstance(markdown.to_text(text, unchanged), str)
    assert len(markdown.plain(text[:LONGEST]).text) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [">" * 5000, "- " * 5000, "> - 1. " * 2000, ": " * 5000, "[^1]: " * 5000, "".join(" " * 2 * n + "- a\n" for n in range(300))],
)
def test_nesting_that_nobody_can_read_is_refused_or_read_and_never_crashes(text: str) -> None:
    assert outcome(text) in (text, "lists and quotations are nested too deeply here")


def outcome(text: str) -> str:
    """The document translated into itself, or the sentence that refuses it."""
    try:
        return markdown.splice(text, unchanged)
    except UnreadableInput as refusal:
        return refusal.message


def test_forty_levels_of_lists_are_still_read() -> None:
    text = "".join("  " * level + f"- level {level}\n" for level in range(40))
    assert len(markdown.parse(text, "n", "p", "en").segments) == 40


def test_text_is_never_lost_by_deep_nesting() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        markdown.parse("a\n\n" + ">" * 200 + " b\n", "n", "p", "en")
    assert str(refusal.value) == "p:3: lists and quotations are nested too deeply here"


def test_front_matter_that_is_nested_without_end_is_refused() -> None:
    assert outcome("---\na: " + "[" * 3000 + "\n---\n") == "broken front matter: it is nested too deeply"
    assert (
        outcome("---\n" + "".join(" " * level + "a:\n" for level in range(2000)) + "---\n")
        == "broken front matter: it is nested too deeply"
    )


def test_a_paragraph_without_end_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        markdown.parse("# a\n\n" + "word " * LONGEST, "n", "source/n.md", "en")
    assert str(refusal.value) == f"source/n.md:3: a paragraph of more than {LONGEST} characters begins here; divide it"
