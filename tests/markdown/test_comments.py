"""Comments: what goes, what stays, and what is refused because it could let a private word out."""

from __future__ import annotations

import pytest

from pipeline import markdown
from pipeline.errors import UnreadableInput
from tests.markdown.cases import unchanged


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("a\n\n<!-- p -->\n\nb\n", "a\n\nb\n"),
        ("<!-- p -->\n\na\n", "a\n"),
        ("a\n\n<!-- p -->\n", "a\n\n"),
        ("a\n\n<!-- p -->", "a\n\n"),
        ("a\n<!-- p -->\nb\n", "a\n\nb\n"),
        ("> a\n> <!-- p -->\n> b\n", "> a\n>\n> b\n"),
        ("- a\n<!-- p -->\n- b\n", "- a\n- b\n"),
        ("1. a\n<!-- p -->\n2. b\n", "1. a\n2. b\n"),
        ("- <!-- p -->\n  a\n", "- \n  a\n"),
        ("a <!-- p --> b\n", "a b\n"),
        ("a<!-- p -->b\n", "ab\n"),
        ("a <!-- p -->\nb\n", "a\nb\n"),
        ("a <!-- p\nq --> b\n", "a b\n"),
        ("<!-- p --> a\n", "a\n"),
        ("a\n<!-- p\n\nq --> b\n", "a\n\nb\n"),
        ("| a <!-- p \\| q --> | b |\n|---|---|\n", "| a | b |\n|---|---|\n"),
        ("# a <!-- p -->\n", "# a\n"),
        ("<div>\n<!-- p -->\n</div>\n", "<div>\n\n</div>\n"),
        ("`<!-- c -->` <!-- p -->\n", "`<!-- c -->`\n"),
        ("<!-- p --><!-- q -->\n\na\n", "a\n"),
        ("<!-- p --> <!-- q\n\n--> a\n", "a\n"),
        ("<!-- p --><!-- translators: n -->\n\na\n", "<!-- translators: n -->\n\na\n"),
        ("<!<!-- p -->-- x -->\n", "<!<!---->-- x -->\n"),
        ("- a\n\n<!-- p -->\n\n    code\n", "- a\n\n<!---->\n\n    code\n"),
        ("a\n- <!-- p -->\n  b\n<!-- q\nr --> c\n", "a\n- <!---->\n  b\n<!--\n--> c\n"),
        ("- a\n\n<!-- -->\n\n- b\n", "- a\n\n<!-- -->\n\n- b\n"),
        ("<!-- p -->\r\n\r\na\r\n", "a\r\n"),
    ],
)
def test_a_private_comment_goes_with_its_lines_and_leaves_every_block_as_it_was(text: str, without: str) -> None:
    assert markdown.splice(text, unchanged) == without


def test_a_comment_inside_a_translated_paragraph_goes_with_the_paragraph() -> None:
    assert markdown.splice("a <!-- p --> b\n", lambda _: "c") == "c\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n\n<!-- private\n\nb\n", 3, "this comment is never closed with “-->”"),
        ("> <!-- private\n\nb -->\n", 1, "this comment is never closed with “-->”"),
        ("a\nb <!-- private\n\nc -->\n", 1, "a comment begins here that is not closed before the next blank line"),
        (
            "<div>\n<!-- private\n\nc -->\n</div>\n",
            1,
            "a comment begins in this HTML that is not closed before the next blank line",
        ),
        ("---\nid: x\n---\n\n<!-- skip -->\n\na\n", 5, "this “<!-- skip -->” has no “<!-- endskip -->”"),
        ("a\n\n<!-- endskip -->\n", 3, "this “<!-- endskip -->” has no “<!-- skip -->” before it"),
        ("<!-- skip -->\n\n<!-- skip -->\n", 3, "“<!-- skip -->” stands here before the last one ended"),
        ("a <!-- skip -->b<!-- endskip --> c\n", 1, "“<!-- skip -->” and “<!-- endskip -->” have to stand on lines of their own"),
    ],
)
def test_a_comment_that_does_not_end_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        markdown.parse(text, "n", "source/n.md", "en")
    assert (refusal.value.path, refusal.value.line, refusal.value.message) == ("source/n.md", line, message)
    for render in (lambda: markdown.splice(text, unchanged), lambda: markdown.to_text(text, unchanged)):
        with pytest.raises(UnreadableInput, match=r"comment|skip"):
            render()


def test_escaped_and_quoted_comments_are_text() -> None:
    text = "\\<!-- a --> and `<!-- b` and &lt;!-- c\n"
    assert markdown.splice(text, unchanged) == text
    assert markdown.to_text(text, unchanged) == "<!-- a --> and <!-- b and <!-- c\n"


def test_several_notes_belong_to_the_next_segment_only() -> None:
    text = "<!-- translators: one -->\n<!-- Translators: two\n  lines -->\n\n# a\n\nb\n"
    assert [segment.note for segment in markdown.parse(text, "n", "p", "en").segments] == ["one\ntwo lines", ""]
