"""Zips that are the same bytes whenever and wherever they are made.

Owns order, dates, modes and the choice to store rather than compress: the output of a compressor depends on the version of its
library, and two editors must be able to compare digests.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold."""

MODE = 0o100644
UNIX = 3


def write(stream: BinaryIO, parts: Iterable[tuple[str, bytes]]) -> None:
    """A zip of the parts in their order; names are UTF-8, nothing is compressed."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path, content in parts:
            info = zipfile.ZipInfo(path, EPOCH)
            info.create_system = UNIX
            info.external_attr = MODE << 16
            archive.writestr(info, content)
