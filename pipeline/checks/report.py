"""Findings as text for a terminal, as JSON, as GitHub annotations and as JUnit XML: pure functions that return the text.

Right-to-left text is wrapped in isolates, so that a terminal that reorders shows it in one piece and an editor who reads no Persian
can still see which part of it is meant.
"""

from __future__ import annotations

import json as library
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from pipeline.checks import CHECKS, TOGETHER
from pipeline.languages import LANGUAGES
from pipeline.model import Finding
from pipeline.text import isolate

MEND: Mapping[str, str] = {check.id: check.mend for check in CHECKS} | {id_: mend for id_, _, mend in TOGETHER}

AROUND = 60
"""How many characters of a long msgstr are shown on each side of the place."""

OPEN, CLOSE = "⟦", "⟧"
"""What marks the place in a msgstr: brackets that no text of the project uses."""


def count(number: int, word: str) -> str:
    """A number with its word in the right form."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def path(finding: Finding) -> str:
    """The catalogue that a finding is about, relative to the project."""
    return f"translations/{finding.language}/{finding.document}.po"


def safe(text: str) -> str:
    """A text in one line whose direction marks cannot reorder what stands around it; overrides are shown by their code points."""
    plain = "".join(
        f"⟨U+{ord(c):04X}⟩" if c in "\u202a\u202b\u202c\u202d\u202e" or c < " " or "\x7f" <= c <= "\x9f" else c for c in text
    )
    return plain.replace("\u2028", "⟨U+2028⟩").replace("\u2029", "⟨U+2029⟩")


def marked(finding: Finding) -> str:
    """The msgstr with the place marked, cut to its surroundings where it is long, isolated where it runs from right to left."""
    text, start, end = finding.msgstr, finding.start, finding.end
    if start == end == 0:
        shown = safe(text if len(text) <= 3 * AROUND else text[: 3 * AROUND].rstrip() + "…")
    else:
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        before, after = ("…" if first else "") + text[first:start], text[end:last] + ("…" if last < len(text) else "")
        shown = f"{safe(before)}{OPEN}{safe(text[start:end])}{CLOSE}{safe(after)}"
    return isolate(shown) if LANGUAGES[finding.language].direction == "rtl" else shown


def source(finding: Finding) -> str:
    """The msgid in one line, cut where it is long, isolated where it holds right-to-left letters."""
    text = finding.msgid if len(finding.msgid) <= 3 * AROUND else finding.msgid[: 3 * AROUND].rstrip() + "…"
    return isolate(safe(text)) if any("\u0590" <= char <= "\u08ff" for char in text) else safe(text)


def text(findings: Sequence[Finding], summary: Mapping[str, int]) -> str:
    """For people: grouped by catalogue and entry, msgid and msgstr with the place marked, how to mend, and the counts at the end."""
    lines: list[str] = []
    for catalogue, about in groupby(findings, key=path):
        lines += [catalogue, ""]
        for (msgid, msgstr), entry in groupby(about, key=lambda finding: (finding.msgid, finding.msgstr)):
            lines += block(list(entry), msgid, msgstr)
    lines.append(closing(findings, summary))
    return "\n".join(lines)


def block(entry: Sequence[Finding], msgid: str, msgstr: str) -> list[str]:
    """The findings of one entry: its source once, then each finding with its place."""
    lines = [f"  source       {source(entry[0])}"] if msgid else []
    unplaced = [finding for finding in entry if finding.start == finding.end]
    if msgstr and unplaced:
        lines.append(f"  translation  {marked(unplaced[0])}")
    for finding in entry:
        lines.append(f"  {finding.severity:<7}  {finding.check}: {inline(finding)}")
        if finding.start != finding.end:
            lines.append(f"             {marked(finding)}")
        if finding.check in MEND:
            lines.append(f"             → {MEND[finding.check]}")
    return [*lines, ""]


ISOLATED = re.compile(r"\u2068[^\u2069]*\u2069")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff][\u0590-\u08ff\u200c]*(?: +[\u0590-\u08ff\u200c]+)*")


def inline(finding: Finding) -> str:
    """The message with right-to-left words isolated, so that the sentence stays in order; what is isolated already stays so."""
    pieces: list[str] = []
    end = 0
    for match in ISOLATED.finditer(finding.message):
        pieces += [RIGHT_TO_LEFT.sub(lambda run: isolate(run[0]), finding.message[end : match.start()]), match[0]]
        end = match.end()
    pieces.append(RIGHT_TO_LEFT.sub(lambda run: isolate(run[0]), finding.message[end:]))
    return safe("".join(pieces))


def closing(findings: Sequence[Finding], summary: Mapping[str, int]) -> str:
    """The last line: what was looked at and what was found."""
    errors = sum(finding.severity == "error" for finding in findings)
    found = f"{count(errors, 'error')}, {count(len(findings) - errors, 'warning')}" if findings else "no findings"
    looked = [count(summary[key], word) for key, word in (("catalogues", "catalogue"), ("entries", "entry")) if key in summary]
    return f"{found} in {', '.join(looked).replace('entrys', 'entries')}" if looked else found


def json(findings: Sequence[Finding], summary: Mapping[str, int]) -> str:
    """For programs: `{"findings": [{check, severity, document, language, msgid, message}], "summary": {…}}`."""
    keys = ("check", "severity", "document", "language", "msgid", "message")
    listed = [{key: getattr(finding, key) for key in keys} for finding in findings]
    return library.dumps({"findings": listed, "summary": dict(summary)}, ensure_ascii=False, indent=1)


def github(findings: Sequence[Finding], summary: Mapping[str, int]) -> str:
    """For GitHub: one annotation a finding, escaped as workflow commands want it, and the counts as a notice."""
    lines = [
        f"::{finding.severity} file={escaped(path(finding), ':,')},title={escaped(finding.check, ':,')}::"
        + escaped(f"{finding.message}\nsource: {finding.msgid}\ntranslation: {finding.msgstr}")
        for finding in findings
    ]
    return "\n".join([*lines, f"::notice::{escaped(closing(findings, summary))}"])


def escaped(value: str, more: str = "") -> str:
    """A value with %, line ends and the characters of `more` written as percent codes."""
    for char in "%\r\n" + more:
        value = value.replace(char, f"%{ord(char):02X}")
    return value


def junit(findings: Sequence[Finding], summary: Mapping[str, int]) -> str:
    """For CI servers: a suite for each catalogue with a case for each finding; errors are failures, warnings pass with their text."""
    errors = sum(finding.severity == "error" for finding in findings)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="pipeline check" tests="{max(1, len(findings))}" failures="{errors}">',
    ]
    for catalogue, about in groupby(findings, key=path):
        listed = list(about)
        failures = sum(finding.severity == "error" for finding in listed)
        lines.append(f' <testsuite name={quoteattr(catalogue)} tests="{len(listed)}" failures="{failures}">')
        lines += [case(finding) for finding in listed]
        lines.append(" </testsuite>")
    if not findings:
        lines.append(
            ' <testsuite name="translations" tests="1" failures="0"><testcase classname="translations" name="no findings"/></testsuite>'
        )
    return "\n".join([*lines, "</testsuites>"])


def case(finding: Finding) -> str:
    """One finding as a test case."""
    content = xml(f"{finding.message}\nsource: {finding.msgid}\ntranslation: {finding.msgstr}")
    opening = f"  <testcase classname={attribute(path(finding))} name={attribute(f'{finding.check}: {finding.msgid}')}>"
    if finding.severity == "error":
        return (
            f"{opening}<failure type={attribute(finding.check)} message={attribute(finding.message)}>{content}</failure></testcase>"
        )
    return f"{opening}<system-out>{content}</system-out></testcase>"


def legal(text: str) -> str:
    """A text without the control characters that XML 1.0 forbids, each shown by its code point."""
    return "".join(f"⟨U+{ord(c):04X}⟩" if (c < " " and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in text)


def xml(text: str) -> str:
    """A text as XML character data."""
    return escape(legal(text))


def attribute(text: str) -> str:
    """A text as an XML attribute with its quotation marks."""
    return quoteattr(legal(text))
