"""A family that is told release by release, and never held whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hmicdiff.model.analysis import Analysis, BitsPerToken, Finding, Lossless, PlacedRelease
from hmicdiff.model.facts import Facts
from hmicdiff.model.template import Template


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
    each: Callable[[], Iterator[tuple[PlacedRelease, tuple[Finding, ...]]]]
    """Yields the releases in the order of their ids, each with its findings."""

    def analysis(self) -> Analysis:
        """Return all of it at once, for whom memory is no matter."""
        releases: list[PlacedRelease] = []
        findings: list[Finding] = []
        for release, found in self.each():
            releases.append(release)
            findings += found
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


def telling(finding: Finding) -> tuple[float, bool, str, int, str, str]:
    """Order findings, the most telling first; slips before others as telling."""
    return (
        -finding.surprise,
        finding.rule is None,
        finding.release,
        finding.start,
        finding.rule or finding.kind,
        finding.passage,
    )
