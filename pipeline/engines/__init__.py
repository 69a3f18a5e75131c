"""Engines that translate on this machine: Argos packages, NLLB, and the packages that come with this program.

Nothing here imports a heavy library before a sentence is to be translated, and nothing but `download` opens a socket.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.engines.argos import PackageEngine
from pipeline.engines.engine import PLAIN, Ask, Effort, Engine, Hypothesis
from pipeline.engines.nllb import NllbEngine
from pipeline.engines.package import BUNDLED, Broken, Package, installed
from pipeline.engines.results import Progress, Remembering, Results
from pipeline.engines.routes import Leg, Ranked, route, served
from pipeline.engines.settings import ArgosSettings, argos_settings, nllb_folder
from pipeline.errors import MissingEngine

__all__ = [
    "PLAIN",
    "ArgosSettings",
    "Ask",
    "Broken",
    "Effort",
    "Engine",
    "Hypothesis",
    "Leg",
    "NllbEngine",
    "Package",
    "PackageEngine",
    "Progress",
    "Ranked",
    "Remembering",
    "Results",
    "argos_settings",
    "available",
    "installed",
    "nllb_folder",
    "route",
    "served",
]


def available(
    choice: str = "auto", nllb: str = "", settings: ArgosSettings | None = None, bundled: Path | None = BUNDLED
) -> list[Ranked]:
    """The engines that `--engine` allows, best first; loads nothing.

    `nllb` is the project's setting of that name. MissingEngine when NLLB was asked for by name and there is none; an engine that
    `auto` does not find is simply not there.
    """
    own = settings or argos_settings()
    engines: list[Ranked] = []
    if choice != "nllb":
        found, _ = installed(own.packages, bundled)
        engines += [PackageEngine(package, own.device, own.compute_type, own.threads) for package in found]
    folder = nllb_folder(nllb)
    if choice != "argos" and folder is not None:
        engines.append(NllbEngine(folder, own.device, own.compute_type, own.threads))
    if choice == "nllb" and not engines:
        raise MissingEngine("NLLB was asked for, but neither the setting “nllb” nor PIPELINE_NLLB names its folder")
    return engines
