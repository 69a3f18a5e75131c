"""The edition as plain text: no markup at all, each line in the right direction, a notice at both ends of a draft."""

from __future__ import annotations

from pipeline import markdown
from pipeline.export.editions import Edition
from pipeline.export.wording import WORDING


def render(edition: Edition) -> bytes:
    """The text as UTF-8 with LF line ends, one final."""
    text = markdown.to_text(edition.text, edition.translate).strip("\n")
    if edition.is_draft:
        words = WORDING[edition.language.code]
        text = f"{words.draft_title}\n{words.draft_body}\n\n{text}\n\n{words.draft_title}"
    return (text + "\n").encode()
