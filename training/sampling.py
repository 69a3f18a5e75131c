"""Sampling: endless batches of examples from a run folder, made in this process or in several beside it.

Owns what is seen how often, how a line is cut into pieces, and what makes a batch. Must not know of networks or of
how they learn.
"""

import bisect
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch.utils.data import DataLoader, IterableDataset

from training import pieces
from training.network import BEGIN, END, padded
from training.slots import LANGUAGES, Names, fill, renumbered, shipped_names, with_symbols

RENUMBERED = 0.3
"""How many of the units with symbols are given other numbers: otherwise nearly every person is the first one."""

SHARPNESS = 0.3
"""How much likelier a likely cut of a line into pieces is, where cuts are drawn (alpha of arXiv 1804.10959)."""

Example = tuple[str, list[int], list[int]]
"""Target language, source ids, target ids."""


@dataclass(frozen=True, slots=True)
class Mix:
    """What is drawn: shares of the lines between 0 and 1, sizes in pieces.

    `phrase_share`: in-domain rather than general; `symbol_share`: of those, with symbols rather than names;
    `cut_share`: cut into source pieces at random rather than in the likeliest way; `narrow`: of the batches, whose
    pieces are told apart only from those of their own language; `batch_pieces`: padded pieces of a batch on either side.
    """

    phrase_share: float = 0.5
    symbol_share: float = 0.6
    cut_share: float = 0.0
    narrow: float = 1.0
    batch_pieces: int = 3000
    longest: int = 110


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids of one target language; `vocabulary`: sorted ids of the target pieces to be told apart (none: all)."""

    source: torch.Tensor
    target: torch.Tensor
    vocabulary: torch.Tensor | None


@dataclass(slots=True)
class General:
    """The general lines of one direction."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """A line, as often as its weight says."""
        return self.lines[bisect.bisect(self.reach, rng.random() * self.reach[-1])]


class Sampler:
    """Endless batches of examples of like length, part in-domain and part general."""

    def __init__(self, run: Path, mix: Mix, seed: int) -> None:
        self.mix, self.rng, self.seed, self.names = mix, random.Random(seed), seed, shipped_names()
        self.directions: list[str] = json.loads((run / "run.json").read_text(encoding="utf-8"))["directions"]
        self.source, self.target = pieces.load(run / "source.model"), pieces.load(run / "target.model")
        self.units = [json.loads(line) for line in (run / "phrases.jsonl").read_text(encoding="utf-8").splitlines()]
        self.general = read_general(run / "general.tsv", self.directions)
        self.vocabularies = self._vocabularies()
        self.deck: list[tuple[int, str]] = []

    def example(self) -> Example | None:
        """One example, or none where it is too long."""
        if self.rng.random() < self.mix.phrase_share:
            direction, source, target = self._phrase()
        else:
            direction = self.rng.choice([name for name in self.directions if self.general[name].lines] or [""])
            if not direction:
                return None
            source, target = self.general[direction].draw(self.rng)
        written = self.target.encode(target)
        drawn = self.rng.random() < self.mix.cut_share
        read = self.source.encode(source, enable_sampling=drawn, alpha=SHARPNESS, nbest_size=-1)
        if max(len(read), len(written)) > self.mix.longest:
            return None
        language = direction.split("-")[1]
        start = self.target.piece_to_id(pieces.tag(language))
        return language, [BEGIN, *read, END], [BEGIN, start, *written, END]

    def _phrase(self) -> tuple[str, str, str]:
        if not self.deck:
            self.deck = list(itertools.product(range(len(self.units)), self.directions))
            self.rng.shuffle(self.deck)
        index, direction = self.deck.pop()
        unit = self.units[index]
        texts = rendered(unit, self.rng, self.names, self.mix.symbol_share)
        first, second = direction.split("-")
        return direction, texts[first], texts[second]

    def batches(self) -> Iterator[Batch]:
        """Batches of one target language and of at most `batch_pieces` padded pieces on either side."""
        while True:
            pool = [example for _ in range(8000) if (example := self.example())]
            pool.sort(key=lambda example: (example[0], len(example[2]) // 3, len(example[1]), self.rng.random()))
            batches: list[list[Example]] = [[]]
            widest = 0
            for example in pool:
                here = max(len(example[1]), len(example[2]))
                widest = max(widest, here)
                other = batches[-1] and batches[-1][0][0] != example[0]
                if other or widest * (len(batches[-1]) + 1) > self.mix.batch_pieces:
                    batches.append([])
                    widest = here
                batches[-1].append(example)
            self.rng.shuffle(batches)
            yield from (self._batch(batch) for batch in batches if batch)

    def _batch(self, examples: Sequence[Example]) -> Batch:
        told = None
        if self.rng.random() < self.mix.narrow:
            own = self.vocabularies[examples[0][0]]
            told = torch.tensor(sorted(own.union(*(example[2] for example in examples))))
        return Batch(*(padded([example[side] for example in examples]) for side in (1, 2)), told)

    def _vocabularies(self, most: int = 30_000) -> dict[str, set[int]]:
        """The target pieces of each language, from its phrases and some of its general lines."""
        found: dict[str, set[int]] = {}
        for direction in self.directions:
            language = direction.split("-")[1]
            lines = [with_symbols(unit[language]) for unit in self.units]
            lines += [target for _, target in self.general[direction].lines[:: 1 + len(self.general[direction].lines) // most]]
            found.setdefault(language, {END}).update(piece for ids in self.target.encode(lines) for piece in ids)
            found[language].add(self.target.piece_to_id(pieces.tag(language)))
        return found


class _Beside(IterableDataset[Batch]):
    """The batches of a sampler, drawn otherwise in each process."""

    def __init__(self, sampler: Sampler) -> None:
        self.sampler = sampler

    def __iter__(self) -> Iterator[Batch]:
        worker = torch.utils.data.get_worker_info()
        torch.set_num_threads(1)
        self.sampler.rng.seed(f"{self.sampler.seed} {worker.id if worker else 0}")
        return self.sampler.batches()


def stream(sampler: Sampler, workers: int) -> Iterator[Batch]:
    """Batches without end; made in so many processes beside this one, which a GPU needs (0: here)."""
    if not workers:
        return sampler.batches()
    return iter(DataLoader(_Beside(sampler), batch_size=None, num_workers=workers, prefetch_factor=8))


def rendered(unit: dict[str, str], rng: random.Random, names: Names, symbol_share: float) -> dict[str, str]:
    """A unit with its slots kept as symbols, a part of them under other numbers, or filled."""
    if rng.random() < symbol_share:
        texts = {language: with_symbols(unit[language]) for language in LANGUAGES}
        return renumbered(texts, rng) if rng.random() < RENUMBERED else texts
    return fill(unit, rng, names)


def read_general(path: Path, directions: Sequence[str]) -> dict[str, General]:
    """The general lines of each direction with their running sum of weights."""
    found = {direction: General() for direction in directions}
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            direction, weight, source, target = line.rstrip("\n").split("\t")
            if direction in found:
                general = found[direction]
                general.lines.append((source, target))
                general.reach.append(float(weight) + (general.reach[-1] if general.reach else 0))
    return found
