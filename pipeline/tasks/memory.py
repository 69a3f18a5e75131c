"""The translation memory of a project: what people approved, what was imported, what comes with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline import memory
from pipeline.errors import UnreadableInput
from pipeline.interchange import tmx
from pipeline.memory import Memory, Similar
from pipeline.project import Project
from pipeline.whole_files import write_whole


def memories(project: Project) -> tuple[Memory, ...]:
    """All memories in the order in which a draft asks them: reviewed entries, imported files, bundled units."""
    return reviewed(project), *imported(project), memory.bundled()


def reviewed(project: Project) -> Memory:
    """What people have approved anywhere in this project."""
    every = (project.catalogue(name, language) for name, language in project.catalogues(project.documents))
    return memory.reviewed(catalogue for catalogue in every if catalogue is not None)


def imported(project: Project) -> tuple[Memory, ...]:
    """The memories that were imported, one for each file, in the order of their names."""
    found = []
    for path in project.memory_paths():
        name = Path(path).stem
        found.append(Memory(tmx.read(project.content(path) or b"", path, name)))
    return tuple(found)


def search(project: Project, text: str, language: str, limit: int = 10) -> tuple[Similar, ...]:
    """The units most similar to a text in one language, best first."""
    return memory.search(memories(project), text, language, limit)


def bring_in(project: Project, file: Path) -> tuple[str, int]:
    """Import a TMX file into the project: where it lies now, and how many units of it are usable."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({(error.strerror or 'no reason given').lower()})", str(file)) from None
    units = tmx.read(content, str(file), file.stem)
    if not units:
        raise UnreadableInput("it holds no unit with texts in two of the five languages; nothing was imported", str(file))
    path = project.memory_path(file.stem)
    project.write(path, tmx.serialise(units))
    return path, len(units)


def take_out(project: Project, file: Path, everything: bool) -> int:
    """Export to a TMX file what people approved, or with `everything` also imported and bundled units; how many units."""
    wanted: Sequence[Memory] = memories(project) if everything else (reviewed(project),)
    units = [unit for one in wanted for unit in one.units]
    write_whole(file, tmx.serialise(units, project.settings.languages, project.settings.source_language).encode(), str(file))
    return len(units)
