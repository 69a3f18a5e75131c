"""The glossary: `glossary.yaml` read strictly into `Term` values; the one door to ruamel.yaml besides front matter.

Owns the file format and its error messages. Must not know how names inflect or where they stand in a text (`names` does).
YAML is read as a stream of events and never constructed into objects: no tags, no anchors, no aliases, no second document, so
that a glossary that somebody sends cannot run code or grow in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pipeline.errors import UnreadableInput
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Location, Term, TermKind

VERSION = "1"
KINDS: tuple[str, ...] = get_args(TermKind)
TERM_KEYS = ("id", "kind", "gender", "note", *LANGUAGES)
LIST_KEYS = ("also", "short", "inflected", "never", "suspect", "veto")
FORM_KEYS = ("form", *LIST_KEYS, "review")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEEPEST = 6
"""More nesting than a glossary has: file, terms, term, language, list, form."""


@dataclass(frozen=True, eq=False)
class Glossary:
    """All terms in the order of the file; compared and hashed by identity, so that whatever is derived from it can be cached."""

    terms: tuple[Term, ...] = ()
    path: str = "glossary.yaml"

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """The terms by their id."""
        return {term.id: term for term in self.terms}


@dataclass(frozen=True, slots=True)
class Node:
    """One YAML value and the line on which it begins: a string, a list, or the pairs of a mapping in order."""

    line: int
    scalar: str | None = None
    entries: tuple[Node, ...] | None = None
    pairs: tuple[tuple[Node, Node], ...] | None = None
    quoted: bool = field(default=False, compare=False)

    @property
    def shape(self) -> str:
        """What an error message calls it."""
        return "a mapping" if self.pairs is not None else "a list" if self.entries is not None else "a single value"


def parse(text: str, path: str = "glossary.yaml") -> Glossary:
    """The glossary that `text` holds; `UnreadableInput` with file and line for anything that the format does not allow."""
    return _Reader(path).glossary(text)


def empty_at(key: Node, value: Node) -> Node:
    """A value, which stands on the line of its key when there is none."""
    return Node(key.line, scalar="") if value.scalar == "" and not value.quoted else value


def event_tag(event: Event) -> str:
    """The tag written before a value, nothing for almost every value."""
    tag = getattr(event, "tag", None)
    return str(tag) if tag else ""


class _Reader:
    """Reads one file; holds nothing but the path that its messages name."""

    def __init__(self, path: str) -> None:
        self.path = path

    def refuse(self, message: str, line: int) -> UnreadableInput:
        """The error to raise: one sentence, with file and line."""
        return UnreadableInput(message, self.path, line)

    # YAML

    def root(self, text: str) -> Node | None:
        """The one document of the file as nodes, nothing when the file is empty."""
        for number, line in enumerate(text.split("\n"), start=1):
            if "\t" in line[: len(line) - len(line.lstrip())]:
                raise self.refuse("a tab stands in the indentation; YAML wants spaces", number)
        try:
            events = iter(YAML(typ="safe", pure=True).parse(text))
            found: Node | None = None
            for event in events:
                if isinstance(event, DocumentStartEvent) and found is not None:
                    raise self.refuse("a second YAML document begins here; a glossary is one document", self.line(event))
                if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                    found = self.node(event, events, 0)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self.refuse(f"this is not valid YAML: {error.problem or error.context}", mark.line + 1 if mark else 0) from None
        except YAMLError as error:
            raise self.refuse(f"this is not valid YAML: {str(error).splitlines()[0]}", 0) from None
        return found

    @staticmethod
    def line(event: Event) -> int:
        """The line on which an event begins, counted from 1."""
        return int(event.start_mark.line) + 1

    def node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        """The node that begins with `event`; takes from `events` what belongs to it."""
        line = self.line(event)
        if isinstance(event, AliasEvent):
            raise self.refuse(f"the alias *{event.anchor} stands here; a glossary repeats a form instead", line)
        assert isinstance(event, NodeEvent)
        if event.anchor is not None:
            raise self.refuse(f"the anchor &{event.anchor} stands here; a glossary has none", line)
        if event_tag(event):
            raise self.refuse(f"the tag {event_tag(event)} stands here; a glossary has none", line)
        if depth > DEEPEST:
            raise self.refuse("values are nested too deeply here", line)
        if isinstance(event, ScalarEvent):
            return Node(line, scalar=event.value, quoted=event.style is not None)
        children = []
        for child in events:
            if isinstance(child, (SequenceEndEvent, MappingEndEvent)):
                break
            children.append(self.node(child, events, depth + 1))
        if isinstance(event, SequenceStartEvent):
            return Node(line, entries=tuple(children))
        return Node(
            line, pairs=tuple((key, empty_at(key, value)) for key, value in zip(children[::2], children[1::2], strict=True))
        )

    # Shapes

    def mapping(self, node: Node, known: tuple[str, ...], what: str) -> dict[str, Node]:
        """The values of a mapping by key; refuses unknown keys and keys that stand twice."""
        if node.pairs is None:
            raise self.refuse(f"{what} should be a mapping, but {node.shape} stands here", node.line)
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key.scalar
            if name is None:
                raise self.refuse(f"a key of {what} should be a word, but {key.shape} stands here", key.line)
            if name not in known:
                raise self.refuse(self.unknown(name, known, what), key.line)
            if name in found:
                raise self.refuse(f"the key “{name}” stands twice in {what}", key.line)
            found[name] = value
        return found

    @staticmethod
    def unknown(name: str, known: tuple[str, ...], what: str) -> str:
        """The sentence for a key that does not exist; says so when it looks like a language."""
        if "kind" in known and re.fullmatch(r"[a-z]{2,3}(?:-\w+)?", name):
            return f"unknown language “{name}” in {what}; known are {', '.join(LANGUAGES)}"
        return f"unknown key “{name}” in {what}; known are {', '.join(known)}"

    def string(self, node: Node, what: str, empty: bool = False) -> str:
        """A single value, without spaces around it; refuses emptiness unless allowed."""
        if node.scalar is None:
            raise self.refuse(f"{what} should be a single value, but {node.shape} stands here", node.line)
        value = node.scalar.strip()
        if not node.quoted and value in ("~", "null"):
            value = ""
        if not value and not empty:
            raise self.refuse(f"{what} is empty", node.line)
        return value

    # Terms

    def glossary(self, text: str) -> Glossary:
        """The whole file."""
        root = self.root(text)
        if root is None:
            raise self.refuse("the glossary is empty; it begins with “version: 1” and “terms:”", 1)
        top = self.mapping(root, ("version", "terms"), "the glossary")
        for key in ("version", "terms"):
            if key not in top:
                raise self.refuse(f"the glossary has no “{key}:”", root.line)
        if self.string(top["version"], "version") != VERSION:
            raise self.refuse(f"version {top['version'].scalar} of the format is unknown; known is {VERSION}", top["version"].line)
        entries = top["terms"].entries
        if entries is None and not (top["terms"].scalar == ""):
            raise self.refuse(f"“terms” should be a list, but {top['terms'].shape} stands here", top["terms"].line)
        seen: dict[str, int] = {}
        terms = []
        for entry in entries or ():
            term = self.term(entry)
            if term.id in seen:
                raise self.refuse(f"the id “{term.id}” stands twice; it is also on line {seen[term.id]}", term.location.line)
            seen[term.id] = term.location.line
            terms.append(term)
        return Glossary(tuple(terms), self.path)

    def term(self, node: Node) -> Term:
        """One entry of the list."""
        if node.pairs is None:
            raise self.refuse(f"a term should be a mapping that begins with “id:”, but {node.shape} stands here", node.line)
        name = next((value.scalar for key, value in node.pairs if key.scalar == "id" and value.scalar), "")
        fields = self.mapping(node, TERM_KEYS, f"the term “{name}”" if name else "a term")
        if "id" not in fields:
            raise self.refuse("a term has no “id:”", node.line)
        identity = self.string(fields["id"], "the id of a term")
        if not ID.fullmatch(identity):
            raise self.refuse(f"the id “{identity}” should be small letters a-z, digits and single hyphens", fields["id"].line)
        if "kind" not in fields:
            raise self.refuse(f"the term “{identity}” has no “kind:”; known are {', '.join(KINDS)}", node.line)
        kind = self.chosen(fields["kind"], KINDS, f"the kind of “{identity}”")
        gender = self.chosen(fields["gender"], ("f", "m"), f"the gender of “{identity}”") if "gender" in fields else ""
        forms = {
            language: self.forms(fields[language], f"“{language}” of “{identity}”") for language in LANGUAGES if language in fields
        }
        if not forms:
            raise self.refuse(f"the term “{identity}” has no form in any language; known are {', '.join(LANGUAGES)}", node.line)
        note = self.string(fields["note"], f"the note of “{identity}”", empty=True) if "note" in fields else ""
        return Term(identity, kind, forms, note, gender, Location(self.path, node.line))  # type: ignore[arg-type]

    def chosen(self, node: Node, allowed: tuple[str, ...], what: str) -> str:
        """A single value out of a few."""
        value = self.string(node, what)
        if value not in allowed:
            raise self.refuse(f"{what} is “{value}”; known are {', '.join(allowed)}", node.line)
        return value

    def forms(self, node: Node, what: str) -> Forms:
        """How a term is written in one language: the preferred form alone or a mapping."""
        if node.scalar is not None:
            return Forms(self.string(node, what))
        fields = self.mapping(node, FORM_KEYS, what)
        if "form" not in fields:
            raise self.refuse(f"{what} has no “form:”", node.line)
        lists = {key: self.strings(fields[key], f"“{key}” in {what}") for key in LIST_KEYS if key in fields}
        review = "review" in fields and self.chosen(fields["review"], ("true", "false"), f"“review” in {what}") == "true"
        return Forms(self.string(fields["form"], f"“form” in {what}"), review=review, **lists)

    def strings(self, node: Node, what: str) -> tuple[str, ...]:
        """A list of forms."""
        if node.entries is None:
            raise self.refuse(f"{what} should be a list in [ ], but {node.shape} stands here", node.line)
        return tuple(self.string(entry, f"a form in {what}") for entry in node.entries)
