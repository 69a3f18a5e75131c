"""What makes the exported folder a small web site besides its pages: the sitemap.

Owns addresses that search engines read; there is nothing of it without a base URL. Drafts are not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.export import frame
from pipeline.export.editions import Edition
from pipeline.export.pages import linked

SITEMAP = "sitemap.xml"


def sitemap(editions: Sequence[Edition], base_url: str) -> bytes:
    """The sitemap with the language versions of each page; dates are those of the content."""
    published = [edition for edition in editions if not edition.is_draft]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for edition in published:
        lines += ["<url>", f"<loc>{escape(frame.address(base_url, edition.path('.html')))}</loc>"]
        if edition.date:
            lines.append(f"<lastmod>{edition.date}</lastmod>")
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{other.language.code}" '
            f'href="{escape(frame.address(base_url, other.path(".html")))}"/>'
            for other in linked(edition, published)
        ]
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()
