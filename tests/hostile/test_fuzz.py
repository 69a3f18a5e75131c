"""Whatever bytes a stranger sends: they are understood or refused in one sentence, and nothing else happens."""

from __future__ import annotations

import contextlib
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import PipelineError
from tests.hostile.targets import READERS, seeds

PIECES = (
    *("[", "]", "(", ")", "{", "}", "<", ">", "*", "_", "`", "~~", "|", "\\", '"', "'", "#", "&", "!", "^", ":", "-", "+", "=", "@", "%"),
    *("\n", "\r\n", "\r", "\t", "    ", "\u2028", "\x85", "\x0c", "\x00", "\ufeff", "\u202e", "\u2066", "\u200c", "\u0301", "ی", "😀"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "&#0;", "&#x110000;", "<?xml", "<script>alert(1)</script>"),
    *("---\n", "+++\n", "```\n", "> ", "1. ", "[^1]", "[^1]: ", "![a](b)", "](javascript:alert(1))", "<!-- skip -->", "<!-- endskip -->"),
    *("msgid ", "msgstr ", "msgctxt ", "#, fuzzy\n", "#~ ", "#| ", "<<<<<<< HEAD\n", '""\n', "\\x41", "\\777"),
    *("&a ", "*a", "!!python/object/apply:os.system ", "<<: ", "? ", "!!binary ", "%YAML 1.1\n", "nan", "1e999", "9" * 5000, "-0", "null"),
    *("../../x", "/etc/passwd", "C:\\x", "NUL", "=1+1", "@SUM(A1)", "yes", "2020-02-30", "31.12.9999", "۱۴۰۰/۱۳/۳۱", "12:61", "1/0"),
)  # fmt: skip
"""What the formats are made of, and what has broken readers of them elsewhere."""


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> bytes:
    """A good file with some of it cut out, said twice, or replaced by what means something in one of the formats; or pure noise."""
    content = draw(st.sampled_from(seeds()[kind]))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 60)))
        put = draw(
            st.one_of(
                st.just(b""),
                st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join).map(lambda text: text.encode()),
                st.binary(max_size=6),
                st.just(content[start:end] * 2),
            )
        )
        content = content[:start] + put + content[end:]
    return content


texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)
noise = st.one_of(texts.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=80))

FEWER = settings(max_examples=max(60, settings.default.max_examples // 3 if settings.default else 60))


@pytest.mark.parametrize("kind", READERS)
def test_a_damaged_file_is_understood_or_refused(kind: str) -> None:
    @FEWER
    @given(st.one_of(damaged(kind), damaged(kind), noise))
    def holds(content: bytes) -> None:
        with contextlib.suppress(PipelineError):
            READERS[kind](content)

    holds()


@pytest.mark.parametrize("kind", READERS)
def test_a_good_file_is_understood(kind: str) -> None:
    for content in seeds()[kind]:
        READERS[kind](content)


def test_the_profile_for_thorough_runs_is_a_choice_of_the_environment() -> None:
    wanted = {"thorough": 10_000, "exhaustive": 50_000}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 200)
    assert settings.default is not None
    assert settings.default.max_examples == wanted
