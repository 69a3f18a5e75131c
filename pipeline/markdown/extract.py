"""From the text of a source document to its `Document`: segments in order, with notes, kinds and lines.

The only place where a document's front matter becomes values of the model.
"""

from __future__ import annotations

from pipeline.errors import UnreadableInput
from pipeline.languages import LANGUAGES
from pipeline.markdown import front_matter
from pipeline.markdown.source import Source, read
from pipeline.model import LONGEST, Document, Location, Segment


def parse(text: str, name: str, path: str, default_language: str) -> Document:
    """The document in `text`, the file `path`, called `name` (its path under `source/` without `.md`).

    Segments come in the order in which they stand, a text that stands twice twice. `title` is the segment that titles the
    document: the front matter's, else the first heading, else empty. Raises `UnreadableInput` with path and line for broken front matter, an
    unknown `lang`, a comment or `<!-- skip -->` that does not end, and nesting that nobody can read.
    """
    try:
        source = read(text)
        language = _language(source, default_language)
        segments = _segments(source, path)
    except UnreadableInput as error:
        raise UnreadableInput(error.message, path, error.line) from None
    values = {key: value.text for key, value in source.front.values.items()}
    headings = (segment.text for segment in segments if segment.kind == "heading")
    return Document(
        name=name,
        id=values.get("id") or name,
        language=language,
        title=values.get("title") or next(headings, ""),
        description=values.get("description", ""),
        person=values.get("person", ""),
        segments=segments,
    )


def _language(source: Source, default: str) -> str:
    value = source.front.values.get("lang")
    if value is None or not value.text:
        return default
    if value.text not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UnreadableInput(f"unknown language “{value.text}” in “lang”; known are {known}", line=value.line)
    return value.text


def _segments(source: Source, path: str) -> tuple[Segment, ...]:
    titles = (
        Segment(value.text, name, Location(path, value.line))
        for name in front_matter.TRANSLATED
        if (value := source.front.values.get(name)) and value.text
    )
    passages = (Segment(passage.text, passage.kind, Location(path, passage.line), passage.note) for passage in source.passages)
    segments = (*titles, *passages)
    for segment in segments:
        if len(segment.text) > LONGEST:
            raise UnreadableInput(
                f"a {segment.kind} of more than {LONGEST} characters begins here; divide it", line=segment.location.line
            )
    return segments
