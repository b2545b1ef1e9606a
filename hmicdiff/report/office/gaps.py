"""Where in a release passages of the template would stand: what it lacks, or has elsewhere."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from hmicdiff.model.analysis import Finding, FindingKind, PlacedRelease
from hmicdiff.report.office.known import WORDED, Template, flat, words_of
from hmicdiff.structs import Struct


class Gap(Struct, frozen=True):
    """A place where a passage of the template would stand."""

    passage: str
    at: int
    expected: str | None
    """Its words as they are told; `None` for those of the template."""
    finding: int
    """The number of the finding that tells so; -1 where its words stand elsewhere."""


class MovedSentence(Struct, frozen=True):
    """A sentence that stands elsewhere than the template has it."""

    start: int
    end: int
    passage: str
    expected: str | None
    """The template's words."""


def gaps(release: PlacedRelease, findings: Sequence[Finding], family: Template) -> tuple[Gap, ...]:
    """Return where the template has what the release lacks, or has elsewhere, in order."""
    found = [*_told_missing(release, findings, family), *_moved(release, findings, family)]
    found += _replaced(release, findings, family, {one.passage for one in found})
    return tuple(sorted(found, key=lambda one: (one.at, family.order[one.passage])))


def moved_sentences(
    release: PlacedRelease, findings: Sequence[Finding], family: Template
) -> Iterator[MovedSentence]:
    """Yield what is told as moved, and what has moved along with it: that is told by the first."""
    told = {one.start: one for one in findings}
    sentences = release.sentences
    at = {one.start: number for number, one in enumerate(sentences)}
    for finding in findings:
        if finding.kind is not FindingKind.MOVED or finding.passage not in family.order:
            continue
        yield MovedSentence(finding.start, finding.end, finding.passage, finding.expected)
        for one in sentences[at.get(finding.start, len(sentences)) + 1 :]:
            if not one.moved or one.start in told or one.passages[0] not in family.order:
                break
            words = flat(release.text[one.start : one.end])
            yield MovedSentence(one.start, one.end, one.passages[0], words)


def _told_missing(
    release: PlacedRelease, findings: Sequence[Finding], family: Template
) -> Iterator[Gap]:
    """Yield what is told as missing, each passage of a run."""
    alone = {one.passage for one in findings if one.kind is FindingKind.MISSING and one.count == 1}
    missing = [one for one in release.missing if one in family.order and one not in alone]
    missing.sort(key=family.order.__getitem__)
    for number, finding in enumerate(findings):
        if finding.kind is not FindingKind.MISSING or finding.passage not in family.order:
            continue
        if finding.count == 1 or finding.passage not in missing:
            yield Gap(finding.passage, finding.start, finding.expected, number)
            continue
        first = missing.index(finding.passage)
        for passage in missing[first : first + finding.count]:
            yield Gap(passage, finding.start, None, number)


def _moved(release: PlacedRelease, findings: Sequence[Finding], family: Template) -> Iterator[Gap]:
    """Yield where the template has what stands elsewhere in the release."""
    for one in moved_sentences(release, findings, family):
        yield Gap(one.passage, _place(release, one.passage, family), one.expected, -1)


def _replaced(
    release: PlacedRelease, findings: Sequence[Finding], family: Template, told: AbstractSet[str]
) -> Iterator[Gap]:
    """Yield what is not told as missing because a sentence of the release's own has its words.

    Without that sentence it is missing.
    """
    spans = [(one.start, one.end) for one in findings if one.kind is FindingKind.EXTRA]
    own = [
        at
        for at, one in enumerate(release.sentences)
        if any(start <= one.start and one.end <= end for start, end in spans)
    ]
    otherwise = {*told, *(one.passage for one in findings if one.kind in WORDED)}
    by_passage = {one: at for at in own for one in release.sentences[at].passages}
    common = [one for one in by_passage if _is_common(one, family)]
    for passage in dict.fromkeys([*common, *release.missing]):
        if passage in otherwise or passage not in family.order:
            continue
        at = by_passage.get(passage)
        at = _likest(release, passage, family) if at is None else at
        if at in own:
            before = release.sentences[at - 1].end if at else release.sentences[0].start
            yield Gap(passage, before, None, -1)


def _is_common(passage: str, family: Template) -> bool:
    """Tell whether at least half of the others say a passage that one release says."""
    others = sum(not one.stranger for one in family.analysis.releases) - 1
    at = family.order.get(passage)
    return at is not None and 2 * (family.analysis.template.passages[at].releases - 1) >= others > 0


def _likest(release: PlacedRelease, passage: str, family: Template) -> int:
    """Return the number of the sentence that has most of the words of a passage."""
    main = family.analysis.template.passages[family.order[passage]].main
    wanted = {word for part in main.parts if isinstance(part, str) for word in words_of(part)}
    bags = [set(words_of(release.text[one.start : one.end])) for one in release.sentences]
    return max(range(len(bags)), key=lambda at: len(bags[at] & wanted), default=-1)


def _place(release: PlacedRelease, passage: str, family: Template) -> int:
    """Return where a passage would stand: behind the nearest one before it that stands in order."""
    ends = {
        family.order[one]: sentence.end
        for sentence in release.sentences
        if not sentence.moved
        for one in sentence.passages
        if one in family.order
    }
    before = [end for place, end in sorted(ends.items()) if place < family.order[passage]]
    return before[-1] if before else release.sentences[0].start
