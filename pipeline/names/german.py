"""German endings: genitive -s, none after s ß x z (only an apostrophe, which is no part of the word); declension of what is no name.

Rules: Duden, “Der Gebrauch des Apostrophs bei Genitivformen” and “Deklination der Adjektive”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SIBILANTS = ("s", "ß", "x", "z")
ADJECTIVE = ("e", "er", "es", "en", "em")


def stems(word: str, kind: str, gender: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The word with its case endings; a noun that is no name of a person or place takes plural endings too."""
    endings = {"": ""}
    if not word.endswith(SIBILANTS):
        endings["s"] = "genitive"
    if kind in ("organisation", "work", "term"):
        endings["es"] = "genitive"
    if kind == "term":
        endings |= {
            "e": "plural",
            "en": "plural",
            "n": "plural",
            "innen": "plural",
            "er": "plural",
            "ern": "plural",
            "em": "declension",
        }
    if word.endswith("nis"):
        endings |= {"ses": "genitive", "se": "plural", "sen": "plural"}
    if word.endswith("e") and kind == "term":
        endings |= dict.fromkeys(("r", "s", "m"), "declension")
    yield word, endings


def inner(word: str, first: bool) -> Mapping[str, str]:
    """An adjective in every declension; a noun at the beginning also in the genitive or plural."""
    bare = adjective_stem(word)
    if bare:
        return {bare + ending: "declension" for ending in ADJECTIVE}
    if not first:
        return {}
    if word.endswith("nis"):
        return {word + "ses": "genitive", word + "sen": "plural", word + "se": "plural"}
    return {word + ending: "genitive" for ending in (("es",) if word.endswith(SIBILANTS) else ("s", "es"))}


def adjective_stem(word: str) -> str:
    """What remains of an adjective without its ending, nothing when the word is too short to be one."""
    for ending in ("er", "es", "en", "em", "e"):
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            return word[: -len(ending)]
    return ""
