"""Every Markdown case: what is extracted, what the page and the text look like, and that no byte is lost on the way back."""

from __future__ import annotations

import re

import pytest

from pipeline import markdown
from tests.markdown.cases import CASES, HERE, LONG, expected, golden, unchanged

WITHOUT_PRIVATE = {
    "comments": "\n# Heading\n\nText before and after.\n\nNext paragraph.\n\n- one\n- two\n\n`<!-- code -->`\n\n    <!-- code too -->\n\n"
    "text beside a comment.\n\n".removeprefix("\n"),
}
"""Cases with private comments, without them; every other case comes back byte for byte."""


@pytest.mark.parametrize("name", CASES)
def test_a_document_translated_into_itself_is_the_same_bytes(name: str) -> None:
    assert markdown.splice(CASES[name], unchanged) == WITHOUT_PRIVATE.get(name, CASES[name])


@pytest.mark.parametrize("name", [name for name in CASES if name != LONG])
def test_segments_page_and_text_of_a_case_are_as_written_down(name: str) -> None:
    assert golden(name) == expected(name).read_bytes().decode()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith("newline")])
def test_newlines_of_other_systems_change_nothing_but_themselves(name: str, newline: str) -> None:
    given = CASES[name].replace("\n", newline)
    wanted = WITHOUT_PRIVATE.get(name, CASES[name])
    assert markdown.splice(given, unchanged) == wanted.replace("\n", newline)
    texts = [segment.text for segment in markdown.parse(CASES[name], name, name, "en").segments]
    assert [segment.text for segment in markdown.parse(given, name, name, "en").segments] == texts


@pytest.mark.parametrize("name", CASES)
def test_a_byte_order_mark_is_kept_and_is_no_text(name: str) -> None:
    wanted = WITHOUT_PRIVATE.get(name, CASES[name])
    assert markdown.splice("\ufeff" + CASES[name].removeprefix("\ufeff"), unchanged) == "\ufeff" + wanted.removeprefix("\ufeff")


def test_every_file_of_expected_results_has_its_case() -> None:
    assert {path.stem for path in (HERE / "expected").iterdir()} == CASES.keys() - {LONG}


def test_a_very_long_line_is_one_segment_each() -> None:
    first, second = (segment.text for segment in markdown.parse(CASES[LONG], LONG, LONG, "en").segments)
    assert len(first) > 8000
    assert second == "word" * 3000


@pytest.mark.parametrize("name", CASES)
def test_marks_and_plain_text_of_every_segment_agree_with_its_page(name: str) -> None:
    """What `plain` says a reader sees is what the page shows, white space and entities aside."""
    for segment in markdown.parse(CASES[name], name, name, "en").segments:
        page = markdown.to_html(segment.text, unchanged, "en")
        if segment.kind in ("title", "description") or re.search(
            r"<(?:pre|ul|ol|table|h\d|dl|hr)|&lt;|\[.*\]|class=", page + segment.text
        ):
            continue
        shown = re.sub(r"<[^>]*>", "", page).replace("&amp;", "&").replace("&gt;", ">")
        assert shown.split() == markdown.plain(segment.text).text.split()
