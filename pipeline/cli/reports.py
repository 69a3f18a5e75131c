"""What the commands print of the reports they get."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pipeline.cli.tables import table
from pipeline.languages import LANGUAGES
from pipeline.text import isolate

if TYPE_CHECKING:
    from pipeline.cli.group import Context
    from pipeline.model import Finding
    from pipeline.tasks.check import Checked, Mended
    from pipeline.tasks.draft import Drafted
    from pipeline.tasks.export import Exported
    from pipeline.tasks.extract import Extracted
    from pipeline.tasks.glossary import Shown
    from pipeline.tasks.review import Returned
    from pipeline.tasks.run import Ran
    from pipeline.tasks.status import Row

MANY = 10


@contextlib.contextmanager
def nothing() -> Iterator[None]:
    """Hold nothing: for commands that only look."""
    yield


def count(number: int, thing: str) -> str:
    """A number with its noun in the right form: 1 file, 2 files."""
    plural = thing[:-1] + "ies" if thing.endswith("y") else thing + "s"
    return f"{number:,} {thing if number == 1 else plural}"


def extracted(context: Context, report: Extracted, check: bool) -> None:
    """What an extraction changed."""
    verb = "would change" if check else "written"
    for path in report.changed[:MANY]:
        context.say(f"{verb}: {path}")
    if len(report.changed) > MANY:
        context.say(f"… and {count(len(report.changed) - MANY, 'more file')}")
    context.say(f"{count(report.documents, 'document')}, {count(len(report.changed), 'file')} {verb}")
    for path in report.orphans:
        click.echo(f"pipeline: {path}: its source document is gone; the file is kept and not exported", err=True)


def drafted(context: Context, report: Drafted, dry_run: bool) -> None:
    """The table that `draft` ends with."""
    if context.quiet:
        return
    routes = ["memory", "engine", "repaired", "re-decoded", "flagged", "left empty"]
    rows = [[language, *(str(counts.get(route, 0)) for route in routes)] for language, counts in report.routes.items()]
    if rows:
        table(["language", *routes], rows, "would be drafted" if dry_run else "")
    else:
        click.echo("nothing to draft: no entry is untranslated")
    for note in report.notes:
        click.echo(note)
    if rows and not dry_run:
        click.echo("Every draft is marked as needs-editing; a person has to read and approve it.")


def explained(steps: list[str]) -> None:
    """The rungs tried for one entry."""
    for step in steps:
        click.echo(step)


def mended(context: Context, report: Mended, dry_run: bool) -> None:
    """What `check --fix` changed, as a diff."""
    for path, difference in report.changed:
        context.say(f"{'would mend' if dry_run else 'mended'}: {path}\n{difference}")
    if not report.changed:
        context.say("nothing to mend")


def checked(context: Context, report: Checked, form: str) -> None:
    """The findings in the form that was asked for."""
    from pipeline.checks import report as written

    summary = {
        "errors": report.errors,
        "warnings": len(report.findings) - report.errors,
        "catalogues": report.catalogues,
        "entries": report.units,
    }
    text = {"text": written.text, "json": written.json, "github": written.github, "junit": written.junit}[form](
        report.findings, summary
    )
    if text and not (context.quiet and form == "text" and not report.errors):
        click.echo(text)


def exported(context: Context, report: Exported) -> None:
    """What was exported, what was left out and what was refused, with the reasons."""
    for refused in report.refused:
        click.echo(f"refused: {refused.document} in {refused.language}: {count(len(refused.findings), 'error')}", err=True)
        for finding in refused.findings:
            click.echo(f"  {finding.check}: {finding.message} (in “{finding.msgid[:60]}”)", err=True)
    languages: dict[tuple[str, str], list[str]] = {}
    for skipped in report.skipped:
        languages.setdefault((skipped.document, skipped.reason), []).append(skipped.language)
    for (document, reason), codes in languages.items():
        context.say(f"not finished: {document} in {', '.join(codes)}: {reason}")
    context.say(
        f"{count(report.editions, 'edition')} exported to {report.folder}, {count(report.drafts, 'unreviewed draft')} under {report.folder}/drafts, "
        f"{len(report.skipped)} not finished, {len(report.refused)} refused; {count(report.written, 'file')} written"
    )


def ran(context: Context, report: Ran) -> None:
    """The summary of a run."""
    extracted(context, report.extracted, check=False)
    drafted(context, report.drafted, dry_run=False)
    checked(context, report.checked, "text")
    exported(context, report.exported)


def status(rows: tuple[Row, ...], as_json: bool) -> None:
    """Documents × languages."""
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return
    headings = ["document", "language", "reviewed", "needs editing", "untranslated", "errors", "exportable"]
    cells = [
        [
            row.document,
            row.language,
            *(
                "" if row.exportable == "source" else str(n)
                for n in (row.reviewed, row.needs_editing, row.untranslated, row.errors)
            ),
            row.exportable,
        ]
        for row in rows
    ]
    table(headings, cells)
    for row in rows:
        for waiver in row.waivers:
            click.echo(f"waived: {row.document} in {row.language}: {waiver}")


def returned(context: Context, report: Returned) -> None:
    """What came back on a sheet."""
    for row in report.refused:
        click.echo(f"row {row.row} was left out: {row.reason}", err=True)
    context.say(f"{report.path}: {report.corrected} corrected, {report.approved} approved, {len(report.refused)} left out")


def linted(context: Context, findings: Sequence[Finding]) -> None:
    """What is wrong with the glossary, errors first."""
    for finding in sorted(findings, key=lambda finding: finding.severity):
        (click.echo if finding.severity == "error" else context.say)(f"{finding.severity}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    context.say(f"{count(errors, 'error')}, {count(len(findings) - errors, 'warning')}")


def shown(report: Shown) -> None:
    """A term: its forms by rule, then where it stands."""
    click.echo(f"{report.term.id} ({report.term.kind})")
    if report.term.note:
        click.echo(report.term.note)
    for language, forms in report.forms.items():
        review = ", to be confirmed by a native reader" if report.term.forms[language].review else ""
        click.echo(f"\n{LANGUAGES[language].name}{review}")
        rules: dict[str, list[str]] = {}
        for form in forms:
            rules.setdefault(f"{form.status}, {form.rule}" if form.rule else form.status, []).append(isolate(form.text))
        for rule, texts in rules.items():
            click.echo(f"  {rule}: {', '.join(texts)}")
    click.echo("")
    for language, document, text in report.places:
        click.echo(f"{language} {document}: {isolate(text if len(text) < 100 else text[:100] + '…')}")
