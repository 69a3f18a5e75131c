"""Names that the texts hold and the glossary lacks, ranked, with the places where they stand.

In English, German and Kurmanji capitals give names away. Persian and Sorani have none: there a name is guessed from a title before
it or from two neighbouring words that no known text holds, so that the list for these languages is a help and no proof.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline import facts
from pipeline.glossary import Glossary
from pipeline.languages import LANGUAGES
from pipeline.names.endings import stems
from pipeline.names.index import index
from pipeline.names.words import Words, words

PARTICLES = {
    "en": {"of", "the", "for", "and", "al", "bin", "e"},
    "de": {"von", "der", "des", "für", "al", "bin", "e"},
    "kmr": {"ya", "yê", "yên", "a", "ê"},
}
"""Small words inside a name, never at its beginning or end."""

TITLES = {
    "fa": "آقای خانم دکتر مهندس استاد آیت‌الله قاضی وکیل زندان شهر استان روستای دانشگاه بیمارستان روزنامه‌نگار سازمان انجمن",
    "ckb": "بەڕێز کاک خاتوو دکتۆر مامۆستا دادوەر پارێزەر زیندانی شاری گوندی زانکۆی نەخۆشخانەی ڕێکخراوی کۆمەڵەی",
}
NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|ismus|nis|tum|ment|ling|innen|ierung)(?:en|s|e|es)?$")
SENTENCE_END = re.compile(r"[.!?:…;؟؛»”“\"(*_\n•-]\s*$")
CAPITAL = re.compile(r"[^\W\d_]")
LONGEST = 6
"""Words in a suggested name at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in which names may stand; `place` is what the list calls it."""

    text: str
    language: str
    place: str


@dataclass(slots=True)
class Suggestion:
    """A name that the glossary may lack: how often it stands there and where, best first in a list of them."""

    name: str
    language: str
    count: int = 0
    places: list[str] = field(default_factory=list)

    @property
    def score(self) -> int:
        """A name of several words is one more surely than a single word."""
        return self.count * (3 if " " in self.name else 1)


def vocabulary(texts: Iterable[str], language: str) -> frozenset[str]:
    """The words of known texts that may stand there without being names: written small, or in a language without capitals."""
    found: set[str] = set()
    for text in texts:
        view = words(text, language)
        found.update(
            key for key, written in zip(view.keys, view.written, strict=True) if not written[:1].isupper() or language == "de"
        )
    return frozenset(found)


def suggest(
    passages: Iterable[Passage], glossary: Glossary, known: Mapping[str, Collection[str]] | None = None
) -> tuple[Suggestion, ...]:
    """The names of the passages that no term has, the likeliest first; `known` holds for each language words that are no names."""
    given = list(passages)
    ordinary = {code: set((known or {}).get(code, ())) for code in LANGUAGES}
    for code in LANGUAGES:
        if LANGUAGES[code].script == "Latn":
            ordinary[code] |= small(passage.text for passage in given if passage.language == code)
    found: dict[tuple[str, str], Suggestion] = {}
    for passage in given:
        for name in names_in(passage, glossary, ordinary[passage.language]):
            one = found.setdefault((passage.language, name), Suggestion(name, passage.language))
            one.count += 1
            if passage.place not in one.places:
                one.places.append(passage.place)
    return tuple(sorted(whole(found.values()), key=lambda one: (-one.score, one.language, one.name)))


def small(texts: Iterable[str]) -> set[str]:
    """The words that stand somewhere with a small letter."""
    return {key for text in texts for key in words(text, "en").written if key[:1].islower()}


def whole(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Suggestions that are no part of a longer one at least as frequent."""
    every = list(suggestions)
    for one in every:
        longer = (f" {other.name} " for other in every if other is not one and other.language == one.language)
        if " " in one.name or not any(f" {one.name} " in other for other in longer):
            yield one


def names_in(passage: Passage, glossary: Glossary, ordinary: Collection[str]) -> Iterator[str]:
    """The names of one passage that the glossary lacks."""
    view = words(passage.text, passage.language)
    taken = {place for one in index(glossary, passage.language).every(passage.text) for place in range(one.first, one.last + 1)}
    for date in facts.dates(passage.text, passage.language):
        taken |= {place for place in range(len(view.keys)) if date.start <= view.span(place, place)[0] < date.end}
    runs = (
        capitalised(view, passage.language, ordinary)
        if LANGUAGES[passage.language].script == "Latn"
        else unheard(view, passage.language, ordinary)
    )
    for first, last in runs:
        if last - first < LONGEST and taken.isdisjoint(range(first, last + 1)):
            start, end = view.span(first, last)
            yield " ".join(passage.text[start:end].replace("*", "").split())


def capitalised(view: Words, language: str, ordinary: Collection[str]) -> Iterator[tuple[int, int]]:
    """Runs of words with a capital, small words between them allowed; what only begins a sentence or a German noun left out."""
    if view.folded.upper() == view.folded:
        return
    place, size = 0, len(view.keys)
    while place < size:
        if not capital(view, place):
            place += 1
            continue
        last = place
        while last + 1 < size and continues(view, last, language):
            last += 1
        while not capital(view, last):
            last -= 1
        first, place = place, last + 1
        trimmed = trim(view, first, last, language, ordinary)
        if trimmed is not None:
            yield trimmed


def trim(view: Words, first: int, last: int, language: str, ordinary: Collection[str]) -> tuple[int, int] | None:
    """A run without ordinary words at its beginning (in German, where nouns have capitals, at its end too); nothing if none is left."""
    while first <= last and (
        not capital(view, first)
        or (common(view.keys[first], language, ordinary) and (language == "de" or begins_sentence(view, first)))
    ):
        first += 1
    while language == "de" and first <= last and (not capital(view, last) or common(view.keys[last], language, ordinary)):
        last -= 1
    if first > last:
        return None
    if first == last:
        return (first, last) if alone(view, first, language, ordinary) else None
    run = range(first, last + 1)
    shouted = all(view.written[place].isupper() for place in run)
    headline = 2 * sum(common(view.keys[place], language, ordinary) for place in run) > len(run)
    return None if shouted or headline else (first, last)


def common(key: str, language: str, ordinary: Collection[str]) -> bool:
    """Whether a word is an ordinary one; in German also a compound that ends in one."""
    if key in ordinary:
        return True
    return language == "de" and any(key[cut:] in ordinary for cut in range(2, len(key) - 3))


def capital(view: Words, place: int) -> bool:
    """Whether a word begins with a capital and is no single letter."""
    written = view.written[place]
    return len(written) > 1 and written[0].isupper() and CAPITAL.match(written) is not None


def continues(view: Words, place: int, language: str) -> bool:
    """Whether the next word may belong to the same name."""
    if view.gap(place) not in (" ", "-"):
        return False
    after = place + 1
    if capital(view, after):
        return True
    small_word = view.keys[after] in PARTICLES.get(language, ())
    return small_word and after + 1 < len(view.keys) and view.gap(after) == " " and capital(view, after + 1)


def begins_sentence(view: Words, place: int) -> bool:
    """Whether a word stands at the beginning of a text or a sentence."""
    before = view.folded[: view.starts[place]]
    return not before.strip() or SENTENCE_END.search(before) is not None


def alone(view: Words, place: int, language: str, ordinary: Collection[str]) -> bool:
    """Whether a single capitalised word is likely a name."""
    key = view.keys[place]
    if common(key, language, ordinary) or begins_sentence(view, place) or len(key) < 3:
        return False
    return language != "de" or not NOUN.search(key)


def unheard(view: Words, language: str, ordinary: Collection[str]) -> Iterator[tuple[int, int]]:
    """Two or three neighbouring words of which no known text has any, or one behind a title."""
    titles = frozenset(words(TITLES[language], language).keys)
    new = [not heard(key, language, ordinary) and not key[0].isdigit() for key in view.keys]
    place = 0
    while place < len(new):
        if not new[place] or view.keys[place] in titles:
            place += 1
            continue
        last = place
        while last + 1 < len(new) and last - place < 2 and new[last + 1] and view.gap(last) == " ":
            last += 1
        titled = place > 0 and view.keys[place - 1] in titles and view.gap(place - 1) == " "
        if ordinary and (last > place or titled):
            yield place, last
        elif titled:
            yield place, min(last, place + 1)
        place = last + 1


def heard(key: str, language: str, ordinary: Collection[str]) -> bool:
    """Whether a word, or what an ending was put on, is an ordinary word."""
    if key in ordinary:
        return True
    for length in range(max(2, len(key) - 6), len(key)):
        if key[:length] in ordinary and any(key[length:] in tails for _, tails in stems(key[:length], language, "term", "")):
            return True
    return False
