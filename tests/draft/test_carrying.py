"""No symbol of a sentence is given up before it was looked for in more drafts, and prescribed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from pipeline.draft.carrying import MOST_LOST, PLACES, WIDER, carried, prescribed, searched, starts
from pipeline.engines import Ask, Effort, Hypothesis

Translate = Callable[[Ask], Sequence[str]]


@dataclass
class Engine:
    """Answers by rule; texts with the person before the place are the likelier ones."""

    translate: Translate
    asked: list[tuple[Effort, list[Ask]]] = field(default_factory=list)

    def raw(self, asks: Sequence[Ask], effort: Effort) -> list[tuple[Hypothesis, ...]]:
        self.asked.append((effort, list(asks)))
        return [tuple(Hypothesis(text, -0.1) for text in self.translate(ask)) for ask in asks]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [-1.0 - text.find("⟦P0⟧") / 100 for _, text in pairs]


def texts(found: Sequence[Sequence[Hypothesis]]) -> list[list[str]]:
    return [[one.text for one in row] for row in found]


def test_of_a_wider_search_only_what_carries_every_symbol_is_taken() -> None:
    engine = Engine(lambda ask: ["⟦P0⟧ war da", "⟦P0⟧ war in ⟦L0⟧", "⟦P0⟧ ⟦P0⟧ war in ⟦L0⟧", "In ⟦L0⟧ war ⟦P0⟧"])
    assert texts(searched(engine, ["⟦P0⟧ was in ⟦L0⟧"])) == [["⟦P0⟧ war in ⟦L0⟧", "In ⟦L0⟧ war ⟦P0⟧"]]
    assert [effort for effort, _ in engine.asked] == [WIDER]


def test_a_lost_symbol_is_prescribed_where_the_engine_finds_it_likeliest() -> None:
    engine = Engine(lambda ask: [ask.start + " war da"] if ask.start else ["Sie war lange da"])
    found = texts(carried(engine, ["⟦P0⟧ was there for long", "⟦P0⟧ ⟦P0⟧"]))[0]
    assert found[0] == "⟦P0⟧ war da"
    assert "Sie war ⟦P0⟧ war da" in found
    assert all(text.count("⟦P0⟧") == 1 for text in found)


def test_two_lost_symbols_are_prescribed_one_after_the_other() -> None:
    engine = Engine(lambda ask: [ask.start + " kam"] if ask.start else ["Man kam"])
    found = texts(prescribed(engine, ["⟦P0⟧ came to ⟦L0⟧"]))[0]
    assert found
    assert all(text.count("⟦P0⟧") == text.count("⟦L0⟧") == 1 for text in found)
    assert len(engine.asked) == 3


@pytest.mark.parametrize("start", ["", "⟦P1⟧"])
def test_an_engine_that_gives_no_symbol_back_is_not_asked_for_ever(start: str) -> None:
    engine = Engine(lambda ask: [start + " war da"])
    assert texts(prescribed(engine, ["⟦P0⟧ was there", "⟦P0⟧ was here"])) == [[], []]
    assert len(engine.asked) == 1 + MOST_LOST


def test_nothing_to_carry_asks_nothing() -> None:
    engine = Engine(lambda ask: ["never"])
    assert carried(engine, []) == []


def test_places_are_tried_from_the_likeliest_on_and_not_all() -> None:
    found = starts("a b c d e f g h i ⟦N0⟧", "1 2 3 4 5 6 7 8 9 10 11 12")
    assert found[0] == "1 2 3 4 5 6 7 8 9 10 ⟦N0⟧"
    assert len(found) == PLACES
    assert starts("⟦P0⟧ left", "⟦P0⟧ ging") == []
