"""One writing run per project, by a lock of the operating system that ends with its process.

Owns the lock file and the sentence about who holds it; knows nothing of projects.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import ProjectLocked, UnwritableOutput

_held: set[BinaryIO] = set()
"""The locks of this process. A forked one has them open too, and would keep them longer than the process that took them."""


def _leave() -> None:
    while _held:
        _held.pop().close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave)


@contextlib.contextmanager
def held(path: Path, command: str, shared: bool = False, wait: bool = False) -> Iterator[None]:
    """Hold the lock at `path` for `command`, or raise `ProjectLocked` with the command, the process and the time of its start.

    Several runs may hold a `shared` lock at once, but none beside one that is not; only the latter says who holds it. With `wait`
    it is waited for.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+b")
    except OSError as error:
        raise UnwritableOutput(f"cannot be written ({(error.strerror or 'no reason given').lower()})", path.name) from None
    with stream, _noted(stream):
        while not _try_lock(stream, shared):
            if not wait:
                raise ProjectLocked(_holder(path))
            time.sleep(0.1)
        if shared:
            yield
            return
        stream.seek(0)
        stream.truncate()
        since = datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        stream.write(json.dumps({"command": command, "process": os.getpid(), "since": since}).encode())
        stream.flush()
        yield


@contextlib.contextmanager
def _noted(stream: BinaryIO) -> Iterator[None]:
    _held.add(stream)
    try:
        yield
    finally:
        _held.discard(stream)


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f"the project is in use by “pipeline {told['command']}” (process {told['process']}, since {told['since']}); wait for it to end"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "the project is in use by another run of pipeline; wait for it to end"


if sys.platform == "win32":

    def _try_lock(stream: BinaryIO, shared: bool) -> bool:
        import msvcrt

        if shared:  # Windows has no shared locks here; parts of a campaign on one machine are kept apart by their own locks
            return True
        try:
            # Far behind the text, so that others can still read who holds the lock.
            stream.seek(1 << 20)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _try_lock(stream: BinaryIO, shared: bool) -> bool:
        import fcntl

        try:
            fcntl.flock(stream, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
