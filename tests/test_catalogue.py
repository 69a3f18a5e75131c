"""Catalogues are read strictly, and written so that every gettext tool reads them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import polib
import pytest

from pipeline import catalogue
from pipeline.errors import UnreadableInput
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, Document, Location, Segment, State, Unit

HOSTILE = Path(__file__).parent / "hostile" / "po"
REFUSED = {line.partition(".po:")[0]: line for line in (HOSTILE / "expected.txt").read_text(encoding="utf-8").splitlines()}
TOLERATED = sorted(path.name for path in (HOSTILE / "tolerated").glob("*.po"))
TODAY = date(2021, 5, 20)

UNITS = (
    Unit("Nahid Taghavi", "ناهید تقوی", State.REVIEWED, kind="heading", names=("Nahid Taghavi → ناهید تقوی",)),
    Unit(
        "She was held for *152* days.",
        "۱۵۱ روز",
        State.NEEDS_EDITING,
        kind="paragraph",
        note="solitary confinement",
        locations=("source/bios/nahid-taghavi.md", "source/two words.md"),
        draft="memory: campaign",
        unverified=("evin-prison",),
        facts_changed=("151 → 152",),
        comments=("ask the editors", "waive: numbers the source is wrong"),
        previous_msgid="She was held for *151* days.",
        flags=("no-wrap", "x-unknown"),
    ),
    Unit('A "quote", a \\ and\na\ttab', left_empty="a name is missing in the glossary", msgctxt="aside"),
)


def made(language: str = "fa", **fields: object) -> Catalogue:
    header = catalogue.new_header("bios/nahid-taghavi", "en", language, TODAY)
    empty = Catalogue("bios/nahid-taghavi", "en", language, header=header, header_comment="Persian translation.\n\n: for all")
    return replace(empty, **fields)


def reread(text: str, language: str = "fa") -> Catalogue:
    return catalogue.parse(text, "translations/x.po", "bios/nahid-taghavi", language)


def loaded(path: Path, language: str = "fa") -> Catalogue:
    return catalogue.parse(catalogue.decode(path.read_bytes(), path.name), path.name, "bios/nahid-taghavi", language)


@pytest.mark.parametrize("name", sorted(path.stem for path in HOSTILE.glob("*.po")))
def test_a_broken_file_is_refused_with_one_sentence_that_names_its_line(name: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        loaded(HOSTILE / f"{name}.po", "de" if name == "latin-1" else "fa")
    assert str(refusal.value) == REFUSED[name]


@pytest.mark.parametrize("name", TOLERATED)
def test_a_file_that_another_editor_laid_out_is_read_as_if_the_pipeline_had(name: str) -> None:
    good = loaded(HOSTILE / "tolerated" / "good.po")
    found = loaded(HOSTILE / "tolerated" / name)
    assert (found.units, found.obsolete) == (good.units, good.obsolete)
    assert good.units[1].state is State.NEEDS_EDITING


def test_what_the_pipeline_wrote_is_written_again_byte_for_byte() -> None:
    text = (HOSTILE / "tolerated" / "good.po").read_text(encoding="utf-8")
    assert catalogue.serialise(reread(text)) == text


def test_a_catalogue_survives_writing_and_reading() -> None:
    full = made(
        units=UNITS, obsolete=(Unit("Gone.", "رفت", State.REVIEWED, comments=("mine",)), Unit("Gone too.", comments=("x",)))
    )
    assert reread(catalogue.serialise(full)) == full


def test_remarks_after_the_last_entry_become_remarks_of_the_whole_file() -> None:
    found = loaded(HOSTILE / "tolerated" / "remark-at-the-end.po")
    assert found.header_comment == "Persian translation of bios/nahid-taghavi.\nthat was all"


def test_separators_that_python_takes_for_line_ends_stay_in_the_text() -> None:
    text = "a\u0085b\u2028c\u2029d\x1ce\x1df\x1eg\x0bh\x0ci"
    full = made(units=(Unit(text, text, State.REVIEWED, comments=("x\u2028y",)),))
    assert reread(catalogue.serialise(full)) == full


def test_a_translation_of_nothing_but_white_space_is_untranslated() -> None:
    full = made(units=(Unit("Free them.", " \u00a0\n", State.REVIEWED),))
    assert reread(catalogue.serialise(full)).units == (Unit("Free them."),)


def test_an_entry_that_is_only_marked_but_empty_is_untranslated() -> None:
    text = catalogue.serialise(made(units=(Unit("Free them."),))).replace('msgid "Free', '#, fuzzy\nmsgid "Free')
    assert reread(text).units == (Unit("Free them."),)


def test_the_source_language_comes_from_the_header_or_else_from_the_caller_and_is_never_guessed() -> None:
    full = made(units=UNITS)
    text = catalogue.serialise(full).replace('"X-Source-Language: en\\n"\n', "")
    assert catalogue.parse(text, "x.po", "d", "fa", source_language="de").source_language == "de"
    with pytest.raises(UnreadableInput, match="names no X-Source-Language; it must be one of en, de, fa, ckb, kmr"):
        catalogue.parse(text, "x.po", "d", "fa")


def test_a_draft_comment_cannot_break_its_line() -> None:
    full = made(units=(Unit("Free them.", "x", State.NEEDS_EDITING, draft="memory:\n\n#, no-wrap"),))
    assert reread(catalogue.serialise(full)).units[0].draft == "memory: #, no-wrap"


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_accepts_every_language_without_a_warning(language: str, tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    obsolete = (Unit("Gone.", "x", State.NEEDS_EDITING, previous_msgid="Went."),)
    path.write_text(catalogue.serialise(made(language, units=UNITS, obsolete=obsolete)), encoding="utf-8")
    for command in (["msgfmt", "-c", "-o", "/dev/null", str(path)], ["msgcat", "-o", "/dev/null", str(path)]):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")


def test_polib_reads_the_same_texts_and_states(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(catalogue.serialise(made(units=UNITS, header_comment="Persian.")), encoding="utf-8")
    found = polib.pofile(str(path), wrapwidth=0)
    assert [(entry.msgid, entry.msgstr, entry.msgctxt, entry.fuzzy) for entry in found] == [
        (unit.msgid, unit.msgstr, unit.msgctxt, unit.state is State.NEEDS_EDITING) for unit in UNITS
    ]
    assert str(found) == path.read_text(encoding="utf-8")


def test_babel_reads_the_same_texts_and_states(tmp_path: Path) -> None:
    pofile = pytest.importorskip("babel.messages.pofile")
    path = tmp_path / "x.po"
    path.write_text(catalogue.serialise(made(units=UNITS)), encoding="utf-8")
    with path.open("rb") as file:
        found = [message for message in pofile.read_po(file) if message.id]
    assert [(message.id, message.string, message.context, message.fuzzy) for message in found] == [
        (unit.msgid, unit.msgstr, unit.msgctxt, unit.state is State.NEEDS_EDITING) for unit in UNITS
    ]


def test_translate_toolkit_reads_the_same_texts_and_states(tmp_path: Path) -> None:
    pypo = pytest.importorskip("translate.storage.pypo")
    path = tmp_path / "x.po"
    path.write_text(catalogue.serialise(made(units=UNITS)), encoding="utf-8")
    found = [unit for unit in pypo.pofile.parsefile(str(path)).units if not unit.isheader()]
    assert [(str(unit.source), str(unit.target), unit.isfuzzy()) for unit in found] == [
        (unit.msgid, unit.msgstr, unit.state is State.NEEDS_EDITING) for unit in UNITS
    ]


def document(*texts: str) -> Document:
    segments = tuple(Segment(text, "paragraph", Location("source/appeal.md", line), "a note") for line, text in enumerate(texts, 1))
    return Document("appeal", "appeal", "en", "", "", "", segments)


def test_a_template_holds_each_text_once_and_nobody_s_name() -> None:
    found = polib.pofile(catalogue.template(document("One.", "Two.", "One."), lambda text: ("Evin",), TODAY))
    assert [(entry.msgid, entry.msgstr, entry.comment) for entry in found] == [
        ("One.", "", "type: paragraph\nname: Evin\na note"),
        ("Two.", "", "type: paragraph\nname: Evin\na note"),
    ]
    assert "@" not in str(found.metadata)


def test_the_date_of_a_template_moves_only_with_its_content() -> None:
    first = catalogue.template(document("One."), lambda text: (), TODAY)
    later = date(2021, 6, 1)
    assert catalogue.template(document("One."), lambda text: (), later, first) == first
    assert "POT-Creation-Date: 2021-06-01" in catalogue.template(document("One.", "Two."), lambda text: (), later, first)


def test_a_header_keeps_what_a_person_wrote_and_names_nobody_by_itself() -> None:
    fresh = catalogue.complete({}, "appeal", "en", "ckb", TODAY)
    assert (fresh["Last-Translator"], fresh["Language-Team"]) == ("Automatically generated", "none")
    mine = catalogue.complete(
        {"Last-Translator": "Mine", "Language": "de", "X-Poedit-Bookmarks": "1"}, "appeal", "en", "ckb", TODAY
    )
    assert (mine["Last-Translator"], mine["Language"], mine["X-Poedit-Bookmarks"]) == ("Mine", "ckb", "1")
