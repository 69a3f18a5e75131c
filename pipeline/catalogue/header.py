"""The header of a catalogue: its fields, their order, and when its two dates move.

Names nobody: what a person or a person's editor wrote into a field stays, and a field that would ask for a person says that the
file was generated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, State

NOBODY = {"Last-Translator": "Automatically generated", "Language-Team": "none"}
"""What `msginit --no-translator` of GNU gettext writes where no person is known; `msgfmt -c` accepts it without a warning."""

CONTENT_TYPE = "text/plain; charset=UTF-8"


def new_header(document: str, source_language: str, language: str, today: date) -> dict[str, str]:
    """The header fields of a catalogue made today, in the order in which gettext writes them."""
    return {
        "Project-Id-Version": document,
        "POT-Creation-Date": stamp_of(today),
        "PO-Revision-Date": stamp_of(today),
        **NOBODY,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": LANGUAGES[language].plural_forms,
        "X-Source-Language": source_language,
    }


def complete(header: Mapping[str, str], document: str, source_language: str, language: str, today: date) -> dict[str, str]:
    """The header with missing fields added and the technical ones set right; every field that a person may fill stays as it is."""
    fresh = new_header(document, source_language, language, today)
    technical = ("Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms", "X-Source-Language")
    kept = {name: value for name, value in header.items() if value or name in NOBODY}
    return fresh | kept | {name: fresh[name] for name in technical}


def stamp_of(day: date) -> str:
    """A date as header fields write it; hours would make every run differ, so it is always midnight UTC."""
    return f"{day.isoformat()} 00:00+0000"


def stamp(old: Catalogue | None, new: Catalogue, today: date) -> Catalogue:
    """`new` with its dates moved to `today` where its content moved since `old`, and with the dates of `old` where not.

    The list of source texts moves `POT-Creation-Date`; translations and their states move `PO-Revision-Date`.
    """
    header = dict(new.header)
    if old is None or [unit.msgid for unit in old.units] != [unit.msgid for unit in new.units]:
        header["POT-Creation-Date"] = stamp_of(today)
    if old is None or translations(old) != translations(new):
        header["PO-Revision-Date"] = stamp_of(today)
    return replace(new, header=header)


def translations(catalogue: Catalogue) -> dict[tuple[str | None, str], tuple[str, State]]:
    """What a catalogue says: text and state of every entry that is not empty."""
    return {(unit.msgctxt, unit.msgid): (unit.msgstr, unit.state) for unit in catalogue.units if unit.msgstr}
