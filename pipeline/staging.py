"""Files that take their places together, once the last of them is written: a folder that is new, as a whole.

Owns where new content waits under a name that ends in `.part`, and how what a run left there is swept away.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.whole_files import MISSING, PART, Staged, beside, stage


@dataclass(frozen=True, slots=True)
class Staging:
    """A run that stages files below the folder `top`, where it found the folders `known`; workers get a copy of it."""

    top: str
    known: frozenset[str]
    name: str

    @classmethod
    def below(cls, top: Path) -> Staging:
        """A new run."""
        return cls(str(top), frozenset(os.listdir(top) if top.is_dir() else ()), os.urandom(8).hex())

    @property
    def fresh(self) -> str:
        """Where the folders are made that are not there yet."""
        return f"{self.top}/.{self.name}{PART}"

    def stage(self, path: str, content: bytes, shown: str, made_from: str) -> Staged:
        """Write the new content of the file `path`, relative to the top, and leave the file as it is; see `whole_files.stage`."""
        place = f"{self.top}/{path}"
        part = beside(place, self.name) if path.partition("/")[0] in self.known else f"{self.fresh}/{path}"
        return stage(place, content, shown, durable=made_from != MISSING, made_from=made_from, part=part)

    def put(self, files: Iterable[Staged]) -> None:
        """Put the files in their places, one by one where their folder is there by now; see `Staged.put`."""
        moved = tuple(f"{self.fresh}/{folder}/" for folder in self._folders() if self._moved(folder))
        for file in files:
            if not file.part.startswith(moved):
                file.put()
        _remove(self.fresh)

    def _folders(self) -> list[str]:
        try:
            return sorted(os.listdir(self.fresh))
        except FileNotFoundError:
            return []

    def _moved(self, folder: str) -> bool:
        """Whether a whole folder took its place; not where there is one with files in it meanwhile."""
        try:
            os.replace(f"{self.fresh}/{folder}", f"{self.top}/{folder}")
        except OSError:
            return False
        return True


def sweep(top: Path, run: str = "") -> None:
    """Remove what a run, or any run, left half done below a folder."""
    for folder, folders, files in os.walk(top):
        for name in filter(lambda name: name.startswith(f".{run}") and name.endswith(PART), (*folders, *files)):
            if name in folders:
                folders.remove(name)
                _remove(f"{folder}/{name}")
            else:
                Path(folder, name).unlink(missing_ok=True)


def _remove(folder: str) -> None:
    """Remove a folder, which nearly always is empty or not there."""
    try:
        os.rmdir(folder)
    except FileNotFoundError:
        pass
    except OSError:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
