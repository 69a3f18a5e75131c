"""The sheet for reviewers without tools: one row an entry, corrections in a column of their own, and the way back.

Owns the CSV that spreadsheets open without taking text for formulas, and the rules of import: a row is refused when its source
or its translation changed meanwhile, and an entry counts as reviewed only where the reviewer's column says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.errors import UnreadableInput
from pipeline.export.editions import digest
from pipeline.model import Catalogue, State, Unit

COLUMNS = ("document", "language", "entry", "version", "kind", "state", "source", "translation", "correction", "approved", "note")
NEEDED = ("document", "language", "entry", "version", "correction", "approved")

FORMULA = "=+-@\t\r＝＋－＠"
"""Characters with which a cell becomes a formula in a spreadsheet, full-width forms included."""

YES = frozenset({"yes", "y", "x", "ok", "1", "true", "approved", "ja", "بله", "آری", "بلی", "بەڵێ", "erê", "belê", "✓", "✔"})
NO = frozenset({"", "no", "n", "0", "false", "nein", "نه", "خیر", "نەخێر", "na"})
"""What the column `approved` may say, in the five languages; anything else is a row that nobody can read safely."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not brought back: its number in the sheet (the header is row 1) and the reason as a sentence."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The catalogue with the corrections in it, how many entries were corrected and approved, and the rows left out."""

    catalogue: Catalogue
    corrected: int
    approved: int
    refused: tuple[RefusedRow, ...]


def sheet(catalogue: Catalogue) -> bytes:
    """The catalogue as CSV: UTF-8 with a byte order mark, every cell quoted, CRLF, as spreadsheets expect."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    for unit in catalogue.units:
        row = {
            "document": catalogue.document,
            "language": catalogue.language,
            "entry": _entry(unit),
            "version": _version(unit),
            "kind": unit.kind,
            "state": unit.state.value,
            "source": unit.msgid,
            "translation": unit.msgstr,
            "note": unit.note,
        }
        writer.writerow({name: _guarded(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8-sig")


def target(content: bytes, path: str) -> tuple[str, str]:
    """The document and language that a sheet belongs to; UnreadableInput when it names none or several."""
    found = {(row["document"], row["language"]) for _, row in _rows(content, path)}
    if len(found) != 1:
        raise UnreadableInput("must hold the rows of exactly one document in one language", path)
    return found.pop()


def import_sheet(catalogue: Catalogue, content: bytes, path: str) -> Imported:
    """Bring the corrections of a sheet into its catalogue.

    A correction replaces the translation and needs editing, unless the row is approved. A row is refused when its entry is gone
    (the source changed), when the translation is not the one that the reviewer saw, or when `approved` cannot be read.
    """
    if target(content, path) != (catalogue.document, catalogue.language):
        raise UnreadableInput(f"is no sheet of {catalogue.document} in {catalogue.language}", path)
    units = {_entry(unit): unit for unit in catalogue.units}
    refused: list[RefusedRow] = []
    seen: set[str] = set()
    corrected = approved = 0
    for number, row in _rows(content, path):
        correction, decision = row["correction"].strip().replace("\r\n", "\n"), row["approved"].strip().casefold()
        if not correction and decision in NO:
            continue
        if reason := _refusal(row, units, seen, decision):
            refused.append(RefusedRow(number, reason))
            continue
        seen.add(row["entry"])
        before = units[row["entry"]]
        after = _applied(before, correction, decision in YES)
        units[row["entry"]] = after
        corrected += after.msgstr != before.msgstr
        approved += after.state is State.REVIEWED and before.state is not State.REVIEWED
    returned = tuple(units[_entry(unit)] for unit in catalogue.units)
    return Imported(replace(catalogue, units=returned), corrected, approved, tuple(refused))


def _refusal(row: Mapping[str, str], units: Mapping[str, Unit], seen: set[str], decision: str) -> str:
    """Why a row is not brought back; empty when it is."""
    unit = units.get(row["entry"])
    if unit is None:
        return "its source text changed or left the document since the sheet was written"
    if row["entry"] in seen:
        return "the same entry stands in an earlier row"
    if row["version"] != _version(unit):
        return "its translation changed since the sheet was written"
    if decision not in YES | NO:
        return f"“{row['approved'].strip()}” in the column “approved” is neither yes nor no"
    if not row["correction"].strip() and not unit.msgstr:
        return "it is approved but has no translation"
    return ""


def _applied(unit: Unit, correction: str, approved: bool) -> Unit:
    """The unit after a reviewer's row: corrected text is the reviewer's and no longer a machine draft."""
    if correction and correction != unit.msgstr:
        unit = replace(unit, msgstr=correction, state=State.NEEDS_EDITING, draft="", unverified=(), left_empty="")
    if approved:
        unit = replace(unit, state=State.REVIEWED, previous_msgid=None, previous_msgctxt=None, facts_changed=())
    return unit


def _entry(unit: Unit) -> str:
    """What identifies an entry: letters first, so that no spreadsheet takes it for a number."""
    context = unit.msgctxt or ""
    return f"e-{digest(chr(4).join([context, unit.msgid]))[:16]}"


def _version(unit: Unit) -> str:
    """What tells whether a translation is still the one in the sheet."""
    return f"v-{digest(unit.msgstr)[:16]}"


def _guarded(text: str) -> str:
    """The text as a cell that no spreadsheet evaluates: an apostrophe before what would begin a formula, and before that again."""
    return f"'{text}" if text.lstrip("'")[:1] in tuple(FORMULA) else text


def _unguarded(cell: str) -> str:
    """The text of a cell; undoes `_guarded`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in tuple(FORMULA) else cell


def _rows(content: bytes, path: str) -> list[tuple[int, dict[str, str]]]:
    """The rows with their numbers, whatever separator the spreadsheet chose."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput("is not UTF-8; save the sheet as CSV UTF-8", path) from None
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        lacking = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if lacking:
            raise UnreadableInput(f"has no column “{lacking[0]}”", path, 1)
        rows = [(number, row) for number, row in enumerate(reader, 2) if any(row.values())]
    except csv.Error as error:
        raise UnreadableInput(f"is not readable as CSV: {error}", path) from None
    for number, row in rows:
        if None in row or None in row.values():
            raise UnreadableInput("a row has more or fewer cells than the first", path, number)
    return [(number, {name: _unguarded(cell) for name, cell in row.items()}) for number, row in rows]
