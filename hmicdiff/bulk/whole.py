"""A family that is told release by release, and never held whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hmicdiff.bulk.finish import Finisher
from hmicdiff.bulk.record import Entry
from hmicdiff.infer.findings import Telling
from hmicdiff.model.analysis import Analysis, BitsPerToken, Finding, Lossless, PlacedRelease
from hmicdiff.model.facts import Facts
from hmicdiff.model.template import Template

Rank = tuple[float, bool, str, int, str, str]


@dataclass(frozen=True, slots=True)
class Whole:
    """All that is known of a large family."""

    generator: str
    notices: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    template: Template
    facts: Facts
    lossless: Lossless
    bits: BitsPerToken
    each: Callable[[], Iterator[tuple[Finisher, Entry]]]
    """Yields the releases in the order of their ids, each with what finishes it."""

    def analysis(self) -> Analysis:
        """Return all of it at once, for whom memory is no matter."""
        releases: list[PlacedRelease] = []
        findings: list[Finding] = []
        for finisher, entry in self.each():
            releases.append(finisher.release(entry))
            findings += finisher.findings(entry)
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
        )


def telling(finding: Finding) -> Rank:
    """Order findings, the most telling first; slips before others as telling."""
    return rank(finding, finding.release, finding.start, finding.rule)


def rank(told: Finding | Telling, release: str, start: int, rule: str | None = None) -> Rank:
    """Order what is told, which for a slip is by its rule, of a release and a place in it."""
    return (-told.surprise, rule is None, release, start, rule or told.kind, told.passage)
