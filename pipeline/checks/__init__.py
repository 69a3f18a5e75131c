"""Checks: one plain function for each property that a translation must have, and the gate that they guard.

`CHECKS` is written out, never collected: a module that goes missing must break the import, not switch a check off. An empty msgstr
is never judged. Nothing here changes a state or reads a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks import gate
from pipeline.checks.characters import bidi, script
from pipeline.checks.gate import Refused
from pipeline.checks.markup import html, links, markup
from pipeline.checks.numbers import dates, numbers, units
from pipeline.checks.pair import Check, Pair, Problem
from pipeline.checks.same import same
from pipeline.glossary import Glossary
from pipeline.model import Approved, Catalogue, Finding, Unit, Unreviewed

__all__ = ["CHECKS", "Check", "Pair", "Problem", "Refused", "admit_draft", "approve", "check", "check_together"]

CHECKS: tuple[Check, ...] = (
    Check("numbers", "error", numbers, "Compare the figures; write thousands and decimals as the language does."),
    Check("dates", "error", dates, "Compare day, month and year; a Solar Hijri or Kurdish date must be the same day."),
    Check("units", "error", units, "Keep the unit of the source, or convert the number together with it."),
    Check("markup", "error", markup, "Set the same markup around the same words, and close what you open."),
    Check("links", "error", links, "Copy addresses, handles and link targets from the source."),
    Check("html", "error", html, "Copy tags from the source; a translation brings none of its own."),
    Check("bidi", "error", bidi, "Remove the invisible character; isolates U+2068 … U+2069 are the safe way."),
    Check("script", "error", script, "Type the word again on the keyboard of the language, or run `pipeline check --fix`."),
    Check("same", "error", same, "Translate the passage."),
)


def findings_of(unit: Unit, catalogue: Catalogue, glossary: Glossary) -> list[Finding]:
    """What every check says about one entry."""
    pair = Pair(unit, catalogue.source_language, catalogue.language, glossary)
    return [
        Finding(
            check.id,
            problem.severity or check.severity,
            problem.message,
            catalogue.document,
            catalogue.language,
            unit.msgid,
            unit.msgstr,
            problem.start,
            problem.end,
        )
        for check in CHECKS
        for problem in check.function(pair)
    ]


def check(catalogue: Catalogue, glossary: Glossary) -> tuple[Finding, ...]:
    """Every finding about one catalogue, in the order of its entries; untranslated entries are not judged."""
    return tuple(finding for unit in catalogue.units if unit.msgstr for finding in findings_of(unit, catalogue, glossary))


def check_together(catalogues: Sequence[Catalogue], glossary: Glossary) -> tuple[Finding, ...]:
    """What shows only across the documents of one language."""
    return ()


def approve(catalogue: Catalogue, glossary: Glossary) -> Approved | Refused:
    """The catalogue as one that may be published, or why it may not: entries not reviewed, findings of error level."""
    return gate.approve(catalogue, glossary, check)


def admit_draft(catalogue: Catalogue, glossary: Glossary) -> Unreviewed | Refused:
    """The catalogue as one that may be shown as an unreviewed draft, or why not: entries left empty, findings of error level."""
    return gate.admit_draft(catalogue, glossary, check)
