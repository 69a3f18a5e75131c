"""What the last run found, kept by content: small, safe to delete, never believed over the content it was made from.

One JSON file a command. Every value carries the fingerprint of all that it was computed from, so a stale one is merely unused.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline import __version__
from pipeline.errors import UnwritableOutput
from pipeline.project import Project, write_whole


class Cache:
    """A mapping from document to what was found; two processes may save at once, the later one wins whole."""

    def __init__(self, project: Project, name: str) -> None:
        self._path = project.cache_path(f"{name}.json")
        self._changed = False
        try:
            stored = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            stored = None
        fits = isinstance(stored, dict) and stored.get("version") == __version__ and isinstance(stored.get("entries"), dict)
        self._entries: dict[str, Any] = stored["entries"] if fits else {}

    def get(self, key: str) -> Any:
        """What was stored under a key, None when nothing was."""
        return self._entries.get(key)

    def put(self, key: str, value: Any) -> None:
        """Store a value that JSON can hold."""
        if self._entries.get(key) != value:
            self._entries[key] = value
            self._changed = True

    def save(self) -> None:
        """Write the cache if it changed; a folder that cannot be written to costs only time."""
        if not self._changed:
            return
        content = json.dumps({"version": __version__, "entries": self._entries}, ensure_ascii=False, separators=(",", ":"))
        try:
            write_whole(self._path, content.encode(), self._path.name)
        except UnwritableOutput:
            return
        self._changed = False
