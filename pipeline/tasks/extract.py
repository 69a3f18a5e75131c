"""`pipeline extract`: templates from sources, catalogues brought up to date with them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from pipeline import catalogue
from pipeline.merge import merge
from pipeline.project import Project
from pipeline.tasks.cache import Cache
from pipeline.tasks.document_looks import DocumentLook, documents_cache
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent
from pipeline.whole_files import fingerprint


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of one document, before anything is written; `inputs` is a fingerprint of its files as they will be."""

    document: str
    inputs: str
    look: DocumentLook
    outputs: tuple[Output, ...]


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
    cache, documents_seen = Cache(project, "extract"), documents_cache(project)
    stale = [name for name in documents if (known := cache.get(name)) is None or known != project.digest(*_inputs(project, name))]
    prepared = list(over(project, partial(_prepared, today=today), stale, progress, str))
    outputs = [output for one in prepared for output in one.outputs]
    if not check:
        for output in outputs:  # by one thread: several wait for each other longer than the system needs to make the files
            project.write(output.path, output.content, output.made_from)
        for one in prepared:
            cache.put(one.document, one.inputs)
            documents_seen.put(one.document, asdict(one.look))
        cache.save()
        documents_seen.save()
    return Extracted(len(documents), tuple(output.path for output in outputs), project.orphans())


def _prepared(project: Project, name: str, *, today: datetime.date) -> Prepared:
    """What a document needs: the files that have to change, and a fingerprint of all its files as they will be."""
    text = project.source(name)
    document = project.parse_document(name, text)
    seen = {project.source_path(name): fingerprint(text.encode())}
    outputs: list[Output] = []

    def output(path: str, before: bytes | None, after: str) -> None:
        content = after.encode()
        seen[path] = fingerprint(content)
        if content != before:
            outputs.append(Output(path, content, fingerprint(before)))

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
    return Prepared(name, inputs, DocumentLook.at(document, text.encode()), tuple(outputs))


def _inputs(project: Project, name: str) -> list[str]:
    """The files that an extraction of a document depends on."""
    catalogues = [project.catalogue_path(name, language) for language in project.settings.languages]
    return [project.source_path(name), project.glossary_path, project.template_path(name), *catalogues]
