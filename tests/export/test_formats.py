"""Each format says what the edition says, and a draft says in each that it is one."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import WrongUsage
from pipeline.export import Edition
from pipeline.export.formats import FORMATS, chosen
from pipeline.export.wording import WORDING
from pipeline.model import Approved, Catalogue, State, Unit, Unreviewed
from tests.export.samples import APPEAL, document, edition

IDENTICAL = [
    APPEAL,
    APPEAL.replace("\n", "\r\n"),
    "\ufeff" + APPEAL,
    APPEAL.rstrip("\n"),
    "# Only\n\n---\n\ntext\n---\n",
    "---\ntitle: X\n...\n\ntext\n",
    "no heading\n",
]


@pytest.mark.parametrize("text", IDENTICAL)
def test_markdown_whose_every_msgstr_equals_its_msgid_is_the_source_byte_for_byte_private_comments_apart(text):
    parsed = document(text=text)
    units = tuple(Unit(segment.text, segment.text, State.REVIEWED) for segment in parsed.segments)
    same = Edition(parsed, text, Approved(Catalogue("appeal", "en", "de", units)))
    comment = "<!-- private: the address of the editor is secret@example.org -->"
    newline = "\r\n" if "\r\n" in text else "\n"
    assert FORMATS["md"].render(same).decode() == text.replace(comment + newline * 2, "")


def test_the_front_matter_of_a_translation_names_its_language():
    lines = FORMATS["md"].render(edition()).decode().splitlines()
    assert lines[:5] == ["---", "title: آزمون صفحه‌ها", "id: appeal", "lang: fa", "---"]


@pytest.mark.parametrize("text", IDENTICAL)
def test_the_notice_of_a_draft_in_markdown_stands_before_the_text_and_after_the_front_matter(text):
    parsed = document(text=text)
    units = tuple(Unit(segment.text, segment.text, State.REVIEWED) for segment in parsed.segments)
    draft = FORMATS["md"].render(Edition(parsed, text, Unreviewed(Catalogue("appeal", "en", "de", units)))).decode()
    words = WORDING["de"]
    assert draft.count(f"> **{words.draft_title}**") == 1
    assert draft.count(f"> {words.draft_body}") == 1
    before, _, after = draft.partition(f"> **{words.draft_title}**")
    assert before.strip().removeprefix("\ufeff") == "" or before.count("---") + before.count("...") == 2
    assert "private" not in after


@pytest.mark.parametrize("suffix", ["md", "txt", "json"])
@pytest.mark.parametrize("code", ["de", "fa", "ckb", "kmr"])
def test_a_draft_says_so_in_every_format(suffix, code):
    content = FORMATS[suffix].render(edition(code, basis=Unreviewed)).decode()
    assert WORDING[code].draft_title in content
    assert WORDING[code].draft_body in content
    assert WORDING[code].draft_title not in FORMATS[suffix].render(edition(code)).decode()


def test_plain_text_is_plain():
    text = FORMATS["txt"].render(edition()).decode()
    assert "او اجازهٔ ملاقات نداشت." in text
    assert not {"*", "`", "<", "\r"} & set(text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_json_holds_metadata_and_every_segment():
    fields = json.loads(FORMATS["json"].render(edition()))
    assert (fields["language"], fields["direction"], fields["status"], fields["title"]) == ("fa", "rtl", "reviewed", "آزمون صفحه‌ها")
    assert "notice" not in fields
    assert {"kind": "list item", "markdown": "او اجازهٔ ملاقات **نداشت**.", "plain": "او اجازهٔ ملاقات نداشت."} in fields["segments"]
    assert "<h1" in fields["html"]


def test_formats_are_chosen_by_name_and_an_unknown_one_is_wrong_usage():
    assert chosen(["txt", "html", "txt"]) == ("html", "txt")
    with pytest.raises(WrongUsage, match=r"^unknown format “wav”; known are html, md, txt"):
        chosen(["wav"])
