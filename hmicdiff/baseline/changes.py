"""What has changed in a release, sentence by sentence: before and after."""

from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.differences import messages
from hmicdiff.differences.messages import number, written_otherwise
from hmicdiff.differences.surprise import Surprise, said
from hmicdiff.differences.typography import ways_apart
from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import Filling
from hmicdiff.model.analysis import Level, Piece, PlacedRelease
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.model.template import Reading
from hmicdiff.model.text import Release, line_ends, standing
from hmicdiff.place.neighbours import Link
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, replace


class Version(Struct, frozen=True):
    """A release at one time."""

    read: Release
    placed: PlacedRelease

    def normal(self, sentence: int) -> str:
        """Return the normal form of a sentence."""
        return self.read.sentences[sentence].wording.normal


def changes(
    old: Version, new: Version, links: Sequence[Link], surprise: Surprise
) -> Iterator[Drift]:
    """Yield what has changed, sentence by sentence; the drift has no ids yet.

    `links` say which sentences of the old version are which of the new one.
    """
    tell = _Teller(old, new, surprise)
    same = [link for link in links if _is_same(link, old, new)]
    for link in links:
        if link not in same:
            yield tell.linked(link)
    arrived = {at for link in links for at in link.after}
    stayed = {at: link.after[-1] for link in links if not link.moved for at in link.before}
    gone = {at for link in links for at in link.before}
    yield from (tell.added(at) for at in range(len(new.read.sentences)) if at not in arrived)
    yield from (tell.removed(at, stayed) for at in range(len(old.read.sentences)) if at not in gone)
    yield from tell.typography([(link.before[0], link.after[0]) for link in same])


def _is_same(link: Link, old: Version, new: Version) -> bool:
    """Tell whether a sentence is what it was, where it was."""
    alone = len(link.before) == len(link.after) == 1
    return alone and not link.moved and old.normal(link.before[0]) == new.normal(link.after[0])


class _Teller(Struct, frozen=True):
    old: Version
    new: Version
    surprise: Surprise

    def _before(self, at: int) -> str:
        return self.old.read.sentences[at].wording.text

    def linked(self, link: Link) -> Drift:
        """Tell what has become of sentences that are not as they were."""
        one, other = link.before[0], link.after[0]
        if len(link.before) > 1 or len(link.after) > 1:
            return self.cut_otherwise(link)
        if self.old.normal(one) != self.new.normal(other):
            return self.changed(one, other)
        return self.moved(one, other)

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
            message=_changed(pieces),
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

    def cut_otherwise(self, link: Link) -> Drift:
        """Tell that a sentence says what were several, or that several say what was one."""
        before = " ".join(map(self._before, link.before))
        sentences = [self.new.read.sentences[at] for at in link.after]
        adjacent = link.after[-1] - link.after[0] + 1 == len(link.after)
        start, end = sentences[0].start, sentences[-1 if adjacent else 0].end
        quote = self.new.read.quote(start, end)
        words = wording(quote)
        pieces = compare(Filling((0, link.after[0]), words, ()), (), [Reading("", (before,), ())])
        merged = len(link.before) > 1
        told = self._told(
            DriftKind.MERGED if merged else DriftKind.SPLIT,
            link.after[0],
            before=before,
            message=_was_merged(len(link.before)) if merged else _was_split(len(link.after)),
            surprise=self.surprise.reworded(pieces, 1, said([wording(before).norms])),
            pieces=pieces,
        )
        return replace(told, end=end, quote=quote)

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

    def removed(self, at: int, kept: Mapping[int, int]) -> Drift:
        """Tell a sentence that is no longer there, at the end of what stood before it."""
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


def _changed(pieces: Sequence[Piece]) -> str:
    """Tell how a sentence was changed."""
    what = messages.changes(pieces)
    return "Says something else than it did." if what is None else f"{what}."


def _was_merged(sentences: int) -> str:
    """Tell a sentence that says what several said."""
    return f"Says in one sentence what it said in {number(sentences)}."


def _was_split(sentences: int) -> str:
    """Tell several sentences that say what one said."""
    return f"Says in {number(sentences)} sentences what it said in one."
