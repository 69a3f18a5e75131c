"""The formats that an edition can be written in, one function each from an edition to the bytes of one file.

Owns the table of formats and what has to be installed for which. Knows no folder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from pipeline.errors import WrongUsage
from pipeline.export.editions import Edition

Renderer = Callable[[Edition], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `suffix` of its files, `module` that renders it (empty for the page itself), `extra` it needs (none if empty)."""

    suffix: str
    module: str
    extra: str = ""

    def render(self, edition: Edition) -> bytes:
        """The file; deterministic."""
        return cast(Renderer, import_module(f"{__name__}.{self.module}").render)(edition)


FORMATS: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format("html", ""),
        Format("md", "markdown_text"),
        Format("txt", "plain_text"),
        Format("json", "json_text"),
        Format("docx", "docx"),
        Format("odt", "odt"),
        Format("epub", "epub"),
        Format("pdf", "pdf", "pdf"),
        Format("png", "picture", "pdf"),
    )
}
"""By suffix, in the order in which pages list them."""


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The formats that a command line or a setting asks for, each once, in table order; an unknown one is wrong usage."""
    for name in names:
        if name not in FORMATS:
            raise WrongUsage(f"unknown format “{name}”; known are {', '.join(FORMATS)}")
    return tuple(name for name in FORMATS if name in names)
