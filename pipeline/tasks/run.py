"""`pipeline run`: the whole job, one task after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.project import Project
from pipeline.tasks.check import Checked, check
from pipeline.tasks.draft import Drafted, draft
from pipeline.tasks.export import Exported, export
from pipeline.tasks.extract import Extracted, extract
from pipeline.tasks.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Ran:
    """What each part of a run reported."""

    extracted: Extracted
    drafted: Drafted
    checked: Checked
    exported: Exported


def run(project: Project, languages: Sequence[str] = (), *, progress: Progress = silent) -> Ran:
    """Extract, draft, check, export with drafts; an error finding refuses its document and stops nothing else."""
    names = project.documents
    return Ran(
        extract(project, names, progress=progress),
        draft(project, names, languages, progress=progress),
        check(project, names, languages, progress=progress),
        export(project, names, languages, drafts=True, progress=progress),
    )
