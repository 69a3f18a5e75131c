"""`pipeline extract`: templates from sources, catalogues brought up to date with them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from pipeline import catalogue
from pipeline.merge import merge
from pipeline.project import Project
from pipeline.staging import Staging
from pipeline.tasks.cache import Cache
from pipeline.tasks.document_looks import DocumentLook, documents_cache
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent
from pipeline.values import flat
from pipeline.whole_files import Staged, fingerprint


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extraction wrote (with `check`: would write), and the catalogues whose source is gone."""

    documents: int
    changed: tuple[str, ...]
    orphans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of one document, before any file is replaced: the paths of the files that change, and these files, staged.

    `inputs` is a fingerprint of its files as they will be.
    """

    document: str
    inputs: str
    look: DocumentLook
    changed: tuple[str, ...]
    staged: tuple[Staged, ...]


def extract(
    project: Project,
    documents: Sequence[str],
    *,
    check: bool = False,
    today: datetime.date | None = None,
    progress: Progress = silent,
) -> Extracted:
    """Bring the template and every catalogue of the documents up to date; `check` writes nothing.

    Every new file is on the disk before the first takes its place, so that input which cannot be read and a full disk change
    nothing. A document whose source, glossary and catalogues are those of the last run is not looked at again.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    cache, documents_seen = Cache(project, "extract"), documents_cache(project)
    stale = [name for name in documents if (known := cache.get(name)) is None or known != project.digest(*_inputs(project, name))]
    with nullcontext() if check else project.staging() as staging:
        prepared = list(over(project, partial(_prepared, today=today, staging=staging), stale, progress, str))
        if staging:
            staging.put(file for one in prepared for file in one.staged)
    if not check:
        for one in prepared:
            cache.put(one.document, one.inputs)
            documents_seen.put(one.document, flat(one.look))
        cache.save()
        documents_seen.save()
    changed = tuple(path for one in prepared for path in one.changed)
    return Extracted(len(documents), changed, project.orphans())


def _prepared(project: Project, name: str, *, today: datetime.date, staging: Staging | None = None) -> Prepared:
    """What a document needs: the files that have to change, staged, and a fingerprint of all its files as they will be."""
    text = project.source(name)
    document = project.parse_document(name, text)
    of = fingerprint(text.encode())
    seen = {project.source_path(name): of}
    changed: list[str] = []
    staged: list[Staged] = []

    def output(path: str, before: bytes | None, after: str) -> None:
        content = after.encode()
        seen[path] = fingerprint(content)
        if content != before:
            changed.append(path)
            if staging:
                staged.append(project.stage(path, content, fingerprint(before), staging))

    path = project.template_path(name)
    before = project.content(path)
    previous = "" if before is None else catalogue.decode(before, path)
    # A template is for every language, so it names no form of a name.
    output(path, before, catalogue.template(document, lambda text: (), today, previous))
    for language in project.targets(document):
        path = project.catalogue_path(name, language)
        before = project.content(path)
        old = None if before is None else project.parse_catalogue(before, name, language, document.language)
        output(path, before, catalogue.serialise(merge(old, document, language, project.glossary, today)))
    inputs = project.digest(*_inputs(project, name), known=seen)
    return Prepared(name, inputs, DocumentLook.at(document, of), tuple(changed), tuple(staged))


def _inputs(project: Project, name: str) -> list[str]:
    """The files that an extraction of a document depends on."""
    catalogues = [project.catalogue_path(name, language) for language in project.settings.languages]
    return [project.source_path(name), project.glossary_path, project.template_path(name), *catalogues]
