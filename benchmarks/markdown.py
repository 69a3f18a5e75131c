"""How many Markdown cases come back byte for byte when every text is translated into itself, and how fast documents are read.

    python -m benchmarks.markdown [--peers PYTHON] [--documents 1000] [--show]

The cases are `tests/markdown/cases/`; the one with private comments is left out, because losing them is the pipeline's task.
`--peers` is a Python that has mdpo and translate-toolkit installed; po4a and `msgen` are taken from PATH. Each peer makes its own
catalogue from the case, every msgstr is set to its msgid, and the peer makes a document of both again.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from pipeline import __version__, markdown

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "markdown" / "cases"
LEFT_OUT = {"comments"}

Trip = Callable[[Path, Path], bytes]
"""From a case and an empty folder to the document that a tool makes of it."""


def ours(case: Path, folder: Path) -> bytes:
    """The round trip of the pipeline."""
    return markdown.splice(case.read_bytes().decode(), lambda text: text).encode()


def po4a(case: Path, folder: Path) -> bytes:
    """The round trip of po4a in its Markdown mode, without wrapping and without the demand for complete translations."""
    kind = ("-f", "text", "-o", "markdown", "-o", "neverwrap", "-M", "UTF-8")
    run("po4a-updatepo", *kind, "-m", str(case), "-p", str(folder / "case.pot"))
    run("msgen", str(folder / "case.pot"), "-o", str(folder / "case.po"))
    run("po4a-translate", *kind, "-k", "0", "-m", str(case), "-p", str(folder / "case.po"), "-l", str(folder / "out.md"))
    return (folder / "out.md").read_bytes()


def mdpo(python: str) -> Trip:
    """The round trip of mdpo without wrapping; it writes no newline at the end, which is forgiven."""

    def trip(case: Path, folder: Path) -> bytes:
        run(python, "-m", "mdpo.md2po", str(case), "--quiet", "--save", "--po-filepath", str(folder / "case.pot"))
        run("msgen", str(folder / "case.pot"), "-o", str(folder / "case.po"))
        run(
            python, "-m", "mdpo.po2md", str(case), "--quiet", "--pofiles", str(folder / "case.po"), "--save", str(folder / "out.md")
        )
        return (folder / "out.md").read_bytes()

    return trip


def toolkit(python: str) -> Trip:
    """The round trip of translate-toolkit; `--maxlinelength=0` so that it does not wrap."""

    def trip(case: Path, folder: Path) -> bytes:
        run(python, "-m", "translate.convert.md2po", "-P", str(case), str(folder / "case.pot"))
        run("msgen", str(folder / "case.pot"), "-o", str(folder / "case.po"))
        command = (python, "-m", "translate.convert.po2md", "--maxlinelength=0", "-t", str(case))
        run(*command, str(folder / "case.po"), str(folder / "out.md"))
        return (folder / "out.md").read_bytes()

    return trip


def run(*command: str) -> None:
    """One command; what it says is thrown away, and a missing result is the failure."""
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=120)


def kept(trip: Trip, cases: list[Path]) -> list[str]:
    """The cases that come back byte for byte."""
    found = []
    for number, case in enumerate(cases, 1):
        if sys.stderr.isatty():
            print(f"\r{number}/{len(cases)} {case.stem:40}", end="", file=sys.stderr)
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / "case.md"
            shutil.copyfile(case, copy)
            try:
                same = trip(copy, Path(name)) == case.read_bytes()
            except (FileNotFoundError, subprocess.TimeoutExpired):
                same = False
        if same:
            found.append(case.stem)
    return found


def identity(peers: str, show: bool) -> None:
    """The table of tools and cases."""
    cases = [case for case in sorted(CASES.glob("*.md")) if case.stem not in LEFT_OUT]
    tools: dict[str, Trip] = {f"pipeline {__version__}": ours}
    if shutil.which("po4a-translate"):
        tools["po4a"] = po4a
    if peers:
        tools |= {"mdpo": mdpo(peers), "translate-toolkit": toolkit(peers)}
    print(f"identity round trip, byte for byte, of {len(cases)} cases:")
    for name, trip in tools.items():
        found = kept(trip, cases)
        print(f"  {name:20} {len(found):4}")
        if show:
            print("    not: " + ", ".join(case.stem for case in cases if case.stem not in found))


def milliseconds(action: Callable[[str], object], texts: list[str]) -> float:
    """Processor time for one text."""
    began = time.process_time()
    for text in texts:
        action(text)
    return (time.process_time() - began) * 1000 / len(texts)


def speed(documents: int) -> None:
    """Documents that differ in one word, so that nothing is known from before, each read, spliced and written twice."""
    appeal = (ROOT / "source" / "appeal.md").read_text(encoding="utf-8")
    texts = [appeal.replace("# An Emergency", f"# An {number} Emergency", 1) for number in range(documents)]

    def all_three(text: str) -> None:
        markdown.parse(text, "appeal", "source/appeal.md", "en")
        markdown.splice(text, lambda segment: segment)
        markdown.to_html(text, lambda segment: segment, "fa")

    print(f"{documents} documents of {len(appeal)} characters, milliseconds of processor time each:")
    print(f"  parse                {milliseconds(lambda text: markdown.parse(text, 'a', 'a', 'en'), texts):6.2f}")
    others = [text + "\n" for text in texts]
    print(f"  parse, splice, page  {milliseconds(all_three, others):6.2f}")
    segments = [segment.text for text in texts for segment in markdown.parse(text + "\n\n", "a", "a", "en").segments]
    marked = [f"{text} *{number}* **x**" for number, text in enumerate(segments[:5000])]
    print(f"  plain, no markup     {milliseconds(markdown.plain, segments) * 1000:6.2f} microseconds a segment")
    print(f"  plain, with markup   {milliseconds(markdown.plain, marked) * 1000:6.2f} microseconds a segment")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default="", metavar="PYTHON")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--show", action="store_true", help="name the cases that do not come back")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, markdown-it-py {version('markdown-it-py')}, {platform.machine()}")
    speed(options.documents)
    identity(options.peers, options.show)


if __name__ == "__main__":
    main()
