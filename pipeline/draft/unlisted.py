"""Names that the source has and the glossary lacks: no draft of them can be verified, and each says so.

Owns only this report; what may be a name is decided by `names.suggest`. It speaks of sources with capitals alone, for in Persian
and Sorani a name cannot be told from a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline import memory
from pipeline.draft.problems import Problem
from pipeline.draft.terms import Terms
from pipeline.languages import LANGUAGES
from pipeline.names.suggest import Passage, suggest, vocabulary

SPELT_ALIKE = frozenset({"en", "de"})
"""Languages that write most names of the other as it does: there a name that came through unchanged is right."""


def unlisted(source: str, target: str, between: Terms) -> Iterator[Problem]:
    """The names of an entry that nobody can verify."""
    if LANGUAGES[between.source].script != "Latn" or source.islower():
        return
    passage = Passage(source, between.source, "")
    for found in suggest([passage], between.glossary, {between.source: ordinary_words(between.source)}):
        if not (found.name in target and {between.source, between.target} <= SPELT_ALIKE):
            yield Problem("name", f"“{found.name}” is not in the glossary", hopeless=True)


@lru_cache
def ordinary_words(language: str) -> frozenset[str]:
    """Words of the phrase corpus that are no names."""
    phrases = (unit.texts[language] for unit in memory.bundled().units if unit.origin == "phrases" and language in unit.texts)
    return vocabulary(phrases, language)
