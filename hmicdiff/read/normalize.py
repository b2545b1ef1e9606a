"""The ordered table of named normalizations: from a sentence as written to its normal form.

What the table removes or unifies is typography: two sentences with the same normal form say the
same thing, and `differences` names the entries that account for what still separates them.
Every entry is a regular expression and a replacement, applied in order, and every character of
the normal form knows where in the sentence it came from, so tokens keep exact spans.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from hmicdiff.model.text import VOWEL_SIGNS, Wording
from hmicdiff.structs import Struct

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'
_SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b\u2032\u00b4`\u2039\u203a\uff07"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

COMMENT_SIGN = r"\n[^\S\n]*(?:(?:> ?){2,3}|[#;%>]{1,3}|[*|!]|//[/!]?|--|dnl|REM|rem)[^\S\n]+"
"""A line break and what a text that is commented out, or quoted, has before the next line."""
NOTE_MARK = r"\[\^?\w{1,3}\]|\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]"
"""The mark of a note, where it is glued to the end of a sentence."""
LIST_MARKER = re.compile(
    r"\n[^\S\n]*(?:[+\u2022\u2023\u2219\u25a0-\u25ff\u00b7][^\S\n]+|[\ue000-\uf8ff][^\S\n]*)"
    r"|(?:(?<=[:;,])|(?<=\sand)|(?<=\sor))\s*\n[^\S\n]*\(?\w{1,3}[.)][^\S\n]+"
)
"""What a list has before an item that is a part of a sentence."""
_LINE_END_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad][^\S\n]*\n\s*([^\W\d_]+)")

# What typography there can be: without it, only the final stop is left to take away.
_TYPOGRAPHY = re.compile(
    r"(?<![\w'.])d'"
    r"|[^A-Za-z0-9,;:()/%$&?!.\[\]+=#@~|\\{}^<> '-]|(?<!\w)[-']|[-'](?!\w)|[.!?][\[(]|^ | $|  "
)

_MONTHS_WITH_VOWEL = "abril|agost|octubre|avril|ao\u00fbt|aout|octobre"
"""The Catalan and French months before which "de" loses its vowel: a month is filled in, "de" is
not. Before other words it may belong to what is filled in: "la pose d'un mur", "la pose de rails".
"""
ELISION = "elision"
"""What the sound of the next word asks for, and nobody chooses: "d'abril" beside "de maig"."""

Replacement = str | Callable[[re.Match[str]], str]


class Normalization(Struct, frozen=True):
    """One entry of the table."""

    name: str
    """Its name in reports: what kind of typography it hides."""
    pattern: re.Pattern[str]
    """What it looks for."""
    replacement: Replacement
    """What it puts there."""


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


NORMALIZATIONS: tuple[Normalization, ...] = (
    Normalization("character", re.compile("[\ufb00-\ufb06]|.[\u0300-\u036f]+"), _compose),
    Normalization("invisible", re.compile(f"[{_INVISIBLE}]+"), ""),
    Normalization("comment sign", re.compile(COMMENT_SIGN), " "),
    Normalization("note mark", re.compile(rf"(?<=[^\s\d][.!?])(?:{NOTE_MARK})+(?=\s|$)"), ""),
    Normalization("list marker", LIST_MARKER, " "),
    Normalization("ellipsis", re.compile("\u2026"), "..."),
    Normalization("hyphenation", re.compile(rf"(?<=\w[-{_DASHES[:2]}])\s+(?=\w)"), ""),
    Normalization(
        "dash",
        re.compile(
            rf"(?:(?<=\s)|^)[-{_DASHES}]+(?:\s+|$)"
            r"|(?:(?<!\s)\s+)?(?:[\u2014\u2015]|(?<!-)--(?!-))\s*"
        ),
        " ",
    ),
    Normalization("dash", re.compile(f"[{_DASHES}]"), "-"),
    Normalization("quote", re.compile(f"[{_DOUBLE_QUOTES}]|''|``"), ""),
    Normalization(
        "quote",
        # the stop of an abbreviation can stand before the mark of a possessive: "S.A.'s"
        re.compile(
            rf"(?<![\w.])[{_SINGLE_QUOTES}]|(?<=\.)[{_SINGLE_QUOTES}](?!s\b)"
            rf"|[{_SINGLE_QUOTES}](?!\w)"
        ),
        "",
    ),
    Normalization("quote", re.compile(f"[{_SINGLE_QUOTES[1:]}]"), "'"),
    Normalization(
        "emphasis", re.compile(r"(?<!\w)[*_]+(?=\S)|(?<=\S)[*_]+(?!\w)|(?<=\w)\*\*(?=\w)"), ""
    ),
    Normalization(ELISION, re.compile(rf"(?<![\w'.])d'(?=\d|(?:{_MONTHS_WITH_VOWEL})\b)"), "de "),
    Normalization("white space", re.compile(r"^\s+|(?<!\s)\s+$"), ""),
    Normalization("white space", re.compile(r"\s+"), " "),
    # a sentence that ends in a short form may have a stop for each: "Tarn Bros.."
    Normalization("final stop", re.compile(r"(?<=[^.\s])\s*\.$|(?<=[^.\s]\.)\.$"), ""),
)
"""The table, in the order of application."""

_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079"
_FILE = r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|json|xml|html?|zip|png|jpe?g)\b"

_ADDRESS_OF_WEB_OR_MAIL = (
    r"(?:https?|ftp)://[^\s<>]*[\w/]|www\.[^\s<>]*[\w/]|(?<![\w.+])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+"
)
ADDRESS = re.compile(_ADDRESS_OF_WEB_OR_MAIL)
"""An address of the web or of mail, as a whole."""
_ADDRESS_PART = re.compile(r"(?:https?|ftp)://|www\.|\d+(?:\.\d+)*[^\W_]*|[^\W_]+|\S")

_LETTERS = rf"[\w{VOWEL_SIGNS}]"

TOKEN = re.compile(
    rf"""(?P<address>{_ADDRESS_OF_WEB_OR_MAIL}) # an address of the web or of mail: read in parts
      | \d{{4}}-\d\d-\d\d\b                    # a date as ISO 8601 has it
      | \d{{1,2}}-\d{{1,2}}-\d{{4}}\b          # a date with hyphens
      | (?<![\w/])\d{{1,4}}/\d{{1,2}}/\d{{2,4}}(?![\w/])     # a date with slashes
      | \d+(?:(?:[.,:]|'(?=\d{{3}}\b))\d+)*[^\W{_RAISED}]*   # a number, a time, 20K
      | 's\b                                   # the mark of a possessive
      | {_LETTERS}+(?:(?!'s\b|{_FILE})[.']\w{_LETTERS}*)*     # a word, p.m, don't, hmic.gov.uk
      | (?<![<>=!])[<>=!]=(?!=)                # at most, at least
      | [^\w\s]                                # a punctuation mark
    """,
    re.VERBOSE,
)


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the tokens of a normal form stand."""
    for match in TOKEN.finditer(text):
        if match.lastgroup is None:
            yield match.span()
        else:
            # what is filled in may be a part of an address: www.bakery.example/shops/tarn
            yield from (part.span() for part in _ADDRESS_PART.finditer(text, *match.span()))


class _Normal(Struct, frozen=True):
    """A text on its way through the table, and the offsets each character came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def _substitute(normal: _Normal, entry: Normalization) -> _Normal:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in entry.pattern.finditer(normal.text):
        a, b = match.span()
        new = entry.replacement if isinstance(entry.replacement, str) else entry.replacement(match)
        if new == match.group():
            continue
        if not new and b == len(normal.text) and not parts:
            return _Normal(normal.text[:a], normal.starts[:a], normal.ends[:a])
        parts += normal.text[last:a], new
        starts += normal.starts[last:a]
        ends += normal.ends[last:a]
        starts += [normal.starts[a]] * len(new)
        ends += [normal.ends[b - 1]] * len(new)
        last = b
    if not parts:
        return normal
    parts.append(normal.text[last:])
    starts += normal.starts[last:]
    ends += normal.ends[last:]
    return _Normal("".join(parts), starts, ends)


def _table(words: Collection[str]) -> list[Normalization]:
    """Return the table, with the joining of words that `words` knows whole."""

    def join(match: re.Match[str]) -> str:
        left, right = match.group(1), match.group(2)
        known = (left + right).casefold() in words
        return left + right if known else match.group()

    table = [Normalization("hyphenation", _LINE_END_HYPHEN, join)] if words else []
    return [*table, *NORMALIZATIONS]


def _usual_for(text: str) -> Sequence[Normalization]:
    """Return what of the table there may be anything of in a text."""
    return NORMALIZATIONS if _TYPOGRAPHY.search(text) else NORMALIZATIONS[-1:]


def _normalize(text: str, table: Sequence[Normalization]) -> _Normal:
    normal = _Normal(text, range(len(text)), range(1, len(text) + 1))
    if not _TYPOGRAPHY.search(text):
        return _substitute(normal, NORMALIZATIONS[-1]) if NORMALIZATIONS[-1] in table else normal
    before = ""
    while normal.text != before:  # what one entry takes away can bare what another looks for
        before = normal.text
        for entry in table:
            normal = _substitute(normal, entry)
    return normal


def wording(text: str, words: Collection[str] = ()) -> Wording:
    """Return the sentence `text` with its tokens and its normal form.

    Two sentences are the same sentence if and only if their normal forms are equal. `words` are
    the (case-folded) words of the family: a word that a line end breaks is joined if it is one.
    """
    return _wording(text, words) if words and _LINE_END_HYPHEN.search(text) else _plain(text)


@lru_cache(maxsize=20_000)
def _plain(text: str) -> Wording:
    """Return a sentence that no line end breaks; what is read is looked at again later."""
    return _wording(text, ())


def _wording(text: str, words: Collection[str]) -> Wording:
    normal = _normalize(text, _table(words))
    tokens = list(_tokens(normal.text))
    return Wording(
        text=text,
        normal=normal.text,
        norms=tuple(normal.text[a:b] for a, b in tokens),
        spans=tuple((normal.starts[a], normal.ends[b - 1]) for a, b in tokens),
    )


def norms(text: str) -> tuple[str, ...]:
    """Return the normal forms of the tokens of a text, as `wording` does, and no more of it."""
    normal = _hiding(text)[0]
    return tuple(normal[a:b] for a, b in _tokens(normal))


def differences(one: str, other: str) -> tuple[str, ...]:
    """Name the normalizations without which two sentences of one normal form would differ."""
    (first, hidden), (second, also_hidden) = _hiding(one), _hiding(other)
    return tuple(
        name
        for name in dict.fromkeys(entry.name for entry in NORMALIZATIONS)
        # without what hides nothing both come out as they do with it
        if (
            _hiding(one, name)[0] != _hiding(other, name)[0]
            if name in hidden or name in also_hidden
            else first != second
        )
    )


@lru_cache(maxsize=4096)
def _hiding(text: str, without: str = "") -> tuple[str, frozenset[str]]:
    """Return a normal form, by the table less one name, and the names of what hides anything."""
    table = [entry for entry in _usual_for(text) if entry.name != without]
    hidden: set[str] = set()
    before = None
    while text != before:  # as in `_normalize`
        before = text
        for entry in table:
            made = entry.pattern.sub(entry.replacement, text)
            if made != text:
                hidden.add(entry.name)
                text = made
    return text, frozenset(hidden)
