"""A folder that is exported to: what it held, what is written into it, and what has to leave it.

The manifest is written last and names everything; what stands in the folders of an export and not in the manifest is removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pipeline import locking
from pipeline.errors import UnreadableInput, UnwritableOutput
from pipeline.export import bundle, folder
from pipeline.export.feeds import Withdrawal
from pipeline.export.folder import Signer, Site
from pipeline.export.formats import FORMATS
from pipeline.export.manifest import MANIFEST, SIGNATURE, Entry, File, Manifest, Waiver, listed, serialise
from pipeline.export.manifest import parse as parse_manifest
from pipeline.languages import LANGUAGES
from pipeline.whole_files import write_whole

OWN_FOLDERS = (*LANGUAGES, "drafts", "bundles", "share")
OWN_SUFFIXES = (".part", ".zip", ".svg", ".png", ".txt", *(f".{suffix}" for suffix in FORMATS))


@dataclass(frozen=True, slots=True)
class Contents:
    """What a folder shall hold: its texts, why others left it, and the waivers of those in it.

    `unchanged` says that this program found every text as it was when it last wrote the folder.
    """

    entries: tuple[Entry, ...]
    withdrawals: tuple[Withdrawal, ...]
    waivers: tuple[Waiver, ...]
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """The folder at `target`, which the user calls `shown`."""

    target: Path
    shown: str

    def previous(self) -> Manifest | None:
        """The manifest of what it holds; a folder with other people's files and no manifest is not written into."""
        try:
            content = (self.target / MANIFEST).read_bytes()
        except FileNotFoundError:
            if self.target.is_dir() and any(not entry.name.startswith(".") for entry in self.target.iterdir()):
                raise UnreadableInput(
                    f"the folder is not empty and holds no {MANIFEST}; name a new folder, or empty this one", self.shown
                ) from None
            # An empty manifest comes first, so that an export which is interrupted is known for one afterwards.
            self.put(MANIFEST, serialise(Manifest("", "", hashlib.sha256(b"").hexdigest(), ())))
            return None
        except NotADirectoryError:
            raise UnreadableInput("is a file, not a folder", self.shown) from None
        try:
            return parse_manifest(content, f"{self.shown}/{MANIFEST}")
        except UnreadableInput as error:
            remedy = "verify the folder, or delete it to export anew"
            raise UnreadableInput(f"{error.message}; {remedy}", error.path, error.line) from None

    def put(self, path: str, content: bytes) -> bool:
        """Write a file unless it is there already; whether it was written."""
        self._refuse_links(path)
        place = self.target / path
        if place.is_file() and place.read_bytes() == content:
            return False
        write_whole(place, content, f"{self.shown}/{path}")
        return True

    def _refuse_links(self, path: str) -> None:
        """Refuse a path that goes through a link: what it leads to is not ours to write into, and still less to remove from."""
        place = self.target
        for part in PurePosixPath(path).parts[:-1]:
            place /= part
            if place.is_symlink():
                raise UnwritableOutput("a link leads from its folder to another place; remove the link", f"{self.shown}/{path}")

    def holds(self, files: Iterable[File]) -> bool:
        """Whether files lie here with the sizes that a manifest says; `pipeline verify` looks into them."""
        try:
            return all(os.stat(f"{self.target}/{file.path}").st_size == file.bytes for file in files)  # noqa: PTH116 - every page
        except OSError:
            return False

    @contextlib.contextmanager
    def finishing(self, lock: Path) -> Iterator[None]:
        """One run at a time may finish: parts of a campaign that are exported side by side wait for each other here."""
        with locking.held(lock, "export", wait=True):
            yield

    def finish(self, site: Site, contents: Contents, previous: Manifest | None, sign: Signer | None, clean: bool) -> int:
        """Write indexes, feeds, bundles and, last, the manifest; remove what left; how many files changed.

        With `clean` also what stands in our folders and in no manifest goes: what an interrupted export left there.
        """
        manifest = folder.manifest_of(contents.entries, site, previous, contents.withdrawals, contents.waivers)
        if previous is not None and sign is None and contents.unchanged and self._finished(manifest, previous):
            manifest, written = previous, 0
        else:
            manifest, written = self._write(manifest, site, previous, sign)
        before = {} if previous is None else previous.all_files
        wanted = {*manifest.all_files, MANIFEST, *((SIGNATURE,) if sign else ())}
        self._remove(sorted(({*before, SIGNATURE} | (self._present() if clean else set())) - wanted))
        return written

    def _finished(self, manifest: Manifest, previous: Manifest) -> bool:
        """Whether the folder is already what it shall be: the same manifest but for the files it has in common, all there."""
        return replace(manifest, files=previous.files) == previous and self.holds(previous.files)

    def _write(self, manifest: Manifest, site: Site, previous: Manifest | None, sign: Signer | None) -> tuple[Manifest, int]:
        """Write what belongs to no single text and then the manifest; it with its files, and how many files changed."""
        shared = folder.shared_files(manifest, site)
        written = sum(self.put(path, content) for path, content in shared.items())
        files = list(listed(shared))
        before = {} if previous is None else previous.all_files
        for code in folder.bundled(manifest, site):
            file, changed = self._bundle(code, manifest, site, sign, before)
            files.append(file)
            written += changed
        manifest = replace(manifest, files=tuple(sorted(files, key=lambda file: file.path)))
        folder.refuse_clashes(manifest.all_files)
        for path, content in sorted(folder.sealed(manifest, sign).items(), reverse=True):
            written += self.put(path, content)
        return manifest, written

    def _bundle(
        self, code: str, manifest: Manifest, site: Site, sign: Signer | None, before: Mapping[str, File]
    ) -> tuple[File, bool]:
        """Write the bundle of a language and give its line for the manifest; an unchanged one is left alone."""
        path = folder.bundle_path(code)
        old = before.get(path)
        if old and self.holds([old]) and self._has_manifest(path, folder.bundle_manifest(manifest, code, site, self._read)[0]):
            return old, False
        self._refuse_links(path)
        (self.target / path).parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=(self.target / path).parent) as stream:
            bundle.write(stream, folder.bundle_parts(manifest, code, site, self._read, sign))
            size = stream.tell()
            stream.seek(0)
            file = File(path, size, hashlib.file_digest(stream, "sha256").hexdigest())
            stream.seek(0)
            return file, self.put(path, stream.read())

    def _read(self, path: str) -> bytes:
        return (self.target / path).read_bytes()

    def _has_manifest(self, path: str, manifest: Manifest) -> bool:
        try:
            with zipfile.ZipFile(self.target / path) as archive:
                return archive.read(MANIFEST) == serialise(manifest)
        except (OSError, KeyError, zipfile.BadZipFile):
            return False

    def _present(self) -> set[str]:
        """What stands in the folders of an export and looks like a file of one."""
        found: set[str] = set()
        for top in OWN_FOLDERS:
            self._refuse_links(f"{top}/index.html")
            for place, _, names in os.walk(self.target / top):
                inside = Path(place).relative_to(self.target).as_posix()
                found.update(f"{inside}/{name}" for name in names if name.endswith(OWN_SUFFIXES))
        return found

    def _remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._refuse_links(path)
            (self.target / path).unlink(missing_ok=True)
            below = PurePosixPath(path).parent
            while below.parts and (self.target / below).is_dir() and not any((self.target / below).iterdir()):
                (self.target / below).rmdir()
                below = below.parent
