"""Waivers: one check silenced on one entry, for exactly the msgid and msgstr that a person looked at.

A translator writes `# waive: numbers because the source gives the year twice`. That is a request; `pipeline check --fix` grants it
by stamping it with a hash of the two texts (`[sha:1a2b3c4d]`), and only a stamped waiver silences. A change of either text makes it
expire: the finding comes back, with a warning that names the old waiver. An unstamped one could go on silencing a translation that
nobody has looked at, so it silences nothing. `names` cannot be waived.

One thing about names a person can settle all the same: that two of them, in another order than in the source, are in the right one.
`# order: mehran-raoof, nahid-taghavi` says so, is bound in the same way, and speaks of nothing but these names in this very text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Catalogue, Unit

WAIVE = re.compile(r"\s*waive:\s*(?P<check>[\w-]+)\s+because\s+(?P<reason>.+?)(?:\s*\[sha:(?P<hash>[0-9a-f]{8})\])?\s*")
ATTEMPT = re.compile(r"\s*waive\b", re.IGNORECASE)
ORDER = re.compile(r"\s*order:\s*(?P<ids>[a-z0-9-]+(?:[\s,]+[a-z0-9-]+)+?)(?:\s*\[sha:(?P<hash>[0-9a-f]{8})\])?\s*")
ORDERED = re.compile(r"\s*order\s*:", re.IGNORECASE)
NEVER = frozenset({"names"})
"""Checks that nobody can waive: a wrong name is the one fault that this project exists to prevent."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver: `line` is the comment as written; `bound` once it carries a hash, `expired` where that hash no longer fits.

    `ordered` are the ids of names whose order was read; such a record waives no check.
    """

    check: str
    reason: str
    msgid: str
    line: str
    bound: bool = False
    expired: bool = False
    ordered: tuple[str, ...] = ()

    @property
    def granted(self) -> bool:
        """Whether it is in force."""
        return self.bound and not self.expired

    def __str__(self) -> str:
        state = " (expired)" if self.expired else "" if self.bound else " (not in force: run check --fix)"
        return f"{self.check} on “{self.msgid}” because {self.reason}{state}"


def fingerprint(unit: Unit) -> str:
    """Eight hexadecimal digits that stand for msgid and msgstr (SHA-256)."""
    return hashlib.sha256(f"{unit.msgid}\0{unit.msgstr}".encode()).hexdigest()[:8]


def waivers_of(unit: Unit) -> Iterator[Waiver]:
    """The well-formed waivers of one unit."""
    for line in unit.comments:
        match = WAIVE.fullmatch(line) if ATTEMPT.match(line) else None
        if match is not None:
            yield Waiver(match["check"], match["reason"], unit.msgid, line, *state(match["hash"], unit))
        elif order := ORDER.fullmatch(line):
            ids = tuple(re.split(r"[\s,]+", order["ids"]))
            reason = f"the order of {', '.join(ids)} was read"
            yield Waiver("order", reason, unit.msgid, line, *state(order["hash"], unit), ids)


def state(stamp: str | None, unit: Unit) -> tuple[bool, bool]:
    """Whether a stamp is there, and whether it no longer fits the texts."""
    return stamp is not None, stamp is not None and stamp != fingerprint(unit)


def in_force(unit: Unit) -> frozenset[str]:
    """The checks that are silenced on a unit."""
    if not unit.comments:
        return frozenset()
    return frozenset(
        waiver.check for waiver in waivers_of(unit) if waiver.granted and not waiver.ordered and waiver.check not in NEVER
    )


def orders(unit: Unit) -> tuple[frozenset[str], ...]:
    """The sets of names of which a person has recorded, for these very texts, that their order is right."""
    if not unit.comments:
        return ()
    return tuple(frozenset(waiver.ordered) for waiver in waivers_of(unit) if waiver.ordered and waiver.granted)


def bind(waiver: Waiver, unit: Unit) -> str:
    """The comment line of a waiver, stamped with the texts of the unit."""
    if waiver.ordered:
        return f"order: {', '.join(waiver.ordered)} [sha:{fingerprint(unit)}]"
    return f"waive: {waiver.check} because {waiver.reason} [sha:{fingerprint(unit)}]"


def faults(unit: Unit, known: frozenset[str]) -> Iterator[str]:
    """What is wrong with the waivers of a unit, one sentence each: expired, unbound, not allowed, unknown, without a reason."""
    for line in unit.comments:
        if ORDERED.match(line):
            yield from order_faults(line, unit)
        if not ATTEMPT.match(line):
            continue
        match = WAIVE.fullmatch(line)
        if match is None:
            yield f"“{line.strip()}” is no waiver; write “waive: CHECK because REASON”"
        elif match["check"] in NEVER:
            yield f"{match['check']} cannot be waived"
        elif match["check"] not in known:
            yield f"there is no check “{match['check']}” to waive"
        elif match["hash"] is None:
            yield f"the waiver of {match['check']} is not in force yet; `pipeline check --fix` binds it to this text"
        elif match["hash"] != fingerprint(unit):
            yield f"the waiver of {match['check']} has expired: the entry has changed since it was given ({match['reason']})"


def order_faults(line: str, unit: Unit) -> Iterator[str]:
    """What is wrong with a record of an order."""
    match = ORDER.fullmatch(line)
    if match is None:
        yield f"“{line.strip()}” records no order; write “order: ID, ID” with two ids of the glossary"
    elif match["hash"] is None:
        yield f"the order of {match['ids']} is not recorded yet; `pipeline check --fix` binds it to this text"
    elif match["hash"] != fingerprint(unit):
        yield f"the record of the order of {match['ids']} has expired: the entry has changed since it was given"


def waivers(catalogue: Catalogue) -> tuple[Waiver, ...]:
    """Every waiver of a catalogue in the order of its entries, for `status` and the manifest."""
    return tuple(waiver for unit in catalogue.units for waiver in waivers_of(unit))
