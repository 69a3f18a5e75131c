"""The check `names`: the people, places, bodies, works and fixed terms of the source stand in the translation, and no others.

Only translates the verdicts of `pipeline.names` into problems; how names are found and judged is decided there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pair import Pair, Problem
from pipeline.checks.waivers import orders
from pipeline.model import Severity
from pipeline.names import judge

PRONOUN = re.compile(r"\s*pronouns?\s*:\s*(.+)")
"""The translator comment by which a person records that a pronoun stands for a name: `# pronoun: mehran-raoof`."""


def names(pair: Pair) -> Iterator[Problem]:
    """Every name of the source stands in the translation in a form of the glossary, and no other name does."""
    recorded = [id_ for comment in pair.unit.comments for id_ in pronouns(comment)]
    for verdict in judge(pair.msgid, pair.msgstr, pair.glossary, pair.source, pair.target, recorded, orders(pair.unit)):
        severity: Severity | None = "warning" if verdict.severity == "warning" else None
        yield Problem(verdict.message, verdict.start, verdict.end, severity)


def pronouns(comment: str) -> list[str]:
    """The ids that a translator comment names; none when it is another comment."""
    match = PRONOUN.fullmatch(comment)
    return re.findall(r"[a-z0-9-]+", match[1]) if match else []
