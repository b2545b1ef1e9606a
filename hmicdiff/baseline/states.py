"""Which releases are as they were, told by their digests alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from hmicdiff.model.baseline import Baseline


@dataclass(frozen=True, slots=True)
class States:
    """How the files of a folder stand to a baseline; all are sources."""

    unchanged: tuple[str, ...]
    changed: tuple[str, ...]
    new: tuple[str, ...]
    renamed: Mapping[str, str]
    """The new source of a file that has another name, by the one it had."""
    vanished: tuple[str, ...]
    apart: tuple[str, ...]
    """Unchanged documents that are known to be of another family."""

    @property
    def to_read(self) -> frozenset[str]:
        """What has to be looked into."""
        return frozenset((*self.changed, *self.new))


def states(baseline: Baseline, digests: Mapping[str, str], skipped: Collection[str] = ()) -> States:
    """Compare the digests of files, by their sources, with those of the baseline.

    What has become of the sources that were `skipped` is not known.
    """
    known = {
        release.source: release.sha256
        for release in baseline.releases
        if release.source not in skipped
    }
    apart = {each.source for each in baseline.apart if digests.get(each.source) == each.sha256}
    gone = sorted(known.keys() - digests.keys())
    came = sorted(digests.keys() - known.keys() - apart)
    renamed: dict[str, str] = {}
    free = list(came)
    for source in gone:
        other = next((each for each in free if digests[each] == known[source]), None)
        if other is not None:
            renamed[source] = other
            free.remove(other)
    both = sorted(known.keys() & digests.keys())
    return States(
        unchanged=tuple(source for source in both if digests[source] == known[source]),
        changed=tuple(source for source in both if digests[source] != known[source]),
        new=tuple(free),
        renamed=renamed,
        vanished=tuple(source for source in gone if source not in renamed),
        apart=tuple(sorted(apart)),
    )
