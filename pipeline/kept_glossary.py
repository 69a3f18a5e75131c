"""A parsed glossary as JSON and back, because reading YAML with a thousand names takes seconds.

Owns the format of that cache; whoever stores it names the content of the glossary that it was parsed from.
"""

from __future__ import annotations

import json

from pipeline.glossary import Glossary
from pipeline.model import Forms, Location, Term

LAYOUT = 1
"""Rises when `Term` or `Forms` change, so that what an older version kept is not read."""


def keep(glossary: Glossary, made_from: str) -> bytes:
    """The glossary as JSON, bound to the fingerprint of the text that it was parsed from."""
    terms = [
        _values(term) | {"forms": {code: _values(forms) for code, forms in term.forms.items()}, "location": term.location.line}
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
        return Glossary(tuple(_term(term, stored["path"]) for term in stored["terms"]), stored["path"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"damaged: {error}") from None


def _values(value: Term | Forms) -> dict[str, object]:
    """What `dataclasses.asdict` says of a value whose fields hold no others, without its deep copy."""
    return {name: getattr(value, name) for name in value.__slots__}


def _term(stored: dict[str, object], path: str) -> Term:
    term = dict(stored)
    forms = {code: _forms(one) for code, one in term.pop("forms").items()}  # type: ignore[attr-defined]
    return Term(**term | {"forms": forms, "location": Location(path, term.pop("location"))})  # type: ignore[arg-type]


def _forms(stored: dict[str, object]) -> Forms:
    return Forms(**{name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()})  # type: ignore[arg-type]
