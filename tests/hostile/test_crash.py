"""Whatever ends a command in the middle: every file is whole, nothing a person wrote is lost, the next run finishes the job."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path

import pytest

from pipeline import locking, whole_files
from pipeline import project as projects
from pipeline.project import Project
from tests.hostile import campaign
from tests.hostile.campaign import contents, one_sentence, run, run_apart

DIE = """
import os
real, left = os.replace, [{number}]
def replace(part, place):
    left[0] -= 1
    if left[0] < 0:
        os._exit(9)
    real(part, place)
os.replace = replace
"""
"""Ends the process without a word, as SIGKILL would, where the file of this number would take its place."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "extract": ("extract",),
    "draft": ("draft", "--engine", "memory"),
    "check --fix": ("check", "--fix", "-q"),
    "export": ("export", "--drafts"),
    "run": ("run",),
}


def ready(folder: Path, command: str) -> None:
    """Bring the campaign to where the command has work."""
    if command == "extract":
        path = folder / "source/appeal.md"
        path.write_text(path.read_text(encoding="utf-8").replace("16 October", "17 October"), encoding="utf-8")
    if command == "check --fix":
        for language in ("fa", "ckb"):
            campaign.translate(folder / f"translations/{language}/appeal.po", "كتاب  ي")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_dies_at_any_file_loses_nothing_and_is_finished_by_the_next(
    template: Path, tmp_path: Path, command: str
) -> None:
    start = tmp_path / "start"
    shutil.copytree(template, start)
    ready(start, command)
    whole = shutil.copytree(start, tmp_path / "whole")
    code = run(whole, *COMMANDS[command]).exit_code
    for number in (0, 1, 4):
        folder = shutil.copytree(start, tmp_path / str(number))
        died = run_apart(folder, *COMMANDS[command], before=DIE.format(number=number))
        assert died.returncode in ((9, code) if number else (9,))  # every one of them writes a file
        project = Project.open(folder)
        for name in campaign.TEXTS:
            found = project.catalogue(name, "de")
            assert found is not None
            assert campaign.PERSON in {unit.msgstr for unit in (*found.units, *found.obsolete)}
        assert run(folder, *COMMANDS[command]).exit_code == code
        assert contents(folder) == contents(whole)
        assert not list((folder / "translations").rglob("*.part"))


@pytest.mark.parametrize("folders", [0, 1, 3])
def test_a_first_extraction_that_dies_leaves_whole_folders_and_is_finished_by_the_next(
    template: Path, tmp_path: Path, folders: int
) -> None:
    start = shutil.copytree(template, tmp_path / "start", ignore=shutil.ignore_patterns("translations", ".pipeline"))
    whole = shutil.copytree(start, tmp_path / "whole")
    assert run(whole, "extract").exit_code == 0
    folder = shutil.copytree(start, tmp_path / "died")
    died = run_apart(folder, "extract", before=DIE.format(number=1 + folders))  # the first is the glossary that is kept
    assert died.returncode == 9
    there = [path for path in (folder / "translations").iterdir() if not path.name.startswith(".")]
    assert len(there) == folders
    assert all(contents(path) == contents(whole / "translations" / path.name) for path in there)
    assert run(folder, "extract").exit_code == 0
    assert contents(folder) == contents(whole)
    assert not list((folder / "translations").rglob("*.part"))


FAULTS = {
    "a full disk": (errno.ENOSPC, "no space left on device"),
    "a broken disk": (errno.EIO, "input/output error"),
    "a read-only disk": (errno.EROFS, "read-only file system"),
    "a full quota": (errno.EDQUOT, "disk quota exceeded"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_fails_is_one_sentence_and_nothing_is_lost(
    template: Path, tmp_path: Path, command: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    ready(folder, command)
    before = contents(folder)
    number, words = FAULTS[fault]

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", fails)
    assert words in one_sentence(run(folder, *COMMANDS[command]))
    monkeypatch.undo()
    after = contents(folder)
    assert {name: after.get(name) for name in before} == before
    assert not list(folder.rglob("*.part"))


def test_an_extraction_for_which_the_disk_has_no_room_replaces_nothing(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    ready(folder, "extract")
    before = contents(folder)
    real, written = os.write, 0

    def fills(handle: int, content: bytes) -> int:
        nonlocal written
        written += 1
        if written == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(handle, content)

    monkeypatch.setattr(os, "write", fills)
    monkeypatch.setattr(locking, "held", lambda *_, **__: contextlib.nullcontext())  # it writes its holder's name
    sentence = one_sentence(run(folder, "extract"))
    monkeypatch.undo()
    assert sentence == "translations/ckb/appeal.po: cannot be written (no space left on device)"
    assert contents(folder) == before
    assert not list(folder.rglob("*.part"))


def test_files_that_took_their_place_before_an_error_stay_and_the_rest_is_swept(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    ready(folder, "extract")
    real = os.replace

    def replace(part: str, place: str) -> None:
        if Path(place) == folder / "translations/fa/appeal.po":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        real(part, place)

    monkeypatch.setattr(os, "replace", replace)
    assert one_sentence(run(folder, "extract")) == "translations/fa/appeal.po: cannot be written (permission denied)"
    monkeypatch.undo()
    assert b"17 October" in (folder / "translations/de/appeal.po").read_bytes()
    assert b"17 October" not in (folder / "translations/fa/appeal.po").read_bytes()
    assert not list(folder.rglob("*.part"))
    assert run(folder, "extract").exit_code == 0
    assert all(b"17 October" in (folder / f"translations/{code}/appeal.po").read_bytes() for code in ("de", "fa", "ckb", "kmr"))


def test_a_file_size_limit_of_the_system_is_one_sentence(template: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    del resource
    folder = shutil.copytree(template, tmp_path / "campaign")
    ready(folder, "extract")
    before = contents(folder)
    limited = "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))"
    assert "cannot be written (file too large)" in one_sentence(run_apart(folder, "extract", before=limited))
    assert contents(folder) == before


def test_a_file_that_may_not_be_read_is_one_sentence(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    ready(folder, "extract")
    before = contents(folder)

    def closed(place: str) -> bytes:
        if Path(place) == folder / "translations/kmr/bios/mina.po":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)
        return whole_files.read_whole(place)

    monkeypatch.setattr(projects, "read_whole", closed)
    for command in (("extract",), ("draft",), ("check",), ("export",), ("status",), ("review",)):
        path = folder / "source/bios/mina.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert one_sentence(run(folder, *command)) == "translations/kmr/bios/mina.po: cannot be read (permission denied)"
    monkeypatch.undo()
    after = contents(folder)
    assert {name: after[name] for name in before if name.endswith(".po")} == {
        name: content for name, content in before.items() if name.endswith(".po")
    }


def test_a_folder_of_sources_that_may_not_be_read_does_not_look_empty(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    real = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("bios"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert "source/bios: cannot be read (permission denied)" in one_sentence(run(folder, "export"))


@pytest.mark.parametrize("lost", ["source/bios/mina.md", "translations/fa/bios/mina.po", "glossary.yaml"])
@pytest.mark.parametrize("command", ["extract", "draft", "check", "export", "status", "review"])
def test_a_file_that_vanishes_in_the_middle_is_at_most_one_sentence(
    template: Path, tmp_path: Path, command: str, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    path = folder / "source/bios/mina.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nShe has a child.\n", encoding="utf-8")
    german = (folder / "translations/de/bios/mina.po").read_bytes()
    asked = 0

    def vanishing(place: str) -> bytes:
        nonlocal asked
        if Path(place) == folder / lost:
            asked += 1
            if asked == 2:
                Path(place).unlink()
        return whole_files.read_whole(place)

    monkeypatch.setattr(projects, "read_whole", vanishing)
    result = run(folder, command)
    if result.exit_code not in (0, 1):
        assert one_sentence(result)
    monkeypatch.undo()
    assert campaign.PERSON.encode() in (folder / "translations/de/bios/mina.po").read_bytes()
    assert command == "extract" or (folder / "translations/de/bios/mina.po").read_bytes() == german or command == "draft"


def test_a_clock_that_goes_backwards_loses_nothing_and_changes_nothing_twice(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    for path in folder.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    before = contents(folder)
    assert run(folder, "extract").exit_code == 0
    assert contents(folder) == before
    ready(folder, "extract")
    os.utime(folder / "source/appeal.md", (0, 0))
    assert run(folder, "extract").exit_code == 0
    changed = contents(folder)
    assert b"17 October" in changed["translations/fa/appeal.po"]
    assert run(folder, "extract").exit_code == 0
    assert contents(folder) == changed
