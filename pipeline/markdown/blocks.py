"""The block grammar: CommonMark with tables, definition lists and footnotes, every run of text kept with its place in the source.

Owns where blocks begin and end. Our own rules: a comment is a block only when it fills its lines, so that text beside a comment
is text; a `:::` line is a marker, never part of a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.errors import UnreadableInput
from pipeline.markdown.comments import comment_end
from pipeline.markdown.lines import Lines, cells

OF_WORDS = ("table", "deflist", "lheading", "paragraph")
"""The rules by which a line that begins with a letter may begin a block; all others want a sign, a digit or an indentation."""


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
    md.block.ruler.before("table", "words", _words([rule.fn for rule in md.block.ruler.__rules__ if rule.name in OF_WORDS]))


def _words(rules: Sequence[Any]) -> Any:
    """A rule that comes first and knows what to ask of the lines that most lines are."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not state.src[state.bMarks[start] + state.tShift[start]].isalpha() or state.is_code_block(start):
            return False
        return any(rule(state, start, end, silent) for rule in rules)

    return run


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
            line = inline.map[0]
            inline.meta["lines"] = lines(state, line, line + 1)
            if opening is not found[1]:
                _unmistakable(state, line)


def _unmistakable(state: StateBlock, line: int) -> None:
    """Refuse text that ends the block before it only because it looks like another one: its translation would not end it."""
    if line == 0 or state.isEmpty(line - 1):
        return
    state.parentType, parent = "root", state.parentType
    found = any(rule(state, line, line + 1, True) for rule in state.md.block.ruler.getRules("blockquote"))
    state.parentType = parent
    if found:
        raise UnreadableInput("this line could begin two kinds of block: put a blank line before it", line=line + 1)


def _table(state: StateBlock, found: list[Token]) -> None:
    assert found[0].map is not None
    _unmistakable(state, found[0].map[0])
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


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Comments that fill their lines; text after the last of them is parsed as if they were not there."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    line, close = _comments_end(state, start, start + 1 if silent else end, begin)
    if silent and close < 0:
        return True
    if close < 0:
        raise UnreadableInput("this comment is never closed with “-->”", line=start + 1)
    rest = state.src[close : state.eMarks[line]]
    if rest.strip(" \t") and line == start:
        return False
    if silent:
        return True
    token = state.push("comment", "", 0)
    token.map = [start, line + 1]
    token.content = state.src[begin:close]
    token.meta["span"] = (begin, close)
    token.meta["closing"] = state.bMarks[line] + state.tShift[line]
    state.line = line + 1
    if rest.strip(" \t"):
        state.line = line
        state.bMarks[line], state.tShift[line] = close, len(rest) - len(rest.lstrip(" \t"))
        state.sCount[line] = state.blkIndent
    return True


def _comments_end(state: StateBlock, line: int, end: int, begin: int) -> tuple[int, int]:
    """The line and the place where the comments that begin at `begin` end; the place is -1 when not before the line `end`."""
    while state.src.startswith("<!--", begin) and begin < state.eMarks[line]:
        close = comment_end(state.src, begin, state.eMarks[line])
        while close < 0:
            line += 1
            if line >= end or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
                return line, -1
            at = state.src.find("-->", state.bMarks[line], state.eMarks[line])
            close = at + 3 if at >= 0 else -1
        begin = close
        while begin < state.eMarks[line] and state.src[begin] in " \t":
            begin += 1
    return line, close


def marker(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins with `:::` opens or closes a box for other programs; it is neither text nor markup here."""
    if state.is_code_block(start) or not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False
    if not silent:
        token = state.push("marker", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
    return True
