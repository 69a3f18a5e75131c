"""`pipeline status`: how far every document is in every language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from pipeline import checks
from pipeline.model import State
from pipeline.project import Project
from pipeline.tasks.cache import Cache
from pipeline.tasks.check import check_one
from pipeline.tasks.progress import Progress, silent

Exportable = Literal["source", "reviewed", "draft", "no"]
"""As what a document can be exported: its source, approved, only as an unreviewed draft, or not at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One document in one language; `waivers` are the checks silenced on its entries, with their reasons."""

    document: str
    language: str
    reviewed: int
    needs_editing: int
    untranslated: int
    errors: int
    exportable: Exportable
    waivers: tuple[str, ...] = ()


def status(project: Project, *, progress: Progress = silent) -> tuple[Row, ...]:
    """The state of every document in every language, the source language included."""
    rows: list[Row] = []
    cache, checked = Cache(project, "status"), Cache(project, "check")
    names = project.documents
    for number, name in enumerate(names):
        progress(number, len(names), name)
        for language in project.settings.languages:
            rows.append(_row(project, cache, checked, name, language))
    progress(len(names), len(names), "")
    cache.save()
    checked.save()
    return tuple(rows)


def _row(project: Project, cache: Cache, checked: Cache, name: str, language: str) -> Row:
    key = f"{language}/{name}"
    fingerprint = project.digest(project.source_path(name), project.catalogue_path(name, language), project.glossary_path)
    stored = cache.get(key)
    if stored is None or stored["of"] != fingerprint:
        stored = {"of": fingerprint, "row": _count(project, checked, name, language)}
        cache.put(key, stored)
    reviewed, editing, empty, errors, exportable, waivers = stored["row"]
    return Row(name, language, reviewed, editing, empty, errors, exportable, tuple(waivers))


def _count(project: Project, checked: Cache, name: str, language: str) -> list[object]:
    document = project.document(name)
    if language == document.language:
        return [0, 0, 0, 0, "source", []]
    catalogue = project.catalogue(name, language)
    if catalogue is None:
        return [0, 0, len(document.segments), 0, "no", []]
    states = Counter(unit.state for unit in catalogue.units)
    findings, _ = check_one(project, checked, name, language)
    errors = sum(finding.severity == "error" for finding in findings)
    current = {segment.text for segment in document.segments} == {unit.msgid for unit in catalogue.units}
    exportable: Exportable = "reviewed"
    if errors or states[State.UNTRANSLATED] or not current:
        exportable = "no"
    elif states[State.NEEDS_EDITING]:
        exportable = "draft"
    waivers = [str(waiver) for waiver in checks.waivers(catalogue)]
    return [states[State.REVIEWED], states[State.NEEDS_EDITING], states[State.UNTRANSLATED], errors, exportable, waivers]
