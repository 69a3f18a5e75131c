"""The edition as JSON for web sites and apps: metadata, the body as HTML and each segment with its kind, Markdown and plain text."""

from __future__ import annotations

import json

from pipeline import markdown
from pipeline.export import pages
from pipeline.export.editions import Edition
from pipeline.export.wording import WORDING


def render(edition: Edition) -> bytes:
    """The JSON file as UTF-8; `notice` stands in drafts alone, and its absence in any other."""
    language = edition.language
    words = WORDING[language.code]
    fields: dict[str, object] = {
        "document": edition.document.name,
        "id": edition.document.id,
        "language": language.code,
        "direction": language.direction,
        "source_language": edition.document.language,
        "status": edition.status,
    }
    if edition.is_draft:
        fields["notice"] = f"{words.draft_title}. {words.draft_body}"
    fields |= {
        "title": edition.title,
        "description": edition.description,
        "person": edition.document.person,
        "date": edition.date,
        "html": pages.content(edition),
        "segments": [
            {
                "kind": segment.kind,
                "markdown": edition.translate(segment.text),
                "plain": markdown.plain(edition.translate(segment.text)).text,
            }
            for segment in edition.document.segments
        ],
    }
    return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()
