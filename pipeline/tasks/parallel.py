"""The same work on many documents, on all cores where that pays.

Workers are fresh processes that open the project themselves; they compute and return values, the calling process writes. A
`PipelineError` in a worker is raised where the results are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.project import Project
from pipeline.tasks.progress import Progress

Given = TypeVar("Given")
Found = TypeVar("Found")

WORTH_IT = 60
"""From so many documents on, starting processes (about half a second) costs less than it saves."""

AT_ONCE = 8
"""How many documents go to a worker in one message."""

_project: Project


def over(
    project: Project,
    work: Callable[[Project, Given], Found],
    given: Sequence[Given],
    progress: Progress,
    label: Callable[[Given], str],
) -> Iterator[Found]:
    """`work(project, one)` for each of `given`, in order; `work` must be a function of a module."""
    workers = cores()
    if workers == 1 or len(given) < WORTH_IT:
        for number, one in enumerate(given):
            progress(number, len(given), label(one))
            yield work(project, one)
    else:
        with ProcessPoolExecutor(workers, get_context("spawn"), _open, (project.root,)) as pool:
            for _ in range(workers):
                pool.submit(_started, work)
            # Parsed once and kept while the workers start, so that none has to parse it again: a campaign's glossary takes a second.
            _ = project.glossary
            results = pool.map(_Bound(work), given, chunksize=AT_ONCE)
            for number, (one, found) in enumerate(zip(given, results, strict=True)):
                progress(number, len(given), label(one))
                yield found
    progress(len(given), len(given), "")


@dataclass(frozen=True)
class _Bound(Generic[Given, Found]):
    """A function that is given the worker's own project."""

    work: Callable[[Project, Given], Found]

    def __call__(self, one: Given) -> Found:
        return self.work(_project, one)


def _open(root: Path) -> None:
    global _project
    _project = Project.open(root)


def _started(work: Callable[[Project, Given], Found]) -> None:
    """Asked of a new worker, so that it starts now and imports what `work` needs."""


def cores() -> int:
    """The cores that this process may use; `PIPELINE_CORES` sets another number."""
    wished = os.environ.get("PIPELINE_CORES", "")
    return (
        int(wished)
        if wished.isdigit() and int(wished)
        else len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1
    )
