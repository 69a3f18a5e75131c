"""A source document as read: its blocks, and each passage of running text with its place. One walk, shared by everything.

What `parse` extracts, and what `splice`, `to_html` and `to_text` look up, are the same passages in the same order.
Writes nothing and translates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal

from markdown_it.token import Token

from pipeline.errors import UnreadableInput
from pipeline.markdown import front_matter, inline
from pipeline.markdown.blocks import Lines, comment_end, trimmed
from pipeline.markdown.front_matter import FrontMatter

Place = Literal["paragraph", "heading", "underlined", "cell", "term"]
"""What may not happen to a text in its place: a heading and a cell have one line, an underlined heading ends in `---`."""

KINDS = {
    "list_item_open": "list item",
    "blockquote_open": "quotation",
    "footnote_reference_open": "footnote",
    "dd_open": "definition",
    "th_open": "table cell",
    "td_open": "table cell",
    "dt_open": "definition term",
}
NOTHING: tuple[tuple[int, int], ...] = ()
TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
ALERT = re.compile(r"\[!(\w+)\][ \t]*")
HEADING_ID = re.compile(r"[ \t]*\{#([\w:.-]+)\}$")
COMMENT = re.compile(r"<!--(?:-?>|(.*?)-->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of running text: `text` as its translator sees it, `lines` its spans in the body, `removed` private comments in it."""

    text: str
    kind: str
    place: Place
    line: int
    note: str
    lines: tuple[tuple[int, int], ...]
    removed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document: `text` with `\\n` newlines and without byte order mark, its front matter, its block tokens, its passages.

    An `inline` token names its passage in `meta["passage"]`; one without is not translated (`meta["text"]` is its text).
    `removed` are the spans of private comments between blocks. `env` holds link definitions and footnotes.
    """

    text: str
    front: FrontMatter
    tokens: tuple[Token, ...]
    passages: tuple[Passage, ...]
    removed: tuple[tuple[int, int], ...]
    env: dict[str, Any] = field(repr=False)


@lru_cache(maxsize=64)
def read(text: str) -> Source:
    """Read a document given with any newlines; raises `UnreadableInput` with the line but without the path."""
    return _Reader(normalised(text)).read()


def normalised(text: str) -> str:
    """The text with `\\n` newlines and without byte order mark."""
    text = text.removeprefix("\ufeff")
    return re.sub(r"\r\n?", "\n", text) if "\r" in text else text


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.front = front_matter.read(text)
        self.body = text[self.front.end :].replace("\0", "\ufffd")
        self.first_line = text.count("\n", 0, self.front.end)
        self.env: dict[str, Any] = {}  # filled by the block parser: link definitions and footnote labels
        self.passages: list[Passage] = []
        self.removed: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self.skipping = 0

    def read(self) -> Source:
        tokens: list[Token] = []
        md = inline.parser()
        try:
            md.block.parse(self.body, md, self.env, tokens)
            self.walk(tokens)
        except UnreadableInput as error:
            raise UnreadableInput(error.message, line=error.line + self.first_line) from None
        return Source(self.text, self.front, tuple(tokens), tuple(self.passages), tuple(self.removed), self.env)

    def walk(self, tokens: list[Token]) -> None:
        containers: list[str] = []
        for index, token in enumerate(tokens):
            if token.nesting > 0:
                self.too_deep(token)
                if token.type in KINDS:
                    containers.append(KINDS[token.type])
            elif token.nesting < 0:
                if token.type.replace("_close", "_open") in KINDS:
                    containers.pop()
            elif token.type == "inline":
                self.passage(tokens, index, containers[-1] if containers else "paragraph")
            elif token.type == "comment":
                self.comment(token)
            elif token.type == "html_block":
                self.html(token)
        if self.skipping:
            raise UnreadableInput("this “<!-- skip -->” has no “<!-- endskip -->”", line=self.skipping)

    def too_deep(self, token: Token) -> None:
        if token.level + 1 >= inline.parser().options["maxNesting"]:
            line = token.map[0] + 1 if token.map else 0
            raise UnreadableInput("lists and quotations are nested too deeply here", line=line)

    def passage(self, tokens: list[Token], index: int, kind: str) -> None:
        token, before = tokens[index], tokens[index - 1]
        place: Place = "paragraph"
        if before.type == "heading_open":
            kind, place = "heading", "heading" if before.markup.startswith("#") else "underlined"
        elif kind == "table cell":
            place = "cell"
        elif kind == "definition term":
            place = "term"
        lines = _trimmed(self.body, token.meta["lines"])
        if before.type == "paragraph_open":
            lines = self.opened(tokens[index - 2], lines)
        elif before.type == "heading_open" and lines:
            lines = self.identified(before, lines)
        raw = "\n".join(self.body[start:end] for start, end in lines)
        if place == "cell":
            raw = raw.replace("\\|", "|")
        text, removed = raw, NOTHING
        if "<!--" in raw:
            text, removed = self.uncommented(raw, lines, token)
        text = _one_line(text, self.env)
        token.meta["text"] = text
        if not text or self.skipping or token.meta.get("skipped"):
            self.removed.extend(removed)
        else:
            token.meta["passage"] = len(self.passages)
            note, self.notes = "\n".join(self.notes), []
            line = self.body.count("\n", 0, lines[0][0]) + self.first_line + 1
            self.passages.append(Passage(text, kind, place, line, note, tuple(lines), removed))

    def opened(self, container: Token, lines: Lines) -> Lines:
        """What a list item or quotation may say about itself before its text: a task box, `[!NOTE]`."""
        if not lines:
            return lines
        (start, end), *rest = lines
        if container.type == "list_item_open" and (task := TASK.match(self.body, start, end)):
            container.meta["checked"] = task.group()[1] != " "
            return [(task.end(), end), *rest]
        if container.type == "blockquote_open" and (alert := ALERT.fullmatch(self.body, start, end)):
            container.meta["alert"] = alert.group(1).lower()
            return _trimmed(self.body, rest)
        return lines

    def identified(self, heading: Token, lines: Lines) -> Lines:
        """An identity at the end of a heading, `{#id}`, is not text."""
        start, end = lines[-1]
        if found := HEADING_ID.search(self.body[start:end]):
            heading.meta["id"] = found.group(1)
            return _trimmed(self.body, [*lines[:-1], (start, start + found.start())])
        return lines

    def uncommented(self, raw: str, lines: Lines, token: Token) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The text without its comments, and the spans in the body of the private ones."""
        offset = _offsets(self.body, lines)
        pieces, removed, position, skips = [], [], 0, []
        for found in inline.tokens(raw, inline.environment(self.env)):
            if found.type != "html_inline" or not found.content.startswith("<!--"):
                if found.type == "text" and "<!--" in found.content:
                    raise UnreadableInput("a comment begins here that is not closed before the next blank line", line=_line(token))
                continue
            start, end = found.meta["at"]
            said = COMMENT.fullmatch(found.content)
            word = ((said.group(1) or "") if said else "").strip()
            if word in ("skip", "endskip"):
                skips.append(word)
            elif word.lower().startswith("translators:"):
                self.notes.append(_note(word))
            start, end = _surroundings(raw, start, end)
            pieces.append(raw[position:start])
            position = end
            if word and word not in ("skip", "endskip") and not word.lower().startswith("translators:"):
                removed.append((offset(start), offset(end)))
        pieces.append(raw[position:])
        if skips:
            if skips != ["skip", "endskip"] or not raw.startswith("<!--") or not raw.endswith("-->"):
                raise UnreadableInput(
                    "“<!-- skip -->” and “<!-- endskip -->” have to stand on lines of their own", line=_line(token)
                )
            token.meta["skipped"] = True
        return "".join(pieces), tuple(removed)

    def comment(self, token: Token) -> None:
        said = COMMENT.fullmatch(token.content)
        word = ((said.group(1) or "") if said else "").strip()
        line = _line(token)
        if word == "skip":
            if self.skipping:
                raise UnreadableInput("“<!-- skip -->” stands here before the last one ended", line=line)
            self.skipping = line
        elif word == "endskip":
            if not self.skipping:
                raise UnreadableInput("this “<!-- endskip -->” has no “<!-- skip -->” before it", line=line)
            self.skipping = 0
        elif word.lower().startswith("translators:"):
            self.notes.append(_note(word))
        elif word:
            self.removed.append(_whole_lines(self.body, *token.meta["span"]))

    def html(self, token: Token) -> None:
        """Comments inside raw HTML are private too, except where they are none: in scripts and styles."""
        lines: Lines = token.meta["lines"]
        raw = "\n".join(self.body[start:end] for start, end in lines)
        if "<!--" not in raw or re.match(r"<(?:script|style|textarea)\b|<[?!]", raw, re.IGNORECASE):
            return
        offset = _offsets(self.body, lines)
        position = 0
        while (position := raw.find("<!--", position)) >= 0:
            end = comment_end(raw, position, len(raw))
            if end < 0:
                raise UnreadableInput(
                    "a comment begins in this HTML that is not closed before the next blank line", line=_line(token)
                )
            self.removed.append((offset(position), offset(end)))
            position = end


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _note(word: str) -> str:
    return " ".join(word.partition(":")[2].split())


def _trimmed(body: str, lines: Lines) -> Lines:
    """The lines without white space at the beginning of the first and the end of the last."""
    spans = list(lines)
    while spans:
        start, end = trimmed(body, *spans[0])
        if start < end:
            spans[0] = (start, spans[0][1])
            break
        spans.pop(0)
    while spans:
        start, end = trimmed(body, *spans[-1])
        if start < end:
            spans[-1] = (spans[-1][0], end)
            break
        spans.pop()
    return spans


def _offsets(body: str, lines: Lines) -> Any:
    """A function from offsets in the joined lines to offsets in the body."""
    starts = list(accumulate((end - start + 1 for start, end in lines), initial=0))

    def offset(position: int) -> int:
        line = min(bisect_right(starts, position) - 1, len(lines) - 1)
        return lines[line][0] + position - starts[line]

    return offset


def _surroundings(raw: str, start: int, end: int) -> tuple[int, int]:
    """The span of a comment with the space that would stand double without it."""
    if raw[:start].endswith(("<", "<!", "<!-")):
        return start, end
    if start == 0 or raw[start - 1] == "\n":
        while end < len(raw) and raw[end] in " \t":
            end += 1
    elif end == len(raw) or raw[end] in " \t\n":
        while start and raw[start - 1] in " \t":
            start -= 1
    return start, end


def _whole_lines(body: str, start: int, end: int) -> tuple[int, int]:
    """The span that goes with a comment between blocks: its lines and one blank line after them.

    A list marker before the comment stays, and where text touches the comment on both sides its line stays blank.
    """
    first = body.rfind("\n", 0, start) + 1
    prefix = body[first:start]
    if prefix.strip(" \t>"):
        return start, end
    last = body.find("\n", end)
    last = len(body) if last < 0 else last + 1
    before = _blank(body[body.rfind("\n", 0, first - 1) + 1 : first]) if first else True
    next_end = body.find("\n", last)
    after = body[last : len(body) if next_end < 0 else next_end + 1]
    if before:
        return first, last + len(after) if _blank(after) else last
    if _blank(after) or last == len(body):
        return first, last
    return first + len(prefix.rstrip(" \t")), last - 1 if body[last - 1] == "\n" else last


def _blank(line: str) -> bool:
    return not line.strip(" \t\n>")


BREAK = re.compile(r"[ \t]*\n[ \t]*")


def _one_line(raw: str, env: dict[str, Any]) -> str:
    """Soft breaks become spaces, hard breaks stay: `\\` or two spaces, and a newline."""
    if "\n" not in raw:
        return raw
    if not re.search(r"(?:  |\\)\n", raw):
        return BREAK.sub(" ", raw)
    pieces, position = [], 0
    for start, end in _hard_breaks(raw, env):
        pieces.append(BREAK.sub(" ", raw[position:start]))
        pieces.append("\\\n" if raw[start] == "\\" else "  \n")
        position = end
    pieces.append(BREAK.sub(" ", raw[position:]))
    return "".join(pieces)


def _hard_breaks(raw: str, env: dict[str, Any]) -> Iterator[tuple[int, int]]:
    for token in inline.tokens(raw, inline.environment(env)):
        if token.type == "hardbreak":
            start, end = token.meta["at"]
            yield start, end
