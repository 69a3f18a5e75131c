"""`pipeline export`: what a person approved becomes pages, bundles and a manifest; what is not fit is refused by name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import checks
from pipeline.errors import UnreadableInput
from pipeline.export import folder
from pipeline.export.editions import Edition, missing
from pipeline.export.manifest import MANIFEST, Manifest
from pipeline.export.manifest import parse as parse_manifest
from pipeline.languages import chosen
from pipeline.model import Approved, Unreviewed
from pipeline.project import Project, write_whole
from pipeline.tasks.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Left:
    """A document that was not exported in a language, and why."""

    document: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedEdition:
    """A document with error findings, and each of them as a sentence."""

    document: str
    language: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote to `folder` (as the user named it), skipped and refused; `written` counts files that changed."""

    folder: str
    editions: int
    drafts: int
    written: int
    skipped: tuple[Left, ...]
    refused: tuple[RefusedEdition, ...]
