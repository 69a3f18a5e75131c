"""Do the tests notice? Change one small thing in a module, run its tests, and count the changes that no test sees.

    python -m benchmarks.mutation [--sample 40] [--seconds 600] [--seed 6] [--only merge]

Each mutant is one change of the syntax tree: a comparison turned round, `and` for `or`, a `not` left out, a number one greater, a
truth value turned, a branch never or always taken. It is loaded in a process of its own by an import hook (no file is touched),
which runs the tests of its group until the first failure. The sample is drawn with `--seed`.
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
        ("tests/checks/test_gate.py", "tests/checks/test_waivers.py", "tests/checks/test_cases.py", "tests/checks/test_fix.py"),
    ),
}  # fmt: skip
SECONDS_EACH = 120
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
    """One change: its module, the line, what it says in words, and the whole changed source."""

    module: str
    line: int
    change: str
    tree: ast.Module


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
    source = (ROOT / "pipeline" / f"{module}.py").read_text(encoding="utf-8")
    found = []
    count = sum(1 for _ in ast.walk(ast.parse(source)))
    for number in range(count):
        node = next(one for place, one in enumerate(ast.walk(ast.parse(source))) if place == number)
        for words, new in changes(node):
            tree = ast.parse(source)
            place = next(one for index, one in enumerate(ast.walk(tree)) if index == number)
            _Replaced(place, new).visit(tree)
            found.append(Mutant(module, getattr(node, "lineno", 0), words, ast.fix_missing_locations(tree)))
    return found


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
        package = mutant.module.endswith("/__init__")
        self.name = "pipeline." + mutant.module.removesuffix("/__init__").replace("/", ".")
        self.path, self.tree, self.package = ROOT / "pipeline" / f"{mutant.module}.py", mutant.tree, package

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
        code = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", *(str(ROOT / test) for test in tests)])
        os._exit(0 if code == 0 else 1)
    return os.waitpid(process, 0)[1] != 0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=40, help="mutants of each group; 0: all")
    parser.add_argument("--seconds", type=float, default=600, help="stop drawing after this time")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--only", action="append", choices=list(GROUPS))
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import markdown_it  # noqa: F401  # what every child needs, read once
    import polib  # noqa: F401
    import ruamel.yaml  # noqa: F401

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
            if noticed(mutant, tests):
                killed += 1
            else:
                print(f"    survived: {mutant.module}.py:{mutant.line}: {mutant.change}", flush=True)
        print(f"{group:12} {killed} of {tried} noticed ({every} possible)", flush=True)


if __name__ == "__main__":
    main()
