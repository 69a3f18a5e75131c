"""Draft packages made by hand: real SentencePiece, real CTranslate2, and a vocabulary mapping instead of training.

The network is a Transformer whose cross-attention looks from target position t at source position t, and whose output layer maps
the piece it sees there to the pieces of a table. So a package translates word by word exactly as its table says, its second-best
hypotheses are those of the table, and a test can make it fail a name in any way it likes: misspell it, translate it, drop it,
exchange it for another, leave it in the source script, lose a number, never stop.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MARGIN = 12.0
"""Logit of a piece that the table wants, over all others: probability 0.9999 in a vocabulary of ten thousand."""

NOTHING = "▁"
"""The piece to map a word to that a package is to drop."""

END = "</s>"
"""The end of a sentence: map a word to it and the package stops there, map it to a word and the package never stops."""

SPECIAL = ("<unk>", "<s>", "</s>")
CHARACTERS = "▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüßçêîşûÇÊÎŞÛ0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩.,;:!?،؛؟()«»“”„‘’'\"-–—/@#&%+*_[]⟦⟧ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأئءەێۆڕڵڤ\u200c"

Table = Mapping[str, str | Sequence[str]]
"""Source word → target word, or several, best first; a word that is not in the table stays as it is."""


@dataclass(frozen=True)
class Size:
    """Layers and widths; the default is the smallest that works, `COMPACT` weighs as much as a package of ours (9 M parameters)."""

    encoder: int = 1
    decoder: int = 1
    width: int = 0  # 0: as wide as the vocabulary needs, one dimension for each piece
    inner: int = 8
    heads: int = 1
    positions: int = 96


COMPACT = Size(encoder=6, decoder=2, width=256, inner=1024, heads=4, positions=64)


def sentencepiece_model(pieces: Iterable[str], symbols: Iterable[str] = ()) -> bytes:
    """A unigram model in which every given piece is one piece, with single characters to spell the rest."""
    from sentencepiece import sentencepiece_model_pb2 as proto

    model = proto.ModelProto()
    kinds = proto.ModelProto.SentencePiece
    for piece in SPECIAL:
        model.pieces.add(piece=piece, score=0.0, type=kinds.UNKNOWN if piece == "<unk>" else kinds.CONTROL)
    for symbol in symbols:
        model.pieces.add(piece=symbol, score=0.0, type=kinds.USER_DEFINED)
    for piece in pieces:
        model.pieces.add(piece=piece, score=-20.0 if len(piece) == 1 else -1.0, type=kinds.NORMAL)
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.trainer_spec.unk_id, model.trainer_spec.bos_id, model.trainer_spec.eos_id, model.trainer_spec.pad_id = 0, 1, 2, -1
    model.normalizer_spec.name = "identity"
    model.normalizer_spec.add_dummy_prefix = True
    model.normalizer_spec.remove_extra_whitespaces = True
    return model.SerializeToString()


def vocabulary(words: Iterable[str], symbols: Sequence[str] = ()) -> list[str]:
    """The pieces for these words: each at the start of a word, and bare after an opening bracket, then the characters."""
    unique = dict.fromkeys(f"▁{word}" for word in words if word not in symbols and word != NOTHING)
    return [*unique, *(char for char in dict.fromkeys(CHARACTERS) if char not in unique)]


def _positions(count: int, width: int) -> np.ndarray:
    """One direction for each position: one-hot as far as there is room, or cosines of random frequency in a narrow network."""
    if width > 64:
        return np.eye(count, width, dtype=np.float32)
    frequencies = np.random.default_rng(7).uniform(0.1, np.pi, width // 2)
    angles = np.arange(count)[:, None] * frequencies[None]
    return (np.concatenate([np.cos(angles), np.sin(angles)], 1) / np.sqrt(width // 2)).astype(np.float32)


def _embeddings(count: int, width: int) -> np.ndarray:
    if width >= count:
        return np.eye(count, width, dtype=np.float32)
    vectors = np.random.default_rng(11).standard_normal((count, width)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def transformer(
    pieces: Sequence[str],
    table: Mapping[str, Sequence[str]],
    size: Size,
    lead: int = 0,
    source_pieces: Mapping[str, str] | None = None,
    margin: float = MARGIN,
):
    """The `TransformerSpec` whose output layer prefers, at target position t, what the table has for source piece t - lead."""
    from ctranslate2.specs import TransformerSpec

    count = len(pieces)
    position_width = size.positions
    width = size.width or -(-(count + position_width) // 8) * 8
    longest = 300
    spec = TransformerSpec.from_config((size.encoder, size.decoder), size.heads, no_final_norm=True)
    rng = np.random.default_rng(3)

    def noise(*shape: int) -> np.ndarray:
        return (rng.standard_normal(shape) * 1e-3).astype(np.float32)

    tokens = np.zeros((count, width), np.float32)
    tokens[:, : width - position_width] = _embeddings(count, width - position_width)
    places = np.zeros((longest, width), np.float32)
    places[:, width - position_width :] = _positions(longest, position_width)
    spec.encoder.embeddings[0].weight = tokens
    spec.decoder.embeddings.weight = noise(count, width)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    spec.encoder.position_encodings.encodings = spec.decoder.position_encodings.encodings = places

    def silent(layer, cross: bool = False) -> None:
        """A layer that costs what a layer costs and changes next to nothing."""
        for attention in [layer.self_attention] + ([layer.attention] if cross else []):
            attention.layer_norm.gamma, attention.layer_norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)
            shapes = [3 * width, width] if attention is layer.self_attention else [width, 2 * width, width]
            for linear, rows in zip(attention.linear, shapes, strict=True):
                linear.weight, linear.bias = noise(rows, width), np.zeros(rows, np.float32)
        layer.ffn.layer_norm.gamma, layer.ffn.layer_norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)
        layer.ffn.linear_0.weight, layer.ffn.linear_0.bias = noise(size.inner, width), np.zeros(size.inner, np.float32)
        layer.ffn.linear_1.weight, layer.ffn.linear_1.bias = noise(width, size.inner), np.zeros(width, np.float32)

    for layer in spec.encoder.layer:
        silent(layer)
    for layer in spec.decoder.layer:
        silent(layer, cross=True)
    _look_at_same_position(spec.decoder.layer[-1].attention, width, position_width, size.heads, lead)
    spec.decoder.projection.weight = _output(pieces, table, tokens, margin)
    spec.decoder.projection.bias = np.zeros(count, np.float32)
    for normed in (spec.encoder, spec.decoder):
        if hasattr(normed, "layer_norm"):
            normed.layer_norm.gamma, normed.layer_norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"
    names = {piece: name for name, piece in (source_pieces or {}).items()}  # the source side may call pieces by other names
    spec.register_source_vocabulary([names.get(piece, piece) for piece in pieces])
    spec.register_target_vocabulary(list(pieces))
    return spec


def _look_at_same_position(attention, width: int, position_width: int, heads: int, lead: int = 0) -> None:
    """Queries and keys see positions only, values see pieces only; each head carries its share of the piece."""
    query, key = np.zeros((width, width), np.float32), np.zeros((width, width), np.float32)
    value, out = np.zeros((width, width), np.float32), np.eye(width, dtype=np.float32)
    head = width // heads
    # the norm before the query makes a unit vector sqrt(width) long; the score is divided by sqrt(head)
    sharp = 40.0 * np.sqrt(head) / np.sqrt(width)
    for number in range(heads):
        for place in range(max(0, -lead), min(position_width, head) - max(0, lead)):
            query[number * head + place, width - position_width + place + lead] = sharp
            key[number * head + place, width - position_width + place] = 1.0
    for place in range(width - position_width):
        value[place, place] = 1.0
    zeros = np.zeros(width, np.float32)
    attention.linear[0].weight, attention.linear[0].bias = query, zeros
    attention.linear[1].weight, attention.linear[1].bias = np.concatenate([key, value]), np.zeros(2 * width, np.float32)
    attention.linear[2].weight, attention.linear[2].bias = out, zeros


def _output(pieces: Sequence[str], table: Mapping[str, Sequence[str]], tokens: np.ndarray, margin: float) -> np.ndarray:
    number = {piece: place for place, piece in enumerate(pieces)}
    weight = np.zeros_like(tokens)
    for place, piece in enumerate(pieces):
        for rank, target in enumerate(table.get(piece, (piece,))):
            weight[number[target]] += margin * (1 - 0.125 * rank) * tokens[place]
    return weight


def write(
    folder: Path,
    source: str,
    target: str,
    table: Table,
    words: Iterable[str] = (),
    *,
    version: str = "1.0",
    symbols: Sequence[str] = (),
    target_prefix: str = "",
    size: Size = Size(),
    quantization: str | None = None,
    metadata: Mapping[str, object] | None = None,
    source_lead: int = 0,
    add_source_eos: bool = True,
    source_pieces: Mapping[str, str] | None = None,
    margin: float = MARGIN,
) -> Path:
    """Write an unpacked package and give its folder, `translate-en_fa` for example. `words` are further words it knows as one piece."""
    wide = {key: [value] if isinstance(value, str) else list(value) for key, value in table.items()}
    known = dict.fromkeys(word for key, values in wide.items() for word in (key, *values) if word != END)
    specials = [*symbols, *([target_prefix] if target_prefix else [])]
    pieces = vocabulary([*known, *words], specials)
    every = [*SPECIAL, *specials, *pieces]

    def piece_of(word: str) -> str:
        return word if word in specials or word in (NOTHING, END) else f"▁{word}"

    mapped = {piece_of(key): [piece_of(value) for value in values] for key, values in wide.items()}
    package = folder / f"translate-{source}_{target}"
    (package / "model").mkdir(parents=True)
    (package / "sentencepiece.model").write_bytes(sentencepiece_model(pieces, specials))
    spec = transformer(
        every, mapped, size, lead=(1 if target_prefix else 0) - source_lead, source_pieces=source_pieces, margin=margin
    )
    spec.config.add_source_eos = add_source_eos
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(package / "model"))
    about = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        "target_prefix": target_prefix,
        **(metadata or {}),
    }
    (package / "metadata.json").write_text(json.dumps(about), encoding="utf-8")
    return package


def zipped(package: Path, to: Path) -> Path:
    """The `.argosmodel` file of an unpacked package; the folder is removed."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(package.rglob("*")):
            archive.write(path, path.relative_to(package.parent))
    shutil.rmtree(package)
    return to
