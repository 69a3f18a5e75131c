"""The glossary is read strictly: what the format does not allow ends in one sentence with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import glossary, names
from pipeline.errors import PipelineError
from pipeline.languages import LANGUAGES
from pipeline.model import Forms

ROOT = Path(__file__).parent.parent
HEAD = "version: 1\nterms:\n"
ONE = HEAD + "  - id: x\n    kind: person\n    de: Xavier\n"

IDS = [
    "arash-ganji",
    "narges-mohammadi",
    "navid-afkari",
    "vahid-afkari",
    "habib-afkari",
    "nasrin-sotoudeh",
    "nahid-taghavi",
    "mariam-claren",
    "mehran-raoof",
    "sepideh-gholian",
    "somayeh-kargar",
    "iec",
    "amnesty",
    "iwa",
    "dhrc",
    "burn-the-cage",
    "iri",
    "iran",
    "tehran",
    "evin-prison",
    "bushehr-prison",
    "qarchak",
    "tabriz-university",
    "syria",
    "paris",
    "england",
    "australia",
    "europe",
    "us",
    "nasrin",
    "emergency-appeal",
    "t-political-prisoner",
    "t-prisoner-of-conscience",
    "t-solitary",
    "t-forced-confession",
    "t-sham-trial",
    "t-flogging",
    "t-dual-national",
    "t-execution",
    "t-mass-executions-1988",
    "t-unconditional-release",
    "t-urgent-action",
    "t-hunger-strike",
    "t-torture",
    "t-arbitrary-arrest",
    "t-political-ward",
    "t-hr-activist",
    "t-citizenship-adj",
    "t-mass-rebellion-2018",
    "t-wrestling-champion",
    "t-prison-transfer-chains",
    "t-regime",
    "t-kurdish",
    "media-platforms",
    "t-minorities",
    "t-illness",
    "t-labor-strikes",
]


def own() -> glossary.Glossary:
    return glossary.parse((ROOT / "glossary.yaml").read_text(encoding="utf-8"))


def test_a_term_is_read_with_all_that_it_says() -> None:
    text = HEAD + (
        "  # a comment\n"
        "  - id: nahid-taghavi\n"
        "    kind: person\n"
        "    gender: f\n"
        "    de: Nahid Taghavi\n"
        "    fa:\n"
        "      form: ناهید تقوی\n"
        "      short: [تقوی]\n"
        "      never: ['ناهد تقوی', \"ناهید تقوا\"]\n"
        "      review: true\n"
        "    note: >-\n"
        "      two\n"
        "      lines\n"
    )
    (term,) = glossary.parse(text).terms
    assert (term.id, term.kind, term.gender, term.note) == ("nahid-taghavi", "person", "f", "two lines")
    assert term.forms["de"] == Forms("Nahid Taghavi")
    assert term.forms["fa"] == Forms("ناهید تقوی", short=("تقوی",), never=("ناهد تقوی", "ناهید تقوا"), review=True)
    assert term.location.line == 4


def test_words_that_yaml_reads_as_values_stay_words() -> None:
    (term,) = glossary.parse(HEAD + "  - {id: no, kind: person, de: No, en: 1988, fa: {form: yes, short: [on, 007]}}\n").terms
    assert term.forms["de"].form == "No"
    assert term.forms["en"].form == "1988"
    assert term.forms["fa"] == Forms("yes", short=("on", "007"))


REFUSED = {
    "nothing": ("", 1, "the glossary is empty"),
    "no terms": ("version: 1\n", 1, "the glossary has no “terms:”"),
    "another version": ("version: 2\nterms: []\n", 1, "version 2 of the format is unknown; known is 1"),
    "an unknown key at the top": ("version: 1\nnames: []\nterms: []\n", 2, "unknown key “names” in the glossary"),
    "terms that are no list": ("version: 1\nterms: x\n", 2, "“terms” should be a list, but a single value stands here"),
    "a tab": (HEAD + "  - id: x\n\tkind: person\n", 4, "a tab stands in the indentation; YAML wants spaces"),
    "broken YAML": (HEAD + "  - id: x\n    de: a: b\n", 4, "this is not valid YAML: mapping values are not allowed here"),
    "an open bracket": (HEAD + "  - [\n", 4, "this is not valid YAML"),
    "a duplicate id": (ONE + "  - id: x\n    kind: place\n    de: Y\n", 6, "the id “x” stands twice; it is also on line 3"),
    "a key twice": (ONE + "    de: Y\n", 6, "the key “de” stands twice in the term “x”"),
    "an unknown language": (ONE + "    ku: Y\n", 6, "unknown language “ku” in the term “x”; known are en, de, fa, ckb, kmr"),
    "an unknown key": (ONE + "    remark: Y\n", 6, "unknown key “remark” in the term “x”"),
    "an unknown key in a language": (ONE + "    fa: {form: y, forms: [z]}\n", 6, "unknown key “forms” in “fa” of “x”"),
    "an unknown kind": (HEAD + "  - {id: x, kind: ship, de: X}\n", 3, "the kind of “x” is “ship”; known are person, place"),
    "an unknown gender": (HEAD + "  - {id: x, kind: person, gender: w, de: X}\n", 3, "the gender of “x” is “w”; known are f, m"),
    "no id": (HEAD + "  - {kind: person, de: X}\n", 3, "a term has no “id:”"),
    "an id with a capital": (HEAD + "  - {id: Xy, kind: person, de: X}\n", 3, "the id “Xy” should be small letters a-z"),
    "no kind": (HEAD + "  - {id: x, de: X}\n", 3, "the term “x” has no “kind:”"),
    "no language": (HEAD + "  - {id: x, kind: person}\n", 3, "the term “x” has no form in any language"),
    "an empty form": (ONE + "    fa:\n", 6, "“fa” of “x” is empty"),
    "an empty preferred form": (ONE + "    fa: {form: ''}\n", 6, "“form” in “fa” of “x” is empty"),
    "an empty form in a list": (ONE + "    fa: {form: y, also: [z, '']}\n", 6, "a form in “also” in “fa” of “x” is empty"),
    "no form": (ONE + "    fa: {also: [z]}\n", 6, "“fa” of “x” has no “form:”"),
    "a list that is none": (ONE + "    fa: {form: y, also: z}\n", 6, "“also” in “fa” of “x” should be a list in [ ]"),
    "a form that is a list": (ONE + "    fa: [y]\n", 6, "“fa” of “x” should be a mapping, but a list stands here"),
    "a review that is neither": (ONE + "    fa: {form: y, review: perhaps}\n", 6, "“review” in “fa” of “x” is “perhaps”"),
    "a term that is a word": (HEAD + "  - x\n", 3, "a term should be a mapping that begins with “id:”"),
    "an anchor": (HEAD + "  - &a {id: x, kind: person, de: X}\n", 3, "the anchor &a stands here; a glossary has none"),
    "an alias": (ONE + "    fa: *a\n", 6, "the alias *a stands here"),
    "a tag": (
        HEAD + "  - !!python/object/apply:os.system ['true']\n",
        3,
        "the tag tag:yaml.org,2002:python/object/apply:os.system",
    ),
    "two documents": (ONE + "---\nversion: 1\n", 6, "a second YAML document begins here"),
    "too deep": ("[" * 50, 1, "values are nested too deeply here"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_format_does_not_allow_is_one_sentence_with_file_and_line(case: str) -> None:
    text, line, sentence = REFUSED[case]
    with pytest.raises(PipelineError) as caught:
        glossary.parse(text, "names/glossary.yaml")
    assert str(caught.value).startswith(f"names/glossary.yaml:{line}: {sentence}")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(PipelineError, match="the anchor &a stands here"):
        glossary.parse(bomb)


def test_the_glossary_of_the_campaign_has_all_its_terms() -> None:
    mine = own()
    assert len(IDS) == 57
    assert set(IDS) <= set(mine.by_id)
    for term in mine.terms:
        assert set(term.forms) == set(LANGUAGES), term.id


def test_the_glossary_of_the_campaign_holds_no_error() -> None:
    assert [finding.message for finding in names.lint(own()) if finding.severity == "error"] == []


def test_drafts_can_use_every_preferred_form_as_it_stands() -> None:
    for term in own().terms:
        for language, forms in term.forms.items():
            assert " / " not in forms.form, (term.id, language)
            assert "(" not in forms.form, (term.id, language)


LINTED = {
    "is also a form of x in German": "  - {id: x, kind: place, de: A, en: B, fa: C, ckb: D, kmr: E}\n  - {id: y, kind: place, de: A, en: Q, fa: R, ckb: S, kmr: T}\n",
    "is listed as right and under “never” in German": "  - {id: x, kind: place, de: {form: A, never: [A]}}\n",
    "is listed as right and under “suspect” in German": "  - {id: x, kind: place, de: {form: A, suspect: [A]}}\n",
    "is listed twice in German": "  - {id: x, kind: place, de: {form: A, also: [B, B]}}\n",
    "stands under “never” in German, but is a form of y": "  - {id: x, kind: place, de: {form: A, never: [B]}}\n  - {id: y, kind: place, de: B}\n",
    "a native reader must still confirm Persian": "  - {id: x, kind: place, fa: {form: ایران, review: true}}\n",
    "no form in English, Persian": "  - {id: x, kind: place, de: A}\n",
    "a person without “gender: f” or “gender: m”": "  - {id: x, kind: person, de: A}\n",
    "is written in Arabic script, but German is not": "  - {id: x, kind: place, de: ایران}\n",
    "holds ⁨ي⁩ (U+064A), a letter that Persian does not use": "  - {id: x, kind: place, fa: ايران}\n",
    "holds ⁨ğ⁩ (U+011F), a Turkish letter": "  - {id: x, kind: place, kmr: Tağavi}\n",
    "is no running text": "  - {id: x, kind: place, de: A (B)}\n",
    "is without effect; it stands in the glossary itself": "  - {id: x, kind: place, de: {form: A, also: [As], veto: [As]}}\n",
}


@pytest.mark.parametrize("sentence", LINTED)
def test_what_is_doubtful_in_a_glossary_is_said_with_its_line(sentence: str) -> None:
    found = [finding.message for finding in names.lint(glossary.parse(HEAD + LINTED[sentence]))]
    assert any(sentence in message and message.startswith("glossary.yaml:") for message in found), found


def test_a_sound_glossary_has_no_findings() -> None:
    text = (
        HEAD + "  - {id: x, kind: person, gender: f, en: Nahid Rad, de: Nahid Rad, fa: ناهید راد, ckb: ناهید ڕاد, kmr: Nahîd Rad}\n"
    )
    assert names.lint(glossary.parse(text)) == ()
