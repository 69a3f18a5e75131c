"""Where the terms of a glossary stand in a text: a dictionary by words, rules for endings, longest first.

Owns `NameIndex`. Judges nothing: whether an occurrence ought to stand there is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.model import Term, TermKind
from pipeline.names import endings
from pipeline.names.forms import ACCEPTED, HARAKAT, Listed, Status, listed, render, vetoed
from pipeline.names.words import Words, gap, shared, words

ADDRESS = re.compile(r"\w+://\S+|\S+@[\w-]+\.\S+")
"""A web or e-mail address: the names in it are no names."""

LATIN = re.compile("[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff\u2100-\u214f]")
"""Latin letters, those that become one in small letters, and their digits: where forms begin with them, a text has to have some."""

LATEST = 256
"""How many answers an index keeps: the texts of a document, which are asked for once in each of its languages."""

HEAD = 3
"""How many letters of a word decide whether it can begin a name at all."""


DERIVED = "derived"
"""The rule of a form that the glossary lists as `inflected`, and of adjectives made of a place."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a text: `start:end` of the text reads `written`, which is `form` of the glossary with `rule` applied.

    `rivals` are the ids of other terms that share the form (three brothers, one surname). `weak`: the form is an ordinary word
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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A listed form made ready for matching: its inner words with their variants, its gaps, the endings of its last word.

    `strict`: capitals count. `voweled`: the form is a term that only its vowel signs tell from another word (کُرد, Kurd).
    """

    term: Term
    rank: int
    form: Listed
    inner: tuple[Mapping[str, str], ...]
    gaps: tuple[str, ...]
    stems: tuple[tuple[str, Mapping[str, str]], ...]
    strict: bool
    voweled: bool

    @property
    def good(self) -> bool:
        """Whether the form is one to be glad about."""
        return self.form.status in ACCEPTED


ORDER: tuple[Status, ...] = ("preferred", "accepted", "never", "short", "inflected", "suspect")


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at the words `first` to `last`."""

    pattern: Pattern
    first: int
    last: int
    rule: str

    @property
    def order(self) -> tuple[int, bool, int, int, int]:
        """Longest first, then good before bad, as listed before what rules make, then the order of statuses and of the glossary."""
        weight = ORDER.index(self.pattern.form.status) + (len(ORDER) if self.rule else 0)
        return self.first - self.last, not self.pattern.good, weight, self.pattern.rank, self.first


class NameIndex:
    """All forms of all terms of a glossary in one language. Make it with `index`, which keeps it."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self.language = language
        self.latin = LANGUAGES[language].script == "Latn"
        self.compound = language == "de"
        self.kept = lru_cache(maxsize=LATEST)(self.find)
        self.whole: dict[str, list[tuple[Pattern, str]]] = {}
        self.heads: dict[str, tuple[int, ...]] = {}
        self.stems: dict[str, list[tuple[Pattern, Mapping[str, str]]]] = {}
        # Terms of several words, by the first of them and by the letter that the second begins with.
        self.begins: dict[str, dict[str, list[Pattern]]] = {}
        self.refused = {term.id: vetoed(term, language) for term in glossary.terms}
        for rank, term in enumerate(glossary.terms):
            for form in listed(term, language):
                self.add(self.pattern(term, rank, form))
        self.in_latin = all(map(LATIN.match, (*self.whole, *self.heads, *self.begins)))

    def pattern(self, term: Term, rank: int, form: Listed) -> Pattern:
        """A form made ready for matching."""
        keys = form.words.keys
        inner = tuple(endings.inner(key, place == 0, self.language, term.kind) for place, key in enumerate(keys[:-1]))
        gaps = tuple(form.words.gap(place) for place in range(len(keys) - 1))
        kind = "term" if form.status == "suspect" else term.kind
        last = endings.stems(keys[-1], self.language, kind, term.gender)
        strict = self.latin and term.kind != "term" and form.status not in ("suspect", "inflected")
        return Pattern(
            term,
            rank,
            form,
            inner,
            gaps,
            last,
            strict,
            term.kind == "term" and form.status != "suspect" and bool(HARAKAT.search(form.text)),
        )

    def add(self, pattern: Pattern) -> None:
        """Enter a pattern under the words it can begin with."""
        if pattern.inner:
            letters = {word[:1] for word in (pattern.inner[1] if len(pattern.inner) > 1 else last_words(pattern))}
            for key in pattern.inner[0]:
                for letter in letters:
                    self.begins.setdefault(key, {}).setdefault(letter, []).append(pattern)
            return
        for stem, tails in pattern.stems:
            if len(stem) < HEAD:
                for tail, rule in tails.items():
                    self.whole.setdefault(stem + tail, []).append((pattern, rule))
                continue
            self.stems.setdefault(stem, []).append((pattern, tails))
            lengths = {*self.heads.get(stem[:HEAD], ()), len(stem)}
            self.heads[stem[:HEAD]] = tuple(sorted(lengths, reverse=True))

    # Matching

    def matches(self, found: Words) -> Iterator[Match]:
        """Every pattern wherever it stands, overlapping ones too."""
        heads, begins, whole = self.heads, self.begins, self.whole
        for place, key in enumerate(found.keys):
            if key in begins:
                yield from self.longer(found, place, key)
            if key in whole:
                for pattern, rule in whole[key]:
                    if self.fits(found, pattern, place, place, rule):
                        yield Match(pattern, place, place, rule)
            lengths = heads.get(key[:HEAD])
            if lengths:
                yield from self.single(found, place, key, lengths)

    def single(self, found: Words, place: int, key: str, lengths: tuple[int, ...]) -> Iterator[Match]:
        """The patterns of one word that stand at `place`."""
        for length in lengths:
            if length <= len(key):
                for pattern, tails in self.stems.get(key[:length], ()):
                    rule = tails.get(key[length:])
                    if rule is not None and self.fits(found, pattern, place, place, rule):
                        yield Match(pattern, place, place, rule)

    def longer(self, found: Words, place: int, key: str) -> Iterator[Match]:
        """The patterns of several words that begin at `place`."""
        if place + 1 == len(found.keys):
            return
        for pattern in self.begins[key].get(found.keys[place + 1][0], ()):
            last = place + len(pattern.inner)
            if last >= len(found.keys):
                continue
            rules = [pattern.inner[0][key]]
            for offset in range(1, len(pattern.inner)):
                rule = pattern.inner[offset].get(found.keys[place + offset])
                if rule is None:
                    break
                rules.append(rule)
            else:
                rule = tail(found.keys[last], pattern)
                if rule is not None and self.gaps_fit(found, pattern, place):
                    rule = ", ".join(filter(None, [*rules, rule]))
                    if self.fits(found, pattern, place, last, rule):
                        yield Match(pattern, place, last, rule)

    def gaps_fit(self, found: Words, pattern: Pattern, place: int) -> bool:
        """Whether the words are parted as in the form; German writes whole names into compounds with hyphens."""
        for offset, wanted in enumerate(pattern.gaps):
            actual = found.gap(place + offset)
            if actual != wanted and not (self.compound and wanted == " " and actual == "-" and pattern.good):
                return False
        return True

    def fits(self, found: Words, pattern: Pattern, first: int, last: int, rule: str) -> bool:
        """Whether case, vowel signs and vetoes allow the match."""
        if pattern.strict and not case_fits(found, pattern, first):
            return False
        if pattern.voweled and not HARAKAT.search(found.given[slice(*found.span(first, last))]):
            return False
        return not (rule and pattern.good and self.refused[pattern.term.id] and self.is_refused(found, pattern, first, last))

    def is_refused(self, found: Words, pattern: Pattern, first: int, last: int) -> bool:
        """Whether a reviewer refused exactly this form."""
        return " ".join(found.keys[first : last + 1]) in self.refused[pattern.term.id]

    # Answers

    def occurrences(self, text: str) -> tuple[Occurrence, ...]:
        """The terms of the text in order, longest first, none overlapping another; forms of `never` too, suspect words not.

        Words derived from a name (Iranian) are no name, and a short form that is an ordinary word counts only where a longer form
        of its term stands in the text as well.
        """
        found = self.every(text)
        full = {one.term for one in found if one.status in ("preferred", "accepted")}
        return tuple(one for one in found if not one.derived and (not one.weak or not full.isdisjoint(one.names)))

    def every(self, text: str) -> tuple[Occurrence, ...]:
        """All of them: what may count as a rendering in a translation."""
        return self.kept(text)

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """Look for every term; `every` keeps the latest answers, since several checks ask for the same text."""
        if self.in_latin and not LATIN.search(text):
            return ()
        found = words(text, self.language)
        matches = [match for match in self.matches(found) if match.pattern.form.status != "suspect"]
        if not matches:
            return ()
        ones = tuple(merged(found, resolved(found, matches)))
        addresses = [match.span() for match in ADDRESS.finditer(text)] if "." in text and ("@" in text or "://" in text) else []
        return tuple(one for one in ones if not any(start <= one.start < end for start, end in addresses))

    def suspects(self, text: str, terms: Iterable[str]) -> tuple[Occurrence, ...]:
        """Words that show how the name of one of `terms` was misread."""
        wanted = frozenset(terms)
        found = words(text, self.language)
        matches = [m for m in self.matches(found) if m.pattern.form.status == "suspect" and m.pattern.term.id in wanted]
        return tuple(resolved(found, matches))


@lru_cache(maxsize=64)
def index(glossary: Glossary, language: str) -> NameIndex:
    """The index of a glossary in a language, made once."""
    return NameIndex(glossary, language)


def pairs(msgid: str, glossary: Glossary, source: str, target: str) -> tuple[str, ...]:
    """“Nahid Taghavi → ناهید تقوی” for each term in a text, in order, each once; terms without a form in the target left out."""
    lines: dict[str, None] = {}
    for one in index(glossary, source).occurrences(msgid):
        term = glossary.by_id[one.term]
        if one.status != "never" and render(term, target):
            lines[f"{render(term, source)} → {render(term, target)}"] = None
    return tuple(lines)


def last_words(pattern: Pattern) -> Iterator[str]:
    """What the last word of a pattern can begin with: its stems, and where one is empty its endings."""
    for stem, tails in pattern.stems:
        yield from (stem,) if stem else tails


def tail(key: str, pattern: Pattern) -> str | None:
    """The rule by which a word ends a pattern, nothing when it does not."""
    for stem, tails in pattern.stems:
        if key.startswith(stem):
            rule = tails.get(key[len(stem) :])
            if rule is not None:
                return rule
    return None


def case_fits(found: Words, pattern: Pattern, first: int) -> bool:
    """Whether the words are written with the capitals of the form: evîn is not Evîn. All capitals fit too, and so does a capital
    where the form has a small letter (of a `never` form only at its beginning).
    """
    for offset, wanted in enumerate(pattern.form.words.written):
        written = found.written[first + offset]
        shared = min(len(wanted), len(written))
        if written[:shared] == wanted[:shared]:
            continue
        if written.isupper() and len(written) > 1:
            continue
        small = wanted[:1].islower() and (pattern.good or offset == 0)
        if small and written[:1].isupper() and lower_first(written[:shared]) == wanted[:shared]:
            continue
        if same_but_ending(written, wanted, small):
            continue
        return False
    return True


def lower_first(word: str) -> str:
    """The word with a small first letter."""
    return word[:1].lower() + word[1:]


def same_but_ending(written: str, wanted: str, small: bool) -> bool:
    """Whether only an ending differs that replaces letters of the form (Gencî, Genciyê; Islamische, Islamischen)."""
    common = shared(written[1:], wanted[1:])
    first_fits = written[:1] == wanted[:1] or (small and written[:1].lower() == wanted[:1])
    return first_fits and common >= 2 and written[1:].lower() == written[1:]


def resolved(found: Words, matches: list[Match]) -> list[Occurrence]:
    """The matches that stand when the longest take their words first; the same words shared by several terms become rivals."""
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
    if best.pattern.form.status == "short":
        best = next((match for match in group if match.pattern.term.id in full), best)
    start, end = found.span(best.first, best.last)
    rivals = dict.fromkeys(match.pattern.term.id for match in group if match.pattern.term.id != best.pattern.term.id)
    form = best.pattern.form
    status: Status = "inflected" if best.rule and form.status in ("preferred", "accepted") else form.status
    rule = ", ".join(filter(None, (DERIVED, best.rule))) if form.status == "inflected" else best.rule
    return Occurrence(
        term=best.pattern.term.id,
        start=start,
        end=end,
        written=found.given[start:end],
        form=form.text,
        status=status,
        rule=rule,
        rivals=tuple(rivals),
        weak=form.weak,
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
