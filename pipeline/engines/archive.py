"""An `.argosmodel` file, which is a zip that anybody may have made: refused whole unless everything about it is as it should be.

Owns that judgement and the unpacking into an empty folder. It trusts no name, no size and no link in the archive, and leaves
nothing behind when it refuses.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from pipeline.engines.decoder import Decoder
from pipeline.engines.package import MODEL, Package, read_package
from pipeline.engines.pieces import pieces_of
from pipeline.errors import UnreadableInput

LARGEST = 4 * 1024**3
"""Bytes unpacked; the largest Argos package has about 300 MB."""

MOST_FILES = 2_000
"""Files in one package; those with a sentence splitter inside have some dozens."""

MOST_PACKED = 200
"""How many times its packed size a large file may have: weights hardly pack at all, a bomb packs a thousandfold."""

HARMLESS = 1024**2
"""Bytes below which the ratio says nothing: a vocabulary of the same word packs well."""


def unpacked(archive: Path, into: Path) -> Path:
    """Unpack a package into an empty folder and give the package's own folder; UnreadableInput, and `into` gone, when it is not fit."""
    try:
        with zipfile.ZipFile(archive) as zipped:
            members = zipped.infolist()
            top = _judged(members, archive)
            if sum(member.file_size for member in members) > shutil.disk_usage(into).free:
                raise UnreadableInput("there is not enough room on the disk to unpack it", str(archive))
            for member in members:
                _extract(zipped, member, into)
        _tried(read_package(into / top))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        shutil.rmtree(into, ignore_errors=True)
        raise UnreadableInput(f"the package is damaged or cut short: {error}", str(archive)) from None
    except UnreadableInput as error:
        shutil.rmtree(into, ignore_errors=True)
        raise UnreadableInput(error.message, str(archive)) from None
    return into / top


def _judged(members: Sequence[zipfile.ZipInfo], archive: Path) -> str:
    """The one folder that everything lies in."""

    def refuse(reason: str) -> UnreadableInput:
        return UnreadableInput(f"the package is refused: {reason}", str(archive))

    if not members or len(members) > MOST_FILES:
        raise refuse(f"it holds {len(members)} files")
    if sum(member.file_size for member in members) > LARGEST:
        raise refuse(f"unpacked it would have more than {LARGEST // 1024**3} GB")
    for member in members:
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename or "\0" in member.filename:
            raise refuse(f"“{member.filename}” would be written outside its folder")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise refuse(f"“{member.filename}” is no ordinary file")
        if member.header_offset < 0:
            raise refuse("something was cut off its beginning")
        if member.flag_bits & 1:
            raise refuse("it is encrypted")
        if member.file_size > HARMLESS and member.file_size > MOST_PACKED * max(1, member.compress_size):
            raise refuse(f"“{member.filename}” would grow to {member.file_size // 1024**2} MB out of almost nothing")
    names = [member.filename.rstrip("/").casefold() for member in members]
    if len(set(names)) != len(names):
        raise refuse("it holds the same file twice")
    tops = {PurePosixPath(member.filename).parts[0] for member in members}
    if len(tops) != 1 or next(iter(tops)).startswith("."):
        raise refuse(f"it must hold one folder, and holds {', '.join(sorted(tops))}")
    return next(iter(tops))


def _extract(zipped: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path) -> None:
    """One file, with no more bytes than it says: `zipfile` checks the sum and stops at the size it was told."""
    target = into / member.filename
    if member.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipped.open(member) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file, 1024**2)
    if target.stat().st_size != member.file_size:
        raise zipfile.BadZipFile(f"{member.filename} has {target.stat().st_size} bytes instead of {member.file_size}")


def _tried(package: Package) -> None:
    """Whether the package can be loaded; its pieces and its network are read once."""
    pieces_of(package).encode(["a"])
    decoder = Decoder(package.folder / MODEL)
    decoder.load()
    decoder.unload()
