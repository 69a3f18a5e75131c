"""The verifier: runs last on every draft, and a draft in which it finds nothing is verified.

Owns the list of what is verified. It judges a sentence and a whole entry by the same rules, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.draft.guards import guards
from pipeline.draft.literals import literal_problems, literals
from pipeline.draft.problems import Problem
from pipeline.draft.quantities import quantity_problems
from pipeline.draft.terms import Item, Terms, terms
from pipeline.glossary import Glossary


def verify(source: str, target: str, source_language: str, target_language: str, glossary: Glossary) -> tuple[Problem, ...]:
    """Everything that could not be verified about `target` as a translation of `source`, both without inline markup."""
    between = terms(glossary, source_language, target_language)
    return verify_sentence(source, target, between, between.items(source))


def verify_sentence(source: str, target: str, between: Terms, items: Sequence[Item]) -> tuple[Problem, ...]:
    """The same with the names of the source already found."""
    known = " ".join([*(literal.text for literal in literals(source)), *(item.form for item in items)])
    return (
        *between.problems(items, target),
        *quantity_problems(source, target, between.source, between.target),
        *literal_problems(source, target),
        *guards(source, target, between.source, between.target, known),
    )
