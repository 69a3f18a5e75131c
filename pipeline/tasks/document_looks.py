"""What one look at a source document tells, kept for the commands that ask again: `extract`, `status`.

A look is bound to the content that was looked at. Knows no checks, so that `extract` need not load them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Document
from pipeline.project import Project
from pipeline.tasks.cache import Cache
from pipeline.values import flat
from pipeline.whole_files import fingerprint


@dataclass(frozen=True, slots=True)
class DocumentLook:
    """A source document: its language, how many segments it has and a fingerprint of their texts."""

    of: str
    language: str
    segments: int
    texts: str

    @classmethod
    def at(cls, document: Document, of: str) -> DocumentLook:
        """A look at a document that was parsed from the content with this fingerprint."""
        texts = {segment.text for segment in document.segments}
        return cls(of, document.language, len(texts), fingerprint_of(texts))


def fingerprint_of(texts: Iterable[str]) -> str:
    """A fingerprint of some texts, whatever their order."""
    return fingerprint("\0".join(sorted(texts)).encode())


def document_look(project: Project, cache: Cache, name: str) -> DocumentLook:
    """A look at a source document, from the cache where it has not changed."""
    content = project.content(project.source_path(name))
    stored = cache.get(name)
    if stored is None or stored["of"] != fingerprint(content):
        text = project.source(name)
        stored = flat(DocumentLook.at(project.parse_document(name, text), fingerprint(text.encode())))
        cache.put(name, stored)
    return DocumentLook(**stored)


def documents_cache(project: Project) -> Cache:
    """Where looks at documents are kept."""
    return Cache(project, "documents")
