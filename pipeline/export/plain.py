"""Plain text that is read in the right direction wherever it is pasted: messengers, mail, text editors.

Owns direction marks and shortening. Such programs take the direction of a line from its first strong character, so a Persian
line that begins with a Latin name would be set from left to right.
"""

from __future__ import annotations

import unicodedata

from pipeline.languages import LANGUAGES

RIGHT_TO_LEFT_MARK, LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"
ELLIPSIS = "…"


def directed(text: str, language: str) -> str:
    """The text with a mark before each line that would else be set in the wrong direction; other lines stay as they are."""
    return "\n".join(_line(line, LANGUAGES[language].direction) for line in text.split("\n"))


def _line(line: str, direction: str) -> str:
    strong = (kind for kind in map(unicodedata.bidirectional, line) if kind in ("L", "R", "AL"))
    first = next(strong, None)
    if first is None or (first == "L") == (direction == "ltr"):
        return line
    return (LEFT_TO_RIGHT_MARK if direction == "ltr" else RIGHT_TO_LEFT_MARK) + line


def shortened(text: str, limit: int, sentence_end: str = ".!?؟…") -> str:
    """The text within `limit` characters: whole sentences where they fill half of it, else whole words and an ellipsis."""
    if len(text) <= limit:
        return text
    cut = max((i + 1 for i in range(limit) if text[i] in sentence_end and text[i + 1 : i + 2].isspace()), default=0)
    if cut * 2 >= limit:
        return text[:cut]
    room = text[: limit - len(ELLIPSIS)]
    words = room if text[len(room)].isspace() else room.rpartition(" ")[0] or room
    while words and unicodedata.category(words[-1]) in ("Cf", "Po", "Pd", "Ps", "Pi", "Zs"):
        words = words[:-1]
    return words + ELLIPSIS
