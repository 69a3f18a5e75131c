"""Whether the names of a source text stand in its translation: the decisions of the `names` check, as functions of two strings.

Owns what is an error and what a warning. Knows neither catalogues nor files; `wording` says it to people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.glossary import Glossary
from pipeline.model import Severity
from pipeline.names import wording
from pipeline.names.entry import DOLLAR, Entry, tongues
from pipeline.names.exchange import Exchange, exchanged
from pipeline.names.index import NameIndex
from pipeline.names.occurrence import Occurrence


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with one term: `start:end` is the place in the translation (both 0: none).

    `kind` is one of never, missing, near (misspelt), joined (to an ending
    that does not fit it), short (only the surname), left (untranslated), misread (as a word), swapped
    (another name), added, count, derived (an adjective without an answer), exchanged (two people or two places).
    """

    kind: str
    term: str
    severity: Severity
    message: str
    start: int = 0
    end: int = 0


def judge(
    msgid: str,
    msgstr: str,
    glossary: Glossary,
    source: str,
    target: str,
    pronouns: Collection[str] = (),
    ordered: Collection[frozenset[str]] = (),
) -> tuple[Verdict, ...]:
    """Everything that is wrong with the names of a translation; nothing for an empty one.

    `pronouns` are the ids of terms for which a person recorded that a pronoun stands for some of the names, `ordered`
    the sets of ids of which a person recorded that they stand in the right order.
    """
    if not msgstr.strip():
        return ()
    entry = Entry(tongues(glossary, source, target), msgid, msgstr)
    if not entry.source and not entry.target:
        return ()
    return tuple(_verdicts(entry, frozenset(pronouns), ordered))


def _verdicts(entry: Entry, pronouns: frozenset[str], ordered: Collection[frozenset[str]]) -> Iterator[Verdict]:
    wrong = list(_never(entry))
    yield from wrong
    blamed = {verdict.term for verdict in wrong}
    added = list(entry.added())
    absent = [id_ for id_ in entry.wanted if id_ not in blamed and not entry.stands(id_)]
    missing = [verdict for id_ in absent for verdict in _missing(entry, id_, added, pronouns)]
    yield from missing
    told = {verdict.start for verdict in missing if verdict.kind == "swapped"}
    yield from _additions(entry, [one for one in added if one.start not in told])
    for id_ in entry.wanted:
        if id_ not in absent and id_ not in blamed:
            yield from _fewer(entry, id_, pronouns)
    yield from _derived(entry)
    yield from _exchanged(entry, ordered)


def _never(entry: Entry) -> Iterator[Verdict]:
    """A form that the glossary calls wrong, unless the source speaks of that very thing or has the passage verbatim.

    The wrong form of a term that the source does not have may mean just what it says: a warning.
    """
    for one in entry.target:
        if one.status == "never" and one.term not in entry.confusable and not entry.verbatim(one):
            term = entry.terms[one.term]
            message = wording.never(term, one, entry.between.source, entry.between.target)
            severity: Severity = "warning" if term.kind == "term" and one.term not in entry.mentioned else "error"
            yield Verdict("never", term.id, severity, message, one.start, one.end)


def _missing(entry: Entry, id_: str, added: Sequence[Occurrence], pronouns: frozenset[str]) -> Iterator[Verdict]:
    """A term that the source names and the translation does not: what stands there instead, if that can be said."""
    term = entry.terms[id_]
    if entry.echoed(id_) and entry.wanted[id_] == 1:
        return
    if entry.nested(id_) or entry.echoed(id_):
        yield from _fewer(entry, id_, pronouns)
        return
    soft = term.kind == "term" or wordlike(entry, id_, entry.between.reading)
    verdict = _misread(entry, id_, "warning") if soft else _misspelt(entry, id_) or _instead(entry, id_, added)
    message = wording.missing(term, entry.between.source, entry.between.target)
    yield verdict or Verdict("missing", id_, "warning" if soft else "error", message)


def wordlike(entry: Entry, id_: str, language: NameIndex) -> bool:
    """Whether a name cannot be told from ordinary words: a title in a script without capitals."""
    return entry.terms[id_].kind == "work" and not language.latin


def _misspelt(entry: Entry, id_: str, sure: bool = False) -> Verdict | None:
    """A misspelling of a term, of its full name if its short form stands there."""
    standing = entry.standing(id_)
    whole = bool(standing) if not sure else len(standing) >= sum(id_ in one.names for one in entry.named)
    miss = entry.misspelt(id_, sure, whole)
    if miss is None:
        return None
    start, end = entry.words.span(miss.first, miss.last)
    written = entry.words.folded[entry.words.starts[miss.first] : entry.words.ends[miss.last]]
    if not miss.letters and miss.first < miss.last:
        message = wording.joined(entry.terms[id_], written, miss, entry.between.source)
        return Verdict("joined", id_, "warning", message, start, end)
    return Verdict("near", id_, "error", wording.misspelt(entry.terms[id_], written, miss, entry.between.source), start, end)


def _instead(entry: Entry, id_: str, added: Sequence[Occurrence]) -> Verdict | None:
    """What stands where a missing name should: its short form alone, the untranslated name, a word, another name."""
    term, source, target = entry.terms[id_], entry.between.source, entry.between.target
    for one in entry.standing(id_):
        severity: Severity = "error" if term.kind == "person" else "warning"
        return Verdict("short", id_, severity, wording.only_short(term, one, source, target), one.start, one.end)
    found = _left(entry, id_) or _misread(entry, id_)
    others = [one for one in added if one.kind == term.kind]
    if found is None and len({one.term for one in others}) == 1:
        return _other(entry, id_, others[0])
    return found


def _left(entry: Entry, id_: str) -> Verdict | None:
    """The name as the source language writes it."""
    one = entry.left(id_)
    if one is None:
        return None
    message = wording.left(entry.terms[id_], one, entry.between.source, entry.between.target)
    return Verdict("left", id_, "error", message, one.start, one.end)


def _misread(entry: Entry, id_: str, severity: Severity = "error") -> Verdict | None:
    """A word as which the name was read."""
    one = entry.suspect(id_)
    if one is None:
        return None
    message = wording.misread(entry.terms[id_], one, entry.between.source, entry.between.target)
    return Verdict("misread", id_, severity, message, one.start, one.end)


def _other(entry: Entry, id_: str, one: Occurrence) -> Verdict:
    """Another name in the place of one."""
    message = wording.other(entry.terms[id_], entry.terms[one.term], one, entry.between.source, entry.between.target)
    return Verdict("swapped", id_, "error", message, one.start, one.end)


def _additions(entry: Entry, added: Sequence[Occurrence]) -> Iterator[Verdict]:
    """What stands there and is not in the source; “they are Syria” is too odd to be sure (سووریان: their red)."""
    for one in added:
        severe = one.status != "short" and one.rule != "are" and not wordlike(entry, one.term, entry.between.writing)
        message = wording.added(entry.terms[one.term], one, entry.between.source)
        yield Verdict("added", one.term, "error" if severe else "warning", message, one.start, one.end)


def _fewer(entry: Entry, id_: str, pronouns: frozenset[str]) -> Iterator[Verdict]:
    """Fewer renderings than in the source: a misspelling or a word that was taken for another, else a warning with both counts."""
    have = len(entry.standing(id_))
    fewer = have < sum(id_ in one.names for one in entry.named)
    if entry.terms[id_].kind == "term" or not (fewer or entry.shortened(id_)):
        return
    found = _misspelt(entry, id_, sure=True) or (_mistaken(entry, id_, pronouns) if fewer else None)
    if found is not None:
        yield found
    elif have < entry.wanted[id_] and id_ not in pronouns:
        message = wording.fewer(entry.terms[id_], entry.wanted[id_], have, entry.between.source)
        yield Verdict("count", id_, "warning", message)


def _mistaken(entry: Entry, id_: str, pronouns: frozenset[str]) -> Verdict | None:
    """What stands for one of several mentions of a term, and should not."""
    found = _misread(entry, id_) or _left(entry, id_)
    if found is not None or entry.terms[id_].kind != "person" or id_ in pronouns:
        return found
    for one in reversed(entry.rendered):
        other = one.kind == "person" and id_ not in one.names and one.term in entry.wanted
        if other and len(entry.standing(one.term)) > entry.wanted[one.term]:
            return _other(entry, id_, one)
    return None


def _derived(entry: Entry) -> Iterator[Verdict]:
    """A word made of a name (Iranian) of which the translation has neither the word nor the name: a warning."""
    for one in entry.named:
        if not one.derived or one.kind == "term" or one.term in entry.wanted:
            continue
        money = entry.currency(one, entry.msgid) and DOLLAR.search(entry.msgstr) is not None
        answered = money or entry.standing(one.term) or entry.nested(one.term) or entry.echoed(one.term)
        if entry.between.target in entry.terms[one.term].forms and not answered:
            message = wording.underived(entry.terms[one.term], one, entry.between.source)
            yield Verdict("derived", one.term, "warning", message)
            return


def _exchanged(entry: Entry, ordered: Collection[frozenset[str]]) -> Iterator[Verdict]:
    """Two people or two places that have changed places, unless a person recorded that their order is right."""
    for kind in ("person", "place"):
        source, target = ([one for one in side if one.kind == kind and not one.derived] for side in (entry.named, entry.rendered))
        if len({one.term for one in source}) < 2:
            continue
        for found in exchanged(entry.msgid, entry.msgstr, source, target, (entry.between.source, entry.between.target)):
            if any({found.first.term, found.second.term} <= pair for pair in ordered):
                continue
            sure = found.sure and (kind == "person" or travelled(found))
            if kind == "place" and not sure and found.adjacent:
                continue
            two = entry.terms[found.first.term], entry.terms[found.second.term]
            message = wording.exchanged(found, *two, entry.between.source, sure)
            place = (found.first.start, found.first.end)
            yield Verdict("exchanged", found.first.term, "error" if sure else "warning", message, *place)


def travelled(found: Exchange) -> bool:
    """Whether two places are certainly exchanged: from one to the other, or in the sentence of the other."""
    parts = {role for role, _ in found.moved} & {"origin", "goal"}
    return found.evidence not in ("order", "role") or len(parts) == 2 or (bool(parts) and not found.adjacent)
