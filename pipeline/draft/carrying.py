"""Getting every symbol of a sentence (⟦P0⟧) into its translation when the first search lost one.

Owns two ways and their order: a wider search, of which whatever carries them all is taken; else each lost symbol prescribed where it
is likeliest, the rest decoded anew. Knows of symbols alone, not of what they stand for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from pipeline.draft.placeholders import SYMBOL
from pipeline.engines import Ask, Effort, Hypothesis

WIDER = Effort(beam=8, best=8)
NARROW = Effort(beam=2, best=1)

PLACES = 8
"""Places in a sentence at which something lost is tried."""

MOST_LOST = 3
"""Lost symbols in one sentence for which places are tried: each is a round of decoding."""


class Asked(Protocol):
    """An engine between two languages."""

    def raw(self, asks: Sequence[Ask], effort: Effort) -> Sequence[tuple[Hypothesis, ...]]:
        """Hypotheses, symbols in them as they went in."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """How probable it finds each target text."""


def symbols(text: str) -> Counter[str]:
    """The symbols of a text, and how often each stands there."""
    return Counter(SYMBOL.findall(text))


def searched(engine: Asked, texts: Sequence[str]) -> list[list[Hypothesis]]:
    """For each text those translations of a wider search that have exactly its symbols, likeliest first."""
    answers = engine.raw([Ask(text) for text in texts], WIDER)
    return [[one for one in row if symbols(one.text) == symbols(text)] for text, row in zip(texts, answers, strict=True)]


def prescribed(engine: Asked, texts: Sequence[str]) -> list[list[Hypothesis]]:
    """For each text whose symbols no search carries, translations with the lost ones prescribed, likeliest first.

    The names are then right; whether they stand where they belong only a reader can tell.
    """
    found: list[list[Hypothesis]] = [[] for _ in texts]
    drafts: dict[int, str] = {}
    for place, answers in enumerate(engine.raw([Ask(text) for text in texts], WIDER)):
        drafts[place] = min(answers, key=lambda one: (symbols(texts[place]) - symbols(one.text)).total()).text
    for _ in range(MOST_LOST):
        asks = [(place, Ask(texts[place], start)) for place, draft in drafts.items() for start in starts(texts[place], draft)]
        narrow = engine.raw([ask for _, ask in asks], NARROW) if asks else []
        tried = [(place, one.text) for (place, _), (one, *_) in zip(asks, narrow, strict=True)]
        scores = engine.score([(texts[place], text) for place, text in tried])
        ranked = sorted(zip(scores, tried, strict=True), key=lambda scored: -scored[0])
        for score, (place, text) in ranked:
            if symbols(text) == symbols(texts[place]):
                found[place].append(Hypothesis(text, score))
        drafts = {place: text for _, (place, text) in reversed(ranked) if not found[place]}
    return found


def carried(engine: Asked, texts: Sequence[str]) -> list[list[Hypothesis]]:
    """The one way, and where that finds nothing the other."""
    found = searched(engine, texts)
    left = [place for place, row in enumerate(found) if not row]
    for place, row in zip(left, prescribed(engine, [texts[place] for place in left]), strict=True):
        found[place] = row
    return found


def starts(text: str, draft: str) -> list[str]:
    """Beginnings of a translation up to and with the first symbol that the draft lost, nearest to its place in the source first."""
    lost = symbols(text) - symbols(draft)
    symbol = next((match for match in SYMBOL.finditer(text) if match[0] in lost), None)
    if symbol is None:
        return []
    near = nearest(draft, symbol.start() / len(text), [len(draft)])
    return [draft[:place] + (" " if place == len(draft) else "") + symbol[0] for place in near]


def nearest(draft: str, share: float, further: Iterable[int] = ()) -> list[int]:
    """Where the words of a draft begin (and `further` places), nearest to a share of its length first, the likeliest few."""
    bounds = [0, *(match.end() for match in re.finditer(r"\s+", draft)), *further]
    return sorted(bounds, key=lambda place: abs(place - share * len(draft)))[:PLACES]
