"""How many cores to compute on while others need them.

Owns one decision: with every core in use by others, two threads that wait for each other get far less done than one.
Must not change priorities or touch other processes.
"""

import os
import time
from pathlib import Path

import torch

_STAT = Path("/proc/stat")


def idle_and_total(stat: str) -> tuple[int, int]:
    """Ticks that all cores together spent idle, and all ticks, from the text of `/proc/stat`."""
    ticks = [int(field) for field in stat.split("\n", 1)[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)


def wanted(threads: int, most: int, used: float, idle: float) -> int:
    """Threads for the next steps. `used`: cores this process was given; `idle`: share of all cores that did nothing."""
    if threads > 1 and used < 0.8 * threads:
        return max(1, round(used))
    if threads < most and idle * most > 0.7:
        return threads + 1
    return threads


class Cores:
    """Looks every few seconds at what this process was given, and sets PyTorch's threads; begins with one."""

    def __init__(self, every: float = 8.0) -> None:
        self.most = torch.get_num_threads()
        self.every = every
        torch.set_num_threads(1)
        self._mark()

    def _mark(self) -> None:
        self.wall, self.own = time.monotonic(), time.process_time()
        self.idle, self.total = idle_and_total(_STAT.read_text()) if _STAT.exists() else (0, 0)

    def adapt(self) -> None:
        """Call between steps."""
        wall = time.monotonic() - self.wall
        if wall < self.every or not _STAT.exists():
            return
        used = (time.process_time() - self.own) / wall
        idle, total = idle_and_total(_STAT.read_text())
        share = (idle - self.idle) / max(1, total - self.total) * (os.cpu_count() or 1) / self.most
        torch.set_num_threads(wanted(torch.get_num_threads(), self.most, used, share))
        self._mark()
