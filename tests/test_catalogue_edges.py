"""What the reader of catalogues does in rare cases: found by changing the code where no other test noticed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import catalogue
from pipeline.errors import UnreadableInput
from pipeline.model import Catalogue, State, Unit

HEADER = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"X-Source-Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(body: str) -> Catalogue:
    return catalogue.parse(HEADER + body, "x.po", "x", "fa")


@pytest.mark.parametrize(
    ("written", "meant"), [(r"\x41\x7a", "Az"), (r"\101\172", "Az"), (r"\x7f", "\x7f"), (r"\1", "\x01"), (r"\n\t\\\"", '\n\t\\"')]
)
def test_an_escape_is_the_character_of_its_number(written: str, meant: str) -> None:
    assert read(f'msgid "a{written}"\nmsgstr ""\n').units[0].msgid == "a" + meant


@pytest.mark.parametrize("written", [r"\x", r"\x80", r"\200", r"\0", r"\x0", r"\8", r"\q"])
def test_an_escape_that_is_no_ascii_character_is_refused(written: str) -> None:
    with pytest.raises(UnreadableInput, match="means nothing in a PO file"):
        read(f'msgid "a{written}"\nmsgstr ""\n')


def test_an_empty_line_of_a_previous_text_is_nothing() -> None:
    (unit,) = read('#|\n#, fuzzy\n#| msgid "old"\nmsgid "new"\nmsgstr "x"\n').units
    assert unit.previous_msgid == "old"


def test_an_obsolete_entry_is_read_with_a_blank_after_its_mark_and_without() -> None:
    (spaced,) = read('#~ msgid "a"\n#~ msgstr "x"\n').obsolete
    (close,) = read('#~msgid "a"\n#~msgstr "x"\n').obsolete
    assert spaced == close


def test_a_text_longer_than_any_paragraph_is_refused_with_its_line() -> None:
    assert read(f'msgid "{"a" * 20_000}"\nmsgstr ""\n').units
    with pytest.raises(UnreadableInput, match=r"x\.po:7: an entry with a text of more than 20000 characters"):
        read(f'msgid "{"a" * 20_001}"\nmsgstr ""\n')


def test_an_escape_of_one_hexadecimal_digit_is_a_character_too() -> None:
    assert read('msgid "a\\x9"\nmsgstr ""\n').units[0].msgid == "a\t"


def test_an_obsolete_entry_may_have_the_text_of_a_living_one() -> None:
    found = read('msgid "a"\nmsgstr "x"\n\n#~ msgid "a"\n#~ msgstr "y"\n')
    assert [(unit.msgid, unit.msgstr) for unit in (*found.units, *found.obsolete)] == [("a", "x"), ("a", "y")]


def test_an_obsolete_entry_keeps_its_previous_text_and_an_empty_line_in_it_is_nothing() -> None:
    (unit,) = read('#, fuzzy\n#~| msgid "older"\n#~ msgid "a"\n#~\n#~ msgstr "x"\n').obsolete
    assert (unit.previous_msgid, unit.msgid, unit.msgstr) == ("older", "a", "x")


def test_a_flag_other_than_fuzzy_leaves_an_entry_reviewed() -> None:
    (unit,) = read('#, no-wrap\nmsgid "a"\nmsgstr "x"\n').units
    assert (unit.state, unit.flags) == (State.REVIEWED, ("no-wrap",))


def test_a_note_after_the_names_is_a_note() -> None:
    (unit,) = read('#. type: paragraph\n#. name: Evin → اوین\n#. Her own words.\nmsgid "a"\nmsgstr ""\n').units
    assert (unit.kind, unit.names, unit.note) == ("paragraph", ("Evin → اوین",), "Her own words.")


def test_comment_lines_without_words_are_no_comment_but_stay_between_words() -> None:
    (bare,) = read('#\n#\nmsgid "a"\nmsgstr ""\n').units
    assert bare.comments == ()
    found = read('# Ask the family.\n#\n# Then decide.\nmsgid "a"\nmsgstr ""\n')
    assert found.units[0].comments == ("Ask the family.", "", "Then decide.")
    assert "# Ask the family.\n#\n# Then decide.\n" in catalogue.serialise(found)


@pytest.mark.parametrize("end", ['msgid "b"\n', "#. type: paragraph\n", "#: source/x.md\n", "#, fuzzy\n", '#| msgid "b"\n'])
def test_a_file_that_ends_in_an_entry_is_refused(end: str) -> None:
    with pytest.raises(UnreadableInput, match="the file ends in the middle of an entry; was it cut off"):
        read('msgid "a"\nmsgstr "x"\n\n' + end)


def test_a_header_line_without_a_colon_goes_on_with_the_field_above() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"X-Note: one\\n"\n"two\\n"\n": three\\n"\n\n'
    found = catalogue.parse(header + 'msgid "a"\nmsgstr ""\n', "x.po", "x", "fa", "en")
    assert found.header["X-Note"] == "one\ntwo\n: three"


def stamped(old: str, new: str) -> tuple[str, str]:
    made = catalogue.stamp(read(old) if old else None, read(new), date(2026, 3, 1))
    return made.header.get("POT-Creation-Date", "-"), made.header.get("PO-Revision-Date", "-")


@pytest.mark.parametrize(
    ("old", "new", "created", "revised"),
    [
        ("", 'msgid "a"\nmsgstr ""\n', True, True),
        ('msgid "a"\nmsgstr ""\n', 'msgid "a"\nmsgstr ""\n', False, False),
        ('msgid "a"\nmsgstr ""\n', 'msgid "b"\nmsgstr ""\n', True, False),
        ('msgid "a"\nmsgstr ""\n', 'msgid "a"\nmsgstr "x"\n', False, True),
        ('#, fuzzy\nmsgid "a"\nmsgstr "x"\n', 'msgid "a"\nmsgstr "x"\n', False, True),
    ],
)
def test_a_date_moves_with_what_it_is_the_date_of(old: str, new: str, created: bool, revised: bool) -> None:
    today = "2026-03-01 00:00+0000"
    assert stamped(old, new) == (today if created else "-", today if revised else "-")


@pytest.mark.parametrize("content", [b"\n\xff\xfemsgid", b"\n\0msgid and much more"])
def test_the_line_of_a_damaged_byte_is_counted_from_the_very_first(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^x\.po:2: "):
        catalogue.decode(content, "x.po")


def test_a_second_remark_of_a_draft_is_a_comment_and_every_unverified_name_stays() -> None:
    marks = "# draft: memory\n# draft: engine\n# unverified: one\n# unverified: two\n#, fuzzy\n"
    (unit,) = read(marks + 'msgid "a"\nmsgstr "b"\n').units
    assert (unit.draft, unit.unverified, unit.comments) == ("memory", ("one", "two"), ("draft: engine",))


def test_a_person_who_took_out_a_name_is_not_overruled_and_other_empty_fields_are_filled() -> None:
    header = catalogue.complete({"Last-Translator": "", "Project-Id-Version": ""}, "appeal", "en", "fa", date(2021, 5, 20))
    assert (header["Last-Translator"], header["Project-Id-Version"]) == ("", "appeal")


def test_a_previous_plural_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableInput, match="plural entries are not used here; remove this line"):
        read('#| msgid "a"\n#| msgid_plural "b"\nmsgid "a"\nmsgstr "b"\n')


def test_a_header_field_with_an_endless_name_is_refused_and_never_written() -> None:
    with pytest.raises(UnreadableInput, match=r"^x\.po:1: a header field has a name of more than 100 characters"):
        catalogue.parse(HEADER.replace("Language", "9" * 5000 + "-Language", 1), "x.po", "x", "fa")


def test_an_entry_whose_text_has_left_says_nothing_of_the_text() -> None:
    unit = Unit("Gone.", "Weg.", State.REVIEWED, kind="paragraph", names=("Nahid → ناهید",), note="a woman", comments=("own",))
    written = catalogue.serialise(Catalogue("a", "en", "de", obsolete=(unit,)))
    assert written.endswith('\n\n# own\n#~ msgid "Gone."\n#~ msgstr "Weg."\n')
