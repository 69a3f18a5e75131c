"""Which engine serves a pair of languages: directly, or through English in two legs.

Owns that choice and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Protocol

from pipeline.engines.engine import Engine
from pipeline.languages import LANGUAGES

PIVOT = "en"
KURDISH = ("ckb", "kmr")


class Ranked(Engine, Protocol):
    """An engine that says whether it is one of the bundled packages, the last choice."""

    bundled: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """One engine from one language into another."""

    engine: Engine
    source: str
    target: str


def route(engines: Sequence[Ranked], source: str, target: str) -> tuple[Leg, ...]:
    """The legs from source to target, empty when no engine serves the pair.

    An installed package that serves the pair comes first, then NLLB where Kurdish is concerned, packages through English, NLLB
    for any pair, a bundled package, and last a way through English of whatever there is.
    """
    direct = [(Leg(engine, source, target),) for engine in engines if (source, target) in engine.pairs]
    through = [
        (Leg(first, source, PIVOT), Leg(second, PIVOT, target))
        for first in engines
        for second in engines
        if (source, PIVOT) in first.pairs and (PIVOT, target) in second.pairs
    ]
    ways = direct + (through if PIVOT not in (source, target) else [])
    return min(ways, key=_cost, default=())


def served(engines: Sequence[Ranked]) -> dict[tuple[str, str], tuple[Leg, ...]]:
    """The route of each of the twenty directed pairs, empty where there is none."""
    return {(source, target): route(engines, source, target) for source, target in permutations(LANGUAGES, 2)}


def _cost(way: tuple[Leg, ...]) -> int:
    """The rank of a way, lower is better; among equals the first engine wins."""
    kinds = {"bundled" if getattr(leg.engine, "bundled", False) else leg.engine.name for leg in way}
    kurdish = any(code in KURDISH for code in (way[0].source, way[-1].target))
    if kinds == {"argos"}:
        return 0 if len(way) == 1 else 2
    if len(way) == 1:
        return (1 if kurdish else 3) if kinds == {"nllb"} else 4
    return 6 if "bundled" in kinds else 5
