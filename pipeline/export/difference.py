"""What changed between two exports, in plain words, from their manifests alone.

Owns the distinction on which recalls rest: changed wording, or changed facts (a number, a date, a name, a negation).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.export.manifest import Entry, Manifest, Print
from pipeline.languages import LANGUAGES
from pipeline.text import isolate

WORDS = {"number": "a number", "date": "a date", "name": "a name", "negation": "a negation"}


@dataclass(frozen=True, slots=True)
class Change:
    """How one text differs: paragraphs reworded, added and removed, and the facts as sentences without a full stop."""

    reworded: int = 0
    added: int = 0
    removed: int = 0
    facts: tuple[str, ...] = ()
    title: bool = False

    def __bool__(self) -> bool:
        return bool(self.reworded or self.added or self.removed or self.facts or self.title)

    @property
    def parts(self) -> tuple[str, ...]:
        """The change in plain words, facts first."""
        counts = ((self.reworded, "reworded"), (self.added, "added"), (self.removed, "removed"))
        return (
            *self.facts,
            *(f"{_paragraphs(count)} {what}" for count, what in counts if count),
            *(["the title"] if self.title else []),
        )


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count} paragraphs"


def compare(old: Entry, new: Entry) -> Change:
    """How `new` differs from `old`, two versions of one document in one language."""
    reworded, added, removed, facts = 0, 0, 0, []
    matcher = SequenceMatcher(None, [p.text for p in old.segments], [p.text for p in new.segments], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = min(b - a, d - c)
        reworded += pairs
        removed += b - a - pairs
        added += d - c - pairs
        for before, after in zip(old.segments[a:b], new.segments[c:d], strict=False):
            facts += facts_changed(before, after)
    return Change(reworded, added, removed, tuple(dict.fromkeys(facts)), old.title != new.title)


def facts_changed(old: Print, new: Print) -> list[str]:
    """The facts of one paragraph that differ, each in plain words: `a number: 151 → 152`."""
    gone, come = Counter(old.facts) - Counter(new.facts), Counter(new.facts) - Counter(old.facts)
    sentences = []
    for kind, word in WORDS.items():
        before, after = _values(gone, kind), _values(come, kind)
        if before or after:
            sentences.append(f"{word}: {_told(before, after, kind)}")
    return sentences


def _values(facts: Counter[str], kind: str) -> list[str]:
    return [fact.partition(" ")[2] for fact in sorted(facts.elements()) if fact.partition(" ")[0] == kind]


def _told(before: Sequence[str], after: Sequence[str], kind: str) -> str:
    if kind == "negation":
        return "taken out" if before else "put in"
    if before and after:
        return f"{', '.join(before)} → {', '.join(after)}"
    return f"{', '.join(before or after)} {'taken out' if before else 'put in'}"


def diff(old: Manifest, new: Manifest) -> tuple[str, ...]:
    """One sentence for each text that is new, gone or changed, in the order of the manifests; empty when nothing did."""
    before, after = ({entry.key: entry for entry in manifest.documents} for manifest in (old, new))
    titles = {entry.document: entry.title for entry in (*old.documents, *new.documents) if entry.status == "source"}
    pairs = [(entry, _sentence(before.get(entry.key), entry, titles)) for entry in new.documents]
    sentences = [sentence for _, sentence in pairs]
    sentences += [f"{_named(entry, titles)}: no longer there." for entry in old.documents if entry.key not in after]
    around = sum(entry.key in before and not sentence and _around(before[entry.key], entry) for entry, sentence in pairs)
    if around:
        sentences.append(f"{around} {'text' if around == 1 else 'texts'}: only what stands around (links, notes, other formats).")
    if old.glossary_sha256 != new.glossary_sha256:
        sentences.append("The glossary changed.")
    return tuple(filter(None, sentences))


def _sentence(old: Entry | None, new: Entry, titles: Mapping[str, str]) -> str:
    if old is None:
        return f"{_named(new, titles)}: new ({_state(new)})."
    parts = list(compare(old, new).parts)
    if old.status != new.status:
        parts.insert(0, f"now {_state(new)}, was {_state(old)}")
    return f"{_named(new, titles)}: {'; '.join(parts)}." if parts else ""


def _around(old: Entry, new: Entry) -> bool:
    """Whether the files of two versions differ although their text does not."""
    return {(file.path, file.sha256) for file in old.files} != {(file.path, file.sha256) for file in new.files}


def _named(entry: Entry, titles: Mapping[str, str]) -> str:
    """A text by the title of its source, where the exports hold it, and its language."""
    own = isolate(entry.title) if entry.direction == "rtl" else entry.title
    return f"{titles.get(entry.document, own)} in {LANGUAGES[entry.language].name}"


def _state(entry: Entry) -> str:
    return {"source": "the original", "reviewed": "a reviewed translation", "draft": "an unreviewed machine draft"}[entry.status]
