"""What an engine is to the rest of the program: sentences in, hypotheses out.

Owns the protocol and its values, and knows of no package, file or library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Ask:
    """One sentence to translate. The translation begins with `start` and contains none of `avoid`, both target text."""

    sentence: str
    start: str = ""
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to search: beam width, how many hypotheses to give, and whether to forbid repetition outright.

    Beam 2 is CTranslate2's own default and takes little more than half the time of argostranslate's 4; the ladder searches wider
    where that is not enough. A search always finishes as many hypotheses as its beam is wide (the length penalty is not 0, which
    rules out an early exit in CTranslate2), so the second one costs nothing.
    """

    beam: int = 2
    best: int = 2
    no_loops: bool = False


PLAIN = Effort()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one sentence; `score` says how sure the engine is of it: the mean log-probability of its pieces."""

    text: str
    score: float


class Engine(Protocol):
    """Something that translates sentences between some pairs of languages, on this machine and without a network."""

    @property
    def name(self) -> str:
        """The word for it in tables and after `--engine`: argos, nllb."""

    @property
    def version(self) -> str:
        """What a translator reads in `# draft:`, the package and its version; the same on every machine."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever its results could: the key of the result cache."""

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The directed pairs that it serves itself, without a pivot."""

    def symbols(self, source: str, target: str) -> tuple[str, ...]:
        """Symbols (⟦P0⟧) that it was trained to carry through unchanged; empty for most."""

    def translate(self, asks: Sequence[Ask], source: str, target: str, effort: Effort = PLAIN) -> Sequence[tuple[Hypothesis, ...]]:
        """For each sentence its hypotheses, best first, at least one."""

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> Sequence[float]:
        """How probable each target text is as a translation of its sentence: mean log-probability of its pieces."""
