"""How far translations are: counting states, and the page that leads to the review pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pipeline.export import frame
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, Finding, State


@dataclass(frozen=True, slots=True)
class Progress:
    """One catalogue in numbers: units by state and findings by severity."""

    document: str
    language: str
    title: str
    reviewed: int
    needs_editing: int
    untranslated: int
    errors: int
    warnings: int

    @property
    def units(self) -> int:
        """All units."""
        return self.reviewed + self.needs_editing + self.untranslated


def progress(catalogue: Catalogue, findings: Sequence[Finding], title: str) -> Progress:
    """The numbers of one catalogue; `title` is that of the source document."""
    count = {state: sum(unit.state is state for unit in catalogue.units) for state in State}
    errors = sum(finding.severity == "error" for finding in findings)
    return Progress(
        catalogue.document,
        catalogue.language,
        title,
        count[State.REVIEWED],
        count[State.NEEDS_EDITING],
        count[State.UNTRANSLATED],
        errors,
        len(findings) - errors,
    )


def bar(one: Progress) -> str:
    """The progress as a picture with its words as a label, readable without colour."""
    label = f"{one.reviewed} of {one.units} reviewed, {one.needs_editing} need editing, {one.untranslated} untranslated"
    parts, x = [], 0.0
    for name, count in (("done", one.reviewed), ("open", one.needs_editing), ("empty", one.untranslated)):
        width = 100 * count / max(one.units, 1)
        parts.append(f'<rect class="{name}" x="{x:.2f}" y="0" width="{width:.2f}" height="6"/>' if count else "")
        x += width
    return (
        f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{label}">{"".join(parts)}</svg>'
        f'<span class="state">{label}</span>'
    )


def overview(pages: Sequence[Progress], css: str | None = None) -> bytes:
    """The index of a review folder: documents by language, each cell with its progress and its findings."""
    shown = [code for code in LANGUAGES if any(one.language == code for one in pages)]
    heads = "".join(f'<th scope="col">{LANGUAGES[code].name}</th>' for code in shown)
    rows = []
    for document in dict.fromkeys(one.document for one in pages):
        own = {one.language: one for one in pages if one.document == document}
        title = next(iter(own.values())).title
        cells = "".join(_cell(own.get(code)) for code in shown)
        rows.append(f'<tr><th scope="row">{escape(title)}<span class="state">{escape(document)}</span></th>{cells}</tr>\n')
    body = (
        '<main id="text">\n<h1>Review</h1>\n<p>Each page shows source and translation side by side. Corrections are made in the '
        "catalogues, or in the sheets (CSV) that lie beside the pages.</p>\n"
        f'<div class="wide" tabindex="0"><table class="texts">\n<thead><tr><th scope="col">Text</th>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n</main>\n"
    )
    return frame.page(language="en", title="Review", head=ROBOTS, body=body, css=css or review_style(), wide=True)


ROBOTS = '<meta name="robots" content="noindex, nofollow">\n'


def review_style() -> str:
    """The style of exported pages and what review pages add."""
    return frame.style() + frame.style("review.css", "pipeline.review")


def _cell(one: Progress | None) -> str:
    if one is None:
        return '<td class="none">–</td>'
    name = LANGUAGES[one.language].name
    path = f"{one.language}/{one.document}"
    found = ", ".join(
        f"{count} {word}{'s' * (count > 1)}" for count, word in ((one.errors, "error"), (one.warnings, "warning")) if count
    )
    findings = f'<span class="state bad">{found}</span>' if found else ""
    return (
        f'<td data-language="{name}"><a href="{frame.link("index.html", f"{path}.html")}" '
        f'aria-label="{escape(f"{one.title} in {name}")}">{name}</a> · '
        f'<a href="{frame.link("index.html", f"{path}.csv")}" aria-label="{escape(f"CSV of {one.title} in {name}")}">CSV</a>'
        f"{bar(one)}{findings}</td>"
    )
