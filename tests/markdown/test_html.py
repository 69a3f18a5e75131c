"""Pages: clean, safe, the same identities in every language, and right in both directions."""

from __future__ import annotations

import pytest

from pipeline import markdown
from tests.markdown.cases import unchanged


def page(text: str, language: str = "en") -> str:
    """The body of a document that is translated into itself."""
    return markdown.to_html(text, unchanged, language).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>\n", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"),
        ("a <span onclick='x' class='b' style='c'>d</span>", '<p>a <span class="b">d</span></p>'),
        ("a <span class='b\" onclick=\"c'>d</span>", "<p>a <span>d</span></p>"),
        ("a <kbd>b", "<p>a <kbd>b</kbd></p>"),
        ("a </kbd>b", "<p>a b</p>"),
        ("*a <kbd>b* c</kbd>", "<p><em>a <kbd>b</kbd></em> c</p>"),
        ("a <div>b</div>", "<p>a &lt;div&gt;b&lt;/div&gt;</p>"),
        ("<abbr title=\"a &quot;b\">c</abbr> d", '<p><abbr title="a &quot;b">c</abbr> d</p>'),
        ("<div>\n\n- a\n\n</div>\n\n</div>\n", "<div>\n<ul>\n<li>a</li>\n</ul>\n</div>"),
        ("<details>\n\na\n", "<details>\n<p>a</p>\n</details>"),
        ("<div onclick=x>\nAT&amp;T &lt;b> & c\n</div>\n", "<div>\nAT&amp;T &lt;b&gt; &amp; c\n</div>"),
        ("[a](javascript:alert(1)) b", "<p>a b</p>"),
        ("[a](JaVaScRiPt:alert(1)) <javascript:x>", "<p>a javascript:x</p>"),
        ("[a](&#106;avascript:alert(1))", "<p>a</p>"),
        ("![a](data:image/png;base64,xx) [b](vbscript:c) [d](data:text/html,e)", "<p>a b d</p>"),
        ("![a *b*](https://x.org/y.png)", '<p><a href="https://x.org/y.png">a b</a></p>'),
        ("[![a](https://x.org/y.png)](z)", '<p><a href="z">a</a></p>'),
        ("![a](//x.org/y.png)", '<p><a href="//x.org/y.png">a</a></p>'),
        ("![a \"b\"](c.png \"d\")", '<p><img src="c.png" alt="a &quot;b&quot;" title="d"></p>'),
        ("<!DOCTYPE html>\n", "&lt;!DOCTYPE html&gt;"),
    ],
)  # fmt: skip
def test_raw_html_and_dangerous_addresses_reach_a_page_only_as_far_as_they_are_harmless(text: str, html: str) -> None:
    assert page(text) == html


def test_raw_html_of_a_translation_is_text() -> None:
    html = markdown.to_html("# Word", lambda _: "<b>ناهید</b> <!-- x --> <script>y</script>", "fa")
    assert html == '<h1 id="word">&lt;b&gt;ناهید&lt;/b&gt; &lt;!-- x --&gt; &lt;script&gt;y&lt;/script&gt;</h1>\n'


def test_a_tag_that_the_source_has_too_is_kept_in_a_translation() -> None:
    html = markdown.to_html("Press <kbd>Ctrl</kbd>", lambda _: "<kbd>Strg</kbd> <kbd class='x'>drücken</kbd>", "de")
    assert html == "<p><kbd>Strg</kbd> &lt;kbd class='x'&gt;drücken</p>\n"


def test_a_translation_can_begin_no_block() -> None:
    html = markdown.to_html("- Word", lambda _: "# x\n\n- y\n\n    z", "de")
    assert html == "<ul>\n<li># x - y z</li>\n</ul>\n"


def test_headings_have_the_identity_of_their_source_in_every_language() -> None:
    text = "# What *you* can do!\n\n## Ünïcode & دو\n\n## …\n\n## What you can do\n\n# Own {#act}\n"
    identities = ["what-you-can-do", "ünïcode-دو", "section", "what-you-can-do-1", "act"]
    for translate in (unchanged, lambda _: "ترجمه"):
        html = markdown.to_html(text, translate, "fa")
        assert [part.split('"')[0] for part in html.split('id="')[1:]] == identities


def test_footnotes_are_numbered_as_they_are_first_mentioned_and_lead_back() -> None:
    html = page("a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X[^z]\n[^z]: Z\n[^u]: U\n", "fa")
    assert [html.count(f">{number}</a></sup>") for number in "۱۲۳۴"] == [2, 1, 1, 0]
    assert [part.split('"')[0] for part in html.split('<li id="')[1:]] == ["fn.x", "fn.y", "fn.z", "fn.u"]
    for place in ("fnref.x", "fnref.x.2", "fnref.y", "fnref.z"):
        assert html.count(f'id="{place}"') == html.count(f'href="#{place}"') == 1


def test_a_note_that_no_translation_mentions_is_still_printed() -> None:
    html = markdown.to_html("a[^1]\n\n[^1]: note\n", lambda text: text.replace("[^1]", ""), "de")
    assert '<li id="fn.1"><p>note</p>\n</li>' in html


def test_labels_of_footnotes_never_share_an_identity() -> None:
    html = page("a[^a.b] b[^a-b] c[^a~b]\n\n[^a.b]: 1\n[^a-b]: 2\n[^a~b]: 3\n")
    assert len({part.split('"')[0] for part in html.split(' id="')[1:]}) == 6


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("@burn_the_cage", '<bdi dir="ltr">@burn_the_cage</bdi>'),
        ("#FreeNahid", '<bdi dir="ltr">#FreeNahid</bdi>'),
        ("+98 21 1234567", '<bdi dir="ltr">+98 21 1234567</bdi>'),
        ("2020-10-16", '<bdi dir="ltr">2020-10-16</bdi>'),
        ("a@b.org", '<bdi dir="ltr">a@b.org</bdi>'),
        ("https://a.org/b?c=d&amp;e", '<a href="https://a.org/b?c=d&amp;e" dir="ltr">https://a.org/b?c=d&amp;e</a>'),
        ("`a b`", '<code dir="ltr">a b</code>'),
        ("<https://a.org>", '<a href="https://a.org" dir="ltr">https://a.org</a>'),
    ],
)
def test_what_is_written_from_left_to_right_is_set_apart_in_text_from_right_to_left(written: str, html: str) -> None:
    assert page(f"نشانی {written}، را", "fa") == f"<p>نشانی {html}، را</p>"
    assert "<bdi" not in page(f"Address {written}, now", "de")


@pytest.mark.parametrize("written", ["151 days", "1,000", "Amnesty International (AI)", "a@b", "5-4", "C# and F#", "2018-19"])
def test_ordinary_words_and_numbers_are_not_set_apart(written: str) -> None:
    assert page(f"متن {written} متن", "fa") == f"<p>متن {written} متن</p>"


def test_a_bare_address_ends_before_the_punctuation_of_the_sentence() -> None:
    assert page("(see https://a.org/x_(y)z). https://b.org، https://c.org؟") == (
        '<p>(see <a href="https://a.org/x_(y)z">https://a.org/x_(y)z</a>). '
        '<a href="https://b.org">https://b.org</a>، <a href="https://c.org">https://c.org</a>؟</p>'
    )


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("bios/x.md", "bios/x.html"),
        ("../de/appeal.md#hilfe", "../de/appeal.html#hilfe"),
        ("#act", "#act"),
        ("https://a.org/x.md", "https://a.org/x.md"),
        ("x.mdx", "x.mdx"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_links_to_other_documents_lead_to_their_pages(address: str, target: str) -> None:
    assert page(f"[a]({address})") == f'<p><a href="{target}">a</a></p>'


def test_cells_are_aligned_by_the_direction_of_the_text() -> None:
    html = page("| a | b | c | d |\n|:--|--:|:-:|---|\n", "fa")
    assert [part.split('"')[0] for part in html.split('style="')[1:]] == ["text-align:start", "text-align:end", "text-align:center"]


def test_skipped_text_finds_its_own_direction() -> None:
    html = markdown.to_html("<!-- skip -->\nKept *so*.\n<!-- endskip -->\n\nWord", lambda _: "کلمه", "fa")
    assert html == '<p><span dir="auto">Kept <em>so</em>.</span></p>\n<p>کلمه</p>\n'


def test_code_is_never_translated_and_always_from_left_to_right() -> None:
    html = markdown.to_html("```sh x\na <b>\n```\n\n    c\n", lambda _: pytest.fail("code was looked up"), "fa")
    assert html == ('<pre dir="ltr"><code class="language-sh">a &lt;b&gt;\n</code></pre>\n<pre dir="ltr"><code>c\n</code></pre>\n')
