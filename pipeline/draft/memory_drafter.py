"""The drafter that asks the translation memories: the same wording, names and numbers exchanged, sentence by sentence.

Owns the order in which a text is tried and the reason given when nothing is offered. What the memory offers is a draft only
after its names and numbers were verified against the source; whatever is not sure is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import memory, names
from pipeline.draft.sentences import sentences
from pipeline.draft.witness import contradiction
from pipeline.glossary import Glossary
from pipeline.memory import Leverage, Memory
from pipeline.model import Draft, Refusal

SIMILAR_ENOUGH = 0.4
"""From this score on a similar memory unit is worth a translator's glance."""

LONGEST_SHOWN = 160
"""Characters of a similar text that a comment shows."""

_EMPHASISED = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<inner>[^*_]+)(?P=mark)")

Offer = Leverage | str
"""A translation with its provenance, or why the memory has none, as the translator reads it (empty: nothing to say)."""


class MemoryDrafter:
    """Drafts from memories, asked in the order given; each text is worked out once for each pair of languages."""

    def __init__(self, memories: Sequence[Memory], glossary: Glossary) -> None:
        self._memories = tuple(memories)
        self._glossary = glossary
        self._done: dict[tuple[str, str, str], Draft | Refusal] = {}

    def draft(self, texts: Sequence[str], source: str, target: str) -> Sequence[Draft | Refusal]:
        """A verified draft for each text, or why there is none."""
        for text in texts:
            if (text, source, target) not in self._done:
                self._done[text, source, target] = self._draft(text, source, target)
        return [self._done[text, source, target] for text in texts]

    def _draft(self, text: str, source: str, target: str) -> Draft | Refusal:
        offer = self._offer(text, source, target)
        if isinstance(offer, str):
            offer = self._composed(text, source, target) or offer
        if isinstance(offer, Leverage):
            return Draft(offer.text, offer.provenance)
        return Refusal("; ".join(filter(None, (offer, self._similar(text, source)))))

    def _offer(self, text: str, source: str, target: str) -> Offer:
        """What the memories have for the text as a whole, else for what is inside its emphasis, else with another end.

        Emphasis around all of the text stays where it is; so does a colon, and a full stop comes or goes with the source's.
        """
        offer = self._verified(text, source, target)
        if isinstance(offer, Leverage):
            return offer
        emphasised = _EMPHASISED.fullmatch(text)
        if emphasised:
            inner = self._offer(emphasised["inner"], source, target)
            if isinstance(inner, Leverage):
                return Leverage(emphasised["mark"] + inner.text + emphasised["mark"], inner.provenance)
        for changed, cut, end in _other_ends(text):
            other = self._verified(changed, source, target)
            if isinstance(other, Leverage) and (not cut or other.text.endswith(cut)):
                return Leverage(other.text.removesuffix(cut) + end, other.provenance)
        return offer

    def _verified(self, text: str, source: str, target: str) -> Offer:
        """The first offer whose names and numbers agree with the text, or the first reason against one."""
        if lone := memory.alone(self._glossary, text, source, target):
            return lone
        reasons: list[str] = []
        for way in (memory.leverage, memory.exchanged):
            for one in self._memories:
                for offer in way(one, self._glossary, text, source, target):
                    if not isinstance(offer, Leverage):
                        reasons.append(offer.reason)
                    elif problem := contradiction(text, offer.text, source, target, self._glossary):
                        reasons.append(f"{offer.provenance} was not used: {problem}")
                    else:
                        return offer
        return next(filter(None, reasons), "")

    def _composed(self, text: str, source: str, target: str) -> Offer:
        """Several sentences, each with an offer of its own; the reason of the first sentence that has none."""
        named = names.index(self._glossary, source).occurrences(text)
        parts = [text[start:end] for start, end in sentences(text, source, [(one.start, one.end) for one in named])]
        if len(parts) < 2:
            return ""
        offers = [self._offer(part, source, target) for part in parts]
        found = [offer for offer in offers if isinstance(offer, Leverage)]
        if len(found) == len(parts):
            return Leverage(" ".join(offer.text for offer in found), " + ".join(offer.provenance for offer in found))
        return next((offer for offer in offers if isinstance(offer, str) and offer), "")

    def _similar(self, text: str, source: str) -> str:
        found = memory.search(self._memories, text, source, limit=1)
        if not found or found[0].score < SIMILAR_ENOUGH:
            return "the memory has nothing similar"
        shown = found[0].unit.texts[source]
        shown = shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"
        return f"most similar: memory {found[0].unit.name} ({found[0].score:.0%}) “{shown}”"


def _other_ends(text: str) -> Iterator[tuple[str, str, str]]:
    """The text with another end, what to cut from its translation then, and what to put there instead."""
    if text.endswith(":"):
        yield text[:-1].rstrip(), "", ":"
    elif text.endswith("."):
        yield text[:-1], "", "."
    elif text[-1:].isalnum():
        yield text + ".", ".", ""
