"""The HTML around every page: head, policy, style, header and footer.

Owns escaping, links between files of the folder and the promise that a page loads nothing: one inline style whose hash the
Content-Security-Policy names, no script, nothing from any host. Knows no document.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import quote

from pipeline.languages import LANGUAGES


@cache
def style(name: str = "style.css", package: str = "pipeline.export") -> str:
    """The style sheet of the package as one string, line breaks and indentation gone."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return "".join(line.strip() for line in text.splitlines())


def policy(css: str) -> str:
    """The Content-Security-Policy of a page whose only style is `css`: pictures of the same folder, nothing else."""
    hashed = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{hashed}'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def link(here: str, there: str) -> str:
    """The relative address of the file `there` as written in the file `here`, both paths in the same folder; percent-encoded."""
    relative = posixpath.relpath(there, posixpath.dirname(here) or ".")
    return escape(quote(relative if ":" not in relative.split("/")[0] else f"./{relative}"))


def address(base_url: str, path: str) -> str:
    """The full address of a file of the exported folder."""
    return f"{base_url.rstrip('/')}/{quote(path)}"


def page(*, language: str, title: str, head: str, body: str, css: str | None = None, wide: bool = False) -> bytes:
    """A whole page. `title` is plain text, `head` and `body` are HTML; LF line ends, UTF-8."""
    css = style() if css is None else css
    width = ' class="wide-page"' if wide else ""
    direction = LANGUAGES[language].direction
    text = f"""<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(css)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
{head}<style>{css}</style>
</head>
<body{width}>
{body}</body>
</html>
"""
    return text.encode()


def meta(name: str, content: str, kind: str = "name") -> str:
    """One meta element and a line end; nothing when there is nothing to say."""
    return f'<meta {kind}="{name}" content="{escape(content)}">\n' if content else ""
