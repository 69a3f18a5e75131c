"""Units that may follow a number, their names in five languages, and which convert into which.

The international mile is 1609.344 m exactly (international yard and pound agreement, 1959).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

FACTORS: Mapping[str, tuple[str, Decimal]] = {
    "second": ("time", Decimal(1)), "minute": ("time", Decimal(60)), "hour": ("time", Decimal(3600)), "day": ("time", Decimal(86400)),
    "week": ("time", Decimal(604800)), "month": ("calendar", Decimal(1)), "year": ("calendar", Decimal(12)),
    "decade": ("calendar", Decimal(120)), "century": ("calendar", Decimal(1200)),
    "metre": ("length", Decimal(1)), "kilometre": ("length", Decimal(1000)), "mile": ("length", Decimal("1609.344")),
    "centimetre": ("length", Decimal("0.01")), "foot": ("length", Decimal("0.3048")), "inch": ("length", Decimal("0.0254")), "yard": ("length", Decimal("0.9144")),
    "millimetre": ("length", Decimal("0.001")), "pound": ("mass", Decimal("453.59237")), "ounce": ("mass", Decimal("28.349523")),
    "kilometre an hour": ("speed", Decimal(1)), "mile an hour": ("speed", Decimal("1.609344")), "square metre": ("area", Decimal(1)),
    "gram": ("mass", Decimal(1)), "kilogram": ("mass", Decimal(1000)), "tonne": ("mass", Decimal(1_000_000)),
    "percent": ("percent", Decimal(1)), "dollar": ("dollar", Decimal(1)), "euro": ("euro", Decimal(1)),
    "toman": ("toman", Decimal(1)), "rial": ("rial", Decimal(1)), "lash": ("lash", Decimal(1)),
}  # fmt: skip
"""Unit → what it measures and its size in that measure's smallest listed unit."""

NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "inch": "inch inches", "yard": "yard yards", "millimetre": "millimetre millimetres millimeter millimeters mm", "pound": "pound pounds lb lbs", "ounce": "ounce ounces", "mile an hour": "mph", "kilometre an hour": "kph km/h",
        "second": "seconds", "minute": "minute minutes min", "hour": "hour hours", "day": "day days", "week": "week weeks",
        "month": "month months", "year": "year years", "decade": "decade decades", "century": "century centuries",
        "metre": "metre metres meter meters m", "kilometre": "kilometre kilometres kilometer kilometers km", "mile": "mile miles mi",
        "centimetre": "centimetre centimetres centimeter centimeters cm", "foot": "foot feet ft",
        "gram": "gram grams g", "kilogram": "kilogram kilograms kilo kilos kg", "tonne": "tonne tonnes ton tons",
        "percent": "percent % ٪", "dollar": "dollar dollars $", "euro": "euro euros €", "toman": "toman tomans", "rial": "rial rials", "lash": "lash lashes",
    },
    "de": {
        "inch": "zoll", "yard": "yard yards", "millimetre": "millimeter millimetern mm", "pound": "pfund", "mile an hour": "mph", "kilometre an hour": "km/h stundenkilometer",
        "second": "sekunde sekunden", "minute": "minute minuten min", "hour": "stunde stunden", "day": "tag tage tagen tages",
        "week": "woche wochen", "month": "monat monate monaten monats", "year": "jahr jahre jahren jahres",
        "decade": "jahrzehnt jahrzehnte jahrzehnten", "century": "jahrhundert jahrhunderte jahrhunderten",
        "metre": "meter metern m", "kilometre": "kilometer kilometern km", "mile": "meile meilen", "centimetre": "zentimeter zentimetern cm",
        "foot": "fuß", "square metre": "quadratmeter quadratmetern qm m²", "gram": "gramm g", "kilogram": "kilogramm kilo kg",
        "tonne": "tonne tonnen", "percent": "prozent % ٪", "dollar": "dollar $", "euro": "euro euros €", "toman": "toman", "rial": "rial",
        "lash": "peitschenhieb peitschenhiebe peitschenhieben hieb hiebe hieben peitschenschläge peitschenschlägen",
    },
    "fa": {
        "inch": "اینچ", "yard": "یارد", "millimetre": "میلیمتر میلی‌متر", "pound": "پوند",
        "second": "ثانیه", "minute": "دقیقه", "hour": "ساعت", "day": "روز", "week": "هفته", "month": "ماه", "year": "سال",
        "decade": "دهه", "century": "قرن سده", "metre": "متر", "kilometre": "کیلومتر", "mile": "مایل میل", "centimetre": "سانتیمتر سانتی‌متر",
        "foot": "فوت پا", "gram": "گرم", "kilogram": "کیلوگرم کیلو", "tonne": "تن‌", "percent": "درصد % ٪", "dollar": "دلار $", "euro": "یورو €",
        "toman": "تومان تومن", "rial": "ریال", "lash": "ضربه شلاق تازیانه",
    },
    "ckb": {
        "inch": "ئینج", "yard": "یارد", "millimetre": "میلیمەتر ملیمەتر", "pound": "پاوەند پاوند",
        "second": "چرکە", "minute": "خولەک دەقیقە دەقە", "hour": "کاتژمێر سەعات", "day": "ڕۆژ رۆژ", "week": "هەفتە حەفتە",
        "month": "مانگ", "year": "ساڵ سال", "decade": "دەیە", "century": "سەدە", "metre": "مەتر میتر", "kilometre": "کیلۆمەتر کیلۆمیتر کم",
        "mile": "میل مایل", "centimetre": "سانتیمەتر", "foot": "پێ", "gram": "گرام", "kilogram": "کیلۆگرام کیلۆ", "tonne": "تەن",
        "percent": "% ٪", "dollar": "دۆلار $", "euro": "یۆرۆ €", "toman": "تومەن تمەن", "rial": "ڕیال ریال", "lash": "قامچی جەڵدە شەلاق شەڵاق",
    },
    "kmr": {
        "inch": "înç", "millimetre": "mîlîmetre mm",
        "second": "çirke saniye", "minute": "deqe deqîqe xulek", "hour": "saet seat demjimêr", "day": "roj", "week": "hefte heftî heftiy",
        "month": "meh heyv", "year": "sal", "decade": "dehsal", "century": "sedsal", "metre": "metre metro m", "kilometre": "kîlometre kîlometr km",
        "mile": "mîl mil", "centimetre": "santîmetre cm", "gram": "gram", "kilogram": "kîlogram kîlo kg", "tonne": "ton", "percent": "% ٪",
        "dollar": "dolar $", "euro": "euro ewro €", "toman": "tûman toman", "rial": "riyal", "lash": "qamçî qamçiy qemçî qemçiy celde jop",
    },
}  # fmt: skip
"""Language → unit → its names; endings are added by `table`."""

ENDINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("",),
    "de": ("",),
    "fa": ("", "ی", "ه", "ها", "های", "\u200cها", "\u200cهای", "\u200cای", "ی\u200c", "ش", "اش", "\u200cاش", "م", "شان", "\u200cشان"),
    "ckb": ("", "ی", "ە", "دا", "ەوە", "ەی", "ێک", "ان", "انە", "ەکە", "ەکەی", "ەکان", "ش", "یش", "یە", "یشە", "ەدا", "ێکی", "ییە", "م", "یان"),
    "kmr": ("", "an", "ê", "ên", "a", "î", "ek", "eke", "ekê", "yan", "yê", "yên", "ya", "yî", "e", "in", "an", "ane"),
}  # fmt: skip

BEFORE: Mapping[str, str] = {"$": "dollar", "€": "euro", "%": "percent", "٪": "percent"}
"""Signs that may also stand before the number."""


LOOSELY = (
    frozenset(("metre", "square metre")), frozenset(("kilometre", "kilometre an hour")), frozenset(("mile", "mile an hour"))
)  # fmt: skip
"""Units of which one is said for the other: a room of twenty metres, eighty kilometres in the hour."""


@cache
def table(language: str) -> Mapping[str, str]:
    """Every written form of a unit of a language, in lower case → unit."""
    forms: dict[str, str] = {}
    for unit, names in NAMES[language].items():
        for name in names.split():
            for ending in ENDINGS[language]:
                forms.setdefault(name + ending, unit)
    for unit, names in NAMES[language].items():
        forms.update(dict.fromkeys(names.split(), unit))
    return forms


def same(first: Decimal, unit: str, second: Decimal, other: str) -> bool:
    """Whether two measures say the same: equal, or converted between units of one measure and rounded."""
    if unit == other or not unit or not other:
        return first == second
    if frozenset((unit, other)) in LOOSELY:
        return first == second
    measure, factor = FACTORS[unit]
    against, other_factor = FACTORS[other]
    if measure != against:
        return False
    left, right = first * factor, second * other_factor
    if measure in ("length", "mass", "speed"):
        return close(left, right, rounding(second) * other_factor) or close(left, right, rounding(first) * factor)
    return left == right


def rounding(value: Decimal) -> Decimal:
    """Half of the last place in which a number is given: 5 for 600, 0.5 for 27, 0.05 for 2.5."""
    return Decimal(10) ** int(value.normalize().as_tuple().exponent) / 2


def close(left: Decimal, right: Decimal, slack: Decimal) -> bool:
    """Whether two converted values are equal but for rounding: half of the last place, at least 1 % and at most 5 %."""
    most = max(left, right)
    return abs(left - right) <= max(most / 100, min(slack, most / 20))
