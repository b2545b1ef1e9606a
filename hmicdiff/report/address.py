"""Where a sentence stands, as a person would say it: "Notes to editors", note 7, sentence 2."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from hmicdiff.model.analysis import PlacedRelease, PlacedSentence
from hmicdiff.model.text import LISTED, Role, line_ends
from hmicdiff.report.controls import one_line
from hmicdiff.structs import Struct

_LONGEST = 48
"""Of a long heading this much tells it from the others."""
_ENDED = 40
"""A line this short that another follows was ended, and not wrapped."""
_FIGURES = 3
"""So many stand in a date or a row of a table, and no heading is made of them."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_COLONS = (":", "\N{FULLWIDTH COLON}")
_ASKING = ("?", "\N{FULLWIDTH QUESTION MARK}")
_FORM = 2
"""One question with a line behind it may stand in any text."""
_IN_ROWS = frozenset({Role.PARAGRAPH, Role.HEADING})
"""What rows of a table are taken for, whose cells are parted by tabs."""
_NOUNS = {
    Role.PARAGRAPH: "paragraph",
    Role.ITEM: "bullet",
    Role.QUOTE: "quoted paragraph",
    Role.NOTE: "note",
}


class TextBlock(Struct, frozen=True):
    """Sentences that stand together, as indices `[first, last]`."""

    role: Role
    marker: str
    """What stands before it, as it is written."""
    first: int
    last: int


def addresses(release: PlacedRelease) -> tuple[str, ...]:
    """Return for each sentence of a release the section, the block and its number in that."""
    blocks = tuple(text_blocks(release))
    told: list[str] = []
    section, listed = "", ""
    numbers = dict.fromkeys(Role, 0)
    questions = _questions(release, blocks)
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.role not in LISTED:
            listed = ""
        numbers[block.role] += 1
        label = _label(release, block)
        said = [_address(listed or section, block, numbers, label)]
        is_answer = block.role is Role.HEADING and section in questions.values()
        if block.role is Role.HEADING and not label:
            called = f"heading “{_name(release, block)}”"
            said = [f"“{section}”, answer" if is_answer else called]
        if block.last > block.first and (block.role in _NOUNS or label):
            said = [f"{said[0]}, sentence {n}" for n in range(1, block.last - block.first + 2)]
        told += said * (1 if len(said) > 1 else block.last - block.first + 1)
        if block in questions:
            section, numbers = questions[block], dict.fromkeys(Role, 0)
        elif _is_section(release, block) and not (is_answer or label):
            section, numbers = _name(release, block), dict.fromkeys(Role, 0)
        elif after and after.role in LISTED and _leads_in(release, block):
            listed, numbers[Role.ITEM] = _name(release, block), 0
    return tuple(told)


def _questions(release: PlacedRelease, blocks: Sequence[TextBlock]) -> Mapping[TextBlock, str]:
    """Return the questions of a form, each with its block; nothing of a text that is none.

    On a form several questions have an answer behind them that is as short as a heading: what
    stands below "No" is not about no.
    """
    asked = {block: words for block in blocks if (words := _asked(release, block))}
    answered = sum(
        one in asked and other.role is Role.HEADING and other not in asked
        for one, other in pairwise(blocks)
    )
    return asked if answered >= _FORM else {}


def _asked(release: PlacedRelease, block: TextBlock) -> str:
    """Return what a block asks; nothing if it is no question."""
    for sentence in release.sentences[block.first : block.last + 1]:
        if release.text[sentence.start : sentence.end].rstrip("*_ ").endswith(_ASKING):
            return _brief(one_line(release.text[sentence.start : sentence.end]))
    return ""


def _address(section: str, block: TextBlock, numbers: dict[Role, int], label: str) -> str:
    if label:
        return f"“{section}”, row “{label}”" if section else f"row “{label}”"
    if block.role not in _NOUNS:
        return block.role.value
    printed = block.marker.strip() if block.role in LISTED else ""
    number = printed.strip("()[].:")
    if number.replace(".", "").isalnum() and (number != printed or number[:1].isdigit()):
        # a text may count on under each heading
        place = f"{'item' if block.role is Role.ITEM else 'note'} {number}"
    else:
        place = f"{_NOUNS[block.role]} {numbers[block.role]}"
    return f"“{section}”, {place}" if section else place


def _label(release: PlacedRelease, block: TextBlock) -> str:
    """Return the first cell of a row of a table, which says what the row is about; else nothing."""
    if block.role not in _IN_ROWS:
        return ""
    start = release.sentences[block.first].start
    line = release.text[start : release.sentences[block.last].end].splitlines()[0]
    cell, *others = line.split("\t")
    return _brief(one_line(cell)) if others else ""


def _is_section(release: PlacedRelease, block: TextBlock) -> bool:
    return block.role is Role.HEADING and not _is_figures(_name(release, block))


def _is_figures(heading: str) -> bool:
    """Tell whether what is taken for a heading is a row of figures, which names no section."""
    words: list[str] = _WORD.findall(heading)
    figures = sum(word[0].isdigit() for word in words)
    return figures >= _FIGURES and 2 * figures > len(words)


def _leads_in(release: PlacedRelease, block: TextBlock) -> bool:
    """Tell whether a list is called by what stands before it, as "They found:", and not a cell."""
    last = release.sentences[block.last]
    return block.role not in LISTED and release.text[last.start : last.end].endswith(_COLONS)


def _name(release: PlacedRelease, block: TextBlock) -> str:
    last = release.sentences[block.last]
    return _brief(one_line(release.text[last.start : last.end]))


def _brief(line: str) -> str:
    words = line.strip("*_ ").rstrip(".:;, ")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0] + " …"


def text_blocks(release: PlacedRelease) -> Iterator[TextBlock]:
    """Put sentences together again that no blank line, no marker and no ended line parts."""
    sentences = release.sentences
    first = 0
    for index, sentence in enumerate(sentences):
        after = sentences[index + 1] if index + 1 < len(sentences) else None
        if after is None or _parted(release.text, sentence, after):
            before = sentences[first - 1].end if first else 0
            marker = release.text[before : sentences[first].start]
            yield TextBlock(sentence.role, marker, first, index)
            first = index + 1


def _parted(text: str, before: PlacedSentence, after: PlacedSentence) -> bool:
    if before.role is not after.role or before.role not in _NOUNS:
        return True
    between = text[before.end : after.start]
    ends = line_ends(between)
    if between.strip() or ends > 1:
        return True
    if before.role in LISTED:
        return False  # the next one would have a marker
    line = text.rfind("\n", 0, before.end) + 1
    return ends == 1 and before.end - line <= _ENDED
