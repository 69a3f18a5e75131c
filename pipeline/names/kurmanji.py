"""Kurmanji endings: oblique case and ezafe by gender, plural, indefinite; y glides in after a vowel.

An apostrophe between name and ending makes no difference to a key (Reûf'ê, Reûfê).

Rules: D. N. MacKenzie, “Kurdish Dialect Studies I”, and the spelling guide of the Kurdish Institute of Paris (“Rêbera rastnivîsînê”).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

VOWELS = "aeêiîouû"
FEMININE = {"ê": "oblique", "a": "ezafe"}
MASCULINE = {"ê": "oblique or ezafe", "î": "oblique"}
PLURAL = {"an": "plural oblique", "ên": "plural ezafe"}
INDEFINITE = {"ek": "indefinite", "eke": "indefinite, ezafe", "ekê": "indefinite, oblique", "ekî": "indefinite, oblique"}


def stems(word: str, kind: str, gender: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The word with its endings; a final î may become i before the glide (Gencî, Genciyê)."""
    cases = case_endings(kind, gender)
    if word[-1:] not in VOWELS:
        yield word, {"": "", **cases}
        return
    glides = {f"y{ending}": rule for ending, rule in cases.items()}
    if gender == "m":
        glides["ya"] = "ezafe"
    yield word, {"": "", **glides}
    if word.endswith("î"):
        yield word[:-1] + "i", glides


def case_endings(kind: str, gender: str) -> Mapping[str, str]:
    """The endings after a consonant. Places are feminine; what has no gender in the glossary takes either."""
    if gender == "f" or kind == "place":
        own: Mapping[str, str] = FEMININE
    elif gender == "m":
        own = MASCULINE
    else:
        own = {**MASCULINE, **FEMININE}
    return {**own, **PLURAL, **(INDEFINITE if kind in ("term", "organisation") else {})}


def inner(word: str) -> Mapping[str, str]:
    """The first word of a phrase, whose ezafe tells gender, number and definiteness: girtiyê, girtiya, girtiyên siyasî."""
    bare = next(
        (word[: -len(end)] for end in ("ên", "an", "eke", "ekî", "ê", "a") if word.endswith(end) and len(word) > len(end) + 2), word
    )
    y = "y" if bare[-1:] in VOWELS else ""
    found = {bare + y + ending: rule for ending, rule in {**MASCULINE, **FEMININE, **PLURAL, **INDEFINITE}.items()}
    return found | {bare: ""} | ({bare[:-1] + "î": ""} if bare.endswith("iy") else {})
