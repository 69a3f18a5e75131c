"""The forms of one term in one language: what the glossary lists and what the rules make of it, for people and for the index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pipeline.model import Forms, Term
from pipeline.names import endings
from pipeline.names.words import Words, lowered, shared, words
from pipeline.text import ZWNJ
from pipeline.values import quickly_made

Status = Literal["preferred", "accepted", "short", "inflected", "never", "suspect"]
ACCEPTED: tuple[Status, ...] = ("preferred", "accepted", "short", "inflected")
HARAKAT = re.compile("[\u064b-\u0652\u0670]")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write a term. `rule` says which rule made it (nothing: it stands in the glossary), `form` from which form."""

    text: str
    rule: str
    status: Status
    form: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Listed:
    """A form as the glossary lists it, as words.

    `weak` marks a short form that is an ordinary word too, `made` the spelling of a listed form with spaces for its ZWNJ.
    """

    text: str
    status: Status
    words: Words
    weak: bool = False
    made: bool = False

    @property
    def key(self) -> str:
        """What two spellings of the same form have in common."""
        return " ".join(self.words.keys)


def render(term: Term, language: str) -> str:
    """The form to write in a draft: the preferred one; nothing when the glossary has none in this language."""
    forms = term.forms.get(language)
    return forms.form if forms else ""


def listed(term: Term, language: str) -> Iterator[Listed]:
    """Every form that the glossary lists for a term, preferred first; in Persian each ZWNJ also as a space."""
    forms = term.forms.get(language)
    if forms is None:
        return
    ordinary = {" ".join(words(form, language).keys) for form in forms.suspect}
    for status, form in by_status(forms):
        for spelling in dict.fromkeys((form, form.replace(ZWNJ, " ")) if language in ("fa", "ckb") else (form,)):
            parts = words(spelling, language)
            if parts.keys:
                weak = status == "short" and " ".join(parts.keys) in ordinary
                yield Listed(spelling, status, parts, weak, spelling != form)


def by_status(forms: Forms) -> Iterator[tuple[Status, str]]:
    """The listed forms with their status, the most welcome first."""
    yield "preferred", forms.form
    for form in forms.also:
        yield "accepted", form
    for form in forms.short:
        yield "short", form
    for form in forms.inflected:
        yield "inflected", form
    for form in forms.never:
        yield "never", form
    for form in forms.suspect:
        yield "suspect", form


def vetoed(term: Term, language: str) -> frozenset[str]:
    """The keys of the forms that a reviewer refused."""
    forms = term.forms.get(language)
    return frozenset(" ".join(words(form, language).keys) for form in forms.veto) if forms else frozenset()


def accepted(term: Term, language: str) -> tuple[NameForm, ...]:
    """Every form of a term in a language, listed or made by rule, vetoed ones left out; `never` and `suspect` forms at the end."""
    found: dict[tuple[str, bool], NameForm] = {}
    refused = vetoed(term, language)
    for form in listed(term, language):
        good = form.status in ACCEPTED
        for text, rule, key in spelled_out(term, language, form) if good else [(form.text, "", form.key)]:
            if not (rule and key in refused):
                status: Status = "inflected" if rule and form.status != "short" else form.status
                found.setdefault((text, good), NameForm(text, rule, status, form.text))
    return tuple(found.values())


def spelled_out(term: Term, language: str, form: Listed) -> Iterator[tuple[str, str, str]]:
    """The form itself and everything the rules make of it, each with its rule and its key.

    In a phrase the first words and the last one change independently; each change is listed by itself, not every combination.
    """
    yield form.text, "", form.key
    own = list(form.words.keys)
    choices = [endings.inner(key, place == 0, language, term.kind) for place, key in enumerate(own[:-1])]
    for heads in product(*(choice.items() for choice in choices)):
        rules = ", ".join(rule for _, rule in heads if rule)
        if rules:
            keys = [*(key for key, _ in heads), own[-1]]
            yield assembled(form, keys, language), rules, " ".join(keys)
    for stem, tails in endings.of(own[-1], language, term):
        for tail, rule in tails.items():
            if rule:
                spelling = assembled(form, [*own[:-1], stem], language)
                yield endings.joined(spelling, tail, language), rule, " ".join([*own[:-1], stem + tail])


def assembled(form: Listed, keys: list[str], language: str) -> str:
    """The words `keys` between the separators of the form, in the case in which the form writes them."""
    parts, position = [], 0
    for place, key in enumerate(keys):
        parts.append(form.words.folded[position : form.words.starts[place]])
        written = form.words.written[place]
        own = form.words.keys[place]
        same = shared(lowered(written), key)
        parts.append(endings.joined(written, key[len(own) :], language) if key.startswith(own) else written[:same] + key[same:])
        position = form.words.ends[place]
    parts.append(form.words.folded[position:])
    return "".join(parts)
