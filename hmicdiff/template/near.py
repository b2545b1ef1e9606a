"""Sentences that no reading explains, matched with passages by the words they share."""

from collections.abc import Sequence

from hmicdiff.align.draft import draft_of
from hmicdiff.align.evidence import MOVE
from hmicdiff.align.fit import Pair, Template, fit_gap
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import forms
from hmicdiff.model.text import Corpus, Release, Role, Sentence
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace
from hmicdiff.template.layout import LaidPassage, Layout

_WAYS = 6
"""So many readings of a passage are looked at; those that follow are rarely used."""


class Neighbors:
    """The passages of a template, to be found by the words of their readings."""

    def __init__(self, layout: Layout) -> None:
        """Let made-up releases say each reading of each passage."""
        self._passages = len(layout.passages)
        most = max((len(passage.readings) for passage in layout.passages), default=0)
        self._ways = min(_WAYS, most)
        self._family = [_as_release(layout, way) for way in range(self._ways)]

    def near(self, release: Release, known: Sequence[Pair]) -> list[Pair]:
        """Match sentences between those of `known` passages with the passages between these.

        How often the template's releases say a passage is not known, and so its place alone says
        little: a sentence needs the words that would be needed elsewhere. A false match would be
        told as a rewording.
        """
        ends = (len(release.sentences), self._passages)
        gaps = [gap for gap in _gaps([*known, ends]) if gap[0] and gap[1]]
        if not gaps:
            return []
        ways = self._ways
        numbered = forms(Corpus((*self._family, _leveled(release))))
        drafts = [draft_of([(way, at) for way in range(ways)]) for at in range(self._passages)]
        against = Template(drafts, Scale(numbered, frozenset()), ways)
        return [
            (sentence, passage)
            for sentences, passages in gaps
            for sentence, passage in fit_gap(ways, against, sentences, passages)
            if against.score(numbered.of[ways][sentence], passage, ways) + MOVE > 0
        ]


def _gaps(known: Sequence[Pair]) -> list[tuple[range, range]]:
    found = []
    sentence, passage = 0, 0
    for pair in known:
        found.append((range(sentence, pair[0]), range(passage, pair[1])))
        sentence, passage = pair[0] + 1, pair[1] + 1
    return found


def _as_release(layout: Layout, way: int) -> Release:
    """Return a release that says each passage in its reading of this number, with blanks empty."""
    texts = [_words(passage, way) for passage in layout.passages]
    sentences = tuple(Sentence(0, 0, 1, Role.PARAGRAPH, 0, wording(text)) for text in texts)
    return Release("", "", "", "", (), sentences)


def _words(passage: LaidPassage, way: int) -> str:
    reading = passage.readings[min(way, len(passage.readings) - 1)]
    return "".join(part for part in reading.parts if isinstance(part, str))


def _leveled(release: Release) -> Release:
    """Take away what a template does not tell: in what kind of block a sentence stands."""
    leveled = (replace(sentence, role=Role.PARAGRAPH) for sentence in release.sentences)
    return replace(release, sentences=tuple(leveled))
