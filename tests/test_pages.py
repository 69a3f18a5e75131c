"""Exported pages as a whole: golden files, and what must hold of every page whatever is in it."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.export import pages, render
from pipeline.export.frame import style
from pipeline.export.wording import WORDING
from pipeline.languages import LANGUAGES
from pipeline.model import Approved, Unreviewed
from tests.export.samples import GLOSSARY, SITE, document, edition, editions

GOLDEN = Path(__file__).parent / "export" / "golden"
HOSTILE = """<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) <a href="data:text/html,x">b</a> "'><svg onload=alert(1)> &lt;script&gt; </main> <!-- --> {{7*7}}"""


class Reader(HTMLParser):
    """Collects tags with attributes, and fails on an element that is closed but not open."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "rect"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def everything():
    return render(editions(drafts=("ckb", "kmr")), GLOSSARY, SITE)


def html_of(files):
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


@pytest.mark.parametrize("name", ["fa/appeal.html", "drafts/ckb/bios/mina-sample.html", "index.html"])
def test_a_page_is_byte_for_byte_the_golden_one(name, everything):
    page = everything[name].decode().replace(style(), "/* style */")
    page = re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", page)
    path = GOLDEN / name.replace("/", "-")
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
    assert page == path.read_text(encoding="utf-8")


def test_every_page_is_well_formed_and_says_its_language_and_direction(everything):
    for path, page in html_of(everything).items():
        attributes = next(attributes for tag, attributes in Reader(page).tags if tag == "html")
        code = path.removeprefix("drafts/").split("/")[0] if "/" in path.removeprefix("drafts/") else "en"
        assert attributes == {"lang": code, "dir": LANGUAGES[code].direction}, path


def test_no_page_loads_anything_or_runs_anything(everything):
    for path, page in html_of(everything).items():
        tags = Reader(page).tags
        assert not [tag for tag, _ in tags if tag in ("script", "iframe", "object", "embed", "form", "base", "font")], path
        assert not [value for _, attributes in tags for name, value in attributes.items() if name.startswith("on")], path
        loads = [
            a for tag, a in tags if tag in ("img", "source", "video", "audio") or (tag == "link" and a.get("rel") != "alternate")
        ]
        assert loads == [], path
        assert "url(" not in page, path
        assert "@import" not in page, path
        assert "http://" not in page.replace("http://www.w3.org/", ""), path
        assert "https://" not in page, path


def test_every_page_forbids_scripts_and_other_hosts_and_allows_only_its_own_style(everything):
    for path, page in html_of(everything).items():
        policy = next(a["content"] for tag, a in Reader(page).tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; style-src 'sha256-"), path
        assert "unsafe" not in policy, path
        assert " style=" not in page, path


def test_every_link_of_a_page_leads_to_a_file_of_the_folder(everything):
    import posixpath
    from urllib.parse import unquote

    for path, page in html_of(everything).items():
        for tag, attributes in Reader(page).tags:
            target = attributes.get("href") if tag in ("a", "link") else None
            if target and not target.startswith("#"):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
                assert there in everything or there.startswith("drafts/"), (path, target)
                assert not there.startswith("drafts/") or there in everything or "bios" in target, (path, target)


def test_a_finished_page_never_links_to_a_draft(everything):
    for path, page in html_of(everything).items():
        if not path.startswith("drafts/"):
            assert "drafts/" not in page, path


@pytest.mark.parametrize("code", ["de", "fa", "ckb", "kmr"])
def test_a_draft_says_so_in_its_own_language_at_the_top_at_the_bottom_and_in_its_title(code):
    page = pages.render(edition(code, basis=Unreviewed)).decode()
    words = WORDING[code]
    assert page.count(words.draft_title) >= 3
    assert words.draft_body in page
    assert f"<title>{words.draft_title}: " in page
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert page.index(words.draft_body) < page.index("<main")


@pytest.mark.parametrize("code", ["en", "de", "fa", "ckb", "kmr"])
def test_a_finished_page_says_nothing_of_drafts(code):
    page = pages.render(edition(code, basis=Approved)).decode()
    for words in WORDING.values():
        assert words.draft_title not in page
        assert words.draft not in page
    assert "noindex" not in page


def test_the_wording_speaks_every_language():
    assert WORDING.keys() == LANGUAGES.keys()
    for words in WORDING.values():
        assert words.languages.keys() == LANGUAGES.keys()
        assert words.draft_title


def test_language_versions_are_linked_with_hreflang_and_named_in_themselves():
    versions = [edition(code) for code in ("en", "de", "fa")]
    page = pages.render(versions[2], versions).decode()
    tags = Reader(page).tags
    alternates = {a["hreflang"]: a["href"] for tag, a in tags if tag == "link"}
    assert alternates == {
        "en": "../en/appeal.html",
        "x-default": "../en/appeal.html",
        "de": "../de/appeal.html",
        "fa": "appeal.html",
    }
    assert '<a href="../de/appeal.html" lang="de" dir="ltr" hreflang="de">Deutsch</a>' in page
    assert '<span lang="fa" dir="rtl" aria-current="page">فارسی</span>' in page


@pytest.mark.parametrize("basis", [Approved, Unreviewed])
def test_a_translation_can_never_become_markup(basis):
    hostile = edition("de", basis=basis, translate=lambda msgid: HOSTILE)
    tags = Reader(pages.render(hostile).decode()).tags
    assert not [tag for tag, _ in tags if tag in ("script", "img", "svg", "iframe")]
    assert not [
        a
        for _, a in tags
        if any(name.startswith("on") or (value or "").lower().startswith(("javascript:", "data:")) for name, value in a.items())
    ]
    files = render([hostile], GLOSSARY, SITE)
    for path, page in html_of(files).items():
        assert "<script" not in page, path
        assert "<svg" not in page, path


def test_private_comments_names_and_addresses_of_translators_reach_no_file(everything):
    for path, content in everything.items():
        for secret in (b"secret@example.org", b"Secret", b"translator@example.org", b"+0330"):
            assert secret not in content, path


def test_no_file_tells_of_the_computer_it_was_made_on(everything):
    import getpass
    import socket

    words = {str(Path.home()), str(Path.cwd()), socket.gethostname()} | ({getpass.getuser()} - {"root", "user", "test"})
    for path, content in everything.items():
        for word in words - {"/", ""}:
            assert word.encode() not in content, path


def test_the_same_editions_give_the_same_bytes_in_any_order(everything):
    again = render(list(reversed(editions(drafts=("ckb", "kmr")))), GLOSSARY, SITE)
    assert again == everything


def test_every_page_weighs_less_than_a_hundred_kilobytes(everything):
    assert max(len(content) for path, content in everything.items() if path.endswith(".html")) < 100_000
    assert len(style()) < 12_000


def test_a_text_without_a_heading_gets_its_title_as_one():
    assert "<h1>مینا نمونه</h1>" in pages.content(edition(name="bios/mina-sample"))
    assert pages.content(edition()).count("<h1") == 1


def test_file_names_are_encoded_in_addresses():
    text = "# Title\n"
    odd = edition("de", "appeal", text=text)
    assert document(text=text).segments
    page = pages.render(odd, home="de/ä b?.html").decode()
    assert 'href="%C3%A4%20b%3F.html"' in page


def test_a_site_without_a_title_is_called_by_what_it_holds():
    from dataclasses import replace

    files = render(editions(), GLOSSARY, replace(SITE, title=""))
    for path, words in (
        ("index.html", "<h1>All texts</h1>"),
        ("fa/index.html", ">All texts</a>"),
        ("feed.json", '"title": "All texts"'),
    ):
        assert words in files[path].decode()
