"""From bytes to text: UTF-8 and nothing else, with a sentence that says what another file looks like.

Never guesses a translation into existence: a file in another encoding is refused, not converted.
"""

from __future__ import annotations

import codecs

from pipeline.errors import UnreadableInput

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "it is saved as UTF-32, save it as UTF-8"),
    (codecs.BOM_UTF32_BE, "it is saved as UTF-32, save it as UTF-8"),
    (codecs.BOM_UTF16_LE, "it is saved as UTF-16 (“Unicode” in Notepad), save it as UTF-8"),
    (codecs.BOM_UTF16_BE, "it is saved as UTF-16, save it as UTF-8"),
    (b"\xde\x12\x04\x95", "it is a compiled catalogue (.mo), not its source (.po)"),
    (b"\x95\x04\x12\xde", "it is a compiled catalogue (.mo), not its source (.po)"),
    (b"PK\x03\x04", "it is a zip archive or an office document, not a text file"),
    (b"\x1f\x8b", "it is compressed with gzip, not a text file"),
    (b"%PDF", "it is a PDF, not a text file"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word document, not a text file"),
)
"""How files begin that end up under the name of a text file by mistake, and what to say about them."""


def decode(content: bytes, path: str) -> str:
    """The text of a UTF-8 file, newline characters untouched, without a byte order mark.

    Raises `UnreadableInput` that says what the file looks like instead, with the line of the first byte that is not UTF-8.
    """
    for signature, sentence in SIGNATURES:
        if content.startswith(signature):
            raise UnreadableInput(sentence, path)
    if content.count(0) > len(content) // 4:
        raise UnreadableInput(zeros(content), path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(guess(content, error), path, line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableInput("zero bytes stand in it, the file is damaged: restore it from a copy", path, line)
    return text


def zeros(content: bytes) -> str:
    """What to say of a file full of zero bytes: UTF-16 without its mark, or a file that a crash left empty."""
    if content.count(0) == len(content):
        return "it holds nothing but zero bytes, the file is damaged: restore it from a copy"
    return "it is saved as UTF-16, save it as UTF-8"


def guess(content: bytes, error: UnicodeDecodeError) -> str:
    """The sentence about text that is not UTF-8: cut off, damaged, or in the likeliest other encoding.

    In the Arabic code page most letters of a line are bytes above 127, in the Western one only letters with accents are.
    """
    if error.reason == "unexpected end of data":
        return "the file ends in the middle of a character; was it cut off?"
    foreign = [line for line in content.splitlines() if not line.isascii()]
    broken = [line for line in foreign if not is_utf8(line)]
    if len(broken) * 2 < len(foreign):
        return "the file is UTF-8, but some bytes in this line are damaged: restore the line from a copy"
    letters = b"".join(broken)
    high = sum(byte > 127 for byte in letters)
    looks = "Windows-1256 (Arabic)" if high * 4 > len(letters) else "Latin-1 or Windows-1252"
    return f"it is not UTF-8 but looks like {looks}, save it as UTF-8"


def is_utf8(line: bytes) -> bool:
    """Whether these bytes are UTF-8."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
