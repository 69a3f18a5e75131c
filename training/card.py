"""Card: what a package was made of and how good it is (`python -m training.card RUN`).

Owns the model card, from `run.json`, `evaluation.json` and `curve.tsv` alone, and the verdict whether a package may
ship. Must not round a figure up or leave one out.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.evaluate import Score, table

SHIPS_FROM, NEVER_BELOW, SYMBOLS_FROM = 40.0, 30.0, 0.995
"""chrF++ on held-out phrases from which a package ships, below which none does, and the symbol recall it needs."""

_LIMITS = """- No native reviewer has seen its drafts, nor the phrases it learned from. Every draft is a draft.
- It reads one sentence or short paragraph at a time; of two sentences it may drop one.
- Names, dates and numbers are safe only as symbols; written out, it guesses their spelling (see `names`).
- It invents plausible words where it does not know one, and may drop a negation. Nothing but a reader finds that.
- Outside appeals, biographies and news of rights it is far weaker: see the general test sets."""


def verdict(score: Score) -> str:
    """`ships`, `may be shown, does not ship` or `stays out` for the score on held-out phrases with symbols."""
    if score.chrf >= SHIPS_FROM and (score.symbols or 0.0) >= SYMBOLS_FROM:
        return "ships"
    return "may be tried, does not ship" if score.chrf >= NEVER_BELOW else "stays out"


def card(about: Mapping[str, object], scores: Sequence[Score], signatures: Sequence[str], curve: str, command: str) -> str:
    """The text of the card, in Markdown."""
    corpora: Mapping[str, str] = about["corpora"]  # type: ignore[assignment]
    general: Mapping[str, int] = about["general"]  # type: ignore[assignment]
    rows = "\n".join(f"| {name} | {licence} |" for name, licence in corpora.items())
    lines = ", ".join(f"{direction} {count:,}" for direction, count in general.items())
    verdicts = "\n".join(f"- {s.direction}: {verdict(s)}" for s in scores if s.test == "phrases")
    encoder = "all-MiniLM-L6-v2 (Apache-2.0), then trained on" if about.get("encoder") else "none"
    return f"""# Compact draft package: {", ".join(about["directions"])}

For drafts of appeals and biographies that a person then corrects, with names, dates and numbers passed as symbols.

## Made of

Phrases written for this project: {about["phrases"]} units in five languages ({about["held_out"]} more held out).
General lines before weighting: {lines}.

| corpus | licence as stated |
|---|---|
| phrase corpus of the project | as the project |
{rows}

Some of this text is for research or non-commercial use only; so, then, is this package.

Pre-trained encoder: {encoder}. Training command: `{command}`

## How good

{table(scores)}

{chr(10).join(f"`{signature}`" for signature in signatures)}

Bar: chrF++ {SHIPS_FROM:.0f} on held-out phrases and {100 * SYMBOLS_FROM:.1f} % of symbols; below {NEVER_BELOW:.0f} never.

{verdicts}

## Learning curve

chrF++ of greedy decoding on the development third of the held-out phrases; minutes of the process's own time.

```
{curve.strip()}
```

## What it is bad at

{_LIMITS}
"""


def read_scores(path: Path) -> tuple[list[Score], list[str]]:
    """What `training.evaluate` wrote."""
    report = json.loads(path.read_text(encoding="utf-8"))
    return [Score(**score) for score in report["scores"]], report["signatures"]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.card", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--command", default="python -m training.train RUN", help="how it was trained")
    given = parser.parse_args(arguments)
    scores, signatures = read_scores(given.run / "evaluation.json")
    curve = given.run / "curve.tsv"
    text = card(
        json.loads((given.run / "run.json").read_text(encoding="utf-8")),
        scores,
        signatures,
        curve.read_text(encoding="utf-8") if curve.exists() else "not recorded",
        given.command,
    )
    (given.run / "MODEL_CARD.md").write_text(text, encoding="utf-8")
    print(f"{given.run / 'MODEL_CARD.md'}\n" + "\n".join(f"{s.direction}: {verdict(s)}" for s in scores if s.test == "phrases"))


if __name__ == "__main__":
    main()
