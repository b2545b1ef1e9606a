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
    unseen: frozenset[str] = frozenset()
    """What was not looked at: what has become of it is not known."""

    @property
    def to_read(self) -> frozenset[str]:
        """What has to be looked into."""
        return frozenset((*self.changed, *self.new))


def states(baseline: Baseline, digests: Mapping[str, str], unseen: Collection[str] = ()) -> States:
    """Compare the digests of files, by their sources, with those of the baseline.

    `unseen` are sources that were not looked at, nor was what is in them.
    """
    known = {
        release.source: release.sha256
        for release in baseline.releases
        if not is_among(release.source, unseen)
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
        unseen=frozenset(
            release.source for release in baseline.releases if is_among(release.source, unseen)
        ),
    )


def is_among(source: str, unseen: Collection[str]) -> bool:
    """Tell whether a file, or the archive or folder it is in, is among some others."""
    return any(source == each or source.startswith(f"{each}/") for each in unseen)
