"""The sentences of the `names` check, for an editor who may read neither the script nor the language of the translation."""

from __future__ import annotations

from pipeline.languages import LANGUAGES
from pipeline.model import Term
from pipeline.names.exchange import Exchange
from pipeline.names.forms import render
from pipeline.names.near import Near
from pipeline.names.occurrence import Occurrence
from pipeline.text import isolate

READABLE = ("en", "de", "kmr", "fa", "ckb")


def label(term: Term, source: str) -> str:
    """What to call a term: as the source writes it if that is in Latin letters, else as English does."""
    for language in (source, *READABLE):
        if language in term.forms and LANGUAGES[language].script == "Latn":
            return render(term, language)
    return isolate(next(iter(term.forms.values())).form)


def write(term: Term, target: str) -> str:
    """The form that should stand there."""
    return quoted(render(term, target))


def quoted(text: str) -> str:
    """A piece of the translation, isolated so that right-to-left text cannot disturb the sentence."""
    return isolate(text)


def letters(count: int) -> str:
    """“1 letter”, “2 letters”."""
    return "1 letter" if count == 1 else f"{count} letters"


def times(count: int) -> str:
    """“not”, “once”, “3 times”."""
    return ("not", "once")[count] if count < 2 else f"{count} times"


def missing(term: Term, source: str, target: str) -> str:
    """A name does not stand there at all."""
    if term.kind == "term":
        return f"the glossary has {write(term, target)} for “{label(term, source)}”; no form of it stands in the translation"
    return f"{label(term, source)} is missing; it should read {write(term, target)}"


def never(term: Term, one: Occurrence, source: str, target: str) -> str:
    """A form that is wrong wherever it stands."""
    return f"{quoted(one.written)} is wrong for {label(term, source)}; it should read {write(term, target)}"


def added(term: Term, one: Occurrence, source: str) -> str:
    """A name that the source does not contain."""
    return f"{label(term, source)} stands in the translation ({quoted(one.written)}), but not in the source"


def only_short(term: Term, one: Occurrence, source: str, target: str) -> str:
    """Only the surname or abbreviation stands where the source has the whole name."""
    return f"only {quoted(one.written)} stands for {label(term, source)}, though the source has the whole name; it should read {write(term, target)}"


def misspelt(term: Term, written: str, miss: Near, source: str) -> str:
    """A near miss."""
    return (
        f"{label(term, source)} is misspelt: {quoted(written)} is {letters(miss.letters)} off; it should read {quoted(miss.form)}"
    )


def joined(term: Term, written: str, miss: Near, source: str) -> str:
    """A name that is right, with an ending that the rules do not join to it."""
    return (
        f"{label(term, source)} stands with an ending that does not fit it: {quoted(written)}; the name reads {quoted(miss.form)}"
    )


def left(term: Term, one: Occurrence, source: str, target: str) -> str:
    """The name stands as in the source language."""
    return f"{label(term, source)} is left untranslated ({quoted(one.written)}); it should read {write(term, target)}"


def misread(term: Term, one: Occurrence, source: str, target: str) -> str:
    """The name was read as a word, the term as another one."""
    if term.kind == "term":
        return f"“{label(term, source)}” seems to be misunderstood ({quoted(one.written)}); the glossary has {write(term, target)}"
    return f"{label(term, source)} seems to be translated as a word ({quoted(one.written)}); it should read {write(term, target)}"


def other(term: Term, instead: Term, one: Occurrence, source: str, target: str) -> str:
    """Another name stands where this one should."""
    return f"{label(instead, source)} ({quoted(one.written)}) stands where the source has {label(term, source)}; it should read {write(term, target)}"


def fewer(term: Term, wanted: int, have: int, source: str) -> str:
    """Fewer renderings than in the source."""
    return (
        f"{label(term, source)} stands {times(wanted)} in the source and {times(have)} in the translation; "
        f"if a pronoun is meant, record it with the translator comment “pronoun: {term.id}”"
    )


def underived(term: Term, one: Occurrence, source: str) -> str:
    """A word made of a name has nothing in the translation that answers it."""
    return f"the source has {quoted(one.written)}; nothing in the translation answers it ({label(term, source)})"


PARTS = {
    "owner": "what is {had}’s in the source is {has}’s in the translation",
    "agent": "what {had} does in the source {has} does in the translation",
    "passive": "what {had} does in the source {has} does in the translation",
    "reporter": "what {had} says in the source {has} says in the translation",
    "speaker": "what {had} says in the source {has} says in the translation",
    "companion": "the source has “with {had}”, the translation “with {has}”",
    "with": "the source has “with {had}”, the translation “with {has}”",
    "against": "the source has “against {had}”, the translation “against {has}”",
    "origin": "the source has “from {had}”, the translation “from {has}”",
    "goal": "the source has “to {had}”, the translation “to {has}”",
    "when": "the clause that tells of {had} in the source tells of {has} in the translation",
}
"""What the part says that has gone from the second name to the first."""

EVIDENCE = {
    "sentence": "each stands in the sentence of the other",
    "quotation": "who is inside the quotation in the source stands outside of it",
    "figure": "each stands by the figure of the other",
    "order": "the source names {second} first, the translation {first}",
}


def exchanged(found: Exchange, first: Term, second: Term, source: str, sure: bool) -> str:
    """Two people or places have changed places, or perhaps have: the evidence, and how to settle it where the order is right."""
    one, other = label(first, source), label(second, source)
    if found.moved:
        role, gained = found.moved[0]
        has, had = (one, other) if gained == first.id else (other, one)
        why = PARTS[role].format(has=has, had=had)
    else:
        why = EVIDENCE[found.evidence].format(first=one, second=other)
    settle = f"if that is right, record it with the translator comment “order: {first.id}, {second.id}”"
    if not sure:
        return f"{one} and {other} stand in another order than in the source; are they exchanged? {settle[0].upper()}{settle[1:]}"
    written = f"{one} ({quoted(found.first.written)}) and {other} ({quoted(found.second.written)})"
    return f"{written} have changed places: {why}; {settle}"
