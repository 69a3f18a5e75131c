"""Names of files: which are plain on every computer, and which two some file system cannot tell apart.

Owns no folder and touches no disk; paths are relative and written with `/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ELSEWHERE = re.compile(
    r"""[<>:"|?*]                                               # characters that mean something on Windows
    |   [. ](?:/|\Z)                                            # what it takes from the end of a name
    |   (?:\A|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|\Z)  # a device, whatever follows after the dot""",
    re.IGNORECASE | re.VERBOSE,
)
"""What no file on Windows may be called with, somewhere in a path."""

LEAVING = frozenset(("", ".", ".."))
"""Parts of a path that are no names."""

STEERING = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Control characters, direction overrides, halves of characters: they would steer a terminal, a page or a catalogue."""


def unsafe(path: str) -> str:
    """Why a path may not be opened or written, as the end of a sentence; empty for a plain relative path with `/`."""
    if not path or path.startswith("/") or path[1:2] == ":":
        return "is not relative"
    if not LEAVING.isdisjoint(path.split("/")):
        return "leaves its folder"
    if "\\" in path or STEERING.search(path):
        return "holds a backslash or control character"
    if ELSEWHERE.search(path):
        return "names something that is no file on every computer"
    return "" if len(path) <= 1024 else "is too long"


def folded(path: str) -> str:
    """The path as the least discerning file system sees it: neither case nor the composition of letters counts."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def repeated(paths: Iterable[str]) -> str:
    """The first path that stands twice, also when only case or the composition of letters differs; empty when none does."""
    seen: set[str] = set()
    for path in paths:
        name = folded(path)
        if name in seen:
            return path
        seen.add(name)
    return ""
