"""Drafts from a converted model or a package, as they will be made: pieces, CTranslate2 int8, beam search, sentence by sentence.

Owns decoding for evaluation. Must not import PyTorch: what is measured is what ships.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece

from pipeline.draft.carrying import carried
from pipeline.draft.desk import Desk
from pipeline.draft.terms import terms
from pipeline.engines import Ask, Effort, Leg, PackageEngine
from pipeline.engines.package import read_package
from pipeline.glossary import Glossary
from pipeline.memory.sentences import sentences
from training import pieces
from training.slots import symbols_of


class Drafter(ABC):
    """Something that drafts whole lines into a target language."""

    @abstractmethod
    def hypotheses(self, texts: Sequence[str], language: str, beam: int, count: int = 1) -> list[list[str]]:
        """The `count` best drafts of each line, best first."""

    def __call__(self, texts: Sequence[str], language: str, beam: int = 4) -> list[str]:
        """Drafts of whole lines, in order."""
        return [best for best, *_ in self.hypotheses(texts, language, beam)]

    def by_sentence(self, texts: Sequence[str], source: str, target: str) -> tuple[list[str], list[str]]:
        """Drafts as the tool makes them, sentence by sentence: the best of each, and those after `mended`."""
        cut = [sentences(text, source) for text in texts]
        flat = [sentence for row in cut for sentence in row]
        best = self(flat, target)
        return joined(cut, best), joined(cut, self.mended(flat, best, target))

    def mended(self, texts: Sequence[str], best: Sequence[str], language: str) -> list[str]:
        """The best drafts; where one lacks a symbol or has one too many, the first that does not, if there is any."""
        drafts = list(best)
        short = [place for place, text in enumerate(texts) if symbols_of(text) != symbols_of(drafts[place])]
        for place, others in zip(short, self.complete([texts[place] for place in short], language), strict=True):
            drafts[place] = next(iter(others), drafts[place])
        return drafts

    def complete(self, texts: Sequence[str], language: str) -> list[list[str]]:
        """Those of eight drafts of each line that have exactly its symbols."""
        every = self.hypotheses(texts, language, 8, 8)
        return [[one for one in row if symbols_of(one) == symbols_of(text)] for text, row in zip(texts, every, strict=True)]


class Converted(Drafter):
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

    def hypotheses(self, texts: Sequence[str], language: str, beam: int, count: int = 1) -> list[list[str]]:
        """See `Drafter`."""
        prefix = pieces.tag(language)
        results = self._translator(language).translate_batch(
            [self.source.encode(text, out_type=str) for text in texts],
            target_prefix=[[prefix]] * len(texts),
            beam_size=beam,
            num_hypotheses=count,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=160,
            no_repeat_ngram_size=4,
            disable_unk=True,
        )
        return [[self.target.decode_pieces(one[1:]).strip() for one in result.hypotheses] for result in results]


class Packaged(Drafter):
    """A package, through the program's own engine."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        package = read_package(folder)
        self.source_of = {target: source for source, target in package.pairs}
        self.directions = [f"{source}-{target}" for source in package.sources for target in package.targets]
        self.engine = PackageEngine(package, threads=threads)

    def hypotheses(self, texts: Sequence[str], language: str, beam: int, count: int = 1) -> list[list[str]]:
        """See `Drafter`."""
        asks = [Ask(text) for text in texts]
        found = self.engine.translate(asks, self.source_of[language], language, Effort(beam, count, no_loops=True))
        return [[hypothesis.text for hypothesis in row] for row in found]

    def complete(self, texts: Sequence[str], language: str) -> list[list[str]]:
        """As the tool goes on: its own search for every symbol."""
        source = self.source_of[language]
        desk = Desk(Leg(self.engine, source, language), terms(Glossary(), source, language))
        return [[one.text for one in row] for row in carried(desk, texts)]


def joined(cut: Sequence[Sequence[str]], drafts: Sequence[str]) -> list[str]:
    """The drafts of sentences as lines again."""
    waiting = iter(drafts)
    return [" ".join(next(waiting) for _ in row) for row in cut]
