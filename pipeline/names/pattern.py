"""A form of the glossary made ready for finding: its words with what may be attached to them, and when capitals fit.

Owns how one form matches at one place; where to look for it is the business of `index`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.languages import LANGUAGES
from pipeline.model import Term
from pipeline.names import endings
from pipeline.names.forms import ACCEPTED, HARAKAT, Listed, Status
from pipeline.names.words import Words, shared
from pipeline.values import quickly_made


@quickly_made
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


@quickly_made
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


def prepared(term: Term, rank: int, form: Listed, language: str) -> Pattern:
    """A form made ready for matching."""
    keys = form.words.keys
    inner = tuple(endings.inner(key, place == 0, language, term.kind) for place, key in enumerate(keys[:-1]))
    gaps = tuple(form.words.gap(place) for place in range(len(keys) - 1))
    kind = "term" if form.status == "suspect" else term.kind
    last = endings.stems(keys[-1], language, kind, term.gender)
    strict = LANGUAGES[language].script == "Latn" and term.kind != "term" and form.status not in ("suspect", "inflected")
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
