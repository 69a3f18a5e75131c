"""Make a campaign of any size: biographies of invented people, with a glossary that knows them all.

    python -m benchmarks.corpus FOLDER --documents 1000

Names are combined from `training/names.tsv`, sentences are units of the bundled phrase corpus whose slots are filled with people,
places, dates and numbers. The same arguments make the same bytes. Nobody in it is real.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

from pipeline.languages import LANGUAGES
from pipeline.memory import bundled

ROOT = Path(__file__).parent.parent
PARAGRAPHS = 10
"""Paragraphs in a biography, beside its title: about the length of a real one."""

SLOT = re.compile(r"\{([PLODN])\d\}")
MONTHS = ("January", "March", "June", "September", "November")


def names() -> dict[str, list[dict[str, str]]]:
    """The rows of the name list by kind: f and m given names, s surnames, l places, o organisations."""
    rows: dict[str, list[dict[str, str]]] = {}
    for line in (ROOT / "training/names.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, *forms = line.split("\t")
            rows.setdefault(kind, []).append(dict(zip(("en", "de", "fa", "ckb", "kmr"), forms, strict=True)))
    return rows


def people() -> list[tuple[str, str, dict[str, str]]]:
    """Every given name with every surname: id, gender and forms."""
    rows = names()
    found = []
    for gender in ("f", "m"):
        for given in rows[gender]:
            for surname in rows["s"]:
                forms = {code: f"{given[code]} {surname[code]}" for code in LANGUAGES}
                found.append((re.sub(r"[^a-z]+", "-", forms["en"].lower()), gender, forms))
    random.Random(0).shuffle(found)
    return found


def glossary(persons: list[tuple[str, str, dict[str, str]]]) -> str:
    """The YAML of a glossary with these people and all places of the name list."""
    terms = [(name, "person", gender, forms) for name, gender, forms in persons]
    terms += [(re.sub(r"[^a-z]+", "-", row["en"].lower()), "place", "", row) for row in names()["l"]]
    lines = ["version: 1", "terms:"]
    for name, kind, gender, forms in terms:
        lines += [f"  - id: {name}", f"    kind: {kind}"]
        lines += [f"    gender: {gender}"] if gender else []
        lines += [f"    {code}: {{form: {forms[code]}}}" for code in LANGUAGES]
    return "\n".join(lines) + "\n"


def biography(number: int, person: tuple[str, str, dict[str, str]], places: list[dict[str, str]], units: list[str]) -> str:
    """The Markdown of one biography."""
    chance = random.Random(number)
    name, _, forms = person
    fill = {
        "P": lambda: forms["en"],
        "L": lambda: chance.choice(places)["en"],
        "D": lambda: f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2009, 2021)}",
        "N": lambda: str(chance.randint(2, 180)),
    }
    paragraphs = [SLOT.sub(lambda slot: fill[slot[1]](), unit) for unit in chance.sample(units, PARAGRAPHS)]
    title = forms["en"]
    return f"---\ntitle: {title}\nperson: {name}\n---\n\n# {title}\n\n" + "\n\n".join(paragraphs) + "\n"


def make(folder: Path, documents: int) -> None:
    """Write a project with so many biographies to an empty folder."""
    (folder / "source" / "bios").mkdir(parents=True)
    persons, places = people(), names()["l"]
    units = [text for unit in bundled().units if "{P0}" in (text := unit.texts["en"]) and "{P1}" not in text and "{O" not in text]
    (folder / "glossary.yaml").write_text(glossary(persons), encoding="utf-8")
    for number in range(documents):
        person = persons[number % len(persons)]
        path = folder / "source" / "bios" / f"{number:05}-{person[0]}.md"
        path.write_text(biography(number, person, places, units), encoding="utf-8")


def approve(folder: Path) -> int:
    """Clear needs-editing everywhere, as if people had read everything; only for made-up campaigns. How many catalogues."""
    paths = list((folder / "translations").rglob("*.po"))
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8").replace("\n#, fuzzy\n", "\n"), encoding="utf-8")
    return len(paths)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.documents)


if __name__ == "__main__":
    main()
