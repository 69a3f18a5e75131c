"""The gate: what may be published, and as what. The only place that makes `Approved` and `Unreviewed`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.glossary import Glossary
from pipeline.model import Approved, Catalogue, Finding, State, Unreviewed

Judge = Callable[[Catalogue, Glossary], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a catalogue cannot be published: msgids that no person has finished, and findings of error level."""

    unfinished: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def approve(catalogue: Catalogue, glossary: Glossary, judge: Judge) -> Approved | Refused:
    """Approve a catalogue whose every entry a person has reviewed and in which `judge` finds no error."""
    unfinished = tuple(unit.msgid for unit in catalogue.units if unit.state is not State.REVIEWED or not unit.msgstr.strip())
    errors = errors_of(judge(catalogue, glossary))
    if unfinished or errors:
        return Refused(unfinished, errors)
    return Approved(catalogue)


def admit_draft(catalogue: Catalogue, glossary: Glossary, judge: Judge) -> Unreviewed | Refused:
    """Admit a catalogue that is complete and in which `judge` finds no error, for pages that say they are unreviewed."""
    unfinished = tuple(unit.msgid for unit in catalogue.units if unit.state is State.UNTRANSLATED or not unit.msgstr.strip())
    errors = errors_of(judge(catalogue, glossary))
    if unfinished or errors:
        return Refused(unfinished, errors)
    return Unreviewed(catalogue)


def admit(catalogue: Catalogue, glossary: Glossary, judge: Judge) -> Approved | Unreviewed | Refused:
    """The most that a catalogue may be published as, from one look at it: approved, else as a draft, else not at all."""
    findings = judge(catalogue, glossary)
    approved = approve(catalogue, glossary, lambda *_: findings)
    return admit_draft(catalogue, glossary, lambda *_: findings) if isinstance(approved, Refused) else approved


def errors_of(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that refuse."""
    return tuple(finding for finding in findings if finding.severity == "error")
