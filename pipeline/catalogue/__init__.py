"""Catalogues: PO text ↔ `Catalogue`. The word “fuzzy” and the PO format live here and nowhere else.

Reads nothing from disk and decides nothing about translations: `merge` does. Reading is a strict parser of our own, because polib
accepts an unclosed quotation mark, splits lines at U+2028 and drops `#~|` and trailing comments, and because every refusal has to
name its line; writing goes through polib.
"""

from pipeline.catalogue.encoding import decode
from pipeline.catalogue.header import complete, new_header, stamp
from pipeline.catalogue.reader import parse
from pipeline.catalogue.units import from_document
from pipeline.catalogue.writer import serialise, template

__all__ = ["complete", "decode", "from_document", "new_header", "parse", "serialise", "stamp", "template"]
