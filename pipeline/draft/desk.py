"""One leg of a route with everything that drafting along it needs: the engine, the glossary between its languages, its stand-ins.

Owns asking the engine on behalf of the rungs; what comes back is already written as the target language writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.draft import stand_ins
from pipeline.draft.restore import restored
from pipeline.draft.stand_ins import StandIn
from pipeline.draft.terms import Terms
from pipeline.engines import PLAIN, Ask, Effort, Hypothesis, Leg


@dataclass(frozen=True, eq=False)
class Desk:
    """An engine at work between two languages."""

    leg: Leg
    terms: Terms

    def ask(self, asks: Sequence[Ask], effort: Effort = PLAIN) -> list[tuple[Hypothesis, ...]]:
        """The translations of each sentence, best first, restored to the target language's own way of writing."""
        return [tuple(Hypothesis(self.restored(one.text), one.score) for one in answer) for answer in self.raw(asks, effort)]

    def raw(self, asks: Sequence[Ask], effort: Effort = PLAIN) -> Sequence[tuple[Hypothesis, ...]]:
        """The same as the engine wrote it: symbols are still as they went in."""
        return self.leg.engine.translate(asks, self.leg.source, self.leg.target, effort)

    def best(self, sentences: Sequence[str]) -> list[str]:
        """The first translation of each sentence, as the engine wrote it."""
        return [answer[0].text for answer in self.raw([Ask(sentence) for sentence in sentences])]

    def restored(self, text: str) -> str:
        """A target text written as its language writes it."""
        return restored(text, self.leg.target)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """How probable the engine finds each target text."""
        return self.leg.engine.score(pairs, self.leg.source, self.leg.target) if pairs else []

    @property
    def symbols(self) -> tuple[str, ...]:
        """What the engine was trained to carry."""
        return self.leg.engine.symbols(self.leg.source, self.leg.target)

    @cached_property
    def surrogates(self) -> dict[str, list[StandIn]]:
        """Names that this engine renders always alike, found out once."""
        return {
            pool: stand_ins.probe(self.best, self.leg.source, by_language[self.leg.source])
            for pool, by_language in stand_ins.SURROGATES.items()
        }

    @cached_property
    def carried(self) -> dict[str, list[StandIn]]:
        """Symbols that this engine carries through, found out once."""
        known = stand_ins.probe(self.best, self.leg.source, stand_ins.SYMBOLS, literal=True)[: stand_ins.MOST_SYMBOLS]
        return {"f": known, "m": known, "place": known}
