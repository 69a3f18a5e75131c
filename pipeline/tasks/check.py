"""`pipeline check`: every check over every catalogue, and the repairs of `--fix`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline import checks
from pipeline.model import Finding
from pipeline.project import Project
from pipeline.tasks.cache import Cache
from pipeline.tasks.looks import catalogues_cache, looks, recalled, remember
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent
from pipeline.values import flat
from pipeline.whole_files import fingerprint


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings in the order of documents and languages, and how many catalogues and translated entries were looked at."""

    findings: tuple[Finding, ...]
    catalogues: int
    units: int

    @property
    def errors(self) -> int:
        """How many findings refuse a document."""
        return sum(finding.severity == "error" for finding in self.findings)


def check(project: Project, documents: Sequence[str], languages: Sequence[str] = (), *, progress: Progress = silent) -> Checked:
    """Check the catalogues of the documents; what was checked before and has not changed is not checked again."""
    cache = catalogues_cache(project)
    chosen = project.catalogues(documents, languages)
    known = {(name, language): recalled(project, cache, name, language) for name, language in chosen}
    stale: dict[str, list[str]] = {}
    for name, language in chosen:
        if known[name, language] is None:
            stale.setdefault(name, []).append(language)
    fresh = over(project, looks, [*stale.items()], progress, itemgetter(0))
    for (name, several), found in zip(stale.items(), fresh, strict=True):
        for language, look in zip(several, found, strict=True):
            known[name, language] = look
            if look is not None:
                remember(cache, name, language, look)
    seen = [look for look in known.values() if look is not None]
    findings = [finding for look in seen for finding in look.findings]
    findings += _together(project, cache, documents, languages)
    cache.save()
    return Checked(tuple(findings), len(chosen), sum(look.translated for look in seen))


def _together(project: Project, cache: Cache, documents: Sequence[str], languages: Sequence[str]) -> list[Finding]:
    """What only shows across documents: one source with two translations. Looked at for each language as a whole."""
    found: list[Finding] = []
    by_language: dict[str, list[str]] = {}
    for name, language in project.catalogues(project.documents, languages):
        by_language.setdefault(language, []).append(name)
    for language, names in by_language.items():
        paths = [project.catalogue_path(name, language) for name in names]
        inputs = project.digest(project.glossary_path, *paths)
        stored = cache.get(f"{language} together")
        if stored is None or stored["of"] != inputs:
            catalogues = [catalogue for name in names if (catalogue := project.catalogue(name, language)) is not None]
            together = checks.check_together(catalogues, project.glossary)
            stored = {"of": inputs, "findings": [flat(finding) for finding in together]}
            cache.put(f"{language} together", stored)
        found += [Finding(**finding) for finding in stored["findings"] if finding["document"] in documents]
    return found


@dataclass(frozen=True, slots=True)
class Mended:
    """The catalogues that `--fix` changed (or would change), with a diff of each in plain text."""

    changed: tuple[tuple[str, str], ...]


def mend(
    project: Project, documents: Sequence[str], languages: Sequence[str] = (), *, dry_run: bool = False, progress: Progress = silent
) -> Mended:
    """Make the repairs that cannot change meaning; `dry_run` only shows them."""
    changed: list[tuple[str, str]] = []
    chosen = project.catalogues(documents, languages)
    for number, (name, language) in enumerate(chosen):
        progress(number, len(chosen), f"{language}/{name}")
        path = project.catalogue_path(name, language)
        content = project.content(path)
        if content is None:
            continue
        catalogue = project.parse_catalogue(content, name, language)
        fixed = checks.fix(catalogue, project.glossary)
        if fixed == catalogue:
            continue
        changed.append((path, checks.difference(catalogue, fixed)))
        if not dry_run:
            project.save(catalogue, fixed, fingerprint(content))
    progress(len(chosen), len(chosen), "")
    return Mended(tuple(changed))
