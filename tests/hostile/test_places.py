"""No command reads or writes a file outside of its project or its output folder, whatever links and names lie in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.project import Project
from tests.hostile.campaign import one_sentence, run

COMMANDS = [("extract",), ("draft",), ("check", "--fix"), ("export", "--drafts"), ("status",), ("review",), ("run",)]
SECRET = "# Names of those who help us\n\nNobody may read this.\n"


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder that is none of the project's business; nothing in it may change."""
    place = tmp_path / "outside"
    place.mkdir()
    (place / "secret.md").write_text(SECRET, encoding="utf-8")
    yield place
    assert [path.name for path in place.rglob("*")] == ["secret.md"]
    assert (place / "secret.md").read_text(encoding="utf-8") == SECRET


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_source_that_is_a_link_to_the_outside_is_refused(folder: Path, outside: Path, command: tuple[str, ...]) -> None:
    (folder / "source/stolen.md").symlink_to(outside / "secret.md")
    assert run(folder, "extract").exit_code == 3
    if command[0] in ("extract", "export", "run"):
        said = one_sentence(run(folder, *command))
        assert said == "source/stolen.md: is a link to a place outside the project"
    else:
        run(folder, *command)
    assert not any(
        "Nobody may read" in path.read_text("utf-8", "replace")
        for path in folder.rglob("*.*")
        if path.is_file() and not path.is_symlink()
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_of_catalogues_that_leads_outside_is_not_written_to(folder: Path, outside: Path, command: tuple[str, ...]) -> None:
    shutil.rmtree(folder / "translations/fa")
    (folder / "translations/fa").symlink_to(outside, target_is_directory=True)
    result = run(folder, *command)
    if command[0] in ("extract", "run"):
        assert one_sentence(result).endswith("a link leads from its folder to a place outside the project")


def test_a_catalogue_that_is_a_link_is_neither_read_nor_written_through(folder: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.po"
    shutil.move(folder / "translations/fa/appeal.po", there)
    (folder / "translations/fa/appeal.po").symlink_to(there)
    before = there.read_bytes()
    (folder / "source/appeal.md").write_text("# Free all\n", encoding="utf-8")
    assert one_sentence(run(folder, "extract")) == "translations/fa/appeal.po: is a link to a place outside the project"
    assert there.read_bytes() == before


def test_a_link_within_the_project_is_a_file_like_any_other(folder: Path) -> None:
    (folder / "source/second.md").symlink_to(folder / "source/appeal.md")
    assert run(folder, "extract").exit_code == 0


@pytest.mark.parametrize("place", ["fa", "bundles", "share", "drafts"])
def test_an_export_does_not_follow_a_link_out_of_its_folder(folder: Path, outside: Path, place: str) -> None:
    assert run(folder, "draft", "--engine", "memory").exit_code == 0
    assert run(folder, "export", "--drafts").exit_code in (0, 1)
    shutil.rmtree(folder / "export" / place, ignore_errors=True)
    (folder / "export" / place).symlink_to(outside, target_is_directory=True)
    shutil.rmtree(folder / ".pipeline/cache")
    result = run(folder, "export", "--drafts")
    said = one_sentence(result)
    assert said.startswith(f"export/{place}")
    assert said.endswith("a link leads from its folder to another place; remove the link")


def test_review_pages_do_not_follow_a_link_out_of_their_folder(folder: Path, outside: Path) -> None:
    (folder / "review").mkdir()
    (folder / "review/fa").symlink_to(outside, target_is_directory=True)
    assert "a link leads from its folder to another place" in one_sentence(run(folder, "review"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
@pytest.mark.parametrize("path", ["source/pipe.md", "translations/fa/appeal.po", "glossary.yaml", "pyproject.toml"])
def test_a_pipe_or_device_in_the_place_of_a_file_does_not_make_a_command_wait(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    os.mkfifo(folder / path)
    assert one_sentence(run(folder, "extract")) == f"{path}: is no ordinary file"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("con", "names something that is no file on every computer"),
        ("bios/NUL", "names something that is no file on every computer"),
        ("aux.old", "names something that is no file on every computer"),
        ("ab:c", "names something that is no file on every computer"),
        ("what?", "names something that is no file on every computer"),
        ("ends in a dot.", "names something that is no file on every computer"),
        ("back\\slash", "holds a backslash or control character"),
        ("line\nfeed", "holds a backslash or control character"),
        ("turned\u202earound", "holds a backslash or control character"),
        (os.fsdecode(b"caf\xe9"), "holds a backslash or control character"),
    ],
)
def test_a_document_whose_name_no_other_computer_could_take_is_refused(folder: Path, name: str, reason: str) -> None:
    (folder / "source" / f"{name}.md").write_text("# Text\n", encoding="utf-8")
    said = one_sentence(run(folder, "export"))
    assert said.startswith("source/")
    assert said.endswith(f"its name {reason}; rename it")


def test_two_names_that_some_file_system_takes_for_one_are_refused(folder: Path) -> None:
    (folder / "source/Bios").mkdir(exist_ok=True)
    (folder / "source/caf\u00e9.md").write_text("# Text\n", encoding="utf-8")
    (folder / "source/cafe\u0301.md").write_text("# Text\n", encoding="utf-8")
    assert "only in capitals or accents" in one_sentence(run(folder, "extract"))


@pytest.mark.parametrize("word", ["../secret", "/etc/passwd", "..\\secret", "appeal/../../secret", "bios/mina/..", "C:/x"])
@pytest.mark.parametrize("command", ["extract", "draft", "check", "export", "review"])
def test_a_document_on_the_command_line_is_one_of_the_project(folder: Path, command: str, word: str) -> None:
    result = run(folder, command, word)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"pipeline: no document “{word}”")


@pytest.mark.parametrize("document", ["../../outside/secret", "/etc/passwd", "appeal\\..\\x", ""])
def test_what_comes_back_names_a_document_of_the_project_or_is_refused(folder: Path, tmp_path: Path, document: str) -> None:
    sheet = tmp_path / "x.csv"
    sheet.write_text(
        f'document,language,entry,version,correction,approved\r\n"{document}",fa,e-1,v-1,x,yes\r\n', encoding="utf-8", newline=""
    )
    assert "which has no catalogue in this project" in one_sentence(run(folder, "review", "--import", str(sheet)))
    parcel = tmp_path / "x.xlf"
    parcel.write_text(
        f'<xliff version="1.2"><file original="{document}" source-language="en" target-language="fa"><body/></file></xliff>',
        encoding="utf-8",
    )
    assert str(parcel) in one_sentence(run(folder, "exchange", "return", str(parcel)))


def test_a_cache_that_came_with_the_project_is_not_believed_over_its_glossary(folder: Path) -> None:
    import json

    cache = folder / ".pipeline/cache/glossary.json"
    project = Project.open(folder)
    assert project.glossary.terms
    kept = json.loads(cache.read_text(encoding="utf-8"))
    kept["of"] = str(kept["of"]).partition(" ")[0]
    assert kept["terms"][0]["forms"]["fa"] == "مینا نمونه"
    kept["terms"][0]["forms"]["fa"] = "نام دیگر"
    cache.write_text(json.dumps(kept), encoding="utf-8")
    assert Project.open(folder).glossary.by_id["mina-sample"].forms["fa"].form == "مینا نمونه"
