"""Inline markup of one segment: what a reader sees without it, at once or behind a link, and each mark with its place.

Checks run this on every entry of every catalogue, so text without a sign of markup costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from markdown_it.token import Token

from pipeline.markdown.inline import tokens
from pipeline.values import quickly_made

MarkKind = Literal["strong", "emphasis", "strike", "code", "link", "image", "autolink", "html", "footnote", "break"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of inline markup: `start:end` is its whole span in the segment, `target` its address, code, tag or label."""

    kind: MarkKind
    target: str
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Plain:
    """A segment without its markup; `origin[i]` is where character i stood, with one more entry for the end."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the segment for a span of the plain text."""
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[start]


Edit = tuple[int, int, str]
"""A span of the segment and what a reader sees in its place."""

SIGN = re.compile(r"[*`<\[\\&~_\n]")
MARKUP = re.compile(r"[*`<\[\\&~\n]|(?<![^\W_])_|_(?![^\W_])")
"""Where no sign stands there is no markup; underscores within a word are none, but take longer to tell."""

PAIRS: dict[str, MarkKind] = {"strong_open": "strong", "em_open": "emphasis", "s_open": "strike"}


TITLE = re.compile(r"\s(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))\s*\)\Z", re.DOTALL)
"""The title at the end of what follows the words of a link: ](page.md "title")."""

BEFORE_TITLE = " | "
"""What parts a title from the words of its link where both are read: no word may run from one into the other."""


def analysed(text: str, document: Mapping[str, Any] | None = None) -> tuple[list[Mark], list[Edit]]:
    """Marks in order, and the edits that turn the text into plain text."""
    marks: list[Mark] = []
    edits: list[Edit] = []
    _walk(tokens(text, document), text, 0, marks, edits)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    edits.sort()
    return marks, edits


def _titled(text: str, marks: Sequence[Mark], edits: Sequence[Edit]) -> list[Edit]:
    """The edits with the titles of links and images kept."""
    ends = {mark.end for mark in marks if mark.kind in ("link", "image")}
    kept: list[Edit] = []
    for start, end, shown in edits:
        title = TITLE.search(text, start, end) if end in ends and not shown and text.startswith("](", start) else None
        if title is None or title.lastindex is None:
            kept.append((start, end, shown))
        else:
            first, last = title.span(title.lastindex)
            kept += [(start, first, BEFORE_TITLE), (last, end, "")]
    return kept


def _walk(stream: Sequence[Token], text: str, shift: int, marks: list[Mark], edits: list[Edit]) -> None:
    opened: list[tuple[MarkKind, int]] = []
    for token in stream:
        kind = token.type
        if kind == "text" or kind == "link_close":
            continue
        if kind in PAIRS:
            start, end = _delimiter(token, shift)
            opened.append((PAIRS[kind], start))
            edits.append((start, end, ""))
        elif kind.endswith("_close"):
            start, end = _delimiter(token, shift)
            name, begin = opened.pop()
            edits.append((start, end, ""))
            marks.append(Mark(name, "", begin, end))
        else:
            _single(token, text, shift, marks, edits)


def _delimiter(token: Token, shift: int) -> tuple[int, int]:
    start, end = token.meta["at"]
    if token.type == "strong_open":
        start -= 1
    elif token.type == "strong_close":
        end += 1
    return start + shift, end + shift


def _single(token: Token, text: str, shift: int, marks: list[Mark], edits: list[Edit]) -> None:
    start, end = (place + shift for place in token.meta["at"])
    match token.type:
        case "text_special":
            if token.content != token.markup:
                if token.info == "escape":
                    edits.append((start, start + 1, ""))
                else:
                    edits.append((start, end, token.content))
        case "code_inline":
            marks.append(Mark("code", token.content, start, end))
            ticks = len(token.markup)
            inner = text[start + ticks : end - ticks].replace("\n", " ")
            trim = (len(inner) - len(token.content)) // 2
            edits.extend(((start, start + ticks + trim, ""), (end - ticks - trim, end, "")))
        case "link_open":
            label_end = token.meta["label_end"] + shift
            marks.append(Mark("autolink" if token.info == "auto" else "link", _target(token, text, label_end, end), start, end))
            edits.extend(((start, start + 1, ""), (label_end, end, "")))
        case "image":
            inner_start = start + 2
            label_end = inner_start + len(token.content)
            marks.append(Mark("image", _target(token, text, label_end, end), start, end))
            edits.extend(((start, inner_start, ""), (label_end, end, "")))
            _walk(token.children or (), text, inner_start, marks, edits)
        case "html_inline":
            marks.append(Mark("html", token.content, start, end))
            edits.append((start, end, ""))
        case "footnote_ref":
            marks.append(Mark("footnote", token.meta["label"], start, end))
            edits.append((start, end, ""))
        case "hardbreak":
            marks.append(Mark("break", "", start, end))
            edits.append((start, end, "\n"))
        case "softbreak":
            edits.append((start, end, " "))


def _target(token: Token, text: str, label_end: int, end: int) -> str:
    if text[label_end + 1 : label_end + 2] == "[":
        return text[label_end + 1 : end]
    return str(token.attrs.get("href", token.attrs.get("src", "")))


def _applied(text: str, edits: Sequence[Edit]) -> Plain:
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for start, end, shown in edits:
        if start > position:
            pieces.append(text[position:start])
            origin.extend(range(position, start))
        pieces.append(shown)
        origin.extend([start] * len(shown))
        position = max(position, end)
    pieces.append(text[position:])
    origin.extend(range(position, len(text) + 1))
    return Plain("".join(pieces), tuple(origin))


@lru_cache(maxsize=8192)
def _analysed(text: str) -> tuple[tuple[Mark, ...], Plain, Plain]:
    marks, edits = analysed(text)
    shown = _applied(text, edits)
    titled = _titled(text, marks, edits)
    return tuple(marks), shown, shown if titled == edits else _applied(text, titled)


def unmarked(text: str) -> bool:
    """Whether a text holds no inline markup, so that a reader sees it as it is."""
    return SIGN.search(text) is None or MARKUP.search(text) is None


def plain(text: str) -> Plain:
    """The text of one segment as a reader sees it, without inline markup, and where each character came from."""
    if unmarked(text):
        return Plain(text, range(len(text) + 1))
    return _analysed(text)[1]


def legible(text: str) -> Plain:
    """Like `plain`, with the titles of links and images, which a reader sees when pointing at them."""
    if unmarked(text):
        return Plain(text, range(len(text) + 1))
    return _analysed(text)[2]


def marks(text: str) -> tuple[Mark, ...]:
    """The inline markup of one segment in order of its start, outer before inner."""
    if unmarked(text):
        return ()
    return _analysed(text)[0]


def plain_of(stream: Sequence[Token]) -> str:
    """What a reader sees of inline tokens, an image as its description."""
    return "".join(plain_of(token.children or ()) if token.type == "image" else _shown(token) for token in stream)


def _shown(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else "" if token.type == "html_inline" else token.content


BREAK = re.compile(r"[ \t]*\n[ \t]*")


def one_line(raw: str, document: Mapping[str, Any]) -> str:
    """Soft breaks become spaces, hard breaks stay: `\\` or two spaces, and a newline."""
    if "\n" not in raw:
        return raw
    if not re.search(r"(?:  |\\)\n", raw):
        return BREAK.sub(" ", raw)
    pieces, position = [], 0
    for start, end in _hard_breaks(raw, document):
        pieces.append(BREAK.sub(" ", raw[position:start]))
        pieces.append("\\\n" if raw[start] == "\\" else "  \n")
        position = end
    pieces.append(BREAK.sub(" ", raw[position:]))
    return "".join(pieces)


def _hard_breaks(raw: str, document: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for token in tokens(raw, document):
        if token.type == "hardbreak":
            start, end = token.meta["at"]
            yield start, end
