"""What belongs into an exported folder: the files of each edition, and the indexes, feeds, bundles and manifest over all of them.

Pure functions. Editions are rendered one by one and then known by their manifest entries alone, so that a campaign of any size
needs no more memory than its manifest; what a bundle takes over is asked for when it is written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.errors import UnreadableInput, UnwritableOutput
from pipeline.export import bundle, card, feeds, formats, index, pages, share, site
from pipeline.export.editions import Edition
from pipeline.export.formats import picture
from pipeline.export.frame import address
from pipeline.export.manifest import LIMIT, MANIFEST, SIGNATURE, Entry, File, Manifest, Waiver, listed, serialise
from pipeline.export.wording import WORDING
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.paths import repeated

Signer = Callable[[bytes], bytes]
"""From the bytes of a manifest to those of its signature."""

Reader = Callable[[str], bytes]
"""From the path of a file of the folder to its content."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share: `title` of the site, where it will stand, formats to write, languages in the tables, words of the index."""

    title: str
    glossary_sha256: str
    formats: tuple[str, ...] = ("html", "md", "txt")
    languages: tuple[str, ...] = tuple(LANGUAGES)
    language: str = "en"
    base_url: str = ""

    @property
    def name(self) -> str:
        """What the site is called; one without a title is called by what it holds."""
        return self.title or WORDING[self.language].all_texts


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
    """Every file of the folder by its path, the manifest among them, all in memory.

    `previous` is the manifest of the export before, from which the feeds learn what is news; `withdrawals` says why a text that
    it published is not among the editions now; `sign` makes the signature of the manifests.
    """
    files: dict[str, bytes] = {}
    entries = []
    for edition in editions:
        own = edition_files(edition, editions, site_)
        files |= own
        entries.append(entry(edition, glossary, site_, own))
    manifest = manifest_of(entries, site_, previous, withdrawals, waivers)
    shared = shared_files(manifest, site_)
    for code in bundled(manifest, site_):
        stream = io.BytesIO()
        bundle.write(stream, bundle_parts(manifest, code, site_, files.__getitem__, sign))
        shared[bundle_path(code)] = stream.getvalue()
    refuse_clashes([*files, *shared])
    return files | shared | sealed(replace(manifest, files=listed(shared)), sign)


def manifest_of(
    entries: Iterable[Entry],
    site_: Site,
    previous: Manifest | None,
    withdrawals: Sequence[feeds.Withdrawal],
    waivers: Sequence[Waiver],
) -> Manifest:
    """The manifest of these entries with what is news, in its order; the files that belong to no single text are still missing."""
    order = list(LANGUAGES)
    ordered = tuple(sorted(entries, key=lambda one: (one.document, order.index(one.language), one.status)))
    news = feeds.news(previous, ordered, withdrawals)
    ranked = sorted(waivers, key=lambda one: (one.document, order.index(one.language), one.msgid, one.check))
    return Manifest(site_.name, site_.base_url, site_.glossary_sha256, ordered, waivers=tuple(ranked), news=news)


def refuse_clashes(paths: Iterable[str]) -> None:
    """No two files of the folder may differ only in ways that some file system does not see."""
    if clash := repeated(paths):
        raise UnreadableInput("two files of the export would have this name; rename one of the documents", clash)


def shared_files(manifest: Manifest, site_: Site) -> dict[str, bytes]:
    """The indexes, the feeds and the sitemap."""
    shared = _indexes(manifest.documents, site_, bundled(manifest, site_))
    shared[feeds.JSON_FEED] = feeds.json_feed(manifest)
    shared[feeds.ATOM_FEED] = feeds.atom_feed(manifest)
    if site_.base_url and "html" in site_.formats:
        shared[site.SITEMAP] = site.sitemap(manifest.documents, site_.base_url)
    return shared


def sealed(manifest: Manifest, sign: Signer | None) -> dict[str, bytes]:
    """The manifest as a file, and its signature where it is signed; refused where nobody could read it again."""
    content = serialise(manifest)
    if len(content) > LIMIT:
        what = f"these {len(manifest.documents)} texts would make a manifest of more than {LIMIT // 1024**2} MB, which no reader accepts"
        raise UnwritableOutput(f"{what}; export them in several folders", MANIFEST)
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
    from pipeline.export.fingerprint import prints  # all that is known of facts; not needed where nothing has changed

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
        description=edition.description,
        date=edition.date,
        source_sha256=edition.source_sha256,
        catalogue_sha256=edition.catalogue_sha256,
        glossary_sha256=site_.glossary_sha256,
        files=listed(files),
        segments=prints(edition, glossary),
    )


def bundled(manifest: Manifest, site_: Site) -> tuple[str, ...]:
    """The languages that have a bundle: those with a finished text."""
    finished = {one.language for one in manifest.documents if not one.is_draft}
    return tuple(code for code in site_.languages if code in finished)


def bundle_path(code: str) -> str:
    """Where the bundle of a language lies."""
    return f"bundles/{code}.zip"


def bundle_manifest(manifest: Manifest, code: str, site_: Site, read: Reader) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest of a bundle, which lists only its own, and the pages that exist only for it.

    A bundle holds finished texts only, and its pages link to nothing that is not in it.
    """
    own = [one for one in manifest.documents if one.language == code and not one.is_draft]
    entries = [replace(one, files=tuple(_alone(file, read) for file in one.files)) for one in own]
    lists = _language_pages(own, site_, home=False)
    news = tuple(event for event in manifest.news if event.language == code)
    waivers = tuple(waiver for waiver in manifest.waivers if waiver.language == code)
    return replace(manifest, documents=tuple(entries), files=listed(lists), news=news, waivers=waivers), lists


def bundle_parts(manifest: Manifest, code: str, site_: Site, read: Reader, sign: Signer | None) -> Iterator[tuple[str, bytes]]:
    """The files of a bundle one by one: its manifest first, then the others by path."""
    own, lists = bundle_manifest(manifest, code, site_, read)
    yield from sealed(own, sign).items()
    for path in sorted(own.all_files):
        if path in lists:
            yield path, lists[path]
        else:
            yield path, pages.alone(read(path)) if path.endswith(".html") else read(path)


def _alone(file: File, read: Reader) -> File:
    """The line of a manifest for a file as it is in a bundle."""
    if not file.path.endswith(".html"):
        return file
    (changed,) = listed({file.path: pages.alone(read(file.path))})
    return changed


def _language_pages(entries: Sequence[Entry], site_: Site, home: bool) -> dict[str, bytes]:
    """The list of texts of each language, unless a document of that name has its place."""
    found = {}
    for code in LANGUAGES:
        own = [one for one in entries if one.language == code and not one.is_draft]
        path = f"{code}/index.html"
        if own and not any(one.document == "index" for one in own):
            found[path] = index.language_page(
                own, language=code, title=site_.name, path=path, home="index.html" if home else "", suffix=_suffix(site_)
            )
    return found


def _indexes(entries: Sequence[Entry], site_: Site, bundles: Sequence[str]) -> dict[str, bytes]:
    found = _language_pages(entries, site_, home=True)
    unread = {one.document for one in entries if one.is_draft}
    shown = {
        "index.html": [one for one in entries if not one.is_draft],
        index.draft_index_path(): [one for one in entries if one.document in unread],
    }
    for path, own in shown.items():
        drafts = path != "index.html"
        if own or not drafts:
            found[path] = index.render(
                own,
                language=site_.language,
                title=site_.name,
                languages=site_.languages,
                path=path,
                bundles=() if drafts else bundles,
                feeds=() if drafts else feeds.KINDS,
                suffix=_suffix(site_),
            )
    return found


def _suffix(site_: Site) -> str:
    """The format that indexes link to."""
    return "html" if "html" in site_.formats else site_.formats[0]
