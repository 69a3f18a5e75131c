"""The picture that a messenger shows for a link: title and first words of one text, as SVG with text in the right direction.

Owns its layout. SVG keeps the letters as text, shaped by whoever shows it; `pictures` makes a PNG of the same words. Made of
finished texts only.
"""

from __future__ import annotations

from html import escape

from pipeline.export.editions import Edition
from pipeline.export.plain import shortened

WIDTH, HEIGHT, MARGIN = 1200, 630, 84
DESCRIPTION = 190
"""Characters of the description that the card holds."""

LATIN = "system-ui, 'Segoe UI', 'Noto Sans', Roboto, 'Helvetica Neue', Arial, sans-serif"
ARABIC = "Vazirmatn, 'Noto Naskh Arabic', 'Noto Sans Arabic', 'Geeza Pro', 'Segoe UI', Tahoma, sans-serif"
ADVANCE = {"Latn": 0.56, "Arab": 0.5}
"""Mean width of a bold letter in em, measured on the campaign's titles with Noto Sans and Noto Naskh Arabic, rounded up."""

SIZES = ((84, 2), (68, 3), (54, 4))
"""Font sizes of the title with the number of lines each may take, the largest first."""


def render(edition: Edition, site: str = "") -> bytes:
    """The SVG, 1200 × 630; ValueError for a draft."""
    if edition.is_draft:
        raise ValueError("a draft has no card")
    language = edition.language
    size, lines = fitted(edition.title, language.script)
    leading = round(size * (1.5 if language.script == "Arab" else 1.18))
    start = WIDTH - MARGIN if language.direction == "rtl" else MARGIN
    below = MARGIN + size + leading * len(lines)
    description = wrapped(shortened(edition.description, DESCRIPTION, language.code), 34, language.script)
    family = ARABIC if language.script == "Arab" else LATIN
    rows = [_text(line, start, MARGIN + size + leading * i, size, "#ffffff", "700") for i, line in enumerate(lines)]
    rows += [_text(line, start, below + 10 + 54 * i, 34, "#f3d9d4", "400") for i, line in enumerate(description)]
    if site and site != edition.title:
        rows.append(_text(site, start, HEIGHT - 52, 28, "#f3d9d4", "700"))
    edge = WIDTH - 18 if language.direction == "rtl" else 0
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'xml:lang="{language.code}" direction="{language.direction}" font-family="{family}" role="img">\n'
        f"<title>{escape(edition.title)}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#5e0f14"/>\n<rect x="{edge}" width="18" height="{HEIGHT}" fill="#e0584a"/>\n'
        + "".join(rows)
        + "</svg>\n"
    ).encode()


def _text(line: str, x: int, y: int, size: int, colour: str, weight: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(line)}</text>\n'


def fitted(title: str, script: str) -> tuple[int, list[str]]:
    """The largest font size in which the title fits, and its lines; of a longer one, what fits in the smallest."""
    for size, most in SIZES:
        lines = wrapped(title, size, script)
        if len(lines) <= most:
            return size, lines
    return size, lines[:most]


def wrapped(text: str, size: int, script: str) -> list[str]:
    """The text in lines that fit the card at a font size in pixels."""
    room = (WIDTH - 2 * MARGIN) / (size * ADVANCE[script])
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
