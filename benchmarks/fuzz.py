"""Feed every reader with damaged files for as long as you like: tracebacks, and the slowest input of each, are reported.

    python -m benchmarks.fuzz [--seconds 60] [--kind PO] [--seed 0]
    python -m benchmarks.fuzz --atheris PO [--seconds 60]

The readers are those of `tests/hostile/targets.py`. The first form damages good files at random; the second lets atheris (libFuzzer,
`pip install atheris`) be led by the branches that an input reaches.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))


def damaged(chance: random.Random, seeds: tuple[bytes, ...], pieces: tuple[str, ...]) -> bytes:
    """A good file with a few cuts, repetitions and insertions."""
    content = chance.choice(seeds)
    for _ in range(chance.randint(0, 6)):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.randint(0, 60))
        put = chance.choice(
            [
                b"",
                content[start:end] * chance.randint(1, 40),
                chance.randbytes(chance.randint(1, 6)),
                "".join(chance.choices(pieces, k=chance.randint(1, 8))).encode() * chance.choice([1, 1, 1, 50]),
            ]
        )
        content = content[:start] + put + content[end:]
    return content


def loop(kind: str, seconds: float, seed: int) -> int:
    """Fuzz one reader; how many inputs ended in something else than understanding or refusal."""
    from pipeline.errors import PipelineError
    from tests.hostile.targets import READERS, seeds
    from tests.hostile.test_fuzz import PIECES

    chance, end = random.Random(seed), time.monotonic() + seconds
    tried = refused = bad = 0
    slowest, length = 0.0, 0
    while time.monotonic() < end:
        content = damaged(chance, seeds()[kind], PIECES)
        began = time.process_time()
        try:
            READERS[kind](content)
        except PipelineError:
            refused += 1
        except (Exception, RecursionError) as error:  # what a fuzzer is for
            bad += 1
            print(f"    {kind}: {type(error).__name__}: {error} from {content[:200]!r}", flush=True)
        tried += 1
        if (took := time.process_time() - began) > slowest:
            slowest, length = took, len(content)
    print(f"{kind:24} {tried:7} tried {refused:7} refused {bad:3} bad; slowest {slowest:.2f} s for {length} bytes", flush=True)
    return bad


def guided(kind: str, seconds: int) -> None:
    """Fuzz one reader with atheris; ends the process."""
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=["pipeline"]):
        from pipeline.errors import PipelineError
        from tests.hostile.targets import READERS

    def once(content: bytes) -> None:
        with contextlib.suppress(PipelineError):
            READERS[kind](content)

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", "-timeout=20"], once)
    atheris.Fuzz()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--kind", action="append")
    parser.add_argument("--atheris", metavar="KIND")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.atheris:
        guided(arguments.atheris, arguments.seconds)
    from tests.hostile.targets import READERS

    sys.exit(1 if sum(loop(kind, arguments.seconds, arguments.seed) for kind in arguments.kind or READERS) else 0)


if __name__ == "__main__":
    main()
