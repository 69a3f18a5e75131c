"""The inline grammar: markdown-it's rules, kept with the place of everything they recognise in the text of a segment.

Owns which characters are markup; knows nothing of blocks, files or output formats. Emphasis is a little wider than CommonMark
where Arabic script or typographic quotation marks touch it, because `**«نام»**ی` is what people write and mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

MarkKind = Literal["strong", "emphasis", "strike", "code", "link", "image", "autolink", "html", "footnote", "break"]

QUOTES = frozenset("«»‹›“”„‟‘’‚‛")
JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
"""Characters without a shape of their own that may stand between emphasis and the letter or mark that it touches."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of inline markup: `start:end` is its whole span in the segment, `target` its address, code, tag or label."""

    kind: MarkKind
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A segment without its markup; `origin[i]` is where character i stood, with one more entry for the end."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the segment for a span of the plain text."""
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[start]


class Located(StateInline):
    """The state of one inline parse that also remembers where the label of the latest link ended."""

    label_end = 0

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - the library's names
        """CommonMark's flanking rules, except that Arabic script and typographic quotation marks never block emphasis."""
        source, stop = self.src, start + 1
        while stop < self.posMax and source[stop] == source[start]:
            stop += 1
        before = source[start - 1] if start > 0 else " "
        after = source[stop] if stop < self.posMax else " "
        if before.isascii() and after.isascii():
            return super().scanDelims(start, canSplitWord)
        left = not after.isspace() and (
            not _punctuation(after) or before.isspace() or _punctuation(before) or _yields(after, before)
        )
        right = not before.isspace() and (
            not _punctuation(before) or after.isspace() or _punctuation(after) or _yields(before, after)
        )
        if not canSplitWord:
            left, right = (
                left and (not right or _punctuation(before) or _arabic(before)),
                right and (not left or _punctuation(after) or _arabic(after)),
            )
        return Scanned(left, right, stop - start)


@lru_cache(maxsize=4096)
def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _arabic(char: str) -> bool:
    return "\u0600" <= char <= "\u08ff" or "\ufb50" <= char <= "\ufeff" or char in JOINERS


def _yields(inside: str, outside: str) -> bool:
    """Whether punctuation inside the emphasis may touch the letter outside it."""
    return _arabic(outside) or _arabic(inside) or inside in QUOTES


class Inline(ParserInline):
    """markdown-it's inline parser; every token it makes tells in `meta["at"]` where it stood."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Parse one run of inline content into `tokens`."""
        state = Located(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """The library's loop, with the place noted after each rule that made tokens."""
        rules = self.ruler.getRules("")
        end, nesting, tokens = state.posMax, state.md.options["maxNesting"], state.tokens
        while state.pos < end:
            start, before = state.pos, len(tokens)
            if state.level < nesting and any(rule(state, False) for rule in rules):
                if len(tokens) > before:
                    _locate(state, before, start)
                continue
            state.append_pending(state.src[start])
            state.pos += 1
        if state.pending:
            state.pushPending()
        state.label_end = end  # type: ignore[attr-defined]


def _locate(state: StateInline, before: int, start: int) -> None:
    tokens, end = state.tokens, state.pos
    last = tokens[-1]
    if last.type == "text":
        for token in reversed(tokens[before:]):
            if end == start:
                return
            end -= len(token.content)
            token.meta["at"] = (end, end + len(token.content))
    elif last.type == "link_close":
        opening = tokens[before] if tokens[before].type == "link_open" else tokens[before + 1]
        label_end = end - 1 if opening.info == "auto" else state.label_end  # type: ignore[attr-defined]
        opening.meta["at"] = (start, end)
        opening.meta["label_end"] = label_end
    else:
        if state.src[start] == "\n":
            start = len(state.src[:start].rstrip(" "))
        last.meta["at"] = (start, end)


def _reference(rule: Any, prefix: int) -> Any:
    """The link or image rule: outside a document a `[text][label]` is a link to `[label]`, and brackets alone are text."""

    def run(state: StateInline, silent: bool) -> bool:
        position = state.pos + prefix
        if state.src[position : position + 1] != "[" or state.src.find("]", position, state.posMax) < 0:
            return False
        loose = state.env.get("loose")
        if loose is None:
            return bool(rule(state, silent))
        end = state.md.helpers.parseLinkLabel(state, position, not prefix)
        following = state.src[end + 1 : end + 2]
        loose.known = following == "[" and LABEL.match(state.src, end + 1) is not None
        return end >= 0 and following in ("(", "[") and bool(rule(state, silent))

    return run


LABEL = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]")


class AnyReference(dict[str, Any]):
    """Stands for the link definitions of a document that is not at hand."""

    known = False

    def get(self, key: str, default: Any = None) -> Any:
        """Every label is defined while `known` is set."""
        return {"href": f"[{key}]", "title": ""} if self.known else default


class AnyFootnote(dict[str, int]):
    """Stands for the footnotes of a document that is not at hand: every label is one."""

    def __contains__(self, key: object) -> bool:
        return True


def standalone() -> dict[str, Any]:
    """An environment for a segment whose document is not at hand."""
    references = AnyReference()
    return {"references": references, "loose": references, "footnotes": {"refs": AnyFootnote(every=-1), "list": {}}}


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one configured parser; it keeps no state between texts."""
    from pipeline.markdown.blocks import install

    md = MarkdownIt()
    md.inline = Inline()
    md.configure("commonmark", {"html": True, "maxNesting": 100})
    md.enable(["table", "strikethrough"])
    setattr(md, "validateLink", lambda url: True)  # noqa: B010 - dangerous links are dropped where pages are written
    install(md)
    rules = {rule.name: rule.fn for rule in md.inline.ruler.__rules__}
    md.inline.ruler.at("link", _reference(rules["link"], 0))
    md.inline.ruler.at("image", _reference(rules["image"], 1))
    return md


def environment(env: Mapping[str, Any]) -> dict[str, Any]:
    """A fresh environment with the definitions of a document, so that no parse counts the footnotes of another."""
    fresh: dict[str, Any] = {"footnotes": {"refs": dict.fromkeys(env.get("footnotes", {}).get("refs", ()), -1), "list": {}}}
    if "references" in env:
        fresh["references"] = env["references"]
    return fresh


def tokens(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """The inline tokens of a text; `env` holds the link definitions and footnotes of its document."""
    md = parser()
    return md.inline.parse(text, md, standalone() if env is None else env, [])


Edit = tuple[int, int, str]
"""A span of the segment and what a reader sees in its place."""

MARKUP = re.compile(r"[*`<\[\\&~]|(?<![^\W_])_|_(?![^\W_])|\n")
"""Where none of these stands, there is no markup: underscores within a word are none."""

PAIRS: dict[str, MarkKind] = {"strong_open": "strong", "em_open": "emphasis", "s_open": "strike"}


def analysed(text: str, env: dict[str, Any] | None = None) -> tuple[list[Mark], list[Edit]]:
    """Marks in order, and the edits that turn the text into plain text."""
    marks: list[Mark] = []
    edits: list[Edit] = []
    _walk(tokens(text, env), text, 0, marks, edits)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    edits.sort()
    return marks, edits


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


@lru_cache(maxsize=65536)
def _analysed(text: str) -> tuple[tuple[Mark, ...], Plain]:
    marks, edits = analysed(text)
    return tuple(marks), _applied(text, edits)


def plain(text: str) -> Plain:
    """The text of one segment as a reader sees it, without inline markup, and where each character came from."""
    if MARKUP.search(text) is None:
        return Plain(text, range(len(text) + 1))
    return _analysed(text)[1]


def marks(text: str) -> tuple[Mark, ...]:
    """The inline markup of one segment in order of its start, outer before inner."""
    if MARKUP.search(text) is None:
        return ()
    return _analysed(text)[0]


def plain_of(stream: Sequence[Token]) -> str:
    """What a reader sees of inline tokens, an image as its description."""
    return "".join(plain_of(token.children or ()) if token.type == "image" else _shown(token) for token in stream)


def _shown(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else "" if token.type == "html_inline" else token.content
