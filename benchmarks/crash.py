"""Kill a command at random moments, many times: is every file whole, is nothing lost, does the next run finish the job?

    python -m benchmarks.crash [--times 200] [--documents 12] [--command extract]

For each command in turn: a campaign is put into the state in which the command has work to do, the command is started and killed
with SIGKILL after a random time, every catalogue is read strictly, what people wrote is looked for, and the command is run again
to its end. The outcome must be the one of a run that was never interrupted.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # so that it also runs as a file

from benchmarks import corpus  # noqa: E402
from pipeline.project import Project  # noqa: E402

PIPELINE = (sys.executable, "-m", "pipeline")
COMMANDS: dict[str, tuple[str, ...]] = {
    "extract": ("extract",),
    "draft": ("draft", "--engine", "memory"),
    "export": ("export", "--drafts"),
    "check --fix": ("check", "--fix", "-q"),
    "review --import": ("review", "--import", "{sheet}"),
}
PERSON = "Von einem Menschen geschrieben."


def run(folder: Path, *command: str) -> int:
    """Run a command to its end; its exit code."""
    return subprocess.run([*PIPELINE, "-C", str(folder), *command], capture_output=True, check=False).returncode


def prepared(folder: Path, documents: int) -> None:
    """A campaign with something for every command to do, and with one translation in each German catalogue by a person."""
    corpus.make(folder, documents)
    run(folder, "extract")
    for path in (folder / "translations/de").rglob("*.po"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text[::-1].replace('msgstr ""'[::-1], f'msgstr "{PERSON}"'[::-1], 1)[::-1], encoding="utf-8")


def ready(folder: Path, name: str) -> tuple[str, ...]:
    """Bring a fresh campaign to the point where the command has work; its arguments."""
    if name == "extract":
        for path in (folder / "source").rglob("*.md"):
            path.write_text(path.read_text(encoding="utf-8").replace(".\n", ", they say.\n", 3), encoding="utf-8")
        shutil.rmtree(folder / "translations/kmr")  # a language that is new takes its place as a folder
    else:
        run(folder, "draft", "--engine", "memory") if name != "draft" else None
    sheet = ""
    if name == "check --fix":
        for path in (folder / "translations/fa").rglob("*.po"):
            path.write_text(path.read_text(encoding="utf-8").replace("ی", "ي"), encoding="utf-8")
    if name == "review --import":
        run(folder, "review", "-l", "de")
        sheet = str(min((folder / "review/de").rglob("*.csv")))
        text = Path(sheet).read_bytes().decode()
        Path(sheet).write_bytes(text.replace('"",""\r\n', '"yes",""\r\n').encode())
    return tuple(part.format(sheet=sheet) for part in COMMANDS[name])


def outcome(folder: Path) -> dict[str, bytes]:
    """Every file but the private ones."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".pipeline" not in path.parts
    }


def faults(folder: Path, documents: int) -> list[str]:
    """What is wrong after a kill: catalogues that cannot be read, translations of people that are gone."""
    project = Project.open(folder)
    found = []
    for name, language in project.catalogues(project.documents):
        catalogue = project.catalogue(name, language)
        units = () if catalogue is None else (*catalogue.units, *catalogue.obsolete)
        if language == "de" and not any(unit.msgstr == PERSON for unit in units):
            found.append(f"{language}/{name}: what a person wrote is gone")
    if len(list((folder / "translations/de").rglob("*.po"))) != documents:
        found.append("a catalogue is gone")
    return found


def killed(folder: Path, arguments: tuple[str, ...], after: float) -> bool:
    """Start the command and kill it after some seconds; whether it was still running then."""
    process = subprocess.Popen([*PIPELINE, "-C", str(folder), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def trial(name: str, template: Path, times: int, documents: int) -> tuple[int, int, list[str]]:
    """Kills of one command: how many hit it running, how many left a temporary file, and every fault."""
    hits, parts, found = 0, 0, []
    with tempfile.TemporaryDirectory() as place:
        start, work = Path(place) / "start", Path(place) / "work"
        shutil.copytree(template, start)
        arguments = ready(start, name)
        shutil.copytree(start, work)
        began = time.perf_counter()
        code = run(work, *arguments)
        length = time.perf_counter() - began
        expected = outcome(work)
        for _ in range(times):
            shutil.rmtree(work)
            shutil.copytree(start, work)
            hits += killed(work, arguments, random.uniform(0.05, length))
            found += faults(work, documents)
            parts += any(path.suffix == ".part" for path in work.rglob("*"))
            if run(work, *arguments) != code:
                found.append("the next run ended with another exit code")
            got = {path: content for path, content in outcome(work).items() if not path.endswith(".part")}
            if got != expected:
                found.append(
                    f"the next run ended elsewhere: {sorted(p for p in got.keys() | expected if got.get(p) != expected.get(p))[:3]}"
                )
    return hits, parts, found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--command", action="append", choices=list(COMMANDS), help="only this one; repeatable")
    arguments = parser.parse_args()
    chosen = arguments.command or list(COMMANDS)
    each = -(-arguments.times // len(chosen))
    print(f"{'command':16} {'kills':>5} {'hit':>5} {'left a part':>11} {'faults':>6}")
    bad = 0
    with tempfile.TemporaryDirectory() as place:
        template = Path(place) / "template"
        prepared(template, arguments.documents)
        for name in chosen:
            hits, parts, found = trial(name, template, each, arguments.documents)
            print(f"{name:16} {each:5} {hits:5} {parts:11} {len(found):6}", flush=True)
            for fault in sorted(set(found))[:5]:
                print(f"    {fault}")
            bad += len(found)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
