"""What engines have already translated, on disk: an interrupted run goes on where it stopped.

Owns one SQLite file, safe to delete at any time and safe for two processes at once (SQLite's own locking; a write is whole or not
there). Keys are digests, so that the file holds translations and no source text. A file that is damaged is begun anew, one that
cannot be written is done without: a cache must never stop a draft.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.engines.engine import PLAIN, Ask, Effort, Engine, Hypothesis

Progress = Callable[[int, int], None]
"""Called with sentences decoded and sentences to decode, in one round of decoding."""

PORTION = 128
"""Sentences decoded before their results are written: what a kill can lose, a few seconds of work."""

LARGEST = 100_000
"""Sentences kept, the newest: about 40 MB."""

TABLE = "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, hypotheses TEXT NOT NULL)"


class Results:
    """The file at `path`, or a temporary one that vanishes with the process when `path` is None."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._connection = self._open()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, tuple[Hypothesis, ...]]:
        """What is known of these keys."""
        found: dict[bytes, tuple[Hypothesis, ...]] = {}
        with contextlib.suppress(sqlite3.Error):
            for start in range(0, len(keys), 500):
                some = keys[start : start + 500]
                marks = ",".join("?" * len(some))
                for key, text in self._connection.execute(f"SELECT key, hypotheses FROM result WHERE key IN ({marks})", some):
                    found[key] = tuple(Hypothesis(*pair) for pair in json.loads(text))
        return found

    def put(self, results: Mapping[bytes, tuple[Hypothesis, ...]]) -> None:
        """Keep these, all or none."""
        rows = [
            (key, json.dumps([(hypothesis.text, hypothesis.score) for hypothesis in hypotheses], ensure_ascii=False))
            for key, hypotheses in results.items()
        ]
        with contextlib.suppress(sqlite3.Error), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO result VALUES (?, ?)", rows)

    def close(self) -> None:
        """Forget the oldest beyond the limit and close the file."""
        with contextlib.suppress(sqlite3.Error):
            with self._connection:
                newest = "SELECT max(rowid) FROM result"
                self._connection.execute(f"DELETE FROM result WHERE rowid <= ({newest}) - ?", (LARGEST,))
            self._connection.close()

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return _connect("")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _connect(str(self._path))
        except (OSError, sqlite3.OperationalError):  # no room, no right, or held by another for longer than it takes
            return _connect("")
        except sqlite3.DatabaseError:  # damaged
            with contextlib.suppress(OSError, sqlite3.Error):
                self._path.unlink()
                self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
                return _connect(str(self._path))
            return _connect("")


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(TABLE)
    connection.execute("SELECT count(*) FROM (SELECT 1 FROM result LIMIT 1)").fetchone()
    connection.commit()
    return connection


class Remembering:
    """An engine that asks the results first, and decodes the rest once each, sorted by length, in portions that are kept at once."""

    def __init__(self, engine: Engine, results: Results, progress: Progress | None = None) -> None:
        self._engine = engine
        self._results = results
        self.name, self.version, self.pairs, self.fingerprint = engine.name, engine.version, engine.pairs, engine.fingerprint
        self._progress = progress
        self.decoded = 0

    def symbols(self, source: str, target: str) -> tuple[str, ...]:
        """Those of the engine."""
        return self._engine.symbols(source, target)

    def translate(self, asks: Sequence[Ask], source: str, target: str, effort: Effort = PLAIN) -> list[tuple[Hypothesis, ...]]:
        """Translate; see `Engine`."""
        keys = [_key(self.fingerprint, ask, source, target, effort) for ask in asks]
        known = self._results.get(list(dict.fromkeys(keys)))
        missing = {key: ask for key, ask in zip(keys, asks, strict=True) if key not in known}
        for done, portion in _portions(sorted(missing.items(), key=lambda pair: len(pair[1].sentence))):
            if self._progress is not None:
                self._progress(done, len(missing))
            fresh = self._engine.translate([ask for _, ask in portion], source, target, effort)
            new = {key: hypotheses for (key, _), hypotheses in zip(portion, fresh, strict=True)}
            self._results.put(new)
            self.decoded += len(new)
            known |= new
        return [known[key] for key in keys]

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> Sequence[float]:
        """Those of the engine, not remembered: they are asked for rarely."""
        return self._engine.score(pairs, source, target)


def _key(fingerprint: str, ask: Ask, source: str, target: str, effort: Effort) -> bytes:
    what = json.dumps([fingerprint, source, target, ask.sentence, ask.start, ask.avoid, effort.beam, effort.best, effort.no_loops])
    return hashlib.sha256(what.encode()).digest()[:16]


def _portions(pairs: Sequence[tuple[bytes, Ask]]) -> Iterator[tuple[int, Sequence[tuple[bytes, Ask]]]]:
    for start in range(0, len(pairs), PORTION):
        yield start, pairs[start : start + PORTION]
