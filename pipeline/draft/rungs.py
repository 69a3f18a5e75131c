"""The rungs of the ladder, each one way to get a draft of a sentence whose names and numbers are right.

Owns what each does and their order; the judgement is the ladder's. A rung proposes texts, best first, for the cases it can help.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.draft import carrying, stand_ins
from pipeline.draft.carrying import NARROW, WIDER
from pipeline.draft.desk import Desk
from pipeline.draft.ladder import Case, Proposals, Rung
from pipeline.draft.literals import literals
from pipeline.draft.placeholders import Masked, filled, masked
from pipeline.draft.problems import Problem
from pipeline.draft.repair import likely_place, repaired
from pipeline.draft.sentences import clauses
from pipeline.draft.terms import Item
from pipeline.engines import Ask, Effort, Hypothesis
from pipeline.text import fold

NO_LOOPS = Effort(no_loops=True)

PLACED = Problem("placed", "the engine left out a name, date or number; it was put where it is likeliest")
"""Three of the eight sentences of a test in which that was needed read well (docs/engines.md), so a reader has to know of it."""

MOST_NAMES = 3
"""Lost names in one sentence for which places are tried: each is a round of decoding."""


def name_alone(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """A sentence that is a name and nothing else: the glossary's form, no engine needed."""
    for case in cases:
        if len(case.items) == 1 and case.items[0].form:
            item = case.items[0]
            around = case.source[: item.start], case.source[item.end :]
            if item.written == case.source.strip(" .:!*_") and not any(map(str.isalnum, "".join(around))):
                yield case, Hypothesis(around[0] + item.form + around[1], 0.0)


def placeholders(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """Names, dates and numbers as the symbols that this package was trained to carry."""
    asked = _masked(desk, cases)
    yield from _filled(desk, asked, desk.raw([Ask(found.text) for _, found in asked]))


def placeholders_again(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """The same with a wider search."""
    asked = _masked(desk, cases)
    yield from _filled(desk, asked, carrying.searched(desk, [found.text for _, found in asked]))


def prescribed(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """The same with the symbols prescribed that no search carries."""
    asked = _masked(desk, cases)
    yield from _filled(desk, asked, carrying.prescribed(desk, [found.text for _, found in asked]))


def _masked(desk: Desk, cases: Sequence[Case]) -> list[tuple[Case, Masked]]:
    found = ((case, masked(case.source, case.items, desk.terms, desk.symbols)) for case in cases if desk.symbols)
    return [(case, asked) for case, asked in found if asked]


def _filled(desk: Desk, asked: Sequence[tuple[Case, Masked]], answers: Sequence[Sequence[Hypothesis]]) -> Proposals:
    for (case, found), hypotheses in zip(asked, answers, strict=True):
        for one in hypotheses:
            text = filled(one.text, found, desk.leg.target)
            if text is not None:
                yield case, Hypothesis(desk.restored(text), one.score)


def plain(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """The sentence as it is: the best hypothesis."""
    for case, answers in zip(cases, desk.ask([Ask(case.asked) for case in cases]), strict=True):
        case.plain = answers
        yield case, answers[0]


def alternatives(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """The other hypotheses of the same search, which cost nothing."""
    return ((case, draft) for case in cases for draft in case.plain[1:])


def repair(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """The hypotheses with wrong forms of names put right by rule."""
    return ((case, _repaired(desk, case, draft)) for case in cases for draft in case.plain)


def _repaired(desk: Desk, case: Case, draft: Hypothesis) -> Hypothesis:
    return Hypothesis(repaired(case.source, draft.text, case.items, desk.terms), draft.score)


def without_loops(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """A sentence that came out as a loop or cut short, decoded again with repetition forbidden."""
    looping = [case for case in cases if case.ends_in("loop") or case.ends_in("length")]
    for case, answers in zip(looping, desk.ask([Ask(case.asked) for case in looping], NO_LOOPS), strict=True):
        case.plain = answers
        for draft in answers:
            yield case, draft
            yield case, _repaired(desk, case, draft)


def n_best(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """A wider search: eight hypotheses, each as it is and repaired."""
    for case, answers in zip(cases, desk.ask([Ask(case.asked) for case in cases], WIDER), strict=True):
        for draft in answers:
            yield case, draft
        for draft in answers:
            yield case, _repaired(desk, case, draft)


def forced(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """A lost name forced into the draft: the text before it kept, the glossary form prescribed, the rest decoded anew.

    Where the name belongs nobody knows, so several places are tried, and the engine's own probability says which is best. What
    looks like the wrong rendering is forbidden there. A draft that still has words which stand only for the name is not proposed:
    the name would be right and its wrong rendering beside it.
    """
    trying = {case.source: case for case in cases if case.fit and case.plain and 0 < len(case.missing) <= MOST_NAMES}
    drafts = {source: case.plain[0].text for source, case in trying.items()}
    missing = {source: case.missing for source, case in trying.items()}
    banned = _only_for_names(desk, list(trying.values()))
    for turn in range(MOST_NAMES):
        asks = [
            (case, ask)
            for source, case in trying.items()
            if turn < len(missing[source])
            for ask in _starts(case, missing[source][turn], drafts[source], desk)
        ]
        tried = [(case, texts[0]) for (case, _), texts in zip(asks, desk.ask([ask for _, ask in asks], NARROW), strict=True)]
        last = {source: turn + 1 == len(names) for source, names in missing.items()}
        clean = [(c, draft) for c, draft in tried if not (last[c.source] and banned[c.source] & words(draft.text))]
        scores = desk.score([(case.asked, draft.text) for case, draft in clean])
        ranked = [pair for _, pair in sorted(zip(scores, clean, strict=True), key=lambda scored: -scored[0])]
        drafts |= {case.source: draft.text for case, draft in reversed(ranked)}
        yield from ranked


def _only_for_names(desk: Desk, cases: Sequence[Case]) -> dict[str, frozenset[str]]:
    """The words of each first draft that stand for its names: they vanish when other names take their place, or none.

    Without names a sentence may turn out otherwise in other words too. So a word that both times stands with other names is kept,
    if these came out differently; if they did not, the word may be what this package makes of any name.
    """
    asks = [
        Ask(text) for case in cases for text in (*(_with_others(case, turn, desk.leg.source) for turn in range(2)), _without(case))
    ]
    answers = iter(desk.ask(asks))
    found = {}
    for case in cases:
        first, second, none = (words(next(answers)[0].text) for _ in range(3))
        told_apart = bool(first - second - none) and bool(second - first - none)
        kept = none | (first & second if told_apart else set())
        forms = {word for item in case.items for word in words(item.form)}
        found[case.source] = frozenset(words(case.plain[0].text) - kept - forms)
    return found


def _with_others(case: Case, turn: int, language: str) -> str:
    text = case.source
    for item in reversed(case.items):
        names = stand_ins.SURROGATES[stand_ins.pool_names(item)[0]][language]
        text = text[: item.start] + names[turn] + text[item.end :]
    return text


def _without(case: Case) -> str:
    text = case.source
    for item in reversed(case.items):
        text = text[: item.start] + text[item.end :].lstrip()
    return text


def words(text: str) -> set[str]:
    """The words of a text, folded."""
    return set(re.findall(r"[^\W_]+", fold(text).lower()))


def _starts(case: Case, item: Item, draft: str, desk: Desk) -> list[Ask]:
    """The beginnings to try, nearest to where the name stands in the source first."""
    known = likely_place(case.source, draft, item, case.items, desk.terms)
    if known is not None:
        return [Ask(case.asked, draft[: known[0]] + item.form, (draft[known[0] : known[1]],))]
    near = carrying.nearest(draft, item.start / max(1, len(case.source)))
    return [Ask(case.asked, draft[:place] + item.form) for place in near]


def surrogates(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """Every name exchanged for one that this package is known to render always alike, and back."""
    named = [case for case in cases if case.items and case.fit]
    return _stood_in(desk, named, desk.surrogates) if named else ()


def symbols(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """Every name exchanged for a symbol that this package is known to carry, and back."""
    named = [case for case in cases if case.items and case.fit]
    return _stood_in(desk, named, desk.carried) if named else ()


def _stood_in(desk: Desk, cases: Sequence[Case], pools: Mapping[str, Sequence[stand_ins.StandIn]]) -> Proposals:
    chosen = [(case, found) for case in cases if (found := stand_ins.assigned(case.items, case.source, pools))]
    asks = [Ask(stand_ins.replaced(case.source, case.items, found)) for case, found in chosen]
    for (case, found), answers in zip(chosen, desk.raw(asks), strict=True):
        for answer in answers:
            text = stand_ins.put_back(answer.text, case.items, found, desk.leg.target)
            if text is not None:
                yield case, Hypothesis(desk.restored(text), answer.score)


def clause_by_clause(desk: Desk, cases: Sequence[Case]) -> Proposals:
    """The clauses of the sentence one by one, literals left out: the text reads worse, but less gets lost."""
    split = [(case, parts) for case in cases if len(parts := _parts(case)) > 1]
    asks = [part for case, parts in split for part, translate in parts if translate]
    answers = iter(desk.ask([Ask(part) for part in asks]))
    for case, parts in split:
        drafts = [next(answers)[0] if translate else Hypothesis(part, 0.0) for part, translate in parts]
        draft = Hypothesis(desk.restored(" ".join(one.text for one in drafts)), min(one.score for one in drafts))
        yield case, draft
        yield case, _repaired(desk, case, draft)


def _parts(case: Case) -> list[tuple[str, bool]]:
    """The clauses of a sentence and the literals between them, and whether each is to be translated."""
    text = case.source
    kept = [(literal.start, literal.end) for literal in literals(text)]
    whole = [*kept, *((item.start, item.end) for item in case.items)]
    parts: list[tuple[str, bool]] = []
    for start, end in clauses(text, whole):
        position = start
        for first, last in kept:
            if start <= first and last <= end:
                parts += [(text[position:first].strip(), True), (text[first:last], False)]
                position = last
        parts.append((text[position:end].strip(), True))
    return [(part, translate and any(map(str.isalpha, part))) for part, translate in parts if part]


RUNGS = (
    Rung("name alone", "engine", name_alone),
    Rung("placeholders", "engine", placeholders),
    Rung("placeholders again", "re-decoded", placeholders_again),
    Rung("plain", "engine", plain),
    Rung("alternatives", "engine", alternatives),
    Rung("repair", "repaired", repair),
    Rung("without loops", "re-decoded", without_loops),
    Rung("surrogates", "re-decoded", surrogates),
    Rung("n-best", "re-decoded", n_best),
    Rung("forced", "re-decoded", forced),
    Rung("prescribed", "re-decoded", prescribed, PLACED),
    Rung("symbols", "re-decoded", symbols),
    Rung("clauses", "re-decoded", clause_by_clause),
)
"""From the cheapest to the dearest. The free ones (other hypotheses, repair by rule) come before any further decoding; surrogates
cost one narrow search and leave the sentence as fluent as it was, a wider search costs four and takes a less likely sentence. A
package that was trained to carry symbols carries names in no other way as well, so there the wider search comes first."""
