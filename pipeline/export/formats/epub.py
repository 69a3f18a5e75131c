"""The edition as a book for e-readers (EPUB 3.3): the page's own HTML as XHTML, its direction told to the reader.

Owns the package around the text. Nothing in it leads to other files: links within the folder become text, pictures their words.
"""

from __future__ import annotations

import re
import uuid
from html import escape, unescape

from pipeline.export import pages
from pipeline.export.editions import Edition
from pipeline.export.formats.blocks import Style
from pipeline.export.formats.office import FORBIDDEN, packed
from pipeline.export.wording import WORDING

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
STYLE = """body{line-height:1.6;margin:0 4%}
:lang(fa) body,:lang(ckb) body{line-height:2}
h1,h2,h3{line-height:1.3}h2{color:#9a1b1e}
.note{color:#5c564f}
[dir=rtl] em{font-style:normal;font-weight:bold}[dir=rtl] .note em{font-weight:normal}
.draft{border:2px solid;padding:.7em 1em;margin-bottom:2em}.draft strong{display:block}
table{border-collapse:collapse}th,td{border-bottom:1px solid;padding:.3em .6em;text-align:start}
.align-center{text-align:center}.align-end{text-align:end}
"""
NAMESPACE = uuid.UUID("0d9b4d3e-5a52-5b6f-8f0c-6f6f9e4f5a11")
UNDATED = "1980-01-01"


def render(edition: Edition) -> bytes:
    """The file; deterministic: its identity follows from the document and the language, its date from the content."""
    code, direction = edition.language.code, edition.language.direction
    title = f"{WORDING[code].draft_title}: {edition.title}" if edition.is_draft else edition.title
    identity = uuid.uuid5(NAMESPACE, f"{edition.document.id}\n{code}\n{edition.status}")
    package = f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{code}" dir="{direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:{identity}</dc:identifier>
<dc:title>{escape(title)}</dc:title><dc:language>{code}</dc:language>
<meta property="dcterms:modified">{edition.date or UNDATED}T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/><item id="style" href="style.css" media-type="text/css"/></manifest>
<spine page-progression-direction="{direction}"><itemref idref="text"/></spine></package>
"""
    nav = f'<nav epub:type="toc"><ol><li><a href="text.xhtml">{escape(title)}</a></li></ol></nav>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": package,
            "OEBPS/nav.xhtml": _page(edition, title, nav),
            "OEBPS/text.xhtml": _page(edition, title, _notice(edition) + xhtml(pages.content(edition))),
            "OEBPS/style.css": STYLE,
        }
    )


def _notice(edition: Edition) -> str:
    words = WORDING[edition.language.code]
    return f'<aside class="draft"><strong>{words.draft_title}</strong> {words.draft_body}</aside>\n' if edition.is_draft else ""


def _page(edition: Edition, title: str, body: str) -> str:
    code, direction = edition.language.code, edition.language.direction
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{code}" lang="{code}" dir="{direction}">
<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""


def xhtml(html: str) -> str:
    """The body of a page as well-formed XML without pictures, form fields and links to other files of the folder."""
    text = FORBIDDEN.sub("", html)
    text = re.sub(r"<(br|hr)>", r"<\1/>", text)
    text = re.sub(r"<input [^>]*?(checked)?>", lambda box: "☑" if box[1] else "☐", text)
    text = re.sub(r'<img [^>]*?alt="([^"]*)"[^>]*>', r"\1", text)
    text = re.sub(r"<details open>", '<details open="open">', text).replace(' tabindex="0"', "")
    return re.sub(r'<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)</a>', _link, text, flags=re.DOTALL)


def _link(link: re.Match[str]) -> str:
    target = unescape(link[2])
    return link[0] if target.startswith("#") or Style(href=target).web else f"<span>{link[4]}</span>"
