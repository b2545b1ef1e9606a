"""Where the words that state a fact begin and end in a release, whatever the slot took of them.

A slot holds what differs between its releases. A reader of the facts asks for the whole day, the
whole name, all that stands behind a label; and wants nothing that a comment hides.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from hmicdiff.align.kinds import NAME_LINKS, is_number, kind_of
from hmicdiff.infer.figures import Figure
from hmicdiff.infer.values import value_of
from hmicdiff.language.tongue import is_english
from hmicdiff.model.template import FIGURE_KINDS, Kind, Slot, Template
from hmicdiff.model.text import Release, Sentence
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.structs import Struct

_CODE = re.compile(r"(?<![\w-])[A-Z][^\W_]*-(?:[^\W_]+-)*\Z")
"""What stands before the figures of a code and belongs to it: E9-31098."""
_LAST = re.compile(r"[\s,]+(\w+)$")
_ASIDE = re.compile(r",\s+(?=[a-z])")
"""In small letters a comma is followed by what is said of a name: "Ann Carter, who will sit"."""
_LONGEST_DATE = 8
"""So many words and marks a day has at most, with its weekday."""
_COMMENT = re.compile(
    r"<!--.*?-->|\{#.*?#\}|\{%-?\s*comment\b.*?%\}.*?\{%-?\s*endcomment\b.*?%\}", re.DOTALL
)
"""What a page, or a template, says to those who write it."""
_LABEL = re.compile(r"\W*[^\W\d_][^:\n]{0,40}:[^\S\n]+[\"'\u201c*_]*")
"""A longer text before a colon is a sentence."""
_LONGEST_LINE = 24
"""So many words a list behind a label has at most; more are a text."""
_NEXT_ENTRY = re.compile(r"\)\s*[,;/]\s*[^\W\d_]")
"""Behind what is said of one in brackets another one is named."""
_YEAR = re.compile(r"[12]\d{3}")
_REST = 2
"""So many words at most are the rest of a name; more are another thing, or all is in capitals."""
_SEVERAL = 2
"""A word behind one slot alone may be the rest of a name."""
_NEXT_NAME = re.compile(r"[^\S\n]*\n?[^\S\n]*([^\W\d_][\w'.\u2019-]*)")


class Whole(Struct, frozen=True):
    """Where the words of a fact stand in their release."""

    start: int
    end: int
    date: tuple[str, ...] = ()
    """The words of the day that they are, where the slot has but a part of it."""


def comments(text: str) -> Sequence[tuple[int, int]]:
    """Return where comments stand in a text."""
    return [found.span() for found in _COMMENT.finditer(text)]


def is_inside(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether something that starts there stands in one of the spans."""
    return any(a <= start < b for a, b in spans)


def words_behind(template: Template) -> Mapping[str, frozenset[str]]:
    """Return, variable by variable, the words that several releases have right behind a slot."""
    uses: dict[str, Counter[str]] = {}
    for passage in template.passages:
        for reading in passage.readings:
            for part, after in zip(reading.parts, (*reading.parts[1:], ""), strict=True):
                if isinstance(part, Slot) and isinstance(after, str) and after.split():
                    found = uses.setdefault(part.variable, Counter())
                    found[after.split()[0].strip(".,;:")] += len(reading.releases)
    return {
        variable: frozenset(word for word, count in found.items() if count >= _SEVERAL)
        for variable, found in uses.items()
    }


def whole(figure: Figure, release: Release, behind: Mapping[str, frozenset[str]]) -> Whole:
    """Return where the words that state a figure stand in its release.

    `behind` are the words that several have right behind each variable.
    """
    sentence = release.sentences[figure.sentence]
    counts = figure.slot.kind in (Kind.NUMBER, Kind.TEXT) and figure.text[:1].isdigit()
    if counts and (code := _CODE.search(release.text, sentence.start, figure.start)):
        return Whole(code.start(), figure.end)
    if figure.slot.kind is Kind.DATE:
        return _whole_day(figure, sentence)
    if figure.slot.kind is Kind.NUMBER and not _YEAR.fullmatch(figure.text):
        day = _whole_day(figure, sentence)  # the "20" of "20 March 2031"
        if day.date:
            return day
    if figure.slot.kind in FIGURE_KINDS:
        return _figure_alone(figure, sentence)
    follows = behind.get(figure.slot.variable, frozenset())
    if (line := _whole_line(figure, release, follows)) is not None:
        return line
    if figure.slot.kind is Kind.NAME and figure.text[:1].isupper():
        return _whole_name(figure, release, follows)
    return Whole(figure.start, figure.end)


def _figure_alone(figure: Figure, sentence: Sentence) -> Whole:
    """Return the one figure that the words of a slot end or begin with: "and the mill 7.15"."""
    spans = [(sentence.start + a, sentence.start + b) for a, b in sentence.wording.spans]
    own = [at for at, (a, b) in enumerate(spans) if figure.start <= a and b <= figure.end]
    norms = sentence.wording.norms
    if figure.value is not None or not own or kind_of(norms[own[0] : own[-1] + 1]):
        return Whole(figure.start, figure.end)
    ways = [
        own[at:end]
        for at in range(len(own))
        for end in range(at + 1, len(own) + 1)
        if (at == 0 or end == len(own)) and kind_of(norms[own[at] : own[end - 1] + 1])
    ]
    numbers = sum(is_number(norms[at]) for at in own)
    best = max(ways, key=len, default=own)
    beside = [norms[at] for at in own if at not in best]
    if sum(is_number(norms[at]) for at in best) < numbers or not all(map(str.isalpha, beside)):
        best = own
    return Whole(spans[best[0]][0], spans[best[-1]][1])


def _whole_line(figure: Figure, release: Release, behind: frozenset[str]) -> Whole | None:
    """Return all that stands behind a label, where the slot has but the first of it."""
    sentence = release.sentences[figure.sentence]
    if not _LABEL.fullmatch(release.text[sentence.start : figure.start]):
        return None
    rest = release.text[figure.end : sentence.end].partition("\n")[0]
    words = rest.split()
    if not any(map(str.isalnum, rest)):
        return None
    ends = words[0].strip(".,;:") in behind and not _NEXT_ENTRY.search(rest)
    if ends or len(figure.text.split()) + len(words) > _LONGEST_LINE:
        return None
    return Whole(figure.start, figure.end + len(rest.rstrip(" .\"'\u201d*_")))


def _whole_day(figure: Figure, sentence: Sentence) -> Whole:
    """Return the day that the words of a figure are part of; themselves where there is none."""
    norms = sentence.wording.norms
    spans = [(sentence.start + a, sentence.start + b) for a, b in sentence.wording.spans]
    own = [at for at, (a, b) in enumerate(spans) if a < figure.end and figure.start < b]
    if not own:
        return Whole(figure.start, figure.end)
    first, last = own[0], own[-1] + 1
    ways = (
        (end - begin, begin, end)
        for begin in range(max(0, last - _LONGEST_DATE), first + 1)
        for end in range(last, min(len(norms), begin + _LONGEST_DATE) + 1)
        if end - begin > last - first
        and kind_of(norms[begin:end]) is Kind.DATE
        # two days are not one: "the 3 and 9 May"
        and "/" not in f"{value_of(norms[begin:end], Kind.DATE)}"
    )
    _, begin, end = max(ways, key=lambda each: (each[0], -each[1]), default=(0, first, last))
    if (begin, end) == (first, last):
        return Whole(figure.start, figure.end)
    return Whole(
        min(figure.start, spans[begin][0]), max(figure.end, spans[end - 1][1]), norms[begin:end]
    )


def _whole_name(figure: Figure, release: Release, behind: frozenset[str]) -> Whole:
    """Return a name with the rest of it that stands behind, and without what is said of it."""
    sentence = release.sentences[figure.sentence]
    name = figure.text
    if is_english(release.text):
        name = _ASIDE.split(name)[0]
        words = name.split()
        ends = (
            at
            for at in range(1, len(words) - 1)
            if words[at] in FUNCTION_WORDS - NAME_LINKS
            and words[at + 1].islower()
            and "(" not in name
        )
        if (end := next(ends, None)) is not None:
            name = name[: re.match(r"\S+\s+" * end, name).end()].rstrip()  # type: ignore[union-attr]
    name = _without_tail(name)
    start, end = figure.start, figure.start + len(name)
    if len(name) < len(figure.text) or not name[-1:].isalnum():
        return Whole(start, end)
    rest = 0
    while found := _NEXT_NAME.match(release.text, end + rest, sentence.end):
        word = found[1].rstrip(".")
        if not word[:1].isupper() or word in behind or found.start(1) == end + rest:
            break
        rest = found.start(1) + len(word) - end
    is_name = len(release.text[end : end + rest].split()) <= _REST
    return Whole(start, end + rest if is_name else end)


def _without_tail(name: str) -> str:
    """Return a name without the small words behind it: "Ann Carter of the"."""
    while (found := _LAST.search(name)) and found[1] in FUNCTION_WORDS:
        name = name[: found.start()]
    return name
