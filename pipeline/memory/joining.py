"""How what fills a slot joins the words around it: endings after vowels, the German genitive. (German articles: `german`.)

Owns these rules for the five languages and nothing else. Sources: Thackston, *Sorani Kurdish: A Reference Grammar* (endings
after vowels) and *Kurmanji Kurdish: A Reference Grammar* (y-glide, î → iy); Duden (genitive of names in s, ß, x, z);
Academy of Persian Language and Literature, *Dastur-e khatt-e farsi* (ezafe after silent ه).
"""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]+")

_CKB_ABLATIVE = ("ەوە", "یەوە", "وە")
_CKB_COPULA = ("یە", "ە")
_KMR_ENDINGS = ("ê", "a", "î", "an", "ên", "yê", "ya", "yî", "yan", "yên")
_KMR_VOWELS = "aeêiîouû"
_FA_EZAFE = ("\u200cی", "ٔ", "ی")


def join(filling: str, following: str, language: str) -> str:
    """The filling and the literal text after it as one, the ending at the seam in the form that the filling asks for."""
    rule = _JOINS.get(language)
    return rule(filling, following) if rule else filling + following


def suffix_pattern(following: str, language: str) -> str:
    """A regular expression for the (canonical) literal text after a slot, open for each form that its ending may take."""
    if language == "de" and re.match(r"s\b", following):
        return r"(?:s|')" + re.escape(following[1:])
    if language == "en" and re.match(r"'s\b", following):
        return r"'s?" + re.escape(following[2:])
    if language == "ckb":
        ending = _ending(following)
        for forms in (_CKB_ABLATIVE, _CKB_COPULA):
            if ending in forms:
                return f"(?:{'|'.join(forms)})" + re.escape(following[len(ending) :])
        if ending.startswith(("یش", "ش")):
            return "ی?" + re.escape(following.removeprefix("ی"))
    return re.escape(following)


def _ending(following: str) -> str:
    match = LETTERS.match(following)
    return match[0] if match else ""


def _german(filling: str, following: str) -> str:
    ending = re.match(r"(?:s\b|’(?!\w))", following)
    if not ending:
        return filling + following
    genitive = "’" if filling[-1:] in "sßxz" else "s"
    return filling + genitive + following[ending.end() :]


def _sorani(filling: str, following: str) -> str:
    ending = _ending(following)
    rest = following[len(ending) :]
    vowel = sorani_vowel(filling)
    if ending in _CKB_ABLATIVE:
        form = {"": "ەوە", "ی": "یەوە", "و": "ەوە"}.get(vowel, "وە")
        return filling + form + rest
    if ending in _CKB_COPULA:
        return filling + ("یە" if vowel else "ە") + rest
    if ending.startswith("یش") and vowel:
        return filling + following.removeprefix("ی")
    if ending.startswith("ش") and not vowel and ending in ("ش", "شی", "شیان", "شدا"):
        return filling + "ی" + following
    return filling + following


def sorani_vowel(word: str) -> str:
    """The vowel letter on which a Sorani word ends, empty after a consonant or a digit; و and ی after a vowel are consonants."""
    last, before = word[-1:], word[-2:-1]
    if last in ("ا", "ە", "ۆ", "ێ"):
        return last
    if last == "ی":
        return "" if before in ("ا", "ە", "ۆ") else last
    if last == "و":
        return last if before == "و" else ""
    return ""


def _kurmanji(filling: str, following: str) -> str:
    mark = "'" if following[:1] in ("'", "’") else ""
    ending = _ending(following[len(mark) :])
    if ending not in _KMR_ENDINGS:
        return filling + following
    rest = following[len(mark) + len(ending) :]
    bare = ending.removeprefix("y")
    if filling[-1:] not in _KMR_VOWELS:
        return filling + bare + rest
    stem = filling[:-1] + "i" if filling.endswith("î") else filling
    return stem + "y" + bare + rest


def _persian(filling: str, following: str) -> str:
    for ezafe in _FA_EZAFE:
        if following.startswith(ezafe) and not LETTERS.match(following[len(ezafe) :]):
            form = {"ه": "\u200cی", "ا": "ی", "و": "ی"}.get(filling[-1:], "")
            return filling + form + following[len(ezafe) :]
    return filling + following


_JOINS = {"de": _german, "ckb": _sorani, "kmr": _kurmanji, "fa": _persian}
