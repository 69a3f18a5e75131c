"""Numbers, dates and negations in text of one language.

Owns what is said, not how two languages compare (that is `checks`) and not what a memory does with it. Links, addresses, handles
and code hold no facts. Every function is pure; the offsets in a result are offsets into the text that was given.
"""

from functools import lru_cache

from pipeline.facts.changes import changes
from pipeline.facts.dates import agree, all_dates
from pipeline.facts.negation import negations
from pipeline.facts.numbers import all_numbers
from pipeline.facts.values import Calendar, Date, Number
from pipeline.facts.view import opaque
from pipeline.facts.writing import month_name, write_date, write_number

__all__ = [
    "Calendar",
    "Date",
    "Number",
    "agree",
    "changes",
    "dates",
    "month_name",
    "negations",
    "numbers",
    "opaque",
    "possible_dates",
    "possible_numbers",
    "write_date",
    "write_number",
]


def dates(text: str, language: str) -> tuple[Date, ...]:
    """The dates of a text that are certainly dates, in order."""
    return tuple(date for date in all_dates(text, language) if not date.doubtful)


def possible_dates(text: str, language: str) -> tuple[Date, ...]:
    """The dates of a text, lone months included whose name is a word as well."""
    return all_dates(text, language)


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text outside its dates that are certainly numbers, in order."""
    return tuple(number for number in possible_numbers(text, language) if not number.doubtful)


@lru_cache(maxsize=512)
def possible_numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text outside its dates, words included that are often no number (one, نه, دە)."""
    taken = [(date.start, date.end) for date in all_dates(text, language) if not date.doubtful]
    return tuple(n for n in all_numbers(text, language) if all(n.end <= start or n.start >= end for start, end in taken))
