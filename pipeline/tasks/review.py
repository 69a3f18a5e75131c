"""`pipeline review`: pages and sheets for reviewers, and the corrections that come back on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import review as reviewing
from pipeline.errors import UnreadableInput
from pipeline.project import Project
from pipeline.review import RefusedRow
from pipeline.tasks.looks import catalogue_look, catalogues_cache
from pipeline.tasks.outlet import Outlet
from pipeline.tasks.progress import Progress, silent
from pipeline.whole_files import fingerprint


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Where the review pages lie (as the user named it) and how many catalogues they show."""

    folder: str
    pages: int


def review(
    project: Project,
    documents: Sequence[str],
    languages: Sequence[str] = (),
    *,
    output: Path | None = None,
    progress: Progress = silent,
) -> Reviewed:
    """Write a page and a sheet for every catalogue and a page that leads to them, by default to `review/`."""
    outlet = Outlet(project.root / "review", "review") if output is None else Outlet(output, str(output))
    cache = catalogues_cache(project)
    chosen = project.catalogues(documents, languages)
    counted = []
    for number, (name, language) in enumerate(chosen):
        progress(number, len(chosen), f"{language}/{name}")
        catalogue = project.catalogue(name, language)
        if catalogue is None:
            continue
        look = catalogue_look(project, cache, name, language)
        findings = () if look is None else look.findings
        title = project.document(name).title or name
        counted.append(reviewing.progress(catalogue, findings, title))
        page = reviewing.render(catalogue, project.glossary, findings, title)
        for path, content in ((f"{language}/{name}.html", page), (f"{language}/{name}.csv", reviewing.sheet(catalogue))):
            outlet.put(path, content)
    outlet.put("index.html", reviewing.overview(counted))
    cache.save()
    progress(len(chosen), len(chosen), "")
    return Reviewed(outlet.shown, len(counted))


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back on a sheet: the catalogue's path, how many entries were corrected and approved, the rows left out."""

    path: str
    corrected: int
    approved: int
    refused: tuple[RefusedRow, ...]


def bring_back(project: Project, sheet: Path) -> Returned:
    """Write the corrections of a sheet into its catalogue; rows whose source or translation changed meanwhile are left out."""
    content = sheet.read_bytes()
    document, language = reviewing.target(content, str(sheet))
    path = project.catalogue_path(document, language)
    before = project.content(path) if document in project.documents and language in project.settings.languages else None
    if before is None:
        raise UnreadableInput(f"it belongs to {document} in {language}, which has no catalogue in this project", str(sheet))
    catalogue = project.parse_catalogue(before, document, language)
    imported = reviewing.import_sheet(catalogue, content, str(sheet))
    project.save(catalogue, imported.catalogue, fingerprint(before))
    return Returned(path, imported.corrected, imported.approved, imported.refused)
