"""The words of five languages that stand beside a name and say what part it has in its sentence, as patterns.

Owns no decision: `roles` reads names by them, `exchange` decides.
"""

from __future__ import annotations

from collections.abc import Mapping

TITLES = {
    "en": r"(?:(?:the |his |her |their )?(?:Mr|Mrs|Ms|Dr|Prof|[Jj]udge|[Pp]rosecutor|[Mm]inister|[Pp]resident|[Dd]octor|[Ll]awyer|[Aa]ctivist|[Jj]ournalist|[Ff]ather|[Mm]other|[Dd]aughter|[Ss]on|[Bb]rother|[Ss]ister|[Hh]usband|[Ww]ife|[Cc]olleague|[Ff]riend|[Cc]ellmate|city|prison|town|village|province)(?:\.| of)? ){0,2}",
    "de": r"(?:(?:dem |der |den |ihrem |ihrer |seinem |seiner )?(?:Herrn?|Frau|Dr|Prof|Richter(?:in)?|Staatsanwalt|Minister(?:in)?|Präsident(?:in|en)?|Anwalt|Anwältin|Vater|Mutter|Tochter|Sohn|Bruder|Schwester|Kolleg(?:e|en|in)|Freund(?:in)?|Stadt|Gefängnis|Haftanstalt|Dorf|Provinz)\.? ){0,2}",
    "fa": r"(?:(?:آقای|خانم|دکتر|قاضی|رئیس[ \u200c]?جمهور|وزیر|وکیلش|دخترش|پسرش|مادرش|پدرش|همسرش|برادرش|خواهرش|شهر|زندان|استان|روستای) ){0,2}",
    "ckb": r"(?:(?:بەڕێز|خاتوو|کاک|دکتۆر|دادوەر|سەرۆک|وەزیر|شاری|زیندانی|گوندی|پارێزگای) ){0,2}",
    "kmr": r"(?:(?:birêz|xatû|doktor|dadwer|serok|wezîr|bajarê|girtîgeha|zindana|gundê|parêzgeha) ){0,2}",
}

BEFORE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"\baccording to", "reporter"),
        (r"(?:,[\"”’']*|[\"”]) (?:said|says|added|wrote|asked|recalled|explained)", "speaker reporter"),
        (r"\b(?:(?:together|along|jointly) with|alongside|accompanied by)", "companion"),
        (r"\bwith", "with"),
        (r"\bby", "agent passive"),
        (r"\b(?:of|for)", "owner"),
        (r"\bagainst", "against"),
        (r"\bfrom", "origin"),
        (r"\b(?:to|towards?|until)", "goal"),
        (r"\b(?:when|while|after|before|since|because|if|once|until|although|as)", "when"),
    ),
    "de": (
        (r"\b(?:laut|gemäß|nach (?:Angaben|Aussage|Ansicht|Meinung) von)", "reporter owner"),
        (r"(?:,[\"“”’']*|[\"“”]) (?:sagte?|so|erklärte?|meinte?|schrieb|fügte|erzählte?|erinnerte?)", "speaker reporter"),
        (r"\b(?:(?:zusammen|gemeinsam) mit|neben|an der Seite von)", "companion"),
        (r"\b(?:mit|samt)", "with"),
        (r"\bdurch", "agent passive"),
        (r"\bvo[nm]", "owner passive origin"),
        (r"\bfür", "owner"),
        (r"\b(?:gegen|wider)", "against"),
        (r"\baus", "origin"),
        (r"\b(?:zu[mr]?|an|nach|ins|bis|in (?:die|das|den)|bis (?:zu[mr]?|nach|ins))", "goal"),
        (r"\b(?:als|während|nachdem|bevor|seit(?:dem)?|weil|da|wenn|sobald|bis|obwohl)", "when"),
    ),
    "fa": (
        (r"(?:به گفته\W?ی?|به گزارش|به نقل از|به قول|بنا به گفته\W?ی?|بر اساس گفته\W?ی?|طبق گفته\W?ی?)", "reporter"),
        (r"(?:(?:به )?همراه(?: با)?|در کنار)", "companion"),
        (r"(?<!\w)با", "with"),
        (r"(?:توسط|از سوی|از طرف|از جانب|به دست)", "agent passive"),
        (r"(?<!\w)(?:علیه|ضد|بر ضد|برضد)", "against"),
        (r"(?<!\w)از", "origin passive owner"),
        (r"(?<!\w)(?:به|تا|به سوی)", "goal"),
        (r"(?<!\w)برای", "goal owner"),
        (r"(?:(?:وقتی|هنگامی|زمانی|پس از آن|پیش از آن|بعد از این|قبل از این|از آنجا)\W?که|چون|اگر)", "when"),
    ),
    "ckb": (
        (r"(?:بە گوتەی|بە وتەی|بەپێی (?:قسەی|گوتەی|وتەی)?|بە پێی)", "reporter"),
        (r"(?:لەگەڵ|لە تەنیشت)", "companion with"),
        (r"(?:لە ?لایەن|بە ?دەستی|لە ?لایەنی)", "agent passive"),
        (r"(?<!\w)(?:دژی|دژ بە|لە دژی)", "against"),
        (r"(?<!\w)لە", "origin"),
        (r"(?<!\w)(?:بە|تا|هەتا|بەرەو)", "goal"),
        (r"(?<!\w)بۆ", "goal owner"),
        (r"(?<!\w)(?:کاتێک|کاتێ|دوای ئەوەی|پێش ئەوەی|چونکە|ئەگەر|لەبەرئەوەی)", "when"),
    ),
    "kmr": (
        (r"\b(?:li gorî?|bi gotina|bi ya)", "reporter"),
        (r"\b(?:digel|ligel|tevî)", "companion with"),
        (r"\b(?:ji (?:alî|aliyê|alîyê|hêla)|bi destê)", "agent passive"),
        (r"\b(?:li dijî|dijî)", "against"),
        (r"\bji", "origin"),
        (r"\b(?:heta|ta|ber bi)", "goal"),
        (r"\b(?:ji bo|bo|ji) ?", "goal owner"),
        (r"\b(?:dema ku|gava(?: ku)?|piştî ku|berî ku|ji ber ku|heke|heger|heta ku)", "when"),
    ),
}
"""What stands right before a name, titles apart, with the roles that it gives; the first that fits counts."""

AFTER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"['’]s?\b(?! (?:been|not|a|the)\b)", "owner"),
        (r",? (?:\([^)]*\) )?(?:said|says|told|added|explained|recalled)\b", "speaker"),
    ),
    "de": (
        (r"[’'](?=\s)", "owner"),
        (r" zufolge\b", "reporter"),
        (r" (?:sagte?|erklärte?|meinte?|fügte|erzählte?|berichtete?)\b", "speaker"),
    ),
    "fa": ((r"(?:،[^،.]*،)? (?:گفت|می‌گوید|گفته|افزود)", "speaker"),),
    "ckb": ((r" (?:گوتی|وتی|دەڵێت|ووتی)", "speaker"),),
    "kmr": ((r" (?:got|dibêje|da zanîn)\b", "speaker"), (r" re\b", "companion with"), (r" ve\b", "passive")),
}
"""What stands right after a name, with the roles that it gives."""

NO_OWNED = {
    "fa": " که و یا از به در با بر برای تا را هم نیز اما ولی علیه توسط آقای خانم دکتر قاضی همراه وقتی چون اگر پس سپس این آن او نه حتی مانند مثل خود است بود شد کرد گفت دارد ",
    "ckb": " کە و یان لە بە بۆ لەگەڵ لەلایەن وەک تا بەڵام کاتێک چونکە دژی دوای بەپێی پێش بەڕێز خاتوو لەلایەنی ",
    "kmr": " ku û an ji di de li bi bo ve re jî lê heta gava dema wekî aliyê alîyê hêla dijî gorî piştî berî birêz digel ligel tevî bê ",
}
"""Words before a name that own nothing and are not owned by it: conjunctions, prepositions, titles."""

RELATIVES = {
    "en": "lawyer|attorney|daughter|son|child|brother|sister|mother|father|husband|wife|widow|partner|fiancée?|family|friend|colleague|cellmate|assistant|secretary|adviser|spokes(?:man|woman|person)|successor|predecessor|cousin|nephew|niece|uncle|aunt|neighbour|teacher|student",
    "de": "Anwalt|Anwältin|Rechtsbeistand|Tochter|Sohn|Kind|Bruder|Schwester|Mutter|Vater|Mann|Ehemann|Frau|Ehefrau|Witwer?|Partner(?:in)?|Verlobter?|Familie|Freund(?:in)?|Kollegin?|Kollege|Mitgefangener?|Assistent(?:in)?|Sprecher(?:in)?|Nachfolger(?:in)?|Vorgänger(?:in)?|Cousine?|Neffe|Nichte|Onkel|Tante",
    "fa": "وکیل|دختر|پسر|فرزند|برادر|خواهر|مادر|پدر|همسر|شوهر|زن|خانواده|دوست|همکار|نامزد|هم.?بندی|هم.?سلولی|نماینده|سخنگو|دستیار|معاون",
    "ckb": "پارێزەر|کچ|کوڕ|برا|خوشک|دایک|باوک|هاوسەر|مێرد|ژن|خێزان|بنەماڵە|هاوڕێ|هاوکار|نوێنەر|وتەبێژ|هاوژوور|هاوبەند",
    "kmr": "parêzer|keç|qîz|kur|law|bira|xwîşk|xweh|dê|diya|dayik|bav|hevjîn|mêr|jin|malbat|heval|hevkar|nûner|berdevk|hevjûr",
}
"""Whom a person can have: somebody said to be that of another."""

EZAFE = {"fa": "[ی\u0654]?", "ckb": "(?:ی|ەکەی|ەی)?", "kmr": "(?:y?ê|y?a|ên|î|eke)?"}
"""How such a word is joined to the name behind it."""
