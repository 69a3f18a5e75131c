"""What a repair may touch: everything but links, code, tags and telephone numbers, and nothing that only touches them."""

from __future__ import annotations

import pytest

from pipeline.checks.page import Page, disjoint, word_at


def test_spans_that_overlap_become_one_and_those_that_touch_stay_two() -> None:
    assert disjoint([(5, 9), (0, 3), (2, 6), (9, 12)]) == ((0, 9), (9, 12))
    assert disjoint([(0, 10), (2, 4), (9, 11)]) == ((0, 11),)


@pytest.mark.parametrize(("text", "protected"), [
    ("see `a, b` now", "`a, b`"), ("see <https://example.org> now", "<https://example.org>"), ("see <br> now", "<br>"),
    ("see it[^1] now", "[^1]"), ("call +98 21 1234 567 now", "+98 21 1234 567"), ("call 021 1234 567 now", "021 1234 567"),
    ("see **bold** now", ""), ("call 030 1234 567 now", ""), ("from 10 to 12 years", ""),
])  # fmt: skip
def test_what_is_no_prose_is_protected(text: str, protected: str) -> None:
    page = Page(text, "call 021 1234 567", "en")
    assert [text[start:end] for start, end in page.protected] == ([protected] if protected else [])
    for start in range(len(text)):
        for end in range(start, len(text)):
            inside = any(start < last and first < end for first, last in page.protected)
            assert page.free(start, end) is not inside or start == end


def test_the_word_at_an_offset() -> None:
    assert [word_at("خانه\u200cها، باغ", place) for place in (0, 4, 6, 7, 8, 9)] == ["خانه\u200cها"] * 3 + ["،", " ", "باغ"]
    assert word_at("a" * 61, 60) == "a" * 61
    assert word_at("b " + "a" * 60, 61) == "a" * 60
