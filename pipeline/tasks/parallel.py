"""The same work on many documents, on all cores where that pays.

Workers compute and return values; only the calling process replaces files, with what a worker may have staged beside them. Workers
are forked where that is safe, so that they begin with the project as it was read and the program as it was loaded, and else fresh
processes that open the project themselves. They end with the calling process, however that ends. A `PipelineError` in a worker is
raised where the results are asked for.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.cores import cores
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
        with _pool(project, work, workers) as pool:
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


def _pool(project: Project, work: Callable[[Project, Given], Found], workers: int) -> ProcessPoolExecutor:
    if _may_fork():
        _ = project.glossary  # parsed once, for all
        return ProcessPoolExecutor(workers, get_context("fork"), _forked, (project,))
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _spawned, (project.root,))
    for _ in range(workers):
        pool.submit(_started, work)
    # Parsed and kept while the workers start, so that none has to parse it again.
    _ = project.glossary
    return pool


def _may_fork() -> bool:
    """Whether this is the only thread, as the system counts them: another one's locks would stay locked in a forked process."""
    tasks = Path("/proc/self/task")
    return sys.platform == "linux" and tasks.is_dir() and len(list(tasks.iterdir())) == 1


def _forked(project: Project) -> None:
    global _project
    _project = project
    gc.freeze()  # what was inherited is never rubbish here
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _spawned(root: Path) -> None:
    global _project
    _project = Project.open(root)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the calling process was killed; it would otherwise wait for work for ever."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _started(work: Callable[[Project, Given], Found]) -> None:
    """Asked of a new worker, so that it starts now and imports what `work` needs."""
