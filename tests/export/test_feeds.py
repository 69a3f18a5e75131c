"""News follow from two manifests alone: a changed fact is a recall, changed wording is not, and no clock is read."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from pipeline.export import Withdrawal, diff, render
from pipeline.export.feeds import ATOM_FEED, JSON_FEED, sentence
from pipeline.export.manifest import MANIFEST, parse
from pipeline.model import Unreviewed
from tests.export.samples import APPEAL, GLOSSARY, PERSIAN, SITE, edition, editions

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def exported(editions_, previous=None, **settings):
    return parse(render(editions_, GLOSSARY, settings.pop("site", SITE), previous=previous, **settings)[MANIFEST])


def changed(old: str, new: str, name: str = "appeal"):
    """The Persian edition with one translation changed."""
    return edition("fa", name, translate=lambda msgid: PERSIAN[msgid].replace(old, new))


def events(manifest, known=()):
    return [(one.kind, one.document, one.language, one.details, one.replaced) for one in manifest.news if one not in known]


def test_a_first_export_tells_of_every_finished_text():
    manifest = exported(editions(drafts=("ckb", "kmr")))
    assert {one.kind for one in manifest.news} == {"new"}
    assert {(one.document, one.language) for one in manifest.news} == {
        (name, code) for name in ("appeal", "bios/mina-sample") for code in ("en", "de", "fa")
    }


def test_an_export_of_the_same_texts_changes_no_byte():
    files = render(editions(), GLOSSARY, SITE)
    assert render(editions(), GLOSSARY, SITE, previous=parse(files[MANIFEST])) == files


def test_a_changed_number_is_a_recall_of_what_was_published():
    first = exported([edition("fa")])
    second = exported([changed("۱۵۱", "۱۵۲")], first)
    assert events(second, first.news) == [("recalled", "appeal", "fa", ("a number: 151 → 152", "1 paragraph reworded"), True)]


def test_a_dropped_negation_is_a_recall():
    first = exported([edition("fa")])
    second = exported([changed("نداشت", "داشت")], first)
    assert events(second, first.news)[0][:4] == ("recalled", "appeal", "fa", ("a negation: taken out", "1 paragraph reworded"))


def test_a_changed_name_is_a_recall():
    first = exported([edition("fa")])
    second = exported([changed("مینا نمونه ۱۵۱", "او ۱۵۱")], first)
    assert events(second, first.news)[0][:4] == (
        "recalled",
        "appeal",
        "fa",
        ("a name: mina-sample taken out", "1 paragraph reworded"),
    )


def test_changed_wording_is_a_change_and_no_recall():
    first = exported([edition("fa")])
    second = exported([changed("زندانی بود", "در زندان بود")], first)
    assert events(second, first.news) == [("changed", "appeal", "fa", ("1 paragraph reworded",), False)]


def test_a_text_whose_source_facts_changed_and_that_nobody_approved_since_is_recalled():
    first = exported([edition("fa"), edition("en")])
    why = Withdrawal("appeal", "fa", "2025-12-01", ("151 → 152",))
    second = exported([edition("en")], first, withdrawals=[why])
    (event,) = [one for one in second.news if one not in first.news]
    assert (event.kind, event.date, event.details, event.replaced) == ("recalled", "2025-12-01", ("151 → 152",), False)
    assert "take down" in sentence(event)
    assert second.news[0] == event


def test_a_text_that_went_for_another_reason_is_withdrawn():
    first = exported([edition("fa"), edition("en")])
    second = exported([edition("en")], first)
    assert events(second, first.news) == [("withdrawn", "appeal", "fa", (), False)]


def test_a_published_text_that_fell_back_to_a_draft_is_withdrawn_and_the_draft_is_no_news():
    first = exported([edition("fa")])
    second = exported([edition("fa", basis=Unreviewed)], first)
    assert events(second, first.news) == [("withdrawn", "appeal", "fa", (), False)]


def test_what_was_told_once_stays_told():
    first = exported([edition("fa"), edition("en")])
    second = exported([edition("en")], first, withdrawals=[Withdrawal("appeal", "fa", "2025-12-01", ("151 → 152",))])
    third = exported([edition("en")], second)
    assert third.news == second.news


def test_the_feeds_are_what_their_formats_ask_for():
    site = replace(SITE, base_url="https://example.org/appeal/")
    files = render(editions(), GLOSSARY, site)
    feed = json.loads(files[JSON_FEED])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/appeal/feed.json"
    assert all(one["id"] and one["content_text"] and one["date_published"].endswith("T00:00:00Z") for one in feed["items"])
    assert len({one["id"] for one in feed["items"]}) == len(feed["items"]) == 10
    atom = ElementTree.fromstring(files[ATOM_FEED])
    assert [atom.find(f"a:{name}", ATOM) is not None for name in ("id", "title", "updated", "author")] == [True] * 4
    entries = atom.findall("a:entry", ATOM)
    assert len(entries) == 10
    assert all(entry.find("a:link", ATOM).get("href").startswith("https://example.org/appeal/") for entry in entries)
    assert atom.findtext("a:updated", namespaces=ATOM) == "2025-11-25T00:00:00Z"


def test_a_text_that_is_gone_has_no_address():
    first = exported([edition("fa"), edition("en")])
    files = render([edition("en")], GLOSSARY, replace(SITE, base_url="https://example.org"), previous=first)
    gone = [one for one in json.loads(files[JSON_FEED])["items"] if one["language"] == "fa"]
    assert [one for one in gone if "url" in one] == []


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ([edition("fa")], ()),
        ([changed("۱۵۱", "۱۵۲")], ("\u2068آزمون صفحه‌ها\u2069 in Persian: a number: 151 → 152; 1 paragraph reworded.",)),
        ([changed("زندانی بود", "در زندان بود")], ("\u2068آزمون صفحه‌ها\u2069 in Persian: 1 paragraph reworded.",)),
        ([changed("آزمون", "سنجش")], ("\u2068سنجش صفحه‌ها\u2069 in Persian: 1 paragraph reworded; the title.",)),
        (
            [edition("fa"), edition("de")],
            (
                "A Test of Pages de in German: new (a reviewed translation).",
                "1 text: only what stands around (links, notes, other formats).",
            ),
        ),
        ([], ("\u2068آزمون صفحه‌ها\u2069 in Persian: no longer there.",)),
        (
            [edition("fa", basis=Unreviewed)],
            ("\u2068آزمون صفحه‌ها\u2069 in Persian: now an unreviewed machine draft, was a reviewed translation.",),
        ),
        (
            [edition("fa", text=APPEAL + "\nMina Sample\n")],
            ("\u2068آزمون صفحه‌ها\u2069 in Persian: 1 paragraph added.",),
        ),
    ],
)
def test_a_difference_is_told_in_plain_words(new, expected):
    assert diff(exported([edition("fa")]), exported(new)) == expected


def test_a_difference_names_a_text_by_the_title_of_its_source_where_there_is_one():
    assert diff(exported([edition("fa"), edition("en")]), exported([changed("۱۵۱", "۱۵۲"), edition("en")])) == (
        "A Test of Pages in Persian: a number: 151 → 152; 1 paragraph reworded.",
    )


def test_a_change_around_the_text_alone_is_told_as_such():
    assert diff(exported([edition("fa")]), exported([edition("fa")], site=replace(SITE, formats=("html", "txt")))) == (
        "1 text: only what stands around (links, notes, other formats).",
    )
