"""`pipeline export`: what a person approved becomes pages, bundles and a manifest; what is not fit is refused by name.

An exported folder holds what it was last asked for and what it held before, as far as that is still fit: exporting one language
does not drop the others, and a text that is no longer fit leaves the folder whatever was asked for.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pipeline.errors import UnreadableInput
from pipeline.export import bundle, folder, signing
from pipeline.export.folder import Signer, Site
from pipeline.export.formats import FORMATS
from pipeline.export.manifest import MANIFEST, SIGNATURE, Entry, File, Manifest, listed, serialise
from pipeline.export.manifest import parse as parse_manifest
from pipeline.languages import LANGUAGES, chosen
from pipeline.project import Project, fingerprint, write_whole
from pipeline.tasks.admission import Admitted, Job, Left, RefusedEdition, admit, put
from pipeline.tasks.cache import Cache
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent


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
    progress: Progress = silent,
) -> Exported:
    """Write what is fit to be published to `output` (default `export/`), with `drafts` also what is complete and unreviewed.

    A document with an error finding is refused, an unfinished one skipped; neither stops the others. `key` signs the manifest.
    A document of which nothing has changed since the folder was last written is not rendered again.
    """
    target = project.root / "export" if output is None else output
    shown = "export" if output is None else str(output)
    sign = None if key is None else signing.signer(key)
    previous = _previous(target, shown)
    site = _site(project, formats)
    jobs = _jobs(project, documents, chosen(languages) or project.settings.languages, previous, target, shown, site, drafts)
    cache = Cache(project, f"export-{fingerprint(str(target.resolve()).encode())[:8]}")
    inputs = {job.document: _inputs(project, job) for job in jobs}
    held = _by_document(previous)
    known = {name: _recalled(cache.get(name), of, held.get(name, ()), target) for name, of in inputs.items()}
    changed = [job for job in jobs if known[job.document] is None]
    fresh = over(project, admit, changed, progress, lambda job: job.document)
    found = {name: admitted for name, admitted in known.items() if admitted} | {one.document: one for one in fresh}
    ordered = [found[job.document] for job in jobs]
    written = sum(one.written for one in ordered) + _write_shared(target, shown, site, ordered, previous, sign)
    for job in changed:
        cache.put(job.document, _remembered(found[job.document], inputs[job.document]))
    cache.save()
    entries = [entry for one in ordered for entry in one.entries]
    unread = sum(entry.is_draft for entry in entries)
    skipped = tuple(left for one in ordered for left in one.skipped)
    refused = tuple(edition for one in ordered for edition in one.refused)
    return Exported(shown, len(entries) - unread, unread, written, skipped, refused)


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


def _jobs(
    project: Project,
    documents: Sequence[str],
    languages: Sequence[str],
    previous: Manifest | None,
    target: Path,
    shown: str,
    site: Site,
    drafts: bool,
) -> list[Job]:
    """What has to be looked at: what was asked for, and what the folder already holds."""
    asked = set(documents)
    held: dict[str, set[str]] = {}
    for name, language in () if previous is None else previous.published:
        held.setdefault(name, set()).add(language)
    jobs = []
    for name in project.documents:
        explicit = tuple(code for code in project.settings.languages if name in asked and code in languages)
        every = tuple(code for code in project.settings.languages if code in explicit or code in held.get(name, ()))
        if every:
            jobs.append(Job(name, every, explicit, drafts, site, str(target), shown))
    return jobs


# What is known from the last export


def _inputs(project: Project, job: Job) -> str:
    """A fingerprint of all that the files of a document and the verdicts on it depend on."""
    catalogues = [project.catalogue_path(job.document, language) for language in project.settings.languages]
    paths = (project.source_path(job.document), project.template_path(job.document), project.glossary_path, *catalogues)
    return fingerprint(f"{project.digest(*paths)} {job}".encode())


def _remembered(admitted: Admitted, inputs: str) -> dict[str, object]:
    """What is kept of a document: not its entries, they stand in the manifest, but a fingerprint of them."""
    return {"of": inputs, "entries": fingerprint(repr(admitted.entries).encode()), "rest": admitted.without_entries()}


def _recalled(stored: Mapping[str, object] | None, inputs: str, entries: tuple[Entry, ...], target: Path) -> Admitted | None:
    """What the last export found of a document, if nothing has changed since and its files are still there."""
    if stored is None or stored["of"] != inputs or stored["entries"] != fingerprint(repr(entries).encode()):
        return None
    if not all(_there(target, entry.files) for entry in entries):
        return None
    return Admitted.parse(stored["rest"], entries)


def _by_document(manifest: Manifest | None) -> Mapping[str, tuple[Entry, ...]]:
    grouped: dict[str, tuple[Entry, ...]] = {}
    for entry in () if manifest is None else manifest.documents:
        grouped[entry.document] = (*grouped.get(entry.document, ()), entry)
    return grouped


def _there(target: Path, files: Iterable[File]) -> bool:
    """Whether the files lie in the folder with the sizes that the manifest says; `pipeline verify` looks into them."""
    try:
        return all((target / file.path).stat().st_size == file.bytes for file in files)
    except OSError:
        return False


# The folder as a whole


def _previous(target: Path, shown: str) -> Manifest | None:
    """The manifest of what the folder holds; a folder with other people's files and no manifest is not written into."""
    try:
        content = (target / MANIFEST).read_bytes()
    except FileNotFoundError:
        if target.is_dir() and any(not entry.name.startswith(".") for entry in target.iterdir()):
            raise UnreadableInput(
                f"the folder is not empty and holds no {MANIFEST}; name a new folder, or empty this one", shown
            ) from None
        # An empty manifest comes first, so that an export which is interrupted is known for one afterwards.
        empty = Manifest("", "", hashlib.sha256(b"").hexdigest(), ())
        write_whole(target / MANIFEST, serialise(empty), f"{shown}/{MANIFEST}")
        return None
    except NotADirectoryError:
        raise UnreadableInput("is a file, not a folder", shown) from None
    return parse_manifest(content, f"{shown}/{MANIFEST}")


def _write_shared(
    target: Path, shown: str, site: Site, ordered: Sequence[Admitted], previous: Manifest | None, sign: Signer | None
) -> int:
    """Write indexes, feeds, bundles and, last, the manifest; remove what does not belong any more; how many files changed."""
    manifest = folder.manifest_of(
        [entry for one in ordered for entry in one.entries],
        site,
        previous,
        [withdrawal for one in ordered for withdrawal in one.withdrawals],
        [waiver for one in ordered for waiver in one.waivers],
    )
    shared = folder.shared_files(manifest, site)
    written = sum(put(target, shown, path, content) for path, content in shared.items())
    files = list(listed(shared))
    before = {} if previous is None else previous.all_files
    for code in folder.bundled(manifest, site):
        file, changed = _bundle(target, shown, code, manifest, site, sign, before)
        files.append(file)
        written += changed
    manifest = replace(manifest, files=tuple(sorted(files, key=lambda file: file.path)))
    folder.refuse_clashes(file for file in manifest.all_files)
    for path, content in sorted(folder.sealed(manifest, sign).items(), reverse=True):
        written += put(target, shown, path, content)
    _clean(target, {*manifest.all_files, MANIFEST, *((SIGNATURE,) if sign else ())}, set(before) | {SIGNATURE})
    return written


def _bundle(
    target: Path, shown: str, code: str, manifest: Manifest, site: Site, sign: Signer | None, before: Mapping[str, File]
) -> tuple[File, bool]:
    """Write the bundle of a language and give its line for the manifest; an unchanged one is left alone."""
    path = folder.bundle_path(code)

    def read(name: str) -> bytes:
        return (target / name).read_bytes()

    old = before.get(path)
    if old and _there(target, [old]) and _same_manifest(target / path, folder.bundle_manifest(manifest, code, site, read)[0]):
        return old, False
    (target / path).parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=(target / path).parent) as stream:
        bundle.write(stream, folder.bundle_parts(manifest, code, site, read, sign))
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        file = File(path, stream.tell(), digest)
        if old == file and _there(target, [file]):
            return file, False
        stream.seek(0)
        write_whole(target / path, stream.read(), f"{shown}/{path}")
    return file, True


def _same_manifest(path: Path, manifest: Manifest) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(MANIFEST) == serialise(manifest)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


OWN_FOLDERS = (*LANGUAGES, "drafts", "bundles", "share")
OWN_SUFFIXES = (".part", ".zip", ".svg", ".png", ".txt", *(f".{suffix}" for suffix in FORMATS))


def _clean(target: Path, wanted: set[str], before: set[str]) -> None:
    """Remove what does not belong any more: files of the last manifest, and what an interrupted export left in our folders."""
    found = set(before)
    for top in OWN_FOLDERS:
        for place, _, names in os.walk(target / top):
            inside = Path(place).relative_to(target).as_posix()
            found.update(f"{inside}/{name}" for name in names if name.endswith(OWN_SUFFIXES))
    for path in sorted(found - wanted):
        (target / path).unlink(missing_ok=True)
        _remove_empty(target, PurePosixPath(path).parent)


def _remove_empty(target: Path, below: PurePosixPath) -> None:
    while below.parts and (target / below).is_dir() and not any((target / below).iterdir()):
        (target / below).rmdir()
        below = below.parent
