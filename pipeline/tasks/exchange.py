"""`pipeline exchange`: work for OmegaT and for agencies out of the project, and what they made of it back in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import catalogue as po
from pipeline.errors import UnreadableInput
from pipeline.interchange import homecoming, omegat, xliff
from pipeline.interchange.homecoming import Homecoming, Parcel
from pipeline.interchange.xliff import Version
from pipeline.model import Catalogue
from pipeline.project import Project
from pipeline.tasks.memory import memories
from pipeline.whole_files import fingerprint, write_whole

XLIFF, PO = (".xlf", ".xliff", ".xlf2"), ".po"
DOCUMENT_FIELD = "Project-Id-Version"
"""The header field in which a catalogue names its document, whatever its file is called."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What one file brought: the catalogue's path, how many texts it took, which sources were refused and why."""

    file: str
    path: str
    taken: int
    refused: tuple[tuple[str, str], ...]


def to_omegat(project: Project, documents: Sequence[str], language: str, folder: Path) -> int:
    """Write an OmegaT project for one language; how many documents are in it. Documents of several source languages: the first's."""
    found = list(_catalogues(project, documents, language))
    if not found:
        return 0
    source = found[0].source_language
    chosen = {one.document: po.serialise(one) for one in found if one.source_language == source}
    for path, text in omegat.project(chosen, memories(project), project.glossary, source, language).items():
        write_whole(folder / path, text.encode(), f"{folder}/{path}")
    return len(chosen)


def to_xliff(project: Project, documents: Sequence[str], language: str, folder: Path, version: Version) -> tuple[str, ...]:
    """Write one XLIFF file for each document; the paths."""
    paths = []
    for path, text in xliff.documents(list(_catalogues(project, documents, language)), version):
        write_whole(folder / path, text.encode(), f"{folder}/{path}")
        paths.append(f"{folder}/{path}")
    return tuple(paths)


def _catalogues(project: Project, documents: Sequence[str], language: str) -> Iterator[Catalogue]:
    for name, code in project.catalogues(documents, [language]):
        if catalogue := project.catalogue(name, code):
            yield catalogue


def bring_back(project: Project, given: Path, vouched: bool = False) -> tuple[Returned, ...]:
    """Take the translations of a returned file, or of every XLIFF and PO file in a folder, into the catalogues."""
    files = sorted(_files(given)) if given.is_dir() else [given]
    if not files:
        raise UnreadableInput("there is no XLIFF and no PO file in it", str(given))
    return tuple(_bring_one(project, file, vouched) for file in files)


def _files(folder: Path) -> Iterator[Path]:
    """The XLIFF and PO files in a folder; hidden ones are nobody's: macOS zips a `._a.po` beside each file, a killed run leaves parts."""
    for path in folder.rglob("*"):
        if path.suffix in (*XLIFF, PO) and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _bring_one(project: Project, file: Path, vouched: bool) -> Returned:
    parcel = _parcel(file)
    document, language = parcel.document, parcel.language or ""
    path = project.catalogue_path(document, language)
    before = project.content(path) if document in project.documents and language in project.settings.languages else None
    if before is None:
        raise UnreadableInput(f"it belongs to “{document}” in “{language}”, which has no catalogue in this project", str(file))
    catalogue = project.parse_catalogue(before, document, language)
    home: Homecoming = homecoming.merge(catalogue, parcel, vouched, str(file))
    project.save(catalogue, home.catalogue, fingerprint(before))
    return Returned(str(file), path, home.taken, home.refused)


def _parcel(file: Path) -> Parcel:
    content = file.read_bytes()
    if file.suffix != PO:
        return xliff.read(content, str(file))
    text = po.decode(content, str(file))
    header = re.search(r'"Language: *([\w-]+)', text)
    written = po.parse(text, str(file), "", header[1] if header else "")
    parcel = homecoming.parcel_of(written)
    return Parcel(parcel.source_language, parcel.language, parcel.texts, written.header.get(DOCUMENT_FIELD, ""))
