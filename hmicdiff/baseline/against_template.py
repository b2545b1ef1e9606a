"""Releases held against a template that is given: what they do otherwise, as a check tells it."""

from collections.abc import Collection, Mapping

from hmicdiff.baseline.check import by_importance
from hmicdiff.baseline.checked import copies_of
from hmicdiff.baseline.fingerprint import of_drift
from hmicdiff.baseline.graded import drift_of
from hmicdiff.baseline.take import ordered
from hmicdiff.baseline.update import Updated, entry_of, told_of
from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.analysis import Analysis, Finding, FindingKind, Level
from hmicdiff.model.baseline import Accepted, Baseline
from hmicdiff.model.corrections import UNMET
from hmicdiff.model.drift import Checked, CheckedRelease, Drift, State
from hmicdiff.model.template import Template
from hmicdiff.model.text import Note
from hmicdiff.structs import Struct, replace


class AgainstTemplate(Struct, frozen=True):
    """Releases held against a template."""

    known: Baseline
    """What has the findings that were accepted before."""
    checked: Checked
    texts: Mapping[str, str]
    """The texts of the releases, by their sources."""
    notes: Mapping[str, tuple[Note, ...]]
    """What was left out, mended or in doubt when they were read."""

    def updated(
        self, wanted: Collection[str] | None = None, forget: Collection[str] = ()
    ) -> Updated:
        """Return the baseline that accepts what does not fit: all of it, or what is `wanted`.

        `wanted` are ids of what was found, and ids of releases, all of whose findings are meant;
        `forget` are ids of releases whose accepted findings are given up.

        Raises:
            UnknownReleaseError: if there is nothing of such a name.
        """
        drift = [each for each in self.checked.drift if each.kind.value != FindingKind.TYPOGRAPHY]
        names = {each.id for each in drift} | {each.id for each in self.checked.releases}
        for name in wanted or ():
            if name not in names:
                raise UnknownReleaseError(
                    f"nothing to accept is called {name!r}; the check names what there is"
                )
        chosen = [
            each
            for each in drift
            if not each.accepted and (wanted is None or {each.id, each.release} & set(wanted))
        ]
        entries = [
            *(entry for entry in self.known.accepted if entry.release not in forget),
            *map(entry_of, chosen),
        ]
        return Updated(replace(self.known, accepted=ordered(entries)), tuple(map(told_of, chosen)))


NOTHING_KNOWN = Baseline(Template((), ()), ())
"""What is known where no baseline is."""


def against_template(analysis: Analysis, known: Baseline = NOTHING_KNOWN) -> AgainstTemplate:
    """Tell as a check does what an analysis that was made with a given template has found."""
    drift = _drift(analysis, known.accepted)
    departing = {
        each.release for each in drift if each.level is not Level.NOTE and not each.accepted
    }
    looked_at = [
        CheckedRelease(
            each.id,
            each.source,
            each.subject,
            State.DEPARTS if each.id in departing else State.FITS,
        )
        for each in analysis.releases
    ]
    every = [*looked_at, *copies_of(_originals(analysis), looked_at)]
    checked = Checked(
        releases=tuple(sorted(every, key=lambda each: each.source)),
        drift=drift,
        edits=(),
        stale=(),
        known=len(known.releases),
        skipped=analysis.skipped,
        template=analysis.template.given,
        uncorrected=tuple(
            one.removeprefix(UNMET) for one in analysis.notices if one.startswith(UNMET)
        ),
    )
    return AgainstTemplate(
        known,
        checked,
        {each.source: each.text for each in analysis.releases},
        {each.source: each.notes for each in analysis.releases},
    )


def _originals(analysis: Analysis) -> dict[str, str]:
    sources = {release.id: release.source for release in analysis.releases}
    return {copy.source: sources[copy.same_as] for copy in analysis.copies}


def _drift(analysis: Analysis, accepted: Collection[Accepted]) -> tuple[Drift, ...]:
    sources = {release.id: release.source for release in analysis.releases}
    right = set(map(id, analysis.right))
    every = (*analysis.findings, *analysis.right)
    found = [drift_of(each, sources[each.release], _level(each)) for each in every]
    are_right = [id(each) in right for each in every]
    ids = {entry.id for entry in accepted}
    return tuple(
        sorted(
            (
                replace(each, id=name, accepted=name in ids or is_right)
                for each, name, is_right in zip(found, of_drift(found), are_right, strict=True)
            ),
            key=by_importance,
        )
    )


def _level(finding: Finding) -> Level:
    """Return how much it matters: what a template fixes is fixed, however many depart from it.

    What fills a blank is the release's own: that it is unlike what others fill in is a hint.
    """
    fills = finding.kind is FindingKind.VALUE and finding.expected is None
    if fills or finding.kind is FindingKind.TYPOGRAPHY:
        return Level.NOTE
    return finding.level or Level.WARNING
