"""Prepare: parallel text in, a run folder out (`python -m training.prepare RUN --phrases DIR --corpora DIR`).

Owns the mix: which corpora count how much, what is cleaned away, which phrases are held out, and the SentencePiece
models. Slots stay slots here; they are filled anew each time training sees a unit.
Must not train anything, and must not put a held-out line into the training text or the vocabulary.
"""

import argparse
import hashlib
import json
import lzma
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import pieces
from training.slots import LANGUAGES, SYMBOL, fill, shipped_names, with_symbols

_UNFIT = re.compile(r"https?://|[<>{}|\\=_]|%[sd1]|\$\d|&[a-z]+;|--|\.\w+\(")
_NUMBER = re.compile(r"(?<![\w.,])[0-9۰-۹٠-٩]{1,4}(?![\w.,]*[0-9۰-۹٠-٩])")
_LONGEST = 450
HELD_OUT = 300
LINK = "https://example.org"
"""What a slot for the target of a link holds here: such targets are copied, never translated."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A line of `mixture.tsv`: what is used, how often, under which licence."""

    name: str
    weight: float
    licence: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One general line. `direction` is `en-de`; `weight` is how often it is seen against weight 1."""

    direction: str
    weight: float
    source: str
    target: str


def read_mixture(path: Path) -> list[Corpus]:
    """The corpora to use, from a file of tab-separated name, weight, licence, reason."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Corpus(row[0], float(row[1]), row[2]) for row in rows if len(row) >= 3]


def fit(source: str, target: str) -> bool:
    """Whether a general pair is running text of sensible length, with no markup or format placeholders."""
    if not source or not target or max(len(source), len(target)) > _LONGEST:
        return False
    if _UNFIT.search(source) or _UNFIT.search(target):
        return False
    letters = sum(char.isalpha() or char.isspace() for char in source)
    return letters > 0.75 * len(source) and 0.33 < (len(target) + 8) / (len(source) + 8) < 3


def number_as_symbol(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Half of the lines with one number that stands once on both sides carry it as `⟦N0⟧`."""
    there, here = _NUMBER.findall(source), _NUMBER.findall(target)
    if len(there) == len(here) == 1 and int(there[0]) == int(here[0]) and rng.random() < 0.5:
        return _NUMBER.sub("⟦N0⟧", source), _NUMBER.sub("⟦N0⟧", target)
    return source, target


def read_corpus(folder: Path, corpus: Corpus, directions: Sequence[str], rng: random.Random) -> Iterator[Pair]:
    """The fit pairs of one corpus, in each wanted direction its two languages allow."""
    first, second = corpus.name.removeprefix("lex.").split(".")[0].split("-")
    ways = [(f"{first}-{second}", False), (f"{second}-{first}", True)]
    wanted = [(direction, turned) for direction, turned in ways if direction in directions]
    path = folder / f"{corpus.name}.tsv.xz"
    if not wanted or not path.exists():
        return
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            source, _, target = unicodedata.normalize("NFC", line.rstrip("\n")).partition("\t")
            if fit(source, target):
                source, target = number_as_symbol(source, target, rng)
                for direction, turned in wanted:
                    sides = (target, source) if turned else (source, target)
                    yield Pair(direction, corpus.weight, *sides)


def read_phrases(paths: Iterable[Path]) -> list[dict[str, str]]:
    """The units of phrase files (JSON Lines), without repeats of the same English."""
    units: dict[str, dict[str, str]] = {}
    for path in sorted(paths):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                unit = json.loads(line.replace("{U0}", LINK))
                units.setdefault(" ".join(unit["en"].split()), unit)
    return list(units.values())


def hold_out(units: Sequence[dict[str, str]], count: int) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Training units and held-out units; the choice depends on the English alone, so it survives reordering."""
    ranked = sorted(units, key=lambda unit: hashlib.sha256(unit["en"].encode()).digest())
    return ranked[count:], ranked[:count]


def further(
    units: Iterable[dict[str, str]], known: Sequence[dict[str, str]], held_out: Sequence[dict[str, str]]
) -> list[dict[str, str]]:
    """Of more units those that are new and share less than three quarters of their words with every held-out one."""
    seen = {_words(unit) for unit in known}
    secret = [_words(unit) for unit in held_out]
    return [
        unit
        for unit in units
        if (words := _words(unit)) not in seen and all(len(words & other) < 0.75 * len(words | other) for other in secret)
    ]


def _words(unit: Mapping[str, str]) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", unit["en"].lower()))


def without_held_out(pairs: Iterable[Pair], held_out: Sequence[dict[str, str]]) -> list[Pair]:
    """General pairs that share no side with a held-out unit."""
    secret = {with_symbols(text) for unit in held_out for text in unit.values()}
    return [pair for pair in pairs if pair.source not in secret and pair.target not in secret]


def vocabulary_lines(
    units: Sequence[dict[str, str]], pairs: Sequence[Pair], languages: Sequence[str], side: str, rng: random.Random
) -> Iterator[str]:
    """Lines to learn pieces from: each unit with symbols and filled twice, general lines evenly by language."""
    names = shipped_names()
    for unit in units:
        for text in (unit, fill(unit, rng, names), fill(unit, rng, names)):
            yield from (SYMBOL.sub(" ", with_symbols(text[language])) for language in languages)
    for language in languages:
        lines = [
            pair.source if side == "source" else pair.target
            for pair in pairs
            if pair.direction.split("-")[side == "target"] == language
        ]
        rng.shuffle(lines)
        yield from (SYMBOL.sub(" ", line) for line in lines[:25_000])


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """One line each, UTF-8, through a temporary file."""
    scratch = path.with_suffix(path.suffix + ".new")
    with scratch.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)
    scratch.replace(path)


def prepare(
    run: Path,
    *,
    phrases: Sequence[Path],
    corpora: Path | None,
    mixture: Path,
    directions: Sequence[str],
    encoder: Path | None,
    target_pieces: int,
    source_pieces: int,
    held_out: int = HELD_OUT,
    more_phrases: Sequence[Path] = (),
    keep_out: Path | None = None,
    seed: int = 7,
) -> dict[str, object]:
    """Write the run folder and return what `run.json` says.

    `encoder` is the folder of a pre-trained BERT encoder (English source only) or None to learn the source side too.
    """
    rng = random.Random(seed)
    run.mkdir(parents=True, exist_ok=True)
    if keep_out:
        secret = read_phrases([keep_out])
        training = further(read_phrases(phrases), (), secret)
    else:
        training, secret = hold_out(read_phrases(phrases), held_out)
    training += further(read_phrases(more_phrases), training, secret)
    used = read_mixture(mixture)
    found = [pair for corpus in used if corpora for pair in read_corpus(corpora, corpus, directions, rng)]
    pairs = without_held_out(found, secret)
    sources = sorted({direction.split("-")[0] for direction in directions})
    targets = sorted({direction.split("-")[1] for direction in directions}, key=LANGUAGES.index)
    tags = [pieces.tag(language) for language in targets]
    target_lines = vocabulary_lines(training, pairs, targets, "target", rng)
    (run / "target.model").write_bytes(pieces.train(target_lines, target_pieces, tags))
    if encoder:
        words = (encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        model, origins = pieces.from_wordpiece([word for word in words if word])
        (run / "source_rows.json").write_text(json.dumps(origins), encoding="utf-8")
    else:
        model = pieces.train(vocabulary_lines(training, pairs, sources, "source", rng), source_pieces, tags)
    (run / "source.model").write_bytes(model)
    write_lines(run / "phrases.jsonl", (json.dumps(unit, ensure_ascii=False) for unit in training))
    write_lines(run / "held_out.jsonl", (json.dumps(unit, ensure_ascii=False) for unit in secret))
    write_lines(run / "general.tsv", (f"{p.direction}\t{p.weight}\t{p.source}\t{p.target}" for p in pairs))
    about: dict[str, object] = {
        "directions": list(directions),
        "encoder": str(encoder) if encoder else None,
        "phrases": len(training),
        "held_out": len(secret),
        "general": {direction: sum(p.direction == direction for p in pairs) for direction in directions},
        "corpora": {corpus.name: corpus.licence for corpus in used if corpora and corpus.weight},
    }
    (run / "run.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return about


def files(place: Path) -> list[Path]:
    """A file, or the phrase files of a folder."""
    return sorted(place.glob("*.jsonl")) if place.is_dir() else [place]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.prepare", description=__doc__)
    parser.add_argument("run", type=Path, help="folder to write")
    parser.add_argument("--phrases", type=Path, required=True, help="phrase file, or folder of them (*.jsonl)")
    parser.add_argument("--more-phrases", type=Path, help="the same, of which none is held out, so that what is held out stays")
    parser.add_argument(
        "--keep-out", type=Path, help="hold out these units (a file of them) instead of choosing --held-out by hash"
    )
    parser.add_argument("--corpora", type=Path, help="folder of NAME.tsv.xz corpora named in the mixture")
    parser.add_argument("--mixture", type=Path, default=Path(__file__).with_name("mixture.tsv"))
    parser.add_argument("--directions", default="en-de,en-fa,en-ckb,en-kmr")
    parser.add_argument("--encoder", type=Path, help="folder of a pre-trained English encoder (vocab.txt inside)")
    parser.add_argument("--target-pieces", type=int, default=10_000)
    parser.add_argument("--source-pieces", type=int, default=10_000)
    parser.add_argument("--held-out", type=int, default=HELD_OUT)
    given = parser.parse_args(arguments)
    about = prepare(
        given.run,
        phrases=files(given.phrases),
        corpora=given.corpora,
        mixture=given.mixture,
        directions=given.directions.split(","),
        encoder=given.encoder,
        target_pieces=given.target_pieces,
        source_pieces=given.source_pieces,
        held_out=given.held_out,
        more_phrases=files(given.more_phrases) if given.more_phrases else (),
        keep_out=given.keep_out,
    )
    print(json.dumps(about, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
