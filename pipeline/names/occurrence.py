"""A name at its place in a text, and which of overlapping names it is.

Owns `Occurrence` and the rules of precedence: longest first, good forms before bad ones, one name with its abbreviation in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.model import TermKind
from pipeline.names.forms import Status
from pipeline.names.pattern import Match
from pipeline.names.words import Words, gap
from pipeline.values import quickly_made

SHORTEST = 3
"""Letters up to which an abbreviation between words in capitals cannot be told from a word: JOIN US NOW."""

DERIVED = "derived"
"""The rule of a form that the glossary lists as `inflected`, and of adjectives made of a place."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a text: `start:end` of the text reads `written`, which is `form` of the glossary with `rule` applied.

    `rivals` are the ids of other terms that share the form (three brothers, one surname). `weak`: the form may be an ordinary word
    as well. `first` and `last` number its words.
    """

    term: str
    start: int
    end: int
    written: str
    form: str
    status: Status
    rule: str = ""
    rivals: tuple[str, ...] = ()
    weak: bool = False
    first: int = field(default=0, compare=False)
    last: int = field(default=0, compare=False)
    kind: TermKind = field(default="term", compare=False)

    @property
    def derived(self) -> bool:
        """Whether it is a word made of a name (Iranian), which names nothing by itself."""
        return self.rule.startswith(DERIVED)

    @property
    def names(self) -> frozenset[str]:
        """The ids of all terms that it may stand for."""
        return frozenset((self.term, *self.rivals))


def shouted(found: Words, match: Match) -> bool:
    """Whether an abbreviation stands between words in capitals, where it may be any word."""
    written = match.pattern.form.words.written
    if len(written) > 1 or not written[0].isupper() or len(written[0]) > SHORTEST:
        return False
    beside = [found.written[place] for place in (match.first - 1, match.last + 1) if 0 <= place < len(found.written)]
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in beside)


def resolved(found: Words, matches: list[Match]) -> list[Occurrence]:
    """The matches that stand when the longest take their words first; the same words shared by several terms become rivals."""
    if all(match.last < other.first for match, other in pairwise(matches)):
        return [occurrence(found, [match], set()) for match in matches]
    taken: dict[int, int] = {}
    kept: list[list[Match]] = []
    for match in sorted(matches, key=lambda match: match.order):
        owner = taken.get(match.first)
        if owner is not None and (kept[owner][0].first, kept[owner][0].last) == (match.first, match.last):
            if match.pattern.good == kept[owner][0].pattern.good:
                kept[owner].append(match)
        elif not any(place in taken for place in range(match.first, match.last + 1)):
            for place in range(match.first, match.last + 1):
                taken[place] = len(kept)
            kept.append([match])
    full = {group[0].pattern.term.id for group in kept if group[0].pattern.form.status in ("preferred", "accepted")}
    return [occurrence(found, group, full) for group in sorted(kept, key=lambda group: group[0].first)]


def occurrence(found: Words, group: list[Match], full: set[str]) -> Occurrence:
    """One occurrence out of the matches of the same words: that of a term whose full name stands in the text, else the first."""
    best = group[0]
    rivals: tuple[str, ...] = ()
    if len(group) > 1:
        if best.pattern.form.status == "short":
            best = next((match for match in group if match.pattern.term.id in full), best)
        rivals = tuple(dict.fromkeys(match.pattern.term.id for match in group if match.pattern.term is not best.pattern.term))
    start, end = found.span(best.first, best.last)
    form, rule = best.pattern.form, best.rule
    status: Status = "inflected" if rule and form.status in ("preferred", "accepted") else form.status
    if form.status == "inflected":
        rule = f"{DERIVED}, {rule}" if rule else DERIVED
    return Occurrence(
        term=best.pattern.term.id,
        start=start,
        end=end,
        written=found.given[start:end],
        form=form.text,
        status=status,
        rule=rule,
        rivals=rivals,
        weak=form.weak or shouted(found, best),
        first=best.first,
        last=best.last,
        kind=best.pattern.term.kind,
    )


def merged(found: Words, ones: list[Occurrence]) -> Iterator[Occurrence]:
    """A name with another form of itself in brackets behind it is one occurrence: Amnesty International (AI)."""
    previous: Occurrence | None = None
    for one in ones:
        if (
            previous is not None
            and previous.term == one.term
            and previous.status != "never"
            and one.status != "never"
            and one.first == previous.last + 1
            and gap(found.folded[found.ends[previous.last] : found.starts[one.first]]) == " ("
            and found.folded[found.ends[one.last] : found.ends[one.last] + 1] == ")"
        ):
            end = one.end + 1 if found.given[one.end : one.end + 1] == ")" else one.end
            previous = replace(previous, end=end, written=found.given[previous.start : end], weak=False, last=one.last)
            continue
        if previous is not None:
            yield previous
        previous = one
    if previous is not None:
        yield previous
