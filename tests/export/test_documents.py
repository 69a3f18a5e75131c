"""Word, OpenDocument, EPUB, PDF and PNG: opened by real readers, right to left where they should be, drafts marked, nothing private."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.export import render
from pipeline.export.formats import FORMATS, typesetting
from pipeline.export.formats.blocks import Items, Marker, Paragraph, Rule, Run, Style, Table, blocks, nested
from pipeline.export.formats.office import by_direction
from pipeline.export.wording import WORDING
from pipeline.model import Unreviewed
from tests.export.samples import GLOSSARY, SITE, edition
from tests.test_pages import HOSTILE

OFFICE = ("docx", "odt", "epub")
CODES = ("en", "de", "fa", "ckb", "kmr")
EPUBCHECK = Path("/usr/bin/epubcheck")

needs_typst = pytest.mark.skipif(not importlib.util.find_spec("typst"), reason="the extra “pdf” is not installed")
needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
needs_epubcheck = pytest.mark.skipif(not (EPUBCHECK.exists() and shutil.which("java")), reason="epubcheck is not installed")


def made(suffix: str, code: str = "fa", **how) -> bytes:
    return FORMATS[suffix].render(edition(code, **how))


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(text: str) -> str:
    """Letters and digits only: readers differ in marks, ligatures and spaces."""
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("suffix", OFFICE)
def test_every_part_is_well_formed_and_the_zip_tells_nothing_of_when_and_where(suffix, code):
    content = made(suffix, code)
    assert content == made(suffix, code)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {(i.date_time, i.external_attr >> 16, i.extra) for i in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644, b"")
        }
    for name, part in members(content).items():
        if name.endswith((".xml", ".rels", ".opf", ".xhtml")):
            ElementTree.fromstring(part)
        for secret in (b"Secret", b"secret@example.org", b"translator@example.org"):
            assert secret not in part, name


@pytest.mark.parametrize("suffix", OFFICE)
def test_a_draft_is_marked_and_a_finished_text_is_not(suffix):
    for code in ("de", "fa", "ckb", "kmr"):
        draft = b"".join(members(made(suffix, code, basis=Unreviewed)).values()).decode("utf-8", "replace")
        assert WORDING[code].draft_body in draft
        assert draft.count(WORDING[code].draft_title) >= 2
        assert WORDING[code].draft_title not in b"".join(members(made(suffix, code)).values()).decode("utf-8", "replace")


@pytest.mark.parametrize("suffix", OFFICE)
def test_a_hostile_translation_stays_text(suffix):
    parts = members(made(suffix, "de", translate=lambda msgid: HOSTILE + "\x0b\x00"))
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".opf", ".xhtml")):
            root = ElementTree.fromstring(part)
            assert not [
                element for element in root.iter() if element.tag.rpartition("}")[2] in ("script", "img", "svg", "iframe")
            ], name


def test_a_word_document_is_bidirectional_in_paragraphs_runs_section_and_tables():
    document = members(made("docx"))["word/document.xml"].decode()
    assert document.count("<w:bidi/>") >= document.count("<w:pStyle")
    assert "<w:rtl/>" in document
    assert "<w:bidiVisual/>" in document
    assert "<w:bidi/></w:sectPr>" in document
    assert "<w:bidi/>" not in members(made("docx", "kmr"))["word/document.xml"].decode()


def test_latin_stretches_inside_persian_are_runs_of_their_own():
    assert list(by_direction("کمپین burn_the_cage 2021 در اروپا", True)) == [
        ("کمپین ", True),
        ("burn_the_cage 2021", False),
        (" در اروپا", True),
    ]
    assert list(by_direction("any text", False)) == [("any text", False)]


HTML = """<h1 id="x">Title</h1>
<p>One <strong>two <em>three</em></strong><br>
four</p>
<ol start="3">
<li>third
<ul>
<li>inner</li>
</ul>
</li>
<li><p>fourth</p>
<p>more</p></li>
</ol>
<blockquote>
<p>quoted <a href="https://example.org/">link</a></p>
</blockquote>
<hr>
<table><thead><tr><th>A</th></tr></thead><tbody><tr><td class="align-end">1</td></tr></tbody></table>
<pre dir="ltr"><code>a
  b</code></pre>
<p class="note"><em>note</em></p>"""


def test_blocks_are_read_from_the_page_in_order_with_their_lists():
    found = blocks(HTML)
    assert [type(block).__name__ for block in found] == ["Paragraph"] * 7 + ["Rule", "Table", "Paragraph", "Paragraph"]
    assert found[1].runs == (
        Run("One "),
        Run("two ", Style(strong=True)),
        Run("three", Style(strong=True, emphasis=True)),
        Run("\nfour"),
    )
    assert [(b.text, [m.number for m in b.lists], b.first) for b in found[2:6]] == [
        ("third", [3], True),
        ("inner", [3, None], True),
        ("fourth", [4], True),
        ("more", [4], False),
    ]
    assert (found[6].quote, found[6].runs[1].style.web) == (1, "https://example.org/")
    assert (found[8].rows[0][0].head, found[8].rows[1][0].align) == (True, "end")
    assert (found[9].text, found[9].preformatted) == ("a\n  b", True)
    assert found[10].note


def test_lists_nest_as_they_do_in_the_page():
    tree = nested(blocks(HTML))
    (ordered,) = [node for node in tree if isinstance(node, Items)]
    assert (ordered.start, len(ordered.items)) == (3, 2)
    assert isinstance(ordered.items[0][1], Items)
    assert [part.text for part in ordered.items[1]] == ["fourth", "more"]
    assert [type(node) for node in tree if not isinstance(node, (Items, Paragraph))] == [Rule, Table]
    assert nested(()) == ()
    assert Marker(1, 1) != Marker(1, 2)


def as_pdf(content: bytes, suffix: str, folder: Path) -> str:
    """What LibreOffice shows of a file: the text of the PDF that it makes."""
    (folder / f"text.{suffix}").write_bytes(content)
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
    ]
    subprocess.run([*command, folder / f"text.{suffix}"], check=True, capture_output=True, timeout=120)
    return text_of((folder / "text.pdf").read_bytes())


def text_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()


@needs_libreoffice
@needs_poppler
@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_libreoffice_opens_the_persian_draft_and_shows_all_of_it(suffix, tmp_path):
    shown = words(as_pdf(made(suffix, "fa", basis=Unreviewed), suffix, tmp_path))
    for sentence in ("آزمون صفحه", "مینا نمونه", "۱۵۱", "نداشت", "شمال"):
        assert words(sentence) in shown
    assert shown.count(words("پیش‌نویس")) >= 2


@needs_epubcheck
def test_epubcheck_has_nothing_to_say(tmp_path):
    path = tmp_path / "draft.epub"
    path.write_bytes(made("epub", "fa", basis=Unreviewed))
    done = subprocess.run(["java", "-jar", EPUBCHECK, path], capture_output=True, text=True)
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr


def arabic_font() -> bool:
    try:
        typesetting.family(edition("fa").language)
    except typesetting.MissingFont:
        return False
    return True


@needs_typst
@needs_poppler
@pytest.mark.parametrize("code", CODES)
def test_a_pdf_holds_the_text_in_embedded_fonts(code, tmp_path):
    if code in ("fa", "ckb") and not arabic_font():
        pytest.skip("no font for Arabic script is installed")
    content = made("pdf", code)
    assert content == made("pdf", code)
    shown = text_of(content)
    assert words(edition(code).title) in words(shown)
    assert words(WORDING[code].draft_title) not in words(shown)
    (tmp_path / "x.pdf").write_bytes(content)
    fonts = subprocess.run(["pdffonts", tmp_path / "x.pdf"], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all("yes yes yes" in line for line in fonts)
    info = subprocess.run(["pdfinfo", tmp_path / "x.pdf"], check=True, capture_output=True, text=True).stdout
    assert "A4" in info
    assert "Author" not in info
    assert "Tagged:          yes" in info


@needs_typst
@needs_poppler
def test_every_page_of_a_draft_in_pdf_is_marked():
    long = "# Title\n\n" + "\n\n".join(f"Paragraph {number} of many. " * 20 for number in range(30))
    pages = text_of(made("pdf", "de", basis=Unreviewed, text=long)).split("\f")[:-1]
    assert len(pages) > 2
    assert all(WORDING["de"].draft_title in page for page in pages)


@needs_typst
def test_markup_of_the_typesetter_in_a_translation_stays_text():
    hostile = '#read("/etc/passwd") $x$ #panic("!") \\ [a] @b <c> `'
    assert made("pdf", "de", translate=lambda msgid: hostile).startswith(b"%PDF")


@needs_typst
def test_a_picture_is_a_png_of_the_size_that_messengers_want():
    if not arabic_font():
        pytest.skip("no font for Arabic script is installed")
    files = render([edition("fa"), edition("de")], GLOSSARY, replace(SITE, formats=("html", "png"), base_url="https://example.org"))
    picture = files["share/fa/appeal.png"]
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)
    assert b'property="og:image" content="https://example.org/share/fa/appeal.png"' in files["fa/appeal.html"]
    with pytest.raises(ValueError, match="a draft has no card"):
        made("png", "fa", basis=Unreviewed)


@needs_typst
def test_a_missing_font_is_asked_for_by_name(monkeypatch):
    monkeypatch.setattr(typesetting, "ARABIC", ("No Such Font", "Nor This"))
    with pytest.raises(
        typesetting.MissingFont,
        match=r"^no font for Persian is installed; install one of No Such Font, Nor This \(they are free\)$",
    ):
        made("pdf", "fa")


def test_a_missing_library_is_asked_for_by_name(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "typst", None)
    typesetting._fonts.cache_clear()
    with pytest.raises(
        typesetting.MissingExtra, match=r"PDF and PNG need one more library; run: pip install 'appeal-pipeline\[pdf\]'$"
    ):
        made("pdf", "fa")
    typesetting._fonts.cache_clear()
