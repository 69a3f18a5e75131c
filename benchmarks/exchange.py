"""Two names that change places: good entries that name two people or two places, and the same ones with the two exchanged.

    python -m benchmarks.exchange [--seed 1] [--times 6] [--show 3] [--source en]

Made of every unit of the bundled memory that has two slots of one kind, and of the sentences in `tests/names/two_people.jsonl`, each
filled several times; two places that are only listed (“in A and B”) are left out, since nothing is wrong when they change places. The exchanged ones are assembled anew, so that endings and articles fit the other name. Called by
`benchmarks.checks` too.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pipeline import glossary, memory
from pipeline.checks import Pair
from pipeline.checks.names import names
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory.assembly import Filling, assemble
from pipeline.memory.templates import Slot, pieces
from pipeline.model import State, Term, Unit

ROOT = Path(__file__).parent.parent
KINDS = {"P": "person", "L": "place", "O": "organisation"}
FIGURES = {"N": ("3", "7"), "D": ("2019", "2020"), "U": ("https://example.org/7", "https://example.org/8")}


@dataclass(frozen=True)
class Two:
    """A source text, its translation, and the translation with two names exchanged."""

    kind: str
    target: str
    msgid: str
    good: str
    exchanged: str


def sentences() -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Templates that name two people or places, with the gender that a slot asks for."""
    for unit in memory.bundled().units:
        yield unit.texts, getattr(unit, "gender", {}) or {}
    for line in (ROOT / "tests" / "names" / "two_people.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield {code: row[code] for code in LANGUAGES}, {}


def chosen(names: Sequence[str], gender: Mapping[str, str], known: Glossary, chance: random.Random) -> dict[str, Term] | None:
    """A term for each slot that takes a name; nothing when there are not enough."""
    made: dict[str, Term] = {}
    for name in names:
        fitting = [
            term
            for term in known.terms
            if term.kind == KINDS[name[0]] and len(term.forms) == len(LANGUAGES) and term not in made.values()
        ]
        if name[0] == "P":
            fitting = [term for term in fitting if gender.get(name, term.gender) in ("", term.gender)]
        if not fitting:
            return None
        made[name] = chance.choice(fitting)
    return made


def written(text: str, terms: Mapping[str, Term], language: str) -> str | None:
    """The text with its slots filled."""
    slots = {piece.name for piece in pieces(text) if isinstance(piece, Slot)}
    filling = {name: Filling(terms[name].forms[language].form) for name in slots if name in terms}
    for name in slots - filling.keys():
        filling[name] = Filling(FIGURES[name[0]][int(name[1]) % 2], "year" if name[0] == "D" else None)
    return assemble(pieces(text), filling, language)


def entries(known: Glossary, source: str, times: int, chance: random.Random) -> Iterator[Two]:
    """The entries from `source` into every other language."""
    for texts, gender in sentences():
        slots = list(dict.fromkeys(piece.name for piece in pieces(texts["en"]) if isinstance(piece, Slot)))
        named = [name for name in slots if name[0] in KINDS]
        pairs = [
            (a, b)
            for a, b in combinations(named, 2)
            if a[0] == b[0]
            and gender.get(a) == gender.get(b)
            and (a[0] == "P" or (a[0] == "L" and f"{{{a}}} and {{{b}}}" not in texts["en"]))
        ]
        for a, b in pairs:
            for _ in range(times):
                terms = chosen(named, gender, known, chance)
                msgid = written(texts[source], terms, source) if terms else None
                if terms is None or msgid is None:
                    continue
                other = {**terms, a: terms[b], b: terms[a]}
                for target in LANGUAGES:
                    good, bad = (written(texts[target], filled, target) for filled in (terms, other))
                    if target != source and good and bad and good != bad:
                        yield Two(KINDS[a[0]], target, msgid, good, bad)


def said(two: Two, msgstr: str, source: str, known: Glossary) -> tuple[str, list[str]]:
    """What the check says about a translation: error, asked or silent, with its sentences."""
    problems = list(names(Pair(Unit(two.msgid, msgstr, State.REVIEWED), source, two.target, known)))
    told = "error" if any(one.severity is None for one in problems) else "asked" if problems else "silent"
    return told, [one.message for one in problems]


def measured(known: Glossary, source: str, times: int, seed: int, show: int = 0) -> None:
    """Print how many exchanges are refused, asked about and missed, and what is said about the good entries."""
    good: Counter[tuple[str, str, str]] = Counter()
    bad: Counter[tuple[str, str, str]] = Counter()
    for two in entries(known, source, times, random.Random(seed)):
        for count, text, wrong in ((good, two.good, "error"), (bad, two.exchanged, "silent")):
            told, messages = said(two, text, source, known)
            count[two.kind, two.target, told] += 1
            if told == wrong and count[two.kind, two.target, told] <= show:
                print(f"    {told} {source}-{two.target}: {two.msgid} | {text} {messages}")
    print(
        "\nTwo names of one entry exchanged: caught of made, per cent (only asked about, missed); refused and asked about good ones"
    )
    for kind in ("person", "place"):
        for target in LANGUAGES:
            made = sum(bad[kind, target, told] for told in ("error", "asked", "silent"))
            if made:
                hit, asked, missed = (bad[kind, target, told] for told in ("error", "asked", "silent"))
                alarms, questions = good[kind, target, "error"], good[kind, target, "asked"]
                print(
                    f"  {kind:<8}{target:<5}{hit}/{made} {100 * hit / made:.1f} ({asked}, {missed});"
                    f"  good: {alarms} {100 * alarms / made:.2f} %, {questions} {100 * questions / made:.2f} %"
                )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=6)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--source", default="en", choices=tuple(LANGUAGES))
    options = parser.parse_args()
    known = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))
    measured(known, options.source, options.times, options.seed, options.show)


if __name__ == "__main__":
    main()
