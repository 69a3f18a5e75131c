"""What one look at a catalogue tells, kept for the commands that ask again: `check`, `status`, `review`.

A look is bound to the content that was looked at. Nothing here decides what may be published: the gate looks for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Catalogue, Finding, State
from pipeline.project import Project
from pipeline.tasks.cache import Cache
from pipeline.tasks.document_looks import fingerprint_of
from pipeline.values import flat
from pipeline.whole_files import fingerprint


@dataclass(frozen=True, slots=True)
class CatalogueLook:
    """A catalogue: its findings, its units by state, its waivers, and a fingerprint of its msgids."""

    of: str
    findings: tuple[Finding, ...]
    reviewed: int
    needs_editing: int
    untranslated: int
    waivers: tuple[str, ...]
    texts: str

    @property
    def translated(self) -> int:
        """How many entries have a translation, approved or not."""
        return self.reviewed + self.needs_editing

    @classmethod
    def at(cls, catalogue: Catalogue, project: Project, of: str) -> CatalogueLook:
        """A look at a catalogue."""
        from pipeline import checks  # all that is known of facts in five languages; not needed for what is remembered

        states = Counter(unit.state for unit in catalogue.units)
        return cls(
            of,
            checks.check(catalogue, project.glossary),
            states[State.REVIEWED],
            states[State.NEEDS_EDITING],
            states[State.UNTRANSLATED],
            tuple(str(waiver) for waiver in checks.waivers(catalogue)),
            fingerprint_of(unit.msgid for unit in catalogue.units),
        )

    @classmethod
    def parse(cls, stored: dict[str, Any]) -> CatalogueLook:
        """A look as the cache has kept it."""
        findings = tuple(Finding(**finding) for finding in stored["findings"])
        return cls(**stored | {"findings": findings, "waivers": tuple(stored["waivers"])})


def catalogues_cache(project: Project) -> Cache:
    """Where looks at catalogues are kept."""
    return Cache(project, "check")


def recalled(project: Project, cache: Cache, name: str, language: str) -> CatalogueLook | None:
    """The look at a catalogue that has not changed since, None where there is none."""
    stored = cache.get(f"{language}/{name}")
    return CatalogueLook.parse(stored) if stored is not None and stored["of"] == _inputs(project, name, language) else None


def remember(cache: Cache, name: str, language: str, look: CatalogueLook) -> None:
    """Keep a look at a catalogue."""
    cache.put(f"{language}/{name}", flat(look) | {"findings": [flat(finding) for finding in look.findings]})


def looks(project: Project, catalogues: tuple[str, Sequence[str]]) -> list[CatalogueLook | None]:
    """Fresh looks at the catalogues of one document; None where there is no catalogue."""
    name, languages = catalogues
    found: list[CatalogueLook | None] = []
    for language in languages:
        path = project.catalogue_path(name, language)
        content = project.content(path)
        if content is None:
            found.append(None)
            continue
        # The fingerprint is that of what was looked at, even if somebody saves the file meanwhile.
        inputs = project.digest(path, project.glossary_path, known={path: fingerprint(content)})
        found.append(CatalogueLook.at(project.parse_catalogue(content, name, language), project, inputs))
    return found


def catalogue_look(project: Project, cache: Cache, name: str, language: str) -> CatalogueLook | None:
    """A look at one catalogue, from the cache where it has not changed; None where there is no catalogue."""
    look = recalled(project, cache, name, language)
    if look is None:
        (look,) = looks(project, (name, [language]))
        if look is not None:
            remember(cache, name, language, look)
    return look


def _inputs(project: Project, name: str, language: str) -> str:
    return project.digest(project.catalogue_path(name, language), project.glossary_path)
