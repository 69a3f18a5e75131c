"""Plain text: readable without markup, in the right direction without a page."""

from __future__ import annotations

import pytest

from pipeline import markdown
from tests.markdown.cases import unchanged

RLM, LRM, LRI, PDI = "\u200f", "\u200e", "\u2066", "\u2069"


def text_of(text: str) -> str:
    """The plain text of a document that is translated into itself."""
    return markdown.to_text(text, unchanged)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("# One\n## Two\n\ntext\n\n### Three\n", "One\n\n\nTwo\n\ntext\n\n\nThree\n"),
        ("- a\n  - b\n    - c\n- d\n\ne\n", "– a\n  – b\n    – c\n– d\n\ne\n"),
        ("9. a\n10. b\n    - c\n", "9. a\n10. b\n    – c\n"),
        ("- a\n\n  b\n- c\n", "– a\n\n  b\n\n– c\n"),
        ("> a\n>\n> - b\n", "> a\n\n> – b\n"),
        ("**a** [b](https://c.org) <d@e.org> [f](g.md) `h` ~~i~~\n", "a b (https://c.org) d@e.org f h ~i~\n"),
        ("[https://a.org](https://a.org/) [b](mailto:c@d.org) [e](javascript:f)\n", "https://a.org b (c@d.org) e\n"),
        ("![alt](x.png) ![](y.png)\n", "[alt]\n"),
        ("a  \nb<br>c\n", "a\nb\nc\n"),
        ("| a | b |\n|---|---|\n| c | d \\| e |\n\nf\n", "a | b\nc | d | e\n\nf\n"),
        ("a[^x] b[^y]\n\n[^y]: Y\n[^x]: X\n\n    - z\n", "a[1] b[2]\n\n\n[1] X\n\n    – z\n\n[2] Y\n"),
        ("a\n: b\n: c\n", "a\n    b\n\n    c\n"),
        ("<div>\na &amp; <b>b</b>\n</div>\n\n***\n", "a & b\n\n* * *\n"),
        ("- [ ] a\n- [x] b\n", "☐ a\n☑ b\n"),
        ("", ""),
    ],
)
def test_every_block_is_readable_without_markup(text: str, plain: str) -> None:
    assert text_of(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Nahid را آزاد کنید", f"{RLM}Nahid را آزاد کنید"),
        ("- Nahid را آزاد کنید", f"{RLM}– Nahid را آزاد کنید"),
        ("ناهید را آزاد کنید", "ناهید را آزاد کنید"),
        ("ناهید means gift in English", f"{LRM}ناهید means gift in English"),
        ("151 روز در انفرادی", "151 روز در انفرادی"),
        ("حساب @burn_the_cage را ببینید", f"حساب {LRM}@burn_the_cage را ببینید"),
        ("تلفن +98 21 1234567 است", f"تلفن {LRI}+98 21 1234567{PDI} است"),
        ("فرمان `make all` را", f"فرمان {LRI}make all{PDI} را"),
        ("نشانی https://a.org/b/ و [متن](https://c.org) است", "نشانی https://a.org/b/ و متن (https://c.org) است"),
        ("Call @burn_the_cage or +98 21 1234567", "Call @burn_the_cage or +98 21 1234567"),
    ],
)
def test_direction_is_marked_where_a_line_needs_it_and_never_after_an_address(text: str, plain: str) -> None:
    assert text_of(text) == plain + "\n"


def test_no_line_ends_in_spaces_and_the_text_in_one_newline() -> None:
    plain = text_of("- \n\n> a  \n> b\n\n| |\n|-|\n\n<div>\n\n")
    assert plain.endswith("b\n\n") is False
    assert all(line == line.rstrip() for line in plain.split("\n"))
