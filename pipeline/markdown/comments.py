"""HTML comments in a source document: which are private, what the others say, and what goes with a private one when it goes.

Private comments reach neither a catalogue nor an export. `<!-- translators: ... -->`, `<!-- skip -->` and empty comments (they part
two lists) are no secrets and stay in the Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.markdown.lines import Lines, Span

Purpose = Literal["private", "note", "skip", "endskip", "empty"]

COMMENT = re.compile(r"<!--(?:-?>|(.*?)-->)", re.DOTALL)
SCRIPT = re.compile(r"<(?:script|style|textarea)\b|<[?!]", re.IGNORECASE)
"""How HTML blocks begin in which `<!--` opens no comment."""

ITEM = re.compile(r"[ \t]*(?:[-+*]|1[.)])[ \t]+\S|[ \t]*#{1,6}[ \t]")
NUMBERED = re.compile(r"[ \t]*[0-9]{1,9}[.)][ \t]+\S")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: what it is for, and the note that it holds for the translators."""

    purpose: Purpose
    note: str = ""


def understood(written: str) -> Comment:
    """What the comment `written`, from `<!--` to `-->`, is for."""
    found = COMMENT.fullmatch(written)
    words = ((found.group(1) or "") if found else "").strip()
    if words in ("skip", "endskip"):
        return Comment("skip" if words == "skip" else "endskip")
    if words.lower().startswith("translators:"):
        return Comment("note", " ".join(words.partition(":")[2].split()))
    return Comment("private" if words else "empty")


def comment_end(source: str, begin: int, limit: int) -> int:
    """Where the comment that begins at `begin` ends, -1 when not before `limit`."""
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, begin):
            return begin + len(short)
    at = source.find("-->", begin + 4, limit)
    return at + 3 if at >= 0 else -1


def within(text: str, start: int, end: int) -> Span:
    """The span that goes with a comment inside a paragraph: the comment and the space that would stand double without it.

    Where its ends would meet as another comment, only its inside goes.
    """
    if text[:start].endswith(("<", "<!", "<!-")):
        return start + 4, end - 3
    if start == 0 or text[start - 1] == "\n":
        while end < len(text) and text[end] in " \t":
            end += 1
    elif end == len(text) or text[end] in " \t\n":
        while start and text[start - 1] in " \t":
            start -= 1
    return start, end


def between(body: str, span: Span, closing: int) -> Lines:
    """The spans that go with a comment between blocks: its lines and one blank line after them.

    A list marker before it and text after its end stay; where the blocks before and after it would become one, a blank line stays.
    `closing` is where the text of its last line begins.
    """
    start, end = span
    first = body.rfind("\n", 0, start) + 1
    prefix = body[first:start]
    before = body[body.rfind("\n", 0, first - 1) + 1 : first - 1] if first else ""
    newline = body.find("\n", end)
    last = len(body) if newline < 0 else newline + 1
    following = body[end:last]
    if following.strip():
        end += len(following) - len(following.lstrip(" \t"))
        line_end, last_line = body.index("\n", start), body.rfind("\n", 0, closing) + 1
        return [(start, end)] if _blank(before) else [(start, line_end), (line_end + 1, last_line), (closing, end)]
    if prefix.strip(" \t>"):
        return [(start, end)]
    newline = body.find("\n", last)
    after = body[last : len(body) if newline < 0 else newline + 1]
    if _blank(before):
        return [(first, last + len(after) if _blank(after) else last)]
    if _blank(after) or ITEM.match(after) or (NUMBERED.match(after) and NUMBERED.match(before)):
        return [(first, last)]
    return [(first + len(prefix.rstrip(" \t")), last - 1)]


def inside(body: str, span: Span, closing: int) -> Lines:
    """The words of a comment, which leave it empty; where text stands on its last line it keeps a newline, to stay a block."""
    start, end = span
    line_end, last_line = body.find("\n", start, end), body.rfind("\n", start, end) + 1
    rest = body.find("\n", end)
    if line_end < 0 or not body[end : rest if rest >= 0 else len(body)].strip():
        return [(start + 4, end - 3)]
    return [(start + 4, line_end), (line_end + 1, last_line), (closing if last_line <= closing < end else last_line, end - 3)]


def _blank(line: str) -> bool:
    return not line.strip(" \t\n>")
