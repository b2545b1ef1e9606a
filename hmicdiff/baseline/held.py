"""A folder held against a baseline: from its files to what has drifted."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from hmicdiff.baseline.check import Outcome, check
from hmicdiff.baseline.recall import family_words
from hmicdiff.baseline.states import states
from hmicdiff.baseline.update import Updated, update
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.drift import Checked
from hmicdiff.read import reader
from hmicdiff.slips.settings import SlipSettings


@dataclass(frozen=True, slots=True)
class Held:
    """A folder held against a baseline."""

    baseline: Baseline
    outcome: Outcome
    digests: Mapping[str, str]
    """The digests of the files, by their sources."""

    @property
    def checked(self) -> Checked:
        """What no longer fits."""
        return self.outcome.checked

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the new and changed releases, by their sources."""
        return {source: release.text for source, release in self.outcome.releases.items()}

    def updated(self, wanted: Collection[str] | None = None) -> Updated:
        """Return the baseline that knows what has come, all of it or what is `wanted`.

        `wanted` are the ids of what has drifted, and ids or sources of releases.

        Raises:
            UnknownReleaseError: if there is nothing of such a name.
        """
        return update(self.baseline, self.outcome, self.digests, wanted)


def hold(
    paths: Iterable[str | os.PathLike[str]],
    baseline: Baseline,
    *,
    skip_unreadable: bool,
    max_bytes: int,
    settings: SlipSettings | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Held:
    """Hold the releases that `paths` stand for against a baseline; see `hmicdiff.check`."""
    given = list(paths)
    tell = progress or (lambda _stage, _share: None)
    tell("reading", 0.0)
    digests = reader.digests(given, skip_unreadable=skip_unreadable, max_bytes=max_bytes)
    found = states(baseline, digests.of, [source for source, _ in digests.skipped])
    corpus = reader.read(
        given,
        skip_unreadable=skip_unreadable,
        max_bytes=max_bytes,
        only=found.to_read,
        words=lambda: family_words(baseline.releases),
    )
    words = family_words(baseline.releases, [release.text for release in corpus.releases])
    corpus = replace(corpus, skipped=tuple(sorted({*digests.skipped, *corpus.skipped})))
    outcome = check(baseline, found, corpus, words, settings, lambda share: tell("checking", share))
    return Held(baseline, outcome, digests.of)
