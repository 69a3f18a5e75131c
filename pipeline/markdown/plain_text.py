"""The document as plain text for e-mail and messengers: readable without markup, and in the right direction without a page.

Marks direction only where a line of Persian or Sorani needs it, and never puts an invisible character after an address.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape

from markdown_it.token import Token

from pipeline.markdown import direction, fit, inline, markup, tags
from pipeline.markdown.anchors import REMOTE
from pipeline.markdown.comments import COMMENT
from pipeline.markdown.html import mentioned, parted
from pipeline.markdown.source import Source, read


def to_text(text: str, translate: Callable[[str], str]) -> str:
    """The document without front matter as plain text, every segment replaced by what `translate` returns for it.

    Blocks are parted by blank lines, headings by two before them; list items begin with `–` or their number; links are
    `text (address)`; footnotes stand at the end. Lines end in `\\n`. Raises `UnreadableInput` as `parse` does.
    """
    source = read(text)
    return _Writer(source, [translate(passage.text) for passage in source.passages]).write()


@dataclass(slots=True)
class _Container:
    """What stands before the first line of a list item, quotation or footnote, and before all its other lines."""

    first: str
    rest: str
    used: bool = False

    def prefix(self) -> str:
        prefix, self.used = self.rest if self.used else self.first, True
        return prefix


@dataclass(slots=True)
class _List:
    tight: bool
    number: int | None
    begun: bool = False


class _Writer:
    def __init__(self, source: Source, translations: Sequence[str]) -> None:
        self.source, self.translations = source, translations
        self.lines: list[str] = []
        self.gap = 0
        self.containers: list[_Container] = []
        self.lists: list[_List] = []
        self.row: list[str] = []
        self.numbers: dict[str, int] = {}

    def write(self) -> str:
        body, notes = parted(self.source.tokens)
        self.blocks(body)
        for count, label in enumerate(mentioned(self.numbers, notes)):
            self.containers.append(_Container(f"[{self.number(label)}] ", "    "))
            self.gap = 1 if count else 2
            self.blocks(notes[label])
            self.close()
        return "\n".join(self.lines) + "\n" if self.lines else ""

    def number(self, label: str) -> int:
        return self.numbers.setdefault(label, len(self.numbers) + 1)

    def emit(self, text: str, gap: int = 1) -> None:
        """Write the lines of one block after the blank lines that are due."""
        if self.lines:
            self.lines.extend([""] * self.gap)
        for line in text.split("\n"):
            prefix = "".join(container.prefix() for container in self.containers)
            self.lines.append(_directed((prefix + line).rstrip()))
        self.gap = gap

    def blocks(self, stream: Sequence[Token]) -> None:
        for index, token in enumerate(stream):
            match token.type:
                case "inline":
                    self.text(token, stream[index - 1])
                case "fence" | "code_block":
                    self.emit("\n".join("    " + line for line in token.content.rstrip("\n").split("\n")))
                case "html_block":
                    self.raw(token.content)
                case "hr":
                    self.emit("* * *")
                case _ if token.nesting > 0:
                    self.open(token, stream[index + 1 : index + 3])
                case _ if token.nesting < 0:
                    self.closing(token)

    def text(self, token: Token, before: Token) -> None:
        shown = self.shown(token)
        if before.type in ("th_open", "td_open"):
            self.row.append(shown.replace("\n", " "))
        elif shown.strip():
            if before.type == "heading_open" and not (self.containers and not self.containers[-1].used):
                self.gap = 2
            self.emit(shown, gap=0 if before.type == "dt_open" else 1)

    def raw(self, content: str) -> None:
        text = "".join(unescape(piece) for piece, is_tag in tags.pieces(COMMENT.sub("", content)) if not is_tag)
        if text.strip():
            self.emit("\n".join(line.strip() for line in text.strip().split("\n")))

    def open(self, token: Token, following: Sequence[Token]) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                tight = len(following) == 2 and following[1].type == "paragraph_open" and following[1].hidden
                start = int(token.attrs.get("start", 1)) if token.tag == "ol" else None
                if tight and self.lists and self.lists[-1].tight:
                    self.gap = 0
                self.lists.append(_List(tight, start))
            case "list_item_open":
                self.item(token)
            case "blockquote_open":
                self.containers.append(_Container("> ", "> "))
            case "dd_open":
                self.containers.append(_Container("    ", "    "))

    def item(self, token: Token) -> None:
        within = self.lists[-1]
        if within.tight and within.begun:
            self.gap = 0
        within.begun = True
        sign = "–"
        if within.number is not None:
            sign, within.number = f"{within.number}.", within.number + 1
        if "checked" in token.meta:
            sign = "☑" if token.meta["checked"] else "☐"
        self.containers.append(_Container(sign + " ", " " * (len(sign) + 1)))

    def closing(self, token: Token) -> None:
        match token.type:
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
                if not self.lists:
                    self.gap = 1
            case "list_item_close" | "blockquote_close" | "dd_close":
                self.close()
            case "tr_close":
                self.emit(" | ".join(self.row), gap=0)
                self.row = []
            case "table_close":
                self.gap = 1

    def close(self) -> None:
        if not self.containers[-1].used:
            self.emit("")
        self.containers.pop()

    def shown(self, token: Token) -> str:
        """The text of one inline token as a reader sees it."""
        number = token.meta.get("passage")
        text = str(token.meta["text"])
        if number is not None:
            text = fit.fitted(self.source.passages[number], self.translations[number], self.source.env)
        stream = inline.runs(text, self.source.env)
        rightwards = direction.prevailing(markup.plain_of(stream)) == "rtl"
        out: list[str] = []
        links: list[tuple[str, int]] = []
        for part in stream:
            if part.type == "link_open":
                links.append((str(part.attrs["href"]), len(out)))
            elif part.type == "link_close":
                address, start = links.pop()
                out.append(_address(address, "".join(out[start:])))
            else:
                out.append(self.single(part, rightwards))
        return "\n".join(line.strip(" ") for line in "".join(out).split("\n"))

    def single(self, token: Token, rightwards: bool) -> str:
        match token.type:
            case "text":
                return _marked(token.content) if rightwards else token.content
            case "code_inline":
                isolate = rightwards and direction.leading(token.content) != "rtl"
                return _isolated(token.content) if isolate else token.content
            case "hardbreak":
                return "\n"
            case "softbreak":
                return " "
            case "html_inline":
                return "\n" if token.content.lower().startswith("<br") else ""
            case "image":
                described = markup.plain_of(token.children or ())
                return f"[{described}]" if described else ""
            case "footnote_ref":
                return f"[{self.number(token.meta['label'])}]"
            case "s_open" | "s_close":
                return "~"
            case _:
                return ""


def _address(address: str, label: str) -> str:
    """What follows the text of a link: its address, unless it is the text or leads nowhere outside the page."""
    shown = unescape(address).removeprefix("mailto:")
    if fit.DANGEROUS.match(unescape(address)) or not REMOTE.match(address) or shown.rstrip("/") == label.strip().rstrip("/"):
        return ""
    return f" ({shown})"


def _marked(text: str) -> str:
    """Text from right to left in which handles and numbers keep their own direction."""

    def mark(island: direction.Match) -> str:
        if island["handle"]:
            return direction.LEFT_TO_RIGHT_MARK + island.group()
        return _isolated(island.group()) if island["number"] else island.group()

    return direction.ISLAND.sub(mark, text)


def _isolated(text: str) -> str:
    return direction.LEFT_TO_RIGHT_ISOLATE + text + direction.POP_ISOLATE


def _directed(line: str) -> str:
    """The line with a mark before it where its first letter would give it the wrong direction."""
    first = direction.leading(line)
    if not first or first == (prevailing := direction.prevailing(line)):
        return line
    return (direction.RIGHT_TO_LEFT_MARK if prevailing == "rtl" else direction.LEFT_TO_RIGHT_MARK) + line
