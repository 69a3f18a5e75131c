"""The edition as Markdown: the source text with every segment replaced, nothing re-serialised.

Owns the two things that a translation changes besides its segments: `lang` in the front matter, where a translation differs
from its source, and the notice of a draft. A text equal to its source is the source file byte for byte, private comments apart.
"""

from __future__ import annotations

import re

from pipeline import markdown
from pipeline.export.editions import Edition
from pipeline.export.wording import WORDING

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*(?P<end>\r\n|\r|\n)(?P<fields>.*?(?P=end))??---[ \t]*(?P=end)", re.DOTALL)
LANGUAGE_FIELD = re.compile(r"^(lang[ \t]*:[ \t]*[\"']?)[A-Za-z-]+(?=[\"']?[ \t]*$)", re.MULTILINE)


def render(edition: Edition) -> bytes:
    """The Markdown file as UTF-8."""
    text = markdown.splice(edition.text, edition.translate)
    front = FRONT_MATTER.match(text)
    head, body = (text[: front.end()], text[front.end() :]) if front else ("", text)
    if any(edition.translate(segment.text) != segment.text for segment in edition.document.segments):
        head = LANGUAGE_FIELD.sub(rf"\g<1>{edition.language.code}", head)
    return (head + _notice(edition, front["end"] if front else "\n") + body).encode()


def _notice(edition: Edition, newline: str) -> str:
    if not edition.is_draft:
        return ""
    words = WORDING[edition.language.code]
    return f"{newline}> **{words.draft_title}**{newline}>{newline}> {words.draft_body}{newline}{newline}"
