"""Whether a translation speaks of the same people, places and numbers as its source: the last word on every memory draft.

Owns only the comparison; which forms and numbers stand in a text is said by `names` and `facts`.
"""

from __future__ import annotations

from pipeline import facts, names
from pipeline.glossary import Glossary

SAME_NAME = frozenset({"preferred", "accepted", "short", "inflected"})
NAME_KINDS = frozenset({"person", "place", "organisation"})


def contradiction(source_text: str, target_text: str, source: str, target: str, glossary: Glossary) -> str:
    """The first name or number that the translation lacks or adds, as a clause; empty if both agree."""
    wanted = _named(source_text, source, glossary)
    found = _named(target_text, target, glossary)
    for term in sorted(wanted - found):
        return f"“{glossary.by_id[term].forms[source].form}” is missing in it"
    return _numbers(source_text, target_text, source, target)


def _named(text: str, language: str, glossary: Glossary) -> set[str]:
    occurrences = names.index(glossary, language).occurrences(text)
    return {one.term for one in occurrences if one.status in SAME_NAME and glossary.by_id[one.term].kind in NAME_KINDS}


def _numbers(source_text: str, target_text: str, source: str, target: str) -> str:
    wanted = {number.value for number in facts.numbers(source_text, source) if not number.spelled}
    found = {number.value for number in facts.numbers(target_text, target)}
    missing = sorted(wanted - found)
    return f"the number {missing[0]} is missing in it" if missing else ""
