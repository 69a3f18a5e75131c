"""`verify` finds whatever was done to a folder or bundle, and nothing that it reads can hurt who runs it."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import UnreadableInput
from pipeline.export import render, verify
from pipeline.export.bundle import write
from pipeline.export.manifest import MANIFEST, File, Manifest, listed, parse, serialise
from pipeline.paths import unsafe
from tests.export.samples import GLOSSARY, SITE, editions

PAGE = "fa/appeal.html"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A bundle of these files."""
    stream = io.BytesIO()
    write(stream, sorted(files.items()))
    return stream.getvalue()


@pytest.fixture(scope="module")
def files():
    return render(editions(), GLOSSARY, SITE)


@pytest.fixture
def folder(files, tmp_path):
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def bundle_of(files) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(files["bundles/fa.zip"])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_untouched_folder_is_intact(folder, files):
    result = verify(folder)
    assert result.sentences == ()
    assert result.intact
    assert result.checked == len(files) - 1


@pytest.mark.parametrize("code", ["en", "de", "fa", "ckb", "kmr"])
def test_an_untouched_bundle_is_intact_on_its_own(folder, code):
    result = verify(folder / "bundles" / f"{code}.zip")
    assert result.sentences == ()
    assert {entry.language for entry in result.manifest.documents} == {code}


def edit_manifest(folder: Path, change) -> None:
    table = json.loads((folder / MANIFEST).read_text())
    change(table)
    (folder / MANIFEST).write_text(json.dumps(table))


def append(path: Path, content: bytes) -> None:
    path.write_bytes(path.read_bytes() + content)


def replace_bytes(path: Path, old: str, new: str) -> None:
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode()))


def link(path: Path, target: str) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def first_file(table) -> dict:
    return table["documents"][0]["files"][0]


FOLDER_TAMPERINGS = {
    "a letter of a page": (lambda f: replace_bytes(f / PAGE, "۱۵۱", "۱۵۲"), "altered: fa/appeal.html"),
    "a byte at the end of a page": (lambda f: append(f / PAGE, b" "), "altered: fa/appeal.html"),
    "a page emptied": (lambda f: (f / PAGE).write_bytes(b""), "altered: fa/appeal.html"),
    "a page removed": (lambda f: (f / PAGE).unlink(), "missing: fa/appeal.html"),
    "a page renamed": (lambda f: (f / PAGE).rename(f / "fa/other.html"), "added: fa/other.html"),
    "a page added": (lambda f: (f / "fa/extra.html").write_text("x"), "added: fa/extra.html"),
    "a hidden file added": (lambda f: (f / ".hidden").write_text("x"), "added: .hidden"),
    "two pages exchanged": (
        lambda f: ((f / PAGE).rename(f / "x"), (f / "de/appeal.html").rename(f / PAGE), (f / "x").rename(f / "de/appeal.html")),
        "altered: de/appeal.html",
    ),
    "a bundle altered": (lambda f: append(f / "bundles/fa.zip", b"x"), "altered: bundles/fa.zip"),
    "a page replaced by a link to its copy": (
        lambda f: ((f / PAGE).rename(f / "fa/copy"), link(f / PAGE, "copy")),
        "fa/appeal.html is a link or device, not a file",
    ),
    "a link to a file outside": (lambda f: link(f / "fa/passwd", "/etc/passwd"), "fa/passwd is a link or device, not a file"),
    "a link to a folder": (lambda f: link(f / "more", "/etc"), "more is a link or device, not a file"),
    "a pipe": (lambda f: os.mkfifo(f / "fa/pipe"), "fa/pipe is a link or device, not a file"),
    "no manifest": (lambda f: (f / MANIFEST).unlink(), "there is no manifest.json"),
    "an empty manifest": (lambda f: (f / MANIFEST).write_bytes(b""), "is not valid JSON"),
    "a manifest of another program": (lambda f: (f / MANIFEST).write_text("{}"), "its format is not"),
    "a manifest of another version": (lambda f: edit_manifest(f, lambda t: t.update(version=2)), "its version is not 1"),
    "a manifest that is a list": (lambda f: (f / MANIFEST).write_text("[]"), "its format is not"),
    "a manifest without documents": (lambda f: edit_manifest(f, lambda t: t.pop("documents")), "“documents” is missing"),
    "a manifest nested without end": (lambda f: (f / MANIFEST).write_text("[" * 100_000), "is not valid JSON"),
    "a manifest in Latin-1": (lambda f: (f / MANIFEST).write_bytes(b'{"title": "\xe9"}'), "is not UTF-8"),
    "a key twice in the manifest": (
        lambda f: replace_bytes(f / MANIFEST, '"version": 1,', '"version": 1, "version": 1,'),
        "a key stands twice",
    ),
    "a path that leaves the folder": (
        lambda f: edit_manifest(f, lambda t: first_file(t).update(path="../outside")),
        "the path “../outside” leaves its folder",
    ),
    "an absolute path": (lambda f: edit_manifest(f, lambda t: first_file(t).update(path="/etc/passwd")), "is not relative"),
    "a path with a backslash": (lambda f: edit_manifest(f, lambda t: first_file(t).update(path="fa\\x")), "holds a backslash"),
    "a negative size": (lambda f: edit_manifest(f, lambda t: first_file(t).update(bytes=-1)), "is not a number of bytes"),
    "a size that is a text": (lambda f: edit_manifest(f, lambda t: first_file(t).update(bytes="1")), "is not a number of bytes"),
    "a digest cut short": (lambda f: edit_manifest(f, lambda t: first_file(t).update(sha256="ab")), "is not a sha256"),
    "a digest of something else": (lambda f: edit_manifest(f, lambda t: first_file(t).update(sha256="0" * 64)), "altered: en/appeal.html"),
    "two files of one name": (
        lambda f: edit_manifest(f, lambda t: t["files"].append(dict(first_file(t)))),
        "two files are called",
    ),
    "a draft that is called reviewed": (
        lambda f: edit_manifest(f, lambda t: t["documents"][0].update(status="draft")),
        "does not lie where a draft belongs",
    ),
    "half a character": (lambda f: edit_manifest(f, lambda t: t.update(title="\ud800")), "“title” is missing or not a text"),
    "a status that does not exist": (lambda f: edit_manifest(f, lambda t: t["documents"][0].update(status="perfect")), "is unknown"),
    "a document dropped from the manifest": (lambda f: edit_manifest(f, lambda t: t["documents"].pop(0)), "added: en/appeal.html"),
}  # fmt: skip


@pytest.mark.parametrize("name", FOLDER_TAMPERINGS)
def test_every_kind_of_tampering_with_a_folder_is_named(name, folder):
    tamper, sentence = FOLDER_TAMPERINGS[name]
    tamper(folder)
    result = verify(folder)
    assert not result.intact
    assert sentence in "\n".join(result.sentences)


def zip_of(members: list[tuple[zipfile.ZipInfo | str, bytes]], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def info(name: str, mode: int = stat.S_IFREG | 0o644, compression: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = mode << 16
    member.compress_type = compression
    return member


def with_local_name(content: bytes, old: bytes, new: bytes) -> bytes:
    """The zip with a name changed in the header before the content only."""
    place = content.index(old)
    return content[:place] + new + content[place + len(old) :]


ZIP_TAMPERINGS = {
    "a page altered": (lambda b: zipped(b | {PAGE: b[PAGE] + b" "}), "altered: fa/appeal.html"),
    "a page missing": (lambda b: zipped({n: c for n, c in b.items() if n != PAGE}), "missing: fa/appeal.html"),
    "a page added": (lambda b: zipped(b | {"fa/extra.html": b"x"}), "added: fa/extra.html"),
    "no manifest": (lambda b: zipped({n: c for n, c in b.items() if n != MANIFEST}), "there is no manifest.json"),
    "a member that leaves the folder": (lambda b: zip_of([*b.items(), (info("../evil"), b"x")]), "leaves its folder"),
    "an absolute member": (lambda b: zip_of([*b.items(), (info("/etc/cron.d/evil"), b"x")]), "is not relative"),
    "a member on a drive": (lambda b: zip_of([*b.items(), (info("C:/evil"), b"x")]), "is not relative"),
    "a symbolic link": (lambda b: zip_of([*b.items(), (info("fa/link", stat.S_IFLNK | 0o777), b"/etc/passwd")]), "fa/link is a link or device"),
    "a member twice": (lambda b: zip_of([*b.items(), (info("FA/appeal.html"), b"x")]), "two members are called “FA/appeal.html”"),
    "something before the first member": (lambda b: b"#!/bin/sh\n" + zipped(b), "something stands before the first member"),
    "a comment": (lambda b: zip_of(list(b.items()), b"hello"), "the zip carries a comment"),
    "an unusual compression": (lambda b: zip_of([*b.items(), (info("fa/x", compression=zipfile.ZIP_LZMA), b"x")]), "not every program reads"),
    "a name that differs inside": (lambda b: with_local_name(zipped(b), b"fa/appeal.html", b"fa/appeal.HTML"), "fa/appeal.html is called otherwise inside"),
    "a name of a device": (lambda b: zip_of([*b.items(), (info("fa/NUL"), b"x")]), "no file on every computer"),
    "a zip cut short": (lambda b: zipped(b)[:-30], "it is not a readable zip"),
    "no zip at all": (lambda b: b"PK but nothing else", "it is not a readable zip"),
    "an empty file": (lambda b: b"", "it is not a readable zip"),
    "a byte of the content flipped": (lambda b: flipped(zipped(b)), "altered: "),
}  # fmt: skip


def flipped(content: bytes) -> bytes:
    place = content.index("آزمون".encode(), content.index(b"fa/appeal.html"))
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize("name", ZIP_TAMPERINGS)
def test_every_kind_of_tampering_with_a_bundle_is_named(name, files, tmp_path):
    tamper, sentence = ZIP_TAMPERINGS[name]
    path = tmp_path / "fa.zip"
    path.write_bytes(tamper(bundle_of(files)))
    result = verify(path)
    assert not result.intact
    assert sentence in "\n".join(result.sentences)


def test_a_bomb_is_never_read_beyond_the_size_that_the_manifest_promises(tmp_path, monkeypatch):
    bomb = info("fa/bomb.html", compression=zipfile.ZIP_DEFLATED)
    manifest = Manifest("", "", "0" * 64, (), (File("fa/bomb.html", 10, "0" * 64),))
    path = tmp_path / "bomb.zip"
    path.write_bytes(zip_of([(info(MANIFEST), serialise(manifest)), (bomb, b"\0" * 50_000_000)]))
    read = []
    original = zipfile.ZipExtFile.read
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda self, n=-1: (read.append(self.name), original(self, n))[1])
    assert verify(path).sentences == ("altered: fa/bomb.html",)
    assert "fa/bomb.html" not in read


def test_a_bundle_that_would_fill_a_disk_is_refused_unread(files, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.export.verification.MOST_BYTES", 1000)
    path = tmp_path / "fa.zip"
    path.write_bytes(files["bundles/fa.zip"])
    assert verify(path).sentences == ("it holds more than a bundle may",)


def test_verify_writes_nothing(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    verify(folder)
    verify(folder / "bundles" / "fa.zip")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_is_not_there_cannot_be_verified(tmp_path):
    with pytest.raises(UnreadableInput, match=r"nowhere: there is no such folder or file$"):
        verify(tmp_path / "nowhere")


def test_a_manifest_survives_writing_and_reading(files):
    assert serialise(parse(files[MANIFEST])) == files[MANIFEST]


def test_a_manifest_lists_every_file_but_itself_and_every_digest_of_what_a_text_was_made_from(files):
    manifest = parse(files[MANIFEST])
    assert manifest.all_files.keys() == files.keys() - {MANIFEST}
    assert {file.path: file for file in listed({n: c for n, c in files.items() if n != MANIFEST})} == manifest.all_files
    for entry in manifest.documents:
        assert len(entry.source_sha256) == 64
        assert bool(entry.catalogue_sha256) == (entry.status != "source")
        assert entry.glossary_sha256 == SITE.glossary_sha256


def test_the_published_schema_says_what_the_reader_accepts(files):
    from importlib.resources import files as resources

    schema = json.loads(resources("pipeline.export").joinpath("manifest.schema.json").read_text())
    table = json.loads(files[MANIFEST])
    assert schema["required"] == list(table)
    assert schema["$defs"]["document"]["required"] == list(table["documents"][0])
    assert schema["$defs"]["file"]["required"] == list(table["files"][0])
    assert schema["$defs"]["news"]["required"] == list(table["news"][0])


@pytest.mark.parametrize(
    "path", ["", "/a", "a/../b", "a//b", ".", "a\\b", "C:/x", "a\0b", "con", "a/NUL.txt", "a/b.", "a/b ", "a:b", "x" * 1025]
)
def test_a_dangerous_path_is_no_path_of_a_manifest(path):
    assert unsafe(path)


@pytest.mark.parametrize("path", ["a", "fa/appeal.html", "fa/فراخوان.html", "a b/c.d.e", "console.txt", "drafts/ckb/bios/x.md"])
def test_an_ordinary_path_is_accepted(path):
    assert unsafe(path) == ""


def test_two_zips_of_one_content_are_one_and_tell_nothing_of_when_and_where():
    first, second = io.BytesIO(), io.BytesIO()
    write(first, [("b", b"2"), ("a", b"1")])
    write(second, iter([("b", b"2"), ("a", b"1")]))
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        assert [(i.filename, i.date_time, i.external_attr >> 16, i.create_system, i.extra) for i in archive.infolist()] == [
            ("b", (1980, 1, 1, 0, 0, 0), 0o100644, 3, b""),
            ("a", (1980, 1, 1, 0, 0, 0), 0o100644, 3, b""),
        ]


def test_a_bundle_holds_finished_texts_of_its_language_alone(files):
    drafted = render(editions(drafts=("fa",)), GLOSSARY, SITE)
    assert "bundles/fa.zip" not in drafted
    names = bundle_of(files)
    assert next(iter(names)) == MANIFEST
    assert {name.split("/")[0] for name in names} == {"fa", "share", MANIFEST}
    assert not [name for name in names if name.startswith("share/") and not name.startswith("share/fa/")]
    assert all(b"../de/" not in content for content in names.values())


def test_a_manifest_with_an_unknown_field_is_not_half_understood(files):
    table = json.loads(files[MANIFEST])
    table["executable"] = "x"
    with pytest.raises(UnreadableInput, match=r"manifest\.json: unknown field “executable”$"):
        parse(json.dumps(table).encode())


def test_a_waiver_is_published(files):
    from pipeline.export import Waiver

    waiver = Waiver("numbers", "appeal", "fa", "Days", "checked by two people")
    again = parse(render(editions(), GLOSSARY, SITE, waivers=[waiver])[MANIFEST])
    assert again.waivers == (waiver,)
    assert replace(again, waivers=(), files=()) == replace(parse(files[MANIFEST]), files=())


def test_a_file_name_cannot_steer_the_terminal_of_who_verifies(folder):
    (folder / "fa" / "\x1b[2J\u202etxt.html").write_text("x")
    assert verify(folder).sentences == ("added: fa/<U+001B>[2J<U+202E>txt.html",)
