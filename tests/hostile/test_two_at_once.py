"""Two at once: what a translator saves while a command runs is never replaced, and two commands never write together."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.project import Project
from tests.hostile import campaign
from tests.hostile.campaign import one_sentence, run

SAVED = "هم‌اکنون ذخیره شد"
PO = "translations/fa/appeal.po"


def saving(monkeypatch: pytest.MonkeyPatch, folder: Path, times: int = 1) -> Callable[[], int]:
    """A translator who saves the Persian catalogue at the last moment: when its replacement already lies on the disk."""
    real, saved, one_person = os.fsync, 0, threading.Lock()

    def at_the_last_moment(handle: int) -> None:
        nonlocal saved
        real(handle)
        with one_person:  # extract writes from several threads
            replacing = any((folder / PO).parent.glob("*.part"))
            if saved < times and replacing and b'msgstr ""\n\n#. type' in (folder / PO).read_bytes():
                saved += 1
                campaign.translate(folder / PO, SAVED if saved == 1 else f"{SAVED} {saved}")

    monkeypatch.setattr(os, "fsync", at_the_last_moment)
    return lambda: saved


def words(folder: Path) -> set[str]:
    found = Project.open(folder).catalogue("appeal", "fa")
    assert found is not None
    return {unit.msgstr for unit in (*found.units, *found.obsolete)}


def test_a_draft_takes_up_what_was_saved_meanwhile_and_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = saving(monkeypatch, folder)
    assert run(folder, "draft", "--engine", "memory").exit_code == 0
    assert saved() == 1
    assert SAVED in words(folder)


def test_an_extract_leaves_alone_what_was_saved_meanwhile_and_the_next_one_merges_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "source/appeal.md"
    path.write_text(path.read_text(encoding="utf-8").replace("16 October", "17 October"), encoding="utf-8")
    saved = saving(monkeypatch, folder)
    assert (
        one_sentence(run(folder, "extract"))
        == f"{PO}: was saved by somebody else meanwhile; it was left as it is, run the command again"
    )
    assert saved() == 1
    assert run(folder, "extract").exit_code == 0
    assert SAVED in words(folder)
    assert "17 October" in (folder / PO).read_text(encoding="utf-8")


def test_a_repair_leaves_alone_what_was_saved_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign.translate(folder / PO, "كتاب", place=2)
    saved = saving(monkeypatch, folder)
    assert "was saved by somebody else meanwhile" in one_sentence(run(folder, "check", "--fix"))
    assert saved() == 1
    assert SAVED in words(folder)


def test_a_returned_sheet_leaves_alone_what_was_saved_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder, "review", "-l", "fa").exit_code == 0
    sheet = folder / "review/fa/appeal.csv"
    text = sheet.read_bytes().decode()
    assert '"","",""\r\n' in text
    sheet.write_bytes(text.replace('"","",""\r\n', '"مینا نمونه را آزاد کنید","yes",""\r\n', 1).encode())
    saved = saving(monkeypatch, folder)
    assert "was saved by somebody else meanwhile" in one_sentence(run(folder, "review", "--import", str(sheet)))
    assert saved() == 1
    assert SAVED in words(folder)


def test_a_returned_file_leaves_alone_what_was_saved_meanwhile(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned = tmp_path / "appeal.po"
    shutil.copy(folder / PO, returned)
    campaign.translate(returned, "او بی‌گناه است.")
    saved = saving(monkeypatch, folder)
    assert "was saved by somebody else meanwhile" in one_sentence(run(folder, "exchange", "return", str(returned)))
    assert saved() == 1
    assert SAVED in words(folder)


@pytest.mark.parametrize(
    "command",
    [
        ("extract",),
        ("draft",),
        ("check", "--fix"),
        ("export",),
        ("run",),
        ("extract", "--shard", "1/2"),
        ("draft", "--shard", "2/2"),
    ],
    ids=" ".join,
)
def test_a_second_command_is_told_who_holds_the_project_and_since_when(folder: Path, command: tuple[str, ...]) -> None:
    with Project.open(folder).lock("draft"):
        said = one_sentence(run(folder, *command))
    assert said.startswith("the project is in use by “pipeline draft” (process ")
    assert ", since 2" in said
    assert said.endswith("wait for it to end")


def test_what_only_reads_is_not_kept_waiting(folder: Path) -> None:
    with Project.open(folder).lock("draft"):
        for command in (("status",), ("check",), ("extract", "--check"), ("draft", "--dry-run"), ("review",)):
            assert run(folder, *command).exit_code in (0, 1)


def test_a_lock_file_full_of_rubbish_is_no_lock_and_tells_no_lies(folder: Path) -> None:
    lock = folder / ".pipeline/lock"
    lock.write_bytes(b'{"command": ["\xff')
    assert run(folder, "extract").exit_code == 0
    with Project.open(folder).lock("draft"):
        lock.write_bytes(b"\x00" * 10)
        assert one_sentence(run(folder, "extract")) == "the project is in use by another run of pipeline; wait for it to end"
