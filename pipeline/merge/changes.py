"""Which facts an edit of the source changed: numbers, dates and negations (from `facts`), and names of the glossary.

Says what changed, never whether the translation is still right.
"""

from __future__ import annotations

from pipeline import facts, names
from pipeline.glossary import Glossary


def changed_facts(before: str, now: str, language: str, glossary: Glossary) -> tuple[str, ...]:
    """What the translation must follow: “151 → 152”, “negation removed”, “Nahid Taghavi → Mariam Claren”."""
    return (*facts.changes(before, now, language), *changed_names(before, now, language, glossary))


def changed_names(before: str, now: str, language: str, glossary: Glossary) -> tuple[str, ...]:
    """The names of the glossary that one text has and the other has not, paired in order; or that changed places."""
    old, new = named(before, language, glossary), named(now, language, glossary)
    lost = [written for term, written in old.items() if term not in new]
    won = [written for term, written in new.items() if term not in old]
    lines = [f"{a} → {b}" for a, b in zip(lost, won, strict=False)]
    lines += [f"{written} removed" for written in lost[len(won) :]]
    lines += [f"{written} added" for written in won[len(lost) :]]
    stayed = [term for term in old if term in new]
    moved = [term for term in new if term in old]
    if stayed != moved:
        lines.append(f"names in another order: {', '.join(new[term] for term in moved)}")
    return tuple(lines)


def named(text: str, language: str, glossary: Glossary) -> dict[str, str]:
    """The names in a text in the order of their first occurrence, as they are written there.

    Terms that are no names are left out: another word for “political prisoner” is no other fact.
    """
    found: dict[str, str] = {}
    for occurrence in names.index(glossary, language).occurrences(text):
        if glossary.by_id[occurrence.term].kind != "term":
            found.setdefault(occurrence.term, occurrence.written)
    return found
