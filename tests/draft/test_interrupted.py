"""The whole command, killed in the middle and run again; and run where there is no network at all."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engines import tiny
from tests.engines.places import GLOSSARY

RUN = [sys.executable, "-c", "from pipeline.cli import main; main()"]
WORDS = [
    "The",
    "the",
    "lawyer",
    "of",
    "spoke",
    "about",
    "case",
    "today",
    "and",
    "was",
    "arrested",
    "in",
    "city",
    "We",
    "are",
    "waiting",
    "for",
    "after",
    "days",
    "met",
    "again",
]
DOCUMENT = """\
# The case of {name}

{name} was arrested in the city after {number} days. The lawyer spoke about the case.

- We are waiting for **{name}** in the city.
- {number} days after the case the lawyer of {name} was arrested again.

We are waiting for the lawyer {number} days and {number} days again.
"""


@pytest.fixture
def project(tmp_path: Path, home) -> Path:
    """Six documents into three languages, and slow packages for each pair, one in three of whose names come out wrong."""
    root = tmp_path / "campaign"
    (root / "source").mkdir(parents=True)
    (root / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    for number in range(6):
        text = DOCUMENT.format(name=("Shirin Danesh", "Parviz Ahmadi")[number % 2], number=11 + number)
        (root / "source" / f"d{number}.md").write_text(text, encoding="utf-8")
    size = tiny.Size(encoder=6, decoder=6, width=256, inner=2048, heads=1, positions=96)
    for target, names in (
        ("de", "Schirin Danesch Parwis Blume"),
        ("fa", "شیرین دانش پرویز گل"),
        ("kmr", "Şîrîn Daniş Perwîz Gul"),
    ):
        table = {word: f"{word[::-1]}{target}" for word in WORDS} | dict(
            zip(["Shirin", "Danesh", "Parviz", "Ahmadi"], names.split(), strict=True)
        )
        if target == "fa":
            table = {
                word: f"ک{'ابتثجحخدذرزسشصض'[place % 14]}{'ابتثجحخدذرزسشصض'[place // 14]}" for place, word in enumerate(WORDS)
            } | {word: other for word, other in table.items() if word not in WORDS}
        tiny.write(home.packages, "en", target, table, [str(n) for n in range(11, 17)], size=size)
    run(root, "extract")
    return root


def run(root: Path, *arguments: str, before: tuple[str, ...] = ()) -> str:
    done = subprocess.run([*before, *RUN, "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def catalogues(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted((root / "translations").rglob("*.po"))}


def kept(root: Path) -> dict[bytes, int]:
    """The results in the cache and the number under which each was written: one that is written again gets a new one."""
    found: dict[bytes, int] = {}
    for path in (root / ".pipeline").rglob("*"):
        if path.is_file() and path.read_bytes()[:6] == b"SQLite":
            connection = sqlite3.connect(path)
            found |= dict(connection.execute("SELECT key, rowid FROM result"))
            connection.close()
    return found


def test_a_killed_run_loses_nothing_and_drafts_nothing_twice(project: Path, tmp_path: Path) -> None:
    """SIGKILL once the first catalogue is written; the second run ends with the bytes of a run that nobody disturbed."""
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(project, undisturbed)
    empty = catalogues(project)
    process = subprocess.Popen(
        [*RUN, "-C", str(project), "draft", "--engine", "argos"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 120
    while process.poll() is None and catalogues(project) == empty and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait(60) == -signal.SIGKILL
    done = {name for name, content in catalogues(project).items() if content != empty[name]}
    assert 0 < len(done) < len(empty)
    before = kept(project)
    assert before
    run(project, "draft", "--engine", "argos")
    run(undisturbed, "draft", "--engine", "argos")
    assert catalogues(project) == catalogues(undisturbed)
    after = kept(project)
    assert {key: after.get(key) for key in before} == before
    assert set(after) == set(kept(undisturbed))


def test_drafting_needs_no_network_at_all(project: Path) -> None:
    """In a network namespace without interfaces, in which not even this machine can be reached."""
    alone = next((way for way in (("unshare", "-n"), ("unshare", "-rn")) if _possible(way)), None)
    if alone is None:
        pytest.skip("this machine makes no network namespaces")
    table = run(project, "draft", "-l", "fa", "--engine", "argos", before=alone)
    assert table.splitlines()[-2].split()[0] == "fa"
    assert "شیرین دانش".encode() in catalogues(project)["translations/fa/d0.po"]
    run(project, "models", "list", before=alone)


def _possible(way: tuple[str, ...]) -> bool:
    return bool(shutil.which(way[0])) and subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0


def test_the_interpreter_itself_opens_no_connection(project: Path) -> None:
    """Every way that Python has to a network, closed for the whole of a run."""
    guard = "import sys; sys.addaudithook(lambda event, args: event.startswith('socket.') and sys.exit(f'{event} {args}'))\n"
    for arguments in (
        ["draft", "-l", "de"],
        ["check", "-l", "de"],
        ["export", "-l", "de", "--drafts"],
        ["run", "-l", "kmr"],
        ["status"],
        ["models", "list"],
    ):
        code = f"{guard}from pipeline.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, "-C", str(project), *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 1), done.stderr
        assert "socket." not in done.stderr
