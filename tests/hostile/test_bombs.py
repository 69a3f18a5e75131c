"""Files made to take for ever, to grow without end, or to act: each is read, or refused, within seconds of processor time."""

from __future__ import annotations

import contextlib
import io
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator

import pytest

from pipeline.errors import PipelineError
from tests.hostile.targets import READERS, seeds, zipped

SIZE = 60_000
ENOUGH = 30
"""Seconds of processor time in which anything of this size is done many times over; what grows with the square needs minutes."""


@pytest.fixture(autouse=True)
def watched() -> Iterator[None]:
    """Fails a test that hangs, by the processor's clock and not the wall's."""
    if sys.platform == "win32":
        yield
        return

    def too_long(*_: object) -> None:
        pytest.fail(f"not done after {ENOUGH} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENOUGH)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def repeated(piece: str) -> str:
    return piece * (SIZE // len(piece))


LONG_MARKDOWN: dict[str, str] = {
    **{repr(piece): repeated(piece) for piece in ("*", "_", "`", "[", "]", "(", "<", "![", "[a](", "**a", "a*b_", "&", "<!--", "[^a", "9", "\\", "|", "~~")},
    "deep quotations": "> " * (SIZE // 2) + "a",
    "deep lists": "".join("  " * depth + "- a\n" for depth in range(240)),
    "nested brackets": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "nested links": "[" * (SIZE // 6) + "a" + "](b)" * (SIZE // 6),
    "growing backticks": "".join("`" * length + "a" for length in range(340)),
    "a wide table": "|a" * 1500 + "|\n" + "|-" * 1500 + "|\n" + "|a" * 1500 + "|\n",
    "a long table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 1500,
    "many link definitions": "".join(f"[a{number}]: b\n" for number in range(2000)) + "[a1] " * 500,
    "many footnotes": "".join(f"[^{number}]: a\n\nb[^{number}]\n\n" for number in range(400)),
    "deep front matter": "---\ntitle: " + "[" * SIZE + "\n---\n",
    "deep maps in front matter": "---\ntitle: a\nx: " + "{a: " * 5000 + "}" * 5000 + "\n---\n",
    "an endless number in front matter": "---\ntitle: a\nid: " + "9" * SIZE + "\n---\n",
    "quotation marks in front matter": "---\ntitle: " + "'" * SIZE + "\n---\n",
    "aliases in front matter": "---\ntitle: a\na: &a [b, b]\n" + "".join(f"x{i}: &x{i} [*{'a' if not i else f'x{i - 1}'}, *a]\n" for i in range(60)) + "---\n",
    "front matter that never ends": "---\ntitle: " + repeated("a"),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG_MARKDOWN)
def test_long_markdown_is_read_or_refused_in_time(name: str) -> None:
    with contextlib.suppress(PipelineError):
        READERS["Markdown"](LONG_MARKDOWN[name].encode())


@pytest.mark.parametrize(
    "piece",
    ["_", "a_", "#", "&#9;", "[^1]", "9 ", "9,", "1.1.", "a@", "<a ", "<!--", "`a", "نه ", "Mina ", "«", "2020-01-01 ", "a-b."],
)
def test_a_long_pair_of_texts_is_judged_in_time(piece: str) -> None:
    text = piece * (4000 // len(piece))
    READERS["source and translation"](f"{text}\n{text} x".encode())


HEADER = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"X-Source-Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    "body",
    [
        'msgid "' + "a" * SIZE + '"\nmsgstr ""\n',
        'msgid ""\n' + '"a"\n' * (SIZE // 4) + 'msgstr ""\n',
        "# " + "a" * SIZE + "\n",
        "#, fuzzy\n" * (SIZE // 9),
        '"' * SIZE,
        'msgid "' + "\\\\" * (SIZE // 2) + '"\nmsgstr ""\n',
        "".join(f'msgid "{number}"\nmsgstr "x"\n\n' for number in range(1500)),
        "#~ " * (SIZE // 3),
    ],
    ids=range(8),
)
def test_a_long_catalogue_is_read_or_refused_in_time(body: str) -> None:
    with contextlib.suppress(PipelineError):
        READERS["PO"]((HEADER + body).encode())


def refused(kind: str, content: bytes | str) -> str:
    with pytest.raises(PipelineError) as error:
        READERS[kind](content.encode() if isinstance(content, str) else content)
    return str(error.value)


TERM = "version: 1\nterms:\n  - id: a\n    kind: person\n    en: "


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        (TERM + "!!python/object/apply:os.system ['touch /tmp/x']\n", "the tag"),
        (TERM + "!!binary aGFsbG8=\n", "the tag"),
        ("a: &a [x]\nb: [*a, *a]\n", "the anchor &a stands here"),
        ("a: *a\n", "the alias *a stands here"),
        (TERM + "[" * SIZE, "nested too deeply"),
        (TERM + "{a: " * 5000, "nested too deeply"),
        (TERM + "A\n---\nversion: 1\nterms: []\n", "a second YAML document"),
        ("<<: {version: 1}\nterms: []\n", "unknown key “<<”"),
    ],
)
def test_yaml_that_would_act_or_grow_is_refused(yaml: str, words: str) -> None:
    assert words in refused("glossary YAML", yaml)


BILLION = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{i} "{"&a" + str(i - 1) + ";" if i else "&a;"}">' for i in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>'


@pytest.mark.parametrize("kind", ["TMX", "TBX", "XLIFF"])
@pytest.mark.parametrize("doctype", [BILLION, OUTSIDE, PARAMETER], ids=["billion laughs", "a local file", "a file elsewhere"])
def test_xml_entities_are_never_expanded(kind: str, doctype: str) -> None:
    assert "entit" in refused(kind, f"<?xml version='1.0'?>{doctype}<x>&a;</x>")


@pytest.mark.parametrize("kind", ["TMX", "TBX", "XLIFF"])
@pytest.mark.parametrize("encoding", ["UTF-9", "x" * 500, "hex", "rot13", "utf-7", "euc-jp", "idna", "unicode_escape", "undefined"])
def test_xml_in_an_encoding_that_is_none_is_refused(kind: str, encoding: str) -> None:
    assert refused(kind, f"<?xml version='1.0' encoding='{encoding}'?><x>\\u0041</x>").startswith(
        "x.t" if kind != "XLIFF" else "x.xlf"
    )


@pytest.mark.parametrize("kind", ["TMX", "TBX", "XLIFF"])
def test_deep_xml_is_refused_and_wide_xml_is_read_in_time(kind: str) -> None:
    assert "more than 100 levels" in refused(kind, "<x>" * SIZE)
    root = {"TMX": "tmx", "TBX": "martif", "XLIFF": "xliff"}[kind]
    with contextlib.suppress(PipelineError):
        READERS[kind](f"<{root}>{'<a/>' * (SIZE // 4)}</{root}>".encode())


@pytest.mark.parametrize(
    "toml",
    [
        "x = " + "9" * SIZE,
        "x = " + "[" * SIZE,
        "x = " + "{a=" * 5000,
        "tool = 1",
        "tool.pipeline = 1",
        "[tool.pipeline]\nlanguages = [['fa']]",
    ],
)
def test_settings_that_are_none_are_refused(toml: str) -> None:
    assert refused("settings TOML", toml).startswith("pyproject.toml")


@pytest.mark.parametrize("json", ["[" * SIZE, '{"a":' * SIZE, "9" * SIZE, '"' + "\\u0000" * 9 + '"', "NaN", "null"])
@pytest.mark.parametrize("kind", ["manifest", "metadata JSON"])
def test_json_that_is_no_description_is_refused(kind: str, json: str) -> None:
    assert refused(kind, json)


@pytest.mark.parametrize("json", ["[" * SIZE, '{"a":' * SIZE, "9" * SIZE, "NaN", "null", "{}"])
def test_a_damaged_cache_of_the_glossary_is_thrown_away(json: str) -> None:
    READERS["glossary cache"](json.encode())


@pytest.mark.parametrize("csv", ['"' * SIZE, "," * SIZE, "a\n" * (SIZE // 2), '"a' * (SIZE // 2), "id,kind\n" + "9" * 200_000])
@pytest.mark.parametrize("kind", ["CSV of terms", "review CSV"])
def test_a_sheet_that_is_none_is_refused(kind: str, csv: str) -> None:
    assert refused(kind, csv)


def bomb(write: Callable[[zipfile.ZipFile], None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        write(archive)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["bundle zip", "argosmodel"])
@pytest.mark.parametrize("name", ["../x", "/etc/x", "C:\\x", "a/../../x", "a\\..\\..\\x", "nul\x00x"])
def test_a_zip_writes_nothing_outside(kind: str, name: str) -> None:
    with contextlib.suppress(PipelineError):  # the reader itself looks for what lies beside
        READERS[kind](bomb(lambda archive: archive.writestr(name, b"x")))


@pytest.mark.parametrize("kind", ["bundle zip", "argosmodel"])
def test_a_zip_that_would_grow_a_thousandfold_is_not_unpacked(kind: str) -> None:
    with contextlib.suppress(PipelineError):
        READERS[kind](bomb(lambda archive: archive.writestr("a/model/model.bin", b"\0" * 30_000_000)))


@pytest.mark.parametrize("name", ["manifest.json", "manifest.json.sig", "fa/x.html"])
def test_a_member_whose_bytes_cannot_be_unpacked_is_a_problem_and_no_traceback(name: str) -> None:
    good = seeds()["bundle zip"][0]
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()} | {name: b"abcdefgh" * 40}
    content = zipped(files)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo(name).header_offset + 30 + len(name)
    READERS["bundle zip"](content[:start] + b"\xff" * 8 + content[start + 8 :])


def twins(archive: zipfile.ZipFile) -> None:
    for letter in "ab":
        archive.writestr(f"{letter}.txt", b"\0" * 1000)


def test_a_zip_in_which_two_files_lie_in_the_same_bytes_is_no_bundle() -> None:
    content = bomb(twins)
    READERS["bundle zip"](content.replace(b"b.txt", b"a.txt"))
