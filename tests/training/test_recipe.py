"""The recipe: what must be true of each step, and all steps in a row on text made here."""

import json
import random
import sys
import zipfile
from pathlib import Path

import pytest

from training import pieces
from training.card import verdict
from training.evaluate import Score, name_fidelity, number_fidelity, symbol_recall
from training.pack import joint_model, metadata, packages
from training.prepare import fit, further, hold_out, number_as_symbol, read_mixture
from training.slots import LANGUAGES, fill, fill_traced, localised, parse_names, renumbered, shipped_names, symbols_of, with_symbols

RECIPE = Path(__file__).parents[2] / "training"
UNIT = {
    "en": "On {D0}, {P0} told {O0} that she had spent {N0} days in {L0}.",
    "de": "Am {D0} sagte {P0} gegenüber {O0}, {P0}s Haft in {L0} habe {N0} Tage gedauert.",
    "fa": "{P0} در {D0} به {O0} گفت {N0} روز در {L0} بوده است.",
    "ckb": "{P0} لە {D0}دا بە {O0}ی گوت {N0} ڕۆژ لە {L0}ەوە بووە.",
    "kmr": "{P0} di {D0} de ji {O0} re got ku {N0} roj li {L0} bû.",
}


def one_name(english: str, german: str, sorani: str = "ڕەزا") -> object:
    rows = [("f", english), ("m", english), ("s", english), ("l", english), ("o", english), ("month", english)]
    return parse_names("\t".join([kind, name, german, "ف", sorani, "K"]) for kind, name in rows)


def test_a_filled_unit_has_no_slot_left_in_any_language() -> None:
    for seed in range(50):
        texts = fill(UNIT, random.Random(seed), shipped_names())
        assert {language: "{" in text for language, text in texts.items()} == dict.fromkeys(LANGUAGES, False)


def test_every_language_is_filled_with_the_same_person_place_date_and_number() -> None:
    texts, used = fill_traced(UNIT, random.Random(3), shipped_names())
    assert all(forms[language] in texts[language] for slot, forms in used.items() for language in LANGUAGES)
    assert set(used) == {"{D0}", "{P0}", "{O0}", "{N0}", "{L0}"}


def test_a_woman_of_the_english_is_never_given_a_mans_name() -> None:
    women = {name["en"] for name in shipped_names().by_kind["f"]}
    for seed in range(50):
        _, used = fill_traced(UNIT, random.Random(seed), shipped_names())
        assert used["{P0}"]["en"].split()[0] in women


@pytest.mark.parametrize(("german", "expected"), [("Azad", "Azad Azads Haft"), ("Paris", "Paris Paris’ Haft")])
def test_the_german_genitive_takes_s_or_only_an_apostrophe(german: str, expected: str) -> None:
    assert expected in fill(UNIT, random.Random(1), one_name("Azad", german))["de"]  # type: ignore[arg-type]


@pytest.mark.parametrize(("sorani", "expected"), [("سنە", "لە سنەوە"), ("تاران", "لە تارانەوە"), ("بۆکا", "لە بۆکایەوە")])
def test_a_sorani_ending_joins_as_the_last_letter_asks(sorani: str, expected: str) -> None:
    assert expected in fill(UNIT, random.Random(1), one_name("A", "A", sorani))["ckb"]  # type: ignore[arg-type]


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert [localised(12345, language) for language in LANGUAGES] == ["12,345", "12.345", "۱۲٬۳۴۵", "١٢٬٣٤٥", "12.345"]


def test_slots_become_symbols_that_the_evaluation_finds_again() -> None:
    assert symbols_of(with_symbols(UNIT["kmr"])) == sorted(["⟦P0⟧", "⟦D0⟧", "⟦O0⟧", "⟦N0⟧", "⟦L0⟧"])


def test_every_name_list_row_has_five_languages_in_their_own_script() -> None:
    for forms in shipped_names().by_kind.values():
        for name in forms:
            arabic = {language: any("؀" <= char <= "ۿ" for char in name[language]) for language in LANGUAGES}
            assert arabic == {"en": False, "de": False, "fa": True, "ckb": True, "kmr": False}, name


def test_a_number_becomes_a_symbol_only_where_both_sides_have_it() -> None:
    rng = random.Random(0)
    turned = {number_as_symbol("He spent 15 days there", "۱۵ روز آنجا بود", rng) for _ in range(30)}
    kept = ("He spent 15 days there", "۱۵ روز آنجا بود")
    assert turned == {kept, ("He spent ⟦N0⟧ days there", "⟦N0⟧ روز آنجا بود")}
    assert {number_as_symbol("15 days", "۱۶ روز", rng) for _ in range(30)} == {("15 days", "۱۶ روز")}


@pytest.mark.parametrize("line", ["See https://example.org now", "Copy %s to disk", "if (x == y) { z }", "x" * 900, ""])
def test_lines_of_code_and_markup_are_left_out(line: str) -> None:
    assert not fit(line, "Ein ganz gewöhnlicher Satz")


def test_the_held_out_units_do_not_depend_on_the_order_of_the_files() -> None:
    units = [{"en": f"unit {number}"} for number in range(40)]
    assert hold_out(units, 5)[1] == hold_out(units[::-1], 5)[1]


def test_more_phrases_leave_the_held_out_ones_alone_and_repeat_none() -> None:
    known, secret = [{"en": "He is free."}], [{"en": "She wrote to us from the prison in {L0} every week."}]
    near = {"en": "She wrote to us from the prison in {L0} every day."}
    new = {"en": "The prison in {L0} has no doctor."}
    assert further([{"en": "he is free"}, near, new], known, secret) == [new]


def test_symbols_are_renumbered_alike_in_every_language_and_each_stays_apart() -> None:
    texts = {language: with_symbols(UNIT[language] + " {P1}") for language in LANGUAGES}
    for seed in range(30):
        others = renumbered(texts, random.Random(seed))
        assert len({tuple(sorted(set(symbols_of(text)))) for text in others.values()}) == 1
        assert len(set(symbols_of(others["en"]))) == len(set(symbols_of(texts["en"])))
    assert others["en"] != texts["en"]


def test_every_corpus_of_the_mixture_states_a_licence() -> None:
    mixture = read_mixture(RECIPE / "mixture.tsv")
    assert len(mixture) > 20
    assert [corpus.name for corpus in mixture if not corpus.licence or corpus.weight <= 0] == []


def test_symbol_recall_counts_each_symbol_as_often_as_it_was_asked_for() -> None:
    assert symbol_recall(["⟦P0⟧ and ⟦P0⟧ in ⟦L0⟧", "none"], ["⟦P0⟧, ⟦P0⟧, ⟦P0⟧", "⟦L0⟧"]) == 2 / 3
    assert symbol_recall(["none"], ["⟦P0⟧"]) is None


def test_name_fidelity_wants_the_exact_form() -> None:
    assert name_fidelity([["ناهید تقوی", "تهران"]], ["ناهد تقوی در تهران"]) == 1 / 2


def test_number_fidelity_reads_the_digits_of_every_script() -> None:
    assert number_fidelity(["۱۲٬۳۴۵ زندانی و ۷ نفر"], ["١٢٬٣٤٥ و ۸"]) == 1 / 2


@pytest.mark.parametrize(
    ("chrf", "symbols", "expected"),
    [
        (40.0, 0.995, "ships"),
        (55.0, 0.99, "may be tried, does not ship"),
        (39.9, 1.0, "may be tried, does not ship"),
        (29.9, 1.0, "stays out"),
    ],
)
def test_a_package_ships_only_above_both_bars(chrf: float, symbols: float, expected: str) -> None:
    assert verdict(Score("en-de", "phrases", 1, chrf, 1, 0.9, symbols, None, None, 1)) == expected


def vocabulary() -> list[str]:
    words = ["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "the", "prison", "##er", "##s", "cafe", ",", "'", "(", ")", "-", "s"]
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [*words, *(letter for letter in letters if letter != "s"), *(f"##{letter}" for letter in letters if letter != "s")]


def test_a_word_piece_vocabulary_cuts_as_word_piece_does(tmp_path: Path) -> None:
    pytest.importorskip("google.protobuf", reason="protobuf is not installed: pip install -e .[training]")
    model, origins = pieces.from_wordpiece(vocabulary())
    (tmp_path / "source.model").write_bytes(model)
    processor = pieces.load(tmp_path / "source.model")
    cut = processor.encode("The prisoner's Café (⟦P0⟧)", out_type=str)
    assert cut == ["▁the", "▁prison", "er", "▁'", "▁s", "▁cafe", "▁(", "▁", "⟦P0⟧", "▁)"]
    assert len(origins) == processor.get_piece_size()


def test_one_model_file_cuts_the_source_and_writes_the_target(tmp_path: Path) -> None:
    pytest.importorskip("google.protobuf", reason="protobuf is not installed: pip install -e .[training]")
    source, _ = pieces.from_wordpiece(vocabulary())
    target = pieces.train(["Die Gefangene ist frei", "‌می‌خواهم آزاد باشم", "ڕۆژێک دێت"] * 20, 400, ["⟦de⟧"])
    for name, model in (("source", source), ("target", target), ("joint", joint_model(source, target))):
        (tmp_path / name).write_bytes(model)
    cutting, writing, joint = (pieces.load(tmp_path / name) for name in ("source", "target", "joint"))
    assert joint.encode("The prisoners", out_type=str) == cutting.encode("The prisoners", out_type=str)
    for text in ("Die Gefangene ist frei", "می‌خواهم ⟦P0⟧ باشم", "ڕۆژێک 🙂"):
        assert joint.decode_pieces(writing.encode(text, out_type=str)) == text


def test_metadata_of_one_direction_is_what_argostranslate_reads() -> None:
    about = metadata(["en"], ["kmr"], "0.1", ["CC0"])
    assert (about["from_code"], about["to_code"], about["target_prefix"]) == ("en", "kmr", "⟦kmr⟧")


def test_directions_that_share_their_source_or_their_target_share_a_package() -> None:
    out, into = ["en-de", "en-fa"], ["de-en", "fa-en"]
    assert packages(out, together=False) == [(["en"], ["de"]), (["en"], ["fa"])]
    assert packages(out, together=True) == [(["en"], ["de", "fa"])]
    assert packages(into, together=True) == [(["de", "fa"], ["en"])]
    assert packages(out + into, together=True) == [(["en"], ["de", "fa"]), (["de", "fa"], ["en"])]
    assert metadata(["de", "fa"], ["en"], "0.1", ["CC0"])["sources"] == ["de", "fa"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run folder in which every command has run once, on sixty invented units."""
    pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[training]")
    for library in ("sacrebleu", "safetensors", "google.protobuf"):
        pytest.importorskip(library, reason=f"{library} is not installed: pip install -e .[training]")
    from training import average, card, convert, evaluate, pack, prepare, train

    folder = tmp_path_factory.mktemp("recipe")
    numbers = ["one", "two", "three", "four", "five", "six"]
    with (folder / "made.jsonl").open("w", encoding="utf-8") as out:
        for number in range(60):
            word = " ".join(numbers[int(digit)] for digit in f"{number:02d}".translate(str.maketrans("6789", "0123")))
            unit = {"id": f"x-{number}", **{code: f"{text} {word} {number}" for code, text in UNIT.items()}}
            out.write(json.dumps(unit, ensure_ascii=False) + "\n")
    run = folder / "run"
    prepare.main([str(run), "--phrases", str(folder), "--directions", "en-de,en-fa", "--held-out", "9",
                  "--target-pieces", "450", "--source-pieces", "450"])  # fmt: skip
    small = ["--width", "64", "--inner", "128", "--encoder-layers", "1", "--encoder-heads", "4", "--decoder-layers", "1",
             "--decoder-heads", "4", "--batch-pieces", "800", "--phrase-share", "1", "--warm-up", "20", "--rate", "3e-3",
             "--keep-steps", "10", "--device", "cpu", "--f32", "--minutes", "1"]  # fmt: skip
    for steps in ("20", "150"):
        train.main([str(run), *small, "--most-steps", steps])
    average.main([str(run), "--last", "2"])
    convert.main([str(run), "--together"])
    (folder / "en-de.invented.tsv").write_text("She is free.\tSie ist frei.\n" * 3, encoding="utf-8")
    evaluate.main([str(run), "--general", str(folder / "en-de.invented.tsv"), "--memory", str(folder / "made.jsonl")])
    card.main([str(run)])
    pack.main([str(run)])
    pack.main([str(run), "--together"])
    return run


def test_training_learns_and_goes_on_where_it_stopped(tiny: Path) -> None:
    curve = [line.split("\t") for line in (tiny / "curve.tsv").read_text(encoding="utf-8").splitlines()]
    assert [row[1] for row in curve] == ["step 20", "step 150"]
    first, last = (float(row[3].removeprefix("loss ")) for row in curve)
    assert last < first - 0.5


def test_the_converted_model_gives_the_same_probabilities(tiny: Path) -> None:
    import torch

    from training.convert import convert, disagreement

    state = torch.load(tiny / "average.pt", weights_only=True)
    convert(state, tiny, tiny / "exact", None)
    lines = [("de", "On ⟦D0⟧, ⟦P0⟧ told", "Am ⟦D0⟧ sagte ⟦P0⟧"), ("fa", "days", "روز در")]
    assert disagreement(state, tiny, tiny / "exact", lines) < 1e-3


def test_the_model_of_one_language_can_write_no_other(tiny: Path) -> None:
    import torch

    from training.convert import convert
    from training.drafting import Converted

    spoken = json.loads((tiny / "vocabularies.json").read_text(encoding="utf-8"))
    state = torch.load(tiny / "average.pt", weights_only=True)
    persian_only = set(spoken["fa"]) - set(spoken["de"])
    state["weights"]["bias"][sorted(persian_only)] = 1000.0
    convert(state, tiny, tiny / "biased" / "de", language="de")
    convert(state, tiny, tiny / "biased" / "all")
    texts = ["On ⟦D0⟧, ⟦P0⟧ told ⟦O0⟧"]
    persian = {char for piece in persian_only for char in pieces.load(tiny / "target.model").id_to_piece(piece)} & set(
        "بازداشتحقوقیم"
    )
    assert not persian & set(Converted(tiny / "biased", tiny)(texts, "de")[0])
    assert persian & set(Converted(tiny / "biased", tiny)(texts, "kmr")[0])


def test_converting_leaves_the_weights_as_they_were(tiny: Path, tmp_path: Path) -> None:
    """Quantising works in place; once it rounded the weights of a run that went on learning from them."""
    import torch

    from training.convert import convert

    state = torch.load(tiny / "average.pt", weights_only=True)
    before = {name: value.clone() for name, value in state["weights"].items()}
    convert(state, tiny, tmp_path / "model", "int8")
    assert [name for name, value in state["weights"].items() if not torch.equal(before[name], value)] == []


def test_the_rate_falls_to_almost_nothing_over_the_last_share_of_the_time(tiny: Path) -> None:
    import torch

    from training.network import Shape
    from training.train import Run, Settings

    shape = Shape(**torch.load(tiny / "average.pt", weights_only=True)["shape"])
    run = Run(tiny, Settings(cool=0.5), shape, "cpu", torch.float32)
    rates = []
    for run.left in (1.0, 0.5, 0.25, 0.0):
        rates.append(run.rate())
    assert [rate / rates[0] for rate in rates] == pytest.approx([1, 1, 0.5, 0.02])


@pytest.mark.parametrize("pre_norm", [False, True])
def test_a_fresh_network_converts_whichever_way_its_encoder_norms(tiny: Path, tmp_path: Path, pre_norm: bool) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[training]")
    from training.convert import convert, disagreement
    from training.network import Network, Shape

    torch.manual_seed(3)
    sizes = (pieces.load(tiny / f"{side}.model").get_piece_size() for side in ("source", "target"))
    shape = Shape(
        *sizes, width=64, inner=128, encoder_layers=2, encoder_heads=4, decoder_layers=1, pre_norm=pre_norm, decoder_heads=4
    )
    state = {"weights": Network(shape).state_dict(), "shape": shape.as_mapping()}
    convert(state, tiny, tmp_path / "model", None)
    assert disagreement(state, tiny, tmp_path / "model", [("de", "On ⟦D0⟧, ⟦P0⟧ told", "Am ⟦D0⟧ sagte ⟦P0⟧")]) < 1e-3


def test_greedy_drafts_are_those_of_the_converted_model(tiny: Path, tmp_path: Path) -> None:
    import ctranslate2
    import torch

    from training.convert import convert
    from training.greedy import greedy
    from training.network import Network, Shape

    state = torch.load(tiny / "average.pt", weights_only=True)
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["weights"], strict=False)
    spoken = json.loads((tiny / "vocabularies.json").read_text(encoding="utf-8"))["fa"]
    texts = [with_symbols(UNIT["en"] + f" one two {number}") for number in range(5)] + ["told"]
    source, target = (pieces.load(tiny / f"{side}.model") for side in ("source", "target"))
    ours = greedy(network.eval(), source, target, texts, "fa", spoken)
    convert(state, tiny, tmp_path / "fa", None, "fa")
    translator = ctranslate2.Translator(str(tmp_path / "fa"), compute_type="float32")
    read = [source.encode(text, out_type=str) for text in texts]
    written = translator.translate_batch(read, target_prefix=[["⟦fa⟧"]] * len(texts), beam_size=1, max_decoding_length=118)
    assert len(ours[0]) > 10
    assert ours == [target.decode_pieces(one.hypotheses[0][1:]).strip() for one in written]


@pytest.mark.parametrize("workers", [0, 2])
def test_batches_keep_to_their_size_and_cut_lines_in_many_ways(tiny: Path, workers: int) -> None:
    pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[training]")
    from itertools import islice

    from training.sampling import Mix, Sampler, stream

    sampler = Sampler(tiny, Mix(phrase_share=1, symbol_share=1, cut_share=1, batch_pieces=700), seed=5)
    batches = list(islice(stream(sampler, workers), 30))
    assert max(side.numel() for batch in batches for side in (batch.source, batch.target)) <= 700
    for batch in batches:
        assert batch.vocabulary is not None
        assert set(batch.target.unique().tolist()) <= {0, 2, *batch.vocabulary.tolist()}
    lines = [[piece for piece in row if piece] for batch in batches for row in batch.source.tolist()]
    texts = {sampler.source.decode(line) for line in lines}
    assert len({tuple(line) for line in lines}) > 2 * len(texts)


def test_the_narrow_loss_equals_the_full_one_where_nothing_is_left_out() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[training]")
    from training.network import Network, Shape

    torch.manual_seed(1)
    network = Network(
        Shape(20, 12, width=16, inner=32, encoder_layers=1, encoder_heads=4, decoder_layers=1, decoder_heads=4, dropout=0)
    )
    source, target = torch.tensor([[2, 5, 6, 3], [2, 7, 3, 0]]), torch.tensor([[2, 4, 9, 3], [2, 8, 3, 0]])
    full = network.loss(source, target, 0.1)
    narrow = network.loss(source, target, 0.1, vocabulary=torch.arange(12))
    scores = network.decode(target[:, :-1], *network.encode(source)) @ network.target_embedding.weight.T + network.bias
    known = torch.nn.functional.cross_entropy(scores.flatten(0, 1), target[:, 1:].flatten(), ignore_index=0, label_smoothing=0.1)
    assert full.item() == pytest.approx(narrow.item(), abs=1e-5)
    assert full.item() == pytest.approx(known.item(), abs=1e-5)


def test_what_a_frozen_encoder_said_before_is_said_again_to_the_letter() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[training]")
    from training.network import Known, Network, Shape

    torch.manual_seed(1)
    network = Network(
        Shape(20, 12, width=16, inner=32, encoder_layers=1, encoder_heads=4, decoder_layers=1, decoder_heads=4, dropout=0)
    )
    first, second = torch.tensor([[2, 5, 6, 3], [2, 7, 3, 0]]), torch.tensor([[2, 7, 3, 0, 0], [2, 9, 9, 9, 3]])
    known = Known()
    for source in (first, second):
        memory, mask = known.encode(network, source)
        fresh, _ = network.encode(source)
        assert torch.allclose(memory[mask[:, 0, 0]], fresh[mask[:, 0, 0]], atol=1e-5)
    assert len(known.states) == 3


@pytest.mark.parametrize(
    ("threads", "used", "idle", "expected"),
    [(2, 1.9, 0.0, 2), (2, 1.1, 0.0, 1), (1, 0.3, 0.0, 1), (1, 1.0, 0.5, 2), (1, 1.0, 0.1, 1)],
)
def test_threads_follow_what_others_leave(threads: int, used: float, idle: float, expected: int) -> None:
    pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e .[training]")
    from training.cores import wanted

    assert wanted(threads, 2, used, idle) == expected


def test_the_evaluation_reports_every_test_with_its_signature(tiny: Path) -> None:
    report = json.loads((tiny / "evaluation.json").read_text(encoding="utf-8"))
    tests = {(score["direction"], score["test"]) for score in report["scores"]}
    both = {
        (direction, test) for direction in ("en-de", "en-fa") for test in ("phrases", "phrases, names in plain", "campaign memory")
    }
    assert tests == both | {("en-de", "invented")}
    assert all("version:" in signature for signature in report["signatures"])


def test_a_package_is_measured_with_the_programs_own_engine(tiny: Path, tmp_path: Path) -> None:
    from training import evaluate

    zipfile.ZipFile(tiny / "packages/translate-en_de_fa-0_1.argosmodel").extractall(tmp_path)
    out, folder = tmp_path / "figures", tmp_path / "translate-en_de_fa-0_1"
    evaluate.main([str(out), "--package", str(folder), "--held-out", str(tiny / "held_out.jsonl")])
    ours = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))["scores"]
    theirs = json.loads((tiny / "evaluation.json").read_text(encoding="utf-8"))["scores"]
    assert [(score["direction"], score["test"]) for score in ours] == [
        (score["direction"], score["test"]) for score in theirs if score["test"].startswith("phrases")
    ]


def test_the_units_to_keep_out_are_those_of_the_file_and_nothing_near_them(tmp_path: Path) -> None:
    from training.prepare import prepare

    words = ["prison", "letter", "mother", "court", "night", "window", "bread", "river", "teacher", "song"]
    units = [dict.fromkeys(LANGUAGES, f"The {one} of the {other}.") for one in words for other in words]
    for name, some in (("all", units), ("kept", units[:3])):
        text = "".join(json.dumps(unit) + "\n" for unit in some)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    prepare(
        tmp_path / "run", phrases=[tmp_path / "all.jsonl"], corpora=None, mixture=RECIPE / "mixture.tsv", directions=["en-de"],
        encoder=None, target_pieces=330, source_pieces=330, keep_out=tmp_path / "kept.jsonl",
    )  # fmt: skip
    held, learned = (
        [json.loads(line)["en"] for line in (tmp_path / "run" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("held_out", "phrases")
    )
    assert held == [unit["en"] for unit in units[:3]]
    assert set(held).isdisjoint(learned)
    assert len(learned) == 79  # without what shares three quarters of its words


def test_the_card_names_the_verdict_of_each_direction(tiny: Path) -> None:
    text = (tiny / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "- en-de: " in text
    assert "- en-fa: " in text


def test_no_package_is_packed_without_a_card(tiny: Path, tmp_path: Path) -> None:
    from training import pack

    with pytest.raises(SystemExit, match="without a model card is not packed"):
        pack.main([str(tmp_path)])


def test_a_package_is_a_zip_with_one_folder_and_the_same_bytes_each_time(tiny: Path, tmp_path: Path) -> None:
    from training import pack

    (built,) = (tiny / "packages").glob("*en_de-0_1.argosmodel")
    pack.main([str(tiny), "-o", str(tmp_path)])
    assert (tmp_path / built.name).read_bytes() == built.read_bytes()
    names = zipfile.ZipFile(built).namelist()
    assert {name.split("/")[0] for name in names} == {"translate-en_de-0_1"}
    assert "translate-en_de-0_1/model/model.bin" in names


def test_argostranslate_itself_drafts_with_a_package(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("argostranslate", reason="argos-translate-lt is not installed")
    import ctranslate2
    from argostranslate.package import Package
    from argostranslate.translate import apply_packaged_translation

    (built,) = (tiny / "packages").glob("*en_fa-0_1.argosmodel")
    zipfile.ZipFile(built).extractall(tmp_path)
    package = Package(tmp_path / "translate-en_fa-0_1")
    translator = ctranslate2.Translator(str(package.package_path / "model"))

    class Sentencizer:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    drafts = apply_packaged_translation(package, "On ⟦D0⟧, ⟦P0⟧ told ⟦O0⟧", translator, Sentencizer(), 1)
    assert drafts[0].value
    assert "⟦fa⟧" not in drafts[0].value


@pytest.mark.parametrize("name", ["translate-en_de-0_1", "translate-en_de_fa-0_1"])
def test_our_own_engine_accepts_the_file_and_drafts_with_it(tiny: Path, tmp_path: Path, name: str) -> None:
    from pipeline.engines.archive import unpacked
    from pipeline.engines.argos import PackageEngine
    from pipeline.engines.engine import Ask
    from pipeline.engines.package import read_package, unspoken

    package = read_package(unpacked(tiny / "packages" / f"{name}.argosmodel", tmp_path))
    engine = PackageEngine(package)
    assert ("en", "de") in engine.pairs
    assert "⟦P5⟧" in engine.symbols("en", "de")
    asks = [Ask("On ⟦D0⟧, ⟦P0⟧ told"), Ask("On ⟦D0⟧, ⟦P0⟧ told", start="Ungewöhnlich ⟦P0⟧")]
    plain, forced = (hypotheses[0].text for hypotheses in engine.translate(asks, "en", "de"))
    assert plain
    assert "⟦de⟧" not in plain
    assert forced.startswith("Ungewöhnlich ⟦P0⟧")
    if len(package.targets) > 1:
        persian_only = set(unspoken(package, "de")) - set(unspoken(package, "fa"))
        assert any("؀" <= char <= "ۿ" for piece in persian_only for char in piece)


def test_the_recipe_never_stands_in_the_way_of_the_program() -> None:
    assert "torch" not in sys.modules or "training.train" in sys.modules
    program = RECIPE.parent / "pipeline"
    assert [path for path in program.rglob("*.py") if "import training" in path.read_text(encoding="utf-8")] == []
