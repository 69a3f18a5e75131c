"""The package that comes with the program: it passed the bar, and alone it drafts what no memory has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.engines import installed
from pipeline.engines.package import BUNDLED, size_of
from pipeline.model import State
from pipeline.project import Project
from pipeline.text import ascii_digits

NAMES = {"en": "Laleh Bahrami", "de": "Laleh Bahrami", "fa": "لاله بهرامی", "ckb": "لالە بەهرامی", "kmr": "Laleh Behramî"}
TARGETS = tuple(NAMES)[1:]
GLOSSARY = """version: 1
terms:
  - id: laleh-bahrami
    kind: person
    gender: f
    en: {form: Laleh Bahrami}
    de: {form: Laleh Bahrami}
    fa: {form: لاله بهرامی}
    ckb: {form: لالە بەهرامی}
    kmr: {form: Laleh Behramî}
"""
BIOGRAPHIES = {
    "en": """---
person: laleh-bahrami
---

Laleh Bahrami is a teacher and has two children.

In September 2023 a court sentenced Laleh Bahrami to six years in prison.

The trial lasted only fifteen minutes.
""",
    "fa": """---
lang: fa
person: laleh-bahrami
---

لاله بهرامی معلم است و دو فرزند دارد.

دادگاه در سپتامبر ۲۰۲۳ لاله بهرامی را به شش سال زندان محکوم کرد.

محاکمه فقط پانزده دقیقه طول کشید.
""",
}


def test_what_ships_is_small_and_its_card_says_that_every_direction_passed() -> None:
    packages, broken = installed(Path("nowhere"))
    assert broken == []
    assert {pair for package in packages for pair in package.pairs} == {
        *(("en", target) for target in TARGETS),
        *((source, "en") for source in TARGETS),
    }
    assert size_of(BUNDLED) <= 80_000_000
    for package in packages:
        card = (package.folder / "README.md").read_text(encoding="utf-8")
        passed = {"-".join(pair): "ships" for pair in package.pairs}
        assert dict(re.findall(r"^- (\w+-\w+): (.+)$", card, re.MULTILINE)) == passed


@pytest.mark.parametrize("source", BIOGRAPHIES)
def test_an_invented_biography_is_drafted_in_every_other_language_with_its_name_and_its_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "home"))
    (tmp_path / "source").mkdir()
    (tmp_path / "source/laleh.md").write_text(BIOGRAPHIES[source], encoding="utf-8")
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    for command in ("extract", "draft"):
        done = CliRunner().invoke(main, ["-C", str(tmp_path), command], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    project = Project.open(tmp_path)
    for language, name in NAMES.items():
        if language == source:
            continue
        catalogue = project.catalogue("laleh", language)
        assert catalogue is not None
        drafted = [unit for unit in catalogue.units if "bundled" in unit.draft]
        assert drafted
        assert {unit.state for unit in drafted} == {State.NEEDS_EDITING}
        assert not any("⟦" in unit.msgstr for unit in drafted)
        verified = [unit for unit in drafted if not unit.unverified and "not verified" not in unit.draft]
        assert verified
        for unit in verified:
            assert name in unit.msgstr or NAMES[source] not in unit.msgid
            assert "2023" in ascii_digits(unit.msgstr) or "2023" not in ascii_digits(unit.msgid)
