"""Laws of the Markdown package: identity, one order for everybody, and no translation that changes more than words."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from html.parser import HTMLParser
from typing import ClassVar

from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline import markdown
from pipeline.errors import UnreadableInput
from pipeline.markdown import inline, tags
from pipeline.markdown.markup import plain_of
from pipeline.markdown.source import read
from tests.markdown.cases import CASES, unchanged
from tests.markdown.documents import commented, documents, translations

readable_documents = st.one_of(documents, st.sampled_from([text for name, text in CASES.items() if name != "very-long-line"]))
sets_of_translations = st.lists(translations, min_size=1, max_size=3)


def readable(text: str) -> str:
    """The text, or no example where the document is refused: a comment or quotation that does not end, for instance."""
    try:
        read(text)
    except UnreadableInput:
        assume(False)
    return text


def turns(answers: list[str]) -> Callable[[str], str]:
    """A translation that answers with each text in turn, and always the same for the same segment."""
    given: dict[str, str] = {}
    return lambda text: given.setdefault(text, answers[len(given) % len(answers)])


def recorded(render: Callable[..., str], text: str, *rest: str) -> list[str]:
    """Which segments a function looks up, in its order."""
    asked: list[str] = []
    render(text, lambda segment: asked.append(segment) or "ناهید تقوی", *rest)
    return asked


def skeleton(text: str) -> list[tuple[object, ...]]:
    """Everything about the blocks of a document but its running text."""
    signs = ("id", "alert", "checked", "label")
    return [
        (
            token.type,
            token.tag,
            token.level,
            token.hidden,
            token.info,
            sorted(token.attrs.items()),
            [token.meta.get(sign) for sign in signs] if token.type != "inline" else "passage" in token.meta,
            token.content if token.type in ("fence", "code_block", "html_block", "comment") else "",
        )
        for token in read(text).tokens
    ]


@given(documents)
def test_translating_every_segment_to_itself_gives_the_same_bytes(text: str) -> None:
    assert markdown.splice(readable(text), unchanged) == text


@given(readable_documents)
def test_what_is_extracted_is_looked_up_by_everyone_in_the_same_order(text: str) -> None:
    segments = markdown.parse(readable(text), "name", "path", "en").segments
    body = [segment.text for segment in segments if segment.kind not in ("title", "description")]
    assert recorded(markdown.splice, text) == [segment.text for segment in segments]
    assert recorded(markdown.to_html, text, "fa") == body
    assert recorded(markdown.to_text, text) == body


@given(readable_documents, sets_of_translations)
@example("Nahid\n---\n", ["| a"])
@example("a | b\n--|--\nc | d\n", ["- x"])
@example(">Nahid", ["[!NOTE]"])
@example("Nahid\n* Nahid", ["**"])
@example("one\ntwo\n\n: three", ["x", "y z"])
@example("# Nahid", ["x {#id}", "C #"])
@example(" \n# \\\n---", ["|"])
@example("# Nahid ##\n---", ["x | y", "|"])
@example("a  \nb", ["---\n- x\n<div>"])
@example("- a", ["[x] done"])
@example("Nahid", ["<!-- a"])
@example("Nahid", ["[a]: http://a.b"])
@example("one\n\ntwo", [": three"])
def test_no_translation_changes_the_structure_of_a_document(text: str, answers: list[str]) -> None:
    assert skeleton(markdown.splice(readable(text), turns(answers))) == skeleton(markdown.splice(text, unchanged))


@given(
    readable_documents,
    st.lists(st.sampled_from(["ناهید تقوی", "Nahid Teqewî, *nivîskar*", "«۱۵۱» ڕۆژ", "**Freiheit**"]), min_size=1),
)
@example("Nahid\nNahid\n\n: Nahid", ["**Freiheit**"])  # one word where two lines are needed: the second is a blank written out
def test_a_translated_document_has_its_translations_as_segments(text: str, answers: list[str]) -> None:
    translate = turns(answers)
    wanted = [translate(segment.text) for segment in markdown.parse(readable(text), "n", "p", "en").segments]
    translated = markdown.splice(text, translate)
    found = [segment.text.removesuffix(" &#32;") for segment in markdown.parse(translated, "n", "p", "en").segments]
    assert found == wanted


@given(commented)
def test_private_comments_leave_with_their_words_and_take_nothing_else(parts: tuple[str, str]) -> None:
    text, secret = parts
    assume(secret in text)
    outcomes = [
        markdown.splice(readable(text), unchanged),
        markdown.to_html(text, unchanged, "fa"),
        markdown.to_text(text, unchanged),
    ]
    document = markdown.parse(text, "n", "p", "en")
    assert not any(secret in outcome for outcome in outcomes)
    assert not any(secret in segment.text + segment.note for segment in document.segments)
    assert [segment.text for segment in markdown.parse(outcomes[0], "n", "p", "en").segments] == [s.text for s in document.segments]


class Page(HTMLParser):
    """Collects what is wrong with a page: elements that are not closed or not known, attributes that may do something."""

    ELEMENTS: ClassVar = {
        *("a", "bdi", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input"),
        *("li", "ol", "p", "pre", "s", "section", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", *tags.BLOCK),
    }
    VOID: ClassVar = {"br", "hr", "img", "input"}
    ATTRIBUTES: ClassVar = {
        *(
            "alt",
            "checked",
            "class",
            "dir",
            "disabled",
            "href",
            "id",
            "lang",
            "open",
            "role",
            "src",
            "start",
            "style",
            "title",
            "type",
        ),
    }

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.identities: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        if tag not in self.ELEMENTS:
            self.faults.append(f"element {tag}")
        for name, value in attrs:
            if name not in self.ATTRIBUTES:
                self.faults.append(f"attribute {name}")
            if name in ("href", "src") and (value or "").strip().lower().startswith(("javascript:", "vbscript:", "data:", "file:")):
                self.faults.append(f"address {value}")
            if name == "src" and (value or "").startswith(("http", "//")):
                self.faults.append(f"loads {value}")
            if name == "id":
                self.identities.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closes {tag}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")


def page(html: str) -> Page:
    """The page as read by Python's HTML parser."""
    found = Page()
    found.feed(html)
    found.close()
    return found


@given(readable_documents, sets_of_translations, st.sampled_from(["fa", "de"]))
def test_every_page_is_balanced_and_can_neither_run_nor_load_anything(text: str, answers: list[str], language: str) -> None:
    found = page(markdown.to_html(readable(text), turns(answers), language))
    assert (found.faults, found.open) == ([], [])
    assert sorted(set(found.identities)) == sorted(found.identities)


@given(translations)
def test_no_tag_of_a_translation_is_markup(answer: str) -> None:
    html = markdown.to_html("Nahid", lambda _: answer, "en")
    assert not any(tag in html for tag in ("<kbd", "<div", "<b>", "<!"))


@given(translations)
def test_plain_text_is_what_a_reader_sees_and_knows_where_it_stood(text: str) -> None:
    plain = markdown.plain(text)
    assert len(plain.origin) == len(plain.text) + 1
    assert list(plain.origin) == sorted(plain.origin)
    if "&" not in text:
        same = [plain.text[i] == text[at] for i, at in enumerate(plain.origin[:-1]) if not plain.text[i].isspace()]
        assert all(same)
    assert plain.text.split() == plain_of(inline.tokens(text)).split()


@given(translations)
def test_marks_come_in_order_and_never_overlap_by_halves(text: str) -> None:
    marks = markdown.marks(text)
    assert list(marks) == sorted(marks, key=lambda mark: (mark.start, -mark.end))
    for first, second in itertools.combinations(marks, 2):
        assert second.start >= first.end or second.end <= first.end


def slow_parser() -> MarkdownIt:
    """The parser that tries every rule on every line."""
    md = inline.parser.__wrapped__()
    md.block.ruler.disable("words")
    return md


SLOW = slow_parser()


@given(readable_documents)
@example("a | b\n-|-\n")
@example("a\n===\n\nterm\n: meaning\n\n- a\n  b\n\n  c\n")
def test_a_line_that_begins_with_a_letter_is_read_as_if_every_rule_were_tried(text: str) -> None:
    found: list[object] = []
    for md in (inline.parser(), SLOW):
        tokens: list[Token] = []
        env: dict[str, object] = {}
        try:
            md.block.parse(text, md, env, tokens)
            found.append(([token.as_dict() for token in tokens], env))
        except UnreadableInput as error:
            found.append((error.message, error.line))
    assert found[0] == found[1]
