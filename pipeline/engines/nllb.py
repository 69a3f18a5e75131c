"""NLLB-200 as an engine, on a CTranslate2 folder that the user made (see docs/drafting.md).

Owns NLLB's language tokens and its two habits: it drops a sentence when it is given several (so it gets one at a time, which the
caller's splitting provides), and it loops (so repetition of three-grams is forbidden when a loop came out; the ladder asks for
that through `Effort.no_loops`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from itertools import permutations
from pathlib import Path

from pipeline.engines.argos import decode_asks
from pipeline.engines.decoder import Decoder
from pipeline.engines.engine import PLAIN, Ask, Effort, Hypothesis
from pipeline.engines.package import sha256_of, size_of
from pipeline.engines.pieces import Pieces, SentencePiecePieces
from pipeline.errors import MissingEngine

TOKENS = {"en": "eng_Latn", "de": "deu_Latn", "fa": "pes_Arab", "ckb": "ckb_Arab", "kmr": "kmr_Latn"}
"""FLORES-200 codes of the five languages (Costa-jussà et al. 2022, table 1)."""

SENTENCEPIECES = ("sentencepiece.bpe.model", "sentencepiece.model", "flores200_sacrebleu_tokenizer_spm.model")
"""Names under which converters leave NLLB's SentencePiece model."""


class NllbEngine:
    """An NLLB network as an `Engine`; loads on first use."""

    def __init__(self, folder: Path, device: str = "cpu", compute_type: str = "int8", threads: int = 0) -> None:
        if not (folder / "model.bin").is_file():
            raise MissingEngine(f"no NLLB network in {folder}: model.bin is missing (docs/drafting.md says how to make one)")
        self.folder = folder
        self.name = "nllb"
        self.bundled = False
        self.version = f"nllb {folder.name}"
        self.pairs = frozenset(permutations(TOKENS, 2))
        self._arithmetic = f"{device} {compute_type}"
        self.decoder = Decoder(folder, device, compute_type, threads)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return size_of(self.folder)

    @property
    def sha256(self) -> str:
        """A digest of its contents; reads every byte, for NLLB a few seconds."""
        return sha256_of(self.folder)

    @cached_property
    def pieces(self) -> Pieces:
        """NLLB's SentencePiece model, which must lie beside the network."""
        found = next((self.folder / name for name in SENTENCEPIECES if (self.folder / name).is_file()), None)
        if found is None:
            raise MissingEngine(f"no SentencePiece model in {self.folder}: copy {SENTENCEPIECES[0]} there (docs/drafting.md)")
        return SentencePiecePieces(found)

    @cached_property
    def fingerprint(self) -> str:
        """Of the network's files, by size and time: hashing a gigabyte at each start would cost seconds."""
        stats = [(path.name, path.stat()) for path in sorted(self.folder.iterdir()) if path.is_file()]
        state = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats]
        return f"{self.version} {hashlib.sha256(' '.join(state).encode()).hexdigest()} {self._arithmetic}"

    def symbols(self, source: str, target: str) -> tuple[str, ...]:
        """None: NLLB was trained without any."""
        return ()

    def translate(self, asks: Sequence[Ask], source: str, target: str, effort: Effort = PLAIN) -> list[tuple[Hypothesis, ...]]:
        """Translate sentences in one go; see `Engine`."""
        rows = [[TOKENS[source], *row, "</s>"] for row in self.pieces.encode([ask.sentence for ask in asks])]
        return decode_asks(self.decoder, self.pieces, asks, [TOKENS[target]], effort, rows)

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[float]:
        """Mean log-probability of each target text; see `Engine`."""
        rows = [[TOKENS[source], *row, "</s>"] for row in self.pieces.encode([sentence for sentence, _ in pairs])]
        return self.decoder.score(rows, [self.pieces.begin(text) for _, text in pairs], [TOKENS[target]])
