"""How fast the memory loads, finds and drafts: `python benchmarks/memory_drafts.py [DOCUMENTS]`.

Makes documents of eight entries out of the shipped memory, slots filled from the project's glossary: names, places and figures
vary from document to document, and every eighth entry is a sentence that no memory has. Prints milliseconds and the signature.
"""

from __future__ import annotations

import platform
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from pipeline import __version__, glossary, memory
from pipeline.draft import MemoryDrafter, pretranslation
from pipeline.memory.templates import SLOT
from pipeline.model import Catalogue, Unit

SEED = 7
ENTRIES = 8
DATES = ("May 3, 2019", "October 16, 2020", "March 2021", "2018")
FILL_KINDS = {"P": "person", "L": "place", "O": "organisation"}


def document(rng: random.Random, terms: glossary.Glossary, number: int) -> Catalogue:
    """One untranslated catalogue."""
    units = [Unit(text(rng, terms)) for _ in range(ENTRIES - 1)]
    units.append(Unit(f"No memory has this sentence about the matter numbered {number}, which nobody has written before."))
    return Catalogue(f"bench/{number}", "en", "de", tuple(units))


def text(rng: random.Random, terms: glossary.Glossary) -> str:
    """The English of a random unit with its slots filled."""

    def filled(match: re.Match[str]) -> str:
        if match[1] == "D":
            return rng.choice(DATES)
        if match[1] == "N":
            return str(rng.randint(2, 999))
        if match[1] == "U":
            return f"https://example.org/{rng.randint(1, 999)}"
        return rng.choice([term.forms["en"].form for term in terms.terms if term.kind == FILL_KINDS[match[1]]])

    return SLOT.sub(filled, rng.choice(memory.bundled().units).texts["en"])


def main(documents: int) -> None:
    """Measure and print."""
    root = Path(__file__).parents[1]
    started = time.perf_counter()
    shipped = memory.bundled()
    loaded = time.perf_counter()
    memory.search([shipped], "Free them now", "en", limit=1)
    indexed = time.perf_counter()
    print(
        f"load {1000 * (loaded - started):.0f} ms, index and first search {1000 * (indexed - loaded):.0f} ms, {len(shipped)} units"
    )
    terms = glossary.parse((root / "glossary.yaml").read_text(encoding="utf-8"))
    rng = random.Random(SEED)
    catalogues = [document(rng, terms, number) for number in range(documents)]
    for language in ("de", "fa", "ckb", "kmr"):
        drafter = MemoryDrafter([shipped], terms)
        routes: Counter[str] = Counter()
        before = time.process_time()
        for catalogue in catalogues:
            target = Catalogue(catalogue.document, "en", language, catalogue.units)
            routes.update(pretranslation(target, [drafter]).routes)
        spent = time.process_time() - before
        print(
            f"{language}: {spent:.1f} s of processor time, {1000 * spent / (documents * ENTRIES):.2f} ms an entry, {dict(routes)}"
        )
    print(f"version {__version__}, Python {platform.python_version()}, {platform.machine()}, {documents} documents, seed {SEED}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
