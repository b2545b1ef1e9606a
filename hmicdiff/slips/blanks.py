"""Something that was to be filled in and was not."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from hmicdiff.model.analysis import Status
from hmicdiff.read.english import TAKEN_OUT
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told
from hmicdiff.structs import Struct

_PLAIN = (
    r"(?<!\u2192 )\[(?i:insert|enter|add|your)\s[^\]]{1,60}\](?![(\[])"  # no link, no menu
    r"|(?<!\w)\[(?:the )?(?:name|date|amount|number|year|tbc|tbd|xx+)\](?![(\[])"
    r"|\[(?:[^\]]{0,60}\s)?(?i:to\sbe\s(?:confirmed|completed|decided|determined|inserted))\b"
    r"[^\]]{0,60}\](?![(\[])"
    r"|(?<![+=/\\-])\bXXXX+\b(?![=/\\])"
)
"""What says by itself that it is to be filled in: "[Your Town]", "[LAW - to be confirmed]".

"Settings \u2192 [Your Name]" is what a reader sees on a screen.
"""
_PART_OF_DATE = (
    r"(?:d{1,2}|0{1,2}|m{2,4}|month(?:\s?name)?|day|yyyy|yy|year|20\d?[xy]{1,2}|q[1-4x](?:\W\d)?)"
)
_OPEN_DATE = (
    r"\[(?i:(?=[^\]]{0,30}(?:yy|20\d?x|dd\W{1,3}mm|month\s?\w{0,4}\W{1,3}(?:d|yea)))"
    rf"{_PART_OF_DATE}(?:[\s./,\u2013-]{{1,3}}{_PART_OF_DATE}){{0,4}})\](?![(\[:])"
)
"""How a day is to be written: "[dd monthname yyyy]"; "[mm]" by itself is a measure."""
_OPEN = rf"{_OPEN_DATE}|(?:\A|(?<=:\s)|(?<=\t))(?:TBC|TBD)\b|\((?:[^\W\d_]+\s)?(?:TBC|TBD)\)"
"""What whoever wrote the document left open, and no reader of it can fill in.

"The date is TBD" says what is so, and "Date: TBD" has no date.
"""
_NOTE = (
    r"[\[(](?:[^\[\]()]{0,40}\s)?(?i:delete|omit|remove|strike)\s(?i:as\s|(?:if|where)\s(?:not\s|in))"
    r"(?i:applicable|appropriate|desired|needed|relevant|required|wanted)[\])]"
)
"""What is said to whoever fills in the template: "(remove if not wanted)"."""
_BLANK = re.compile(
    rf"(?P<plain>{_PLAIN})|(?P<open>{_OPEN})|(?P<note>{_NOTE})"
    r"|\{\{?\s*[A-Za-z][\w .-]*\}?\}"  # {force}
    r"|[\[<](?:insert|enter|add|your|name|date|amount|number|year)\b[^\]>\n]{0,60}[\]>]"
    r"|\[[^\]\n]{0,40}\b(?:name|date|tbc|tbd|to be confirmed|xx+)\]"
    r"|(?P<capitals>\[[^\W\d_a-z]{3}[^\[\]\da-z]{0,60}\](?![(\[:]))"
    r"|\bXXX?\b|\b(?:TBC|TBD)\b"
    r"|(?<!_)_{4,}(?!_)",
)
_CROSSES = re.compile(r"XX+")
_ROMAN = re.compile(r"\b(?=[XVI]{2})X{0,3}(?:IX|IV|VI{0,3}|I{1,3})\b")
"""A Roman numeral up to 39 that is no row of crosses, and no "I"."""
_SIGN = re.compile(r"[{(\[<]|____|TB|XX")
"""One of these is in every blank."""
_WORD = re.compile(r"\w+")
_NEAR = 2
"""So many words on either side of a blank the others have around what they fill in."""
_LONGEST = 12
"""So many words they fill in at the most."""
_WITNESSES = 2
"""So many others fill it in, so that it was meant to be filled in."""

_SPEAKING = frozenset({"plain", "open", "note"})
"""The kinds of marks that speak for themselves, whatever others have there."""
_SAYS = {
    "plain": "has not been filled in",
    "open": "has not been filled in",
    "note": "is meant for whoever fills in the template",
    "capitals": "stands where others have words of their own",
    "blank": "has not been filled in",
}
"""What is said of each kind."""


class _Blank(Struct, frozen=True):
    """A mark in a sentence that says that something is still to be filled in."""

    one: Told
    at: int
    mark: str
    kind: str
    saying: int
    """How many other releases say the passage."""
    alike: Sequence[Told]
    """Their sentences that have the mark, too,"""
    others: Sequence[Told]
    """and all of them."""

    @property
    def filled(self) -> Sequence[Told]:
        """The sentences of others with words of their own in its place; it takes its time."""
        start, end = self.at, self.at + len(self.mark)
        return [each for each in self.others if _is_filled(each, self.one.text, start, end)]

    @property
    def is_filled(self) -> bool:
        """Tell whether enough fill it in, so that it was meant to be filled in."""
        witnesses = {each.release.id for each in self.filled}
        return len(witnesses) >= max(1, min(_WITNESSES, self.saying))


def blanks(background: Background) -> Iterator[Slip]:
    """Yield the marks that say that something is still to be filled in.

    Braces, lines to write on and the like stand for many things, in code, in patterns and as rules
    across a page. They are blanks where others say the sentence with something in their place.
    What most releases have in the passage is meant so, if nobody fills it in: a form to be filled
    in by its reader. What is left open where a template is given is told as words that are not the
    template's.
    """
    # what is filled in in one place is meant to be filled in in all
    meant = {each.mark for each in _marks(background, frozenset({"open"})) if each.is_filled}
    for each in _marks(background, frozenset(_SAYS)):
        if not _is_meant(each, meant):
            yield _slip(each, len(background.releases))


def _marks(background: Background, kinds: Collection[str]) -> Iterator[_Blank]:
    """Yield the marks of some kinds, each with what others have there.

    Of long lists that is too much to keep of all.
    """
    for one in background.looked_into:
        if background.template.given and one.sentence.status is Status.REWORDED:
            continue
        for at, mark, kind in _blanks(one.text):
            if kind not in kinds:
                continue
            others = [*background.others(one)]
            yield _Blank(
                one=one,
                at=at,
                mark=mark,
                kind=kind,
                saying=len({each.release.id for each in others}),
                alike=[each for each in others if mark in each.text],
                others=others,
            )


def _is_meant(blank: _Blank, filled_somewhere: Collection[str]) -> bool:
    """Tell whether a mark is to stay as it is."""
    alike = len({each.release.id for each in blank.alike})
    if alike and 2 * alike >= blank.saying:
        left_open = blank.kind == "open" and blank.mark in filled_somewhere
        if not left_open and not (blank.kind in _SPEAKING and blank.is_filled):
            return True
    if blank.mark.strip("[]").casefold() in TAKEN_OUT:
        return True  # "[REDACTED]": somebody has seen to it
    if _CROSSES.fullmatch(blank.mark) and any(_ROMAN.search(each.text) for each in blank.others):
        return True  # "XXX" is thirty beside "XXXI"
    return blank.kind not in _SPEAKING and not blank.is_filled


def _slip(blank: _Blank, releases: int) -> Slip:
    one, start = blank.one, blank.one.sentence.start + blank.at
    alike = {each.release.id for each in blank.alike}
    told = blank.filled or [each for each in blank.others if each.release.id not in alike]
    return Slip(
        told=one,
        start=start,
        end=start + len(blank.mark),
        message=f"“{' '.join(blank.mark.split())}” {_SAYS[blank.kind]}.",
        evidence=tuple(map(quoted, told[:2])),
        alike=len(alike) + 1,
        of=releases if blank.kind in _SPEAKING else blank.saying + 1,
    )


@lru_cache(maxsize=10_000)
def _blanks(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return the marks of a sentence: where they begin, what they are, and of which kind."""
    if not _SIGN.search(text):
        return ()
    return tuple(
        (found.start(), found[0], found.lastgroup or "blank") for found in _BLANK.finditer(text)
    )


def _is_filled(other: Told, text: str, start: int, end: int) -> bool:
    """Tell whether a sentence has words of its own where a blank stands in `text`."""
    if _blanks(other.text):
        return False
    before, after = _words(text[:start]), _words(text[end:])
    words = _words(other.text)
    if text[:start].endswith("\t") and before:  # a cell of a table
        cells = other.text.split("\t")
        column = text[:start].count("\t")
        is_row = words[: len(before)] == before and column < len(cells)
        return is_row and bool(_words(cells[column]))
    is_labelled = text[:start].rstrip().endswith(":")
    if len(before[-_NEAR:]) + len(after[:_NEAR]) < _NEAR and not (before and is_labelled):
        return False
    return any(
        _follows(words, at, after)
        for at in range(len(words))
        if words[max(0, at - _NEAR) : at] == before[-_NEAR:]
    )


def _follows(words: Sequence[str], start: int, after: Sequence[str]) -> bool:
    """Tell whether what stands after the blank follows soon; the end, if nothing does."""
    for at in range(start + 1, min(len(words), start + _LONGEST) + 1):
        near = words[at : at + _NEAR]
        if near == after[:_NEAR] and (len(after) >= _NEAR or at + len(after) == len(words)):
            return True
    return False


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.casefold()) if word.strip("_"))
