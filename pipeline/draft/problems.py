"""What can be wrong with a draft, as values; a draft without any is verified.

Owns the list of kinds and what each means for the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "name",
    "order",
    "number",
    "literal",
    "markup",
    "script",
    "bracket",
    "negation",
    "loop",
    "length",
    "leftover",
    "copy",
    "empty",
    "unsure",
    "doubled",
    "placed",
    "gender",
]

WEIGHTS: Mapping[Kind, int] = {
    "name": 10,
    "order": 4,
    "number": 6,
    "literal": 6,
    "markup": 1,
    "script": 3,
    "bracket": 3,
    "negation": 4,
    "loop": 100,
    "length": 60,
    "leftover": 100,
    "copy": 100,
    "empty": 200,
    "unsure": 2,
    "doubled": 3,
    "placed": 2,
    "gender": 2,
}
"""How bad, to choose the best of several drafts none of which is verified."""

UNFIT: frozenset[Kind] = frozenset({"loop", "length", "leftover", "copy", "empty"})
"""Such a draft misleads more than it helps: the entry stays empty."""

OF_THE_WAY: frozenset[Kind] = frozenset({"unsure", "placed", "gender"})
"""What the way to a draft tells and a comparison of its two ends cannot: they say nothing of the English between them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be verified; `term` is the glossary id where it is about a name."""

    kind: Kind
    message: str
    term: str = ""
    hopeless: bool = False
    """No engine can mend it: the glossary lacks the form."""

    def __str__(self) -> str:
        return f"{self.kind}: {f'{self.term} ' if self.term else ''}{self.message}"


def weight(problems: Iterable[Problem]) -> int:
    """How bad they are together."""
    return sum(WEIGHTS[problem.kind] for problem in problems)


def unfit(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those for which the entry stays empty."""
    return tuple(problem for problem in problems if problem.kind in UNFIT)
