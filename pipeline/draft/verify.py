"""The verifier: runs last on every draft, and a draft in which it finds nothing is verified.

Owns the list of what is verified: of a sentence whatever engines get wrong, of a whole entry everything that `pipeline check` calls
an error besides, so that no verified draft can be refused by a check. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks import CHECKS, Pair
from pipeline.draft.guards import guards
from pipeline.draft.literals import literal_problems, literals
from pipeline.draft.problems import Kind, Problem
from pipeline.draft.pronouns import guessed
from pipeline.draft.quantities import quantity_problems
from pipeline.draft.terms import Item, Terms, terms
from pipeline.draft.unlisted import unlisted
from pipeline.glossary import Glossary
from pipeline.model import Unit

KINDS: Mapping[str, Kind] = {
    "negation": "negation",
    "quotations": "markup",
    "markup": "markup",
    "links": "literal",
    "html": "markup",
    "placeholders": "leftover",
    "bidi": "script",
    "script": "script",
    "same": "copy",
    "language": "copy",
    "repetition": "loop",
    "length": "length",
}
"""What a finding of each check means for a draft."""

OF_SENTENCES = frozenset({"negation"})
OF_ENTRIES = frozenset(KINDS)


def verify(source: str, target: str, source_language: str, target_language: str, glossary: Glossary) -> tuple[Problem, ...]:
    """Everything that could not be verified about `target` as a translation of `source`."""
    between = terms(glossary, source_language, target_language)
    found = (*verify_sentence(source, target, between, between.items(source)), *verify_entry(source, target, between))
    return tuple(dict.fromkeys(found))


def verify_sentence(source: str, target: str, between: Terms, items: Sequence[Item]) -> tuple[Problem, ...]:
    """What could not be verified about one sentence, whose names were already found."""
    pair = Pair(Unit(source, target), between.source, between.target, between.glossary)
    known = " ".join([*(literal.text for literal in literals(source)), *(item.form for item in items)])
    return (
        *between.problems(source, items, target),
        *quantity_problems(pair),
        *literal_problems(source, target),
        *guards(source, target, between.source, between.target, known),
        *guessed(source, target, (between.source, between.target), items),
        *_checked(pair, OF_SENTENCES),
    )


def verify_entry(msgid: str, msgstr: str, between: Terms) -> tuple[Problem, ...]:
    """What `pipeline check` would call an error about a whole entry, markup included, and names that the glossary lacks."""
    pair = Pair(Unit(msgid, msgstr), between.source, between.target, between.glossary)
    named = tuple(Problem("name", verdict.message, verdict.term) for verdict in between.verdicts(msgid, msgstr))
    figures = (problem for problem in quantity_problems(pair) if problem.kind == "number")
    return (*named, *figures, *_checked(pair, OF_ENTRIES), *unlisted(msgid, msgstr, between))


def _checked(pair: Pair, ids: frozenset[str]) -> Iterator[Problem]:
    for check in CHECKS:
        if check.id in ids:
            for problem in check.function(pair):
                if (problem.severity or check.severity) == "error":
                    yield Problem(KINDS[check.id], problem.message)
