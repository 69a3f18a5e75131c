"""Train: a run folder in, checkpoints and a learning curve out (`python -m training.train RUN`).

Owns sampling, the optimisers, resuming and the curve. Time is counted by the process's own clock, so that a run that
is stopped (SIGSTOP) or shares its cores is not credited with time it did not have. Must not touch the held-out units
except to measure the curve, and only their first half: the second half is for `training.evaluate`.
"""

import argparse
import bisect
import itertools
import json
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import sacrebleu
import torch
from safetensors.torch import load_file

from training import pieces
from training.convert import convert
from training.cores import Cores
from training.drafting import Converted
from training.network import BEGIN, END, Known, Network, Shape, load_encoder, padded
from training.slots import LANGUAGES, Names, fill, renumbered, shipped_names, with_symbols

RENUMBERED = 0.3
"""How many of the units with symbols are given other numbers: otherwise nearly every person is the first one."""

Example = tuple[str, list[int], list[int]]
"""Target language, source ids, target ids."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run learns; everything here may change when it is resumed, except the sizes of the network.

    `rate` is AdamW's; `encoder_rate` and `muon` are factors on it for a pre-trained encoder and for the decoder's
    matrices (Muon, arXiv 2502.16982; 0: AdamW for them too). `narrow` is the share of batches whose pieces are told
    apart only from those of their own language.
    """

    batch_pieces: int = 3000
    rate: float = 1.2e-3
    encoder_rate: float = 0.1
    muon: float = 3.0
    warm_up: int = 400
    thaw_after: int = 1500
    cool_from: int = 0
    cool_steps: int = 0
    smoothing: float = 0.1
    phrase_share: float = 0.5
    symbol_share: float = 0.6
    longest: int = 110
    narrow: float = 1.0
    curve_seconds: float = 600
    keep_steps: int = 250
    keep: int = 6


@dataclass(slots=True)
class General:
    """The general lines of one direction, tokenised when first drawn."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """A line, as often as its weight says."""
        return self.lines[bisect.bisect(self.reach, rng.random() * self.reach[-1])]


class Sampler:
    """Endless batches of examples of like length, half in-domain and half general."""

    def __init__(self, run: Path, settings: Settings, rng: random.Random) -> None:
        self.settings, self.rng, self.names = settings, rng, shipped_names()
        self.directions: list[str] = json.loads((run / "run.json").read_text(encoding="utf-8"))["directions"]
        self.source, self.target = pieces.load(run / "source.model"), pieces.load(run / "target.model")
        self.units = [json.loads(line) for line in (run / "phrases.jsonl").read_text(encoding="utf-8").splitlines()]
        self.general = read_general(run / "general.tsv", self.directions)
        self.deck: list[tuple[int, str]] = []

    def example(self) -> Example | None:
        """One example, or none where it is too long."""
        if self.rng.random() < self.settings.phrase_share:
            direction, source, target = self._phrase()
        else:
            direction = self.rng.choice([name for name in self.directions if self.general[name].lines] or [""])
            if not direction:
                return None
            source, target = self.general[direction].draw(self.rng)
        written = self.target.encode(target)
        read = self.source.encode(source)
        if max(len(read), len(written)) > self.settings.longest:
            return None
        language = direction.split("-")[1]
        start = self.target.piece_to_id(pieces.tag(language))
        return language, [BEGIN, *read, END], [BEGIN, start, *written, END]

    def _phrase(self) -> tuple[str, str, str]:
        if not self.deck:
            self.deck = list(itertools.product(range(len(self.units)), self.directions))
            self.rng.shuffle(self.deck)
        index, direction = self.deck.pop()
        unit = self.units[index]
        texts = rendered(unit, self.rng, self.names, self.settings.symbol_share)
        first, second = direction.split("-")
        return direction, texts[first], texts[second]

    def batches(self) -> Iterator[list[Example]]:
        """Batches of one target language and of at most `batch_pieces` padded pieces on either side."""
        while True:
            pool = [example for _ in range(8000) if (example := self.example())]
            pool.sort(key=lambda example: (example[0], len(example[2]) // 3, len(example[1]), self.rng.random()))
            batches: list[list[Example]] = [[]]
            widest = 0
            for example in pool:
                here = max(len(example[1]), len(example[2]))
                widest = max(widest, here)
                other = batches[-1] and batches[-1][0][0] != example[0]
                if other or widest * (len(batches[-1]) + 1) > self.settings.batch_pieces:
                    batches.append([])
                    widest = here
                batches[-1].append(example)
            self.rng.shuffle(batches)
            yield from (batch for batch in batches if batch)

    def vocabularies(self, most: int = 30_000) -> dict[str, set[int]]:
        """The target pieces of each language, from its phrases and some of its general lines."""
        found: dict[str, set[int]] = {}
        for direction in self.directions:
            language = direction.split("-")[1]
            lines = [with_symbols(unit[language]) for unit in self.units]
            lines += [target for _, target in self.general[direction].lines[:: 1 + len(self.general[direction].lines) // most]]
            found.setdefault(language, {END}).update(piece for ids in self.target.encode(lines) for piece in ids)
            found[language].add(self.target.piece_to_id(pieces.tag(language)))
        return found


def rendered(unit: dict[str, str], rng: random.Random, names: Names, symbol_share: float) -> dict[str, str]:
    """A unit with its slots kept as symbols, a part of them under other numbers, or filled."""
    if rng.random() < symbol_share:
        texts = {language: with_symbols(unit[language]) for language in LANGUAGES}
        return renumbered(texts, rng) if rng.random() < RENUMBERED else texts
    return fill(unit, rng, names)


def read_general(path: Path, directions: Sequence[str]) -> dict[str, General]:
    """The general lines of each direction with their running sum of weights."""
    found = {direction: General() for direction in directions}
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            direction, weight, source, target = line.rstrip("\n").split("\t")
            if direction in found:
                general = found[direction]
                general.lines.append((source, target))
                general.reach.append(float(weight) + (general.reach[-1] if general.reach else 0))
    return found


class Run:
    """A training run: bf16 or f32 weights that compute, f32 weights that learn, and where it stands."""

    def __init__(self, folder: Path, settings: Settings, shape: Shape, device: str, dtype: torch.dtype) -> None:
        self.folder, self.settings, self.device = folder, settings, device
        self.network = Network(shape)
        about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        self.pre_trained = bool(about["encoder"])
        if self.pre_trained and not (folder / "last.pt").exists():
            origins = json.loads((folder / "source_rows.json").read_text(encoding="utf-8"))
            load_encoder(self.network, load_file(str(Path(about["encoder"], "model.safetensors"))), origins)
        self.network.to(device)
        self.learned = {name: value.detach().clone().float() for name, value in self.network.named_parameters()}
        for value in self.learned.values():
            value.requires_grad_(True)
        self.network.to(dtype)
        self.optimisers = self._optimisers()
        self.known = Known()
        self.step, self.seconds, self.pairs, self.started = 0, 0.0, 0, 0
        if (folder / "last.pt").exists():
            self._resume()

    def _optimisers(self) -> list[torch.optim.Optimizer]:
        """AdamW for the decoder's vectors and the encoder; Muon for the decoder's matrices, if wanted."""
        encoder = {id(parameter) for parameter in self.network.encoder_parameters()}
        of_encoder = [name for name, parameter in self.network.named_parameters() if id(parameter) in encoder]
        matrices = [name for name in self.learned if name.startswith("decoder.") and self.learned[name].ndim == 2]
        matrices = matrices if self.settings.muon else []
        others = [name for name in self.learned if name not in of_encoder and name not in matrices]
        groups = [
            {"params": [self.learned[name] for name in others], "factor": 1.0},
            {"params": [self.learned[name] for name in of_encoder], "factor": self._encoder_factor()},
        ]
        adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        if not matrices:
            return [adam]
        group = {"params": [self.learned[name] for name in matrices], "factor": self.settings.muon}
        return [adam, torch.optim.Muon([group], weight_decay=0.01, adjust_lr_fn="match_rms_adamw")]

    def _encoder_factor(self) -> float:
        return self.settings.encoder_rate if self.pre_trained else 1.0

    def _resume(self) -> None:
        state = torch.load(self.folder / "last.pt", map_location=self.device, weights_only=True)
        for name, value in state["weights"].items():
            self.learned[name].data.copy_(value)
        self.step, self.seconds, self.pairs = state["step"], state["seconds"], state["pairs"]
        self.started = self.step
        if len(state["optimisers"]) == len(self.optimisers):
            for optimiser, known in zip(self.optimisers, state["optimisers"], strict=True):
                factors = [group["factor"] for group in optimiser.param_groups]
                optimiser.load_state_dict(known)
                for group, factor in zip(optimiser.param_groups, factors, strict=True):
                    group["factor"] = factor
            self.started = 0
        self._publish(list(self.learned))

    @torch.no_grad()
    def _publish(self, names: Sequence[str]) -> None:
        for name in names:
            self.network.get_parameter(name).copy_(self.learned[name])

    def rate(self) -> float:
        """Warm-up, inverse square root, then (`cool_steps`) straight down to nothing."""
        chosen = self.settings
        step = self.step + 1
        rate = chosen.rate * min(step / chosen.warm_up, (4 * chosen.warm_up / max(step, 4 * chosen.warm_up)) ** 0.5)
        if self.started:  # optimisers of another kind start afresh
            rate *= min(1.0, (step - self.started) / 100)
        if chosen.cool_steps:
            rate *= max(0.02, 1 - max(0, step - chosen.cool_from) / chosen.cool_steps)
        return rate

    @property
    def frozen(self) -> bool:
        """Whether the pre-trained encoder still waits for the decoder to make sense of it."""
        return self.pre_trained and self.step < self.settings.thaw_after

    def learn(self, batch: Sequence[Example], vocabulary: set[int] | None = None) -> torch.Tensor:
        """One step; returns its loss. `vocabulary`: the target pieces to be told apart (none: all)."""
        source, target = (padded([example[side] for example in batch]).to(self.device) for side in (1, 2))
        told = None
        if vocabulary:
            told = torch.tensor(sorted(vocabulary.union(*(example[2] for example in batch)))).to(self.device)
        loss = self.network.loss(
            source, target, self.settings.smoothing, known=self.known if self.frozen else None, vocabulary=told
        )
        loss.backward()
        parameters = [parameter for parameter in self.network.parameters() if parameter.grad is not None]
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for name, parameter in self.network.named_parameters():
            self.learned[name].grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None
        touched = [name for name, value in self.learned.items() if value.grad is not None]
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = self.rate() * group["factor"]
            optimiser.step()
        self._publish(touched)
        self.step += 1
        self.pairs += len(batch)
        return loss.detach()

    def save(self) -> None:
        """Everything needed to go on, written so that an interruption loses nothing."""
        state = {
            "weights": self.weights(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "shape": self.network.shape.as_mapping(),
            "step": self.step,
            "seconds": self.seconds,
            "pairs": self.pairs,
        }
        torch.save(state, self.folder / "last.new")
        (self.folder / "last.new").replace(self.folder / "last.pt")

    def keep(self) -> None:
        """A copy of the weights for averaging; only the newest few are kept."""
        state = {"weights": self.weights(), "shape": self.network.shape.as_mapping(), "step": self.step}
        torch.save(state, self.folder / f"step-{self.step:07d}.pt")
        for old in sorted(self.folder.glob("step-*.pt"))[: -self.settings.keep]:
            old.unlink()

    def weights(self) -> dict[str, torch.Tensor]:
        """The learned weights, for saving."""
        return {name: value.detach() for name, value in self.learned.items()}

    def measure(self, sampler: Sampler, units: Sequence[dict[str, str]]) -> dict[str, float]:
        """chrF++ of the converted model's greedy drafts of held-out units with their symbols, by direction.

        Decoding with the converted model keeps what it has computed, which is a hundred times faster on a CPU.
        """
        state = {"weights": self.weights(), "shape": self.network.shape.as_mapping()}
        for language in sorted({direction.split("-")[1] for direction in sampler.directions}):
            convert(state, self.folder, self.folder / "curve" / language, language=language)
        drafter = Converted(self.folder / "curve", self.folder)
        scores = {}
        for direction in sampler.directions:
            first, second = direction.split("-")
            drafts = drafter([with_symbols(unit[first]) for unit in units], second, beam=1)
            wanted = [with_symbols(unit[second]) for unit in units]
            scores[direction] = sacrebleu.corpus_chrf(drafts, [wanted], word_order=2).score
            (self.folder / f"drafts.{direction}.txt").write_text("\n".join(drafts) + "\n", encoding="utf-8")
        return scores


def train(
    folder: Path,
    settings: Settings,
    shape: Shape,
    *,
    minutes: float,
    most_steps: int = 0,
    device: str = "cpu",
    dtype: torch.dtype = torch.float32,
    seed: int = 1,
) -> Run:
    """Learn for so many minutes of the process's own time (or to a step), from where the run folder stands."""
    run = Run(folder, settings, shape, device, dtype)
    rng = random.Random(seed + run.step)
    torch.manual_seed(seed + run.step)
    sampler = Sampler(folder, settings, rng)
    held_out = [json.loads(line) for line in (folder / "held_out.jsonl").read_text(encoding="utf-8").splitlines()]
    development = held_out[: max(1, len(held_out) // 3)]
    stop: list[int] = []

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.append(number)

    before = signal.signal(signal.SIGTERM, ask_to_stop)
    clock, start = _clock(device), run.seconds
    began = clock()
    next_curve = (run.seconds // settings.curve_seconds + 1) * settings.curve_seconds
    mean, shown = 0.0, 0
    cores, vocabularies = Cores(), sampler.vocabularies()
    spoken = {language: sorted(ids) for language, ids in vocabularies.items()}
    (folder / "vocabularies.json").write_text(json.dumps(spoken), encoding="utf-8")
    for batch in sampler.batches():
        narrow = rng.random() < settings.narrow
        loss = float(run.learn(batch, vocabularies[batch[0][0]] if narrow else None))
        cores.adapt()
        mean = loss if not mean else 0.98 * mean + 0.02 * loss
        run.seconds = start + clock() - began
        finished = bool(stop) or clock() - began > minutes * 60 or (0 < most_steps <= run.step)
        if run.step % 50 == 0 or finished:
            rate = (run.pairs - shown) / 50
            shown = run.pairs
            print(f"{run.seconds:7.0f} s  step {run.step}  loss {mean:.3f}  {rate:.0f} pairs a step", flush=True)
        if run.step % settings.keep_steps == 0:
            run.keep()
            run.save()
        if run.seconds >= next_curve or finished:
            next_curve += settings.curve_seconds
            run.save()
            record(folder, run, run.measure(sampler, development), mean)
        if finished:
            break
    run.keep()
    signal.signal(signal.SIGTERM, before)
    return run


def _clock(device: str) -> Callable[[], float]:
    """Seconds of work: of this process's cores on a CPU, of the wall on a GPU that is ours alone."""
    threads = torch.get_num_threads()
    return (lambda: time.process_time() / threads) if device == "cpu" else time.monotonic


def record(folder: Path, run: Run, scores: dict[str, float], loss: float) -> None:
    """Append a line to the learning curve and print it."""
    values = "\t".join(f"{direction} {score:.1f}" for direction, score in scores.items())
    line = f"{run.seconds / 60:.1f} min\tstep {run.step}\t{run.pairs} pairs\tloss {loss:.3f}\t{values}"
    with (folder / "curve.tsv").open("a", encoding="utf-8") as curve:
        curve.write(line + "\n")
    print("CURVE", line, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--most-steps", type=int, default=0, help="stop at this step (0: only --minutes counts)")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--f32", action="store_true", help="no bf16 (a CPU without it is faster so)")
    parser.add_argument("--threads", type=int, default=0)
    for name in Settings.__dataclass_fields__:
        default = getattr(Settings(), name)
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    for name, field_ in Shape.__dataclass_fields__.items():
        if not name.endswith("_pieces"):
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(field_.default), default=field_.default)
    given = vars(parser.parse_args(arguments))
    if given["threads"]:
        torch.set_num_threads(given["threads"])
    run: Path = given["run"]
    sizes = {f"{side}_pieces": pieces.load(run / f"{side}.model").get_piece_size() for side in ("source", "target")}
    shape = Shape(**sizes, **{name: given[name] for name in Shape.__dataclass_fields__ if name not in sizes})
    train(
        run,
        Settings(**{name: given[name] for name in Settings.__dataclass_fields__}),
        shape,
        minutes=given["minutes"],
        most_steps=given["most_steps"],
        device=given["device"],
        dtype=torch.float32 if given["f32"] else torch.bfloat16,
    )


if __name__ == "__main__":
    main()
