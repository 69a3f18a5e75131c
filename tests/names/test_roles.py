"""What part a name has in its sentence, by the words beside it: every marker of `markers` in a sentence of its language."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import glossary, names
from pipeline.names.exchange import nearest
from pipeline.names.occurrence import Occurrence
from pipeline.names.roles import possesses, roles

ROOT = Path(__file__).parent.parent.parent
GLOSSARY = glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))

PARTS = {
    "en": {
        "According to Nahid Taghavi, it is cold.": "reporter",
        "“It is cold,” said Nahid Taghavi.": "reporter, speaker",
        "“It is cold,” recalled Judge Nahid Taghavi.": "reporter, speaker",
        "He was held together with Nahid Taghavi.": "companion",
        "He was held alongside his wife Nahid Taghavi.": "companion",
        "He spoke with Nahid Taghavi.": "with",
        "The letter was written by Nahid Taghavi.": "agent, passive",
        "The lawyer of Nahid Taghavi is ill.": "owner",
        "A campaign for Nahid Taghavi began.": "owner",
        "The case against Nahid Taghavi is old.": "against",
        "A letter from Nahid Taghavi came.": "origin",
        "A letter to Dr. Nahid Taghavi came.": "goal",
        "He wept when Nahid Taghavi was freed.": "when",
        "Nahid Taghavi’s daughter is here.": "owner",
        "Nahid Taghavi's been ill.": "",
        "Nahid Taghavi said it was cold.": "speaker",
        "Nahid Taghavi, (70) told us.": "speaker",
        "She is Nahid Taghavi.": "",
        "Of the many Nahid Taghavi is one.": "",
    },
    "de": {
        "Laut Nahid Taghavi ist es kalt.": "owner, reporter",
        "Nach Angaben von Frau Nahid Taghavi ist es kalt.": "owner, reporter",
        "„Es ist kalt“, sagte Nahid Taghavi.": "reporter, speaker",
        "Er saß zusammen mit Nahid Taghavi.": "companion",
        "Er sprach mit seiner Mutter Nahid Taghavi.": "with",
        "Der Brief wurde durch Nahid Taghavi bekannt.": "agent, passive",
        "Ein Brief von Nahid Taghavi kam an.": "origin, owner, passive",
        "Eine Kampagne für Nahid Taghavi begann.": "owner",
        "Das Verfahren gegen Nahid Taghavi ist alt.": "against",
        "Ein Brief an Nahid Taghavi kam an.": "goal",
        "Er weinte, als Nahid Taghavi frei war.": "when",
        "Nahid Taghavis Tochter ist hier.": "owner",
        "Nahid Taghavi zufolge ist es kalt.": "reporter",
        "Nahid Taghavi erklärte, es sei kalt.": "speaker",
        "Sie heißt Nahid Taghavi.": "",
    },
    "fa": {
        "به گفته ناهید تقوی هوا سرد است.": "perhaps owner, reporter",
        "او همراه با ناهید تقوی زندانی بود.": "companion",
        "او با ناهید تقوی سخن گفت.": "with",
        "نامه توسط ناهید تقوی نوشته شد.": "agent, passive",
        "پرونده علیه ناهید تقوی کهنه است.": "against",
        "نامه‌ای از ناهید تقوی رسید.": "origin, owner, passive",
        "نامه‌ای به خانم ناهید تقوی رسید.": "goal",
        "کارزاری برای ناهید تقوی آغاز شد.": "goal, owner",
        "وقتی که ناهید تقوی آزاد شد گریست.": "when",
        "وکیل ناهید تقوی بیمار است.": "owner",
        "کتاب ناهید تقوی گم شد.": "perhaps owner",
        "۳ ناهید تقوی": "",
        "ناهید تقوی گفت هوا سرد است.": "speaker",
        "و ناهید تقوی آمد.": "",
    },
    "ckb": {
        "بە گوتەی ناهید تەقەوی سارد بوو.": "perhaps owner, reporter",
        "ئەو لەگەڵ ناهید تەقەوی بوو.": "companion, with",
        "لەلایەن ناهید تەقەوی نووسرا.": "agent, passive",
        "دژی ناهید تەقەوی دۆسیە هەیە.": "against",
        "لە ناهید تەقەوی هات.": "origin",
        "بە ناهید تەقەوی درا.": "goal",
        "بۆ ناهید تەقەوی نێردرا.": "goal, owner",
        "کاتێک ناهید تەقەوی هات.": "when",
        "پارێزەری ناهید تەقەوی نەخۆشە.": "owner",
        "کتێبی ناهید تەقەوی ون بوو.": "perhaps owner",
        "کتێب ناهید تەقەوی ون بوو.": "",
        "ناهید تەقەوی گوتی سارد بوو.": "speaker",
    },
    "kmr": {
        "Li gorî Nahîd Teqewî sar e.": "reporter",
        "Ew digel Nahîd Teqewî bû.": "companion, with",
        "Ew bi Nahîd Teqewî re bû.": "companion, with",
        "Ew bi xatû Nahîd Teqewî re bû.": "companion, with",
        "Wê got Nahîd Teqewî re.": "",
        "Ji aliyê Nahîd Teqewî ve hat nivîsandin.": "agent, passive",
        "Doz li dijî Nahîd Teqewî kevn e.": "against",
        "Name ji Nahîd Teqewî hat.": "origin",
        "Name heta Nahîd Teqewî çû.": "goal",
        "Ji bo Nahîd Teqewî hat nivîsandin.": "goal, owner",
        "Dema ku Nahîd Teqewî hat.": "when",
        "Parêzerê Nahîd Teqewî nexweş e.": "owner",
        "Pirtûka Nahîd Teqewî winda bû.": "perhaps owner",
        "Pirtûk Nahîd Teqewî": "",
        "Nahîd Teqewî got sar e.": "speaker",
    },
}


def mention(text: str, language: str) -> Occurrence:
    (one,) = names.index(GLOSSARY, language).occurrences(text)
    return one


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in PARTS.items() for text in texts])
def test_the_words_beside_a_name_say_its_part(language: str, text: str) -> None:
    assert roles(text, mention(text, language), language) == set(filter(None, PARTS[language][text].split(", ")))


def test_markup_beside_a_name_hides_no_word() -> None:
    text = "According to **[Nahid Taghavi](https://example.org/)**, it is cold."
    assert roles(text, mention(text, "en"), "en") == {"reporter"}


def test_only_what_certainly_belongs_to_somebody_is_possessed() -> None:
    certain = {"وکیل ناهید تقوی": True, "کتاب ناهید تقوی": False}
    assert {text: possesses(text, mention(text, "fa"), "fa") for text in certain} == certain


def at(start: int, end: int) -> Occurrence:
    return Occurrence("x", start, end, "", "", "preferred")


@pytest.mark.parametrize(
    ("place", "two", "whose"),
    [
        (10, ((0, 4), (12, 30)), 1),  # behind a figure it is the beginning of a name that counts
        (10, ((0, 10), (15, 20)), 0),  # a figure right behind a name
        (10, ((0, 8), (13, 20)), 0),  # 2 and 3 letters away: half as far again is told apart
        (10, ((0, 6), (15, 20)), None),  # 4 and 5 letters away: it may be either's
        (0, ((4, 30), (40, 50)), 0),
    ],
)
def test_a_figure_belongs_to_the_name_that_is_clearly_nearer(
    place: int, two: tuple[tuple[int, int], tuple[int, int]], whose: int | None
) -> None:
    assert nearest(place, (at(*two[0]), at(*two[1]))) == whose
