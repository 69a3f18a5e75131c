"""`pipeline glossary`: looking after the names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import memory, names
from pipeline.errors import UnreadableInput, WrongUsage
from pipeline.interchange import proposal, spreadsheet, tbx
from pipeline.languages import LANGUAGES
from pipeline.model import Finding, Term
from pipeline.names import NameForm
from pipeline.names import suggest as suggestions
from pipeline.project import Project


@dataclass(frozen=True, slots=True)
class Shown:
    """A term with all its forms, by language, and the places where it occurs: language, document, sentence."""

    term: Term
    forms: dict[str, tuple[NameForm, ...]]
    places: tuple[tuple[str, str, str], ...]


def show(project: Project, wanted: str) -> Shown:
    """The term with this id, or of which this is a form."""
    term = _find(project.glossary.terms, wanted)
    forms = {code: names.accepted(term, code) for code in LANGUAGES if code in term.forms}
    return Shown(term, forms, tuple(_places(project, term)))


def _find(terms: Sequence[Term], wanted: str) -> Term:
    for term in terms:
        written = (form for forms in term.forms.values() for form in (forms.form, *forms.also, *forms.short))
        if wanted == term.id or wanted in written:
            return term
    raise WrongUsage(f"no term “{wanted}” in the glossary; give an id or a form as it stands there")


def _places(project: Project, term: Term) -> list[tuple[str, str, str]]:
    found = []
    for name in project.documents:
        document = project.document(name)
        texts = [(document.language, segment.text) for segment in document.segments]
        for _, language in project.catalogues([name]):
            catalogue = project.catalogue(name, language)
            texts += [(language, unit.msgstr) for unit in catalogue.units] if catalogue else []
        for language, text in texts:
            if any(one.term == term.id for one in names.index(project.glossary, language).occurrences(text)):
                found.append((language, name, text))
    return found


def lint(project: Project) -> tuple[Finding, ...]:
    """What is wrong with the glossary, or still to be confirmed."""
    return names.lint(project.glossary)


def suggest(project: Project) -> tuple[suggestions.Suggestion, ...]:
    """Names in the sources that the glossary lacks, the likeliest first."""
    documents = [project.document(name) for name in project.documents]
    passages = [
        suggestions.Passage(segment.text, document.language, segment.location.path)
        for document in documents
        for segment in document.segments
    ]
    units = memory.bundled().units
    known = {
        code: suggestions.vocabulary((unit.texts[code] for unit in units if unit.origin == "phrases" and code in unit.texts), code)
        for code in {passage.language for passage in passages}
    }
    return suggestions.suggest(passages, project.glossary, known)


def take_out(project: Project, form: str) -> str:
    """The glossary as CSV or TBX."""
    return {"csv": spreadsheet.serialise, "tbx": tbx.serialise}[form](project.glossary)


def propose(project: Project, file: Path) -> str:
    """What a CSV or TBX file of somebody else would add to the glossary, as YAML for a person to copy."""
    content = file.read_bytes()
    if file.suffix.lower() == ".tbx":
        terms = tbx.read(content, str(file))
    elif file.suffix.lower() == ".csv":
        terms = spreadsheet.parse(content.decode("utf-8-sig"), str(file))
    else:
        raise UnreadableInput("its name must end with .csv or .tbx", str(file))
    return proposal.proposal(terms, project.glossary)
