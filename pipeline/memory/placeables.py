"""What may stand in a slot: a glossary name, a date or a number, recognised in the source and written for the target.

Owns recognising (never guessing) and rendering. A name that the glossary lacks has no rendering; saying so is the point.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import facts, names
from pipeline.facts import Date
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory.templates import Slot
from pipeline.memory.wording import canonical
from pipeline.model import Term
from pipeline.text import ascii_digits, localise_digits

TERM_KINDS: Mapping[str, str] = {"P": "person", "L": "place", "O": "organisation"}
RECOGNISED = frozenset({"preferred", "accepted", "short", "inflected"})
"""The statuses in which a form of a term may fill a slot; `never` and `suspect` may not."""

INSTITUTION = re.compile(
    r"\b(?:prison|Gefängnis)\b|gefängnis|-Gefängnis|زندان|ندامتگاه|زیندانی|بەندیخانەی|گرتووخانەی|\b[Gg]irtîgeha\b|\b[Zz][iî]ndana\b"
)
"""The word for prison in a name: a sentence that has the word beside the slot must not get it twice."""

_WRAPPED = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<inner>[^*_]+)(?P=mark)")
_NAME_LATIN = re.compile(r"(?:[^\W\d_][\w.'-]*[ -]){0,5}[^\W\d_][\w.'-]*")
_PARTICLES = frozenset(["al", "as", "bin", "de", "del", "der", "e", "el", "ibn", "la", "le", "of", "the", "und", "van", "von", "y"])
_DIALLED = re.compile(r"\+?[\d /-]+")


@dataclass(frozen=True, slots=True)
class Placeable:
    """What a text has in one slot: `written` there, `mark` the emphasis around it, and the term, date or number that it is."""

    slot: Slot
    written: str
    value: Term | Date | str
    mark: str = ""

    def __str__(self) -> str:
        """P0=nahid-taghavi, N0=151: how a provenance comment names it."""
        shown = self.value.id if isinstance(self.value, Term) else self.written.replace(" ", "_")
        return f"{self.slot.name}={shown}"


@dataclass(frozen=True, slots=True)
class Unknown:
    """What stands in a slot is nothing that can be carried over; `name` is it, where it looks like a name, else empty."""

    name: str = ""


def recognise(slot: Slot, text: str, language: str, glossary: Glossary, verbatim: bool = False) -> Placeable | Unknown:
    """The placeable that the whole of `text` is, as the slot's kind asks for; `verbatim`: any row of digits is a number."""
    if slot.kind == "U":
        return Placeable(slot, text, text)
    wrapped = _WRAPPED.fullmatch(text)
    written, mark = (wrapped["inner"], wrapped["mark"]) if wrapped else (text, "")
    value: Term | Date | str | None
    if slot.kind in TERM_KINDS:
        value = _term(written, TERM_KINDS[slot.kind], language, glossary)
    elif slot.kind == "D":
        value = _date(written, language)
    else:
        value = ascii_digits(written) if _is_number(written, language, verbatim) else None
    if value is None:
        return Unknown(written if slot.kind in TERM_KINDS and looks_like_name(written, language) else "")
    return Placeable(slot, written, value, mark)


def _term(written: str, kind: str, language: str, glossary: Glossary) -> Term | None:
    bare = written.removeprefix("the ") if language == "en" else written
    found = names.index(glossary, language).occurrences(bare)
    accepted = RECOGNISED if language != "en" else RECOGNISED - {"inflected"}
    if len(found) != 1 or found[0].status not in accepted or (found[0].start, found[0].end) != (0, len(bare)):
        return None
    term = glossary.by_id[found[0].term]
    same = all(_shared(term, glossary.by_id[rival]) for rival in found[0].rivals)
    return term if term.kind == kind and same else None


def _shared(term: Term, rival: Term) -> bool:
    """Whether a short form of both (brothers with one surname) reads the same everywhere, so that it need not be told apart."""
    return term.gender == rival.gender and all(
        language in rival.forms and rival.forms[language].short == forms.short for language, forms in term.forms.items()
    )


def _date(written: str, language: str) -> Date | None:
    """The one date that the text is; a year or month of another calendar alone is none, as it has no Gregorian equal."""
    found = facts.dates(written, language)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        return None
    exact = found[0].calendar == "gregorian" or None not in (found[0].year, found[0].month, found[0].day)
    return found[0] if exact else None


def _is_number(written: str, language: str, verbatim: bool) -> bool:
    digits = ascii_digits(written)
    if digits.isdecimal() or (verbatim and _DIALLED.fullmatch(digits)):
        return True
    found = facts.numbers(written, language)
    return len(found) == 1 and not found[0].unit and (found[0].start, found[0].end) == (0, len(written))


def looks_like_name(text: str, language: str) -> bool:
    """Whether a text could be a name that the glossary lacks: a few words, in Latin script all but particles capitalised."""
    if not _NAME_LATIN.fullmatch(text):
        return False
    parts = text.split()
    if LANGUAGES[language].script != "Latn":
        return len(parts) <= 4
    return all(part[0].isupper() or part in _PARTICLES for part in parts)


def render(placeable: Placeable, source: str, target: str, verbatim: bool = False) -> str:
    """The placeable in the target language: glossary form, date or digits as that language writes them.

    The term must have a form in the target language.
    """
    value = placeable.value
    if placeable.slot.kind == "U":
        return placeable.written
    if isinstance(value, Term):
        text = _rendered_term(value, placeable.written, source, target)
    elif isinstance(value, Date):
        text = facts.write_date(value, target)
    else:
        text = _rendered_number(placeable.written, source, target, verbatim)
    return f"{placeable.mark}{text}{placeable.mark}"


def _rendered_term(term: Term, written: str, source: str, target: str) -> str:
    from_forms, to_forms = term.forms[source], term.forms[target]
    plain = canonical(written, source)
    if to_forms.short and any(canonical(short, source) == plain for short in from_forms.short):
        return to_forms.short[0]
    if INSTITUTION.search(from_forms.form) and not INSTITUTION.search(written):
        bare = [form for form in (to_forms.form, *to_forms.also, *to_forms.short) if not INSTITUTION.search(form)]
        return bare[0] if bare else to_forms.form
    return names.render(term, target)


def _rendered_number(written: str, source: str, target: str, verbatim: bool) -> str:
    digits = ascii_digits(written)
    if verbatim or digits.isdecimal():
        return localise_digits(written, target)
    return facts.write_number(facts.numbers(written, source)[0].value, target, grouped=True)
