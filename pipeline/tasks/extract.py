"""`pipeline extract`: templates from sources, catalogues brought up to date with them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pipeline import catalogue
from pipeline.merge import merge
from pipeline.project import Project, fingerprint
from pipeline.tasks.cache import Cache
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extraction wrote (with `check`: would write), and the catalogues whose source is gone."""

    documents: int
    changed: tuple[str, ...]
    orphans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A file to write: its path, its content, and the fingerprint of the content that it was made from."""

    path: str
    content: bytes
    made_from: str


def extract(
    project: Project,
    documents: Sequence[str],
    *,
    check: bool = False,
    today: datetime.date | None = None,
    progress: Progress = silent,
) -> Extracted:
    """Bring the template and every catalogue of the documents up to date; `check` writes nothing.

    Everything is read and worked out before anything is written, so that input which cannot be read changes nothing. A document
    whose source, glossary and catalogues are those of the last run is not looked at again.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    cache = Cache(project, "extract")
    stale = [name for name in documents if cache.get(name) != _inputs(project, name)]
    outputs: list[Output] = []
    for found in over(project, partial(_prepared, today=today), stale, progress, str):
        outputs += found
    if not check:
        for output in outputs:
            project.write(output.path, output.content, output.made_from)
        for name in stale:
            cache.put(name, _inputs(project, name))
        cache.save()
    return Extracted(len(documents), tuple(output.path for output in outputs), project.orphans())


def _prepared(project: Project, name: str, *, today: datetime.date) -> list[Output]:
    """The files of one document that have to change."""
    document = project.document(name)
    path = project.template_path(name)
    before = project.content(path)
    previous = "" if before is None else catalogue.decode(before, path)
    # A template is for every language, so it names no form of a name.
    template = catalogue.template(document, lambda text: (), today, previous)
    outputs = [(path, template, before)]
    for language in project.targets(document):
        path = project.catalogue_path(name, language)
        content = project.content(path)
        old = None if content is None else project.parse_catalogue(content, name, language, document.language)
        merged = merge(old, document, language, project.glossary, today)
        outputs.append((path, catalogue.serialise(merged), content))
    return [Output(path, text.encode(), fingerprint(before)) for path, text, before in outputs if before != text.encode()]


def _inputs(project: Project, name: str) -> str:
    catalogues = [project.catalogue_path(name, language) for language in project.settings.languages]
    return project.digest(project.source_path(name), project.glossary_path, project.template_path(name), *catalogues)
