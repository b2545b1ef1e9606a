"""Findings that somebody has said are right as they stand: counted and listed, and not told."""

from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.model.analysis import Finding
from hmicdiff.model.corrections import Corrections, Right, is_source
from hmicdiff.read.normalize import wording


def right_as_they_stand(
    findings: Sequence[Finding], corrections: Corrections, sources: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are told, and those that are said to be right as they stand.

    `sources` has the file of each release, by its id.
    """
    if not corrections.right:
        return tuple(findings), ()
    right = tuple(each for each in findings if _right(each, corrections, sources))
    return tuple(each for each in findings if each not in right), right


def is_right(kind: str, source: str, words: str, right: Right) -> bool:
    """Tell whether something of this kind, in a file, is what is said to be right."""
    if kind != right.kind or not is_source(source, right.release):
        return False
    return wording(words).normal == wording(right.quote).normal


def not_found(
    corrections: Corrections, right: Sequence[Finding], sources: Mapping[str, str]
) -> Iterator[str]:
    """Yield what is said to be right as it stands, and is not found."""
    for each in corrections.right:
        if not any(_is_meant(one, each, sources) for one in right):
            yield f"{each.release} has no such finding: {each.kind} “{each.quote}”"


def listed(right: Sequence[Finding], sources: Mapping[str, str]) -> list[str]:
    """Return, in one line, what is right as it stands; nothing where nothing is."""
    if not right:
        return []
    told = "; ".join(
        f"{sources[each.release]}:{each.line} {each.kind} “{_words(each)}”" for each in right
    )
    stands = (
        "finding is right as it stands" if len(right) == 1 else "findings are right as they stand"
    )
    return [f"{len(right)} {stands}, by what was corrected, and not told again: {told}"]


def _right(finding: Finding, corrections: Corrections, sources: Mapping[str, str]) -> bool:
    return any(_is_meant(finding, each, sources) for each in corrections.right)


def _is_meant(finding: Finding, right: Right, sources: Mapping[str, str]) -> bool:
    return is_right(finding.kind, sources[finding.release], _words(finding), right)


def _words(finding: Finding) -> str:
    """Return the words that a finding is told by: the template's, where nothing is there."""
    return finding.quote or finding.expected or ""
