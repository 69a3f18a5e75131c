"""The block grammar: CommonMark with tables, definition lists and footnotes, every run of text kept with its place in the source.

Owns where blocks begin and end. Our own rules: a comment is a block only when it fills its lines, so that text beside a comment
is text; a `:::` line is a marker, never part of a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.errors import UnreadableInput

Lines = list[tuple[int, int]]
"""Spans of the parts of source lines that hold the text of one block, without the prefixes of its containers."""

TRIM = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What CommonMark's reference trims from both ends of a paragraph."""

PIPE = re.compile(r"\\?\|")


def install(md: MarkdownIt) -> None:
    """Put the block rules in place: the library's, each with the places of what it found, and ours."""
    md.use(deflist_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False)
    rules = {rule.name: rule for rule in md.block.ruler.__rules__}
    for name, locate in (
        ("paragraph", _paragraph),
        ("lheading", _paragraph),
        ("heading", _heading),
        ("table", _table),
        ("deflist", _terms),
        ("html_block", _html),
    ):
        md.block.ruler.at(name, _located(rules[name].fn, locate), {"alt": rules[name].alt})
    md.block.ruler.before("html_block", "comment", comment, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.before("html_block", "marker", marker, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _located(rule: Any, locate: Any) -> Any:
    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if locate is _html and state.src.startswith("<!--", state.bMarks[start] + state.tShift[start]):
            return False
        if not rule(state, start, end, silent):
            return False
        if not silent:
            locate(state, state.tokens[before:])
        return True

    return run


def lines(state: StateBlock, first: int, last: int) -> Lines:
    """The spans of the text on the lines `first` up to, not including, `last`."""
    return [(state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(first, last)]


def _paragraph(state: StateBlock, found: list[Token]) -> None:
    inline = found[1]
    assert inline.map is not None
    inline.meta["lines"] = lines(state, *inline.map)


def _heading(state: StateBlock, found: list[Token]) -> None:
    inline = found[1]
    assert inline.map is not None
    ((start, _),) = lines(state, *inline.map)
    start += len(found[0].markup)
    start = state.src.index(inline.content, start) if inline.content else start
    inline.meta["lines"] = [(start, start + len(inline.content))]


def _html(state: StateBlock, found: list[Token]) -> None:
    (block,) = found
    assert block.map is not None
    block.meta["lines"] = lines(state, *block.map)


def _terms(state: StateBlock, found: list[Token]) -> None:
    for opening, inline in pairwise(found):
        if opening.type == "dt_open" and "lines" not in inline.meta:
            assert inline.map is not None
            inline.meta["lines"] = lines(state, inline.map[0], inline.map[0] + 1)


def _table(state: StateBlock, found: list[Token]) -> None:
    row: list[tuple[int, int]] = []
    column = 0
    for token in found:
        if token.type == "tr_open":
            assert token.map is not None
            (span,) = lines(state, *token.map)
            row, column = cells(state.src, *span), 0
        elif token.type == "inline":
            token.meta["lines"] = row[column : column + 1]
            column += 1


def cells(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the cells of one table row, trimmed, outer pipes aside."""
    start, end = trimmed(source, start, end)
    found: list[tuple[int, int]] = []
    position = start
    for pipe in PIPE.finditer(source, start, end):
        if pipe.group() == "|":
            found.append((position, pipe.start()))
            position = pipe.end()
    found.append((position, end))
    if found and found[0][0] == found[0][1]:
        found.pop(0)
    if found and found[-1][0] == found[-1][1]:
        found.pop()
    return [trimmed(source, *cell) for cell in found]


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and source[start] in TRIM:
        start += 1
    while end > start and source[end - 1] in TRIM:
        end -= 1
    return start, end


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that fills its lines; text after its end is parsed as if the comment were not there."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    line, close = start, comment_end(state.src, begin, state.eMarks[start])
    while close < 0:
        line += 1
        if line >= end or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            raise UnreadableInput("this comment is never closed with “-->”", line=start + 1)
        at = state.src.find("-->", state.bMarks[line], state.eMarks[line])
        close = at + 3 if at >= 0 else -1
    rest = state.src[close : state.eMarks[line]].strip(" \t")
    if rest and line == start:
        return False
    if silent:
        return True
    token = state.push("comment", "", 0)
    token.map = [start, line + 1]
    token.content = state.src[begin:close]
    token.meta["span"] = (begin, close)
    state.line = line + 1
    if rest:
        state.line = line
        state.tShift[line] = state.eMarks[line] - len(state.src[close : state.eMarks[line]].lstrip(" \t")) - close
        state.bMarks[line], state.sCount[line] = close, state.blkIndent
    return True


def comment_end(source: str, begin: int, limit: int) -> int:
    """Where the comment that begins at `begin` ends, -1 when not before `limit`."""
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, begin):
            return begin + len(short)
    at = source.find("-->", begin + 4, limit)
    return at + 3 if at >= 0 else -1


def marker(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins with `:::` opens or closes a box for other programs; it is neither text nor markup here."""
    if state.is_code_block(start) or not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False
    if not silent:
        token = state.push("marker", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
    return True
