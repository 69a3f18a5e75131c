"""Words and verb forms that deny, in five languages.

Where a text denies matters more than anything else in it: msgmerge kept a translation when “is not allowed visits” became “is
allowed visits”. Persian and Kurdish negate the verb by a prefix that many other words begin with (نام, ناو, nav), so those are
listed. `DENIES` is plain negation; `DEPRIVES` are words that a translation may use in its place (without, un-, refuse, بی‌, bê).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.facts.view import view

FA_STEMS = (
    "شد|کرد|داد|داشت|بود|رفت|یامد|گرفت|گفت|دید|توانست|خواست|خواه|رسید|رسان|پذیرفت|یافت|گذاشت|گذران|شنید|شناخت|خواند|خورد|نوشت|ماند|یفتاد|فرستاد|"
    "پرداخت|پرسید|بست|بردند|برده|کشید|فهمید|ایستاد|خرید|پوش|دانست|زده|زدند|یاورد|بخش|ینداخت|سوخت|جنبید|ترسید|مرد|گشت|یاسود|یفزود|گنجید|ساخت|کاست|"
    "شود|شوند|شوی|شوم|شو|کن|دار|دهی|دهد|دهند|دهم|ده(?!م)|باش|باید|بای|توان|رود|روی|روند|روم|یای|یا(?=ید|یند|یم)|گیر|گوی|گو|بین|رسد|رسند|رسی|پذیر|یاب|گذار|شنو|"
    "شناس|خوان|خور|نویس|مانی|مانند|مانده|مانیم|یفت|فرست|پرداز|پرس|بند|برند|برید|بریم|کش|فهم|خرند|خرید|دان(?=د|ند|م|ی|س)|زن|یاور|ینداز|شمار|گذر|شکن|سوز|گرد|ایست|"
    "یندیش|ترس|میر|فروش|خواب|بُر|چش|یفزای|رنج|ساز(?=د|ند|ید|یم)|یست|یستند|یم(?=$)"
)

KMR_NOT_NA = "v|me|s|n(?!i|e)|ylon|mzet|zik|kok|hîd|xwe(?!ş)|mûs|dir|lîn|tûr|zî|bedil|rinc|çar|xos|kam"
KMR_NOT_NE = (
    "çar|xweş|tew|h(?:an|em|emîn)?\\b|wroz|wîd|srîn|rm|nas|penî|vî|vi(?!m)|fret|lson|bza|xş|xd\\b|fes|tî\\b|ynûk|ft|rîn|wal|qiş|fs|razî|adil|qanûn|diyar|zelal|fermî|"
    "misilman|wekhev|heq|bazirgan|asayî|mirov|şîfre|rast|baş|yar|nas|maz\\b|vcîl|jad|rgiz|rges|rgîs|xwendewar|şêt|gatîv|tkewî|wroz"
)

DENIES = {
    "en": re.compile(
        r"\b(?:not|cannot|never|nobody|none|nothing|nor|neither|nowhere|no(?!\.? ?(?:\d|\{))(?!\. )|\w+n['’]t)\b", re.I
    ),
    "de": re.compile(
        r"\b(?:nicht|nie|niemals|kein(?:e[rnsm]?)?|keinerlei|keinesfalls|keineswegs|niemand(?:e[mns])?|nichts|weder|nirgend\w*|nein)\b",
        re.I,
    ),
    "fa": re.compile(
        rf"(?<![^\W_])(?:(?:بر|در|باز|فرا|فرو|وا)?(?:نمی(?:[\u200c ]?\w+)|ن(?:{FA_STEMS})\w*)|نه|نیست\w*|هرگز|خیر|مباد\w*|مگذار\w*|مکن\w*)(?![^\W_])"
    ),
    "ckb": re.compile(
        r"(?<![^\W_])(?:نا(?!و(?!ێر|ێت)|مە(?!وێ)|مۆ|میل|مان(?!ەوێ|ب|ت|د|گ|خ)|ن(?:\b|ی|ەوا|ێک|ەکە|ەخ|ان?\b)|چار|ڕەزا|ڕازی|شت|شن|رد|س|هید|یلۆن|زناو|زک|خی\b|خۆ(?:\b|ش|ی)|یاسا|دیار|ئاسا|داد|دڵ|مرۆڤ"
        r"|ئوم|فەرم|بازرگان|تەواو|چالاک|ڕوون|موس|یەکس|کۆک|ڕاست|سک|بینا|دروست|ڕێک|پاک|مسۆگ|ڵ)\w*"
        r"|(?:هەڵ|دا|ڕا|دەر|وەر|تێ|پێ|لێ)?نە(?!تەو|خۆش|وت|شتەر|ورۆز|و(?:ە|ا|ی)|سرین|ناس|زم|خش|عل|رم|نک|ختین|یار(?!م)|بادا|سل|ژاد|سیم|قل|فەر|وجەوان|وەد|غمە|هێن|جیب|جات|بز|فرەت|ریت|ند|ژدە)\w*"
        r"|نییە\w*|نین|نیم|نیت|نیین|نەخێر|هەرگیز"
        r"|مە(?:کە|کەن|هێڵ|نێر|وەست|هێن|گۆڕ|دە\b|دەن\b|چن|گری|پۆش|بن\b|سپێر|گەڕ|ڵێ|ترس|خۆن|فرۆش|شارن|خەن)\w*)(?![^\W_])"
    ),
    "kmr": re.compile(
        rf"\b(?:na(?!{KMR_NOT_NA})\w*|ne(?!{KMR_NOT_NE})\w*|nikar\w*|nizan\w*|nî(?:ne|nin|n|nim)\b|tune\w*|tine\w*|(?:ve|der|ra|hil|wer|ber)(?:na|ne)(?!s)\w{{2,}}|"
        rf"da(?:na|ne)(?:x|nî|g|k|ket)\w*|me(?:ke|kin|de|din|be|bin|çin|hêl\w*|bêj\w*)|tu car\w*|qet)\b",
        re.I,
    ),
}

DEPRIVES = {
    "en": re.compile(
        r"\b(?:without|un\w{3,}|in\w+(?:able|ible|ity)|\w+less(?:ly)?|refus\w+|den(?:y|ie[sd]|ial)\w*|fail\w*|lack\w*|prevent\w*|ban(?:s|ned|ning)?|forb\w+|prohib\w+|"
        r"hardly|barely|scarcely|only|just|but|until|till|except\w*|illegal\w*|impossib\w+|avoid\w*|instead|missing|absen\w+|stop\w*|"
        r"withh\w+|reject\w*|too|rather|out of|dis\w{4,}|last|far from|free (?:of|from)|end\w*|gone|lost|bars?|barred|miss(?:ed|es)?|rule[sd]? out|empty|beyond)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:ohne|un\w{3,}|\w+los(?:e[rnsm]?|igkeit)?|\w*verweiger\w*|\w*verb[io]\w+|kaum|nur|bloß|sondern|lehn\w*|weiger\w*|\w*fehl\w*|abgelehnt\w*|statt\w*|außer\w*|bevor|bis|"
        r"\w*frei|leer\w*|entzog\w*|entzieh\w*|hinder\w*|ausgeschlossen|vermeid\w*|miss\w+|vergeb\w+|zu|selten|ab|aus(?:bleib|blieb)\w*|längst|\w*entgeh\w*|unmöglich\w*|versagt\w*|vorenth\w*)\b",
        re.I,
    ),
    "fa": re.compile(
        r"(?<![^\W_])(?:بی\u200c?\w*|بدون|نا\w{3,}|هیچ\w*|خودداری|محروم\w*|ممنوع\w*|غیر\w*|عدم|فاقد|فقط|تنها\w*|جز|به‌جز|مگر|خلاف|کم\w*|غایب\w*|انکار|رد|دریغ|مانع|پیش|قطع|به‌سختی|سلب|مبادا|دیگر|پایان|"
        r"بعید|سر باز\w*|تهی|خالی|از دست|باز\w*|حذف|جای|بیرون|قبل|پرهیز|منع|امتناع|برون|کور\w*|لغو|خراب\w*|افتاد\w*|دست بردار\w*|توقف|زود)(?![^\W_])"
    ),
    "ckb": re.compile(
        r"(?<![^\W_])(?:بێ\w*|بەبێ|نا\w+|نە\w+|هیچ\w*|قەدەغە\w*|تەنیا\w*|تەنها\w*|جگە|ڕەت\w*|مەگەر|کەم\w*|پێش\w*|دوور\w*|بەبێئەوەی|وشک|کوێر\w*|بەدەر|لاواز|لەکار\w*|تا|هەتا|وەستا\w*|کۆتایی\w*|بەر لە|چیتر|ئیتر|ون\w*)(?![^\W_])"
    ),
    "kmr": re.compile(
        r"\b(?:bê\w*|ne\w+|na\w+|qedexe\w*|red\w*|tenê|ji bilî|kêm\w*|asteng\w*|bes|berî|dûr\w*|heta|êdî|xera\w*|kor\w*|winda\w*|rawest\w*|rê li ber|mehrûm\w*|dawî\w*|di şûna|li şûna|destber\w*|betal\w*|vala\w*|berî)\b",
        re.I,
    ),
}


@lru_cache(maxsize=512)
def negations(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of every word that denies, in order."""
    seen = view(text, language)
    return tuple(seen.place(*match.span()) for match in DENIES[language].finditer(seen.text))


@lru_cache(maxsize=512)
def deprives(text: str, language: str) -> bool:
    """Whether a text has a word that may stand for a negation of the other language."""
    return DEPRIVES[language].search(view(text, language).text) is not None
