"""The checks `markup`, `html` and `links`: what is not prose stays what it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from pipeline.checks.pair import Pair, Problem
from pipeline.languages import LANGUAGES
from pipeline.markdown import Mark
from pipeline.model import Severity

NAMED = {
    "strong": "bold (**…**)", "emphasis": "italics (*…*)", "strike": "strikethrough (~~…~~)", "code": "code (`…`)", "image": "image",
    "link": "link", "footnote": "footnote reference", "break": "line break",
}  # fmt: skip

LEFT_OVER = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|~~|`|\]\(|(?<![^\W_])__(?=\w)|(?<=\w)__(?![^\W_])|\[\^")
"""Markup characters that a Markdown parser left in the text: an opening without a close, or the other way round."""

CAPITALS = re.compile(r"\b[A-ZÄÖÜÇÊÎŞÛ]{2,}\b")


def markup(pair: Pair) -> Iterator[Problem]:
    """Bold, italics, code, images, footnotes and line breaks of the source stand in the translation, opened and closed."""
    if pair.msgid.isalnum() and pair.msgstr.isalnum():
        return
    if not pair.source_marks and not pair.target_marks and not LEFT_OVER.search(pair.target_plain.text):
        return
    ours, theirs = kinds(pair.source_marks), kinds(pair.target_marks)
    may_add = LANGUAGES[pair.target].script == "Arab" and CAPITALS.search(pair.msgid) is not None
    for (kind, target), count in (ours - theirs).items():
        yield Problem(f"{described(kind, target)} of the source is missing{times(count)}")
    for (kind, target), count in (theirs - ours).items():
        if kind == "strong" and may_add:
            continue
        mark = next(m for m in reversed(pair.target_marks) if (m.kind, shown(m)) == (kind, target))
        yield Problem(f"{described(kind, target)} does not stand in the source{times(count)}", mark.start, mark.end)
    stray = Counter(m[0] for m in LEFT_OVER.finditer(pair.target_plain.text)) - Counter(
        m[0] for m in LEFT_OVER.finditer(pair.source_plain.text)
    )
    for match in LEFT_OVER.finditer(pair.target_plain.text):
        if stray[match[0]]:
            stray[match[0]] -= 1
            yield Problem(f"“{match[0]}” opens or closes markup that has no other end", *pair.place(*match.span()))


def shown(mark: Mark) -> str:
    """What of a mark must stay verbatim: code and footnote labels."""
    return mark.target if mark.kind in ("code", "footnote") else ""


def kinds(marks: tuple[Mark, ...]) -> Counter[tuple[str, str]]:
    """How often each kind of mark stands in a text; links and HTML have checks of their own."""
    return Counter((mark.kind, shown(mark)) for mark in marks if mark.kind not in ("link", "autolink", "html"))


def described(kind: str, target: str) -> str:
    """A mark in words."""
    return f"{NAMED[kind]} “{target}”" if target else NAMED[kind]


def times(count: int) -> str:
    """How often, where more than once."""
    return f" ({count} times)" if count > 1 else ""


TAG = re.compile(r"<(?:!--.*?(?:-->|\Z)|[!?][^<>]*>|/?[a-zA-Z][^<>]*>?)", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]\w*);")


def html(pair: Pair) -> Iterator[Problem]:
    """The translation has the HTML tags and entities of the source and no others."""
    if "<" not in pair.msgstr and "<" not in pair.msgid and "&" not in pair.msgstr:
        return
    ours, theirs = Counter(tags(pair.msgid)), Counter(tags(pair.msgstr))
    for tag in ours - theirs:
        yield Problem(f"the tag {tag} of the source is missing")
    for tag in theirs - ours:
        start = pair.msgstr.index(tag)
        yield Problem(f"the tag {tag} does not stand in the source", start, start + len(tag))
    known = {m[0] for m in ENTITY.finditer(pair.msgid)}
    for match in ENTITY.finditer(pair.msgstr):
        if match[0] not in known and (match.span() in pair.target_opaque or not pair.is_address(match.start())):
            yield Problem(
                f"the entity {match[0]} does not stand in the source; write the character itself", *match.span(), severity="warning"
            )


def tags(text: str) -> Iterator[str]:
    """The HTML tags and comments of a text; <https://…> and <a@b.org> are links."""
    for match in TAG.finditer(text):
        if not re.match(r"</?[a-zA-Z][\w+.-]*(?::|@)", match[0]):
            yield match[0]


ADDRESS = re.compile(
    r"(?:https?|ftp|mailto|tel|tg|xmpp|signal)\:(?:[^\s<>«»“”\"،؛()]|\([^\s()]*\))*(?:[^\s<>«»“”\"،؛.,;:!?()\]'’*]|\([^\s()]*\))"
    r"|\bwww\.[^\s<>«»“”\"،؛()]*[^\s<>«»“”\"،؛.,;:!?()\]'’*]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/.@])@\w+"
    r"|(?<![\w&/])\#[^\W\d_]\w*"
    r"|(?<![\w/])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+(?![A-Za-z0-9_])"
    r"|(?<![\w@./-])[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.(?:org|com|net|info|de|ir|eu|io|uk|app|me)(?![\w.-]*\w)(?:/[^\s<>«»“”\"،؛()]*[\w/])?"
)
"""What must stay letter for letter: URLs, e-mail addresses, handles, hashtags, account names such as burn_the_cage, bare domains."""


MAYBE_ADDRESS = re.compile(r"[@#_]|:\S|\.[a-zA-Z]|www\.")
"""What every address holds; where it does not stand, there is no need to look for one."""


def links(pair: Pair) -> Iterator[Problem]:
    """Every link target, URL, e-mail address, handle and hashtag of the source stands unchanged in the translation, and no other."""
    ours, theirs = addresses(pair.msgid, pair.source_marks), addresses(pair.msgstr, pair.target_marks)
    if ours == theirs:
        return
    lost, added = list((ours - theirs).elements()), list((theirs - ours).elements())
    for address in tuple(lost):
        if same := next((other for other in added if uri(other) == uri(address)), None):
            lost.remove(address)
            added.remove(same)
    for address in lost:
        if added:
            other = added.pop(0)
            yield Problem(f"{address} became {other}", *where(pair.msgstr, other), severity=mild(address, other))
        else:
            yield Problem(f"{address} of the source is missing", severity=mild(address))
    for other in added:
        yield Problem(f"{other} does not stand in the source", *where(pair.msgstr, other), severity=mild(other))


ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
ASCII = "".join(map(chr, range(128)))


def uri(address: str) -> str:
    """What an address comes to when it is opened: letters outside ASCII as the escapes of their UTF-8 (RFC 3987, 3.1), and all
    escapes in capitals (RFC 3986, 6.2.2.1). Browsers copy an address in either form.
    """
    return ESCAPE.sub(lambda escape: escape[0].upper(), quote(address, safe=ASCII, errors="surrogatepass"))


def mild(*addresses: str) -> Severity | None:
    """A hashtag may be translated on purpose, so it is only a warning."""
    return (
        "warning"
        if all(
            (address.startswith("#") and not address[1:].isascii()) or (address[1:].isalnum() and address[0] == "#")
            for address in addresses
        )
        else None
    )


def where(text: str, address: str) -> tuple[int, int]:
    """The last place of an address in a text; (0, 0) where it is written differently there."""
    start = text.rfind(address)
    return (start, start + len(address)) if start >= 0 else (0, 0)


def addresses(text: str, marks: tuple[Mark, ...]) -> Counter[str]:
    """Every address in a text, those behind links included, each as often as it stands there."""
    found: Counter[str] = Counter()
    rest = text
    escaped: list[str] = []  # as they come to when opened, while something else is written
    for mark in marks:
        if mark.kind in ("link", "image", "autolink") and mark.target:
            cut = rest.find(mark.target, mark.start, mark.end)
            if cut >= 0:
                found[mark.target] += 1
                rest = rest[:cut] + " " * len(mark.target) + rest[cut + len(mark.target) :]
            else:
                escaped.append(mark.target)
        elif mark.kind == "code":
            rest = rest[: mark.start] + " " * (mark.end - mark.start) + rest[mark.end :]
    written = [match[0] for match in ADDRESS.finditer(rest)] if MAYBE_ADDRESS.search(rest) else []
    for target in escaped:
        if uri(target) not in map(uri, written):
            found[target] += 1
    found.update(written)
    return found
