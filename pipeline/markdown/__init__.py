"""Markdown ↔ segments: what is translated in a source document, and the document with its translations in place.

The only door to markdown-it; `front_matter` is a second door to ruamel.yaml. Reads and writes no file.
"""

from pipeline.markdown.extract import parse
from pipeline.markdown.html import to_html
from pipeline.markdown.markup import Mark, Plain, legible, marks, plain, unmarked
from pipeline.markdown.plain_text import to_text
from pipeline.markdown.splice import splice

__all__ = ["Mark", "Plain", "legible", "marks", "parse", "plain", "splice", "to_html", "to_text", "unmarked"]
