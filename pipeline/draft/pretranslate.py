"""Pre-translation of a catalogue: what is untranslated is drafted, everything else stays byte for byte as it is.

Owns the rule that every draft needs editing and says where it came from, and that an entry without a trustworthy draft stays
empty and says why. No state but these two ever leaves here: a draft is never reviewed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.model import Catalogue, Draft, Refusal, State, Unit

ROUTES = ("memory", "engine", "repaired", "re-decoded", "flagged", "left empty")
"""The rows of the summary: how an entry came by its draft, or that it has none."""


class Drafter(Protocol):
    """Whatever can draft: a memory, an engine."""

    def draft(self, texts: Sequence[str], source: str, target: str) -> Sequence[Draft | Refusal]:
        """One answer for each text, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Pretranslation:
    """A catalogue after pre-translation, and how many of its entries went each way (`ROUTES`)."""

    catalogue: Catalogue
    routes: Mapping[str, int]


def pretranslate(catalogue: Catalogue, drafters: Sequence[Drafter]) -> Catalogue:
    """The catalogue with its untranslated units drafted; see `pretranslation`."""
    return pretranslation(catalogue, drafters).catalogue


def pretranslation(catalogue: Catalogue, drafters: Sequence[Drafter]) -> Pretranslation:
    """Draft every untranslated unit, each drafter on what those before it left empty.

    A draft needs editing and carries its provenance and the terms that could not be verified; a unit that nobody drafts stays
    untranslated with the reasons. Units in any other state are returned unchanged.
    """
    answers: dict[str, Draft] = {}
    reasons: dict[str, list[str]] = {unit.msgid: [] for unit in catalogue.units if unit.state is State.UNTRANSLATED}
    for drafter in drafters:
        waiting = [text for text in reasons if text not in answers]
        if not waiting:
            break
        for text, answer in zip(waiting, drafter.draft(waiting, catalogue.source_language, catalogue.language), strict=True):
            if isinstance(answer, Draft) and answer.text.strip():
                answers[text] = answer
            elif isinstance(answer, Refusal):
                reasons[text].append(answer.reason)
    units = tuple(
        _drafted(unit, answers.get(unit.msgid), reasons[unit.msgid]) if unit.state is State.UNTRANSLATED else unit
        for unit in catalogue.units
    )
    routes = Counter(
        answers[unit.msgid].route if unit.msgid in answers else "left empty"
        for unit in catalogue.units
        if unit.state is State.UNTRANSLATED
    )
    return Pretranslation(replace(catalogue, units=units), {route: routes[route] for route in ROUTES if routes[route]})


def _drafted(unit: Unit, answer: Draft | None, reasons: Sequence[str]) -> Unit:
    if answer is None:
        return replace(unit, left_empty="; ".join(dict.fromkeys(filter(None, reasons))))
    return replace(
        unit,
        msgstr=answer.text,
        state=State.NEEDS_EDITING,
        draft=answer.provenance,
        unverified=answer.unverified,
        left_empty="",
    )
