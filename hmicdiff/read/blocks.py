"""Plain text to blocks: titles, headings, paragraphs, list items, quotes and notes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from hmicdiff.model.text import HEADINGS, LINE_END, Block, Role
from hmicdiff.read.boxes import BEFORE_WORDS
from hmicdiff.read.comments import commented
from hmicdiff.read.conventions import ITEM, LINE, RULER, Conventions, is_ended
from hmicdiff.read.english import HANGING_WORDS
from hmicdiff.read.labels import is_field
from hmicdiff.read.united import united
from hmicdiff.read.wraps import Margin, margin
from hmicdiff.structs import Struct, replace

_INITIAL = re.compile(r"[A-Z]\.")
_TICKED = re.compile(r"\([xX]\)")
_LEVELS = re.compile(r"\d{1,3}\.\d")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()
_GAP = 9
"""So far on may the next number or letter of a list be, where items were struck out."""
_BARE_NUMBER = re.compile(r"([1-9][0-9]?)[^\S\r\n]+(?=[^\W\d_a-z])")
"""The number of a section without a stop, before a capital."""
_HANGING = re.compile(r"(?:[,&\u2013-]|(?<!\S)[^\W\d_A-Z]{1,4})$")
"""The end of a line that cannot be that of a heading: "... in Prison for", "... and"."""
_HEADING = 60
"""So many characters fit in a line: a heading is hardly ever wrapped."""
_TITLE = 250
"""In characters: a longer first line is a paragraph that nobody has wrapped."""
_TAIL = re.compile(r"[.,;:!?)\u201d\u2019](?!\S)")
"""What cannot begin a line, unless a mark-up tore it off: a stop behind a name in bold."""
_SCRAP = 3
"""A line of so few small letters was raised or set apart, and the line goes on: "79", "th"."""
_OPEN, _CLOSE = '"\u201c\u201e\u00ab', '"\u201d\u201c\u00bb'
_QUOTED_PARAGRAPHS = 12
"""A quote that is not closed within so many paragraphs was never meant to go on."""


class _Line(Struct, frozen=True):
    start: int
    text: str
    """Without leading and trailing white space, and without a comment sign."""
    indent: int
    length: int
    """How far the line reaches, with its indentation."""
    marker: str
    """The list marker it may begin with."""
    rest: int
    """Where it goes on behind that."""


def blocks(text: str, conventions: Conventions | None = None) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order, as the family has them by its `conventions`.

    A line break inside a block is soft: blocks are parted by blank lines, list markers, fields
    ("Topic: ...") and lines that end though the next word would have fitted.
    """
    family = conventions or Conventions([text])
    found = _initials(text, _split(text, family))
    found = _bare_numbers(text, _headings(text, united(text, found, family)))
    found = _numbered_headings(text, found)
    return _notes(_quotes(text, found))


def _split(text: str, family: Conventions) -> list[Block]:
    found: list[Block] = []
    last: _Line | None = None
    lines = list(_lines(text, family))
    lists = _Lists(text, [line for line in lines if line and line.marker])
    breaks = _Breaks(text, margin(text), family)
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line is None or (last is None and not any(map(str.isalnum, line.text))):
            last = None  # a stop alone is the end of nothing
            continue
        end = line.start + len(line.text)
        if line.marker and lists.begins_item(found, last, line):
            found.append(Block(Role.ITEM, line.rest, end, line.marker))
        elif last is None or (
            not _is_torn(last, line, after) and breaks.is_hard(found[-1], last, line)
        ):
            found.append(Block(Role.PARAGRAPH, line.start, end, ""))
        else:
            found[-1] = replace(found[-1], end=end)
        last = line
    return found


def _is_torn(last: _Line, line: _Line, after: _Line | None) -> bool:
    """Tell whether a mark-up put one line into several: "79", "th", "Street", "." ."""
    is_scrap = last.text.isalpha() and last.text.islower() and len(last.text) <= _SCRAP
    is_between = after is not None and _is_tail(after) and not is_ended(last.text)
    return is_scrap or is_between or _is_tail(line)


def _is_tail(line: _Line) -> bool:
    return bool(_TAIL.match(line.text))


def _lines(text: str, family: Conventions) -> Iterator[_Line | None]:
    """Yield the lines; none for those that are blank or rulers."""
    signs = commented(text, family)
    for match in LINE.finditer(text):
        raw = match.group(1)
        end = match.start() + len(raw)
        begin = signs.get(match.start(), match.start())
        said = text[begin:end]
        if not (any(map(str.isalnum, said)) or _TAIL.fullmatch(said.strip())) or RULER.match(raw):
            yield None
            continue
        indent = len(said) - len(said.lstrip())
        item = ITEM.match(text, begin, end)
        yield _Line(
            start=begin + indent,
            text=said.strip(),
            indent=indent,
            length=len(raw.rstrip()),
            marker=item.group().strip() if item else "",
            rest=item.end() if item else begin,
        )


def _initials(text: str, found: list[Block]) -> list[Block]:
    """Take a capital with a stop that no neighbour counts on from for an initial ("J. Smith")."""
    letters = [_letter(block) for block in found]
    result = []
    for block, before, letter, after in zip(
        found, [0, *letters], letters, [*letters[1:], 0], strict=False
    ):
        alone = letter and not (0 < letter - before <= _GAP or 0 < after - letter <= _GAP)
        start = text.rindex(block.marker, 0, block.start) if alone else block.start
        result.append(Block(Role.PARAGRAPH, start, block.end, "") if alone else block)
    return result


def _letter(block: Block) -> int:
    return ord(block.marker[0]) if _INITIAL.fullmatch(block.marker) else 0


class _Lists:
    r"""Tells list markers from lines that happen to start like one ("... in para.\n3. ...")."""

    def __init__(self, text: str, lines: Sequence[_Line]) -> None:
        """Look at the lines that may begin with a marker."""
        self._text = text
        self._outline = {line.marker.rstrip(".") for line in lines if _LEVELS.match(line.marker)}
        self._run: list[_Line] = []
        """The items of the list so far."""
        self._goes_on: set[int] = set()
        """Where the lines start whose marker another of its form counts on from, and bullets
        before one in the next line."""
        for line, after in pairwise(lines):
            is_next = len(LINE_END.findall(text, line.start, after.start)) == 1
            if is_next and not (_counts(line.marker) or _counts(after.marker)):
                self._goes_on.add(line.start)
        following: dict[tuple[str, int], _Line] = {}
        for line in reversed(lines):
            place = _form(line.marker), line.indent
            if place in following and 1 in _steps(line.marker, following[place].marker):
                self._goes_on.add(line.start)
            following[place] = line

    def begins_item(self, found: Sequence[Block], last: _Line | None, line: _Line) -> bool:
        """Tell whether a line begins a list item; `last` is the one before, if it is not blank."""
        if found and found[-1].role is not Role.ITEM:
            self._run.clear()
        if self._is_ticked(line):
            begins = False
        elif _LEVELS.match(line.marker):
            begins = self._is_section(line)
        else:
            begins = last is None or self._is_next(last, line)
        if begins:
            self._run.append(line)
        return begins

    def _is_ticked(self, line: _Line) -> bool:
        """Tell a box that is ticked, "(x)", from the tenth of a list, or its 24th."""
        if not _TICKED.fullmatch(line.marker) or line.start in self._goes_on:
            return False
        before = self._sibling(line)
        return before is None or 1 not in _steps(before.marker, line.marker)

    def _is_next(self, last: _Line, line: _Line) -> bool:
        ended = last.text[-1] in ".:;!?"
        counts = _counts(line.marker)
        if 1 in counts and line.start in self._goes_on:
            return True
        may_begin = ended and (not counts or 1 in counts)
        if not self._run:
            begins = not counts and line.start in self._goes_on
            return may_begin or begins or last.text[-1] == ":"
        before = self._sibling(line)
        if before is None:
            return may_begin or not counts or not line.marker[:1].isalnum()
        steps = _steps(before.marker, line.marker)
        if 1 in steps or not counts:
            return True
        is_over = ended or last.text[-1] == "," or self._text[line.rest].isupper()
        return may_begin or (is_over and any(0 < step <= _GAP for step in steps))

    def _sibling(self, line: _Line) -> _Line | None:
        """Return the last item with a marker of the same form, as far in if there is one."""
        alike = [one for one in self._run if _form(one.marker) == _form(line.marker)]
        return next(
            (one for one in reversed(alike) if one.indent == line.indent),
            alike[-1] if alike else None,
        )

    def _is_section(self, line: _Line) -> bool:
        """Tell the number of a section ("2.1", "8.3.1.") from a figure that begins a line."""
        *above, number = line.marker.rstrip(".").split(".")
        beside = {".".join([*above, str(int(number) + step)]) for step in (-1, 1)}
        if beside & self._outline:
            return True
        begins = self._text[line.rest].isupper() or self._text[line.rest] in _OPEN
        return begins and (line.marker.endswith(".") or len(above) > 1)


def _form(marker: str) -> str:
    return re.sub("[a-z]+", "a", re.sub("[A-Z]+", "A", re.sub(r"\d+", "0", marker)))


def _steps(before: str, after: str) -> set[int]:
    """Return how far on one marker may be from another; "i" may be a letter or a number."""
    return {b - a for a in _counts(before) for b in _counts(after)}


@cache
def _counts(marker: str) -> frozenset[int]:
    """Return what a marker may count: none if it is a bullet."""
    if number := re.search(r"\d+", marker):
        return frozenset({int(number.group())})
    letters = re.search(r"[^\W\d_]+", marker)
    if letters is None or letters.group() == marker:  # "o" is Word's open circle
        return frozenset()
    said = letters.group().casefold()
    counts = {ord(said) - ord("a") + 1} if len(said) == 1 else set()
    if said in _ROMAN:
        counts.add(_ROMAN.index(said) + 1)
    return frozenset(counts)


class _Breaks(Struct, frozen=True):
    """Tells a line break that ends a block from one that only wraps it."""

    text: str
    margin: Margin
    family: Conventions

    def is_hard(self, block: Block, last: _Line, line: _Line) -> bool:
        """Tell whether a block ends with its last line."""
        if BEFORE_WORDS.match(line.text) and (
            not line.text.startswith("(")
            or BEFORE_WORDS.match(last.text)
            or is_ended(last.text)
            or self.margin.is_short(len(last.text))
        ):
            return True  # "(x)" may stand in a sentence: a function of x
        if line.text[0].islower():
            return False
        short = self.margin.is_short(len(last.text))
        after_field = is_field(last.text)
        in_field = is_field(self.text[block.start : block.end])
        if is_field(line.text) and (short or in_field):
            return True
        if line.indent and in_field:
            return False  # what is filled in goes on, as far in as it began
        if after_field or is_ended(last.text):
            return short and not after_field
        return self._is_over(last, line, short=short)

    def _is_over(self, last: _Line, line: _Line, *, short: bool) -> bool:
        """Tell whether a line ends what it says, though without a stop."""
        if last.text.rsplit(maxsplit=1)[-1] in HANGING_WORDS:
            return False
        word = line.text.split(None, 1)[0]
        room = self.margin.has_room(last.length, word)
        if room is None:
            may_wrap = len(line.text) <= len(last.text) + len(word) and _HANGING.search(last.text)
            room = short or (self.margin.is_one_line and not may_wrap)
        return room and not self.family.runs_on(last.text, line.text)


def _headings(text: str, found: list[Block]) -> list[Block]:
    roles = []
    for index, block in enumerate(found):
        words = text[block.start : block.end]
        if block.role is not Role.PARAGRAPH:
            roles.append(block)
        elif index == 0 and len(words) <= _TITLE and words[-1] != "." and _is_one_line(words):
            roles.append(replace(block, role=Role.TITLE))
        elif index + 1 < len(found) and _reads_as_heading(words):
            roles.append(replace(block, role=Role.HEADING))
        else:
            roles.append(block)
    return roles


def _bare_numbers(text: str, found: list[Block]) -> list[Block]:
    """Take the numbers 1, 2, 3 ... that headings begin with, without a stop, for their markers.

    Word writes them so where it counts itself. Below each heading but the last stands what it is
    about: lines that stand below each other with a number in front are houses, or amounts.
    """
    heads = [
        (at, match)
        for at, block in enumerate(found)
        if block.role in HEADINGS and (match := _BARE_NUMBER.match(text, block.start, block.end))
    ]
    are_counted = len(heads) > 1 and all(
        int(match[1]) == number for number, (_, match) in enumerate(heads, 1)
    )
    if not are_counted or any(two - one == 1 for (one, _), (two, _) in pairwise(heads)):
        return found
    marked = list(found)
    for at, match in heads:
        marked[at] = Block(Role.HEADING, match.end(), found[at].end, match[1])
    return marked


def _numbered_headings(text: str, found: list[Block]) -> list[Block]:
    """Take numbered items that count on over other blocks, and read like headings, for headings."""
    heads = [
        at
        for at, (block, after) in enumerate(pairwise(found))
        if block.role is Role.ITEM
        and block.marker[:1].isdigit()
        and not _is_beside(block, after)
        and _reads_as_heading(text[block.start : block.end])
    ]
    counting = {
        at
        for one, other in pairwise(heads)
        if _counts_on(found[one].marker, found[other].marker)
        for at in (one, other)
    }
    return [
        replace(block, role=Role.HEADING) if at in counting else block
        for at, block in enumerate(found)
    ]


def _is_beside(block: Block, after: Block) -> bool:
    """Tell whether the next block is another item of the list, and none below a section's name."""
    is_item = after.role is Role.ITEM and after.marker[:1].isdigit()
    return is_item and _outline(after.marker) != (*_outline(block.marker), 1)


def _counts_on(one: str, other: str) -> bool:
    """Tell whether a number follows another in an outline: "3.2" and "3.3", "3.3" and "4.1"."""
    before, after = _outline(one), _outline(other)
    depth = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if len({*pair}) > 1), None
    )
    if depth is None:
        return after == (*before, 1)
    return after[depth] == before[depth] + 1 and set(after[depth + 1 :]) <= {1}


def _outline(marker: str) -> tuple[int, ...]:
    """Return the number of a section, level by level."""
    return tuple(map(int, re.findall(r"\d+", marker)))


def _is_one_line(words: str) -> bool:
    return "\n" not in words and "\r" not in words


def _reads_as_heading(words: str) -> bool:
    plain = len(words) <= _HEADING and not re.search(r"[\r\n]|[.:;!?]\s", words)
    return plain and words[-1] not in f".;,:!?{_CLOSE}" and not words[0].islower()


def _quotes(text: str, found: list[Block]) -> list[Block]:
    """Mark quoted paragraphs, also where one quote runs over several of them."""
    marked = list(found)
    index = 0
    while index < len(found):
        last = _quote_end(text, found, index)
        for at in range(index, last):
            marked[at] = replace(found[at], role=Role.QUOTE)
        index = max(last, index + 1)
    return marked


def _quote_end(text: str, found: list[Block], first: int) -> int:
    """Return the index after the last paragraph of the quote that starts at `first`, or `first`."""
    opening = text[found[first].start : found[first].end]
    if found[first].role is not Role.PARAGRAPH or opening[0] not in _OPEN:
        return first
    if not _is_open(opening):
        return first + 1 if opening[-1] in _CLOSE else first
    for at in range(first + 1, min(first + _QUOTED_PARAGRAPHS, len(found))):
        words = text[found[at].start : found[at].end]
        if found[at].role is not Role.PARAGRAPH:
            return first
        if words[-1] in _CLOSE and _closes(words):
            return at + 1
    return first


def _is_open(words: str) -> bool:
    return words.count('"') % 2 == 1 or words.count("\u201c") > words.count("\u201d")


def _closes(words: str) -> bool:
    straight = words.count('"') - (words[0] == '"')
    return straight % 2 == 1 or words.count("\u201d") > words.count("\u201c") - (
        words[0] == "\u201c"
    )


def _notes(found: list[Block]) -> tuple[Block, ...]:
    """Mark the numbered list that ends a document under a heading of its own as notes."""
    first = len(found)
    while (
        first and found[first - 1].role is Role.ITEM and re.search(r"\d", found[first - 1].marker)
    ):
        first -= 1
    if first in (0, len(found)) or found[first - 1].role is not Role.HEADING:
        return tuple(found)
    return (*found[:first], *(replace(block, role=Role.NOTE) for block in found[first:]))
