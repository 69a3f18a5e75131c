"""The inline grammar: markdown-it's rules, kept with the place of everything they recognise in the text of a segment.

Owns which characters are markup; knows nothing of blocks, files or output formats. Emphasis is a little wider than CommonMark
where Arabic script or typographic quotation marks touch it, because `**«نام»**ی` is what people write and mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import text as text_rule
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

QUOTES = frozenset("«»‹›“”„‟‘’‚‛")
OPENING, CLOSING = frozenset("«‹([{"), frozenset("»›)]}")
JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
"""Characters without a shape of their own that may stand between emphasis and the letter or mark that it touches."""


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
            not _punctuation(after) or before.isspace() or _punctuation(before) or (after not in CLOSING and _yields(after, before))
        )
        right = not before.isspace() and (
            not _punctuation(before) or after.isspace() or _punctuation(after) or (before not in OPENING and _yields(before, after))
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


STARTS = {
    "\n": ("newline",),
    "\\": ("escape",),
    "`": ("backticks",),
    "~": ("strikethrough",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "[": ("link", "footnote_ref"),
    "!": ("image",),
    "<": ("autolink", "html_inline"),
    "&": ("entity",),
    "]": (),
}
"""The characters at which markup can begin, and the rules that may find it there; everywhere else there is only text."""


class Inline(ParserInline):
    """markdown-it's inline parser; every token it makes tells in `meta["at"]` where it stood."""

    def __init__(self) -> None:
        super().__init__()
        self.by_start: dict[str, tuple[Any, ...]] = {}

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Parse one run of inline content into `tokens`."""
        state = Located(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """The library's loop, with the place noted after each rule that made tokens, and only the rules tried that may match."""
        end, nesting, tokens, source = state.posMax, state.md.options["maxNesting"], state.tokens, state.src
        while state.pos < end:
            start, before = state.pos, len(tokens)
            if state.level < nesting and any(rule(state, False) for rule in self.rules(source[start])):
                if len(tokens) > before:
                    _locate(state, before, start)
                continue
            state.append_pending(source[start])
            state.pos += 1
        if state.pending:
            state.pushPending()
        state.label_end = end  # type: ignore[attr-defined]

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the library's name
        """The library's step over one token while it looks for the end of a label, with the same choice of rules."""
        start = state.pos
        if (known := state.cache.get(start)) is not None:
            state.pos = known
            return
        if state.level < state.md.options["maxNesting"]:
            state.level += 1
            matched = any(rule(state, True) for rule in self.rules(state.src[start]))
            state.level -= 1
        else:
            state.pos, matched = state.posMax, True
        if not matched:
            state.pos += 1
        state.cache[start] = state.pos

    def rules(self, char: str) -> tuple[Any, ...]:
        """The rules that can match at a character, in the library's order."""
        if char not in STARTS:
            return (text_rule,)
        if char not in self.by_start:
            active = {rule.name: rule.fn for rule in self.ruler.__rules__ if rule.enabled}
            self.by_start[char] = tuple(function for name, function in active.items() if name in STARTS[char])
        return self.by_start[char]


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


class Footnotes(dict[str, int]):
    """The footnotes that one text may refer to; None for `known`: every label is one, because the document is not at hand."""

    def __init__(self, known: Container[str] | None) -> None:
        super().__init__()
        self.known = known

    def __contains__(self, label: object) -> bool:
        return self.known is None or label in self.known

    def __bool__(self) -> bool:
        return self.known is None or bool(self.known)


def _environment(document: Mapping[str, Any] | None) -> dict[str, Any]:
    """What one parse may look up and write to: the definitions of the document, or any where none is at hand."""
    if document is None:
        references = AnyReference()
        return {"references": references, "loose": references, "footnotes": {"refs": Footnotes(None), "list": {}}}
    env: dict[str, Any] = {"footnotes": {"refs": Footnotes(document.get("footnotes", {}).get("refs", ())), "list": {}}}
    if "references" in document:
        env["references"] = document["references"]
    return env


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one configured parser; it keeps no state between texts."""
    from pipeline.markdown.blocks import install

    md = MarkdownIt()
    md.inline = Inline()
    md.configure("commonmark", {"html": True, "maxNesting": 100})
    md.enable(["table", "strikethrough"])
    setattr(md, "validateLink", lambda url: True)  # noqa: B010 - dangerous links are dropped where pages are written
    setattr(md, "normalizeLink", lru_cache(maxsize=4096)(md.normalizeLink))  # noqa: B010
    install(md)
    rules = {rule.name: rule.fn for rule in md.inline.ruler.__rules__}
    md.inline.ruler.at("link", _reference(rules["link"], 0))
    md.inline.ruler.at("image", _reference(rules["image"], 1))
    return md


def tokens(text: str, document: Mapping[str, Any] | None = None) -> list[Token]:
    """The inline tokens of a text; `document` is what its block parser noted: link definitions and footnotes."""
    md = parser()
    return md.inline.parse(text, md, _environment(document), [])


def runs(text: str, document: Mapping[str, Any]) -> list[Token]:
    """The inline tokens of a text for a reader: escapes and entities are part of the text around them."""
    merged: list[Token] = []
    for token in tokens(text, document):
        if token.type in ("text", "text_special") and merged and merged[-1].type == "text":
            merged[-1].content += token.content
        else:
            if token.type == "text_special":
                token.type = "text"
            merged.append(token)
    return merged
