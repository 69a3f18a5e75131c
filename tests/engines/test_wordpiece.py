"""WordPiece as BERT-like encoders have it.

The expected pieces are those of Hugging Face `tokenizers` 0.23, with which 40,000 random texts agreed too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines import Ask, available
from pipeline.engines.wordpiece import WordPiece
from pipeline.errors import UnreadableInput
from tests.engines import tiny

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "⟦P0⟧", "the", "letter", "was", "un", "##known", "##s", "'", "$", "o", ".", "s"]


def tokenizer(**more: Any) -> dict[str, Any]:
    return {
        "added_tokens": [{"content": token} for token in PIECES[:5]],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "lowercase": True, "strip_accents": None},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "[CLS]"}}, {"Sequence": {"id": "A"}}, {"SpecialToken": {"id": "[SEP]"}}],
        },
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {piece: place for place, piece in enumerate(PIECES)}},
        **more,
    }


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The LETTER was unknowns.", "the letter was un ##known ##s ."),
        ("thé létter", "the letter"),
        ("the o's $letter", "the o ' s $ letter"),
        ("⟦P0⟧ was  \u00a0the\u200c letter", "⟦P0⟧ was the letter"),
        ("the xyz", "the [UNK]"),
        ("unknowna", "[UNK]"),
        ("", ""),
    ],
)
def test_text_is_cut_into_the_longest_pieces_first(text: str, pieces: str) -> None:
    assert WordPiece.parse(tokenizer()).encode(text) == ["[CLS]", *pieces.split(), "[SEP]"]


@pytest.mark.parametrize(
    "more", [{"model": {"type": "BPE", "vocab": {}}}, {"normalizer": {"type": "NFC"}}, {"pre_tokenizer": None}]
)
def test_a_tokeniser_of_another_kind_is_refused(more: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(tokenizer(**more)), encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"tokenizer\.json: not a WordPiece tokeniser that can be read here"):
        WordPiece.read(path)


def test_a_package_may_read_wordpiece_and_write_sentencepiece(package, home) -> None:
    folder = package(
        "en", "de", {"the": "der", "letter": "Brief"}, source_pieces={"the": "▁the", "letter": "▁letter", "[UNK]": "."}
    )
    about = tokenizer(post_processor=None, added_tokens=[])
    (folder / "tokenizer.json").write_text(json.dumps(about), encoding="utf-8")
    assert available(settings=home, bundled=None)[0].translate([Ask("THE Letter")], "en", "de")[0][0].text == "der Brief"


def test_a_package_may_have_other_pieces_for_each_side(package, home) -> None:
    folder = package("en", "de", {"the": "der", "letter": "Brief"})
    (folder / "target.model").write_bytes(tiny.sentencepiece_model(["▁der", "▁Brief", *tiny.CHARACTERS]))
    own = available(settings=home, bundled=None)[0]
    assert own.translate([Ask("the letter", start="der")], "en", "de")[0][0].text == "der Brief"
    assert own.pieces.begin("the") == ["▁", "t", "h", "e"]
