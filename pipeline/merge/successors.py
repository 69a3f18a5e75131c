"""Which new text takes over the translation of which old one: a changed paragraph, the halves of a split one, joined ones.

Decides by the texts and their places in the document alone; what it proposes always needs editing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.merge.past import Key, key, worth
from pipeline.merge.similarity import Index, Shared, shared
from pipeline.model import Unit

ALIKE = 0.5
"""Two texts that share this much are versions of one another wherever they stand; chosen with `benchmarks/merge.py`."""

ALIKE_IN_PLACE = 0.4
"""The same for two texts that stand between the same neighbours."""

EVIDENT = 0.9
"""Two texts in the same place that share this much are the same paragraph, and no other one is looked for."""

PART = 0.8
"""A text of which this much stands in another is a part of it, if it is no shorter than `PART_LENGTH` characters."""

PART_LENGTH = 25


def successors(now: Sequence[Key], before: Sequence[Key], known: Collection[Key], gone: Sequence[Unit]) -> dict[int, list[Unit]]:
    """For each new text that has a predecessor its index in `now` and the unit, or the adjoining units, it was made from.

    `now` and `before` are the keys of document and old catalogue in order, `known` those of all units of the past, `gone` the units
    whose text the document no longer has.
    """
    open_ = [index for index, name in enumerate(now) if name not in known]
    olds = [unit for unit in gone if unit.msgstr or unit.comments]
    if not open_ or not olds:
        return {}
    places = {name: place for place, name in enumerate(before)}
    pairs = compared(now, open_, olds, neighbours(now, open_, places, before))
    chosen = best(pairs, olds)
    for index in open_:
        if index not in chosen and (whole := containing(now[index][1], pairs[index])) is not None:
            chosen[index] = whole
    taken = set(chosen.values())
    free = {key(old): old for number, old in enumerate(olds) if number not in taken and old.msgstr}
    return {index: widened(now[index][1], olds[number], free, places, before) for index, number in chosen.items()}


Pairs = dict[int, dict[int, tuple[Shared, bool]]]
"""By new index and number of the old unit: what the two share, and whether they stand in the same place."""


def compared(now: Sequence[Key], open_: Sequence[int], olds: Sequence[Unit], near: dict[int, list[Key]]) -> Pairs:
    """Every pair of texts worth looking at, with what they share."""
    numbers = {key(unit): number for number, unit in enumerate(olds)}
    words = Index([unit.msgid for unit in olds])
    pairs: Pairs = {}
    for index in open_:
        text = now[index][1]
        beside = [numbers[name] for name in near.get(index, ()) if name in numbers]
        found = {number: (shared(text, olds[number].msgid), True) for number in beside}
        if all(common.both < EVIDENT for common, _ in found.values()):
            found |= {number: (shared(text, olds[number].msgid), False) for number in words.nearest(text) if number not in found}
        pairs[index] = found
    return pairs


def neighbours(now: Sequence[Key], open_: Sequence[int], places: dict[Key, int], before: Sequence[Key]) -> dict[int, list[Key]]:
    """For each new index the old keys that stand at the same distance after, or before, a text that stayed."""
    waiting = set(open_)
    near: dict[int, list[Key]] = {}
    for step in (1, -1):
        place = -1 if step == 1 else len(before)
        for index in range(len(now))[::step]:
            if index not in waiting:
                place = places.get(now[index], place)
                continue
            place += step
            if 0 <= place < len(before):
                near.setdefault(index, []).append(before[place])
    return near


def best(pairs: Pairs, olds: Sequence[Unit]) -> dict[int, int]:
    """The most similar pairs, each new text and each old one in no more than one of them.

    Of two old texts that are about as similar, the one with a person's work in it goes first.
    """
    ranked = sorted(
        (-(common.both + 0.1 * in_place - 0.01 * worth(olds[number])), index, number)
        for index, found in pairs.items()
        for number, (common, in_place) in found.items()
        if common.both >= (ALIKE_IN_PLACE if in_place else ALIKE)
    )
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, number in ranked:
        if index not in chosen and number not in taken:
            chosen[index] = number
            taken.add(number)
    return chosen


def containing(text: str, found: dict[int, tuple[Shared, bool]]) -> int | None:
    """The old text that a new one was cut out of, or the longest old one that went into it."""
    ranked: list[tuple[float, int]] = []
    for number, (common, _) in found.items():
        share = max(common.of_first, common.of_second)
        if share >= PART and common.of_first * len(text) >= PART_LENGTH:
            ranked.append((-share * common.of_first, number))
    return min(ranked)[1] if ranked else None


def widened(text: str, unit: Unit, free: dict[Key, Unit], places: dict[Key, int], before: Sequence[Key]) -> list[Unit]:
    """The unit with those before and after it that went into the same new text too, in document order."""

    def likeness(units: Sequence[Unit]) -> float:
        return shared(text, " ".join(unit.msgid for unit in units)).both

    run = [unit]
    if key(unit) not in places:
        return run
    for step in (-1, 1):
        place = places[key(unit)] + step
        while 0 <= place < len(before) and (other := free.get(before[place])):
            wider = [other, *run] if step == -1 else [*run, other]
            if len(other.msgid) < PART_LENGTH or shared(text, other.msgid).of_second < PART or likeness(wider) <= likeness(run):
                break
            run = wider
            place += step
    return run
