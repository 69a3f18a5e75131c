"""Whatever is wrong with a file: one sentence that names it, exit code 3, and nothing on disk has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).parent.parent
PO = "translations/fa/bios/nahid-taghavi.po"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copytree(ROOT / "source", folder / "source")
    shutil.copytree(ROOT / "translations", folder / "translations")
    shutil.copy(ROOT / "glossary.yaml", folder)
    return folder


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".pipeline" not in path.parts)
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def edit(folder: Path, path: str, change: Callable[[str], str]) -> None:
    file = folder / path
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def unclosed_quote(folder: Path) -> None:
    edit(folder, PO, lambda text: text.replace('msgstr "ناهید تقوی"', 'msgstr "ناهید تقوی', 1))


def duplicate_entry(folder: Path) -> None:
    edit(folder, PO, lambda text: text + '\nmsgid "Nahid Taghavi"\nmsgstr "ناهید تقوی"\n')


def wrong_language(folder: Path) -> None:
    edit(folder, PO, lambda text: text.replace('"Language: fa\\n"', '"Language: de\\n"'))


def utf16(folder: Path) -> None:
    (folder / PO).write_bytes((folder / PO).read_text(encoding="utf-8").encode("utf-16"))


def latin1(folder: Path) -> None:
    path = folder / PO.replace("/fa/", "/de/")
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1", errors="replace"))


def conflict(folder: Path) -> None:
    edit(folder, PO, lambda text: text.replace('msgid "Nahid', '<<<<<<< HEAD\nmsgid "Nahid', 1))


def duplicate_id(folder: Path) -> None:
    edit(folder, "glossary.yaml", lambda text: text + "\n  - id: nahid-taghavi\n    kind: person\n    en: Nahid Taghavi\n")


def unknown_language(folder: Path) -> None:
    edit(folder, "glossary.yaml", lambda text: text + "\n  - id: somebody\n    kind: person\n    tr: Biri\n")


def tab(folder: Path) -> None:
    edit(folder, "glossary.yaml", lambda text: text + "\n\t- id: somebody\n")


def broken_front_matter(folder: Path) -> None:
    edit(folder, "source/appeal.md", lambda text: text.replace("title: An Emergency Appeal", "title: [An Emergency Appeal", 1))


def not_utf8(folder: Path) -> None:
    (folder / "source/appeal.md").write_bytes("# Gefängnis\n".encode("cp1252"))


def no_glossary(folder: Path) -> None:
    (folder / "glossary.yaml").unlink()


CASES: list[tuple[Callable[[Path], None], str, str]] = [
    (unclosed_quote, PO, "quot"),
    (duplicate_entry, PO, "twice"),
    (wrong_language, PO, "the language is “de”, but the file lies in the folder of “fa”"),
    (utf16, PO, "UTF-16"),
    (latin1, PO.replace("/fa/", "/de/"), "not UTF-8"),
    (conflict, PO, "conflict"),
    (duplicate_id, "glossary.yaml", "nahid-taghavi"),
    (unknown_language, "glossary.yaml", "tr"),
    (tab, "glossary.yaml", "tab"),
    (broken_front_matter, "source/appeal.md", "front matter"),
    (not_utf8, "source/appeal.md", "not UTF-8"),
    (no_glossary, "glossary.yaml", "the glossary is missing"),
]


@pytest.mark.parametrize(("spoil", "path", "words"), CASES, ids=[case[0].__name__ for case in CASES])
@pytest.mark.parametrize("command", ["extract", "run"])
def test_bad_input_is_one_sentence_and_changes_nothing(
    project: Path, command: str, spoil: Callable[[Path], None], path: str, words: str
) -> None:
    spoil(project)
    before = digests(project)
    result = CliRunner().invoke(main, ["-C", str(project), command], catch_exceptions=False)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"pipeline: {path}")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert digests(project) == before


def test_a_folder_that_cannot_be_written_to_is_one_sentence(project: Path) -> None:
    (project / "export").write_text("a file where a folder should be", encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(project), "export"], catch_exceptions=False)
    assert (result.exit_code, result.stderr) == (3, "pipeline: export: is a file, not a folder\n")
