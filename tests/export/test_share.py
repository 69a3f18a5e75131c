"""What is forwarded in messengers: short, whole sentences, in the right direction, and never a draft."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from pipeline.export import card, render, share
from pipeline.export.manifest import MANIFEST, parse
from pipeline.export.plain import directed, shortened
from pipeline.export.site import sitemap
from pipeline.model import Unreviewed
from tests.export.samples import GLOSSARY, SITE, edition, editions

LONG = "First sentence here. Second one is longer than the first. He was sentenced to death, but this was not carried out."


@pytest.mark.parametrize("limit", share.LENGTHS)
@pytest.mark.parametrize("code", ["en", "de", "fa", "ckb", "kmr"])
def test_a_share_text_keeps_its_length_and_is_plain(code, limit):
    text = share.render(edition(code), limit, "https://example.org/x.html").decode()
    assert len(text.rstrip("\n")) <= limit
    assert text.endswith("https://example.org/x.html\n")
    assert not set("*`[]<>") & set(text)
    assert edition(code).title in text


@pytest.mark.parametrize("make", [lambda one: share.render(one, 300), card.render])
def test_a_draft_is_never_made_ready_to_forward(make):
    with pytest.raises(ValueError, match="a draft has no"):
        make(edition(basis=Unreviewed))


def test_an_export_of_drafts_alone_holds_nothing_to_forward():
    files = render([edition(basis=Unreviewed)], GLOSSARY, SITE)
    assert not [path for path in files if path.startswith(("share/", "bundles/", "fa/"))]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (10, ""),
        (20, "First sentence here."),
        (60, "First sentence here. Second one is longer than the first."),
        (110, LONG[:57]),
        (200, LONG),
    ],
)
def test_a_text_is_shortened_to_whole_sentences_because_their_end_may_turn_their_meaning_round(limit, expected):
    assert shortened(LONG, limit, "en") == expected


def test_an_abbreviation_does_not_end_a_sentence():
    assert shortened("In the U.S. we have a responsibility. More.", 20, "en") == ""


def test_a_line_gets_a_mark_only_where_it_would_be_set_in_the_wrong_direction():
    assert directed("سلام\nAmnesty هشدار داد\n۱۵۱\n", "fa") == "سلام\n\u200fAmnesty هشدار داد\n۱۵۱\n"
    assert directed("Hello\nسلام heißt Hallo", "de") == "Hello\n\u200eسلام heißt Hallo"


@pytest.mark.parametrize(("code", "direction"), [("fa", "rtl"), ("ckb", "rtl"), ("kmr", "ltr"), ("de", "ltr")])
def test_a_card_is_svg_in_the_direction_of_its_language(code, direction):
    root = ElementTree.fromstring(card.render(edition(code), "Test Campaign"))
    assert (root.get("direction"), root.get("{http://www.w3.org/XML/1998/namespace}lang")) == (direction, code)
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert edition(code).title in " ".join(texts)
    assert texts[-1] == "Test Campaign"


def test_a_long_title_stays_on_the_card_and_a_hostile_one_stays_text():
    title = "<script>alert(1)</script> & " + "a very long title of many words " * 8
    root = ElementTree.fromstring(card.render(edition("de", translate=lambda msgid: title)))
    assert [element.tag.rpartition("}")[2] for element in root][:3] == ["title", "rect", "rect"]
    assert all(0 < float(text.get("y")) < card.HEIGHT for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))


def test_the_sitemap_lists_finished_pages_with_their_language_versions():
    entries = parse(render(editions(drafts=("kmr",)), GLOSSARY, SITE)[MANIFEST]).documents
    root = ElementTree.fromstring(sitemap(entries, "https://example.org/"))
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    places = [url.findtext("s:loc", namespaces=ns) for url in root.findall("s:url", ns)]
    assert "https://example.org/fa/appeal.html" in places
    assert len(places) == 8
    assert not [place for place in places if "drafts" in place]
    assert {link.get("hreflang") for link in root.find("s:url", ns).findall("x:link", ns)} == {"en", "de", "fa", "ckb"}


def test_without_an_address_there_is_no_sitemap_and_no_address_anywhere():
    files = render(editions(), GLOSSARY, SITE)
    assert "sitemap.xml" not in files
    assert b"canonical" not in files["fa/appeal.html"]


def test_with_an_address_pages_name_their_full_address():
    from dataclasses import replace

    files = render(editions(), GLOSSARY, replace(SITE, base_url="https://example.org/a"))
    page = files["fa/appeal.html"].decode()
    assert '<link rel="canonical" href="https://example.org/a/fa/appeal.html">' in page
    assert '<link rel="alternate" hreflang="de" href="https://example.org/a/de/appeal.html">' in page
    assert b"https://example.org/a/fa/appeal.html" in files["sitemap.xml"]
    assert files["share/fa/appeal-300.txt"].decode().endswith("https://example.org/a/fa/appeal.html\n")
