"""Editions: one document in one language, ready to be rendered, made only from an approval, an admitted draft or the source itself.

Owns the rule that the status of a page follows from the type of what it was made from, so that an unread machine draft cannot
be written as a finished text. Reads no file and knows no format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from pipeline import markdown
from pipeline.errors import PipelineError
from pipeline.languages import LANGUAGES, Language
from pipeline.model import Approved, Catalogue, Document, Segment, Unreviewed

Status = Literal["source", "reviewed", "draft"]
"""`source` the text as its authors wrote it, `reviewed` approved by a person, `draft` a machine translation nobody has read."""

DRAFTS = "drafts/"
"""The folder of everything that is a draft; nothing else lies in it, and nothing that is a draft lies elsewhere."""


NOTE = re.compile(r"([*_])(?!\1).+\1", re.DOTALL)
"""A paragraph that is emphasised as a whole."""


CONTROL = re.compile("[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither a title nor XML may hold."""


class OutdatedCatalogue(PipelineError):
    """The document has segments that its catalogue lacks: the source changed and `extract` has not been run since."""


def digest(content: bytes | str) -> str:
    """The sha256 of a file's content as 64 hex digits; text is hashed as UTF-8."""
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()


def missing(document: Document, catalogue: Catalogue) -> tuple[Segment, ...]:
    """The segments of the document without a translation in the catalogue; empty means that an edition can be made."""
    known = _texts(catalogue)
    return tuple(segment for segment in document.segments if not known.get(segment.text))


def _texts(catalogue: Catalogue) -> dict[str, str]:
    """Translations by msgid; an entry without a context wins over one that somebody gave a context."""
    ordered = sorted(catalogue.units, key=lambda unit: unit.msgctxt is None)
    return {unit.msgid: unit.msgstr for unit in ordered}


@dataclass(frozen=True, slots=True)
class Edition:
    """One document in one language.

    `text` is the source file decoded, newlines untouched; `basis` what allows it to be written: `Approved`, `Unreviewed`, or
    None for the document in its own language. `source_sha256` and `catalogue_sha256` are the digests of the files as they lie
    on disk (the latter empty for a source), `dated` is the day on which a source text last changed (ISO, may be empty).
    """

    document: Document
    text: str
    basis: Approved | Unreviewed | None = None
    source_sha256: str = ""
    catalogue_sha256: str = ""
    dated: str = ""
    translations: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        catalogue = self.catalogue
        texts = {segment.text: segment.text for segment in self.document.segments}
        if catalogue is not None:
            if (catalogue.document, catalogue.source_language) != (self.document.name, self.document.language):
                raise ValueError(f"catalogue of {catalogue.document} used for {self.document.name}")
            if gaps := missing(self.document, catalogue):
                raise OutdatedCatalogue(
                    f"its catalogue for {catalogue.language} lacks {len(gaps)} of its texts; run `pipeline extract` first",
                    gaps[0].location.path,
                    gaps[0].location.line,
                )
            texts = _texts(catalogue)
        object.__setattr__(self, "translations", texts)

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue behind a translation; None for a source."""
        return None if self.basis is None else self.basis.catalogue

    @property
    def status(self) -> Status:
        """What a reader may take this text for; follows from the type of `basis` alone."""
        match self.basis:
            case Approved():
                return "reviewed"
            case None:
                return "source"
            case _:
                return "draft"

    @property
    def is_draft(self) -> bool:
        """Whether nobody has approved this text."""
        return self.status == "draft"

    @property
    def language(self) -> Language:
        """The language that the reader reads."""
        return LANGUAGES[self.document.language if self.basis is None else self.basis.catalogue.language]

    @property
    def date(self) -> str:
        """The day on which this text last changed (ISO, UTC; empty when unknown): from the catalogue's own header, no clock."""
        catalogue = self.catalogue
        return self.dated if catalogue is None else header_date(catalogue)

    def translate(self, text: str) -> str:
        """The translation of a segment's text; a text that is no segment is a bug and raises KeyError."""
        return self.translations[text]

    @property
    def title(self) -> str:
        """The title in the reader's language, without inline Markdown: of the front matter, else the first heading, else the name."""
        heading = (segment.text for segment in self.document.segments if segment.kind == "heading")
        text = self.document.title if self.document.title in self.translations else next(heading, "")
        return one_line(markdown.plain(self.translate(text)).text) if text else self.document.title or self.document.name

    @property
    def description(self) -> str:
        """The description in the reader's language, without inline Markdown: of the front matter, else how the text begins."""
        if self.document.description in self.translations:
            return one_line(markdown.plain(self.translate(self.document.description)).text)
        return next(iter(self.running), "")

    @property
    def running(self) -> tuple[str, ...]:
        """The running text without inline Markdown in reading order; a wholly emphasised paragraph is a note and no part of it."""
        texts = [self.translate(one.text) for one in self.document.segments if one.kind in ("paragraph", "list item")]
        return tuple(one_line(markdown.plain(text).text) for text in texts if not NOTE.fullmatch(text))

    def path(self, suffix: str) -> str:
        """Where a file of this edition lies in the exported folder: `fa/appeal.html`, `drafts/fa/appeal.html`."""
        return edition_path(self.document.name, self.language.code, self.is_draft, suffix)


def edition_path(document: str, language: str, draft: bool, suffix: str) -> str:
    """Where a file of a document in a language lies: drafts in a folder of their own and nowhere else."""
    return f"{DRAFTS if draft else ''}{language}/{document}{suffix}"


def one_line(text: str) -> str:
    """Text with every run of white space as one space and without control characters, for titles and descriptions."""
    return CONTROL.sub("", re.sub(r"\s+", " ", text)).strip()


def header_date(catalogue: Catalogue, fields: tuple[str, ...] = ("PO-Revision-Date", "POT-Creation-Date")) -> str:
    """The first readable date of the named header fields as a UTC day; the time and the translator's time zone stay private."""
    for name in fields:
        for pattern in ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M", "%Y-%m-%d"):
            try:
                moment = datetime.strptime(catalogue.header.get(name, ""), pattern)
            except ValueError:
                continue
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()
    return ""
