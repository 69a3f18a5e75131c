"""Which engine serves a pair."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.engines import route, served


@dataclass(frozen=True)
class Known:
    """As much of an engine as a route needs."""

    version: str
    pairs: frozenset[tuple[str, str]]
    name: str = "argos"
    bundled: bool = False


def known(version: str, *pairs: str, name: str = "argos", bundled: bool = False) -> Known:
    return Known(version, frozenset((pair.split("-")[0], pair.split("-")[1]) for pair in pairs), name, bundled)


EN_DE, DE_EN, EN_FA, FA_EN = known("ende", "en-de"), known("deen", "de-en"), known("enfa", "en-fa"), known("faen", "fa-en")
FA_DE = known("fade", "fa-de")
NLLB = known("nllb", "en-ckb", "en-fa", "ckb-en", "fa-de", "fa-ckb", name="nllb")
OURS = known("ours", "en-de", "en-fa", "en-ckb", "en-kmr", bundled=True)


def versions(engines, source: str, target: str) -> list[str]:
    return [leg.engine.version for leg in route(engines, source, target)]


def test_a_direct_package_comes_before_a_way_through_english() -> None:
    assert versions([FA_EN, EN_DE, FA_DE], "fa", "de") == ["fade"]
    assert versions([FA_EN, EN_DE], "fa", "de") == ["faen", "ende"]


def test_nllb_comes_first_for_kurdish_and_after_packages_elsewhere() -> None:
    assert versions([OURS, NLLB], "en", "ckb") == ["nllb"]
    assert versions([NLLB, FA_EN, EN_DE], "fa", "de") == ["faen", "ende"]
    assert versions([NLLB], "fa", "de") == ["nllb"]


def test_a_bundled_package_is_the_last_choice_but_one() -> None:
    assert versions([OURS, EN_DE], "en", "de") == ["ende"]
    assert versions([OURS, FA_EN], "fa", "kmr") == ["faen", "ours"]
    assert versions([OURS], "en", "kmr") == ["ours"]


def test_a_pair_that_nothing_serves_has_no_route_and_english_is_no_pivot_for_itself() -> None:
    assert versions([EN_DE, DE_EN], "de", "fa") == []
    assert versions([EN_DE, DE_EN], "fa", "en") == []
    assert len(served([EN_DE])) == 20
    assert [pair for pair, legs in served([EN_DE]).items() if legs] == [("en", "de")]
