"""Strategies: documents as people and machines write them, and translations meant to break them."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = ["Nahid", "ناهید", "Evin", "زندان", "1984", "151", "۱۵۱", "days", "می‌شود", "را", "Berlin", "a", "e\u0301", "🕊️"]
SIGNS = [
    "*", "**", "_", "__", "~~", "`", "``", "```", "~~~", "[", "]", "(", ")", "[a](b)", "[a]", "[a][]", "[b][a]", "![a](b)", "[^1]",
    "<", ">", "<b>", "</b>", "<br>", "<kbd>", "<div>", "<http://a.b>", "&amp;", "&", "\\", "\\*", "|", "\\|", "#", "##", "-", "+", "=",
    "===", "---", ":", ":::", "!!!", "$", "{#id}", "[ ]", "[x]", "1.", "1984.", "2)", "@handle", "https://a.org/x", "،", "؟", "«", "»",
    "“", "”", "'", '"', "\u00a0", "\u200c", "\u200f", "\u2028", "\f", "\t", "+++", "::", "~", "[^1]:", "[a]:", "[!NOTE]", "***", "<!",
]  # fmt: skip
BREAKS = [" ", " ", " ", "", "\n", "  \n", "\\\n", "\n\n"]

pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(BREAKS))
lines = st.lists(pieces, min_size=1, max_size=8).map("".join)
"""Running text with every sign that means something somewhere."""

translations = st.lists(pieces, min_size=1, max_size=10).map("".join)
"""What a translator, a machine or an attacker may have written."""

PREFIXES = [
    "",
    "",
    "",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "> ",
    ">",
    "# ",
    "### ",
    "    ",
    "\t",
    "  ",
    "| ",
    ": ",
    "[^1]: ",
    "- [x] ",
    "> - ",
    "- > ",
    "1.\t",
]
blocks = st.one_of(
    st.tuples(st.sampled_from(PREFIXES), lines).map("".join),
    st.sampled_from(
        ["", "", "", "---", "***", "===", "```", "~~~", "| a | b |", "|---|:-:|", "a | b", "-|-", "[a]: http://a.org 'T'", "<div>", "</div>",
         "<details>", "<summary>x</summary>", "[^1]: note", ":::", "> [!NOTE]", "-", "    code", "***x***"]
    ),
)  # fmt: skip
documents = st.tuples(
    st.sampled_from(["", "", "", "\ufeff", "---\ntitle: A\n---\n", "---\n\n", "+++\na = 1\n+++\n"]),
    st.lists(blocks, max_size=12).map("\n".join),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]),
).map(lambda parts: "".join(parts[:3]).replace("\n", parts[3]))
"""Documents put together from lines of all kinds; most of them are not what anybody would call tidy."""

secrets = st.sampled_from(["geheim-1", "محرمانه", "do not publish"])
forms = st.sampled_from(["<!-- {} -->", "<!--{}-->", "<!--\n{}\n-->", "<!-- a -- {} -->", "<!-- {}\n\nand more -->"])
places = st.sampled_from(["{}\n", "\n{}\n\n", "Text {} goes on.\n", "\n- item\n{}\n- item\n", "> quotation {}\n", "- {}\n  item\n", "# Heading {}\n",
                          "\n| a {} | b |\n|---|---|\n| c | {} |\n", "{} text beside\n", "\n<div>\n{}\n</div>\n\n", "Text\n{}\nText\n", "1. a\n{}\n2. b\n",
                          "> a\n> {}\n> b\n", "`code` {}\n"])  # fmt: skip


@st.composite
def _commented(draw: st.DrawFn) -> tuple[str, str]:
    secret = draw(secrets)
    pieces = draw(
        st.lists(
            st.tuples(places, forms, st.sampled_from(["", "\n", "Text.\n", "\n# H\n", "    code\n", "\n- x\n"])),
            min_size=1,
            max_size=4,
        )
    )
    text = "".join(place.replace("{}", _fits(place, form).replace("{}", secret)) + after for place, form, after in pieces)
    return text, secret


def _fits(place: str, form: str) -> str:
    """A comment on one line where lines have prefixes."""
    return form if place.startswith(("{}", "\n{}", "Text\n")) else form.replace("\n\n", " ").replace("\n", " ")


commented = _commented()
"""A document with private comments in all kinds of places, and the words that they hold."""
