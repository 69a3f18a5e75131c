"""The edition as Markdown: the source text with every segment replaced, nothing re-serialised.

Owns the two things that a translation changes besides its segments: `lang` in the front matter, where a translation differs
from its source, and the notice of a draft. A text equal to its source is the source file byte for byte, private comments apart.
"""

from __future__ import annotations

import re

from pipeline import markdown
from pipeline.export.editions import Edition
from pipeline.export.wording import WORDING
from pipeline.markdown import front_matter
from pipeline.markdown.source import normalised

LANGUAGE_FIELD = re.compile(r"^(lang[ \t]*:[ \t]*[\"']?)[A-Za-z-]+(?=[\"']?[ \t]*\r?$)", re.MULTILINE)
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")


def render(edition: Edition) -> bytes:
    """The Markdown file as UTF-8."""
    text = markdown.splice(edition.text, edition.translate)
    head = _front_matter(text)
    body = text[len(head) :]
    if any(edition.translate(segment.text) != segment.text for segment in edition.document.segments):
        head = LANGUAGE_FIELD.sub(rf"\g<1>{edition.language.code}", head)
    newline = "\r\n" if "\r\n" in text else "\n"
    return (head + _notice(edition, newline) + body).encode()


def _front_matter(text: str) -> str:
    """The front matter of a text, its lines and newlines untouched; empty when it has none."""
    plain = normalised(text)
    lines = plain[: front_matter.read(plain).end].count("\n")
    position = len(text) - len(text.removeprefix("\ufeff"))
    for _ in range(lines):
        line = LINE.match(text, position)
        position = line.end() if line else len(text)
    return text[:position] if lines else ""


def _notice(edition: Edition, newline: str) -> str:
    if not edition.is_draft:
        return ""
    words = WORDING[edition.language.code]
    return f"{newline}> **{words.draft_title}**{newline}>{newline}> {words.draft_body}{newline}{newline}"
