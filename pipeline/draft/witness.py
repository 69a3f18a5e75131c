"""Whether a translation may stand beside its source at all: no check of error level has anything to say about the pair.

Owns only this question; what is an error is decided by `checks`, so that a memory draft never stands in the way of an export.
"""

from __future__ import annotations

from pipeline.checks import findings_of
from pipeline.glossary import Glossary
from pipeline.model import Catalogue, State, Unit


def contradiction(source_text: str, target_text: str, source: str, target: str, glossary: Glossary) -> str:
    """What the first finding of error level says about the pair, empty if there is none."""
    unit = Unit(source_text, target_text, State.NEEDS_EDITING)
    findings = findings_of(unit, Catalogue("", source, target, (unit,)), glossary)
    return next((finding.message for finding in findings if finding.severity == "error"), "")
