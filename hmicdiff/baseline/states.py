"""Which releases are as they were, told by their digests, and by their own sentences."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.text import Release
from hmicdiff.read.copies import copies_among, text_key
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, field, replace

_MOST_OF_IT = 0.5
"""A file that has this share of what only one release says is that release."""


class States(Struct, frozen=True):
    """How files stand to a baseline; all are sources."""

    unchanged: tuple[str, ...]
    changed: tuple[str, ...]
    new: tuple[str, ...]
    renamed: Mapping[str, str]
    """The new source of a file that has another name, by the one it had."""
    vanished: tuple[str, ...]
    unseen: frozenset[str] = frozenset()
    """What was not looked at: what has become of it is not known."""
    edited: Mapping[str, str] = field(default_factory=dict)
    """The source that a file had, by its new one, of those that are renamed and changed."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """The source of a known release that was not asked for, by that of a file that is the same."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """The source of a release that is there, by that of another file with the same text."""

    @property
    def to_read(self) -> frozenset[str]:
        """What has to be looked into."""
        return frozenset((*self.changed, *self.new))

    @property
    def known_as(self) -> Mapping[str, str]:
        """The sources that changed releases have in the baseline, by those that they have now."""
        return {source: self.was(source) for source in self.changed}

    def was(self, source: str) -> str:
        """Return the source that a changed release has in the baseline."""
        return self.edited.get(source, source)


def states(
    baseline: Baseline,
    digests: Mapping[str, str],
    unseen: Collection[str] = (),
    *,
    whole: bool = True,
) -> States:
    """Compare the digests of files, by their sources, with those of the baseline.

    Args:
        baseline: what is known.
        digests: the digest of each file that is looked at.
        unseen: sources that were not looked at, nor was what is in them.
        whole: whether all releases were asked for, so that those that are not there have vanished.
    """
    sources = {release.source: release.sha256 for release in baseline.releases}
    known = {
        source: digest
        for source, digest in sources.items()
        if source in digests or (whole and not is_among(source, unseen))
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
    absent = {digest: source for source, digest in sources.items() if source not in known}
    elsewhere = {one: absent[digests[one]] for one in free if digests[one] in absent}
    both = sorted(known.keys() & digests.keys())
    unchanged = [source for source in both if digests[source] == known[source]]
    there = {known[source]: source for source in unchanged}
    there |= {known[source]: other for source, other in renamed.items()}
    copies = {one: there[digests[one]] for one in free if digests[one] in there}
    return States(
        unchanged=tuple(unchanged),
        changed=tuple(source for source in both if digests[source] != known[source]),
        new=tuple(one for one in free if one not in copies and one not in elsewhere),
        renamed=renamed,
        vanished=tuple(source for source in gone if source not in renamed),
        unseen=frozenset(sources.keys() - known.keys()),
        elsewhere=elsewhere,
        copies=copies,
    )


def is_whole(baseline: Baseline, digests: Mapping[str, str], in_folders: Collection[str]) -> bool:
    """Tell whether all releases of a baseline were asked for, or some of them, or other files.

    All are if folders were named that hold at least half of them, by their names or as they were.
    Files that are named one by one are these and no others.

    Args:
        baseline: what is known.
        digests: the digest of each file that was named, or that stands in a folder that was.
        in_folders: the sources of those that stand in folders.
    """
    there = {source: digest for source, digest in digests.items() if is_among(source, in_folders)}
    same = set(there.values())
    found = [each for each in baseline.releases if each.source in there or each.sha256 in same]
    return 0 < len(baseline.releases) <= 2 * len(found)


def is_among(source: str, unseen: Collection[str]) -> bool:
    """Tell whether a file, or the archive or folder it is in, is among some others."""
    return any(source == each or source.startswith(f"{each}/") for each in unseen)


def with_edited(given: States, baseline: Baseline, read: Iterable[Release]) -> States:
    """Return states in which what is renamed and changed is one release and not two.

    A release is known again by the sentences that no other release of the baseline has: a new file
    with most of these is the one that seems to have vanished.
    """
    if not given.vanished or not given.new:
        return given
    own = _own_sentences(baseline.releases, set(given.vanished))
    found: list[tuple[float, str, str]] = []
    for release in read:
        if release.source not in given.new:
            continue
        said = {sentence.wording.normal for sentence in release.sentences}
        for source, sentences in own.items():
            total = sum(map(len, sentences))
            share = sum(map(len, sentences & said)) / total if total else 0.0
            if share >= _MOST_OF_IT:
                found.append((-share, source, release.source))
    edited: dict[str, str] = {}
    for _, was, now in sorted(found):
        if was not in edited.values() and now not in edited:
            edited[now] = was
    return replace(
        given,
        changed=tuple(sorted((*given.changed, *edited))),
        new=tuple(source for source in given.new if source not in edited),
        vanished=tuple(source for source in given.vanished if source not in edited.values()),
        edited=edited,
    )


def with_copies(given: States, baseline: Baseline, read: Iterable[Release]) -> States:
    """Return states in which a new file with the text of another release is its copy.

    Their bytes may differ, as they do in another format or encoding.
    """
    texts = {release.source: text_key(release.text) for release in read}
    if not given.new:
        return given
    gone = {*given.vanished, *map(given.was, given.changed)}
    known = {
        text_key(release.text): given.renamed.get(release.source, release.source)
        for release in baseline.releases
        if release.source not in gone
    }
    known |= {texts[source]: source for source in given.changed if source in texts}
    copies = {source: known[texts[source]] for source in given.new if texts.get(source) in known}
    rest = [(source, texts[source]) for source in given.new if source in texts]
    for each in copies_among(one for one in rest if one[0] not in copies):
        copies |= dict.fromkeys(each.others, each.original)
    return replace(
        given,
        new=tuple(source for source in given.new if source not in copies),
        copies={**given.copies, **copies},
    )


def _own_sentences(
    releases: Iterable[KnownRelease], wanted: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return, of the releases that are wanted, the sentences that no other one has."""
    normals = {
        release.source: frozenset(wording(each.text).normal for each in release.sentences)
        for release in releases
    }
    uses = Counter(normal for said in normals.values() for normal in said)
    return {
        source: frozenset(normal for normal in said if uses[normal] == 1)
        for source, said in normals.items()
        if source in wanted
    }
