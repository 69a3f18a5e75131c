"""News for partner groups: which translations are new, changed, recalled or withdrawn, as JSON Feed 1.1 and Atom (RFC 4287).

Owns when something is news and how it is told. Every date comes from the content (the catalogue's header), none from a clock;
what was told once stays told, because the manifest carries its own history. Drafts are never news.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pipeline.export import frame
from pipeline.export.difference import compare
from pipeline.export.manifest import Entry, Manifest, News
from pipeline.languages import LANGUAGES
from pipeline.text import isolate

JSON_FEED, ATOM_FEED = "feed.json", "feed.atom"
KINDS = (("application/feed+json", JSON_FEED), ("application/atom+xml", ATOM_FEED))
KEPT = 500
"""Events that stay in the feeds; older ones are dropped."""

UNDATED = "1980-01-01"
NAMESPACE = uuid.UUID("5f0c1f62-4f2b-5c3e-9a51-0d6a4d3c8f1b")
"""Of the ids of feed entries; any fixed value does."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a text that an earlier export published cannot be published now.

    `date` is the day of the change (ISO), `facts` what changed in its source ("151 → 152"): with them it is a recall.
    """

    document: str
    language: str
    date: str = ""
    facts: tuple[str, ...] = ()


def news(previous: Manifest | None, documents: Sequence[Entry], withdrawals: Sequence[Withdrawal] = ()) -> tuple[News, ...]:
    """All events, the newest first: those of the previous manifest and those that the comparison with it adds."""
    before = {} if previous is None else previous.published
    now = {entry.key: entry for entry in documents if entry.status != "draft"}
    events = [event for entry in now.values() if (event := _arrival(before.get(entry.key), entry))]
    reasons = {(one.document, one.language): one for one in withdrawals}
    events += [_departure(entry, reasons.get(entry.key)) for entry in before.values() if entry.key not in now]
    known = () if previous is None else previous.news
    ordered = sorted([*events, *known], key=lambda event: (event.document, event.language))
    return tuple(sorted(ordered, key=lambda event: event.date, reverse=True))[:KEPT]


def _arrival(old: Entry | None, new: Entry) -> News | None:
    if old is None:
        return News(new.date, "new", new.document, new.language, new.title)
    change = compare(old, new)
    if not change:
        return None
    kind = "recalled" if change.facts else "changed"
    return News(new.date, kind, new.document, new.language, new.title, change.parts, replaced=bool(change.facts))


def _departure(entry: Entry, why: Withdrawal | None) -> News:
    kind = "recalled" if why and why.facts else "withdrawn"
    date = (why.date if why else "") or entry.date
    return News(date, kind, entry.document, entry.language, entry.title, why.facts if why else ())


def headline(event: News) -> str:
    """The event as a heading: `Recalled: Nahid Taghavi (German)`."""
    language = LANGUAGES[event.language]
    title = isolate(event.title) if language.direction == "rtl" else event.title
    return f"{event.kind.capitalize()}: {title} ({language.name})"


def sentence(event: News) -> str:
    """The event in plain words, for people who decide what to do with what they have published."""
    details = "; ".join(event.details)
    match event.kind, event.replaced:
        case "new", _:
            return "A new reviewed text."
        case "changed", _:
            return f"Reworded, the facts are the same: {details}."
        case "recalled", True:
            return f"Facts changed: {details}. Please replace what you have published with this version."
        case "recalled", False:
            return f"Facts changed in the source: {details}. Please take down what you have published; a corrected translation is not reviewed yet."
        case _:
            return "No longer published. Please take down what you have published, or ask us."


def _id(event: News) -> str:
    name = "\n".join([event.date, event.kind, event.document, event.language, event.title, *event.details])
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def _moment(date: str) -> str:
    return f"{date or UNDATED}T00:00:00Z"


def _there(event: News, documents: Sequence[Entry]) -> bool:
    return any(entry.key == (event.document, event.language) and entry.status != "draft" for entry in documents)


def json_feed(manifest: Manifest) -> bytes:
    """The events as JSON Feed 1.1; addresses only when the manifest has a base URL."""
    base = manifest.base_url
    feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": manifest.title}
    if base:
        feed |= {"home_page_url": frame.address(base, "index.html"), "feed_url": frame.address(base, JSON_FEED)}
    items = []
    for event in manifest.news:
        fields: dict[str, object] = {"id": _id(event)}
        if base and _there(event, manifest.documents):
            fields["url"] = frame.address(base, f"{event.language}/{event.document}.html")
        fields |= {"title": headline(event), "content_text": sentence(event), "date_published": _moment(event.date)}
        items.append(fields | {"tags": [event.kind, event.language], "language": event.language})
    return (json.dumps(feed | {"items": items}, ensure_ascii=False, indent=1) + "\n").encode()


def atom_feed(manifest: Manifest) -> bytes:
    """The events as an Atom feed; its author is the site."""
    base, title = manifest.base_url, escape(manifest.title)
    identity = uuid.uuid5(NAMESPACE, base or manifest.title)
    updated = max((_moment(event.date) for event in manifest.news), default=_moment(""))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{title}</title>",
        f"<id>urn:uuid:{identity}</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{title}</name></author>",
    ]
    if base:
        lines += [
            f'<link href="{frame.address(base, "index.html")}"/>',
            f'<link rel="self" href="{frame.address(base, ATOM_FEED)}"/>',
        ]
    for event in manifest.news:
        lines += ["<entry>", f"<title>{escape(headline(event))}</title>", f"<id>{_id(event)}</id>"]
        lines += [f"<updated>{_moment(event.date)}</updated>", f'<category term="{event.kind}"/>']
        if base and _there(event, manifest.documents):
            lines.append(
                f'<link href="{frame.address(base, f"{event.language}/{event.document}.html")}" hreflang="{event.language}"/>'
            )
        lines += [f"<summary>{escape(sentence(event))}</summary>", "</entry>"]
    return "\n".join([*lines, "</feed>", ""]).encode()
