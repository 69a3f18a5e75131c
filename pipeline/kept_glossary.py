"""A parsed glossary as JSON and back, because reading YAML with a thousand names takes seconds.

Owns the format of that cache; whoever stores it names the content of the glossary that it was parsed from.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline.glossary import Glossary
from pipeline.model import Forms, Location, Term
from pipeline.values import flat

LAYOUT = 2
"""Rises when `Term`, `Forms` or the JSON of them change, so that what an older version kept is not read."""


def keep(glossary: Glossary, made_from: str) -> bytes:
    """The glossary as JSON, bound to the fingerprint of the text that it was parsed from."""
    terms = [
        {**_said(term), "forms": {code: _kept(forms) for code, forms in term.forms.items()}, "location": term.location.line}
        for term in glossary.terms
    ]
    kept = {"layout": LAYOUT, "of": made_from, "path": glossary.path, "terms": terms}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def recall(kept: bytes, made_from: str) -> Glossary:
    """The glossary that `keep` wrote; ValueError when it was parsed from another text or is damaged."""
    try:
        stored = json.loads(kept)
        if (stored["layout"], stored["of"]) != (LAYOUT, made_from):
            raise ValueError("parsed from another text")
        return Glossary(tuple(_term(stored["path"], **term) for term in stored["terms"]), stored["path"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"damaged: {error}") from None


def _said(value: Term | Forms) -> dict[str, Any]:
    """The fields that say something: in a glossary, whatever has a default is empty by default."""
    return {name: said for name, said in flat(value).items() if said}


def _kept(forms: Forms) -> str | dict[str, Any]:
    """The preferred form alone where nothing else is said, as in a glossary."""
    said = _said(forms)
    return forms.form if len(said) == 1 else said


def _term(path: str, *, forms: dict[str, str | dict[str, Any]], location: int, **said: Any) -> Term:
    return Term(forms={code: _forms(one) for code, one in forms.items()}, location=Location(path, location), **said)


def _forms(kept: str | dict[str, Any]) -> Forms:
    if isinstance(kept, str):
        return Forms(kept)
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
    return Forms(**said)
