"""What becomes of names when packages fail them in every way we could think of: before the ladder, after it, flagged, silent.

    python -m benchmarks.failing [--random 120] [--seed 1]

Runs the tiny packages of `tests/draft/test_ladder.py`, which translate word by word and get names and numbers wrong as a table tells
them, with and without surrogates that could help; then packages whose failures are drawn by lot, for names of the project's own
glossary in all four target languages. A draft is judged without the program's own verifier: the names and numbers of the source in
its order, and no other, nor what a package wrote for one. `silent` counts drafts that are wrong and do not say so; it must be 0.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline import __version__, glossary
from pipeline.draft import EngineDrafter
from pipeline.engines import ArgosSettings, Ask, available
from pipeline.glossary import Glossary
from pipeline.model import Draft, Term
from tests.draft.test_ladder import FAILURES, NO_STANDINS, RIGHT, STANDINS, TEXTS, WORDS, wrong
from tests.engines import tiny
from tests.engines.places import GLOSSARY

ROOT = Path(__file__).parent.parent
COLUMNS = ("wrong before", "right after", "flagged", "left empty", "silent")


def measured(failure: str, standins: bool) -> dict[str, int]:
    """The five counts for one package."""
    table = {
        **WORDS["fa"],
        **RIGHT["fa"],
        **(STANDINS["fa"] if standins else dict.fromkeys(NO_STANDINS, "کسی")),
        **FAILURES[failure],
    }
    counts = dict.fromkeys(COLUMNS, 0)
    with tempfile.TemporaryDirectory() as place:
        tiny.write(Path(place), "en", "fa", table, [*RIGHT["fa"].values(), *RIGHT["fa"], "151", "3"])
        engines = available(settings=ArgosSettings(Path(place), Path(place), ""), bundled=None)
        plain = [" ".join(h[0].text for h in [engines[0].translate([Ask(text)], "en", "fa")[0]]) for text in TEXTS]
        drafts = EngineDrafter(engines, glossary.parse(GLOSSARY)).draft(TEXTS, "en", "fa")
        for text, before, draft in zip(TEXTS, plain, drafts, strict=True):
            counts["wrong before"] += wrong(text, before.replace("151", "۱۵۱").replace("152", "۱۵۲").replace("3", "۳"))
            if not isinstance(draft, Draft):
                counts["left empty"] += 1
            elif draft.route == "flagged":
                counts["flagged"] += 1
            elif wrong(text, draft.text):
                counts["silent"] += 1
            else:
                counts["right after"] += 1
    return counts


FRAMES = (
    "{p} was arrested in {l} after {n} days.",
    "{p} met {q} in {l}.",
    "We are waiting for {p} and {q}.",
    "The lawyer of {p} spoke about {q} today.",
    "{q} was arrested with {p} after {n} days in {l} and {m}.",
    "{p} spoke today. {q} met the lawyer of {p}.",
)
JUNK = {"de": "Blume Haus Garten Stein", "fa": "گل خانه باغ سنگ", "ckb": "گوڵ ماڵ باخ بەرد", "kmr": "gul xanî bax kevir"}
"""Ordinary words of each language: names are read as the first three, everything that could stand in for a name as the last."""


def drawn(target: str, terms: Glossary, chance: random.Random) -> tuple[dict[str, str | list[str]], list[str], list[Term]]:
    """A package's table, three texts, and the terms in them; each word of a name is right in 45 % of all packages."""
    people = [term for term in terms.terms if term.kind == "person"]
    towns = [term for term in terms.terms if term.kind == "place" and " " not in term.forms["en"].form]
    chosen = [*chance.sample(people, 2), *chance.sample(towns, 2)]
    words = {word for frame in FRAMES for word in frame.replace(".", "").split() if "{" not in word}
    letters = "بتدرزسشعفقکلمن" if target in ("fa", "ckb") else "abdefgklmnoprstu"
    table: dict[str, str | list[str]] = {word: "".join(chance.choices(letters, k=6)) for word in sorted(words)}
    *junk, stone = JUNK[target].split()
    pairs = {
        ours: theirs
        for term in chosen
        if len(term.forms["en"].form.split()) == len(term.forms[target].form.split())
        for ours, theirs in zip(term.forms["en"].form.split(), term.forms[target].form.split(), strict=True)
    }
    for ours, theirs in pairs.items():
        place = chance.randrange(len(theirs))
        misspelt = theirs[:place] + chance.choice(letters) + theirs[place + 1 :]
        wrong = chance.choice(
            [junk[0], junk[1], tiny.NOTHING, misspelt, ours, chance.choice(list(pairs.values())), [junk[2], theirs]]
        )
        table[ours] = theirs if chance.random() < 0.45 else wrong
    number = str(chance.randint(13, 999))
    table[number] = number if chance.random() < 0.8 else str(int(number) + 1)
    if chance.random() < 0.5:
        table |= dict.fromkeys(NO_STANDINS, stone)
    forms = dict(zip("pqlm", (term.forms["en"].form for term in chosen), strict=True))
    texts = [frame.format(**forms, n=number) for frame in chance.sample(FRAMES, 3)]
    return table, texts, chosen


def silent(
    text: str, draft: str, target: str, table: Mapping[str, str | list[str]], chosen: Sequence[Term], people: Sequence[Term]
) -> bool:
    """Whether a draft is wrong: a name missing, another one there, an order changed, or a trace of what the package wrote."""

    def places(term: Term) -> list[int]:
        forms = term.forms[target]
        return [place for form in (forms.form, *forms.also) if (place := draft.find(form)) >= 0]

    present = sorted(
        ((text.find(term.forms["en"].form), term) for term in chosen if term.forms["en"].form in text), key=lambda pair: pair[0]
    )
    order = [min(places(term), default=-1) for _, term in present if term.kind == "person"]
    missing = any(not places(term) for _, term in present)
    foreign = any(term.forms["en"].form not in text and term.forms[target].form in draft for term in people)
    junk = set(JUNK[target].split()) & set(re.findall(r"\w+", draft))
    return missing or foreign or bool(junk) or order != sorted(order)


def by_lot(packages: int, seed: int) -> None:
    """Packages that fail by lot, in all four target languages."""
    terms = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))
    people = [term for term in terms.terms if term.kind == "person"]
    print("\n| target | packages | entries | verified | flagged | left empty | silent |\n|---|---|---|---|---|---|---|")
    for target in ("de", "fa", "ckb", "kmr"):
        chance = random.Random(f"{seed} {target}")
        counts = Counter[str]()
        for _ in range(packages):
            table, texts, chosen = drawn(target, terms, chance)
            known = [word for term in chosen for code in ("en", target) for word in term.forms[code].form.split()]
            with tempfile.TemporaryDirectory() as place:
                tiny.write(Path(place), "en", target, table, known)
                engines = available(settings=ArgosSettings(Path(place), Path(place), ""), bundled=None)
                for text, draft in zip(texts, EngineDrafter(engines, terms).draft(texts, "en", target), strict=True):
                    if not isinstance(draft, Draft):
                        counts["left empty"] += 1
                    elif draft.route == "flagged":
                        counts["flagged"] += 1
                    else:
                        counts["silent" if silent(text, draft.text, target, table, chosen, people) else "verified"] += 1
        row = (counts.total(), counts["verified"], counts["flagged"], counts["left empty"], counts["silent"])
        print(f"| {target} | {packages} | {' | '.join(map(str, row))} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--random", type=int, default=0, help="packages that fail by lot, for each target language")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    by_table()
    if given.random:
        by_lot(given.random, given.seed)


def by_table() -> None:
    """The packages of the tests."""
    print(f"pipeline {__version__}, Python {platform.python_version()}; {len(TEXTS)} entries for each package\n")
    print(f"| package | surrogates | {' | '.join(COLUMNS)} |")
    print(f"|---|---|{'---|' * len(COLUMNS)}")
    total = dict.fromkeys(COLUMNS, 0)
    for failure in FAILURES:
        for standins in (True, False):
            counts = measured(failure, standins)
            total = {column: total[column] + counts[column] for column in COLUMNS}
            print(f"| {failure} | {'yes' if standins else 'no'} | {' | '.join(str(counts[column]) for column in COLUMNS)} |")
    print(f"| all | | {' | '.join(str(total[column]) for column in COLUMNS)} |")


if __name__ == "__main__":
    main()
