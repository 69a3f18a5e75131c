"""Every word that the exported pages say of their own accord, in the five languages of their readers.

Owns no text of the campaign. Written for this project; like every other text in these languages it is open to correction by
native readers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; `states` by status, `languages` names each language in this one."""

    draft_title: str
    draft_body: str
    skip: str
    language_menu: str
    all_texts: str
    people: str
    other_texts: str
    original: str
    reviewed: str
    draft: str
    not_yet: str
    original_language: str
    formats: str
    downloads: str
    drafts: str
    text: str
    news: str
    languages: dict[str, str]
    format_names: dict[str, str]

    def state(self, status: str) -> str:
        """The word for an edition's status."""
        return {"source": self.original, "reviewed": self.reviewed, "draft": self.draft}[status]


WORDING: dict[str, Wording] = {
    "en": Wording(
        draft_title="Unreviewed machine draft",
        draft_body="This is a machine translation that no person has checked yet. Names, numbers and meaning may be wrong. "
        "Please do not publish or quote it.",
        skip="Skip to the text",
        language_menu="Languages",
        all_texts="All texts",
        people="People",
        other_texts="Texts",
        original="Original",
        reviewed="Reviewed translation",
        draft="Unreviewed draft",
        not_yet="Not yet",
        original_language="Original language:",
        formats="Other formats:",
        downloads="Everything in one file",
        drafts="Unreviewed drafts",
        text="Text",
        news="News of these texts",
        languages={
            "en": "English",
            "de": "German",
            "fa": "Persian",
            "ckb": "Central Kurdish (Sorani)",
            "kmr": "Northern Kurdish (Kurmanji)",
        },
        format_names={
            "md": "Markdown",
            "txt": "plain text",
            "json": "JSON",
            "pdf": "PDF",
            "docx": "Word",
            "odt": "OpenDocument",
            "epub": "EPUB",
        },
    ),
    "de": Wording(
        draft_title="Ungeprüfter maschineller Entwurf",
        draft_body="Dies ist eine maschinelle Übersetzung, die noch kein Mensch geprüft hat. Namen, Zahlen und Sinn können falsch "
        "sein. Bitte nicht veröffentlichen und nicht daraus zitieren.",
        skip="Zum Text springen",
        language_menu="Sprachen",
        all_texts="Alle Texte",
        people="Menschen",
        other_texts="Texte",
        original="Original",
        reviewed="Geprüfte Übersetzung",
        draft="Ungeprüfter Entwurf",
        not_yet="Noch nicht",
        original_language="Originalsprache:",
        formats="Andere Formate:",
        downloads="Alles in einer Datei",
        drafts="Ungeprüfte Entwürfe",
        text="Text",
        news="Neues zu diesen Texten",
        languages={
            "en": "Englisch",
            "de": "Deutsch",
            "fa": "Persisch",
            "ckb": "Zentralkurdisch (Sorani)",
            "kmr": "Nordkurdisch (Kurmandschi)",
        },
        format_names={
            "md": "Markdown",
            "txt": "reiner Text",
            "json": "JSON",
            "pdf": "PDF",
            "docx": "Word",
            "odt": "OpenDocument",
            "epub": "EPUB",
        },
    ),
    "fa": Wording(
        draft_title="پیش‌نویس ماشینیِ بازبینی‌نشده",
        draft_body="این متن ترجمهٔ ماشینی است و هنوز هیچ‌کس آن را بازبینی نکرده است. ممکن است نام‌ها، عددها و معنا نادرست باشند. "
        "لطفاً آن را منتشر نکنید و از آن نقل نکنید.",
        skip="رفتن به متن",
        language_menu="زبان‌ها",
        all_texts="همهٔ متن‌ها",
        people="افراد",
        other_texts="متن‌ها",
        original="متن اصلی",
        reviewed="ترجمهٔ بازبینی‌شده",
        draft="پیش‌نویس بازبینی‌نشده",
        not_yet="هنوز نه",
        original_language="زبان اصلی:",
        formats="قالب‌های دیگر:",
        downloads="همه در یک پرونده",
        drafts="پیش‌نویس‌های بازبینی‌نشده",
        text="متن",
        news="تازه‌های این متن‌ها",
        languages={
            "en": "انگلیسی",
            "de": "آلمانی",
            "fa": "فارسی",
            "ckb": "کردی مرکزی (سورانی)",
            "kmr": "کردی شمالی (کرمانجی)",
        },
        format_names={
            "md": "مارک‌داون",
            "txt": "متن ساده",
            "json": "JSON",
            "pdf": "PDF",
            "docx": "Word",
            "odt": "OpenDocument",
            "epub": "EPUB",
        },
    ),
    "ckb": Wording(
        draft_title="ڕەشنووسی ئامێر، پێداچوونەوەی بۆ نەکراوە",
        draft_body="ئەمە وەرگێڕانی ئامێرە و هێشتا هیچ کەسێک پێیدا نەچووەتەوە. لەوانەیە ناو و ژمارە و واتاکان هەڵە بن. "
        "تکایە بڵاوی مەکەنەوە و لێی مەگوازنەوە.",
        skip="بڕۆ بۆ دەقەکە",
        language_menu="زمانەکان",
        all_texts="هەموو دەقەکان",
        people="کەسەکان",
        other_texts="دەقەکان",
        original="دەقی ڕەسەن",
        reviewed="وەرگێڕان، پێداچوونەوەی بۆ کراوە",
        draft="ڕەشنووس، پێداچوونەوەی بۆ نەکراوە",
        not_yet="هێشتا نا",
        original_language="زمانی ڕەسەن:",
        formats="فۆرماتەکانی تر:",
        downloads="هەمووی لە یەک فایلدا",
        drafts="ڕەشنووسەکان، پێداچوونەوەیان بۆ نەکراوە",
        text="دەق",
        news="نوێترینەکانی ئەم دەقانە",
        languages={
            "en": "ئینگلیزی",
            "de": "ئەڵمانی",
            "fa": "فارسی",
            "ckb": "کوردیی ناوەندی (سۆرانی)",
            "kmr": "کوردیی باکووری (کورمانجی)",
        },
        format_names={
            "md": "مارکداون",
            "txt": "دەقی سادە",
            "json": "JSON",
            "pdf": "PDF",
            "docx": "Word",
            "odt": "OpenDocument",
            "epub": "EPUB",
        },
    ),
    "kmr": Wording(
        draft_title="Reşnivîsa makîneyê ya nekontrolkirî",
        draft_body="Ev wergereke makîneyê ye ku hê ti kesî kontrol nekiriye. Dibe ku nav, hejmar û wate şaş bin. "
        "Ji kerema xwe wê belav nekin û jê neqil nekin.",
        skip="Biçe nivîsê",
        language_menu="Ziman",
        all_texts="Hemû nivîs",
        people="Kes",
        other_texts="Nivîs",
        original="Nivîsa orîjînal",
        reviewed="Wergera kontrolkirî",
        draft="Reşnivîsa nekontrolkirî",
        not_yet="Hê na",
        original_language="Zimanê orîjînal:",
        formats="Formatên din:",
        downloads="Hemû di pelekê de",
        drafts="Reşnivîsên nekontrolkirî",
        text="Nivîs",
        news="Nûçeyên van nivîsan",
        languages={
            "en": "Îngilîzî",
            "de": "Almanî",
            "fa": "Farisî",
            "ckb": "Kurdiya Navendî (Soranî)",
            "kmr": "Kurdiya Bakur (Kurmancî)",
        },
        format_names={
            "md": "Markdown",
            "txt": "nivîsa sade",
            "json": "JSON",
            "pdf": "PDF",
            "docx": "Word",
            "odt": "OpenDocument",
            "epub": "EPUB",
        },
    ),
}
"""By language code; a test asserts that every language of `languages.LANGUAGES` is here."""
