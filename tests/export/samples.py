"""A small project of invented texts: one appeal, one biography of a glossary term made up for these tests, five languages."""

from __future__ import annotations

from collections.abc import Callable

from pipeline import glossary, markdown
from pipeline.export import Edition, Site, digest
from pipeline.model import Approved, Catalogue, State, Unit, Unreviewed

GLOSSARY = glossary.parse(
    """version: 1
terms:
  - id: mina-sample
    kind: person
    en: Mina Sample
    de: Mina Sample
    fa: مینا نمونه
    ckb: مینا نموونە
    kmr: Mîna Nimûne
""",
    "glossary.yaml",
)

APPEAL = """---
title: A Test of Pages
id: appeal
lang: en
---

# A Test of Pages

<!-- private: the address of the editor is secret@example.org -->

Mina Sample was held for 151 days in *Testville*.

<!-- translators: a list of two -->

- She was **not** allowed visits.
- Write to `press@example.org` or see [her page](bios/mina-sample.md).

| Place | Days |
|:------|-----:|
| North | 80   |
"""

BIOGRAPHY = """---
title: Mina Sample
id: mina-sample
lang: en
person: mina-sample
---

Mina Sample is an invented person. She was held for 151 days.
"""

TEXTS = {"appeal": APPEAL, "bios/mina-sample": BIOGRAPHY}

PERSIAN = {
    "A Test of Pages": "آزمون صفحه‌ها",
    "Mina Sample was held for 151 days in *Testville*.": "مینا نمونه ۱۵۱ روز در *تست‌ویل* زندانی بود.",
    "She was **not** allowed visits.": "او اجازهٔ ملاقات **نداشت**.",
    "Write to `press@example.org` or see [her page](bios/mina-sample.md).": "به `press@example.org` بنویسید یا [صفحهٔ او](bios/mina-sample.md) را ببینید.",
    "Place": "جا",
    "Days": "روز",
    "North": "شمال",
    "80": "۸۰",
    "Mina Sample": "مینا نمونه",
    "Mina Sample is an invented person. She was held for 151 days.": "مینا نمونه آدمی خیالی است. او ۱۵۱ روز زندانی بود.",
}

TRANSLATOR = "Secret Translator <translator@example.org>"
HEADER = {
    "Last-Translator": TRANSLATOR,
    "Language-Team": "Secret Team <team@example.org>",
    "POT-Creation-Date": "2025-11-20 08:00+0000",
    "PO-Revision-Date": "2025-11-26 01:30+0330",
}

SITE = Site("Test Campaign", digest("glossary"))


def document(name: str = "appeal", text: str | None = None):
    """A parsed document of the project."""
    return markdown.parse(TEXTS[name] if text is None else text, name, f"source/{name}.md", "en")


def catalogue(
    language: str = "fa", name: str = "appeal", translate: Callable[[str], str] | None = None, text: str | None = None
) -> Catalogue:
    """A reviewed catalogue; `translate` gives the msgstr of a msgid, by default Persian or the msgid with the language after it."""
    translate = translate or (lambda msgid: PERSIAN[msgid] if language == "fa" else f"{msgid} {language}")
    texts = dict.fromkeys(segment.text for segment in document(name, text).segments)
    units = [Unit(msgid, translate(msgid), State.REVIEWED, comments=(f"# {TRANSLATOR}",)) for msgid in texts]
    return Catalogue(name, "en", language, tuple(units), (), HEADER)


def edition(language: str = "fa", name: str = "appeal", basis: type = Approved, text: str | None = None, **changes) -> Edition:
    """An edition made of an approval, of an admitted draft, or of the source when the language is that of the source."""
    source = TEXTS[name] if text is None else text
    if language == "en":
        return Edition(document(name, text), source, None, digest(source), "", "2025-11-20")
    return Edition(
        document(name, text), source, basis(catalogue(language, name, text=text, **changes)), digest(source), digest(language)
    )


def editions(*, drafts: tuple[str, ...] = ()) -> list[Edition]:
    """Both documents in all five languages; those in `drafts` are machine drafts."""
    return [
        edition(code, name, Unreviewed if code in drafts else Approved)
        for name in TEXTS
        for code in ("en", "de", "fa", "ckb", "kmr")
    ]
