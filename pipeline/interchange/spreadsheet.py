"""The glossary as CSV, for spreadsheets, Weblate and people without tools, and back.

Owns the columns. A cell that a spreadsheet could take for a formula is written with an apostrophe before it (and read without).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import cast, get_args

from pipeline.errors import UnreadableInput
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Location, Term, TermKind

SEPARATOR = " | "
"""Between several forms in one cell; no name has it."""

COLUMNS = ("id", "kind", "gender", *(f"{code}{part}" for code in LANGUAGES for part in ("", " also", " short", " never")), "note")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def serialise(glossary: Glossary) -> str:
    """One line for each term: id, kind, gender, for each language the form, `also`, `short` and `never`, then the note."""
    return _sheet([COLUMNS, *(_row(term) for term in glossary.terms)])


def weblate(glossary: Glossary, source: str, target: str) -> str:
    """The glossary of one pair of languages as Weblate imports it: source, target, context (the term id), comments."""
    rows = [
        (term.forms[source].form, term.forms[target].form, term.id, term.note)
        for term in glossary.terms
        if source in term.forms and target in term.forms
    ]
    return _sheet([("source", "target", "context", "developer_comments"), *rows])


def _row(term: Term) -> Iterator[str]:
    yield from (term.id, term.kind, term.gender)
    for code in LANGUAGES:
        forms = term.forms.get(code, Forms(""))
        yield from (forms.form, *(SEPARATOR.join(part) for part in (forms.also, forms.short, forms.never)))
    yield term.note


def _sheet(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[_safe(cell) for cell in row] for row in rows])
    return out.getvalue()


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA) else cell


def _plain(cell: str | None) -> str:
    text = (cell or "").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def parse(text: str, path: str) -> tuple[Term, ...]:
    """The terms of such a sheet; columns may be missing or stand in another order, `id`, `kind` and one language must not.

    `UnreadableInput` with the line for an unknown column, kind or gender, a doubled id, a term without any form.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        columns = [name.strip() for name in reader.fieldnames or ()]
        if unknown := [name for name in columns if name not in COLUMNS]:
            raise UnreadableInput(f"unknown column “{unknown[0]}”; known are {', '.join(COLUMNS)}", path, 1)
        if missing := [name for name in ("id", "kind") if name not in columns]:
            raise UnreadableInput(f"the column “{missing[0]}” is missing", path, 1)
        reader.fieldnames = columns
        terms = [_term(row, path, reader.line_num) for row in reader if any(map(_plain, row.values()))]
    except csv.Error as error:
        raise UnreadableInput(f"is not a CSV sheet ({error})", path, reader.line_num + 1) from None
    seen: set[str] = set()
    for term in terms:
        if term.id in seen:
            raise UnreadableInput(f"the id “{term.id}” stands twice", path, term.location.line)
        seen.add(term.id)
    return tuple(terms)


def _term(row: Mapping[str, str | None], path: str, line: int) -> Term:
    cells = {name: _plain(cell) for name, cell in row.items() if isinstance(name, str)}
    if cells["kind"] not in get_args(TermKind):
        raise UnreadableInput(f"unknown kind “{cells['kind']}”; known are {', '.join(get_args(TermKind))}", path, line)
    if (gender := cells.get("gender", "")) not in ("f", "m", ""):
        raise UnreadableInput(f"unknown gender “{gender}”; known are f and m", path, line)
    forms = {code: found for code in LANGUAGES if (found := _forms(cells, code))}
    if not cells["id"] or not forms:
        raise UnreadableInput("a term needs an id and a form in at least one language", path, line)
    kind = cast(TermKind, cells["kind"])
    return Term(cells["id"], kind, forms, cells.get("note", ""), gender, Location(path, line))  # type: ignore[arg-type]


def _forms(cells: Mapping[str, str], code: str) -> Forms | None:
    if not cells.get(code):
        return None
    also, short, never = (_several(cells.get(f"{code} {part}", "")) for part in ("also", "short", "never"))
    return Forms(cells[code], also, short, never=never)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(form for part in cell.split(SEPARATOR.strip()) if (form := part.strip()))
