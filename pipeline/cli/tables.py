"""Tables and progress: drawn by rich on a terminal, plain text elsewhere; progress goes to standard error."""

from __future__ import annotations

import contextlib
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence

import click

from pipeline.tasks.progress import Progress, silent

BETWEEN = 0.1
"""Seconds between two pictures of a progress bar."""


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    """Print a table to standard output; the first column is text, the others too, all aligned left."""
    if sys.stdout.isatty():
        _draw(headings, rows, title)
        return
    if title:
        click.echo(title)
    cells = [list(headings), *(list(row) for row in rows)]
    taken = [[_width(cell) for cell in row] for row in cells]
    widths = [max(column) for column in zip(*taken, strict=True)]
    for row, own in zip(cells, taken, strict=True):
        padded = (cell + " " * (width - wide) for cell, wide, width in zip(row, own, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _draw(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=title or None, box=SIMPLE, title_justify="left")
    for heading in headings:
        drawn.add_column(heading)
    for row in rows:
        drawn.add_row(*row)
    Console().print(drawn)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) or unicodedata.category(char) == "Cf" else 1 for char in text)


@contextlib.contextmanager
def progress(label: str, quiet: bool) -> Iterator[Progress]:
    """A progress callable: a bar on a terminal, nothing elsewhere and with `--quiet`."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[what]}"))
    # Drawn here and by no thread, so that a task may fork its workers.
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=None, what="")
        drawn = 0.0

        def show(done: int, total: int, what: str) -> None:
            nonlocal drawn
            late = time.monotonic() - drawn > BETWEEN
            bar.update(task, completed=done, total=total, what=what[:40], refresh=late)
            drawn = time.monotonic() if late else drawn

        yield show
