"""Our reading of argostranslate's settings against argostranslate's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.engines.settings import argos_settings, nllb_folder
from pipeline.errors import UnreadableInput

ASK = """
import json, warnings
warnings.simplefilter("ignore")
from argostranslate import settings
print(json.dumps([str(settings.package_data_dir), settings.remote_package_index, str(settings.downloads_dir), settings.device]))
"""


@pytest.mark.parametrize(
    ("variables", "written"),
    [
        ({}, {}),
        ({"XDG_DATA_HOME": "{tmp}/data", "XDG_CACHE_HOME": "{tmp}/cache"}, {}),
        ({"ARGOS_PACKAGES_DIR": "{tmp}/mine"}, {"ARGOS_PACKAGES_DIR": "{tmp}/other"}),
        (
            {},
            {"ARGOS_PACKAGES_DIR": "{tmp}/other", "ARGOS_DEVICE_TYPE": "cuda", "ARGOS_PACKAGE_INDEX": "https://example.org/index/"},
        ),
        ({"XDG_CONFIG_HOME": "{tmp}/conf", "ARGOS_PACKAGE_INDEX": "https://example.org/mirror/"}, {"ARGOS_DEVICE_TYPE": "cuda"}),
        ({"SNAP": "{tmp}/snap", "SNAP_USER_DATA": "{tmp}/snapdata"}, {}),
    ],
)
def test_our_settings_are_argostranslates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables, written) -> None:
    env = {"HOME": str(tmp_path)} | {key: value.format(tmp=tmp_path) for key, value in variables.items()}
    config = Path(env.get("XDG_CONFIG_HOME", tmp_path / ".config")) / "argos-translate"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({k: v.format(tmp=tmp_path) for k, v in written.items()}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, env={**env, "PATH": os.environ["PATH"]}
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    ours = argos_settings(env)
    assert [str(ours.packages), ours.index_file, str(ours.downloads), ours.device] == json.loads(done.stdout)


def test_a_settings_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    config = tmp_path / "argos-translate"
    config.mkdir()
    (config / "settings.json").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"settings\.json: argostranslate's settings cannot be read"):
        argos_settings({"XDG_CONFIG_HOME": str(tmp_path)})


def test_reading_the_settings_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    argos_settings({})
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_nllb_before_the_project(tmp_path: Path) -> None:
    assert nllb_folder("project", {"PIPELINE_NLLB": "mine"}) == Path("mine")
    assert nllb_folder("project", {}) == Path("project")
    assert nllb_folder("", {}) is None
