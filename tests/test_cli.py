"""The command line as its users meet it: help, exit codes, one sentence for what goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).parent.parent


def run(*arguments: str, folder: Path | None = None) -> tuple[int, str, str]:
    where = ("-C", str(folder)) if folder else ()
    result = CliRunner().invoke(main, [*where, *arguments], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def commands(group: click.Group, path: str = "pipeline") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((f"{path} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{path} {name}")
    return found


@pytest.mark.parametrize(("path", "command"), commands(main))
def test_every_command_explains_itself_and_each_of_its_options(path: str, command: click.Command) -> None:
    code, out, _ = run(*path.split()[1:], "--help")
    assert code == 0
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert "Usage:" in out


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from pipeline.cli import main; "
        "heavy = {'polib', 'ruamel', 'markdown_it', 'rich', 'ctranslate2', 'sentencepiece', 'argostranslate', 'sentencex', 'numpy'}; "
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_an_unknown_language_is_wrong_usage() -> None:
    code, _, err = run("check", "-l", "tr", folder=ROOT)
    assert (code, err) == (2, "pipeline: unknown language “tr”; known are en, de, fa, ckb, kmr, ku\n")


def test_an_unknown_document_is_wrong_usage() -> None:
    code, _, err = run("extract", "bios/nobody", folder=ROOT)
    assert (code, err) == (2, "pipeline: no document “bios/nobody”: there is no source/bios/nobody.md\n")


def test_a_folder_that_is_no_project_is_wrong_usage(tmp_path: Path) -> None:
    code, _, err = run("status", folder=tmp_path)
    assert code == 2
    assert "no project" in err


def test_a_shard_that_makes_no_sense_is_wrong_usage() -> None:
    code, _, err = run("extract", "--shard", "4/3", folder=ROOT)
    assert code == 2
    assert "“4/3” is not of the form I/N with I from 1 to N" in err
