"""The glossary as TBX-Basic (martif), the form that term tools, Weblate, OmegaT and Trados read, and back.

Owns the format. Specification: ISO 30042:2008 with the TBX-Basic categories of LISA. Each form is a term with a status:
preferred, admitted (`also`, `short`) or deprecated (`never`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args
from xml.etree.ElementTree import Element

from pipeline.errors import UnreadableInput
from pipeline.glossary import Glossary
from pipeline.interchange.safexml import NAMESPACE_XML, element, escape, local, parse
from pipeline.interchange.tags import language_of
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Location, Term, TermKind

PREFERRED, ADMITTED, DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_GENDERS = {"f": "feminine", "m": "masculine"}


def serialise(glossary: Glossary) -> str:
    """The whole glossary; nothing but its content is written, so the same glossary gives the same bytes."""
    header = element(
        "martifHeader",
        [
            element("fileDesc", [element("sourceDesc", [element("p", "Names and terms of an appeal-pipeline project")])]),
            element("encodingDesc", [element("p", "TBXBasicXCSV02.xcs", type="XCSURI")]),
        ],
    )
    entries = [_entry(term) for term in glossary.terms]
    text = element("text", [element("body", entries)])
    document = element("martif", [header, text], type="TBX-Basic", xml__lang="en")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n{document}\n'


def _entry(term: Term) -> str:
    about = [element("descrip", term.kind, type="subjectField")]
    if term.note:
        about.append(element("note", escape(term.note)))
    sets = [element("langSet", list(_tigs(term, term.forms[code])), xml__lang=code) for code in LANGUAGES if code in term.forms]
    return element("termEntry", [*about, *sets], id=term.id)


def _tigs(term: Term, forms: Forms) -> Iterator[str]:
    statuses = (
        (PREFERRED, "fullForm", (forms.form,)),
        (ADMITTED, "variant", forms.also),
        (ADMITTED, "shortForm", forms.short),
        (DEPRECATED, "", forms.never),
    )
    for status, form_type, texts in statuses:
        for text in texts:
            notes = [element("termNote", status, type="administrativeStatus")]
            if form_type:
                notes.append(element("termNote", form_type, type="termType"))
            if term.gender and term.kind == "person" and status == PREFERRED:
                notes.append(element("termNote", _GENDERS[term.gender], type="grammaticalGender"))
            yield element("tig", [element("term", escape(text)), *notes])


def read(content: bytes, path: str) -> tuple[Term, ...]:
    """The terms of a TBX file in the five languages; entries without any of them are left out.

    A kind that is none of ours becomes `term`; several preferred terms: the first is the form, the others are `also`.
    """
    root = parse(content, path)
    if local(root) not in ("martif", "tbx"):
        raise UnreadableInput(f"is not a TBX file; its first element is <{local(root)}>", path)
    entries = [child for child in root.iter() if local(child) in ("termEntry", "conceptEntry")]
    return tuple(term for number, entry in enumerate(entries, start=1) if (term := _term(entry, path, number)).forms)


def _term(entry: Element, path: str, number: int) -> Term:
    forms: dict[str, Forms] = {}
    gender = ""
    for section in entry:
        if local(section) not in ("langSet", "langSec"):
            continue
        code = language_of(section.get(NAMESPACE_XML + "lang") or section.get("lang") or "")
        found = [_written(tig) for tig in section.iter() if local(tig) in ("tig", "ntig", "termSec")]
        if code and (built := _forms([one for one in found if one[0]])):
            forms.setdefault(code, built)
        gender = gender or next((key for _, notes in found for key, word in _GENDERS.items() if word in notes), "")
    about = {child.get("type", local(child)): (child.text or "").strip() for child in entry if local(child) in ("descrip", "note")}
    subject = about.get("subjectField", "")
    kind = cast(TermKind, subject if subject in get_args(TermKind) else "term")
    return Term(
        entry.get("id") or f"imported-{number}",
        kind,
        forms,
        about.get("note", ""),
        gender,  # type: ignore[arg-type]
        Location(path),
    )


def _written(tig: Element) -> tuple[str, frozenset[str]]:
    """The term of one entry and its notes (status, type, gender)."""
    term = next((child for child in tig.iter() if local(child) == "term"), None)
    notes = frozenset((child.text or "").strip() for child in tig.iter() if local(child) == "termNote")
    return ("" if term is None else " ".join("".join(term.itertext()).split())), notes


def _forms(found: list[tuple[str, frozenset[str]]]) -> Forms | None:
    good = [one for one in found if DEPRECATED not in one[1]]
    if not good:
        return None
    first = next((one for one in good if PREFERRED in one[1]), good[0])
    rest = [one for one in good if one is not first]
    return Forms(
        first[0],
        also=tuple(text for text, notes in rest if "shortForm" not in notes),
        short=tuple(text for text, notes in rest if "shortForm" in notes),
        never=tuple(text for text, notes in found if DEPRECATED in notes),
    )
