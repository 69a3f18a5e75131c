"""Typesetting for print and pictures with Typst: shaping, direction and line breaking of all five languages in one wheel.

The only importer of `typst`, an extra (`pdf`), and that lazily. Texts reach its templates as data and never as markup. Latin
script is set in the font that comes with Typst; for Arabic script a font is looked for by name among those installed.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, cast

from pipeline.errors import PipelineError
from pipeline.export.signing import MissingExtra
from pipeline.languages import Language

if TYPE_CHECKING:
    import typst

LATIN = "Libertinus Serif"
ARABIC = (
    "Vazirmatn",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "Scheherazade New",
    "Amiri",
    "Geeza Pro",
    "Segoe UI",
    "Tahoma",
    "Times New Roman",
    "Arial",
)
"""Families that write Persian and Sorani with all their letters, the best first."""


class MissingFont(PipelineError):
    """No font on this computer writes the language."""


@cache
def _fonts() -> typst.Fonts:
    try:
        import typst
    except ImportError:
        raise MissingExtra("PDF and PNG need one more library; run: pip install 'appeal-pipeline[pdf]'") from None
    return typst.Fonts()


@cache
def _compiler() -> typst.Compiler:
    fonts = _fonts()
    import typst

    return typst.Compiler(font_paths=fonts)


def family(language: Language) -> str:
    """The font family for a language; MissingFont names those that one can install."""
    if language.script == "Latn":
        return LATIN
    installed = set(_fonts().families())
    found = next((name for name in ARABIC if name in installed), "")
    if not found:
        raise MissingFont(f"no font for {language.name} is installed; install one of {', '.join(ARABIC[:5])} (they are free)")
    return found


def typeset(template: str, language: Language, values: dict[str, Any], form: Literal["pdf", "png"]) -> bytes:
    """The template of this package with `values`, as PDF or as PNG of one pixel a point; the same input gives the same bytes."""
    data = values | {"lang": language.code, "rtl": language.direction == "rtl", "fonts": [family(language), LATIN]}
    source = files(__package__).joinpath(template).read_bytes()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = _compiler().compile(input=source, format=form, ppi=72.0, timestamp=0, sys_inputs=inputs)
    return cast(bytes, made)
