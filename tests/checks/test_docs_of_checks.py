"""docs/checks.md lists every check as it is: id, severity, sentence and remedy."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.checks import CHECKS, TOGETHER

TEXT = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


def test_every_check_is_listed_in_order_and_no_other() -> None:
    assert re.findall(r"^### (.+)$", TEXT, re.MULTILINE) == [check.id for check in CHECKS] + [id_ for id_, _, _ in TOGETHER]


def test_every_check_is_described_by_its_own_words() -> None:
    listed = [(check.id, check.severity, check.explanation, check.mend) for check in CHECKS]
    listed += [(id_, "warning", sentence.strip(), mend) for id_, sentence, mend in TOGETHER]
    for id_, severity, sentence, mend in listed:
        section = TEXT.split(f"### {id_}\n", 1)[1].split("\n#", 1)[0]
        assert f"**{severity.capitalize()}.** {sentence}\n" in section, id_
        assert f"*To mend:* {mend}\n" in section, id_
