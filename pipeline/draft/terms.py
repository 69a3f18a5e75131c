"""The glossary as one pair of languages sees it: which names stand in a source text, and what is wrong with those of a draft.

Owns what a draft must satisfy beyond the `names` check: a machine may not change the order of people, leave half of a name beside
a whole one, or write a name that the glossary does not have. Finding and judging names is the business of `pipeline.names`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

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

BESIDE = 2
"""Words on each side of a name in which remains of a wrong rendering are looked for."""

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
    gender: str = ""


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
        """The names of a source text in order. Terms of kind `term` and words made of names (Iranian) are left to the engine."""
        return tuple(
            Item(o.term, o.kind, o.written, o.start, o.end, self._form(o), o.status == "short", self.glossary.by_id[o.term].gender)
            for o in self._source.occurrences(text)
            if o.kind != "term" and o.status in ACCEPTED and not o.derived
        )

    def renderings(self, text: str, wanted: Collection[str]) -> tuple[names.Occurrence, ...]:
        """The accepted forms of `wanted` in a target text, in order."""
        return tuple(o for o in self._target.every(text) if o.status in ACCEPTED and not o.names.isdisjoint(wanted))

    def others(self, text: str, wanted: Collection[str], kind: str) -> tuple[names.Occurrence, ...]:
        """Names of one kind in a target text that are not among `wanted`."""
        return tuple(o for o in self._target.occurrences(text) if o.kind == kind and o.names.isdisjoint(wanted))

    def verdicts(self, source: str, target: str) -> tuple[names.Verdict, ...]:
        """What the `names` check calls an error."""
        return _errors(source, target, self.glossary, self.source, self.target)

    def canonical(self, text: str) -> str:
        """The source text with other accepted spellings of a name replaced by the preferred one, so that an engine sees one."""
        for o in reversed(self._source.occurrences(text)):
            forms = self.glossary.by_id[o.term].forms[self.source]
            if o.written in forms.also and len(o.written.split()) == len(forms.form.split()) > 1:
                text = text[: o.start] + forms.form + text[o.end :]
        return text

    def problems(self, source: str, items: Sequence[Item], target: str) -> Iterator[Problem]:
        """What is wrong with the names of a target text, given its source and the names in it."""
        for item in {item.id: item for item in items}.values():
            if not item.form:
                yield Problem("name", f"the glossary has no form of it in {self.target}", item.id, hopeless=True)
        for verdict in self.verdicts(source, target):
            yield Problem("name", verdict.message, verdict.term)
        standing = self.renderings(target, {item.id for item in items})
        yield from _shortened(items, standing)
        yield from self._beside({item.id for item in items}, standing, target)
        yield from _order(items, standing)

    def listed(self, id_: str) -> tuple[str, ...]:
        """The forms of a term that the glossary lists in the target language, preferred first, inflected ones left out."""
        forms = self.glossary.by_id[id_].forms.get(self.target)
        return (forms.form, *forms.also, *forms.short) if forms else ()

    def _form(self, o: names.Occurrence) -> str:
        """What to write for a name; its first short form where the source is short and there is one."""
        term: Term = self.glossary.by_id[o.term]
        forms = term.forms.get(self.target)
        if forms is None:
            return ""
        return forms.short[0] if o.status == "short" and forms.short else names.render(term, self.target)

    def _beside(self, wanted: Collection[str], standing: Sequence[names.Occurrence], text: str) -> Iterator[Problem]:
        """A person's name with a word near it that is part of another's, or nearly part of its own once more."""
        for o in standing:
            if o.kind != "person":
                continue
            own = fold(o.written).split()
            alone = text
            for other in self._target.every(text):  # what is itself a name is judged as one
                if other.end <= o.start or other.start >= o.end:
                    alone = alone[: other.start] + " " * (other.end - other.start) + alone[other.end :]
            near = [*re.findall(r"\w+", fold(alone[: o.start]))[-BESIDE:], *re.findall(r"\w+", fold(alone[o.end :]))[:BESIDE]]
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


@lru_cache(maxsize=4096)
def _errors(source_text: str, target_text: str, glossary: Glossary, source: str, target: str) -> tuple[names.Verdict, ...]:
    """Cached, since the rungs ask about a draft that the verifier has just judged."""
    found = names.judge(source_text, target_text, glossary, source, target)
    return tuple(verdict for verdict in found if verdict.severity == "error")


def _shortened(items: Sequence[Item], standing: Sequence[names.Occurrence]) -> Iterator[Problem]:
    """A full name of which only a short form stands in the draft.

    To a person who writes only (AI) the full name is known to be left out; a machine has garbled what stands before the bracket.
    """
    for id_ in {item.id: item for item in items if item.form and not item.short}:
        here = [o.status for o in standing if id_ in o.names]
        if here and all(status == "short" for status in here):
            yield Problem("name", "only a short form of it stands there", id_)


def _order(items: Sequence[Item], standing: Sequence[names.Occurrence]) -> Iterator[Problem]:
    """Names of one kind that stand in another order than in the source: perhaps rightly, perhaps two people exchanged.

    Of a person's translation this proves nothing, so the check is silent; of a machine's it is a reason to ask.
    """
    for kind in ORDERED:
        first = {item.id: item for item in reversed(items) if item.kind == kind}
        ids = sorted(first, key=lambda id_: first[id_].start)
        places = {id_: min((o.start for o in standing if id_ in o.names), default=-1) for id_ in ids}
        for one, other in pairwise(ids):
            nested = kind == "place" and first[other].start - first[one].end < NESTED
            if places[one] > places[other] >= 0 and not nested:
                yield Problem("order", "stands in another order than in the source", one)
                yield Problem("order", "stands in another order than in the source", other)
