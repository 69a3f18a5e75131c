"""What may be attached to a name in each language, and how the words inside a longer name change: rules, no glossary.

Every function here takes the last (or an inner) word of a form as a key of `words` (folded, small letters, without ZWNJ) and
answers with endings as they stand in such keys. What an ending is called is what `pipeline glossary show` prints beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.model import Term
from pipeline.names import german, kurmanji, persian, sorani

Endings = Mapping[str, str]
"""An ending (nothing: the bare word) and the name of its rule."""


@lru_cache(maxsize=4096)
def stems(word: str, language: str, kind: str, gender: str) -> tuple[tuple[str, Endings], ...]:
    """The stems of a word, each with all endings it may take; the first stem is the word itself and may stand bare."""
    rules = {"de": german.stems, "en": english, "fa": persian.stems, "ckb": sorani.stems, "kmr": kurmanji.stems}
    return tuple(rules[language](word, kind, gender))


def english(word: str, kind: str, gender: str) -> Iterator[tuple[str, Endings]]:
    """English: the possessive and the plural (of a name: the family)."""
    endings = {"": "", "'s": "possessive", "s": "plural"}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        endings |= {"es": "plural"}
    yield word, endings


@lru_cache(maxsize=4096)
def inner(word: str, first: bool, language: str, kind: str) -> Endings:
    """The ways in which a word before the last may stand; a person's given names do not change."""
    if kind == "person":
        return {word: ""}
    found: dict[str, str] = {word: ""}
    if language == "de":
        found |= german.inner(word, first)
    elif kind == "term" and first and language != "en":
        found |= {"fa": persian.inner, "ckb": sorani.inner, "kmr": kurmanji.inner}[language](word)
    elif language == "fa":
        found |= persian.linked(word)
    elif language == "ckb" and first:
        found |= sorani.linked(word)
    elif language == "en" and first and kind == "term":
        found |= {f"{word}s": "plural"}
    return found


def joined(stem: str, ending: str, language: str) -> str:
    """A stem and its ending as they are best spelled."""
    return persian.joined(stem, ending) if language == "fa" else stem + ending


def of(word: str, language: str, term: Term) -> tuple[tuple[str, Endings], ...]:
    """The stems of the last word of a form of `term`."""
    return stems(word, language, term.kind, term.gender)
