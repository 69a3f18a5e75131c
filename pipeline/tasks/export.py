"""`pipeline export`: what a person approved becomes pages, bundles and a manifest; what is not fit is refused by name.

An exported folder holds what it was last asked for and what it held before, as far as that is still fit: exporting one language
does not drop the others, and a text that is no longer fit leaves the folder whatever was asked for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pipeline import checks
from pipeline.errors import UnreadableInput
from pipeline.export import folder, signing
from pipeline.export.editions import Edition, header_date, missing
from pipeline.export.feeds import Withdrawal
from pipeline.export.formats import FORMATS
from pipeline.export.manifest import MANIFEST, Manifest, Waiver, serialise
from pipeline.export.manifest import parse as parse_manifest
from pipeline.languages import LANGUAGES, chosen
from pipeline.model import Approved, Catalogue, Document, Finding, State, Unreviewed
from pipeline.project import Project, write_whole
from pipeline.tasks.progress import Progress, silent


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
class Exported:
    """What an export wrote to `folder` (as the user named it), skipped and refused; `written` counts files that changed."""

    folder: str
    editions: int
    drafts: int
    written: int
    skipped: tuple[Left, ...]
    refused: tuple[RefusedEdition, ...]


@dataclass(slots=True)
class _Gathered:
    """What is fit, and what is not, while documents are looked at one after the other."""

    editions: list[Edition] = field(default_factory=list)
    skipped: list[Left] = field(default_factory=list)
    refused: list[RefusedEdition] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)


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
    """
    target = project.root / "export" if output is None else output
    shown = "export" if output is None else str(output)
    previous = _previous(target, shown)
    signer = None if key is None else signing.signer(key)
    gathered = _Gathered()
    asked, held = set(documents), set() if previous is None else set(previous.published)
    names = [name for name in project.documents if name in asked or any(name == document for document, _ in held)]
    wanted = chosen(languages) or project.settings.languages
    for number, name in enumerate(names):
        progress(number, len(names), name)
        document, text, dated = project.document(name), project.source(name), _dated(project, name)
        for language in project.settings.languages:
            explicit = name in asked and language in wanted
            if explicit or (name, language) in held:
                _admit(project, gathered, document, text, dated, language, explicit, drafts)
    site = folder.Site(
        project.settings.title,
        _sha256(project.content(project.glossary_path)),
        tuple(formats) or project.settings.formats,
        project.settings.languages,
        project.settings.source_language,
        project.settings.base_url,
    )
    files = folder.render(
        gathered.editions,
        project.glossary,
        site,
        previous=previous,
        withdrawals=gathered.withdrawals,
        waivers=gathered.waivers,
        sign=signer,
    )
    written = _write(target, shown, files, previous)
    progress(len(names), len(names), "")
    unread = sum(edition.is_draft for edition in gathered.editions)
    return Exported(shown, len(gathered.editions) - unread, unread, written, tuple(gathered.skipped), tuple(gathered.refused))


def _admit(
    project: Project, into: _Gathered, document: Document, text: str, dated: str, language: str, explicit: bool, drafts: bool
) -> None:
    """Put one document in one language where it belongs: among the editions, the skipped or the refused."""
    source = text.encode()
    if language == document.language:
        into.editions.append(Edition(document, text, None, _sha256(source), "", dated))
        return
    content = project.content(project.catalogue_path(document.name, language))
    catalogue = None if content is None else project.parse_catalogue(content, document.name, language)
    if catalogue is None or content is None:
        if explicit:
            into.skipped.append(Left(document.name, language, "it has no catalogue yet; run “pipeline extract”"))
        return
    answer: Approved | Unreviewed | checks.Refused = checks.approve(catalogue, project.glossary)
    gaps = len(missing(document, catalogue))
    if isinstance(answer, checks.Refused) and answer.findings:
        into.withdrawals.append(_withdrawal(document, catalogue))
        if explicit:
            into.refused.append(RefusedEdition(document.name, language, answer.findings))
        return
    if gaps or isinstance(answer, checks.Refused):
        into.withdrawals.append(_withdrawal(document, catalogue))
        if explicit:
            into.skipped.append(Left(document.name, language, _unfinished(catalogue, gaps)))
        answer = checks.admit_draft(catalogue, project.glossary)
        if gaps or not drafts or isinstance(answer, checks.Refused):
            return
    into.editions.append(Edition(document, text, answer, _sha256(source), _sha256(content), dated))
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
    parts = [f"{empty} untranslated" if empty else "", f"{unread} {'needs' if unread == 1 else 'need'} editing" if unread else ""]
    return ", ".join(filter(None, parts))


def _withdrawal(document: Document, catalogue: Catalogue) -> Withdrawal:
    """Why a text that was published is not any more: with the facts that changed, if any did, it is a recall."""
    facts = tuple(fact for unit in catalogue.units for fact in unit.facts_changed)
    return Withdrawal(document.name, catalogue.language, header_date(catalogue), facts)


def _previous(target: Path, shown: str) -> Manifest | None:
    """The manifest of what the folder holds; a folder with other people's files and no manifest is not written into."""
    try:
        content = (target / MANIFEST).read_bytes()
    except FileNotFoundError:
        if target.is_dir() and any(not entry.name.startswith(".") for entry in target.iterdir()):
            raise UnreadableInput(
                f"the folder is not empty and holds no {MANIFEST}; name a new folder, or empty this one", shown
            ) from None
        return None
    except NotADirectoryError:
        raise UnreadableInput("is a file, not a folder", shown) from None
    return parse_manifest(content, f"{shown}/{MANIFEST}")


def _write(target: Path, shown: str, files: Mapping[str, bytes], previous: Manifest | None) -> int:
    """Write what changed, the manifest last, then remove what an earlier export wrote and this one did not.

    The first export begins with a manifest of nothing, so that one which was interrupted is known for an export afterwards.
    """
    if previous is None:
        write_whole(target / MANIFEST, serialise(Manifest("", "", _sha256(None), ())), f"{shown}/{MANIFEST}")
    written = 0
    for path in sorted(files, key=lambda name: (name.startswith(MANIFEST), name)):
        place = target / path
        if not (place.is_file() and place.read_bytes() == files[path]):
            write_whole(place, files[path], f"{shown}/{path}")
            written += 1
    for path in _stale(target, files, previous):
        (target / path).unlink(missing_ok=True)
        _remove_empty(target, PurePosixPath(path).parent)
    return written


OWN_FOLDERS = (*LANGUAGES, "drafts", "bundles", "share")
OWN_SUFFIXES = (".part", ".zip", ".svg", ".png", *(f".{suffix}" for suffix in FORMATS))


def _stale(target: Path, files: Mapping[str, bytes], previous: Manifest | None) -> list[str]:
    """What has to go: files that the last manifest lists, and in the folders of an export those that an interrupted one left."""
    found = set() if previous is None else set(previous.all_files)
    for top in OWN_FOLDERS:
        found.update(
            path.relative_to(target).as_posix()
            for path in (target / top).rglob("*")
            if path.name.endswith(OWN_SUFFIXES) and not path.is_dir()
        )
    return sorted(found - set(files))


def _remove_empty(target: Path, below: PurePosixPath) -> None:
    while below.parts and (target / below).is_dir() and not any((target / below).iterdir()):
        (target / below).rmdir()
        below = below.parent


def _dated(project: Project, name: str) -> str:
    """The day on which a source text last changed: that of its template, which moves only with the text."""
    match = re.search(rb"POT-Creation-Date: (\d{4}-\d\d-\d\d)", project.content(project.template_path(name)) or b"")
    return match[1].decode() if match else ""


def _sha256(content: bytes | None) -> str:
    return hashlib.sha256(content or b"").hexdigest()
