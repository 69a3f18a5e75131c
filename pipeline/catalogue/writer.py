"""From a `Catalogue` to PO text, and from a document to its template. The only importer of polib.

Writes lines unwrapped, so that a change of one word is a change of one line, and the same catalogue always as the same bytes. What
an entry says in every language, its source text, is written once and remembered for the other catalogues of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import polib

from pipeline.catalogue.header import CONTENT_TYPE, NOBODY, stamp_of
from pipeline.catalogue.reader import FUZZY
from pipeline.catalogue.units import from_document
from pipeline.model import Catalogue, Document, State, Unit

EMPTY_COMMENT = re.compile(r"^# $", re.MULTILINE)
EMPTY = 'msgid ""\nmsgstr '
"""How the entry begins that holds the header."""

CREATION_DATE = re.compile(r'^"POT-Creation-Date: (.*)\\n"$', re.MULTILINE)


def serialise(catalogue: Catalogue) -> str:
    """The PO text of a catalogue: `parse` of it is the same catalogue."""
    entries = [entry(unit, obsolete=False) for unit in catalogue.units]
    entries += [entry(unit, obsolete=True) for unit in catalogue.obsolete]
    return file(catalogue.header_comment, catalogue.header, entries)


def template(document: Document, names: Callable[[str], tuple[str, ...]], today: date, previous: str = "") -> str:
    """The POT of a document, `names` giving the name lines of a text.

    The creation date of `previous`, the template as it stands on disk, is kept when nothing else changed.
    """
    dated = CREATION_DATE.search(previous)
    header = {
        "Project-Id-Version": document.name,
        "POT-Creation-Date": dated[1] if dated else stamp_of(today),
        **NOBODY,
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": document.language,
    }
    entries = [entry(unit, obsolete=False) for unit in from_document(document, names)]
    text = file(f"Source texts of {document.name}.", header, entries)
    if text == previous or not dated:
        return text
    return file(f"Source texts of {document.name}.", header | {"POT-Creation-Date": stamp_of(today)}, entries)


def file(comment: str, header: Mapping[str, str], entries: list[str]) -> str:
    """The text of a PO file."""
    fields = "".join([field(name, header[name]) for name in in_order(tuple(header))])
    text = "\n".join([f'{marked("# ", [comment])}{EMPTY}""\n{fields}', *entries])
    return EMPTY_COMMENT.sub("#", text) if "# \n" in text else text


@lru_cache(maxsize=64)
def in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Header fields in the order in which polib writes them."""
    po = polib.POFile()
    po.metadata = dict.fromkeys(names, "")
    return tuple(name for name, _ in po.ordered_metadata())


@lru_cache(maxsize=256)
def field(name: str, value: str) -> str:
    """One field of a header as polib writes it; most are the same in every catalogue of a language."""
    return body("", f"{name}: {value}\n", None, False, (), (), None, None).removeprefix(EMPTY).removeprefix('""\n')


def entry(unit: Unit, obsolete: bool) -> str:
    """One unit as polib writes it."""
    flags = (FUZZY, *unit.flags) if unit.state is State.NEEDS_EDITING and unit.msgstr else unit.flags
    written = body(
        unit.msgid, unit.msgstr, unit.msgctxt, obsolete, unit.locations, flags, unit.previous_msgid, unit.previous_msgctxt
    )
    if not obsolete:
        written = extracted_comments(unit) + written
    return marked("# ", translator_comments(unit)) + written


@lru_cache(maxsize=1024)
def body(
    msgid: str,
    msgstr: str,
    msgctxt: str | None,
    obsolete: bool,
    locations: tuple[str, ...],
    flags: tuple[str, ...],
    previous_msgid: str | None,
    previous_msgctxt: str | None,
) -> str:
    """An entry without its comments; for the simplest, which most are, polib need only escape its texts."""
    places = [f"\u2068{place}\u2069" if " " in place else place for place in locations]
    rare = obsolete or flags or not (msgctxt is previous_msgid is previous_msgctxt is None)
    if not rare and len(msgid.splitlines()) < 2 and len(msgstr.splitlines()) < 2:
        stands = f"#: {' '.join(places)}\n" if places else ""
        return f'{stands}msgid "{polib.escape(msgid)}"\nmsgstr "{polib.escape(msgstr)}"\n'
    written = polib.POEntry(
        msgid=msgid,
        msgstr=msgstr,
        msgctxt=msgctxt,
        obsolete=obsolete,
        occurrences=[(place, "") for place in places],
        flags=list(flags),
        previous_msgid=previous_msgid,
        previous_msgctxt=previous_msgctxt,
    )
    return str(written.__unicode__(wrapwidth=0))


def marked(mark: str, lines: Sequence[str]) -> str:
    """Comment lines, each after its mark."""
    text = "\n".join(lines)
    return mark + text.replace("\n", "\n" + mark) + "\n" if text else ""


def translator_comments(unit: Unit) -> Sequence[str]:
    """The lines after `# `: those that the pipeline writes first, a person's own as they are."""
    if not (unit.draft or unit.unverified or unit.left_empty or unit.facts_changed):  # as nearly always
        return unit.comments
    lines = [f"draft: {one_line(unit.draft)}"] if unit.draft else []
    lines += [f"unverified: {term}" for term in unit.unverified]
    if unit.left_empty:
        lines.append(f"left empty: {one_line(unit.left_empty)}")
    lines += [f"facts changed: {one_line(fact)}" for fact in unit.facts_changed]
    return [*lines, *unit.comments]


def extracted_comments(unit: Unit) -> str:
    """The lines after `#. `: kind, names, note."""
    kind = f"#. type: {unit.kind}\n" if unit.kind else ""
    note = marked("#. ", [line for line in unit.note.split("\n") if line]) if unit.note else ""
    return kind + named(unit.names) + note


@lru_cache(maxsize=256)
def named(names: tuple[str, ...]) -> str:
    """The comments that say how names are written; nearly all entries of a biography have the same ones."""
    return marked("#. ", [f"name: {one_line(name)}" for name in names])


def one_line(text: str) -> str:
    """A comment may not break the line, or what follows would be read as another comment."""
    return " ".join(text.split())
