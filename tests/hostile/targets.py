"""Every reader of this program that a stranger's file can reach, as a function of the file's bytes.

Each returns when the bytes were understood, raises a `PipelineError` when they were not, and does nothing else: what any other
exception, or a long silence, would mean is a fault. The fuzzers of the suite and `benchmarks/fuzz.py` both run them.
"""

from __future__ import annotations

import contextlib
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from pipeline import catalogue, checks, facts, glossary, kept_glossary, markdown, review
from pipeline.engines.archive import unpacked
from pipeline.engines.package import read_package
from pipeline.errors import PipelineError
from pipeline.export import manifest, verification
from pipeline.glossary import Glossary
from pipeline.interchange import homecoming, proposal, spreadsheet, tbx, tmx, xliff
from pipeline.merge import merge
from pipeline.model import Catalogue, State, Unit
from pipeline.project import Settings

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2021, 5, 20)


@cache
def known() -> Glossary:
    """The glossary of the campaign."""
    return glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))


def same(text: str) -> str:
    """A translation that changes nothing."""
    return text


def read_markdown(content: bytes) -> None:
    """A source document: parsed, spliced with itself, rendered, merged with an older one, checked as its own translation."""
    text = catalogue.decode(content, "source/x.md")
    document = markdown.parse(text, "x", "source/x.md", "en")
    if "<!--" not in text:
        assert markdown.splice(text, same) == text
    page = markdown.to_html(text, lambda _: "<script>alert(1)</script>", "fa")
    assert "<script" not in page.casefold()
    markdown.to_text(text, same)
    merged = merge(None, document, "fa", known(), TODAY)
    assert catalogue.parse(catalogue.serialise(merged), "x.po", "x", "fa") == merged


def read_catalogue(content: bytes) -> None:
    """A catalogue: read, written, read again, checked, mended, shown to a reviewer."""
    found = catalogue.parse(catalogue.decode(content, "x.po"), "x.po", "x", "fa")
    once = catalogue.serialise(found)
    assert catalogue.serialise(catalogue.parse(once, "x.po", "x", "fa")) == once
    findings = checks.check(found, known())
    checks.fix(found, known())
    checks.approve(found, known())
    page = review.render(found, known(), findings, "x").decode()
    assert "<script>alert" not in page
    review.import_sheet(found, review.sheet(found), "x.csv") if found.units else None


def read_pair(content: bytes) -> None:
    """A source text and its translation, parted by a line feed: every check, every repair, every fact."""
    source, _, target = content.decode("utf-8", "replace").partition("\n")
    unit = Unit(source or "x", target or source, State.NEEDS_EDITING)
    for language in ("fa", "ckb", "kmr", "de"):
        pair = Catalogue("x", "en", language, (unit,))
        checks.check(pair, known())
        checks.fix(pair, known())
    facts.changes(source, target, "en")


def read_glossary(content: bytes) -> None:
    """A glossary, and the cache made of it."""
    found = glossary.parse(catalogue.decode(content, "glossary.yaml"))
    kept_glossary.recall(kept_glossary.keep(found, "of"), "of")


def read_kept_glossary(content: bytes) -> None:
    """The cache of a glossary, which anybody may have damaged: ValueError makes the program read the glossary itself."""
    with contextlib.suppress(ValueError):
        kept_glossary.recall(content, "of")


def read_settings(content: bytes) -> None:
    """The settings in pyproject.toml."""
    Settings.parse(catalogue.decode(content, "pyproject.toml"))


def read_memory(content: bytes) -> None:
    """A translation memory, read and written."""
    tmx.read(tmx.serialise(tmx.read(content, "x.tmx", "x")).encode(), "x.tmx", "x")


def read_terms(content: bytes) -> None:
    """A terminology file, and what would be proposed of it."""
    proposal.proposal(tbx.read(content, "x.tbx"), known())


def read_sheet_of_terms(content: bytes) -> None:
    """A sheet of terms, and what would be proposed of it."""
    proposal.proposal(spreadsheet.parse(catalogue.decode(content, "x.csv"), "x.csv"), known())


def small() -> Catalogue:
    """A catalogue for what comes back."""
    return Catalogue("appeal", "en", "fa", (Unit("Free them", "", State.UNTRANSLATED), Unit("Now", "اکنون", State.REVIEWED)))


def read_xliff(content: bytes) -> None:
    """A returned XLIFF file: whatever it says, what was approved stays."""
    parcel = xliff.read(content, "x.xlf")
    home = homecoming.merge(small(), parcel, vouched=False, path="x.xlf")
    assert home.catalogue.units[1] == small().units[1]
    assert home.catalogue.units[0].state is not State.REVIEWED


def read_review_sheet(content: bytes) -> None:
    """A returned sheet."""
    review.target(content, "x.csv")
    review.import_sheet(small(), content, "x.csv")


def read_manifest(content: bytes) -> None:
    """A manifest: what is read can be written, and no file of it lies outside."""
    found = manifest.parse(content)
    assert all(".." not in path.split("/") and not path.startswith("/") for path in found.all_files)
    manifest.parse(manifest.serialise(found))


def read_bundle(content: bytes) -> None:
    """A zip that claims to be a bundle."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "x.zip"
        path.write_bytes(content)
        verification.verify(path)
        assert [path.name for path in Path(place).iterdir()] == ["x.zip"]


def read_package_file(content: bytes) -> None:
    """An engine package: refused whole, with nothing left behind and nothing written beside."""
    with tempfile.TemporaryDirectory() as place:
        path, into = Path(place) / "x.argosmodel", Path(place) / "into"
        path.write_bytes(content)
        into.mkdir()
        with contextlib.suppress(PipelineError):
            unpacked(path, into)
        assert {path.name for path in Path(place).iterdir()} <= {"x.argosmodel", "into"}


def read_metadata(content: bytes) -> None:
    """The description of an engine package."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "model").mkdir()
        (folder / "model/model.bin").write_bytes(b"")
        (folder / "sentencepiece.model").write_bytes(b"")
        (folder / "metadata.json").write_bytes(content)
        read_package(folder)


Reader = Callable[[bytes], None]

READERS: dict[str, Reader] = {
    "Markdown": read_markdown,
    "PO": read_catalogue,
    "source and translation": read_pair,
    "glossary YAML": read_glossary,
    "glossary cache": read_kept_glossary,
    "settings TOML": read_settings,
    "TMX": read_memory,
    "TBX": read_terms,
    "CSV of terms": read_sheet_of_terms,
    "XLIFF": read_xliff,
    "review CSV": read_review_sheet,
    "manifest": read_manifest,
    "bundle zip": read_bundle,
    "argosmodel": read_package_file,
    "metadata JSON": read_metadata,
}


@cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """A good file of every kind, to be damaged."""
    catalogue_ = small()
    term = (
        b"version: 1\nterms:\n  - id: a-b\n    kind: person\n    en: {form: A B, also: [A. B.], never: [B A]}\n    fa: \xd8\xa2\n"
    )
    found = glossary.parse(term.decode())
    unit = tmx.read(
        b'<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fa"><seg>b</seg></tuv></tu></body></tmx>',
        "x.tmx",
        "x",
    )
    empty = manifest.serialise(manifest.Manifest("t", "", "0" * 64, ()))
    return {
        "Markdown": (
            *(path.read_bytes() for path in sorted((ROOT / "source").rglob("*.md"))),
            b'---\ntitle: a\ntags: [b, {c: d}]\n---\n\n1. *a* **b** `c`\n\n   > [d](e "f")\n\n| a | b |\n|---|:-:|\n| c | d |\n\n[^1]: x\n',
        ),
        "PO": (
            catalogue.serialise(
                merge(catalogue_, markdown.parse("Free them\n\nNow\n", "x", "x.md", "en"), "fa", known(), TODAY)
            ).encode(),
        ),
        "source and translation": ("Nahid Taghavi was held for 151 days.\nناهید تقوی ۱۵۱ روز بازداشت بود.".encode(),),
        "glossary YAML": (term,),
        "glossary cache": (kept_glossary.keep(found, "of"),),
        "settings TOML": (b"[tool.pipeline]\nlanguages = ['fa', 'de']\nformats = ['html']\ntitle = 'x'\n",),
        "TMX": (tmx.serialise(unit).encode(),),
        "TBX": (tbx.serialise(found).encode(),),
        "CSV of terms": (spreadsheet.serialise(found).encode(),),
        "XLIFF": tuple(xliff.serialise(catalogue_, version).encode() for version in ("1.2", "2.0")),
        "review CSV": (review.sheet(catalogue_),),
        "manifest": (empty,),
        "bundle zip": (zipped({"manifest.json": empty, "fa/x.html": b"<p>"}),),
        "argosmodel": (zipped({"en_fa/metadata.json": b'{"from_code": "en", "to_code": "fa"}', "en_fa/model/model.bin": b"x"}),),
        "metadata JSON": (b'{"from_code": "en", "to_code": "fa", "package_version": "1.0", "symbols": []}',),
    }


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    with tempfile.TemporaryFile() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        stream.seek(0)
        return stream.read()
