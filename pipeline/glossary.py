"""The glossary: `glossary.yaml` read strictly into `Term` values.

Owns the file format and its error messages. Must not know how names inflect or where they stand in a text (`names` does).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from pipeline.errors import UnreadableInput
from pipeline.languages import LANGUAGES
from pipeline.model import Forms, Location, Term, TermKind

if TYPE_CHECKING:
    from pipeline.glossary_yaml import Node

VERSION = "1"
KINDS: tuple[str, ...] = get_args(TermKind)
TERM_KEYS = ("id", "kind", "gender", "note", *LANGUAGES)
LIST_KEYS = ("also", "short", "inflected", "never", "suspect", "veto")
FORM_KEYS = ("form", *LIST_KEYS, "review")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, eq=False)
class Glossary:
    """All terms in the order of the file; compared and hashed by identity, so that whatever is derived from it can be cached."""

    terms: tuple[Term, ...] = ()
    path: str = "glossary.yaml"

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """The terms by their id."""
        return {term.id: term for term in self.terms}


def parse(text: str, path: str = "glossary.yaml") -> Glossary:
    """The glossary that `text` holds; `UnreadableInput` with file and line for anything that the format does not allow."""
    return _Reader(path).glossary(text)


class _Reader:
    """Reads one file; holds nothing but the path that its messages name."""

    def __init__(self, path: str) -> None:
        self.path = path

    def refuse(self, message: str, line: int) -> UnreadableInput:
        """The error to raise: one sentence, with file and line."""
        return UnreadableInput(message, self.path, line)

    def parsed(self, text: str) -> Node | None:
        """The nodes of a text, nothing when it is empty."""
        from pipeline import glossary_yaml  # not needed where a parsed glossary is kept

        return glossary_yaml.read(text, self.path)

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
        root = self.parsed(text)
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
