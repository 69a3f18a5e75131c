"""Files that take their places together: new folders as a whole, and never over what somebody put there meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.staging import Staging, sweep
from pipeline.whole_files import MISSING, ChangedMeanwhile, Staged

FA, DE = "fa/bios/mina.po", "de/appeal.po"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return tmp_path / "translations"


def staged(staging: Staging, *paths: str) -> list[Staged]:
    return [staging.stage(path, path.encode(), f"translations/{path}", MISSING) for path in paths]


def found(top: Path) -> dict[str, str]:
    return {path.relative_to(top).as_posix(): path.read_text(encoding="utf-8") for path in top.rglob("*") if path.is_file()}


def test_nothing_is_there_before_all_of_it_is_put(top: Path) -> None:
    staging = Staging.below(top)
    files = staged(staging, FA, DE)
    assert [path.name for path in top.iterdir()] == [f".{staging.name}.part"]
    staging.put(files)
    assert found(top) == {FA: FA, DE: DE}
    assert sorted(path.name for path in top.iterdir()) == ["de", "fa"]


def test_a_new_folder_takes_its_place_in_one_step(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (top / "de").mkdir(parents=True)
    staging = Staging.below(top)
    files = staged(staging, FA, "fa/appeal.po", DE)
    steps: list[str] = []
    real = os.replace

    def replace(part: str, place: str) -> None:
        steps.append(Path(place).relative_to(top).as_posix())
        real(part, place)

    monkeypatch.setattr(os, "replace", replace)
    staging.put(files)
    assert steps == ["fa", DE]
    assert set(found(top)) == {FA, "fa/appeal.po", DE}


def test_a_folder_that_somebody_made_meanwhile_keeps_what_is_in_it(top: Path) -> None:
    staging = Staging.below(top)
    files = staged(staging, FA, DE)
    (top / "fa").mkdir()
    (top / "fa/own.po").write_text("theirs", encoding="utf-8")
    staging.put(files)
    assert found(top) == {FA: FA, DE: DE, "fa/own.po": "theirs"}


def test_a_file_that_somebody_saved_meanwhile_is_left_as_it_is(top: Path) -> None:
    staging = Staging.below(top)
    files = staged(staging, FA)
    (top / "fa/bios").mkdir(parents=True)
    (top / FA).write_text("theirs", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile, match=r"^translations/fa/bios/mina\.po: was saved by somebody else meanwhile"):
        staging.put(files)
    sweep(top, staging.name)
    assert found(top) == {FA: "theirs"}


def test_where_folders_cannot_be_moved_files_are(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(part: str, place: str) -> None:
        if Path(part).is_dir():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        real(part, place)

    monkeypatch.setattr(os, "replace", replace)
    staging = Staging.below(top)
    staging.put(staged(staging, FA, DE))
    assert found(top) == {FA: FA, DE: DE}
    assert sorted(path.name for path in top.iterdir()) == ["de", "fa"]


def test_a_run_that_fails_sweeps_only_what_is_its_own(top: Path) -> None:
    (top / "fa").mkdir(parents=True)
    one, other = Staging.below(top), Staging.below(top)
    staged(one, FA, DE)
    files = staged(other, FA, DE)
    sweep(top, one.name)
    other.put(files)
    assert found(top) == {FA: FA, DE: DE}
    staged(one, FA, DE)
    (top / ".part").write_text("nobody's", encoding="utf-8")
    sweep(top)
    assert found(top) == {FA: FA, DE: DE}
    assert sorted(path.name for path in top.iterdir()) == ["de", "fa"]
