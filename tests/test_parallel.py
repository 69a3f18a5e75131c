"""What several processes make is what one makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.project import Project
from pipeline.tasks import parallel

ROOT = Path(__file__).parent.parent
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
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


@pytest.mark.parametrize("forked", [pytest.param(True, marks=ON_LINUX), False])
def test_two_processes_say_and_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forked: bool) -> None:
    monkeypatch.setattr(parallel, "_may_fork", lambda: forked)
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


WAITING = """
import os, sys, time
from pathlib import Path
from pipeline.project import Project
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import silent
def work(project, number):
    os.write(1, f"{os.getpid()} ".encode())
    time.sleep(600)
project = Project.open(Path(sys.argv[1]))
with project.lock("extract"):
    list(over(project, work, range(100), silent, str))
"""


@ON_LINUX
def test_workers_of_a_killed_run_end_with_it_and_never_hold_its_lock(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "glossary.yaml").write_text("version: 1\nterms:\n", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-c", WAITING, str(tmp_path)], stdout=subprocess.PIPE, env=os.environ | {"PIPELINE_CORES": "2"}
    )
    assert run.stdout is not None
    said = b""
    while said.count(b" ") < 2:
        said += run.stdout.read(1)
    run.kill()
    run.wait()
    with Project.open(tmp_path).lock("extract"):
        pass
    assert run.stdout.read() == b""  # ends when the last worker has ended
    run.stdout.close()


@ON_LINUX
def test_a_process_forks_only_while_it_has_no_other_thread() -> None:
    assert parallel._may_fork() is (threading.active_count() == 1 and len(list(Path("/proc/self/task").iterdir())) == 1)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert not parallel._may_fork()
    done.set()
    other.join()
