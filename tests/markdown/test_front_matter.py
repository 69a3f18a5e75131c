"""Front matter: what is read, what is translated in place, and what is refused with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from pipeline import markdown
from pipeline.errors import UnreadableInput
from tests.markdown.cases import unchanged

LOADED = YAML(typ="safe", pure=True)


def loaded(text: str) -> dict[str, object]:
    """The front matter of a document as another program reads it."""
    values = LOADED.load(text.removeprefix("---\n").partition("\n---")[0])
    assert isinstance(values, dict)
    return values


def test_identity_language_and_person_come_from_the_front_matter() -> None:
    text = "---\nid: appeal-2021\nlang: fa\nperson: nahid-taghavi\ntitle: ناهید تقوی\n---\n"
    document = markdown.parse(text, "bios/x", "source/bios/x.md", "en")
    assert (document.id, document.language, document.person) == ("appeal-2021", "fa", "nahid-taghavi")
    assert document.title == "ناهید تقوی"


def test_without_front_matter_the_path_is_the_identity_and_the_first_heading_the_title() -> None:
    document = markdown.parse("Text\n\n# An *Emergency* Appeal\n", "bios/x", "source/bios/x.md", "de")
    assert (document.id, document.language, document.person) == ("bios/x", "de", "")
    assert (document.title, document.description) == ("An *Emergency* Appeal", "")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Appeal", "Appeal"),
        ("'It''s an appeal'", "It's an appeal"),
        ('"A: \\"b\\""', 'A: "b"'),
        (">\n  folded\n  text", "folded text"),
        (">-\n  folded\n  text", "folded text"),
        ("|\n  first\n  second", "first second"),
        ("|2\n    deep", "deep"),
        ("plain\n  over lines", "plain over lines"),
        ("!!str tagged", "tagged"),
        ("&anchor Anchored", "Anchored"),
        ("1984", "1984"),
        ("Appeal # a comment", "Appeal"),
    ],
)
@pytest.mark.parametrize(
    "translation",
    ["Aufruf", "Dringend: ein „Aufruf“", 'it\'s "it"', "- x", "# y", "ناهید: تقوی", "no", "1984", "a # b", "{a}", "x\u2028y", "a:"],
)
def test_a_translated_value_is_valid_yaml_and_nothing_else_changes(written: str, value: str, translation: str) -> None:
    text = f"---\nbefore: 'x: y'  # kept\ntitle: {written}\nlist: [a, \"b: c\"]\ndate: 2021-04-01\n---\n\nText\n"
    assert [segment.text for segment in markdown.parse(text, "n", "p", "en").segments] == [value, "Text"]
    translated = markdown.splice(text, lambda segment: translation if segment == value else segment)
    assert str(loaded(translated)["title"]).strip().replace("\u2028", " ") == translation.replace("\u2028", " ")
    before, after = text.split(f"title: {written}")
    assert translated.startswith(before)
    assert translated.endswith(after if "#" not in written else after.partition("#")[2])


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()),
    st.sampled_from(["Title", "'Title'", '"Title"']),
)
def test_any_translation_comes_back_from_quoted_yaml_on_one_line(translation: str, written: str) -> None:
    translated = markdown.splice(f"---\ntitle: {written}\nid: x\n---\n", lambda _: translation)
    title = markdown.parse(translated, "n", "p", "en").title
    assert title.split() == translation.split() or title.split() == " ".join(translation.split()).split()


def test_the_quotation_marks_of_a_value_stay_where_they_can() -> None:
    text = "---\ntitle: 'One'\ndescription: \"Two\"\n---\n"
    assert markdown.splice(text, lambda _: "it's") == "---\ntitle: 'it''s'\ndescription: \"it's\"\n---\n"
    assert markdown.splice("---\ntitle: One\n---\n", lambda _: "Zwei und drei") == "---\ntitle: Zwei und drei\n---\n"
    assert markdown.splice("---\ntitle: One\n---\n", lambda _: "Zwei: drei") == '---\ntitle: "Zwei: drei"\n---\n'


def test_a_block_scalar_stays_one() -> None:
    text = "---\ndescription: >-\n    one\n    two\n\nid: x\n---\n"
    assert markdown.splice(text, lambda _: "eins: zwei") == "---\ndescription: >-\n    eins: zwei\n\nid: x\n---\n"


@pytest.mark.parametrize(
    "text",
    ["---\n\n# Heading\n\n---\n", "---\ntext\n---\n", "---\n- a\n---\n", "---\n", "--- x\ny: z\n---\n", "----\na: b\n----\n"],
)
def test_a_rule_at_the_beginning_is_no_front_matter(text: str) -> None:
    assert not [segment for segment in markdown.parse(text, "n", "p", "en").segments if segment.kind == "title"]
    assert markdown.splice(text, unchanged) == text


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: Appeal\n\n# Heading\n", 1, "the front matter that begins here is never closed with “---”"),
        ("---\ntitle: Appeal\nid: [a\n---\n", 4, "broken front matter: "),
        ("---\ntitle: a: b\n---\n", 2, "broken front matter: mapping values are not allowed"),
        ("---\ntitle: Appeal\n\tid: x\n---\n", 3, "broken front matter: "),
        ("---\nid: a\nid: b\n---\n", 3, "broken front matter: “id” stands in it twice"),
        ("---\ntitle: [a, b]\n---\n", 2, "broken front matter: “title” has to be one line of text"),
        ("---\nid: x\n[a, b]: c\n---\n", 3, "broken front matter: a key has to be a word"),
        ("---\nid: x\nlang: ku\n---\n", 3, "unknown language “ku” in “lang”; known are en, de, fa, ckb, kmr"),
        ("---\ntitle: a\x07b\n---\n", 2, "broken front matter: the character U+0007 may not stand in it"),
        ("---\r\nid: a\r\nid: b\r\n---\r\n", 3, "broken front matter: “id” stands in it twice"),
    ],
)
def test_broken_front_matter_is_refused_in_one_sentence_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        markdown.parse(text, "n", "source/n.md", "en")
    assert (refusal.value.path, refusal.value.line) == ("source/n.md", line)
    assert refusal.value.message.startswith(message)
    assert "\n" not in str(refusal.value)


def test_an_alias_is_not_translated_twice() -> None:
    text = "---\ntitle: &t Appeal\ndescription: *t\n---\n"
    assert [segment.kind for segment in markdown.parse(text, "n", "p", "en").segments] == ["title"]
    assert markdown.splice(text, lambda _: "Aufruf") == "---\ntitle: &t Aufruf\ndescription: *t\n---\n"


@pytest.mark.parametrize("empty", ["", "''", "~", "null", ">\n", "|\n"])
def test_an_empty_title_is_no_segment(empty: str) -> None:
    text = f"---\ntitle: {empty}\nid: x\n---\n"
    assert markdown.parse(text, "n", "p", "en").segments == ()
    assert markdown.splice(text, unchanged) == text
