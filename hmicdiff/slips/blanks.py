"""Something that was to be filled in and was not."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hmicdiff.model.analysis import Status
from hmicdiff.read.english import TAKEN_OUT
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_PLAIN = (
    r"(?<!\u2192 )\[(?i:insert|enter|add|your)\s[^\]]{1,60}\](?![(\[])"  # no link, no menu
    r"|(?<!\w)\[(?:the )?(?:name|date|amount|number|year|tbc|tbd|xx+)\](?![(\[])"
    r"|\[(?:[^\]]{0,60}\s)?(?i:to\sbe\s(?:confirmed|completed|decided|determined|inserted))\b"
    r"[^\]]{0,60}\](?![(\[])"
    r"|(?:\A|(?<=:\s))(?:TBC|TBD)\b|(?<![+=/\\-])\bXXXX+\b(?![=/\\])"
)
"""What says by itself that it is to be filled in: "[Your Town]", "[LAW - to be confirmed]".

"Settings \u2192 [Your Name]" is what a reader sees on a screen. "The date is TBD" says what is so,
and "Date: TBD" has no date.
"""
_NOTE = (
    r"[\[(](?:[^\[\]()]{0,40}\s)?(?i:delete|omit|remove|strike)\s(?i:as\s|(?:if|where)\s(?:not\s|in))"
    r"(?i:applicable|appropriate|desired|needed|relevant|required|wanted)[\])]"
)
"""What is said to whoever fills in the template: "(remove if not wanted)"."""
_BLANK = re.compile(
    rf"(?P<plain>{_PLAIN})|(?P<note>{_NOTE})"
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

_SPEAKING = frozenset({"plain", "note"})
"""The kinds of marks that speak for themselves, whatever others have there."""
_SAYS = {
    "plain": "has not been filled in",
    "note": "is meant for whoever fills in the template",
    "capitals": "stands where others have words of their own",
    "blank": "has not been filled in",
}
"""What is said of each kind."""


def blanks(background: Background) -> Iterator[Slip]:
    """Yield the marks that say that something is still to be filled in.

    Braces, lines to write on and the like stand for many things, in code, in patterns and as rules
    across a page. They are blanks where others say the sentence with something in their place.
    What most releases have in the passage is meant so: a form to be filled in by its reader.
    What is left open where a template is given is told as words that are not the template's.
    """
    given = background.template.given is not None
    for one in background.looked_into:
        if given and one.sentence.status is Status.REWORDED:
            continue
        for at, blank, kind in _blanks(one.text):
            others = list(background.others(one))
            alike = {each.release.id for each in others if blank in each.text}
            saying = {each.release.id for each in others}
            if alike and 2 * len(alike) >= len(saying):
                continue
            if blank.strip("[]").casefold() in TAKEN_OUT:
                continue  # "[REDACTED]": somebody has seen to it
            if _CROSSES.fullmatch(blank) and any(_ROMAN.search(each.text) for each in others):
                continue  # "XXX" is thirty beside "XXXI"
            filled = [each for each in others if _is_filled(each, one.text, at, at + len(blank))]
            witnesses = {each.release.id for each in filled}
            if kind not in _SPEAKING and len(witnesses) < max(1, min(_WITNESSES, len(saying))):
                continue
            start = one.sentence.start + at
            told = filled or [each for each in others if each.release.id not in alike]
            yield Slip(
                told=one,
                start=start,
                end=start + len(blank),
                message=f"“{' '.join(blank.split())}” {_SAYS[kind]}.",
                evidence=tuple(map(quoted, told[:2])),
                alike=len(alike) + 1,
                of=len(background.releases) if kind in _SPEAKING else len(saying) + 1,
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
