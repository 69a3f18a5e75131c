"""The documentation says what is there: links lead somewhere, layers and commands are those of the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from pipeline.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *ROOT.joinpath("docs").rglob("*.md"), *ROOT.glob("*/README.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    targets = [
        target
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
    ]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_layers_in_the_architecture_are_those_that_are_enforced() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
    enforced = [set(layer.replace("pipeline.", "").split(" | ")) for layer in contract["layers"]]
    table = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = [set(re.findall(r"`(\w+)/?`", row)) for row in re.findall(r"^\| \d+ \| ([^|]+) \|", table, re.MULTILINE)]
    assert rows == enforced


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_command_in_the_documentation_exists(page: Path) -> None:
    for words in re.findall(
        r"(?:^|`|\$ )(?:\.venv/bin/)?pipeline ((?:[a-z-]+ ?)+)", page.read_text(encoding="utf-8"), re.MULTILINE
    ):
        command: click.Command = main
        for word in words.split():
            if not isinstance(command, click.Group):
                break
            assert word in command.commands, f"“pipeline {words}” in {page.name}"
            command = command.commands[word]


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"`pipeline {name}`" in readme, name
        if isinstance(command, click.Group):
            row = next(line for line in readme.splitlines() if f"| `pipeline {name}`" in line)
            assert [sub for sub in command.commands if f"`{sub}" not in row] == []
