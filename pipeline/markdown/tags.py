"""Raw HTML of a source document: the few tags that reach a page, balanced, with harmless attributes; everything else is text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

INLINE = frozenset({"br", "sub", "sup", "kbd", "abbr", "span"})
BLOCK = INLINE | {"div", "details", "summary"}
VOID = frozenset({"br"})

ATTRIBUTES = {
    "class": re.compile(r"[\w -]*"),
    "lang": re.compile(r"[a-zA-Z0-9-]*"),
    "dir": re.compile(r"ltr|rtl|auto"),
}
OWN_ATTRIBUTES = {"abbr": {"title": re.compile(r".*", re.DOTALL)}, "details": {"open": re.compile(r"(?:open)?")}}
"""Attributes that may stand on any tag that is let through, and on one tag; everything else is dropped."""

TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*/?>"
)
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


class Elements:
    """The elements that are open, so that a page stays well-formed whatever its source says."""

    def __init__(self) -> None:
        self.open: list[tuple[str, bool]] = []

    def own(self, name: str) -> None:
        """An element of Markdown opens."""
        self.open.append((name, False))

    def close_own(self) -> str:
        """An element of Markdown closes, and with it every raw element that was opened in it and left open."""
        closing = self.close_raw()
        self.open.pop()
        return closing

    def close_raw(self) -> str:
        """Close what raw HTML left open since the last element of Markdown opened."""
        closing = ""
        while self.open and self.open[-1][1]:
            closing += f"</{self.open.pop()[0]}>"
        return closing

    def raw(self, written: str, allowed: frozenset[str]) -> str:
        """One raw tag as it may stand in the page: cleaned, dropped when it closes nothing, or as text."""
        tag = TAG.fullmatch(written)
        name = tag["name"].lower() if tag else ""
        if tag is None or name not in allowed:
            return html.escape(written)
        if tag["close"]:
            if self.open and self.open[-1] == (name, True):
                self.open.pop()
                return f"</{name}>"
            return ""
        if name not in VOID:
            self.open.append((name, True))
        return f"<{name}{_attributes(name, tag['rest'])}>"


def _attributes(name: str, written: str) -> str:
    patterns = ATTRIBUTES | OWN_ATTRIBUTES.get(name, {})
    kept = []
    for attribute, double, single, bare in ATTRIBUTE.findall(written):
        value = html.unescape(double or single or bare)
        pattern = patterns.get(attribute.lower())
        if pattern is not None and pattern.fullmatch(value):
            kept.append(f' {attribute.lower()}="{html.escape(value)}"' if value or attribute.lower() != "open" else " open")
    return "".join(kept)


def pieces(block: str) -> Iterator[tuple[str, bool]]:
    """The tags (True) and the text between them (False) of a block of raw HTML."""
    position = 0
    for tag in TAG.finditer(block):
        yield block[position : tag.start()], False
        yield tag.group(), True
        position = tag.end()
    yield block[position:], False
