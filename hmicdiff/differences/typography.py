"""What only typography separates: the same words, written otherwise than most releases do."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from hmicdiff.align.draft import Place
from hmicdiff.infer.readings import DraftReading
from hmicdiff.infer.template import Named
from hmicdiff.model.text import Corpus
from hmicdiff.read.conventions import GLYPH
from hmicdiff.read.normalize import ELISION, differences, wording
from hmicdiff.structs import Struct

_DIGITS = re.compile(r"\d+")
_FIGURES = re.compile(r"[-+\u2212<>=~^$\u00a3\u20ac]?\d(?:[\d.,:/\u2212-]*\d)?%?|[<>=\\+@#&|?]")
"""Figures with their signs, and marks that mean something by themselves."""
_BREAK = re.compile(r"[^\S\n]*\n\s*")


class Oddity(Struct, frozen=True):
    """A sentence whose words are those of others and whose typography is not."""

    place: Place
    names: tuple[str, ...]
    """The normalizations that hide the difference."""
    usual: str
    """How most write it, as a pattern."""
    markers: tuple[str, str]
    """Its list marker, and the usual one."""


def oddities(corpus: Corpus, named: Named, looked_at: Container[int]) -> Iterator[Oddity]:
    """Yield the sentences of the releases `looked_at` that are written otherwise than most."""
    markers = _markers(corpus, named)
    usual_marker = _usual(markers)
    for draft, reading in zip(named.drafts, named.passage.readings, strict=True):
        if len(draft.releases) > 1:
            yield from _in_reading(draft, reading.pattern, markers, usual_marker, looked_at)


def _in_reading(
    draft: DraftReading,
    pattern: str,
    markers: Mapping[Place, str],
    usual_marker: str,
    looked_at: Container[int],
) -> Iterator[Oddity]:
    usual = draft.typical.skeleton
    wraps = "\n" in usual
    usual_shape = _shape(usual_marker)
    for filling in draft.fillings:
        place = filling.place
        if place[0] not in looked_at:
            continue
        written = filling.skeleton
        names = () if written == usual else ways_apart(written, usual, wraps=wraps)
        marker = markers.get(place, "")
        if marker and usual_marker and _shape(marker) != usual_shape:
            names = (*names, "list marker")
        if names:
            yield Oddity(place, names, pattern, (marker, usual_marker))


@lru_cache(maxsize=10_000)
def ways_apart(written: str, usual: str, *, wraps: bool) -> tuple[str, ...]:
    """Name the normalizations that hide what separates two ways of writing the same words.

    With `wraps`, line breaks are where the margin was.
    """
    if written == usual:
        return ()
    margin: tuple[str, ...] = ()
    if wraps:
        # where the usual text is wrapped, its line breaks are where the margin was
        one, other = _BREAK.sub(" ", written), _BREAK.sub(" ", usual)
        if one == other:
            return ()
        if _are_the_same(one, other):
            written, usual = one, other
        else:  # a comment sign is one behind its line break only
            margin = ("white space",)
    if not _are_the_same(written, usual):
        return ()  # what is filled in took a mark of the words along: nobody wrote it otherwise
    names = differences(written.lower(), usual.lower())
    if wording(written).normal != wording(usual).normal:
        names = (*names, "capitals")
    return tuple(name for name in names if name not in margin and name != ELISION)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and figures, whatever the marks and spaces."""
    return _letters(one) == _letters(other) and _FIGURES.findall(one) == _FIGURES.findall(other)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _are_the_same(one: str, other: str) -> bool:
    """Tell whether two ways of writing say the same words, whatever their capitals."""
    return wording(one).normal.lower() == wording(other).normal.lower()


def _usual(written: Mapping[Place, str]) -> str:
    """Return what more than half write, whatever the numbers; nothing where no marker does."""
    uses = Counter(_shape(marker) for marker in written.values())
    shape, users = max(uses.items(), key=lambda use: use[1], default=("", 0))
    if 2 * users <= len(written):
        return ""
    return min(marker for marker in written.values() if _shape(marker) == shape)


def _markers(corpus: Corpus, named: Named) -> dict[Place, str]:
    """Return the list markers before the sentences that begin a list item."""
    found = {}
    for release, number in named.draft.first_places():
        sentences = corpus.releases[release].sentences
        sentence = sentences[number]
        begins = number == 0 or sentences[number - 1].block != sentence.block
        marker = corpus.releases[release].blocks[sentence.block].marker
        if begins and marker and not GLYPH.match(marker):  # which bullet the font has nobody knows
            found[release, number] = marker
    return found


def _shape(marker: str) -> str:
    return _DIGITS.sub("1", marker)
