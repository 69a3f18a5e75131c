"""Short texts for messengers: a title, how the text begins, and where to read on, within 300 or 1,000 characters.

Owns their length and shape. Made of finished texts only; a draft must not be forwarded, so there is no share text of one.
"""

from __future__ import annotations

from pipeline.export.editions import Edition
from pipeline.export.plain import directed, shortened

LENGTHS = (300, 1000)
"""Characters, marks and address included."""

MARKS = 8
"""Room left for direction marks, one a line."""


def render(edition: Edition, limit: int, url: str = "") -> bytes:
    """The text as UTF-8 with one final newline, at most `limit` characters without it; ValueError for a draft."""
    if edition.is_draft:
        raise ValueError("a draft has no share text")
    code = edition.language.code
    room = limit - len(edition.title) - (len(url) + 2 if url else 0) - 2 - MARKS
    parts: list[str] = []
    used = 0
    for text in edition.running:
        rest = room - used - (2 if parts else 0)
        if rest < 40:
            break
        part = shortened(text, rest, code)
        parts += [part] if part else []
        used += len(part) + (2 if len(parts) > 1 else 0)
        if len(part) < len(text) or len(parts) >= MARKS - 2:
            break
    whole = "\n\n".join([edition.title, *parts, *([url] if url else [])])
    return (directed(whole, code) + "\n").encode()
