"""What `pipeline models` does: list what is installed and what it serves, install from the Argos index or a file, remove.

Owns the packages folder. A package is there whole or not at all: it is unpacked and tried beside the folder and then moved in.
Functions return values and print nothing; only `install` leads to a socket.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.engines import available, package
from pipeline.engines.argos import PackageEngine
from pipeline.engines.nllb import NllbEngine
from pipeline.engines.package import BUNDLED, Broken, Package
from pipeline.engines.routes import served
from pipeline.engines.settings import ArgosSettings, argos_settings
from pipeline.errors import MissingEngine, UnreadableInput, UnwritableOutput, WrongUsage

ABANDONED = 24 * 3600
"""Seconds after which a half-installed package is nobody's."""

PAIR = re.compile(r"([a-z]{2,3})(?:->|[-_:→>/]|2)([a-z]{2,3})")

if TYPE_CHECKING:
    from pipeline.engines.download import Progress


@dataclass(frozen=True, slots=True)
class Installed:
    """One engine as `models list` shows it; `source` is argos, bundled or nllb, sizes are bytes, `sha256` see `Package`."""

    pairs: tuple[tuple[str, str], ...]
    engine: str
    version: str
    size: int
    sha256: str
    source: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Service:
    """What serves one directed pair: the engines of its legs in order, empty when none does."""

    source: str
    target: str
    legs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """All that `models list` has to say."""

    installed: tuple[Installed, ...]
    services: tuple[Service, ...]
    broken: tuple[Broken, ...]


def listing(nllb: str = "", settings: ArgosSettings | None = None, bundled: Path | None = BUNDLED) -> Listing:
    """What is installed and what it serves; reads every file once for its digest. `nllb` is the project's setting."""
    own = settings or argos_settings()
    engines = available("auto", nllb, own, bundled)
    installed = tuple(_installed(engine) for engine in engines if isinstance(engine, PackageEngine | NllbEngine))
    services = tuple(
        Service(source, target, tuple(leg.engine.version for leg in legs)) for (source, target), legs in served(engines).items()
    )
    return Listing(installed, services, tuple(package.installed(own.packages, bundled)[1]))


def install(pair: str, progress: Progress | None = None, settings: ArgosSettings | None = None) -> Package:
    """Install the newest package for a pair (`en-fa`) from the Argos index; opens a connection.

    WrongUsage when `pair` is none, MissingEngine when the index has none or cannot be reached, UnreadableInput when the package
    is not fit. An older package of the same pair is replaced.
    """
    from pipeline.engines import download

    own = settings or argos_settings()
    source, target = parse_pair(pair)
    offers = [offer for offer in _index(download.text(own.index_file), own.index_file) if _serves(offer, source, target)]
    if not offers:
        raise MissingEngine(f"the index {own.index_file} has no package {source} → {target}")
    best = max(offers, key=lambda offer: package.version_key(str(offer.get("package_version", ""))))
    named = best.get("links")
    links = [link for link in named if isinstance(link, str) and link.startswith("http")] if isinstance(named, list) else []
    if not links:
        raise MissingEngine(f"the index {own.index_file} has no address for the package {source} → {target}")
    archive = own.downloads / f"translate-{source}_{target}.argosmodel"
    reasons: list[str] = []
    for link in links:
        try:
            download.file(link, archive, progress)
            break
        except MissingEngine as error:
            reasons.append(error.message)
    else:
        raise MissingEngine("; ".join(reasons))
    try:
        return _install(archive, own, (source, target))
    finally:
        archive.unlink(missing_ok=True)


def install_file(path: Path, settings: ArgosSettings | None = None) -> Package:
    """Install a package from a file; opens no connection."""
    if not path.is_file():
        raise UnreadableInput("there is no such file", str(path))
    return _install(path, settings or argos_settings(), None)


def remove(pair: str, settings: ArgosSettings | None = None) -> tuple[Package, ...]:
    """Remove every installed package of a pair and give them; MissingEngine when there is none, bundled ones stay."""
    source, target = parse_pair(pair)
    own = settings or argos_settings()
    found = _of_pairs(own.packages, {(source, target)})
    if not found:
        raise MissingEngine(f"no package {source} → {target} is installed in {own.packages}")
    for one in found:
        _discard(one.folder)
    return tuple(found)


def parse_pair(pair: str) -> tuple[str, str]:
    """`en-fa`, `en_fa` or `en→fa` as two codes; WrongUsage for anything else."""
    match = PAIR.fullmatch(pair.strip())
    if match is None or match[1] == match[2]:
        raise WrongUsage(f"“{pair}” is no pair of languages; write it like en-fa")
    return match[1], match[2]


def _installed(engine: PackageEngine | NllbEngine) -> Installed:
    pairs = tuple(sorted(engine.pairs))
    if isinstance(engine, NllbEngine):
        return Installed(pairs, engine.name, engine.version, engine.size, engine.sha256, "nllb", engine.folder)
    own = engine.package
    return Installed(pairs, engine.name, own.version, own.size, own.sha256, own.origin, own.folder)


def _index(content: str, address: str) -> list[dict[str, object]]:
    try:
        offers = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"the package index is not JSON: {error}", address) from None
    if not isinstance(offers, list):
        raise UnreadableInput("the package index must be a list", address)
    return [offer for offer in offers if isinstance(offer, dict)]


def _serves(offer: dict[str, object], source: str, target: str) -> bool:
    return offer.get("type", "translate") == "translate" and (offer.get("from_code"), offer.get("to_code")) == (source, target)


def _install(archive: Path, settings: ArgosSettings, pair: tuple[str, str] | None) -> Package:
    """Unpack beside the folder, try, move in, and only then remove what it replaces."""
    from pipeline.engines.archive import unpacked

    try:
        settings.packages.mkdir(parents=True, exist_ok=True)
        working = _working_folder(_beside(settings.packages))
    except OSError as error:
        raise UnwritableOutput(f"packages cannot be written there: {error.strerror}", str(settings.packages)) from None
    try:
        fresh = package.read_package(unpacked(archive, working / "new"))
        if pair is not None and fresh.pairs != {pair}:
            says = fresh.direction.replace("→", " → ")
            raise UnreadableInput(f"the package says it is {says}, not {pair[0]} → {pair[1]}", str(archive))
        older = _of_pairs(settings.packages, fresh.pairs)
        place = settings.packages / fresh.folder.name
        if place.exists():
            place.rename(working / "replaced")
        fresh.folder.rename(place)
        for one in older:
            if one.folder != place:
                _discard(one.folder)
    except OSError as error:
        raise UnwritableOutput(f"the package cannot be moved there: {error.strerror}", str(settings.packages)) from None
    finally:
        shutil.rmtree(working, ignore_errors=True)
    return package.read_package(place)


def _working_folder(parent: Path) -> Path:
    """A new hidden folder; those that a killed run left behind yesterday go."""
    for left in parent.glob(".installing-*"):
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    working = Path(tempfile.mkdtemp(prefix=".installing-", dir=parent))
    (working / "new").mkdir()
    return working


def _beside(folder: Path) -> Path:
    """A folder on the same disk that argostranslate does not search for packages; a hidden one within when there is no other."""
    parent = folder.parent
    same = parent.stat().st_dev == folder.stat().st_dev and os.access(parent, os.W_OK)
    return parent if same else folder


def _of_pairs(folder: Path, pairs: Set[tuple[str, str]]) -> list[Package]:
    found, _ = package.installed(folder, None)
    return [one for one in found if one.pairs & pairs]


def _discard(folder: Path) -> None:
    """Remove a package so that an interruption leaves none of it in sight: renamed first, then deleted."""
    hidden = Path(tempfile.mkdtemp(prefix=".removing-", dir=_beside(folder.parent)))
    try:
        folder.rename(hidden / folder.name)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
