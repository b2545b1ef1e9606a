"""A folder held against a baseline: from its files to what has drifted."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping

from hmicdiff.baseline.check import Outcome, check
from hmicdiff.baseline.states import is_among, is_whole, states, with_copies, with_edited
from hmicdiff.baseline.update import Updated, update
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.corrections import NO_CORRECTIONS, Corrections, renamed
from hmicdiff.model.drift import Checked
from hmicdiff.model.text import Note
from hmicdiff.place.recall import family_words
from hmicdiff.read import reader
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.discover import STANDARD_INPUT, discover
from hmicdiff.read.formats.document import Settings
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct, replace


class Held(Struct, frozen=True):
    """A folder held against a baseline."""

    baseline: Baseline
    outcome: Outcome
    digests: Mapping[str, str]
    """The digests of the releases, by their sources."""
    notes: Mapping[str, tuple[Note, ...]]
    """What was left out, mended or in doubt when new and changed releases were read."""

    @property
    def checked(self) -> Checked:
        """What no longer fits."""
        return self.outcome.checked

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the new and changed releases, by their sources."""
        return {source: release.text for source, release in self.outcome.releases.items()}

    def updated(
        self, wanted: Collection[str] | None = None, forget: Collection[str] = ()
    ) -> Updated:
        """Return the baseline that knows what has come, all of it or what is `wanted`.

        `wanted` are the ids of what has drifted, and ids or sources of releases; `forget` the ids
        of releases that it is to know no longer.

        Raises:
            UnknownReleaseError: if there is nothing of such a name.
        """
        return update(self.baseline, self.outcome, self.digests, wanted, forget)


def hold(
    paths: Iterable[str | os.PathLike[str]],
    baseline: Baseline,
    *,
    skip_unreadable: bool,
    reading: Settings,
    slips: SlipSettings | None = None,
    progress: Callable[[str, float], None] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
) -> Held:
    """Hold the releases that `paths` stand for against a baseline; see `hmicdiff.check`.

    `reading` is how they are read.
    """
    given = list(paths)
    tell = progress or (lambda _stage, _share: None)
    tell("reading", 0.0)
    digests = reader.digests(
        given, skip_unreadable=skip_unreadable, settings=reading, known=_known(baseline)
    )
    unseen = {source for source, _ in digests.skipped}
    whole = is_whole(baseline, digests.of, _in_folders(given, reading))
    found = states(baseline, digests.of, unseen, whole=whole)
    corpus = reader.read(
        given,
        skip_unreadable=skip_unreadable,
        settings=reading,
        only=found.to_read,
        known=lambda: conventions_of(baseline),
        kept=digests.kept,
    )
    words = family_words(baseline.releases, [release.text for release in corpus.releases])
    if corpus.skipped:
        unseen |= {source for source, _ in corpus.skipped}
        looked_at = {s: each for s, each in digests.of.items() if not is_among(s, unseen)}
        found = states(baseline, looked_at, unseen, whole=whole)
    found = with_edited(found, baseline, corpus.releases)
    found = with_copies(found, baseline, corpus.releases)
    corpus = replace(
        corpus,
        releases=tuple(each for each in corpus.releases if each.source not in found.copies),
        skipped=tuple(sorted({*digests.skipped, *corpus.skipped})),
    )
    better = renamed(corrections, found.copies)
    outcome = check(
        baseline,
        found,
        corpus,
        words,
        slips,
        lambda share: tell("checking", share),
        corrections=better,
    )
    notes = {release.source: release.notes for release in corpus.releases}
    return Held(baseline, outcome, digests.of, notes)


def conventions_of(baseline: Baseline) -> Conventions:
    """Return how the releases of a baseline are written, and what was around them."""
    return Conventions((release.text for release in baseline.releases), frames=baseline.frames)


def _known(baseline: Baseline) -> dict[str, str]:
    """Return the digests of all that was read when the baseline was made, by the sources."""
    known = {each.source: each.sha256 for each in baseline.apart}
    return known | {release.source: release.sha256 for release in baseline.releases}


def _in_folders(given: Iterable[str | os.PathLike[str]], reading: Settings) -> set[str]:
    """Return the sources of the files in the folders, and for the patterns, that were named."""
    folders = [
        path
        for path in given
        if os.fspath(path) != STANDARD_INPUT and (os.path.isdir(path) or not os.path.lexists(path))  # noqa: PTH112 - never raises
    ]
    return {found.source for found in discover(folders, reading)} if folders else set()
