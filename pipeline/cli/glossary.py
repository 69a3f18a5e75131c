"""`pipeline glossary`: is it sound, where does a term stand, which names does it lack, and copies for other tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import reports
from pipeline.cli.group import Command, Context
from pipeline.cli.tables import table


@click.group()
def glossary() -> None:
    """The names and fixed terms in glossary.yaml."""


@glossary.command(cls=Command)
@click.pass_obj
def check(context: Context) -> None:
    """Say what is wrong or still to be confirmed by a native reader. Exit 1 when there is an error."""
    from pipeline.tasks.glossary import lint

    findings = lint(context.project())
    reports.linted(context, findings)
    if any(finding.severity == "error" for finding in findings):
        raise click.exceptions.Exit(1)


@glossary.command(cls=Command)
@click.argument("term")
@click.pass_obj
def show(context: Context, term: str) -> None:
    """Show a term (its id or one of its forms): every accepted form in each language, and where it occurs.

    A reviewer who finds a wrong form in the list writes it under “veto” in glossary.yaml.
    """
    from pipeline.tasks.glossary import show

    reports.shown(show(context.project(), term))


@glossary.command(cls=Command)
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many names at most.")
@click.pass_obj
def suggest(context: Context, limit: int) -> None:
    """List names in the sources that the glossary lacks, the most frequent first, with the places."""
    from pipeline.tasks.glossary import suggest

    found = suggest(context.project())[:limit]
    if found:
        table(
            ["name", "language", "times", "where"],
            [[one.name, one.language, str(one.count), ", ".join(one.places[:3])] for one in found],
        )
    else:
        context.say("every name in the sources is in the glossary")


@glossary.command(cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "tbx"]),
    required=True,
    help="CSV for Weblate and spreadsheets, TBX for terminology tools.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write; default standard output.")
@click.pass_obj
def export(context: Context, form: str, output: Path | None) -> None:
    """Write the glossary in a format that other tools read."""
    from pipeline.tasks.glossary import take_out

    text = take_out(context.project(), form)
    if output is None:
        sys.stdout.write(text)
    else:
        from pipeline.whole_files import write_whole

        write_whole(output, text.encode(), str(output))
        context.say(f"written: {output}")


@glossary.command("import", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(context: Context, file: Path) -> None:
    """Read a CSV or TBX file and print what it would add to glossary.yaml, as YAML to be copied by hand.

    Nothing is written: a name enters the glossary only when a person puts it there.
    """
    from pipeline.tasks.glossary import propose

    click.echo(propose(context.project(), file), nl=False)
