"""Does a folder or bundle hold exactly what its manifest says?

Owns the reading of strangers' files with nothing but the standard library: links are not followed, nothing is unpacked to disk,
sizes are limited before anything is read. Says what is altered, missing or added; decides nothing about content.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import PipelineError, UnreadableInput
from pipeline.export.manifest import LIMIT, MANIFEST, SIGNATURE, Manifest, parse
from pipeline.paths import STEERING, repeated, unsafe

MOST_FILES = 100_000
MOST_BYTES = 2 * 1024**3
"""How much a bundle may hold in all before it is refused."""

DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError)
"""What Python raises while a damaged or hostile member is read."""

CHUNK = 1 << 20
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found, each list sorted. `problems` are sentences about the folder, zip or manifest as a whole.

    `manifest` and `content` (its bytes) are there when it could be read, `signature` the bytes of the signature file, if any.
    """

    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    checked: int = 0
    manifest: Manifest | None = None
    content: bytes = b""
    signature: bytes | None = None

    @property
    def intact(self) -> bool:
        """Whether everything is as the manifest says."""
        return not (self.altered or self.missing or self.added or self.problems)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every finding as one sentence; characters that would steer a terminal are written as their numbers."""
        found = [
            *self.problems,
            *(f"altered: {path}" for path in self.altered),
            *(f"missing: {path}" for path in self.missing),
            *(f"added: {path}" for path in self.added),
        ]
        return tuple(STEERING.sub(lambda char: f"<U+{ord(char[0]):04X}>", sentence) for sentence in found)


@dataclass(frozen=True, slots=True)
class _Holding:
    """The files of a folder or zip: their sizes by path, how to open one, and what is wrong with the holder itself."""

    sizes: Mapping[str, int]
    open: Callable[[str], BinaryIO]
    problems: tuple[str, ...]


def verify(path: Path) -> Verification:
    """Check a folder or zip against its manifest; UnreadableInput when there is no such folder or file."""
    with _holding(path) as holding:
        return _verified(holding)


def _verified(holding: _Holding) -> Verification:
    if holding.problems and not holding.sizes:
        return Verification(problems=holding.problems)
    if MANIFEST not in holding.sizes:
        return Verification(problems=(*holding.problems, f"there is no {MANIFEST}"))
    if holding.sizes[MANIFEST] > LIMIT:
        return Verification(problems=(*holding.problems, f"{MANIFEST} is too large to be one"))
    try:
        content = _read(holding, MANIFEST, LIMIT)
        manifest = parse(content)
    except PipelineError as error:
        return Verification(problems=(*holding.problems, str(error)))
    except DAMAGED as error:
        return Verification(problems=(*holding.problems, f"{MANIFEST} cannot be read: {error}"))
    signature, problems = None, list(holding.problems)
    if SIGNATURE in holding.sizes:
        try:
            signature = _read(holding, SIGNATURE, 4096) if holding.sizes[SIGNATURE] <= 4096 else b""
        except DAMAGED as error:
            signature = b""
            problems.append(f"{SIGNATURE} cannot be read: {error}")
    wanted = manifest.all_files
    altered = [
        name for name in wanted if name in holding.sizes and not _same(holding, name, wanted[name].bytes, wanted[name].sha256)
    ]
    return Verification(
        altered=tuple(sorted(altered)),
        missing=tuple(sorted(wanted.keys() - holding.sizes.keys())),
        added=tuple(sorted(holding.sizes.keys() - wanted.keys() - {MANIFEST, SIGNATURE})),
        problems=tuple(problems),
        checked=len(wanted),
        manifest=manifest,
        content=content,
        signature=signature,
    )


def _read(holding: _Holding, name: str, limit: int) -> bytes:
    with holding.open(name) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError("it is larger than it says")
    return content


def _same(holding: _Holding, name: str, size: int, sha256: str) -> bool:
    """Whether one file has the size and digest; it is never read further than the size that the manifest promises."""
    if holding.sizes[name] != size:
        return False
    hasher, seen = hashlib.sha256(), 0
    try:
        with holding.open(name) as file:
            while seen <= size and (chunk := file.read(min(CHUNK, size - seen + 1))):
                seen += len(chunk)
                hasher.update(chunk)
    except DAMAGED:
        return False
    return seen == size and hasher.hexdigest() == sha256


@contextmanager
def _holding(path: Path) -> Iterator[_Holding]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        raise UnreadableInput("there is no such folder or file", str(path)) from None
    if stat.S_ISDIR(mode):
        yield _folder(path)
    elif stat.S_ISREG(mode):
        try:
            with path.open("rb") as file:
                yield from _zip(file, path)
        except PermissionError:
            raise UnreadableInput("may not be read", str(path)) from None
    else:
        raise UnreadableInput("is neither a folder nor a file", str(path))


def _folder(root: Path) -> _Holding:
    """Every file below a folder; links and devices are problems and are not opened."""
    sizes: dict[str, int] = {}
    problems: list[str] = []
    for folder, folders, names in os.walk(
        root, onerror=lambda error: problems.append(f"a folder cannot be read: {error.strerror}")
    ):
        for name in sorted([*folders, *names]):
            place = Path(folder) / name
            relative = place.relative_to(root).as_posix()
            status = place.lstat()
            if stat.S_ISREG(status.st_mode):
                sizes[relative] = status.st_size
            elif not stat.S_ISDIR(status.st_mode):
                problems.append(f"{relative} is a link or device, not a file")
        if len(sizes) > MOST_FILES:
            return _Holding({}, lambda _: (root / "").open("rb"), (f"it holds more than {MOST_FILES} files",))
    return _Holding(sizes, lambda name: _opened(root / name), tuple(problems))


def _opened(path: Path) -> BinaryIO:
    """The file opened without following a link that has taken its place meanwhile."""
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb")


def _zip(file: BinaryIO, path: Path) -> Iterator[_Holding]:
    """The members of a zip; every member that is not a plain, plainly named, unencrypted file is a problem."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError, OverflowError, UnicodeDecodeError):
        yield _Holding({}, lambda _: file, ("it is not a readable zip",))
        return
    with archive:
        members = archive.infolist()
        if any(member.header_offset < 0 for member in members):
            yield _Holding({}, lambda _: file, ("it is not a readable zip: something was cut off its beginning",))
            return
        problems = list(_zip_problems(archive, members, file))
        total = sum([member.file_size for member in members])
        if len(members) > MOST_FILES or total > MOST_BYTES:
            yield _Holding({}, lambda _: file, ("it holds more than a bundle may",))
            return
        by_name = {member.filename: member for member in members}

        def opened(name: str) -> BinaryIO:
            return archive.open(by_name[name])  # type: ignore[return-value]

        yield _Holding({name: member.file_size for name, member in by_name.items()}, opened, tuple(problems))


def _zip_problems(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], file: BinaryIO) -> Iterator[str]:
    for member in members:
        name, kind = member.orig_filename, stat.S_IFMT(member.external_attr >> 16)
        if reason := unsafe(name):
            yield f"the member “{name!r}” {reason}"
        elif kind not in (0, stat.S_IFREG):
            yield f"{name} is a link or device, not a file"
        elif member.flag_bits & 0x1:
            yield f"{name} is encrypted"
        elif member.compress_type not in COMPRESSIONS:
            yield f"{name} is compressed in a way that not every program reads"
        elif not _local_name_agrees(file, member):
            yield f"{name} is called otherwise inside the zip"
    if clash := repeated(member.filename for member in members):
        yield f"two members are called “{clash}”"
    if archive.comment:
        yield "the zip carries a comment"
    first = min([member.header_offset for member in members], default=0)
    if members and (first or not _starts_with_member(file)):
        yield "something stands before the first member of the zip"


def _starts_with_member(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(4) == b"PK\x03\x04"


def _local_name_agrees(file: BinaryIO, member: zipfile.ZipInfo) -> bool:
    """Whether the header before the content names the same file as the directory at the end; programs differ in which they trust."""
    file.seek(member.header_offset)
    header = file.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        return False
    length = struct.unpack("<H", header[26:28])[0]
    encoding = "utf-8" if member.flag_bits & 0x800 else "cp437"
    return file.read(length) == member.orig_filename.encode(encoding, "replace")
