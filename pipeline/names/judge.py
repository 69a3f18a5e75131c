"""Whether the names of a source text stand in its translation: the decisions of the `names` check, as functions of two strings.

Owns what is an error and what a warning. Knows neither catalogues nor files; `wording` says it to people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.glossary import Glossary
from pipeline.model import Severity, Term
from pipeline.names import wording
from pipeline.names.exchange import exchanged
from pipeline.names.forms import ACCEPTED, Listed, Status, listed
from pipeline.names.index import NameIndex, Occurrence, index
from pipeline.names.near import Near, near
from pipeline.names.words import Words, words

NAMES = ("person", "place", "organisation", "work")
FULL: tuple[Status, ...] = ("preferred", "accepted", "inflected")
SURE = 5
"""Letters from which a single word one letter off is a misspelt name and not another word."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with one term: `start:end` is the place in the translation (both 0: none)."""

    kind: str
    term: str
    severity: Severity
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, eq=False)
class Tongues:
    """A glossary between two languages, with what is worth keeping from one entry to the next."""

    glossary: Glossary
    source: str
    target: str

    @cached_property
    def reading(self) -> NameIndex:
        """The index of the source language."""
        return index(self.glossary, self.source)

    @cached_property
    def writing(self) -> NameIndex:
        """The index of the target language."""
        return index(self.glossary, self.target)

    @cached_property
    def listed(self) -> Mapping[str, tuple[Listed, ...]]:
        """The accepted forms of each term in the target language."""
        found = {term.id: tuple(listed(term, self.target)) for term in self.glossary.terms}
        return {
            id_: tuple(form for form in forms if form.status in ACCEPTED and form.status != "inflected")
            for id_, forms in found.items()
        }

    @cached_property
    def tails(self) -> frozenset[str]:
        """The endings of the target language, for near misses."""
        return frozenset(tail for patterns in self.writing.stems.values() for _, tails in patterns[:1] for tail in tails)


@lru_cache(maxsize=64)
def tongues(glossary: Glossary, source: str, target: str) -> Tongues:
    """The glossary between two languages, made once."""
    return Tongues(glossary, source, target)


def judge(
    msgid: str, msgstr: str, glossary: Glossary, source: str, target: str, pronouns: Collection[str] = ()
) -> tuple[Verdict, ...]:
    """Everything that is wrong with the names of a translation; nothing for an empty one.

    `pronouns` are the ids of terms for which a person recorded that a pronoun stands for some of the names.
    """
    if not msgstr.strip():
        return ()
    between = tongues(glossary, source, target)
    wanted, standing = between.reading.every(msgid), between.writing.every(msgstr)
    if not wanted and not standing:
        return ()
    return tuple(Entry(between, msgid, msgstr, wanted, standing).verdicts(frozenset(pronouns)))


class Entry:
    """One source text and its translation with the names found in both."""

    def __init__(
        self, between: Tongues, msgid: str, msgstr: str, wanted: tuple[Occurrence, ...], standing: tuple[Occurrence, ...]
    ) -> None:
        self.between = between
        self.msgid = msgid
        self.msgstr = msgstr
        self.terms = between.glossary.by_id
        self.source = wanted
        self.target = standing
        self.confused = {one.term for one in wanted if one.status == "never"}
        self.mentioned = {id_ for one in wanted if one.status != "never" for id_ in one.names}
        self.wanted = self.counted()
        self.rendered = tuple(one for one in standing if one.status != "never")

    def counted(self) -> Counter[str]:
        """How often the source names each term; words that may be other words are not counted, nor terms the target lacks."""
        full = {id_ for one in self.source if one.status in ("preferred", "accepted", "inflected") for id_ in one.names}
        count: Counter[str] = Counter()
        for one in self.source:
            if (
                one.status == "never"
                or one.derived
                or (one.weak and one.term not in full)
                or self.between.target not in self.terms[one.term].forms
            ):
                continue
            if one.status == "short" and one.term in self.confused:
                continue
            count[one.term] += 1
        return count

    @cached_property
    def words(self) -> Words:
        """The words of the translation."""
        return words(self.msgstr, self.between.target)

    @cached_property
    def free(self) -> frozenset[int]:
        """The words of the translation that belong to no name."""
        return self.free_for(1)

    def free_for(self, size: int) -> frozenset[int]:
        """The words that belong to no name of so many words or more, short forms apart when a longer name is looked for."""
        taken = {
            place
            for one in self.rendered
            if one.last - one.first + 1 >= size and not (one.weak or (one.status == "short" and size > 1))
            for place in range(one.first, one.last + 1)
        }
        return frozenset(range(len(self.words.keys))) - taken

    def verdicts(self, pronouns: frozenset[str]) -> Iterator[Verdict]:
        """All of them, in the order of the translation where they have a place."""
        yield from self.never()
        missing = [id_ for id_ in self.wanted if not self.renderings(id_)]
        added = list(self.added())
        for id_ in missing:
            yield from self.missing(id_, added, pronouns)
        yield from self.additions(added, missing)
        for id_, count in self.wanted.items():
            if id_ not in missing:
                yield from self.fewer(id_, count, pronouns)
        yield from self.derived()
        yield from self.swapped()

    # What must not stand there

    def never(self) -> Iterator[Verdict]:
        """A form that the glossary calls wrong, unless the source speaks of that very thing or has the passage verbatim."""
        for one in self.target:
            if one.status == "never" and one.term not in self.said_of and not self.verbatim(one):
                term = self.terms[one.term]
                yield self.error(
                    "never", term, wording.never(term, one, self.between.source, self.between.target), one.start, one.end
                )

    @cached_property
    def said_of(self) -> set[str]:
        """Terms of which the source holds a confusable word itself: it says Iraq, so Irak is no misspelt Iran."""
        named = [one for one in self.source if one.status != "never"]
        suspects = self.between.reading.suspects(self.msgid, self.terms)
        return self.confused | {
            one.term for one in suspects if not any(other.start < one.end and one.start < other.end for other in named)
        }

    def verbatim(self, one: Occurrence) -> bool:
        """Whether the source has the same letters with the same neighbour: “Iran Human Rights” quoted in a Kurdish text."""
        if one.written not in self.msgid:
            return False
        before = self.words.written[one.first - 1] + " " if one.first else ""
        after = " " + self.words.written[one.last + 1] if one.last + 1 < len(self.words.written) else ""
        return bool(before and before + one.written in self.msgid) or bool(after and one.written + after in self.msgid)

    def added(self) -> Iterator[Occurrence]:
        """Names that the source does not contain: full names, and short ones that are no ordinary word."""
        for one in self.rendered:
            if one.kind not in NAMES or one.weak or one.derived or not one.names.isdisjoint(self.mentioned):
                continue
            if self.between.source not in self.terms[one.term].forms or self.inside_another(one):
                continue
            if one.names.isdisjoint(self.nested_in_source) and not (one.kind == "place" and self.adjective_in_source(one.term)):
                yield one

    def adjective_in_source(self, id_: str) -> bool:
        """Whether a word made of the name of a place stands in the source."""
        return begins(words(self.msgid, self.between.source), listed(self.terms[id_], self.between.source))

    @cached_property
    def nested_in_source(self) -> frozenset[str]:
        """Terms that stand in the source inside longer names, or with a word made of them: Iran in German-Iranian."""
        found = words(self.msgid, self.between.source)
        return frozenset(match.pattern.term.id for match in self.between.reading.matches(found) if match.pattern.good)

    def inside_another(self, one: Occurrence) -> bool:
        """Whether the name is part of a form of a term that the source names: Iran in the Islamic Republic of Iran."""
        key = f" {' '.join(self.words.keys[one.first : one.last + 1])} "
        return any(key in f" {form.key} " for id_ in self.mentioned for form in self.between.listed[id_])

    def additions(self, added: list[Occurrence], missing: list[str]) -> Iterator[Verdict]:
        """What stands there and is not in the source."""
        accused = {one.term for one in added if self.instead(missing, added) is one}
        for one in added:
            term = self.terms[one.term]
            if one.term in accused and missing:
                continue
            severe = one.status != "short" and not self.wordlike(term, self.between.writing)
            message = wording.added(term, one, self.between.source)
            yield Verdict("added", term.id, "error" if severe else "warning", message, one.start, one.end)

    @staticmethod
    def wordlike(term: Term, language: NameIndex) -> bool:
        """Whether a name cannot be told from ordinary words: a title in a script without capitals."""
        return term.kind == "work" and not language.latin

    def instead(self, missing: list[str], added: list[Occurrence]) -> Occurrence | None:
        """The added name that stands where a missing one should: of the same kind, and the only one."""
        for id_ in missing:
            same = [one for one in added if one.kind == self.terms[id_].kind]
            if len({one.term for one in same}) == 1:
                return same[0]
        return None

    # What must stand there

    def renderings(self, id_: str) -> list[Occurrence]:
        """The forms in the translation that render a term; a short one only where the source is short or the full one stands too."""
        found = [one for one in self.rendered if id_ in one.names]
        full = [one for one in found if one.status != "short"]
        if full or self.terms[id_].kind == "term" or self.short_in_source(id_):
            return found
        return []

    def short_in_source(self, id_: str) -> bool:
        """Whether the source has a short form of the term."""
        return any(one.status == "short" and id_ in one.names for one in self.source)

    def missing(self, id_: str, added: list[Occurrence], pronouns: frozenset[str]) -> Iterator[Verdict]:
        """A term that the source names and the translation does not: what stands there instead, if that can be said."""
        term = self.terms[id_]
        if self.nested(id_) or self.adjective(id_):
            yield from self.fewer(id_, self.wanted[id_], pronouns)
        elif term.kind == "term" or self.wordlike(term, self.between.reading):
            yield Verdict("missing", id_, "warning", wording.missing(term, self.between.source, self.between.target))
        else:
            yield self.explained(term, added) or self.error(
                "missing", term, wording.missing(term, self.between.source, self.between.target)
            )

    def explained(self, term: Term, added: list[Occurrence]) -> Verdict | None:
        """The missing name with what stands in its place: the short form alone, a misspelling, a word, another person."""
        source, target = self.between.source, self.between.target
        short = [one for one in self.rendered if term.id in one.names]
        miss = self.misspelt(term, whole=bool(short))
        if miss is not None:
            start, end = self.words.span(miss.first, miss.last)
            return self.error("near", term, wording.misspelt(term, self.msgstr[start:end], miss, source, target), start, end)
        if short:
            severity: Severity = "error" if term.kind == "person" else "warning"
            message = wording.only_short(term, short[0], source, target)
            return Verdict("short", term.id, severity, message, short[0].start, short[0].end)
        left = self.left(term)
        if left is not None:
            return left
        for one in self.between.writing.suspects(self.msgstr, (term.id,)):
            return self.error("misread", term, wording.misread(term, one, source, target), one.start, one.end)
        other = self.instead([term.id], added)
        if other is not None:
            message = wording.other(term, self.terms[other.term], other, source, target)
            return self.error("swapped", term, message, other.start, other.end)
        return None

    def left(self, term: Term) -> Verdict | None:
        """The name as the source language writes it, left in the translation (not in brackets behind its rendering)."""
        for one in self.between.reading.every(self.msgstr):
            if term.id not in one.names or one.status not in FULL or one.derived or self.msgstr[: one.start].endswith("("):
                continue
            if any(other.start < one.end and one.start < other.end for other in self.rendered):
                continue
            message = wording.left(term, one, self.between.source, self.between.target)
            return self.error("left", term, message, one.start, one.end)
        return None

    def misspelt(self, term: Term, sure: bool = False, whole: bool = False) -> Near | None:
        """The nearest misspelling of a term; with `sure` only one that can hardly be another word, with `whole` only of full names."""
        best: Near | None = None
        capital = self.between.writing.latin and term.kind != "term"
        shortest = SURE if not capital else SURE - 1
        for form in self.between.listed[term.id]:
            size = len(form.words.keys)
            if form.weak or (form.status == "short" and not (sure or self.short_in_source(term.id))) or (whole and size == 1):
                continue
            for miss in near(self.words, form.words, self.between.tails, self.free_for(size), capital):
                if sure and size == 1 and (miss.letters > 1 or len(form.words.keys[0]) < shortest):
                    continue
                if term.kind == "place" and self.words.keys[miss.last].startswith(form.words.keys[-1]):
                    continue
                if best is None or miss.letters < best.letters:
                    best = miss
        return best

    def adjective(self, id_: str) -> bool:
        """Whether a word made of the name of a place stands in the translation, though the glossary does not list it."""
        return self.terms[id_].kind == "place" and begins(self.words, self.between.listed[id_])

    def nested(self, id_: str) -> bool:
        """Whether a place or body stands inside the longer name of another: Iran in the Islamic Republic of Iran."""
        if self.terms[id_].kind == "person":
            return False
        inside = {place for one in self.rendered if id_ not in one.names for place in range(one.first, one.last + 1)}
        return any(
            match.pattern.term.id == id_ and match.pattern.form.status in FULL and match.first in inside and match.last in inside
            for match in self.between.writing.matches(self.words)
        )

    # How often it stands there

    def fewer(self, id_: str, count: int, pronouns: frozenset[str]) -> Iterator[Verdict]:
        """Fewer renderings than in the source: a misspelling or a word that was taken for another, else a warning with both counts."""
        term = self.terms[id_]
        have = sum(id_ in one.names for one in self.rendered)
        whole = sum(id_ in one.names and one.status != "never" for one in self.source)
        if term.kind == "term" or (have >= whole and not self.shortened(id_)):
            return
        source, target = self.between.source, self.between.target
        miss = self.misspelt(term, sure=True, whole=have >= whole)
        if miss is not None:
            start, end = self.words.span(miss.first, miss.last)
            yield self.error("near", term, wording.misspelt(term, self.msgstr[start:end], miss, source, target), start, end)
            return
        if have >= whole:
            return
        if id_ not in self.said_of:
            for one in self.between.writing.suspects(self.msgstr, (id_,)):
                if not one.weak and one.first in self.free:
                    yield self.error("misread", term, wording.misread(term, one, source, target), one.start, one.end)
                    return
        left = self.left(term)
        other = self.overdone(id_)
        if left is not None:
            yield left
        elif other is not None:
            message = wording.other(term, self.terms[other.term], other, source, target)
            yield self.error("swapped", term, message, other.start, other.end)
        elif have < count and id_ not in pronouns:
            yield Verdict("count", id_, "warning", wording.fewer(term, count, have, source))

    def shortened(self, id_: str) -> bool:
        """Whether the full name stands less often than in the source, though the name does not."""
        full = [sum(id_ in one.names and one.status in FULL for one in side) for side in (self.source, self.rendered)]
        return full[1] < full[0]

    def overdone(self, id_: str) -> Occurrence | None:
        """Another person of the source who stands oftener in the translation, while this one stands less often."""
        if self.terms[id_].kind != "person":
            return None
        for one in reversed(self.rendered):
            if one.kind != "person" or id_ in one.names or one.term not in self.wanted:
                continue
            if sum(one.term in other.names for other in self.rendered) > self.wanted[one.term]:
                return one
        return None

    def derived(self) -> Iterator[Verdict]:
        """A word made of a name (Iranian) of which the translation has neither the word nor the name: a warning."""
        for one in self.source:
            if (
                not one.derived
                or one.kind == "term"
                or one.term in self.wanted
                or self.between.target not in self.terms[one.term].forms
            ):
                continue
            if not any(one.term in other.names for other in self.rendered) and not self.nested(one.term):
                term = self.terms[one.term]
                yield Verdict("derived", term.id, "warning", wording.underived(term, one, self.between.source))
                return

    def swapped(self) -> Iterator[Verdict]:
        """Two people who have changed places."""
        people = [one for one in self.source if one.kind == "person" and one.status != "never"]
        if len({one.term for one in people}) < 2:
            return
        for first, second, sure in exchanged(
            self.msgid, self.msgstr, people, [one for one in self.rendered if one.kind == "person"]
        ):
            a, b = self.terms[first.term], self.terms[second.term]
            severity: Severity = "error" if sure else "warning"
            yield Verdict("exchanged", a.id, severity, wording.exchanged(a, b, self.between.source, sure), first.start, first.end)

    def error(self, kind: str, term: Term, message: str, start: int = 0, end: int = 0) -> Verdict:
        """An error about a term."""
        return Verdict(kind, term.id, "error", message, start, end)


def begins(found: Words, forms: Iterable[Listed]) -> bool:
    """Whether a word begins with a form of one word and goes on as adjectives do: Iranian, iranisch, îranî, ایرانی."""
    stems = [
        form.key for form in forms if form.status in ("preferred", "accepted") and " " not in form.key and len(form.key) >= SURE - 1
    ]
    return any(
        key.startswith(stem) and (len(key) > len(stem) + 1 or key[-1] in "iîی")
        for stem in stems
        for key in found.keys
        if key != stem
    )
