"""The checks `punctuation`, `repetition`, `length` and `placeholders`: the shape of the text as a whole."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.characters import repairable
from pipeline.checks.pair import Pair, Problem
from pipeline.text import INVISIBLE, ZWNJ, translator

LAST = re.compile(r"([.!?؟…:;؛,،])[\"”“»›’)\]*_\s\u200c\u200e\u200f\u2069]*$")
KINDS = {"؟": "?", "؛": ";", "،": ",", "…": "."}
NAMES = {".": "a full stop", "?": "a question mark", "!": "an exclamation mark", ":": "a colon", ";": "a semicolon", ",": "a comma"}
DOUBLED = re.compile(r"(?<![.,;:،؛])(?:,,|،،|;;|؛؛|::|\.\.(?!\.)|[,،]\.|\.[,،])(?!\.)")


def punctuation(pair: Pair) -> Iterator[Problem]:
    """The translation ends as the source ends, and uses the marks of its own script."""
    yield from repairable(pair, "punctuation")
    ours, theirs = ending(pair.source_plain.text), ending(pair.target_plain.text)
    if ours != theirs and ("?" in (ours, theirs) or ":" in (ours, theirs) or "" in (ours, theirs)) and not soft(ours, theirs):
        at = len(pair.msgstr.rstrip())
        yield Problem(
            f"the source ends with {NAMES.get(ours, 'no mark')}, the translation with {NAMES.get(theirs, 'no mark')}", at - 1, at
        )
    for match in DOUBLED.finditer(pair.msgstr):
        if match[0] not in pair.msgid and not pair.is_address(match.start()):
            yield Problem(f"“{match[0]}”: two punctuation marks in a row", *match.span())


def ending(text: str) -> str:
    """The kind of mark a text ends with; empty where it ends with a word."""
    match = LAST.search(text)
    return KINDS.get(match[1], match[1]) if match else ""


def soft(ours: str, theirs: str) -> bool:
    """Whether the difference is one of style: an exclamation mark for capitals, a comma or semicolon for nothing."""
    return {ours, theirs} <= {"", "!", ",", ";"}


WORD = re.compile(r"[^\W_]+(?:[\u200c'’-][^\W_]+)*")
LOOP = 3
"""A passage that stands this often in a row is an engine's loop, if the source has none."""


def repetition(pair: Pair) -> Iterator[Problem]:
    """No word and no passage stands several times in a row unless the source repeats itself too."""
    found = list(WORD.finditer(pair.target_plain.text))
    words = [match[0].casefold() for match in found]
    sizes = distances(words)
    if not sizes:
        return
    source = [match[0].casefold() for match in WORD.finditer(pair.source_plain.text)]
    allowed = max((run(source, size)[1] for size in distances(source)), default=1)
    for size in sizes:
        start, times = run(words, size)
        if times > allowed and times >= LOOP:
            place = pair.place(found[start].start(), found[start + size * times - 1].end())
            yield Problem(f"“{' '.join(words[start : start + size])}” stands {times} times in a row", *place)
            return
    if allowed < 2 and sizes[0] == 1:
        yield from doubled(pair, found)


def doubled(pair: Pair, found: list[re.Match[str]]) -> Iterator[Problem]:
    """The same word twice, with nothing but a space between, where the language has no such idiom."""
    for first, second in pairwise(found):
        word = first[0].casefold()
        apart = pair.target_plain.text[first.end() : second.start()].strip()
        if word != second[0].casefold() or apart or len(word) < 2 or word.isdigit() or word in REDUPLICATED[pair.target].split():
            continue
        yield Problem(
            f"“{first[0]} {second[0]}”: the same word twice", *pair.place(first.start(), second.end()), severity="warning"
        )
        return


REDUPLICATED = {
    "fa": "کم تک دسته گروه یکی هزار قطره ذره آرام نرم جدا پاره تکه خانه شهر روز سال نفر لحظه کوچه دانه قدم جفت فوج صد ده خیلی تند زود گاه یک نم چه بند جزء مو دست در باز کلمه واژه خط برگ خانواده نام نفس",
    "ckb": "یەک دوو سێ دانە وردە هێواش کەم زوو جار پۆل ڕۆژ ساڵ شار ماڵ دڵۆپ پارچە هەنگاو هەزار سەد کۆمەڵ گوند گوێ دەست تاک خەت وشە بەش دەستە جیا",
    "kmr": "yek du sê car roj sal mal bi gav hûr hêdî kom dilop gund bajar der her gelek zû pirr pir deng cot komî parçe peyv nav",
    "de": "die der das sie nach ein",
    "en": "had that very bye",
}


def distances(words: list[str]) -> list[int]:
    """How far apart a word stands from its last occurrence, up to twelve words: the only sizes a repeated passage can have."""
    last: dict[str, int] = {}
    apart: set[int] = set()
    for place, word in enumerate(words):
        if word in last:
            apart.add(place - last[word])
        last[word] = place
    return sorted(size for size in apart if size <= 12)


def run(words: list[str], size: int) -> tuple[int, int]:
    """Where the longest run of one passage of `size` words starts, and how often it stands in a row."""
    best, longest, length = 0, 0, 0
    for place in range(size, len(words)):
        length = length + 1 if words[place] == words[place - size] else 0
        if length > longest:
            best, longest = place - length - size + 1, length
    return best, longest // size + 1


LENGTHS = {"en": 1.0, "de": 1.11, "fa": 0.88, "ckb": 0.985, "kmr": 1.0}
"""Characters of each language for one of English, measured on the bundled memory (3,701 units)."""

LEAST = 40
"""Shorter texts vary too much to be judged."""

SENTENCE = re.compile(r"[.!?؟…][\"”“»’)*_]*(?=\s|$)")


def length(pair: Pair) -> Iterator[Problem]:
    """The translation has the length that a translation of this text has; nothing was cut off and nothing was added."""
    if blank(pair.msgstr):
        yield Problem("the translation is empty: nothing stands there but spaces or invisible characters", 0, len(pair.msgstr))
        return
    ours, theirs = len(pair.source_plain.text.strip()), len(pair.target_plain.text.strip())
    if not any(char.isalnum() for char in pair.target_plain.text):
        if any(char.isalnum() for char in pair.source_plain.text):
            yield Problem("the translation has no text")
        return
    expected = max(1.0, ours * LENGTHS[pair.target] / LENGTHS[pair.source])
    if expected < LEAST and theirs < 2 * LEAST:
        return
    ratio, shake = theirs / expected, 1 / math.sqrt(max(expected, theirs))
    message = f"the translation has {theirs} characters where about {expected:.0f} are usual"
    if ratio < 0.55 - shake or ratio > 1.7 + 4 * shake:
        yield Problem(f"{message}: text is missing or was added")
    elif ratio < 0.78 - 1.6 * shake or ratio > 1.25 + 2.8 * shake:
        yield Problem(message, severity="warning")
    elif ratio < 0.85 and len(SENTENCE.findall(pair.target_plain.text)) < len(SENTENCE.findall(pair.source_plain.text)):
        yield Problem(f"{message}, and it has fewer sentences", severity="warning")


def blank(text: str) -> bool:
    """Whether a reader would see nothing at all."""
    return not without_unseen(text).strip()


without_unseen = translator(dict.fromkeys(map(ord, INVISIBLE + ZWNJ)))

PLACEHOLDER = re.compile(r"\{[A-Za-z_]?\w*\}|%(?:\(\w+\))?[sd](?!\w)|\$\{\w+\}")


def placeholders(pair: Pair) -> Iterator[Problem]:
    """Every placeholder of the source ({name}, %s) stands in the translation, and none that was never filled."""
    ours, theirs = Counter(PLACEHOLDER.findall(pair.msgid)), Counter(PLACEHOLDER.findall(pair.msgstr))
    for name in ours - theirs:
        yield Problem(f"the placeholder {name} of the source is missing")
    for name in theirs - ours:
        start = pair.msgstr.index(name)
        yield Problem(f"the placeholder {name} was never filled", start, start + len(name))
