"""The laws of extraction through the real project layer: files, merges, states and exports, whatever happens in between."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import catalogue, markdown
from pipeline.model import State
from pipeline.project import Project
from pipeline.tasks.export import export
from pipeline.tasks.extract import extract

GLOSSARY = (
    "version: 1\nterms:\n  - id: mina-sample\n    kind: person\n    en: Mina Sample\n    fa: مینا نمونه\n    de: Mina Sample\n"
)
FEWER = settings(max_examples=max(40, (settings.default.max_examples if settings.default else 200) // 5))
"""Every example reads and writes a dozen files."""

blocks = st.sampled_from(
    [
        "# Free Mina Sample",
        "Mina Sample was held for 151 days.",
        "Mina Sample was not held for 152 days.",
        "She *is* a [teacher](https://example.org).",
        "- one\n- two",
        "| a | b |\n|---|---|\n| c | d |",
        "> She is innocent.",
        "```\ncode\n```",
        "She has a child[^1].\n\n[^1]: A daughter.",
        "<!-- translators: a note -->\nRead on.",
    ]
)
sources = st.lists(blocks, min_size=1, max_size=6).map("\n\n".join).map(lambda text: text + "\n")
edits = st.lists(
    st.one_of(
        st.tuples(st.just("source"), sources),
        st.tuples(st.just("translate"), st.integers(0, 20)),
        st.tuples(st.just("doubt"), st.integers(0, 20)),
    ),
    max_size=6,
)


def write(folder: Path, text: str) -> Project:
    """Save the source text; the project, read afresh."""
    path = folder / "source/appeal.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return Project.open(folder)


def turned(folder: Path, number: int, state: State) -> tuple[str, str] | None:
    """What a translator does with one entry of the Persian catalogue; its msgid and msgstr."""
    from dataclasses import replace

    project = Project.open(folder)
    found = project.catalogue("appeal", "fa")
    assert found is not None
    if not found.units:
        return None
    place = number % len(found.units)
    unit = found.units[place]
    if state is State.NEEDS_EDITING and (not unit.msgstr or unit.state is state):
        return None  # nothing that a person could say, or that the file would show
    words = f"ترجمهٔ {number}" if state is State.REVIEWED else unit.msgstr
    units = (*found.units[:place], replace(unit, msgstr=words, state=state), *found.units[place + 1 :])
    project.write("translations/fa/appeal.po", catalogue.serialise(replace(found, units=units)))
    return unit.msgid, words


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the translations."""
    return {path.as_posix(): path.read_bytes() for path in sorted((folder / "translations").rglob("*.*")) if path.is_file()}


@FEWER
@given(sources, edits)
def test_no_edit_of_the_source_loses_a_translation_and_a_revert_brings_all_back(
    first: str, steps: list[tuple[str, object]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        said: dict[str, tuple[str, State]] = {}
        extract(write(folder, first), ("appeal",))
        for what, with_ in steps:
            if what == "source":
                extract(write(folder, str(with_)), ("appeal",))
                continue
            state = State.REVIEWED if what == "translate" else State.NEEDS_EDITING
            assert isinstance(with_, int)
            if change := turned(folder, with_, state):
                said[change[0]] = change[1], state
            extract(Project.open(folder), ("appeal",))
        extract(write(folder, first), ("appeal",))
        found = Project.open(folder).catalogue("appeal", "fa")
        assert found is not None
        assert {unit.msgid: (unit.msgstr, unit.state) for unit in (*found.units, *found.obsolete)}.items() >= said.items()
        reviewed = {unit.msgid for unit in (*found.units, *found.obsolete) if unit.state is State.REVIEWED}
        assert reviewed == {text for text, (_, state) in said.items() if state is State.REVIEWED}
        before = files(folder)
        assert extract(Project.open(folder), ("appeal",)).changed == ()
        (folder / ".pipeline/cache/extract.json").unlink()
        assert extract(Project.open(folder), ("appeal",)).changed == ()
        assert files(folder) == before


@FEWER
@given(sources)
def test_a_source_is_exported_byte_for_byte_but_for_private_comments(text: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        extract(write(folder, text), ("appeal",))
        export(Project.open(folder), ("appeal",), formats=("md",))
        exported = (folder / "export/en/appeal.md").read_bytes()
        assert exported == markdown.splice(text, lambda one: one).encode()
        assert "<!--" in text or exported == text.encode()
