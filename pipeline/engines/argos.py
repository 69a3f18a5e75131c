"""An engine made of one package: its pieces and its network.

Owns nothing but the way between text and pieces of one package. Reads SentencePiece and CTranslate2 directly, so that nothing is
downloaded, logged or mangled on the way; given the same sentences the text is that of `argostranslate.translate`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from pipeline.engines.decoder import Decoder
from pipeline.engines.engine import PLAIN, Ask, Effort, Hypothesis
from pipeline.engines.package import MODEL, Package, unspoken
from pipeline.engines.pieces import Pieces, pieces_of


class PackageEngine:
    """One package as an `Engine`; loads on first use."""

    def __init__(self, package: Package, device: str = "cpu", compute_type: str = "int8", threads: int = 0) -> None:
        self.package = package
        self.name = "argos"
        self.bundled = package.origin == "bundled"
        self.version = f"{'bundled' if self.bundled else 'argos'} {package.label}"
        self.pairs = package.pairs
        self._arithmetic = f"{device} {compute_type}"
        self._unspoken: dict[str, tuple[str, ...]] = {}
        self.decoder = Decoder(package.folder / MODEL, device, compute_type, threads)

    @cached_property
    def pieces(self) -> Pieces:
        """What cuts text for this package, read on first use."""
        return pieces_of(self.package)

    @cached_property
    def fingerprint(self) -> str:
        """Of the package's files and the arithmetic."""
        return f"{self.version} {self.package.fingerprint} {self._arithmetic}"

    def symbols(self, source: str, target: str) -> tuple[str, ...]:
        """The symbols that the package says it was trained to carry."""
        return self.package.symbols

    def translate(self, asks: Sequence[Ask], source: str, target: str, effort: Effort = PLAIN) -> list[tuple[Hypothesis, ...]]:
        """Translate sentences in one go; see `Engine`."""
        prefix = self.package.targets[target]
        lead = [prefix] if prefix else []
        if target not in self._unspoken:
            self._unspoken[target] = unspoken(self.package, target)
        rows = self.pieces.encode([ask.sentence for ask in asks])
        return decode_asks(self.decoder, self.pieces, asks, lead, effort, rows, self._unspoken[target])

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[float]:
        """Mean log-probability of each target text; see `Engine`."""
        prefix = self.package.targets[target]
        rows = self.pieces.encode([sentence for sentence, _ in pairs])
        return self.decoder.score(rows, [self.pieces.begin(text) for _, text in pairs], [prefix] if prefix else [])


def decode_asks(
    decoder: Decoder,
    pieces: Pieces,
    asks: Sequence[Ask],
    lead: list[str],
    effort: Effort,
    rows: Sequence[list[str]],
    never: Sequence[str] = (),
) -> list[tuple[Hypothesis, ...]]:
    """Decode rows of source pieces for asks: `lead` (a language token) before each start, asks that avoid the same together.

    `never` are pieces that no output may hold.
    """
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, ask in enumerate(asks):
        groups[ask.avoid].append(place)
    results: list[tuple[Hypothesis, ...]] = [()] * len(asks)
    for avoid, places in groups.items():
        starts = [[*lead, *(pieces.begin(asks[place].start) if asks[place].start else [])] for place in places]
        banned = [*(row for text in avoid if (row := pieces.begin(text))), *([piece] for piece in never)]
        outputs = decoder.decode([rows[place] for place in places], starts, effort, banned)
        texts = iter(pieces.decode([output.pieces[len(lead) :] for row in outputs for output in row]))
        for place, found in zip(places, outputs, strict=True):
            results[place] = tuple(Hypothesis(next(texts), output.score) for output in found)
    return results
