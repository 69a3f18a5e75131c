"""A source document as read: its blocks, and each passage of running text with its place. One walk, shared by everything.

What `parse` extracts, and what `splice`, `to_html` and `to_text` look up, are the same passages in the same order.
Writes nothing and translates nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from markdown_it.token import Token

from pipeline.errors import UnreadableInput
from pipeline.markdown import comments, front_matter, inline
from pipeline.markdown.front_matter import FrontMatter
from pipeline.markdown.lines import Lines, Span, cut, joined, offsets, without_margins
from pipeline.markdown.markup import one_line
from pipeline.values import quickly_made

Place = Literal["paragraph", "heading", "ruled heading", "underlined", "cell", "first cell", "only cell", "term", "no term"]
"""What may not happen to a text in its place: a heading, a cell and a term have one line, a first cell begins its line, what stands
over `---` may not look like the head of a table, and a paragraph over a line with a colon needs two lines to be no term."""

KINDS = {
    "list_item_open": "list item",
    "blockquote_open": "quotation",
    "footnote_reference_open": "footnote",
    "dd_open": "definition",
    "th_open": "table cell",
    "td_open": "table cell",
    "dt_open": "definition term",
}
PLACES: dict[str, Place] = {"th_open": "cell", "td_open": "cell", "dt_open": "term"}
TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
ALERT = re.compile(r"\[!(\w+)\][ \t]*")
HEADING_ID = re.compile(r"[ \t]*(?<!\\)\{#([\w:.-]+)\}$")
DEFINITION = re.compile(r"[ \t]*\n(?:[ \t>]*\n)?[ \t>]*[:~][ \t]")
UNDERLINE = re.compile(r"[ \t]*\n[ \t>]*[-:|][-:| \t]*$", re.MULTILINE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """One block of running text: `text` as its translator sees it, `lines` its spans in the body, `removed` private comments in it."""

    text: str
    kind: str
    place: Place
    line: int
    note: str
    lines: tuple[Span, ...]
    removed: tuple[Span, ...] = ()


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
    removed: tuple[Span, ...]
    env: dict[str, Any] = field(repr=False)


@lru_cache(maxsize=16)
def read(text: str) -> Source:
    """Read a document given with any newlines; raises `UnreadableInput` with the line but without the path."""
    given = normalised(text)
    return _Reader(given, front_matter.read(given)).read()


def normalised(text: str) -> str:
    """The text with `\\n` newlines and without byte order mark."""
    text = text.removeprefix("\ufeff")
    return re.sub(r"\r\n?", "\n", text) if "\r" in text else text


class _Reader:
    def __init__(self, text: str, front: FrontMatter) -> None:
        self.text, self.front = text, front
        self.body = text[front.end :].replace("\0", "\ufffd")
        self.first_line = text.count("\n", 0, front.end)
        self.env: dict[str, Any] = {}  # filled by the block parser: link definitions and footnote labels
        self.tokens: list[Token] = []
        self.passages: list[Passage] = []
        self.removed: Lines = []
        self.blocks: list[tuple[Lines, Lines]] = []  # private comments between blocks: what goes with them, and their inside
        self.notes: list[str] = []
        self.skipping = 0

    def read(self) -> Source:
        try:
            self.parse()
            removed = self.removable()
        except UnreadableInput as error:
            raise UnreadableInput(error.message, line=error.line + self.first_line) from None
        return Source(self.text, self.front, tuple(self.tokens), tuple(self.passages), tuple(removed), self.env)

    def parse(self) -> None:
        md = inline.parser()
        md.block.parse(self.body, md, self.env, self.tokens)
        self.walk(self.tokens)

    def removable(self) -> Lines:
        """The private comments outside passages; where a comment parts two blocks that would be one without it, only its inside."""
        removed = [*self.removed, *(span for spans, _ in self.blocks for span in spans)]
        if not self.blocks:
            return removed
        inside = [span for passage in self.passages for span in passage.removed]
        without = _Reader(cut(self.body, removed + inside), FrontMatter(0, {}))
        with suppress(UnreadableInput):
            without.parse()
            if [(passage.text, passage.kind) for passage in without.passages] == [(each.text, each.kind) for each in self.passages]:
                return removed
        return [*self.removed, *(span for _, inside in self.blocks for span in inside)]

    def walk(self, tokens: list[Token]) -> None:
        containers: list[str] = []
        deepest = inline.parser().options["maxNesting"]
        for index, token in enumerate(tokens):
            if token.nesting > 0:
                if token.level + 1 >= deepest:
                    raise UnreadableInput("lists and quotations are nested too deeply here", line=_line(token))
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

    def passage(self, tokens: list[Token], index: int, kind: str) -> None:
        token, before = tokens[index], tokens[index - 1]
        lines = without_margins(self.body, token.meta["lines"])
        place: Place = PLACES.get(before.type, "paragraph")
        if before.type == "heading_open":
            kind, place = "heading", "heading" if before.markup.startswith("#") else "underlined"
            line_end = self.body.find("\n", lines[-1][1]) if lines else -1
            if place == "heading" and line_end >= 0 and UNDERLINE.match(self.body, line_end):
                place = "ruled heading"
            lines = self.identified(before, lines)
        elif before.type == "paragraph_open":
            lines = self.opened(tokens[index - 2], lines)
            if lines and UNDERLINE.match(self.body, lines[-1][1]):
                place = "underlined"
            elif len(lines) > 1 and DEFINITION.match(self.body, lines[-1][1]):
                place = "no term"
        raw = joined(self.body, lines)
        removed: tuple[Span, ...] = ()
        if "<!--" in raw:
            raw, removed = self.uncommented(raw, lines, token)
        if place == "cell":
            place, raw = _cell_place(self.body, lines), raw.replace("\\|", "|")
        text = token.meta["text"] = one_line(raw, self.env)
        if not text or self.skipping or "skipped" in token.meta:
            self.removed.extend(removed)
            return
        token.meta["passage"] = len(self.passages)
        note, self.notes = "\n".join(self.notes), []
        line = _line(token) + self.first_line + len(token.meta["lines"]) - len(lines)
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
            return without_margins(self.body, rest)
        return lines

    def identified(self, heading: Token, lines: Lines) -> Lines:
        """An identity at the end of a heading, `{#id}`, is not text."""
        if not lines:
            return lines
        start, end = lines[-1]
        if found := HEADING_ID.search(self.body[start:end]):
            heading.meta["id"] = found.group(1)
            return without_margins(self.body, [*lines[:-1], (start, start + found.start())])
        return lines

    def uncommented(self, raw: str, lines: Lines, token: Token) -> tuple[str, tuple[Span, ...]]:
        """The text without its comments, and the spans in the body of the private ones."""
        offset = offsets(lines)
        pieces: list[str] = []
        removed: Lines = []
        purposes: list[str] = []
        position = 0
        for found in inline.tokens(raw, self.env):
            if found.type == "text" and "<!--" in found.content:
                raise UnreadableInput("a comment begins here that is not closed before the next blank line", line=_line(token))
            if found.type != "html_inline" or not found.content.startswith("<!--"):
                continue
            comment = comments.understood(found.content)
            purposes.append(comment.purpose)
            self.notes.extend([comment.note] if comment.note else [])
            start, end = comments.within(raw, *found.meta["at"])
            pieces.append(raw[position:start])
            position = end
            if comment.purpose == "private":
                removed.append((offset(start), offset(end)))
        pieces.append(raw[position:])
        if "skip" in purposes or "endskip" in purposes:
            if purposes[:1] + purposes[-1:] != ["skip", "endskip"] or not raw.startswith("<!--") or not raw.endswith("-->"):
                raise UnreadableInput(
                    "“<!-- skip -->” and “<!-- endskip -->” have to stand on lines of their own", line=_line(token)
                )
            token.meta["skipped"] = True
        return "".join(pieces), tuple(removed)

    def comment(self, token: Token) -> None:
        start, end = token.meta["span"]
        found = list(comments.COMMENT.finditer(token.content))
        private = [
            (start + each.start(), start + each.end()) for each in found if self.said(each.group(), _line(token)) == "private"
        ]
        if private and len(private) == len(found):
            closing = token.meta["closing"]
            empty = [part for each in private for part in comments.inside(self.body, each, closing)]
            self.blocks.append((comments.between(self.body, (start, end), closing), empty))
        else:
            self.removed.extend(private)

    def said(self, written: str, line: int) -> comments.Purpose:
        """Take in what a comment between blocks says."""
        comment = comments.understood(written)
        if comment.purpose == "note":
            self.notes.append(comment.note)
        elif comment.purpose == "skip":
            if self.skipping:
                raise UnreadableInput("“<!-- skip -->” stands here before the last one ended", line=line)
            self.skipping = line
        elif comment.purpose == "endskip":
            if not self.skipping:
                raise UnreadableInput("this “<!-- endskip -->” has no “<!-- skip -->” before it", line=line)
            self.skipping = 0
        return comment.purpose

    def html(self, token: Token) -> None:
        """Comments inside raw HTML are private too, except where they are none: in scripts and styles."""
        lines: Lines = token.meta["lines"]
        raw = joined(self.body, lines)
        if "<!--" not in raw or comments.SCRIPT.match(raw):
            return
        offset = offsets(lines)
        position = 0
        while (position := raw.find("<!--", position)) >= 0:
            end = comments.comment_end(raw, position, len(raw))
            if end < 0:
                message = "a comment begins in this HTML that is not closed before the next blank line"
                raise UnreadableInput(message, line=_line(token))
            self.removed.append((offset(position), offset(end)))
            position = end


def _cell_place(body: str, lines: Lines) -> Place:
    """Whether a cell stands at the beginning of its line, where a table has no outer pipes, or even alone without any."""
    start, end = lines[0] if lines else (0, 0)
    if body[body.rfind("\n", 0, start) + 1 : start].rstrip(" \t").endswith("|"):
        return "cell"
    return "first cell" if body[end : end + 99].lstrip(" \t").startswith("|") else "only cell"


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0
