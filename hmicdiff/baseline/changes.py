"""What has changed in a release, sentence by sentence: before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from hmicdiff.baseline import messages
from hmicdiff.differences.messages import written_otherwise
from hmicdiff.differences.surprise import Surprise, said
from hmicdiff.differences.typography import ways_apart
from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import Filling
from hmicdiff.model.analysis import Level, Piece, PlacedRelease
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.model.template import Reading
from hmicdiff.model.text import Release, line_ends, standing


@dataclass(frozen=True, slots=True)
class Version:
    """A release at one time."""

    read: Release
    placed: PlacedRelease

    @property
    def normals(self) -> list[str]:
        """Its sentences in normal form."""
        return [sentence.wording.normal for sentence in self.read.sentences]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which sentence is which: pairs of numbers, before and after."""

    same: tuple[tuple[int, int], ...]
    """The words are the same, and the place."""
    moved: tuple[tuple[int, int], ...]
    changed: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def touched(self) -> frozenset[int]:
        """The numbers of the sentences that are not as they were."""
        pairs = (*self.moved, *self.changed)
        return frozenset((*self.added, *(after for _, after in pairs)))


def pair(old: Version, new: Version) -> Pairs:
    """Tell which sentence of the old version is which of the new one.

    Sentences with the same words are paired in order (longest matching blocks, as difflib has
    them), then out of order; then what says the same passage, between those.
    """
    same: list[tuple[int, int]] = []
    gaps: list[tuple[range, range]] = []
    matcher = SequenceMatcher(None, old.normals, new.normals, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            same += zip(range(a, b), range(c, d), strict=True)
        else:
            gaps.append((range(a, b), range(c, d)))
    before = [at for gap, _ in gaps for at in gap]
    after = [at for _, gap in gaps for at in gap]
    moved = list(_by_words(before, after, old.normals, new.normals))
    gone, came = {one for one, _ in moved}, {other for _, other in moved}
    changed = [
        found
        for first, second in gaps
        for found in _by_passage(
            [at for at in first if at not in gone],
            [at for at in second if at not in came],
            old.placed,
            new.placed,
        )
    ]
    gone |= {one for one, _ in changed}
    came |= {other for _, other in changed}
    return Pairs(
        same=tuple(same),
        moved=tuple(moved),
        changed=tuple(changed),
        removed=tuple(at for at in before if at not in gone),
        added=tuple(at for at in after if at not in came),
    )


def _by_passage(
    before: Sequence[int], after: Sequence[int], old: PlacedRelease, new: PlacedRelease
) -> Iterator[tuple[int, int]]:
    free = list(after)
    for one in before:
        says = set(old.sentences[one].passages)
        other = next((at for at in free if says & set(new.sentences[at].passages)), None)
        if other is not None:
            free.remove(other)
            yield one, other


def _by_words(
    before: Sequence[int], after: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    free = list(after)
    for one in before:
        other = next((at for at in free if new[at] == old[one]), None)
        if other is not None:
            free.remove(other)
            yield one, other


def changes(old: Version, new: Version, pairs: Pairs, surprise: Surprise) -> list[Drift]:
    """Return what has changed; its drift has no ids yet."""
    tell = _Teller(old, new, surprise)
    return [
        *(tell.changed(one, other) for one, other in pairs.changed),
        *(tell.moved(one, other) for one, other in pairs.moved),
        *(tell.added(at) for at in pairs.added),
        *(tell.removed(at, pairs) for at in pairs.removed),
        *tell.typography(pairs.same),
    ]


@dataclass(frozen=True, slots=True)
class _Teller:
    old: Version
    new: Version
    surprise: Surprise

    def _before(self, at: int) -> str:
        return self.old.read.sentences[at].wording.text

    def changed(self, one: int, other: int) -> Drift:
        """Tell that a sentence says otherwise than it did."""
        before = self.old.read.sentences[one].wording
        after = self.new.read.sentences[other].wording
        place = (0, other)
        pieces = compare(Filling(place, after, ()), (), [Reading("", (before.text,), ())])
        return self._told(
            DriftKind.CHANGED,
            other,
            before=before.text,
            message=messages.changed(pieces),
            surprise=self.surprise.reworded(pieces, 1, said([before.norms])),
            pieces=pieces,
        )

    def moved(self, one: int, other: int) -> Drift:
        """Tell that a sentence stands elsewhere than it did."""
        was, now = (
            standing(each.line, each.where)
            for each in (self.old.read.sentences[one], self.new.read.sentences[other])
        )
        return self._told(
            DriftKind.MOVED,
            other,
            before=self._before(one),
            message=f"Stands {now}; it stood {was}.",
            surprise=0.0,
        )

    def added(self, at: int) -> Drift:
        """Tell a sentence that was not there."""
        norms = self.new.read.sentences[at].wording.norms
        return self._told(
            DriftKind.ADDED,
            at,
            before=None,
            message="Was not there before.",
            surprise=self.surprise.extra(norms, 1),
        )

    def removed(self, at: int, pairs: Pairs) -> Drift:
        """Tell a sentence that is no longer there, at the end of what stood before it."""
        kept = dict((*pairs.same, *pairs.changed))
        last = next((kept[one] for one in range(at - 1, -1, -1) if one in kept), None)
        sentence = None if last is None else self.new.read.sentences[last]
        end = 0 if sentence is None else sentence.end
        line = 1 if sentence is None else sentence.line + line_ends(sentence.wording.text)
        was = self.old.read.sentences[at]
        stood = standing(was.line, was.where)
        gone = self.old.placed.sentences[at]
        return Drift(
            id="",
            kind=DriftKind.REMOVED,
            level=Level.WARNING,
            release=self.new.placed.id,
            source=self.new.placed.source,
            passage=gone.passages[0],
            start=end,
            end=end,
            line=line,
            quote="",
            before=self._before(at),
            expected=None,
            message=f"Stood {stood}, and is no longer there.",
            surprise=self.surprise.extra(was.wording.norms, 1),
            where="" if sentence is None else sentence.where,
        )

    def typography(self, same: Sequence[tuple[int, int]]) -> Iterator[Drift]:
        """Tell sentences whose words are what they were, written otherwise; else what is left."""
        told = False
        for one, other in same:
            before, after = self._before(one), self.new.read.sentences[other].wording.text
            names = ways_apart(after, before, wraps="\n" in before) if before != after else ()
            if names:
                told = True
                shown = ", ".join(map(written_otherwise, names))
                yield self._told(
                    DriftKind.TYPOGRAPHY,
                    other,
                    before=before,
                    message=f"The same words as before; other {shown}.",
                    surprise=0.0,
                    level=Level.NOTE,
                )
        if not told and len(same) == len(self.new.read.sentences) == len(self.old.read.sentences):
            yield self._of_file()

    def _of_file(self) -> Drift:
        """Tell that a file has other bytes and all the same sentences."""
        was, now = self.old.read, self.new.read
        what = "other spaces, line ends or list markers"
        if was.encoding != now.encoding:
            what = f"the encoding was {was.encoding} and is {now.encoding}"
        elif was.text == now.text:
            what = "other bytes that are no part of the text, as a byte-order mark"
        told = self._told(
            DriftKind.TYPOGRAPHY,
            0,
            before=None,
            message=f"The same words as before; {what}.",
            surprise=0.0,
            level=Level.NOTE,
        )
        return replace(told, start=0, end=0, line=1, where="", quote="", passage=None)

    def _told(
        self,
        kind: DriftKind,
        at: int,
        *,
        before: str | None,
        message: str,
        surprise: float,
        pieces: tuple[Piece, ...] = (),
        level: Level = Level.WARNING,
    ) -> Drift:
        sentence = self.new.placed.sentences[at]
        return Drift(
            id="",
            kind=kind,
            level=level,
            release=self.new.placed.id,
            source=self.new.placed.source,
            passage=sentence.passages[0],
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            quote=self.new.placed.text[sentence.start : sentence.end],
            before=before,
            expected=None,
            message=message,
            pieces=pieces,
            surprise=surprise,
            where=sentence.where,
        )
