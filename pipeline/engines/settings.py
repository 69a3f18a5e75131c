"""Where argostranslate keeps its packages and its index, found out without importing it.

Importing `argostranslate.settings` makes three folders and reads a file; `--help` and `check` must do neither. The rules here are
those of argostranslate 1.12: the environment before `settings.json` before the default (a test holds the two against each other).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UnreadableInput

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
PACKAGES_VARIABLE, INDEX_VARIABLE, NLLB_VARIABLE = "ARGOS_PACKAGES_DIR", "ARGOS_PACKAGE_INDEX", "PIPELINE_NLLB"


@dataclass(frozen=True, slots=True)
class ArgosSettings:
    """Folders and preferences as argostranslate sees them; `threads` 0 means as many as the machine has cores."""

    packages: Path
    downloads: Path
    index: str
    device: str = "cpu"
    compute_type: str = "int8"
    threads: int = 0

    @property
    def index_file(self) -> str:
        """The address of the package index."""
        return f"{self.index.rstrip('/')}/index.json"


def argos_settings(environment: Mapping[str, str] | None = None) -> ArgosSettings:
    """Read the settings; a settings file that is not JSON is an error, as its folder would be silently wrong."""
    env = os.environ if environment is None else environment
    home = Path(env["SNAP_USER_DATA"]) if "SNAP" in env else Path.home()
    written = _written(Path(env.get("XDG_CONFIG_HOME", home / ".config")) / "argos-translate" / "settings.json")

    def setting(key: str, default: str) -> str:
        return env.get(key, str(written.get(key, default)))

    compute = setting("ARGOS_COMPUTE_TYPE", "auto")
    return ArgosSettings(
        packages=Path(setting(PACKAGES_VARIABLE, str(_data(env, home) / "packages"))),
        downloads=Path(env.get("XDG_CACHE_HOME", home / ".local" / "cache")) / "argos-translate" / "downloads",
        index=setting(INDEX_VARIABLE, INDEX),
        device=setting("ARGOS_DEVICE_TYPE", "cpu"),
        compute_type="int8" if compute == "auto" else compute,
        threads=_whole(setting("ARGOS_INTRA_THREADS", "0")),
    )


def nllb_folder(configured: str = "", environment: Mapping[str, str] | None = None) -> Path | None:
    """The CTranslate2 folder of an NLLB network: PIPELINE_NLLB, else what the project configured, else None."""
    env = os.environ if environment is None else environment
    path = env.get(NLLB_VARIABLE) or configured
    return Path(path).expanduser() if path else None


def _data(env: Mapping[str, str], home: Path) -> Path:
    return Path(env.get("XDG_DATA_HOME", home / ".local" / "share")) / "argos-translate"


def _written(file: Path) -> Mapping[str, object]:
    try:
        settings = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableInput(f"argostranslate's settings cannot be read: {error}", str(file)) from None
    if not isinstance(settings, dict):
        raise UnreadableInput("argostranslate's settings must be a JSON object", str(file))
    return settings


def _whole(value: str) -> int:
    return int(value) if value.isdigit() else 0
