"""Argos packages: real SentencePiece, real CTranslate2, the same text as argostranslate, and none of what it does besides."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.engines import ArgosSettings, Ask, Effort, PackageEngine, available, installed
from pipeline.engines.package import read_package
from pipeline.errors import UnreadableInput
from pipeline.memory.sentences import sentences
from tests.engines import tiny

SENTENCES = (
    "the letter was sent today.",
    "we wait for the answer!",
    "nobody knows the snake_case file, it was sent in may.",
    "was it sent? we wait.",
    "the words spell themselves: unbekannt & größer.",
)
TABLE = {
    "the": "der",
    "letter": "Brief",
    "was": "wurde",
    "sent": "gesandt",
    "today": "heute",
    "we": "wir",
    "wait": "warten",
    "for": "auf",
    "answer": ["Antwort", "Auskunft"],
    "nobody": "niemand",
    "knows": "kennt",
}


def engine(home: ArgosSettings, pair: tuple[str, str] = ("en", "de")) -> PackageEngine:
    found = next(one for one in available(settings=home, bundled=None) if pair in one.pairs)
    assert isinstance(found, PackageEngine)
    return found


@pytest.fixture
def argos(home: ArgosSettings, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """argostranslate, looking at the packages of this test, with our sentence splitter instead of the one it would download."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import argostranslate.package
        import argostranslate.settings
        import argostranslate.translate
    monkeypatch.setattr(argostranslate.settings, "package_dirs", [home.packages])
    monkeypatch.setattr(argostranslate.settings, "package_data_dir", home.packages)
    monkeypatch.setattr(argostranslate.translate, "installed_translates", [])
    monkeypatch.setattr(argostranslate.settings, "compute_type", home.compute_type)

    class Splitter:
        def __init__(self, pkg: object) -> None:
            pass

        def split_sentences(self, text: str) -> list[str]:
            return sentences(text, "en")

    monkeypatch.setattr(argostranslate.translate, "MiniSBDSentencizer", Splitter)
    argostranslate.translate.get_installed_languages.cache_clear()
    return argostranslate


@pytest.mark.parametrize("prefix", ["", ">>de<<"])
def test_our_text_is_argostranslates_text(package, home: ArgosSettings, argos: ModuleType, tmp_path: Path, prefix: str) -> None:
    """On plain sentences both give the same, character for character, with the package installed by argostranslate itself."""
    archive = tiny.zipped(package("en", "de", TABLE, quantization="int8", target_prefix=prefix), tmp_path / "x.argosmodel")
    argos.package.install_from_path(archive)
    texts = [text for text in SENTENCES if "_" not in text]
    if prefix:  # argostranslate leaves the prefix of every sentence but the first in the text
        texts = [text for text in texts if len(sentences(text, "en")) == 1]
    theirs = [argos.translate.translate(text, "en", "de") for text in texts]
    own = engine(home)
    ours = []
    for text in texts:
        parts = own.translate([Ask(part) for part in sentences(text, "en")], "en", "de", Effort(beam=4, best=1))
        ours.append(" ".join(hypotheses[0].text for hypotheses in parts))
    assert theirs == ours
    assert "Brief wurde gesandt heute" in ours[0]


def test_underscores_survive(package, home: ArgosSettings) -> None:
    """argostranslate turns every _ into a space, which breaks handles and file names."""
    package("en", "de", TABLE)
    assert engine(home).translate([Ask("the burn_the_cage letter")], "en", "de")[0][0].text == "der burn_the_cage Brief"


def test_no_text_is_logged(
    package, home: ArgosSettings, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    package("en", "de", TABLE)
    with caplog.at_level(logging.DEBUG):
        engine(home).translate([Ask("the letter was sent")], "en", "de")
    assert [record for record in caplog.records if "letter" in record.getMessage()] == []
    assert capfd.readouterr() == ("", "")


def test_other_hypotheses_come_in_order(package, home: ArgosSettings) -> None:
    package("en", "de", TABLE)
    hypotheses = engine(home).translate([Ask("the answer")], "en", "de", Effort(beam=4, best=2))[0]
    assert [one.text for one in hypotheses] == ["der Antwort", "der Auskunft"]
    assert hypotheses[0].score > hypotheses[1].score


def test_a_forced_beginning_is_kept_and_a_forbidden_word_avoided(package, home: ArgosSettings) -> None:
    package("en", "de", TABLE)
    own = engine(home)
    asks = [
        Ask("the answer was sent"),
        Ask("the answer was sent", start="der Auskunft"),
        Ask("the answer was sent", avoid=("Antwort",)),
    ]
    texts = [hypotheses[0].text for hypotheses in own.translate(asks, "en", "de")]
    assert texts == ["der Antwort wurde gesandt", "der Auskunft wurde gesandt", "der Auskunft wurde gesandt"]


def test_a_likelier_translation_scores_higher(package, home: ArgosSettings) -> None:
    package("en", "de", TABLE)
    right, wrong = engine(home).score([("the answer", "der Antwort"), ("the answer", "Brief warten")], "en", "de")
    assert right > wrong


def test_a_multilingual_package_serves_each_target_by_its_prefix(package, home: ArgosSettings) -> None:
    folder = package("en", "de", TABLE, target_prefix="__de__", metadata={"targets": {"de": "__de__", "kmr": "__de__"}})
    own = engine(home, ("en", "kmr"))
    assert own.pairs == {("en", "de"), ("en", "kmr")}
    assert own.package.folder == folder
    assert own.translate([Ask("the letter")], "en", "kmr")[0][0].text == "der Brief"


def test_a_package_of_several_sources_reads_each_of_them(package, home: ArgosSettings) -> None:
    package("de", "en", {"der": "the", "Brief": "letter", "nameyê": "letter"}, metadata={"sources": ["de", "kmr", "en"]})
    own = engine(home, ("kmr", "en"))
    assert own.pairs == {("de", "en"), ("kmr", "en")}
    assert own.version.endswith("de+kmr+en→en 1.0")
    assert own.translate([Ask("nameyê")], "kmr", "en")[0][0].text == "letter"


@pytest.mark.parametrize("sources", ["kmr", ["kmr", 3], ["../x"]])
def test_sources_that_are_no_list_of_codes_are_refused_by_name(package, home: ArgosSettings, sources: object) -> None:
    folder = package("de", "en", TABLE, metadata={"sources": sources})
    with pytest.raises(UnreadableInput, match="“sources” must be a list of language codes"):
        read_package(folder)


def test_a_multilingual_package_writes_each_language_with_its_own_pieces_only(package, home: ArgosSettings) -> None:
    table = {"the": ["der", "dem"], "letter": "Brief"}
    folder = package("en", "de", table, target_prefix="__de__", metadata={"targets": {"de": "__de__", "kmr": "__de__"}})
    every = json.loads((folder / "model/shared_vocabulary.json").read_text(encoding="utf-8"))
    unlike = [piece for piece in every if not piece.endswith("der")]
    (folder / "spoken.json").write_text(json.dumps({"de": every, "kmr": unlike}, ensure_ascii=False), encoding="utf-8")
    own = engine(home, ("en", "kmr"))
    assert own.translate([Ask("the letter")], "en", "de")[0][0].text == "der Brief"
    assert own.translate([Ask("the letter")], "en", "kmr")[0][0].text == "dem Brief"


@pytest.mark.parametrize("content", ["{", "[]", '{"kmr": "der"}', '{"de": []}'])
def test_a_list_of_a_languages_pieces_that_is_none_is_refused_by_name(package, home: ArgosSettings, content: str) -> None:
    folder = package("en", "kmr", TABLE, target_prefix="__de__")
    (folder / "spoken.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"spoken\.json: must list the pieces of kmr"):
        engine(home, ("en", "kmr")).translate([Ask("the letter")], "en", "kmr")


def test_byte_pair_packages_are_read_with_argostranslates_own_tokeniser(package, home: ArgosSettings) -> None:
    folder = package("en", "de", {"the": "der"}, "letter")
    (folder / "sentencepiece.model").unlink()
    (folder / "bpe.model").write_text("#version: 0.2\nt h\nth e</w>\n", encoding="utf-8")
    found = engine(home)
    assert found.pieces.encode(["the letter, now"]) == [
        ["the", *["l@@", "e@@", "t@@", "t@@", "e@@", "r"], ",", *["n@@", "o@@", "w"]]
    ]
    assert found.pieces.decode([["l@@", "e@@", "t_x", ",", "now"]]) == ["let_x, now"]


def test_the_newest_package_of_a_pair_comes_first_and_broken_ones_are_named(package, home: ArgosSettings) -> None:
    package("en", "de", TABLE, version="1.9").rename(home.packages / "translate-en_de-1_9")
    package("en", "de", TABLE, version="1.10")
    (home.packages / "rubbish").mkdir()
    found, broken = installed(home.packages, None)
    assert [one.version for one in found] == ["1.10", "1.9"]
    assert [(one.folder.name, one.reason) for one in broken] == [("rubbish", "no package: metadata.json is missing")]


def test_the_digest_of_a_package_does_not_depend_on_where_it_lies(package, home: ArgosSettings, tmp_path: Path) -> None:
    folder = package("en", "de", TABLE)
    before, _ = installed(home.packages, None)
    digest = before[0].sha256
    folder.rename(home.packages / "elsewhere")
    after, _ = installed(home.packages, None)
    assert after[0].sha256 == digest
    (home.packages / "elsewhere" / "sentencepiece.model").write_bytes(b"changed")
    assert installed(home.packages, None)[0][0].sha256 != digest


def test_finding_engines_imports_no_heavy_library() -> None:
    code = (
        "import sys; from pipeline import engines; from pipeline.engines import packages; engines.available(); packages.parse_pair('en-fa');"
        "heavy = {'ctranslate2', 'sentencepiece', 'argostranslate', 'numpy', 'sentencex', 'urllib.request', 'socket'} & set(sys.modules);"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
