"""Two people exchanged within one entry: told from sentences, quotations, figures, the words beside each name, and their order.

Translators keep the order of people in 94 to 99 of 100 cases (published news in four languages), and where they change it a word
nearly always says why: “according to X”, “together with X”, “X’s daughter, Y”, a quotation whose speaker may be named before or
after it. So another order without such a word is an error, which a person who has read the entry can settle (`checks.records`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.names.occurrence import Occurrence
from pipeline.names.roles import FIXED, MARKUP, MOVERS, Role, possesses, relative, roles

Evidence = Literal["sentence", "quotation", "figure", "role", "order"]
Two = tuple[Occurrence, Occurrence]

MANY = 20
"""More mentions than this are compared only with their neighbours; the time of comparing all grows with the square."""

SENTENCE = re.compile(r"(?<=[.!?؟؛;:…])[\"”“»’*_)]*\s+(?=\S)")
QUOTED = re.compile(r"“[^“”„]*[”“]|„[^“”„]*[“”]|«[^«»]*»|\"[^\"]*\"")
FIGURE = re.compile(r"\d+(?:[.,٫٬]\d+)*")
APPOSED = re.compile(r"['’]?s?[\s,،*_(]*(?:[^\W\d_]+[\s\u200c*_-]+){0,4}[^\W\d_]+[\s,،*_(]*")
"""What may stand between the owner and whom the owned noun means: X’s *former lawyer,* Y; Y*, the daughter of* X."""

LISTED = re.compile(r"[\s,،*_]*\b(?:and|und|و|û|or|oder|یا|یان|an)\b")


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two people of a translation who seem to have changed places, in its order; `sure` unless a turn of phrase may explain it.

    Where their parts in the sentence are the evidence, `moved` are those that went from one to the other: the part, and the id of
    who has it now. `adjacent`: they stand next to each other in both texts, as a place and the place it lies in do.
    """

    first: Occurrence
    second: Occurrence
    evidence: Evidence
    sure: bool = True
    moved: tuple[tuple[Role, str], ...] = ()
    adjacent: bool = False


class Mention(NamedTuple):
    """A mention of a term by its number, and how many there are: the same value in two texts that mention the term equally often."""

    term: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Side:
    """Two people in one of the two texts, the same one first in both."""

    text: str
    two: Two
    language: str

    @property
    def forward(self) -> bool:
        """Whether the first stands before the second."""
        return self.two[0].start < self.two[1].start

    @property
    def between(self) -> str:
        """What stands between them, without markup."""
        first, second = sorted(self.two, key=lambda one: one.start)
        return MARKUP.sub("", self.text[first.end : second.start])


def exchanged(
    msgid: str, msgstr: str, source: Sequence[Occurrence], target: Sequence[Occurrence], languages: tuple[str, str]
) -> Iterator[Exchange]:
    """Pairs of names that have changed places in the translation; `languages` are those of source and target.

    Only names that both texts have equally often are compared, the first mention with the first.
    """
    before, after = numbered(source), numbered(target)
    shared = [mention for mention in before if mention in after]
    few = len(shared) <= MANY
    told: set[frozenset[str]] = set()
    for place, one in enumerate(shared):
        for other in shared[place + 1 :]:
            ids = frozenset((one.term, other.term))
            if len(ids) == 1 or ids in told or not (other == shared[place + 1] or (few and one.total == 1 == other.total)):
                continue
            ours = Side(msgid, (before[one], before[other]), languages[0])
            found = compared(ours, Side(msgstr, (after[one], after[other]), languages[1]))
            if found is not None:
                told.add(ids)
                yield found


def compared(ours: Side, theirs: Side) -> Exchange | None:
    """Whether two people have changed places, from the strongest evidence to the weakest."""
    first, second = sorted(theirs.two, key=lambda one: one.start)
    kept = False
    for evidence, rule in RULES:
        verdict = rule(ours, theirs)
        if verdict:
            return Exchange(first, second, evidence)
        kept = kept or verdict is False
    adjacent = all(len(side.between.split()) < 2 for side in (ours, theirs))
    mine, other = (parts(side) for side in (ours, theirs))
    told = list(assigned(mine, other))
    kept = kept or any(stays for _, _, stays in told)
    if kept:
        return None
    moved = tuple((role, theirs.two[now].term) for role, now, _ in told)
    fixed = any(role in FIXED or (role == "owner" and apposed(ours) and apposed(theirs)) for role, _ in moved)
    if moved and (fixed or ours.forward != theirs.forward):
        return Exchange(first, second, "role", moved=moved, adjacent=adjacent)
    if ours.forward == theirs.forward:
        return None
    return Exchange(first, second, "order", sure=not explained(ours, theirs, mine, other), adjacent=adjacent)


def numbered(found: Sequence[Occurrence]) -> dict[Mention, Occurrence]:
    """The mentions of each term by their number, in the order of the text."""
    totals = Counter(one.term for one in found)
    seen: Counter[str] = Counter()
    mentions: dict[Mention, Occurrence] = {}
    for one in found:
        seen[one.term] += 1
        mentions[Mention(one.term, seen[one.term], totals[one.term])] = one
    return mentions


# Evidence: each rule says yes (exchanged), no (each is where they belong) or nothing


def by_sentence(ours: Side, theirs: Side) -> bool | None:
    """Whether each stands in the sentence of the other; nothing when the sentences cannot be matched."""
    breaks, others = (sentences(side.text) for side in (ours, theirs))
    if len(breaks) != len(others):
        return None
    a, b = (sum(end <= one.start for end in breaks) for one in ours.two)
    x, y = (sum(end <= one.start for end in others) for one in theirs.two)
    return None if a == b or x == y else (a, b) == (y, x)


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[int, ...]:
    """Where the second sentence begins, the third, and so on."""
    return tuple(match.end() for match in SENTENCE.finditer(text))


def by_quotation(ours: Side, theirs: Side) -> bool | None:
    """Whether the one inside a quotation is outside in the translation and the other way round."""
    inside, others = ([quoted(side.text, one) for one in side.two] for side in (ours, theirs))
    return None if inside[0] == inside[1] or others[0] == others[1] else inside != others


def quoted(text: str, one: Occurrence) -> bool:
    """Whether a name stands inside a quotation of several words, not alone between marks."""
    return any(start < one.start and one.end < end and end - start > one.end - one.start + 8 for start, end in quotations(text))


@lru_cache(maxsize=16)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the quotations of a text."""
    return tuple(match.span() for match in QUOTED.finditer(text))


def by_figure(ours: Side, theirs: Side) -> bool | None:
    """Whether two figures that stand by two people have each gone to the other; nothing where that cannot be told."""
    before, after = figures(ours.text), figures(theirs.text)
    common = [value for value in before if value in after]
    if len(common) != 2 or (before[common[0]] < before[common[1]]) != (after[common[0]] < after[common[1]]):
        return None
    owners = [nearest(before[value], ours.two) for value in common], [nearest(after[value], theirs.two) for value in common]
    if None in (*owners[0], *owners[1]) or len(set(owners[0])) != 2 or len(set(owners[1])) != 2:
        return None
    return owners[0] != owners[1]


Rule = Callable[[Side, Side], bool | None]
RULES: tuple[tuple[Evidence, Rule], ...] = (("sentence", by_sentence), ("quotation", by_quotation), ("figure", by_figure))


def parts(side: Side) -> tuple[frozenset[Role], frozenset[Role]]:
    """The roles of both."""
    return roles(side.text, side.two[0], side.language), roles(side.text, side.two[1], side.language)


def assigned(
    ours: tuple[frozenset[Role], frozenset[Role]], theirs: tuple[frozenset[Role], frozenset[Role]]
) -> Iterator[tuple[Role, int, bool]]:
    """Each role that exactly one of the two has in both texts: who has it in the translation, and whether that is the same one."""
    for role in sorted({part.removeprefix(PERHAPS) for found in (*ours, *theirs) for part in found}):
        was, now = holder(ours, role), holder(theirs, role)
        if was is not None and now is not None:
            stays = was == now
            if not stays or (role in ours[was] and role in theirs[now]):
                yield role, now, stays


PERHAPS = "perhaps "


def holder(found: tuple[frozenset[Role], frozenset[Role]], role: Role) -> int | None:
    """Which of the two has the role, or perhaps has it; nothing unless it is exactly one."""
    one, other = (role in mine or PERHAPS + role in mine for mine in found)
    return None if one == other else int(other)


def explained(
    ours: Side, theirs: Side, mine: tuple[frozenset[Role], frozenset[Role]], other: tuple[frozenset[Role], frozenset[Role]]
) -> bool:
    """Whether a turn of phrase that one of the two texts has may be what put the people in another order."""
    if any(found & MOVERS for found in (*mine, *other)):
        return True
    return apposed(ours) or apposed(theirs)


def apposed(side: Side) -> bool:
    """Whether one is named as somebody of the other: X’s daughter, Y."""
    owners = [possesses(side.text, one, side.language) for one in side.two]
    between = side.between
    if owners[0] == owners[1] or APPOSED.fullmatch(between) is None or LISTED.match(between):
        return False
    return any(mark in between for mark in ",،(") or relative(side.language).search(between) is not None


@lru_cache(maxsize=16)
def figures(text: str) -> dict[int, int]:
    """The whole numbers that stand once in a text, with their places."""
    found: dict[int, list[int]] = {}
    for match in FIGURE.finditer(text):
        if match.group().isdecimal():
            found.setdefault(int(match.group()), []).append(match.start())
    return {value: starts[0] for value, starts in found.items() if len(starts) == 1}


def nearest(place: int, people: Two) -> int | None:
    """Which of two people stands before a figure and nearest to it (0 or 1); nothing when both are about as near."""
    distances = [abs(place - one.end) if one.end <= place else abs(one.start - place) for one in people]
    if max(distances) < 1.5 * min(distances):
        return None
    return distances.index(min(distances))
