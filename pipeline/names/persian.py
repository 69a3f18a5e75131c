"""Persian endings: ezafe in all spellings, plural, indefinite, clitics and copula; ZWNJ makes no difference to a key.

Vowel signs are gone from a key, so that the ezafe ـِ of a consonant is the bare word. Rules: Academy of Persian Language and
Literature, “دستور خط فارسی” (orthography, 1401), sections on ezafe, ها and the joined pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.text import ZWNJ

HAMZA = "\u0654"
PRONOUNS = ("م", "ت", "ش", "مان", "تان", "شان")


def stems(word: str, kind: str, gender: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The word with everything that is written onto it."""
    endings = {"": "", "را": "object marker", "ها": "plural", "های": "plural, ezafe"}
    endings |= dict.fromkeys(("ست", "است", "اند", "ند"), "copula")
    if word.endswith("ه"):
        endings |= {HAMZA: "ezafe", "ی": "ezafe", "ای": "indefinite"}
        endings |= {f"ا{pronoun}": "clitic" for pronoun in ("م", "ت", "ش", "مان", "تان", "شان")}
    elif word.endswith(("ا", "و")):
        endings |= {"ی": "ezafe", "یی": "indefinite"} | {f"ی{pronoun}": "clitic" for pronoun in PRONOUNS}
    elif word.endswith("ی"):
        endings |= {"ای": "indefinite", "یی": "indefinite"} | dict.fromkeys(("ام", "ات", "اش", *PRONOUNS[3:]), "clitic")
    else:
        endings |= {"ی": "indefinite"} | dict.fromkeys(PRONOUNS, "clitic") | {f"ا{p}": "clitic" for p in "متش"}
    if kind == "place":
        endings |= dict.fromkeys(("ی", "یی", "ای") if word.endswith(("ا", "و", "ه")) else ("ی",), "derived, adjective")
        endings |= {"ی": "ezafe"} if word.endswith(("ا", "و", "ه")) else {}
    if kind == "term":
        endings |= {"ان": "plural", "ات": "plural", "انی": "plural, indefinite", "هایی": "plural, indefinite"}
        endings |= {f"های{pronoun}": "plural, clitic" for pronoun in PRONOUNS}
    yield word, endings


def joined(stem: str, ending: str) -> str:
    """The word as it is best spelled: with a ZWNJ before plural, clitics and copula that do not join."""
    vowel = stem.endswith(("ه", "ی"))
    if not ending or ending == HAMZA or (ending in ("ی", "یی") and not vowel):
        return stem + ending
    apart = ending.startswith(("ه", "ا", "را", "ست", "ند")) or vowel
    return stem + (ZWNJ if apart and not stem.endswith(("ا", "و")) else "") + ending


def linked(word: str) -> dict[str, str]:
    """A word before the last with or without a written ezafe."""
    if word.endswith("ه"):
        return {word + HAMZA: "ezafe", word + "ی": "ezafe"}
    return {word + "ی": "ezafe"} if word.endswith(("ا", "و")) else {}


def inner(word: str) -> Mapping[str, str]:
    """The first word of a common noun phrase: singular or plural, with or without a written ezafe."""
    found = {word + ending: "plural" for ending in ("ها", "های", "هایی", "ان", "انی")}
    found |= {word + "ای": "indefinite"} if word.endswith("ه") else {word + "ی": "indefinite"}
    return found | linked(word)
