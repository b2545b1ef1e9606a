"""What the words in a column look like, and whether that makes it a slot or wording.

These are questions alone: each is answered from a column and the sayings, and nothing is changed.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from hmicdiff.align.columns import Part, Spans, fillers
from hmicdiff.align.kinds import (
    NAME_LINKS,
    Words,
    is_capitalized,
    is_number,
    is_typed,
    is_whole,
    kind_of,
    low,
    unit,
)
from hmicdiff.align.sayings import Saying
from hmicdiff.model.template import Kind
from hmicdiff.read.english import COMPANY_FORMS, DURATIONS, FUNCTION_WORDS, QUANTIFIERS

Sayings = Sequence[Saying]
_MANY_WAYS = 4
"""What differs in so many ways is filled in, whatever it is."""
_THREE_WAYS = 3
"""Among few releases three ways are as many as each filling in its own."""
_FEW_RELEASES = 8
"""Among so few, many ways may be chance: then what is filled in has to stand by itself."""
_OVERSIGHTS = 0.04
"""One release in 25 may have left out what all others fill in."""
_NEARLY_ALL = 0.9
"""Where so many say one thing, what the others say there is a word of theirs."""
_WEB = frozenset("www. http:// https:// ftp://".split())
_ENDS = frozenset(".!?\u2026")
OF_NAMES = frozenset("of de di van von du".split())
_ROLE = 2
"""So many small words say what someone is, an article with them."""
_POSTAL = re.compile(r"\d{4,5}")
"""Most countries have so many figures in the code of a town."""
_BEFORE_POSTAL = 5
"""So many words and marks hold a house and a comma: "s/n,"."""
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+")


def slot_or_wording(sayings: Sayings, spans: Spans) -> Part:
    """Tell a slot from wording by all that is said there."""
    spans = tuple(inside(s, a, b) for s, (a, b) in zip(sayings, spans, strict=True))
    words = fillers(sayings, spans)
    said = [each for each in words if each]
    if not said:
        return Part.WORDING
    ways = len(set(map(low, said)))
    everywhere = is_filled(sayings, spans)
    if ways == 1 and len(said) == len(words):
        return Part.FIXED
    if everywhere and all(is_typed(each) or unit(each) for each in said):
        return Part.SLOT
    if everywhere and (_are_units(said) or _are_counts(said)):
        return Part.SLOT
    if all(map(_only_holds_together, said)) or _are_oversights(sayings, spans):
        return Part.WORDING
    total = sum(saying.count for saying in sayings)
    typed = sum(saying.count for saying, each in zip(sayings, words, strict=True) if is_typed(each))
    labelled = everywhere and ways >= _THREE_WAYS and _are_labelled(sayings, spans)
    if 2 * typed >= total or labelled:
        return Part.SLOT
    few = total <= _FEW_RELEASES
    if few and not all(map(is_whole, said)) and not (everywhere and _are_own(said)):
        return Part.WORDING
    names = {low(each) for each in said if is_capitalized(each)}
    # the first word of a sentence is capitalized whatever it is
    inside_it = (
        any(a for a, _ in spans)
        or (
            all(len(each) > 1 and reads_as_name(each) for each in said)
            # "Beacon View Primary" School is a part of a name
            and not any(
                has_capital(s.norms[b : b + 1]) for s, (_, b) in zip(sayings, spans, strict=True)
            )
        )
    )
    named = len(names) == ways > 1 and inside_it
    distinct = named or (few and ways == _THREE_WAYS == len(set(map(_telling, said))))
    return Part.SLOT if ways >= _MANY_WAYS or (everywhere and distinct) else Part.WORDING


def _are_labelled(sayings: Sayings, spans: Spans) -> bool:
    """Tell whether all stand behind a label: "Status: for immediate release"."""
    return all(a and s.norms[a - 1] == ":" for s, (a, _) in zip(sayings, spans, strict=True))


def is_filled(sayings: Sayings, spans: Spans) -> bool:
    """Tell whether all say something here; that hardly any does not is an oversight of theirs."""
    total = sum(saying.count for saying in sayings)
    empty = sum(s.count for s, (a, b) in zip(sayings, spans, strict=True) if a == b)
    return empty <= _OVERSIGHTS * total


def _are_oversights(sayings: Sayings, spans: Spans) -> bool:
    """Tell whether nearly all say one thing, or what only holds together, and few other words.

    In running text, however many ways those few have, that is no place that each fills in.
    """
    uses: Counter[Words] = Counter()
    for saying, (a, b) in zip(sayings, spans, strict=True):
        words = saying.norms[a:b]
        if is_typed(words) or is_capitalized(words) or (a and saying.norms[a - 1] == ":"):
            return False
        uses[() if _only_holds_together(words) else low(words)] += saying.count
    return uses.most_common(1)[0][1] >= _NEARLY_ALL * uses.total()


def _are_own(said: Sequence[Words]) -> bool:
    """Tell many ways with hardly a word in common: "on call", "full time", "one day a week"."""
    ways = set(map(low, said))
    uses = Counter(word for way in ways for word in set(_telling(way)))
    if any(way[-1] in FUNCTION_WORDS for way in ways):
        return False  # "bake and", "sell and"
    return len(ways) >= _MANY_WAYS and 2 * max(uses.values(), default=0) <= len(ways)


def _telling(words: Words) -> Words:
    """Return the words that do more than hold a sentence together: "made", of "has made"."""
    return tuple(word for word in low(words) if word not in FUNCTION_WORDS)


def _are_units(said: Sequence[Words]) -> bool:
    """Tell whether each names another length of time: "per month" here, "per week" there."""
    units = {low(each)[0].removesuffix("s") for each in said if len(each) == 1}
    return len(units) > 1 and all(len(each) == 1 and low(each)[0] in DURATIONS for each in said)


def _are_counts(said: Sequence[Words]) -> bool:
    """Tell whether some give a figure and the others put a word for it: "two", "no", "several"."""
    figures = sum(map(is_typed, said))
    return figures > 0 and all(is_typed(each) or QUANTIFIERS.issuperset(low(each)) for each in said)


def _only_holds_together(words: Words) -> bool:
    # "v6.4" is no mark
    return all(w in FUNCTION_WORDS or not any(map(str.isalnum, w)) for w in low(words))


def inside(saying: Saying, a: int, b: int) -> tuple[int, int]:
    """Leave out the commas and brackets around a value, and the mark that ends a sentence."""
    norms = saying.norms
    is_mark: Callable[[str], bool] = ",;:".__contains__
    while b > a and (is_mark(norms[b - 1]) or (b == len(norms) and norms[b - 1] in "!?")):
        b -= 1
    while b > a and is_mark(norms[a]):
        a += 1
    a = _after_stops(saying, a, b)
    if b - a > 1 and norms[a] == "-" and {a, a + 1} <= saying.tight and norms[a + 1].isalpha():
        a += 1  # "sig-docs" here, "SIG Docs" there
    words = norms[a:b]
    opening, closing = words.count("("), words.count(")")
    if not words or not opening + closing:
        return a, b
    if words[0] == "(" and words[-1] == ")" and opening == 1:
        return a + 1, b - 1
    if opening > closing and words[-1] == "(":
        return a, b - 1
    if closing > opening and words[0] == ")":
        return a + 1, b
    return a, b


def _after_stops(saying: Saying, a: int, b: int) -> int:
    """Pass over stops that end a quotation before a name; those of ".NET" belong to the name."""
    first = next((at for at in range(a, b) if saying.norms[at] not in _ENDS), b)
    return first if first < b and first not in saying.tight else a


def are_accounts(words: Sequence[Words]) -> bool:
    """Tell sums of which some are in brackets, which says that they are below nought."""
    bracketed = [each[:1] == ("(",) and each[-1:] == (")",) for each in words]
    return (
        any(bracketed)
        and not all(bracketed)
        and all(kind_of(each) is Kind.MONEY for each in words if each)
    )


def are_grouped(words: Sequence[Words]) -> bool:
    """Tell the groups of a number, 816 000, from numbers that stand side by side."""
    return any(word.startswith("0") for each in words for word in each[1:])


def reads_as_name(words: Words) -> bool:
    """Tell whether all words are capitalized, figures, or what links those in names."""
    return all(
        word[:1].isupper()
        or (word == "-" and len(words) > 1)
        or word.partition("'")[2][:1].isupper()
        or is_number(word)
        or word.casefold() in NAME_LINKS
        for word in words
    )


def is_named(words: Sequence[str]) -> bool:
    """Tell names by their capitals, also behind what someone is: "le major Roux".

    One ends with a capital or a figure.
    """
    if all(word in FUNCTION_WORDS for word in low(words)):
        return False  # capitals may be those of a whole paragraph
    first = next((at for at, word in enumerate(words) if word[:1].isupper()), len(words))
    named = tuple(word for word in words[first:] if len(word) > 1 or word.isupper())
    return (
        first <= _ROLE
        and bool(named)
        and all(word[:1].isalpha() for word in words[:first])
        and reads_as_name(named)
        and not words[-1].rpartition("'")[2][:1].islower()
    )


def reads_as_address(words: Words) -> bool:
    """Tell whether words are names and figures, with or without marks between them."""
    return reads_as_name(tuple(w for w in words if w[:1].isalnum()))


def has_capital(words: Words) -> bool:
    """Tell whether a word is capitalized."""
    return any(word[:1].isupper() for word in words)


def is_street(words: Words) -> bool:
    """Tell a house in a street, or a part of one: 12 High Street, Unit 9."""
    return len(words) > 1 and any(map(is_number, words)) and has_capital(words)


def ends_address(words: Words) -> bool:
    """Tell the end of a postal address: "9481 AW Vries", "14, 06200 Onda"."""
    for word, after in pairwise(words[: _BEFORE_POSTAL + 1]):
        if _POSTAL.fullmatch(word):
            return after[:1].isupper()
        if word[:1].isupper():
            return False  # a street, which may be the whole of the address
    return False


def is_company_form(words: Words) -> bool:
    """Tell what stands behind the name of a company, after a comma: "S.L.U.", "Inc."."""
    first = words[0]
    is_form = first.casefold() in COMPANY_FORMS or _INITIALS.fullmatch(first) is not None
    return is_form and words[1:] in ((), (".",))


def in_web_address(saying: Saying, at: int) -> bool:
    """Tell whether a token stands in an address of the web, where parts are filled in."""
    while at in saying.tight:
        at -= 1
    return saying.norms[at] in _WEB
