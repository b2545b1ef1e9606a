"""What is known of a family when its releases are written as documents."""

import re
from collections.abc import Mapping

from hmicdiff.model.analysis import Analysis, Finding, FindingKind
from hmicdiff.report.cards import Patterns
from hmicdiff.structs import Struct
from hmicdiff.template.export import export
from hmicdiff.template.layout import Layout

WORDED = (FindingKind.REWORDED, FindingKind.MERGED, FindingKind.SPLIT)
"""What is said in other words than the template has."""
BREAKS = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")
_WORD = re.compile(r"\w+")


class Template(Struct, frozen=True, dict=True):
    """What is worked out once for all releases of a family."""

    analysis: Analysis
    layout: Layout
    order: Mapping[str, int]
    """The numbers of the passages, in the order of the template."""
    findings: Mapping[str, tuple[Finding, ...]]
    patterns: Patterns


def prepared(analysis: Analysis) -> Template:
    """Return what `redline` needs to know of the family."""
    findings: dict[str, list[Finding]] = {release.id: [] for release in analysis.releases}
    for finding in analysis.findings:
        if finding.kind is not FindingKind.TYPOGRAPHY:
            findings[finding.release].append(finding)
    return Template(
        analysis=analysis,
        layout=export(analysis).layout,
        order={one.id: at for at, one in enumerate(analysis.template.passages)},
        findings={
            release: tuple(sorted(own, key=lambda one: (one.start, one.end, one.kind)))
            for release, own in findings.items()
        },
        patterns=Patterns(analysis.template),
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text, without anything between them."""
    return _WORD.findall(text.casefold())


def flat(text: str) -> str:
    """Return a text with each line break, and the spaces at it, as one space."""
    return BREAKS.sub(" ", text)
