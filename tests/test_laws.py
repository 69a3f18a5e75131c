"""Laws of catalogues and merge: they hold for every text and every sequence of edits, not only for the examples."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pipeline import catalogue
from pipeline.errors import PipelineError
from pipeline.merge import merged
from pipeline.model import Catalogue, Document, Location, Segment, State, Unit

TODAY = date(2021, 5, 20)

awkward = st.sampled_from(
    ["\n", "\t", '"', "\\", "\\n", "#", "#~ ", "msgid ", "\u2028", "\u0085", "\x1c", "\u200c", "\u2068", "ی", "ك", "→"]
)
texts = st.lists(
    st.one_of(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8), awkward), max_size=8
).map("".join)
filled = texts.filter(lambda text: text and not text.isspace())
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12).filter(
    lambda line: not line.startswith(("type: ", "name: ", "draft: ", "unverified: ", "left empty: ", "facts changed: "))
)
some_lines = st.lists(lines, max_size=3, unique=True).map(tuple)
places = st.lists(st.from_regex(r"[\w./-]+( [\w.-]+)?", fullmatch=True).filter(lambda place: not place.isspace()), max_size=2).map(
    tuple
)
flags = st.lists(st.from_regex(r"[a-z-]{1,12}", fullmatch=True).filter(lambda flag: flag != "fuzzy"), max_size=2, unique=True).map(
    tuple
)


@st.composite
def units(draw: st.DrawFn, obsolete: bool = False) -> Unit:
    state = draw(st.sampled_from(State))
    unit = Unit(
        msgid=draw(filled),
        msgstr="" if state is State.UNTRANSLATED else draw(filled),
        state=state,
        msgctxt=draw(st.none() | texts),
        draft=draw(st.just("") | lines),
        unverified=draw(some_lines),
        left_empty=draw(st.just("") | lines),
        facts_changed=draw(some_lines),
        comments=draw(some_lines),
        previous_msgid=draw(st.none() | texts),
        previous_msgctxt=draw(st.none() | texts),
        flags=draw(flags),
    )
    if obsolete:
        return unit
    described = {"kind": draw(st.just("") | lines), "names": draw(some_lines), "note": "\n".join(draw(some_lines))}
    return replace(unit, locations=draw(places), **described)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    language = draw(st.sampled_from(["fa", "ckb", "kmr", "de"]))
    return Catalogue(
        document="appeal",
        source_language="en",
        language=language,
        units=tuple(draw(st.lists(units(), max_size=4, unique_by=lambda unit: (unit.msgctxt, unit.msgid)))),
        obsolete=tuple(draw(st.lists(units(obsolete=True), max_size=2))),
        header=catalogue.new_header("appeal", "en", language, TODAY) | {"X-Generator": draw(lines)},
        header_comment="\n".join(draw(some_lines)),
    )


def reread(found: Catalogue) -> Catalogue:
    return catalogue.parse(catalogue.serialise(found), "x.po", found.document, found.language)


@given(catalogues())
def test_a_catalogue_survives_write_and_read(found: Catalogue) -> None:
    assert reread(found) == found


@given(catalogues(), st.data())
def test_a_damaged_catalogue_is_read_or_refused_and_nothing_else(found: Catalogue, data: st.DataObject) -> None:
    text = catalogue.serialise(found)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    damaged = (
        text[:start]
        + data.draw(st.one_of(st.just(""), texts, st.sampled_from(['"', "\\", "\n", "#", "<<<<<<< HEAD\n"])))
        + text[end:]
    )
    with contextlib.suppress(PipelineError):
        once = catalogue.serialise(catalogue.parse(damaged, "x.po", "appeal", found.language))
        assert catalogue.serialise(catalogue.parse(once, "x.po", "appeal", found.language)) == once


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with contextlib.suppress(PipelineError):
        assert catalogue.decode(content, "x.po").encode("utf-8") == content.removeprefix(b"\xef\xbb\xbf")


sentences = st.builds(
    "{} {} {}".format,
    st.sampled_from(["Nahid Taghavi", "Mariam Claren"]),
    st.sampled_from(["was arrested", "was not arrested", "spoke of 151 days in solitary confinement"]),
    st.sampled_from(["in Tehran.", "again."]),
)
paragraphs = st.lists(sentences, min_size=1, max_size=2).map(" ".join)


class Campaign(RuleBasedStateMachine):
    """Editors change the source, translators the catalogue, and after every step the catalogue goes through merge and the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.source: list[str] = []
        self.catalogue: Catalogue | None = None
        self.today = TODAY
        self.words: dict[str, tuple[str, State]] = {}
        self.comments: set[str] = set()
        self.written = 0

    def extract(self) -> None:
        self.today += timedelta(days=1)
        segments = tuple(Segment(text, "paragraph", Location("source/appeal.md", 1)) for text in self.source)
        document = Document("appeal", "appeal", "en", "", "", "", segments)
        new = merged(self.catalogue, document, "fa", self.today, lambda text: (), lambda before, now: ("changed",))
        again = merged(
            reread(new), document, "fa", self.today + timedelta(days=1), lambda text: (), lambda before, now: ("changed",)
        )
        assert catalogue.serialise(again) == catalogue.serialise(new)
        self.catalogue = reread(new)

    def person(self, number: int, **fields: object) -> str:
        """Replace what a person may change in one unit; the text of the unit."""
        assert self.catalogue is not None
        found = list(self.catalogue.units)
        number %= len(found)
        found[number] = replace(found[number], **fields)
        self.catalogue = replace(self.catalogue, units=tuple(found))
        return found[number].msgid

    @initialize(source=st.lists(paragraphs, min_size=1, max_size=5))
    def begin(self, source: list[str]) -> None:
        self.source = source
        self.extract()

    @rule(number=st.integers(0, 9), text=paragraphs)
    def change(self, number: int, text: str) -> None:
        if self.source:
            self.source[number % len(self.source)] = text
        self.extract()

    @rule(number=st.integers(0, 9), text=paragraphs)
    def insert(self, number: int, text: str) -> None:
        self.source.insert(number % (len(self.source) + 1), text)
        self.extract()

    @rule(number=st.integers(0, 9))
    def remove(self, number: int) -> None:
        if self.source:
            del self.source[number % len(self.source)]
        self.extract()

    @rule(number=st.integers(0, 9))
    def join(self, number: int) -> None:
        if len(self.source) > 1:
            place = number % (len(self.source) - 1)
            self.source[place : place + 2] = [" ".join(self.source[place : place + 2])]
        self.extract()

    @precondition(lambda self: self.source)
    @rule(number=st.integers(0, 9), state=st.sampled_from([State.REVIEWED, State.NEEDS_EDITING]))
    def translate(self, number: int, state: State) -> None:
        self.written += 1
        text = self.person(number, msgstr=f"ترجمه {self.written}", state=state)
        self.words[text] = f"ترجمه {self.written}", state

    @precondition(lambda self: self.source)
    @rule(number=st.integers(0, 9))
    def doubt(self, number: int) -> None:
        assert self.catalogue is not None
        unit = self.catalogue.units[number % len(self.catalogue.units)]
        if unit.state is State.REVIEWED:
            self.words[self.person(number, state=State.NEEDS_EDITING)] = unit.msgstr, State.NEEDS_EDITING

    @precondition(lambda self: self.source)
    @rule(number=st.integers(0, 9))
    def empty(self, number: int) -> None:
        self.words.pop(self.person(number, msgstr="", state=State.UNTRANSLATED), None)

    @precondition(lambda self: self.source)
    @rule(number=st.integers(0, 9))
    def remark(self, number: int) -> None:
        assert self.catalogue is not None
        self.written += 1
        self.comments.add(f"remark {self.written}")
        unit = self.catalogue.units[number % len(self.catalogue.units)]
        self.person(number, comments=(*unit.comments, f"remark {self.written}"))

    @rule()
    def draft(self) -> None:
        assert self.catalogue is not None
        drafted = (
            replace(unit, msgstr=f"پیش‌نویس {unit.msgid}", state=State.NEEDS_EDITING, draft="engine")
            if unit.state is State.UNTRANSLATED
            else unit
            for unit in self.catalogue.units
        )
        self.catalogue = replace(self.catalogue, units=tuple(drafted))

    @invariant()
    def what_is_in_the_source_is_in_the_catalogue_in_order(self) -> None:
        if self.catalogue:
            assert [unit.msgid for unit in self.catalogue.units] == list(dict.fromkeys(self.source))

    @invariant()
    def what_a_person_last_said_of_a_text_is_what_the_catalogue_holds_for_it(self) -> None:
        if self.catalogue:
            everything = (*self.catalogue.units, *self.catalogue.obsolete)
            assert {unit.msgid: (unit.msgstr, unit.state) for unit in everything}.items() >= self.words.items()

    @invariant()
    def nothing_is_reviewed_that_no_person_reviewed(self) -> None:
        if self.catalogue:
            everything = (*self.catalogue.units, *self.catalogue.obsolete)
            reviewed = {unit.msgid for unit in everything if unit.state is State.REVIEWED}
            assert reviewed == {text for text, (_, state) in self.words.items() if state is State.REVIEWED}

    @invariant()
    def no_remark_of_a_person_is_lost(self) -> None:
        if self.catalogue:
            everything = (*self.catalogue.units, *self.catalogue.obsolete)
            assert self.comments <= {comment for unit in everything for comment in unit.comments}

    @invariant()
    def no_text_stands_twice(self) -> None:
        if self.catalogue:
            everything = [(unit.msgctxt, unit.msgid) for unit in (*self.catalogue.units, *self.catalogue.obsolete)]
            assert len(everything) == len(set(everything))


TestNoSequenceOfEditsLosesAReviewedTranslation = Campaign.TestCase
TestNoSequenceOfEditsLosesAReviewedTranslation.settings = settings(stateful_step_count=20)
