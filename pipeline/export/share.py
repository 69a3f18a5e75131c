"""Short texts for messengers: a title, how the text begins, and where to read on, within 300 or 1,000 characters.

Owns their length and shape. Made of finished texts only; a draft must not be forwarded, so there is no share text of one.
"""

from __future__ import annotations

from pipeline import markdown
from pipeline.export.editions import Edition, one_line
from pipeline.export.plain import directed, shortened
from pipeline.export.wording import WORDING

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
    for text in _paragraphs(edition):
        rest = room - used - (2 if parts else 0)
        if rest < 40:
            break
        parts.append(shortened(text, rest, WORDING[code].sentence_end))
        used += len(parts[-1]) + (2 if len(parts) > 1 else 0)
        if len(parts[-1]) < len(text) or len(parts) >= MARKS - 2:
            break
    whole = "\n\n".join([edition.title, *parts, *([url] if url else [])])
    return (directed(whole, code) + "\n").encode()


def _paragraphs(edition: Edition) -> list[str]:
    """Running text in reading order; a note of the editors (wholly emphasised) is not what one forwards."""
    texts = [edition.translate(one.text) for one in edition.document.segments if one.kind in ("paragraph", "list item")]
    return [
        one_line(markdown.plain(text).text)
        for text in texts
        if not (text.startswith("*") and text.endswith("*") and text[1:2] != "*")
    ]
