"""Fixtures for tests that draft: a home of their own for packages, no network, and a small glossary of invented people."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import glossary as glossary_module
from pipeline.engines import ArgosSettings
from pipeline.glossary import Glossary
from tests.engines import tiny

GLOSSARY = """\
version: 1
terms:
  - id: shirin-danesh
    kind: person
    gender: f
    en: {form: Shirin Danesh, also: [Shireen Danesh], short: [Danesh]}
    fa: {form: شیرین دانش, short: [دانش], never: [شکر دانش]}
    ckb: {form: شیرین دانێش, short: [دانێش]}
    kmr: {form: Şîrîn Daniş, short: [Daniş]}
    de: {form: Schirin Danesch, short: [Danesch]}
  - id: parviz-ahmadi
    kind: person
    gender: m
    en: {form: Parviz Ahmadi, short: [Ahmadi]}
    fa: {form: پرویز احمدی, short: [احمدی]}
    ckb: {form: پەرویز ئەحمەدی, short: [ئەحمەدی]}
    kmr: {form: Perwîz Ehmedî, short: [Ehmedî]}
    de: {form: Parwis Ahmadi, short: [Ahmadi]}
  - id: qarchak
    kind: place
    en: Qarchak
    fa: قرچک
    ckb: قەرچەک
    kmr: Qerçek
    de: Gartschak
  - id: nameless
    kind: organisation
    en: Committee Nine
    de: Komitee Neun
"""

_closed = True
UNIX = getattr(socket, "AF_UNIX", None)


def _guard(event: str, args: tuple[Any, ...]) -> None:
    """Every way to a network that Python has leads past one of these events; a socket of Unix leads to no network."""
    if not _closed or event not in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        return
    if not (UNIX is not None and isinstance(args[0], socket.socket) and args[0].family == UNIX):
        raise AssertionError(f"{event} {args[1:]}: only models install may open a connection")


sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def _offline() -> Iterator[None]:
    """No test opens a connection unless it asks for `loopback`."""
    global _closed
    _closed = True
    yield
    _closed = True


@pytest.fixture
def loopback() -> Iterator[None]:
    """Connections are allowed; the tests that use it talk to a server of their own."""
    global _closed
    _closed = False
    yield
    _closed = True


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ArgosSettings:
    """argostranslate's folders, empty and of this test alone.

    The networks made by hand have few and large weights, whose products are cut off in eight bits by processors without VNNI; so
    they are computed in floating point. Trained ones bear it: on such a processor 60.3 and 60.5 chrF, German, 90 texts.
    """
    for name in ("ARGOS_PACKAGES_DIR", "ARGOS_PACKAGE_INDEX", "ARGOS_DEVICE_TYPE", "PIPELINE_NLLB", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ARGOS_COMPUTE_TYPE", "float32")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, folder in (("DATA", "data"), ("CACHE", "cache"), ("CONFIG", "config")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / folder))
    packages = tmp_path / "data" / "argos-translate" / "packages"
    packages.mkdir(parents=True)
    downloads = tmp_path / "cache" / "argos-translate" / "downloads"
    return ArgosSettings(packages, downloads, "http://127.0.0.1:9/", compute_type="float32", threads=1)


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """Two invented people, a place, and an organisation without a Persian form."""
    return glossary_module.parse(GLOSSARY)


Write = Callable[..., Path]


@pytest.fixture
def package(home: ArgosSettings) -> Write:
    """Writes an installed package: `package("en", "fa", table, words)`; see `tiny.write`."""

    def write(source: str, target: str, table: tiny.Table, words: str = "", **more: Any) -> Path:
        return tiny.write(home.packages, source, target, table, words.split(), **more)

    return write
