"""`pipeline exchange` gives work away and takes it back without losing or approving anything by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

GLOSSARY = "version: 1\nterms:\n  - {id: sara, kind: person, gender: f, en: Sara Nemuneh, de: Sara Nemuneh, fa: سارا نمونه}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "source" / "bios").mkdir(parents=True)
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "source" / "bios" / "sara.md").write_text(
        "# Sara Nemuneh\n\nNobody has drafted this.\n\nNor that.\n", encoding="utf-8"
    )
    assert run(tmp_path, "extract").exit_code == 0
    return tmp_path


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *words])


def german(project: Path) -> str:
    return (project / "translations" / "de" / "bios" / "sara.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_an_agency_translates_and_a_person_still_has_to_approve(project: Path, version: str) -> None:
    assert run(project, "exchange", "xliff", "-l", "de", "--version", version, str(project / "out")).exit_code == 0
    (file,) = (project / "out" / "bios").iterdir()
    text = file.read_text(encoding="utf-8")
    target = "<target>Niemand hat das entworfen.</target>"
    if version == "1.2":
        old = '<source xml:lang="en">Nobody has drafted this.</source>\n<target xml:lang="de" state="new"/>'
        new = old.replace('<target xml:lang="de" state="new"/>', target)
    else:
        old = "<source>Nobody has drafted this.</source>"
        new = old + target
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    result = run(project, "exchange", "return", str(project / "out"))
    assert (result.exit_code, result.output.splitlines()[0].split(": ")[1][:12]) == (0, "1 text taken")
    assert '#, fuzzy\nmsgid "Nobody has drafted this."\nmsgstr "Niemand hat das entworfen."' in german(project)


def test_a_changed_source_is_refused_with_exit_1_and_nothing_is_lost(project: Path) -> None:
    run(project, "exchange", "xliff", "-l", "de", str(project / "out"))
    file = project / "out" / "bios" / "sara.de.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace('state="new"/>', 'state="final">X</target>'), encoding="utf-8")
    source = project / "source" / "bios" / "sara.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Nor that", "Nor this"), encoding="utf-8")
    run(project, "extract")
    result = run(project, "exchange", "return", "--vouched", str(file))
    assert result.exit_code == 1
    assert "refused: “Nor that.”: the source has changed since the file was made" in result.output
    assert german(project).count('msgstr "X"') == 2
    assert "#, fuzzy" not in german(project)


def test_an_omegat_project_comes_back_from_its_target_folder(project: Path) -> None:
    folder = project / "omegat"
    assert run(project, "exchange", "omegat", "-l", "de", str(folder)).exit_code == 0
    written = (folder / "source" / "bios" / "sara.po").read_text(encoding="utf-8")
    done = written.replace('msgid "Nor that."\nmsgstr ""', 'msgid "Nor that."\nmsgstr "Das auch nicht."')
    (folder / "target" / "bios").mkdir(parents=True)
    (folder / "target" / "bios" / "sara.po").write_text(done, encoding="utf-8")
    assert run(project, "exchange", "return", str(folder / "target")).exit_code == 0
    assert '#, fuzzy\nmsgid "Nor that."\nmsgstr "Das auch nicht."' in german(project)


def test_hidden_files_in_a_returned_folder_are_nobodys(project: Path) -> None:
    folder = project / "returned"
    (folder / ".1a2b.part").mkdir(parents=True)
    written = german(project).replace('msgid "Nor that."\nmsgstr ""', 'msgid "Nor that."\nmsgstr "Das auch nicht."')
    (folder / ".1a2b.part" / "sara.po").write_text(written, encoding="utf-8")
    (folder / "._sara.po").write_bytes(b"\x00\x05\x16\x07\x00\x02")
    before = german(project)
    result = run(project, "exchange", "return", str(folder))
    assert result.exit_code == 3
    assert "there is no XLIFF and no PO file in it" in result.output
    assert german(project) == before
    (folder / "sara.po").write_text(written, encoding="utf-8")
    assert run(project, "exchange", "return", str(folder)).exit_code == 0
    assert 'msgstr "Das auch nicht."' in german(project)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlf", "<html/>", "a.xlf: is not an XLIFF file; its first element is <html>"),
        (
            "a.xlf",
            '<xliff version="1.2"><file original="x" source-language="en" target-language="de"/></xliff>',
            "which has no catalogue",
        ),
        ("a.po", 'msgid ""\nmsgstr "Language: de\\nX-Source-Language: en\\n"\n', "which has no catalogue"),
    ],
)
def test_a_file_that_does_not_belong_here_is_one_sentence(project: Path, name: str, content: str, message: str) -> None:
    before = german(project)
    (project / name).write_text(content, encoding="utf-8")
    result = run(project, "exchange", "return", str(project / name))
    assert (result.exit_code, result.output.count("\n")) == (3, 1)
    assert message in result.output
    assert german(project) == before
