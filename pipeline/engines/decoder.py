"""One network in memory: rows of pieces in, rows of pieces out. The only importer of ctranslate2.

Owns loading (on first use), threads, arithmetic and the size of batches; knows nothing of languages and text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.cores import cores
from pipeline.engines.engine import Effort
from pipeline.errors import UnreadableInput

BATCH_TOKENS = 512
"""Source pieces in one batch: larger ones are no faster on a CPU and their logits take hundreds of megabytes."""

LENGTH_PENALTY = 0.2
"""That of argostranslate, for which its packages' beam search is tuned."""

LONGEST_INPUT = LONGEST_OUTPUT = 256
"""Pieces of one sentence; more, and networks without positions for them fail. What is cut off the verifier misses."""


@dataclass(frozen=True, slots=True)
class Output:
    """One hypothesis in pieces, and the mean of their log-probabilities."""

    pieces: list[str]
    score: float


class Decoder:
    """A CTranslate2 network; `threads` 0 means as many as this process may use."""

    def __init__(self, folder: Path, device: str = "cpu", compute_type: str = "int8", threads: int = 0) -> None:
        self._folder = folder
        self._device = device
        self._compute_type = compute_type if device == "cpu" else "auto"
        self._threads = threads or cores()
        self._translator: Any = None

    def load(self) -> Any:
        """The network, loaded now if it was not; UnreadableInput when it cannot be."""
        if self._translator is None:
            import ctranslate2

            try:
                self._translator = ctranslate2.Translator(
                    str(self._folder),
                    device=self._device,
                    compute_type=self._compute_type,
                    inter_threads=self._threads,  # a batch for each core scales, the cores sharing one batch hardly do
                    intra_threads=1,
                )
            except (RuntimeError, ValueError) as error:
                raise UnreadableInput(f"the network cannot be loaded: {error}", str(self._folder)) from None
        return self._translator

    def unload(self) -> None:
        """Give the memory back; the next use loads it again."""
        self._translator = None

    def decode(
        self, rows: Sequence[list[str]], starts: Sequence[list[str]], effort: Effort, avoid: Sequence[list[str]] = ()
    ) -> list[list[Output]]:
        """The best outputs of each row, each beginning with its start (which is part of the output)."""
        results = self.load().translate_batch(
            list(rows),
            target_prefix=[start or None for start in starts] if any(starts) else None,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=max(effort.beam, effort.best),
            num_hypotheses=effort.best,
            length_penalty=LENGTH_PENALTY,
            suppress_sequences=list(avoid) or None,
            no_repeat_ngram_size=3 if effort.no_loops else 0,
            max_input_length=LONGEST_INPUT,
            max_decoding_length=LONGEST_OUTPUT,
            return_scores=True,
            replace_unknowns=True,
        )
        return [
            [Output(pieces, _mean(score, len(pieces))) for pieces, score in zip(result.hypotheses, result.scores, strict=True)]
            for result in results
        ]

    def score(self, rows: Sequence[list[str]], targets: Sequence[list[str]], lead: Sequence[str] = ()) -> list[float]:
        """Mean log-probability of the pieces of each target, given its row and `lead`, which is not scored."""
        results = self.load().score_batch(
            list(rows),
            [[*lead, *target] for target in targets],
            max_input_length=LONGEST_INPUT,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
        )
        own = [result.log_probs[len(lead) :] for result in results]
        return [sum(scores) / max(1, len(scores)) for scores in own]


def _mean(score: float, length: int) -> float:
    """CTranslate2 divides the sum of log-probabilities by the length to the power of the penalty."""
    return score * float(max(1, length) ** (LENGTH_PENALTY - 1))
