"""What all commands share: where the project is, how errors become one sentence, `--quiet`, and the common options."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from pipeline.errors import PipelineError


@dataclass
class Context:
    """The global options of one call."""

    folder: Path | None
    quiet: bool

    def project(self) -> Any:
        """The project that the call is about."""
        from pipeline.project import Project

        return Project.open(self.folder)

    def setting(self, name: str) -> str:
        """A setting of the project, empty where the call is made outside of one."""
        from pipeline.errors import WrongUsage

        try:
            return str(getattr(self.project().settings, name))
        except WrongUsage:
            return ""

    def say(self, text: str = "") -> None:
        """Print a line that `--quiet` silences."""
        if not self.quiet:
            click.echo(text)


class Ended(click.ClickException):
    """A `PipelineError` in Click's form."""

    def __init__(self, error: PipelineError) -> None:
        super().__init__(str(error))
        self.__dict__["exit_code"] = error.exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        """One sentence on standard error."""
        click.echo(f"pipeline: {self.message}", file=file or sys.stderr)


class Command(click.Command):
    """A command that also takes `--quiet` after its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(
            click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_be_quiet, help="Say only what went wrong.")
        )


class Group(click.Group):
    """The one place where a `PipelineError` becomes a message and an exit code."""

    command_class = Command

    def invoke(self, context: click.Context) -> Any:
        """Run the command; input that cannot be used ends it with one sentence."""
        try:
            return super().invoke(context)
        except PipelineError as error:
            raise Ended(error) from None
        except OSError as error:
            if error.filename is None:
                raise
            raise Ended(PipelineError((error.strerror or "cannot be used").lower(), str(error.filename))) from None


def _be_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and isinstance(context.obj, Context):
        context.obj.quiet = True


F = TypeVar("F", bound=Callable[..., Any])


def documents_argument(function: F) -> F:
    """The documents that a command is about: names or source paths, none for all."""
    return click.argument("documents", nargs=-1, metavar="[DOC]...")(function)


def languages_option(function: F) -> F:
    """The languages that a command is about, none for all."""
    return click.option(
        "-l",
        "--language",
        "languages",
        multiple=True,
        metavar="LANG",
        help="Only this language (ku: both Kurdish ones). Repeatable.",
    )(function)


def shard_option(function: F) -> F:
    """Which part of the documents this call takes, where several machines share a campaign."""
    return click.option("--shard", default="1/1", callback=_parse_shard, metavar="I/N", help="Only part I of N of the documents.")(
        function
    )


def _parse_shard(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)/(\d+)", value)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise click.BadParameter(f"“{value}” is not of the form I/N with I from 1 to N")
    return int(match[1]), int(match[2])
