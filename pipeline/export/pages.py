"""The page of one edition: readable on a phone, on a desk and on paper, in the direction of its language, without any script.

Owns what stands around the text and the finishing touches on its HTML. The text itself comes from `markdown.to_html`, which
alone decides what may be markup; nothing here turns a translation into HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from pipeline import markdown
from pipeline.export import frame
from pipeline.export.editions import Edition
from pipeline.export.plain import shortened
from pipeline.export.wording import WORDING
from pipeline.languages import LANGUAGES

LOCALES = {"en": "en_US", "de": "de_DE", "fa": "fa_IR", "ckb": "ckb_IQ", "kmr": "kmr_TR"}
"""What `og:locale` calls the languages."""

DESCRIPTION = 300
"""Characters of a description that search engines and messengers show."""


def linked(edition: Edition, editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """The editions of the same text that its page links to, itself among them, in table order.

    A finished page never links to a draft; a draft links to the finished version of a language where there is one.
    """
    best: dict[str, Edition] = {}
    for other in editions:
        if other.document.name != edition.document.name or (other.is_draft and not edition.is_draft):
            continue
        if other.language.code not in best or not other.is_draft:
            best[other.language.code] = other
    best[edition.language.code] = edition
    return tuple(best[code] for code in LANGUAGES if code in best)


def render(
    edition: Edition,
    editions: Sequence[Edition] = (),
    *,
    formats: Sequence[str] = ("html",),
    base_url: str = "",
    home: str = "",
    image: str = "",
) -> bytes:
    """The page as UTF-8 HTML.

    `editions` are all that are exported together, `formats` those that lie beside the page, `home` the path of the index it
    links to (none if empty), `image` the path of its picture for messengers (used only with a `base_url`).
    """
    code = edition.language.code
    versions = linked(edition, editions)
    title = f"{WORDING[code].draft_title}: {edition.title}" if edition.is_draft else edition.title
    body = (
        _header(edition, versions, home)
        + _banner(edition)
        + f'<main id="text">\n{content(edition)}</main>\n'
        + _footer(edition, formats)
        + _stamp(edition)
    )
    return frame.page(language=code, title=title, head=_head(edition, versions, title, base_url, image), body=body)


OTHERS = re.compile(
    rb'<link rel="alternate" hreflang="[^"]*" href="[^"]*">\n|<nav aria-label="[^"]*"><ul>\n.*?</ul></nav>\n', re.DOTALL
)


def alone(page: bytes) -> bytes:
    """A page that `render` made, without its links to other language versions: for a bundle, where they would lead nowhere."""
    around, text = page.split(b'<main id="text">', 1)
    return OTHERS.sub(b"", around) + b'<main id="text">' + text


def content(edition: Edition) -> str:
    """The text as HTML, beginning with a heading of the first level."""
    html = markdown.to_html(edition.text, edition.translate, edition.language.code)
    html = re.sub(r'(<t[hd]) style="text-align:(start|center|end)"', r'\1 class="align-\2"', html)
    html = re.sub(r"<p>(<em>(?:(?!</?em>|</p>).)*</em></p>)", r'<p class="note">\1', html, flags=re.DOTALL)
    html = html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
    return html if "<h1" in html else f"<h1>{escape(edition.title)}</h1>\n{html}"


def _head(edition: Edition, versions: Sequence[Edition], title: str, base_url: str, image: str) -> str:
    here = edition.path(".html")
    description = shortened(edition.description, DESCRIPTION, edition.language.code)
    lines = [frame.meta("robots", "noindex, nofollow") if edition.is_draft else "", frame.meta("description", description)]
    for version in versions if len(versions) > 1 else ():
        lines.append(_alternate(version.language.code, here, version.path(".html"), base_url))
        if version.status == "source":
            lines.append(_alternate("x-default", here, version.path(".html"), base_url))
    lines += [
        frame.meta("og:title", title, "property"),
        frame.meta("og:description", description, "property"),
        frame.meta("og:type", "article", "property"),
        frame.meta("og:locale", LOCALES[edition.language.code], "property"),
    ]
    if base_url and not edition.is_draft:
        lines.append(f'<link rel="canonical" href="{frame.address(base_url, here)}">\n')
        lines.append(frame.meta("og:url", frame.address(base_url, here), "property"))
        lines.append(frame.meta("og:image", frame.address(base_url, image) if image else "", "property"))
    return "".join(lines)


def _alternate(language: str, here: str, there: str, base_url: str) -> str:
    target = frame.address(base_url, there) if base_url else frame.link(here, there)
    return f'<link rel="alternate" hreflang="{language}" href="{target}">\n'


def _header(edition: Edition, versions: Sequence[Edition], home: str) -> str:
    words, here = WORDING[edition.language.code], edition.path(".html")
    back = f'<a href="{frame.link(here, home)}">{words.all_texts}</a>\n' if home else ""
    switcher = "".join(_choice(version, edition, here) for version in versions) if len(versions) > 1 else ""
    menu = f'<nav aria-label="{words.language_menu}"><ul>\n{switcher}</ul></nav>\n' if switcher else ""
    header = f"<header>\n{back}{menu}</header>\n" if back or menu else ""
    return f'<a class="skip" href="#text">{words.skip}</a>\n{header}'


def _choice(version: Edition, current: Edition, here: str) -> str:
    """One language of the switcher, named in itself; a draft says so in its own language."""
    language = version.language
    draft = f" ({WORDING[language.code].draft})" if version.is_draft and version is not current else ""
    attributes = f'lang="{language.code}" dir="{language.direction}"'
    if version is current:
        return f'<li><span {attributes} aria-current="page">{language.endonym}</span></li>\n'
    target = frame.link(here, version.path(".html"))
    return f'<li><a href="{target}" {attributes} hreflang="{language.code}">{language.endonym}{draft}</a></li>\n'


def _banner(edition: Edition) -> str:
    if not edition.is_draft:
        return ""
    words = WORDING[edition.language.code]
    return f'<aside class="draft" aria-label="{words.draft_title}"><strong>{words.draft_title}</strong>\n<p>{words.draft_body}</p></aside>\n'


def _stamp(edition: Edition) -> str:
    """The line that stays in view while a draft is scrolled, and stands on each of its printed pages."""
    return f'<div class="stamp" aria-hidden="true">{WORDING[edition.language.code].draft_title}</div>\n' if edition.is_draft else ""


def _footer(edition: Edition, formats: Sequence[str]) -> str:
    words, here = WORDING[edition.language.code], edition.path(".html")
    lines = [words.state(edition.status)]
    if edition.status != "source":
        lines.append(f"{words.original_language} {words.languages[edition.document.language]}")
    others = [
        f'<a href="{frame.link(here, edition.path("." + suffix))}">{words.format_names.get(suffix, suffix)}</a>'
        for suffix in formats
        if suffix != "html"
    ]
    files = f'<p class="screen">{words.formats} {" · ".join(others)}</p>\n' if others else ""
    return f"<footer>\n<p>{' · '.join(lines)}</p>\n{files}</footer>\n"
