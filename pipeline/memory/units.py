"""What a translation memory consists of: units with one text in each of several languages, and where each unit came from.

Owns reading the memory that is shipped and making units of reviewed catalogues. Must not match, fill or judge anything.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from pipeline.languages import LANGUAGES
from pipeline.memory.sentences import sentences
from pipeline.model import Catalogue, State

BUNDLED = ("campaign", "phrases")
"""The memories that are shipped, in the order in which they are asked: `bundled/<name>.jsonl`."""

_WOMAN = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MAN = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_BROKEN = re.compile(r"^(?:[^*_`]*[*_`])(?:[^*_`]*[*_`][^*_`]*[*_`])*[^*_`]*$")
"""An odd number of markup characters: emphasis that goes on into the next sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class MemoryUnit:
    """One wording in up to five languages; two units are the same only if they are the same object.

    `origin` names the memory (`campaign`, `phrases`, `project` or an imported file), `id` the unit in it. Only where `slotted`
    do `{P0}`, `{L0}`, `{O0}`, `{D0}`, `{N0}`, `{U0}` stand for a person, place, organisation, date, number and link target.
    `gender` says which slot stands for a woman (f) or a man (m), under the key "" whom a pronoun without a slot means;
    `verbatim` names the number slots whose digits are copied one by one (telephone numbers, times of day).
    """

    id: str
    origin: str
    texts: Mapping[str, str]
    slotted: bool = False
    gender: Mapping[str, str] = field(default_factory=dict)
    verbatim: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """How a provenance comment names the unit."""
        return f"{self.origin} {self.id}"


def parse_line(line: str, origin: str) -> MemoryUnit:
    """A unit from one line of JSON: `id`, a text under each language code, optionally `gender` and `verbatim`."""
    fields: dict[str, Any] = json.loads(line)
    texts = {code: fields[code] for code in LANGUAGES if code in fields}
    return MemoryUnit(
        id=fields["id"],
        origin=origin,
        texts=texts,
        slotted=any("{" in text for text in texts.values()),
        gender=fields.get("gender", {}),
        verbatim=frozenset(fields.get("verbatim", ())),
    )


def bundled_units() -> tuple[MemoryUnit, ...]:
    """The campaign's own translations, then the phrase corpus, as shipped with the package."""
    folder = resources.files("pipeline.memory") / "bundled"
    return tuple(
        parse_line(line, origin)
        for origin in BUNDLED
        for line in (folder / f"{origin}.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    )


def reviewed_units(catalogues: Iterable[Catalogue]) -> tuple[MemoryUnit, ...]:
    """What people approved: one unit for each text of each document, in all the languages in which it is reviewed."""
    texts: dict[tuple[str, str, str, str | None], dict[str, str]] = {}
    for catalogue in catalogues:
        for unit in catalogue.units:
            if unit.state is State.REVIEWED:
                key = (catalogue.document, catalogue.source_language, unit.msgid, unit.msgctxt)
                texts.setdefault(key, {catalogue.source_language: unit.msgid})[catalogue.language] = unit.msgstr
    return tuple(MemoryUnit(id=document, origin="project", texts=found) for (document, *_), found in texts.items())


def sentence_units(units: Iterable[MemoryUnit]) -> Iterator[MemoryUnit]:
    """The single sentences of units of several sentences, in the languages whose texts have equally many.

    Phrases are left alone: each is one wording. What a lone sentence says of “she” or “he” is kept, as its neighbour that named
    the person is gone.
    """
    for unit in units:
        if unit.slotted or unit.origin == "phrases":
            continue
        parts = {language: sentences(text, language) for language, text in unit.texts.items()}
        count = Counter(len(found) for found in parts.values()).most_common(1)[0][0]
        aligned = {language: found for language, found in parts.items() if len(found) == count}
        if count < 2 or len(aligned) < 2 or any(_BROKEN.search(part) for found in aligned.values() for part in found):
            continue
        for number in range(count):
            texts = {language: found[number] for language, found in aligned.items()}
            yield MemoryUnit(f"{unit.id} sentence {number + 1}", unit.origin, texts, gender=_spoken_of(texts.get("en", "")))


def _spoken_of(english: str) -> Mapping[str, str]:
    woman, man = _WOMAN.search(english), _MAN.search(english)
    return {"": "f" if woman else "m"} if bool(woman) != bool(man) else {}
