"""What the reader of catalogues does in rare cases: found by changing the code where no other test noticed."""

from __future__ import annotations

import pytest

from pipeline import catalogue
from pipeline.errors import UnreadableInput
from pipeline.model import Catalogue

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
