"""The glossary as one pair of languages sees it: which names stand in a source text, and which in its translation.

Owns the counting and comparing of names between two texts. Finding them is the business of `names`, mending them of `repair`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline import names
from pipeline.draft.likeness import likeness
from pipeline.draft.problems import Problem
from pipeline.glossary import Glossary
from pipeline.model import Term
from pipeline.text import fold

ACCEPTED = frozenset({"preferred", "accepted", "short", "inflected"})
ORDERED = ("person", "place", "organisation")
DOUBLED = 0.75
"""From this likeness on a word beside a name is the name once more, misspelt."""

NESTED = 12
"""Characters between two places of which one lies in the other (Tehran's Evin Prison): languages turn these round."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name as it stands in a source text, with the form that a draft is to have for it (empty: the glossary has none).

    `short`: the source has a short form of it, so the draft may too.
    """

    id: str
    kind: str
    written: str
    start: int
    end: int
    form: str
    short: bool = False


@dataclass(frozen=True, eq=False)
class Terms:
    """One glossary between two languages."""

    glossary: Glossary
    source: str
    target: str

    @cached_property
    def _source(self) -> names.NameIndex:
        return names.index(self.glossary, self.source)

    @cached_property
    def _target(self) -> names.NameIndex:
        return names.index(self.glossary, self.target)

    def items(self, text: str) -> tuple[Item, ...]:
        """The names of a source text in order. Terms of kind `term` are wording, not names, and are left to the engine."""
        return tuple(
            Item(o.term, term.kind, o.written, o.start, o.end, self.form(term, o.status == "short"), o.status == "short")
            for o in self._source.occurrences(text)
            if (term := self.glossary.by_id[o.term]).kind != "term" and o.status in ACCEPTED
        )

    def renderings(self, text: str, wanted: Collection[str]) -> tuple[names.Occurrence, ...]:
        """The accepted forms in a target text; a form that several terms share is taken for one of `wanted` if it can be."""
        return tuple(_meant(o, wanted) for o in self._target.every(text) if o.status in ACCEPTED)

    def standing(self, text: str) -> tuple[names.Occurrence, ...]:
        """Every form that certainly names something in a target text, wrong forms among them."""
        return self._target.occurrences(text)

    def misread(self, text: str, wanted: Collection[str]) -> tuple[names.Occurrence, ...]:
        """Forms in a target text that the glossary knows to be wrong renderings of `wanted`."""
        never = [o for o in self._target.occurrences(text) if o.status == "never" and o.term in wanted]
        return (*never, *self._target.suspects(text, wanted))

    def left_in(self, text: str) -> tuple[names.Occurrence, ...]:
        """Names that stand in a target text as the source language writes them."""
        return tuple(o for o in self._source.occurrences(text) if o.status in ACCEPTED)

    def form(self, term: Term, short: bool = False) -> str:
        """What to write for a term; its first short form where the source is short and there is one."""
        forms = term.forms.get(self.target)
        if forms is None:
            return ""
        return forms.short[0] if short and forms.short else names.render(term, self.target)

    def canonical(self, text: str) -> str:
        """The source text with other accepted spellings of a name replaced by the preferred one, so that an engine sees one."""
        for o in reversed(self._source.occurrences(text)):
            forms = self.glossary.by_id[o.term].forms[self.source]
            if o.written in forms.also and len(o.written.split()) == len(forms.form.split()) > 1:
                text = text[: o.start] + forms.form + text[o.end :]
        return text

    def problems(self, items: Sequence[Item], text: str) -> tuple[Problem, ...]:
        """What is wrong with the names of a target text, given those of its source."""
        wanted = Counter(item.id for item in items)
        short = {item.id for item in items if item.short}
        fit = [o for o in self.renderings(text, wanted) if o.status != "short" or o.term in short]
        beside = self._beside(wanted, fit, text)
        return (*self._missing(wanted, fit), *self._foreign(wanted, text), *beside, *_order(items, fit))

    def _missing(self, wanted: Counter[str], fit: Sequence[names.Occurrence]) -> Iterator[Problem]:
        found = Counter(o.term for o in fit)
        for id_, count in wanted.items():
            term = self.glossary.by_id[id_]
            if not self.form(term):
                yield Problem("name", f"the glossary has no form of it in {self.target}", id_, hopeless=True)
            elif not found[id_]:
                yield Problem("name", "missing", id_)
            elif found[id_] > count and term.kind == "person":
                yield Problem("name", "more often than in the source", id_)

    def _foreign(self, wanted: Collection[str], text: str) -> Iterator[Problem]:
        for o in self.standing(text):
            kind = self.glossary.by_id[o.term].kind
            if o.status == "never":
                yield Problem("name", f"wrong form “{o.written}”", o.term)
            elif kind != "term" and not {o.term, *o.rivals} & set(wanted) and _accuses(o, kind):
                yield Problem("name", f"“{o.written}” is not in the source", o.term)

    def _beside(self, wanted: Collection[str], fit: Sequence[names.Occurrence], text: str) -> Iterator[Problem]:
        """A person's name with a word right beside it that is part of another's, or nearly part of its own once more."""
        for o in fit:
            if self.glossary.by_id[o.term].kind != "person":
                continue
            own = fold(o.written).split()
            near = [*re.findall(r"(\w+)\s*$", fold(text[: o.start])), *re.findall(r"^\s*(\w+)", fold(text[o.end :]))]
            for word in near:
                others = self._parts.get(word, set())
                if others and not others & set(wanted):
                    yield Problem("name", f"“{word}” beside it is part of another name", o.term)
                elif len(word) > 3 and any(likeness(word, part) >= DOUBLED for part in own):
                    yield Problem("name", f"stands there twice: “{word}”", o.term)

    @cached_property
    def _parts(self) -> dict[str, set[str]]:
        """The words of all names of persons in the target language, each with the ids whose name it is part of."""
        parts: dict[str, set[str]] = {}
        for term in self.glossary.terms:
            forms = term.forms.get(self.target)
            if term.kind == "person" and forms is not None:
                for word in fold(forms.form).split():
                    parts.setdefault(word, set()).add(term.id)
        return parts


@lru_cache(maxsize=64)
def terms(glossary: Glossary, source: str, target: str) -> Terms:
    """The glossary between two languages; cached, since indexing costs more than using."""
    return Terms(glossary, source, target)


def _meant(o: names.Occurrence, wanted: Collection[str]) -> names.Occurrence:
    """The occurrence as one of the term, among those that share its form, that the source names."""
    if o.term in wanted or not o.rivals:
        return o
    term = next((rival for rival in o.rivals if rival in wanted), o.term)
    return names.Occurrence(term, o.start, o.end, o.written, o.form, o.status, o.rule, o.rivals, o.weak)


def _accuses(o: names.Occurrence, kind: str) -> bool:
    """Whether an occurrence proves that a name was added: an inflected place may be an adjective (ایرانی), a person never is."""
    return o.status in ("preferred", "accepted") or (kind == "person" and o.status in ACCEPTED)


def _order(items: Sequence[Item], fit: Sequence[names.Occurrence]) -> Iterator[Problem]:
    """Names of one kind that stand in another order than in the source: perhaps rightly, perhaps two people exchanged."""
    for kind in ORDERED:
        of_kind = [item for item in items if item.kind == kind]
        first = {item.id: item for item in reversed(of_kind)}
        ids = sorted(first, key=lambda id_: first[id_].start)
        places = {o.term: o.start for o in reversed(fit) if o.term in first}
        for one, other in itertools.pairwise(ids):
            nested = kind == "place" and first[other].start - first[one].end < NESTED
            if one in places and other in places and places[one] > places[other] and not nested:
                yield Problem("order", "stands in another order than in the source", one)
                yield Problem("order", "stands in another order than in the source", other)
