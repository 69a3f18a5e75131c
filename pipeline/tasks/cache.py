"""What the last run found, kept by content: small, safe to delete, never believed over the content it was made from.

One JSON file a command. Every value carries the fingerprint of all that it was computed from, so a stale one is merely unused.
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import UnwritableOutput
from pipeline.project import Project
from pipeline.whole_files import fingerprint, write_whole


@cache
def _program() -> str:
    """A name for exactly this program: what another version of it found is not believed."""
    places = [f"{folder}/{name}" for folder, _, names in os.walk(Path(__file__).parent.parent) for name in names]
    files = [(place, Path(place).stat()) for place in sorted(places) if place.endswith(".py")]
    return fingerprint("".join(f"{place}{of.st_size}{of.st_mtime_ns}" for place, of in files).encode())


class Cache:
    """A mapping from document to what was found.

    Two processes may save at once: each adds what it found to what stands there, and if both write in the same moment one of them
    has merely worked for nothing.
    """

    def __init__(self, project: Project, name: str) -> None:
        self._path = project.cache_path(f"{name}.json")
        self._entries = self._stored()
        self._found: dict[str, Any] = {}

    def _stored(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        fits = isinstance(stored, dict) and stored.get("version") == _program() and isinstance(stored.get("entries"), dict)
        return stored["entries"] if fits else {}

    def get(self, key: str) -> Any:
        """What was stored under a key, None when nothing was."""
        return self._entries.get(key)

    def put(self, key: str, value: Any) -> None:
        """Store a value that JSON can hold."""
        if self._entries.get(key) != value:
            self._entries[key] = self._found[key] = value

    def save(self) -> None:
        """Write the cache if it changed; a folder that cannot be written to costs only time."""
        if not self._found:
            return
        entries = self._stored() | self._found
        content = json.dumps({"version": _program(), "entries": entries}, ensure_ascii=False, separators=(",", ":"))
        with contextlib.suppress(UnwritableOutput):
            write_whole(self._path, content.encode(), self._path.name)
            self._found.clear()
