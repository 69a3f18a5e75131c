"""The review page of one document in one language: every entry with source and translation side by side.

Owns what a reviewer sees of an entry: names in the same colour on both sides, findings, where a draft came from, what changed in
the source. Static: filters are radio buttons and CSS, and the page works from a disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from pipeline import names
from pipeline.export import frame
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, Finding, State, Unit
from pipeline.names import NameIndex
from pipeline.review import marking
from pipeline.review.overview import ROBOTS, bar, progress, review_style

FILTERS = (
    ("all", "All"),
    ("editing", "Needs editing"),
    ("empty", "Untranslated"),
    ("reviewed", "Reviewed"),
    ("found", "With findings"),
    ("facts", "Facts changed"),
    ("unsure", "Names to verify"),
)
"""Class of the entries that a filter leaves and the words on its button."""

STATES = {
    State.REVIEWED: ("reviewed", "Reviewed"),
    State.NEEDS_EDITING: ("editing", "Needs editing"),
    State.UNTRANSLATED: ("empty", "Untranslated"),
}


def render(catalogue: Catalogue, glossary: Glossary, findings: Sequence[Finding], title: str) -> bytes:
    """The page as HTML; `findings` are those of this catalogue, `title` that of the source document."""
    source, target = names.index(glossary, catalogue.source_language), names.index(glossary, catalogue.language)
    texts = [(unit.msgid, source) for unit in catalogue.units] + [(unit.msgstr, target) for unit in catalogue.units]
    colours = marking.colours(texts)
    by_msgid: dict[str, list[Finding]] = {}
    for finding in findings:
        by_msgid.setdefault(finding.msgid, []).append(finding)
    entries = [
        _entry(number, unit, catalogue, by_msgid.get(unit.msgid, []), (source, target), colours)
        for number, unit in enumerate(catalogue.units, 1)
    ]
    language = LANGUAGES[catalogue.language]
    heading = f"{title} – {language.name}"
    body = (
        f'<a class="skip" href="#text">Skip to the entries</a>\n<header>\n<a href="{_home(catalogue)}">All texts under review</a>\n'
        f'<nav aria-label="Sheet"><ul><li>{_sheet(catalogue)}</li></ul></nav>\n</header>\n'
        f'<main id="text">\n<div class="top"><h1>{escape(title)} <span class="state">{language.name} · '
        f'<span lang="{language.code}" dir="{language.direction}">{language.endonym}</span></span></h1>\n'
        f"{bar(progress(catalogue, findings, title))}\n{_filters(entries)}{_legend(colours, glossary, catalogue)}</div>\n"
        f"{_findings(by_msgid.get('', []), 'whole')}{''.join(html for _, html in entries)}</main>\n"
    )
    return frame.page(language="en", title=f"Review: {heading}", head=ROBOTS, body=body, css=review_style(), wide=True)


def _home(catalogue: Catalogue) -> str:
    return frame.link(f"{catalogue.language}/{catalogue.document}.html", "index.html")


def _sheet(catalogue: Catalogue) -> str:
    target = frame.link(f"{catalogue.document}.html", f"{catalogue.document}.csv")
    return f'<a href="{target}">Sheet for corrections (CSV)</a>'


def _filters(entries: Sequence[tuple[set[str], str]]) -> str:
    """The filter buttons, each with the number of entries that it leaves; those that leave none are not offered."""
    buttons = []
    for name, label in FILTERS:
        count = len(entries) if name == "all" else sum(name in classes for classes, _ in entries)
        if count or name == "all":
            checked = " checked" if name == "all" else ""
            buttons.append(
                f'<label><input type="radio" name="filter" id="f-{name}"{checked}> {label} <span class="count">{count}</span></label>'
            )
    return f'<fieldset class="filters screen"><legend>Show</legend>{"".join(buttons)}</fieldset>\n'


def _legend(colours: Mapping[str, int], glossary: Glossary, catalogue: Catalogue) -> str:
    """The glossary names of this document in their colours, in both languages."""
    rows = []
    for term, number in colours.items():
        pair = [
            f'<bdi lang="{code}"><mark class="t{number % marking.COLOURS}">{escape(glossary.by_id[term].forms[code].form)}</mark></bdi>'
            for code in (catalogue.source_language, catalogue.language)
            if code in glossary.by_id[term].forms
        ]
        rows.append(f"<li>{' – '.join(pair)}</li>")
    return f'<details><summary>Names in this text</summary><ul class="legend">{"".join(rows)}</ul></details>\n' if rows else ""


def _entry(
    number: int,
    unit: Unit,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    indexes: tuple[NameIndex, NameIndex],
    colours: Mapping[str, int],
) -> tuple[set[str], str]:
    """The classes of an entry, by which filters find it, and its HTML."""
    name, label = STATES[unit.state]
    classes = {name} | ({"found"} if findings else set()) | ({"facts"} if unit.facts_changed else set())
    classes |= {"unsure"} if unit.unverified else set()
    places = [
        marking.Span(one.start, one.end, f"at-{one.severity}")
        for one in findings
        if one.end > one.start and one.msgstr == unit.msgstr
    ]
    source = marking.marked(unit.msgid, marking.names(unit.msgid, indexes[0], colours))
    target = marking.marked(unit.msgstr, [*marking.names(unit.msgstr, indexes[1], colours), *places])
    context = f' <span class="context">{escape(unit.msgctxt)}</span>' if unit.msgctxt else ""
    html = (
        f'<article class="entry {" ".join(sorted(classes))}" id="e{number}" aria-labelledby="h{number}">\n'
        f'<h2 id="h{number}"><a href="#e{number}">{number}</a> {escape(unit.kind or "text")}{context} '
        f'<span class="chip {name}">{label}</span></h2>\n'
        f'<div class="pair">{_side(source, catalogue.source_language, "Source")}{_side(target, catalogue.language, "Translation")}</div>\n'
        f"{_findings(findings, f'entry {number}')}{_notes(unit, catalogue)}</article>\n"
    )
    return classes, html


def _side(html: str, code: str, label: str) -> str:
    language = LANGUAGES[code]
    content = html or '<span class="none" lang="en" dir="ltr">not translated yet</span>'
    return f'<div><h3>{label}</h3><p class="words" lang="{code}" dir="{language.direction}">{content}</p></div>'


def _findings(findings: Sequence[Finding], of: str) -> str:
    rows = "".join(
        f'<li class="{one.severity}"><strong>{one.severity.capitalize()}</strong> <code>{escape(one.check)}</code> <bdi>{escape(one.message)}</bdi></li>\n'
        for one in sorted(findings, key=lambda finding: finding.severity)
    )
    return f'<ul class="findings" aria-label="Findings, {of}">\n{rows}</ul>\n' if rows else ""


def _notes(unit: Unit, catalogue: Catalogue) -> str:
    """Everything else that a reviewer should know, as a list of terms and descriptions."""
    source = LANGUAGES[catalogue.source_language]
    rows = [
        ("Note for translators", _text(unit.note)),
        ("Facts changed", "; ".join(_text(fact) for fact in unit.facts_changed)),
        (
            "Source changed",
            f'<span class="words" lang="{source.code}" dir="{source.direction}">{marking.word_diff(unit.previous_msgid, unit.msgid)}</span>'
            if unit.previous_msgid and unit.previous_msgid != unit.msgid
            else "",
        ),
        ("Machine draft", _text(unit.draft)),
        ("Name to verify", "; ".join(_text(term) for term in unit.unverified)),
        ("Left empty", _text(unit.left_empty)),
    ]
    shown = "".join(f"<dt>{label}</dt><dd>{html}</dd>\n" for label, html in rows if html)
    return f"<dl>\n{shown}</dl>\n" if shown else ""


def _text(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""
