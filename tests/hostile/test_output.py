"""What a translation can put into a page, an export, a sheet or a review: text, and nothing that acts."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import review
from pipeline.model import Catalogue, State, Unit
from tests.hostile.campaign import run
from tests.hostile.targets import known

ACTING = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "![a](http://tracker.example/x.png)",
    "<a href='vbscript:x'>b</a>",
    "</p></main></body><svg onload=alert(1)>",
    "<!-- --><iframe src=//tracker.example></iframe>",
    "<style>@import url(//tracker.example)</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\u003cscript\\u003e",
    "```\n<script>alert(1)</script>\n```",
    '" onmouseover="alert(1)',
    "<https://tracker.example/'onclick='alert(1)>",
    "</textarea></title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
)


class Acts(HTMLParser):
    """Collects what of a page would act, or ask another host for something, in a browser."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "base", "form", "frame", "portal"):
            self.found.append(tag)
        for name, value in attrs:
            leads = re.sub(r"[\x00-\x20]", "", value or "").casefold()
            if name.startswith("on") or leads.startswith(("javascript:", "vbscript:", "data:text")):
                self.found.append(f"{tag} {name}={value}")
            if (
                tag in ("img", "source", "video", "audio", "link", "image")
                and name in ("src", "href")
                and "tracker.example" in leads
                and attrs[0] != ("rel", "alternate")
            ):
                self.found.append(f"{tag} asks {value}")

    def handle_data(self, text: str) -> None:
        if self.cdata_elem == "style" and ("@import" in text or "url(" in text):
            self.found.append(text)


def pages(folder: Path) -> dict[str, str]:
    """Every HTML page below a folder, those in bundles included."""
    found = {path.as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    for path in folder.rglob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            found |= {f"{path}/{name}": archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}
    return found


def filled(folder: Path, words: str) -> None:
    """Every entry of the German catalogues translated so, and reviewed."""
    for path in (folder / "translations/de").rglob("*.po"):
        head, *entries = path.read_text(encoding="utf-8").split("\n\n")
        escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        entries = [re.sub(r'msgstr "[^\n]*"', f'msgstr "{escaped}"'.replace("\\", "\\\\"), entry) for entry in entries]
        path.write_text("\n\n".join([head, *entries]), encoding="utf-8")


@pytest.mark.parametrize("words", ACTING)
def test_no_page_acts_on_what_a_translation_says(template: Path, tmp_path: Path, words: str) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    filled(folder, f"Mina Sample wurde am 16. Oktober 2020 verhaftet, 151 Tage. {words}")
    assert run(folder, "export", "--drafts").exit_code in (0, 1)
    assert run(folder, "review").exit_code == 0
    found = pages(folder)
    assert any("/review/" in path for path in found)
    for path, page in found.items():
        assert Acts(page).found == [], path


@pytest.mark.parametrize("words", ACTING)
def test_no_rendering_acts_on_a_translation_that_nothing_has_checked(words: str) -> None:
    from pipeline import markdown

    page = markdown.to_html("# A\n\nText *b*.\n\n| c |\n|---|\n| d |\n\n> e\n\n[^1]\n\n[^1]: f\n", lambda _: words, "fa")
    assert Acts(page).found == []


OVERRIDES = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e"]


@pytest.mark.parametrize("char", OVERRIDES, ids=[f"U+{ord(char):04X}" for char in OVERRIDES])
def test_a_translation_with_a_direction_override_is_never_exported(template: Path, tmp_path: Path, char: str) -> None:
    folder = shutil.copytree(template, tmp_path / "campaign")
    filled(folder, f"Mina Sample ist {char}unschuldig.")
    result = run(folder, "export", "--drafts")
    assert result.exit_code == 1
    assert not any(
        char in path.read_text(encoding="utf-8", errors="replace") for path in (folder / "export").rglob("*.*") if path.is_file()
    )


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://tracker.example")',
    "＝1+1",
    "'=1",
    "''=1",
    " =1",
    "|cmd",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_sheet_is_a_formula_and_all_come_back_as_they_were(text: str) -> None:
    found = Catalogue("x", "en", "de", (Unit(text, text, State.NEEDS_EDITING, note=text),))
    content = review.sheet(found)
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row)
    back = review.import_sheet(found, content, "x.csv")
    assert back.catalogue == found


def test_a_review_page_shows_what_a_translation_says_as_text() -> None:
    units = tuple(
        Unit(f"{number} {words}", words, State.NEEDS_EDITING, comments=(words,), note=words, draft=words, previous_msgid=words)
        for number, words in enumerate(ACTING)
    )
    page = review.render(Catalogue("x", "en", "fa", units), known(), (), ACTING[0]).decode()
    assert Acts(page).found == []
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "page",
    [
        "<script>1</script>",
        "<p onclick=x>",
        "<a href=' java\nscript:x'>",
        "<svg/onload=x>",
        "<img src=//tracker.example/x>",
        "<style>@import 'x'</style>",
    ],
)
def test_what_looks_for_acts_sees_them(page: str) -> None:
    assert Acts(page).found
