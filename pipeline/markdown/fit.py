"""Making a translation fit the place of its source text: it may change the words, never the structure of the document.

Raw HTML that the source does not have becomes text, a shortened link keeps its address, and nothing at the beginning of a line
turns the text into another block. Decides nothing about the quality of a translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from pipeline.markdown import inline, markup
from pipeline.markdown.lines import TRIM
from pipeline.markdown.markup import Mark
from pipeline.markdown.source import HEADING_ID, Passage

Translate = Callable[[str], str]

BREAK = re.compile(r"[ \t]*\\?(?:\r\n?|\n)[ \t\r\n]*")
DANGEROUS = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data|file)[\x00-\x20]*:", re.IGNORECASE)
"""Addresses that run something instead of leading somewhere."""

LOOSE = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\](?:\[\])?(?![\[(:])")
"""Brackets that link to nothing: their text, and perhaps the empty pair after it."""

BLANK = "&#32;"
"""A translation without text: nothing visible, and still a paragraph, a heading or a cell."""


def fitted(passage: Passage, translation: str, env: dict[str, Any]) -> str:
    """The translation as inline Markdown of the document: breaks only where the source has some, no HTML but the source's own."""
    if translation == passage.text:
        return translation
    text = _broken(passage.text, translation)
    if not text.strip():
        return BLANK
    if "<" in text or ":" in text:
        text = _harmless(passage.text, text, env)
    if "[" in passage.text and env.get("references"):
        text = _referring(passage.text, text, env)
    return text


def _broken(source: str, translation: str) -> str:
    """Every newline is a hard break written as in the source, or a space where the source has no break."""
    translation = translation.strip(TRIM)
    if "\n" not in translation and "\r" not in translation:
        return translation
    line_break = " " if "\n" not in source else "\\\n" if "\\\n" in source else "  \n"
    return line_break.join(line for part in BREAK.split(translation) if (line := part.strip(TRIM)))


def _harmless(source: str, text: str, env: dict[str, Any]) -> str:
    """Tags and dangerous addresses that the source does not contain, as text."""
    allowed = {mark.target for mark in _marks(source, env) if mark.kind == "html" and not mark.target.startswith("<!--")}
    addresses = {mark.target for mark in _marks(source, env) if mark.kind in ("link", "image", "autolink")}
    found = _marks(text, env)
    escapes = {
        mark.start + (mark.kind == "image")
        for mark in found
        if (mark.kind == "html" and mark.target not in allowed)
        or (mark.kind in ("link", "image", "autolink") and mark.target not in addresses and DANGEROUS.match(mark.target))
    }
    code = [(mark.start, mark.end) for mark in found if mark.kind == "code"]
    for comment in re.finditer(r"(\\*)<!--", text):
        at = comment.end() - 4
        if len(comment.group(1)) % 2 == 0 and not any(start <= at < end for start, end in code):
            escapes.add(at)
    return _inserted(text, ((at, "\\") for at in escapes))


def _referring(source: str, text: str, env: dict[str, Any]) -> str:
    """Links written as `[text]` or `[text][]` keep their address when the translator changed the text: `[متن][text]`."""
    wanted = [label for mark in _marks(source, env) if (label := _short_label(source, mark)) is not None]
    if not wanted:
        return text
    found = _marks(text, env)
    present = Counter(_label(text, mark) for mark in found)
    missing = []
    for label in wanted:
        present[label] -= 1
        if present[label] < 0:
            missing.append(label)
    taken = bytearray(len(text))
    for mark in found:
        if mark.kind not in ("strong", "emphasis", "strike"):
            taken[mark.start : mark.end] = b"x" * (mark.end - mark.start)
    loose = [match for match in LOOSE.finditer(text) if not taken[match.start()]]
    pieces: list[str] = []
    position = 0
    for match, label in zip(loose, missing, strict=False):
        pieces += (text[position : match.end(1) + 1], f"[{label}]")
        position = match.end()
    return "".join([*pieces, text[position:]])


def _short_label(text: str, mark: Mark) -> str | None:
    """The label of a link or image that is its own text, None for any other mark."""
    written = text[mark.start : mark.end]
    if mark.kind not in ("link", "image") or not written.endswith("]"):
        return None
    opening = written.index("[")
    if written.endswith("[]"):
        return written[opening + 1 : -3]
    return written[opening + 1 : -1] if mark.target[:1] != "[" else None


def _label(text: str, mark: Mark) -> str | None:
    if mark.target[:1] == "[" and len(mark.target) > 2:
        return mark.target[1:-1]
    return _short_label(text, mark)


def _marks(text: str, env: dict[str, Any]) -> list[Mark]:
    return markup.analysed(text, env)[0]


def _inserted(text: str, insertions: Iterable[tuple[int, str]]) -> str:
    for at, what in sorted(insertions, reverse=True):
        text = text[:at] + what + text[at:]
    return text


LINE_START = re.compile(
    r"""
      [-+*](?=[ \t]|$)                       # a bullet
    | \#{1,6}(?=[ \t]|$)                     # a heading
    | >                                      # a quotation
    | (?P<number>[0-9]{1,9})(?=[.)](?:[ \t]|$)) # a number
    | [:~](?=[ \t]|$)                        # a definition
    | :::                                    # a marker
    | (?:=+|-+)(?=[ \t]*$)                   # the line under a heading
    | ([-*_])[ \t]*(?:\2[ \t]*)*$          # a rule, alone or after a bullet
    | `{3,}(?=[^`]*$) | ~{3,}                # a fence
    | [-:|][-:| \t]*$                        # the line under the head of a table
    | \+{3}[ \t]*$                           # TOML
    | \[[ xX]\](?=[ \t]|$)                   # a task box
    | \[!\w+\][ \t]*$                        # a kind of quotation
    | <(?=[!?/a-zA-Z])                       # HTML
    """,
    re.VERBOSE,
)
DEFINITION = re.compile(r"(\[(?:[^\[\]\\]|\\.)*\]|\[\^[^ \]\n]+\])(?=:)", re.DOTALL)


def escaped(passage: Passage, text: str) -> str:
    """The fitted text as it may stand in the source: in its cell, heading or paragraph, and as nothing else."""
    if passage.place in ("cell", "first cell", "only cell"):
        text = text.replace("|", "\\|")
        text = text + " |" if passage.place == "only cell" else text + " " if text.endswith("\\") else text
        if passage.place == "cell":
            return text
    if passage.kind == "heading":
        text = HEADING_ID.sub(lambda found: found.group().replace("{", "\\{"), text)
    if passage.place in ("underlined", "ruled heading"):
        text = _without_pipes(text)
    if passage.place in ("heading", "ruled heading"):
        return re.sub(r"(?:(?<=[ \t])|^)(#+)$", r"\\\1", text)
    if passage.place == "no term" and "\n" not in text:
        start, space, end = text.rpartition(" ")
        text = f"{start}\n{end}" if space else f"{text}\n{BLANK}"
    starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    escapes = [at for start in starts if (at := _escape(text, start)) >= 0]
    return _inserted(text, ((at, "\\") for at in escapes))


def _without_pipes(text: str) -> str:
    """A text over `---` without a sign that would make the two lines a table; code keeps its pipes, two cells over one are no table."""
    if "|" not in text:
        return text
    code = [(mark.start, mark.end) for mark in markup.marks(text) if mark.kind == "code"]
    return re.sub(r"\\?\|", lambda pipe: "|" if any(start <= pipe.start() < end for start, end in code) else "&#124;", text)


def _escape(text: str, start: int) -> int:
    """Where a backslash has to stand so that the line that begins at `start` begins no block, -1 when nowhere."""
    if definition := DEFINITION.match(text, start):
        return definition.end()
    end = text.find("\n", start)
    line = text[start:] if end < 0 else text[start:end].rstrip("\\ ") if text[start:end].endswith("  ") else text[start:end]
    found = LINE_START.match(line)
    if found is None:
        return -1
    if found.group().startswith("<") and not _begins_html(line):
        return -1
    return start + found.end() if found.group("number") else start


@lru_cache(maxsize=4096)
def _begins_html(line: str) -> bool:
    if line.startswith("<!--"):
        return True
    return any(token.type == "html_block" for token in inline.parser().parse(line))
