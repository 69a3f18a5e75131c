"""The Markdown of a translation: the source text itself with each passage replaced where it stands.

Never writes Markdown anew: what is not translated keeps its bytes, and translating every segment to itself gives the source.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.markdown import fit, front_matter
from pipeline.markdown.source import Passage, Source, read

Edits = list[tuple[int, int, str]]


def splice(text: str, translate: Callable[[str], str]) -> str:
    """The document with every segment replaced by what `translate` returns for it, byte for byte the same everywhere else.

    Private comments are removed: one between blocks with its whole lines and one blank line after them. Raises
    `UnreadableInput` as `parse` does, without a path.
    """
    source = read(text)
    edits: Edits = []
    for name in front_matter.TRANSLATED:
        if (value := source.front.values.get(name)) and value.text:
            translation = translate(value.text)
            if translation != value.text:
                edits.append((value.start, value.end, front_matter.written(value, translation)))
    base = source.front.end
    for passage in source.passages:
        translation = translate(passage.text)
        if translation == passage.text:
            edits.extend((base + start, base + end, "") for start, end in passage.removed)
        else:
            start, end = passage.lines[0][0], passage.lines[-1][1]
            edits.append((base + start, base + end, _in_place(source, passage, translation)))
    edits.extend((base + start, base + end, "") for start, end in source.removed)
    return _edited(text, source.text, edits)


def _in_place(source: Source, passage: Passage, translation: str) -> str:
    """The translation with the prefix of its containers before every line but the first."""
    written = fit.escaped(passage, fit.fitted(passage, translation, source.env))
    if "\n" not in written:
        return written
    body_start = source.front.end
    begin = body_start + passage.lines[1][0]
    prefix = source.text[source.text.rfind("\n", 0, begin) + 1 : begin]
    return written.replace("\n", "\n" + prefix)


def _edited(given: str, normalised: str, edits: Edits) -> str:
    """The given text with edits whose places are counted in the normalised one."""
    edits.sort()
    pieces: list[str] = []
    position = 0
    if "\r" not in given:
        mark = given[: len(given) - len(normalised)]
        for start, end, replacement in edits:
            pieces += (normalised[position:start], replacement)
            position = max(position, end)
        return mark + "".join([*pieces, normalised[position:]])
    return _edited_lines(given, normalised, edits)


def _edited_lines(given: str, normalised: str, edits: Edits) -> str:
    """The same for a text with other newlines: they are put back one by one, new ones like the one before them."""
    newlines = _newlines(given)
    mark = "\ufeff" if given.startswith("\ufeff") else ""
    pieces: list[str] = []
    position = line = 0
    for start, end, replacement in [*edits, (len(normalised), len(normalised), "")]:
        line = _push(pieces, normalised[position:start], newlines, line)
        own = newlines[line - 1] if line else newlines[0]
        pieces.append(replacement.replace("\n", own))
        line += normalised.count("\n", max(position, start), end)
        position = max(position, end)
    return mark + "".join(pieces)


def _push(pieces: list[str], text: str, newlines: list[str], line: int) -> int:
    parts = text.split("\n")
    for part in parts[:-1]:
        pieces += (part, newlines[line])
        line += 1
    pieces.append(parts[-1])
    return line


def _newlines(text: str) -> list[str]:
    """Every newline of the text in order."""
    found: list[str] = []
    position = 0
    while position < len(text):
        char = text[position]
        if char == "\r":
            found.append("\r\n" if text[position + 1 : position + 2] == "\n" else "\r")
            position += len(found[-1])
            continue
        if char == "\n":
            found.append("\n")
        position += 1
    return found
