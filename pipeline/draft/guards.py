"""What engines do when they fail: repeat themselves, stop early, copy the source, leave symbols, invent brackets, change scripts.

Owns these tests, each a function of source and target text; knows no names and no numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.draft.problems import Kind, Problem
from pipeline.languages import LANGUAGES
from pipeline.text import fold

SHORTEST, LONGEST = 0.35, 3.0
"""Bounds of target letters to source letters in sentences of at least 25 letters."""

LEFTOVER = re.compile(r"[⟦⟧▁⁇\ufffd]|<unk>|</?s>|<pad>|\b(?:eng_Latn|deu_Latn|pes_Arab|ckb_Arab|kmr_Latn)\b|__[a-z]{2,3}__")
STUTTER = re.compile(r"([^\W\d_])\1{4,}|([^\W\d_]{2,6}?)\2{2,}")
"""A letter five times in a row, or a syllable three times: Mehrererererinnen."""

MOST_DOUBLED = 1
"""Passages said twice in a row in one sentence that are a slip; more are a loop."""

LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
ARABIC_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]{2,}")


def guards(source: str, target: str, source_language: str, target_language: str, known: str = "") -> Iterator[Problem]:
    """The problems of a target sentence; `known` is text that may stand in it as it is (links, forms of names)."""
    if not target.strip():
        yield Problem("empty", "the engine returned nothing")
        return
    yield from _loop(source, target)
    yield from _length(source, target)
    yield from _leftover(source, target)
    yield from _bracket(source, target)
    yield from _copy(source, target, known)
    yield from _script(target, target_language, known)


def _loop(source: str, target: str) -> Iterator[Problem]:
    words, original = target.split(), source.split()
    for size in range(1, 7):
        repeated = _repeated(words, size)
        if repeated and not _repeated(original, size):
            yield Problem("loop", f"“{repeated}” is repeated")
            return
    match = STUTTER.search(target)
    if match and not STUTTER.search(source):
        yield Problem("loop", f"“{match[1] or match[2]}” is repeated")
        return
    doubled = _doubled(words)
    if doubled and not _doubled(original, shortest=1):
        kind: Kind = "loop" if len(doubled) > MOST_DOUBLED else "doubled"
        yield Problem(kind, f"{' and '.join(f'“{gram}”' for gram in doubled[:2])} stands there twice")


def _doubled(words: list[str], shortest: int = 4) -> list[str]:
    """The passages of one to four words that stand twice in a row, the longest of overlapping ones alone."""
    found: list[str] = []
    start = 0
    while start < len(words):
        sizes = (n for n in (4, 3, 2, 1) if words[start : start + n] == words[start + n : start + 2 * n])
        size = next((n for n in sizes if sum(map(len, words[start : start + n])) >= shortest), 0)
        if size:
            found.append(" ".join(words[start : start + size]))
        start += max(1, 2 * size)
    return found


def _repeated(words: list[str], size: int) -> str:
    """An n-gram that stands three times in a row (a single word, or two: four times), or four times in all from three words on."""
    in_a_row = 4 if size <= 2 else 3
    for start in range(len(words) - size * in_a_row + 1):
        gram = words[start : start + size]
        if all(words[start + size * times : start + size * (times + 1)] == gram for times in range(1, in_a_row)):
            return " ".join(gram)
    if size >= 3:
        seen: dict[tuple[str, ...], int] = {}
        for start in range(len(words) - size + 1):
            key = tuple(words[start : start + size])
            seen[key] = seen.get(key, 0) + 1
            if seen[key] >= 4:
                return " ".join(key)
    return ""


def _length(source: str, target: str) -> Iterator[Problem]:
    there, here = _letters(source), _letters(target)
    if there >= 25 and here < SHORTEST * there:
        yield Problem("length", "much shorter than the source")
    elif here > LONGEST * max(there, 12) + 12:
        yield Problem("length", "much longer than the source")


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _leftover(source: str, target: str) -> Iterator[Problem]:
    match = LEFTOVER.search(target)
    if match and match[0] not in source:
        yield Problem("leftover", f"“{match[0]}” is no text")


def _bracket(source: str, target: str) -> Iterator[Problem]:
    if sum(map(target.count, "([（")) > sum(map(source.count, "([（")):
        yield Problem("bracket", "a bracket that the source does not have")


def _copy(source: str, target: str, known: str) -> Iterator[Problem]:
    """Words in small letters show that text was copied; a line of names and numbers is the same in many languages."""
    words = [word for word in re.findall(r"[^\W\d_]{3,}", source) if (word.islower() or not word.isascii()) and word not in known]
    if len(words) < 3:
        return
    here = set(re.findall(r"[^\W\d_]{3,}", fold(target)))
    kept = sum(fold(word) in here for word in words)
    if kept > 0.7 * len(words):
        yield Problem("copy", "the text is not translated")


def _script(target: str, language: str, known: str) -> Iterator[Problem]:
    """Words of the other script; abbreviations in capitals (IRI, BBC) are common in every language."""
    pattern = LATIN_WORD if LANGUAGES[language].script == "Arab" else ARABIC_WORD
    foreign = [word for word in pattern.findall(target) if word not in known and not (word.isascii() and word.isupper())]
    if foreign:
        yield Problem("script", f"not translated: {', '.join(dict.fromkeys(foreign))}")
