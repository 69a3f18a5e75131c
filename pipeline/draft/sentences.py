"""Sentences of a text in one of the five languages, without a download and without losing a character between them.

The only importer of sentencex, and that lazily.
"""

from __future__ import annotations

_CODES = {"kmr": "ku"}
"""Codes that sentencex knows under another name."""


def sentences(text: str, language: str) -> list[str]:
    """The sentences in order, spaces around them removed; a text of one sentence gives itself."""
    from sentencex import segment

    found = [sentence.strip() for sentence in segment(_CODES.get(language, language), text)]
    return [sentence for sentence in found if sentence] or [text]
