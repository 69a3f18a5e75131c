"""The ladder: for each sentence the rungs are tried from the cheapest to the dearest, until a draft is verified.

Owns the order of the rungs and the judgement after each; what a rung does stands in `rungs`. Every rung is asked about all
sentences that are not yet verified at once, so that an engine always sees full batches. A sentence that comes to the top without
a verified draft keeps the best one and every problem of it: nothing is ever silently wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.draft.desk import Desk
from pipeline.draft.problems import Problem, unfit, weight
from pipeline.draft.terms import Item
from pipeline.draft.verify import verify_sentence
from pipeline.engines import Hypothesis

Route = Literal["engine", "repaired", "re-decoded", "flagged"]

UNSURE = -1.2
"""Mean log-probability below which an engine is guessing: a well-trained one gives its words 50 to 90 %, this is 30 %."""

MOST_ATTEMPTS = 60
"""Drafts of one sentence that are judged before it is given up."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One draft of a sentence: the rung it came from, what could not be verified about it, and how sure the engine was of it."""

    rung: str
    text: str
    problems: tuple[Problem, ...]
    score: float = 0.0


@dataclass(slots=True)
class Case:
    """One sentence on its way up. `asked` is what engines see of it, `plain` what the first decoding gave, best first."""

    source: str
    asked: str
    items: tuple[Item, ...]
    attempts: list[Attempt] = field(default_factory=list)
    plain: tuple[Hypothesis, ...] = ()

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


Proposals = Iterable[tuple[Case, Hypothesis]]


@dataclass(frozen=True, slots=True)
class Rung:
    """A way to get a draft: its name in the trace, how the result counts, the function that proposes texts for cases, and what is
    to be doubted about everything that comes from it."""

    name: str
    route: Route
    propose: Callable[[Desk, Sequence[Case]], Proposals]
    doubt: Problem | None = None


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
        for case, draft in rung.propose(desk, pending):
            if not case.settled and all(draft.text != attempt.text for attempt in case.attempts):
                found = [*verify_sentence(case.source, draft.text, desk.terms, case.items), *_unsure(draft)]
                found += [rung.doubt] if rung.doubt else []
                case.attempts.append(Attempt(rung.name, draft.text, tuple(found), draft.score))
    return cases


def _unsure(draft: Hypothesis) -> Iterator[Problem]:
    if draft.score < UNSURE:
        yield Problem("unsure", f"the engine gives its words a probability of {math.exp(draft.score):.0%} each", hopeless=True)


def route_of(case: Case, rungs: Sequence[Rung]) -> Route:
    """How the draft of a case counts: by its rung when it is verified, else as flagged."""
    best = case.best
    if best is None or best.problems:
        return "flagged"
    return next(rung.route for rung in rungs if rung.name == best.rung)
