"""One document of an export: in which languages it is fit, its files written for those, its reasons for the others.

Runs in a worker process. The verdicts are those of `checks`; every one is made afresh from the catalogue as it lies on disk.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from pipeline.export import folder
from pipeline.export.editions import Edition, header_date, missing
from pipeline.export.feeds import Withdrawal
from pipeline.export.folder import Site
from pipeline.export.manifest import Entry, Waiver
from pipeline.model import Approved, Catalogue, Document, Finding, State
from pipeline.project import Project
from pipeline.tasks.outlet import Outlet


@dataclass(frozen=True, slots=True)
class Job:
    """One document to export: all languages to look at, those that were asked for, and the folder for its files."""

    document: str
    languages: tuple[str, ...]
    explicit: tuple[str, ...]
    drafts: bool
    site: Site
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class Left:
    """A document that was not exported in a language, and why."""

    document: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedEdition:
    """A document with error findings."""

    document: str
    language: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Admitted:
    """What became of a document; `written` counts the files that changed."""

    document: str
    entries: tuple[Entry, ...] = ()
    skipped: tuple[Left, ...] = ()
    refused: tuple[RefusedEdition, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    written: int = field(default=0, compare=False)

    def without_entries(self) -> dict[str, Any]:
        """Everything but the entries, as JSON can hold it."""
        return asdict(replace(self, entries=(), written=0))

    @classmethod
    def parse(cls, stored: Any, entries: tuple[Entry, ...]) -> Admitted:
        """What `without_entries` gave, with its entries."""
        return cls(
            stored["document"],
            entries,
            tuple(Left(**left) for left in stored["skipped"]),
            tuple(
                RefusedEdition(one["document"], one["language"], tuple(Finding(**finding) for finding in one["findings"]))
                for one in stored["refused"]
            ),
            tuple(Withdrawal(**one | {"facts": tuple(one["facts"])}) for one in stored["withdrawals"]),
            tuple(Waiver(**one) for one in stored["waivers"]),
        )


@dataclass(slots=True)
class _Sorted:
    """Where the languages of a document belong, while they are looked at one after the other."""

    editions: list[Edition] = field(default_factory=list)
    skipped: list[Left] = field(default_factory=list)
    refused: list[RefusedEdition] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)


def admit(project: Project, job: Job) -> Admitted:
    """Judge a document in every language of the job and write the files of those in which it is fit."""
    text = project.source(job.document)
    document = project.parse_document(job.document, text)
    source, dated = hashlib.sha256(text.encode()).hexdigest(), _dated(project, job.document)
    original = Edition(document, text, None, source, "", dated)
    into = _Sorted()
    for language in job.languages:
        if language == document.language:
            into.editions.append(original)
        else:
            _judge(project, job, into, original, language)
    entries, written = [], 0
    for edition in into.editions:
        files = folder.edition_files(edition, into.editions, job.site)
        written += sum(job.outlet.put(path, content) for path, content in files.items())
        entries.append(folder.entry(edition, project.glossary, job.site, files))
    return Admitted(
        job.document,
        tuple(entries),
        tuple(into.skipped),
        tuple(into.refused),
        tuple(into.withdrawals),
        tuple(into.waivers),
        written,
    )


def _judge(project: Project, job: Job, into: _Sorted, source: Edition, language: str) -> None:
    """Put one translation where it belongs: among the editions, the skipped or the refused."""
    from pipeline import checks  # all that is known of facts in five languages; not needed where nothing has changed

    document, explicit = source.document, language in job.explicit
    content = project.content(project.catalogue_path(document.name, language))
    if content is None:
        if explicit:
            into.skipped.append(Left(document.name, language, "it has no catalogue yet; run “pipeline extract”"))
        return
    catalogue = project.parse_catalogue(content, document.name, language)
    verdict = checks.admit(catalogue, project.glossary)
    gaps = len(missing(document, catalogue))
    if isinstance(verdict, checks.Refused) and verdict.findings:
        into.withdrawals.append(_withdrawal(document, catalogue))
        if explicit:
            into.refused.append(RefusedEdition(document.name, language, verdict.findings))
        return
    unfinished = bool(gaps) or not isinstance(verdict, Approved)
    if unfinished:
        into.withdrawals.append(_withdrawal(document, catalogue))
        if explicit:
            into.skipped.append(Left(document.name, language, _unfinished(catalogue, gaps)))
    if gaps or isinstance(verdict, checks.Refused) or (unfinished and not job.drafts):
        return
    into.editions.append(replace(source, basis=verdict, catalogue_sha256=hashlib.sha256(content).hexdigest()))
    into.waivers += [
        Waiver(waiver.check, document.name, language, waiver.msgid, waiver.reason)
        for waiver in checks.waivers(catalogue)
        if waiver.bound and not waiver.expired
    ]


def _unfinished(catalogue: Catalogue, gaps: int) -> str:
    if gaps:
        return f"its catalogue lacks {gaps} of its texts; run “pipeline extract”"
    empty = sum(not unit.msgstr for unit in catalogue.units)
    unread = sum(unit.state is not State.REVIEWED for unit in catalogue.units) - empty
    editing = f"{unread} {'needs' if unread == 1 else 'need'} editing" if unread else ""
    return ", ".join(filter(None, [f"{empty} untranslated" if empty else "", editing]))


def _withdrawal(document: Document, catalogue: Catalogue) -> Withdrawal:
    """Why a text that was published is not any more: with the facts that changed, if any did, it is a recall."""
    facts = tuple(fact for unit in catalogue.units for fact in unit.facts_changed)
    return Withdrawal(document.name, catalogue.language, header_date(catalogue), facts)


def _dated(project: Project, name: str) -> str:
    """The day on which a source text last changed: that of its template, which moves only with the text."""
    match = re.search(rb"POT-Creation-Date: (\d{4}-\d\d-\d\d)", project.content(project.template_path(name)) or b"")
    return match[1].decode() if match else ""
