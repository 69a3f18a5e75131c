"""Sorani endings: ezafe, definite, indefinite, plural, demonstrative, clitics, adpositions, “also” and copula, in this order.

Vowels join as they are spelled: ی after ە stays (ستوودەی), ی after ی doubles or merges (تەقەویی), ەوە loses its ە after a vowel.
Rules: W. M. Thackston, “Sorani Kurdish: A Reference Grammar”, §§ 4-12 and 31.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PRONOUNS = ("م", "ت", "مان", "تان", "یان")


def stems(word: str, kind: str, gender: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The word with all that may follow it in one written word."""
    endings = dict(outer(word))
    for middle, name in determiners(word).items():
        endings[middle] = name
        endings |= {middle + ending: f"{name}, {rule}" for ending, rule in outer(word + middle).items() if ending}
    yield word, endings


def determiners(word: str) -> dict[str, str]:
    """Indefinite, definite and plural."""
    if word.endswith("ی"):
        definite = {"یەکە": "definite", "ەکە": "definite", "یەکان": "definite plural", "ەکان": "definite plural"}
        return {"یەک": "indefinite", **definite, "یان": "plural", "ان": "plural"}
    if vowel(word):
        return {"یەک": "indefinite", "کە": "definite", "کان": "definite plural", "یان": "plural"}
    return {"ێک": "indefinite", "ەکە": "definite", "ەکان": "definite plural", "ان": "plural"}


def outer(word: str) -> dict[str, str]:
    """Ezafe, clitics, adpositions, “also” and copula after a word."""
    ends_in_i, is_vowel = word.endswith("ی"), vowel(word)
    found = {"": "", "ی": "ezafe", "دا": "in", "را": "through", "ڕا": "through"}
    found |= dict.fromkeys(PRONOUNS, "clitic")
    also = ("ش", "یش") if is_vowel else ("یش",)
    found |= dict.fromkeys(also, "also") | {e + p: "also, clitic" for e in also for p in (*PRONOUNS, "ی")}
    away = ("یەوە", "ەوە", "وە") if ends_in_i else ("وە",) if is_vowel else ("ەوە",)
    found |= dict.fromkeys(away, "from, back") | {e + "ش": "from, also" for e in away} | {e + "یە": "from, is" for e in away}
    found |= {"داش": "in, also", "دایە": "is in", "یدا": "clitic, in", "یشدا": "also, in"}
    found |= {p + ending: "clitic, from" for p in (*PRONOUNS, "ی") for ending in ("دا",)}
    found |= {p + "ەوە": "clitic, from" for p in PRONOUNS}
    is_ = ("یە", "ییە") if is_vowel else ("ە",)
    found |= dict.fromkeys(is_, "demonstrative or is") | {"ن": "are", "ین": "are", "ە" if not is_vowel else "یە": "is"}
    if ends_in_i:
        found |= {"ە": "demonstrative or is", "یدا": "in", "یش": "also", "ییەوە": "from", "یی": "ezafe"}
    return found


def inner(word: str) -> Mapping[str, str]:
    """The first word of a phrase with or without its ezafe: definite, indefinite, plural, demonstrative."""
    found: dict[str, str] = {}
    for base in {word, word.removesuffix("ی")} - {""}:
        for middle, rule in {"": "ezafe", **determiners(base)}.items():
            end = base + middle
            found |= {end: rule, end + "ی": f"{rule}, ezafe", end + ("یە" if vowel(end) else "ە"): f"{rule}, demonstrative"}
    return found


def vowel(word: str) -> bool:
    """Whether a word ends in a vowel that joins."""
    return word.endswith(("ی", "ە", "ا", "ۆ", "ێ", "وو"))
