"""The noun that says what a value is: what it counts, what stands before it, what it is said to be.

A family shows which of its words are nouns by what stands around them. Where no noun says it, a
value has no name: the words around it are better than a wrong one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import dropwhile

from hmicdiff.align.kinds import CURRENCY_CODES
from hmicdiff.language.tongue import is_english
from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.read.english import (
    ARTICLES,
    BOUNDING_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    PREPOSITIONS,
    TITLES,
)
from hmicdiff.structs import Struct

_WEAK = frozenset(
    """
    number total amount rate level share proportion sum value date name address percentage figure
    """.split()
)
"""Nouns that say little without the one behind them: "the number of staff"."""
_SMALL = (
    frozenset(
        """
    said says say 's us we you your our my me i per via over between during after before until
    till since about around up down out off above below when where while because among against
    through along across near next last first second third same other others such own here now how
    why what one two three four five six seven eight nine ten than
    """.split()
    )
    | BOUNDING_WORDS
    | frozenset(("most", "least"))
)
NO_NAMES = FUNCTION_WORDS | _SMALL | _WEAK
"""Words that name no variable by themselves."""
_OPENS = DETERMINERS | frozenset("its their his her our your my this that these those such".split())
"""Words that a noun follows."""
_TO_VERBS = frozenset(
    "to will would shall should may might can could must not i we they he she you it who".split()
)
"""Words that a verb follows."""
_AHEAD = PREPOSITIONS - {"to"}
_IN_A_CHAIN = frozenset("of in at for on under".split())
"""These join a noun to the one that it belongs to: "the agent at this address"."""
_LED_IN_BY = frozenset("at to from on until than".split())
"""Behind these stands a figure or a day that the noun before them has: "interest at 5%"."""
_BEING = frozenset("is are was were am be been being has have had do does did".split())
_HAVING = frozenset("has have had".split())
"""Who has a number of things is none of them."""
_AUXILIARY = _BEING | frozenset("will would shall should may might can could must".split())
BLANK = "\0"
"""Stands in a sentence for what is filled in."""
_OPENING = TITLES | frozenset(("(", "\u201c", '"', "."))
_OF_THEM = frozenset("which whom these those them".split())
_NO_NOUNS = ("ly", "ed", "ing")
_DEEDS = ("ed", "ing")
_LEAST_VERB = 5
"""Shorter words that end so are nouns: bed, king."""
_PLURAL = 3
"""A shorter word that ends in s is no plural: gas, bus."""
_SHORT = 4
"""In another language a shorter word mostly holds a sentence together: de, von, aus."""
_MODIFIED = 2
"""What a value stands before, "a … energy firm", has at most so many words."""


class Lexicon(Struct, frozen=True):
    """What a family shows of its words."""

    nouns: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    """The words that stand where a verb or an adjective does."""
    proper: frozenset[str] = frozenset()
    """The words that it mostly writes with a capital within a sentence."""
    english: bool = True

    def can_be_noun(self, word: str) -> bool:
        """Tell whether nothing shows that a word is none."""
        ending = len(word) >= _LEAST_VERB and word.endswith(_NO_NOUNS)
        return word not in self.others and (not ending or word in self.nouns)


def lexicon(sentences: Iterable[Sequence[str]], proper: Collection[str]) -> Lexicon:
    """Learn the nouns of a family from its sentences, as norms."""
    nouns: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    texts: list[str] = []
    for norms in sentences:
        words = [norm.casefold() for norm in norms]
        texts.append(" ".join(words))
        for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
            if not _is_content(word):
                continue
            closes = not _is_content(after) and after != BLANK
            is_verb = before in _TO_VERBS and (before != "to" or after in _OPENS)
            if is_verb or before in _BEING:
                nouns[word] -= 1
                ends[word] -= 1
            elif closes and (before in _OPENS or before in _AHEAD):
                nouns[word] += 1
            ends[word] += closes and _is_content(before)
    return Lexicon(
        nouns=frozenset(word for word, count in nouns.items() if count > 0),
        others=frozenset(word for word, count in nouns.items() if count + ends[word] < 0),
        proper=frozenset(proper),
        english=is_english("\n".join(texts)),
    )


def noun_phrases(
    before: Sequence[str],
    after: Sequence[str],
    kind: Kind,
    known: Lexicon,
    *,
    counts: bool,
) -> Iterator[str]:
    """Yield what a value can be called, the best first, by the words on both sides of it.

    The words `before` it are given the nearest first. `counts` is whether it can be a count of
    something: a version or a section is none.
    """
    if not known.english:
        yield from _in_any_language(before, after, kind, known, counts=counts)
        return
    behind = ""
    if kind in (Kind.MONEY, Kind.PERCENT):
        behind = _had(before, after, known)
    elif counts:
        behind = _counted(list(after), known)
    if behind and _is_plural(behind.rpartition(" ")[2]):
        yield behind
    words = [word for word in before if word not in _OPENING]
    yield from _named_before(words, kind, known)
    if behind:
        yield behind
    if kind not in FIGURE_KINDS:
        yield from _named_behind(before, after, kind, known)


def _is_modified(word: str, known: Lexicon) -> bool:
    """Tell a noun behind a value from a verb: "a … firm", "the … satisfies the test"."""
    return word in known.nouns or (known.can_be_noun(word) and not word.endswith("s"))


def _in_any_language(
    before: Sequence[str], after: Sequence[str], kind: Kind, known: Lexicon, *, counts: bool
) -> Iterator[str]:
    """Yield the word that a count stands before, and the one that a code or a name stands behind.

    Before a name that is a word with a capital.
    """
    if counts and after and after[0].isalpha() and len(after[0]) >= _SHORT:
        yield after[0]
    is_code = kind is Kind.NUMBER and not counts
    if _is_long(before) and (is_code or before[0] in known.proper):
        yield before[0]
    if before[:1] == ("-",) and before[1:2] and before[1] in known.proper:
        yield before[1]


def _is_long(words: Sequence[str]) -> bool:
    return bool(words) and words[0].isalpha() and len(words[0]) >= _SHORT


def leads_in(before: Sequence[str], after: Sequence[str], known: Lexicon) -> Iterator[str]:
    """Yield what was chosen: the noun or the deed before it, "decided to", else what it is in."""
    word = next(filter(_is_content, before), "")
    if word in known.nouns or (word and word.endswith(_DEEDS)):
        yield word
    elif not known.english and _is_long(before):
        yield before[0]
    yield from _named_behind((), after, Kind.CHOICE, known)


def _named_behind(
    before: Sequence[str], after: Sequence[str], kind: Kind, known: Lexicon
) -> Iterator[str]:
    """Yield the noun behind words that says what they are of: "no change in the staff"."""
    if kind is Kind.CHOICE and after and after[0] in ("in", "of"):
        yield from _of_a_chain(_chain_behind(after[1:], known), known)
    run = _run(after)
    opened = bool(before) and before[0] in ARTICLES
    if opened and 0 < len(run) <= _MODIFIED and _is_modified(run[-1], known):
        yield run[-1]


def _is_content(word: str) -> bool:
    return (
        word[:1].isalpha()
        and len(word) > 1
        and word not in FUNCTION_WORDS
        and word not in _SMALL
        and word not in PREPOSITIONS
        and word not in NUMBER_WORDS
        and word not in CURRENCY_CODES
    )


def _run(words: Sequence[str]) -> list[str]:
    """Return the words up to the first that is no content."""
    end = next((at for at, word in enumerate(words) if not _is_content(word)), len(words))
    return list(words[:end])


def _is_plural(word: str) -> bool:
    return len(word) > _PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _counted(words: Sequence[str], known: Lexicon) -> str:
    """Return what a figure counts: "41 business days", "9 of which have been approved"."""
    if words[:1] == ["or"] and words[1:2] and words[1] in BOUNDING_WORDS:
        words = words[2:]  # "three or more failures"
    if words[:1] == ["of"]:
        start = next((at for at, word in enumerate(words) if _is_content(word)), len(words))
        if _OF_THEM.intersection(words[:start]):
            return "".join(words[start : start + 1])
        words = words[start:] if set(words[1:start]) <= _OPENS else []
    run = _run(words)
    while len(run) > 1 and not known.can_be_noun(run[0]):
        run = run[1:]
    end = next((at for at, word in enumerate(run) if not known.can_be_noun(word)), len(run))
    if not end and run and run[0].endswith("ed"):
        return run[0]  # of those ovens, 17 passed
    plural = next((at for at, word in enumerate(run[:end]) if _is_plural(word)), 0)
    return " ".join(run[:end][max(0, plural - 1) : plural + 1])


def _had(before: Sequence[str], after: Sequence[str], known: Lexicon) -> str:
    """Return what a sum or a share is the size of: "a 5% discount", "an additional £5 fee"."""
    words = before[1:] if before and _is_content(before[0]) else before
    run = _run(after)
    opened = bool(words) and words[0] in ARTICLES
    good = len(run) == 1 and (run[0] in known.nouns or (opened and known.can_be_noun(run[0])))
    return run[0] if good else ""


def _named_before(words: Sequence[str], kind: Kind, known: Lexicon) -> Iterator[str]:
    """Yield the nouns before a value that say what it is, and each with the word before it."""
    first, rest = "".join(words[:1]), words[1:]
    series = next(dropwhile(_is_of_a_code, rest), "") if first == "-" else ""
    if series in known.proper and len(series) > 1:
        yield series  # the number of a series: CWE-200, CVE-2031-77
    elif _is_content(first):
        yield from _stood_by(words, kind, known)
    elif first in _AUXILIARY and not (first in _HAVING and kind in FIGURE_KINDS):
        start = next((at for at, w in enumerate(words) if w not in _AUXILIARY), len(words))
        yield from _of_a_chain(_chain(words[start:])[::-1], known)
    elif first == "," and _is_opened(rest):
        yield from _of_a_chain(_chain(rest)[::-1], known)
    elif first == "of":
        yield from _of_a_chain(_chain(rest), known)
    elif first == "as" and kind not in FIGURE_KINDS and _is_opened(rest):
        yield from _of_a_chain(_chain(rest)[:1], known)  # they named the driver as
    elif first in _LED_IN_BY and (kind in FIGURE_KINDS or kind is Kind.DATE):
        yield from _leading_in(rest, kind, known)


def _is_of_a_code(word: str) -> bool:
    return word == "-" or word.isdecimal()


def _leading_in(words: Sequence[str], kind: Kind, known: Lexicon) -> Iterator[str]:
    """Yield the noun that has a figure or a day behind it, or what was done then."""
    run = _run(words)
    if "".join(words[len(run) : len(run) + 1]) in PREPOSITIONS:
        return  # they return to the court on
    if run and run[0].endswith("ed") and "".join(words[1:2]) in _AUXILIARY:
        start = next((at for at in range(1, len(words)) if words[at] not in _AUXILIARY), len(words))
        if kind is not Kind.DATE:
            yield from _of_a_chain(_chain(words[start:])[::-1], known)  # the fee is raised to
    if run and (run[0] in known.nouns or (kind is Kind.DATE and run[0].endswith(_DEEDS))):
        yield from _with_more(run, known)


def _stood_by(words: Sequence[str], kind: Kind, known: Lexicon) -> Iterator[str]:
    """Yield the noun directly before a value: "in section 7", "the tenant Ann Carter"."""
    run = _run(words)
    opened = "".join(words[len(run) : len(run) + 1])
    # what stands before a figure may be an adjective: "the past 12 weeks"
    of_text = kind in (Kind.TEXT, Kind.CHOICE)  # "for successive weeks", "by asking the mayor"
    does = kind is Kind.NAME and "".join(run[:1]).endswith("ing")
    led_in = opened in _AHEAD or (kind is Kind.NAME and opened in _OPENS)
    alone = len(run) == 1 and led_in and not of_text and not does
    # whoever has a name has it behind the title: "by the Deputy Harbour Master Ann Carter"
    alone = alone or (kind is Kind.NAME and len(run) > 1 and known.proper.issuperset(run))
    if (alone and known.can_be_noun(run[0])) or run[0] in known.nouns:
        yield from _with_more(run, known)


def _chain(words: Sequence[str]) -> list[list[str]]:
    """Return nouns with the words before them, each belonging to the next: address, agent, name."""
    found: list[list[str]] = []
    at = 0
    while at < len(words):
        while at < len(words) and words[at] in _OPENS:
            at += 1
        run = _run(words[at:])
        if not run:
            break
        found.append(run)
        at += len(run)
        while at < len(words) and words[at] in _OPENS:
            at += 1
        if "".join(words[at : at + 1]) not in _IN_A_CHAIN:
            break
        at += 1
    return found


def _chain_behind(words: Sequence[str], known: Lexicon) -> list[list[str]]:
    """Return the nouns behind a value, joined by "of", each with the words before it."""
    found: list[list[str]] = []
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "of":
            parts.append([])
        elif word not in _OPENS:
            parts[-1].append(word)
    for part in parts:
        run = _run(part)
        end = next((at for at, word in enumerate(run) if not known.can_be_noun(word)), len(run))
        if not end:
            break
        found.append(run[:end][::-1])
        if end < len(part):
            break
    return found


def _is_opened(words: Sequence[str]) -> bool:
    """Tell whether the outermost noun of a chain has an article: "a new version of the tool"."""
    length = 0
    for run in _chain(words):
        length = next(at for at in range(length, len(words)) if words[at] == run[-1]) + 1
    return "".join(words[length : length + 1]) in _OPENS


def _of_a_chain(chain: Sequence[Sequence[str]], known: Lexicon) -> Iterator[str]:
    """Yield the first noun that says something, else the first."""
    nouns = [run for run in chain if known.can_be_noun(run[0])]
    telling = [run for run in nouns if run[0] not in _WEAK]
    for run in (*telling[:1], *(run for run in nouns[:1] if run[0] in _WEAK)):
        yield from _with_more(run, known)


def _with_more(run: Sequence[str], known: Lexicon) -> Iterator[str]:
    """Yield a noun and the two words that end with it, first what says more than "number"."""
    more = [f"{run[1]} {run[0]}"] if len(run) > 1 and known.can_be_noun(run[1]) else []
    yield from [*more, run[0]] if run[0] in _WEAK else [run[0], *more]
