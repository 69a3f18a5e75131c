"""YAML as events or nodes, by ruamel.yaml: with its parser in C where that reads a text exactly as the one in Python does.

Owns that choice. The two disagree about tabs, rare line ends, anchors, tags, directives and the place of a value that is not there,
and word their errors differently; so a text that holds such a thing, or is broken, goes to the parser in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.nodes import Node

InC: type | None
try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # a Python for which it is not built
    InC = None
else:

    class _Untyped(CParser):  # type: ignore[misc]
        """The parser in C without finding out which values are numbers or dates: here they are all text."""

        def descend_resolver(self, *_: object) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass

        def resolve(self, *_: object) -> None:
            pass

    InC = _Untyped

ODD = r"\t\r\x85\u2028\u2029\ufeff"
DISPUTED = re.compile(
    rf"[{ODD}&*!%?>|](?:"
    rf"(?<=[{ODD}])|(?<=[&*!])(?<!\w.)[^\s.,)]|(?<=^[%?])|(?<=[\s\[{{,]\?)[\s\]}},]|(?<=[>|])[-+0-9]*#)",
    re.MULTILINE,
)
"""Each begins with one of a few characters and looks back from there: ten times as fast as to try them all at every place."""

NOTHING = re.compile(r"[{]|:[ ]*(?:#.*)?$", re.MULTILINE)
"""Where a value may be missing: nobody reads its place in events, but in nodes it is where something is put."""


def events(text: str) -> Iterator[Event]:
    """The events of a text; raises `YAMLError` where the parser in Python does, if not before the first event then on the way."""
    if InC is not None and not DISPUTED.search(text):
        try:
            return iter(_events(InC(text)))
        except (YAMLError, UnicodeError):
            pass
    return iter(YAML(typ="safe", pure=True).parse(text))


def root(text: str) -> Node | None:
    """The one document of a text, None where it is empty; raises `YAMLError` where the parser in Python does."""
    if InC is not None and not DISPUTED.search(text) and not NOTHING.search(text):
        try:
            in_c: Node | None = InC(text).get_single_node()
            return in_c
        except (YAMLError, UnicodeError):
            pass
    reader = YAML(typ="safe", pure=True)
    reader.composer.warn_double_anchors = False  # YAML allows it, and nobody here follows an anchor
    in_python: Node | None = reader.compose(text)
    return in_python


def _events(parser: Any) -> list[Event]:
    """All of them at once: an error shows only when its place is reached."""
    found = []
    while parser.check_event():
        found.append(parser.get_event())
    return found
