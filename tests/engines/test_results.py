"""The result cache: nothing twice, nothing lost, safe for two and safe to delete."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.engines import PLAIN, Ask, Effort, Hypothesis, Remembering, Results
from pipeline.engines import results as results_module


class Counting:
    """An engine that notes what it was asked."""

    name, version, fingerprint, pairs = "counting", "counting 1", "one", frozenset({("en", "de")})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def symbols(self, source: str, target: str) -> tuple[str, ...]:
        return ()

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> Sequence[float]:
        return [0.0] * len(pairs)

    def translate(self, asks: Sequence[Ask], source: str, target: str, effort: Effort = PLAIN) -> list[tuple[Hypothesis, ...]]:
        self.asked += [ask.sentence for ask in asks]
        return [(Hypothesis(f"{ask.sentence} {ask.start} {effort.beam}", -1.0),) for ask in asks]


def test_a_sentence_is_decoded_once_and_remembered_across_runs(tmp_path: Path) -> None:
    engine = Counting()
    first = Remembering(engine, Results(tmp_path / "cache"))
    assert [h[0].text for h in first.translate([Ask("b"), Ask("a"), Ask("b")], "en", "de")] == ["b  2", "a  2", "b  2"]
    again = Remembering(engine, Results(tmp_path / "cache"))
    assert again.translate([Ask("a")], "en", "de")[0][0].text == "a  2"
    assert sorted(engine.asked) == ["a", "b"]


def test_another_engine_pair_beginning_or_effort_is_another_result(tmp_path: Path) -> None:
    engine, results = Counting(), Results(tmp_path / "cache")
    own = Remembering(engine, results)
    own.translate([Ask("a")], "en", "de")
    own.translate([Ask("a", start="x")], "en", "de")
    own.translate([Ask("a", avoid=("x",))], "en", "de")
    own.translate([Ask("a")], "de", "en")
    own.translate([Ask("a")], "en", "de", Effort(beam=8, best=8))
    engine.fingerprint = "two"  # type: ignore[misc]
    Remembering(engine, results).translate([Ask("a")], "en", "de")
    assert engine.asked == ["a"] * 6


def test_sentences_go_to_the_engine_by_length_and_in_portions_that_are_kept_at_once(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(results_module, "PORTION", 2)
    seen: list[tuple[int, int]] = []

    class Breaking(Counting):
        def translate(self, asks, source, target, effort=PLAIN):
            if len(self.asked) >= 2:
                raise KeyboardInterrupt
            return super().translate(asks, source, target, effort)

    engine = Breaking()
    own = Remembering(engine, Results(tmp_path / "cache"), lambda done, total: seen.append((done, total)))
    with contextlib.suppress(KeyboardInterrupt):
        own.translate([Ask("ccc"), Ask("a"), Ask("bb"), Ask("dddd")], "en", "de")
    assert engine.asked == ["a", "bb"]
    rest = Counting()
    Remembering(rest, Results(tmp_path / "cache")).translate([Ask("ccc"), Ask("a"), Ask("bb"), Ask("dddd")], "en", "de")
    assert rest.asked == ["ccc", "dddd"]
    assert seen == [(0, 4), (2, 4)]


def test_a_damaged_cache_is_begun_anew_and_an_unwritable_one_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"this is no database" * 100)
    own = Remembering(Counting(), Results(tmp_path / "cache"))
    assert own.translate([Ask("a")], "en", "de")[0][0].text == "a  2"
    assert Results(tmp_path / "cache").get([]) == {}
    (tmp_path / "folder").mkdir()
    engine = Counting()
    own = Remembering(engine, Results(tmp_path / "folder"))
    own.translate([Ask("a")], "en", "de")
    own.translate([Ask("a")], "en", "de")
    assert engine.asked == ["a"]


def test_the_cache_may_be_deleted_while_it_is_used(tmp_path: Path) -> None:
    own = Remembering(Counting(), Results(tmp_path / "cache"))
    own.translate([Ask("a")], "en", "de")
    for path in tmp_path.iterdir():
        path.unlink()
    assert own.translate([Ask("a"), Ask("b")], "en", "de")[1][0].text == "b  2"


def test_the_cache_holds_no_source_text_and_no_more_than_its_limit(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(results_module, "LARGEST", 3)
    results = Results(tmp_path / "cache")
    results.put({bytes([n]): (Hypothesis(f"text {n}", 0.0),) for n in range(10)})
    results.close()
    with sqlite3.connect(tmp_path / "cache") as connection:
        assert [row[0] for row in connection.execute("SELECT hypotheses FROM result")] == [
            f'[["text {n}", 0.0]]' for n in (7, 8, 9)
        ]
    connection.close()


FILL = """
import sys
from pathlib import Path
from pipeline.engines import Hypothesis, Results
results = Results(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 50):
    results.put({number.to_bytes(4, "big"): (Hypothesis(str(number), 0.0),)})
results.close()
"""


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "cache")
    workers = [subprocess.Popen([sys.executable, "-c", FILL, path, start]) for start in ("0", "1000")]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    keys = [number.to_bytes(4, "big") for number in (*range(50), *range(1000, 1050))]
    assert len(Results(tmp_path / "cache").get(keys)) == 100
