"""Pages in a real browser: accessible by the rules of axe-core, nothing wider than a phone, nothing loaded."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from pipeline import review
from pipeline.export import render
from pipeline.model import Finding
from tests.export.samples import GLOSSARY, SITE, catalogue, editions

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")

MEASURE = """
<pre id="result"></pre><script>
document.getElementById('result').textContent = JSON.stringify({
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  loaded: performance.getEntriesByType('resource').map(e => e.name),
});
</script>"""


@cache
def axe() -> str:
    """The source of axe-core: from AXE_CORE or the global npm folder; the test is skipped without it."""
    places = [os.environ.get("AXE_CORE", "")]
    if npm := shutil.which("npm"):
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True).stdout.strip()
        places.append(f"{root}/axe-core/axe.min.js")
    found = next((Path(place) for place in places if place and Path(place).is_file()), None)
    if found is None:
        pytest.skip("axe-core is not installed (npm install -g axe-core)")
    return found.read_text(encoding="utf-8")


def in_browser(page: bytes, script: str, folder: Path, size: str = "1280,900", dark: bool = False) -> dict:
    """What a script added to a copy of the page, without its policy, writes into the element `result`."""
    text = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", page.decode())
    path = folder / "page.html"
    path.write_text(text.replace("</body>", script + "</body>"), encoding="utf-8")
    options = [*OPTIONS, *(["--blink-settings=preferredColorScheme=0"] if dark else [])]
    command = [BROWSER, *options, f"--user-data-dir={folder / 'profile'}", f"--window-size={size}", "--virtual-time-budget=8000"]
    done = subprocess.run([*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, timeout=120)
    match = re.search(r'<pre id="result">(.*?)</pre>', done.stdout, re.DOTALL)
    assert match, done.stderr[-500:]
    return json.loads(html.unescape(match[1]))


def pages() -> dict[str, bytes]:
    files = render(editions(drafts=("ckb",)), GLOSSARY, SITE)
    unit = catalogue().units[1]
    finding = Finding("numbers", "error", "151 became ۱۵۱", "appeal", "fa", unit.msgid, unit.msgstr, 0, 4)
    chosen = ("fa/appeal.html", "drafts/ckb/appeal.html", "index.html", "drafts/index.html", "de/index.html")
    return {path: files[path] for path in chosen} | {
        "review": review.render(catalogue(), GLOSSARY, [finding], "A Test of Pages"),
        "overview": review.overview([review.progress(catalogue(), [finding], "A Test of Pages")]),
    }


def with_axe() -> str:
    """A script that runs axe on the page and writes rule, elements and messages of each violation."""
    return (
        f'<pre id="result"></pre><script>{axe()}</script>'
        "<script>axe.run(document, {resultTypes: ['violations']}).then(r => document.getElementById('result').textContent ="
        " JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120) + ' ' + n.failureSummary.slice(0, 200))])));"
        "</script>"
    )


@pytest.mark.parametrize(
    ("name", "dark"),
    [
        ("fa/appeal.html", False),
        ("drafts/ckb/appeal.html", True),
        ("index.html", False),
        ("drafts/index.html", True),
        ("review", False),
        ("review", True),
        ("overview", False),
    ],
)
def test_axe_finds_nothing(name, dark, tmp_path):
    page = pages()[name]
    assert in_browser(page, with_axe(), tmp_path, dark=dark) == []


@pytest.mark.parametrize("name", ["index.html", "review"])
def test_nothing_is_wider_than_a_phone_and_nothing_is_loaded(name, tmp_path):
    assert in_browser(pages()[name], MEASURE, tmp_path, size="390,844") == {"wide": 0, "loaded": []}
