"""Which of a release's own sentences stand in releases of other families, letter by letter.

A family is compared with itself alone. What is pasted from a release on one subject into that of
another family would be told as nowhere else: this looks it up among all families of a run, and
among the releases that belong to none.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from hmicdiff.differences import messages
from hmicdiff.model.analysis import Analysis, Elsewhere, Finding, FindingKind, PlacedRelease
from hmicdiff.structs import replace

LEAST = 40
"""Letters and figures: of less than some eight words, the same may be written twice by chance."""

_Places = Mapping[str, Sequence[tuple[int, Elsewhere]]]
"""Sentence by sentence, as its letters and figures: the families and releases that say it."""


def with_other_families(analyses: Sequence[Analysis]) -> list[Analysis]:
    """Return the analyses of one run, each finding with who says the same in another family.

    Looked up are the sentences that few of their family have, in every release that is not of that
    family. For a run of sentences all of them must be there.
    """
    if len(analyses) < 2 and not any(one.stranger for each in analyses for one in each.releases):  # noqa: PLR2004
        return list(analyses)
    own = [_own(each) for each in analyses]
    places = _places(analyses, {key for each in own for keys in each.values() for key in keys})
    return [_told(at, each, own[at], places) for at, each in enumerate(analyses)]


def _own(analysis: Analysis) -> dict[Finding, list[str]]:
    """Return what is told of a release's own sentences, with what these are looked up by."""
    releases = {each.id: each for each in analysis.releases}
    own = (each for each in analysis.findings if each.kind is FindingKind.EXTRA)
    return {each: _keys(releases[each.release], each) for each in own}


def _keys(release: PlacedRelease, finding: Finding) -> list[str]:
    """Return the keys of its sentences; nothing where one of them is too short."""
    keys = [
        letters(release.text[each.start : each.end])
        for each in release.sentences
        if finding.start <= each.start < finding.end
    ]
    return keys if all(len(key) >= LEAST for key in keys) else []


def letters(text: str) -> str:
    """Return the letters and figures of a text, which no other way of printing it changes."""
    return "".join(filter(str.isalnum, text)).casefold()


def _places(analyses: Sequence[Analysis], wanted: set[str]) -> _Places:
    found: defaultdict[str, list[tuple[int, Elsewhere]]] = defaultdict(list)
    for at, analysis in enumerate(analyses):
        for release in analysis.releases:
            family = -1 if release.stranger else at
            for key, one in _said(release):
                if key in wanted:
                    found[key].append((family, one))
    return found


def _said(release: PlacedRelease) -> Iterator[tuple[str, Elsewhere]]:
    for each in release.sentences:
        one = Elsewhere(release.id, release.source, each.start, each.end, each.line, each.where)
        yield letters(release.text[each.start : each.end]), one


def _told(
    at: int, analysis: Analysis, own: Mapping[Finding, Sequence[str]], places: _Places
) -> Analysis:
    ids = {each.id for each in analysis.releases if not each.stranger}
    findings = []
    for each in analysis.findings:
        said = [
            {one.source: one for family, one in places.get(key, ()) if family != at}
            for key in own.get(each, ())
        ]
        findings.append(_with_others(each, said, ids) if said else each)
    return replace(analysis, findings=tuple(findings))


def _with_others(
    finding: Finding, said: Sequence[Mapping[str, Elsewhere]], ids: Container[str]
) -> Finding:
    """Return the finding with who says each of its sentences and is not told there already."""
    told = {each.source for each in finding.other_families}
    sources = sorted(set(said[0]).intersection(*said) - told)
    if not sources:
        return finding
    others = (said[0][source] for source in sources)
    named = (replace(one, release=one.source) if one.release in ids else one for one in others)
    return replace(
        finding,
        other_families=(*finding.other_families, *named),
        message=messages.in_other_families(finding.message, sources),
    )
