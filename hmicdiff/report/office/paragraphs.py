"""A release and what tells it from the template as the paragraphs of a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from hmicdiff.model.analysis import FindingKind, PlacedRelease
from hmicdiff.model.text import Role
from hmicdiff.report.address import TextBlock, text_blocks
from hmicdiff.report.office.edits import Edit, EditIndex, Lacking, Redline
from hmicdiff.report.office.known import flat
from hmicdiff.structs import Struct, replace


class Mark(StrEnum):
    """Who says a run of words."""

    KEPT = "kept"
    """The release and the template."""
    ADDED = "added"
    """The release alone."""
    DROPPED = "dropped"
    """The template alone."""


class TextRun(Struct, frozen=True):
    """A run of words."""

    text: str
    mark: Mark


class CommentEdge(Struct, frozen=True):
    """Where a comment begins or ends."""

    number: int
    """Of its finding."""
    opens: bool


class Paragraph(Struct, frozen=True):
    """A title, a heading, a paragraph, an item, a quote or a note."""

    role: Role
    mark: Mark
    """Who has it as a paragraph of its own: what ends it is added or dropped with it."""
    parts: tuple[TextRun | CommentEdge, ...]


class _Place(Struct, frozen=True):
    """A block with where its words begin and end."""

    block: TextBlock
    start: int
    end: int
    gap: int
    """Where the block before it ends."""


def paragraphs(release: PlacedRelease, line: Redline) -> tuple[Paragraph, ...]:
    """Return the release with its differences, in order: all its characters but line breaks."""
    places = tuple(_places(release))
    edits = EditIndex([_with_space(edit, release, places) for edit in line.edits])
    inline, after = _hosts(places, line.lacking)
    edges = _edges(line, places)
    made = list(_dropped(after.get(-1, ())))
    for at, place in enumerate(places):
        parts = _parts(release.text, place, edits, inline.get(at, ()), edges)
        is_own = at not in inline and _is_own(release, place, edits)
        marker = _marker(release.text[place.gap : place.start])
        if marker:
            mark = Mark.ADDED if is_own or edits.covers(place.gap, place.start) else Mark.KEPT
            parts = (TextRun(marker, mark), *parts)
        following = places[at + 1].start if at + 1 < len(places) else None
        joined = following is not None and edits.covers(place.end, following)
        # what the template has in a paragraph must not run into the next one
        mark = Mark.ADDED if is_own or (joined and at not in inline) else Mark.KEPT
        made.append(Paragraph(place.block.role, mark, parts))
        made += _dropped(after.get(at, ()))
    rest = flat(release.text[places[-1].end if places else 0 :]).strip()
    if rest:
        made.append(Paragraph(Role.PARAGRAPH, Mark.KEPT, (TextRun(rest, Mark.KEPT),)))
    return tuple(made)


def _places(release: PlacedRelease) -> Iterator[_Place]:
    gap = 0
    for block in text_blocks(release):
        start, end = release.sentences[block.first].start, release.sentences[block.last].end
        yield _Place(block, start, end, gap)
        gap = end


def _marker(gap: str) -> str:
    """Return what stands before a block, with the space behind it if there is one."""
    told = flat(gap).strip()
    return f"{told} " if told and gap[-1:].isspace() else told


def _with_space(edit: Edit, release: PlacedRelease, places: Sequence[_Place]) -> Edit:
    """Let the space beside whole sentences of a paragraph come and go with them."""
    if edit.instead:
        return edit
    at = bisect_right(places, edit.start, key=lambda place: place.start) - 1
    if at < 0 or edit.end > places[at].end:
        return edit
    block = places[at].block
    sentences = release.sentences[block.first : block.last + 1]
    starts, ends = [one.start for one in sentences], [one.end for one in sentences]
    if edit.start in starts and edit.end in ends:
        first, last = starts.index(edit.start), ends.index(edit.end)
        if first:
            return replace(edit, start=ends[first - 1])
        if last + 1 < len(sentences):
            return replace(edit, end=starts[last + 1])
    return edit


def _is_own(release: PlacedRelease, place: _Place, edits: EditIndex) -> bool:
    """Tell whether no sentence of a block has anything of the template."""
    return all(
        edits.adds(each.start, each.end)
        for each in release.sentences[place.block.first : place.block.last + 1]
    )


_Dropped = list[list[Lacking]]


def _hosts(
    places: Sequence[_Place], lacking: Sequence[Lacking]
) -> tuple[Mapping[int, list[Lacking]], Mapping[int, _Dropped]]:
    """Put what is lacking into the block that it would stand in, or behind a block, by number."""
    inline: dict[int, list[Lacking]] = {}
    after: dict[int, _Dropped] = {}
    for one in lacking:
        host = bisect_left(places, one.at, key=lambda place: place.end)
        within = host < len(places) and places[host].start < one.at
        host -= 0 if within else 1  # else it stands in the gap behind the block before
        is_end = host >= 0 and one.at >= places[host].end
        if host in after and is_end and not one.apart:
            after[host][-1].append(one)
        elif host < 0 or (one.apart and is_end):
            after.setdefault(host, []).append([one])
        else:
            inline.setdefault(host, []).append(one)
    return inline, after


def _dropped(groups: Sequence[Sequence[Lacking]]) -> Iterator[Paragraph]:
    """Yield the paragraphs that the template has and the release has not."""
    seen: set[int] = set()
    for group in groups:
        parts: list[TextRun | CommentEdge] = []
        for at, one in enumerate(group):
            lead = f"{one.marker} " if one.marker and not at else " " if at else ""
            parts += _told(TextRun(lead + flat(one.words), Mark.DROPPED), one, seen)
        yield Paragraph(group[0].role, Mark.DROPPED, tuple(parts))


def _told(run: TextRun, one: Lacking, seen: set[int]) -> Iterator[TextRun | CommentEdge]:
    """Yield a run between the edges of its comment; of several runs the first has it."""
    if one.finding >= 0 and one.finding not in seen:
        seen.add(one.finding)
        yield CommentEdge(one.finding, opens=True)
        yield run
        yield CommentEdge(one.finding, opens=False)
    else:
        yield run


class _Edges(Struct, frozen=True):
    """Where comments begin and end, by offset."""

    opening: Mapping[int, list[int]]
    closing: Mapping[int, list[int]]
    offsets: Sequence[int]
    """All of them, in order."""

    def within(self, start: int, end: int) -> Sequence[int]:
        """Return the offsets from `start` to `end`."""
        return self.offsets[bisect_left(self.offsets, start) : bisect_right(self.offsets, end)]


def _edges(line: Redline, places: Sequence[_Place]) -> _Edges:
    """Return where the comments stand that are on words of the release."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, finding in enumerate(line.findings):
        if finding.kind is FindingKind.MISSING or not places:
            continue
        start, end = _clamped(finding.start, finding.end, places)
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    return _Edges(opening, closing, sorted({*opening, *closing}))


def _clamped(start: int, end: int, places: Sequence[_Place]) -> tuple[int, int]:
    """Return a span without what of it stands between blocks, at its ends."""
    first = bisect_right(places, start, key=lambda place: place.end)
    last = bisect_left(places, end, key=lambda place: place.start) - 1
    if first == len(places) or last < 0:
        return start, start
    return max(start, places[first].start), min(end, places[last].end)


def _parts(
    text: str,
    place: _Place,
    edits: EditIndex,
    inline: Sequence[Lacking],
    edges: _Edges,
) -> tuple[TextRun | CommentEdge, ...]:
    """Return the words of a block, cut wherever something begins or ends."""
    start, end = place.start, place.end
    here = edits.at(start, end)
    cuts = {start, end, *edges.within(start, end), *(one.at for one in inline)}
    cuts |= {offset for one in here for offset in (one.start, one.end)}
    offsets = sorted(offset for offset in cuts if start <= offset <= end)
    parts: list[TextRun | CommentEdge] = []
    seen: set[int] = set()
    for at, offset in enumerate(offsets):
        parts += [CommentEdge(one, opens=False) for one in edges.closing.get(offset, ())]
        for one in inline:
            if one.at == offset or (at == 0 and one.at < start) or (offset == end and one.at > end):
                lead, trail = ("", " ") if offset == start else (" ", "")
                parts += _told(TextRun(f"{lead}{flat(one.words)}{trail}", Mark.DROPPED), one, seen)
        if offset < end:
            parts += [CommentEdge(one, opens=True) for one in edges.opening.get(offset, ())]
        parts += [
            TextRun(flat(one.instead), Mark.DROPPED)
            for one in here
            if one.start == offset and one.instead
        ]
        if at + 1 < len(offsets):
            following = offsets[at + 1]
            is_added = any(one.start <= offset and following <= one.end for one in here)
            mark = Mark.ADDED if is_added else Mark.KEPT
            parts.append(TextRun(flat(text[offset:following]), mark))
    return tuple(_joined(one for one in parts if not isinstance(one, TextRun) or one.text))


def _joined(parts: Iterable[TextRun | CommentEdge]) -> Iterator[TextRun | CommentEdge]:
    """Make runs of one mark that follow each other one run: one change to accept or to reject."""
    for mark, run in groupby(parts, lambda one: one.mark if isinstance(one, TextRun) else None):
        if mark is None:
            yield from run
        else:
            yield TextRun("".join(one.text for one in run if isinstance(one, TextRun)), mark)
