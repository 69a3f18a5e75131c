"""Names of files: which are plain on every computer, and which two some file system cannot tell apart.

Owns no folder and touches no disk; paths are relative and written with `/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows after the dot."""

FORBIDDEN = frozenset('<>:"|?*')
"""What no file on Windows may be called with."""

STEERING = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Control characters, direction overrides, halves of characters: they would steer a terminal, a page or a catalogue."""


def unsafe(path: str) -> str:
    """Why a path may not be opened or written, as the end of a sentence; empty for a plain relative path with `/`."""
    parts = path.split("/")
    if not path or path.startswith("/") or path[1:2] == ":":
        return "is not relative"
    if any(part in ("", ".", "..") for part in parts):
        return "leaves its folder"
    if "\\" in path or STEERING.search(path):
        return "holds a backslash or control character"
    if any(DEVICES.fullmatch(part) or part.endswith((".", " ")) or FORBIDDEN & set(part) for part in parts):
        return "names something that is no file on every computer"
    return "" if len(path) <= 1024 else "is too long"


def folded(path: str) -> str:
    """The path as the least discerning file system sees it: neither case nor the composition of letters counts."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def repeated(paths: Iterable[str]) -> str:
    """The first path that stands twice, also when only case or the composition of letters differs; empty when none does."""
    seen: set[str] = set()
    for path in paths:
        if folded(path) in seen:
            return path
        seen.add(folded(path))
    return ""
