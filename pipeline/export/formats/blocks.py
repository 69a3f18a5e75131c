"""The body of a page as a sequence of blocks, for formats that are not HTML: word processors, books, print.

Reads the HTML that `pages.content` makes, and only that. Owns no appearance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import groupby
from typing import Literal


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set; `href` is the address of a link, empty for none."""

    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    code: bool = False
    raised: bool = False
    href: str = ""

    @property
    def web(self) -> str:
        """The address of a link that still leads somewhere outside a web site; empty for every other."""
        return self.href if self.href.startswith(("https:", "http:", "mailto:", "tel:")) else ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; a line break inside a block is `\\n`."""

    text: str
    style: Style = Style()


@dataclass(frozen=True, slots=True)
class Marker:
    """One level of list around a block: its number among the items of an ordered list, None in a bulleted one.

    `serial` tells lists apart.
    """

    number: int | None
    serial: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading (`level` 1 to 6), text (0) or preformatted text; `first` of its list item, so that it carries the marker."""

    runs: tuple[Run, ...]
    level: int = 0
    lists: tuple[Marker, ...] = ()
    first: bool = False
    quote: int = 0
    note: bool = False
    preformatted: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    def plain_note(self, rtl: bool) -> tuple[Run, ...]:
        """The runs; in Arabic script, where emphasis is bold, a note that is emphasised as a whole is not."""
        if not (self.note and rtl):
            return self.runs
        return tuple(replace(run, style=replace(run.style, emphasis=False)) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `align` is start, center or end."""

    runs: tuple[Run, ...]
    head: bool = False
    align: Literal["start", "center", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Rule | Table


@dataclass(frozen=True, slots=True)
class Items:
    """A list with its items, each a sequence of blocks and lists; `start` is the first number, None for bullets."""

    start: int | None
    items: tuple[tuple[Block | Items, ...], ...]


TEXT = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "summary", "figcaption"}
INLINE = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "s": "strike",
    "del": "strike",
    "code": "code",
    "sup": "raised",
}
ALIGN: dict[str, Literal["start", "center", "end"]] = {"align-start": "start", "align-center": "center", "align-end": "end"}


def blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a body in reading order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.finished())


@dataclass
class _Reader(HTMLParser):
    """Collects blocks while it walks the tags."""

    out: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    styles: list[tuple[str, Style]] = field(default_factory=list)
    lists: list[Marker] = field(default_factory=list)
    counts: list[int | None] = field(default_factory=list)
    quote: int = 0
    level: int = 0
    note: bool = False
    preformatted: bool = False
    fresh: bool = False
    serial: int = 0
    rows: list[list[Cell]] | None = None
    cell: Cell | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens."""
        values = {name: value or "" for name, value in attrs}
        if tag in TEXT:
            self._flush()
            self.level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
            self.note, self.preformatted = values.get("class") == "note", tag == "pre"
        elif tag in INLINE or tag == "a":
            style = self._style()
            style = replace(style, href=values.get("href", "")) if tag == "a" else replace(style, **{INLINE[tag]: True})  # type: ignore[arg-type]
            self.styles.append((tag, style))
        else:
            self._structure(tag, values)

    def _structure(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "br":
                self.runs.append(Run("\n", self._style()))
            case "img":
                self._words(values.get("alt", ""))
            case "input":
                self._words("☑ " if "checked" in values else "☐ ")
            case "hr":
                self._flush()
                self.out.append(Rule())
            case "ul" | "ol":
                self._flush()
                self.serial += 1
                self.counts.append(int(values.get("start", "1")) - 1 if tag == "ol" else None)
                self.lists.append(Marker(None, self.serial))
            case "li":
                self._flush()
                count = self.counts[-1] if self.counts else None
                if self.counts and count is not None:
                    self.counts[-1] = count + 1
                    self.lists[-1] = replace(self.lists[-1], number=count + 1)
                self.fresh = True
            case "blockquote":
                self._flush()
                self.quote += 1
            case "table":
                self._flush()
                self.rows = []
            case "tr" if self.rows is not None:
                self.rows.append([])
            case "th" | "td":
                self.runs, self.cell = [], Cell((), tag == "th", ALIGN.get(values.get("class", ""), "start"))
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if tag in INLINE or tag == "a":
            if self.styles:
                self.styles.pop()
        elif tag in ("ul", "ol"):
            self._flush()
            if self.lists:
                self.lists.pop()
                self.counts.pop()
        elif tag in ("th", "td") and self.rows and self.cell is not None:
            self.rows[-1].append(replace(self.cell, runs=tuple(_merged(self.runs))))
            self.runs, self.cell = [], None
        elif tag == "table" and self.rows is not None:
            self.out.append(Table(tuple(tuple(row) for row in self.rows if row)))
            self.rows = None
        elif tag in TEXT or tag in ("li", "blockquote", "dd", "div", "section", "aside"):
            self._flush()
            self.quote -= tag == "blockquote"

    def handle_data(self, data: str) -> None:
        """Take words; outside preformatted text white space is a space."""
        self._words(data if self.preformatted else data.replace("\n", " "))

    def _style(self) -> Style:
        return self.styles[-1][1] if self.styles else Style()

    def _words(self, text: str) -> None:
        if text.strip() or (self.runs and text):
            self.runs.append(Run(text, self._style()))

    def _flush(self) -> None:
        if self.cell is None:
            runs = tuple(_merged(self.runs))
            if any(run.text.strip() for run in runs):
                paragraph = Paragraph(runs, self.level, tuple(self.lists), self.fresh, self.quote, self.note, self.preformatted)
                self.out.append(paragraph)
                self.fresh = False
            self.runs = []
        self.level, self.note, self.preformatted = 0, False, False

    def finished(self) -> Iterator[Block]:
        """What was collected, once everything is closed."""
        self._flush()
        yield from self.out


def nested(flat: Sequence[Block], depth: int = 0) -> tuple[Block | Items, ...]:
    """The blocks with their lists as a tree, for formats that nest them."""
    out: list[Block | Items] = []
    for serial, group in groupby(flat, key=lambda block: _serial(block, depth)):
        members = list(group)
        if serial is None:
            out += members
            continue
        first = next(block for block in members if isinstance(block, Paragraph))
        items: list[list[Block]] = []
        for block in members:
            if not items or (isinstance(block, Paragraph) and _begins(block, depth)):
                items.append([])
            items[-1].append(block)
        out.append(Items(first.lists[depth].number, tuple(nested(item, depth + 1) for item in items)))
    return tuple(out)


def _serial(block: Block, depth: int) -> int | None:
    return block.lists[depth].serial if isinstance(block, Paragraph) and len(block.lists) > depth else None


def _begins(block: Paragraph, depth: int) -> bool:
    """Whether the paragraph is the first of an item at this depth."""
    return block.first and len(block.lists) == depth + 1


def _merged(runs: list[Run]) -> Iterator[Run]:
    """Runs with neighbours of one style joined, and no space at either end of the block."""
    joined: list[Run] = []
    for run in runs:
        text = run.text.lstrip() if not joined or joined[-1].text.endswith("\n") else run.text
        if text == "\n" and joined:
            joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
        if joined and joined[-1].style == run.style:
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        elif text:
            joined.append(replace(run, text=text))
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return (run for run in joined if run.text)
