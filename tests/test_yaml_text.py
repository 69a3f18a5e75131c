"""What ruamel's parser in C is given to read, it reads as the one in Python does, lines and places included."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from pipeline import glossary, yaml_text
from pipeline.errors import UnreadableInput
from pipeline.markdown import front_matter

ROOT = Path(__file__).parent.parent

PIECES = (
    *("a", "ab", "form", "also", "x1", "ی", "Nahîd", "É"),
    *(
        ": ",
        ":",
        " : ",
        "- ",
        "-",
        " -",
        "  - ",
        " #",
        "#",
        " # c",
        ",",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "[a, b]",
        "{a: b}",
        "{a: [b, 'c']}",
    ),
    *(
        '"',
        "'",
        '"a: b"',
        "'c'",
        "a's",
        ">-",
        ">",
        "|",
        "|-",
        ">-\n    p q\n",
        ">-\n  p\n\n",
        "&a",
        "*a",
        "!t",
        "?",
        "? ",
        "%",
        "@",
        "`",
        "~",
    ),
    *(
        "null",
        "---",
        "...",
        "\\",
        "«",
        "“",
        "=",
        "<<",
        "(",
        "/",
        ";",
        "1",
        "\u00a0",
        "\ufeff",
        "\x85",
        "\u2028",
        "\t",
        "\r",
        "\x07",
        "\x7f",
        "\x80",
        "\ud800",
        "\ufffe",
        "🕯",
    ),
)
SPACES = ("", " ", "  ", "   ", "    ", "      ")
KEYS = ("a", "b", "a", "form", "x-1", "A_b")
VALUES = (
    *(
        "",
        "x",
        "x y",
        "x  y ",
        "x: y",
        "x:y",
        "x #y",
        "x#y",
        "x,y",
        "[x]",
        "x]",
        "«x»",
        "1",
        "-x",
        "?x",
        "x?",
        "x-",
        "'x",
        "x'",
        '"x"',
    ),
    *(
        "[a, b]",
        "[a,b ]",
        "[ a , b]",
        "[a,\n      b]",
        "[a,\n b]",
        "[a\n      , b]",
        "[]",
        "[a,]",
        "[[a]]",
        "[a: b]",
        "['a, b', \"]\"]",
    ),
    *(
        "{form: a}",
        "{form: a, also: [b, c]}",
        "{form: a,\n      also: [b]}",
        "{form:a}",
        "{form: }",
        "{a: {b: c}}",
        "{a: 'b: c'}",
        "{a b: c}",
    ),
    *(
        ">-\n      p q\n      r",
        ">-\n    p\n     q",
        ">-\n      p\n\n      q",
        ">-\n      p # q\n\n    # r",
        ">-\n  p",
        ">-",
        ">- # c\n      p",
    ),
)

loose = st.lists(st.sampled_from(PIECES + SPACES + ("\n", "\n")), max_size=24).map("".join)
lines = st.builds(
    "{}{}{}:{}{}{}".format,
    st.sampled_from(SPACES),
    st.sampled_from(("", "", "- ", "-   ")),
    st.sampled_from(KEYS),
    st.sampled_from((" ", " ", "  ", "")),
    st.sampled_from(VALUES) | st.text("a :#-'\",[]{}\n", max_size=8),
    st.sampled_from(("", "", "", " # c", "#c", " ", "  \n", "\n    # c", "\n\n")),
)
rows = st.lists(lines, max_size=8).map("\n".join)
likely = st.sampled_from(("x", "x y", "x:y", "«x»  y", "'x: y'", '""', "[a, 'b, c']", "{form: a, also: [b]}", "[a,\n         b]"))
paragraphs = st.sampled_from((">-\n        p q\n        # r", ">-\n         p\n\n", ">-\n        p\n\n  # c"))
endings = st.sampled_from(("", "", "", " ", "  # c", "\n", "\n  # c", "\n        # c", "\n        "))


@st.composite
def trees(draw: st.DrawFn, column: int = 0, depth: int = 1) -> str:
    """A mapping as people write it, and nearly as they write it."""
    written = []
    for key in draw(st.lists(st.sampled_from(("a", "b-c", "form", "K1")), min_size=1, max_size=3)):
        margin = " " * (column + draw(st.sampled_from((0, 0, 0, 0, 0, 0, 0, 0, 1))))
        deeper = column + draw(st.integers(1, 3))
        match draw(st.integers(0, 5)) if depth < 4 else 0:
            case 1:
                value = "\n" + draw(trees(deeper, depth + 1))
            case 2:
                hyphen = draw(st.sampled_from((deeper, deeper, column)))
                entries = draw(st.lists(trees(hyphen + 2, depth + 1), min_size=1, max_size=2))
                value = "".join(f"\n{' ' * hyphen}- {entry[hyphen + 2 :]}" for entry in entries)
            case _:
                value = draw(st.sampled_from((" ", "  "))) + draw(likely | likely | paragraphs | st.sampled_from(VALUES))
        written.append(f"{margin}{key}:{value}{draw(endings)}")
    return "\n".join(written)


beside = st.lists(
    st.tuples(st.sampled_from((*front_matter.READ, "tags")), likely | likely | st.sampled_from(VALUES), endings), max_size=4
).map(lambda found: "".join(f"{key}: {value}{ending}\n" for key, value, ending in found))


Seen = tuple[object, ...]


def seen(read: Callable[[str], Iterable[object]], text: str) -> list[Seen] | str:
    """Everything the pipeline reads off the events of a text, or what is wrong with it."""
    try:
        return [_seen(event) for event in read(text)]
    except YAMLError as error:
        return str(error)


def _seen(event: object) -> Seen:
    value = getattr(event, "value", None)
    line = event.start_mark.line if value or not isinstance(event, ScalarEvent) else None
    return type(event).__name__, value, getattr(event, "style", None) or None, line


@given(loose | rows | trees() | trees())
@example("note: >-\n  text\n\n   # no comment\n")
@example("a:\n  - b: c\n    d: e\n   - f: g\n")
@example("a: >-#c")
def test_the_parsers_give_the_same_events_and_the_same_errors(text: str) -> None:
    kept = (StreamStartEvent, StreamEndEvent, DocumentStartEvent, DocumentEndEvent, MappingEndEvent, SequenceEndEvent)

    def without_marks(events: Iterable[object]) -> list[object]:
        return [event for event in events if not isinstance(event, kept)]

    ours = seen(lambda text: without_marks(yaml_text.events(text)), text)
    assert ours == seen(lambda text: without_marks(YAML(typ="safe", pure=True).parse(text)), text)


def parsed(text: str, monkeypatch: pytest.MonkeyPatch, in_c: bool) -> object:
    """What becomes of front matter, or why it is refused."""
    with monkeypatch.context() as patch:
        if not in_c:
            patch.setattr(yaml_text, "InC", None)
        try:
            return front_matter._values(text, 0)
        except UnreadableInput as error:
            return error.message, error.line


@given(beside | loose)
@example("&a\x85: &a")
@example("title: &a Nahid\nperson: &a nahid\n")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_front_matter_is_the_same_by_either_parser(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert parsed(text, monkeypatch, in_c=True) == parsed(text, monkeypatch, in_c=False)


def test_the_glossary_of_the_campaign_and_ordinary_front_matter_are_read_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    def parser(**options: object) -> None:
        raise AssertionError("read by the parser in Python")

    monkeypatch.setattr(yaml_text, "YAML", parser)
    assert glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8")).terms
    assert front_matter.read("---\ntitle: Nahid\nperson: nahid-taghavi\nlang: en\n---\n").values["title"].text == "Nahid"


def test_without_the_parser_in_c_a_glossary_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "glossary.yaml").read_text(encoding="utf-8")
    terms = glossary.parse(text).terms
    monkeypatch.setattr(yaml_text, "InC", None)
    assert glossary.parse(text).terms == terms


def test_what_the_parsers_dispute_says_what_it_said_before() -> None:
    with pytest.raises(UnreadableInput, match="the anchor &a stands here"):
        glossary.parse("version: 1\nterms:\n  - id: &a x\n")
