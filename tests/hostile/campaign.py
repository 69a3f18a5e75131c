"""A small campaign of invented people with something in it for every command to do, and how to run a command on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main

PERSON = "Von einem Menschen geschrieben."
GLOSSARY = """version: 1
terms:
  - id: mina-sample
    kind: person
    en: Mina Sample
    de: Mina Sample
    fa: مینا نمونه
    ckb: مینا نموونە
    kmr: Mîna Nimûne
"""
TEXTS = {
    "appeal": "# Free Mina Sample\n\nMina Sample was arrested on 16 October 2020.\n\nShe is innocent.\n",
    "bios/mina": "---\ntitle: Mina Sample\n---\n\nMina Sample has been held for 151 days.\n\nShe is a teacher.\n",
}


def make(folder: Path) -> Path:
    """The campaign, extracted, with one German translation by a person in each catalogue; the folder."""
    for name, text in TEXTS.items():
        path = folder / "source" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    assert run(folder, "extract").exit_code == 0
    for name in TEXTS:
        translate(folder / f"translations/de/{name}.po", PERSON)
    return folder


def translate(path: Path, words: str, place: int = -1) -> None:
    """What a translator does who fills an entry, the last by default, and saves."""
    parts = path.read_text(encoding="utf-8").split('msgstr ""')
    parts[place] = f'msgstr "{words}"' + parts[place]
    joined = parts[0] + "".join(part if part.startswith("msgstr") else 'msgstr ""' + part for part in parts[1:])
    path.write_text(joined, encoding="utf-8")


def run(folder: Path, *command: str) -> Result:
    """A command in this process; a traceback fails the test."""
    return CliRunner().invoke(main, ["-C", str(folder), *command], catch_exceptions=False)


def run_apart(folder: Path, *command: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, which first runs the Python statements `before`."""
    code = f"{before}\nfrom pipeline.cli import main\nmain({['-C', str(folder), *command]!r}, prog_name='pipeline')"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, "PIPELINE_CORES": "1"}
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the private ones and the parts of files that a killed run leaves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".pipeline" not in path.parts and path.suffix != ".part"
    }


def one_sentence(result: Result | subprocess.CompletedProcess[str]) -> str:
    """What a command that cannot run said, which must be one line on standard error with exit code 3."""
    code = result.exit_code if isinstance(result, Result) else result.returncode
    assert code == 3, (code, result.stderr)
    assert result.stderr.startswith("pipeline: ")
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.removeprefix("pipeline: ").rstrip("\n")
