"""The manifest of an exported folder or bundle: what was published, from what, and the digest of every file.

Owns the value, its JSON and the strict reading of it; `manifest.schema.json` says the same for other people's tools. Touches no
disk. What is read here may come from a stranger: every field is checked before anything is done with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast, get_args

from pipeline.errors import UnreadableInput
from pipeline.export.editions import DRAFTS, Status, digest, edition_path
from pipeline.languages import LANGUAGES
from pipeline.paths import repeated, unsafe

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.sig"
FORMAT, VERSION = "appeal-pipeline/manifest", 1
LIMIT = 64 * 1024 * 1024
"""Bytes of a manifest that will be read at all."""

SHA256 = re.compile(r"[0-9a-f]{64}")
SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can spell and no file can hold."""

MANIFEST_KEYS = {"format", "version", "title", "base_url", "glossary_sha256", "documents", "files", "waivers", "news"}


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path in the folder with `/`, its size and its sha256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of one segment: of its source text and of what was published (12 hex digits of sha256 each), its facts."""

    source: str
    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in one language. `catalogue_sha256` is empty for a source, `person` where the text is about none.

    `title` and `description` are in `language`, plain text.
    """

    document: str
    id: str
    person: str
    language: str
    direction: str
    source_language: str
    status: Status
    title: str
    description: str
    date: str
    source_sha256: str
    catalogue_sha256: str
    glossary_sha256: str
    files: tuple[File, ...]
    segments: tuple[Print, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What identifies a published text: document and language."""
        return self.document, self.language

    @property
    def is_draft(self) -> bool:
        """Whether nobody has approved this text."""
        return self.status == "draft"

    def path(self, suffix: str) -> str:
        """Where a file of this text lies in the exported folder."""
        return edition_path(self.document, self.language, self.is_draft, suffix)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that a person decided to let pass, published so that partners can see it."""

    check: str
    document: str
    language: str
    msgid: str
    reason: str


@dataclass(frozen=True, slots=True)
class News:
    """One event of the feeds. `kind`: new, changed, recalled (its facts changed) or withdrawn; `details` in plain words."""

    date: str
    kind: str
    document: str
    language: str
    title: str
    details: tuple[str, ...] = ()
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole manifest; `files` are those that belong to no single document."""

    title: str
    base_url: str
    glossary_sha256: str
    documents: tuple[Entry, ...]
    files: tuple[File, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    news: tuple[News, ...] = ()

    @property
    def all_files(self) -> dict[str, File]:
        """Every listed file by path."""
        return {file.path: file for file in (*self.files, *(file for entry in self.documents for file in entry.files))}

    @property
    def published(self) -> dict[tuple[str, str], Entry]:
        """What is finished, by document and language; drafts are not published."""
        return {entry.key: entry for entry in self.documents if entry.status != "draft"}


def listed(files: Mapping[str, bytes]) -> tuple[File, ...]:
    """The manifest's lines for files, sorted by path."""
    return tuple(File(path, len(content), digest(content)) for path, content in sorted(files.items()))


def serialise(manifest: Manifest) -> bytes:
    """The manifest as JSON: UTF-8, fixed order of keys, one final newline.

    It is encoded entry by entry: the text of thousands of entries takes several times the memory of their bytes.
    """
    parts = [f'{{\n "format": {_written(FORMAT)},\n "version": {VERSION}'.encode()]
    for field in fields(Manifest):
        value = getattr(manifest, field.name)
        parts.append(f',\n "{field.name}": '.encode())
        if isinstance(value, tuple) and value:
            parts += [f"{',' if place else '['}\n  {_written(one, '  ')}".encode() for place, one in enumerate(value)]
            parts.append(b"\n ]")
        else:
            parts.append(_written(value, " ").encode())
    return b"".join([*parts, b"\n}\n"])


def _written(value: object, margin: str = "") -> str:
    """A value as `json.dumps(indent=1)` writes it with the same margin; that takes seconds for a thousand documents."""
    if isinstance(value, str):
        return _quoted(value)
    inside = margin + " "
    if isinstance(value, tuple):
        return f"[\n{inside}" + f",\n{inside}".join([_written(one, inside) for one in value]) + f"\n{margin}]" if value else "[]"
    if (names := FIELDS.get(type(value))) is None:
        return json.dumps(value)
    rows = [f'"{name}": {_written(getattr(value, name), inside)}' for name in names]
    return f"{{\n{inside}" + f",\n{inside}".join(rows) + f"\n{margin}}}"


_quoted = json.JSONEncoder(ensure_ascii=False).encode

FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (File, Print, Entry, Waiver, News)
}
"""The parts of a manifest and their fields in the order in which they are written."""

ENTRY_TEXTS = tuple(name for name in FIELDS[Entry] if name not in ("files", "segments"))


def parse(content: bytes, path: str = MANIFEST) -> Manifest:
    """The manifest in `content`; anything that is not exactly as `serialise` would write it is UnreadableInput."""
    if len(content) > LIMIT:
        raise UnreadableInput(f"is larger than {LIMIT} bytes", path)
    try:
        table = json.loads(content.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise UnreadableInput("is not UTF-8", path) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"is not valid JSON: {error}", path) from None
    try:
        manifest = _manifest(table)
    except _Wrong as error:
        raise UnreadableInput(str(error), path) from None
    return manifest


class _Wrong(Exception):
    """A field is not as promised; the message says which."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return table


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _manifest(table: object) -> Manifest:
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise _Wrong(f"its format is not “{FORMAT}”")
    if table.get("version") != VERSION:
        raise _Wrong(f"its version is not {VERSION}; a newer pipeline may have written it")
    if unknown := table.keys() - MANIFEST_KEYS:
        raise _Wrong(f"unknown field “{min(unknown)}”")
    manifest = Manifest(
        title=_text(table, "title"),
        base_url=_text(table, "base_url"),
        glossary_sha256=_sha256(table, "glossary_sha256"),
        documents=tuple(_entry(row) for row in _rows(table, "documents")),
        files=tuple(_file(row) for row in _rows(table, "files")),
        waivers=tuple(Waiver(**_texts(row, Waiver)) for row in _rows(table, "waivers")),
        news=tuple(_news(row) for row in _rows(table, "news")),
    )
    paths = [*(file.path for file in manifest.files), *(file.path for entry in manifest.documents for file in entry.files)]
    if clash := repeated(paths):
        raise _Wrong(f"two files are called “{clash}”")
    return manifest


def _entry(row: Mapping[str, Any]) -> Entry:
    if not row.keys() <= set(FIELDS[Entry]):
        raise _Wrong("a document has an unknown field")
    texts = {name: _text(row, name) for name in ENTRY_TEXTS}
    if texts["language"] not in LANGUAGES or texts["status"] not in get_args(Status):
        raise _Wrong(f"language or status of “{texts['document']}” is unknown")
    _sha256(row, "source_sha256")
    _sha256(row, "glossary_sha256")
    if texts["catalogue_sha256"]:
        _sha256(row, "catalogue_sha256")
    segments = tuple(Print(_text(part, "source"), _text(part, "text"), _list(part, "facts")) for part in _rows(row, "segments"))
    status = cast(Status, texts.pop("status"))
    files = tuple(_file(part) for part in _rows(row, "files"))
    if stray := next((file.path for file in files if file.path.startswith(DRAFTS) != (status == "draft")), ""):
        raise _Wrong(f"“{stray}” does not lie where a {'draft' if status == 'draft' else 'finished text'} belongs")
    return Entry(**texts, status=status, files=files, segments=segments)


def _file(row: Mapping[str, Any]) -> File:
    path, size = _text(row, "path"), row.get("bytes")
    if reason := unsafe(path):
        raise _Wrong(f"the path “{path}” {reason}")
    if type(size) is not int or size < 0:
        raise _Wrong(f"the size of “{path}” is not a number of bytes")
    return File(path, size, _sha256(row, "sha256"))


def _news(row: Mapping[str, Any]) -> News:
    texts = {name: _text(row, name) for name in ("date", "kind", "document", "language", "title")}
    return News(**texts, details=_list(row, "details"), replaced=row.get("replaced") is True)


def _texts(row: Mapping[str, Any], kind: type[Waiver]) -> dict[str, str]:
    return {field.name: _text(row, field.name) for field in fields(kind)}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or (not value.isascii() and SURROGATE.search(value)):
        raise _Wrong(f"“{name}” is missing or not a text")
    return value


def _sha256(row: Mapping[str, Any], name: str) -> str:
    value = _text(row, name)
    if not SHA256.fullmatch(value):
        raise _Wrong(f"“{name}” is not a sha256")
    return value


def _rows(row: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    value = row.get(name)
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise _Wrong(f"“{name}” is missing or not a list of objects")
    return value


def _list(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name)
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise _Wrong(f"“{name}” is missing or not a list of texts")
    return tuple(value)
