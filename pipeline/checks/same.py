"""The checks `same` and `language`: the translation is a translation, and into the right language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.checks.pair import Pair, Problem
from pipeline.facts.view import same_length
from pipeline.languages import LANGUAGES
from pipeline.model import Severity

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
    if {word for word, _ in ours}.isdisjoint(word for word, _ in theirs):
        return
    source_runs = {tuple(word for word, _ in ours[i : i + RUN]) for i in range(len(ours) - RUN + 1)}
    for i in range(len(theirs) - RUN + 1):
        run = tuple(word for word, _ in theirs[i : i + RUN])
        if run in source_runs:
            start, end = theirs[i][1][0], theirs[i + RUN - 1][1][1]
            copied = pair.msgstr[start:end]
            named = sum(word[:1].islower() or word[:1].isupper() is False for word in WORD.findall(copied)) < 3
            yield Problem(f"untranslated: “{copied}”", start, end, severity="warning" if named else None)
            return


@lru_cache(maxsize=4)
def words(pair: Pair, *, source: bool) -> list[tuple[str, tuple[int, int]]]:
    """Words in one case and one code point a letter, with their places; without glossary names, links and code."""
    text = pair.msgid if source else pair.msgstr
    found = pair.source_names if source else (*pair.target_names, *pair.foreign_names)
    spans = [(name.start, name.end) for name in found] + list(pair.source_opaque if source else pair.target_opaque)
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return [(match[0].casefold(), match.span()) for match in WORD.finditer(same_length(text))]


COMMON: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in is was were are that for with on by his her their from has have had been not at this who which as it they an be will would",
        "de": "der die das und in den von zu mit ist nicht des dem im ein eine für auf sich als auch war wurde wurden werden ihr ihre sie er hat haben nach bei aus wie oder dass einer eines einen",
        "fa": "از به که در را با این برای است آن او خود شد شده یا تا هم بر ما می‌شود می‌کند بود کرد هر آنان همه شما اما است. کرده چه نیز",
        "ckb": "لە بە بۆ کە ئەم ئەو لەگەڵ بوو کرا هەموو دوای دژی لەلایەن ئێمە ئێوە ئەوەی یان لەسەر خۆی هەر وەک ئەوان بەڵام کرد نییە دەکات بکەن لەم لەو",
        "kmr": "û di de li ji ku bi bo ve ew ê wî wê hat xwe ya yên tê bû em re ne hatin bike bikin her dike hatiye vê an jî ev",
    }.items()
}
"""The commonest words of each language; none of them is common in a language of the same script."""

SHARED = {
    "in",
    "de",
    "di",
    "an",
    "war",
    "em",
    "re",
    "was",
    "her",
    "bin",
    "he",
    "not",
    "die",
    "has",
    "hat",
    "im",
    "be",
    "den",
    "bi",
    "ê",
    "is",
}

TELLING = {
    word: tuple(code for code, common in COMMON.items() if word in common) for word in frozenset().union(*COMMON.values()) - SHARED
}
"""The languages that each of these words speaks for."""


def language(pair: Pair) -> Iterator[Problem]:
    """The translation is written in the language of its catalogue."""
    found = [word for word, _ in words(pair, source=False)]
    if len(found) < 6:
        return
    counts = dict.fromkeys(COMMON, 0)
    for word in found:
        for code in TELLING.get(word, ()):
            counts[code] += 1
    best = max(counts, key=lambda code: counts[code])
    if best != pair.target and counts[best] >= 3 and counts[best] > 3 * counts[pair.target]:
        yield Problem(f"this looks like {LANGUAGES[best].name}, not like {LANGUAGES[pair.target].name}", 0, len(pair.msgstr))
