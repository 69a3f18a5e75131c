"""Sentences of a text in one of the five languages, without a download and without losing a character between them.

The only importer of sentencex, and that lazily.
"""

from __future__ import annotations

_CODES = {"kmr": "ku"}
"""Codes that sentencex knows under another name; it falls back by itself from languages without rules of their own."""


def sentences(text: str, language: str) -> list[str]:
    """The sentences in order as they stand in the text, space around them removed; a text of one sentence gives itself."""
    from sentencex import segment

    parts = list(segment(_CODES.get(language, language), text))
    if "".join(parts) != text:  # a splitter that changes a character is not believed
        return [text]
    return [sentence for sentence in (part.strip() for part in parts) if sentence] or [text]
