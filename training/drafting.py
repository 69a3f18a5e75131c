"""Drafts from a converted model, exactly as a package will make them: pieces, CTranslate2 int8, beam search.

Owns decoding for evaluation. Must not import PyTorch: what is measured is what ships.
"""

from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece

from training import pieces


class Drafter:
    """The converted models of a run: that of the target language, or the one for all."""

    def __init__(self, models: Path, run: Path, threads: int = 0) -> None:
        self.models, self.threads = models, threads
        self.source: sentencepiece.SentencePieceProcessor = pieces.load(run / "source.model")
        self.target: sentencepiece.SentencePieceProcessor = pieces.load(run / "target.model")
        self.translators: dict[str, ctranslate2.Translator] = {}

    def _translator(self, language: str) -> ctranslate2.Translator:
        name = language if (self.models / language).is_dir() else "all"
        if name not in self.translators:
            path = str(self.models / name)
            self.translators[name] = ctranslate2.Translator(path, compute_type="int8", intra_threads=self.threads)
        return self.translators[name]

    def __call__(self, texts: Sequence[str], language: str, beam: int = 4) -> list[str]:
        """Drafts of whole lines, in order."""
        prefix = pieces.tag(language)
        results = self._translator(language).translate_batch(
            [self.source.encode(text, out_type=str) for text in texts],
            target_prefix=[[prefix]] * len(texts),
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=160,
            no_repeat_ngram_size=4,
            disable_unk=True,
        )
        return [self.target.decode_pieces(result.hypotheses[0][1:]).strip() for result in results]
