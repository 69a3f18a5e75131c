"""The Markdown cases: every file in `cases/`, and beside it in `expected/` what has to come out of it.

`python -m tests.markdown.cases` writes `expected/` anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

from pipeline import markdown

HERE = Path(__file__).parent
CASES = {path.stem: path.read_bytes().decode() for path in sorted((HERE / "cases").glob("*.md"))}
"""The text of each case by name, newlines and byte order mark as in the file."""

LONG = "very-long-line"


def unchanged(text: str) -> str:
    """The translation of everything into itself."""
    return text


def golden(name: str) -> str:
    """Segments, page and plain text of one case as a readable file."""
    text = CASES[name]
    document = markdown.parse(text, name, f"source/{name}.md", "en")
    segments = [f"{segment.location.line} {segment.kind}: {visible(segment.text)}" for segment in document.segments]
    notes = [f"note: {segment.note}" for segment in document.segments if segment.note]
    html = markdown.to_html(text, unchanged, "fa")
    plain = markdown.to_text(text, unchanged)
    return "\n".join(["--- segments", *segments, *notes, "--- page", html.rstrip("\n"), "--- text", plain.rstrip("\n"), ""])


def visible(text: str) -> str:
    """Line breaks as a sign, so that a segment is one line."""
    return text.replace("\n", "⏎")


def expected(name: str) -> Path:
    """Where the golden file of a case lies."""
    return HERE / "expected" / f"{name}.txt"


if __name__ == "__main__":
    (HERE / "expected").mkdir(exist_ok=True)
    for case in CASES:
        if case != LONG:
            expected(case).write_text(golden(case), encoding="utf-8", newline="")
