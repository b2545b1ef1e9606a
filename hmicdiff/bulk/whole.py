"""A family that is told release by release, and never held whole."""

from collections.abc import Callable, Iterator, Sequence

from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Copy,
    Finding,
    Lossless,
    PlacedRelease,
    PlacedSentence,
    Value,
)
from hmicdiff.model.facts import Facts
from hmicdiff.model.provenance import Provenance
from hmicdiff.model.telling import Telling
from hmicdiff.model.template import Template
from hmicdiff.structs import Struct, field, replace

Rank = tuple[float, bool, str, int, str, str]
Told = tuple[Telling, int, int, int, str]
"""What is told of a release as of others, where it starts and ends, its line, and the page."""


class Common(Struct, frozen=True, eq=False):
    """What releases say alike, each once and without where it stands."""

    sentences: tuple[PlacedSentence, ...]
    slots: tuple[Value, ...]
    """As values that fill them with nothing."""


class Finished(Struct, frozen=True):
    """A release with its findings, and what it has in common with others by its number."""

    bare: PlacedRelease
    """The release without its sentences and values."""
    common: Common
    sentences: Sequence[tuple[int, int, int, int]]
    """Each by its number, where it starts and ends, and its line."""
    values: Sequence[tuple[int, int, int, float | int | str | None]]
    """Each by the number of its slot, where it starts and ends, and what it stands for."""
    own: Sequence[Finding]
    """Slips and alternatives, which are told of each release by itself."""
    told: Sequence[Told]
    """What else is told, where it starts and ends, its line, and the page or paragraph."""

    def release(self) -> PlacedRelease:
        """Return the release as a whole."""
        text = self.bare.text
        return replace(
            self.bare,
            sentences=tuple(
                replace(self.common.sentences[at], start=start, end=end, line=line)
                for at, start, end, line in self.sentences
            ),
            values=tuple(
                replace(
                    self.common.slots[at], start=start, end=end, text=text[start:end], value=value
                )
                for at, start, end, value in self.values
            ),
        )

    def findings(self) -> Iterator[Finding]:
        """Yield its findings."""
        yield from self.own
        for told, start, end, line, where in self.told:
            quote = self.bare.text[start:end]
            yield told.finding(
                self.bare.id, start=start, end=end, line=line, quote=quote, where=where
            )


class Whole(Struct, frozen=True):
    """All that is known of a large family."""

    generator: str
    notices: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    template: Template
    facts: Facts
    lossless: Lossless
    bits: BitsPerToken
    each: Callable[[], Iterator[Finished]]
    """Yields the releases in the order of their ids."""
    copies: tuple[Copy, ...] = ()
    settings: Provenance = field(default_factory=Provenance)

    def analysis(self) -> Analysis:
        """Return all of it at once, for whom memory is no matter."""
        releases: list[PlacedRelease] = []
        findings: list[Finding] = []
        for finished in self.each():
            releases.append(finished.release())
            findings += finished.findings()
        return Analysis(
            generator=self.generator,
            releases=tuple(releases),
            template=self.template,
            facts=self.facts,
            findings=tuple(sorted(findings, key=telling)),
            notices=self.notices,
            skipped=self.skipped,
            lossless=self.lossless,
            bits=self.bits,
            copies=self.copies,
            settings=self.settings,
        )


def telling(finding: Finding) -> Rank:
    """Order findings, the most telling first; slips before others as telling."""
    return rank(finding, finding.release, finding.start, finding.rule)


def rank(told: Finding | Telling, release: str, start: int, rule: str | None = None) -> Rank:
    """Order what is told, which for a slip is by its rule, of a release and a place in it."""
    return (-told.surprise, rule is None, release, start, rule or told.kind, told.passage)
