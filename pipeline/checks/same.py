"""The check `same`: the translation is a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pair import Pair, Problem
from pipeline.model import Severity
from pipeline.text import fold

WORD = re.compile(r"[^\W\d_]{2,}(?:['’\u200c-][^\W\d_]+)*")
RUN = 5
"""This many words of the source in a row, names and links apart, are no chance."""


def same(pair: Pair) -> Iterator[Problem]:
    """The translation is not the source text itself and copies no passage of it."""
    ours, theirs = words(pair, source=True), words(pair, source=False)
    if not ours:
        return
    if pair.msgid == pair.msgstr or [w for w, _ in ours] == [w for w, _ in theirs]:
        severity: Severity | None = None if len(ours) > 2 else "warning"
        yield Problem("the translation repeats the source", 0, len(pair.msgstr), severity=severity)
        return
    source_runs = {tuple(word for word, _ in ours[i : i + RUN]) for i in range(len(ours) - RUN + 1)}
    for i in range(len(theirs) - RUN + 1):
        run = tuple(word for word, _ in theirs[i : i + RUN])
        if run in source_runs:
            start, end = theirs[i][1][0], theirs[i + RUN - 1][1][1]
            yield Problem(f"untranslated: “{pair.msgstr[start:end]}”", start, end)
            return


def words(pair: Pair, *, source: bool) -> list[tuple[str, tuple[int, int]]]:
    """Folded words with their places, without glossary names, links and code."""
    text = pair.msgid if source else pair.msgstr
    found = pair.source_names if source else pair.target_names
    spans = [(name.start, name.end) for name in found] + list(pair.source_opaque if source else pair.target_opaque)
    if not source:
        spans += [(name.start, name.end) for name in pair.foreign_names]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return [(fold(match[0]).casefold(), match.span()) for match in WORD.finditer(text)]
