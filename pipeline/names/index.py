"""Where the terms of a glossary stand in a text: a dictionary by words, rules for endings, longest first.

Owns `NameIndex`. Judges nothing: whether an occurrence ought to stand there is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.names.forms import HARAKAT, listed, render, vetoed
from pipeline.names.occurrence import Occurrence, merged, resolved
from pipeline.names.pattern import Match, Pattern, case_fits, last_words, prepared, tail
from pipeline.names.words import Words, words

ADDRESS = re.compile(r"\w+://\S+|\S+@[\w-]+\.\S+")
"""A web or e-mail address: the names in it are no names."""

LATIN = re.compile("[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff\u2100-\u214f]")
"""Latin letters, those that become one in small letters, and their digits: where forms begin with them, a text has to have some."""

LATEST = 256
"""How many answers an index keeps: the texts of a document, which are asked for once in each of its languages."""

HEAD = 3
"""How many letters of a word decide whether it can begin a name at all."""


class NameIndex:
    """All forms of all terms of a glossary in one language. Make it with `index`, which keeps it."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self.language = language
        self.latin = LANGUAGES[language].script == "Latn"
        self.compound = language == "de"
        self.kept = lru_cache(maxsize=LATEST)(self.find)
        self.mentioned = lru_cache(maxsize=LATEST)(self.mentions)
        self.whole: dict[str, list[tuple[Pattern, str]]] = {}
        self.heads: dict[str, tuple[int, ...]] = {}
        self.stems: dict[str, list[tuple[Pattern, Mapping[str, str]]]] = {}
        # Terms of several words, by the first of them and by the letter that the second begins with.
        self.begins: dict[str, dict[str, list[Pattern]]] = {}
        self.refused = {term.id: vetoed(term, language) for term in glossary.terms}
        for rank, term in enumerate(glossary.terms):
            for form in listed(term, language):
                self.add(prepared(term, rank, form, language))
        self.in_latin = all(map(LATIN.match, (*self.whole, *self.heads, *self.begins)))
        self.openings = frozenset(key[:HEAD] for key in (*self.whole, *self.heads, *self.begins))

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
        heads, begins, whole, openings = self.heads, self.begins, self.whole, self.openings
        for place, key in [(place, key) for place, key in enumerate(found.keys) if key[:HEAD] in openings]:
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
        full = {one.term for one in found if one.status in ("preferred", "accepted") and not one.weak}
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

    def mentions(self, text: str) -> tuple[str, ...]:
        """The ids of the terms that a text names rightly, in order, each once; `mentioned` keeps the latest answers."""
        return tuple(dict.fromkeys(one.term for one in self.occurrences(text) if one.status != "never"))

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


@lru_cache(maxsize=64)
def naming(glossary: Glossary, source: str, target: str) -> Callable[[str], tuple[str, ...]]:
    """A function that says “Nahid Taghavi → ناهید تقوی” for each term in a text, in order, each once.

    Terms without a form in the target are left out.
    """
    mentioned = index(glossary, source).mentioned
    lines = {term.id: f"{render(term, source)} → {form}" for term in glossary.terms if (form := render(term, target))}

    @lru_cache(maxsize=LATEST)
    def said(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys([lines[term] for term in terms if term in lines]))

    return lambda text: said(mentioned(text))
