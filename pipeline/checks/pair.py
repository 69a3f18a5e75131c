"""What a check looks at and what it may say: `Pair`, `Problem`, `Check`.

Owns the shared views of one entry, computed once and only when a check asks; knows no property.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline import facts, markdown, names
from pipeline.checks.bounds import Turned, turned
from pipeline.checks.compare import Comparison, compare
from pipeline.checks.figures import Found, Moved, Text, alike_dates, alike_numbers, moved
from pipeline.checks.page import Edit, Page
from pipeline.checks.repairs import outside, repairs
from pipeline.glossary import Glossary
from pipeline.markdown import Mark, Plain
from pipeline.model import Severity, Unit
from pipeline.names import Occurrence

Numbers = tuple[facts.Number, ...]
Dates = tuple[facts.Date, ...]

MOST_FIGURES = 300
"""Numbers or dates in one text; the time of comparing them grows with the square of this."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a sentence, and the place in the msgstr (both 0: no place).

    `severity` is only given where it differs from that of the check.
    """

    message: str
    start: int = 0
    end: int = 0
    severity: Severity | None = None


class Pair:
    """One entry as the checks see it: `source` and `target` are language codes; every view is computed at most once."""

    def __init__(self, unit: Unit, source: str, target: str, glossary: Glossary) -> None:
        self.unit = unit
        self.msgid = unit.msgid
        self.msgstr = unit.msgstr
        self.source = source
        self.target = target
        self.glossary = glossary

    @cached_property
    def source_plain(self) -> Plain:
        """The msgid without inline Markdown, titles of links included."""
        return markdown.legible(self.msgid)

    @cached_property
    def target_plain(self) -> Plain:
        """The msgstr without inline Markdown, titles of links included; `place` leads back."""
        return markdown.legible(self.msgstr)

    @cached_property
    def source_marks(self) -> tuple[Mark, ...]:
        """Inline markup of the msgid."""
        return markdown.marks(self.msgid)

    @cached_property
    def target_marks(self) -> tuple[Mark, ...]:
        """Inline markup of the msgstr."""
        return markdown.marks(self.msgstr)

    @cached_property
    def source_names(self) -> tuple[Occurrence, ...]:
        """Glossary names in the msgid."""
        return names.index(self.glossary, self.source).occurrences(self.msgid)

    @cached_property
    def target_names(self) -> tuple[Occurrence, ...]:
        """Glossary names in the msgstr."""
        return names.index(self.glossary, self.target).occurrences(self.msgstr)

    @cached_property
    def foreign_names(self) -> tuple[Occurrence, ...]:
        """Glossary names in the msgstr that are written as in the source language: (Amnesty International)."""
        return names.index(self.glossary, self.source).occurrences(self.msgstr)

    @cached_property
    def source_numbers(self) -> tuple[facts.Number, ...]:
        """Numbers of the plain msgid, doubtful ones included."""
        return facts.possible_numbers(self.source_plain.text, self.source)

    @cached_property
    def target_numbers(self) -> tuple[facts.Number, ...]:
        """Numbers of the plain msgstr, doubtful ones included; offsets into `target_plain`."""
        return facts.possible_numbers(self.target_plain.text, self.target)

    @cached_property
    def source_dates(self) -> tuple[facts.Date, ...]:
        """Dates of the plain msgid, doubtful ones included."""
        return facts.possible_dates(self.source_plain.text, self.source)

    @cached_property
    def target_dates(self) -> tuple[facts.Date, ...]:
        """Dates of the plain msgstr, doubtful ones included; offsets into `target_plain`."""
        return facts.possible_dates(self.target_plain.text, self.target)

    @property
    def figures(self) -> tuple[Text, Text, tuple[Numbers, Numbers], tuple[Dates, Dates]]:
        """Both texts in plain, the numbers of both and the dates of both."""
        ours, theirs = Text(self.source_plain.text, self.source), Text(self.target_plain.text, self.target)
        return ours, theirs, (self.source_numbers, self.target_numbers), (self.source_dates, self.target_dates)

    @property
    def crowded(self) -> bool:
        """Whether there are more figures than anybody could compare; `numbers` refuses such a text."""
        figures = (self.source_numbers, self.source_dates, self.target_numbers, self.target_dates)
        return max(map(len, figures)) > MOST_FIGURES

    @cached_property
    def comparison(self) -> Comparison:
        """Which figures of the source the translation carries; empty where the text is `crowded`."""
        if self.crowded:
            return Comparison()
        return compare(*self.figures)

    @cached_property
    def alike_numbers(self) -> tuple[tuple[facts.Number, facts.Number], ...]:
        """Each number of the source that stands once in both texts, with the one that answers to it; none where it is `crowded`."""
        return () if self.crowded else tuple(alike_numbers(self.source_numbers, self.target_numbers))

    @cached_property
    def alike(self) -> tuple[Found, ...]:
        """Numbers and dates of the source, each with the one that answers to it."""
        return () if self.crowded else (*self.alike_numbers, *alike_dates(self.source_dates, self.target_dates))

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """Figures that stand in another order than in the source."""
        return tuple(moved(*self.figures[:2], self.alike))

    @cached_property
    def turned(self) -> tuple[Turned, ...]:
        """Figures of which the source means the other side: more for less, before for after."""
        return tuple(turned(*self.figures[:2], self.alike))

    @cached_property
    def target_opaque(self) -> tuple[tuple[int, int], ...]:
        """Spans of the msgstr that are links, addresses, handles, code or tags."""
        return facts.opaque(self.msgstr)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A span of `target_plain` as a span of the msgstr."""
        return self.target_plain.span(start, end)

    @cached_property
    def repairs(self) -> tuple[Edit, ...]:
        """Edits of the msgstr that cannot change its meaning."""
        edits = repairs(Page(self.msgstr, self.msgid, self.target))
        if not edits:
            return ()
        return outside(edits, self.msgstr, [(name.start, name.end) for name in (*self.target_names, *self.foreign_names)])

    @cached_property
    def source_opaque(self) -> tuple[tuple[int, int], ...]:
        """Spans of the msgid that are links, addresses, handles, code or tags."""
        return facts.opaque(self.msgid)

    def is_address(self, position: int) -> bool:
        """Whether an offset of the msgstr lies inside a link, an address, a handle, code or a tag."""
        return any(start <= position < end for start, end in self.target_opaque)


@dataclass(frozen=True, slots=True)
class Check:
    """One property: `function` finds what violates it, its docstring is the sentence users read, `mend` says how to mend it."""

    id: str
    severity: Severity
    function: Callable[[Pair], Iterator[Problem]]
    mend: str

    @property
    def explanation(self) -> str:
        """The one sentence that says what must hold."""
        return (self.function.__doc__ or "").strip()
