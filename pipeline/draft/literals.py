"""What must pass through a translation letter by letter: addresses, handles, code, tags, telephone numbers.

Owns the comparison of them; `facts.opaque` says where they are, so that no number is looked for in what is a literal here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import facts
from pipeline.draft.problems import Problem
from pipeline.text import ascii_digits

TELEPHONE = re.compile(r"(?<![\w+])\+\d[\d /-]{6,}\d")


@dataclass(frozen=True, slots=True)
class Literal:
    """One literal and where it stands."""

    text: str
    start: int
    end: int


def literals(text: str) -> tuple[Literal, ...]:
    """Every literal of a text, in order."""
    spans = [*facts.opaque(text), *((m.start(), m.end()) for m in TELEPHONE.finditer(text))] if not text.isalnum() else []
    return tuple(Literal(text[start:end], start, end) for start, end in sorted(spans))


def literal_problems(source: str, target: str) -> Iterator[Problem]:
    """Literals that were lost, altered or added; a telephone number may have the digits of the language."""
    there, here = (Counter(ascii_digits(literal.text) for literal in literals(text)) for text in (source, target))
    for text in (there - here).elements():
        yield Problem("literal", f"“{text}” is missing")
    for text in (here - there).elements():
        yield Problem("literal", f"“{text}” is not in the source")
