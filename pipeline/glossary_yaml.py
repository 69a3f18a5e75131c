"""From the YAML of a glossary to its nodes.

YAML is read as a stream of events and never constructed into objects: no tags, no anchors, no aliases, no second document, so
that a glossary that somebody sends cannot run code or grow in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from pipeline.errors import UnreadableInput
from pipeline.yaml_text import events as events_of

DEEPEST = 6
"""More nesting than a glossary has: file, terms, term, language, list, form."""


class Node(NamedTuple):
    """One YAML value and the line on which it begins: a string, a list, or the pairs of a mapping in order."""

    line: int
    scalar: str | None = None
    entries: tuple[Node, ...] | None = None
    pairs: tuple[tuple[Node, Node], ...] | None = None
    quoted: bool = False

    @property
    def shape(self) -> str:
        """What an error message calls it."""
        return "a mapping" if self.pairs is not None else "a list" if self.entries is not None else "a single value"


def read(text: str, path: str) -> Node | None:
    """The one document of the file `path` as nodes, nothing when it is empty; `UnreadableInput` with its line for what is refused."""
    for number, line in enumerate(text.split("\n") if "\t" in text else (), start=1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise UnreadableInput("a tab stands in the indentation; YAML wants spaces", path, number)
    try:
        events = events_of(text)
        found: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent) and found is not None:
                raise UnreadableInput("a second YAML document begins here; a glossary is one document", path, line_of(event))
            if isinstance(event, NodeEvent):
                found = node(event, events, path, 0)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"this is not valid YAML: {error.problem or error.context}"
        raise UnreadableInput(message, path, mark.line + 1 if mark else 0) from None
    except YAMLError as error:
        raise UnreadableInput(f"this is not valid YAML: {str(error).splitlines()[0]}", path, 0) from None
    return found


def line_of(event: Event) -> int:
    """The line on which an event begins, counted from 1."""
    return int(event.start_mark.line) + 1


def node(event: Any, events: Iterator[Event], path: str, depth: int) -> Node:
    """The node that begins with `event`; takes from `events` what belongs to it."""
    line = event.start_mark.line + 1
    if event.anchor is not None or event.ctag or depth > DEEPEST:
        raise UnreadableInput(unwanted(event), path, line)
    if isinstance(event, ScalarEvent):
        return Node(line, event.value, None, None, event.style is not None)
    children = []
    for child in events:
        if isinstance(child, CollectionEndEvent):
            break
        children.append(node(child, events, path, depth + 1))
    if isinstance(event, SequenceStartEvent):
        return Node(line, None, tuple(children))
    return Node(
        line, None, None, tuple([(key, empty_at(key, value)) for key, value in zip(children[::2], children[1::2], strict=True)])
    )


def unwanted(event: Any) -> str:
    """What is wrong with a value that no glossary has."""
    if isinstance(event, AliasEvent):
        return f"the alias *{event.anchor} stands here; a glossary repeats a form instead"
    if event.anchor is not None:
        return f"the anchor &{event.anchor} stands here; a glossary has none"
    if event.tag:
        return f"the tag {event.tag} stands here; a glossary has none"
    return "values are nested too deeply here"


def empty_at(key: Node, value: Node) -> Node:
    """A value, which stands on the line of its key when there is none."""
    return Node(key.line, scalar="") if value.scalar == "" and not value.quoted else value
