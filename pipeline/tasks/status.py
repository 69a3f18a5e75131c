"""`pipeline status`: how far every document is in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.project import Project
from pipeline.tasks.document_looks import DocumentLook, document_look, documents_cache
from pipeline.tasks.looks import CatalogueLook, catalogue_look, catalogues_cache
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
    documents, catalogues = documents_cache(project), catalogues_cache(project)
    names = project.documents
    for number, name in enumerate(names):
        progress(number, len(names), name)
        source = document_look(project, documents, name)
        for language in project.settings.languages:
            if language == source.language:
                rows.append(Row(name, language, 0, 0, 0, 0, "source"))
            else:
                rows.append(_row(name, language, source, catalogue_look(project, catalogues, name, language)))
    progress(len(names), len(names), "")
    documents.save()
    catalogues.save()
    return tuple(rows)


def _row(name: str, language: str, source: DocumentLook, look: CatalogueLook | None) -> Row:
    if look is None:
        return Row(name, language, 0, 0, source.segments, 0, "no")
    errors = sum(finding.severity == "error" for finding in look.findings)
    exportable: Exportable = "draft" if look.needs_editing else "reviewed"
    if errors or look.untranslated or look.texts != source.texts:
        exportable = "no"
    return Row(name, language, look.reviewed, look.needs_editing, look.untranslated, errors, exportable, look.waivers)
