"""Checks: one plain function for each property that a translation must have, and the gate that they guard.

`CHECKS` is written out, never collected: a module that goes missing must break the import, not switch a check off. An empty msgstr
is never judged. Nothing here changes a state or reads a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks import consistency, fixing, gate
from pipeline.checks.characters import bidi, digits, quotes, script, spaces, zwnj
from pipeline.checks.fixing import difference
from pipeline.checks.gate import Refused
from pipeline.checks.markup import html, links, markup
from pipeline.checks.names import names
from pipeline.checks.numbers import dates, numbers, units
from pipeline.checks.pair import Check, Pair, Problem
from pipeline.checks.same import language, same
from pipeline.checks.saying import attribution, emphasis, negation, quotations
from pipeline.checks.shape import length, placeholders, punctuation, repetition
from pipeline.checks.waivers import Waiver, faults, in_force, waivers
from pipeline.glossary import Glossary
from pipeline.model import Approved, Catalogue, Finding, Unit, Unreviewed

__all__ = [
    "CHECKS",
    "TOGETHER",
    "Check",
    "Pair",
    "Problem",
    "Refused",
    "Waiver",
    "admit",
    "admit_draft",
    "approve",
    "check",
    "check_together",
    "difference",
    "findings_of",
    "fix",
    "waivers",
]

FIX = "Run `pipeline check --fix`, or type it as shown."

CHECKS: tuple[Check, ...] = (
    Check("names", "error", names, "Write the name as the glossary has it in this language; the comment of the entry shows it."),
    Check("numbers", "error", numbers, "Compare the figures; write thousands and decimals as the language does."),
    Check("dates", "error", dates, "Compare day, month and year; a Solar Hijri or Kurdish date must be the same day."),
    Check("units", "error", units, "Keep the unit of the source, or convert the number together with it."),
    Check("negation", "error", negation, "Read both sentences again: who may, who may not?"),
    Check("quotations", "error", quotations, "Set the quotation marks around the same words."),
    Check("attribution", "warning", attribution, "Say whose claim it is, as the source does."),
    Check("emphasis", "warning", emphasis, "Stress the same words: capitals, bold, or the plain word in its strongest form."),
    Check("markup", "error", markup, "Set the same markup around the same words, and close what you open."),
    Check("links", "error", links, "Copy addresses, handles and link targets from the source."),
    Check("html", "error", html, "Copy tags from the source; a translation brings none of its own."),
    Check("placeholders", "error", placeholders, "Copy placeholders of the source; fill or remove one that a draft left behind."),
    Check("bidi", "error", bidi, "Remove the invisible character; isolates U+2068 … U+2069 are the safe way."),
    Check("script", "error", script, f"Type the word on the keyboard of the language. {FIX}"),
    Check("zwnj", "warning", zwnj, FIX),
    Check("digits", "warning", digits, FIX),
    Check("spaces", "warning", spaces, FIX),
    Check("quotes", "warning", quotes, FIX),
    Check("punctuation", "warning", punctuation, f"End as the source ends. {FIX}"),
    Check("same", "error", same, "Translate the passage."),
    Check("language", "error", language, "Put the text into the catalogue of its own language."),
    Check("repetition", "error", repetition, "Delete what is said twice."),
    Check("length", "error", length, "Compare the ends of both texts: a sentence may be missing."),
)
"""Every check of one entry, in the order in which its findings are listed."""

TOGETHER: tuple[tuple[str, str, str], ...] = (
    ("consistency", consistency.consistency.__doc__ or "", "Choose one translation and use it everywhere."),
    ("collision", consistency.collision.__doc__ or "", "See whether one of the two was pasted into the wrong entry."),
    (
        "waivers",
        "Every waiver is in force, gives its reason and silences a check that may be waived.",
        "Look at the entry again, then renew or delete the waiver.",
    ),
)
"""Id, sentence and remedy of what is not judged from the texts of one entry alone; all of them are warnings."""

KNOWN = frozenset(check.id for check in CHECKS) | {"consistency", "collision"}


def findings_of(unit: Unit, catalogue: Catalogue, glossary: Glossary) -> list[Finding]:
    """What every check that is not waived says about one entry, and what is wrong with its waivers."""
    pair = Pair(unit, catalogue.source_language, catalogue.language, glossary)
    waived = in_force(unit)
    place = (catalogue.document, catalogue.language, unit.msgid, unit.msgstr)
    found = [
        Finding(check.id, problem.severity or check.severity, problem.message, *place, problem.start, problem.end)
        for check in CHECKS
        if check.id not in waived
        for problem in check.function(pair)
    ]
    if unit.comments:
        found += [Finding("waivers", "warning", message, *place) for message in faults(unit, KNOWN)]
    return found


def check(catalogue: Catalogue, glossary: Glossary) -> tuple[Finding, ...]:
    """Every finding about one catalogue, in the order of its entries; untranslated entries are not judged."""
    return tuple(finding for unit in catalogue.units if unit.msgstr for finding in findings_of(unit, catalogue, glossary))


def check_together(catalogues: Sequence[Catalogue], glossary: Glossary) -> tuple[Finding, ...]:
    """What shows only across the documents of one language: one source with two translations, two sources with one. Warnings."""
    found = (*consistency.consistency(catalogues), *consistency.collision(catalogues))
    silenced = {(c.document, u.msgid, u.msgstr): in_force(u) for c in catalogues for u in c.units if u.comments}
    return tuple(f for f in found if f.check not in silenced.get((f.document, f.msgid, f.msgstr), ()))


def fix(catalogue: Catalogue, glossary: Glossary) -> Catalogue:
    """The catalogue with every repair made that cannot change meaning and every waiver bound to its texts; no state changes."""
    return fixing.fix(catalogue, glossary)


def approve(catalogue: Catalogue, glossary: Glossary) -> Approved | Refused:
    """The catalogue as one that may be published, or why it may not: entries not reviewed, findings of error level."""
    return gate.approve(catalogue, glossary, check)


def admit_draft(catalogue: Catalogue, glossary: Glossary) -> Unreviewed | Refused:
    """The catalogue as one that may be shown as an unreviewed draft, or why not: entries left empty, findings of error level."""
    return gate.admit_draft(catalogue, glossary, check)


def admit(catalogue: Catalogue, glossary: Glossary) -> Approved | Unreviewed | Refused:
    """The most that the catalogue may be exported as, from one look at it; what is not approved is at most a draft."""
    return gate.admit(catalogue, glossary, check)
