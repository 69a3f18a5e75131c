"""Whether and where a text denies, in five languages.

Where a text denies matters more than anything else in it: msgmerge kept a translation when “is not allowed visits” became “is
allowed visits”. The words themselves are in `denials`.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.facts.denials import CERTAIN, DENIES, DEPRIVES, EVADES, IDIOMS, IDLE, NEAR, ONLY, REFUSES, REJECTS, TURNS
from pipeline.facts.view import view


@lru_cache(maxsize=512)
def negations(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of every word that denies, in order."""
    seen = view(text, language)
    return tuple(seen.place(*match.span()) for match in DENIES[language].finditer(seen.text))


@lru_cache(maxsize=512)
def certainly(text: str, language: str) -> bool:
    """Whether a text denies by a word that can be nothing else and stands in no turn of phrase that often loses its negation."""
    seen = view(text, language).text
    if language not in CERTAIN:
        return len(negations(text, language)) > len(TURNS[language].findall(seen))
    found = CERTAIN[language].finditer(seen)
    return any(IDIOMS[language].search(seen[max(0, match.start() - NEAR) : match.end() + NEAR]) is None for match in found)


@lru_cache(maxsize=512)
def evades(text: str, language: str) -> bool:
    """Whether a text has a word that may say in another way what a Persian or Kurdish source denies."""
    wide = EVADES.get(language)
    seen = view(text, language).text
    return REJECTS[language].search(seen) is not None or (wide is not None and wide.search(seen) is not None)


@lru_cache(maxsize=512)
def deprives(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of every word that may stand for a negation of the other language, in order."""
    seen = view(text, language)
    return tuple(seen.place(*match.span()) for match in DEPRIVES[language].finditer(seen.text))


def unanswered(source: str, language: str, target: str, other: str) -> bool:
    """Whether a translation has more words that may stand for a negation than its source has words which they may answer."""
    ours = [source[start:end].lower() for start, end in deprives(source, language)]
    theirs = [target[start:end].lower() for start, end in deprives(target, other)]
    only = max(0, sum(word in ONLY for word in theirs) - sum(word in ONLY for word in ours))
    answered = sum(word not in ONLY and IDLE.fullmatch(word) is None for word in ours)
    return only + sum(word not in ONLY for word in theirs) > answered


@lru_cache(maxsize=512)
def refuses(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of every word of an English or German text that refuses or forbids, in order."""
    seen = view(text, language)
    return tuple(seen.place(*match.span()) for match in REFUSES[language].finditer(seen.text))


@lru_cache(maxsize=512)
def rejects(text: str, language: str) -> bool:
    """Whether a text has a word that may stand for a refusal of the other language."""
    return REJECTS[language].search(view(text, language).text) is not None
