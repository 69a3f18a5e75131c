"""What is wrong with a glossary, or still to be done: contradictions, doubtful spellings, gaps, forms that await a native reader.

Owns the findings of `pipeline glossary check`; the format itself is checked when the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.model import Finding, Severity, Term
from pipeline.names.forms import HARAKAT, Listed, listed
from pipeline.text import isolate

ARABIC_LETTERS = re.compile("[\u0600-\u06ff]")
FOREIGN = {
    "fa": (re.compile("[يكىةۆەڕڵێ]"), "a letter that Persian does not use"),
    "ckb": (re.compile("[يكىةذضظطثص]"), "a letter that Sorani does not use"),
    "kmr": (re.compile("[ıİğĞöÖüÜ]"), "a Turkish letter"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a term in a language (empty: in all of them)."""

    severity: Severity
    term: Term
    language: str
    message: str


def lint(glossary: Glossary) -> tuple[Finding, ...]:
    """All findings about a glossary, in the order of its terms; `document` is its path, `msgid` the id of the term."""
    remarks = [remark for term in glossary.terms for remark in (*of_term(term), *of_forms(term))]
    remarks += [remark for language in LANGUAGES for remark in across(glossary, language)]
    places = {term.id: place for place, term in enumerate(glossary.terms)}
    remarks.sort(key=lambda remark: places[remark.term.id])
    return tuple(finding(glossary, remark) for remark in remarks)


def finding(glossary: Glossary, remark: Remark) -> Finding:
    """A remark as a finding, with file and line in its sentence."""
    message = f"{glossary.path}:{remark.term.location.line}: {remark.term.id}: {remark.message}"
    return Finding("glossary", remark.severity, message, glossary.path, remark.language, remark.term.id)


def of_term(term: Term) -> Iterator[Remark]:
    """What concerns a term as a whole: languages that are missing or unconfirmed, a person without a gender."""
    missing = [language.name for code, language in LANGUAGES.items() if code not in term.forms]
    if missing:
        yield Remark("warning", term, "", f"no form in {', '.join(missing)}; there it cannot be checked")
    unconfirmed = [LANGUAGES[code].name for code, forms in term.forms.items() if forms.review]
    if unconfirmed:
        yield Remark("warning", term, "", f"a native reader must still confirm {', '.join(unconfirmed)}")
    if term.kind == "person" and not term.gender:
        yield Remark("warning", term, "", "a person without “gender: f” or “gender: m”, which Kurmanji endings need")


def of_forms(term: Term) -> Iterator[Remark]:
    """What concerns the forms of a term in one language."""
    for code in term.forms:
        everything = list(listed(term, code))
        good = [form for form in everything if form.status in ("preferred", "accepted", "short")]
        yield from contradictions(term, code, everything, good)
        yield from spellings(term, code, good)
        written = {form.text for form in good}
        for form in term.forms[code].veto:
            if form in written:
                yield Remark(
                    "warning", term, code, f"the veto of {isolate(form)} is without effect; it stands in the glossary itself"
                )


def contradictions(term: Term, code: str, everything: list[Listed], good: list[Listed]) -> Iterator[Remark]:
    """Forms that are listed twice, or as right and wrong at once."""
    status: dict[tuple[str, ...], Listed] = {}
    for form in good:
        other = status.setdefault(identity(form), form)
        if other is not form and not form.made and not other.made:
            yield Remark("warning", term, code, f"{isolate(form.text)} is listed twice in {LANGUAGES[code].name}")
    for form in everything:
        same = status.get(identity(form))
        if same is None or HARAKAT.search(form.text + same.text):
            continue
        if form.status == "never":
            yield Remark(
                "error", term, code, f"{isolate(form.text)} is listed as right and under “never” in {LANGUAGES[code].name}"
            )
        if form.status == "suspect" and same.status != "short":
            message = f"{isolate(form.text)} is listed as right and under “suspect” in {LANGUAGES[code].name}"
            yield Remark("error", term, code, message)


def identity(form: Listed) -> tuple[str, ...]:
    """What two forms have in common that are the same to a reader: words with their capitals, and what parts them."""
    return (*form.words.written, *(form.words.gap(place) for place in range(len(form.words.keys) - 1)))


def spellings(term: Term, code: str, good: list[Listed]) -> Iterator[Remark]:
    """Letters of another language or script, and several forms in one."""
    latin = LANGUAGES[code].script == "Latn"
    for form in good:
        if latin and ARABIC_LETTERS.search(form.text):
            yield Remark(
                "error", term, code, f"{isolate(form.text)} is written in Arabic script, but {LANGUAGES[code].name} is not"
            )
        if code in FOREIGN:
            pattern, what = FOREIGN[code]
            letter = pattern.search(form.text)
            if letter:
                where = f"{isolate(letter[0])} (U+{ord(letter[0]):04X})"
                yield Remark("warning", term, code, f"{isolate(form.text)} holds {where}, {what}")
        if form.status == "preferred" and (" / " in form.text or re.search(r"\(.*\)", form.text)):
            message = f"{isolate(form.text)} is no running text; drafts would write it as it stands, slash and brackets too"
            yield Remark("warning", term, code, message)


def across(glossary: Glossary, language: str) -> Iterator[Remark]:
    """Forms that two terms claim: as right, or right in one and wrong in the other."""
    owners: dict[tuple[str, ...], Term] = {}
    wrong: dict[tuple[str, ...], tuple[Term, str]] = {}
    name = LANGUAGES[language].name
    for term in glossary.terms:
        for form in listed(term, language):
            key = identity(form)
            if form.status in ("preferred", "accepted"):
                owner = owners.setdefault(key, term)
                if owner is not term:
                    yield Remark("warning", term, language, f"{isolate(form.text)} is also a form of {owner.id} in {name}")
            elif form.status == "never":
                wrong.setdefault(key, (term, form.text))
    for key, (term, text) in wrong.items():
        owner = owners.get(key, term)
        if owner is not term:
            yield Remark("error", term, language, f"{isolate(text)} stands under “never” in {name}, but is a form of {owner.id}")
