"""Evaluate: how good the drafts of a converted model are (`python -m training.evaluate RUN`).

Owns the figures and how they are made: chrF++ and BLEU with sacrebleu's signature, recall of symbols, fidelity of
names and numbers, on held-out phrases (in-domain) and on test sets (general). Must not look at training text, and
must print every figure it measured, good or bad.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from training.drafting import Converted, Drafter, Packaged
from training.slots import SLOT, fill_traced, shipped_names, symbols_of, with_symbols

_DIGITS = re.compile(r"\d+")
HELD_OUT = Path(__file__).with_name("held_out.jsonl")
"""The units that no shipped package has learned from: a third drew the learning curve, the rest is the test."""


@dataclass(frozen=True, slots=True)
class Score:
    """One direction on one test set. Shares are between 0 and 1; a share of nothing is `None`.

    `symbols` is the recall of the drafts, `at_once` that of the best hypotheses alone, before others were asked for.
    """

    direction: str
    test: str
    lines: int
    chrf: float
    bleu: float
    at_once: float | None
    symbols: float | None
    names: float | None
    numbers: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Test:
    """Source lines, the reference lines, and the names (target forms) each draft must hold."""

    name: str
    source: Sequence[str]
    reference: Sequence[str]
    names: Sequence[Sequence[str]] = ()


def symbol_recall(sources: Sequence[str], drafts: Sequence[str]) -> float | None:
    """Share of the symbols in the sources that stand in their drafts (no more often than asked for)."""
    wanted = [Counter(symbols_of(source)) for source in sources]
    found = [Counter(symbols_of(draft)) & want for draft, want in zip(drafts, wanted, strict=True)]
    return _share(sum(count.total() for count in found), sum(want.total() for want in wanted))


def name_fidelity(names: Sequence[Sequence[str]], drafts: Sequence[str]) -> float | None:
    """Share of the expected names that stand, in their exact form, in the draft."""
    found = sum(name in draft for expected, draft in zip(names, drafts, strict=False) for name in expected)
    return _share(found, sum(map(len, names)))


def number_fidelity(references: Sequence[str], drafts: Sequence[str]) -> float | None:
    """Share of the digit groups of the references that stand in the drafts, whatever digits are used."""
    kept = total = 0
    for reference, draft in zip(references, drafts, strict=True):
        wanted = Counter(int(group) for group in _DIGITS.findall(_bare(reference)))
        kept += (Counter(int(group) for group in _DIGITS.findall(_bare(draft))) & wanted).total()
        total += wanted.total()
    return _share(kept, total)


def _bare(text: str) -> str:
    """Without symbols, whose digits are no numbers, and without separators of thousands."""
    return re.sub(r"(?<=\d)[.,٬](?=\d{3}\b)", "", re.sub(r"⟦\w\d⟧", " ", text))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def in_domain_tests(units: Sequence[dict[str, str]], direction: str, seed: int = 11) -> list[Test]:
    """Held-out phrases twice: with symbols, as the tool drafts them, and filled with plain names, dates and numbers."""
    first, second = direction.split("-")
    rng, names = random.Random(seed), shipped_names()
    filled = [fill_traced(unit, rng, names) for unit in units if SLOT.search(unit["en"])]
    return [
        Test("phrases", [with_symbols(u[first]) for u in units], [with_symbols(u[second]) for u in units]),
        Test(
            "phrases, names in plain",
            [texts[first] for texts, _ in filled],
            [texts[second] for texts, _ in filled],
            [[forms[second] for slot, forms in used.items() if slot[1] in "PLO"] for _, used in filled],
        ),
    ]


def read_pairs(path: Path) -> tuple[list[str], list[str]]:
    """The two columns of a test set `en-XX.NAME.tsv`."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line]
    return [row[0] for row in rows], [row[1] for row in rows]


def general_tests(paths: Iterable[Path], direction: str, most: int) -> list[Test]:
    """The test sets whose two languages are those of the direction; the first `most` lines of each (0: all)."""
    tests = []
    for path in paths:
        pair, name = path.name.split(".")[:2]
        turned = "-".join(reversed(direction.split("-")))
        if pair in (direction, turned):
            columns = read_pairs(path) if pair == direction else read_pairs(path)[::-1]
            source, reference = (column[: most or None] for column in columns)
            tests.append(Test(name, source, reference))
    return tests


def memory_test(path: Path, direction: str) -> Test:
    """A five-way memory (JSON Lines) as a test of whole paragraphs, long ones left out."""
    first, second = direction.split("-")
    units = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    short = [unit for unit in units if len(unit[first]) < 400]
    return Test("campaign memory", [unit[first] for unit in short], [unit[second] for unit in short])


def measure(test: Test, direction: str, drafter: Drafter) -> tuple[Score, list[str]]:
    """The figures of one test and the drafts they were measured on."""
    import sacrebleu

    began = time.monotonic()
    best, drafts = drafter.by_sentence(test.source, *direction.split("-"))
    seconds = time.monotonic() - began
    score = Score(
        direction,
        test.name,
        len(drafts),
        round(sacrebleu.corpus_chrf(drafts, [test.reference], word_order=2).score, 2),
        round(sacrebleu.corpus_bleu(drafts, [test.reference]).score, 2),
        symbol_recall(test.source, best),
        symbol_recall(test.source, drafts),
        name_fidelity(test.names, drafts),
        number_fidelity(test.reference, drafts),
        round(seconds, 2),
    )
    return score, drafts


def signatures() -> list[str]:
    """How chrF++ and BLEU were computed."""
    import sacrebleu

    chrf, bleu = sacrebleu.CHRF(word_order=2), sacrebleu.BLEU()
    for metric in (chrf, bleu):
        metric.corpus_score(["a b c d"], [["a b c d"]])
    return [f"chrF++ {chrf.get_signature()}", f"BLEU {bleu.get_signature()}"]


def table(scores: Iterable[Score]) -> str:
    """The figures as a Markdown table."""

    def percent(share: float | None) -> str:
        return "–" if share is None else f"{100 * share:.1f} %"

    rows = [
        f"| {s.direction} | {s.test} | {s.lines} | {s.chrf:.1f} | {s.bleu:.1f} | {percent(s.at_once)} | {percent(s.symbols)} "
        f"| {percent(s.names)} | {percent(s.numbers)} | {s.lines / max(s.seconds, 0.01):.0f} |"
        for s in scores
    ]
    head = "| direction | test | lines | chrF++ | BLEU | symbols at once | symbols | names | numbers | lines a second |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|---|---|", *rows])


def evaluate(
    run: Path,
    directions: Sequence[str],
    held_out: Sequence[dict[str, str]],
    general: Sequence[Path],
    memory: Path | None,
    most: int,
    drafter: Drafter,
) -> list[Score]:
    """Measure every direction; drafts are kept beside their sources in `RUN/drafts/`. The first third drew the learning curve."""
    units = held_out[max(1, len(held_out) // 3) :]
    scores = []
    (run / "drafts").mkdir(parents=True, exist_ok=True)
    for direction in directions:
        tests = [*in_domain_tests(units, direction), *general_tests(general, direction, most)]
        if memory:
            tests.append(memory_test(memory, direction))
        for test in tests:
            score, drafts = measure(test, direction, drafter)
            scores.append(score)
            print(table([score]).split("\n")[-1], flush=True)
            rows = zip(test.source, test.reference, drafts, strict=True)
            path = run / "drafts" / f"{direction}.{re.sub(r'[^a-z0-9]+', '-', test.name)}.tsv"
            path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return scores


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("run", type=Path, help="a run; with --package any folder for the drafts and the figures")
    parser.add_argument("--package", type=Path, help="a folder of a package, drafted with the program's own engine")
    parser.add_argument("--held-out", type=Path, default=HELD_OUT, help="the units to measure a package on")
    parser.add_argument("--general", type=Path, nargs="*", default=[], help="test sets en-XX.NAME.tsv")
    parser.add_argument("--memory", type=Path, help="a five-way memory (JSON Lines) to test on")
    parser.add_argument("--most", type=int, default=0, help="use the first N lines of each general test set")
    parser.add_argument("--threads", type=int, default=0)
    given = parser.parse_args(arguments)
    drafter: Drafter
    if given.package:
        drafter = Packaged(given.package, given.threads)
        directions, held_out = drafter.directions, given.held_out
    else:
        drafter = Converted(given.run / "model", given.run, given.threads)
        directions = json.loads((given.run / "run.json").read_text(encoding="utf-8"))["directions"]
        held_out = given.run / "held_out.jsonl"
    units = [json.loads(line) for line in held_out.read_text(encoding="utf-8").splitlines()]
    scores = evaluate(given.run, directions, units, given.general, given.memory, given.most, drafter)
    print("\n" + table(scores) + "\n" + "\n".join(signatures()))
    report = {"signatures": signatures(), "scores": [asdict(score) for score in scores]}
    (given.run / "evaluation.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
