"""The ladder: for each sentence the rungs are tried from the cheapest to the dearest, until a draft is verified.

Owns the order of the rungs and the judgement after each; what a rung does stands in `rungs`. Every rung is asked about all
sentences that are not yet verified at once, so that an engine always sees full batches. A sentence that comes to the top without
a verified draft keeps the best one and every problem of it: nothing is ever silently wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.draft.desk import Desk
from pipeline.draft.problems import Problem, unfit, weight
from pipeline.draft.terms import Item
from pipeline.draft.verify import verify_sentence

Route = Literal["engine", "repaired", "re-decoded", "flagged"]

MOST_ATTEMPTS = 60
"""Drafts of one sentence that are judged before it is given up."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One draft of a sentence: the rung it came from and what could not be verified about it."""

    rung: str
    text: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Case:
    """One sentence on its way up. `asked` is what engines see of it, `plain` what the first decoding gave, best first."""

    source: str
    asked: str
    items: tuple[Item, ...]
    attempts: list[Attempt] = field(default_factory=list)
    plain: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()

    @property
    def best(self) -> Attempt | None:
        """The attempt with the least wrong about it, the earliest of equals."""
        return min(self.attempts, key=lambda attempt: weight(attempt.problems), default=None)

    @property
    def settled(self) -> bool:
        """Whether climbing on is of no use: verified, or nothing left that any engine could mend."""
        best = self.best
        return best is not None and (all(problem.hopeless for problem in best.problems) or len(self.attempts) >= MOST_ATTEMPTS)

    @property
    def missing(self) -> tuple[Item, ...]:
        """The names that the best attempt lacks."""
        lost = {problem.term for problem in self.best.problems if problem.kind == "name"} if self.best else set()
        return tuple(item for item in self.items if item.id in lost and item.form)

    @property
    def fit(self) -> bool:
        """Whether there is a draft worth working on."""
        return self.best is not None and not unfit(self.best.problems)

    def ends_in(self, kind: str) -> bool:
        """Whether the best attempt has a problem of this kind."""
        return self.best is not None and any(problem.kind == kind for problem in self.best.problems)


Proposals = Iterable[tuple[Case, str]]


@dataclass(frozen=True, slots=True)
class Rung:
    """A way to get a draft: its name in the trace, how the result counts, and the function that proposes texts for cases."""

    name: str
    route: Route
    propose: Callable[[Desk, Sequence[Case]], Proposals]


def climb(desk: Desk, sentences: Iterable[str], rungs: Sequence[Rung]) -> dict[str, Case]:
    """Draft sentences; gives for each its case, whose best attempt is the draft."""
    cases = {
        sentence: Case(sentence, desk.terms.canonical(sentence), desk.terms.items(sentence))
        for sentence in dict.fromkeys(sentences)
    }
    for rung in rungs:
        pending = [case for case in cases.values() if not case.settled]
        if not pending:
            break
        for case, text in rung.propose(desk, pending):
            if not case.settled and all(text != attempt.text for attempt in case.attempts):
                case.attempts.append(Attempt(rung.name, text, verify_sentence(case.source, text, desk.terms, case.items)))
    return cases


def route_of(case: Case, rungs: Sequence[Rung]) -> Route:
    """How the draft of a case counts: by its rung when it is verified, else as flagged."""
    best = case.best
    if best is None or best.problems:
        return "flagged"
    return next(rung.route for rung in rungs if rung.name == best.rung)
