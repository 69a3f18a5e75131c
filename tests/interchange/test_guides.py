"""The ready configuration for other tools names the files that this project has."""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path

from pipeline.languages import LANGUAGES
from pipeline.project import Project

TOOLS = Path(__file__).parents[2] / "docs" / "tools"


def test_weblate_finds_every_catalogue_and_its_template() -> None:
    discovery = json.loads((TOOLS / "weblate-discovery.json").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        match = re.fullmatch(discovery["match"], Project.catalogue_path("bios/nahid-taghavi", language))
        assert match is not None
        assert re.fullmatch(discovery["language_regex"], match["language"])
        template = discovery["new_base_template"].replace("{{ component }}", match["component"])
        assert template == Project.template_path("bios/nahid-taghavi")
    assert not re.fullmatch(discovery["match"], Project.template_path("appeal"))
    assert not re.fullmatch(discovery["match"], Project.memory_path("agency"))


def test_the_first_weblate_component_is_the_appeal() -> None:
    (component,) = json.loads((TOOLS / "weblate-components.json").read_text(encoding="utf-8"))
    assert fnmatch.fnmatch(Project.catalogue_path("appeal", "ckb"), component["filemask"])
    assert component["new_base"] == Project.template_path("appeal")
    assert all(re.fullmatch(component["language_regex"], code) for code in LANGUAGES)
