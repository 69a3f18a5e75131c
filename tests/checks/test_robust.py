"""No text, however broken, makes a check or a repair fail or point outside the translation."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline import facts, glossary
from pipeline.checks import findings_of, report
from pipeline.checks.fixing import fix
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, State, Unit

KNOWN = glossary.parse((Path(__file__).parents[2] / "glossary.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    ["Nahid Taghavi", "ناهید تقوی", "151", "۱٬۰۰۰", "1,000.5", "٢٠٢٠", "16 October 2020", "۲۵ مهر ۱۳۹۹", "**", "*", "`", "](", "[", "https://a.org/",
     "@x", "<b>", "&amp;", "\u202e", "\u2067", "\u2069", "\u200c", "هه‌", "«", "»", "“", '"', "not", "nicht", "نمی‌", "eight and a half", "سه", " ", "\n",
     "{P0}", "%", "½", "ß", "١٦ی", "Tuesday", "Dienstag", "سه‌شنبه", "more than ", "weniger als ", "74 lashes", "5 pm", "am 1.1.", "٪", "0", "+49 30 123456", "a year and a half", "£2.8bn", "\ud7ff", "🙂", "e\u0301", "\u0670"]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map(" ".join))
LANGUAGE = st.sampled_from(sorted(LANGUAGES))


@given(TEXT, TEXT, LANGUAGE, LANGUAGE)
def test_checks_take_any_text_and_point_into_the_translation(msgid: str, msgstr: str, source: str, target: str) -> None:
    if source == target or not msgstr:
        return
    found = findings_of(Unit(msgid, msgstr, State.REVIEWED), Catalogue("x", source, target), KNOWN)
    for finding in found:
        assert 0 <= finding.start <= finding.end <= len(msgstr), finding
    for form in (report.text, report.json, report.github, report.junit):
        assert form(found, {})


@given(TEXT, LANGUAGE)
def test_facts_take_any_text_and_point_into_it(text: str, language: str) -> None:
    for found in (*facts.possible_numbers(text, language), *facts.possible_dates(text, language)):
        assert text[found.start : found.end] == found.written
    assert facts.changes(text, text, language) == ()


@given(TEXT, TEXT, LANGUAGE)
def test_repairs_take_any_text(msgid: str, msgstr: str, language: str) -> None:
    source = "de" if language == "en" else "en"
    catalogue = Catalogue("x", source, language, (Unit(msgid, msgstr, State.REVIEWED),))
    assert fix(fix(catalogue, KNOWN), KNOWN) == fix(catalogue, KNOWN)


def test_of_many_numbers_with_the_unit_of_another_each_is_told_once() -> None:
    source = " ".join(f"{number} years and {number + 300} women" for number in range(100))
    spoilt = " ".join(f"{number + 300} Jahre und {number} Frauen" for number in range(100))
    found = findings_of(Unit(source, spoilt, State.REVIEWED), Catalogue("case", "en", "de"), glossary.Glossary())
    assert len([finding for finding in found if finding.check == "units"]) == 100
