"""The command line: each command reads its options, calls one task, reports, and says with its exit code how it went.

0 done · 1 the content is not fit · 2 wrong usage · 3 cannot run. Alone prints and sets exit codes; imports what is heavy only
inside a command, so that `--help` costs nothing.
"""

from __future__ import annotations

import atexit
import gc
from pathlib import Path

import click

from pipeline import __version__
from pipeline.cli.exchange import exchange
from pipeline.cli.glossary import glossary
from pipeline.cli.group import Context, Group
from pipeline.cli.memory import memory
from pipeline.cli.models import models
from pipeline.cli.publish import diff, export, key, review, verify
from pipeline.cli.translate import check, draft, extract, run, status

RUBBISH = 50_000
"""New objects before Python looks for unreachable ones: a glossary of a thousand names is some hundred thousand, all in use."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


@click.group(cls=Group, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="pipeline")
@click.option("-C", "folder", type=click.Path(file_okay=False, path_type=Path), help="Work on the project in this folder.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.pass_context
def main(context: click.Context, folder: Path | None, quiet: bool) -> None:
    """Bring an appeal from Markdown to reviewed translations, offline, every name checked.

    Start with “pipeline run”: it reads source/, brings translations/ up to date, drafts what is missing, checks everything
    and writes pages to export/. Then review the .po files in Poedit or Weblate and run it again.
    """
    gc.set_threshold(RUBBISH)
    context.obj = Context(folder, quiet)


# At the end nothing need be looked for that nobody can reach any more: the system takes all of it.
atexit.register(gc.freeze)

for command in (run, status, extract, draft, check, export, review, verify, diff, key, glossary, memory, exchange, models):
    main.add_command(command)
