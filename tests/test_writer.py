"""A catalogue is written exactly as polib writes it, entry by entry."""

from __future__ import annotations

import polib
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline import catalogue
from pipeline.catalogue.writer import EMPTY_COMMENT, entry, extracted_comments, translator_comments
from pipeline.model import Catalogue, State, Unit
from tests.test_laws import catalogues


def as_polib(unit: Unit, obsolete: bool) -> polib.POEntry:
    """The unit as an entry of polib's, with everything in it."""
    return polib.POEntry(
        msgid=unit.msgid,
        msgstr=unit.msgstr,
        msgctxt=unit.msgctxt,
        obsolete=obsolete,
        tcomment="\n".join(translator_comments(unit)),
        comment="\n".join(line.removeprefix("#. ") for line in extracted_comments(unit).split("\n")[:-1]),
        occurrences=[(f"\u2068{place}\u2069" if " " in place else place, "") for place in unit.locations],
        flags=["fuzzy", *unit.flags] if unit.state is State.NEEDS_EDITING and unit.msgstr else list(unit.flags),
        previous_msgid=unit.previous_msgid,
        previous_msgctxt=unit.previous_msgctxt,
    )


def by_polib(found: Catalogue) -> str:
    """The file as polib alone writes it."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = dict(found.header)
    list.extend(po, [as_polib(unit, False) for unit in found.units] + [as_polib(unit, True) for unit in found.obsolete])
    comment = "".join(f"# {line}\n" for line in found.header_comment.split("\n")) if found.header_comment else ""
    return EMPTY_COMMENT.sub("#", comment + str(po).removeprefix("#\n"))


@given(catalogues())
def test_a_catalogue_is_written_as_polib_writes_it(found: Catalogue) -> None:
    assert catalogue.serialise(found) == by_polib(found)


@given(st.text(), st.text(), st.lists(st.text("ab /.", min_size=1), max_size=2))
@example("a\n", "b\u2028", ["a b"])
@example('"\\"', "\x0b\x85", [])
@example("a\rb", "", ["a"])
def test_an_entry_without_anything_rare_is_written_as_polib_writes_it(msgid: str, msgstr: str, locations: list[str]) -> None:
    unit = Unit(msgid, msgstr, locations=tuple(locations))
    assert entry(unit, obsolete=False) == as_polib(unit, False).__unicode__(wrapwidth=0)
