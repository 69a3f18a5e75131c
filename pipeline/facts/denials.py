"""The words of five languages that deny, deprive and refuse, as patterns; `negation` looks for them.

Persian and Kurdish negate the verb by a prefix that many other words begin with (نام, ناو, nav), so those are listed. `DENIES` is
plain negation; `DEPRIVES` are words that a translation may use in its place (without, un-, refuse, بی‌, bê); `CERTAIN` are the verbs
of Persian and Kurdish that deny beyond doubt.
"""

from __future__ import annotations

import re

FA_STEMS = (
    "شد|کرد|داد|داشت|بود|رفت|یامد|گرفت|گفت|دید|توانست|خواست|خواه|رسید|رسان|پذیرفت|یافت|گذاشت|گذران|شنید|شناخت|خواند|خورد|نوشت|ماند|یفتاد|فرستاد|"
    "پرداخت|پرسید|بست|بردند|برده|کشید|فهمید|ایستاد|خرید|پوش|دانست|زده|زدند|یاورد|بخش|ینداخت|سوخت|جنبید|ترسید|مرد|گشت|یاسود|یفزود|گنجید|ساخت|کاست|"
    "شود|شوند|شوی|شوم|شو|کن|دار|دهی|دهد|دهند|دهم|ده(?!م)|باش|باید|بای|توان|رود|روی|روند|روم|یای|یا(?=ید|یند|یم)|گیر|گوی|گو|بین|رسد|رسند|رسی|پذیر|یاب|گذار|شنو|"
    "شناس|خوان|خور|نویس|مانی|مانند|مانده|مانیم|یفت|فرست|پرداز|پرس|بند|برند|برید|بریم|کش|فهم|خرند|خرید|دان(?=د|ند|م|ی|س)|زن|یاور|ینداز|شمار|گذر|شکن|سوز|گرد|ایست|"
    "یندیش|ترس|میر|فروش|خواب|بُر|چش|یفزای|رنج|ساز(?=د|ند|ید|یم)|یست|یستند|یم(?=$)|"
    "شکست|پخت|پز(?=د|ند|م|ی)|ورز|رقص|خندید|جنگ(?=ید|م|د|ند|ی)|سپرد|سپار|ریخت|ریز(?=د|ند|م|ی)|گریخت|گریز(?=د|ند|م|ید)|پیوست|پیوند|ربود|دوید|لرزید|نوشید|نشست|نشین|نهاد|نهند|"
    "یاموخت|گذشت|یازرد|یازار|یامیخت|یفکن|یرزید|برم|بری(?=د|م)|بردم|بردی|کوش|کشت|کوب|زیست|سرود|ستاند|سنج|تاب(?=د|ند|ید)|چرخید|هراس|درید|گمار|فشرد|کاشت|ی?انجام(?=د|ید)"
)

FA_CARRIED = "|".join(
    rf"(?<=\b{word} )"
    for word in [
        "پی",
        "نام",
        "سود",
        "سودی",
        "بهره",
        "رنج",
        "کار",
        "یورش",
        "پناه",
        "لذت",
        "راه",
        "حمله",
        "را",
        "کسی",
        "چیزی",
        "جایی",
        "ارث",
        "هجوم",
        "گمان",
    ]
)
"""Words after which نبرد is “did not carry” and no battle."""

FA_STRUCK = "|".join(
    rf"(?<=\b{word} )" for word in ["حرف", "حرفی", "دست", "سر", "زنگ", "فریاد", "لبخند", "آسیب", "آسیبی", "ضربه", "ضربه‌ای", "امضا"]
)
"""Words after which نزد is “did not strike” (spoke, touched, called) and not “with, at”."""

END = r"\b[\s”“\"'*]*(?:[.,;:!?]|$)"
"""The end of a clause, where a Kurmanji verb stands: naxwe there is “does not eat”, elsewhere “else”."""

KMR_NOT_NA = rf"v(?!eşêr|êj(?:e|in|im)\b)|me(?!ş)|s(?!t|ek|oj|p)|n(?!i|e|êr|as)|ylon|mzet|zik|kok|hîd|xwe(?!ş)(?!{END})|mûs|dir|lîn|tûr|zî|bedil|rinc|çar|xos|kam"
KMR_NOT_NE = (
    rf"çar|xweş|xwe(?!{END})\b|tew|h(?:an|em|emîn)?\b|wroz|wîd|srîn|rm|nas|penî|vî|vi(?!m)|fret|lson|bza|xş|xd\b|fes|tî\b|ynûk|ft|rîn|wal|qiş|fs|razî|adil|qanûn|diyar|zelal|fermî|"
    "misilman|wekhev|heq|bazirgan|asayî|mirov|şîfre|rast|baş|yar|nas|maz\\b|vcîl|jad|rgiz|rges|rgîs|xwendewar|şêt|gatîv|tkewî|wroz"
)

CKB_PREVERB = "(?:هەڵ|ڕا|دەر|وەر|تێ|پێ|لێ|بەر|سەر|بەکار)(?:ی|یان|مان)?"
"""What a Sorani verb may have before its نا or نە."""

DENIES = {
    "en": re.compile(
        r"\b(?:(?<!\bwhether or )not(?! (?:until|only|just|merely|least|guilty|long|surprising|infrequent\w*|seldom|uncommon\w*|unlike)\b)|cannot|never|nobody|no[- ]one(?! but)|none|(?<!for )nothing(?! but| short of| more than)|nor|neither|nowhere"
        r"|(?<!\bif )(?<!\bor )no(?!-)(?!\.? ?(?:\d|\{))(?!\. )(?! (?:(?:more|less|\w+er) than|matter|doubt|wonder|one)\b)|\w+n['’]t)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:(?:(?<!\boder )nicht|(?<=\boder )nicht(?= \w))(?! (?:nur|bloß|zuletzt|selten|einmal (?:ein|zw|dr)|anders als))|nie|niemals|kein(?:e[rnsm]?)?|keinerlei|keinesfalls|keineswegs|niemand(?:e[mns])?|nichts(?! als)"
        r"|weder|nirgend\w*|nein)\b",
        re.I,
    ),
    "fa": re.compile(
        rf"(?<![^\W_])(?!برنده|درنده|بازنده|نیایش)(?:(?:بر|در|باز|فرا|فرو|وا)?(?:نمی(?:[\u200c ]?\w+)|ن(?:{FA_STEMS})\w*)|(?<!یا )نه(?!\u200c?تنها| تنها| فقط|[\u200c ](?:سال|ماه|روز|هفته|ساعت|شب|نفر|بار|تن|نسخه|شاخه|هزار|میلیون|دقیقه|مرد|زن|کودک|جلد|صفحه)(?![^\W_]))|(?<!به\u200c)نیست(?!ی\b)\w*|هرگز|خیر|نبرد(?=[\s»”]*[.،؛:!])|(?:{FA_CARRIED})نبرد|(?:{FA_STRUCK})نزد|نزد(?=[\s»”*]*(?:[.،؛:!]|$))|مبادا?|مگذار\w*|مکن\w*)(?![^\W_])"
    ),
    "ckb": re.compile(
        rf"(?<![^\W_])(?:(?<! یان )(?:{CKB_PREVERB})?نا(?!و(?!ێر|ێت|ەست|ەش|ەڕێ)|مە(?!وێ)|مۆ|میل|مان(?!ەوێ|ب|ت|د|گ|خ)|ن(?:\b|ی|ەوا|ێک|ەکە|ەخ|ان?\b)|چار|ڕەزا|ڕازی|شت|شن|رد|س(?!ووت|ووڕ|ەپێ|ەلمێ|ڵەمێ|پێر|ەنێ)|هید|یلۆن"
        r"|زناو|زک|خی\b|خۆ(?:\b|ش|ی)|یاسا|دیار|ئاسا|داد|دڵ|مرۆڤ|ئوم|فەرم|بازرگان|تەواو|چالاک|ڕوون|موس|یەکس|کۆک|ڕاست|سک|بینا|دروست|ڕێک|پاک|مسۆگ|ڵ(?!ێ))\w*"
        rf"|(?:{CKB_PREVERB})?نە(?!تەو|خۆش|وت|شتەر|ورۆز|و(?:ە(?!ست)|ا|ید)|سرین|ناس(?:راو|را\b)|زم|خش|عل|رم|نک|ختین|یار(?!م)|بادا|سل|ژاد|سیم|قل|فەر|وجەوان|غمە|جیب|جات|بز|فرەت|ریت|ند|ژدە|ک تەنیا|ک هەر|ک تەنها)\w*"
        r"|(?:هەڵ|ڕا)نەوەش\w+|دانە(?!یان|کان|یەک|ی\b)\w{4,}|دانەن(?:ێ|ر|ا)\w*|دا(?:ی|یان|مان)نە\w{2,}|دانا(?:ن(?:رێ|ێ|وێ)|خ|گ|بەز|بڕ|کە|مەزر|پۆش|هێن|چ)\w+"
        r"|\w{2,}نە(?:کرد|کرا|هێنان|گەیشت|بوون|گرتن|بینین|زانین|چوون|پێدان)\w*|نیی?ە\w*|نییان\w*|نی(?:م|ت|مان|تان)ە|نین|نیم|نیت|نیین|نەخێر|هەرگیز"
        r"|(?:هەڵ|ڕا|دەر|وەر|تێ|پێ|لێ|دا|بەر|سەر)مە(?:ی|یان)?(?:گر|پەڕ|گێڕ|نێ|دە|کە|خە|بڕ|گەڕ|ڕوان|هێن|پۆش|وەست)\w*"
        r"|مە(?:ی|یان)?(?:نووس|ژمێر|بڕ(?:ن|ە\b)|شۆ(?:ن|\b)|پرس|نێن\b|بەخش|گر(?:ن\b|ە\b)|کوژ|بین(?:ن|ە\b)|زان(?:ن|ە\b)|ڕۆ(?:ن|\b)|خوێن|شکێن|سووتێن|گوێز|گێڕ|کەن\b|دەن\b|بەن\b|دوێ)\w*"
        r"|مە(?:کە|کەن|هێڵ|نێر|وەست|هێن|گۆڕ|دە\b|دەن\b|دەنێ|چن|گری|پۆش|بن\b|سپێر|گەڕ|ڵێ|ترس(?!ی)|خۆن|فرۆش|شارن|خەن)\w*)(?![^\W_])"
    ),
    "kmr": re.compile(
        rf"\b(?:(?<!an )na\b|na(?!{KMR_NOT_NA})\w+|ne(?!{KMR_NOT_NE})\w+|(?<!\bde )(?<!\bre )(?<!\bve )ne(?= +(?!tenê|û\b|lê\b|ku\b|an\b|ji\b|jî\b|da\b|heta\b|her\b)[^\W\d])|nikar\w*|nizan\w*|nî(?:ne|nin|n|nim)\b|tune\w*|tine\w*"
        rf"|(?<=\b[drv]e )ne(?= (?:\w+ ){{1,2}}(?:in|e|ye|ne|im|bû|bûn|be|bin)\b)|(?:ve|der|ra|hil|wer|ber|çê|tê|pê|lê)(?:na|ne)(?!s|me)\w{{2,}}|da(?:na|ne)(?:x|nî|g|k|ket|yn|bez)\w*|rû(?:na|ne)(?:n|y)\w+|me(?:pirs|nivîs|jmêr|kuj|xwîn|şkîn)\w*|me(?:tirs|bir|gir|bîn)(?:e|in)|me(?:ke|kin|de|din|be|bin|çin|hêl\w*|bêj\w*)|tu car\w*)\b",
        re.I,
    ),
}
"""Plain negation. Idioms that deny nothing are left out: not until, no more than, nothing but, not only, nichts als, نه تنها."""

DEPRIVES = {
    "en": re.compile(
        r"\b(?:without|un(?!der|til|ion|i[tvfqo]|cle|s\b)\w{3,}|\w+less(?:ly)?|refus\w+|den(?:y|ie[sd]|ial)\w*|fail\w*|lack\w*|ban(?:s|ned|ning)?|barred|forb\w+|prohib\w+|prevent\w*|stop\w*"
        r"|dismiss\w*|reject\w*|only|hardly|barely|scarcely|lost|gone|missing|awake|pending|ceas\w+|yet to|kept? (?:\w+ ){0,4}from|keeping (?:\w+ ){0,4}from|(?:less|fewer) than|at most|in(?:visible|accessible|capable|sufficient\w*|adequate\w*|complete|human\w*|comprehensible|flexible|domitable|tolerable|humane)|im(?:placable|possib\w+|mature|partial)|illegal\w*|impossib\w+|except\w*|avoid\w*|withh\w+|free (?:of|from)|disappear\w*|nothing but|no \w+er than|no more than|no matter|not (?:until|only|just|merely|guilty|infrequently))\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:ohne|nur|nichts als|un(?!ter|iv|ser|s\b|d\b|ifor|mittel|verzüg|gefähr)\w{4,}|(?!gewaltlos)\w{3,}los(?:e[rnsm]?|igkeit)?|\w*weiger\w*|\w*verwehr\w*|verb[io][et]\w*|untersag\w*|fehl(?:t|en|te|ten)"
        r"|statt|kaum|\w*unfähig\w*|st(?:eht|ehen|and|anden) (?:\w+ ){0,3}aus|aus(?:steht|stehen\w*|gestanden)|r(?:ät|iet|aten|ieten) (?:\w+ ){0,6}ab|abgeraten|höchstens|vorenth\w*|ab(?:gelehnt|gewiesen)\w*|\w*verzicht\w*|gewarnt|warn\w*|unmöglich\w*)\b",
        re.I,
    ),
    "fa": re.compile(
        r"(?<![^\W_])(?:بدون|بی\u200c\w+|بی(?= )|ممنوع\w*|محروم\w*|فاقد|مگر|خودداری|خلاف|جز|سلب|نگرید|نبرد|دست\u200cکم|حداکثر|غایب\w*|امتناع|عدم|غیر\u200c?\w+|حذف\w*|منع|دریغ|نا(?:درست|معلوم|موجود|ممکن|دیده|تمام|کافی|شناس|شناخ|مشخص|روشن|گفته|نوشته|آشنا|آگاه|عادل|امن|توان|پیدا)\w*|\w+\u200c?ناپذیر"
        r"|هیچ(?:\u200c\w+)?(?=[\s»”*]*(?:[.،؛:!]|$)|[^.!؟]{0,60}\Z|(?: \w+){0,1} \w+(?:ی|\u200cای)(?:[\s»”*]*[.،؛:!]| (?:بدون|تحت) )| دیگر\b)|هیچ\u200c?کدام)(?![^\W_])"
    ),
    "ckb": re.compile(
        r"(?<![^\W_])(?:بێ|بەبێ\w*|بێ(?!ت|ن|دەنگ|گومان|ژ)\w{3,}|قەدەغە\w*|جگە|مەگەر|نەک|بەسە|ڕەت\w*|نا(?:دڵنیا|یاسا|دیار|فەرمی|ڕوون|تەواو|ڕاست)\w*|نەناس\w*|هیچ\w*(?=[\s»”*]*(?:[.،؛:!]|$)|[^.!؟]{0,60}\Z|(?: \w+)? \w+(?:ێک|یەک)(?:[\s»”*]*[.،؛:!]| بەبێ )| تر\b))(?![^\W_])"
    ),
    "kmr": re.compile(
        r"\b(?:t[ui] yek(?=[\s”*]*(?:[.,;!]|$))|t[ui](?= \w+[\s”*]*[.!])|qet(?=[\s”*]*(?:[.,;!]|$))|ne(?= (?:ji(?! hev)|her|bi|li|di|da|heta|tenê|ku)\b| [“„\"*])|(?<=, )ne|(?<=\bde )ne(?! ku\b)|(?<!rûniştina )(?<!hefteya )(?<!sala )(?<!meha )bê|bêyî|bê(?!deng|tir|htir|hn|j|n\b|m\b|ri)\w{3,}|qedexe\w*|red|ji bilî|bes e|ne(?:qanûnî|diyar|nas|rast|zelal|fermî)\w*|asteng\w*|mehrûm\w*)\b",
        re.I,
    ),
}
"""Words that may stand in the place of a negation: a translation that has one is only asked about, not refused."""


CERTAIN = {
    "fa": re.compile(
        r"(?<![^\W_])(?:(?:بر|در|باز|فرا|فرو|وا)?(?:نمی[\u200c ]?\w+|ن(?:شد|کرد|داد|داشت|رفت|گرفت|توانست|خواست|رسید|پذیرفت|یافت|گذاشت|شنید|بود)(?:م|ی|یم|ید|ند)?"
        r"|ن(?:دار|شو|کن|ده|توان|گذار|گیر|رو|باش)(?:م|ی|د|یم|ید|ند)|نباید|ن(?:شده|کرده|داده|داشته|رفته|گرفته|توانسته|رسیده|پذیرفته|بوده) (?:است|اند|بود|بودند|ام))"
        r"|(?<!به\u200c)نیست(?:م|ی|یم|ید|ند)?|هیچ[\u200c ]?گاه)(?![^\W_])"
    ),
    "ckb": re.compile(
        r"(?<![^\W_])(?:(?:هەڵ|ڕا|دەر|وەر|تێ|پێ|لێ|دا)?نا(?!و|شی|دڵ|یا|ڕەز|ب(?:و|ین)|م|ن|س|ر)\w{2,}(?:ت|ن|م|ین|ێ)|نی(?:یە|ن)"
        r"|نەی?(?:ان)?دە?توان\w+|نە(?:کرا|درا(?!و)|بوو(?!نی)|یکرد|یدا|چوو|هات(?!نی)|گرا|هێڵرا|دە)\w*)(?![^\W_])"
    ),
    "kmr": re.compile(
        rf"\b(?:na(?!{KMR_NOT_NA}|ne|nê|tew|sîn)\w+(?:e|in|im|î)|nikar\w+|nî(?:ne|nin|n)|(?:ve|der|ra|hil|wer)(?:na|ne)(?!s|me)\w{{2,}}"
        r"|ne(?:di|hat(?!in[ae])|kir(?!in)|da(?!yî)|bû|dît(?!î)|karî|gihîşt|xwest|girt|got)\w*|tune(?: ye| bû)?)\b",
        re.I,
    ),
}
"""Verbs of Persian and Kurdish that deny and can be nothing else; no infinitives and participles (نشده, نەناس), which translate as adjectives."""

IDIOMS = {
    "fa": re.compile(
        r"(?<![^\W_])(?:جز|مگر|بیش|بیشتر|هنوز|دیری|زودتر|چندان|چیز زیادی|هرچه|هر چه|پیش از|قبل از|کم|کسی|دست\u200cکم|تا|مبادا)(?![^\W_])"
    ),
    "ckb": re.compile(
        r"(?<![^\W_])(?:جگە|مەگەر|زیاتر|هێشتا|تا|تاوەکو|هەتا|زۆر شت\w*|ئیتر|چیتر|بێ|پێش|بۆ ئەوەی|لەبیر\w*|لێک|کەس|هیچ\w*|ئاگ\w*|گوێ\w*)(?![^\W_])"
    ),
    "kmr": re.compile(
        r"\b(?:ji bilî|zêde|hê|hîn|heta|êdî|tenê|bêyî|berî|kêm\w*|qet|ferq|guh|ji bîr|kes\w*|li hev|nas|tune kir\w*|qebûl|bila|da ku|ji bo ku|eger|heke|ger|dema|gava)\b",
        re.I,
    ),
}
"""Words beside which a negation often becomes another turn of phrase: “nothing but” is “only”, “not yet” is “before”."""

EVADES = {
    "en": re.compile(
        r"\b(?:under|over|only|few|little|less|before|until|outside|beyond|except|last|away|ran out|run out|ignor\w*|los[est]\w*|fail\w*|keep\w*|kept|stop\w*|silen\w+|lack\w*|absen\w+|refus\w*|block\w*|turned|needs?|soon|too \w+ to)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:unter|nur|bloß|wenig\w*|bevor|ehe|außer\w*|einzig|letzte\w*|fehl\w*|ignorier\w*|verlor\w*|verpass\w*|schw[ie]\w+|stumm|anonym|\w*hinder\w*|\w*weiger\w*|\w*vorenth\w+|abge\w+|ausgegangen|weg|einbehalten|kaputt|leer\w*|zu (?:wenig|spät|viel)|schuldet\w*|verschwunden\w*|angewiesen)\b",
        re.I,
    ),
}
"""Words with which English and German say a negation of Persian or Kurdish in another way; wide on purpose, since it is read there."""

TURNS = {
    "en": re.compile(r"(?:\bnot|n['’]t)\b[^.;:!?]{0,80}\buntil\b|\bcannot (?:but|help)\b|\bnot uncommon", re.I),
    "de": re.compile(r"\b(?:nicht|kein\w*)\b[^.;:!?]{0,80}\b(?:bevor|ehe|bis)\b|\bnicht umhin\b", re.I),
}
"""Turns of phrase of English and German whose negation other languages do without: not until May, erst im Mai."""

REFUSES = {
    "en": re.compile(
        r"\b(?:refus(?:e[sd]?|ing|al)|den(?:y|ie[sd]|ying)|forb(?:id|ids|idden|ade|idding)|banned|prohibit(?:s|ed|ing)?|without(?! (?:further |any )?(?:delay|doubt|exception))|unable)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:ohne(?! Kontakt)|\w*weiger(?:t|te|ten|n)|verboten|verbiete[tn]|verbot|untersag(?:t|te|ten|en)|verwehr(?:t|te|ten|en))\b"
    ),
}
"""Verbs and words of refusal in a source."""

REJECTS = {
    "en": re.compile(
        r"\b(?:refus\w+|den(?:y|ie[sd]|ying|ial)|forb\w+|ban(?:s|ned|ning)?|prohib\w+|without|prevent\w*|unable|reject\w*|declin\w*|turn\w* (?:\w+ )?(?:down|away|back)|barr?ed|disbarred|exclu\w+|depriv\w+|expel\w+|withh\w+"
        r"|incommunicado|stop\w*|keep\w* from|lock\w* out|unable|against|no longer|out of)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:ohne|\w*weiger\w*|\w*verbot\w*|verbiet\w*|untersag\w*|\w*wehr(?:t|te|ten|en)|\w*lehn(?:t|te|ten|en|ung)|leugne\w*|streit\w*|bestr[ei]\w*|zurück\w*|weist|\w*hinder\w*|dementier\w*|versag\w*|\w*enthalt\w*|außerstande"
        r"|unfähig|ausgeschlossen\w*|ausschl\w*|\w*vermeid\w*|schwieg\w*|nehmen|genommen|entzog\w*|entzieh\w*|gesperrt|\w*sperr\w*|statt)\b",
        re.I,
    ),
    "fa": re.compile(
        r"تکذیب|انکار|سر باز|سرباز زد|رد (?:کرد|شد|می|ش|کو)|را رد|مانع|جلوی|جلوگیری|توقیف|ممنوع|محروم|خودداری|امتناع|دریغ|منع|ناتوان|دور از|مخالفت|متوقف|سلب|قدغن|لغو|پس زد|گرفت|رایگان|منکر|رد کن|پنهان"
    ),
    "ckb": re.compile(
        r"نکۆڵی|ڕێگر|ڕێگە\w* (?:\w+ ){0,4}(?:گرت|دەگر|گیرا)|ڕێ (?:لێ|پێ)|ڕەت|قەدەغە|بێبەش|نەهێش|بەربەست|بەرگرت|دژ|هەڵوەش|لێ (?:\w+ )?(?:ب|دە)?سە?ێ?ن|ڕێگەی \w+ لێ|بەخۆڕایی|بێدەنگ|بێ\u200c?\w{3,}"
    ),
    "kmr": re.compile(
        r"înkar|red\w*|rê (?:\w+ ){0,3}(?:gir|digir)|rêgir|qedexe|bêpar|asteng|mehrûm|neçar|veşart|li dijî|naxwe|belaş|\bbê\w{3,}|dûrxist|dûr xist",
        re.I,
    ),
}
"""What may stand in a translation where its source refuses; wider than that of the source, on purpose."""

IDLE = re.compile(
    r"stop\w*|lost|gone|disappear\w*|fail\w*|lack\w*|prevent\w*|avoid\w*|missing|ceas\w+|pending|dismiss\w*|except\w*|statt|warn\w*",
    re.I,
)
"""Words of `DEPRIVES` that another language seldom says by one of its own."""

ONLY = frozenset(("only", "nur"))

NEAR = 40
"""Characters around a negation in which a word may make an idiom of it."""
