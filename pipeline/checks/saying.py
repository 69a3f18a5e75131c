"""The checks `negation`, `quotations`, `attribution` and `emphasis`: what is denied, quoted, reported and stressed stays so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import facts
from pipeline.checks.pair import Pair, Problem
from pipeline.facts.negation import certainly, deprives, evades, refuses, rejects, unanswered
from pipeline.facts.paraphrases import otherwise
from pipeline.languages import LANGUAGES
from pipeline.model import Severity

RELIABLE = ("en", "de")
"""Source languages whose negations are whole words; a Persian or Kurdish prefix is only certain in some verbs."""


def negation(pair: Pair) -> Iterator[Problem]:
    """What the source denies or refuses the translation denies or refuses, and nothing else."""
    source, target = pair.source_plain.text, pair.target_plain.text
    ours, theirs = facts.negations(source, pair.source), facts.negations(target, pair.target)
    instead = deprives(target, pair.target)
    if ours and not theirs:
        answered = not unanswered(source, pair.source, target, pair.target)
        sure = answered and plainly(pair) and not otherwise(source, pair.source, target, pair.target)
        severity: Severity = "error" if sure else "warning"
        yield Problem(f"“{quoted(source, ours)}” denies, the translation does not", severity=severity)
    elif len(ours) > len(theirs) and pair.source in RELIABLE:
        message = f"the source denies {len(ours)} times ({quoted(source, ours)}), the translation {len(theirs)}"
        yield Problem(message, severity="warning")
    elif not theirs and not instead and pair.source in RELIABLE:
        refused = refuses(source, pair.source)
        if refused and not rejects(target, pair.target):
            yield Problem(f"“{quoted(source, refused)}” refuses, the translation does not")
    elif theirs and not ours and not deprives(source, pair.source):
        start, end = theirs[0]
        yield Problem(f"“{target[start:end]}” denies, the source does not", *pair.place(start, end), severity="warning")


def plainly(pair: Pair) -> bool:
    """Whether a negation of the source can hardly be said otherwise: in Persian and Kurdish, where it is a prefix, only some can."""
    if not certainly(pair.source_plain.text, pair.source):
        return False
    return pair.source in RELIABLE or not evades(pair.target_plain.text, pair.target)


def quoted(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words at those spans."""
    return ", ".join(text[start:end] for start, end in spans)


OPENING = re.compile(r"[“„«»”\"]|''|‘‘|’’")
SINGLE = re.compile(r"(?<![\w’])[‘‚‹]|(?<![\w'’])'(?=\w)[^']*(?<=[\w.,!?])'(?![\w'])")
TITLE = re.compile(
    r"[“„«\"]((?:[A-ZÄÖÜÇÊÎŞÛ0-9][\w’'.&:-]*|of|the|and|in|on|to|a|der|die|das|und|von|im)(?: (?:[A-ZÄÖÜÇÊÎŞÛ0-9][\w’'.&:-]*|of|the|and|in|on|to|a|der|die|das|und|von|im))+)[,.]?[“”»\"]"
)
"""A quoted name of several words, each with a capital: Persian and Kurdish have none and others set it off otherwise."""

INDIRECT = {
    "en": re.compile(
        r"\b(?:said|says|told|wrote|added|stated|explained|warned|claimed)\b[^.]{0,200}\b(?:that|he|she|they)\b", re.I
    ),
    "de": re.compile(r"\b(?:sei(?:en)?|hätten?|wären?|könne|müsse|wolle|solle|dürfe|habe)\b"),
    "kmr": re.compile(r"\b(?:got|dibêje|ragihand|diyar kir)\b[^.]{0,200}\bku\b", re.I),
}
"""How a translation reports in indirect speech what the source quotes."""

PASSAGE = re.compile(r"[“„«\"]([^“”„«»\"]*)[“”»\"]")
SENTENCE = 4
"""Words from which a quotation may become indirect speech; a shorter one is quoted for its words: “trials”."""

SPEAKER = {
    "en": re.compile(r"\b(?:I|we|me|us|my|our|mine|ours)\b|\bI['’]", re.I),
    "de": re.compile(r"\b(?:ich|wir|mich|mir|uns|mein\w*|unser\w*)\b", re.I),
    "fa": re.compile(r"(?<!\w)(?:من|ما|مرا|خودم|خودمان)(?!\w)"),
    "ckb": re.compile(r"(?<!\w)(?:من|ئێمە|خۆم|خۆمان)(?!\w)"),
    "kmr": re.compile(r"\b(?:ez|min|em|me)\b", re.I),
}
"""Words by which a speaker means himself; in indirect speech they are gone."""


def quotations(pair: Pair) -> Iterator[Problem]:
    """What the source quotes stands between quotation marks in the translation, and every opened quotation is closed."""
    ours, theirs = marks(pair.source_plain.text), marks(pair.target_plain.text)
    if ours == theirs:
        return
    if ours >= 2 and theirs < 2:
        ours -= titles(pair)
    if ours >= 2 and not theirs:
        yield Problem("the quotation marks of the source are missing: somebody's words would stand as our own", severity=loss(pair))
    elif theirs > 1 and ours // 2 > theirs // 2:
        yield Problem(f"the source quotes {ours // 2} times, the translation {theirs // 2}", severity="warning")
    if theirs % 2 and not ours % 2:
        last = [match.start() for match in OPENING.finditer(pair.target_plain.text)][-1]
        torn: Severity | None = "warning" if SINGLE_QUOTES.search(pair.source_plain.text) else None
        yield Problem("a quotation is opened and not closed, or closed and not opened", *pair.place(last, last + 1), severity=torn)


SINGLE_QUOTES = re.compile(r"(?<![\w’'])['‘](?=\w)|(?<=[.,!?])['’](?!\w)")
"""Single marks around a quotation in the source: it may begin or end in a neighbouring entry."""


def loss(pair: Pair) -> Severity:
    """Lost quotation marks are an error unless single ones, italics or indirect speech stand for them, or only titles were quoted."""
    source, target = pair.source_plain.text, pair.target_plain.text
    if SINGLE.search(target) or any(mark.kind == "emphasis" for mark in pair.target_marks):
        return "warning"
    return "warning" if not marks(TITLE.sub("", source)) or reported(pair) else "error"


def reported(pair: Pair) -> bool:
    """Whether the translation says in indirect speech what the source quotes: the speaker's I and we are gone with the marks."""
    source, target = pair.source_plain.text, pair.target_plain.text
    indirect = INDIRECT.get(pair.target)
    if indirect is None or not indirect.search(target):
        return False
    if any(len(words.split()) < SENTENCE for words in PASSAGE.findall(TITLE.sub("", source))):
        return False
    own, still = SPEAKER[pair.source].search(source), SPEAKER[pair.target].search(target)
    return not still and (own is not None or pair.target == "de")


def titles(pair: Pair) -> int:
    """How many quotation marks of the source only set off a name, as Persian and Sorani do where others use capitals."""
    return 2 * sum(
        OPENING.search(pair.msgid, max(0, name.start - 2), name.start) is not None
        and OPENING.search(pair.msgid, name.end, name.end + 2) is not None
        for name in pair.source_names
    )


def marks(text: str) -> int:
    """How many double quotation marks stand in a text; signs of inches do not count, the end of “1984” does."""
    sure = [match for match in OPENING.finditer(text) if not AFTER_DIGIT.match(text, match.start())]
    return len(sure) + len(ENDS_IN_DIGIT.findall(text))


AFTER_DIGIT = re.compile(r"(?<=\d)[\"”]")
ENDS_IN_DIGIT = re.compile(r"(?:[“„«]|(?<![\w.,!?])\")(?=\w)[^“”„«»\"]*(?<=\d)[\"”](?=[^“”„«»\"]*(?:(?<!\S)[“„«\"]|$))")
"""A quotation whose last character is a digit; where another mark closes it, the one after the digit is the sign of an inch."""


HEDGES = {
    "en": re.compile(
        r"\b(?:alleg\w+|reportedly|according to|purported\w*|so-called|accus\w+|claim(?:s|ed|ing)?|suppos\w+|said to|appear(?:s|ed)? to|apparently|presumably)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:angeblich\w*|mutmaßlich\w*|laut|zufolge|Angaben|Worten|Berichten|Bericht|gemäß|nach\w*|sogenannt\w*|soll(?:en|te|ten)?|vorgeworfen\w*|wirft|werfen|warf\w*|Vorw\w+|beschuldig\w*|behaupt\w*|vorgeb\w*|"
        r"bezichtig\w*|anscheinend|offenbar|scheinbar|scheint|scheinen|vermutlich|heißt|hieß|sei(?:en)?|habe|hätte\w*|angeklagt\w*|Anklage\w*|berichte\w*|erklär\w*|sagt\w*|anlast\w*|vermeintlich\w*|wohl|ihm zur Last|als)\b",
        re.I,
    ),
    "fa": re.compile(
        r"گفته|گزارش|ادعا|گویا|ظاهر|متهم|اتهام|به گفته|بنا\s?بر|بر\s?اساس|طبق|برپایه|بر پای|به نقل|از قرار|اصطلاح|می‌گوی|گفت|مدعی|نسبت|می‌نماید|به نظر|پیداست|گویند|خوانده|به قول|بر پایهٔ|از نظر|اعلام|آن‌گونه|حکایت|شکایت"
    ),
    "ckb": re.compile(
        r"گوایە|گوتە|گووتە|گوت|ڕاپۆرت|بەپێی|پێی|تۆمەت|تاوان|بانگەشە|ئیددیعا|وا دیارە|دیارە|پێدەچێت|لەوە دەچ|وەک|دەڵێ|ناوبراو|بەناو|وتە|وت|دەکرێت|گومان|ڕای|قسە|پێناس|سکاڵا|هەواڵ|لایەن|دەبێژ"
    ),
    "kmr": re.compile(
        r"gor[îi]|îdia|îddia|got|dibêj|rapor|bi gotina|tawan|tohmet|sûcdar|sûc|qaşo|xuya|wek|tê gotin|digot|dibîn|guman|ragihand|radigihîn|bi nav|dide zanîn|agahî|navê|nêrîn|lê hat|dixuyê|gazin|çawa|dîyar|diyar",
        re.I,
    ),
}
"""Words that say whose claim a sentence is. The lists of the translations are wider than that of the source, on purpose."""


def attribution(pair: Pair) -> Iterator[Problem]:
    """What the source only reports or alleges the translation does not state as a fact."""
    said = STRICT[pair.source].search(pair.source_plain.text)
    if said and not HEDGES[pair.target].search(pair.target_plain.text):
        yield Problem(f"“{said[0]}” says that this is somebody's claim; the translation states it as a fact")


STRICT = {
    "en": re.compile(r"\b(?:alleg\w+|reportedly|according to|purported\w*|so-called)\b", re.I),
    "de": re.compile(r"\b(?:angeblich\w*|mutmaßlich\w*|laut|zufolge|sogenannt\w*)\b"),
    "fa": re.compile(r"(?<!\w)(?:ادعایی\w*|به گفته|به گزارش|گویا|به‌اصطلاح|بنا بر گزارش)(?!\w)"),
    "ckb": re.compile(r"(?<!\w)(?:گوایە|بە گوتەی|بەپێی ڕاپۆرت|بەناو)(?!\w)"),
    "kmr": re.compile(r"\b(?:bi îdiaya|qaşo|li gorî rapor\w+|bi gotina)\b", re.I),
}

CAPITALS = re.compile(r"\b[A-ZÄÖÜÇÊÎŞÛ]{2,}\b")
STRESSED = {
    "ALL": {"fa": "همه|تمام|کلیه|یکایک|تک‌تک|هر", "ckb": "هەموو|گشت|تەواو|سەرجەم|هەر"},
    "NOW": {"fa": "حالا|اکنون|هم‌اکنون|اینک|فوری|بی‌درنگ|امروز|الان", "ckb": "ئێستا|هەنووکە|دەستبەجێ|ئەمڕۆ|یەکسەر"},
    "OUR": {"fa": "مان|ما", "ckb": "مان|ئێمە"},
    "NOT": {"fa": "ن|نه", "ckb": "نە|نا|نی"},
    "NEVER": {"fa": "هرگز|هیچ", "ckb": "هەرگیز|قەت"},
    "NO": {"fa": "نه|هیچ|ن", "ckb": "نە|نا|هیچ"},
    "EVERY": {"fa": "هر|همه", "ckb": "هەر|هەموو"},
    "MUST": {"fa": "باید", "ckb": "دەبێت|پێویستە"},
    "ACT": {"fa": "دست به کار|اقدام|عمل|بپاخیز", "ckb": "کار|هەنگاو|بجووڵ"},
    "FREE": {"fa": "آزاد", "ckb": "ئازاد"},
}
"""English words that campaigns set in capitals, with what must at least stand in a script that has none."""


def emphasis(pair: Pair) -> Iterator[Problem]:
    """What the source sets in capitals is stressed in the translation: by capitals, or where there are none by its own word."""
    stressed = [match[0] for match in CAPITALS.finditer(pair.source_plain.text) if match[0] in STRESSED]
    if not stressed or pair.source != "en":
        return
    if LANGUAGES[pair.target].script == "Latn":
        loud = {match[0] for match in CAPITALS.finditer(pair.target_plain.text)} - {
            match[0] for match in CAPITALS.finditer(pair.msgid)
        }
        bold = sum(mark.kind == "strong" for mark in pair.target_marks) > sum(mark.kind == "strong" for mark in pair.source_marks)
        same_word = set(stressed) & {match[0] for match in CAPITALS.finditer(pair.target_plain.text)}
        if not loud and not bold and not same_word:
            yield Problem(f"the source stresses {', '.join(stressed)} by capitals, the translation stresses nothing")
        return
    for word in dict.fromkeys(stressed):
        if not re.search(STRESSED[word][pair.target], pair.target_plain.text):
            yield Problem(f"the source stresses {word}; no word for it stands in the translation")
