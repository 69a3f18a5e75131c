"""How much wrong text the checks catch, how much good text they refuse, and how long they take.

    python -m benchmarks.checks [--seed 1] [--source en] [--speed] [--show 3] [MEMORY.jsonl ...]

Good entries are the units of the bundled memory (or of the files given), their slots filled with names of the project's glossary,
with dates and with numbers as each language writes them; a part of them gets markup, links and addresses. They are correct by
construction. Bad ones are made of them by `benchmarks.spoiling` and `benchmarks.names`, one property at a time. An entry counts as
caught when the check of that property says so at its own severity. The last tables give the same entries to translate-toolkit's
pofilter and to matching by `\\bterm\\b`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benchmarks import exchange
from benchmarks import names as spoilt_names
from benchmarks.spoiling import WAYS, Good, Way, solar
from pipeline import __version__, checks, facts, glossary, memory
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.memory.assembly import Filling, assemble
from pipeline.memory.datewords import DateKind
from pipeline.memory.templates import Slot, pieces
from pipeline.model import Catalogue, Finding, State, Term, Unit

ROOT = Path(__file__).parent.parent
KINDS = {"P": "person", "L": "place", "O": "organisation"}
WARNINGS_COUNT = ("script", "punctuation", "zwnj", "digits", "spaces", "quotes")
"""Checks whose findings are warnings by nature: for these a warning counts as caught."""

TARGETS = {"names": 99.0, "numbers": 98.0, "markup": 100.0, "links": 100.0}


def units(paths: Sequence[Path]) -> list[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Texts in all languages, and the gender that a slot asks for."""
    if not paths:
        return [(unit.texts, getattr(unit, "gender", {}) or {}) for unit in memory.bundled().units]
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [({code: row[code] for code in LANGUAGES}, row.get("gender", {})) for row in rows]


def decorated(texts: Mapping[str, str], chance: random.Random) -> dict[str, str]:
    """A part of the texts with markup around a name, a link, an address at the end: the same in every language."""
    done = dict(texts)
    draw = chance.random()
    plain = not any("*" in text or "[" in text for text in texts.values())
    if "{P0}" in texts["en"] and plain and draw < 0.30 and all(text.count("{P0}") == 1 for text in texts.values()):
        page = f"https://example.org/{chance.choice(['cases', 'bios'])}/{chance.randint(2, 999)}?lang=x&v={chance.randint(1, 9)}"
        pattern = "**{P0}**" if draw < 0.12 else "*{P0}*" if draw < 0.2 else f"[{{P0}}]({page})"
        done = {code: text.replace("{P0}", pattern) for code, text in texts.items()}
    elif 0.30 <= draw < 0.40:
        address = chance.choice(["https://example.org/act?id=17", "letters@example.org", "@burn_the_cage", "burn_the_cage"])
        done = {code: f"{text} {address}" for code, text in texts.items()}
    return done


def number(chance: random.Random) -> tuple[Decimal, bool]:
    """A number as appeals have them, and whether its thousands are grouped."""
    value = chance.choice(
        [chance.randint(3, 99), chance.randint(3, 99), chance.randint(100, 999), chance.randint(1000, 90_000), 1000]
    )
    return Decimal(value), value > 999


def a_date(chance: random.Random) -> tuple[facts.Date, DateKind]:
    """A day, a month or a year."""
    day = datetime.date(2009, 1, 1) + datetime.timedelta(days=chance.randrange(4700))
    kind: DateKind = chance.choice(["full", "full", "month", "year"])
    parts = (day.year, day.month if kind != "year" else None, day.day if kind == "full" else None)
    return facts.Date(*parts, 0, 0, "", "gregorian", parts), kind


def filled(
    texts: Mapping[str, str], gender: Mapping[str, str], terms: Mapping[str, list[Term]], chance: random.Random
) -> tuple[dict[str, str], list[Term]] | None:
    """The texts with their slots filled; None where the words of one language cannot take what was drawn."""
    slots = [piece for piece in pieces(texts["en"]) if isinstance(piece, Slot)]
    fillings: dict[str, dict[str, Filling]] = {code: {} for code in LANGUAGES}
    used: list[Term] = []
    for slot in {slot.name: slot for slot in slots}.values():
        for code in LANGUAGES:
            fillings[code].setdefault(slot.name, Filling(""))
        if slot.kind == "N":
            value, grouped = number(chance)
            made = {code: Filling(facts.write_number(value, code, grouped)) for code in LANGUAGES}
        elif slot.kind == "U":
            made = dict.fromkeys(LANGUAGES, Filling(f"https://example.org/{chance.randint(2, 999)}?v={chance.randint(1, 9)}"))
        elif slot.kind == "D":
            date, kind = a_date(chance)
            in_year = re.search(rf"\bin \{{{slot.name}\}}", texts["en"], re.I) is not None
            made = {code: Filling(facts.write_date(date, code), kind, in_year) for code in LANGUAGES}
        else:
            fitting = [
                t
                for t in terms[KINDS[slot.kind]]
                if t not in used and (slot.kind != "P" or gender.get(slot.name, t.gender) in ("", t.gender))
            ]
            if not fitting:
                return None
            term = chance.choice(fitting)
            used.append(term)
            made = {code: Filling(term.forms[code].form) for code in LANGUAGES}
        for code in LANGUAGES:
            fillings[code][slot.name] = made[code]
    done: dict[str, str] = {}
    for code, text in texts.items():
        whole = assemble(pieces(text), fillings[code], code)
        if whole is None:
            return None
        done[code] = whole
    return done, used


def entries(known: Glossary, source: str, paths: Sequence[Path], chance: random.Random) -> Iterator[Good]:
    """Good entries from `source` into every other language."""
    terms = {kind: [t for t in known.terms if t.kind == kind and len(t.forms) == len(LANGUAGES)] for kind in KINDS.values()}
    for texts, gender in units(paths):
        for _ in range(4):
            made = filled(decorated(texts, chance), gender, terms, chance)
            if made is not None:
                break
        else:
            continue
        done, used = made
        for target in LANGUAGES:
            if target != source:
                names = tuple((term, term.forms[target].form) for term in used)
                yield Good(done[source], done[target], source, target, names)


def findings(good: Good, msgstr: str, known: Glossary) -> list[Finding]:
    """What the checks say about one translation."""
    catalogue = Catalogue("document", good.source, good.target)
    return checks.findings_of(Unit(good.msgid, msgstr, State.REVIEWED), catalogue, known)


def says(found: Sequence[Finding], check: str) -> bool:
    """Whether the check speaks at the level that counts for it."""
    return any(f.check == check and (f.severity == "error" or check in WARNINGS_COUNT) for f in found)


def name_ways(known: Glossary) -> tuple[Way, ...]:
    """The ways of `benchmarks.names` to spoil a name, for entries of this benchmark."""

    def made(way: str) -> Way:
        def spoil(good: Good, chance: random.Random) -> str | None:
            filling = tuple((term, {good.target: form}) for term, form in good.names)
            entry = spoilt_names.Entry({good.target: good.msgstr}, filling)
            return spoilt_names.spoiled(entry, known, good.target, way, chance)

        spoil.__name__ = way.replace(" ", "_")
        return spoil

    return tuple(made(way) for way in (*(spoil.__name__ for spoil in spoilt_names.WAYS), "other person"))


def row(label: str, cells: Mapping[str, str]) -> None:
    """One line of a table."""
    print(f"  {label:<22}" + "".join(f"{cells.get(code, ''):>22}" for code in LANGUAGES), flush=True)


def false_alarms(good: Sequence[Good], known: Glossary, show: int) -> dict[int, list[Finding]]:
    """Print the false alarms of every check on good entries; returns the findings of each."""
    totals = Counter(entry.target for entry in good)
    count: Counter[tuple[str, str, str]] = Counter()
    refused: Counter[str] = Counter()
    result: dict[int, list[Finding]] = {}
    for number_, entry in enumerate(good):
        found = result[number_] = findings(entry, entry.msgstr, known)
        for key in {(f.check, f.severity) for f in found}:
            count[(*key, entry.target)] += 1
            if key[1] == "error" and count[(*key, entry.target)] <= show:
                print("   ", key[0], [f.message for f in found if f.check == key[0]], entry.msgid, "|", entry.msgstr)
        refused[entry.target] += any(f.severity == "error" for f in found)
    print("\nFalse alarms on good entries: errors, then warnings")
    row("entries", {code: str(totals[code]) for code in LANGUAGES})
    for check in checks.CHECKS:
        cells = {}
        for code in totals:
            errors, warnings = (count[check.id, severity, code] for severity in ("error", "warning"))
            cells[code] = f"{errors} {100 * errors / totals[code]:.2f} %, {warnings}"
        row(check.id, cells)
    row("entries refused", {code: f"{refused[code]} {100 * refused[code] / totals[code]:.2f} %" for code in totals})
    return result


def caught(good: Sequence[Good], before: Mapping[int, list[Finding]], known: Glossary, seed: int, show: int) -> None:
    """Print what is caught and missed for every way of spoiling."""
    print("\nSpoilt entries: caught of made, per cent (only warned about, missed)")
    row("", {code: LANGUAGES[code].name for code in LANGUAGES})
    for check, ways in {"names": name_ways(known), **WAYS}.items():
        whole: Counter[tuple[str, str]] = Counter()
        for way in ways:
            count: Counter[tuple[str, str]] = Counter()
            for number_, entry in enumerate(good):
                chance = random.Random(seed * 1_000_003 + number_)
                if says(before[number_], check) or (check != "names" and number_ % 3):
                    continue
                spoilt = way(entry, chance)
                if spoilt is None or spoilt == entry.msgstr:
                    continue
                found = findings(entry, spoilt, known)
                hit = "caught" if says(found, check) else "asked" if any(f.check == check for f in found) else "missed"
                count[entry.target, hit] += 1
                if hit == "missed" and count[entry.target, hit] <= show:
                    print(f"    missed {way.__name__} {entry.target}: {entry.msgid} | {spoilt}")
            whole += count
            row(f"{check}: {way.__name__}"[:22], {code: share(count, code) for code in LANGUAGES})
        if len(ways) > 1:
            row(f"{check} in all", {code: share(whole, code) for code in LANGUAGES})


def share(count: Mapping[tuple[str, str], int], code: str) -> str:
    """Caught of made; in brackets those that only got a warning, and those missed altogether."""
    hit, asked, missed = (count.get((code, kind), 0) for kind in ("caught", "asked", "missed"))
    total = hit + asked + missed
    return f"{hit}/{total} {100 * hit / total:.2f} ({asked}, {missed})" if total else "–"


POFILTER = {
    "numbers": ("numbers",), "dates": ("numbers",), "units": ("numbers",), "quotations": ("doublequoting",), "links": ("urls", "emails"),
    "same": ("unchanged", "untranslated"), "repetition": ("doublewords",), "length": ("long", "short"), "punctuation": ("endpunc",),
    "names": ("simplecaps", "acronyms", "startcaps"), "html": ("xmltags", "pythonbraceformat"), "markup": ("puncspacing", "startpunc", "endpunc"),
    "negation": (), "bidi": (), "script": ("validchars",), "placeholders": ("pythonbraceformat", "variables"),
}  # fmt: skip
"""The filters of pofilter that come closest to each check."""


def peers(good: Sequence[Good], known: Glossary, seed: int) -> None:
    """The same entries for pofilter and for whole-word matching."""
    from translate.filters import checks as toolkit
    from translate.storage import po

    filters = {
        code: toolkit.StandardUnitChecker(toolkit.CheckerConfig(targetlanguage="ku" if code == "kmr" else code))
        for code in LANGUAGES
    }
    plain = {
        code: toolkit.StandardChecker(toolkit.CheckerConfig(targetlanguage="ku" if code == "kmr" else code)) for code in LANGUAGES
    }

    def failed(entry: Good, msgstr: str) -> set[str]:
        unit = po.pounit(entry.msgid)
        unit.target = msgstr
        return set(filters[entry.target].run_filters(unit)) | set(plain[entry.target].run_filters(unit))

    sample = [entry for number_, entry in enumerate(good) if number_ % 11 == 0]
    before = [failed(entry, entry.msgstr) for entry in sample]
    print(f"\nPeers on {len(sample)} of these entries: caught of made; false alarms on good entries")
    for check, ways in {"names": name_ways(known), **WAYS}.items():
        wanted = set(POFILTER[check])
        alarms = sum(bool(found & wanted) for found in before)
        made = hit = 0
        for number_, entry in enumerate(sample):
            for way in ways:
                spoilt = way(entry, random.Random(seed * 1_000_003 + number_))
                if spoilt is not None and spoilt != entry.msgstr:
                    made += 1
                    hit += bool(failed(entry, spoilt) & wanted - before[number_])
        caught_ = f"{hit}/{made} {100 * hit / made:.1f} %" if made else "–"
        print(
            f"  pofilter {'+'.join(sorted(wanted)) or '(none)':<36} for {check:<13} {caught_:>20}; {alarms} {100 * alarms / len(sample):.1f} %"
        )
    print(f"  pofilter, any filter at all: {100 * sum(map(bool, before)) / len(sample):.1f} % of good entries are reported")
    whole_words(sample, known, seed)


def whole_words(sample: Sequence[Good], known: Glossary, seed: int) -> None:
    """A glossary check as others have it: the preferred form as a whole word."""

    def missing(entry: Good, msgstr: str) -> bool:
        for term in known.terms:
            if entry.source in term.forms and entry.target in term.forms:
                ours, theirs = term.forms[entry.source].form, term.forms[entry.target].form
                if re.search(rf"\b{re.escape(ours)}\b", entry.msgid) and not re.search(rf"\b{re.escape(theirs)}\b", msgstr):
                    return True
        return False

    alarms = Counter(entry.target for entry in sample if missing(entry, entry.msgstr))
    count: Counter[tuple[str, str]] = Counter()
    for number_, entry in enumerate(sample):
        for way in name_ways(known):
            spoilt = way(entry, random.Random(seed * 1_000_003 + number_))
            if spoilt is not None and spoilt != entry.msgstr and not missing(entry, entry.msgstr):
                count[entry.target, "caught" if missing(entry, spoilt) else "missed"] += 1
    row("\\bterm\\b: caught", {code: share(count, code) for code in LANGUAGES})
    totals = Counter(entry.target for entry in sample)
    row("\\bterm\\b: false alarms", {code: f"{alarms[code]} {100 * alarms[code] / totals[code]:.2f} %" for code in totals})


def converted(good: Sequence[Good], known: Glossary) -> None:
    """Good entries whose date was converted to the Solar Hijri or the Kurdish calendar: no error may come of it."""
    count: Counter[tuple[str, str]] = Counter()
    for entry in good:
        other = solar(entry)
        if other is not None:
            found = findings(entry, other, known)
            count[
                entry.target,
                "missed" if any(f.severity == "error" and f.check in ("dates", "numbers") for f in found) else "caught",
            ] += 1
    row("converted, accepted", {code: share(count, code) for code in LANGUAGES})


def timed(argument: tuple[str, list[Good]]) -> int:
    """All checks over one part of the entries, in a process of its own."""
    text, part = argument
    known = glossary.parse(text)
    for entry in part:
        findings(entry, entry.msgstr, known)
    return len(part)


def speed(good: Sequence[Good], text: str, wanted: int = 100_000) -> None:
    """How long all checks take over 100,000 different entries on two cores."""
    many = [replace(entry, msgid=f"{entry.msgid} {n}", msgstr=f"{entry.msgstr} {n}") for n in range(7, 99) for entry in good][
        :wanted
    ]
    started = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        done = sum(pool.map(timed, [(text, many[0::2]), (text, many[1::2])]))
    seconds, used = time.perf_counter() - started, os.times()
    processor = used.children_user + used.children_system
    print(f"\nAll {len(checks.CHECKS)} checks over {done} entries on two cores: {seconds:.1f} s")
    print(
        f"  {processor:.1f} s of processor time in both, {1000 * processor / done:.2f} ms an entry; {os.getloadavg()[0]:.1f} processes wanted to run"
    )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("memory", type=Path, nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", default="en", choices=tuple(LANGUAGES))
    parser.add_argument("--show", type=int, default=0, help="print so many false alarms and misses of each kind")
    parser.add_argument("--speed", action="store_true", help="only measure the time")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    text = (ROOT / "glossary.yaml").read_text(encoding="utf-8")
    known = glossary.parse(text)
    good = list(entries(known, options.source, options.memory, random.Random(options.seed)))
    print(
        f"appeal-pipeline {__version__}, Python {platform.python_version()}, {platform.machine()}, seed {options.seed}, source {options.source}"
    )
    if not options.speed:
        before = false_alarms(good, known, options.show)
        converted(good, known)
        caught(good, before, known, options.seed, options.show)
        exchange.measured(known, options.source, 6, options.seed, options.show)
        if not options.no_peers:
            peers(good, known, options.seed)
    speed(good, text)


if __name__ == "__main__":
    main()
