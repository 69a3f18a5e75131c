"""From PO text to raw entries, line by line: the syntax of PO files and what may be wrong with it.

Strict where leniency would lose text (quotation marks, escapes, order of fields), lenient where nothing is lost (spaces, blank
lines, comments in any place). Knows nothing of languages, states and headers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.errors import UnreadableInput

BLANKS = " \t\f\v"
QUOTED = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
KEYWORD = re.compile(r"(msgctxt|msgid|msgstr)[ \t]*(?=\")(.*)")
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
CUT_OFF = "the file ends in the middle of an entry; was it cut off?"
TYPOGRAPHIC = "“”„«»‘’"


@dataclass(slots=True)
class Entry:
    """One entry as it stands in the file.

    `texts` holds `msgctxt`, `msgid`, `msgstr` and, with a leading bar, their previous values, unescaped; the comment lists hold what
    stands after the mark. `line` is where its msgid stands.
    """

    texts: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    locations: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    obsolete: bool = False
    line: int = 0


class Scanner:
    """Collects the entries of one file; `entries` is what `scan` found, `pending` what stands after the last of them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.line = 0
        self.entries: list[Entry] = []
        self.pending = Entry()
        self.field = ""

    def refuse(self, sentence: str, line: int = 0) -> UnreadableInput:
        """The error to raise, at the given line or the present one."""
        return UnreadableInput(sentence, self.path, line or self.line)

    def scan(self, text: str) -> Scanner:
        """Read all lines; only LF ends one."""
        for self.line, raw in enumerate(text.split("\n"), 1):
            line = raw.strip(BLANKS)
            if not line:
                continue
            if line[0] == '"':
                self.continuation(line, previous=False)
            elif line[0] == "#":
                self.marked(line)
            else:
                self.keyword(line)
        self.finish()
        return self

    def marked(self, line: str) -> None:
        """A line that begins with #: a comment of one of the kinds, a previous text or a line of an obsolete entry."""
        mark, rest = line[:2], line[2:]
        if mark == "#~":
            self.obsolete(rest.lstrip(BLANKS))
        elif mark == "#|":
            self.previous(rest.lstrip(BLANKS))
        else:
            entry = self.open()
            if mark == "#.":
                entry.extracted.append(rest.lstrip(BLANKS))
            elif mark == "#:":
                entry.locations.extend(places(rest))
            elif mark in ("#,", "#="):
                entry.flags.extend(flag for part in rest.split(",") if (flag := part.strip(BLANKS)))
            else:
                entry.comments.append(line[2:] if mark == "# " else line[1:])

    def obsolete(self, rest: str) -> None:
        """What stands after `#~`."""
        if rest.startswith("|"):
            self.previous(rest[1:].lstrip(BLANKS))
        elif rest.startswith('"'):
            self.continuation(rest, previous=False)
        elif rest:
            self.keyword(rest, obsolete=True)

    def previous(self, rest: str) -> None:
        """What stands after `#|`."""
        if rest.startswith('"'):
            self.continuation(rest, previous=True)
        elif rest.startswith("msgid_plural"):
            raise self.refuse("plural entries are not used here; remove this line")
        elif rest:
            self.keyword(rest, "|")

    def keyword(self, line: str, bar: str = "", obsolete: bool = False) -> None:
        """A line that begins a field."""
        match = KEYWORD.match(line)
        if match is None:
            raise self.refuse(wrong_line(line))
        entry = self.open()
        name = bar + match[1]
        if name in entry.texts:
            raise self.refuse(f"a second {match[1]}, but the entry before has no msgstr yet")
        if name == "msgstr" and "msgid" not in entry.texts:
            raise self.refuse("a msgstr without a msgid before it")
        if name == "msgid":
            entry.line, entry.obsolete = self.line, obsolete
        elif name == "msgstr" and entry.obsolete is not obsolete:
            raise self.refuse("one half of this entry is marked with #~ and the other is not")
        entry.texts[name] = self.quoted(match[2])
        self.field = name

    def continuation(self, line: str, previous: bool) -> None:
        """A line that holds nothing but a text in quotation marks: it goes on with the field above."""
        texts = self.pending.texts
        if self.field not in texts or self.field.startswith("|") is not previous:
            raise self.refuse("a text in quotation marks that belongs to no entry")
        texts[self.field] += self.quoted(line)

    def quoted(self, text: str) -> str:
        """The text between quotation marks, escapes resolved."""
        if '"' not in (inner := text[1:-1]) and "\\" not in inner and len(text) > 1 and text[-1] == '"':
            return inner
        match = QUOTED.fullmatch(text)
        if match is None:
            raise self.refuse(wrong_quotes(text))
        return ESCAPE.sub(self.unescape, match[1])

    def unescape(self, match: re.Match[str]) -> str:
        """The character that an escape stands for; octal and hexadecimal ones are bytes, so only ASCII ones have a meaning."""
        code = match[1]
        if code in ESCAPES:
            return ESCAPES[code]
        number = int(code[1:], 16) if code[0] == "x" and len(code) > 1 else int(code, 8) if code[0] in "01234567" else 0
        if not 0 < number < 128:
            raise self.refuse(f"“\\{code}” means nothing in a PO file; write a backslash twice: “\\\\{code}”")
        return chr(number)

    def open(self) -> Entry:
        """The entry that a new line belongs to: a new one when the last has its msgstr."""
        if "msgstr" in self.pending.texts:
            self.entries.append(self.pending)
            self.pending = Entry()
            self.field = ""
        return self.pending

    def finish(self) -> None:
        """Complete the last entry; what stands after it may only be comments of a translator."""
        entry = self.open()
        if entry.texts or entry.extracted or entry.locations or entry.flags:
            raise self.refuse(CUT_OFF)


def places(rest: str) -> list[str]:
    """The locations of a `#:` line; names with spaces stand between U+2068 and U+2069, as gettext writes them."""
    if "\u2068" not in rest:
        return rest.split()
    return [isolated or plain for isolated, plain in re.findall(r"\u2068([^\u2068\u2069]*)\u2069\S*|(\S+)", rest)]


def wrong_line(line: str) -> str:
    """The sentence about a line that is none of a PO file."""
    if line.startswith(CONFLICT):
        return "an unresolved merge conflict stands here; keep one side and remove the lines with <<<<<<<, ======= and >>>>>>>"
    if line.startswith(("msgid_plural", "msgstr[")):
        return "plural entries are not used here; the entry needs one msgid and one msgstr"
    if line.startswith(("msgid", "msgstr", "msgctxt")):
        if line.split(None, 1)[-1][0] in TYPOGRAPHIC:
            return 'the text stands between typographic quotation marks; a PO file needs straight ones (")'
        return 'a text in straight quotation marks (") must follow'
    return "this line belongs to no entry: it must begin with msgid, msgstr, a quotation mark or #"


def wrong_quotes(text: str) -> str:
    """The sentence about a text whose quotation marks do not fit."""
    if re.fullmatch(r'".*[^\\](\\\\)*"', text):
        return 'a quotation mark inside the text must be written \\"'
    return "the quotation mark is not closed"
