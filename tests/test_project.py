"""A project on disk: found, read strictly, written whole, held by one run at a time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import PipelineError, ProjectLocked, UnreadableInput, UnwritableOutput, WrongUsage
from pipeline.project import Project, Settings
from pipeline.whole_files import ChangedMeanwhile, fingerprint, write_whole


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "source" / "bios").mkdir(parents=True)
    (tmp_path / "glossary.yaml").write_text("version: 1\nterms: []\n", encoding="utf-8")
    (tmp_path / "source" / "appeal.md").write_text("# Appeal\n", encoding="utf-8")
    (tmp_path / "source" / "bios" / "one.md").write_text("---\nlang: fa\n---\n\n# یک\n", encoding="utf-8")
    return Project.open(tmp_path)


def refusal(error: pytest.ExceptionInfo[PipelineError]) -> str:
    return str(error.value)


def test_the_nearest_folder_above_that_is_a_project_is_used(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root / "source" / "bios")
    assert Project.open().root == project.root


def test_a_folder_that_is_no_project_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongUsage, match=r"no project here: neither this folder nor one above it holds source/ and glossary\.yaml"):
        Project.open()
    with pytest.raises(WrongUsage, match="it holds no source/ folder"):
        Project.open(tmp_path)


def test_documents_are_named_by_their_path_and_sorted(project: Project) -> None:
    assert project.documents == ("appeal", "bios/one")


def test_a_document_may_be_named_by_its_source_path(project: Project) -> None:
    assert project.chosen_documents(["source/bios/one.md", "bios/one"]) == ("bios/one",)


def test_an_unknown_document_is_wrong_usage(project: Project) -> None:
    with pytest.raises(WrongUsage, match=r"no document “bios/two”: there is no source/bios/two\.md"):
        project.chosen_documents(["bios/two"])


def test_shards_share_out_every_document_once(project: Project) -> None:
    for number in range(30):
        (project.root / "source" / f"text-{number}.md").write_text("x\n", encoding="utf-8")
    shards = [project.chosen_documents([], (part, 3)) for part in (1, 2, 3)]
    assert sorted(name for shard in shards for name in shard) == list(project.documents)
    assert all(shards)


def test_a_document_is_translated_into_every_language_but_its_own(project: Project) -> None:
    assert project.targets(project.document("bios/one")) == ("en", "de", "ckb", "kmr")
    assert project.targets(project.document("appeal"), ["ku"]) == ("ckb", "kmr")


def test_names_that_differ_only_in_capitals_are_refused(project: Project) -> None:
    (project.root / "source" / "Appeal.md").write_text("x\n", encoding="utf-8")
    with pytest.raises(UnreadableInput) as error:
        Project.open(project.root).documents  # noqa: B018
    assert "differs from" in refusal(error)
    assert "only in capitals" in refusal(error)


def test_a_missing_glossary_is_one_sentence(project: Project) -> None:
    (project.root / "glossary.yaml").unlink()
    with pytest.raises(UnreadableInput) as error:
        project.glossary  # noqa: B018
    assert refusal(error) == "glossary.yaml: the glossary is missing; without it no name can be checked"


def test_a_source_that_is_not_utf8_is_refused_with_its_line(project: Project) -> None:
    (project.root / "source" / "appeal.md").write_bytes("# Appeal\n\nGefängnis\n".encode("latin-1"))
    with pytest.raises(UnreadableInput, match=r"source/appeal\.md:3: it is not UTF-8"):
        project.source("appeal")


def test_a_byte_order_mark_of_a_source_is_kept(project: Project) -> None:
    (project.root / "source" / "appeal.md").write_bytes(b"\xef\xbb\xbf# Appeal\r\n")
    assert project.source("appeal") == "\ufeff# Appeal\r\n"


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[tool.pipeline]\nlangs = []\n", "unknown setting “langs” in [tool.pipeline]; known are languages"),
        ("[tool.pipeline]\nlanguages = 'fa'\n", "setting “languages” in [tool.pipeline] must be a list of texts"),
        ("[tool.pipeline]\ntitle = 3\n", "setting “title” in [tool.pipeline] must be a text"),
        ("[tool.pipeline]\nlanguages = ['ku']\n", "unknown language “ku” in [tool.pipeline]"),
        ("[tool.pipeline\n", "not valid TOML"),
    ],
)
def test_wrong_settings_are_one_sentence(toml: str, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        Settings.parse(toml)
    assert sentence in refusal(error)


def test_settings_are_optional() -> None:
    assert Settings.parse("[project]\nname = 'x'\n") == Settings()
    assert Settings.parse("[tool.pipeline]\nsource-language = 'fa'\nformats = ['html']\n") == Settings(
        source_language="fa", formats=("html",)
    )


def test_writing_the_same_content_again_touches_nothing(project: Project) -> None:
    assert project.write("a/b.po", "text")
    before = (project.root / "a/b.po").stat().st_mtime_ns
    assert not project.write("a/b.po", "text")
    assert (project.root / "a/b.po").stat().st_mtime_ns == before


def test_a_file_saved_by_somebody_else_meanwhile_is_not_replaced(project: Project) -> None:
    project.write("a.po", "read")
    (project.root / "a.po").write_text("saved by a translator", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile, match=r"a\.po: was saved by somebody else meanwhile; it was left as it is"):
        project.write("a.po", "written", fingerprint(b"read"))
    assert project.content("a.po") == b"saved by a translator"


def test_writing_keeps_the_mode_of_the_file_and_leaves_no_parts(project: Project) -> None:
    project.write("a.po", "one")
    (project.root / "a.po").chmod(0o640)
    project.write("a.po", "two")
    assert stat.S_IMODE((project.root / "a.po").stat().st_mode) == 0o640
    assert not list(project.root.glob(".*.part"))


@pytest.mark.skipif(os.name != "posix", reason="a umask is Unix's")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_is_as_open_as_the_user_lets_new_files_be(project: Project, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        project.write("a.po", "one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((project.root / "a.po").stat().st_mode) == mode


def test_a_file_named_without_a_folder_is_written_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("terms.csv"), b"terms", "terms.csv")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("terms.csv", b"terms")]


def test_a_write_that_the_system_takes_in_parts_is_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: real(handle, content[:3]))
    project.write("a.po", "more than three")
    assert project.content("a.po") == b"more than three"


def test_a_write_that_fails_leaves_the_old_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("a.po", "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableOutput, match=r"a\.po: cannot be written \(no space left on device\)"):
        project.write("a.po", "new")
    assert project.content("a.po") == b"old"
    assert not list(project.root.glob(".*.part"))


def test_a_folder_where_a_file_stands_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "export").write_text("a file", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match=r"export/a\.html: cannot be written"):
        write_whole(tmp_path / "export" / "a.html", b"", "export/a.html")


HOLD = """
import sys; from pathlib import Path; from pipeline.project import Project
with Project.open(Path(sys.argv[1])).lock("draft"):
    print("held", flush=True); sys.stdin.read()
"""


@pytest.fixture
def holder(project: Project) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the project until it is told or killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_second_run_is_told_who_holds_the_project(project: Project, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(ProjectLocked) as error, project.lock("extract"):
        pass
    assert f"the project is in use by “pipeline draft” (process {holder.pid}, since 2" in refusal(error)
    holder.communicate()
    with project.lock("extract"):
        pass


def test_a_lock_ends_with_a_process_that_is_killed(project: Project, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    with project.lock("extract"):
        pass


def test_runs_on_different_shards_go_on_at_once_but_not_beside_a_whole_run(project: Project) -> None:
    with project.lock("draft", (1, 2)), project.lock("draft", (2, 2)):
        with pytest.raises(ProjectLocked, match="the project is in use by"), project.lock("draft", (2, 2)):
            pass
        with pytest.raises(ProjectLocked, match="the project is in use by another run of pipeline"), project.lock("extract"):
            pass
    with project.lock("extract"), pytest.raises(ProjectLocked, match="in use by “pipeline extract”"), project.lock("draft", (1, 2)):
        pass


def test_what_a_killed_run_left_half_written_is_swept_away(project: Project) -> None:
    project.write("translations/fa/appeal.po", "whole")
    part = project.root / "translations/fa/.x1y2.part"
    part.write_text("half", encoding="utf-8")
    with project.lock("extract"):
        pass
    assert not part.exists()
    assert project.content("translations/fa/appeal.po") == b"whole"
