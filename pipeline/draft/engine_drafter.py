"""The drafter that asks engines: entries to sentences, sentences up the ladder, sentences back to entries, all of it verified.

Owns the way of a batch of entries along a route of one leg or two, and what a draft says about itself. Names are protected on
both legs: the English between them is drafted and verified like any target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import engines
from pipeline.draft.desk import Desk
from pipeline.draft.entry import Entry, entry
from pipeline.draft.ladder import Attempt, Case, Route, climb, route_of
from pipeline.draft.markup import fragments, marked_up
from pipeline.draft.problems import OF_THE_WAY, Problem, unfit
from pipeline.draft.pronouns import GENDERED
from pipeline.draft.repair import repaired
from pipeline.draft.rungs import RUNGS
from pipeline.draft.terms import Terms, terms
from pipeline.draft.verify import verify_entry, verify_sentence
from pipeline.glossary import Glossary
from pipeline.model import Draft, Refusal

CHUNK = 256
"""Entries that are in hand at once: enough for full batches, few enough for a bounded memory."""

RANK: tuple[Route, ...] = ("engine", "repaired", "re-decoded", "flagged")


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to one sentence on one leg: for `--explain`."""

    engine: str
    source: str
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that was tried for one entry, and what came of it."""

    text: str
    result: Draft | Refusal
    steps: tuple[Step, ...]

    def lines(self) -> list[str]:
        """The explanation as people read it."""
        lines = []
        for step in self.steps:
            lines += [f"{step.engine}: {step.source}"]
            for attempt in step.attempts:
                verdict = "; ".join(map(str, attempt.problems)) or "verified"
                lines.append(f"  {attempt.rung}: {attempt.text}  ({verdict})")
        outcome = self.result.text if isinstance(self.result, Draft) else f"left empty: {self.result.reason}"
        return [*lines, outcome]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A translated sentence: its steps, and what could not be verified against the sentence that the entry has."""

    text: str
    route: Route
    problems: tuple[Problem, ...]
    steps: tuple[Step, ...]


class EngineDrafter:
    """Drafts by engines.

    `given` are the engines that may be used, best first (`engines.available`). `results` keeps what they gave (None: only while
    this drafter lives). `progress` is called with sentences decoded and sentences in all, for each round of decoding.
    """

    def __init__(
        self,
        given: Sequence[engines.Ranked],
        glossary: Glossary,
        results: engines.Results | None = None,
        progress: engines.Progress | None = None,
    ) -> None:
        self._results = results or engines.Results()
        self._engines = tuple(given)
        self._glossary = glossary
        self._progress = progress
        self._desks: dict[tuple[str, str], tuple[Desk, ...]] = {}

    def draft(self, texts: Sequence[str], source: str, target: str) -> Sequence[Draft | Refusal]:
        """A draft for each text, verified or saying what is not; a refusal where no engine serves the pair or none is fit.

        Texts are best given all at once: sentences of different entries share batches, and equal ones are translated once.
        """
        every = list(dict.fromkeys(texts))
        done: dict[str, Draft | Refusal] = {}
        for start in range(0, len(every), CHUNK):
            chunk = every[start : start + CHUNK]
            results = (result for result, _ in self._drafts(chunk, source, target))
            done |= zip(chunk, results, strict=True)
        return [done[text] for text in texts]

    def trace(self, text: str, source: str, target: str) -> Explanation:
        """What is tried for one text, step by step."""
        result, sentences = self._drafts([text], source, target)[0]
        return Explanation(text, result, tuple(step for sentence in sentences for step in sentence.steps))

    def explain(self, text: str, source: str, target: str) -> list[str]:
        """The same as lines for people."""
        return self.trace(text, source, target).lines()

    def close(self) -> None:
        """Close the results, which keeps their file small."""
        self._results.close()

    # The way of a batch

    def _route(self, source: str, target: str) -> tuple[Desk, ...]:
        if (source, target) not in self._desks:
            legs = engines.route(self._engines, source, target)
            self._desks[source, target] = tuple(
                Desk(
                    engines.Leg(engines.Remembering(leg.engine, self._results, self._progress), leg.source, leg.target),
                    terms(self._glossary, leg.source, leg.target),
                )
                for leg in legs
            )
        return self._desks[source, target]

    def _drafts(self, texts: Sequence[str], source: str, target: str) -> list[tuple[Draft | Refusal, tuple[_Sentence, ...]]]:
        desks = self._route(source, target)
        if not desks:
            return [(Refusal(f"no engine for {source} → {target}"), ()) for _ in texts]
        between = terms(self._glossary, source, target)
        entries = [entry(text, between) for text in texts]
        sentences = _translated([text for one in entries for text in one.texts], desks, between)
        asked = list(dict.fromkeys(fragment for one in entries for fragment in fragments(one, between)))
        known = dict(zip(asked, _plainly(asked, desks), strict=True))
        origin = " + ".join(desk.leg.engine.version for desk in desks)
        return [_assembled(one, sentences, between, known, origin) for one in entries]


def _translated(texts: Sequence[str], desks: Sequence[Desk], between: Terms) -> dict[str, _Sentence]:
    """Each sentence along the whole route."""
    now = {text: text for text in texts}
    steps: dict[str, tuple[Step, ...]] = dict.fromkeys(now, ())
    routes: dict[str, Route] = dict.fromkeys(now, "engine")
    doubts: dict[str, tuple[Problem, ...]] = dict.fromkeys(now, ())
    for desk in desks:
        cases = climb(desk, now.values(), RUNGS)
        for text, asked in now.items():
            case = cases[asked]
            steps[text] += (Step(desk.leg.engine.version, asked, tuple(case.attempts)),)
            routes[text] = max(routes[text], route_of(case, RUNGS), key=RANK.index)
            now[text] = _best(case)
            doubts[text] += tuple(problem for problem in case.best.problems if problem.kind in OF_THE_WAY) if case.best else ()
    return {text: _judged(text, now[text], routes[text], steps[text], doubts[text], between) for text in now}


def _best(case: Case) -> str:
    return case.best.text if case.best else ""


def _judged(
    source: str, target: str, route: Route, steps: tuple[Step, ...], doubts: tuple[Problem, ...], between: Terms
) -> _Sentence:
    """After a pivot the last word is a comparison of the two ends: what went wrong on the way may have come right, or not."""
    items = between.items(source)
    problems = verify_sentence(source, target, between, items)
    if problems and len(steps) > 1:
        mended = repaired(source, target, items, between)
        after = verify_sentence(source, mended, between, items)
        if len(after) < len(problems):
            target, problems, route = mended, after, "repaired"
    harmless = between.target not in GENDERED
    problems += tuple(one for one in doubts if one not in problems and not (one.kind == "gender" and harmless))
    if problems:
        route = "flagged"
    elif route == "flagged":
        route = "re-decoded"  # one leg could not be verified, the whole way can
    return _Sentence(target, route, problems, steps)


def _plainly(texts: Sequence[str], desks: Sequence[Desk]) -> list[str]:
    """Translations good enough to recognise words by."""
    for desk in desks:
        texts = list(map(desk.restored, desk.best(texts)))
    return list(texts)


def _assembled(
    one: Entry, sentences: dict[str, _Sentence], between: Terms, known: dict[str, str], origin: str
) -> tuple[Draft | Refusal, tuple[_Sentence, ...]]:
    """The entry out of its sentences, verified once more as a whole."""
    own = tuple(sentences[text] for text in one.texts)
    if not own:
        return Refusal("nothing in it to translate"), ()
    bad = [problem for sentence in own for problem in unfit(sentence.problems)]
    if bad:
        return Refusal(f"the draft by {origin} was not fit: {bad[0].message}"), own
    reading, spans = one.filled({text: sentences[text].text for text in one.texts})
    text = marked_up(one, reading, spans, between, known)
    problems = [problem for sentence in own for problem in sentence.problems]
    problems += verify_entry(one.msgid, text, between)
    worst = unfit(problems)
    if worst:
        return Refusal(f"the draft by {origin} was not fit: {worst[0].message}"), own
    return _draft(text, origin, own, problems), own


def _draft(text: str, origin: str, own: Sequence[_Sentence], problems: Sequence[Problem]) -> Draft:
    """The draft with what could not be verified: names as ids of their own, everything else in the provenance."""
    unverified = tuple(dict.fromkeys(problem.term for problem in problems if problem.term))
    others = list(dict.fromkeys(str(problem) for problem in problems if not problem.term))
    route = max((sentence.route for sentence in own), key=RANK.index)
    if problems:
        route = "flagged"
    return Draft(text, f"{origin}; not verified: {'; '.join(others)}" if others else origin, unverified, route)
