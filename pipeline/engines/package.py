"""A draft package on disk: one folder with `metadata.json`, `model/` and what cuts text into pieces.

Owns reading such a folder, and finding all of them; loads no network and changes nothing. The format is argostranslate's, with
things that it ignores and we understand: `target.model` (other pieces on the target side), `tokenizer.json` (WordPiece pieces on
the source side), `sources` (one network that reads several languages), `targets` (one that writes several, each with the piece
that selects it), `symbols` (placeholders that the network was trained to carry through) and `spoken.json` (the pieces that each
target language is written with, where one network writes several).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.errors import UnreadableInput

METADATA, MODEL = "metadata.json", "model"
SENTENCEPIECE, BPE, WORDPIECE, TARGET = "sentencepiece.model", "bpe.model", "tokenizer.json", "target.model"
SPOKEN = "spoken.json"
VOCABULARIES = "target_vocabulary.json", "shared_vocabulary.json"
"""What CTranslate2 calls the pieces that a network writes: its own, or those of both sides."""

BUNDLED = Path(__file__).with_name("bundled")
"""Packages that come with this program, one folder each."""

Origin = Literal["argos", "bundled"]


@dataclass(frozen=True, slots=True)
class Package:
    """One package. `targets` has the target prefix (empty: none) for each language that it translates into."""

    folder: Path
    sources: tuple[str, ...]
    targets: Mapping[str, str]
    version: str
    origin: Origin = "argos"
    symbols: tuple[str, ...] = ()
    name: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """`en→fa 1.5`, as a draft's provenance names it."""
        return f"{self.direction} {self.version}"

    @property
    def direction(self) -> str:
        """`en→fa`, or `en→de+fa` where it serves several."""
        return f"{'+'.join(self.sources)}→{'+'.join(self.targets)}"

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The directed pairs of languages that it serves."""
        return frozenset((source, target) for source in self.sources for target in self.targets if source != target)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return size_of(self.folder)

    @property
    def sha256(self) -> str:
        """A digest of its contents; reads every byte."""
        return sha256_of(self.folder)

    @property
    def fingerprint(self) -> str:
        """Changes when a file is replaced; reads only the small ones, so that it costs nothing at start-up."""
        total = hashlib.sha256()
        for path in _files(self.folder):
            stat = path.stat()
            known = path.read_bytes() if stat.st_size < 100_000 else str(stat.st_mtime_ns).encode()
            total.update(f"{path.relative_to(self.folder).as_posix()} {stat.st_size} ".encode() + known)
        return total.hexdigest()


def unspoken(package: Package, target: str) -> tuple[str, ...]:
    """The pieces of its network that the package does not write this language with; none where it does not say."""
    if not (package.folder / SPOKEN).is_file():
        return ()
    own = _pieces(package.folder / SPOKEN, target)
    own_side, shared = (package.folder / MODEL / name for name in VOCABULARIES)
    return tuple(sorted(set(_pieces(own_side if own_side.is_file() else shared)) - set(own)))


@dataclass(frozen=True, slots=True)
class Broken:
    """A folder among the packages that is none, and why."""

    folder: Path
    reason: str


def read_package(folder: Path, origin: Origin = "argos") -> Package:
    """Read and check one folder; UnreadableInput says what is missing. A package of another kind is unreadable too."""
    about = _metadata(folder / METADATA)
    if about.get("type", "translate") != "translate":
        raise UnreadableInput(f"a package of type “{about['type']}”, not for translation", str(folder / METADATA))
    sources, targets = _sources(about, folder), _targets(about, folder)
    if not (folder / MODEL / "model.bin").is_file():
        raise UnreadableInput("the package has no network (model/model.bin)", str(folder))
    if not any((folder / name).is_file() for name in (SENTENCEPIECE, BPE)):
        raise UnreadableInput(f"the package has neither {SENTENCEPIECE} nor {BPE}", str(folder))
    symbols = about.get("symbols", [])
    if not isinstance(symbols, list) or not all(isinstance(symbol, str) for symbol in symbols):
        raise UnreadableInput("“symbols” must be a list of texts", str(folder / METADATA))
    version = str(about.get("package_version", ""))
    return Package(folder, sources, targets, version, origin, tuple(symbols), f"{about.get('from_name')} → {about.get('to_name')}")


def installed(folder: Path, bundled: Path | None = BUNDLED) -> tuple[list[Package], list[Broken]]:
    """Every package in the folder, then the bundled ones, the newest of a pair first; and the folders that are none."""
    found: list[Package] = []
    broken: list[Broken] = []
    origins: tuple[tuple[Path | None, Origin], ...] = ((folder, "argos"), (bundled, "bundled"))
    for path, origin in ((path, origin) for place, origin in origins for path in _folders(place)):
        try:
            found.append(read_package(path, origin))
        except UnreadableInput as error:
            broken.append(Broken(path, error.message))
    return [*_newest_first(found, "argos"), *_newest_first(found, "bundled")], broken


def _newest_first(found: list[Package], origin: Origin) -> list[Package]:
    chosen = [package for package in found if package.origin == origin]
    return sorted(chosen, key=lambda package: version_key(package.version), reverse=True)


def version_key(version: str) -> tuple[int, ...]:
    """Versions in order: 1.10 after 1.9."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _folders(place: Path | None) -> Iterator[Path]:
    if place is not None and place.is_dir():
        yield from sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in _files(folder))


def sha256_of(folder: Path) -> str:
    """The digest of the lines `path size sha256` of all files in a folder, sorted: the same wherever it lies."""
    total = hashlib.sha256()
    for path in _files(folder):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size} {digest}\n".encode())
    return total.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _pieces(path: Path, language: str = "") -> list[str]:
    """A list of pieces, or that of a language in an object of lists."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        listed = found[language] if language else found
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        listed = None
    if not isinstance(listed, list) or not all(isinstance(piece, str) for piece in listed):
        raise UnreadableInput(f"must list the pieces of {language}" if language else "must be a list of pieces", str(path))
    return listed


def _metadata(path: Path) -> dict[str, object]:
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UnreadableInput(f"no package: {METADATA} is missing", str(path.parent)) from None
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableInput(f"not readable as JSON: {error}", str(path)) from None
    if not isinstance(about, dict):
        raise UnreadableInput("must be a JSON object", str(path))
    return about


def _text(about: Mapping[str, object], key: str, folder: Path) -> str:
    value = about.get(key)
    if not _is_code(value):
        raise UnreadableInput(f"“{key}” must be a language code", str(folder / METADATA))
    return str(value)


def _is_code(value: object) -> bool:
    return isinstance(value, str) and value.isalpha() and value.isascii()


def _sources(about: Mapping[str, object], folder: Path) -> tuple[str, ...]:
    """The languages it reads. `from_code`, which argostranslate wants, is one of them; `sources` has them all."""
    first, several = _text(about, "from_code", folder), about.get("sources", [])
    if not isinstance(several, list) or not all(map(_is_code, several)):
        raise UnreadableInput("“sources” must be a list of language codes", str(folder / METADATA))
    return tuple(dict.fromkeys([first, *several]))


def _targets(about: Mapping[str, object], folder: Path) -> Mapping[str, str]:
    prefix, several = about.get("target_prefix", ""), about.get("targets", {})
    if not isinstance(prefix, str) or not isinstance(several, dict):
        raise UnreadableInput("“target_prefix” must be a text and “targets” an object of texts", str(folder / METADATA))
    if several and all(isinstance(value, str) for value in several.values()):
        return {str(code): str(value) for code, value in several.items()}
    return {_text(about, "to_code", folder): prefix}
