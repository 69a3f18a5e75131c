"""One source text and its translation with the names found in both, and what can be asked about them.

Owns the questions (does it stand there, how often, misspelt, inside a longer name); what is an error is decided in `judge`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.glossary import Glossary
from pipeline.names.forms import ACCEPTED, Listed, Status, listed
from pipeline.names.index import NameIndex, index
from pipeline.names.near import Near, near
from pipeline.names.occurrence import Occurrence
from pipeline.names.words import Words, words

NAMES = ("person", "place", "organisation", "work")
FULL: tuple[Status, ...] = ("preferred", "accepted", "inflected")
DOLLAR = re.compile(r"\$|dollar|dolar|دلار|دۆلار", re.IGNORECASE)
AMERICAN = ("US", "USA", "U.S.")
NEARBY = 10
"""Characters between a country and the dollar that it says something about."""

SURE = 5
"""Letters from which a single word one letter off is a misspelt name and not another word; with a capital one less."""


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
        """The names that each term has in the target language: its accepted forms without words derived from them."""
        names = {term.id: tuple(listed(term, self.target)) for term in self.glossary.terms}
        return {id_: tuple(form for form in forms if form.status in ACCEPTED[:3]) for id_, forms in names.items()}

    @cached_property
    def tails(self) -> frozenset[str]:
        """The endings of the target language, for near misses."""
        return frozenset(tail for patterns in self.writing.stems.values() for _, tails in patterns[:1] for tail in tails)


@lru_cache(maxsize=64)
def tongues(glossary: Glossary, source: str, target: str) -> Tongues:
    """The glossary between two languages, made once."""
    return Tongues(glossary, source, target)


class Entry:
    """A source text and its translation. `wanted` counts the names of the source, `rendered` holds those of the translation."""

    def __init__(self, between: Tongues, msgid: str, msgstr: str) -> None:
        self.between = between
        self.msgid = msgid
        self.msgstr = msgstr
        self.terms = between.glossary.by_id
        self.source = between.reading.every(msgid)
        self.target = between.writing.every(msgstr)
        self.rendered = tuple(one for one in self.target if one.status != "never")
        self.named = tuple(one for one in self.source if one.status != "never")
        self.mentioned = {id_ for one in self.named for id_ in one.names}
        self.wanted = Counter(one.term for one in self.named if self.demands(one))

    def demands(self, one: Occurrence) -> bool:
        """Whether a name of the source must stand in the translation: not one that may be another word, nor one it has no form for."""
        if one.derived or self.between.target not in self.terms[one.term].forms:
            return False
        if one.status == "short" and any(other.status == "never" and other.term == one.term for other in self.source):
            return False
        full = (other for other in self.named if other.status in FULL and not other.weak)
        return not one.weak or any(one.term in other.names for other in full)

    @cached_property
    def words(self) -> Words:
        """The words of the translation."""
        return words(self.msgstr, self.between.target)

    def free(self, size: int) -> frozenset[int]:
        """The words that belong to no name of so many words or more, short forms apart when a longer name is looked for."""
        taken = {
            place
            for one in self.rendered
            if one.last - one.first + 1 >= size and not (one.weak or (one.status == "short" and size > 1))
            for place in range(one.first, one.last + 1)
        }
        return frozenset(range(len(self.words.keys))) - taken

    @cached_property
    def confusable(self) -> set[str]:
        """Terms of which the source holds a wrong or suspect word itself: it says Iraq, so Irak is no misspelt Iran."""
        wrong = {one.term for one in self.source if one.status == "never"}
        suspects = self.between.reading.suspects(self.msgid, self.terms)
        return wrong | {one.term for one in suspects if not any(overlap(one, other) for other in self.named)}

    def verbatim(self, one: Occurrence) -> bool:
        """Whether the source has the same letters beside the same name: “Iran Human Rights” quoted in a Kurdish text."""
        if one.written not in self.msgid:
            return False
        before, after = self.words.written[: one.first][-1:], self.words.written[one.last + 1 : one.last + 2]
        return any(part_of_name(word) and f"{word} {one.written}" in self.msgid for word in before) or any(
            part_of_name(word) and f"{one.written} {word}" in self.msgid for word in after
        )

    # Names of the translation

    def standing(self, id_: str) -> list[Occurrence]:
        """Where a term stands in the translation, in any form."""
        return [one for one in self.rendered if id_ in one.names]

    def stands(self, id_: str) -> bool:
        """Whether a term stands in the translation; a short form counts only where the source is short or the full one stands too."""
        found = self.standing(id_)
        if any(one.status != "short" for one in found):
            return True
        return bool(found) and (self.terms[id_].kind == "term" or self.short_in_source(id_))

    def short_in_source(self, id_: str) -> bool:
        """Whether the source has a short form of the term."""
        return any(one.status == "short" and id_ in one.names for one in self.source)

    def shortened(self, id_: str) -> bool:
        """Whether the full name stands less often than in the source."""
        full = [sum(id_ in one.names and one.status in FULL for one in side) for side in (self.named, self.rendered)]
        return full[1] < full[0]

    def echoed(self, id_: str) -> bool:
        """Whether an adjective or compound made of the name answers it, or a name that is kept as in the source (ABC Australia)."""
        kind = self.terms[id_].kind
        if kind in ("place", "work") and akin(self.words, self.between.listed[id_], self.between.target):
            return True
        return kind != "person" and any(id_ in one.names and self.verbatim(one) for one in self.between.reading.every(self.msgstr))

    def nested(self, id_: str) -> bool:
        """Whether a place or body stands inside the longer name of another: Iran in the Islamic Republic of Iran."""
        inside = {place for one in self.rendered if id_ not in one.names for place in range(one.first, one.last + 1)}
        return self.terms[id_].kind != "person" and any(
            match.pattern.term.id == id_ and match.pattern.form.status in FULL and inside.issuperset((match.first, match.last))
            for match in self.between.writing.matches(self.words)
        )

    def added(self) -> Iterator[Occurrence]:
        """Names that the source does not contain: full names, and short ones that are no ordinary word."""
        for one in self.rendered:
            if one.kind not in NAMES or one.weak or one.derived or not one.names.isdisjoint(self.mentioned):
                continue
            if self.between.source in self.terms[one.term].forms and not self.implied(one):
                yield one

    def currency(self, one: Occurrence, text: str) -> bool:
        """Whether a name only says which dollar is meant: US-Dollar, دلار آمریکا; the other language may write $."""
        forms = (form.text for language in self.terms[one.term].forms for form in listed(self.terms[one.term], language))
        beside = text[max(0, one.start - NEARBY) : one.start], text[one.end : one.end + NEARBY]
        return any(DOLLAR.search(part) for part in beside) and any(form in AMERICAN for form in forms)

    def implied(self, one: Occurrence) -> bool:
        """Whether the source says a name in another way: as $, in a longer name, as an adjective, in a form of a term it names."""
        if self.currency(one, self.msgstr) and DOLLAR.search(self.msgid):
            return True
        view = words(self.msgid, self.between.source)
        if any(match.pattern.good and match.pattern.term.id in one.names for match in self.between.reading.matches(view)):
            return True
        if one.kind in ("place", "work") and akin(view, listed(self.terms[one.term], self.between.source), self.between.source):
            return True
        key = f" {' '.join(self.words.keys[one.first : one.last + 1])} "
        return any(key in f" {form.key} " for id_ in self.mentioned for form in self.between.listed[id_])

    def left(self, id_: str) -> Occurrence | None:
        """The name as the source language writes it, left in the translation (not in brackets behind its rendering)."""
        for one in self.between.reading.every(self.msgstr):
            whole = id_ in one.names and one.status in FULL and not one.derived
            if whole and not self.msgstr[: one.start].endswith("(") and not any(overlap(one, other) for other in self.rendered):
                return one
        return None

    def suspect(self, id_: str) -> Occurrence | None:
        """A word as which the name may have been read, where it belongs to no other name and the source has no such word."""
        if id_ in self.confusable:
            return None
        free = self.free(1)
        weak = {form.key for form in self.between.listed[id_] if form.weak}
        found = self.between.writing.suspects(self.msgstr, (id_,))
        return next((one for one in found if one.form not in weak and one.first in free), None)

    def misspelt(self, id_: str, sure: bool = False, whole: bool = False) -> Near | None:
        """The nearest misspelling of a name; with `sure` only one that can hardly be another word, with `whole` only of full names."""
        kind = self.terms[id_].kind
        capital = self.between.writing.latin
        shortest = SURE - 1 if capital else SURE
        found: list[Near] = []
        for form in self.between.listed[id_]:
            size = len(form.words.keys)
            if form.weak or (form.status == "short" and not (sure or self.short_in_source(id_))) or (whole and size == 1):
                continue
            for miss in near(self.words, form.words, self.between.tails, self.free(size), capital):
                other_word = sure and size == 1 and (miss.letters > 1 or len(form.key) < shortest)
                adjective = kind == "place" and self.words.keys[miss.last].startswith(form.words.keys[-1])
                if not other_word and not adjective:
                    found.append(miss)
        return min(found, key=lambda miss: miss.letters, default=None)


def overlap(one: Occurrence, other: Occurrence) -> bool:
    """Whether two occurrences in the same text share a character."""
    return one.start < other.end and other.start < one.end


def akin(found: Words, forms: Iterable[Listed], language: str) -> bool:
    """Whether a word is made of a form of one word: an adjective (Iranian, iranisch, îranî, ایرانی), a German compound (Westeuropa)."""
    stems = [form.key for form in forms if form.status in ("preferred", "accepted") and " " not in form.key]
    return any(made_of(key, stem, language) for stem in stems if len(stem) >= SURE - 1 for key in found.keys)


def made_of(key: str, stem: str, language: str) -> bool:
    """Whether a word goes on as adjectives do, with a vowel, or is a German compound with the name at either end."""
    if language == "de" and len(key) > len(stem) + 2 and (key.endswith(stem) or (key.startswith(stem) and len(stem) > SURE)):
        return True
    rest = key[len(stem) :] if key.startswith(stem) else ""
    return rest in ("i", "î", "ی") or (len(rest) > 1 and rest[0] in "aeiîouûیا")


def part_of_name(word: str) -> bool:
    """Whether a word beside a name may belong to the same name: it has a capital."""
    return len(word) > 1 and word[0].isupper()
