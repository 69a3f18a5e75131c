"""What word processors and books have in common: language tags, runs by direction, fixed zips.

Owns the splitting of a run into its scripts, on which word processors choose font and order, and the XML escaping of text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape as _escape
from xml.sax.saxutils import quoteattr

from pipeline.export.bundle import EPOCH, MODE, UNIX

TAGS = {"en": "en-US", "de": "de-DE", "fa": "fa-IR", "ckb": "ku-Arab-IQ", "kmr": "ku-Latn-TR"}
"""Language tags as word processors know them: both Kurdish languages go by `ku` there."""

COUNTRIES = {"en": "US", "de": "DE", "fa": "IR", "ckb": "IQ", "kmr": "TR"}
LATIN_FONT, ARABIC_FONT = "Georgia", "Noto Naskh Arabic"
ARABIC_SUBSTITUTES = "Vazirmatn;Segoe UI;Geeza Pro;Tahoma"

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb50-\ufdff\ufe70-\ufeff\n]*[A-Za-z0-9\u00c0-\u024f])?")
"""A stretch of Latin script inside text from right to left: from its first to its last letter or digit."""

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def escape(text: str) -> str:
    """Text for an XML element."""
    return _escape(FORBIDDEN.sub("", text))


def attribute(text: str) -> str:
    """Text as a quoted XML attribute value."""
    return quoteattr(FORBIDDEN.sub("", text))


def by_direction(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces with whether each is read from right to left; text of a Latin language is one piece."""
    if not rtl:
        yield text, False
        return
    position = 0
    for island in LATIN.finditer(text):
        if island.start() > position:
            yield text[position : island.start()], True
        yield island.group(), False
        position = island.end()
    if position < len(text):
        yield text[position:], True


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of the files in the given order, stored as bundles are; dates and modes are fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.create_system, info.external_attr = UNIX, MODE << 16
            archive.writestr(info, content if isinstance(content, bytes) else content.encode())
    return out.getvalue()
