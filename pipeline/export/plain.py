"""Plain text that is read in the right direction wherever it is pasted: messengers, mail, text editors.

Owns direction marks and shortening. Such programs take the direction of a line from its first strong character, so a Persian
line that begins with a Latin name would be set from left to right.
"""

from __future__ import annotations

import unicodedata

from pipeline.languages import LANGUAGES

RIGHT_TO_LEFT_MARK, LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"


def directed(text: str, language: str) -> str:
    """The text with a mark before each line that would else be set in the wrong direction; other lines stay as they are."""
    return "\n".join(_line(line, LANGUAGES[language].direction) for line in text.split("\n"))


def _line(line: str, direction: str) -> str:
    strong = (kind for kind in map(unicodedata.bidirectional, line) if kind in ("L", "R", "AL"))
    first = next(strong, None)
    if first is None or (first == "L") == (direction == "ltr"):
        return line
    return (LEFT_TO_RIGHT_MARK if direction == "ltr" else RIGHT_TO_LEFT_MARK) + line


def shortened(text: str, limit: int, language: str) -> str:
    """As many whole sentences from the beginning as `limit` characters hold; empty when the first is longer.

    A sentence is never cut: its end may turn round what its beginning says, and in German its verb stands there.
    """
    if len(text) <= limit:
        return text
    from pipeline.memory.sentences import sentences  # with all that the memory needs; most texts are short enough

    kept = ""
    for sentence in sentences(text, language):
        longer = f"{kept} {sentence}" if kept else sentence
        if len(longer) > limit:
            break
        kept = longer
    return kept
