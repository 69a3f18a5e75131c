"""Where links lead: the identities of headings and footnotes, the same in every language, and the addresses of pages.

No two identities on a page are the same: those of footnotes hold a dot, which no slug has.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from pipeline.markdown import markup
from pipeline.markdown.source import Source

REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
SOURCE_FILE = re.compile(r"^(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)([^?#]+)\.md(?=$|[?#])")


def note_identity(label: str) -> str:
    """The identity of a footnote."""
    return "fn." + _anchor(label)


def reference_identity(label: str, count: int) -> str:
    """The identity of the place that refers to a footnote for the `count`th time."""
    return f"fnref.{_anchor(label)}" + (f".{count}" if count > 1 else "")


def _anchor(label: str) -> str:
    """The label as part of an identity, different for different labels, and without a character that a link would have to escape."""
    return "".join(char if char.isalnum() or char in "-_" else f"~{ord(char):x}" for char in label)


def page_address(address: str) -> str:
    """The address of a page for the address of its source: relative links to `.md` files lead to `.html`."""
    return SOURCE_FILE.sub(r"\1.html", address)


def slug(text: str) -> str:
    """The text as an identity: letters and digits of any script in lower case, hyphens for spaces."""
    kept = "".join(char for char in text.lower() if char in " -_" or unicodedata.category(char)[0] in "LMN")
    return re.sub(r"[ -]+", "-", kept).strip("-")


def headings(source: Source) -> dict[int, str]:
    """The identity of each heading by its token: `{#id}`, else a slug of the source text, numbered where it comes again."""
    found: dict[int, str] = {}
    taken: dict[str, int] = {}
    for token, inner in pairwise(source.tokens):
        if token.type != "heading_open":
            continue
        wanted = token.meta.get("id") or slug(markup.plain(inner.meta["text"]).text) or "section"
        identity = wanted
        while identity in taken:
            taken[wanted] += 1
            identity = f"{wanted}-{taken[wanted]}"
        taken[identity] = 0
        found[id(token)] = identity
    return found
