"""What makes the exported folder a small web site besides its pages: the sitemap.

Owns addresses that search engines read; there is nothing of it without a base URL. Drafts are not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.export import frame
from pipeline.export.manifest import Entry

SITEMAP = "sitemap.xml"


def sitemap(entries: Sequence[Entry], base_url: str) -> bytes:
    """The sitemap with the language versions of each page; dates are those of the content."""
    versions: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.is_draft:
            versions.setdefault(entry.document, []).append(entry)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for entry in (one for group in versions.values() for one in group):
        lines += ["<url>", f"<loc>{escape(frame.address(base_url, entry.path('.html')))}</loc>"]
        if entry.date:
            lines.append(f"<lastmod>{entry.date}</lastmod>")
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{other.language}" href="{escape(frame.address(base_url, other.path(".html")))}"/>'
            for other in versions[entry.document]
        ]
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()
