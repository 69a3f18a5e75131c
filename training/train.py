"""Train: a run folder in, checkpoints and a learning curve out (`python -m training.train RUN`).

Owns the optimisers, the rates, resuming and the curve. Time is counted by the process's own clock, so that a run that
is stopped (SIGSTOP) or shares its cores is not credited with time it did not have. Must not touch the held-out units
except to measure the curve, and only their first third: the rest is for `training.evaluate`.
"""

import argparse
import json
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import FrameType

import sacrebleu
import torch
from safetensors.torch import load_file

from training import pieces
from training.cores import Cores
from training.greedy import greedy
from training.network import Known, Network, Shape, load_encoder
from training.sampling import Batch, Mix, Sampler, stream
from training.slots import with_symbols

_SIZES = ("source_pieces", "target_pieces")
"""Sizes of a network that its pieces decide."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run learns; everything here may change when it is resumed, except the sizes of the network.

    `rate` is AdamW's; `encoder_rate` and `muon` are factors on it for a pre-trained encoder and for the matrices of all
    that is not pre-trained (Muon, arXiv 2502.16982; 0: AdamW for them too). Over the last share `cool` of the minutes
    the rate falls to nothing.
    """

    rate: float = 1.2e-3
    encoder_rate: float = 0.1
    muon: float = 3.0
    warm_up: int = 400
    thaw_after: int = 1500
    cool: float = 0.0
    smoothing: float = 0.1
    curve_seconds: float = 600
    keep_steps: int = 250
    keep: int = 6


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
        torch.backends.cuda.enable_cudnn_sdp(False)  # it plans anew for every shape, and each batch has its own
        self.known = Known(20_000 if device == "cpu" else 0)
        self.left = 1.0
        self.step, self.seconds, self.pairs, self.started = 0, 0.0, 0, 0
        if (folder / "last.pt").exists():
            self._resume()

    def _optimisers(self) -> list[torch.optim.Optimizer]:
        """AdamW for vectors, embeddings and a pre-trained encoder; Muon for all other matrices, if wanted."""
        encoder = {id(parameter) for parameter in self.network.encoder_parameters()}
        of_encoder = [name for name, parameter in self.network.named_parameters() if id(parameter) in encoder]
        fresh = ("decoder.",) if self.pre_trained else ("decoder.", "encoder.")
        matrices = [name for name, value in self.learned.items() if name.startswith(fresh) and value.ndim == 2]
        matrices = matrices if self.settings.muon else []
        slow = [name for name in of_encoder if name not in matrices]
        others = [name for name in self.learned if name not in slow and name not in matrices]
        groups = [
            {"params": [self.learned[name] for name in others], "factor": 1.0},
            {"params": [self.learned[name] for name in slow], "factor": self._encoder_factor()},
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
        """Warm-up, inverse square root, then (`cool`) straight down to nothing."""
        chosen = self.settings
        step = self.step + 1
        rate = chosen.rate * min(step / chosen.warm_up, (4 * chosen.warm_up / max(step, 4 * chosen.warm_up)) ** 0.5)
        if self.started:  # optimisers of another kind start afresh
            rate *= min(1.0, (step - self.started) / 100)
        if chosen.cool:
            rate *= min(1.0, max(0.02, self.left / chosen.cool))
        return rate

    @property
    def frozen(self) -> bool:
        """Whether the pre-trained encoder still waits for the decoder to make sense of it."""
        return self.pre_trained and self.step < self.settings.thaw_after

    def learn(self, batch: Batch) -> torch.Tensor:
        """One step; returns its loss."""
        source, target = batch.source.to(self.device), batch.target.to(self.device)
        told = None if batch.vocabulary is None else batch.vocabulary.to(self.device)
        known = self.known if self.frozen else None
        loss = self.network.loss(source, target, self.settings.smoothing, known=known, vocabulary=told)
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
        self.pairs += len(batch.source)
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
        """chrF++ of greedy drafts of held-out units with their symbols, by direction; the drafts stay in the run folder."""
        draft = self._converted_drafts(sampler) if self.device == "cpu" else self._own_drafts(sampler)
        scores = {}
        for direction in sampler.directions:
            first, second = direction.split("-")
            drafts = draft([with_symbols(unit[first]) for unit in units], second)
            wanted = [with_symbols(unit[second]) for unit in units]
            scores[direction] = sacrebleu.corpus_chrf(drafts, [wanted], word_order=2).score
            (self.folder / f"drafts.{direction}.txt").write_text("\n".join(drafts) + "\n", encoding="utf-8")
        return scores

    def _converted_drafts(self, sampler: Sampler) -> Callable[[Sequence[str], str], list[str]]:
        """By the converted model, which keeps what it has computed: a hundred times faster on a CPU."""
        from training.convert import convert  # CTranslate2, which a GPU machine need not have
        from training.drafting import Converted

        state = {"weights": self.weights(), "shape": self.network.shape.as_mapping()}
        for language in sampler.vocabularies:
            convert(state, self.folder, self.folder / "curve" / language, language=language)
        drafter = Converted(self.folder / "curve", self.folder)
        return lambda texts, language: drafter(texts, language, beam=1)

    def _own_drafts(self, sampler: Sampler) -> Callable[[Sequence[str], str], list[str]]:
        def draft(texts: Sequence[str], language: str) -> list[str]:
            self.network.eval()
            spoken = sampler.vocabularies[language]
            drafts = greedy(self.network, sampler.source, sampler.target, texts, language, spoken)
            self.network.train()
            return drafts

        return draft


def train(
    folder: Path,
    settings: Settings,
    mix: Mix,
    shape: Shape,
    *,
    minutes: float,
    most_steps: int = 0,
    workers: int = 0,
    device: str = "cpu",
    dtype: torch.dtype = torch.float32,
    seed: int = 1,
) -> Run:
    """Learn for so many minutes of the process's own time (or to a step), from where the run folder stands."""
    run = Run(folder, settings, shape, device, dtype)
    torch.manual_seed(seed + run.step)
    sampler = Sampler(folder, mix, seed + run.step)
    held_out = [json.loads(line) for line in (folder / "held_out.jsonl").read_text(encoding="utf-8").splitlines()]
    development = held_out[: max(1, len(held_out) // 3)]
    stop: list[int] = []

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.append(number)

    before = signal.signal(signal.SIGTERM, ask_to_stop)
    clock, start = _clock(device), run.seconds
    began = clock()
    next_curve = (run.seconds // settings.curve_seconds + 1) * settings.curve_seconds
    mean: torch.Tensor | None = None
    shown = run.pairs
    cores = Cores() if device == "cpu" else None
    spoken = {language: sorted(ids) for language, ids in sampler.vocabularies.items()}
    (folder / "vocabularies.json").write_text(json.dumps(spoken), encoding="utf-8")
    for batch in stream(sampler, workers):
        loss = run.learn(batch)
        if cores:
            cores.adapt()
        mean = loss if mean is None else mean * 0.98 + loss * 0.02
        passed = clock() - began
        run.seconds, run.left = start + passed, 1 - passed / (minutes * 60)
        finished = bool(stop) or run.left < 0 or (0 < most_steps <= run.step)
        if run.step % 50 == 0 or finished:
            rate = (run.pairs - shown) / 50
            shown = run.pairs
            print(f"{run.seconds:7.0f} s  step {run.step}  loss {float(mean):.3f}  {rate:.0f} pairs a step", flush=True)
        if run.step % settings.keep_steps == 0:
            run.keep()
            run.save()
        if run.seconds >= next_curve or finished:
            next_curve += settings.curve_seconds
            run.save()
            record(folder, run, run.measure(sampler, development), float(mean))
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
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches; a GPU wants a dozen")
    for one in (*fields(Settings), *fields(Mix), *(one for one in fields(Shape) if one.name not in _SIZES)):
        name = f"--{one.name.replace('_', '-')}"
        if isinstance(one.default, bool):
            parser.add_argument(name, action="store_true")
        else:
            parser.add_argument(name, type=type(one.default), default=one.default)
    given = vars(parser.parse_args(arguments))
    if given["threads"]:
        torch.set_num_threads(given["threads"])
    run: Path = given["run"]
    sizes = {name: pieces.load(run / f"{name.removesuffix('_pieces')}.model").get_piece_size() for name in _SIZES}

    def chosen(kind: type) -> dict[str, object]:
        return {one.name: given[one.name] for one in fields(kind) if one.name in given}

    train(
        run,
        Settings(**chosen(Settings)),
        Mix(**chosen(Mix)),
        Shape(**sizes, **chosen(Shape)),
        minutes=given["minutes"],
        most_steps=given["most_steps"],
        workers=given["workers"],
        device=given["device"],
        dtype=torch.float32 if given["f32"] else torch.bfloat16,
    )


if __name__ == "__main__":
    main()
