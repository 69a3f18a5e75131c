"""From PO text to a `Catalogue`: what entries mean, and the rules that a catalogue must keep.

Refuses what could be read in two ways; decides nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.catalogue.scanner import CUT_OFF, Entry, Scanner
from pipeline.errors import UnreadableInput
from pipeline.languages import LANGUAGES
from pipeline.model import LONGEST, Catalogue, State, Unit

MARKS = ("draft: ", "unverified: ", "left empty: ", "facts changed: ")
"""How the translator comments begin that the pipeline writes itself."""

FUZZY = "fuzzy"


def parse(text: str, path: str, document: str, language: str, source_language: str = "") -> Catalogue:
    """The catalogue that a PO file holds; `path` is for messages, `language` that of its folder.

    `source_language` is used where the header names none. Raises `UnreadableInput` with the line: broken syntax, merge-conflict
    markers, a file cut off, the same entry twice, plural entries, no header, a header with another language or encoding.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    scanner = Scanner(path).scan(text)
    head = next((entry for entry in scanner.entries if is_header(entry)), None)
    if head is None:
        what = "the catalogue has no header" if scanner.entries else "the file holds no entries"
        raise UnreadableInput(f"{what}; restore it from a copy", path, 1)
    header = fields(head.texts["msgstr"])
    check_header(header, language, Lines(text, path, head.line))
    units = tuple(unit(entry) for entry in scanner.entries if entry is not head and not entry.obsolete)
    check_entries(scanner, head)
    return Catalogue(
        document=document,
        source_language=source_of(header, source_language, Lines(text, path, head.line)),
        language=language,
        units=units,
        obsolete=tuple(unit(entry) for entry in scanner.entries if entry.obsolete),
        header=header,
        header_comment="\n".join(head.comments + scanner.pending.comments),
    )


LONGEST_NAME = 100
"""Characters of the name of a header field; one of thousands of digits is no name, and cannot be sorted among the others."""


def is_header(entry: Entry) -> bool:
    """Whether this is the entry that holds the header fields."""
    return entry.texts.get("msgid") == "" and "msgctxt" not in entry.texts and not entry.obsolete


def fields(msgstr: str) -> dict[str, str]:
    """The header fields in order; a line without a colon goes on with the field above."""
    header: dict[str, str] = {}
    name = ""
    for line in msgstr.split("\n"):
        before, colon, after = line.partition(":")
        if colon and before.strip():
            name = before.strip()
            header[name] = after.strip()
        elif line.strip() and name:
            header[name] += "\n" + line.strip()
    return header


@dataclass(frozen=True, slots=True)
class Lines:
    """Finds the line of a header field for a message; `head` is that of the header's msgid."""

    text: str
    path: str
    head: int

    def refuse(self, name: str, sentence: str) -> UnreadableInput:
        """The error to raise about the header field `name`."""
        found = re.search(rf'^[ \t]*"{name}:', self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start()) + 1 if found else self.head
        return UnreadableInput(sentence, self.path, line)


def check_header(header: dict[str, str], language: str, lines: Lines) -> None:
    """Refuse a catalogue of another language or with another encoding than it has."""
    if any(len(name) > LONGEST_NAME for name in header):
        sentence = f"a header field has a name of more than {LONGEST_NAME} characters; restore the header from a copy"
        raise UnreadableInput(sentence, lines.path, lines.head)
    found = header.get("Language", "")
    if not found:
        raise lines.refuse("Language", f"the header names no Language; the line must be “Language: {language}”")
    if found != language:
        sentence = f"the header says that the language is “{found}”, but the file lies in the folder of “{language}”"
        raise lines.refuse("Language", sentence)
    charset = header.get("Content-Type", "charset=UTF-8").partition("charset=")[2].strip()
    if charset.upper().replace("-", "") != "UTF8":
        sentence = f"the header says charset={charset}; save the file as UTF-8 and write charset=UTF-8"
        raise lines.refuse("Content-Type", sentence)


def source_of(header: dict[str, str], default: str, lines: Lines) -> str:
    """The source language; a wrong one would make the checks look for the wrong names, so it is never guessed."""
    source = header.get("X-Source-Language", "") or default
    if source in LANGUAGES:
        return source
    known = ", ".join(LANGUAGES)
    if source:
        raise lines.refuse("X-Source-Language", f"the header names “{source}” as X-Source-Language; it must be one of {known}")
    raise lines.refuse("X-Source-Language", f"the header names no X-Source-Language; it must be one of {known}")


def check_entries(scanner: Scanner, head: Entry) -> None:
    """Refuse the same entry twice, an entry without text and the remains of one at the end."""
    if any(comment.startswith(MARKS) for comment in scanner.pending.comments):
        raise scanner.refuse(CUT_OFF)
    seen: dict[tuple[str | None, str], int] = {}
    for entry in scanner.entries:
        if entry.obsolete:
            continue
        if max(map(len, entry.texts.values())) > LONGEST:
            raise scanner.refuse(f"an entry with a text of more than {LONGEST} characters; divide it in the source", entry.line)
        key = (entry.texts.get("msgctxt"), entry.texts["msgid"])
        if not key[1] and entry is not head and not is_header(entry):
            raise scanner.refuse("an entry without source text: its msgid is empty", entry.line)
        first = seen.setdefault(key, entry.line)
        if first != entry.line:
            what = "a second header" if not key[1] else "the same entry twice"
            raise scanner.refuse(f"{what} (the first is in line {first}); keep one of the two", entry.line)


def unit(entry: Entry) -> Unit:
    """The unit that an entry is.

    A msgstr of nothing but white space counts as empty: published, it would be a hole in the page.
    """
    texts = entry.texts
    msgstr = texts["msgstr"]
    if msgstr.isspace():
        msgstr = ""
    kind, names, note = extracted(entry.extracted)
    own, rest = sorted_comments(entry.comments) if entry.comments else ({}, ())
    return Unit(
        msgid=texts["msgid"],
        msgstr=msgstr,
        state=state(msgstr, entry.flags),
        msgctxt=texts.get("msgctxt"),
        kind=kind,
        note=note,
        names=names,
        locations=tuple(entry.locations),
        draft=first(own.get("draft: ")),
        unverified=tuple(own.get("unverified: ", ())),
        left_empty=first(own.get("left empty: ")),
        facts_changed=tuple(own.get("facts changed: ", ())),
        comments=rest,
        previous_msgid=texts.get("|msgid"),
        previous_msgctxt=texts.get("|msgctxt"),
        flags=tuple(dict.fromkeys(flag for flag in entry.flags if flag.lower() != FUZZY)) if entry.flags else (),
    )


def state(msgstr: str, flags: list[str]) -> State:
    """Empty, needs editing or reviewed; a flag written by hand in capitals counts too, for it was meant as one."""
    if not msgstr:
        return State.UNTRANSLATED
    if flags and any(flag.lower() == FUZZY for flag in flags):
        return State.NEEDS_EDITING
    return State.REVIEWED


def extracted(lines: list[str]) -> tuple[str, tuple[str, ...], str]:
    """Kind, names and note of the extracted comments."""
    rest = [line for line in lines if line]
    kind = rest.pop(0)[len("type: ") :] if rest and rest[0].startswith("type: ") else ""
    count = 0
    while count < len(rest) and rest[count].startswith("name: "):
        count += 1
    return kind, tuple(line[len("name: ") :] for line in rest[:count]), "\n".join(rest[count:])


def sorted_comments(lines: list[str]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The translator comments that the pipeline wrote, by mark, and all the others in order."""
    own: dict[str, list[str]] = {}
    rest: list[str] = []
    for line in lines:
        mark = next((mark for mark in MARKS if line.startswith(mark)), "")
        if not mark or (mark in ("draft: ", "left empty: ") and mark in own):
            rest.append(line)
        else:
            own.setdefault(mark, []).append(line[len(mark) :])
    return own, tuple(rest) if any(rest) else ()


def first(lines: list[str] | None) -> str:
    """The one line of a comment that is written once."""
    return lines[0] if lines else ""
