"""Do the tests notice? Change one small thing in a module, run its tests, and count the changes that no test sees.

    python -m benchmarks.mutation [--sample 40] [--seconds 600] [--seed 6] [--only merge] [--log FILE]

Each mutant is one change of the syntax tree: a comparison turned round, `and` for `or`, a `not` left out, a number one greater, a
truth value turned, a branch never or always taken. It is loaded in a process of its own by an import hook (no file is touched),
which runs the tests of its group until the first failure. The sample is drawn with `--seed`. With `--log` every answer is written
down at once, and what the log calls noticed is not tried again: after an interruption, or after tests were added, the rest is.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": (("merge/past", "merge/takeover", "merge/changes", "merge/successors", "merge/similarity", "merge/__init__"), ("tests/test_merge.py", "tests/test_merge_edges.py")),
    "catalogue": (("catalogue/reader", "catalogue/scanner", "catalogue/writer", "catalogue/header", "catalogue/units", "catalogue/encoding"), ("tests/test_catalogue.py", "tests/test_catalogue_edges.py")),
    "checks": (
        ("checks/gate", "checks/waivers", "checks/numbers", "checks/compare", "checks/markup", "checks/characters", "checks/same", "checks/shape"),
        ("tests/checks/test_cases.py", "tests/checks/test_waivers.py", "tests/checks/test_gate.py", "tests/checks/test_fix.py"),
    ),
    "sayings": (("checks/saying", "checks/names", "checks/figures", "checks/bounds", "checks/fixing", "checks/repairs", "checks/pair", "checks/consistency"), ("tests/checks/test_cases.py", "tests/checks/test_fix.py", "tests/checks/test_report.py", "tests/checks/test_gate.py", "tests/checks/test_waivers.py", "tests/checks/test_robust.py", "tests/checks/test_figures.py")),
    "reports": (("checks/page", "checks/report"), ("tests/checks/test_report.py", "tests/checks/test_page.py", "tests/checks/test_fix.py", "tests/checks/test_waivers.py", "tests/checks/test_gate.py", "tests/test_cli.py")),
    "names": (
        tuple(f"names/{module}" for module in ("endings", "entry", "exchange", "forms", "german", "index", "judge", "kurmanji", "markers", "near", "occurrence", "pattern", "persian", "roles", "sorani", "wording", "words")),
        ("tests/checks/test_cases.py", "tests/names"),
    ),
    "facts": (
        tuple(f"facts/{module}" for module in ("atoms", "calendars", "changes", "compounds", "dates", "denials", "lexicon", "months", "negation", "numbers", "numerals", "paraphrases", "units", "values", "view", "weekdays", "words", "writing")),
        ("tests/test_facts.py", "tests/test_number_words.py", "tests/test_weekdays.py", "tests/checks/test_cases.py"),
    ),
}  # fmt: skip
SECONDS_EACH = 40
"""A mutant that takes longer than this hangs, which a test would notice too."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One change: its module, which node of the syntax tree, which of the changes of that node, and the same in words."""

    module: str
    node: int
    which: int
    change: str

    def __str__(self) -> str:
        return f"{self.module}.py:{self.change}"

    @property
    def path(self) -> Path:
        """The file of its module."""
        return ROOT / "pipeline" / f"{self.module}.py"

    def tree(self) -> ast.Module:
        """The changed source of the module."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        old = next(node for place, node in enumerate(ast.walk(tree)) if place == self.node)
        _Replaced(old, list(changes(old))[self.which][1]).visit(tree)
        return ast.fix_missing_locations(tree)


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every small change of one node: words for it, and the node that takes its place."""
    new = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and isinstance(new, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        new.ops[0] = COMPARISONS[type(node.ops[0])]()
        yield "comparison turned", new
    elif isinstance(node, ast.BoolOp) and isinstance(new, ast.BoolOp):
        new.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and for or" if isinstance(node.op, ast.Or) else "or for and", new
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not left out", copy.deepcopy(node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{not node.value} for {node.value}", ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value + 1} for {node.value}", ast.Constant(node.value + 1)
    elif isinstance(node, ast.BinOp) and isinstance(new, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        new.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield "minus for plus" if isinstance(node.op, ast.Add) else "plus for minus", new
    elif isinstance(node, ast.If | ast.IfExp) and isinstance(new, ast.If | ast.IfExp):
        for value in (True, False):
            taken = copy.deepcopy(new)
            taken.test = ast.Constant(value)
            yield f"condition always {value}", taken


def mutants(module: str) -> list[Mutant]:
    """Every mutant of a module, named as a path below `pipeline/` without `.py`."""
    tree = ast.parse((ROOT / "pipeline" / f"{module}.py").read_text(encoding="utf-8"))
    return [
        Mutant(module, place, which, f"{node.lineno}:{node.col_offset}: {words}: {ast.unparse(getattr(node, 'test', node))}")
        for place, node in enumerate(ast.walk(tree))
        for which, (words, _) in enumerate(changes(node))
        if isinstance(node, ast.expr | ast.stmt)
    ]


class _Replaced(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.old:
            return ast.copy_location(self.new, node)
        return self.generic_visit(node)


class _Hook(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = "pipeline." + mutant.module.removesuffix("/__init__").replace("/", ".")
        self.path, self.tree, self.package = mutant.path, mutant.tree(), mutant.path.name == "__init__.py"

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        where = [str(self.path.parent)] if self.package else None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self, submodule_search_locations=where)

    def exec_module(self, module: object) -> None:
        exec(compile(self.tree, str(self.path), "exec"), vars(module))


def noticed(mutant: Mutant | None, tests: tuple[str, ...]) -> bool:
    """Whether the tests fail, or hang, with this mutant (None: with the program as it is)."""
    process = os.fork()
    if process == 0:
        import pytest

        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_EACH)
        if mutant:
            sys.meta_path.insert(0, _Hook(mutant))
        options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", "--hypothesis-seed=0"]
        code = pytest.main([*options, *(str(ROOT / test) for test in tests)])
        os._exit(0 if code == 0 else 1)
    return os.waitpid(process, 0)[1] != 0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=40, help="mutants of each group; 0: all")
    parser.add_argument("--seconds", type=float, default=600, help="stop drawing after this time")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--only", action="append", choices=list(GROUPS))
    parser.add_argument(
        "--log", type=Path, default=Path(os.devnull), help="where answers are kept; noticed ones are not asked again"
    )
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import markdown_it  # noqa: F401  # what every child needs, read once
    import polib  # noqa: F401
    import pytest  # noqa: F401
    import ruamel.yaml  # noqa: F401

    known = set(arguments.log.read_text(encoding="utf-8").split("\n")) if arguments.log.exists() else set()
    end = time.monotonic() + arguments.seconds
    for group in arguments.only or GROUPS:
        modules, tests = GROUPS[group]
        if noticed(None, tests):
            sys.exit(f"{group}: its tests fail without any mutant")
        drawn = [mutant for module in modules for mutant in mutants(module)]
        every = len(drawn)
        random.Random(arguments.seed).shuffle(drawn)
        killed = tried = 0
        for mutant in drawn[: arguments.sample or None]:
            if time.monotonic() > end:
                break
            tried += 1
            line = f"noticed {mutant}"
            if line in known:
                killed += 1
                continue
            if noticed(mutant, tests):
                killed += 1
            else:
                line = f"survived {mutant}"
                print(f"    {line}", flush=True)
            with arguments.log.open("a", encoding="utf-8") as log:
                print(line, file=log)
        print(f"{group:12} {killed} of {tried} noticed ({every} possible)", flush=True)


if __name__ == "__main__":
    main()
