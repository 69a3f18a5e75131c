"""Ways to spoil a good translation, one property at a time: what `benchmarks.checks` feeds to the checks.

Each way takes a good entry and returns the spoilt msgstr, or None where the entry has nothing of the kind to spoil. A way must make
the translation wrong beyond dispute: nothing here may produce a text that a careful reviewer would let pass.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

from pipeline import facts
from pipeline.facts.calendars import to_solar
from pipeline.facts.denials import DENIES
from pipeline.facts.months import GREGORIAN, SOLAR, folded_table, pattern
from pipeline.facts.units import FACTORS, NAMES
from pipeline.facts.words import DOUBTFUL, ONES
from pipeline.languages import LANGUAGES
from pipeline.model import Term
from pipeline.text import ascii_digits, localise_digits


@dataclass(frozen=True)
class Good:
    """One good entry: source and translation, the languages, and the names that were filled in with the form used."""

    msgid: str
    msgstr: str
    source: str
    target: str
    names: tuple[tuple[Term, str], ...] = ()


RANGE = re.compile(r"\s*[-–/:]\s*")
"""What makes two numbers the ends of a range."""

Way = Callable[[Good, random.Random], str | None]


def swap(text: str, start: int, end: int, new: str) -> str:
    """The text with a span replaced."""
    return text[:start] + new + text[end:]


# Numbers


def numerals(good: Good) -> list[facts.Number]:
    """Numbers in digits of the translation, outside dates, that the source has once."""
    found = [n for n in facts.numbers(good.msgstr, good.target) if not n.spelled and n.written[-1:].isdigit()]
    return [n for n in found if sum(m.value == n.value for m in found) == 1]


def other_digit(good: Good, chance: random.Random) -> str | None:
    """One digit of one number is another digit."""
    if not (found := numerals(good)):
        return None
    number = chance.choice(found)
    places = [i for i, char in enumerate(number.written) if char.isdigit()]
    i = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != ascii_digits(number.written[i])])
    return swap(good.msgstr, number.start, number.end, swap(number.written, i, i + 1, localise_digits(digit, good.target)))


def digits_exchanged(good: Good, chance: random.Random) -> str | None:
    """Two neighbouring digits have changed places: 54 and 45."""
    found = [n for n in numerals(good) if re.search(r"(\d)(?!\1)\d", n.written)]
    if not found:
        return None
    number = chance.choice(found)
    match = chance.choice(list(re.finditer(r"(\d)(?!\1)\d", number.written)))
    i = match.start()
    return swap(good.msgstr, number.start + i, number.start + i + 2, number.written[i + 1] + number.written[i])


def digit_lost(good: Good, chance: random.Random) -> str | None:
    """A digit is missing."""
    found = [n for n in numerals(good) if len(n.written) > 1 and n.written.isdecimal()]
    if not found:
        return None
    number = chance.choice(found)
    i = chance.randrange(len(number.written))
    return swap(good.msgstr, number.start + i, number.start + i + 1, "")


def number_lost(good: Good, chance: random.Random) -> str | None:
    """A number is missing."""
    if not (found := numerals(good)):
        return None
    number = chance.choice(found)
    return swap(good.msgstr, number.start, number.end, "")


def english_thousands(good: Good, chance: random.Random) -> str | None:
    """The English comma was left in a language where it begins the fraction: 1,000 hours."""
    if LANGUAGES[good.target].decimal != "," or LANGUAGES[good.source].group != ",":
        return None
    found = [n for n in numerals(good) if re.fullmatch(r"\d{1,3}\.\d{3}", n.written)]
    if not found:
        return None
    number = chance.choice(found)
    return swap(good.msgstr, number.start, number.end, number.written.replace(".", ","))


def other_word(good: Good, chance: random.Random) -> str | None:
    """A number word is another number word: zwei Brüder, drei Brüder."""
    words = {w: v for v, ws in ONES[good.target].items() for w in ws.split() if v > 1 and w not in DOUBTFUL[good.target]}
    wanted = {n.value for n in facts.numbers(good.msgid, good.source) if not n.ordinal}
    found = [n for n in facts.numbers(good.msgstr, good.target) if n.written.lower() in words and n.value in wanted]
    if not found:
        return None
    number = chance.choice(found)
    others = [w for w, v in words.items() if v not in wanted and abs(v - number.value) <= 10]
    if not others:
        return None
    new = chance.choice(others)
    return swap(good.msgstr, number.start, number.end, new)


def figures_exchanged(good: Good, chance: random.Random) -> str | None:
    """Two numbers of one unit have changed places: three years for five, five for three."""
    wanted = [(n.value, n.unit) for n in facts.numbers(good.msgid, good.source)]
    found = [n for n in numerals(good) if n.unit and wanted.count((n.value, n.unit)) == 1]
    pairs = [
        (a, b)
        for a, b in combinations(found, 2)
        if a.unit == b.unit and a.value != b.value and not RANGE.fullmatch(good.msgstr[a.end : b.start])
    ]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    return swap(swap(good.msgstr, second.start, second.end, first.written), first.start, first.end, second.written)


def unit_taken(good: Good, chance: random.Random) -> str | None:
    """Two numbers of which one has a unit, or each its own, have changed places: 74 years and 5 lashes."""
    wanted = [n.value for n in facts.numbers(good.msgid, good.source)]
    found = [n for n in numerals(good) if wanted.count(n.value) == 1]
    pairs = [(a, b) for a, b in combinations(found, 2) if a.unit != b.unit and not RANGE.fullmatch(good.msgstr[a.end : b.start])]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    return swap(swap(good.msgstr, second.start, second.end, first.written), first.start, first.end, second.written)


# Dates


def dates_exchanged(good: Good, chance: random.Random) -> str | None:
    """Two dates have changed places."""
    found = [d for d in dates(good, part=0) if None not in d.own]
    others = facts.dates(good.msgid, good.source)
    found = [d for d in found if sum(facts.agree(other, d) for other in others) == 1]
    pairs = [(a, b) for a, b in combinations(found, 2) if a.own != b.own]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    return swap(swap(good.msgstr, second.start, second.end, first.written), first.start, first.end, second.written)


def years_exchanged(good: Good, chance: random.Random) -> str | None:
    """Two dates have each other's year."""
    return parts_exchanged(good, chance, 0)


def days_exchanged(good: Good, chance: random.Random) -> str | None:
    """Two dates have each other's day."""
    return parts_exchanged(good, chance, 2)


def parts_exchanged(good: Good, chance: random.Random, part: int) -> str | None:
    """Two dates, both alone with their day, month and year, have each other's year (0) or day (2)."""
    found = [d for d in dates(good, part=part) if None not in d.own]
    pairs = [(a, b) for a, b in combinations(found, 2) if a.own[part] != b.own[part] and a.own[1:] != b.own[1:]]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    ones, others = (localise_digits(str(d.own[part]), good.target) for d in (first, second))
    written = [
        re.sub(rf"(?<!\d){old}(?!\d)", new, date.written, count=1)
        for date, old, new in ((first, ones, others), (second, others, ones))
    ]
    if first.written in written or second.written in written:
        return None
    return swap(swap(good.msgstr, second.start, second.end, written[1]), first.start, first.end, written[0])


def day_and_number_exchanged(good: Good, chance: random.Random) -> str | None:
    """The day of a date and a number that counts something have changed places."""
    days = [d for d in dates(good, part=2) if d.calendar == "gregorian"]
    pairs = [
        (d, n)
        for d in days
        for n in numerals(good)
        if 0 < n.value <= 28 and n.value not in d.own and not min(abs(n.start - d.end), abs(d.start - n.end)) < 13
    ]
    if not pairs:
        return None
    date, number = chance.choice(pairs)
    old = localise_digits(str(date.own[2]), good.target)
    written = re.sub(rf"(?<!\d){old}(?!\d)", number.written, date.written, count=1)
    if written == date.written:
        return None
    spans = sorted([(date.start, date.end, written), (number.start, number.end, old)], reverse=True)
    text = good.msgstr
    for start, end, new in spans:
        text = swap(text, start, end, new)
    return text


def dates(good: Good, *, part: int) -> list[facts.Date]:
    """Dates of the translation that name a year (0), a month (1), a day (2)."""
    found = [d for d in facts.dates(good.msgstr, good.target) if d.own[part] is not None and d.own[1] is not None]
    return [d for d in found if sum(e.own == d.own for e in found) == 1]


def other_day(good: Good, chance: random.Random) -> str | None:
    """The day is another day: 3 May, 13 May."""
    if not (found := dates(good, part=2)):
        return None
    date = chance.choice(found)
    new = chance.choice([d for d in range(1, 29) if d != date.own[2] and d != (date.own[1] or 0)])
    old = localise_digits(str(date.own[2]), good.target)
    written = re.sub(rf"(?<!\d){old}(?!\d)", localise_digits(str(new), good.target), date.written, count=1)
    return swap(good.msgstr, date.start, date.end, written) if written != date.written else None


def other_month(good: Good, chance: random.Random) -> str | None:
    """The month is another month."""
    if not (found := dates(good, part=1)):
        return None
    date = chance.choice(found)
    match = pattern(good.target).search(date.written)
    if match is None:
        return None
    calendar, month, _ = folded_table(good.target)[" ".join(match["name"].lower().split())]
    names = GREGORIAN[good.target] if calendar == "gregorian" else SOLAR[good.target]
    new = chance.choice([name.split()[0].replace("~", " ") for i, name in enumerate(names, start=1) if i != month])
    return swap(good.msgstr, date.start + match.start("name"), date.start + match.end("name"), new)


def other_year(good: Good, chance: random.Random) -> str | None:
    """The year is one to nine years off."""
    found = [d for d in facts.dates(good.msgstr, good.target) if d.own[0] is not None]
    if not found:
        return None
    date = chance.choice(found)
    year = date.own[0] or 0
    old, new = (localise_digits(str(y), good.target) for y in (year, year + chance.choice([-9, -3, -2, -1, 1, 2, 3, 9])))
    return swap(good.msgstr, date.start, date.end, date.written.replace(old, new)) if old in date.written else None


def solar_off(good: Good, chance: random.Random) -> str | None:
    """A Solar Hijri date that is not the day of the source: one day, one month or one year off."""
    return solar(good, chance.choice([(0, 0, 1), (0, 0, -1), (1, 0, 0), (-1, 0, 0), (0, 1, 0)]))


def solar(good: Good, off: tuple[int, int, int] = (0, 0, 0)) -> str | None:
    """The translation with its one full date in the Solar Hijri calendar (Persian) or the Kurdish one (Sorani)."""
    import datetime

    full = [d for d in facts.dates(good.msgstr, good.target) if None not in d.own and d.calendar == "gregorian"]
    if good.target not in ("fa", "ckb") or len(full) != 1:
        return None
    date = full[0]
    year, month, day = to_solar(datetime.date(date.year or 0, date.month or 0, date.day or 0))
    year, month, day = year + off[0], (month + off[1] - 1) % 12 + 1, day + off[2]
    if not 1 <= day <= 29:
        return None
    if good.target == "fa":
        written = f"{day} {SOLAR['fa'][month - 1].split()[0]} {year}"
    else:
        written = f"{day}ی {SOLAR['ckb'][month - 1].split()[0]}ی {year + 1321}"
    return swap(good.msgstr, date.start, date.end, localise_digits(written, good.target))


# Units


def other_unit(good: Good, chance: random.Random) -> str | None:
    """The number kept its value and changed its unit: 373 miles, 373 kilometres; five months, five years."""
    found = [n for n in facts.numbers(good.msgstr, good.target) if n.unit in NAMES[good.target] and n.unit != "percent"]
    rows = [n for n in found if any(m.unit == n.unit and m.value == n.value for m in facts.numbers(good.msgid, good.source))]
    chance.shuffle(rows)
    for number in rows:
        measure = {"time": ("time", "calendar"), "calendar": ("time", "calendar")}.get(
            FACTORS[number.unit][0], (FACTORS[number.unit][0],)
        )
        others = [
            u for u in NAMES[good.target] if u != number.unit and FACTORS[u][0] in measure and not {u, number.unit} & {"second"}
        ]
        after = re.compile(r"[ \u200c-]?([^\W\d_]+)").match(good.msgstr, number.end)
        if others and after and not number.written[-1:].isalpha() | number.spelled:
            name = NAMES[good.target][chance.choice(others)].split()[0]
            return swap(good.msgstr, after.start(1), after.end(1), name)
    return None


# Sayings


def negation_lost(good: Good, chance: random.Random) -> str | None:
    """The one negation is gone: nicht, the ن of a Persian verb, نا, na-."""
    found = list(DENIES[good.target].finditer(good.msgstr))
    if len(found) != 1 or len(facts.negations(good.msgid, good.source)) != 1:
        return None
    word = found[0][0]
    positive = POSITIVE[good.target](word)
    return None if positive is None else swap(good.msgstr, *found[0].span(), positive)


def english(word: str) -> str | None:
    """An English word without its negation."""
    low = word.lower()
    if low.endswith(("n't", "n’t")):
        return {"can": "can", "wo": "will"}.get(low[:-3], word[:-3])
    return {
        "not": "",
        "cannot": "can",
        "never": "always",
        "no": "a",
        "nobody": "everybody",
        "none": "all",
        "nothing": "everything",
    }.get(low)


def german(word: str) -> str | None:
    """A German word without its negation."""
    low = word.lower()
    if low.startswith("kein"):
        return "ein" + low[4:] if low in ("kein", "keine", "keinen", "keinem", "keiner", "keines") else None
    return {"nicht": "", "nie": "immer", "niemals": "immer", "niemand": "jemand", "nichts": "alles"}.get(low)


def persian(word: str) -> str | None:
    """A Persian verb without its ن."""
    if word.startswith("نمی"):
        return word[1:]
    if word.startswith("نیست"):
        return {"نیست": "است", "نیستند": "هستند", "نیستم": "هستم", "نیستیم": "هستیم"}.get(word)
    if word in ("هرگز", "نه") or not word.startswith("ن"):
        return None
    return "آ" + word[2:] if word.startswith("نی") else word[1:]


def sorani(word: str) -> str | None:
    """A Sorani verb without its نا or نە."""
    if word in ("نییە", "نین"):
        return {"نییە": "هەیە", "نین": "هەن"}[word]
    if word.startswith("نا") and len(word) > 3:
        return "دە" + word[2:]
    if word.startswith("نە") and len(word) > 4:
        return word[2:]
    return None


def kurmanji(word: str) -> str | None:
    """A Kurmanji verb without its na- or ne-."""
    low = word.lower()
    if low in ("nîne", "tune", "tuneye"):
        return "heye"
    if low.startswith("nikar"):
        return "di" + low[2:]
    if low.startswith("na") and len(low) > 3:
        return "di" + low[2:]
    if low.startswith("ne") and len(low) > 4:
        return low[2:]
    return None


POSITIVE: Mapping[str, Callable[[str], str | None]] = {"en": english, "de": german, "fa": persian, "ckb": sorani, "kmr": kurmanji}


def quotes_lost(good: Good, chance: random.Random) -> str | None:
    """All quotation marks are gone."""
    if not re.search("[“„«]", good.msgid) or not re.search("[“„«]", good.msgstr):
        return None
    return re.sub("[“”„«»]", "", good.msgstr)


def quote_open(good: Good, chance: random.Random) -> str | None:
    """A quotation is not closed."""
    marks = list(re.finditer("[“”„«»]", good.msgstr))
    return swap(good.msgstr, *marks[-1].span(), "") if len(marks) in (2, 4) and re.search("[“„«]", good.msgid) else None


# Markup, links, characters


def markup_lost(good: Good, chance: random.Random) -> str | None:
    """Bold or italics are gone."""
    return good.msgstr.replace("*", "") if "*" in good.msgid and "*" in good.msgstr else None


def markup_open(good: Good, chance: random.Random) -> str | None:
    """Markup is not closed."""
    marks = list(re.finditer(r"\*+", good.msgstr))
    if "*" not in good.msgid or not marks:
        return None
    return swap(good.msgstr, *chance.choice(marks).span(), "")


def markup_weaker(good: Good, chance: random.Random) -> str | None:
    """Bold has become italics."""
    return good.msgstr.replace("**", "*") if "**" in good.msgid and "**" in good.msgstr else None


ADDRESS = re.compile(r"https?://[\w./?=&-]+\w|[\w.]+@[\w.]+\w|@\w+|burn_the_cage")


def link_changed(good: Good, chance: random.Random) -> str | None:
    """One character of an address is another one."""
    if not (found := list(ADDRESS.finditer(good.msgstr))):
        return None
    match = chance.choice(found)
    i = chance.choice([i for i in range(match.start(), match.end()) if good.msgstr[i].isascii() and good.msgstr[i].isalnum()])
    return swap(good.msgstr, i, i + 1, chance.choice([c for c in "abcxyz" if c != good.msgstr[i].lower()]))


def link_lost(good: Good, chance: random.Random) -> str | None:
    """An address is gone."""
    found = list(ADDRESS.finditer(good.msgstr))
    return swap(good.msgstr, *chance.choice(found).span(), "") if found else None


def tag_added(good: Good, chance: random.Random) -> str | None:
    """Raw HTML came in."""
    return good.msgstr + chance.choice(["<br>", "<script>alert(1)</script>", "<b>!</b>", "<!-- draft -->"])


def override(good: Good, chance: random.Random) -> str | None:
    """A direction override came in."""
    i = chance.randrange(len(good.msgstr))
    return swap(good.msgstr, i, i, chance.choice("\u202d\u202e\u202b"))


def isolate_open(good: Good, chance: random.Random) -> str | None:
    """An isolate is not closed."""
    return "\u2067" + good.msgstr


def imitated(good: Good, chance: random.Random) -> str | None:
    """A letter of another script imitates one of this one, or an Arabic kaf or yeh a Persian one."""
    table = {"a": "а", "e": "е", "o": "о", "p": "р"} if LANGUAGES[good.target].script == "Latn" else {"ک": "ك", "ی": "ي"}
    spans = facts.opaque(good.msgstr)
    places = [i for i, c in enumerate(good.msgstr) if c in table and not any(a <= i < b for a, b in spans)]
    if not places:
        return None
    i = chance.choice(places)
    return swap(good.msgstr, i, i + 1, table[good.msgstr[i]])


# The text as a whole


def copied(good: Good, chance: random.Random) -> str | None:
    """The source was left standing."""
    return good.msgid if len(re.findall(r"[^\W\d_]{2,}", good.msgid)) > 7 else None


def looped(good: Good, chance: random.Random) -> str | None:
    """An engine's loop: some words again and again."""
    words = good.msgstr.split(" ")
    if len(words) < 8:
        return None
    i = chance.randrange(2, len(words) - 4)
    return " ".join([*words[: i + 3], *(words[i : i + 3] * 3), *words[i + 3 :]])


def cut(good: Good, chance: random.Random) -> str | None:
    """The end is missing: a third is left."""
    return good.msgstr[: len(good.msgstr) // 3].rsplit(" ", 1)[0] if len(good.msgstr) > 160 else None


def unfilled(good: Good, chance: random.Random) -> str | None:
    """A slot of a template was never filled."""
    return good.msgstr.replace(good.names[0][1], "{P0}") if good.names and good.names[0][1] in good.msgstr else None


def question_lost(good: Good, chance: random.Random) -> str | None:
    """A question has become a statement."""
    return good.msgstr[:-1] + "." if good.msgid.endswith("?") and good.msgstr[-1:] in "?؟" else None


WAYS: Mapping[str, tuple[Way, ...]] = {
    "numbers": (other_digit, digits_exchanged, digit_lost, number_lost, english_thousands, other_word, figures_exchanged),
    "dates": (
        other_day,
        other_month,
        other_year,
        solar_off,
        dates_exchanged,
        years_exchanged,
        days_exchanged,
        day_and_number_exchanged,
    ),
    "units": (other_unit, unit_taken),
    "negation": (negation_lost,),
    "quotations": (quotes_lost, quote_open),
    "markup": (markup_lost, markup_open, markup_weaker),
    "links": (link_changed, link_lost),
    "html": (tag_added,),
    "bidi": (override, isolate_open),
    "script": (imitated,),
    "same": (copied,),
    "repetition": (looped,),
    "length": (cut,),
    "placeholders": (unfilled,),
    "punctuation": (question_lost,),
}
"""Check → the ways of breaking what it guards. Names are spoilt by `benchmarks.names`."""
