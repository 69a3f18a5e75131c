"""The network: an encoder (of BERT shape where it is pre-trained) and a small pre-norm decoder, on CPU or one GPU.

Owns shapes, forward pass and loss, all of which CTranslate2 can take over exactly: an encoder with learned positions
(post-norm as BERT is, or pre-norm, which learns from nothing far more readily), pre-norm decoder that attends to the encoder directly (same width, no projection), one tied
target embedding. Must not know of files, corpora or optimisers.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, UNKNOWN, BEGIN, END = range(4)
EPSILON = 1e-5
MOST_POSITIONS = 512


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a network; `encoder_heads` must fit what the encoder was pre-trained with."""

    source_pieces: int
    target_pieces: int
    width: int = 384
    inner: int = 1536
    encoder_layers: int = 6
    encoder_heads: int = 12
    decoder_layers: int = 4
    decoder_heads: int = 6
    dropout: float = 0.1
    pre_norm: bool = False

    def as_mapping(self) -> dict[str, float]:
        """For a checkpoint."""
        return asdict(self)


class Dropout(nn.Module):
    """Dropout that draws its mask from a pool of random bits: on a CPU drawing afresh costs as much as a layer."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool = torch.empty(0)

    def forward(self, values: Tensor) -> Tensor:
        """Values with a random share set to zero and the rest scaled up; unchanged outside training."""
        if not self.training or not self.share:
            return values
        if values.device.type != "cpu":
            return functional.dropout(values, self.share)
        size = values.numel()
        if self.pool.numel() < 2 * size or torch.rand(()) < 0.002:
            self.pool = (torch.rand(max(3 * size, 1 << 20)) >= self.share).to(values.dtype) / (1 - self.share)
        start = int(torch.randint(self.pool.numel() - size, ()))
        return values * self.pool[start : start + size].view_as(values)


class Attention(nn.Module):
    """Attention over itself (`projection` makes query, key and value) or over the encoder."""

    def __init__(self, width: int, heads: int, *, over_itself: bool) -> None:
        super().__init__()
        self.heads = heads
        self.projection = nn.Linear(width, (3 if over_itself else 1) * width)
        self.memory = None if over_itself else nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, values: Tensor, memory: Tensor | None, mask: Tensor | None, *, causal: bool = False) -> Tensor:
        """In: batch x length x width; mask: true where a memory position may be seen."""
        batch, length, width = values.shape
        if self.memory is None or memory is None:
            query, key, value = self.projection(values).chunk(3, dim=-1)
        else:
            query = self.projection(values)
            key, value = self.memory(memory).chunk(2, dim=-1)

        def split(tensor: Tensor) -> Tensor:
            return tensor.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        seen = attend(split(query), split(key), split(value), mask, causal=causal)
        return self.out(seen.transpose(1, 2).reshape(batch, length, width))


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, *, causal: bool) -> Tensor:
    """Scaled dot-product attention. On a CPU and short lines plain products beat the fused kernel fourfold."""
    if query.device.type != "cpu":
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if causal:
        length = query.shape[2]
        scores = scores + torch.full((length, length), -1e4, dtype=scores.dtype).triu(1)
    elif mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    return scores.softmax(-1) @ value


class EncoderLayer(nn.Module):
    """GELU, and post-norm: the shape of BERT; or pre-norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape.width, shape.encoder_heads, over_itself=True)
        self.of_attention = nn.LayerNorm(shape.width, eps=EPSILON)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.of_inner = nn.LayerNorm(shape.width, eps=EPSILON)
        self.dropout = Dropout(shape.dropout)
        self.pre_norm = shape.pre_norm

    def forward(self, values: Tensor, mask: Tensor) -> Tensor:
        """One layer."""
        if self.pre_norm:
            values = values + self.dropout(self.attention(self.of_attention(values), None, mask))
            return values + self.dropout(self._inner(self.of_inner(values)))
        values = self.of_attention(values + self.dropout(self.attention(values, None, mask)))
        return self.of_inner(values + self.dropout(self._inner(values)))

    def _inner(self, values: Tensor) -> Tensor:
        return self.narrow(functional.gelu(self.widen(values)))


class DecoderLayer(nn.Module):
    """Pre-norm, ReLU."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.before_itself = nn.LayerNorm(shape.width, eps=EPSILON)
        self.itself = Attention(shape.width, shape.decoder_heads, over_itself=True)
        self.before_source = nn.LayerNorm(shape.width, eps=EPSILON)
        self.source = Attention(shape.width, shape.decoder_heads, over_itself=False)
        self.before_inner = nn.LayerNorm(shape.width, eps=EPSILON)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.dropout = Dropout(shape.dropout)

    def forward(self, values: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """One layer."""
        values = values + self.dropout(self.itself(self.before_itself(values), None, None, causal=True))
        values = values + self.dropout(self.source(self.before_source(values), memory, mask))
        inner = self.narrow(self.dropout(functional.relu(self.widen(self.before_inner(values)))))
        return values + self.dropout(inner)


class Network(nn.Module):
    """Source pieces in, scores of target pieces out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.source_embedding = nn.Embedding(shape.source_pieces, width, padding_idx=PAD)
        self.source_position = nn.Parameter(torch.randn(MOST_POSITIONS, width) * 0.02)
        self.source_norm = nn.LayerNorm(width, eps=EPSILON)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(width, eps=EPSILON) if shape.pre_norm else nn.Identity()
        self.target_embedding = nn.Embedding(shape.target_pieces, width, padding_idx=PAD)
        nn.init.normal_(self.source_embedding.weight, std=0.02 if shape.encoder_heads == 12 else width**-0.5)
        nn.init.normal_(self.target_embedding.weight, std=width**-0.5)
        self.register_buffer("target_position", sinusoids(MOST_POSITIONS, width))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(width, eps=EPSILON)
        self.bias = nn.Parameter(torch.zeros(shape.target_pieces))
        self.dropout = Dropout(shape.dropout)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """What is pre-trained, if anything is."""
        return [
            *self.source_embedding.parameters(),
            self.source_position,
            *self.source_norm.parameters(),
            *self.encoder.parameters(),
            *self.encoder_norm.parameters(),
        ]

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """In: ids, batch x length. Out: encoder states and the mask of real positions."""
        mask = (source != PAD)[:, None, None, :]
        values = self.source_embedding(source) + self.source_position[: source.shape[1]]
        values = self.source_norm(values)
        for layer in self.encoder:
            values = layer(values, mask)
        return self.encoder_norm(values), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """States from which the next piece of each position is scored."""
        values = self.target_embedding(target) * math.sqrt(self.shape.width)
        values = self.dropout(values + self.target_position[: target.shape[1]])
        for layer in self.decoder:
            values = layer(values, memory, mask)
        return self.decoder_norm(values)

    def loss(
        self,
        source: Tensor,
        target: Tensor,
        smoothing: float,
        *,
        known: "Known | None" = None,
        vocabulary: Tensor | None = None,
    ) -> Tensor:
        """Mean label-smoothed cross-entropy a piece.

        `known`: the encoder gets no gradient, and what it has said before is not computed again. `vocabulary`: sorted
        ids of the only pieces to be told apart, all of the batch's among them; the pieces of one language are a third
        of those of four.
        """
        self.encoder.train(self.training and known is None)
        memory, mask = self.encode(source) if known is None else known.encode(self, source)
        states = self.decode(target[:, :-1], memory, mask)
        wanted = target[:, 1:]
        real = wanted != PAD
        weight, bias, answers = self.target_embedding.weight, self.bias, wanted[real]
        if vocabulary is not None:
            weight, bias = weight.index_select(0, vocabulary), bias.index_select(0, vocabulary)
            answers = torch.searchsorted(vocabulary, answers)
        return SmoothedLoss.apply(states[real], weight, bias, answers, smoothing)


class Known:
    """What a frozen encoder said of the lines it has seen; phrases come back for each language and each time round.

    A GPU computes faster than this remembers: with `most` 0 nothing is kept.
    """

    def __init__(self, most: int = 20_000) -> None:
        self.most = most
        self.states: dict[tuple[int, ...], Tensor] = {}

    @torch.no_grad()
    def encode(self, network: Network, source: Tensor) -> tuple[Tensor, Tensor]:
        """As `Network.encode`, computing only lines that are new."""
        if not self.most:
            return network.encode(source)
        real = source != PAD
        keys = [tuple(row[: int(length)].tolist()) for row, length in zip(source, real.sum(1), strict=True)]
        new = [place for place, key in enumerate(keys) if key not in self.states]
        fresh: dict[tuple[int, ...], Tensor] = {}
        if new:
            for place, state in zip(new, network.encode(source[new])[0], strict=True):
                fresh[keys[place]] = state[: len(keys[place])].clone()
        memory = torch.zeros(*source.shape, network.shape.width, dtype=network.bias.dtype, device=source.device)
        for row, key in zip(memory, keys, strict=True):
            row[: len(key)] = fresh[key] if key in fresh else self.states[key]
        if len(self.states) < self.most:
            self.states.update(fresh)
        return memory, real[:, None, None, :]


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross-entropy that makes its gradient going forward, some rows at a time.

    The scores of a batch are by far its largest tensor; kept in slices that fit the cache they cost a third.
    """

    @staticmethod
    def forward(ctx, states: Tensor, weight: Tensor, bias: Tensor, wanted: Tensor, smoothing: float) -> Tensor:  # type: ignore[no-untyped-def,override]
        """Mean loss over rows."""
        rows, vocabulary = states.shape[0], weight.shape[0]
        slice_rows = 128 if states.device.type == "cpu" else 4096
        slopes = torch.empty(rows, vocabulary, dtype=states.dtype, device=states.device)
        total = torch.zeros((), dtype=torch.float32, device=weight.device)
        to_bias = torch.zeros(vocabulary, dtype=torch.float32, device=weight.device)
        for start in range(0, rows, slice_rows):
            part, answers = states[start : start + slice_rows], wanted[start : start + slice_rows, None]
            logarithms = functional.linear(part, weight, bias).float().log_softmax(-1)
            total -= (1 - smoothing) * logarithms.gather(1, answers).sum() + smoothing * logarithms.mean(-1).sum()
            slope = logarithms.exp_().sub_(smoothing / vocabulary)
            slope.scatter_add_(1, answers, torch.full_like(answers, smoothing - 1, dtype=torch.float32))
            to_bias += slope.sum(0)
            slopes[start : start + slice_rows] = slope
        to_states, to_weight = slopes @ weight, slopes.t() @ states
        ctx.save_for_backward(to_states / rows, (to_weight / rows).to(weight.dtype), (to_bias / rows).to(bias.dtype))
        return total / rows

    @staticmethod
    def backward(ctx, upstream: Tensor):  # type: ignore[no-untyped-def,override]
        """Scale what the forward pass has already made."""
        to_states, to_weight, to_bias = ctx.saved_tensors
        return to_states * upstream, to_weight * upstream, to_bias * upstream, None, None


def sinusoids(positions: int, width: int) -> Tensor:
    """Position vectors as CTranslate2 makes them itself when a model brings none (sines, then cosines; from 1)."""
    rates = torch.exp(torch.arange(width // 2).float() * -(math.log(10_000) / (width // 2 - 1)))
    angles = (torch.arange(positions).float()[:, None] + 1) * rates
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Rows of ids as one tensor."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (longest - len(row))] for row in rows])


@torch.no_grad()
def load_encoder(network: Network, weights: Mapping[str, Tensor], origins: Sequence[Sequence[int]]) -> None:
    """Start the encoder from BERT weights; `origins`: the pre-trained rows each source piece starts from."""
    words = weights["embeddings.word_embeddings.weight"]
    network.source_embedding.weight.copy_(torch.stack([words[list(rows)].mean(0) for rows in origins]))
    network.source_embedding.weight[PAD].zero_()
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    network.source_position.copy_(weights["embeddings.position_embeddings.weight"][:MOST_POSITIONS] + kind)
    _copy(network.source_norm, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(network.encoder):
        name = f"encoder.layer.{number}."
        for part in ("weight", "bias"):
            joined = torch.cat([weights[f"{name}attention.self.{key}.{part}"] for key in ("query", "key", "value")])
            getattr(layer.attention.projection, part).copy_(joined)
        _copy(layer.attention.out, weights, name + "attention.output.dense")
        _copy(layer.of_attention, weights, name + "attention.output.LayerNorm")
        _copy(layer.widen, weights, name + "intermediate.dense")
        _copy(layer.narrow, weights, name + "output.dense")
        _copy(layer.of_inner, weights, name + "output.LayerNorm")


def _copy(module: nn.Module, weights: Mapping[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).copy_(weights[f"{name}.{part}"])
