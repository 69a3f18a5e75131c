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
