"""The card of an edition as PNG, shaped, for messengers that show no SVG."""

from __future__ import annotations

from pipeline.export import card
from pipeline.export.editions import Edition
from pipeline.export.formats.typesetting import typeset
from pipeline.export.plain import shortened


def render(edition: Edition, site: str = "") -> bytes:
    """The PNG, 1200 × 630; ValueError for a draft."""
    if edition.is_draft:
        raise ValueError("a draft has no card")
    size, lines = card.fitted(edition.title, edition.language.script)
    values = {
        "title": " ".join(lines),
        "size": size,
        "description": shortened(edition.description, card.DESCRIPTION, edition.language.code),
        "site": site if site != edition.title else "",
    }
    return typeset("picture.typ", edition.language, values, "png")
