"""How many wrong names the `names` check catches, and how many good entries it refuses.

    python -m benchmarks.names [--people 400] [--seed 1]

Good entries are the units of the bundled memory, their slots filled with names of the project's glossary or of a glossary of
invented people (`training/names.tsv`); they are correct by construction. Bad ones are made of them by altering one name. Nothing
else is altered, so every bad entry ought to be refused. Prints caught, warned, missed and false alarms with the signature.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import glossary as yaml_of
from benchmarks.corpus import people
from pipeline import __version__, glossary, memory
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory.joining import join
from pipeline.model import Term
from pipeline.names import index, judge

ROOT = Path(__file__).parent.parent
SLOT = re.compile(r"\{([PLODN])(\d)\}")
KINDS = {"P": "person", "L": "place", "O": "organisation"}
VOWELS = {"Latn": "aeiou", "Arab": "اوی"}


@dataclass(frozen=True)
class Entry:
    """A text in all languages and the terms its slots were filled with, each as it stands there."""

    texts: Mapping[str, str]
    filled: tuple[tuple[Term, Mapping[str, str]], ...]


def fill(texts: Mapping[str, str], chosen: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The texts with every slot filled; `chosen` gives the filling of each slot in each language."""
    done = {}
    for language, text in texts.items():
        parts = SLOT.split(text)
        result = parts[-1]
        for place in range(len(parts) - 3, 0, -3):
            slot = parts[place] + parts[place + 1]
            result = parts[place - 1] + join(chosen[slot][language], result, language)
        done[language] = result
    return done


def entries(terms: Glossary, chance: random.Random) -> Iterator[Entry]:
    """Every unit of the bundled memory that has slots, filled."""
    by_kind = {kind: [t for t in terms.terms if t.kind == kind and len(t.forms) == len(LANGUAGES)] for kind in KINDS.values()}
    for unit in memory.bundled().units:
        if not unit.slotted:
            continue
        slots = sorted({"".join(match.groups()) for match in SLOT.finditer(unit.texts["en"])})
        chosen: dict[str, Mapping[str, str]] = {}
        filled = []
        pools = {kind: chance.sample(pool, min(len(pool), 6)) for kind, pool in by_kind.items()}
        for slot in slots:
            kind = KINDS.get(slot[0])
            if kind is None or not pools[kind]:
                value = str(chance.randint(2, 90)) if slot[0] == "N" else "2019" if slot[0] == "D" else "X"
                chosen[slot] = dict.fromkeys(LANGUAGES, value)
                continue
            term = pools[kind].pop()
            chosen[slot] = {language: term.forms[language].form for language in LANGUAGES}
            filled.append((term, chosen[slot]))
        yield Entry(fill(unit.texts, chosen), tuple(filled))


# Ways to spoil a name


def letters(form: str) -> list[int]:
    """Places of letters inside a word, where a slip is a slip and no inflection."""
    return [i for i in range(1, len(form) - 1) if form[i].isalpha() and form[i - 1].isalpha() and form[i + 1].isalpha()]


def dropped(form: str, term: Term, language: str, chance: random.Random) -> str:
    """A letter is missing."""
    i = chance.choice(letters(form) or [0])
    return form[:i] + form[i + 1 :]


def doubled(form: str, term: Term, language: str, chance: random.Random) -> str:
    """A letter stands twice."""
    i = chance.choice(letters(form) or [0])
    return form[:i] + form[i] + form[i:]


def swapped(form: str, term: Term, language: str, chance: random.Random) -> str:
    """Two letters have changed places."""
    i = chance.choice(letters(form) or [0])
    return form[:i] + form[i + 1 : i + 2] + form[i] + form[i + 2 :]


def vowel(form: str, term: Term, language: str, chance: random.Random) -> str:
    """Another vowel."""
    vowels = VOWELS[LANGUAGES[language].script]
    places = [i for i in letters(form) if form[i] in vowels]
    if not places:
        return form
    i = chance.choice(places)
    return form[:i] + chance.choice([v for v in vowels if v != form[i]]) + form[i + 1 :]


def translated(form: str, term: Term, language: str, chance: random.Random) -> str:
    """The name was read as a word."""
    words = [word for word in term.forms[language].suspect if word not in term.forms[language].short]
    return chance.choice(words) if words else form


def never(form: str, term: Term, language: str, chance: random.Random) -> str:
    """A form that the glossary calls wrong."""
    words = term.forms[language].never
    return chance.choice(words) if words else form


def other_script(form: str, term: Term, language: str, chance: random.Random) -> str:
    """The name as another language writes it."""
    others = [term.forms[code].form for code in LANGUAGES if LANGUAGES[code].script != LANGUAGES[language].script]
    return chance.choice(others)


def deleted(form: str, term: Term, language: str, chance: random.Random) -> str:
    """No name at all."""
    return ""


WAYS: tuple[Callable[[str, Term, str, random.Random], str], ...] = (
    dropped, doubled, swapped, vowel, translated, never, other_script, deleted,
)  # fmt: skip


def spoiled(entry: Entry, terms: Glossary, language: str, way: str, chance: random.Random) -> str | None:
    """The text with one of its filled names spoiled, nothing when that cannot be done (or makes another right form)."""
    named = [(term, forms[language]) for term, forms in entry.filled if forms[language] in entry.texts[language]]
    if not named:
        return None
    term, form = chance.choice(named)
    if way == "other person":
        others = [t for t in terms.terms if t.kind == term.kind and t.id != term.id and language in t.forms]
        wrong = chance.choice(others).forms[language].form
    else:
        wrong = next(spoil for spoil in WAYS if spoil.__name__ == way)(form, term, language, chance)
    text = entry.texts[language].replace(form, wrong, 1)
    right = [one for one in index(terms, language).every(wrong) if term.id in one.names and one.status not in ("never", "short")]
    return None if wrong == form or right else text


def measure(terms: Glossary, title: str, seed: int) -> None:
    """Print the table of one glossary."""
    chance = random.Random(seed)
    made = list(entries(terms, chance))
    alarms: Counter[str] = Counter()
    warned_good: Counter[str] = Counter()
    judged = 0
    started = time.perf_counter()
    examples = []
    for entry in made:
        for source in LANGUAGES:
            for target in LANGUAGES:
                if source != target:
                    judged += 1
                    found = judge(entry.texts[source], entry.texts[target], terms, source, target)
                    if any(verdict.severity == "error" for verdict in found):
                        alarms[target] += 1
                        examples.append((source, target, entry, found))
                    elif found:
                        warned_good[target] += 1
    seconds = time.perf_counter() - started
    print(f"\n{title}: {len(made)} units, {judged} pairs, {1e6 * seconds / judged:.0f} µs a pair")
    print("  good entries  " + "".join(f"{code:>16}" for code in LANGUAGES))
    each = judged / len(LANGUAGES)
    print("  false alarms  " + "".join(f"{alarms[code]:>7} {100 * alarms[code] / each:6.2f} %" for code in LANGUAGES))
    print("  warned about  " + "".join(f"{warned_good[code]:>7} {100 * warned_good[code] / each:6.2f} %" for code in LANGUAGES))
    if VERBOSE:
        for source, target, entry, found in examples[:VERBOSE]:
            print("   ", source, target, [v.message for v in found], entry.texts[source], "|", entry.texts[target])
    print("  caught (error), caught with warning, missed")
    for way in (*(spoil.__name__ for spoil in WAYS), "other person"):
        cells = []
        for target in LANGUAGES:
            count: Counter[str] = Counter()
            for number, entry in enumerate(made):
                wrong = spoiled(entry, terms, target, way, random.Random(seed * 100003 + number))
                if wrong is None:
                    continue
                source = "en" if target != "en" else "de"
                found = judge(entry.texts[source], wrong, terms, source, target)
                result = "caught" if any(v.severity == "error" for v in found) else "warned" if found else "missed"
                count[result] += 1
                if VERBOSE and result != "caught" and count[result] <= 3:
                    print("   ", way, result, source, target, entry.texts[source], "|", wrong, [v.message for v in found])
            total = sum(count.values())
            cells.append(
                f"{100 * count['caught'] / total:7.2f} {count['warned']:>3} {count['missed']:>3} " if total else "no such "
            )
        print(f"  {way:<14}" + "".join(f"{cell:>16}" for cell in cells))


VERBOSE = 0


def main() -> None:
    """Measure both glossaries."""
    global VERBOSE
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", type=int, default=0, help="print so many false alarms, and some misses")
    options = parser.parse_args()
    VERBOSE = options.verbose
    print(f"appeal-pipeline {__version__}, Python {platform.python_version()}, {platform.machine()}, seed {options.seed}")
    measure(glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8")), "the project's glossary", options.seed)
    invented = glossary.parse(yaml_of(people()[: options.people]))
    measure(invented, f"{options.people} invented people", options.seed)


if __name__ == "__main__":
    main()
