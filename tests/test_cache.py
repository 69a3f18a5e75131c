"""What a run keeps for the next one is never believed over the content, and losing it loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.project import Project
from pipeline.tasks import cache
from pipeline.tasks.cache import Cache


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "source").mkdir()
    return Project(tmp_path)


def test_what_was_put_is_there_for_the_next_run(project: Project) -> None:
    kept = Cache(project, "check")
    kept.put("fa/appeal", {"of": "print", "findings": []})
    kept.save()
    assert Cache(project, "check").get("fa/appeal") == {"of": "print", "findings": []}


def test_two_runs_at_once_keep_what_both_found(project: Project) -> None:
    one, other = Cache(project, "check"), Cache(project, "check")
    one.put("a", 1)
    other.put("b", 2)
    one.save()
    other.save()
    assert (Cache(project, "check").get("a"), Cache(project, "check").get("b")) == (1, 2)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe", b'{"entries": []}'])
def test_a_damaged_cache_is_an_empty_one(project: Project, damage: bytes) -> None:
    kept = Cache(project, "check")
    kept.put("a", 1)
    kept.save()
    project.cache_path("check.json").write_bytes(damage)
    assert Cache(project, "check").get("a") is None


def test_what_another_version_of_the_program_found_is_not_believed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(project, "check")
    kept.put("a", 1)
    kept.save()
    monkeypatch.setattr(cache, "_program", lambda: "another")
    assert Cache(project, "check").get("a") is None


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(project: Project) -> None:
    (project.root / ".pipeline").write_text("a file in the way", encoding="utf-8")
    kept = Cache(project, "check")
    kept.put("a", 1)
    kept.save()
    assert Cache(project, "check").get("a") is None
