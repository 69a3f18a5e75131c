"""A project on disk: where things lie, its settings, its lock, and all reading and writing of its files.

The only module that opens project files. Writing is atomic (`whole_files`) and refuses to replace a file that somebody changed
since it was read. It decides nothing about their content.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime
import hashlib
import os
import stat
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline import catalogue, markdown, paths
from pipeline.errors import UnreadableInput, UnwritableOutput, WrongUsage
from pipeline.languages import LANGUAGES, chosen
from pipeline.staging import Staging, sweep
from pipeline.whole_files import CHANGED, ChangedMeanwhile, Staged, fingerprint, read_whole, reason, write_whole

if TYPE_CHECKING:
    from pipeline.glossary import Glossary
    from pipeline.model import Catalogue, Document

SETTINGS_FILE = "pyproject.toml"
GLOSSARY_FILE = "glossary.yaml"
SOURCE, TRANSLATIONS, PRIVATE = "source", "translations", ".pipeline"
MEMORY = "memory"
FORMATS = ("html", "md", "txt")


@dataclass(frozen=True, slots=True)
class Settings:
    """`[tool.pipeline]` of the project's `pyproject.toml`; every key is optional.

    `languages` are all languages of the campaign, `source_language` that of documents which do not name one, `formats` what
    `export` writes, `title` the name of the exported site, `base_url` where it will stand (only then sitemap and feeds name
    addresses), `nllb` a CTranslate2 folder of an NLLB network.
    """

    languages: tuple[str, ...] = tuple(LANGUAGES)
    source_language: str = "en"
    formats: tuple[str, ...] = FORMATS
    title: str = ""
    base_url: str = ""
    nllb: str = ""

    @classmethod
    def parse(cls, text: str, path: str = SETTINGS_FILE) -> Settings:
        """Settings from TOML; anything unknown or of the wrong type is one sentence that names the key."""
        try:
            tool = tomllib.loads(text).get("tool", {})
        except ValueError as error:  # of which a number with thousands of digits is one that is no TOMLDecodeError
            raise UnreadableInput(f"not valid TOML: {error}", path) from None
        except RecursionError:
            raise UnreadableInput("values are nested too deeply in it", path) from None
        table = tool.get("pipeline", {}) if isinstance(tool, dict) else tool
        if not isinstance(table, dict):
            raise UnreadableInput("[tool.pipeline] must be a table of settings", path)
        values: dict[str, str | tuple[str, ...]] = {}
        for key, value in table.items():
            name = key.replace("-", "_")
            default = getattr(cls(), name, None) if name in cls.__dataclass_fields__ else None
            if default is None:
                known = ", ".join(known.replace("_", "-") for known in cls.__dataclass_fields__)
                raise UnreadableInput(f"unknown setting “{key}” in [tool.pipeline]; known are {known}", path)
            if isinstance(default, tuple):
                if not (isinstance(value, list) and all(isinstance(part, str) for part in value)):
                    raise UnreadableInput(f"setting “{key}” in [tool.pipeline] must be a list of texts", path)
                values[name] = tuple(value)
            elif isinstance(value, str):
                values[name] = value
            else:
                raise UnreadableInput(f"setting “{key}” in [tool.pipeline] must be a text", path)
        for code in (*values.get("languages", ()), *filter(None, [values.get("source_language")])):
            if code not in LANGUAGES:
                raise UnreadableInput(f"unknown language “{code}” in [tool.pipeline]; known are {', '.join(LANGUAGES)}", path)
        return cls(**values)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Project:
    """An opened project; its properties read the disk when asked, its glossary is read once."""

    root: Path
    settings: Settings = field(default_factory=Settings)

    @classmethod
    def open(cls, folder: Path | None = None) -> Project:
        """The project in `folder`, or the nearest one around the current folder when `folder` is None."""
        root = _find(Path.cwd()) if folder is None else folder
        if root is None:
            raise WrongUsage(f"no project here: neither this folder nor one above it holds {SOURCE}/ and {GLOSSARY_FILE}")
        if not (root / SOURCE).is_dir():
            raise WrongUsage(f"no project in {root}: it holds no {SOURCE}/ folder")
        project = cls(root)
        if project.content(SETTINGS_FILE) is None:
            return project
        return cls(root, Settings.parse(project.text(SETTINGS_FILE).removeprefix("\ufeff")))

    # Documents and languages

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The names of all documents: paths under `source/` without `.md`, sorted."""
        base = self.root / SOURCE
        names: list[str] = []
        for folder, folders, files in os.walk(base, onerror=_refuse_closed):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside = "" if Path(folder) == base else Path(folder).relative_to(base).as_posix() + "/"
            names += [inside + file.removesuffix(".md") for file in files if file.endswith(".md") and not file.startswith(".")]
        _refuse_names(names)
        return tuple(sorted(names))

    def chosen_documents(self, wanted: Sequence[str], shard: tuple[int, int] = (1, 1)) -> tuple[str, ...]:
        """The documents that a command line names (all when it names none), of these the ones that belong to shard i of n.

        A document may be given as its name (`bios/nahid-taghavi`) or as the path of its source file.
        """
        names = []
        for word in wanted:
            name = PurePosixPath(word.replace("\\", "/")).as_posix().removeprefix(f"{SOURCE}/").removesuffix(".md")
            if name not in self.documents:
                raise WrongUsage(f"no document “{word}”: there is no {SOURCE}/{name}.md")
            names.append(name)
        return tuple(name for name in self.documents if (not names or name in names) and self.in_shard(name, shard))

    @staticmethod
    def in_shard(name: str, shard: tuple[int, int]) -> bool:
        """Whether a document belongs to shard i of n; depends on its name alone, so that it is the same on every machine."""
        number, of = shard
        return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % of == number - 1

    def targets(self, document: Document, languages: Sequence[str] = ()) -> tuple[str, ...]:
        """The languages that a document is translated into, of those that a command line asks for."""
        wanted = chosen(languages) or self.settings.languages
        return tuple(code for code in self.settings.languages if code in wanted and code != document.language)

    def catalogues(self, documents: Sequence[str], languages: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
        """The (document, language) of every catalogue that exists for these documents and languages, in that order."""
        wanted = chosen(languages) or self.settings.languages
        return tuple(
            (name, language)
            for name in documents
            for language in self.settings.languages
            if language in wanted and (self.root / self.catalogue_path(name, language)).is_file()
        )

    def orphans(self) -> tuple[str, ...]:
        """The catalogues whose source document is gone, as paths relative to the project."""
        found, known = [], set(self.documents)
        for language in self.settings.languages:
            top = f"{TRANSLATIONS}/{language}"
            paths = [path for path in self._files(top) if path.endswith(".po") and path[len(top) + 1 : -len(".po")] not in known]
            found += sorted(paths, key=lambda path: PurePosixPath(path).parts)
        return tuple(found)

    def _files(self, top: str) -> Iterator[str]:
        """The paths of all files in a folder of the project and below it."""
        for folder, _, files in os.walk(self.root / top):
            inside = Path(folder).relative_to(self.root).as_posix()
            yield from (f"{inside}/{file}" for file in files)

    # Reading

    def source(self, name: str) -> str:
        """The text of a source document, newline characters untouched."""
        return self.text(self.source_path(name))

    def document(self, name: str) -> Document:
        """A source document, parsed."""
        return self.parse_document(name, self.source(name))

    def parse_document(self, name: str, text: str) -> Document:
        """A source document from text already read, for who has to know exactly which content was understood."""
        path = self.source_path(name)
        document = markdown.parse(text, name, path, self.settings.source_language)
        if document.language not in self.settings.languages:
            raise UnreadableInput(f"its language “{document.language}” is not among the project's languages", path)
        return document

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary; a project without one cannot be checked, so its absence is an error."""
        from pipeline import glossary, kept_glossary

        if self.content(self.glossary_path) is None:
            raise UnreadableInput("the glossary is missing; without it no name can be checked", self.glossary_path)
        kept = self.cache_path("glossary.json")
        # Of this installation too: a cache that somebody sends along with a project must not be believed over its glossary.
        made_from = f"{self._glossary_fingerprint} {Path(__file__).stat().st_mtime_ns}"
        try:
            return kept_glossary.recall(kept.read_bytes(), made_from)
        except (OSError, ValueError):
            parsed = glossary.parse(self.text(self.glossary_path), self.glossary_path)
        with contextlib.suppress(UnwritableOutput):
            write_whole(kept, kept_glossary.keep(parsed, made_from), kept.name)
        return parsed

    glossary_path = GLOSSARY_FILE

    @staticmethod
    def source_path(name: str) -> str:
        """Where the source of a document lies, relative to the project."""
        return f"{SOURCE}/{name}.md"

    @staticmethod
    def catalogue_path(name: str, language: str) -> str:
        """Where the catalogue of a document in a language lies, relative to the project."""
        return f"{TRANSLATIONS}/{language}/{name}.po"

    @staticmethod
    def template_path(name: str) -> str:
        """Where the template of a document lies, relative to the project."""
        return f"{TRANSLATIONS}/templates/{name}.pot"

    def catalogue(self, name: str, language: str) -> Catalogue | None:
        """The catalogue of a document in a language, None when there is none yet."""
        content = self.content(self.catalogue_path(name, language))
        return None if content is None else self.parse_catalogue(content, name, language)

    def parse_catalogue(self, content: bytes, name: str, language: str, source_language: str = "") -> Catalogue:
        """A catalogue from bytes already read, for who has to know exactly which content was understood.

        `source_language` is that of the document, used where a tool has dropped the header field that says so.
        """
        path = self.catalogue_path(name, language)
        return catalogue.parse(catalogue.decode(content, path), path, name, language, source_language)

    @staticmethod
    def memory_path(name: str) -> str:
        """Where an imported translation memory lies, relative to the project."""
        return f"{TRANSLATIONS}/{MEMORY}/{name}.tmx"

    def memory_paths(self) -> tuple[str, ...]:
        """The imported translation memories, sorted."""
        return tuple(f"{TRANSLATIONS}/{MEMORY}/{path.name}" for path in sorted((self.root / TRANSLATIONS / MEMORY).glob("*.tmx")))

    def content(self, path: str) -> bytes | None:
        """The bytes of a project file, None when it does not exist."""
        place = f"{self.root}/{path}"
        try:
            kind = os.lstat(place).st_mode
            self._refuse_outside(path, is_link=stat.S_ISLNK(kind))
            if not stat.S_ISREG(kind) and not (self.root / path).is_file():
                raise UnreadableInput("is no ordinary file", path)
            return read_whole(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UnreadableInput(f"cannot be read ({reason(error)})", path) from None

    def _refuse_outside(self, path: str, is_link: bool = False) -> None:
        """Refuse a path that a link leads out of the project: what lies there is nobody's source and nobody's catalogue."""
        if is_link and not (self.root / path).resolve().is_relative_to(self._real_root):
            raise UnreadableInput("is a link to a place outside the project", path)
        folder = path.rpartition("/")[0]
        if folder not in self._inside:
            if not (self.root / folder).resolve().is_relative_to(self._real_root):
                raise UnreadableInput("a link leads from its folder to a place outside the project", path)
            self._inside.add(folder)

    @cached_property
    def _real_root(self) -> Path:
        return self.root.resolve()

    @cached_property
    def _inside(self) -> set[str]:
        """The folders that were found to lie in the project."""
        return set()

    def text(self, path: str) -> str:
        """The text of a project file that must be there and must be UTF-8; newline characters and byte order mark stay."""
        content = self.content(path)
        if content is None:
            raise UnreadableInput("the file is missing", path)
        mark = "\ufeff" if content.startswith(codecs.BOM_UTF8) else ""
        return mark + catalogue.decode(content, path)

    def digest(self, *paths: str, known: Mapping[str, str] | None = None) -> str:
        """A fingerprint of the content of some files and of the settings; `known` has fingerprints of files that were read."""
        found = {self.glossary_path: self._glossary_fingerprint, **(known or {})}
        parts = [found[path] if path in found else fingerprint(self.content(path)) for path in paths]
        return fingerprint(" ".join([self._settings_text, *parts]).encode())

    @cached_property
    def _settings_text(self) -> str:
        return repr(self.settings)

    @cached_property
    def _glossary_fingerprint(self) -> str:
        return fingerprint(self.content(self.glossary_path))

    # Writing

    def write(self, path: str, content: str | bytes, made_from: str | None = None) -> bool:
        """Write a file whole or not at all; False when it already had this content.

        `made_from` is the `fingerprint` of the content that the new one was made from: if the file on disk has another one,
        somebody saved it meanwhile and it is left alone (`ChangedMeanwhile`).
        """
        raw = content.encode() if isinstance(content, str) else content
        current = self.content(path)
        if current == raw:
            return False
        if made_from is not None and fingerprint(current) != made_from:
            raise ChangedMeanwhile(CHANGED, path)
        self._refuse_outside(path)
        write_whole(self.root / path, raw, path, durable=current is not None, made_from=made_from)
        return True

    def stage(self, path: str, content: bytes, made_from: str, staging: Staging) -> Staged:
        """Write the new content of a file below `translations/`, to be put in its place with others; see `staging`."""
        self._refuse_outside(path)
        return staging.stage(path.removeprefix(f"{TRANSLATIONS}/"), content, path, made_from)

    @contextlib.contextmanager
    def staging(self) -> Iterator[Staging]:
        """A run that replaces files once all of them are written; when it fails, nothing of what it staged stays."""
        run = Staging.below(self.root / TRANSLATIONS)
        try:
            yield run
        except BaseException:
            sweep(self.root / TRANSLATIONS, run.name)
            raise

    def save(self, before: Catalogue, after: Catalogue, made_from: str, today: datetime.date | None = None) -> bool:
        """Write a catalogue that was changed, its revision date moved with its translations; see `write`."""
        today = today or datetime.datetime.now(datetime.UTC).date()
        path = self.catalogue_path(after.document, after.language)
        return self.write(path, catalogue.serialise(catalogue.stamp(before, after, today)), made_from)

    @contextlib.contextmanager
    def lock(self, command: str, shard: tuple[int, int] = (1, 1)) -> Iterator[None]:
        """Hold the project for one writing command; another run is told who holds it and since when.

        Runs on different shards may go on at once. The locks are those of the operating system, so they end with the process that
        holds them and can never be stale. Parts of files that a killed run left are removed first.
        """
        from pipeline import locking

        whole = self.root / PRIVATE / "lock"
        with contextlib.ExitStack() as stack:
            stack.enter_context(locking.held(whole, command, shared=shard != (1, 1)))
            if shard == (1, 1):
                sweep(self.root / TRANSLATIONS)
            else:
                stack.enter_context(locking.held(whole.with_name(f"lock-{shard[0]}-of-{shard[1]}"), command))
            yield

    def cache_path(self, name: str) -> Path:
        """Where a cache lies; everything there is safe to delete."""
        return self.root / PRIVATE / "cache" / name


def _find(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        if (folder / SOURCE).is_dir() and any((folder / mark).exists() for mark in (GLOSSARY_FILE, TRANSLATIONS)):
            return folder
    return None


def _refuse_closed(error: OSError) -> None:
    """A folder that may not be read would otherwise look like one without documents, and what was published of them would go."""
    raise UnreadableInput(f"cannot be read ({reason(error)})", str(error.filename))


def _refuse_names(names: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        if reason := paths.unsafe(name):
            shown = paths.STEERING.sub(lambda char: f"<U+{ord(char[0]):04X}>", name)
            raise UnreadableInput(f"its name {reason}; rename it", f"{SOURCE}/{shown}.md")
        other = seen.setdefault(paths.folded(name), name)
        if other != name:
            raise UnreadableInput(
                f"its name differs from {other}.md only in capitals or accents, which many file systems cannot tell apart",
                f"{SOURCE}/{name}.md",
            )
