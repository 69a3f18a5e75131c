"""How fast drafts are made, and how much memory they take, beside argostranslate and bare CTranslate2.

    python -m benchmarks.draft [--entries 300] [--size compact|argos] [--wrong 0.04] [--large 20000] [--seed 1]

The package is of the size of ours (6+2 layers, d 256, 10,000 pieces, 9 M parameters, int8) or of a published Argos package (6+6
layers, d 512, 32,000 pieces, 65 M), with weights made by hand, so that it translates word by word: an even task for everyone. It
gets a share of names wrong (4 % as published packages do into German, 33 % as into Persian; half of them misspelt, a quarter
translated, a quarter dropped), and nearly every name of an organisation, for it has no order of words. Entries are phrases of the
bundled corpus, two or three together, filled with names of the project's glossary, dates and numbers. Everything runs in one
process on the same cores; argostranslate gets our sentence splitter in place of the one that it would download. argostranslate
searches with beam 4, its default, on all cores or on one, whichever is faster; bare CTranslate2 and ours with 2, CTranslate2's default, and with 4. Prints ratios with the
signature.
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.names import entries as filled_units
from pipeline import __version__, engines, glossary
from pipeline.draft import EngineDrafter
from pipeline.draft.sentences import sentences
from pipeline.engines import ArgosSettings, Ask, Effort, PackageEngine, Remembering, Results
from pipeline.glossary import Glossary
from pipeline.model import Draft
from tests.engines import tiny

ROOT = Path(__file__).parent.parent
SOURCE, TARGET = "en", "de"
SIZES = {
    "compact": (tiny.COMPACT, 10_000),
    "argos": (tiny.Size(encoder=6, decoder=6, width=512, inner=2048, heads=8, positions=64), 32_000),
}
"""Layers and widths, and how many pieces."""

WORDS = """
the=die The=Die of=von and=und in=im In=Im to=zu a=ein A=Ein for=für on=am On=Am with=mit by=durch his=seine her=ihre was=wurde
were=wurden is=ist are=sind from=aus not=nicht no=keine No=Keine never=nie Never=Nie without=ohne Without=Ohne cannot=nicht nobody=niemand
Nobody=Niemand nothing=nichts Nothing=Nichts neither=weder nor=noch none=keine banned=verboten denied=verweigert denies=verweigert
deny=leugnen refused=verweigerte refuse=verweigern refuses=verweigert forbidden=verboten prohibited=verboten deprived=beraubt
one=eins two=zwei three=drei four=vier five=fünf six=sechs seven=sieben eight=acht nine=neun ten=zehn eleven=elf twelve=zwölf half=halb
first=erste second=zweite third=dritte million=Millionen thousand=tausend hundred=hundert hundreds=hunderte thousands=tausende
January=Januar February=Februar March=März April=April May=Mai June=Juni July=Juli August=August September=September October=Oktober
November=November December=Dezember
"""
"""What the checks look at has its real translation: numbers, months, negations, the commonest words. All other words are made up."""


def texts(terms: Glossary, count: int, seed: int) -> list[str]:
    """Entries of two or three phrases each."""
    chance = random.Random(seed)
    pool = [unit.texts[SOURCE] for unit in filled_units(terms, chance)]
    chance.shuffle(pool)
    found: list[str] = []
    place = 0
    while len(found) < count:
        take = chance.choice((2, 3))
        parts = [pool[(place + step) % len(pool)] for step in range(take)]
        place += take
        found.append(" ".join(part if part[-1] in ".!?”" else f"{part}." for part in parts))
    return found


def package(folder: Path, corpus: Sequence[str], terms: Glossary, seed: int, wrong: float, size: str = "compact") -> Path:
    """A package that translates the words of the corpus into made-up ones, and names mostly right."""
    chance = random.Random(seed)
    words = Counter(word.strip(".,;:!?“”\"'()’") for text in corpus for word in text.split())
    table: dict[str, str] = {
        word: f"{word[::-1].lower()}en" for word, _ in words.most_common() if word.isalpha() and word.islower()
    }
    table |= {word.capitalize(): f"{word[::-1].capitalize()}en" for word in table}
    table |= {word: f"{word[::-1].capitalize()}en" for word in words if word.isalpha() and word not in table}
    table |= dict(pair.split("=") for pair in WORDS.split())
    names: dict[str, str] = {}
    for term in terms.terms:
        if term.kind in ("person", "place") and SOURCE in term.forms and TARGET in term.forms:
            ours, theirs = term.forms[SOURCE].form.split(), term.forms[TARGET].form.split()
            if len(ours) == len(theirs):
                names |= {
                    one: spoilt(other, chance, wrong)
                    for one, other in zip(ours, theirs, strict=True)
                    if one not in table or one[0].isupper()
                }
    table = dict(list((names | {word: other for word, other in table.items() if word not in names}).items())[:5000])
    layers, pieces = SIZES[size]
    filler = [f"{number}x" for number in range(pieces - 2 * len(table))]
    return tiny.write(folder, SOURCE, TARGET, table, filler, size=layers, quantization="int8")


def spoilt(name: str, chance: random.Random, wrong: float) -> str:
    """The name as a package renders it that gets a share of names of two words wrong."""
    if chance.random() > 1 - (1 - wrong) ** 0.5:
        return name
    kind = chance.choice(("misspelt", "misspelt", "translated", "dropped"))
    if kind == "misspelt" and len(name) > 4:
        place = chance.randrange(1, len(name) - 1)
        return name[:place] + chance.choice("aeiou") + name[place + 1 :]
    return tiny.NOTHING if kind == "dropped" else "Blume"


def argostranslate_per_entry(settings: ArgosSettings, threads: int) -> Callable[[Sequence[str]], None]:
    """`argostranslate.translate.translate`, entry by entry, as a tool would call it; `threads` 0 is its default."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(settings.packages)
    logging.getLogger("argostranslate.utils").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from argostranslate import settings as own
        from argostranslate import translate

    class Splitter:
        def __init__(self, pkg: object) -> None:
            pass

        def split_sentences(self, text: str) -> list[str]:
            return [text[start:end] for start, end in sentences(text, SOURCE)]

    def run(given: Sequence[str]) -> None:
        for text in given:
            translate.translate(text, SOURCE, TARGET)

    translate.MiniSBDSentencizer = Splitter
    own.intra_threads = threads
    translate.installed_translates.clear()
    translate.get_installed_languages.cache_clear()
    return run


def bare(engine: PackageEngine, beam: int) -> Callable[[Sequence[str]], None]:
    """`translate_batch` over all sentences at once, with the options of argostranslate but for the beam."""
    translator = engine.decoder.load()

    def run(given: Sequence[str]) -> None:
        rows = engine.pieces.encode([text[start:end] for text in given for start, end in sentences(text, SOURCE)])
        translator.translate_batch(rows, beam_size=beam, length_penalty=0.2, replace_unknowns=True, return_scores=True)

    return run


def engine_alone(engine: PackageEngine, beam: int) -> Callable[[Sequence[str]], None]:
    """Our engine without names: sentences once each, by length, in batches, kept in the cache."""

    def run(given: Sequence[str]) -> None:
        own = Remembering(engine, Results())
        own.translate(
            [Ask(text[start:end]) for text in given for start, end in sentences(text, SOURCE)], SOURCE, TARGET, Effort(beam, beam)
        )

    return run


def drafter(engine: PackageEngine, terms: Glossary, routes: Counter[str]) -> Callable[[Sequence[str]], None]:
    """The whole of drafting: markup, ladder, verifier."""

    def run(given: Sequence[str]) -> None:
        routes.clear()
        for result in EngineDrafter([engine], terms).draft(given, SOURCE, TARGET):
            routes[result.route if isinstance(result, Draft) else "left empty"] += 1

    return run


def timed(run: Callable[[Sequence[str]], None], given: Sequence[str]) -> float:
    """Entries per second, the better of two runs."""
    best = 0.0
    for _ in range(2):
        start = time.perf_counter()
        run(given)
        best = max(best, len(given) / (time.perf_counter() - start))
    return best


MEMORY = """
import resource, sys
from pathlib import Path
from benchmarks.draft import PackageEngine, engines, glossary, texts, ROOT, SOURCE, TARGET
from pipeline.draft import EngineDrafter
terms = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))
engine = next(one for one in engines.available(settings=engines.ArgosSettings(Path(sys.argv[1]), Path(sys.argv[1]), ""), bundled=None))
given = texts(terms, int(sys.argv[2]), 1)
EngineDrafter([engine], terms).draft(given[:1], SOURCE, TARGET)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
EngineDrafter([engine], terms).draft(given, SOURCE, TARGET)
print(before // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def memory(folder: Path, count: int) -> tuple[int, int]:
    """Megabytes in use after one entry, and at the peak of `count` entries, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(folder), str(count)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, peak = done.stdout.split()[-2:]
    return int(first), int(peak)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--size", choices=SIZES, default="compact")
    parser.add_argument(
        "--wrong", type=float, default=0.04, help="share of the names of people and places that the package gets wrong"
    )
    parser.add_argument("--large", type=int, default=0, help="entries for the peak of memory (20000 in the issue; takes a while)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    terms = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))
    corpus = texts(terms, given.entries, given.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = package(Path(place), texts(terms, 3000, 1), terms, given.seed, given.wrong, given.size)
        settings = ArgosSettings(Path(place), Path(place), "")
        engine = engines.available(settings=settings, bundled=None)[0]
        assert isinstance(engine, PackageEngine)
        count = sum(len(sentences(text, SOURCE)) for text in corpus)
        letters = sum(map(len, corpus)) // len(corpus)
        print(
            f"pipeline {__version__}, ctranslate2 {_version('ctranslate2')}, argos-translate-lt {_version('argos-translate-lt')}, "
        )
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.processor() or platform.machine()}")
        size = (folder / "model" / "model.bin").stat().st_size / 1e6
        print(f"{given.entries} entries of {letters} characters, {count} sentences; package “{given.size}” of {size:.1f} MB int8,")
        print(f"{given.wrong:.0%} of names wrong, seed {given.seed}\n")
        routes: Counter[str] = Counter()
        named: Counter[str] = Counter()
        rows = [
            ("a  argostranslate.translate, entry by entry", argostranslate_per_entry(settings, 0)),
            ("b  translate_batch over all sentences, beam 2", bare(engine, 2)),
            ("b4 translate_batch over all sentences, beam 4", bare(engine, 4)),
            ("   our engine, names off, beam 4", engine_alone(engine, 4)),
            ("   our engine, names off", engine_alone(engine, 2)),
            ("   our drafter, empty glossary", drafter(engine, Glossary(), routes)),
            ("   our drafter, names on, the ladder", drafter(engine, terms, named)),
        ]
        speeds = {label: timed(run, corpus) for label, run in rows}
        speeds["a1 the same on one thread"] = timed(argostranslate_per_entry(settings, 1), corpus)
        a = max(speed for label, speed in speeds.items() if label.startswith("a"))
        b, b4 = (next(speed for label, speed in speeds.items() if label.startswith(row)) for row in ("b ", "b4"))
        print(f"{'':48} {'entries/s':>9} {'x a':>6} {'x b':>6} {'x b4':>6}")
        for label, speed in speeds.items():
            print(f"{label:48} {speed:9.1f} {speed / a:6.2f} {speed / b:6.2f} {speed / b4:6.2f}")
        print(f"\nroutes, empty glossary: {dict(routes)}\nroutes, names on: {dict(named)}")
        if given.large:
            first, peak = memory(Path(place), given.large)
            print(f"memory: {first} MB after one entry, {peak} MB at the peak of {given.large} entries")
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _version(name: str) -> str:
    from importlib.metadata import version

    return version(name)


if __name__ == "__main__":
    main()
