"""How often published translations name two people in another order, and what the check says to that and to their exchange.

    python -m benchmarks.order LANGUAGE FILE.tsv[.xz] … [--show 3]

Files hold an English text and its translation a line, with a tab between. People are found by first names that English news
knows; in Arabic script a name is found by its consonants, so that a few pairs are missed, and hardly any is invented. Only people
whom both texts name once are compared. The words come from nobody's glossary: they are given to the rule of exchange as they stand.
"""

from __future__ import annotations

import argparse
import difflib
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from pipeline.names.exchange import exchanged
from pipeline.names.occurrence import Occurrence

FIRST = """
Abigail Adam Alan Alex Alexander Alice Amanda Amy Andrea Andreas Andrew Andy Angela Anna Anne Anthony Arthur Barack Ben
Benjamin Bernie Bill Bob Boris Brad Brett Brian Bruce Carl Carlos Caroline Charles Charlie Charlotte Chelsea Chris
Christian Christine Christopher Claire Clint Colin Daniel Danny David Deborah Dennis Diana Donald Douglas Ed Edward
Elena Elizabeth Emily Emma Eric Eva Francois Frank Gary George Gerald Gerhard Gordon Grant Greg Hans Harry Helen Helmut
Henry Hillary Hugo Ian Ivan Jack Jacob Jacques James Jane Jason Jean Jeff Jeremy Jessica Jim Jimmy Joan Joe John
Jonathan Jordan Joseph Joshua Juan Julia Julian Justin Karen Kate Katherine Keith Kelly Ken Kenneth Kevin Kim Kyle
Larry Laura Lewis Linda Lisa Louis Lucy Luis Luke Margaret Maria Marie Mario Mark Martin Mary Matt Matthew Max Melissa
Michael Michel Michelle Mike Mitt Nancy Natalie Nathan Neil Nicholas Nick Nicolas Nicole Nigel Oliver Olivia Oscar
Pamela Patricia Patrick Paul Pedro Peter Phil Philip Pierre Rachel Ralph Ray Rebecca Richard Rick Robert Roger Ron
Ronald Rory Rose Roy Russell Ruth Ryan Sam Samuel Sandra Sara Sarah Scott Sean Sergei Sharon Simon Sophie Stefan
Stephanie Stephen Steve Steven Stuart Susan Taylor Ted Teresa Theresa Thomas Tim Tom Tony Victoria Vincent Vladimir
Walter Wayne William Wolfgang Woody
"""
GIVEN = frozenset(FIRST.split())
NAME = re.compile(r"(?<!\w)[A-ZÄÖÜ][\w.-]*(?: (?:[A-ZÄÖÜ][\w-]+|[A-Z]\.))+")
CONSONANTS = str.maketrans("بپتطثجچحخدذرزژسشصضغفقکگلمنوهڤڕڵ", "bpttsjchkdzrzjssszgfkkglmnvhvrl", "اآعیئأەێۆةىء")
LATIN = (
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("gh", "g"),
    ("kh", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", ""),
)
LIKE = 0.8


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a file."""
    raw = path.read_bytes()
    for line in (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode().split("\n"):
        source, _, target = line.partition("\t")
        if target:
            yield source, target.split("\t")[0]


def consonants(word: str) -> str:
    """A word by its consonants, the same for a name in Latin and in Arabic letters as far as that goes."""
    low = word.lower()
    if low.isascii():
        for letters, one in LATIN:
            low = low.replace(letters, one)
        bare = re.sub(r"[^bcdfghjklmnpqrstvz]", "", low)
    else:
        bare = re.sub(r"[^a-z]", "", low.translate(CONSONANTS))
    return re.sub(r"(.)\1+", r"\1", bare)


def people(text: str) -> Iterator[tuple[str, int]]:
    """The full names of an English text whose last word stands there once, with their places."""
    for match in NAME.finditer(text):
        words = match[0].split()
        if words[0] in GIVEN and len(re.findall(rf"(?<!\w){re.escape(words[-1])}(?!\w)", text)) == 1:
            yield match[0], match.start()


def rendering(name: str, text: str, language: str) -> tuple[int, int, str] | None:
    """Where the last word of a name stands in a translation, and the rule of its ending; nothing unless it stands there once."""
    last = name.split()[-1]
    if language in ("de", "kmr"):
        found = list(re.finditer(rf"(?<!\w){re.escape(last)}(s?)(?!\w)", text))
        return (*found[0].span(), "genitive" if found[0][1] and language == "de" else "") if len(found) == 1 else None
    wanted = consonants(last)
    words = [m for m in re.finditer(r"\w+", text) if difflib.SequenceMatcher(None, wanted, consonants(m[0])).ratio() >= LIKE]
    return (*words[0].span(), "") if len(words) == 1 and len(wanted) > 1 else None


def pairs(source: str, target: str, language: str) -> Iterator[tuple[list[Occurrence], list[Occurrence]]]:
    """Two people of a text and of its translation."""
    ours: list[Occurrence] = []
    theirs: list[Occurrence] = []
    for name, start in people(source):
        place = rendering(name, target, language)
        if place is not None:
            end = start + len(name)
            possessive = source[end : end + 2] in ("'s", "’s")
            ours.append(Occurrence(name, start, end + 2 * possessive, name, name, "preferred", "possessive" if possessive else ""))
            theirs.append(Occurrence(name, place[0], place[1], target[place[0] : place[1]], name, "preferred", place[2]))
    for a, b in combinations(range(len(ours)), 2):
        if theirs[a].start != theirs[b].start:
            yield [ours[a], ours[b]], [theirs[a], theirs[b]]


def swapped(text: str, two: list[Occurrence]) -> tuple[str, list[Occurrence]]:
    """The text with two names exchanged, each with the ending of the place."""
    first, second = sorted(two, key=lambda one: one.start)
    one, other = (name.written.removesuffix("s") if name.rule else name.written for name in (first, second))
    new, old = other + "s" * bool(first.rule), one + "s" * bool(second.rule)
    changed = text[: first.start] + new + text[first.end : second.start] + old + text[second.end :]
    shift = len(new) - (first.end - first.start)
    start = second.start + shift
    return changed, [
        Occurrence(second.term, first.start, first.start + len(new), new, new, "preferred", first.rule),
        Occurrence(first.term, start, start + len(old), old, old, "preferred", second.rule),
    ]


def told(source: str, target: str, ours: list[Occurrence], theirs: list[Occurrence], language: str) -> str:
    """What the rule says: error, asked or silent."""
    found = list(exchanged(source, target, ours, theirs, ("en", language)))
    return "error" if any(one.sure for one in found) else "asked" if found else "silent"


def main() -> None:
    """Print one line of figures for the files together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=("de", "fa", "ckb", "kmr"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    other_order = shown = 0
    texts = [pair for path in options.files for pair in lines(path)]
    for source, target in texts:
        for ours, theirs in pairs(source, target, options.language):
            other_order += (ours[0].start < ours[1].start) != (theirs[0].start < theirs[1].start)
            verdict = told(source, target, ours, theirs, options.language)
            good[verdict] += 1
            if verdict == "error" and shown < options.show:
                shown += 1
                print(f"    {source} | {target}")
            text, names = swapped(target, theirs)
            bad[told(source, text, ours, names, options.language)] += 1
    total = max(1, good.total())
    print(
        f"{options.language}: {good.total()} pairs of people, {100 * other_order / total:.1f} % in another order; refused {good['error']}"
        f" ({100 * good['error'] / total:.2f} %), asked about {good['asked']}; exchanged: {100 * bad['error'] / total:.1f} % refused,"
        f" {bad['asked']} asked about, {bad['silent']} missed"
    )


if __name__ == "__main__":
    main()
