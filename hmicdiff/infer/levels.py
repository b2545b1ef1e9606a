"""One figure said in several ways: "unchanged at 0.75", "by 25 basis points to 1.00", "to 3.50".

Each way has a slot of its own, and some have more than the figure in it. A reader asks for the
figure: the level that all state, and not by how much it has changed, nor what it was before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.align.kinds import kind_of, low
from hmicdiff.infer.cells import quoted
from hmicdiff.infer.figures import Figure
from hmicdiff.infer.values import value_of
from hmicdiff.infer.whole_values import most_stating, stating
from hmicdiff.model.facts import ONLY_AN_ID, Cell
from hmicdiff.model.template import FIGURE_KINDS, Kind, Passage, Reading, Slot
from hmicdiff.model.text import Corpus, Release, Sentence, Wording
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.structs import Struct, replace

_MOST = 0.6
"""Where fewer end in a figure, that is no part of what all state."""
_FEWEST = 3
"""Two can end in a figure by chance."""
_LONGEST = 6
"""So many words and marks a figure has at most here."""
_NO_LEVEL = frozenset(("by", "from"))
"""What stands behind them is how much something has changed, or what it was."""
_BRACKET = re.compile(r"\s*\([^()]+\)")
_WORD = re.compile(r"[^\W\d_]+")
_HEADING = 4
"""A line of so few words besides a day is said of the whole text."""
_LEAD = 2
"""So many words before a figure say what it is of: "repo rate", "cash rate"."""


class _Lead(Struct, frozen=True):
    """What says of what a figure is."""

    words: tuple[str, ...]
    adjacent: bool
    """Whether the figure stands right behind them, so that of several the first is meant."""


class Literal(Struct, frozen=True):
    """A figure in a sentence."""

    start: int
    end: int
    """Which words it is."""
    kind: Kind


def literals(norms: Sequence[str]) -> Iterator[Literal]:
    """Yield the figures of a sentence in order, each as long as it can be."""
    at = 0
    while at < len(norms):
        ends = range(min(len(norms), at + _LONGEST), at, -1)
        kinds = ((end, kind_of(norms[at:end])) for end in ends)
        end, kind = next(((end, kind) for end, kind in kinds if kind), (at + 1, None))
        if kind is not None:
            yield Literal(at, end, kind)
        at = end


def with_levels(
    column: Mapping[int, Cell], figures: Mapping[int, Figure], corpus: Corpus
) -> dict[int, Cell]:
    """Return the cells of a text that mostly ends in a figure, with the figure alone."""
    found: dict[int, Cell] = {}
    for release, figure in figures.items():
        sentence = corpus.releases[release].sentences[figure.sentence]
        spans = sentence.wording.spans
        last = [at for at, (_, b) in enumerate(spans) if sentence.start + b == figure.end]
        level = last and _closing(sentence.wording, last[0] + 1, len(figure.words))
        if level:
            one = _cell(figure.slot.variable, level, sentence, corpus.releases[release])
            found[release] = replace(
                column[release],
                value=one.value,
                text=one.text,
                start=one.start,
                end=one.end,
                line=one.line,
            )
    several = len(found) >= max(_FEWEST, _MOST * len(column))
    return {**column, **found} if several else dict(column)


def _closing(wording: Wording, end: int, most: int) -> Literal | None:
    """Return the figure that so many words before an end close with, if it is a level."""
    norms = wording.norms
    for begin in range(max(0, end - most, end - _LONGEST), end):
        kind = kind_of(norms[begin:end])
        if kind in FIGURE_KINDS:
            beside = norms[end - most : begin]
            change = beside[:1] != () and beside[0].casefold() in _NO_LEVEL
            plain = change or all(map(str.isalpha, beside))
            stands = value_of(norms[begin:end], kind) is not None
            is_level = plain and stands and _is_level(norms, begin)
            return Literal(begin, end, kind) if is_level else None
    return None


def _is_level(norms: Sequence[str], at: int) -> bool:
    return not at or norms[at - 1].casefold() not in _NO_LEVEL


def _cell(variable: str, found: Literal, sentence: Sentence, release: Release) -> Cell:
    """Return what a figure of a sentence states."""
    spans = sentence.wording.spans[found.start : found.end]
    value = value_of(sentence.wording.norms[found.start : found.end], found.kind)
    span = sentence.start + spans[0][0], sentence.start + spans[-1][1]
    return quoted(variable, span, sentence, release, value)


def stated_otherwise(
    variable: str, kind: Kind, passage: Passage, places: Mapping[int, int], corpus: Corpus
) -> Iterator[tuple[int, Cell]]:
    """Yield the figures of releases that say a passage in a way which has no such slot.

    Args:
        variable: what is stated.
        kind: of which kind it is.
        passage: in which it is stated.
        places: release by release, the sentence that says the passage.
        corpus: the releases.
    """
    main = _main(variable, passage)
    lead = None if main is None else _lead(variable, main)
    if lead is None or not (lead.adjacent or _is_usual(variable, passage)):
        return
    if kind is Kind.NUMBER and ONLY_AN_ID.fullmatch(variable):
        return  # nothing says what it counts, and in other words there are other numbers
    behind = {_after(variable, main), (), (".",), (",",)} if main else set()
    for release, number in places.items():
        sentence = corpus.releases[release].sentences[number]
        norms = low(sentence.wording.norms)
        begin = _behind(lead, norms)
        here = [
            each
            for each in literals(sentence.wording.norms)
            if each.start >= begin
            and _are_of_one_kind(each.kind, kind)
            and _is_level(norms, each.start)
            and (kind is not Kind.NUMBER or norms[each.end : each.end + 1] in behind)
        ]
        if not here or (len(here) > 1 and not lead.adjacent):
            continue
        if value_of(norms[here[0].start : here[0].end], here[0].kind) is None:
            continue
        yield release, _cell(variable, here[0], sentence, corpus.releases[release])


def _are_of_one_kind(one: Kind, other: Kind) -> bool:
    plain = {Kind.NUMBER, Kind.PERCENT}
    return one is other or {one, other} == plain or (other is Kind.TEXT and one in plain)


def _main(variable: str, passage: Passage) -> Reading | None:
    """Return the reading that most state a variable in, if it has no other slot of the kind."""
    main = most_stating(variable, passage)
    if main is None:
        return None
    kinds = {slot.variable: slot.kind for slot in main.slots}
    return main if list(kinds.values()).count(kinds[variable]) == 1 else None


def _is_usual(variable: str, passage: Passage) -> bool:
    """Tell whether most state a variable: half of them may state another thing in its place."""
    return 2 * sum(len(each.releases) for each in stating(variable, passage)) > passage.releases


def _lead(variable: str, reading: Reading) -> _Lead | None:
    """Return what says of what a slot is: the last telling words before it; none for a day alone.

    `None` where there are no such words.
    """
    at = _slot(variable, reading)
    before = " ".join(part for part in reading.parts[:at] if isinstance(part, str))
    telling = [word for word in _WORD.findall(before) if word not in FUNCTION_WORDS]
    words = low(telling[-_LEAD:])
    day = next(slot.kind is Kind.DATE for slot in reading.slots if slot.variable == variable)
    if day and len(reading.pattern.split()) <= _HEADING:
        return _Lead((), adjacent=False)
    last = reading.parts[at - 1] if at else ""
    ends = isinstance(last, str) and bool(telling) and last.rstrip().endswith(telling[-1])
    return _Lead(words, adjacent=ends) if words else None


def named_by_brackets(
    variable: str, passage: Passage, places: Mapping[int, int], corpus: Corpus
) -> Iterator[tuple[int, Cell]]:
    """Yield the names that what stands behind in brackets says, where others fill in theirs.

    All say who is "(Deputy Chair)"; a release that has no slot there says it, too.
    """
    main = most_stating(variable, passage)
    after = () if main is None else main.parts[(_slot(variable, main) or 0) + 1 :][:1]
    found = _BRACKET.match(after[0]) if after and isinstance(after[0], str) else None
    if found is None:
        return
    named = re.compile(rf"(?:^|[,;:]\s+)([^\W\d_][^,;:()]*?)\s*{re.escape(found[0].strip())}")
    for release, number in places.items():
        sentence = corpus.releases[release].sentences[number]
        name = named.search(corpus.releases[release].text[sentence.start : sentence.end])
        if name is not None:
            span = sentence.start + name.start(1), sentence.start + name.end(1)
            yield release, quoted(variable, span, sentence, corpus.releases[release])


def _after(variable: str, reading: Reading) -> tuple[str, ...]:
    """Return the word behind a slot, which says what a number counts: "11 votes"."""
    rest = reading.parts[(_slot(variable, reading) or 0) + 1 :][:1]
    return low(rest[0].split()[:1]) if rest and isinstance(rest[0], str) else ()


def _behind(lead: _Lead, norms: Sequence[str]) -> int:
    """Return where the words of a lead have all been said, in their order; the end if never."""
    at = 0
    for word in lead.words:
        if word not in norms[at:]:
            return len(norms)
        at = norms.index(word, at) + 1
    return at


def _slot(variable: str, reading: Reading) -> int | None:
    places = (
        at
        for at, part in enumerate(reading.parts)
        if isinstance(part, Slot) and part.variable == variable
    )
    return next(places, None)
