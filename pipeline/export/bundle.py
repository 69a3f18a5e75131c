"""Zips that are the same bytes whenever and wherever they are made.

Owns order, dates, modes and the choice to store rather than compress: the output of a compressor depends on the version of its
library, and two editors must be able to compare digests.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold."""

MODE = 0o100644
UNIX = 3


def zipped(files: Mapping[str, bytes], first: tuple[str, ...] = ()) -> bytes:
    """A zip of the files in the order of their paths, those named in `first` before them; names are UTF-8, nothing is compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files, key=lambda name: (first.index(name) if name in first else len(first), name)):
            info = zipfile.ZipInfo(path, EPOCH)
            info.create_system = UNIX
            info.external_attr = MODE << 16
            archive.writestr(info, files[path])
    return out.getvalue()
