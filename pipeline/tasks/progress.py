"""How a task tells that it goes on: a callable that the command line turns into a bar and tests leave out."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with the number done, the number in all and what is being worked on."""


def silent(done: int, total: int, what: str) -> None:
    """Say nothing."""
