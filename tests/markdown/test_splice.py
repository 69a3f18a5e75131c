"""Splicing: a translation takes the place of its text, in every container, and stays what the text was."""

from __future__ import annotations

import pytest

from pipeline import markdown
from tests.markdown.cases import unchanged


def spliced(text: str, **translations: str) -> str:
    """The document with each segment that is a key replaced; underscores in keys stand for spaces."""
    table = {key.replace("_", " "): value for key, value in translations.items()}
    return markdown.splice(text, lambda segment: table.get(segment, segment))


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("Word\n", "Wort\n"),
        ("# Word #\n", "# Wort #\n"),
        ("Word\n====\n", "Wort\n====\n"),
        ("- Word\n- [x] Word\n", "- Wort\n- [x] Wort\n"),
        ("> > Word\n", "> > Wort\n"),
        ("| Word | x |\n|:--|--|\n|  Word  | |\n", "| Wort | x |\n|:--|--|\n|  Wort  | |\n"),
        ("[^1]: Word\n", "[^1]: Wort\n"),
        ("Word\n:   Word\n", "Wort\n:   Wort\n"),
        ("## Word {#word}\n", "## Wort {#word}\n"),
        ("  Word  \n\n", "  Wort  \n\n"),
        ("1.\tWord\n", "1.\tWort\n"),
    ],
)
def test_a_translation_takes_the_place_of_its_text_in_every_kind_of_block(text: str, translated: str) -> None:
    assert spliced(text, Word="Wort") == translated


def test_soft_breaks_go_with_the_text_that_is_translated_and_stay_with_the_text_that_is_not() -> None:
    text = "> one\n> two\n\nthree\nfour\n"
    assert spliced(text, one_two="eins zwei") == "> eins zwei\n\nthree\nfour\n"


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("> - one  \n>   two\n", "> - eins  \n>   zwei\n"),
        ("1. one\\\n   two\n", "1. eins\\\n   zwei\n"),
        ("[^1]: one  \n    two\n", "[^1]: eins  \n    zwei\n"),
        ("> one  \ntwo\n", "> eins  \nzwei\n"),
        ("one  \r\ntwo\r\n", "eins  \r\nzwei\r\n"),
    ],
)
@pytest.mark.parametrize("line_break", ["  \n", "\\\n", "\n", "\r\n"])
def test_the_lines_of_a_translation_get_the_prefix_and_the_break_of_their_source(
    text: str, translated: str, line_break: str
) -> None:
    assert markdown.splice(text, lambda _: f"eins{line_break}zwei") == translated


def test_a_newline_in_a_translation_is_a_space_where_the_source_has_no_break() -> None:
    assert spliced("# one\n\n| one |\n|---|\n\n- one\n", one="eins\n\nzwei\\\ndrei") == (
        "# eins zwei drei\n\n| eins zwei drei |\n|---|\n\n- eins zwei drei\n"
    )


@pytest.mark.parametrize(
    ("translation", "written"),
    [
        ("1984. Ein Jahr", "1984\\. Ein Jahr"),
        ("1) x", "1\\) x"),
        ("- Strich", "\\- Strich"),
        ("+ plus", "\\+ plus"),
        ("# Raute", "\\# Raute"),
        ("> Zitat", "\\> Zitat"),
        ("---", "\\---"),
        ("===", "\\==="),
        (": Doppelpunkt", "\\: Doppelpunkt"),
        ("::: Kasten", "\\::: Kasten"),
        ("```x", "\\```x"),
        ("~~~", "\\~~~"),
        ("[a]: b", "[a]\\: b"),
        ("[^9]: b", "[^9]\\: b"),
        ("[x] erledigt", "\\[x] erledigt"),
        ("<div>x</div>", "\\<div>x\\</div>"),
        ("+++", "\\+++"),
        ("#Hashtag und 1984 und -x und *so*", "#Hashtag und 1984 und -x und *so*"),
        ("۱۹۸۴. سال", "۱۹۸۴. سال"),
        ("– Strich", "– Strich"),
    ],
)
def test_what_would_begin_another_block_is_escaped_and_nothing_else(translation: str, written: str) -> None:
    assert spliced("Word\n", Word=translation) == written + "\n"


def test_a_pipe_in_a_cell_and_hashes_at_the_end_of_a_heading_are_escaped() -> None:
    assert spliced("| Word | `a` |\n|---|---|\n", Word="a | b") == "| a \\| b | `a` |\n|---|---|\n"
    assert spliced("# Word ##\n", Word="C #") == "# C \\# ##\n"
    assert spliced("|Word|b|\n|-|-|\n", Word="a\\") == "|a\\ |b|\n|-|-|\n"


def test_tags_stay_tags_only_where_the_source_has_them() -> None:
    text = "Press <kbd>Ctrl</kbd> now\n"
    key = "Press <kbd>Ctrl</kbd> now"
    assert markdown.splice(text, lambda _: "Drücke <kbd>Strg</kbd>") == "Drücke <kbd>Strg</kbd>\n"
    assert markdown.splice(text, lambda _: "<b>Drücke</b> <script>x</script>") == "\\<b>Drücke\\</b> \\<script>x\\</script>\n"
    assert markdown.splice("`<b>` x\n", lambda _: "`<b>` <!-- y -->") == "`<b>` \\<!-- y -->\n"
    assert markdown.splice(text, lambda _: key) == text


def test_addresses_that_run_something_are_text_unless_the_source_has_them() -> None:
    assert (
        spliced("Word\n", Word="[x](javascript:alert(1)) ![y](data:text/html,z)")
        == "\\[x](javascript:alert(1)) !\\[y](data:text/html,z)\n"
    )


REPORT = "\n\n[Report]: https://example.org/r\n[Letter]: https://example.org/l\n"


@pytest.mark.parametrize(
    ("source", "translation", "written"),
    [
        ("Read the [Report].", "[گزارش] را بخوانید.", "[گزارش][Report] را بخوانید."),
        ("Read the [Report][].", "[گزارش][] را بخوانید.", "[گزارش][Report] را بخوانید."),
        ("Read the [Report][].", "[گزارش] را بخوانید.", "[گزارش][Report] را بخوانید."),
        ("Read the [text][Report].", "[گزارش][Report] را بخوانید.", "[گزارش][Report] را بخوانید."),
        ("[Report] and [Letter]", "[گزارش] و [نامه]", "[گزارش][Report] و [نامه][Letter]"),
        ("[Report] and [Letter]", "[Letter] و [گزارش]", "[Letter] و [گزارش][Report]"),
        ("[Report] [sic]", "[Report] [چنین]", "[Report] [چنین]"),
        ("![Report]", "![گزارش]", "![گزارش][Report]"),
    ],
)
def test_a_link_written_as_its_own_label_still_links_when_its_text_is_translated(
    source: str, translation: str, written: str
) -> None:
    assert markdown.splice(source + REPORT, lambda _: translation) == written + REPORT
    html = markdown.to_html(source + REPORT, lambda _: translation, "fa")
    assert html.count("https://example.org/") == written.count("[Report]") + written.count("[Letter]")


def test_a_paragraph_that_is_no_term_because_it_has_two_lines_keeps_two() -> None:
    assert spliced("> one\n> two\n>\n> : three\n", one_two="eins und zwei") == "> eins und\n> zwei\n>\n> : three\n"
    assert spliced("one\ntwo\n\n: three\n", one_two="eins") == "eins\n&#32;\n\n: three\n"


def test_a_blank_translation_leaves_a_blank_block_and_the_structure_whole() -> None:
    assert spliced("Word\n====\n", Word=" \n") == "&#32;\n====\n"


def test_skipped_text_is_not_looked_up_and_stays() -> None:
    text = "<!-- skip -->\nWord\n\n> Word\n<!-- endskip -->\n\nWord\n"
    assert spliced(text, Word="Wort") == "<!-- skip -->\nWord\n\n> Word\n<!-- endskip -->\n\nWort\n"


def test_notes_for_translators_stay_in_the_markdown_and_reach_no_other_export() -> None:
    text = "<!-- translators: a note -->\nWord\n"
    assert markdown.splice(text, unchanged) == text
    assert "note" not in markdown.to_html(text, unchanged, "en") + markdown.to_text(text, unchanged)
    assert [segment.note for segment in markdown.parse(text, "n", "p", "en").segments] == ["a note"]


def test_the_same_text_twice_is_replaced_twice() -> None:
    assert spliced("Word\n\n- Word\n", Word="Wort") == "Wort\n\n- Wort\n"
