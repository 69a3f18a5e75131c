"""Stand-ins for names: surrogate names and symbols that a package is known to carry, because it was asked.

Owns the probing and the exchange. Before a stand-in is used, the package translates three sentences with it; only when the same
rendering comes out of all three is it trusted, and never a symbol with `_`, which argostranslate turns into a space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.draft.terms import Item
from pipeline.memory.joining import join

Ask = Callable[[Sequence[str]], Sequence[str]]
"""Sentences in, their best translations out."""

FRAMES: Mapping[str, tuple[str, str, str]] = {
    "en": ("{} was arrested.", "We are waiting for {} in the city.", "The lawyer of {} spoke about the case today."),
    "de": ("{} wurde verhaftet.", "Wir warten in der Stadt auf {}.", "Der Anwalt von {} sprach heute über den Fall."),
    "fa": ("{} بازداشت شد.", "ما در شهر منتظر {} هستیم.", "وکیل {} امروز درباره پرونده صحبت کرد."),
    "ckb": ("{} دەستگیر کرا.", "ئێمە لە شار چاوەڕێی {} دەکەین.", "پارێزەری {} ئەمڕۆ باسی دۆسیەکەی کرد."),
    "kmr": ("{} hat girtin.", "Em li bajêr li benda {} ne.", "Parêzerê {} îro li ser dozê axivî."),
}
"""Three sentences in which a stand-in is tried: as subject, as object, after a preposition or in a genitive."""

SURROGATES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "f": {
        "en": ("Maria", "Anna", "Sara", "Laura"),
        "de": ("Maria", "Anna", "Sara", "Laura"),
        "fa": ("مریم", "سارا", "زهرا", "فاطمه"),
        "ckb": ("سارا", "شیرین", "نەسرین", "ژیان"),
        "kmr": ("Sara", "Şîrîn", "Rojîn", "Berfîn"),
    },
    "m": {
        "en": ("Peter", "David", "Thomas", "Daniel"),
        "de": ("Peter", "David", "Thomas", "Daniel"),
        "fa": ("علی", "محمد", "حسین", "رضا"),
        "ckb": ("ئازاد", "هێمن", "ڕێبین", "کاوە"),
        "kmr": ("Azad", "Baran", "Rêzan", "Dilşad"),
    },
    "place": {
        "en": ("London", "Berlin", "Paris", "Moscow"),
        "de": ("London", "Berlin", "Paris", "Moskau"),
        "fa": ("لندن", "برلین", "پاریس", "مسکو"),
        "ckb": ("لەندەن", "بەرلین", "پاریس", "مۆسکۆ"),
        "kmr": ("London", "Berlîn", "Parîs", "Moskow"),
    },
}
"""Names that training text is full of, so that most packages render them always alike: women, men, places."""

SYMBOLS = ("X1", "Y2", "Q7", "ABC", "XYZ", "#1#", "[1]", "⟦1⟧", "@1@", "Z-9")
MOST_SYMBOLS = 2
"""Symbols in one sentence: with more, packages begin to mix them up."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What is written in the source and what the package makes of it."""

    source: str
    target: str


def probe(ask: Ask, source: str, candidates: Sequence[str], *, literal: bool = False) -> list[StandIn]:
    """Those of the candidates that the package renders alike in every frame; `literal`: as themselves."""
    frames = FRAMES[source]
    answers = list(ask([frame.format(candidate) for candidate in candidates for frame in frames]))
    rows = [answers[place : place + len(frames)] for place in range(0, len(answers), len(frames))]
    if literal:
        return [StandIn(c, c) for c, row in zip(candidates, rows, strict=True) if all(answer.count(c) == 1 for answer in row)]
    found = []
    for number, candidate in enumerate(candidates):
        renderings = {_own_word(rows, number, frame) for frame in range(len(frames))}
        rendering = renderings.pop()
        if rendering and not renderings:
            found.append(StandIn(candidate, rendering))
    forms = [one.target for one in found]
    return [one for one in found if not any(one.target != other and one.target in other for other in forms)]


def _own_word(rows: Sequence[Sequence[str]], number: int, frame: int) -> str:
    """The one word that the translation of a frame has for this candidate where those for the others have something else."""
    here = re.findall(r"[^\W_]+", rows[number][frame])
    others = [set(re.findall(r"[^\W_]+", row[frame])) for place, row in enumerate(rows) if place != number]
    own = [word for word in here if not any(word in words for words in others)]
    return own[0] if len(own) == 1 and here.count(own[0]) == 1 else ""


def assigned(items: Sequence[Item], text: str, pools: Mapping[str, Sequence[StandIn]]) -> dict[str, StandIn] | None:
    """A stand-in for each name, a different one for each term and none that the text has already; None when there are not enough.

    Women stand in for women and men for men, for the rest of the sentence agrees with them.
    """
    left = {pool: [one for one in stand_ins if one.source not in text] for pool, stand_ins in pools.items()}
    chosen: dict[str, StandIn] = {}
    for item in items:
        if item.id in chosen:
            continue
        pool = next((left[name] for name in pool_names(item) if left.get(name)), None)
        if not pool or not item.form:
            return None
        chosen[item.id] = pool[0]
        for other in left.values():  # one stand-in may be in several pools
            other[:] = [one for one in other if not _alike(one, chosen[item.id])]
    return chosen


def pool_names(item: Item) -> tuple[str, ...]:
    """The pools from which a name may take its stand-in, best first."""
    if item.kind != "person":
        return ("place",)
    return {"f": ("f",), "m": ("m",)}.get(item.gender, ("f", "m"))


def _alike(one: StandIn, other: StandIn) -> bool:
    """Whether the renderings of two stand-ins could be taken for one another."""
    return one.target in other.target or other.target in one.target


def replaced(text: str, items: Sequence[Item], chosen: Mapping[str, StandIn]) -> str:
    """The source text with stand-ins for its names; what is bound to a name (a genitive 's) stays bound to its stand-in."""
    for item in sorted(items, key=lambda item: item.start, reverse=True):
        if item.id in chosen:
            ending = re.search(r"['’]s?$", item.written)
            text = text[: item.start] + chosen[item.id].source + (ending[0] if ending else "") + text[item.end :]
    return text


def put_back(text: str, items: Sequence[Item], chosen: Mapping[str, StandIn], target: str) -> str | None:
    """The target text with the names where their stand-ins came out; None when one did not come out as often as it went in."""
    places: list[tuple[int, int, str]] = []
    for id_, stand_in in chosen.items():
        own = [item for item in items if item.id == id_]
        found = [match.span() for match in re.finditer(_pattern(stand_in.target), text)]
        if len(found) != len(own):
            return None
        places += [(start, end, item.form) for item, (start, end) in zip(own, found, strict=True)]
    for start, end, form in sorted(places, reverse=True):
        text = text[:start] + join(form, text[end:], target)
    return text


def _pattern(rendering: str) -> str:
    return rf"(?<!\w){re.escape(rendering)}" if rendering[0].isalnum() else re.escape(rendering)
