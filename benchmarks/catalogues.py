"""How long each command takes on a large campaign, and how that compares with mdpo and po4a on the same documents.

    python -m benchmarks.catalogues [--documents 1000] [--peers 20] [--turns 5] [--mdpo PYTHON] [--folder FOLDER]

Everything is timed in one run, as whole processes, with the most memory that any process of the command held. mdpo called as a
library gets all documents in one process, in turns with ours, `--turns` times, since a machine is never equally fast twice; the
peers that are commands get `--peers` of the documents (they are slow). All are compared by document and language. `--mdpo` is a
Python that has mdpo installed, po4a is taken from PATH; a peer that is not there is left out and said so.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from pipeline import __version__

TARGETS = ("de", "fa", "ckb", "kmr")
PIPELINE = (sys.executable, "-m", "pipeline")


@dataclass(frozen=True, slots=True)
class Run:
    """One timed command: seconds of wall time, seconds of all processors, megabytes at most in one process, exit code."""

    wall: float
    processor: float
    memory: float
    code: int


def timed(*command: str) -> Run:
    """Run a command and measure it; its output is thrown away, its exit code kept."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def show(what: str, run: Run, limit: str = "") -> None:
    """One row of the table."""
    print(f"{what:44} {run.wall:8.2f} s {run.processor:8.2f} s {run.memory:6.0f} MB  exit {run.code}  {limit}", flush=True)


def own(folder: Path) -> Run:
    """Time every command on the project, in the order of a working day; the run of the first extraction."""
    where = (*PIPELINE, "-C", str(folder))
    first = timed(*where, "extract")
    show("extract, first time", first)
    show("extract, nothing changed", timed(*where, "extract"), "< 1 s")
    document = min((folder / "source/bios").glob("*.md"))
    document.write_text(document.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    show("extract, one document changed", timed(*where, "extract"), "< 1.2 s")
    show("draft, memory only", timed(*where, "draft", "--engine", "memory"))
    show("check, cold", timed(*where, "check"), "< 15 s")
    show("check, nothing changed", timed(*where, "check"), "< 2 s")
    print(f"{corpus.approve(folder)} catalogues approved by force, as if people had read them")
    timed(*where, "check")
    show("export html+md+txt, first time", timed(*where, "export"), "< 20 s")
    show("export, nothing changed", timed(*where, "export"), "< 2 s")
    show("status, after check", timed(*where, "status"), "< 1 s")
    show("status, again", timed(*where, "status"), "< 1 s")
    show("--help", timed(*PIPELINE, "--help"))
    show("python -c 'import click'", timed(sys.executable, "-c", "import click"), "+ 0.1 s at most")
    return first


def mdpo(python: str, documents: list[Path], folder: Path) -> float:
    """Seconds a document and language of mdpo: extraction and its writing of PO, all in one process."""
    program = (
        "import sys; from mdpo.md2po import markdown_to_pofile\n"
        f"for path in sys.argv[1:]:\n    for code in {TARGETS}:\n"
        f"        markdown_to_pofile(path, po_filepath=f'{folder}/' + path.replace('/', '_') + code + '.po', save=True)\n"
    )
    run = timed(python, "-c", program, *map(str, documents))
    if run.code or len(list(folder.iterdir())) != len(documents) * len(TARGETS):
        raise SystemExit("mdpo did not write all catalogues")
    return run.wall / len(documents) / len(TARGETS)


def in_turns(python: str, campaign: Path, folder: Path, turns: int) -> None:
    """Print how many times our first extraction mdpo's library takes, both on all documents, one after the other.

    Each turn has folders of its own, removed at the end: ext4 is slow to make files where many have just been deleted.
    """
    pairs = []
    for turn in range(turns):
        fresh, made = folder / f"ours-{turn}", folder / f"mdpo-{turn}"
        shutil.copytree(campaign / "source", fresh / "source")
        shutil.copy(campaign / "glossary.yaml", fresh)
        made.mkdir()
        documents = sorted((fresh / "source/bios").glob("*.md"))
        each = timed(*PIPELINE, "-C", str(fresh), "-q", "extract").wall / len(documents) / len(TARGETS)
        pairs.append((each, mdpo(python, documents, made)))
    ratios = [theirs / ours for ours, theirs in pairs]
    ours, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    print(
        f"  mdpo called for all of them in one process {theirs:.2f} ms, ours {ours:.2f}: {statistics.median(ratios):.1f} times ours"
    )
    print(f"    (medians; the turns: {', '.join(f'{ratio:.1f}' for ratio in ratios)})")


def mdpo_command(python: str, documents: list[Path], folder: Path) -> float:
    """Seconds a document and language of mdpo as its manual has it: `md2po` once for each document and language."""
    program = Path(python).with_name("md2po")
    began = time.perf_counter()
    for path in documents:
        for code in TARGETS:
            catalogue = folder / f"{path.stem}.{code}.command.po"
            subprocess.run([program, path, "--po-filepath", catalogue, "--save", "--quiet"], capture_output=True, check=True)
    return (time.perf_counter() - began) / len(documents) / len(TARGETS)


def bare_files(folder: Path, content: bytes, count: int = 2000) -> float:
    """Seconds for the system to make a file and put it in its place: what no program can be faster than on this machine."""
    folder.mkdir()
    began = time.perf_counter()
    for number in range(count):
        part = folder / ".part"
        part.write_bytes(content)
        part.rename(folder / f"{number}.po")
    return (time.perf_counter() - began) / count


def po4a(documents: list[Path], folder: Path) -> float:
    """Seconds a document and language of po4a-updatepo."""
    began = time.perf_counter()
    for path in documents:
        for code in TARGETS:
            catalogue = folder / f"{path.stem}.{code}.po"
            arguments = ("-f", "text", "-o", "markdown", "-M", "UTF-8", "-m", str(path), "-p", str(catalogue))
            subprocess.run(["po4a-updatepo", *arguments], capture_output=True, check=True)
    return (time.perf_counter() - began) / len(documents) / len(TARGETS)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--peers", type=int, default=20)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--mdpo", default=sys.executable)
    parser.add_argument("--folder", type=Path, help="keep the campaign here instead of in a temporary folder")
    arguments = parser.parse_args()
    print(f"pipeline {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {arguments.documents} documents")
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary) / "campaign"
        corpus.make(folder, arguments.documents)
        first = own(folder)
        each = first.wall / arguments.documents / len(TARGETS)
        print(f"\nextract, for each document and language: ours {each * 1000:.2f} ms")
        documents = sorted((folder / "source/bios").glob("*.md"))[: arguments.peers]
        elsewhere = Path(temporary) / "peers"
        elsewhere.mkdir()
        if subprocess.run([arguments.mdpo, "-c", "import mdpo"], capture_output=True, check=False).returncode == 0:
            in_turns(arguments.mdpo, folder, elsewhere, arguments.turns)
            theirs = mdpo_command(arguments.mdpo, documents, elsewhere)
            print(f"  mdpo's command {theirs * 1000:.2f} ms: {theirs / each:.1f} times ours")
        else:
            print("  mdpo is not installed in that Python: left out")
        catalogue = next((folder / "translations/fa").rglob("*.po")).read_bytes()
        print(f"  making a file of that size, and nothing else: {bare_files(elsewhere / 'bare', catalogue) * 1000:.2f} ms")
        if shutil.which("po4a-updatepo"):
            theirs = po4a(documents, elsewhere)
            print(f"  po4a {theirs * 1000:.2f} ms: {theirs / each:.1f} times ours")
        else:
            print("  po4a is not installed: left out")


if __name__ == "__main__":
    main()
