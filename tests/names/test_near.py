"""How many letters a name may be off, how letters are counted, and what may stand between the words of a name."""

from __future__ import annotations

import pytest

from pipeline.names.near import LONGEST_PHRASE, allowed, distance
from pipeline.names.words import gap, shared, words


@pytest.mark.parametrize(("form", "letters"), [
    ("ali", 0), ("a.l.i", 0), ("sara", 1), ("shirin", 1), ("tavakol", 2), ("x" * LONGEST_PHRASE, 2), ("x" * (LONGEST_PHRASE - 1) + " ", 2),
    ("x" * (LONGEST_PHRASE - 2) + " y", 2), ("x" * (LONGEST_PHRASE - 1) + " y", 3), ("a b c", 0), ("ab cd", 1),
])  # fmt: skip
def test_the_longer_a_form_the_more_letters_it_may_be_off(form: str, letters: int) -> None:
    assert allowed(form) == letters


@pytest.mark.parametrize(("one", "other", "letters"), [
    ("nahid", "nahid", 0), ("nahid", "nahis", 1), ("nahid", "nahi", 1), ("nahid", "nahidd", 1), ("nahid", "anhid", 1), ("nahid", "nahdi", 1),
    ("nahid", "hand", 3), ("nahid", "nhaid", 1), ("nahid", "ahidn", 2), ("ناهید", "ناهد", 1), ("", "abc", 3), ("abc", "", 3),
])  # fmt: skip
def test_letters_are_counted_with_neighbours_exchanged_as_one(one: str, other: str, letters: int) -> None:
    assert distance(one, other, 5) == letters
    for limit in range(5):
        assert distance(one, other, limit) == min(letters, limit + 1)


def test_what_stands_between_two_words() -> None:
    assert [gap(between) for between in (" ", "-", "   ", ' "', "„ “", "، ")] == [" ", "-", " ", " ", " ", "، "]


def test_how_many_letters_two_words_have_in_common() -> None:
    assert [shared(*pair) for pair in (("evîn", "evîna"), ("evîn", "evan"), ("", "a"), ("a", "b"), ("ab", "ab"))] == [4, 2, 0, 0, 2]


def test_words_of_which_nothing_is_left_are_no_words() -> None:
    found = words("ناهید \u200c آزاد است", "fa")
    assert list(found.keys) == ["ناهید", "آزاد", "است"]
    assert [found.given[slice(*found.span(place, place))] for place in range(3)] == ["ناهید", "آزاد", "است"]
