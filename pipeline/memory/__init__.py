"""Translation memory: what was translated before, offered exactly, with names, dates and numbers exchanged, or as similar.

Owns matching and filling; never decides that a draft may be kept (`draft` verifies) and never touches a catalogue.
"""

from pipeline.memory.index import Similar
from pipeline.memory.leverage import Leverage, Obstacle, alone, exchanged, leverage
from pipeline.memory.memory import Memory, bundled, reviewed, search
from pipeline.memory.units import MemoryUnit

__all__ = [
    "Leverage",
    "Memory",
    "MemoryUnit",
    "Obstacle",
    "Similar",
    "alone",
    "bundled",
    "exchanged",
    "leverage",
    "reviewed",
    "search",
]
