"""A file read whole, or written whole or not at all, and the fingerprint of what it held.

Owns how a file is put in its place. Works with the system's own calls, since a campaign has thousands of files and each `Path` on
the way costs as much as a call.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from pipeline.errors import PipelineError, UnwritableOutput

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
CHANGED = "was saved by somebody else meanwhile; it was left as it is, run the command again"


class ChangedMeanwhile(PipelineError):
    """A file that was to be replaced is no longer the one that was read."""


def fingerprint(content: bytes | None) -> str:
    """A short name for exactly this content; a missing file has one of its own."""
    return "-" if content is None else hashlib.sha256(content).hexdigest()


def read_whole(place: str) -> bytes:
    """The bytes of a file; raises what the system raises."""
    with open(place, "rb") as stream:
        return stream.read()


def write_whole(
    target: Path, content: bytes, shown: str, durable: bool = False, mode: int = 0o666, made_from: str | None = None
) -> None:
    """Write `content` beside `target` and put it in its place in one step; `shown` names the file in an error.

    A killed process leaves the old file or the new one. With `durable` so does a power cut: the new content is on the disk
    before it replaces the old; where nothing is replaced or everything can be made again, that would only cost time. A file that
    exists keeps its mode, a new one gets `mode` less what the user's umask takes away. With `made_from` the old content is looked at
    once more before it is replaced, for what was saved while the new one went to the disk (`ChangedMeanwhile`).
    """
    place = os.fspath(target)
    part = os.path.join(os.path.dirname(place), f".{os.urandom(8).hex()}.part")
    try:
        old_mode = _mode(place)
        handle = _created(part, mode if old_mode is None else 0o600)
        try:
            _write_all(handle, content)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        if old_mode is not None:
            os.chmod(part, old_mode)
        if made_from is not None and fingerprint(_content(place)) != made_from:
            raise ChangedMeanwhile(CHANGED, shown)
        os.replace(part, place)
    except OSError as error:
        _remove(part)
        raise UnwritableOutput(f"cannot be written ({reason(error)})", shown) from None
    except BaseException:
        _remove(part)
        raise


def reason(error: OSError) -> str:
    """What the system says was the matter, as part of a sentence."""
    return (error.strerror or type(error).__name__).lower()


def _mode(place: str) -> int | None:
    """The permissions of a file, None where there is none yet."""
    try:
        return os.stat(place).st_mode & 0o777
    except FileNotFoundError:
        return None


def _created(part: str, mode: int) -> int:
    """The handle of a new file, its folder made where it is missing."""
    try:
        return os.open(part, NEW, mode)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(part), exist_ok=True)
        return os.open(part, NEW, mode)


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _remove(part: str) -> None:
    with contextlib.suppress(OSError):  # where not even that is possible, the next run sweeps it away
        os.unlink(part)


def _content(place: str) -> bytes | None:
    try:
        return read_whole(place)
    except FileNotFoundError:
        return None
