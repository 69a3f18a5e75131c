"""Greedy drafts by the network itself, all lines at once: how the curve is drawn on a GPU.

Nothing computed for one piece is kept for the next, which a GPU does not mind. Must not be used for what is reported:
that is `training.evaluate`, on the converted model.
"""

from collections.abc import Collection, Sequence

import sentencepiece
import torch

from training import pieces
from training.network import BEGIN, END, PAD, Network, padded

_LONGEST = 120


@torch.no_grad()
def greedy(
    network: Network,
    source: sentencepiece.SentencePieceProcessor,
    target: sentencepiece.SentencePieceProcessor,
    texts: Sequence[str],
    language: str,
    spoken: Collection[int],
) -> list[str]:
    """The likeliest next piece each time, of those the language is written with (`spoken`)."""
    device = network.bias.device
    memory, mask = network.encode(padded([[BEGIN, *source.encode(text), END] for text in texts]).to(device))
    start = target.piece_to_id(pieces.tag(language))
    allowed = torch.tensor(sorted({*spoken, END} - {start}), device=device)
    weight, bias = network.target_embedding.weight[allowed], network.bias[allowed]
    written = torch.tensor([[BEGIN, start]] * len(texts), device=device)
    ended = torch.zeros(len(texts), dtype=torch.bool, device=device)
    while not ended.all() and written.shape[1] < _LONGEST:
        state = network.decode(written, memory, mask)[:, -1]
        chosen = allowed[torch.nn.functional.linear(state, weight, bias).argmax(-1)]
        written = torch.cat([written, chosen.masked_fill(ended, PAD)[:, None]], dim=1)
        ended |= chosen == END
    return [target.decode([piece for piece in row[2:] if piece not in (PAD, END)]).strip() for row in written.tolist()]
