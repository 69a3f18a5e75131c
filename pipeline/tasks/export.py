"""`pipeline export`: what a person approved becomes pages, bundles and a manifest; what is not fit is refused by name.

An exported folder holds what it was last asked for and what it held before, as far as that is still fit: exporting one language
does not drop the others, and a text that is no longer fit leaves the folder whatever was asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.export import signing
from pipeline.export.folder import Site
from pipeline.export.manifest import Entry, Manifest
from pipeline.languages import chosen
from pipeline.project import Project
from pipeline.tasks.admission import Admitted, Job, Left, RefusedEdition, admit
from pipeline.tasks.cache import Cache
from pipeline.tasks.outlet import Contents, Outlet
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent
from pipeline.whole_files import fingerprint


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote to `folder` (as the user named it), skipped and refused; `written` counts files that changed."""

    folder: str
    editions: int
    drafts: int
    written: int
    skipped: tuple[Left, ...]
    refused: tuple[RefusedEdition, ...]


def export(
    project: Project,
    documents: Sequence[str],
    languages: Sequence[str] = (),
    *,
    output: Path | None = None,
    formats: Sequence[str] = (),
    drafts: bool = False,
    key: Path | None = None,
    shard: tuple[int, int] = (1, 1),
    progress: Progress = silent,
) -> Exported:
    """Write what is fit to be published to `output` (default `export/`), with `drafts` also what is complete and unreviewed.

    A document with an error finding is refused, an unfinished one skipped; neither stops the others. `key` signs the manifest.
    A document of which nothing has changed since the folder was last written is not rendered again. With a `shard`, texts that
    belong to others stay as they are; when every shard has run, the folder is the one that a single run would have made.
    """
    outlet = Outlet(project.root / "export", "export") if output is None else Outlet(output, str(output))
    sign = None if key is None else signing.signer(key)
    site = _site(project, formats)
    previous = outlet.previous()
    asked = {name: chosen(languages) or project.settings.languages for name in documents}
    jobs = _jobs(project, asked, _belonging(project, previous, shard), outlet, site, drafts)
    cache = Cache(project, f"export-{fingerprint(str(outlet.target.resolve()).encode())[:8]}")
    admitted, unchanged = _admitted(project, jobs, previous, outlet, cache, progress)
    with outlet.finishing(project.root / ".pipeline" / "lock-export"):
        if shard != (1, 1):
            previous = outlet.previous()
        contents = _contents(admitted, unchanged, previous, project, shard)
        written = outlet.finish(site, contents, previous, sign, clean=shard == (1, 1))
    cache.save()
    entries = [entry for one in admitted for entry in one.entries]
    unread = sum(entry.is_draft for entry in entries)
    return Exported(
        outlet.shown,
        len(entries) - unread,
        unread,
        written + sum(one.written for one in admitted),
        tuple(left for one in admitted for left in one.skipped),
        tuple(edition for one in admitted for edition in one.refused),
    )


def _site(project: Project, formats: Sequence[str]) -> Site:
    settings = project.settings
    glossary = hashlib.sha256(project.content(project.glossary_path) or b"").hexdigest()
    return Site(
        settings.title,
        glossary,
        tuple(formats) or settings.formats,
        settings.languages,
        settings.source_language,
        settings.base_url,
    )


def _belonging(project: Project, previous: Manifest | None, shard: tuple[int, int]) -> dict[str, set[str]]:
    """The languages in which the folder already holds each document of the shard."""
    held: dict[str, set[str]] = {}
    for name, language in () if previous is None else previous.published:
        if project.in_shard(name, shard):
            held.setdefault(name, set()).add(language)
    return held


def _jobs(
    project: Project, asked: Mapping[str, Sequence[str]], held: Mapping[str, set[str]], outlet: Outlet, site: Site, drafts: bool
) -> list[Job]:
    """What has to be looked at: what was asked for, and what the folder already holds."""
    jobs = []
    for name in project.documents:
        explicit = tuple(code for code in project.settings.languages if code in asked.get(name, ()))
        every = tuple(code for code in project.settings.languages if code in explicit or code in held.get(name, ()))
        if every:
            jobs.append(Job(name, every, explicit, drafts, site, outlet))
    return jobs


def _contents(
    admitted: Sequence[Admitted], unchanged: bool, previous: Manifest | None, project: Project, shard: tuple[int, int]
) -> Contents:
    """What the folder shall hold: what was admitted now, and what belongs to other shards as it is."""
    others = () if previous is None else tuple(one for one in previous.documents if not project.in_shard(one.document, shard))
    waived = () if previous is None else tuple(one for one in previous.waivers if not project.in_shard(one.document, shard))
    return Contents(
        (*others, *(entry for one in admitted for entry in one.entries)),
        tuple(withdrawal for one in admitted for withdrawal in one.withdrawals),
        (*waived, *(waiver for one in admitted for waiver in one.waivers)),
        unchanged,
    )


def _admitted(
    project: Project, jobs: Sequence[Job], previous: Manifest | None, outlet: Outlet, cache: Cache, progress: Progress
) -> tuple[list[Admitted], bool]:
    """What became of every document, and whether none had to be looked at because nothing has changed."""
    inputs = {job.document: _inputs(project, job) for job in jobs}
    held = _by_document(previous)
    known = {name: _recalled(cache.get(name), of, held.get(name, ()), outlet) for name, of in inputs.items()}
    changed = [job for job in jobs if known[job.document] is None]
    for job, one in zip(changed, over(project, admit, changed, progress, lambda job: job.document), strict=True):
        known[one.document] = one
        # What somebody saved while it was being looked at is not remembered: the verdict may be on either version.
        if _inputs(project, job) == inputs[one.document]:
            cache.put(one.document, _remembered(one, inputs[one.document]))
    return [admitted for job in jobs if (admitted := known[job.document]) is not None], not changed


# What is known from the last export


def _inputs(project: Project, job: Job) -> str:
    """A fingerprint of all that the files of a document and the verdicts on it depend on."""
    catalogues = [project.catalogue_path(job.document, language) for language in project.settings.languages]
    paths = (project.source_path(job.document), project.template_path(job.document), project.glossary_path, *catalogues)
    return fingerprint(f"{project.digest(*paths)} {job}".encode())


def _remembered(admitted: Admitted, inputs: str) -> dict[str, object]:
    """What is kept of a document: not its entries, they stand in the manifest, but a fingerprint of them."""
    return {"of": inputs, "entries": fingerprint(repr(admitted.entries).encode()), "rest": admitted.without_entries()}


def _recalled(stored: Mapping[str, object] | None, inputs: str, entries: tuple[Entry, ...], outlet: Outlet) -> Admitted | None:
    """What the last export found of a document, if nothing has changed since and its files are still there."""
    if stored is None or stored["of"] != inputs or stored["entries"] != fingerprint(repr(entries).encode()):
        return None
    if not all(outlet.holds(entry.files) for entry in entries):
        return None
    return Admitted.parse(stored["rest"], entries)


def _by_document(manifest: Manifest | None) -> Mapping[str, tuple[Entry, ...]]:
    grouped: dict[str, tuple[Entry, ...]] = {}
    for entry in () if manifest is None else manifest.documents:
        grouped[entry.document] = (*grouped.get(entry.document, ()), entry)
    return grouped
