"""The whole exported folder as a value: every page, index, feed and bundle and the manifest that lists them.

Owns what belongs into the folder and into a bundle. A pure function of the editions, the glossary and the manifest of the export
before; whoever calls it reads and writes the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.export import bundle, card, feeds, formats, index, pages, share, site
from pipeline.export.editions import Edition
from pipeline.export.fingerprint import prints
from pipeline.export.formats import picture
from pipeline.export.frame import address
from pipeline.export.manifest import MANIFEST, SIGNATURE, Entry, Manifest, Waiver, listed, repeated, serialise
from pipeline.export.wording import WORDING
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES

Signer = Callable[[bytes], bytes]
"""From the bytes of a manifest to those of its signature."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share: `title` of the site, where it will stand, formats to write, languages in the tables, words of the index."""

    title: str
    glossary_sha256: str
    formats: tuple[str, ...] = ("html", "md", "txt")
    languages: tuple[str, ...] = tuple(LANGUAGES)
    language: str = "en"
    base_url: str = ""


def render(
    editions: Sequence[Edition],
    glossary: Glossary,
    site_: Site,
    *,
    previous: Manifest | None = None,
    withdrawals: Sequence[feeds.Withdrawal] = (),
    waivers: Sequence[Waiver] = (),
    sign: Signer | None = None,
) -> dict[str, bytes]:
    """Every file of the folder by its path, the manifest among them.

    `previous` is the manifest of the export before, from which the feeds learn what is news; `withdrawals` says why a text that
    it published is not among the editions now; `sign` makes the signature of the manifests.
    """
    ordered = sorted(editions, key=lambda edition: (edition.document.name, list(LANGUAGES).index(edition.language.code)))
    files: dict[str, bytes] = {}
    entries = []
    for edition in ordered:
        own = edition_files(edition, ordered, site_)
        files |= own
        entries.append(entry(edition, glossary, site_, own))
    news = feeds.news(previous, entries, withdrawals)
    manifest = Manifest(site_.title, site_.base_url, site_.glossary_sha256, tuple(entries), waivers=tuple(waivers), news=news)
    shared = _bundles(ordered, manifest, files, site_, sign)
    shared |= _indexes(ordered, site_, tuple(shared)) | {
        feeds.JSON_FEED: feeds.json_feed(manifest),
        feeds.ATOM_FEED: feeds.atom_feed(manifest),
    }
    if site_.base_url and "html" in site_.formats:
        shared[site.SITEMAP] = site.sitemap(ordered, site_.base_url)
    if clash := repeated([*files, *shared]):
        raise ValueError(f"two files of the export are called {clash}")
    return files | shared | _sealed(replace(manifest, files=listed(shared)), sign)


def _sealed(manifest: Manifest, sign: Signer | None) -> dict[str, bytes]:
    content = serialise(manifest)
    return {MANIFEST: content} | ({SIGNATURE: sign(content)} if sign else {})


def edition_files(edition: Edition, editions: Sequence[Edition], site_: Site) -> dict[str, bytes]:
    """The files of one edition: the text in every format, and for a finished text what is shared in messengers."""
    files = {}
    for suffix in beside(site_.formats):
        files[edition.path(f".{suffix}")] = (
            page(edition, editions, site_) if suffix == "html" else formats.FORMATS[suffix].render(edition)
        )
    return files | ({} if edition.is_draft else _shared(edition, site_))


def beside(chosen: Sequence[str]) -> tuple[str, ...]:
    """The formats whose files lie side by side; pictures are for messengers and lie with the share texts."""
    return tuple(suffix for suffix in chosen if suffix != "png")


def page(edition: Edition, editions: Sequence[Edition], site_: Site) -> bytes:
    """The page of an edition as it stands among `editions`."""
    return pages.render(
        edition,
        editions,
        formats=beside(site_.formats),
        base_url=site_.base_url,
        home=_home(edition),
        image=f"share/{edition.language.code}/{edition.document.name}.png" if "png" in site_.formats else "",
    )


def _shared(edition: Edition, site_: Site) -> dict[str, bytes]:
    place = f"share/{edition.language.code}/{edition.document.name}"
    url = address(site_.base_url, edition.path(".html")) if site_.base_url else ""
    texts = {f"{place}-{limit}.txt": share.render(edition, limit, url) for limit in share.LENGTHS}
    pictures = {f"{place}.svg": card.render(edition, site_.title)}
    if "png" in site_.formats:
        pictures[f"{place}.png"] = picture.render(edition, site_.title)
    return texts | pictures


def _home(edition: Edition) -> str:
    return index.draft_index_path() if edition.is_draft else f"{edition.language.code}/index.html"


def entry(edition: Edition, glossary: Glossary, site_: Site, files: Mapping[str, bytes]) -> Entry:
    """The manifest's entry of one edition."""
    document, language = edition.document, edition.language
    return Entry(
        document=document.name,
        id=document.id,
        person=document.person,
        language=language.code,
        direction=language.direction,
        source_language=document.language,
        status=edition.status,
        title=edition.title,
        date=edition.date,
        source_sha256=edition.source_sha256,
        catalogue_sha256=edition.catalogue_sha256,
        glossary_sha256=site_.glossary_sha256,
        files=listed(files),
        segments=prints(edition, glossary),
    )


def _bundles(
    editions: Sequence[Edition], manifest: Manifest, files: Mapping[str, bytes], site_: Site, sign: Signer | None
) -> dict[str, bytes]:
    """One zip a language, of finished texts only; its pages link to nothing that is not in it, its manifest lists only its own."""
    bundles = {}
    for code in site_.languages:
        own = [edition for edition in editions if edition.language.code == code and not edition.is_draft]
        if not own:
            continue
        content: dict[str, bytes] = {}
        entries = []
        for edition in own:
            listed_entry = next(one for one in manifest.documents if (one.document, one.language) == (edition.document.name, code))
            part = {file.path: files[file.path] for file in listed_entry.files}
            if "html" in site_.formats:
                part[edition.path(".html")] = pages.render(
                    edition, formats=site_.formats, base_url=site_.base_url, home=_home(edition)
                )
            content |= part
            entries.append(replace(listed_entry, files=listed(part)))
        pages_ = _language_pages(own, site_, home=False)
        news = tuple(event for event in manifest.news if event.language == code)
        waivers = tuple(waiver for waiver in manifest.waivers if waiver.language == code)
        part_manifest = replace(manifest, documents=tuple(entries), files=listed(pages_), news=news, waivers=waivers)
        bundles[f"bundles/{code}.zip"] = bundle.zipped(content | pages_ | _sealed(part_manifest, sign), first=(MANIFEST, SIGNATURE))
    return bundles


def _language_pages(editions: Sequence[Edition], site_: Site, home: bool) -> dict[str, bytes]:
    """The list of texts of each language, unless a document of that name has its place."""
    found = {}
    for code in LANGUAGES:
        own = [edition for edition in editions if edition.language.code == code and not edition.is_draft]
        path = f"{code}/index.html"
        if own and not any(edition.document.name == "index" for edition in own):
            found[path] = index.language_page(
                own, language=code, title=site_.title, path=path, home="index.html" if home else "", suffix=_suffix(site_)
            )
    return found


def _indexes(editions: Sequence[Edition], site_: Site, bundles: Sequence[str]) -> dict[str, bytes]:
    published = [edition for edition in editions if not edition.is_draft]
    codes = [path.removeprefix("bundles/").removesuffix(".zip") for path in bundles]
    found = _language_pages(editions, site_, home=True)
    found["index.html"] = index.render(
        published,
        language=site_.language,
        title=site_.title or WORDING[site_.language].all_texts,
        languages=site_.languages,
        bundles=codes,
        feeds=feeds.KINDS,
        suffix=_suffix(site_),
    )
    unread = {edition.document.name for edition in editions if edition.is_draft}
    if unread:
        found[index.draft_index_path()] = index.render(
            [edition for edition in editions if edition.document.name in unread],
            language=site_.language,
            title=site_.title or WORDING[site_.language].all_texts,
            languages=site_.languages,
            path=index.draft_index_path(),
            suffix=_suffix(site_),
        )
    return found


def _suffix(site_: Site) -> str:
    """The format that indexes link to."""
    return "html" if "html" in site_.formats else site_.formats[0]
