"""`pipeline draft`: fill what is untranslated, from memory first and then from an engine, saving as it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline import engines
from pipeline.draft import Drafter, MemoryDrafter, pretranslation
from pipeline.draft.engine_drafter import EngineDrafter
from pipeline.errors import MissingEngine, WrongUsage
from pipeline.languages import LANGUAGES
from pipeline.model import Catalogue, Draft, Refusal, State
from pipeline.project import Project
from pipeline.tasks.memory import memories
from pipeline.tasks.parallel import over
from pipeline.tasks.progress import Progress, silent
from pipeline.whole_files import ChangedMeanwhile, fingerprint

ENTRIES_AT_ONCE = 400
"""How many entries go to the engine together: enough to fill its batches, few enough that little is lost by an interruption."""

ATTEMPTS = 3
"""How often a catalogue is read again that somebody saved while it was being drafted."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """How many entries went which way, by language, the catalogues written, and what the user should know."""

    routes: Mapping[str, Mapping[str, int]]
    written: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Answered:
    """A drafter that asks another for many texts at once and then repeats the answers."""

    behind: Drafter
    answers: dict[tuple[str, str, str], Draft | Refusal] = field(default_factory=dict)

    def draft(self, texts: Sequence[str], source: str, target: str) -> Sequence[Draft | Refusal]:
        unknown = list(dict.fromkeys(text for text in texts if (text, source, target) not in self.answers))
        if unknown:
            for text, answer in zip(unknown, self.behind.draft(unknown, source, target), strict=True):
                self.answers[text, source, target] = answer
        return [self.answers[text, source, target] for text in texts]


def draft(
    project: Project,
    documents: Sequence[str],
    languages: Sequence[str] = (),
    *,
    engine: str = "auto",
    dry_run: bool = False,
    progress: Progress = silent,
) -> Drafted:
    """Draft the untranslated entries of the documents; every draft needs editing.

    An engine that is asked for by name and cannot serve a pair is a `MissingEngine`; `auto` makes do with what there is.
    """
    waiting = _waiting(project, documents, languages)
    decoding = _decoding(project, engine, progress)
    if decoding is None:
        results = _from_memory(project, waiting, dry_run, progress)
    else:
        results = _with_engine(project, waiting, _chain(project, engine, decoding), dry_run, progress)
    counts: dict[str, Counter[str]] = {}
    written: list[str] = []
    for language, routes, path in results:
        counts.setdefault(language, Counter()).update(routes)
        written += [path] if path else []
    if decoding is not None:
        decoding.close()
    ordered = {language: counts[language] for language in LANGUAGES if language in counts}
    return Drafted(ordered, tuple(written), _notes(ordered))


Result = tuple[str, Mapping[str, int], str]
"""The language of a catalogue, the routes of its drafts, and its path if it was written."""


def _with_engine(
    project: Project, waiting: Sequence[tuple[str, str]], chain: Sequence[Drafter], dry_run: bool, progress: Progress
) -> Iterator[Result]:
    """One process drafts all; the engine uses every core by itself and wants many texts at once."""
    done = 0
    for group in _groups(project, waiting):
        progress(done, len(waiting), f"{group[0][1]}/{group[0][0]}")
        _ask_together(group, chain)
        for name, language, content, catalogue in group:
            yield language, *_draft_one(project, name, language, content, catalogue, chain, dry_run)
        done += len(group)
    progress(len(waiting), len(waiting), "")


def _from_memory(project: Project, waiting: Sequence[tuple[str, str]], dry_run: bool, progress: Progress) -> Iterator[Result]:
    """Every core drafts catalogues of its own; this process writes them."""
    drafts = over(project, _drafted_from_memory, waiting, progress, "/".join)
    for (name, language), found in zip(waiting, drafts, strict=True):
        if found is None:
            continue
        routes, before, made_from, after = found
        path = project.catalogue_path(name, language)
        if dry_run or after == before:
            yield language, routes, ""
            continue
        try:
            project.save(before, after, made_from)
            yield language, routes, path
        except ChangedMeanwhile:
            content = project.content(path) or b""
            again = project.parse_catalogue(content, name, language)
            yield language, *_draft_one(project, name, language, content, again, [_memory(project)], dry_run)


def _drafted_from_memory(project: Project, where: tuple[str, str]) -> tuple[Mapping[str, int], Catalogue, str, Catalogue] | None:
    """The routes, the catalogue as it is with its fingerprint, and as drafted; None when nothing in it is untranslated."""
    name, language = where
    content = project.content(project.catalogue_path(name, language)) or b""
    catalogue = project.parse_catalogue(content, name, language)
    if all(unit.state is not State.UNTRANSLATED for unit in catalogue.units):
        return None
    result = pretranslation(catalogue, [_memory(project)])
    return result.routes, catalogue, fingerprint(content), result.catalogue


def _draft_one(
    project: Project, name: str, language: str, content: bytes, catalogue: Catalogue, drafters: Sequence[Drafter], dry_run: bool
) -> tuple[Mapping[str, int], str]:
    """Draft and write one catalogue; if its file was saved by somebody meanwhile, that one is drafted instead."""
    for attempt in range(ATTEMPTS):
        result = pretranslation(catalogue, drafters)
        if dry_run or result.catalogue == catalogue:
            return result.routes, ""
        path = project.catalogue_path(name, language)
        try:
            project.save(catalogue, result.catalogue, fingerprint(content))
        except ChangedMeanwhile:
            if attempt == ATTEMPTS - 1:
                raise
            content = project.content(path) or b""
            catalogue = project.parse_catalogue(content, name, language)
        else:
            return result.routes, path
    raise AssertionError("unreachable")


Waiting = tuple[str, str, bytes, Catalogue]


def _waiting(project: Project, documents: Sequence[str], languages: Sequence[str]) -> list[tuple[str, str]]:
    """The catalogues in the order in which they share an engine: by pair of languages."""
    order = list(LANGUAGES)
    return sorted(project.catalogues(documents, languages), key=lambda pair: order.index(pair[1]))


def _groups(project: Project, waiting: Sequence[tuple[str, str]]) -> Iterator[list[Waiting]]:
    """Catalogues with untranslated entries, in groups of one pair of languages that an engine can take at once."""
    group: list[Waiting] = []
    entries = 0
    for name, language in waiting:
        content = project.content(project.catalogue_path(name, language)) or b""
        catalogue = project.parse_catalogue(content, name, language)
        empty = sum(unit.state is State.UNTRANSLATED for unit in catalogue.units)
        if not empty:
            continue
        pair = (catalogue.source_language, language)
        if group and (entries + empty > ENTRIES_AT_ONCE or pair != (group[0][3].source_language, group[0][1])):
            yield group
            group, entries = [], 0
        group.append((name, language, content, catalogue))
        entries += empty
    if group:
        yield group


def _ask_together(group: Sequence[Waiting], drafters: Sequence[Drafter]) -> None:
    """Let each drafter see all texts of the group that those before it left, so that an engine can fill its batches."""
    texts = [unit.msgid for *_, catalogue in group for unit in catalogue.units if unit.state is State.UNTRANSLATED]
    source, target = group[0][3].source_language, group[0][1]
    for drafter in drafters:
        if not texts:
            return
        answers = drafter.draft(texts, source, target)
        texts = [text for text, answer in zip(texts, answers, strict=True) if isinstance(answer, Refusal)]


def _memory(project: Project) -> Drafter:
    """The drafter from memory, made once for a project and process."""
    global _made
    if _made is None or _made[0] is not project:
        _made = project, _Answered(MemoryDrafter(memories(project), project.glossary))
    return _made[1]


_made: tuple[Project, Drafter] | None = None


def _chain(project: Project, engine: str, decoding: EngineDrafter | None) -> list[Drafter]:
    """The drafters in the order in which they are asked; an engine that was asked for by name is alone."""
    memory = [_memory(project)] if engine in ("auto", "memory") else []
    return memory if decoding is None else [*memory, _Answered(decoding)]


def _decoding(project: Project, engine: str, progress: Progress = silent) -> EngineDrafter | None:
    """The drafter by engine, if one is wanted and there is one."""
    if engine == "memory":
        return None
    found = engines.available(engine, project.settings.nllb)
    if not found and engine != "auto":
        raise MissingEngine(f"no engine “{engine}” is installed; “pipeline models list” shows what is")
    if not found:
        return None
    results = engines.Results(project.cache_path("engines"))
    return EngineDrafter(found, project.glossary, results, lambda done, total: progress(done, total, "sentences"))


def _notes(counts: Mapping[str, Counter[str]]) -> tuple[str, ...]:
    empty = sum(routes["left empty"] for routes in counts.values())
    if not empty:
        return ()
    return (
        f"{empty} left empty; the reason stands in the comment of each entry, “pipeline models list” shows which engines could help",
    )


def explain_entry(project: Project, documents: Sequence[str], languages: Sequence[str], engine: str, beginning: str) -> list[str]:
    """How the entries whose source begins with `beginning` would be drafted: one line for each thing tried."""
    drafters = _chain(project, engine, _decoding(project, engine))
    lines: list[str] = []
    for name, language in project.catalogues(documents, languages):
        catalogue = project.catalogue(name, language)
        for unit in catalogue.units if catalogue else ():
            if unit.msgid.startswith(beginning):
                lines.append(f"{name} in {language}: {unit.msgid}")
                lines += (
                    [f"  {line}" for line in _tried(drafters, unit.msgid, catalogue.source_language, language)] if catalogue else []
                )
    if not lines:
        raise WrongUsage(f"no entry begins with “{beginning}”")
    return lines


def _tried(drafters: Sequence[Drafter], text: str, source: str, target: str) -> Iterator[str]:
    for drafter in drafters:
        behind = drafter.behind if isinstance(drafter, _Answered) else drafter
        if isinstance(behind, EngineDrafter):
            yield from behind.explain(text, source, target)
            return
        (answer,) = drafter.draft([text], source, target)
        if isinstance(answer, Draft):
            yield f"{answer.provenance}: {answer.text}"
            return
        yield f"memory: {answer.reason}"
