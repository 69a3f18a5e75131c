"""Drafts from a converted model, exactly as a package will make them: pieces, CTranslate2 int8, beam search.

Owns decoding for evaluation. Must not import PyTorch: what is measured is what ships.
"""

from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece

from training import pieces


class Drafter:
    """One converted model and its two SentencePiece models."""

    def __init__(self, run: Path, model: str = "model", threads: int = 0) -> None:
        self.source: sentencepiece.SentencePieceProcessor = pieces.load(run / "source.model")
        self.target: sentencepiece.SentencePieceProcessor = pieces.load(run / "target.model")
        self.translator = ctranslate2.Translator(str(run / model), compute_type="int8", intra_threads=threads)

    def __call__(self, texts: Sequence[str], language: str, beam: int = 4) -> list[str]:
        """Drafts of whole lines, in order."""
        prefix = pieces.tag(language)
        results = self.translator.translate_batch(
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
