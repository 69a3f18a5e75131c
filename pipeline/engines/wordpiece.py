"""WordPiece: the pieces of BERT-like encoders, read from a `tokenizer.json`.

Owns the reading of that file (Hugging Face `tokenizers` format 1.0: `BertNormalizer`, `BertPreTokenizer`, `WordPiece`) and the
algorithm of Devlin et al. 2019 (lower-case, split at spaces and punctuation, longest piece first), so that a package of ours needs
no further library. A file of another kind is refused: guessing would translate nonsense.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UnreadableInput

CHINESE = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf])")


@dataclass(frozen=True)
class WordPiece:
    """One tokeniser; `added` are whole tokens (⟦P0⟧, [MASK]) that are taken out of the text before anything else."""

    vocabulary: frozenset[str]
    added: tuple[str, ...] = ()
    before: tuple[str, ...] = ("[CLS]",)
    after: tuple[str, ...] = ("[SEP]",)
    unknown: str = "[UNK]"
    continuing: str = "##"
    longest: int = 100
    lowercase: bool = True
    strip_accents: bool = True

    @classmethod
    def read(cls, path: Path) -> WordPiece:
        """Read a `tokenizer.json`; UnreadableInput when it is of another kind."""
        try:
            return cls.parse(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise UnreadableInput(f"not a WordPiece tokeniser that can be read here: {error!r}", str(path)) from None

    @classmethod
    def parse(cls, about: Mapping[str, Any]) -> WordPiece:
        """The tokeniser that the JSON object describes; ValueError or KeyError when it is of another kind."""
        model, normaliser = about["model"], about.get("normalizer") or {}
        kinds = (model.get("type", "WordPiece"), normaliser.get("type"), (about.get("pre_tokenizer") or {}).get("type"))
        if kinds != ("WordPiece", "BertNormalizer", "BertPreTokenizer"):
            raise ValueError(f"it is made of {kinds}")
        lowercase = bool(normaliser.get("lowercase", True))
        strip = normaliser.get("strip_accents")
        before, after = _markers(about.get("post_processor"))
        return cls(
            frozenset(model["vocab"]),
            tuple(token["content"] for token in about.get("added_tokens", [])),
            before,
            after,
            model.get("unk_token", "[UNK]"),
            model.get("continuing_subword_prefix", "##"),
            model.get("max_input_chars_per_word", 100),
            lowercase,
            lowercase if strip is None else bool(strip),
        )

    def encode(self, sentence: str) -> list[str]:
        """The pieces of a sentence, between the markers that the encoder expects."""
        return [*self.before, *(piece for part in self._parts(sentence) for piece in part), *self.after]

    def _parts(self, sentence: str) -> Iterator[list[str]]:
        if not self.added:
            yield from map(self._word, self._words(sentence))
            return
        pattern = "|".join(re.escape(token) for token in sorted(self.added, key=len, reverse=True))
        for number, part in enumerate(re.split(f"({pattern})", sentence)):
            if number % 2:
                yield [part]
            else:
                yield from map(self._word, self._words(part))

    def _words(self, text: str) -> Iterator[str]:
        text = "".join(" " if char.isspace() else char for char in text if not _control(char))
        text = CHINESE.sub(r" \1 ", text)
        if self.strip_accents:
            text = "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
        if self.lowercase:
            text = text.lower()
        for word in text.split():
            yield from filter(None, _punctuation_apart(word))

    def _word(self, word: str) -> list[str]:
        """Longest piece first; a word that cannot be spelt is one unknown piece."""
        if len(word) > self.longest:
            return [self.unknown]
        pieces: list[str] = []
        start = 0
        while start < len(word):
            prefix = self.continuing if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self.vocabulary), 0)
            if not end:
                return [self.unknown]
            pieces.append(prefix + word[start:end])
            start = end
        return pieces


def _markers(processor: Mapping[str, Any] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before and after a single sentence."""
    if processor is None:
        return (), ()
    if processor["type"] == "BertProcessing":
        return (processor["cls"][0],), (processor["sep"][0],)
    if processor["type"] != "TemplateProcessing":
        raise ValueError(f"post-processor {processor['type']}")
    names = [next(iter(part.values()))["id"] for part in processor["single"]]
    middle = next(place for place, part in enumerate(processor["single"]) if "Sequence" in part)
    return tuple(names[:middle]), tuple(names[middle + 1 :])


def _control(char: str) -> bool:
    return char in "\0\ufffd" or (unicodedata.category(char).startswith("C") and char not in "\t\n\r")


def _punctuation_apart(word: str) -> Iterator[str]:
    start = 0
    for place, char in enumerate(word):
        if _punctuation(char):
            yield word[start:place]
            yield char
            start = place + 1
    yield word[start:]


def _punctuation(char: str) -> bool:
    """Every ASCII character that is neither letter, digit nor space counts, as in BERT."""
    return (char.isascii() and not char.isalnum() and char.isprintable()) or unicodedata.category(char).startswith("P")
