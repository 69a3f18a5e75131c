"""Files that other tools write and read: nothing is lost on the way, nothing dangerous gets in, nothing is approved by a file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from pipeline import glossary, memory
from pipeline.draft import MemoryDrafter
from pipeline.errors import UnreadableInput
from pipeline.glossary import Glossary
from pipeline.interchange import homecoming, omegat, safexml, spreadsheet, tbx, tmx, xliff
from pipeline.interchange.proposal import proposal
from pipeline.interchange.tags import language_of
from pipeline.memory import Memory, MemoryUnit
from pipeline.model import Catalogue, Draft, State, Unit

TERMS = """
version: 1
terms:
  - id: sara
    kind: person
    gender: f
    en: {form: Sara Nemuneh, also: [Sarah Nemuneh, "S. <N> & \\"co\\""], short: [Nemuneh], never: [Sara Sample]}
    de: Sara Nemuneh
    fa: {form: سارا نمونه, short: [نمونه]}
    kmr: {form: Sara Nimûne, review: true}
    note: the journalist, not her cousin
  - id: cage
    kind: organisation
    en: {form: Burn the Cage, also: ["@burn_the_cage"]}
    de: "@burn_the_cage"
    ckb: قەفەزەکە بسووتێنە
"""


@pytest.fixture(scope="module")
def terms() -> Glossary:
    return glossary.parse(TERMS)


# --- XML from outside

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><tmx><seg>&b;</seg></tmx>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><seg>&a;</seg></tmx>"""
PARAMETER = b"""<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]><tmx/>"""


@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE, PARAMETER])
def test_files_with_entities_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^evil.tmx:1: declares or uses the entity “a”; files with entities are not read$"):
        safexml.parse(content, "evil.tmx")


def test_a_document_type_is_named_but_never_loaded() -> None:
    root = safexml.parse(b'<!DOCTYPE tmx SYSTEM "http://127.0.0.1:1/tmx14.dtd"><tmx version="1.4"/>', "a.tmx")
    assert (root.tag, root.get("version")) == ("tmx", "1.4")


def test_bottomless_nesting_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="more than 100 levels"):
        safexml.parse(b"<a>" * 5000 + b"</a>" * 5000, "deep.xml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<tmx><body>", "a.tmx:1: is not well-formed XML (no element found)"),
        (b"", "a.tmx:1: is not well-formed XML (no element found)"),
        (b"<tmx>\n\xff</tmx>", "a.tmx:2: is not well-formed XML (not well-formed (invalid token))"),
        (b"<html/>", "a.tmx: is not a TMX file; its first element is <html>"),
    ],
)
def test_what_is_no_tmx_is_one_sentence(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        tmx.read(content, "a.tmx", "a")
    assert str(caught.value) == message


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    assert safexml.escape('a\x00\x0b\ufffe<&>"b\r') == "a&lt;&amp;&gt;&quot;b&#13;"


# --- language codes


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de-DE", "de"), ("EN_us", "en"), ("fa-IR", "fa"), ("pes", "fa"), ("ckb-IQ", "ckb"), ("ku", "kmr"), ("ku-TR", "kmr"),
        ("ku-Arab", "ckb"), ("ku_IQ", "ckb"), ("kmr-Latn", "kmr"), ("fr", None), ("", None),
    ],
)  # fmt: skip
def test_language_tags_of_other_tools_are_understood(tag: str, code: str | None) -> None:
    assert language_of(tag) == code


# --- TMX

UNITS = (
    MemoryUnit("bios/sara", "project", {"en": 'He said: “A & B” <b>*now*</b> "x"', "de": "Ä\u00a0ö", "fa": "می\u200cگوید", "ckb": "ئەو", "kmr": "Ew"}),
    MemoryUnit("a-1", "phrases", {"en": "Free {P0}!", "de": "Freiheit für {P0}!"}, True, {"P0": "f", "": "m"}, frozenset({"N0"})),
)  # fmt: skip


def values(units: tuple[MemoryUnit, ...]) -> list[tuple[object, ...]]:
    return [(unit.id, dict(unit.texts), unit.slotted, dict(unit.gender), unit.verbatim) for unit in units]


def test_a_memory_survives_tmx() -> None:
    assert values(tmx.read(tmx.serialise(UNITS).encode(), "a.tmx", "imported")) == values(UNITS)


def test_the_shipped_memory_survives_tmx_and_is_written_the_same_way_each_time() -> None:
    text = tmx.serialise(memory.bundled().units)
    assert values(tmx.read(text.encode(), "a.tmx", "x")) == values(memory.bundled().units)
    assert tmx.serialise(memory.bundled().units) == text


def test_templates_can_be_left_out_and_languages_chosen() -> None:
    read = tmx.read(tmx.serialise(UNITS, ("de", "en"), slots=False).encode(), "a.tmx", "x")
    assert [(unit.id, sorted(unit.texts)) for unit in read] == [("bios/sara", ["de", "en"])]


def test_the_markup_of_other_tools_is_dropped_and_its_text_kept() -> None:
    seg = '<seg>One <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> <hi>word</hi>,<ph/>\n  end</seg>'
    content = f'<tmx version="1.4"><body><tu><tuv xml:lang="en-GB">{seg}</tuv><tuv lang="de">{seg}</tuv></tu></body></tmx>'
    assert tmx.read(content.encode(), "a.tmx", "x")[0].texts == dict.fromkeys(("en", "de"), "One bold word, end")


def test_braces_in_a_file_of_others_are_text_and_no_slot(terms: Glossary) -> None:
    content = '<tmx><body><tu><tuv xml:lang="en"><seg>{P0}</seg></tuv><tuv xml:lang="de"><seg>{P0}</seg></tuv></tu></body></tmx>'
    units = tmx.read(content.encode(), "a.tmx", "agency")
    assert not units[0].slotted
    answer = MemoryDrafter([Memory(units)], terms).draft(["Free Sara Nemuneh!"], "en", "de")[0]
    assert not isinstance(answer, Draft)


def test_an_imported_unit_drafts_under_the_name_of_its_file(terms: Glossary) -> None:
    units = tmx.read(tmx.serialise((MemoryUnit("7", "x", {"en": "Yes", "de": "Ja"}),)).encode(), "a.tmx", "agency")
    assert MemoryDrafter([Memory(units)], terms).draft(["Yes"], "en", "de")[0] == Draft("Ja", "memory agency 7, exact")


def test_translate_toolkit_reads_our_tmx() -> None:
    storage = pytest.importorskip("translate.storage.tmx")
    store = storage.tmxfile(io.BytesIO(tmx.serialise(UNITS[:1], ("en", "de")).encode()), sourcelanguage="en", targetlanguage="de")
    assert [(unit.source, unit.target) for unit in store.units] == [(UNITS[0].texts["en"], UNITS[0].texts["de"])]


def test_we_read_the_tmx_of_translate_toolkit() -> None:
    storage = pytest.importorskip("translate.storage.tmx")
    store = storage.tmxfile(sourcelanguage="en", targetlanguage="de")
    store.addtranslation("A & <b>", "en", "Ä „x“", "de")
    assert [unit.texts for unit in tmx.read(bytes(store), "a.tmx", "x")] == [{"en": "A & <b>", "de": "Ä „x“"}]


# --- glossary


def without_place(found: tuple[object, ...] | list[object]) -> list[object]:
    return [replace(term, location=glossary.Location("x")) for term in found]  # type: ignore[type-var]


def expected(terms: Glossary) -> list[object]:
    """What a sheet can hold: everything but `review`."""
    stripped = [
        replace(term, forms={code: replace(forms, review=False) for code, forms in term.forms.items()}) for term in terms.terms
    ]
    return without_place(stripped)


def test_a_glossary_survives_csv(terms: Glossary) -> None:
    assert without_place(spreadsheet.parse(spreadsheet.serialise(terms), "g.csv")) == expected(terms)


def test_no_cell_is_a_formula_for_a_spreadsheet(terms: Glossary) -> None:
    cells = [cell for row in csv.reader(io.StringIO(spreadsheet.serialise(terms))) for cell in row]
    assert "'@burn_the_cage" in cells
    assert not [cell for cell in cells if cell.startswith(spreadsheet.FORMULA)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,kind,fr\nx,person,X\n", "g.csv:1: unknown column “fr”; known are id, kind"),
        ("id,en\nx,X\n", "g.csv:1: the column “kind” is missing"),
        ("id,kind,en\nx,human,X\n", "g.csv:2: unknown kind “human”; known are person, place, organisation, work, term"),
        ("id,kind,gender,en\nx,person,w,X\n", "g.csv:2: unknown gender “w”; known are f and m"),
        ("id,kind,en\nx,person,X\nx,person,Y\n", "g.csv:3: the id “x” stands twice"),
        ("id,kind,en\nx,person,\n", "g.csv:2: a term needs an id and a form in at least one language"),
        ('id,kind,en\nx,person,"X\n', "g.csv:2: is not a CSV sheet (unexpected end of data)"),
    ],
)
def test_a_faulty_sheet_is_one_sentence(text: str, message: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        spreadsheet.parse(text, "g.csv")
    assert str(caught.value).startswith(message)


def test_weblate_gets_source_target_context_and_comment(terms: Glossary) -> None:
    rows = list(csv.DictReader(io.StringIO(spreadsheet.weblate(terms, "en", "fa"))))
    wanted = {
        "source": "Sara Nemuneh",
        "target": "سارا نمونه",
        "context": "sara",
        "developer_comments": "the journalist, not her cousin",
    }
    assert rows == [wanted]


def test_a_glossary_survives_tbx(terms: Glossary) -> None:
    assert without_place(tbx.read(tbx.serialise(terms).encode(), "g.tbx")) == expected(terms)


def test_translate_toolkit_reads_our_tbx(terms: Glossary) -> None:
    storage = pytest.importorskip("translate.storage.tbx")
    store = storage.tbxfile(io.BytesIO(tbx.serialise(terms).encode()))
    assert [(unit.source, unit.target) for unit in store.units][:1] == [("Sara Nemuneh", "Sara Nemuneh")]
    assert [unit.getid() for unit in store.units] == ["sara", "cage"]


def test_a_new_style_tbx_of_others_is_read() -> None:
    content = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body><conceptEntry id="c1">
    <langSec xml:lang="en"><termSec><term>Evin prison</term></termSec></langSec>
    <langSec xml:lang="de-DE"><termSec><term>Evin-Gefängnis</term></termSec></langSec></conceptEntry></body></text></tbx>"""
    term = tbx.read(content.encode(), "g.tbx")[0]
    assert (term.id, term.kind, {code: forms.form for code, forms in term.forms.items()}) == (
        "c1", "term", {"en": "Evin prison", "de": "Evin-Gefängnis"},
    )  # fmt: skip


def test_imported_terms_are_proposed_and_never_written(terms: Glossary) -> None:
    sheet = "id,kind,en,de,fa,ckb\nsara,person,Sara Other,Sara Nemuneh,سارا نمونه,سارا نموونە\nomid,person,Omid Mesali,,,\n"
    lines = proposal(spreadsheet.parse(sheet, "g.csv"), terms).splitlines()
    assert lines == [
        '  # sara, en: the glossary has "Sara Nemuneh", the file "Sara Other"',
        '  # sara, not in the glossary: ckb: {form: "سارا نموونە", review: true}',
        '  - id: "omid"',
        "    kind: person",
        '    en: {form: "Omid Mesali", review: true}',
    ]
    grown = glossary.parse(TERMS + "\n".join(lines) + "\n")
    assert grown.by_id["omid"].forms["en"].form == "Omid Mesali"


# --- XLIFF

CATALOGUE = Catalogue(
    "bios/sara",
    "en",
    "de",
    (
        Unit("One & <two>", "Eins & <zwei>", State.REVIEWED, kind="heading", note="short, please"),
        Unit(
            "*Free* her\u00a0now", "*Freiheit* jetzt", State.NEEDS_EDITING, draft="memory phrases a-1, exact", unverified=("sara",)
        ),
        Unit("Three", left_empty="nothing similar", names=("Sara Nemuneh → Sara Nemuneh",)),
    ),
)


def returned(version: xliff.Version, **changes: str) -> homecoming.Parcel:
    """What comes back when an agency replaces targets in the file."""
    text = xliff.serialise(CATALOGUE, version)
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return xliff.read(text.encode(), "a.xlf")


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_an_untouched_file_changes_nothing(version: xliff.Version) -> None:
    home = homecoming.merge(CATALOGUE, returned(version))
    assert (home.catalogue, home.taken, home.refused) == (CATALOGUE, 0, ())


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_a_returned_text_needs_editing_even_if_the_agency_approved_it(version: xliff.Version) -> None:
    parcel = homecoming.Parcel("en", "de", (homecoming.Returned(homecoming.identity(CATALOGUE.units[2]), "Three", "Drei", True),))
    home = homecoming.merge(CATALOGUE, parcel)
    assert home.catalogue.units[2] == replace(CATALOGUE.units[2], msgstr="Drei", state=State.NEEDS_EDITING, left_empty="")
    assert homecoming.merge(CATALOGUE, parcel, vouched=True).catalogue.units[2].state is State.REVIEWED


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_a_corrected_draft_is_no_longer_a_machine_draft(version: xliff.Version) -> None:
    home = homecoming.merge(CATALOGUE, returned(version, **{"*Freiheit* jetzt": "*Freiheit* für sie, jetzt"}))
    unit = home.catalogue.units[1]
    assert (unit.msgstr, unit.state, unit.draft, unit.unverified) == ("*Freiheit* für sie, jetzt", State.NEEDS_EDITING, "", ())
    assert home.taken == 1


@pytest.mark.parametrize(
    ("version", "draft", "cleared"),
    [
        ("1.2", 'state="needs-l10n"', 'state="translated"'),
        ("2.0", 'state="initial" subState="poedit:fuzzy"', 'state="translated"'),
    ],
)
def test_a_draft_is_unfinished_for_other_tools_until_somebody_clears_it(version: xliff.Version, draft: str, cleared: str) -> None:
    """As Poedit 3.2.2 writes it when “needs work” is cleared."""
    assert xliff.serialise(CATALOGUE, version).count(draft) == 1
    parcel = returned(version, **{draft: cleared})
    assert homecoming.merge(CATALOGUE, returned(version), vouched=True).catalogue == CATALOGUE
    assert homecoming.merge(CATALOGUE, parcel).catalogue == CATALOGUE
    approved = homecoming.merge(CATALOGUE, parcel, vouched=True).catalogue.units[1]
    assert (approved.state, approved.msgstr, approved.draft) == (State.REVIEWED, CATALOGUE.units[1].msgstr, "")


def test_translate_toolkit_takes_our_drafts_for_unfinished() -> None:
    old, new = pytest.importorskip("translate.storage.xliff"), pytest.importorskip("translate.storage.xliff2")
    for maker, version in ((old.xlifffile, "1.2"), (new.Xliff2File, "2.0")):
        store = maker.parsestring(xliff.serialise(CATALOGUE, version).encode())
        assert [unit.isfuzzy() for unit in store.units][1], version


def test_what_was_approved_here_is_never_overwritten() -> None:
    home = homecoming.merge(CATALOGUE, returned("1.2", **{"Eins &amp; ": "Ein und "}), vouched=True)
    assert home.catalogue.units[0] == CATALOGUE.units[0]
    assert home.refused == (("One & <two>", "another translation has been approved here"),)


def test_a_text_whose_source_has_changed_is_refused() -> None:
    changed = replace(CATALOGUE, units=(Unit("*Free* him\u00a0now"),))
    home = homecoming.merge(changed, returned("2.0"))
    assert (home.catalogue, home.taken) == (changed, 0)
    assert home.refused[1] == ("*Free* her\u00a0now", "the source has changed since the file was made")


def test_a_file_for_another_language_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^a.xlf: is not a translation from en to fa but from en to de$"):
        homecoming.merge(replace(CATALOGUE, language="fa"), returned("1.2"), path="a.xlf")


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_translate_toolkit_edits_our_xliff_and_we_read_it_back(version: xliff.Version) -> None:
    module = pytest.importorskip("translate.storage.xliff" if version == "1.2" else "translate.storage.xliff2")
    maker = module.xlifffile if version == "1.2" else module.Xliff2File
    store = maker.parsestring(xliff.serialise(CATALOGUE, version).encode())
    assert [unit.source for unit in store.units] == [unit.msgid for unit in CATALOGUE.units]
    store.units[2].target = "Drei & <mehr>"
    home = homecoming.merge(CATALOGUE, xliff.read(bytes(store), "a.xlf"))
    assert [unit.msgstr for unit in home.catalogue.units] == ["Eins & <zwei>", "*Freiheit* jetzt", "Drei & <mehr>"]


# --- OmegaT


def test_an_omegat_project_has_what_omegat_looks_for(terms: Glossary) -> None:
    files = omegat.project({"bios/sara": "po text"}, [Memory(UNITS)], terms, "en", "de")
    assert files["source/bios/sara.po"] == "po text"
    settings = safexml.parse(files["omegat.project"].encode(), "omegat.project")
    assert [settings.findtext(f"project/{name}") for name in ("source_lang", "target_lang", "sentence_seg")] == [
        "en",
        "de",
        "false",
    ]
    assert len(tmx.read(files["tm/memory.tmx"].encode(), "m", "m")) == 1
    assert files["glossary/glossary.utf8"].splitlines()[-2:] == [
        "Burn the Cage\t@burn_the_cage\torganisation.",
        "@burn_the_cage\t@burn_the_cage\torganisation.",
    ]


def test_what_omegat_wrote_comes_back_and_what_it_dropped_stays() -> None:
    """OmegaT writes only what was translated in it: machine drafts and texts equal to their source come back empty."""
    written = Catalogue(
        "bios/sara",
        "en",
        "de",
        (Unit("One & <two>", "Eins & <zwei>", State.REVIEWED), Unit("*Free* her\u00a0now"), Unit("Three", "Drei", State.REVIEWED)),
    )
    home = homecoming.merge(CATALOGUE, homecoming.parcel_of(written))
    expected = (
        CATALOGUE.units[0],
        CATALOGUE.units[1],
        replace(CATALOGUE.units[2], msgstr="Drei", state=State.NEEDS_EDITING, left_empty=""),
    )
    assert (home.catalogue.units, home.taken, home.refused) == (expected, 1, ())
