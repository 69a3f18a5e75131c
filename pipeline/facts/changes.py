"""What changed in the facts between two versions of one text: for the `# facts changed:` comment."""

from __future__ import annotations

from collections import Counter

from pipeline.facts.dates import all_dates
from pipeline.facts.negation import negations
from pipeline.facts.numbers import all_numbers


def facts_written(text: str, language: str) -> list[str]:
    """Numbers and dates of a text as written, in order."""
    dates = [d for d in all_dates(text, language) if not d.doubtful]
    found = [(d.start, d.written) for d in dates]
    for number in all_numbers(text, language):
        if not number.doubtful and all(number.end <= d.start or number.start >= d.end for d in dates):
            found.append((number.start, number.written))
    return [written for _, written in sorted(found)]


def changes(old: str, new: str, language: str) -> tuple[str, ...]:
    """What changed: “151 → 152”, “49 removed”, “October 2020 added”, “negation added”; empty where the facts are the same."""
    before, after = facts_written(old, language), facts_written(new, language)
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    lost = [written for written in before if written in gone]
    won = [written for written in after if written in come]
    paired = [f"{a} → {b}" for a, b in zip(lost, won, strict=False)]
    paired += [f"{written} removed" for written in lost[len(won) :]] + [f"{written} added" for written in won[len(lost) :]]
    denied = len(negations(new, language)) - len(negations(old, language))
    if denied:
        paired.append("negation added" if denied > 0 else "negation removed")
    return tuple(paired)
