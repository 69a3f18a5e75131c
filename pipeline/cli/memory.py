"""`pipeline memory`: look into the translation memory, bring one in, take it out."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.group import Command, Context
from pipeline.cli.reports import count
from pipeline.languages import LANGUAGES


@click.group()
def memory() -> None:
    """The translation memory: what was translated before."""


@memory.command(cls=Command)
@click.option("-l", "--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True, help="The language of TEXT.")
@click.argument("text")
@click.pass_obj
def search(context: Context, text: str, language: str) -> None:
    """Show what is most similar to TEXT, with its translations."""
    from pipeline.tasks.memory import search

    found = search(context.project(), text, language)
    for match in found:
        click.echo(f"{match.score:.0%} memory {match.unit.name}")
        for code, wording in match.unit.texts.items():
            click.echo(f"  {code:3} {wording}")
    if not found:
        context.say("the memory has nothing similar")


@memory.command("import", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.tmx")
@click.pass_obj
def import_(context: Context, file: Path) -> None:
    """Bring a translation memory into the project, as translations/memory/FILE.tmx.

    Drafts made from it are needs-editing like all drafts.
    """
    from pipeline.tasks.memory import bring_in

    project = context.project()
    with project.lock("memory import"):
        path, units = bring_in(project, file)
    context.say(f"{count(units, 'unit')} imported: {path}")


@memory.command(cls=Command)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what was imported and what comes with the program; no person has reviewed the latter.",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.tmx")
@click.pass_obj
def export(context: Context, file: Path, everything: bool) -> None:
    """Write what people approved in this project to a TMX file, for OmegaT, Weblate, Lokalize or an agency."""
    from pipeline.tasks.memory import take_out

    context.say(f"{count(take_out(context.project(), file, everything), 'unit')} exported: {file}")
