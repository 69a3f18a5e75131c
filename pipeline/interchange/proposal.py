"""Terms from a file of others as lines for `glossary.yaml`: what is new, what differs, never put in without a person.

Owns only the wording of the proposal. A glossary is what everything published is checked against, so that no import writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Term


def proposal(terms: Iterable[Term], glossary: Glossary) -> str:
    """YAML to paste below `terms:`: new terms as entries, other forms of known ones as comments; empty if nothing is new."""
    return "".join(f"{line}\n" for term in terms for line in _lines(term, glossary.by_id.get(term.id)))


def _lines(term: Term, known: Term | None) -> Iterator[str]:
    if known is None:
        yield f"  - id: {json.dumps(term.id)}"
        yield f"    kind: {term.kind}"
        yield from (f"    gender: {term.gender}",) if term.gender else ()
        yield from (f"    {code}: {_flow(term.forms[code])}" for code in LANGUAGES if code in term.forms)
        yield from (f"    note: {_quoted(term.note)}",) if term.note else ()
        return
    for code, forms in term.forms.items():
        mine = known.forms.get(code)
        if mine is None:
            yield f"  # {term.id}, not in the glossary: {code}: {_flow(forms)}"
        elif forms.form not in (mine.form, *mine.also):
            yield f"  # {term.id}, {code}: the glossary has {_quoted(mine.form)}, the file {_quoted(forms.form)}"


def _flow(forms: Forms) -> str:
    parts = [f"form: {_quoted(forms.form)}"]
    for key in ("also", "short", "never"):
        if texts := getattr(forms, key):
            parts.append(f"{key}: [{', '.join(map(_quoted, texts))}]")
    return "{" + ", ".join([*parts, "review: true"]) + "}"


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar; JSON's quoting is YAML's."""
    return json.dumps(text, ensure_ascii=False)
