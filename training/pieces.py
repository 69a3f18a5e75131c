"""The two SentencePiece models of a package: source side and target side.

Owns the settings that keep names whole: identity normalisation on the target side (ZWNJ, ڕ, ێ, ê survive), digits
split, byte fallback, and the symbols `⟦P0⟧` as pieces of their own. A pre-trained WordPiece vocabulary is written as
a SentencePiece model with the same lower-casing, accent stripping and splitting at punctuation, so that a package
needs no second kind of tokenizer and argostranslate can read it.
Must not know of networks; needs only `sentencepiece` (and its protobuf schema for the WordPiece case).
"""

import io
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import sentencepiece

from training.slots import SYMBOLS

SPECIAL = ("<blank>", "<unk>", "<s>", "</s>")
"""Piece ids 0 to 3 on both sides: padding, unknown, beginning, end."""

_SEEDS = {
    "P": "john mary ali sarah",
    "L": "berlin tehran london city",
    "O": "organization committee association",
    "D": "january 2019 date",
    "N": "12 300 number",
}
"""English words whose mean vector is where the symbol of a kind starts."""


def tag(language: str) -> str:
    """The piece that tells a multilingual network which language to write: `⟦de⟧`."""
    return f"⟦{language}⟧"


def train(lines: Iterable[str], size: int, tags: Sequence[str]) -> bytes:
    """A serialised unigram model of at most `size` pieces, smaller where the lines do not hold so many."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        vocab_size=size,
        model_type="unigram",
        normalization_rule_name="identity",
        character_coverage=1.0,
        byte_fallback=True,
        split_digits=True,
        hard_vocab_limit=False,
        user_defined_symbols=[*tags, *SYMBOLS],
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        pad_piece=SPECIAL[0],
        max_sentence_length=8000,
        minloglevel=2,
    )
    return model.getvalue()


def load(model: Path) -> sentencepiece.SentencePieceProcessor:
    """The processor of a model file."""
    return sentencepiece.SentencePieceProcessor(model_file=str(model))


def pieces_of(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    """Every piece in the order of its id: the vocabulary CTranslate2 is given."""
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())]


def from_wordpiece(vocabulary: Sequence[str]) -> tuple[bytes, list[list[int]]]:
    """A WordPiece vocabulary as a SentencePiece model.

    In: the lines of `vocab.txt`. Out: the serialised model, and for each of its pieces the rows of the pre-trained
    embedding whose mean it starts from. Pieces of scripts the English side never holds are left out. WordPiece takes
    the longest match first; fewest pieces, long ones first, comes to the same for nearly every word.
    """
    from sentencepiece import sentencepiece_model_pb2 as schema  # needs protobuf, which only the recipe has

    rows = {piece: row for row, piece in enumerate(vocabulary)}
    model = schema.ModelProto()
    model.ParseFromString(_with_bert_normalisation())
    del model.pieces[:]
    origins: list[list[int]] = []

    def add(piece: str, score: float, kind: int, origin: list[int]) -> None:
        model.pieces.add(piece=piece, score=score, type=kind)
        origins.append(origin)

    kinds = schema.ModelProto.SentencePiece
    add(SPECIAL[0], 0, kinds.CONTROL, [rows["[PAD]"]])
    add(SPECIAL[1], 0, kinds.UNKNOWN, [rows["[UNK]"]])
    add(SPECIAL[2], 0, kinds.CONTROL, [rows["[CLS]"]])
    add(SPECIAL[3], 0, kinds.CONTROL, [rows["[SEP]"]])
    for number, symbol in enumerate(SYMBOLS):
        seeds = [rows[word] for word in _SEEDS[symbol[1]].split() if word in rows]
        add(symbol, 0, kinds.USER_DEFINED, [*seeds, rows.get(f"[unused{number + 1}]", rows["[UNK]"])])
    add("▁", -40, kinds.NORMAL, [rows["the"]])
    for piece, row in rows.items():
        text = piece.removeprefix("##")
        if not piece.startswith("[") and all(ord(char) < 0x250 or 0x2000 <= ord(char) < 0x2100 for char in text):
            written = text if piece.startswith("##") else "▁" + text
            add(written, -10 + 0.01 * len(text) ** 2, kinds.NORMAL, [row])
        elif piece in ("[", "]"):
            add("▁" + piece, -10, kinds.NORMAL, [row])
    model.trainer_spec.vocab_size = len(model.pieces)
    return model.SerializeToString(), origins


def _with_bert_normalisation() -> bytes:
    """A throw-away model that carries the compiled normalisation rules, and the special ids of `SPECIAL`."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.tsv")
        rules.write_text("".join(_normalisation_rules()), encoding="utf-8")
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c d e f g"]),
            model_writer=model,
            vocab_size=100,
            hard_vocab_limit=False,
            normalization_rule_tsv=str(rules),
            user_defined_symbols=list(SYMBOLS),
            pad_id=0,
            unk_id=1,
            bos_id=2,
            eos_id=3,
            pad_piece=SPECIAL[0],
            minloglevel=2,
        )
        return model.getvalue()


def _normalisation_rules() -> Iterator[str]:
    for code in (*range(0x20, 0x250), *range(0x2000, 0x2100)):
        char = chr(code)
        category = unicodedata.category(char)
        if category.startswith("P") or (code < 0x80 and not char.isalnum() and char != " "):
            normal = f" {char} "
        elif category in ("Zs", "Cc"):
            normal = " "
        elif category == "Cf":
            normal = ""
        else:
            decomposed = unicodedata.normalize("NFD", char.lower())
            normal = "".join(part for part in decomposed if unicodedata.category(part) != "Mn")
        if normal != char:
            yield f"{code:X}\t{' '.join(f'{ord(part):X}' for part in normal)}\n"
