"""Convert: averaged weights to a CTranslate2 model in int8 (`python -m training.convert RUN`), one for each target language.

Owns the mapping from our network to `ctranslate2.specs.TransformerSpec`. Must not change a number on the way:
`disagreement` measures that the log-probabilities of both agree.
"""

import argparse
import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import ctranslate2
import numpy
import torch
from ctranslate2.specs import common_spec, transformer_spec

from training import pieces
from training.network import BEGIN, END, EPSILON, MOST_POSITIONS, Network, Shape, sinusoids

Weights = Mapping[str, torch.Tensor]
ALL = "all"
"""Name of the model that serves all targets."""
NEVER = -1e4
"""Bias of a piece that must not be written."""


def specification(weights: Weights, shape: Shape) -> transformer_spec.TransformerSpec:
    """Our weights under the names CTranslate2 knows them by."""
    encoder = transformer_spec.TransformerEncoderSpec(
        shape.encoder_layers,
        shape.encoder_heads,
        pre_norm=shape.pre_norm,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
    )
    decoder = transformer_spec.TransformerDecoderSpec(
        shape.decoder_layers, shape.decoder_heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = _array(weights["source_embedding.weight"])
    encoder.position_encodings.encodings = _array(weights["source_position"])
    _norm(encoder.layernorm_embedding, weights, "source_norm")
    if shape.pre_norm:
        _norm(encoder.layer_norm, weights, "encoder_norm")
    for number, layer in enumerate(encoder.layer):
        name = f"encoder.{number}."
        _attention(layer.self_attention, weights, name + "attention.", name + "of_attention")
        _inner(layer.ffn, weights, name, name + "of_inner")
    decoder.scale_embeddings = True
    decoder.embeddings.weight = _array(weights["target_embedding.weight"])
    decoder.position_encodings.encodings = sinusoids(MOST_POSITIONS, shape.width).numpy()
    _norm(decoder.layer_norm, weights, "decoder_norm")
    decoder.projection.weight = _array(weights["target_embedding.weight"])
    decoder.projection.bias = _array(weights["bias"])
    for number, layer in enumerate(decoder.layer):
        name = f"decoder.{number}."
        _attention(layer.self_attention, weights, name + "itself.", name + "before_itself")
        _attention(layer.attention, weights, name + "source.", name + "before_source")
        _inner(layer.ffn, weights, name, name + "before_inner")
    return transformer_spec.TransformerSpec(encoder, decoder)


def narrowed(state: Mapping[str, object], spoken: Collection[int]) -> dict[str, object]:
    """A state that of its own accord writes only the pieces of one language.

    Training tells the pieces of a language apart only from each other. The others stay in the vocabulary, so that a
    forced beginning (a name in its prescribed form) may hold any piece.
    """
    weights: dict[str, torch.Tensor] = dict(state["weights"])  # type: ignore[call-overload]
    silent = torch.ones(len(weights["bias"]), dtype=torch.bool)
    silent[torch.tensor(sorted(spoken))] = False
    return {**state, "weights": {**weights, "bias": weights["bias"].masked_fill(silent, NEVER)}}


def convert(
    state: Mapping[str, object], run: Path, out: Path, quantization: str | None = "int8", language: str | None = None
) -> None:
    """Write the model folder for a state and the vocabularies of its run; for one target language, or for all."""
    target = pieces.load(run / "target.model")
    if language:
        spoken = json.loads((run / "vocabularies.json").read_text(encoding="utf-8"))[language]
        state = narrowed(state, {*spoken} - {target.piece_to_id(pieces.tag(language))})
    spec = specification(state["weights"], Shape(**state["shape"]))  # type: ignore[arg-type]
    spec.register_source_vocabulary(pieces.pieces_of(pieces.load(run / "source.model")))
    spec.register_target_vocabulary(pieces.pieces_of(target))
    spec.config.add_source_bos = True
    spec.config.add_source_eos = True
    spec.config.layer_norm_epsilon = EPSILON
    spec.validate()
    spec.optimize(quantization=quantization)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    spec.save(str(out))


def disagreement(state: Mapping[str, object], run: Path, model: Path, lines: Sequence[tuple[str, str, str]]) -> float:
    """The largest difference in log-probability of a piece between our network and the converted model.

    `lines`: language, source text, target text.
    """
    network = Network(Shape(**state["shape"]))  # type: ignore[arg-type]
    network.load_state_dict(state["weights"], strict=False)  # type: ignore[arg-type]
    network.eval()
    source, target = pieces.load(run / "source.model"), pieces.load(run / "target.model")
    translator = ctranslate2.Translator(str(model), compute_type="float32")
    worst = 0.0
    for language, read, written in lines:
        prefix = pieces.tag(language)
        ids = [BEGIN, target.piece_to_id(prefix), *target.encode(written), END]
        scored = translator.score_batch([source.encode(read, out_type=str)], [[prefix, *target.encode(written, out_type=str)]])[
            0
        ].log_probs
        with torch.no_grad():
            memory, mask = network.encode(torch.tensor([[BEGIN, *source.encode(read), END]]))
            states = network.decode(torch.tensor([ids[:-1]]), memory, mask)
            scores = torch.nn.functional.linear(states, network.target_embedding.weight, network.bias)
            ours = scores.log_softmax(-1)[0].gather(1, torch.tensor(ids[1:])[:, None])[:, 0].tolist()
        worst = max(worst, *(abs(a - b) for a, b in zip(ours, scored, strict=True)))
    return worst


def _array(tensor: torch.Tensor) -> "numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float32]]":
    """A copy: quantising works in place, and these weights may still be learning."""
    return tensor.detach().float().contiguous().numpy().copy()


def _linear(spec: common_spec.LinearSpec, weights: Weights, name: str) -> None:
    spec.weight, spec.bias = _array(weights[name + ".weight"]), _array(weights[name + ".bias"])


def _norm(spec: common_spec.LayerNormSpec, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = _array(weights[name + ".weight"]), _array(weights[name + ".bias"])


def _attention(spec: object, weights: Weights, name: str, norm: str) -> None:
    parts = ["projection", "memory", "out"] if f"{name}memory.weight" in weights else ["projection", "out"]
    for linear, part in zip(spec.linear, parts, strict=True):  # type: ignore[attr-defined]
        _linear(linear, weights, name + part)
    _norm(spec.layer_norm, weights, norm)  # type: ignore[attr-defined]


def _inner(spec: object, weights: Weights, name: str, norm: str) -> None:
    _linear(spec.linear_0, weights, name + "widen")  # type: ignore[attr-defined]
    _linear(spec.linear_1, weights, name + "narrow")  # type: ignore[attr-defined]
    _norm(spec.layer_norm, weights, norm)  # type: ignore[attr-defined]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.convert", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--quantization", default="int8")
    parser.add_argument("--together", action="store_true", help="also one model for all targets (train it with --narrow 0)")
    given = parser.parse_args(arguments)
    state = torch.load(given.run / "average.pt", map_location="cpu", weights_only=True)
    directions = json.loads((given.run / "run.json").read_text(encoding="utf-8"))["directions"]
    targets: list[str | None] = sorted({direction.split("-")[1] for direction in directions})
    for target in [*targets, None] if given.together else targets:
        out = given.run / "model" / (target or ALL)
        convert(state, given.run, out, given.quantization, target)
        print(f"model/{out.name}: {sum(path.stat().st_size for path in out.iterdir()) / 1e6:.1f} MB, {given.quantization}")


if __name__ == "__main__":
    main()
