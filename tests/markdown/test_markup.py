"""Marks and plain text of one segment."""

from __future__ import annotations

import pytest

from pipeline import markdown
from pipeline.markdown import Mark


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("no markup at all: burn_the_cage, 5 > 4!", []),
        ("*a* _b_ **c** __d__ ~~e~~", [("emphasis", "*a*"), ("emphasis", "_b_"), ("strong", "**c**"), ("strong", "__d__"), ("strike", "~~e~~")]),
        ("***a***", [("emphasis", "***a***"), ("strong", "**a**")]),
        ("`a *b*` ``c ` d``", [("code", "`a *b*`"), ("code", "``c ` d``")]),
        ("[a *b*](u \"T\")", [("link", "[a *b*](u \"T\")"), ("emphasis", "*b*")]),
        ("![a *b*](u)", [("image", "![a *b*](u)"), ("emphasis", "*b*")]),
        ("[![a](b)](c)", [("link", "[![a](b)](c)"), ("image", "![a](b)")]),
        ("<https://a.b> <c@d.e>", [("autolink", "<https://a.b>"), ("autolink", "<c@d.e>")]),
        ("a<br>b <kbd>c</kbd>", [("html", "<br>"), ("html", "<kbd>"), ("html", "</kbd>")]),
        ("a[^1] [^note]", [("footnote", "[^1]"), ("footnote", "[^note]")]),
        ("a  \nb\\\nc", [("break", "  \n"), ("break", "\\\n")]),
        ("[text][ref] [text][] [text] [sic]", [("link", "[text][ref]"), ("link", "[text][]")]),
        ("[a](not a link", []),
        ("[a](b [c](d)", [("link", "[c](d)")]),
        ("\\*a\\* &amp; *", []),
    ],
)  # fmt: skip
def test_every_piece_of_markup_is_found_with_its_whole_span(text: str, marks: list[tuple[str, str]]) -> None:
    assert [(mark.kind, text[mark.start : mark.end]) for mark in markdown.marks(text)] == marks


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](https://a.b/c)", "https://a.b/c"),
        ("[a](<b c.md>)", "b%20c.md"),
        ("![a](b.jpg 'T')", "b.jpg"),
        ("[a][The Ref]", "[The Ref]"),
        ("<https://a.b>", "https://a.b"),
        ("<a@b.c>", "mailto:a@b.c"),
        ("`` a`b ``", "a`b"),
        ("<br/>", "<br/>"),
        ("[^note]", "note"),
    ],
)
def test_the_target_of_a_mark_is_its_address_code_tag_or_label(text: str, target: str) -> None:
    assert [mark.target for mark in markdown.marks(text)] == [target]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("no markup: burn_the_cage", "no markup: burn_the_cage"),
        ("**Nahid** *Tagh*avi", "Nahid Taghavi"),
        ("[**Nahid** Taghavi](bios/x.md)’s", "Nahid Taghavi’s"),
        ("![Nahid](x.jpg) &amp; \\*", "Nahid & *"),
        ("`a_b`, <https://a.b> and a<br>b[^1]", "a_b, https://a.b and ab"),
        ("a  \nb", "a\nb"),
        ("~~49~~ 54", "49 54"),
        ("**«نام»**ی و **نسرین**‌ها", "«نام»ی و نسرین‌ها"),
    ],
)
def test_plain_text_is_what_a_reader_sees(text: str, plain: str) -> None:
    assert markdown.plain(text).text == plain


def test_a_span_of_the_plain_text_leads_back_to_the_segment() -> None:
    text = "Free [**Nahid** Taghavi](x.md) now"
    plain = markdown.plain(text)
    start = plain.text.index("Nahid Taghavi")
    found = plain.span(start, start + len("Nahid Taghavi"))
    assert text[slice(*found)] == "Nahid** Taghavi"
    assert plain.span(0, 4) == (0, 4)
    assert plain.span(2, 2) == (2, 2)


@pytest.mark.parametrize(
    "text",
    ["**نام**ی", "**«نام»**ی", "و**«نام»**", "**نام**‌ها", "**(نام)**ی", "**نام.**و", "**“Nasrîn”**ê", "**„Freiheit“**s", "و**‹نام›**‌ی", "\u200f**«نام»**\u200f."],
)  # fmt: skip
def test_strong_words_may_touch_letters_and_joiners_of_arabic_script(text: str) -> None:
    assert [mark.kind for mark in markdown.marks(text)] == ["strong"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("**نام** «**دوم**» **سوم**", ["**نام**", "**دوم**", "**سوم**"]),
        ("او (**«نام»**) و**«نام»**ی", ["**«نام»**", "**«نام»**"]),
        ("***«نام»***ی", ["***«نام»***", "**«نام»**"]),
        ("**نام:** متن **نام.** متن", ["**نام:**", "**نام.**"]),
        ("*«الف»* و **«ب»**ی، *ج*", ["*«الف»*", "**«ب»**", "*ج*"]),
    ],
)
def test_emphasis_in_arabic_script_pairs_as_it_was_meant(text: str, spans: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in markdown.marks(text)] == spans


@pytest.mark.parametrize("text", ["_نام_ی", "و_نام_", "_«نام»_ی", "*نام*ی"])
def test_emphasis_may_touch_letters_of_arabic_script(text: str) -> None:
    assert [mark.kind for mark in markdown.marks(text)] == ["emphasis"]


@pytest.mark.parametrize("text", ["burn_the_cage", 'a*"foo"*', "** نام **", "2 * 3 * 4", "_a_b", "نام * دو * سه"])
def test_signs_that_are_no_emphasis_in_commonmark_are_none(text: str) -> None:
    assert markdown.marks(text) == ()


def test_marks_are_values() -> None:
    assert markdown.marks("*a*") == (Mark("emphasis", "", 0, 3),)


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        ('[her page](https://example.org "Nahid Taghavi") is', "her page | Nahid Taghavi is"),
        ("![a face](face.png 'Nahid Taghavi')", "a face | Nahid Taghavi"),
        ("[a](b (Nahid Taghavi))", "a | Nahid Taghavi"),
        ('[![alt](a.png "one")](b.md "two")', "alt | one | two"),
        ("[a](b.md) “c”", "a “c”"),
        ('[a](b.md "say \\"no\\"")', 'a | say \\"no\\"'),
        ('no link "at all"', 'no link "at all"'),
    ],
)
def test_titles_of_links_and_pictures_are_legible_but_no_plain_text(text: str, legible: str) -> None:
    found = markdown.legible(text)
    assert found.text == legible
    assert " | " not in markdown.plain(text).text
    if "Nahid Taghavi" in text:
        start = legible.index("Nahid Taghavi")
        place = found.span(start, start + len("Nahid Taghavi"))
        assert text[slice(*place)] == "Nahid Taghavi"
