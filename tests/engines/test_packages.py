"""`pipeline models`: whole packages or none, from the index or a file, resumed when cut short, and nothing from anywhere else."""

from __future__ import annotations

import http.server
import io
import json
import stat
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.engines import ArgosSettings, Ask, available, download, packages
from pipeline.errors import MissingEngine, UnreadableInput, WrongUsage
from tests.engines import tiny

TABLE = {"the": "der", "letter": "Brief"}


@dataclass
class Server:
    """An index and packages on this machine; `cut` ends answers early, `log` has each path asked for with its range."""

    address: str
    files: dict[str, bytes] = field(default_factory=dict)
    cut: int = 0
    etag: str = '"1"'
    log: list[tuple[str, str]] = field(default_factory=list)
    redirect: dict[str, str] = field(default_factory=dict)

    def offer(self, source: str, target: str, name: str, content: bytes, version: str = "1.0", **more: object) -> None:
        self.files[f"/{name}"] = content
        index = json.loads(self.files.get("/index.json", b"[]"))
        entry = {"from_code": source, "to_code": target, "package_version": version, "links": [f"{self.address}/{name}"], **more}
        self.files["/index.json"] = json.dumps([*index, entry]).encode()


@pytest.fixture
def server(loopback: None) -> Iterator[Server]:
    """The server, for as long as the test."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            own.log.append((self.path, asked))
            if self.path in own.redirect:
                self.send_response(302)
                self.send_header("Location", own.redirect[self.path])
                self.end_headers()
                return
            content = own.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            start = 0
            if asked and self.headers.get("If-Range") == own.etag:
                start = int(asked.removeprefix("bytes=").removesuffix("-"))
            self.send_response(206 if start else 200)
            self.send_header("ETag", own.etag)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            end = own.cut if own.cut and self.path != "/index.json" else len(content)
            self.wfile.write(content[start:end])

        def log_message(self, *args: object) -> None:
            pass

    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    own = Server(f"http://127.0.0.1:{listener.server_port}")
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    yield own
    listener.shutdown()
    listener.server_close()
    thread.join()


@pytest.fixture
def place(home: ArgosSettings, server: Server) -> ArgosSettings:
    """The settings of a machine whose index is the server of the test."""
    return replace(home, index=f"{server.address}/")


@lru_cache
def archive(source: str = "en", target: str = "de", version: str = "1.0") -> bytes:
    """A good package file."""
    with tempfile.TemporaryDirectory() as folder:
        package = tiny.write(Path(folder), source, target, TABLE, version=version)
        return tiny.zipped(package, Path(folder) / "made.argosmodel").read_bytes()


def repacked(content: bytes, change: Callable[[zipfile.ZipInfo, bytes], list[tuple[zipfile.ZipInfo | str, bytes]]]) -> bytes:
    """The package with each of its files replaced by what `change` makes of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after:
        for info in before.infolist():
            for name, data in change(info, before.read(info)):
                after.writestr(name, data)
    return out.getvalue()


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_package_is_installed_from_the_index_and_translates(server: Server, place: ArgosSettings, tmp_path: Path) -> None:
    server.offer("en", "de", "old", b"rubbish", version="1.9")
    content = archive(version="1.10")
    server.offer("en", "de", "new", content, version="1.10")
    seen: list[tuple[int, int]] = []
    installed = packages.install("en-de", lambda done, total: seen.append((done, total)), place)
    assert (installed.folder, installed.version) == (place.packages / "translate-en_de", "1.10")
    assert seen[-1] == (len(content), len(content))
    own = available(settings=place, bundled=None)[0]
    assert own.translate([Ask("the letter")], "en", "de")[0][0].text == "der Brief"
    assert tree(place.downloads) == []


def test_argostranslate_finds_what_was_installed(server: Server, place: ArgosSettings, tmp_path: Path) -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from argostranslate import package
    server.offer("en", "de", "x", archive())
    packages.install("en-de", None, place)
    assert [(one.from_code, one.to_code) for one in package.get_installed_packages([place.packages])] == [("en", "de")]


def test_a_download_that_was_cut_short_goes_on_where_it_stopped(server: Server, place: ArgosSettings, tmp_path: Path) -> None:
    content = archive()
    server.offer("en", "de", "x", content)
    server.cut = len(content) // 2
    with pytest.raises(MissingEngine, match="run the command again to go on"):
        packages.install("en-de", None, place)
    assert tree(place.packages) == []
    server.cut = 0
    assert packages.install("en-de", None, place).version == "1.0"
    assert server.log[-1] == ("/x", f"bytes={len(content) // 2}-")


def test_a_download_does_not_go_on_in_a_file_that_has_changed(server: Server, place: ArgosSettings, tmp_path: Path) -> None:
    first, second = archive(), archive(version="2.0")
    server.offer("en", "de", "x", first)
    server.cut = len(first) // 2
    with pytest.raises(MissingEngine, match=r"ended after|cannot be fetched"):
        packages.install("en-de", None, place)
    server.cut, server.etag, server.files["/x"] = 0, '"2"', second
    assert packages.install("en-de", None, place).version == "2.0"


def test_a_newer_package_replaces_the_older_one_whatever_its_folder_is_called(
    place: ArgosSettings, tmp_path: Path, package
) -> None:
    package("en", "de", TABLE, version="0.9").rename(place.packages / "translate-en_de-0_9")
    file = tmp_path / "new.argosmodel"
    file.write_bytes(archive())
    packages.install_file(file, place)
    packages.install_file(file, place)
    assert [path.name for path in place.packages.iterdir()] == ["translate-en_de"]
    assert [one.name for one in place.packages.parent.iterdir()] == ["packages"]


def test_an_index_without_the_pair_or_that_cannot_be_reached_is_named(server: Server, place: ArgosSettings) -> None:
    server.files["/index.json"] = b"[]"
    with pytest.raises(MissingEngine, match="has no package en → ckb"):
        packages.install("en-ckb", None, place)
    server.files["/index.json"] = b"{"
    with pytest.raises(UnreadableInput, match="the package index is not JSON"):
        packages.install("en-de", None, place)
    del server.files["/index.json"]
    with pytest.raises(MissingEngine, match="cannot be fetched: the server says 404"):
        packages.install("en-de", None, place)
    with pytest.raises(MissingEngine, match="cannot be fetched"):
        packages.install("en-de", None, replace(place, index="http://127.0.0.1:9/"))


def test_nothing_is_taken_from_an_unencrypted_address_of_another_machine(server: Server, place: ArgosSettings) -> None:
    with pytest.raises(MissingEngine, match=r"only taken from https addresses, not from http://example\.org/index\.json"):
        packages.install("en-de", None, replace(place, index="http://example.org"))
    server.offer("en", "de", "x", b"")
    server.redirect["/x"] = "http://example.org/x"
    with pytest.raises(MissingEngine, match=r"not from http://example\.org/x"):
        packages.install("en-de", None, place)
    with pytest.raises(MissingEngine, match=r"not from file:///etc/passwd"):
        download.allowed("file:///etc/passwd")


@pytest.mark.parametrize("pair", ["en", "en-en", "english-german", "../x", "en-de-fa", ""])
def test_what_is_no_pair_is_wrong_usage(pair: str, home: ArgosSettings) -> None:
    with pytest.raises(WrongUsage, match="is no pair of languages"):
        packages.remove(pair, home)


def symlink(info: zipfile.ZipInfo, data: bytes) -> list[tuple[zipfile.ZipInfo | str, bytes]]:
    link = zipfile.ZipInfo("translate-en_de/link")
    found = info.filename.endswith("metadata.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return [(info.filename, data), *([(link, b"/etc/passwd")] if found else [])]


def with_more(name: str, data: bytes = b"x"):
    return lambda info, content: [(info.filename, content), *([(name, data)] if info.filename.endswith("metadata.json") else [])]


def without(name: str):
    return lambda info, content: [] if info.filename.endswith(name) else [(info.filename, content)]


def changed(name: str, data: bytes):
    return lambda info, content: [(info.filename, data if info.filename.endswith(name) else content)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (with_more("../outside"), "would be written outside its folder"),
        (with_more("/etc/outside"), "would be written outside its folder"),
        (with_more("translate-en_de/../../outside"), "would be written outside its folder"),
        (with_more("translate-en_de\\..\\outside"), "would be written outside its folder"),
        (with_more("C:outside"), "would be written outside its folder"),
        (symlink, "is no ordinary file"),
        (with_more("other/file"), "it must hold one folder, and holds other, translate-en_de"),
        (with_more("translate-en_de/METADATA.json"), "it holds the same file twice"),
        (with_more("translate-en_de/bomb", b"\0" * 5_000_000), "would grow to 4 MB out of almost nothing"),
        (without("metadata.json"), "metadata.json is missing"),
        (without("model.bin"), "the package has no network"),
        (without("sentencepiece.model"), "neither sentencepiece.model nor bpe.model"),
        (changed("metadata.json", b"{"), "not readable as JSON"),
        (changed("metadata.json", b'{"from_code": "../../x", "to_code": "de"}'), "“from_code” must be a language code"),
        (changed("metadata.json", b'{"from_code": "en", "to_code": "de", "type": "sbd"}'), "a package of type “sbd”"),
        (changed("sentencepiece.model", b"rubbish"), "not a SentencePiece model"),
        (changed("model.bin", b"rubbish"), "the network cannot be loaded"),
    ],
)
def test_a_package_that_is_not_fit_is_refused_whole(change, reason: str, home: ArgosSettings, tmp_path: Path) -> None:
    file = tmp_path / "bad.argosmodel"
    file.write_bytes(repacked(archive(), change))
    before = tree(home.packages.parent)
    with pytest.raises(UnreadableInput, match=reason) as caught:
        packages.install_file(file, home)
    assert caught.value.path == str(file)
    assert tree(home.packages.parent) == before
    assert not (tmp_path / "outside").exists()


def test_a_truncated_damaged_or_lying_archive_is_refused_whole(home: ArgosSettings, tmp_path: Path) -> None:
    content = archive()
    file = tmp_path / "bad.argosmodel"
    middle = content.index(b"translate-en_de/model/model.bin") + 3000
    flipped = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
    size = zipfile.ZipFile(io.BytesIO(content)).getinfo("translate-en_de/sentencepiece.model").file_size
    lying = content.replace(size.to_bytes(4, "little"), (size - 1).to_bytes(4, "little"))
    for bad in (content[: len(content) // 2], flipped, lying, b"no zip at all", b""):
        file.write_bytes(bad)
        with pytest.raises(UnreadableInput, match="the package is damaged or cut short"):
            packages.install_file(file, home)
        assert tree(home.packages) == []


def test_a_package_that_lies_about_its_pair_is_refused(server: Server, place: ArgosSettings, tmp_path: Path) -> None:
    server.offer("en", "fa", "x", archive("en", "de"))
    with pytest.raises(UnreadableInput, match="the package says it is en → de, not en → fa"):
        packages.install("en-fa", None, place)
    assert tree(place.packages) == []
    assert tree(place.downloads) == []


def test_a_package_is_removed_and_only_once(home: ArgosSettings, package) -> None:
    package("en", "de", TABLE)
    package("en", "fa", TABLE)
    assert [one.label for one in packages.remove("en-de", home)] == ["en→de 1.0"]
    assert [path.name for path in home.packages.iterdir()] == ["translate-en_fa"]
    with pytest.raises(MissingEngine, match="no package en → de is installed in"):
        packages.remove("en-de", home)


def test_the_list_says_what_serves_each_of_the_twenty_pairs(home: ArgosSettings, package, tmp_path: Path) -> None:
    package("fa", "en", TABLE)
    package("en", "de", TABLE, version="1.3")
    (home.packages / "rubbish").mkdir()
    bundled = tmp_path / "bundled"
    tiny.write(bundled, "en", "kmr", TABLE)
    listing = packages.listing(settings=home, bundled=bundled)
    assert [(one.pairs, one.version, one.source) for one in listing.installed] == [
        ((("en", "de"),), "1.3", "argos"),
        ((("fa", "en"),), "1.0", "argos"),
        ((("en", "kmr"),), "1.0", "bundled"),
    ]
    assert all(one.size > 100_000 and len(one.sha256) == 64 for one in listing.installed)
    assert {(one.source, one.target): one.legs for one in listing.services if one.legs} == {
        ("en", "de"): ("argos en→de 1.3",),
        ("en", "kmr"): ("bundled en→kmr 1.0",),
        ("fa", "en"): ("argos fa→en 1.0",),
        ("fa", "de"): ("argos fa→en 1.0", "argos en→de 1.3"),
        ("fa", "kmr"): ("argos fa→en 1.0", "bundled en→kmr 1.0"),
    }
    assert len(listing.services) == 20
    assert [one.folder.name for one in listing.broken] == ["rubbish"]


def test_listing_removing_and_installing_from_a_file_need_no_network(home: ArgosSettings, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(archive())
    packages.install_file(file, home)
    packages.listing(settings=home, bundled=None)
    packages.remove("en-de", home)
