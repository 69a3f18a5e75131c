"""German articles: places and organisations whose names take one, after prepositions that melt with it (in + der Iran = im Iran).

Owns these rules. Source: Duden, *Die Grammatik* (articles with geographical names; strong and weak adjectives; contractions).
A name without a word that shows its gender stays without an article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Gender = Literal["m", "f", "n", "pl"]
Case = Literal["nominative", "accusative", "dative"]

ARTICLES: Mapping[Case, Mapping[Gender, str]] = {
    "nominative": {"m": "der", "f": "die", "n": "das", "pl": "die"},
    "accusative": {"m": "den", "f": "die", "n": "das", "pl": "die"},
    "dative": {"m": "dem", "f": "der", "n": "dem", "pl": "den"},
}
CASES: Mapping[str, Case] = {
    **dict.fromkeys(("in", "aus", "von", "bei", "mit", "zu", "an", "auf", "seit", "gegenüber", "laut", "unter", "vor"), "dative"),
    **dict.fromkeys(("für", "gegen", "durch", "um", "ohne", "über"), "accusative"),
}
"""The case after a preposition as appeals use it: “in” of place, “über” of subject."""

MELTED = {"in dem": "im", "an dem": "am", "von dem": "vom", "bei dem": "beim", "zu dem": "zum", "zu der": "zur"}
TOWARDS: Mapping[Gender, str] = {"m": "in den", "f": "in die", "n": "ins", "pl": "in die"}
"""“nach” before a place with an article."""

PLACES: Mapping[str, Gender] = {
    **dict.fromkeys(("Iran", "Irak", "Libanon", "Jemen", "Sudan"), "m"),
    **dict.fromkeys(("Türkei", "Schweiz", "Ukraine", "Slowakei"), "f"),
    **dict.fromkeys(("USA", "Vereinigten Staaten", "Niederlande"), "pl"),
}
"""Places that German names with an article; others stand without one."""

HEADS: tuple[tuple[str, Gender], ...] = (
    (r"(?:verband|verein|rat|bund|ausschuss|kreis)", "m"),
    (r"(?:zentrum|komitee|netzwerk|werk|institut|gericht)", "n"),
    (
        r"(?:kampagne|liga|partei|organisation|kommission|republik|vereinigung|gewerkschaft|union|gruppe|bewegung|stiftung"
        r"|gesellschaft|föderation|kammer|universität)",
        "f",
    ),
)
"""Nouns at the head of an organisation's name, with their gender."""

_STRONG: Mapping[Gender, str] = {"m": "er", "f": "e", "n": "es", "pl": "e"}
_TAKEN = re.compile(r"(?:[:(|] ?|(?<!, )\b(?:[Dd](?:er|ie|as|en|em|es)|[Ii]m|[Vv]om|[Bb]eim|[Zz]u[mr]) )[*_„“]*$")
"""Where no article can come: after one (a relative pronoun is none), and in a label or in brackets."""

_LAST_WORD = re.compile(r"(\w+) $")


def place_gender(place: str) -> Gender | None:
    """The gender of a place that takes an article, else None."""
    if re.search(r"(?:^|-)Gefängnis|gefängnis$", place):
        return "n"
    return "f" if place.startswith("Universität") else PLACES.get(place)


def organisation_gender(name: str) -> Gender | None:
    """The gender that the head of the name shows (Zentrum für …, Iranischer Schriftstellerverband), else None."""
    for word in re.findall(r"[\wäöüß]+", name)[:2]:
        for head, gender in HEADS:
            if word[:1].isupper() and re.search(head + r"$", word, re.IGNORECASE):
                return gender
    return None


def with_place(before: str, place: str) -> str:
    """The text before a place, its preposition joined to the article that the place takes (in → im, nach → in die)."""
    gender, match = place_gender(place), _LAST_WORD.search(before)
    if gender is None or match is None:
        return before
    word = match[1].lower()
    if word != "nach" and word not in CASES:
        return before
    form = TOWARDS[gender] if word == "nach" else _melted(word, ARTICLES[CASES[word]][gender])
    return before[: match.start()] + _capital(form, match[1]) + " "


def with_organisation(before: str, name: str) -> tuple[str, str]:
    """The text before an organisation and its name, with article and weak adjective where the name takes them.

    Without a preposition the name is taken for the subject.
    """
    gender, match = organisation_gender(name), _LAST_WORD.search(before)
    if gender is None or _TAKEN.search(before):
        return before, name
    word = match[1].lower() if match else ""
    case: Case = CASES.get(word, "nominative")
    article = ARTICLES[case][gender]
    if match and word in CASES:
        return before[: match.start()] + _capital(_melted(word, article), match[1]) + " ", _weak(name, gender, case)
    opens = not before.rstrip(' *_„“"(') or before.rstrip(' *_„"(')[-1] in ".!?:"
    return before + (article.capitalize() if opens else article) + " ", _weak(name, gender, case)


def _weak(name: str, gender: Gender, case: Case) -> str:
    """The adjective at the beginning of a name as it stands after an article: Iranischer → Iranische, dem Iranischen."""
    first, space, rest = name.partition(" ")
    ending = _STRONG[gender]
    if not space or not rest[:1].isupper() or not first.endswith(ending):
        return name
    weak = "e" if case == "nominative" or (case == "accusative" and gender in ("f", "n")) else "en"
    return first[: len(first) - len(ending)] + weak + space + rest


def _melted(preposition: str, article: str) -> str:
    pair = f"{preposition} {article}"
    return MELTED.get(pair, pair)


def _capital(form: str, like: str) -> str:
    return form[0].upper() + form[1:] if like[0].isupper() else form
