"""Emphasis and links put back into a translation, around the words that translate what they stood around.

Owns finding these words. Names and numbers are exact anchors, a whole sentence is one too; other words are looked for by their own
translation. What cannot be found is left out, and the verifier reports it: never a link around the wrong words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline import facts
from pipeline.draft.entry import OPAQUE, Entry
from pipeline.draft.literals import literals
from pipeline.draft.sentences import Span, trimmed
from pipeline.draft.terms import Terms
from pipeline.text import fold

SENTENCE_END = re.compile(r"[.!?؟:…]+$")


@dataclass(frozen=True, slots=True)
class Wrap:
    """One pair of delimiters: what stands before and after, and the span of the reading that it stands around."""

    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A wrap and the span of the translation that it belongs around."""

    wrap: Wrap
    start: int
    end: int


def wraps(entry: Entry) -> tuple[Wrap, ...]:
    """The emphasis and links of an entry, outer before inner."""
    found = []
    inner = [mark for mark in entry.marks if mark.kind not in OPAQUE and mark.kind != "break"]
    reading = entry.reading
    for mark in inner:
        places = [place for place in range(len(reading.text)) if mark.start <= reading.origin[place] < mark.end]
        if mark.kind == "image" and (mark.start, mark.end) != (0, len(entry.msgid)):
            continue  # a literal
        if not places:
            continue
        start, end = places[0], places[-1] + 1
        within = [m for m in inner if m != mark and mark.start <= m.start and m.end <= mark.end]  # their delimiters are not its own
        opens = min([reading.origin[start], *(m.start for m in within)])
        closes = max([reading.origin[end - 1] + 1, *(m.end for m in within)])
        found.append(Wrap(entry.msgid[mark.start : opens], entry.msgid[closes : mark.end], start, end))
    return tuple(found)


def fragments(entry: Entry, terms: Terms) -> tuple[str, ...]:
    """The stretches whose own translation would help to find them: no name, no number, no whole sentence."""
    items = {(item.start, item.end) for item in terms.items(entry.reading.text)}
    return tuple(
        text
        for wrap in wraps(entry)
        if (wrap.start, wrap.end) not in items
        and not _whole(entry, wrap)
        and any(map(str.isalpha, text := entry.reading.text[wrap.start : wrap.end]))
    )


def marked_up(entry: Entry, translation: str, spans: Sequence[Span], terms: Terms, known: Mapping[str, str]) -> str:
    """The translation with its markup; `spans` are its sentences, `known` has translations of fragments."""
    placed: list[Placed] = []
    for wrap in wraps(entry):
        span = _place(entry, wrap, translation, spans, terms, known)
        if span is not None and all(_nested(span, other, wrap) for other in placed):
            placed.append(Placed(wrap, *span))
    inserts: list[tuple[int, int, int, str]] = []
    for number, one in enumerate(placed):
        inserts.append((one.start, 1, number, one.wrap.before))
        inserts.append((one.end, 0, -number, one.wrap.after))
    for place, _, _, text in sorted(inserts, reverse=True):
        translation = translation[:place] + text + translation[place:]
    return translation


def _nested(span: Span, other: Placed, wrap: Wrap) -> bool:
    """Whether two wraps lie within or beside each other in the translation as they do in the source."""
    if other.wrap.start <= wrap.start and wrap.end <= other.wrap.end:
        return other.start <= span[0] and span[1] <= other.end
    return span[1] <= other.start or span[0] >= other.end


def _whole(entry: Entry, wrap: Wrap) -> tuple[int, int] | None:
    """The first and last sentence when the wrap stands around exactly these."""
    text = entry.reading.text
    inside = [n for n, (start, end) in enumerate(entry.cores) if wrap.start <= start and end <= wrap.end]
    partly = [n for n, (start, end) in enumerate(entry.cores) if start < wrap.end and end > wrap.start]
    if inside == partly and inside:
        return inside[0], inside[-1]
    if len(partly) == 1:  # all but the full stop
        start, end = entry.cores[partly[0]]
        if start == wrap.start and SENTENCE_END.fullmatch(text[wrap.end : end]):
            return partly[0], partly[0]
    return None


def _place(
    entry: Entry, wrap: Wrap, translation: str, spans: Sequence[Span], terms: Terms, known: Mapping[str, str]
) -> Span | None:
    text = entry.reading.text[wrap.start : wrap.end]
    whole = _whole(entry, wrap)
    if whole is not None:
        start, end = spans[whole[0]][0], spans[whole[1]][1]
        last = SENTENCE_END.search(translation[start:end])
        if wrap.end < entry.cores[whole[1]][1] and last:
            end -= len(last[0])
        return start, end
    area = _area(entry, wrap, translation, spans)
    for find in (_name, _literal, _number):
        span = find(entry, wrap, translation, area, terms)
        if span is not None:
            return span
    fragment = SENTENCE_END.sub("", known.get(text, ""))
    return _found(translation, fragment, area) or _found(translation, text, area)


def _area(entry: Entry, wrap: Wrap, translation: str, spans: Sequence[Span]) -> Span:
    """The part of the translation in which to look: its sentence."""
    for (start, end), span in zip(entry.cores, spans, strict=True):
        if start <= wrap.start and wrap.end <= end:
            return span
    return 0, len(translation)


def _name(entry: Entry, wrap: Wrap, translation: str, area: Span, terms: Terms) -> Span | None:
    """The same mention of the same name: the second one stays the second one."""
    named = terms.items(entry.reading.text[slice(*trimmed(entry.reading.text, (wrap.start, wrap.end)))])
    if len(named) != 1 or sum(map(str.isalnum, entry.reading.text[wrap.start : wrap.end])) != sum(
        map(str.isalnum, named[0].written)
    ):
        return None
    mentions = [item for item in terms.items(entry.reading.text) if item.id == named[0].id]
    there = terms.renderings(translation, {named[0].id})
    turn = next((n for n, item in enumerate(mentions) if wrap.start <= item.start and item.end <= wrap.end), None)
    if turn is None or len(there) != len(mentions):
        return None
    form = named[0].form
    start, end = there[turn].start, there[turn].end
    return (start, start + len(form)) if translation[start:end].startswith(form) else (start, end)


def _literal(entry: Entry, wrap: Wrap, translation: str, area: Span, terms: Terms) -> Span | None:
    text = entry.reading.text[wrap.start : wrap.end]
    return _found(translation, text, area) if [literal.text for literal in literals(text)] == [text] else None


def _number(entry: Entry, wrap: Wrap, translation: str, area: Span, terms: Terms) -> Span | None:
    text = entry.reading.text[wrap.start : wrap.end]
    values = [number for number in facts.numbers(text, terms.source) if number.written == text]
    here = [n for n in facts.numbers(translation[slice(*area)], terms.target) if values and n.value == values[0].value]
    return (area[0] + here[0].start, area[0] + here[0].end) if len(here) == 1 else None


def _found(translation: str, text: str, area: Span) -> Span | None:
    """The one place at which the words stand; None when there is none, or more than one."""
    wanted = fold(text).strip().lower()
    within = translation[slice(*area)]
    if not wanted or len(fold(within)) != len(within) or len(within.lower()) != len(within):
        return None
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", fold(within).lower())]
    return (area[0] + found[0][0], area[0] + found[0][1]) if len(found) == 1 else None
