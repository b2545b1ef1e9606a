"""What has changed from one release to the next, sentence by sentence."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from hmicdiff.model.analysis import Piece
from hmicdiff.model.sequence import ChangeKind, NewFigure
from hmicdiff.model.text import Release
from hmicdiff.place.neighbours import Link
from hmicdiff.sequence.words import compare
from hmicdiff.structs import Struct


class Told(Struct, frozen=True):
    """What became of some sentences, before it is known which lives they belong to."""

    kind: ChangeKind
    link: Link
    pieces: tuple[Piece, ...] = ()
    figures: tuple[NewFigure, ...] = ()


def changes(one: Release, other: Release, links: Sequence[Link]) -> list[Told]:
    """Tell what became of every sentence of two releases that follow each other, each once.

    The changes come in the order of the release after; what is dropped comes after what stood
    before it.
    """
    arrived = {at for link in links for at in link.after}
    gone = set(range(len(one.sentences))) - {at for link in links for at in link.before}
    added = [
        Told(ChangeKind.ADDED, Link((), (at,), moved=False))
        for at in range(len(other.sentences))
        if at not in arrived
    ]
    told = sorted(
        [*(_told(one, other, link) for link in links), *added], key=lambda each: each.link.after
    )
    return _with_dropped(told, gone)


def _with_dropped(told: Sequence[Told], gone: AbstractSet[int]) -> list[Told]:
    """Put what is dropped behind the last that stood before it and has not moved."""
    standing = {
        at: place
        for place, each in enumerate(told)
        if not each.link.moved
        for at in each.link.before
    }
    behind: dict[int, list[Told]] = {}
    last = -1
    for sentence in range(max(gone, default=-1) + 1):
        last = standing.get(sentence, last)
        if sentence in gone:
            dropped = Told(ChangeKind.DROPPED, Link((sentence,), (), moved=False))
            behind.setdefault(last, []).append(dropped)
    found = list(behind.get(-1, ()))
    for place, each in enumerate(told):
        found += [each, *behind.get(place, ())]
    return found


def _told(one: Release, other: Release, link: Link) -> Told:
    before = [one.sentences[at].wording for at in link.before]
    after = [other.sentences[at].wording for at in link.after]
    if len(before) == len(after) == 1 and before[0].normal == after[0].normal:
        return Told(ChangeKind.MOVED if link.moved else ChangeKind.SAME, link)
    compared = compare(*(" ".join(each.text for each in side) for side in (before, after)))
    kind = ChangeKind.FIGURES if compared.only_figures else ChangeKind.REWORDED
    if len(before) > 1:
        kind = ChangeKind.MERGED
    elif len(after) > 1:
        kind = ChangeKind.SPLIT
    return Told(kind, link, compared.pieces, compared.figures)
