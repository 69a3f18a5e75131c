"""The values that everything else passes around: frozen, comparable, without behaviour and without a privileged language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from pipeline.values import quickly_made

Severity = Literal["error", "warning"]
"""An error refuses the document, a warning is for a person to read."""

TermKind = Literal["person", "place", "organisation", "work", "term"]
"""What a glossary term names; a missing form of a `term` is only a warning."""

LONGEST = 20_000
"""Characters of the longest text that is taken for a segment, eight pages without a paragraph: what is longer is a mistake or an
attack, and is refused where it is read, so that whatever compares two texts need not fear for its time."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands: a path relative to the project and a line counted from 1 (0: unknown, never compared)."""

    path: str
    line: int = field(default=0, compare=False)


@quickly_made
@dataclass(frozen=True, slots=True)
class Segment:
    """One block of running text of a source document, as its translator sees it: soft breaks are spaces, inline Markdown stays.

    `kind` is the word of the `#. type:` comment (`heading`, `paragraph`, `list item`, `table cell`, `quotation`, `footnote`,
    `title`, `description`); `note` is what a `<!-- translators: ... -->` comment before it says.
    """

    text: str
    kind: str
    location: Location
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A source document as parsed: `name` is its path under `source/` without `.md`, `id` its stable identity."""

    name: str
    id: str
    language: str
    title: str
    description: str
    person: str
    segments: tuple[Segment, ...]


class State(Enum):
    """How far a unit is; only a person makes it `REVIEWED`."""

    UNTRANSLATED = "untranslated"
    NEEDS_EDITING = "needs editing"
    REVIEWED = "reviewed"


@quickly_made
@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a catalogue.

    `draft` names where a machine draft came from, `unverified` the ids of terms that it could not verify, `left_empty` why no
    draft was made, `facts_changed` what changed in the source ("151 → 152") since the translation was made, `names` the lines
    "Nahid Taghavi → ناهید تقوی", `comments` every other translator comment, verbatim line by line, `flags` every flag but the
    one for needs editing.
    """

    msgid: str
    msgstr: str = ""
    state: State = State.UNTRANSLATED
    msgctxt: str | None = None
    kind: str = ""
    note: str = ""
    names: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    draft: str = ""
    unverified: tuple[str, ...] = ()
    left_empty: str = ""
    facts_changed: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    previous_msgid: str | None = None
    previous_msgctxt: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translation of one document into one language; `obsolete` keeps units whose text left the source.

    `header` holds the PO header fields in order; `header_comment` the comment lines above them, verbatim.
    """

    document: str
    source_language: str
    language: str
    units: tuple[Unit, ...] = ()
    obsolete: tuple[Unit, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    header_comment: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Forms:
    """How one term is written in one language.

    `form` is preferred, `also` accepted, `short` accepted where the source too is short, `inflected` further accepted forms that
    no rule makes, `never` an error wherever it stands, `suspect` a warning where no accepted form stands, `review` marks forms
    that a native reader must still confirm, `veto` lists generated forms that a reviewer refused.
    """

    form: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    inflected: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    veto: tuple[str, ...] = ()
    review: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Term:
    """One glossary entry: a person, place, organisation, work or fixed term in all its languages; `gender` is f, m or empty."""

    id: str
    kind: TermKind
    forms: Mapping[str, Forms]
    note: str = ""
    gender: Literal["f", "m", ""] = ""
    location: Location = Location("glossary.yaml")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about one unit, or about a catalogue when `msgid` is empty.

    `start` and `end` mark the place in the msgstr (offsets, end exclusive; both 0: no place).
    """

    check: str
    severity: Severity
    message: str
    document: str
    language: str
    msgid: str = ""
    msgstr: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine translation of one text: always needs editing.

    `provenance` is the text of the `# draft:` comment, `unverified` the ids of terms not verified in it, `route` the row of the
    summary it counts in.
    """

    text: str
    provenance: str
    unverified: tuple[str, ...] = ()
    route: Literal["memory", "engine", "repaired", "re-decoded", "flagged"] = "memory"


@dataclass(frozen=True, slots=True)
class Refusal:
    """No draft, and the reason in one clause, as the translator reads it in the `# left empty:` comment."""

    reason: str


@dataclass(frozen=True, slots=True)
class Approved:
    """A catalogue that may be published: every unit reviewed, no error finding. Made by `checks.approve` and nowhere else."""

    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """A complete catalogue without error findings that no person has approved: only for pages marked as machine drafts.

    Made by `checks.admit_draft` and nowhere else.
    """

    catalogue: Catalogue
