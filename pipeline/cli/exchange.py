"""`pipeline exchange`: give work to OmegaT or to an agency, and take back what they made of it."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.group import Command, Context, documents_argument
from pipeline.cli.reports import count
from pipeline.languages import LANGUAGES

FOLDER = click.Path(file_okay=False, path_type=Path)
language_option = click.option("-l", "--language", type=click.Choice(list(LANGUAGES)), required=True, help="The target language.")


@click.group()
def exchange() -> None:
    """Give work to OmegaT or to an agency (XLIFF), and take it back."""


@exchange.command(cls=Command)
@language_option
@click.argument("folder", type=FOLDER)
@documents_argument
@click.pass_obj
def omegat(context: Context, language: str, folder: Path, documents: tuple[str, ...]) -> None:
    """Write an OmegaT project to FOLDER: the catalogues of one language, the translation memory and the glossary."""
    from pipeline.tasks.exchange import to_omegat

    project = context.project()
    number = to_omegat(project, project.chosen_documents(documents), language, folder)
    context.say(f"{count(number, 'document')} written: open {folder} in OmegaT")


@exchange.command(cls=Command)
@language_option
@click.option(
    "--version", type=click.Choice(["1.2", "2.0"]), default="1.2", show_default=True, help="1.2 is what most agencies use."
)
@click.argument("folder", type=FOLDER)
@documents_argument
@click.pass_obj
def xliff(context: Context, language: str, version: str, folder: Path, documents: tuple[str, ...]) -> None:
    """Write an XLIFF file for each document to FOLDER."""
    from pipeline.tasks.exchange import to_xliff

    project = context.project()
    paths = to_xliff(project, project.chosen_documents(documents), language, folder, version)  # type: ignore[arg-type]
    context.say(f"{count(len(paths), 'document')} written: {folder}")


@exchange.command("return", cls=Command)
@click.option("--vouched", is_flag=True, help="What the sender approved counts as approved by you.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def return_(context: Context, path: Path, vouched: bool) -> None:
    """Take back an XLIFF or PO file, or a folder of them (OmegaT's target/).

    What came back needs editing, unless you vouch for it. What was approved here stays, and so does what did not come back;
    a text whose source has changed is refused (exit 1).
    """
    from pipeline.tasks.exchange import bring_back

    project = context.project()
    with project.lock("exchange return"):
        files = bring_back(project, path, vouched)
    for one in files:
        context.say(f"{one.path}: {count(one.taken, 'text')} taken from {one.file}")
        for source, reason in one.refused:
            click.echo(f"{one.file}: refused: “{source[:80]}”: {reason}", err=True)
    if any(one.refused for one in files):
        raise click.exceptions.Exit(1)
