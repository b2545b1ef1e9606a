"""One new release beside the known ones: what a report of just these tells of it.

So a check and a report tell the same of the same release beside the same others, whatever it takes
to see that: where a slot is seen only with the new release, it is seen here. The report has names
of its own for what it finds; what is told of it has those of the baseline.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from hmicdiff.differences.departure import Departure
from hmicdiff.differences.findings import Compared, compared
from hmicdiff.model.analysis import Finding, Op, Piece, PlacedRelease
from hmicdiff.model.corrections import NO_CORRECTIONS, Corrections
from hmicdiff.model.text import Corpus, Release
from hmicdiff.pipeline import Inference, infer_and_place
from hmicdiff.read.reader import cut_together
from hmicdiff.slips.find import slips
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct, replace

_NAME = re.compile(r"\{([^{}]+)\}")


class Beside(Struct, frozen=True, dict=True):
    """A new release and the known ones, as a report sees them."""

    inference: Inference
    row: int
    """That of the new release."""
    is_stranger: bool = False
    """Whether a report tells that it is of another family."""

    @cached_property
    def compared(self) -> Compared:
        """What each of them does otherwise."""
        found = self.inference
        return compared(found.corpus, found.inferred, found.said, found.releases, found.judge)

    @property
    def placed(self) -> PlacedRelease:
        """The new one."""
        return self.inference.releases[self.row]

    def told(self) -> list[tuple[Finding, Departure]]:
        """Return what is told of it."""
        return self.compared.told(self.row, self.placed)

    def slips(self, settings: SlipSettings | None) -> Sequence[Finding]:
        """Return its slips."""
        releases, template = self.inference.releases, self.inference.inferred.template
        return slips(
            sorted(releases, key=lambda each: each.id),
            template,
            only={self.placed.id},
            settings=settings,
        )

    def reading(self, start: int) -> str:
        """Return the reading that its sentence at an offset uses; empty where none begins."""
        return next((each.reading for each in self.placed.sentences if each.start == start), "")


def beside(
    known: Sequence[Release], release: Release, corrections: Corrections = NO_CORRECTIONS
) -> Beside:
    """Return a new release beside those that are known, as a report of them sees it.

    `corrections` are what somebody knows better.
    """
    *others, own = cut_together([*known, release])
    releases = sorted([*others, own], key=lambda each: (each.text, each.source))
    corpus = Corpus(tuple(releases))
    found = infer_and_place(corpus, corrections=corrections)
    row = found.corpus.releases.index(own)
    is_stranger = found.releases[row].stranger
    if is_stranger:
        found = infer_and_place(corpus, corrections=corrections, one_family=True)
        row = found.corpus.releases.index(own)
    return Beside(found, row, is_stranger)


class Names:
    """What a report calls passages, releases and variables, as the baseline calls them."""

    def __init__(self, seen: Beside, placed: Sequence[PlacedRelease]) -> None:
        """Compare the names; `placed` are the same releases in the template of the baseline."""
        releases = {each.source: each for each in placed}
        passages: defaultdict[str, Counter[str]] = defaultdict(Counter)
        variables: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for mine in seen.inference.releases:
            theirs = releases[mine.source]
            is_new = mine is seen.placed
            at = {each.start: each.passages for each in theirs.sentences}
            for sentence in mine.sentences:
                for one, other in zip(sentence.passages, at.get(sentence.start, ()), strict=False):
                    passages[one][other] += not is_new
            filled = {(each.start, each.end): each.variable for each in theirs.values}
            for value in mine.values:
                if (value.start, value.end) in filled:
                    variables[value.variable][filled[value.start, value.end]] += 1
        self._releases = {each.id: releases[each.source].id for each in seen.inference.releases}
        self._passages = {name: _most(found) for name, found in passages.items()}
        self._variables = {name: _most(found) for name, found in variables.items()}

    def of(self, finding: Finding) -> Finding:
        """Return a finding with the names that the baseline has."""
        instead = finding.instead
        return replace(
            finding,
            release=self._releases[finding.release],
            passage=self._passage(finding.passage),
            expected=finding.expected and self._pattern(finding.expected),
            shared_with=tuple(sorted(self._releases[each] for each in finding.shared_with)),
            message=self._pattern(finding.message),
            pieces=tuple(map(self._piece, finding.pieces)),
            evidence=tuple(
                replace(each, release=self._releases[each.release]) for each in finding.evidence
            ),
            instead=instead and replace(instead, passage=self._passage(instead.passage)),
        )

    def _passage(self, name: str) -> str:
        return self._passages.get(name, name)

    def _piece(self, piece: Piece) -> Piece:
        return replace(piece, text=self._pattern(piece.text)) if piece.op is Op.DROPPED else piece

    def _pattern(self, text: str) -> str:
        return _NAME.sub(lambda found: f"{{{self._variables.get(found[1], found[1])}}}", text)


def _most(found: Mapping[str, int]) -> str:
    """Return what most say; of several the first in the alphabet."""
    return min(found, key=lambda name: (-found[name], name))
