"""Review pages show what a reviewer needs, correctly in both directions, and nothing that stands in a catalogue can run."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline import review
from pipeline.model import Finding, State
from pipeline.review.marking import Span, marked, word_diff
from tests.export.samples import GLOSSARY, catalogue
from tests.test_pages import HOSTILE, Reader


def changed(number: int, **fields):
    """The Persian catalogue of the sample with one unit changed."""
    base = catalogue()
    units = list(base.units)
    units[number] = replace(units[number], **fields)
    return replace(base, units=tuple(units))


def page(of=None, findings=()) -> str:
    return review.render(of or catalogue(), GLOSSARY, findings, "A Test of Pages").decode()


def entry(html: str, number: int) -> str:
    return re.search(rf'<article class="[^"]*" id="e{number}".*?</article>', html, re.DOTALL)[0]


def test_a_name_has_the_same_colour_on_both_sides():
    html = entry(page(), 2)
    (source,) = re.findall(r'<mark class="(t\d+)">Mina Sample</mark>', html)
    (target,) = re.findall(r'<mark class="(t\d+)">مینا نمونه</mark>', html)
    assert source == target


def test_each_side_is_set_in_its_language_and_direction():
    html = entry(page(), 2)
    assert re.findall(r'<p class="words" lang="(\w+)" dir="(\w+)">', html) == [("en", "ltr"), ("fa", "rtl")]


def test_a_finding_stands_beside_its_entry_and_its_place_is_marked():
    unit = catalogue().units[1]
    start = unit.msgstr.index("۱۵۱")
    finding = Finding("numbers", "error", "151 became ۱۵۱", "appeal", "fa", unit.msgid, unit.msgstr, start, start + 3)
    html = page(findings=[finding])
    assert '<mark class="at-error">۱۵۱</mark>' in entry(html, 2)
    assert "151 became ۱۵۱" in entry(html, 2)
    assert "151 became" not in entry(html, 1)


def test_a_finding_on_an_older_wording_marks_nothing():
    unit = catalogue().units[1]
    finding = Finding("numbers", "warning", "old", "appeal", "fa", unit.msgid, "another text", 0, 3)
    assert '<mark class="at-warning"' not in page(findings=[finding])


def test_a_finding_on_the_whole_catalogue_stands_above_the_entries():
    html = page(findings=[Finding("consistency", "warning", "two spellings", "appeal", "fa")])
    assert html.index("two spellings") < html.index('id="e1"')


def test_provenance_changed_facts_and_names_to_verify_are_said():
    of = changed(
        1,
        state=State.NEEDS_EDITING,
        draft="engine x 1.0",
        facts_changed=("150 → 151",),
        unverified=("mina-sample",),
        previous_msgid="Mina Sample was held for 150 days in *Testville*.",
    )
    html = entry(page(of), 2)
    for words in ("engine x 1.0", "150 → 151", "<dd><bdi>mina-sample</bdi></dd>", "<del>150</del><ins>151</ins>"):
        assert words in html
    assert {"editing", "facts", "unsure"} <= set(re.search(r'class="entry ([^"]*)"', html)[1].split())


def test_filters_offer_what_there_is_with_its_number():
    html = page(changed(1, state=State.NEEDS_EDITING))
    assert re.findall(r'id="f-(\w+)"[^>]*> [^<]* <span class="count">(\d+)</span>', html) == [
        ("all", str(len(catalogue().units))),
        ("editing", "1"),
        ("reviewed", str(len(catalogue().units) - 1)),
    ]


def test_the_progress_is_said_in_words():
    total = len(catalogue().units)
    html = page(changed(0, state=State.UNTRANSLATED, msgstr=""))
    assert f"{total - 1} of {total} reviewed, 0 need editing, 1 untranslated" in html


def test_a_review_page_loads_and_runs_nothing():
    for html in (page(), review.overview([review.progress(catalogue(), [], "A Test of Pages")]).decode()):
        tags = Reader(html).tags
        assert not [tag for tag, _ in tags if tag in ("script", "iframe", "object", "link", "img")]
        assert "default-src 'none'" in html
        assert " style=" not in html


def test_nothing_in_a_catalogue_can_become_markup():
    unit = catalogue().units[0]
    of = replace(
        catalogue(),
        units=(
            replace(
                unit,
                msgid=HOSTILE,
                msgstr=HOSTILE,
                note=HOSTILE,
                draft=HOSTILE,
                kind=HOSTILE,
                msgctxt=HOSTILE,
                previous_msgid=HOSTILE[1:],
                facts_changed=(HOSTILE,),
                unverified=(HOSTILE,),
                left_empty=HOSTILE,
            ),
        ),
    )
    finding = Finding(HOSTILE, "error", HOSTILE, "appeal", "fa", HOSTILE, HOSTILE, 0, 5)
    html = review.render(of, GLOSSARY, [finding], HOSTILE).decode()
    tags = Reader(html).tags
    assert not [tag for tag, _ in tags if tag in ("script", "img", "iframe")]
    assert not [a for _, a in tags if any(name.startswith("on") for name in a)]


def test_no_translator_is_named():
    assert "Secret" not in page()
    assert "@example.org" not in page().replace("press@example.org", "")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "a&lt;b"),
        ([Span(0, 1, "x")], '<mark class="x">a</mark>&lt;b'),
        ([Span(0, 2, "x"), Span(1, 3, "y")], '<mark class="x">a</mark><mark class="x y">&lt;</mark><mark class="y">b</mark>'),
    ],
)
def test_overlapping_marks_are_cut_at_their_borders(spans, expected):
    assert marked("a<b", spans) == expected


def test_a_word_diff_shows_what_went_and_what_came():
    assert word_diff("is not allowed <b>", "is allowed <i>") == "is<del> not</del> allowed &lt;<del>b</del><ins>i</ins>&gt;"


def test_the_overview_leads_to_every_page_and_sheet():
    html = review.overview([review.progress(catalogue(code), [], "A Test of Pages") for code in ("de", "fa")]).decode()
    for path in ("de/appeal.html", "de/appeal.csv", "fa/appeal.html", "fa/appeal.csv"):
        assert f'href="{path}"' in html
