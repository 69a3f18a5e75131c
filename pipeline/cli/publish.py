"""The commands around what is published: export, review, verify, diff."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import reports
from pipeline.cli.group import Command, Context, documents_argument, languages_option, shard_option
from pipeline.cli.tables import progress

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(cls=Command)
@languages_option
@click.option("-o", "--output", type=FOLDER, help="Where to write; default export/ in the project.")
@click.option("--formats", metavar="LIST", help="Formats, separated by commas; default html,md,txt or the project's setting.")
@click.option("--drafts", is_flag=True, help="Also write complete but unreviewed texts, under drafts/, each marked as such.")
@click.option("--strict", is_flag=True, help="Exit 1 also when a text is not finished.")
@click.option("--sign", "key", type=click.Path(path_type=Path), metavar="KEY", help="Sign the manifest with this private key.")
@shard_option
@documents_argument
@click.pass_obj
def export(
    context: Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    output: Path | None,
    formats: str | None,
    drafts: bool,
    strict: bool,
    key: Path | None,
    shard: tuple[int, int],
) -> None:
    """Write every text that is finished: each entry reviewed, no error found. What has errors is refused by name (exit 1).

    With DOC or -l, what the folder already holds of other texts stays, as long as it is still fit to be published.
    """
    from pipeline.export import formats as known
    from pipeline.tasks.export import export

    project = context.project()
    chosen = known.chosen([part.strip() for part in formats.split(",")] if formats else project.settings.formats)
    with project.lock("export", shard), progress("export", context.quiet) as bar:
        exported = export(
            project,
            project.chosen_documents(documents, shard),
            languages,
            output=output,
            formats=chosen,
            drafts=drafts,
            key=key,
            shard=shard,
            progress=bar,
        )
    reports.exported(context, exported)
    if exported.refused or (strict and exported.skipped):
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@languages_option
@click.option("-o", "--output", type=FOLDER, help="Where to write; default review/ in the project.")
@click.option(
    "--import", "sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Bring back a corrected sheet."
)
@documents_argument
@click.pass_obj
def review(
    context: Context, documents: tuple[str, ...], languages: tuple[str, ...], output: Path | None, sheet: Path | None
) -> None:
    """Write pages that show source and translation side by side, and sheets for reviewers without tools.

    The pages open in any browser from the disk. A sheet (.csv) that was filled in comes back with --import.
    """
    from pipeline.tasks.review import bring_back, review

    project = context.project()
    if sheet is not None:
        with project.lock("review --import"):
            returned = bring_back(project, sheet)
        reports.returned(context, returned)
        if returned.refused:
            raise click.exceptions.Exit(1)
        return
    with progress("review", context.quiet) as bar:
        reviewed = review(project, project.chosen_documents(documents), languages, output=output, progress=bar)
    context.say(f"{reports.count(reviewed.pages, 'review page')} written; open {reviewed.folder}/index.html in a browser")


@click.command(cls=Command)
@click.option("--key", type=click.Path(path_type=Path), metavar="KEY", help="Also check the signature with this public key.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def verify(context: Context, path: Path, key: Path | None) -> None:
    """Check that an exported folder or a zip holds exactly what its manifest says. Exit 1 when it does not."""
    from pipeline.tasks.published import verify

    found, problems = verify(path, key)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise click.exceptions.Exit(1)
    context.say(f"{path}: intact, {reports.count(found.checked, 'file')} as the manifest says{', signature valid' if key else ''}")
    if key is None and found.signature is not None:
        context.say("it is signed; --key checks by whom")


@click.command(cls=Command)
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def diff(context: Context, old: Path, new: Path) -> None:
    """Say in plain words what changed between two exports (folders or zips)."""
    from pipeline.tasks.published import difference

    sentences = difference(old, new)
    for sentence in sentences:
        click.echo(sentence)
    if not sentences:
        context.say("nothing changed")


@click.command(cls=Command)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def key(context: Context, file: Path) -> None:
    """Make a key for “export --sign”: FILE is secret and stays with you, FILE.pub is for partners.

    Tell partners the fingerprint by a way that nobody else can write to, the telephone for example.
    """
    from pipeline.tasks.published import new_key

    context.say(f"secret key: {file}\npublic key: {file}.pub\nfingerprint: {new_key(file)}")
