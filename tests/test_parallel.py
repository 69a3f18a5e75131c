"""What several processes make is what one makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.tasks import parallel

ROOT = Path(__file__).parent.parent
COMMANDS = (("extract",), ("draft", "--engine", "memory"), ("check", "--format", "json"), ("export", "--drafts"))


def campaign(folder: Path) -> list[str]:
    """Run the commands of a working day; what they said."""
    shutil.copytree(ROOT / "source", folder / "source")
    shutil.copy(ROOT / "glossary.yaml", folder)
    return [CliRunner().invoke(main, ["-C", str(folder), *command], catch_exceptions=False).output for command in COMMANDS]


def files(folder: Path) -> dict[str, bytes]:
    """What a project holds for people."""
    found = (path for top in ("translations", "export") for path in (folder / top).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_two_processes_say_and_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIPELINE_CORES", "1")
    alone = campaign(tmp_path / "alone")
    monkeypatch.setenv("PIPELINE_CORES", "2")
    monkeypatch.setattr(parallel, "WORTH_IT", 2)
    started: list[int] = []
    executor = parallel.ProcessPoolExecutor
    monkeypatch.setattr(parallel, "ProcessPoolExecutor", lambda workers, *more: started.append(workers) or executor(workers, *more))
    together = campaign(tmp_path / "together")
    assert started == [2, 2, 2, 2]
    assert together == alone
    assert files(tmp_path / "together") == files(tmp_path / "alone")
    assert len(files(tmp_path / "alone")) > 100
