"""What a fresh unit takes from the past: everything when its text is the same, a translation to edit when it changed.

A changed text never comes out as reviewed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipeline.model import State, Unit

Changes = Callable[[str, str], tuple[str, ...]]
"""The facts that differ between an old and a new source text."""

EARLIER = ", of an earlier text"
"""What the comment on a draft ends with when its source text changed."""


def kept(fresh: Unit, known: Unit, changes: Changes) -> Unit:
    """The unit of a text that stayed or came back, as it was; only what the source says of it is new.

    Where another tool recorded a previous text without saying which facts changed, that is added.
    """
    facts = known.facts_changed
    previous = known.previous_msgid
    if previous == fresh.msgid and known.previous_msgctxt is None:
        previous, facts = None, ()
    if previous is not None:
        facts = distinct((*facts, *changes(previous, fresh.msgid)))
    return replace(
        known,
        kind=fresh.kind,
        note=fresh.note,
        names=fresh.names,
        locations=fresh.locations,
        facts_changed=facts,
        previous_msgid=previous,
        previous_msgctxt=known.previous_msgctxt if previous is not None else None,
    )


def taken_over(fresh: Unit, olds: Sequence[Unit], changes: Changes) -> Unit:
    """The unit of a changed text with the translation of the unit, or of the adjoining units, that it was made from.

    The previous text is the one that the translation was made for, not the one that stood there last.
    """
    comments = distinct(line for old in olds for line in old.comments)
    told = [old for old in olds if old.msgstr]
    if not told:
        return replace(fresh, comments=comments)
    previous = " ".join(origin(old) for old in told)
    same = previous == fresh.msgid
    return replace(
        fresh,
        msgstr=" ".join(old.msgstr for old in told),
        state=State.NEEDS_EDITING,
        draft=provenance(told, same),
        unverified=distinct(term for old in told for term in old.unverified),
        facts_changed=() if same else changes(previous, fresh.msgid),
        comments=comments,
        previous_msgid=None if same else previous,
        previous_msgctxt=None if same else told[0].msgctxt,
        flags=distinct(flag for old in told for flag in old.flags),
    )


def provenance(olds: Sequence[Unit], same: bool) -> str:
    """Where machine drafts came from, and that they were made for another text: “exact” would no longer be true of this one."""
    drafts = distinct(old.draft.removesuffix(EARLIER) for old in olds)
    return "; ".join(drafts) + ("" if same else EARLIER) if drafts else ""


def origin(old: Unit) -> str:
    """The source text that the translation of a unit was made for."""
    if old.state is State.NEEDS_EDITING and old.previous_msgid is not None:
        return old.previous_msgid
    return old.msgid


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order, empty ones left out."""
    return tuple(dict.fromkeys(value for value in values if value))
