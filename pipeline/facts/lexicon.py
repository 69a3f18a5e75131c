"""Every single number word of a language in every form it can take, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from pipeline.facts.compounds import german, persian_compound
from pipeline.facts.words import BOTH, CKB_COMPOUND, DECADES, DOUBTFUL, KMR_COMPOUND, ONES, ORDINALS, SCALES, Word


def listed(language: str) -> Iterator[tuple[str, Word]]:
    """Every listed cardinal, scale and ordinal of a language with its worth."""
    for value, words in ONES.get(language, {}).items():
        for word in words.split():
            yield word, Word(Decimal(value), doubtful=word in DOUBTFUL[language])
    for value, words in SCALES[language].items():
        for word in words.split():
            yield word, Word(Decimal(value), scale=True)
    for value, words in ORDINALS.get(language, {}).items():
        for word in words.split():
            yield word, Word(Decimal(value), ordinal=True, doubtful=value < 3)
    for value, words in BOTH[language].items():
        for word in words.split():
            yield word, Word(Decimal(value), doubtful=True)
    for value, word in zip(range(20, 100, 10), DECADES.get(language, "").split(), strict=False):
        yield word, Word(Decimal(value), doubtful=True)


def persian() -> Iterator[tuple[str, Word]]:
    """Persian ordinals: ششم, ششمین; compounds are read by `persian_compound`."""
    for word, worth in listed("fa"):
        if not worth.ordinal and worth.value > 3:
            for ending in ("م", "مین", "\u200cم", "\u200cمین"):
                yield word + ending, replace(worth, scale=False, ordinal=True)


def sorani() -> Iterator[tuple[str, Word]]:
    """Sorani hundreds, ordinals, pronoun endings, fractions and compounds: دووسەد, سێیەم, سێیان, دەیەک, پێنجساڵە."""
    for word, worth in listed("ckb"):
        if worth.ordinal:
            continue
        if 2 <= worth.value <= 9:
            yield word + "سەد", Word(worth.value * 100)
            yield word + "هەزار", Word(worth.value * 1000)
            for ending in ("یان", "یانیان", "انیان", "ان", "یانە", "مان", "یانی", "یانن"):
                yield word + ending, worth
        if worth.value > 2:
            for ending in ("ەم", "یەم", "هەم"):
                for more in ("", "ی", "ین", "دا", "یش", "ەوە"):
                    yield word + ending + more, replace(worth, scale=False, ordinal=True)
        if worth.value > 1 and not worth.scale:
            for ending in ("ە", "ی", "دا", "ن", "یش", "ش", "یە", "ەوە"):
                yield word + ending, worth
            for ending, unit in CKB_COMPOUND.items():
                yield word + ending, replace(worth, unit=unit)
            for ending in ("یەک", "یەکی", "یەکیان"):
                yield word + ending, replace(worth, ordinal=True, doubtful=True)
        if 20 <= worth.value <= 90:
            for ending in ("کان", "کانی", "کاندا", "ەکان", "ەکانی", "ەکاندا", "ەکانەوە", "کانەوە"):
                yield word + ending, replace(worth, doubtful=True)
    yield "سیان", Word(Decimal(3))
    yield "سێکیان", Word(Decimal(3))
    yield "سیانیان", Word(Decimal(3))


def kurmanji() -> Iterator[tuple[str, Word]]:
    """Kurmanji hundreds, ordinals, oblique plurals and compounds: dused, pêncem, heştan, dehsalî."""
    for word, worth in listed("kmr"):
        if worth.ordinal:
            continue
        if 2 <= worth.value <= 9:
            for hundreds in ("sed", "sedî", "sedan"):
                yield word + hundreds, Word(worth.value * 100)
            yield word + "hezar", Word(worth.value * 1000)
        if worth.value > 2:
            for ending in ("em", "emîn", "emê", "yem", "yemîn", "yemê"):
                yield word + ending, replace(worth, scale=False, ordinal=True)
        if worth.value > 1 and not worth.scale:
            for ending in ("an", "yan", "ê", "yê"):
                yield word + ending, worth
            for ending, unit in KMR_COMPOUND.items():
                yield word + ending, replace(worth, unit=unit, doubtful=False)
                yield word.removesuffix("h") + ending, replace(worth, unit=unit, doubtful=False)
        if worth.value > 9 and not worth.scale:
            for ending in ("î", "yî"):
                yield word + ending, worth
    for word, seventy, seven in (("heftê", 70, 7), ("heştê", 80, 8)):
        yield word, Word(Decimal(seventy), doubtful=True, other=Decimal(seven))


@cache
def lexicon(language: str) -> Mapping[str, Word]:
    """Number word in lower case, inflected forms included → worth. What is listed wins over what an ending makes."""
    made = {"fa": persian, "ckb": sorani, "kmr": kurmanji}.get(language)
    words = dict(made()) if made else {}
    words = dict(listed(language)) | words if language == "kmr" else words | dict(listed(language))
    if language == "en":
        words |= {"twice": Word(Decimal(2)), "thrice": Word(Decimal(3))}
    return words


@lru_cache(maxsize=20_000)
def worth(word: str, language: str) -> Word | None:
    """What one word of a language is worth; None where it is no number word."""
    if language == "fa":
        return lexicon("fa").get(word) or persian_compound(word)
    if language == "ckb":
        return lexicon("ckb").get(word)
    low = word.lower()
    found = lexicon(language).get(low)
    return german(word) if found is None and language == "de" else found
