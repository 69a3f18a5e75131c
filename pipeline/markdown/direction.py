"""Parts of running text that keep their own direction: addresses, handles, telephone numbers inside text from right to left.

Finds them; how they are set apart is decided by the pages and by the plain text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, TypeAlias

Match: TypeAlias = re.Match[str]

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"

URL_PART = r"[^\s<>\"«»“”‹›،؛؟…\u2066-\u2069\u200e\u200f]"
ISLAND = re.compile(
    rf"""
      (?P<url>https?://{URL_PART}*[^\s<>"«»“”‹›،؛؟…\u2066-\u2069\u200e\u200f.,;:!?'’)\]])
    | (?P<email>[a-zA-Z0-9.+_-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)
    | (?P<handle>(?<![\w/@\#&])[@\#][a-zA-Z_][a-zA-Z0-9_]*)
    | (?P<number>(?<![\w+])(?:\+[0-9]{{1,3}}(?:[ ()/.-]{{0,2}}[0-9]{{2,}})+|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?!\w))
    """,
    re.VERBOSE,
)
"""An address, a handle or hashtag, a telephone number or an ISO date, with nothing of the sentence around it."""


def leading(text: str) -> Literal["rtl", "ltr", ""]:
    """The direction of the first strong character, which is how programs guess the direction of a line."""
    for char in text:
        match unicodedata.bidirectional(char):
            case "R" | "AL":
                return "rtl"
            case "L":
                return "ltr"
    return ""


def prevailing(text: str) -> Literal["rtl", "ltr"]:
    """The direction of most words, so that a name in Latin letters at its beginning does not turn a Persian line around."""
    right = left = 0
    for word in text.split():
        match leading(word):
            case "rtl":
                right += 1
            case "ltr":
                left += 1
    return "rtl" if right and right * 2 >= left else "ltr"
