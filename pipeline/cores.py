"""How many cores this process may use: one answer for worker processes, threads and networks."""

from __future__ import annotations

import os


def cores() -> int:
    """The cores that this process may use; `PIPELINE_CORES` sets another number."""
    wished = os.environ.get("PIPELINE_CORES", "")
    if wished.isdigit() and int(wished):
        return int(wished)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
