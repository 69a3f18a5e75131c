"""`pipeline models`: which draft engines are installed; the only commands of which one uses the network."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.group import Command, Context
from pipeline.cli.reports import count
from pipeline.cli.tables import progress, table
from pipeline.errors import WrongUsage


@click.group()
def models() -> None:
    """Draft engines: list what is installed, install and remove packages."""


@models.command("list", cls=Command)
@click.pass_obj
def list_(context: Context) -> None:
    """Show every installed package, and what serves each of the twenty directed pairs of languages."""
    from pipeline.engines.packages import listing

    found = listing(context.setting("nllb"))
    rows = [
        [
            " ".join(f"{a}→{b}" for a, b in one.pairs[:4]),
            one.engine,
            one.version,
            f"{one.size / 1e6:.1f} MB",
            one.sha256[:16],
            one.source,
        ]
        for one in found.installed
    ]
    if rows:
        table(["pair", "engine", "version", "size", "sha256", "source"], rows)
    else:
        click.echo("no engine is installed; drafts come from memory alone")
    table(["pair", "served by"], [[f"{one.source}→{one.target}", " + ".join(one.legs) or "nothing"] for one in found.services])
    for broken in found.broken:
        click.echo(f"pipeline: {broken.folder}: {broken.reason}", err=True)


@models.command(cls=Command)
@click.argument("pairs", nargs=-1, metavar="[PAIR]...")
@click.option(
    "--file", "files", multiple=True, type=click.Path(path_type=Path), help="Install a package from this file, without network."
)
@click.pass_obj
def install(context: Context, pairs: tuple[str, ...], files: tuple[Path, ...]) -> None:
    """Install packages for pairs such as en-fa from the Argos index, or from files. Only this command uses the network."""
    from pipeline.engines.packages import install, install_file

    if not pairs and not files:
        raise WrongUsage("say which pair to install (en-fa, say), or name a package with --file")
    for pair in pairs:
        with progress(f"install {pair}", context.quiet) as bar:
            package = install(pair, lambda here, total: bar(here, total, ""))
        context.say(f"installed: {package.name} {package.version}, {count(package.size // 1000, 'kB')[:-1]}")
    for path in files:
        package = install_file(path)
        context.say(f"installed: {package.name} {package.version}")


@models.command(cls=Command)
@click.argument("pairs", nargs=-1, required=True, metavar="PAIR...")
@click.pass_obj
def remove(context: Context, pairs: tuple[str, ...]) -> None:
    """Remove the installed packages of pairs such as en-fa."""
    from pipeline.engines.packages import remove

    for pair in pairs:
        for package in remove(pair):
            context.say(f"removed: {package.name} {package.version}")
