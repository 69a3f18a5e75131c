"""Language codes as other tools write them (de-DE, ku-Arab, kmr-Latn), read as ours.

Owns nothing but this table.
"""

from __future__ import annotations

from pipeline.languages import LANGUAGES

_OTHER_NAMES = {
    "per": "fa",
    "fas": "fa",
    "pes": "fa",
    "ger": "de",
    "deu": "de",
    "eng": "en",
    "kur": "ku",
    "sorani": "ckb",
    "kurmanji": "kmr",
}
_ARABIC = frozenset({"arab", "iq", "ir"})
"""Subtags with which `ku` means Sorani."""


def language_of(tag: str) -> str | None:
    """Our code for a language tag of another tool, None for a language that is not ours.

    `ku` with Arabic script, Iraq or Iran is Sorani; `ku` alone is Kurmanji, as in CLDR.
    """
    primary, *subtags = tag.strip().lower().replace("_", "-").split("-")
    primary = _OTHER_NAMES.get(primary, primary)
    if primary == "ku":
        return "ckb" if _ARABIC & set(subtags) else "kmr"
    return primary if primary in LANGUAGES else None
