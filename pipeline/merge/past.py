"""What an old catalogue knows: each of its texts once, settled, and what of it must be kept when its text has left the source.

A unit that a person approved drops the remarks about its draft and its changed source: they spoke of a text that had not been read
yet, and version control remembers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import Catalogue, State, Unit

Key = tuple[str | None, str]
"""What makes a unit the same as another: its context and its source text."""


def key(unit: Unit) -> Key:
    """The key of a unit."""
    return unit.msgctxt, unit.msgid


def remembered(old: Catalogue) -> dict[Key, Unit]:
    """Every text that the catalogue knows with the best that is known of it, obsolete ones first, each in its order."""
    known: dict[Key, list[tuple[int, Unit]]] = {}
    for unit in old.obsolete:
        known.setdefault(key(unit), []).append((worth(unit) + 1, settled(unit)))
    for unit in old.units:
        known.setdefault(key(unit), []).append((worth(unit) - 2, settled(unit)))
    return {name: joined([unit for _, unit in sorted(same, key=lambda pair: pair[0])]) for name, same in known.items()}


def worth(unit: Unit) -> int:
    """How little of a person's work is in a unit: 0 for a reviewed one, most for an empty one.

    What a person marked as needs editing in the document goes before what was approved and is obsolete (2 - 2 < 0 + 1), for the mark
    is the later judgement; a machine draft does not (6 - 2 > 0 + 1).
    """
    if unit.state is State.REVIEWED:
        return 0
    if unit.state is State.UNTRANSLATED:
        return 9
    return 6 if unit.draft else 3 if unit.previous_msgid is not None else 2


def settled(unit: Unit) -> Unit:
    """The unit without the remarks that its state has overtaken, and with line breaks at its ends only where the source has them.

    The latter is a rule of `msgfmt -c`; a segment begins and ends with text, so that no break there can be wanted.
    """
    if unit.state is State.UNTRANSLATED:
        return replace(unit, msgstr="", draft="", unverified=(), facts_changed=(), previous_msgid=None, previous_msgctxt=None)
    unit = replace(unit, msgstr=fitted(unit.msgstr, unit.msgid), left_empty="")
    if unit.state is State.REVIEWED:
        return replace(unit, draft="", unverified=(), facts_changed=(), previous_msgid=None, previous_msgctxt=None)
    if unit.previous_msgid is None:
        return replace(unit, facts_changed=(), previous_msgctxt=None)
    return unit


def fitted(msgstr: str, msgid: str) -> str:
    """The translation with a line break at its beginning and end exactly where the source text has one."""
    start = "\n" if msgid.startswith("\n") else ""
    end = "\n" if msgid.endswith("\n") else ""
    return start + msgstr.strip("\n") + end


def joined(same: Sequence[Unit]) -> Unit:
    """One unit of several with the same text, the best first: its translation stays, the others become remarks of it."""
    best = same[0]
    if len(same) == 1:
        return best
    comments = dict.fromkeys(best.comments)
    for other in same[1:]:
        comments |= dict.fromkeys(other.comments)
        if other.msgstr and other.msgstr != best.msgstr:
            comments |= dict.fromkeys(f"another translation: {line}" for line in other.msgstr.split("\n"))
    flags = dict.fromkeys(flag for unit in same for flag in unit.flags)
    return replace(best, comments=tuple(comments), flags=tuple(flags))


def left(gone: Iterable[Unit], present: Sequence[Unit]) -> tuple[Unit, ...]:
    """The obsolete units: those gone in which anything of worth stands.

    A translation that was only carried over from another text, and that no person has touched since, stands with that other text.
    """
    kept = [bare(unit) for unit in gone if unit.msgstr or unit.comments]
    said: dict[str, list[set[str]]] = {}
    for unit in (*present, *kept):
        if unit.previous_msgid is None:
            said.setdefault(unit.msgstr, []).append(set(unit.comments))
    return tuple(
        unit
        for unit in kept
        if unit.previous_msgid is None or not any(comments.issuperset(unit.comments) for comments in said.get(unit.msgstr, ()))
    )


def bare(unit: Unit) -> Unit:
    """A unit without what is written anew from the source: obsolete entries carry none of it."""
    return replace(unit, kind="", note="", names=(), locations=())
