"""The errors that end a command: one sentence each, with file and line where there is one.

Content that is not fit is a `Finding`, never an exception; a bug is a traceback. What stands here is the third kind: input that
cannot be read, a tool that is missing, a project that is in use.
"""

from __future__ import annotations


class PipelineError(Exception):
    """Something outside the program stops the command; `str()` is the sentence that the user reads.

    `path` is relative to the project where possible, `line` counts from 1 (0: no line).
    """

    exit_code = 3

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        if not self.path:
            return self.message
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"

    def __reduce__(self) -> tuple[type[PipelineError], tuple[str, str, int]]:
        return type(self), (self.message, self.path, self.line)


class UnreadableInput(PipelineError):
    """A file cannot be read as what it should be: wrong encoding, broken syntax, a rule of its format violated."""


class UnwritableOutput(PipelineError):
    """A file cannot be written: permission, full disk, read-only folder."""


class MissingEngine(PipelineError):
    """A draft engine or package was asked for that is not installed."""


class ProjectLocked(PipelineError):
    """Another run holds the project."""


class WrongUsage(PipelineError):
    """The command line asks for something that does not exist, a document or a language for example."""

    exit_code = 2
