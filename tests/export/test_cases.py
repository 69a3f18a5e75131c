"""Every Markdown case of `tests/markdown/cases` becomes a well-formed page and well-formed documents, as a draft in Persian."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline import markdown
from pipeline.errors import UnreadableInput
from pipeline.export import Edition, pages
from pipeline.export.formats import FORMATS
from pipeline.export.wording import WORDING
from pipeline.model import Catalogue, State, Unit, Unreviewed
from tests.test_pages import Reader

CASES = sorted((Path(__file__).parents[1] / "markdown" / "cases").rglob("*.md"))


def drafted(path: Path) -> Edition | None:
    text = path.read_bytes().decode()
    try:
        document = markdown.parse(text, "case", path.name, "en")
    except UnreadableInput:
        return None
    units = tuple(Unit(msgid, msgid, State.NEEDS_EDITING) for msgid in dict.fromkeys(one.text for one in document.segments))
    return Edition(document, text, Unreviewed(Catalogue("case", "en", "fa", units)))


def test_there_are_cases():
    assert sum(drafted(path) is not None for path in CASES) > 50


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_well_formed_in_every_format(path):
    edition = drafted(path)
    if edition is None:
        return
    Reader(pages.render(edition).decode())
    for suffix in ("docx", "odt", "epub"):
        with zipfile.ZipFile(io.BytesIO(FORMATS[suffix].render(edition))) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels", ".opf", ".xhtml")):
                    ElementTree.fromstring(archive.read(name))
    for suffix in ("md", "txt", "json"):
        assert WORDING["fa"].draft_title in FORMATS[suffix].render(edition).decode()
