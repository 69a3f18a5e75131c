"""Text into the pieces that a network reads, and the pieces that it writes back into text.

Owns the three ways packages do this (SentencePiece, Moses with byte pairs, WordPiece); the only importer of sentencepiece. Keeps
every `_` and changes no character of its own accord: argostranslate's own decoder turns each `_` into a space.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from pipeline.engines.package import BPE, SENTENCEPIECE, TARGET, WORDPIECE, Package
from pipeline.engines.wordpiece import WordPiece
from pipeline.errors import UnreadableInput


class Pieces(Protocol):
    """The two sides of one package."""

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        """The source pieces of each sentence."""

    def begin(self, text: str) -> list[str]:
        """The target pieces of a text that a translation is to begin with, or is not to contain."""

    def decode(self, tokens: Sequence[list[str]]) -> list[str]:
        """The text of each row of target pieces."""


class SentencePiecePieces:
    """One SentencePiece model for both sides."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        try:
            self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))
        except (OSError, RuntimeError) as error:
            raise UnreadableInput(f"not a SentencePiece model: {error}", str(model)) from None

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        """The source pieces of each sentence."""
        pieces: list[list[str]] = self._processor.encode(list(sentences), out_type=str)
        return pieces

    def begin(self, text: str) -> list[str]:
        """The pieces of a beginning."""
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, tokens: Sequence[list[str]]) -> list[str]:
        """The text; a piece that stands for an unknown word is written as it is."""
        return [text.replace("▁", " ").strip() for text in self._processor.decode_pieces(list(tokens))] if tokens else []


class BytePairs:
    """Moses tokens and byte pairs, as the oldest packages have them, by argostranslate's own tokeniser."""

    def __init__(self, model: Path, source: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(model, source, target)

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        """The source pieces of each sentence."""
        return [self._tokenizer.encode(sentence) for sentence in sentences]

    def begin(self, text: str) -> list[str]:
        """The pieces of a beginning; the byte pairs of such packages are shared by both sides."""
        return self.encode([text])[0]

    def decode(self, tokens: Sequence[list[str]]) -> list[str]:
        """The text of each row."""
        return [self._tokenizer.decode(row).strip() for row in tokens]


class TwoSided:
    """Other pieces on the source side than on the target side, as packages have them that grew from a pre-trained encoder."""

    def __init__(self, source: Pieces | WordPiece, target: Pieces) -> None:
        self._source = source
        self._target = target

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        """The source pieces of each sentence."""
        if isinstance(self._source, WordPiece):
            return [self._source.encode(sentence) for sentence in sentences]
        return self._source.encode(sentences)

    def begin(self, text: str) -> list[str]:
        """The target pieces of a beginning."""
        return self._target.begin(text)

    def decode(self, tokens: Sequence[list[str]]) -> list[str]:
        """The text of each row."""
        return self._target.decode(tokens)


def pieces_of(package: Package) -> Pieces:
    """What cuts text for this package."""
    folder = package.folder
    if not (folder / SENTENCEPIECE).is_file():
        return BytePairs(folder / BPE, package.sources[0], next(iter(package.targets)))
    shared = SentencePiecePieces(folder / SENTENCEPIECE)
    target = SentencePiecePieces(folder / TARGET) if (folder / TARGET).is_file() else shared
    if (folder / WORDPIECE).is_file():
        return TwoSided(WordPiece.read(folder / WORDPIECE), target)
    return shared if target is shared else TwoSided(shared, target)
