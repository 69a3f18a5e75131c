"""NLLB on a CTranslate2 folder that the user made: language tokens, one sentence at a time, loops forbidden on demand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.engines import Ask, Effort, NllbEngine, available
from pipeline.errors import MissingEngine
from tests.engines import tiny

TABLE = {"the": "ئەو", "letter": "نامە", "endless": tiny.END}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as `ct2-transformers-converter` makes one of NLLB: language tokens in the vocabulary, no </s> added for us."""
    package = tiny.write(
        tmp_path, "en", "ckb", TABLE, symbols=["eng_Latn"], target_prefix="ckb_Arab", source_lead=1, add_source_eos=False
    )
    place = tmp_path / "nllb-200-distilled-600M"
    shutil.move(package / "model", place)
    shutil.move(package / "sentencepiece.model", place / "sentencepiece.bpe.model")
    return place


def test_a_sentence_goes_in_between_its_language_and_the_end_and_comes_out_without_either(folder: Path) -> None:
    own = NllbEngine(folder)
    rows = []
    decode = own.decoder.decode

    def watched(sources, starts, *rest):
        rows.append((list(sources), list(starts)))
        return decode(sources, starts, *rest)

    own.decoder.decode = watched  # type: ignore[method-assign]
    assert own.translate([Ask("the letter")], "en", "ckb")[0][0].text == "ئەو نامە"
    assert rows == [([["eng_Latn", "▁the", "▁letter", "</s>"]], [["ckb_Arab"]])]


def test_a_forced_beginning_follows_the_language_token(folder: Path) -> None:
    assert NllbEngine(folder).translate([Ask("the letter", start="نامە")], "en", "ckb")[0][0].text == "نامە نامە"


def test_it_serves_all_twenty_pairs_and_is_found_by_setting_or_environment(folder: Path, home, monkeypatch) -> None:
    assert len(NllbEngine(folder).pairs) == 20
    assert [one.version for one in available(nllb=str(folder), settings=home, bundled=None)] == ["nllb nllb-200-distilled-600M"]
    monkeypatch.setenv("PIPELINE_NLLB", str(folder))
    assert [one.name for one in available("nllb", settings=home)] == ["nllb"]


def test_a_folder_without_a_network_or_pieces_is_named(tmp_path: Path, home, folder: Path) -> None:
    with pytest.raises(MissingEngine, match=r"model\.bin is missing"):
        available(nllb=str(tmp_path / "nowhere"), settings=home)
    (folder / "sentencepiece.bpe.model").unlink()
    with pytest.raises(MissingEngine, match=r"copy sentencepiece\.bpe\.model there"):
        NllbEngine(folder).translate([Ask("the letter")], "en", "ckb")
    with pytest.raises(MissingEngine, match="neither the setting"):
        available("nllb", settings=home)


def test_repetition_can_be_forbidden(folder: Path) -> None:
    own = NllbEngine(folder)
    ask = [Ask("the the the the the the the the the letter")]
    assert own.translate(ask, "en", "ckb")[0][0].text.split().count("ئەو") == 9
    guarded = own.translate(ask, "en", "ckb", Effort(no_loops=True))[0][0].text
    assert "ئەو ئەو ئەو ئەو" not in guarded
