"""A file read whole, or written whole or not at all, and the fingerprint of what it held.

Owns how a file is put in its place. Works with the system's own calls, since a campaign has thousands of files and each `Path` on
the way costs as much as a call.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError, UnwritableOutput
from pipeline.values import quickly_made

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
OLD = os.O_RDONLY | getattr(os, "O_BINARY", 0)
PART = ".part"
CHANGED = "was saved by somebody else meanwhile; it was left as it is, run the command again"


class ChangedMeanwhile(PipelineError):
    """A file that was to be replaced is no longer the one that was read."""


MISSING = "-"
"""The fingerprint of a file that does not exist."""


def fingerprint(content: bytes | None) -> str:
    """A short name for exactly this content; a missing file has one of its own."""
    return MISSING if content is None else hashlib.sha256(content).hexdigest()


def read_whole(place: str) -> bytes:
    """The bytes of a file; raises what the system raises."""
    handle = os.open(place, OLD)
    try:
        parts = []
        while part := os.read(handle, 1 << 20):
            parts.append(part)
    finally:
        os.close(handle)
    return parts[0] if len(parts) == 1 else b"".join(parts)


@quickly_made
@dataclass(frozen=True, slots=True)
class Staged:
    """The new content of a file, whole on the disk near its place, which `put` gives it.

    `shown` names the file in an error, `made_from` is the `fingerprint` of the content that it replaces (None: whatever it is).
    """

    place: str
    part: str
    shown: str
    made_from: str | None

    def put(self) -> None:
        """Put the file in its place in one step, unless somebody saved another there meanwhile (`ChangedMeanwhile`)."""
        try:
            if self.made_from is not None and not _is_still(self.place, self.made_from):
                raise ChangedMeanwhile(CHANGED, self.shown)
            _replace(self.part, self.place)
        except BaseException as error:
            raise _given_up(error, self.part, self.shown) from None


def stage(
    target: str | Path,
    content: bytes,
    shown: str,
    durable: bool = False,
    mode: int = 0o666,
    made_from: str | None = None,
    part: str | None = None,
) -> Staged:
    """Write `content` to `part`, a place near `target`, by default `beside` it.

    With `durable` it is on the disk before anything is replaced, so that a power cut too leaves the old file or the new one; where
    nothing is replaced or everything can be made again, that would only cost time. A file that exists keeps its mode, a new one gets
    `mode` less what the user's umask takes away.
    """
    place = os.fspath(target)
    part = part or beside(place)
    try:
        old_mode = None if made_from == MISSING else _mode(place)
        handle = _created(part, mode if old_mode is None else 0o600)
        try:
            _write_all(handle, content)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        if old_mode is not None:
            os.chmod(part, old_mode)
    except BaseException as error:
        raise _given_up(error, part, shown) from None
    return Staged(place, part, shown, made_from)


def beside(place: str, run: str = "") -> str:
    """A new place in the folder of a file, under a name that begins with a full stop and `run` and ends in `.part`."""
    folder = os.path.dirname(place)
    return f"{folder}{os.sep if folder else ''}.{run}{os.urandom(8).hex()}{PART}"


def write_whole(
    target: Path, content: bytes, shown: str, durable: bool = False, mode: int = 0o666, made_from: str | None = None
) -> None:
    """Write `content` beside `target` (`stage`) and put it in its place: a killed process leaves the old file or the new one."""
    stage(target, content, shown, durable, mode, made_from).put()


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


def _replace(part: str, place: str) -> None:
    """Put a file in its place, whose folder is made where it is missing."""
    try:
        os.replace(part, place)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        os.replace(part, place)


def _is_still(place: str, made_from: str) -> bool:
    """Whether a file still has the content with this fingerprint, or is still missing."""
    if made_from == MISSING:
        return not os.access(place, os.F_OK)
    return fingerprint(_content(place)) == made_from


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _given_up(error: BaseException, part: str, shown: str) -> BaseException:
    """What to raise when a file cannot be written or the run ends in the middle; nothing half done stays."""
    _remove(part)
    return UnwritableOutput(f"cannot be written ({reason(error)})", shown) if isinstance(error, OSError) else error


def _remove(part: str) -> None:
    with contextlib.suppress(OSError):  # where not even that is possible, the next run sweeps it away
        os.unlink(part)


def _content(place: str) -> bytes | None:
    try:
        return read_whole(place)
    except FileNotFoundError:
        return None
