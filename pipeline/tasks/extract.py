"""`pipeline extract`: templates from sources, catalogues brought up to date with them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import catalogue
from pipeline.merge import merge
from pipeline.project import Project
from pipeline.tasks.cache import Cache
from pipeline.tasks.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extraction wrote (with `check`: would write), and the catalogues whose source is gone."""

    documents: int
    changed: tuple[str, ...]
    orphans: tuple[str, ...]


def extract(
    project: Project,
    documents: Sequence[str],
    *,
    check: bool = False,
    today: datetime.date | None = None,
    progress: Progress = silent,
) -> Extracted:
    """Bring the template and every catalogue of the documents up to date; `check` writes nothing.

    A document whose source, glossary and catalogues are those of the last run is not looked at again.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    cache = Cache(project, "extract")
    changed: list[str] = []
    for number, name in enumerate(documents):
        progress(number, len(documents), name)
        fingerprint = _fingerprint(project, name)
        if cache.get(name) == fingerprint:
            continue
        written = _extract_one(project, name, today, check)
        changed += written
        if not check:
            cache.put(name, _fingerprint(project, name) if written else fingerprint)
    progress(len(documents), len(documents), "")
    cache.save()
    return Extracted(len(documents), tuple(changed), project.orphans())


def _extract_one(project: Project, name: str, today: datetime.date, check: bool) -> list[str]:
    document = project.document(name)
    outputs: list[tuple[str, str, bytes | None]] = []
    path = project.template_path(name)
    old_template = project.content(path)
    previous = "" if old_template is None else catalogue.decode(old_template, path)
    # A template is for every language, so it names no form of a name.
    template = catalogue.template(document, lambda text: (), today, previous)
    outputs.append((path, template, old_template))
    for language in project.targets(document):
        path = project.catalogue_path(name, language)
        content = project.content(path)
        old = None if content is None else project.parse_catalogue(content, name, language)
        merged = merge(old, document, language, project.glossary, today)
        outputs.append((path, catalogue.serialise(merged), content))
    if check:
        return [path for path, text, content in outputs if content != text.encode()]
    return [path for path, text, content in outputs if project.write(path, text, content)]


def _fingerprint(project: Project, name: str) -> str:
    catalogues = [project.catalogue_path(name, language) for language in project.settings.languages]
    return project.digest(project.source_path(name), project.glossary_path, project.template_path(name), *catalogues)

