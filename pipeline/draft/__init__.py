"""Pre-translation: drafters in a row, each on what is still empty; every draft needs editing and says where it came from."""

from pipeline.draft.memory_drafter import MemoryDrafter
from pipeline.draft.pretranslate import ROUTES, Drafter, Pretranslation, pretranslate, pretranslation

__all__ = ["ROUTES", "Drafter", "MemoryDrafter", "Pretranslation", "pretranslate", "pretranslation"]
