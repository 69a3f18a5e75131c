"""The translation memory itself: units, searched in any of their languages.

Owns the search that `pipeline memory search` shows. Loading and indexing happen on first use, once for each process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from pipeline.memory.index import Index, Similar
from pipeline.memory.templates import SLOT
from pipeline.memory.units import MemoryUnit, bundled_units, reviewed_units, sentence_units
from pipeline.memory.wording import canonical
from pipeline.model import Catalogue


class Memory:
    """Units in the order in which they are preferred; immutable."""

    def __init__(self, units: Iterable[MemoryUnit]) -> None:
        self.units = tuple(units)
        self._indexes: dict[str, Index] = {}

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def _all(self) -> tuple[MemoryUnit, ...]:
        """The units, then the sentences of those that have several."""
        return (*self.units, *sentence_units(self.units))

    def index(self, language: str) -> Index:
        """The memory as seen from one language."""
        if language not in self._indexes:
            self._indexes[language] = Index(self._all, language)
        return self._indexes[language]


@cache
def bundled() -> Memory:
    """The memory shipped with the package: the campaign's own translations, then the phrase corpus. No person reviewed it."""
    return Memory(bundled_units())


def reviewed(catalogues: Iterable[Catalogue]) -> Memory:
    """The memory of what people approved in these catalogues."""
    return Memory(reviewed_units(catalogues))


def search(memories: Sequence[Memory], text: str, language: str, limit: int = 10) -> tuple[Similar, ...]:
    """The units most similar to a text in one language, best first; the same words score 1. Slots in the text are ignored."""
    plain = SLOT.sub(" ", canonical(text, language))
    found = [match for memory in memories for match in memory.index(language).similar(plain, limit)]
    return tuple(sorted(found, key=lambda match: -match.score)[:limit])
