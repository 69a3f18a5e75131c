"""The pages that lead to the others: documents by language with their state, people first, and one page for each language.

Works on the entries of a manifest alone, in their order; drafts have an index of their own, which is linked from nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.export import frame
from pipeline.export.editions import DRAFTS
from pipeline.export.manifest import Entry
from pipeline.export.plain import shortened
from pipeline.export.wording import WORDING
from pipeline.languages import LANGUAGES


def render(
    editions: Sequence[Entry],
    *,
    language: str,
    title: str,
    languages: Sequence[str],
    path: str = "index.html",
    bundles: Sequence[str] = (),
    feeds: Sequence[tuple[str, str]] = (),
    suffix: str = "html",
) -> bytes:
    """The table of all documents in all `languages`, in the words of `language`.

    `bundles` are the languages with a zip, `feeds` pairs of media type and path. Drafts among the editions make it the index of
    drafts, marked as such; `suffix` is the format to link to.
    """
    words = WORDING[language]
    drafts = any(edition.is_draft for edition in editions)
    heading = f"{title}: {words.drafts}" if drafts else title
    documents: dict[str, list[Entry]] = {}
    for edition in editions:
        documents.setdefault(edition.document, []).append(edition)
    shown = [code for code in LANGUAGES if code in languages]
    body = f'<header>\n<a href="{frame.link(path, "index.html")}">{words.all_texts}</a>\n</header>\n' if drafts else ""
    body += _banner(editions, shown) if drafts else ""
    body += f'<main id="text">\n<h1>{escape(heading)}</h1>\n'
    for label, group in (
        (words.other_texts, [versions for versions in documents.values() if not versions[0].person]),
        (words.people, [versions for versions in documents.values() if versions[0].person]),
    ):
        rows = "".join(_row(versions, shown, path, suffix) for versions in group)
        body += _table(label, rows, shown, words.text) if rows else ""
    body += _downloads(bundles, words.downloads, path) + "</main>\n" + _footer(feeds, words.news, path)
    return frame.page(language=language, title=heading, head=_head(drafts, feeds, path), body=body, wide=True)


def language_page(
    editions: Sequence[Entry], *, language: str, title: str, path: str, home: str = "", suffix: str = "html"
) -> bytes:
    """The list of the texts in one language for those who read only it; `home` is the index of all, if the page may link there."""
    words = WORDING[language]
    body = f'<header>\n<a href="{frame.link(path, home)}">{escape(title)}</a>\n</header>\n' if home else ""
    body += f'<main id="text">\n<h1>{words.all_texts}</h1>\n'
    for label, group in (
        (words.other_texts, [edition for edition in editions if not edition.person]),
        (words.people, [edition for edition in editions if edition.person]),
    ):
        listed = "".join(_line(edition, path, suffix) for edition in group)
        body += f"<h2>{label}</h2>\n<ul>\n{listed}</ul>\n" if listed else ""
    return frame.page(language=language, title=f"{title} – {LANGUAGES[language].endonym}", head="", body=body + "</main>\n")


def _line(edition: Entry, path: str, suffix: str) -> str:
    description = shortened(edition.description, 200, edition.language)
    target = frame.link(path, edition.path(f".{suffix}"))
    return f'<li><a href="{target}">{escape(edition.title)}</a><span class="state">{escape(description)}</span></li>\n'


def _head(drafts: bool, feeds: Sequence[tuple[str, str]], path: str) -> str:
    robots = frame.meta("robots", "noindex, nofollow") if drafts else ""
    return robots + "".join(f'<link rel="alternate" type="{kind}" href="{frame.link(path, feed)}">\n' for kind, feed in feeds)


def _banner(editions: Sequence[Entry], shown: Sequence[str]) -> str:
    """The notice of the drafts' index, once in each language that has one."""
    present = {edition.language for edition in editions if edition.is_draft}
    lines = "".join(
        f'<p lang="{code}" dir="{LANGUAGES[code].direction}"><strong>{WORDING[code].draft_title}</strong>{WORDING[code].draft_body}</p>\n'
        for code in shown
        if code in present
    )
    return f'<aside class="draft">\n{lines}</aside>\n'


def _table(label: str, rows: str, shown: Sequence[str], corner: str) -> str:
    heads = "".join(
        f'<th scope="col" lang="{code}" dir="{LANGUAGES[code].direction}">{LANGUAGES[code].endonym}</th>' for code in shown
    )
    return (
        f'<h2>{label}</h2>\n<div class="wide" tabindex="0"><table class="texts">\n'
        f'<thead><tr><th scope="col">{corner}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n'
    )


def _row(editions: Sequence[Entry], shown: Sequence[str], path: str, suffix: str) -> str:
    """One document: its title in its own language, then a cell for each language."""
    source = next((edition for edition in editions if edition.status == "source"), editions[0])
    own = LANGUAGES[source.language]
    name = f'<th scope="row"><span lang="{own.code}" dir="{own.direction}">{escape(source.title)}</span></th>'
    by_language = {edition.language: edition for edition in editions}
    return f"<tr>{name}{''.join(_cell(by_language.get(code), code, path, suffix) for code in shown)}</tr>\n"


def _cell(edition: Entry | None, code: str, path: str, suffix: str) -> str:
    """One edition: its title and state in its own language."""
    words, language = WORDING[code], LANGUAGES[code]
    attributes = f'lang="{code}" dir="{language.direction}" data-language="{language.endonym}"'
    if edition is None:
        return f'<td class="none" {attributes}>{words.not_yet}</td>'
    target = frame.link(path, edition.path(f".{suffix}"))
    state = words.state(edition.status)
    return f'<td {attributes}><a href="{target}">{escape(edition.title)}</a><span class="state">{state}</span></td>'


def _downloads(bundles: Sequence[str], label: str, path: str) -> str:
    links = " · ".join(
        f'<a href="{frame.link(path, f"bundles/{code}.zip")}" lang="{code}" dir="{LANGUAGES[code].direction}">{LANGUAGES[code].endonym}</a>'
        for code in LANGUAGES
        if code in bundles
    )
    return f'<h2 class="screen">{label}</h2>\n<p class="screen">{links}</p>\n' if links else ""


def _footer(feeds: Sequence[tuple[str, str]], label: str, path: str) -> str:
    links = " · ".join(
        f'<a href="{frame.link(path, feed)}">{name}</a>'
        for name, feed in zip(("JSON", "Atom"), (f for _, f in feeds), strict=False)
    )
    return f'<footer><p class="screen">{label}: {links}</p></footer>\n' if links else ""


def draft_index_path() -> str:
    """Where the index of drafts lies."""
    return f"{DRAFTS}index.html"
