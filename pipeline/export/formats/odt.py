"""The edition as an OpenDocument text (ISO/IEC 26300): the same content as the Word document, for LibreOffice and its kin.

Owns nothing but OpenDocument XML; the text comes as blocks. A draft is marked on each page. No author, no date, no computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.export import pages
from pipeline.export.editions import Edition
from pipeline.export.formats.blocks import Block, Cell, Items, Paragraph, Rule, Run, Style, Table, blocks, nested
from pipeline.export.formats.office import ARABIC_FONT, ARABIC_SUBSTITUTES, COUNTRIES, LATIN_FONT, attribute, escape, packed
from pipeline.export.wording import WORDING

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{short}="{OASIS}:{name}:1.0"' for short, name in (
            ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("meta", "meta"), ("manifest", "manifest"),
        )),
        f'xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{OASIS}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)  # fmt: skip
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPE = "application/vnd.oasis.opendocument.text"
ACCENT, SOFT = "#9a1b1e", "#5c564f"


class _Text:
    """One text while it is written: its direction, and the character styles that its runs need."""

    def __init__(self, rtl: bool) -> None:
        self.rtl = rtl
        self.styles: dict[Style, str] = {}

    def node(self, node: Block | Items) -> str:
        """One block or list."""
        match node:
            case Items():
                return self.items(node)
            case Table():
                return self.table(node)
            case Rule():
                return '<text:p text:style-name="Rule"/>'
            case Paragraph():
                return self.paragraph(node)

    def items(self, items: Items) -> str:
        """A list; an ordered one begins with its own first number."""
        style = "Bullets" if items.start is None else "Numbers"
        out = ""
        for number, item in enumerate(items.items):
            start = f' text:start-value="{items.start}"' if items.start is not None and number == 0 else ""
            out += f"<text:list-item{start}>{''.join(self.node(part) for part in item)}</text:list-item>"
        return f'<text:list text:style-name="{style}">{out}</text:list>'

    def paragraph(self, paragraph: Paragraph) -> str:
        """A heading or paragraph."""
        content = self.runs(paragraph.plain_note(self.rtl))
        if paragraph.level:
            return f'<text:h text:style-name="Heading_{paragraph.level}" text:outline-level="{paragraph.level}">{content}</text:h>'
        style = "Code" if paragraph.preformatted else "Quote" if paragraph.quote else "Note" if paragraph.note else "Text"
        return f'<text:p text:style-name="{style}">{content}</text:p>'

    def table(self, table: Table) -> str:
        """A table; its columns follow the direction of the text."""
        width = max(len(row) for row in table.rows)
        rows = [self.row(row, width) for row in table.rows]
        heads = [row for row, cells in zip(rows, table.rows, strict=True) if all(cell.head for cell in cells)]
        header = f"<table:table-header-rows>{''.join(heads)}</table:table-header-rows>" if heads else ""
        rest = "".join(rows[len(heads) :])
        return f'<table:table table:style-name="Table"><table:table-column table:number-columns-repeated="{width}"/>{header}{rest}</table:table>'

    def row(self, row: Sequence[Cell], width: int) -> str:
        """One row; a short one is filled up."""
        cells = ""
        for cell in row:
            runs = tuple(replace(run, style=replace(run.style, strong=True)) if cell.head else run for run in cell.runs)
            cells += f'<table:table-cell table:style-name="Cell"><text:p text:style-name="Cell_{cell.align}">{self.runs(runs)}</text:p></table:table-cell>'
        return f"<table:table-row>{cells}{'<table:table-cell/>' * (width - len(row))}</table:table-row>"

    def runs(self, runs: Sequence[Run]) -> str:
        """Runs in their character styles, links around them."""
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        """One run; Arabic script knows no italics, so emphasis is bold there."""
        style = replace(run.style, href="")
        if self.rtl and style.emphasis:
            style = replace(style, strong=True, emphasis=False)
        content = "<text:line-break/>".join(_spaced(line) for line in run.text.split("\n"))
        if style != Style():
            name = self.styles.setdefault(style, f"T{len(self.styles) + 1}")
            content = f'<text:span text:style-name="{name}">{content}</text:span>'
        if run.style.web:
            return f'<text:a xlink:type="simple" xlink:href={attribute(run.style.web)}>{content}</text:a>'
        return content


def _spaced(line: str) -> str:
    """A line with its runs of spaces kept, which OpenDocument would else collapse."""
    parts = escape(line).split("  ")
    return '<text:s text:c="2"/>'.join(parts)


def render(edition: Edition) -> bytes:
    """The file; deterministic."""
    text = _Text(edition.language.direction == "rtl")
    body = "".join(text.node(node) for node in nested(blocks(pages.content(edition))))
    if edition.is_draft:
        words = WORDING[edition.language.code]
        rows = (Run(words.draft_title, Style(strong=True)), Run(words.draft_body))
        body = "".join(f'<text:p text:style-name="Draft">{text.run(row)}</text:p>' for row in rows) + body
    styles = "".join(_character(style, name) for style, name in text.styles.items())
    content = (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.3"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'{HEAD}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta><dc:title>{escape(edition.title)}</dc:title>'
        f"<dc:language>{edition.language.code}</dc:language></office:meta></office:document-meta>"
    )
    return packed(
        {
            "mimetype": TYPE,
            "META-INF/manifest.xml": _manifest(),
            "content.xml": content,
            "styles.xml": _styles(edition),
            "meta.xml": meta,
        }
    )


def _manifest() -> str:
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    return f'{HEAD}<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3">{rows}</manifest:manifest>'


def _character(style: Style, name: str) -> str:
    """A character style; every property for both scripts."""
    properties = ""
    if style.strong:
        properties += ' fo:font-weight="bold" style:font-weight-complex="bold"'
    if style.emphasis:
        properties += ' fo:font-style="italic" style:font-style-complex="italic"'
    if style.strike:
        properties += ' style:text-line-through-style="solid"'
    if style.raised:
        properties += ' style:text-position="super 58%"'
    if style.code:
        properties += ' style:font-name="Mono" style:font-name-complex="Mono"'
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties{properties}/></style:style>'


def _styles(edition: Edition) -> str:
    """Named styles, the page, and the header of a draft."""
    code, rtl = edition.language.code, edition.language.direction == "rtl"
    mode = "rl-tb" if rtl else "lr-tb"
    latin = ("en", "US") if rtl else (code, COUNTRIES[code])
    complex_ = (code, COUNTRIES[code]) if rtl else ("fa", "IR")
    faces = (
        f'<style:font-face style:name="Latin" svg:font-family="{LATIN_FONT};Charter;Noto Serif"/>'
        f'<style:font-face style:name="Arabic" svg:font-family="{ARABIC_FONT};{ARABIC_SUBSTITUTES}"/>'
        '<style:font-face style:name="Mono" svg:font-family="DejaVu Sans Mono;Consolas" style:font-pitch="fixed"/>'
    )
    default = (
        f'<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm" fo:line-height="{140 if rtl else 125}%" '
        f'fo:orphans="2" fo:widows="2" fo:text-align="{"right" if rtl else "left"}" style:writing-mode="{mode}"/>'
        f'<style:text-properties style:font-name="Latin" style:font-name-complex="Arabic" fo:font-size="11.5pt" style:font-size-complex="12pt" '
        f'fo:language="{latin[0]}" fo:country="{latin[1]}" style:language-complex="{complex_[0]}" style:country-complex="{complex_[1]}"/></style:default-style>'
    )
    styles = "".join(_paragraph(name, *properties) for name, properties in _paragraphs(rtl).items())
    styles += (
        '<style:style style:name="Table" style:family="table"><style:table-properties style:width="16cm" table:align="margins" '
    )
    styles += f'style:writing-mode="{mode}"/></style:style><style:style style:name="Cell" style:family="table-cell">'
    styles += '<style:table-cell-properties fo:border-bottom="0.5pt solid #aaaaaa" fo:padding="0.12cm"/></style:style>'
    header = ""
    if edition.is_draft:
        header = f'<style:header><text:p text:style-name="Draft">{escape(WORDING[code].draft_title)}</text:p></style:header>'
    page = (
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.3cm" '
        f'style:writing-mode="{mode}"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.4cm"/></style:header-style></style:page-layout>'
    )
    return (
        f'{HEAD}<office:document-styles {NAMESPACES} office:version="1.3"><office:font-face-decls>{faces}</office:font-face-decls>'
        f"<office:styles>{default}{styles}{_lists()}</office:styles><office:automatic-styles>{page}</office:automatic-styles>"
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">{header}</style:master-page>'
        "</office:master-styles></office:document-styles>"
    )


def _paragraphs(rtl: bool) -> dict[str, tuple[str, str]]:
    """Paragraph and text properties of each named style; sides by name, because LibreOffice takes `start` for left."""
    side, end = ("right", "left") if rtl else ("left", "right")
    italic = "" if rtl else 'fo:font-style="italic"'
    found = {
        f"Heading_{level}": (
            f'fo:keep-with-next="always" fo:margin-top="{0 if level == 1 else 0.6}cm" fo:margin-bottom="0.28cm" fo:line-height="115%"',
            f'fo:font-weight="bold" style:font-weight-complex="bold" fo:font-size="{size}pt" style:font-size-complex="{size}pt"'
            + (f' fo:color="{ACCENT}"' if level == 2 else ""),
        )
        for level, size in enumerate((24, 15.5, 13.5, 12, 11.5, 11.5), 1)
    }
    return found | {
        "Text": ("", ""),
        "Note": (f'fo:margin-{side}="0.5cm"', f'fo:color="{SOFT}" {italic}'),
        "Quote": (f'fo:margin-{side}="0.5cm" fo:border-{side}="2pt solid {ACCENT}" fo:padding-{side}="0.3cm"', ""),
        "Code": ('fo:background-color="#f2efea" style:writing-mode="lr-tb"', 'style:font-name="Mono" fo:font-size="10pt"'),
        "Rule": ('fo:border-bottom="0.5pt solid #aaaaaa"', ""),
        "Draft": ('fo:border="1pt solid #000000" fo:padding="0.2cm" fo:background-color="#fff2c2"', ""),
        "Cell_start": (f'fo:margin-bottom="0cm" fo:text-align="{side}"', ""),
        "Cell_center": ('fo:margin-bottom="0cm" fo:text-align="center"', ""),
        "Cell_end": (f'fo:margin-bottom="0cm" fo:text-align="{end}"', ""),
    }


def _paragraph(name: str, paragraph: str, text: str) -> str:
    return (
        f'<style:style style:name="{name}" style:display-name="{name.replace("_", " ")}" style:family="paragraph">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _lists() -> str:
    """Bullets and numbers on ten levels."""
    levels = ("", "")
    for level in range(1, 11):
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
            f'text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="{0.6 * level:.1f}cm"/></style:list-level-properties>'
        )
        levels = (
            levels[0]
            + f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•">{place}</text:list-level-style-bullet>',
            levels[1]
            + f'<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix=".">{place}</text:list-level-style-number>',
        )
    return f'<text:list-style style:name="Bullets">{levels[0]}</text:list-style><text:list-style style:name="Numbers">{levels[1]}</text:list-style>'
