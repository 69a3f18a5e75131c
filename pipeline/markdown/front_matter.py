"""Front matter: the few keys that the pipeline reads, and the two values that are translated, replaced in place.

Everything else between the `---` lines passes through byte for byte. TOML front matter (`+++`) is recognised and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.reader import ReaderError

from pipeline import yaml_text
from pipeline.errors import UnreadableInput

TRANSLATED = ("title", "description")
READ = ("id", "lang", "person", *TRANSLATED)

FIRST_KEY = re.compile(
    r"""(?:#.*\n)*(?:[^\s#'"\[\]{}>|*&!%@`:-]|-(?=\S))[^\n:]*:(?:\s|$)|(?:#.*\n)*"[^"\n]*"\s*:|(?:#.*\n)*'[^'\n]*'\s*:"""
)
"""What the first line of YAML front matter looks like; a `---` before anything else is a rule."""

CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
SAFE_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#]|:(?=[^\s,\[\]{}])|(?<=[^\s])#)*(?<!\s)")
SPOKEN_FOR = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)", re.IGNORECASE)
"""Words that YAML 1.1 readers do not take for text."""

MOST_BRACKETS, DEEP = 200, re.compile(r"^(?: {200}|[ ]*(?:[-?] ?){100})", re.MULTILINE)
"""Nesting beyond any use, which would exhaust the YAML parser's stack instead of being an error in YAML."""

UNWRITABLE = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
CONTROL = re.compile(f"[{UNWRITABLE}]")
ESCAPED = re.compile(f'["\\\\{UNWRITABLE}]')
PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)+")


@dataclass(frozen=True, slots=True)
class Value:
    """One scalar: its text on one line, where it stands in the front matter, and how it is written (`"`, `'`, `|`, `>` or empty)."""

    text: str
    start: int
    end: int
    style: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`end` is where the body begins; `values` the keys that the pipeline reads."""

    end: int
    values: Mapping[str, Value]


@lru_cache(maxsize=256)
def read(text: str) -> FrontMatter:
    """The front matter at the beginning of `text` (newlines as `\\n`, no byte order mark).

    Raises `UnreadableInput` with the line when it opens and is broken: not closed, not YAML, a key twice, a list for a title.
    """
    if toml := re.match(r"\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+[ \t]*(?:\n|$)", text):
        return FrontMatter(toml.end(), {})
    opening = re.match(r"---[ \t]*\n", text)
    if opening is None:
        return FrontMatter(0, {})
    closing = CLOSING.search(text, opening.end())
    if closing is None or opening.end() != closing.start():
        if FIRST_KEY.match(text, opening.end()) is None:
            return FrontMatter(0, {})
        if closing is None:
            raise UnreadableInput("the front matter that begins here is never closed with “---”", line=1)
    end = min(closing.end() + 1, len(text))
    return FrontMatter(end, _values(text[opening.end() : closing.start()], opening.end()))


def _values(yaml: str, shift: int) -> dict[str, Value]:
    if yaml.count("[") + yaml.count("{") > MOST_BRACKETS or DEEP.search(yaml):
        raise UnreadableInput("broken front matter: it is nested too deeply", line=2)
    try:
        root = yaml_text.root(yaml)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "it cannot be read"
        raise UnreadableInput(f"broken front matter: {problem}", line=(mark.line if mark else 0) + 2) from None
    except ReaderError as error:
        line = yaml.count("\n", 0, error.position) + 2
        code = f"U+{ord(yaml[error.position]):04X}"
        raise UnreadableInput(f"broken front matter: the character {code} may not stand in it", line=line) from None
    except YAMLError as error:
        raise UnreadableInput(f"broken front matter: {error}", line=2) from None
    if root is None:
        return {}
    if not isinstance(root, MappingNode):
        raise UnreadableInput("broken front matter: it has to be “key: value” lines", line=2)
    values: dict[str, Value] = {}
    seen: set[str] = set()
    for key, node in root.value:
        if not isinstance(key, ScalarNode):
            raise UnreadableInput("broken front matter: a key has to be a word", line=key.start_mark.line + 2)
        if key.value in seen:
            raise UnreadableInput(f"broken front matter: “{key.value}” stands in it twice", line=key.start_mark.line + 2)
        seen.add(key.value)
        if key.value in READ and node.start_mark.index >= key.end_mark.index:
            values[key.value] = _value(key.value, node, yaml, shift)
    return values


def _value(name: str, node: Node, yaml: str, shift: int) -> Value:
    line = node.start_mark.line + 2
    if not isinstance(node, ScalarNode):
        raise UnreadableInput(f"broken front matter: “{name}” has to be one line of text", line=line)
    start, end, style = node.start_mark.index, node.end_mark.index, node.style or ""
    if properties := PROPERTIES.match(yaml, start, end):
        start = properties.end()
    if style in ("|", ">"):
        start, end = _block_content(yaml, start, end)
    text = re.sub(r"[ \t\n]+", " ", node.value).strip(" ")
    return Value("" if style == "" and text in ("~", "null") else text, start + shift, end + shift, style, line)


def _block_content(yaml: str, start: int, end: int) -> tuple[int, int]:
    """The span of the lines of a block scalar, from the first character of its text to the last."""
    first = yaml.find("\n", start, end) + 1
    if not first:
        return end, end
    content = yaml[first:end]
    indented = re.match(r"(?:[ ]*\n)*([ ]+)", content)
    indent = len(indented.group(1)) if indented else 0
    last = first
    for line in re.finditer(r"[^\n]*\n?", content):
        if line.group().strip():
            if len(line.group()) - len(line.group().lstrip(" ")) < indent:
                break
            last = first + line.start() + len(line.group().rstrip("\n"))
    return first + (indented.end() if indented else 0), last


def written(value: Value, translation: str) -> str:
    """The translation as it has to stand in the place of `value`: one line, quoted as the value is where that is possible."""
    text = re.sub(r"[ \t\r\n]+", " ", translation).strip(" ")
    if value.style in ("|", ">"):
        return CONTROL.sub(" ", text) or " "
    if value.style == "'" and not CONTROL.search(text):
        return "'" + text.replace("'", "''") + "'"
    if value.style == "" and SAFE_PLAIN.fullmatch(text) and not SPOKEN_FOR.fullmatch(text):
        return text
    return '"' + ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return "\\" + char if char in '"\\' else f"\\u{ord(char):04X}"
