"""How often a changed paragraph finds its translation again, here and with `msgmerge` of GNU gettext.

    python -m benchmarks.merge [--seed 7]

Every paragraph of the project's sources is edited in each of several ways, in its place and moved elsewhere, and the catalogue in
which every paragraph is translated is merged with the edited document. `found` is the share of edited paragraphs that get the
translation of the paragraph they were made from, `other` the share that get another one. An unrelated new paragraph ought to get none.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.corpus import ROOT
from pipeline import __version__, catalogue, markdown
from pipeline.merge import merged
from pipeline.model import Document, Location, Segment, State

TODAY = date(2021, 5, 20)
OTHER_WORDS = ("friends", "yesterday", "Bushehr", "because", "of")


@dataclass
class Row:
    """The counts of one kind of edit: edited paragraphs, and of them found and mistaken, here and by msgmerge."""

    edits: int = 0
    found: int = 0
    other: int = 0
    found_there: int = 0
    other_there: int = 0


def document(texts: list[str]) -> Document:
    """A document of these paragraphs."""
    segments = tuple(Segment(text, "paragraph", Location("source/x.md", line)) for line, text in enumerate(texts, 1))
    return Document("x", "x", "en", "", "", "", segments)


def sentences(text: str) -> list[str]:
    """A text cut after its full stops, question and exclamation marks."""
    return re.split(r"(?<=[.!?])\s+", text)


def kinds(chance: random.Random, strangers: list[str]) -> dict[str, Callable[[str], list[str]]]:
    """The ways of editing: each makes the new paragraphs of an old one, or none where it does not apply."""

    def words(text: str, share: float) -> list[str]:
        found = text.split(" ")
        for place in chance.sample(range(len(found)), max(1, int(len(found) * share))):
            found[place] = chance.choice(OTHER_WORDS)
        return [" ".join(found)]

    def cut(text: str) -> list[str]:
        return [" ".join(sentences(text)[:-1])] if len(sentences(text)) > 1 else []

    def split(text: str) -> list[str]:
        found = sentences(text)
        half = len(found) // 2
        return [" ".join(found[:half]), " ".join(found[half:])] if half else []

    return {
        "one word": lambda text: words(text, 0),
        "40 % of the words": lambda text: words(text, 0.4) if len(text.split()) > 5 else [],
        "last sentence cut": cut,
        "sentence added": lambda text: [f"{text} {chance.choice(strangers)}"],
        "sentence in front": lambda text: [f"{chance.choice(strangers)} {text}"],
        "split in two": split,
        "unrelated": lambda text: [chance.choice(strangers)],
    }


def count(row: Row, before: list[str], now: list[str], wanted: dict[str, tuple[str, ...]]) -> None:
    """Merge both ways and count; `wanted` gives for each edited text the old texts whose translations it ought to get."""
    empty = merged(None, document(before), "fa", TODAY, lambda text: (), lambda a, b: ())
    told = {text: f"ترجمه {number}" for number, text in enumerate(before)}
    old = replace(empty, units=tuple(replace(unit, msgstr=told[unit.msgid], state=State.REVIEWED) for unit in empty.units))
    new = merged(old, document(now), "fa", TODAY, lambda text: (), lambda a, b: ())
    here = {unit.msgid: unit.msgstr for unit in new.units}
    there = by_msgmerge(catalogue.serialise(old), catalogue.template(document(now), lambda text: (), TODAY))
    for text, olds in wanted.items():
        right = " ".join(told[one] for one in olds)
        row.edits += 1
        row.found += here[text] == right
        row.other += here[text] not in ("", right)
        row.found_there += there[text] == right
        row.other_there += there[text] not in ("", right)


def by_msgmerge(po: str, pot: str) -> dict[str, str]:
    """The translations of a catalogue that msgmerge brought up to date."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.po").write_text(po, encoding="utf-8")
        (Path(folder) / "x.pot").write_text(pot, encoding="utf-8")
        command = ["msgmerge", "--quiet", "--previous", "x.po", "x.pot"]
        text = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout
    return {unit.msgid: unit.msgstr for unit in catalogue.parse(text, "x.po", "x", "fa").units}


def measure(seed: int) -> dict[str, Row]:
    """Every edit of every paragraph."""
    chance = random.Random(seed)
    paths = sorted((ROOT / "source").rglob("*.md"))
    parsed = [markdown.parse(path.read_text(encoding="utf-8"), path.stem, str(path), "en") for path in paths]
    documents = [list(dict.fromkeys(segment.text for segment in one.segments)) for one in parsed]
    strangers = [sentence for texts in documents for text in texts for sentence in sentences(text) if len(sentence) > 40]
    rows: dict[str, Row] = {}
    for texts in documents:
        for place, text in enumerate(texts):
            for kind, edit in kinds(chance, strangers).items():
                new = edit(text)
                if not new or not all(new) or any(one in texts for one in new):
                    continue
                rest = texts[:place] + texts[place + 1 :]
                for label, where in ((kind, place), (f"{kind}, moved", chance.randrange(len(rest)))):
                    row = rows.setdefault(label, Row())
                    count(row, texts, rest[:where] + new + rest[where:], dict.fromkeys(new, (text,)))
            if min(map(len, pair := texts[place : place + 2])) > 40 and len(pair) == 2:
                joined = f"{pair[0]} {pair[1]} And more."
                count(rows.setdefault("joined", Row()), texts, [*texts[:place], joined, *texts[place + 2 :]], {joined: tuple(pair)})
    return rows


def main() -> None:
    """Print the table and its signature."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    rows = measure(arguments.seed)
    print(f"{'edit':28}{'edits':>6}{'found':>8}{'other':>8}{'msgmerge found':>16}{'other':>8}")
    for kind, row in sorted(rows.items()):
        shares = (row.found / row.edits, row.other / row.edits, row.found_there / row.edits, row.other_there / row.edits)
        print(f"{kind:28}{row.edits:6}{shares[0]:8.2f}{shares[1]:8.2f}{shares[2]:16.2f}{shares[3]:8.2f}")
    gettext = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    print(
        f"pipeline {__version__}, {gettext}, Python {platform.python_version()}, seed {arguments.seed}, the project's own sources"
    )


if __name__ == "__main__":
    main()
