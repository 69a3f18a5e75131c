"""The body of a page: the blocks of the source with translated text, as clean semantic HTML.

Translations are put in as inline Markdown before inline parsing, so nothing in them can be a block, and raw HTML in them is text.
Owns no page around the body, no style and no network address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape, unescape
from itertools import islice

from markdown_it.token import Token

from pipeline.languages import LANGUAGES
from pipeline.markdown import anchors, direction, fit, inline, markup, tags
from pipeline.markdown.comments import COMMENT
from pipeline.markdown.source import Source, read
from pipeline.text import localise_digits

AUTOLINK = ("autolink", False)
ALIGNMENT = {"left": "start", "right": "end", "center": "center"}
"""Sides of table cells; left and right are those of an English page and turn around with the direction of the text."""


def to_html(text: str, translate: Callable[[str], str], language: str) -> str:
    """The body of the document in `language`, without front matter, every segment replaced by what `translate` returns for it.

    Headings and footnotes have the same identities in every language. Raw HTML of the source passes through the allow-list of
    `tags`; images of other hosts become links, because a page loads nothing from anywhere. Raises `UnreadableInput` as `parse` does.
    """
    source = read(text)
    return _Page(source, [translate(passage.text) for passage in source.passages], language).render()


class _Page:
    def __init__(self, source: Source, translations: Sequence[str], language: str) -> None:
        self.source, self.translations, self.language = source, translations, language
        self.rightwards = LANGUAGES[language].direction == "rtl"
        self.elements = tags.Elements()
        self.out: list[str] = []
        self.numbers: dict[str, int] = {}
        self.references: dict[str, int] = {}
        self.identities = anchors.headings(source)

    def render(self) -> str:
        body, footnotes = parted(self.source.tokens)
        self.blocks(body)
        self.out.append(self.elements.close_raw())
        if footnotes:
            self.footnotes(footnotes)
        return "".join(self.out)

    def footnotes(self, definitions: dict[str, Sequence[Token]]) -> None:
        self.out.append('<section class="footnotes" role="doc-endnotes">\n<ol>\n')
        for label in mentioned(self.numbers, definitions):
            self.number(label)
            self.out.append(f'<li id="{anchors.note_identity(label)}">')
            self.elements.own("li")
            start = len(self.out)
            self.blocks(definitions[label])
            self.back_links(label, start)
            self.out.append(self.elements.close_own() + "</li>\n")
        self.out.append("</ol>\n</section>\n")

    def number(self, label: str) -> int:
        return self.numbers.setdefault(label, len(self.numbers) + 1)

    def back_links(self, label: str, start: int) -> None:
        """The links back to the text stand in the last paragraph of the note."""
        arrow = "↪" if self.rightwards else "↩"
        links = "".join(
            f' <a class="footnote-back" role="doc-backlink" href="#{anchors.reference_identity(label, count)}">{arrow}\ufe0e</a>'
            for count in range(1, self.references.get(label, 0) + 1)
        )
        if len(self.out) > start and self.out[-1] == "</p>\n":
            self.out.insert(-1, links)
        elif links:
            self.out.append(f"<p>{links.lstrip()}</p>\n")

    def blocks(self, stream: Sequence[Token]) -> None:
        for index, token in enumerate(stream):
            match token.type:
                case "paragraph_open" | "paragraph_close" if _empty(stream, index):
                    continue
                case "inline":
                    self.out.append(self.inline(token))
                case "fence" | "code_block":
                    self.out.append(_code(token))
                case "html_block":
                    self.html_block(token)
                case "hr":
                    self.out.append("<hr>\n")
                case "comment" | "marker":
                    continue
                case _ if token.hidden:
                    self.tight(token, stream[index + 1 : index + 2])
                case _ if token.nesting > 0:
                    self.opening(token, index)
                case _:
                    self.out.append(f"{self.elements.close_own()}</{token.tag}>\n")

    def tight(self, token: Token, following: Sequence[Token]) -> None:
        if token.nesting < 0 and following and following[0].nesting >= 0:
            self.out.append("\n")

    def opening(self, token: Token, index: int) -> None:
        attributes = ""
        if token.type == "heading_open":
            attributes = f' id="{escape(self.identities[id(token)])}"'
        elif "start" in token.attrs:
            attributes = f' start="{token.attrs["start"]}"'
        elif "alert" in token.meta:
            attributes = f' class="{escape(token.meta["alert"])}"'
        elif "checked" in token.meta:
            attributes = ' class="task"'
        elif side := ALIGNMENT.get(str(token.attrs.get("style", "")).removeprefix("text-align:")):
            attributes = f' style="text-align:{side}"'
        self.elements.own(token.tag)
        self.out.append(f"<{token.tag}{attributes}>")
        if token.tag in ("ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "dl"):
            self.out.append("\n")
        if "checked" in token.meta:
            self.out.append(f'<input type="checkbox" disabled{" checked" if token.meta["checked"] else ""}> ')

    def html_block(self, token: Token) -> None:
        for piece, is_tag in tags.pieces(COMMENT.sub("", token.content)):
            self.out.append(self.elements.raw(piece, tags.BLOCK) if is_tag else escape(unescape(piece), quote=False))

    def inline(self, token: Token) -> str:
        number = token.meta.get("passage")
        if number is None:
            text = str(token.meta["text"])
            return f'<span dir="auto">{self.marked_up(text)}</span>' if text else ""
        passage = self.source.passages[number]
        return self.marked_up(fit.fitted(passage, self.translations[number], self.source.env))

    def marked_up(self, text: str) -> str:
        """Inline Markdown as HTML, every element that it opens closed."""
        out: list[str] = []
        self.elements.own("inline")
        depth = 0
        for token in inline.runs(text, self.source.env):
            if token.type == "link_open":
                depth += self.link(token, out)
            elif token.type == "link_close":
                if depth:
                    depth -= 1
                    out.append(f"{self.elements.close_own()}</a>")
            elif token.nesting > 0:
                self.elements.own(token.tag)
                out.append(f"<{token.tag}>")
            elif token.nesting < 0:
                out.append(f"{self.elements.close_own()}</{token.tag}>")
            else:
                out.append(self.single(token, linked=depth > 0))
        out.append(self.elements.close_own())
        return "".join(out)

    def link(self, token: Token, out: list[str]) -> int:
        """Open a link unless its address is dangerous; how many elements it opened."""
        address = str(token.attrs["href"])
        if fit.DANGEROUS.match(unescape(address)):
            return 0
        title = f' title="{escape(str(token.attrs["title"]))}"' if token.attrs.get("title") else ""
        own = ' dir="ltr"' if token.info == "auto" and self.rightwards else ""
        out.append(f'<a href="{escape(anchors.page_address(address))}"{title}{own}>')
        self.elements.own("autolink" if token.info == "auto" else "a")
        return 1

    def single(self, token: Token, linked: bool) -> str:
        match token.type:
            case "text":
                return self.running(token.content, linked)
            case "code_inline":
                return f'<code dir="ltr">{escape(token.content, quote=False)}</code>'
            case "hardbreak":
                return "<br>\n"
            case "softbreak":
                return "\n"
            case "html_inline":
                return "" if token.content.startswith("<!--") else self.elements.raw(token.content, tags.INLINE)
            case "image":
                return self.image(token, linked)
            case "footnote_ref":
                return self.reference(token.meta["label"])
            case _:
                raise AssertionError(token.type)

    def running(self, text: str, linked: bool) -> str:
        """Running text: bare addresses become links, and what is written from left to right is set apart in Persian and Sorani."""
        if self.elements.open[-1] == AUTOLINK:
            return escape(text, quote=False)
        out, position = [], 0
        for island in direction.ISLAND.finditer(text):
            out.append(escape(text[position : island.start()], quote=False))
            position = island.end()
            written = escape(island.group())
            own = ' dir="ltr"' if self.rightwards else ""
            if island["url"] and not linked:
                out.append(f'<a href="{written}"{own}>{written}</a>')
            elif self.rightwards:
                out.append(f'<bdi dir="ltr">{written}</bdi>')
            else:
                out.append(written)
        out.append(escape(text[position:], quote=False))
        return "".join(out)

    def image(self, token: Token, linked: bool) -> str:
        address = str(token.attrs["src"])
        described = markup.plain_of(token.children or ())
        if fit.DANGEROUS.match(unescape(address)):
            return escape(described, quote=False)
        title = f' title="{escape(str(token.attrs["title"]))}"' if token.attrs.get("title") else ""
        if anchors.REMOTE.match(address):
            if linked:
                return escape(described, quote=False)
            return f'<a href="{escape(address)}"{title}>{escape(described or address, quote=False)}</a>'
        return f'<img src="{escape(address)}" alt="{escape(described)}"{title}>'

    def reference(self, label: str) -> str:
        number = localise_digits(str(self.number(label)), self.language)
        count = self.references[label] = self.references.get(label, 0) + 1
        return (
            f'<sup class="footnote-ref"><a id="{anchors.reference_identity(label, count)}" role="doc-noteref" '
            f'href="#{anchors.note_identity(label)}">{number}</a></sup>'
        )


def _empty(stream: Sequence[Token], index: int) -> bool:
    """Whether the paragraph that opens or closes here has no text, because a comment or a sign is all that stands in it."""
    return not stream[index + stream[index].nesting].meta["text"]


def mentioned(numbers: Mapping[str, int], definitions: Mapping[str, object]) -> Iterator[str]:
    """The labels of footnotes in the order of their numbers, which goes on growing meanwhile, then those that nothing mentions."""
    done = 0
    while done < len(numbers):
        new = list(islice(numbers, done, None))
        done += len(new)
        yield from (label for label in new if label in definitions)
    yield from [label for label in definitions if label not in numbers]


def parted(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, Sequence[Token]]]:
    """The tokens of the text, and those of each footnote by its label; a label defined twice keeps its first text."""
    body: list[Token] = []
    notes: dict[str, Sequence[Token]] = {}
    open_notes: list[tuple[str, list[Token]]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append((token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            label, stream = open_notes.pop()
            notes.setdefault(label, stream)
        else:
            (open_notes[-1][1] if open_notes else body).append(token)
    return body, notes


def _code(token: Token) -> str:
    language = token.info.split()[0] if token.info.strip() else ""
    name = f' class="language-{escape(language)}"' if language else ""
    return f'<pre dir="ltr"><code{name}>{escape(token.content, quote=False)}</code></pre>\n'
