"""Average: the mean of the newest kept checkpoints (`python -m training.average RUN`).

Owns one arithmetic mean. Must not choose by score: the curve is for reading, not for picking.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def average(paths: Sequence[Path]) -> dict[str, object]:
    """Mean weights of checkpoints of one shape."""
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    if not states:
        raise SystemExit("no step-*.pt checkpoint to average; train first")
    names = states[0]["weights"].keys()
    weights = {name: sum(state["weights"][name] for state in states) / len(states) for name in names}
    return {"weights": weights, "shape": states[-1]["shape"], "step": states[-1]["step"], "of": len(states)}


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.average", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--last", type=int, default=4)
    given = parser.parse_args(arguments)
    paths = sorted(given.run.glob("step-*.pt"))[-given.last :]
    torch.save(average(paths), given.run / "average.pt")
    print(f"average.pt: mean of {', '.join(path.stem for path in paths)}")


if __name__ == "__main__":
    main()
