"""What may be exported, and as what, follows from the type of what it was made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import UnwritableOutput
from pipeline.export import OutdatedCatalogue, folder, missing
from pipeline.export.editions import Edition, header_date
from pipeline.model import Approved, Unreviewed
from tests.export.samples import APPEAL, GLOSSARY, SITE, catalogue, document, edition, editions


@pytest.mark.parametrize(
    ("language", "basis", "status"), [("en", None, "source"), ("fa", Approved, "reviewed"), ("fa", Unreviewed, "draft")]
)
def test_the_status_of_an_edition_follows_from_the_type_it_was_made_from(language, basis, status):
    assert edition(language, basis=basis).status == status


def test_a_status_cannot_be_claimed():
    with pytest.raises(TypeError, match="status"):
        Edition(document(), APPEAL, Unreviewed(catalogue()), status="reviewed")


def test_drafts_and_only_drafts_lie_in_the_folder_of_drafts():
    assert edition(basis=Unreviewed).path(".html") == "drafts/fa/appeal.html"
    assert edition(basis=Approved).path(".html") == "fa/appeal.html"
    assert edition("en").path(".md") == "en/appeal.md"


def test_an_approval_of_an_older_source_makes_no_edition():
    longer = APPEAL + "\nA new paragraph.\n"
    newer = document(text=longer)
    assert [segment.text for segment in missing(newer, catalogue())] == ["A new paragraph."]
    with pytest.raises(
        OutdatedCatalogue, match=r"^source/appeal\.md:\d+: its catalogue for fa lacks 1 of its texts; run `pipeline extract` first$"
    ):
        Edition(newer, longer, Approved(catalogue()))


def test_the_catalogue_of_another_document_makes_no_edition():
    with pytest.raises(ValueError, match=r"catalogue of bios/mina-sample used for appeal"):
        Edition(document(), APPEAL, Approved(catalogue(name="bios/mina-sample")))


def test_a_text_that_is_no_segment_is_never_passed_through():
    with pytest.raises(KeyError, match="Nobody translated this"):
        edition().translate("Nobody translated this")


def test_the_date_is_the_utc_day_of_the_header_and_tells_no_time_zone():
    assert edition().date == "2025-11-25"
    assert edition("en").date == "2025-11-20"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE", "POT-Creation-Date": "2025-11-20 08:00+0000"}, "2025-11-20"),
        ({"PO-Revision-Date": "2025-11-26"}, "2025-11-26"),
        ({"PO-Revision-Date": "yesterday"}, ""),
        ({}, ""),
    ],
)
def test_an_unreadable_date_is_no_date(header, expected):
    assert header_date(replace(catalogue(), header=header)) == expected


def test_title_and_description_are_in_the_language_of_the_reader_and_without_markdown():
    assert edition().title == "آزمون صفحه‌ها"
    assert edition().description == "مینا نمونه ۱۵۱ روز در تست‌ویل زندانی بود."


def test_a_manifest_that_no_reader_would_accept_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "LIMIT", 1024)
    with pytest.raises(
        UnwritableOutput, match=r"^manifest\.json: these \d+ texts would make a manifest of more than 0 MB, which no reader"
    ):
        folder.render(editions(), GLOSSARY, SITE)
