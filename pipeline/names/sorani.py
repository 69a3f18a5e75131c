"""Sorani endings: indefinite, definite and plural, then ezafe, clitics, adpositions, “also”, demonstrative and copula.

Vowels join as they are spelled: ی after ە stays (ستوودەی), ی after ی doubles or merges (تەقەویی), ەوە loses its ە after a vowel.
Rules: W. M. Thackston, “Sorani Kurdish: A Reference Grammar”, §§ 4-12 and 31.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PRONOUNS = ("م", "ت", "مان", "تان", "یان")


def stems(word: str, kind: str, gender: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The word with all that may follow it in one written word; names of people and places take less than common nouns."""
    noun = kind not in ("person", "place")
    endings = {"": "", **near(word), **far(word, noun)}
    for middle, name in determiners(word).items():
        end = word + middle
        endings[middle] = name
        endings |= {middle + ending: f"{name}, {rule}" for ending, rule in (near(end) | (far(end, noun) if noun else {})).items()}
    yield word, endings


def determiners(word: str) -> dict[str, str]:
    """Indefinite, definite and plural."""
    if word.endswith("ی"):
        definite = {"یەکە": "definite", "ەکە": "definite", "یەکان": "definite plural", "ەکان": "definite plural"}
        return {"یەک": "indefinite", **definite, "یان": "plural", "ان": "plural"}
    if vowel(word):
        return {"یەک": "indefinite", "کە": "definite", "کان": "definite plural", "یان": "plural"}
    return {"ێک": "indefinite", "ەکە": "definite", "ەکان": "definite plural", "ان": "plural"}


def near(word: str) -> dict[str, str]:
    """What may follow a noun and its determiner alike: ezafe, in, from, also, demonstrative or copula."""
    found = {"ی": "ezafe", "دا": "in", "داش": "in, also", "دایە": "is in"}
    found |= dict.fromkeys(from_(word), "from") | dict.fromkeys(also(word), "also")
    if word.endswith("ی"):
        return found | dict.fromkeys(("یە", "ییە", "ە"), "demonstrative or is") | {"ن": "are", "یدا": "in", "یی": "ezafe"}
    return found | {"یە" if vowel(word) else "ە": "demonstrative or is", "ن": "are"}


def far(word: str, noun: bool) -> dict[str, str]:
    """What else may follow a word: clitics, and of common nouns clitics before adpositions."""
    found = dict.fromkeys(PRONOUNS, "clitic")
    found |= {first + last: "also, clitic" for first in also(word) for last in (*PRONOUNS, "ی")}
    found |= {first + "ش": "from, also" for first in from_(word)} | {first + "یە": "is from" for first in from_(word)}
    found |= {"یدا": "clitic, in", "ین": "are", "دان": "are in", "داین": "are in", "دام": "am in"}
    if noun:
        found |= {pronoun + "دا": "clitic, in" for pronoun in PRONOUNS} | {pronoun + "ەوە": "clitic, from" for pronoun in PRONOUNS}
    return found


def also(word: str) -> tuple[str, ...]:
    """“Also, even”."""
    return ("ش", "یش") if vowel(word) else ("یش",)


def from_(word: str) -> tuple[str, ...]:
    """“From, back”."""
    return ("یەوە", "ەوە", "وە", "ییەوە") if word.endswith("ی") else ("وە",) if vowel(word) else ("ەوە",)


def linked(word: str) -> Mapping[str, str]:
    """The first word of a name of several words with its ezafe spelled in either way."""
    bare = word.removesuffix("ی")
    return {bare: "no ezafe", bare + "ی": "ezafe", bare + "یی": "ezafe"}


def inner(word: str) -> Mapping[str, str]:
    """The first word of a common noun phrase with or without its ezafe: definite, indefinite, plural, demonstrative."""
    found: dict[str, str] = {}
    for base in {word, word.removesuffix("ی")} - {""}:
        for middle, rule in {"": "ezafe", **determiners(base)}.items():
            end = base + middle
            found |= {end: rule, end + "ی": f"{rule}, ezafe", end + ("یە" if vowel(end) else "ە"): f"{rule}, demonstrative"}
    return found


def vowel(word: str) -> bool:
    """Whether a word ends in a vowel that joins."""
    return word.endswith(("ی", "ە", "ا", "ۆ", "ێ", "وو"))
