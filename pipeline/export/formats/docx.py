"""The edition as a Word document (ISO/IEC 29500): headings, lists and tables as such, bidirectional paragraphs and runs.

Owns nothing but WordprocessingML; the text comes as blocks. A draft is marked on each page. No author, no date, no computer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.export import pages
from pipeline.export.editions import Edition
from pipeline.export.formats.blocks import Block, Cell, Paragraph, Rule, Run, Style, Table, blocks
from pipeline.export.formats.office import (
    ARABIC_FONT,
    ARABIC_SUBSTITUTES,
    LATIN_FONT,
    TAGS,
    attribute,
    by_direction,
    escape,
    packed,
)
from pipeline.export.wording import WORDING

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DEEPEST = 8
ACCENT, SOFT = "9A1B1E", "5C564F"


class _Document:
    """One document while it is written: its direction, the addresses it links to, the ordered lists it numbers."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.rtl = edition.language.direction == "rtl"
        self.links: list[str] = []
        self.numberings: list[int] = []
        self.serials: dict[int, int] = {}

    def body(self, flat: Sequence[Block]) -> str:
        """Everything between the tags of the body."""
        notice = self.notice() if self.edition.is_draft else ""
        return notice + "".join(self.block(block) for block in flat) + self.section()

    def notice(self) -> str:
        """The box at the beginning of a draft."""
        words = WORDING[self.edition.language.code]
        rows = (Run(words.draft_title, Style(strong=True)), Run(words.draft_body))
        return "".join(self.paragraph(Paragraph((row,)), "Draft") for row in rows)

    def block(self, block: Block) -> str:
        """One block as WordprocessingML."""
        match block:
            case Table():
                return self.table(block)
            case Rule():
                return '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="AAAAAA"/></w:pBdr></w:pPr></w:p>'
            case Paragraph():
                return self.paragraph(block, _style(block))

    def paragraph(self, paragraph: Paragraph, style: str) -> str:
        """A paragraph; the order of its properties is that of the schema."""
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if paragraph.lists:
            level = min(len(paragraph.lists) - 1, DEEPEST)
            if paragraph.first:
                properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.numbering(paragraph)}"/></w:numPr>'
            else:
                properties += self.bidi() + f'<w:ind w:start="{360 * (level + 1)}"/>'
        if not paragraph.lists or paragraph.first:
            properties += self.bidi()
        return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(self.runs(paragraph.plain_note(self.rtl)))}</w:p>"

    def bidi(self) -> str:
        """The mark of a paragraph that is read from right to left."""
        return "<w:bidi/>" if self.rtl else ""

    def numbering(self, paragraph: Paragraph) -> int:
        """The numbering of a list item: 1 for bullets, one of its own for each ordered list."""
        marker = paragraph.lists[-1]
        if marker.number is None:
            return 1
        if marker.serial not in self.serials:
            self.serials[marker.serial] = len(self.numberings) + 2
            self.numberings.append(marker.number)
        return self.serials[marker.serial]

    def runs(self, runs: Sequence[Run]) -> Iterator[str]:
        """Runs, each in pieces of one direction, links around them."""
        for run in runs:
            pieces = "".join(_run(text, run.style, rtl) for text, rtl in by_direction(run.text, self.rtl and not run.style.code))
            if run.style.web:
                self.links.append(run.style.web)
                yield f'<w:hyperlink r:id="link{len(self.links)}" w:history="1">{pieces}</w:hyperlink>'
            else:
                yield pieces

    def table(self, table: Table) -> str:
        """A table; its columns run from right to left where the text does."""
        width = max(len(row) for row in table.rows)
        rows = "".join(self.row(row, width) for row in table.rows)
        grid = f'<w:gridCol w:w="{9000 // width}"/>' * width
        visual = "<w:bidiVisual/>" if self.rtl else ""
        edges = '<w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="AAAAAA"/></w:tblBorders>'
        return (
            f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="5000" w:type="pct"/>{edges}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
            "<w:p/>"
        )

    def row(self, row: Sequence[Cell], width: int) -> str:
        """One row; a short one is filled up."""
        cells = ""
        for cell in row:
            align = f'<w:jc w:val="{cell.align}"/>' if cell.align != "start" else ""
            runs = tuple(replace(run, style=replace(run.style, strong=True)) if cell.head else run for run in cell.runs)
            cells += f"<w:tc><w:p><w:pPr>{self.bidi()}{align}</w:pPr>{''.join(self.runs(runs))}</w:p></w:tc>"
        cells += "<w:tc><w:p/></w:tc>" * (width - len(row))
        header = "<w:trPr><w:tblHeader/></w:trPr>" if row and all(cell.head for cell in row) else ""
        return f"<w:tr>{header}{cells}</w:tr>"

    def section(self) -> str:
        """The page: A4, the header of a draft, the direction of the whole."""
        header = '<w:headerReference w:type="default" r:id="header"/>' if self.edition.is_draft else ""
        return (
            f'<w:sectPr>{header}<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1360" w:right="1417" w:bottom="1417" w:left="1417" w:header="680" w:footer="680" w:gutter="0"/>'
            f"{self.bidi()}</w:sectPr>"
        )


def _style(paragraph: Paragraph) -> str:
    if paragraph.level:
        return f"Heading{paragraph.level}"
    if paragraph.preformatted:
        return "Code"
    if paragraph.quote or paragraph.note:
        return "Quote" if paragraph.quote else "Note"
    return "ListParagraph" if paragraph.lists else ""


def _run(text: str, style: Style, rtl: bool) -> str:
    """One run of one direction; Arabic script knows no italics, so emphasis is bold there."""
    strong = style.strong or (style.emphasis and rtl)
    properties = '<w:rStyle w:val="Hyperlink"/>' if style.web else ""
    properties += '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' if style.code else ""
    properties += "<w:b/><w:bCs/>" if strong else ""
    properties += "<w:i/><w:iCs/>" if style.emphasis and not rtl else ""
    properties += "<w:strike/>" if style.strike else ""
    properties += '<w:vertAlign w:val="superscript"/>' if style.raised else ""
    properties += "<w:rtl/>" if rtl else ""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in text.split("\n")]
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def render(edition: Edition) -> bytes:
    """The file; deterministic."""
    document = _Document(edition)
    body = document.body(blocks(pages.content(edition)))
    files = {
        "[Content_Types].xml": _types(edition.is_draft),
        "_rels/.rels": _relationships(
            [("r1", f"{R}/officeDocument", "word/document.xml", False), ("r2", CORE, "docProps/core.xml", False)]
        ),
        "docProps/core.xml": _core(edition),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": _styles(edition),
        "word/numbering.xml": _numbering(document.numberings),
        "word/fontTable.xml": _font_table(),
        "word/_rels/document.xml.rels": _relationships(_parts(document)),
    }
    if edition.is_draft:
        title = Paragraph((Run(WORDING[edition.language.code].draft_title, Style(strong=True)),))
        files["word/header.xml"] = f'{HEAD}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{document.paragraph(title, "Draft")}</w:hdr>'
    return packed(files)


CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _types(draft: bool) -> str:
    parts = {"document.main": "document", "styles": "styles", "numbering": "numbering", "fontTable": "fontTable"}
    parts |= {"header": "header"} if draft else {}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>' for kind, name in parts.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _parts(document: _Document) -> list[tuple[str, str, str, bool]]:
    parts = [(name, f"{R}/{name}", f"{name}.xml", False) for name in ("styles", "numbering", "fontTable")]
    parts += [("header", f"{R}/header", "header.xml", False)] if document.edition.is_draft else []
    return parts + [(f"link{number}", f"{R}/hyperlink", target, True) for number, target in enumerate(document.links, 1)]


def _relationships(parts: Sequence[tuple[str, str, str, bool]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target={attribute(target)}{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
        for name, kind, target, outside in parts
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def _core(edition: Edition) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(edition.title)}</dc:title><dc:language>{TAGS[edition.language.code]}</dc:language></cp:coreProperties>"
    )


def _font_table() -> str:
    """Names under which the Arabic font may be found where it is not installed."""
    alternatives = escape(ARABIC_SUBSTITUTES.replace(";", ","))
    return f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{ARABIC_FONT}"><w:altName w:val="{alternatives}"/></w:font></w:fonts>'


def _numbering(starts: Sequence[int]) -> str:
    """Bullets, and one numbering for each ordered list with its first number."""
    levels = range(DEEPEST + 1)

    def level(number: int, form: str, text: str) -> str:
        indent = f'<w:pPr><w:ind w:start="{360 * (number + 1)}" w:hanging="360"/></w:pPr>'
        return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="start"/>{indent}</w:lvl>'

    bullets = "".join(level(number, "bullet", "•") for number in levels)
    numbers = "".join(level(number, "decimal", f"%{number + 1}.") for number in levels)
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    for number, start in enumerate(starts, 2):
        override = "".join(f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for at in levels)
        nums += f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{override}</w:num>'
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>{nums}</w:numbering>'
    )


def _styles(edition: Edition) -> str:
    rtl = edition.language.direction == "rtl"
    tag = TAGS[edition.language.code]
    language = f'<w:lang w:val="en-US" w:bidi="{tag}"/>' if rtl else f'<w:lang w:val="{tag}" w:bidi="fa-IR"/>'
    fonts = f'<w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{LATIN_FONT}" w:cs="{ARABIC_FONT}"/>'
    line = 336 if rtl else 288
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="23"/><w:szCs w:val="24"/>{language}</w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="170" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    box = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="000000"/>' for side in ("top", "left", "bottom", "right")
    )
    edge = "right" if rtl else "left"
    italic = "" if rtl else "<w:i/><w:iCs/>"
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    for level, size in enumerate((48, 31, 27, 24, 23, 23), 1):
        colour = f'<w:color w:val="{ACCENT}"/>' if level == 2 else ""
        styles += _style_of(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{0 if level == 1 else 340}" w:after="160" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:bCs/>{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
    styles += _style_of("ListParagraph", "List Paragraph", '<w:spacing w:after="110"/>', "")
    styles += _style_of(
        "Quote",
        "Quote",
        f'<w:pBdr><w:{edge} w:val="single" w:sz="18" w:space="10" w:color="{ACCENT}"/></w:pBdr><w:ind w:start="280"/>',
        "",
    )
    styles += _style_of("Note", "Note", '<w:ind w:start="280"/>', f'{italic}<w:color w:val="{SOFT}"/>')
    styles += _style_of(
        "Code",
        "Code",
        '<w:shd w:val="clear" w:color="auto" w:fill="F2EFEA"/>',
        '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
    )
    styles += _style_of(
        "Draft", "Draft", f'<w:keepNext/><w:pBdr>{box}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFF2C2"/>', ""
    )
    styles += f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{styles}</w:styles>'


def _style_of(identity: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
