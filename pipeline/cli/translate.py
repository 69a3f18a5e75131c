"""The commands of the daily round: run, status, extract, draft, check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli import reports
from pipeline.cli.group import Command, Context, documents_argument, languages_option, shard_option
from pipeline.cli.tables import progress

if TYPE_CHECKING:
    from pipeline.tasks.check import Checked


@click.command(cls=Command)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@shard_option
@documents_argument
@click.pass_obj
def extract(context: Context, documents: tuple[str, ...], check: bool, shard: tuple[int, int]) -> None:
    """Bring templates and catalogues up to date with source/.

    Nothing that a person wrote is lost: a changed text keeps its translation as needs-editing and says which facts changed.
    """
    from pipeline.tasks.extract import extract

    project = context.project()
    with project.lock("extract", shard) if not check else reports.nothing(), progress("extract", context.quiet) as bar:
        extracted = extract(project, project.chosen_documents(documents, shard), check=check, progress=bar)
    reports.extracted(context, extracted, check)
    if check and extracted.changed:
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@languages_option
@click.option(
    "--engine",
    type=click.Choice(["auto", "memory", "argos", "nllb"]),
    default="auto",
    show_default=True,
    help="Where drafts come from.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing, only say what would be drafted.")
@click.option("--explain", metavar="ENTRY", help="Show how the entry whose source text begins so would be drafted, step by step.")
@shard_option
@documents_argument
@click.pass_obj
def draft(
    context: Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    engine: str,
    dry_run: bool,
    explain: str | None,
    shard: tuple[int, int],
) -> None:
    """Fill untranslated entries by machine, offline; every draft stays needs-editing.

    Translation memory first, then an installed engine. Interrupted, it continues where it stopped.
    """
    from pipeline.tasks.draft import draft, explain_entry

    project = context.project()
    chosen = project.chosen_documents(documents, shard)
    if explain is not None:
        reports.explained(explain_entry(project, chosen, languages, engine, explain))
        return
    with project.lock("draft", shard) if not dry_run else reports.nothing(), progress("draft", context.quiet) as bar:
        drafted = draft(project, chosen, languages, engine=engine, dry_run=dry_run, progress=bar)
    reports.drafted(context, drafted, dry_run)


@click.command(cls=Command)
@languages_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "junit"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--fix", is_flag=True, help="Mend what cannot change meaning: code points, digits, spaces, quotes.")
@click.option("--dry-run", is_flag=True, help="With --fix: only show what would be mended.")
@shard_option
@documents_argument
@click.pass_obj
def check(
    context: Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    fix: bool,
    dry_run: bool,
    shard: tuple[int, int],
) -> None:
    """Check every translation: names, numbers, links, markup, characters. Exit 1 when there is an error.

    To silence one check on one entry, write a translator comment “waive: numbers because …”; names cannot be waived.
    """
    from pipeline.tasks.check import check, mend

    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    project = context.project()
    chosen = project.chosen_documents(documents, shard)
    if fix:
        with project.lock("check --fix", shard) if not dry_run else reports.nothing(), progress("fix", context.quiet) as bar:
            reports.mended(context, mend(project, chosen, languages, dry_run=dry_run, progress=bar), dry_run)
    with progress("check", context.quiet) as bar:
        checked = check(project, chosen, languages, progress=bar)
    reports.checked(context, checked, form)
    _stop_on_errors(checked)


def _stop_on_errors(checked: Checked) -> None:
    if checked.errors:
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@languages_option
@click.pass_obj
def run(context: Context, languages: tuple[str, ...]) -> None:
    """Do the whole job: extract, draft, check, export with drafts, and a summary."""
    from pipeline.tasks.run import run

    project = context.project()
    with project.lock("run"), progress("run", context.quiet) as bar:
        ran = run(project, languages, progress=bar)
    reports.ran(context, ran)
    if ran.checked.errors or ran.exported.refused:
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_obj
def status(context: Context, as_json: bool) -> None:
    """Say for every document and language how far it is."""
    from pipeline.tasks.status import status

    project = context.project()
    with progress("status", context.quiet) as bar:
        reports.status(status(project, progress=bar), as_json)
