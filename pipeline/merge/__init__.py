"""Merge: the segments of a document as it is now, and its catalogue as it was, make the catalogue as it must be.

Owns the promise that nothing a person wrote is lost, and decides only that: it never clears needs editing, translates nothing and
touches no file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pipeline.catalogue import complete, from_document, new_header, stamp
from pipeline.languages import LANGUAGES
from pipeline.merge.past import key, left, remembered
from pipeline.merge.successors import successors
from pipeline.merge.takeover import kept, taken_over
from pipeline.model import Catalogue, Document

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

__all__ = ["merge", "merged"]


def merge(old: Catalogue | None, document: Document, language: str, glossary: Glossary, today: date) -> Catalogue:
    """The catalogue of `document` in `language`, with everything that `old` knows; names come from the glossary as it is today.

    A text that stayed keeps its translation and state; a changed one gets the translation of its most similar predecessor as needs
    editing, with the text that it was made for and the facts that changed; a text that left stays among the obsolete ones and comes
    back as it was when the text does. Merging again changes nothing. A document under a new name keeps everything when the catalogue
    of its old name is given as `old`.
    """
    from pipeline import names

    def changes(before: str, now: str) -> tuple[str, ...]:
        from pipeline.merge.changes import changed_facts  # all that is known of facts in five languages, where a text has changed

        return changed_facts(before, now, document.language, glossary)

    return merged(
        old,
        document,
        language,
        today,
        names=names.naming(glossary, document.language, language),
        changes=changes,
    )


def merged(
    old: Catalogue | None,
    document: Document,
    language: str,
    today: date,
    names: Callable[[str], tuple[str, ...]],
    changes: Callable[[str, str], tuple[str, ...]],
) -> Catalogue:
    """`merge` with what it asks of other modules as functions: the name lines of a text, the facts that changed between two."""
    fresh = from_document(document, names)
    if old is None:
        header = new_header(document.name, document.language, language, today)
        comment = f"{LANGUAGES[language].name} translation of {document.name}."
        return Catalogue(document.name, document.language, language, fresh, header=header, header_comment=comment)
    past = remembered(old)
    units = list(fresh)
    present = {key(unit) for unit in units}
    gone = [unit for name, unit in past.items() if name not in present]
    before = [key(unit) for unit in old.units]
    takers = successors([key(unit) for unit in units], before, set(past), gone)
    for index, unit in enumerate(units):
        if known := past.get(key(unit)):
            units[index] = kept(unit, known, changes)
        elif olds := takers.get(index):
            units[index] = taken_over(unit, olds, changes)
    new = Catalogue(
        document=document.name,
        source_language=document.language,
        language=language,
        units=tuple(units),
        obsolete=left(gone, units),
        header=complete(old.header, document.name, document.language, language, today),
        header_comment=old.header_comment,
    )
    return stamp(old, new, today)
