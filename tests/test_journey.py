"""A reviewer's day from beginning to end, as she and her editor live it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.project import Project
from pipeline.tasks.admission import Admitted, Job, admit

ROOT = Path(__file__).parent.parent
NAME = "bios/nahid-taghavi"


class Desk:
    """A project and the commands given to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["-C", str(self.folder), *arguments], catch_exceptions=False)
        return result.exit_code, result.output

    def catalogue(self, language: str = "fa", name: str = NAME) -> polib.POFile:
        return polib.pofile(str(self.folder / f"translations/{language}/{name}.po"), wrapwidth=0)

    def approve(self, language: str = "fa", name: str = NAME) -> None:
        """What a person does in Poedit: read every entry and clear the mark."""
        catalogue = self.catalogue(language, name)
        for entry in catalogue:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        catalogue.save()

    def replace(self, old: str, new: str, path: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file but the locks, which say when they were last held."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith("lock"))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    def manifest(self) -> dict[tuple[str, str], str]:
        manifest = json.loads((self.folder / "export/manifest.json").read_bytes())
        return {(entry["document"], entry["language"]): entry["status"] for entry in manifest["documents"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(ROOT / "source", tmp_path / "source")
    shutil.copy(ROOT / "glossary.yaml", tmp_path)
    desk = Desk(tmp_path)
    assert desk.run("extract")[0] == 0
    assert desk.run("draft", "--engine", "memory")[0] == 0
    return desk


def test_a_reviewers_day(desk: Desk) -> None:
    po = f"translations/fa/{NAME}.po"
    code, out = desk.run("export")
    assert code == 0
    assert f"not finished: {NAME} in de, fa, ckb, kmr: 3 need editing" in out
    assert (NAME, "fa") not in desk.manifest()

    desk.approve()
    approved = (desk.folder / po).read_text(encoding="utf-8")
    desk.replace("مریم کلارن", "مریم کلارک", po)
    desk.replace("۱۵۱", "۱۵۲", po)
    code, out = desk.run("check", "-l", "fa")
    assert code == 1
    assert "Mariam Claren" in out
    assert "151" in out
    code, out = desk.run("export")
    assert code == 1
    assert f"refused: {NAME} in fa" in out
    assert "names: " in out
    assert "numbers: " in out
    assert not (desk.folder / f"export/fa/{NAME}.html").exists()

    (desk.folder / po).write_text(approved, encoding="utf-8")
    assert desk.run("export")[0] == 0
    assert (desk.folder / f"export/fa/{NAME}.html").is_file()
    assert desk.manifest()[NAME, "fa"] == "reviewed"
    with zipfile.ZipFile(desk.folder / "export/bundles/fa.zip") as bundle:
        assert f"fa/{NAME}.html" in bundle.namelist()
    assert desk.run("verify", str(desk.folder / "export"))[0] == 0
    assert desk.run("verify", str(desk.folder / "export/bundles/fa.zip"))[0] == 0

    desk.replace("151 days", "152 days", f"source/{NAME}.md")
    assert desk.run("extract")[0] == 0
    text = (desk.folder / po).read_text(encoding="utf-8")
    assert "# facts changed: 151 → 152\n" in text
    assert "confinement for 151 days" in text.split("#| msgid", 1)[1].split("\nmsgid", 1)[0]
    code, out = desk.run("export")
    assert code == 1
    assert "refused" in out
    assert (NAME, "fa") not in desk.manifest()
    feed = json.loads((desk.folder / "export/feed.json").read_bytes())
    assert any("Recalled" in item["title"] for item in feed["items"])

    desk.replace("۱۵۱", "۱۵۲", po)
    assert f"not finished: {NAME} in fa: 1 needs editing" in desk.run("export")[1]
    desk.approve()
    assert desk.run("extract")[0] == 0
    assert "facts changed" not in (desk.folder / po).read_text(encoding="utf-8")
    assert desk.run("export", "-l", "fa")[0] == 0
    assert desk.manifest()[NAME, "fa"] == "reviewed"


def test_a_document_written_in_persian_gets_the_other_four_languages(desk: Desk) -> None:
    (desk.folder / "source/bios/letter.md").write_text(
        "---\ntitle: ناهید تقوی\nlang: fa\nperson: nahid-taghavi\n---\n\n# ناهید تقوی\n\n"
        "نمی‌توانیم اجازه دهیم چنین چیزی دوباره روی دهد.\n\nناهید تقوی کجاست؟\n",
        encoding="utf-8",
    )
    code, out = desk.run("run")
    assert code == 0, out
    for language, name, sentence in (
        ("en", "Nahid Taghavi", "Where is Nahid Taghavi?"),
        ("de", "Nahid Taghavi", "Wo ist Nahid Taghavi?"),
        ("ckb", "ناهید تەقەوی", "ناهید تەقەوی لە کوێیە؟"),
        ("kmr", "Nahîd Teqewî", "Nahîd Teqewî li ku ye?"),
    ):
        entries = {entry.msgid: entry for entry in desk.catalogue(language, "bios/letter")}
        assert entries["ناهید تقوی"].msgstr == name
        assert entries["ناهید تقوی کجاست؟"].msgstr == sentence
        assert all(entry.fuzzy for entry in entries.values())
    assert not (desk.folder / "translations/fa/bios/letter.po").exists()
    assert (desk.folder / "export/fa/bios/letter.html").is_file()
    assert (desk.folder / "export/drafts/en/bios/letter.html").is_file()


def test_a_second_run_changes_no_byte(desk: Desk) -> None:
    assert desk.run("run")[0] == 0
    before = desk.files()
    assert desk.run("run")[0] == 0
    assert desk.files() == before


def test_an_unread_draft_is_exported_only_under_drafts_and_says_so(desk: Desk) -> None:
    assert desk.run("export", "--drafts")[0] == 0
    assert not (desk.folder / "export/fa/appeal.html").exists()
    page = (desk.folder / "export/drafts/fa/appeal.html").read_text(encoding="utf-8")
    assert "پیش‌نویس ماشینی" in page
    assert desk.manifest()["appeal", "fa"] == "draft"
    assert desk.run("export", "--strict")[0] == 1


def test_exporting_one_language_keeps_the_others(desk: Desk) -> None:
    desk.approve("fa")
    desk.approve("de")
    assert desk.run("export")[0] == 0
    assert desk.run("export", "-l", "de", NAME)[0] == 0
    assert desk.manifest()[NAME, "fa"] == "reviewed"
    desk.replace("۱۵۱", "۱۵۲", f"translations/fa/{NAME}.po")
    assert desk.run("export", "-l", "de", NAME)[0] == 0
    assert (NAME, "fa") not in desk.manifest()
    assert not (desk.folder / f"export/fa/{NAME}.html").exists()


def test_extract_check_writes_nothing_and_says_whether_something_would_change(desk: Desk) -> None:
    assert desk.run("extract", "--check")[0] == 0
    desk.replace("151 days", "152 days", f"source/{NAME}.md")
    before = (desk.folder / f"translations/fa/{NAME}.po").read_bytes()
    code, out = desk.run("extract", "--check")
    assert code == 1
    assert f"would change: translations/fa/{NAME}.po" in out
    assert (desk.folder / f"translations/fa/{NAME}.po").read_bytes() == before


def test_what_all_shards_export_side_by_side_is_what_one_run_exports(desk: Desk) -> None:
    for language in ("de", "fa"):
        for name in ("bios/nahid-taghavi", "bios/mehran-raoof", "bios/sepideh-gholian", "appeal"):
            desk.approve(language, name)
    one, parts = desk.folder / "one", desk.folder / "parts"
    assert desk.run("export", "--drafts", "-o", str(one))[0] == 0
    command = [sys.executable, "-m", "pipeline", "-C", str(desk.folder), "export", "--drafts", "-o", str(parts), "--shard"]
    running = [subprocess.Popen([*command, f"{part}/3"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for part in (1, 2, 3)]
    for process in running:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, b"")
    assert {p.relative_to(one): p.read_bytes() for p in one.rglob("*") if p.is_file()} == {
        p.relative_to(parts): p.read_bytes() for p in parts.rglob("*") if p.is_file()
    }


def test_what_is_saved_while_it_is_exported_is_not_taken_for_what_was_there_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.approve()
    path = desk.folder / f"translations/fa/{NAME}.po"
    before = path.read_text(encoding="utf-8")

    def saved_meanwhile(project: Project, job: Job) -> Admitted:
        path.write_text(before.replace("بازنشسته", "پیشین"), encoding="utf-8")
        return admit(project, job)

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.tasks.export.admit", saved_meanwhile)
        assert desk.run("export", "-l", "fa", NAME)[0] == 0
    page = desk.folder / f"export/fa/{NAME}.html"
    assert "پیشین" in page.read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    assert desk.run("export", "-l", "fa", NAME)[0] == 0
    assert "بازنشسته" in page.read_text(encoding="utf-8")
