"""Quote marks and brackets without their other half."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told
from hmicdiff.structs import Struct

_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_QUOTE = re.compile(f"[{_QUOTES}]")
_BRACKETS = {"(": ")", "[": "]"}
_BRACKET = re.compile(r"[()\[\]]")
_MARK = re.compile(rf"[{_QUOTES}()\[\]]")
_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")
_ANEW = re.compile(rf"{_GAP.pattern}|(?<=[.!?:{_QUOTES}])[^\S\n]*\n(?=[^\S\n]*[{_QUOTES}][^\W\d_])")
"""An empty line, or a line that opens a quote where the one before has ended."""
_ENDED = re.compile(r"[.!?:;\u2026][\W_]*\Z")
_RUNS_ON = re.compile(r"[^\S\n]*[a-z]")
"""A line that begins so goes on with a sentence, if that has not ended before."""
_ADDRESS = re.compile(r"\w+://(?:(?!\[/)[^\s<>])+(?<![)\].,;:!?\"'])")
_MENTIONED = re.compile(
    r"(?<=[\"'\u2018\u201c`])[()\[\]](?=[\"'\u2019\u201d`])|(?<=\()[\[\]](?=\))|(?<=\[)[()](?=\])"
)
"""A bracket that is spoken of: "ends with an open bracket ([)"."""
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"[^\W\d_]*\Z"), re.compile(r"[^\W\d_]*")
_LETTER = re.compile(r"\b[Il1|]\s\Z")
_MEASURE, _APART = re.compile(r"\d[\"\u201d]"), re.compile(r"(?<=\s)\"(?=\s)")
_ARROW = re.compile("(?<=\\s)\u00bb(?=\\]|\\s*\\Z)|(?:\\A|(?<=\\[))\u00ab(?=\\s)")
"""What leads to the next page, or to the one before, and quotes nothing."""
_OPENING, _CLOSING, _STRAIGHT = "\u201c", "\u201d", '"'
_STYLES = tuple(
    map(re.compile, ('"', "[\u201c-\u201f]", "[\u00ab\u00bb]", "&quot;|&[lr]dquo;|''|``"))
)
"""The ways to write double quote marks."""
_PAIR = 2
"""A mark that opens a quote and one that ends it."""
_FAR = 6
"""So many sentences on, at the most, the other half is expected."""
_ON = 2
"""So many paragraphs on, at the most, a bracket is closed: the line of a page may stand between."""
_LONGEST = 40
"""So many characters before a mark hold the word that it is glued to."""
_FEWEST = 3
"""So many others have the marks in pairs there: two may share a slip."""
_USUAL = 0.75
"""This share of the others have another number of marks."""
_LIST_MARK = re.compile(
    r"(?:^|(?<=[\s\"\u201c]))(?:\w{1,4}|\d{1,3}|\w\.|\d{0,3}(?:\\?\*)+)\)"
    r"|(?m:^[^\S\n]*\d{1,3}[^\S\n]\))|[:;]-?[)(]"
)
"""Before an item of a list, or a note: "b)", "2*)"."""
_CODE = re.compile(r"[{}][^\S\n]*$|\);[^\S\n]*$|\w[._]\w+\([^\S\n]*$", re.MULTILINE)
"""How lines of a program end: what an empty line parts there goes on behind it."""


_Counting = Callable[[str], int]
"""Counts marks of one kind in a text."""
_Paragraph = tuple[int, str]
"""Where a paragraph begins in the release, and its text."""


class _Lone(Struct, frozen=True):
    """A mark without its other half."""

    offset: int
    mark: str


def lone_marks(background: Background) -> Iterator[Slip]:
    """Yield the quote marks and brackets that are not paired.

    A quote may run over several paragraphs, each opening it anew. Where the other half stands in a
    passage that the release lacks, that it lacks the passage is what there is to tell: a sentence
    is told only if the others have another number of marks in it, or if there are no others.
    """
    usual = _Usual(background)
    for release in background.releases:
        if not background.is_looked_into(release):
            continue
        sentences = background.told[release.id]
        marked = [
            each for each in _paragraphs(release.text, sentences, _ANEW) if _MARK.search(each[1])
        ]
        whole = _paragraphs(release.text, sentences, _GAP)
        lone_ones = chain(_lone_brackets(whole), _lone(marked))
        lost = {one.index: lone for one, lone in _lost(marked, sentences, usual)}
        odd_ones = [(_odd_one(lone, sentences, usual), lone) for lone in lone_ones]
        odd_ones += [(sentences[index], lone) for index, lone in lost.items()]
        done: set[int] = set()
        for odd, lone in odd_ones:
            if odd is None or odd.index in done or _is_misread(lone, odd, background):
                continue
            done.add(odd.index)
            at = lone.offset if odd.sentence.start <= lone.offset < odd.sentence.end else None
            what = "quote mark" if lone.mark in _QUOTES else "bracket"
            count = _counting(lone.mark)
            paired = (each for each in background.others(odd) if count(each.text) % 2 == 0)
            around = _around(lone.offset, sentences)
            yield Slip(
                told=odd,
                start=odd.start(odd.words[-1]) if at is None else at,
                end=odd.sentence.end if at is None else at + 1,
                message=f"A {what} {around.within(lone.offset)} has no other half."
                if around is not None and at is None
                else f"This {what} has no other half.",
                evidence=tuple(map(quoted, islice(chain(paired, [odd]), 2))),
                of=len(background.releases),
            )


class _Usual:
    """How many marks sentences have, counted once for all who are held against them."""

    def __init__(self, background: Background) -> None:
        self._sentences = background.by_passage
        self._counted: dict[tuple[str, _Counting], tuple[Counter[int], dict[str, int]]] = {}

    def others(self, one: Told, count: _Counting) -> Counter[int]:
        """Return how many other releases have how many marks in the passage of a sentence.

        Of what a release says there several times the last counts.
        """
        place = (one.sentence.passages[0], count)
        if place not in self._counted:
            last = {each.release.id: count(each.text) for each in self._sentences[place[0]]}
            self._counted[place] = Counter(last.values()), last
        counted, last = self._counted[place]
        return counted - Counter([last[one.release.id]])


def _lost(
    paragraphs: Iterable[_Paragraph], sentences: Sequence[Told], usual: _Usual
) -> Iterator[tuple[Told, _Lone]]:
    """Yield the sentences that lack one of the quote marks that the others have inside them.

    They stand in a paragraph with an odd number of marks. What begins a sentence may open a quote
    anew, or not, as the paragraphs are cut.
    """
    for start, paragraph in paragraphs:
        marks = _marks(paragraph)
        if len(marks) % 2 == 0:
            continue
        for one in sentences:
            inside = start <= one.sentence.start < start + len(paragraph)
            if inside and _lacks_one(one, usual):
                yield one, _Lone(start + marks[-1], paragraph[marks[-1]])


def _lacks_one(one: Told, usual: _Usual) -> bool:
    mine = _inner_quotes(one.text)
    if mine % 2 == 0:
        return False
    others = usual.others(one, _inner_quotes)
    more = others[mine + 1]
    return more >= _FEWEST and more >= _USUAL * others.total()


def _odd_one(lone: _Lone, sentences: Sequence[Told], usual: _Usual) -> Told | None:
    """Return the sentence to blame for a mark without its other half, if one is."""
    at = next((n for n, one in enumerate(sentences) if one.sentence.end > lone.offset), None)
    if at is None:
        return None
    count = _counting(lone.mark)
    for one in sentences[at : at + _FAR]:
        others = usual.others(one, count)
        mine = count(one.text)
        unlike = sum(releases for marks, releases in others.items() if (marks - mine) % 2)
        if one.words and unlike >= _USUAL * others.total() and (others or one is sentences[at]):
            return one
    return None


def _is_misread(lone: _Lone, odd: Told, background: Background) -> bool:
    """Tell whether a mark that is glued to a word is a letter: "[hereby" where others say "I"."""
    text = odd.release.text
    before = _WORD_BEFORE.search(text, max(0, lone.offset - _LONGEST), lone.offset)
    behind = _WORD_BEHIND.match(text, lone.offset + 1)
    if before is None or behind is None or not (before[0] or behind[0]):
        return False
    if not before[0] and _LETTER.search(text, max(0, lone.offset - _LONGEST), lone.offset):
        return False
    letter = r"[^\W\d_]" if before[0] else r"[Il1|]\s?"
    read = re.compile(rf"(?i)(?<!\w){before[0]}{letter}{behind[0]}(?!\w)")
    return any(read.search(each.text) for each in background.others(odd))


def _quotes(text: str) -> int:
    return sum(map(text.count, _QUOTES))


def _inner_quotes(text: str) -> int:
    return _quotes(text[1:])


def _round(text: str) -> int:
    return text.count("(") + text.count(")")


def _square(text: str) -> int:
    return text.count("[") + text.count("]")


def _counting(mark: str) -> _Counting:
    """Return what counts the marks of the kind of this one."""
    return _quotes if mark in _QUOTES else _round if mark in "()" else _square


def _around(offset: int, sentences: tuple[Told, ...]) -> Told | None:
    return next((one for one in sentences if one.sentence.start <= offset < one.sentence.end), None)


def _lone(paragraphs: Iterable[_Paragraph]) -> Iterator[_Lone]:
    """Yield the quote marks without their other half."""
    pending: _Lone | None = None
    for start, paragraph in paragraphs:
        marks = _marks(paragraph)
        opens_anew = bool(marks) and marks[0] == _first(paragraph)
        if len(marks) % 2 and _is_mixed(paragraph):
            continue
        if len(marks) % 2 == 0:
            # one that opens anew and closes what was open: or a quote of its own meanwhile
            is_pair = len(marks) == _PAIR
            if pending is not None and opens_anew and is_pair and _closes(paragraph, marks[-1]):
                pending = None
            continue
        at = _unpaired(paragraph, marks)
        lone = _Lone(start + at, paragraph[at])
        if pending is None:
            pending = lone
        elif opens_anew and len(marks) == 1:
            continue
        else:
            pending = None
    if pending is not None:
        yield pending


def _is_mixed(paragraph: str) -> bool:
    """Tell whether quote marks of several styles stand in a paragraph: any may be a half of any."""
    return sum(bool(style.search(paragraph)) for style in _STYLES) > 1


def _unpaired(paragraph: str, marks: Sequence[int]) -> int:
    """Return where the mark stands that is not paired: the last one, if they do not tell."""
    opened: int | None = None
    for at in marks:
        side = _side(paragraph, at)
        if side == _OPENING:
            if opened is not None:
                return opened
            opened = at
        elif side == _CLOSING:
            if opened is None:
                return at
            opened = None
        else:
            return marks[-1]
    return marks[-1] if opened is None else opened


def _side(paragraph: str, at: int) -> str:
    """Return the mark that a mark is: one that is the same on both sides by the spaces around."""
    mark = paragraph[at]
    if mark != _STRAIGHT:
        return mark
    before, behind = paragraph[:at][-1:], paragraph[at + 1 : at + 2]
    if not before.strip() and behind.strip():
        return _OPENING
    return _CLOSING if before.strip() and not behind.isalnum() else mark


def _closes(paragraph: str, mark: int) -> bool:
    """Tell whether a line ends with a mark."""
    return not paragraph[mark + 1 :].partition("\n")[0].strip()


def _first(paragraph: str) -> int:
    return len(paragraph) - len(paragraph.lstrip())


def _paragraphs(
    text: str, sentences: Iterable[Told], parted: re.Pattern[str]
) -> Iterator[_Paragraph]:
    """Yield the paragraphs; an empty line in the middle of a sentence is no end of one."""
    inside = {
        one.sentence.start + gap.start()
        for one in sentences
        if "\n" in one.text
        for gap in parted.finditer(one.text)
    }
    last = 0
    for gap in parted.finditer(text):
        if gap.start() in inside or (
            _RUNS_ON.match(text[gap.end() :], 0) and not _ENDED.search(text[last : gap.start()])
        ):
            continue
        yield last, text[last : gap.start()].rstrip()
        last = gap.end()
    yield last, text[last:]


def _marks(paragraph: str) -> list[int]:
    """Return where quote marks stand.

    A sign of inches is one only if it makes a pair, and so is one that is spoken of: ' " < and >.
    """
    marks = [found.start() for found in _QUOTE.finditer(paragraph)]
    for other in (_MEASURE, _APART, _ARROW) if len(marks) % 2 else ():
        none = {found.end() - 1 for found in other.finditer(paragraph)}
        plain = [at for at in marks if at not in none]
        if len(plain) % 2 == 0:
            return plain
    return marks


def _mentioned(paragraph: str) -> set[int]:
    """Return where brackets stand that pair with nothing: spoken of, or within an address."""
    found = {match.start() for match in _MENTIONED.finditer(paragraph)}
    for address in _ADDRESS.finditer(paragraph):
        inside = [at.start() + address.start() for at in _BRACKET.finditer(address[0])]
        opening = [paragraph[at] in _BRACKETS for at in inside]
        if opening and sum(opening) * 2 != len(opening):
            found.update(inside)
    return found


def _lone_brackets(paragraphs: Iterable[_Paragraph]) -> Iterator[_Lone]:
    """Yield the brackets without their other half, near by: an end of a page may part the two."""
    found: list[tuple[int, _Lone]] = []
    for number, paragraph in enumerate(paragraphs):
        for one, is_of_list in _brackets_in(paragraph):
            halves = (
                at
                for at, (before, other) in enumerate(found)
                if number - before <= _ON and _BRACKETS.get(other.mark) == one.mark
            )
            if (half := next(halves, None)) is not None:
                del found[half]
            elif not is_of_list:
                found.append((number, one))
    yield from (one for _, one in found)


def _brackets_in(one: _Paragraph) -> Iterator[tuple[_Lone, bool]]:
    """Yield the brackets that nothing in their paragraph pairs with, and which may mark an item.

    What begins a line and may mark an item does: it is no half of anything.
    """
    start, paragraph = one
    if not _BRACKET.search(paragraph) or _CODE.search(paragraph):
        return
    closing: Mapping[str, str] = {close: open_ for open_, close in _BRACKETS.items()}
    waiting: list[tuple[int, str]] = []
    lone: list[int] = []
    mentioned = _mentioned(paragraph)
    brackets = [at.start() for at in _BRACKET.finditer(paragraph) if at.start() not in mentioned]
    for at in brackets:
        char = paragraph[at]
        if char in _BRACKETS:
            waiting.append((at, char))
        elif waiting and waiting[-1][1] == closing[char]:
            waiting.pop()
        else:
            lone.append(at)
    lone += (at for at, _ in waiting)
    if not lone:
        return
    listed = {at for found in _LIST_MARK.finditer(paragraph) for at in range(*found.span())}
    for at in sorted(lone):
        before = paragraph[:at].rpartition("\n")[2].split()
        if at not in listed or len(before) > 1:
            yield _Lone(start + at, paragraph[at]), at in listed
