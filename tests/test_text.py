"""Characters are folded alike whichever way is quicker."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.text import FOLDING, translator

TABLE = {ord("]"): "[", ord("^"): None, ord("-"): "--", ord("\\"): "/", ord("ي"): "ی"}
characters = st.sampled_from([*map(chr, FOLDING), *map(chr, TABLE), "a", "é", "ی", "\u200c", " "]) | st.characters()


@given(st.text(characters, max_size=20))
@example("")
@example("کتاب")
@example("كتاب]")
def test_a_translator_changes_what_its_table_changes(text: str) -> None:
    for table in (FOLDING, TABLE):
        assert translator(table)(text) == text.translate(table)
