"""XML that strangers send, read without danger, and XML of our own, written the same way every time.

The only place where XML is parsed. Owns no format. Why the standard library: expat and ElementTree are kept with Python itself;
what they lack is a refusal of entities, which is the dozen lines below (decision “XML without a dependency” in docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from pipeline.errors import UnreadableInput

LARGEST = 200 * 1024 * 1024
"""Bytes of the largest file that is read: a memory of a million units."""

DEEPEST = 100
"""Nesting that no exchange format reaches."""

ENCODINGS = re.compile(r"utf-?8|utf-?16(?:[lb]e)?|us-ascii|iso-8859-(?:[1-9]|1[0-6])|windows-125[0-8]", re.IGNORECASE)
"""What exchange files are written in; UTF-8 nearly always."""

NAMESPACE_XML = "{http://www.w3.org/XML/1998/namespace}"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(content: bytes, path: str) -> Element:
    """The root element of an XML document; namespaces as `{uri}name`.

    A document type may be named but is never loaded; declared entities, external references, more than `DEEPEST` levels and
    files over `LARGEST` are refused. `UnreadableInput` with the line.
    """
    if len(content) > LARGEST:
        raise UnreadableInput(f"is larger than {LARGEST // 1024 // 1024} MB", path)
    reader = _Reader(path)
    try:
        reader.parser.Parse(content, True)
        return reader.root()
    except expat.ExpatError as error:
        raise UnreadableInput(f"is not well-formed XML ({expat.errors.messages[error.code]})", path, error.lineno) from None


class _Reader:
    """Builds a tree from expat's events and refuses what could harm."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._builder = TreeBuilder()
        self._depth = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.XmlDeclHandler = self._refuse_encoding
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._builder.data
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.UnparsedEntityDeclHandler = self._refuse_entity
        self.parser.ExternalEntityRefHandler = self._refuse_external
        self.parser.SkippedEntityHandler = self._refuse_entity

    def root(self) -> Element:
        return self._builder.close()

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refused(f"has more than {DEEPEST} levels of elements")
        self._builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_qualified(name))

    def _refuse_encoding(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Before expat asks Python for a codec of that name, of which some do not exist and some are no encodings."""
        if encoding and not ENCODINGS.fullmatch(encoding):
            raise self._refused("names an encoding that is not read here; save it as UTF-8")

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise self._refused(f"declares or uses the entity “{name}”; files with entities are not read")

    def _refuse_external(self, *_: object) -> int:
        raise self._refused("refers to another file; such files are not read")

    def _refused(self, message: str) -> UnreadableInput:
        return UnreadableInput(message, self._path, self.parser.CurrentLineNumber)


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def escape(text: str) -> str:
    """Text for the inside of an element or of an attribute in double quotes; characters that XML cannot hold are dropped."""
    text = _FORBIDDEN.sub("", text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;")):
        text = text.replace(char, entity)
    return text


def element(name: str, content: str | Iterable[str] = "", /, **attributes: str) -> str:
    """One element as text. `content`: escaped text, or child elements, which stand on lines of their own without indentation.

    Attribute names: `xml__lang` is written `xml:lang`, a single underscore becomes a hyphen; empty attributes are left out.
    """
    written = "".join(
        f' {key.replace("__", ":").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    inner = content if isinstance(content, str) else "".join(f"\n{child}" for child in content) + "\n"
    return f"<{name}{written}>{inner}</{name}>" if inner.strip() else f"<{name}{written}/>"
