"""A headline that claims more, or less, than the text below it."""

from collections.abc import Iterator, Sequence

from hmicdiff.model.text import Role
from hmicdiff.read.english import AGREEMENT_WORDS, NEGATIONS
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told, Word
from hmicdiff.structs import Struct

_HEDGES = NEGATIONS | frozenset(
    """
    some all every most many few several almost nearly partly partially largely mostly
    significant significantly slight slightly limited little only
    """.split()
)
"""Words that say how much, or whether at all."""
_FEWEST = 5
"""So many words that tell something have to be the same."""
_STEM = 4
"""Words that begin with the same so many letters,"""
_ENDING = 3
"""and then differ in no more than this, are one: report, reported."""


class _Match(Struct, frozen=True):
    headline: Told
    body: Told
    hedges: tuple[Word, ...]
    """The words of the one that the other lacks."""
    in_body: bool


def headlines(background: Background) -> Iterator[Slip]:
    """Yield the headlines that a sentence below says again with another measure of how much.

    All other words of the headline have to be there, in order and with nothing else between. Where
    most releases have the same difference in the same two passages, it is how the template is made.
    """
    found = [match for match in map(_match, _texts(background)) if match is not None]
    for match in found:
        release = match.headline.release
        if not background.is_looked_into(release):
            continue
        alike = [other for other in found if _key(other) == _key(match)]
        both = _saying_both(match, background)
        if len(alike) > 1 and 2 * len(alike) > both:
            continue
        yield _slip(match, len(alike), both)


def _texts(background: Background) -> Iterator[Sequence[Told]]:
    return (sentences for sentences in background.told.values() if sentences)


def _key(match: _Match) -> tuple[str, str, tuple[str, ...], bool]:
    return (
        match.headline.sentence.passages[0],
        match.body.sentence.passages[0],
        tuple(word.low for word in match.hedges),
        match.in_body,
    )


def _saying_both(match: _Match, background: Background) -> int:
    one, other = _key(match)[:2]
    return len(
        {each.release.id for each in background.by_passage[one]}
        & {each.release.id for each in background.by_passage[other]}
    )


def _match(sentences: Sequence[Told]) -> _Match | None:
    """Return the sentence of a release that contradicts its headline, if none confirms it."""
    headline = sentences[0]
    if headline.sentence.role is not Role.TITLE:
        return None
    claims = _claims(headline)
    if len({word.low for word in claims if word.low not in _HEDGES}) < _FEWEST:
        return None
    contradicting = None
    for body in sentences[1:]:
        found = _compared(headline, claims, body)
        if found is None:
            continue
        if not found.hedges:
            return None
        contradicting = contradicting or found
    return contradicting


def _claims(one: Told) -> list[Word]:
    return [
        word for word in one.words if word.low[:1].isalnum() and word.low not in AGREEMENT_WORDS
    ]


def _compared(headline: Told, claims: Sequence[Word], body: Told) -> _Match | None:
    """Find the headline in a sentence; the words of measure that one of the two lacks."""
    words = _claims(body)
    plain = [word for word in claims if word.low not in _HEDGES]
    for start, word in enumerate(words):
        if word.low in _HEDGES or not _same(word, plain[0]):
            continue
        end, at = start, 0
        while end < len(words) and at < len(plain):
            if words[end].low in _HEDGES:
                end += 1
            elif _same(words[end], plain[at]):
                end, at = end + 1, at + 1
            else:
                break
        if at == len(plain):
            return _difference(headline, claims, body, words[start:end])
    return None


def _difference(
    headline: Told, claims: Sequence[Word], body: Told, words: Sequence[Word]
) -> _Match | None:
    mine = [word for word in claims if word.low in _HEDGES]
    theirs = [word for word in words if word.low in _HEDGES]
    said, meant = {word.low for word in mine}, {word.low for word in theirs}
    if meant - said:
        return _Match(headline, body, tuple(w for w in theirs if w.low not in said), in_body=True)
    return _Match(headline, body, tuple(w for w in mine if w.low not in meant), in_body=False)


def _same(one: Word, other: Word) -> bool:
    """Tell whether two words are the same but for their ending: "identify", "identifies"."""
    stem = max(_STEM, len(one.low) - _ENDING, len(other.low) - _ENDING)
    return one.low == other.low or (
        one.low[:stem] == other.low[:stem] and min(len(one.low), len(other.low)) >= stem
    )


def _slip(match: _Match, alike: int, both: int) -> Slip:
    hedges = ", ".join(f"“{word.low}”" for word in match.hedges)
    body = match.body
    told = body.spot(body.sentence.start)
    if body.sentence.where:  # the headline may be on the same page
        told = f"the text {body.within(body.sentence.start)}"
    has = "leaves out" if match.in_body else "adds"
    first, last = match.hedges[0], match.hedges[-1]
    headline = match.headline
    start, end = headline.sentence.start, headline.sentence.end
    if not match.in_body:
        start, end = first.start, last.end
    return Slip(
        told=headline,
        start=start,
        end=end,
        message=f"The headline {has} {hedges}, which {told} {_says(match)}.",
        evidence=(quoted(body),),
        alike=alike,
        of=max(alike, both),
    )


def _says(match: _Match) -> str:
    return "has" if match.in_body else "does not have"
