"""Pre-translation: drafters in a row, each on what is still empty; every draft needs editing and says where it came from."""

from pipeline.draft.engine_drafter import EngineDrafter, Explanation
from pipeline.draft.memory_drafter import MemoryDrafter
from pipeline.draft.pretranslate import ROUTES, Drafter, Pretranslation, pretranslate, pretranslation
from pipeline.draft.problems import Problem
from pipeline.draft.verify import verify

__all__ = [
    "ROUTES",
    "Drafter",
    "EngineDrafter",
    "Explanation",
    "MemoryDrafter",
    "Pretranslation",
    "Problem",
    "pretranslate",
    "pretranslation",
    "verify",
]
