"""What would have to be edited in a release to make it say the template's words.

An edit replaces characters of the release by words of the template. The edits follow from the
findings, so that a document tells no other differences than the report does.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hmicdiff.model.analysis import (
    Finding,
    FindingKind,
    Op,
    PlacedRelease,
)
from hmicdiff.model.text import Role
from hmicdiff.report.cards import Chunk, Patterns
from hmicdiff.report.collation import compare
from hmicdiff.report.office.gaps import Gap, gaps, moved_sentences
from hmicdiff.report.office.known import BREAKS, WORDED, Template, flat, words_of
from hmicdiff.structs import Struct

_LEADS, _TRAILS = re.compile(r"\A\W+"), re.compile(r"\W+\Z")


class Edit(Struct, frozen=True):
    """`[start, end)` of the release, and the words that the template has in their place."""

    start: int
    end: int
    instead: str


class EditIndex:
    """Edits in order, found by their places."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Know `edits`, which are in order and do not overlap."""
        self._edits = edits
        self._starts = [one.start for one in edits]
        self._ends = [one.end for one in edits]

    def at(self, start: int, end: int) -> Sequence[Edit]:
        """Return those that have characters of `[start, end)`, or stand at an end of it."""
        return self._edits[bisect_left(self._ends, start) : bisect_right(self._starts, end)]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether one of them goes beyond both ends of `[start, end)`."""
        return any(one.start < start and end < one.end for one in self.at(start, end))

    def adds(self, start: int, end: int) -> bool:
        """Tell whether the template has nothing for `[start, end)`."""
        return any(
            one.start <= start and end <= one.end and not one.instead for one in self.at(start, end)
        )


class Lacking(Struct, frozen=True):
    """A passage of the template that the release has not, or not here."""

    at: int
    """Where it would stand, in characters of the release's text."""
    words: str
    role: Role
    marker: str
    """What stands before it: the sign of a list, or nothing."""
    apart: bool
    """Whether it stands on a line of its own."""
    finding: int
    """The number of the finding that is told of it here; -1 where it is told elsewhere."""


class Redline(Struct, frozen=True):
    """All that tells a release from the template, in its order."""

    edits: tuple[Edit, ...]
    """None overlaps another."""
    lacking: tuple[Lacking, ...]
    findings: tuple[Finding, ...]
    """Those on the release that are no matter of typography, in the order of their places."""


def redline(release: PlacedRelease, family: Template) -> Redline:
    """Return what tells `release` from the template of its family."""
    findings = family.findings[release.id]
    fill = _Filler(release, family.patterns)
    edits = _Edits()
    for finding in findings:
        if finding.kind is FindingKind.EXTRA:
            edits.take([Edit(finding.start, finding.end, "")])
    for one in moved_sentences(release, findings, family):
        edits.take([Edit(one.start, one.end, "")])
    odd = {
        (one.start, one.end): one.expected
        for one in findings
        if one.kind is FindingKind.VALUE and one.expected is not None
    }
    for finding in findings:
        if finding.kind in WORDED and finding.expected:
            edits.take(_reworded(finding, fill))
    edits.take_each(Edit(start, end, words) for (start, end), words in odd.items())
    return Redline(
        edits=edits.all(),
        lacking=tuple(_lacks(one, family, fill) for one in gaps(release, findings, family)),
        findings=findings,
    )


class _Edits:
    """Gathers edits that do not overlap; the first that is given a place has it."""

    def __init__(self) -> None:
        self._taken: list[Edit] = []
        self._spans: list[tuple[int, int]] = []
        """Of edits that belong together, from the first to the last; in order."""

    def take(self, edits: Sequence[Edit]) -> None:
        """Take edits that belong together, if all characters from first to last are free."""
        if not edits:
            return
        start, end = edits[0].start, edits[-1].end
        if self._is_free(start, end):
            insort(self._spans, (start, end))
            self._taken += edits

    def take_each(self, edits: Iterable[Edit]) -> None:
        """Take those of these edits whose characters no other edit has."""
        for edit in edits:
            if all(edit.end <= one.start or one.end <= edit.start for one in self._taken):
                self._taken.append(edit)

    def _is_free(self, start: int, end: int) -> bool:
        at = bisect_left(self._spans, (start, end))
        before = self._spans[at - 1 : at] if at else []
        near = [*before, *self._spans[at : at + 1]]
        return all(end <= a or b <= start for a, b in near)

    def all(self) -> tuple[Edit, ...]:
        """Return those taken, in order."""
        return tuple(sorted(self._taken, key=lambda one: (one.start, one.end)))


def _reworded(finding: Finding, fill: "_Filler") -> Sequence[Edit]:
    """Return the edits that turn the quote into the template's words, filled in."""
    wanted = fill.expected(finding)
    exact = tuple(_between(finding.quote, wanted, finding.start))
    lighter = tuple(_without_typography(exact, finding))
    if words_of(applied(finding.quote, lighter, finding.start)) == words_of(wanted):
        return lighter
    return exact


def _without_typography(edits: Iterable[Edit], finding: Finding) -> Iterator[Edit]:
    """Yield edits without what the finding takes for the same: there, signs are typography."""
    same = tuple(_same(finding))
    for edit in edits:
        if any(a <= edit.start and edit.end <= b and edit.start < b for a, b in same):
            continue
        start, end, instead = edit.start, edit.end, edit.instead
        for a, b in same:
            if a <= start < b < end and not words_of(
                finding.quote[start - finding.start :][: b - start]
            ):
                start, instead = b, _LEADS.sub("", instead)
            if start < a < end <= b and not words_of(finding.quote[a - finding.start :][: end - a]):
                end, instead = a, _TRAILS.sub("", instead)
        yield Edit(start, end, instead)


def _between(quote: str, wanted: str, start: int) -> Iterator[Edit]:
    """Yield what has to be edited in `quote`, which begins at `start`, to make it `wanted`."""
    changes = compare((Chunk(wanted, slot=False),), (Chunk(quote, slot=False),))
    if not changes:
        yield Edit(start, start + len(quote), wanted)
        return
    at, dropped, added = start, "", ""
    for change in changes:
        if change.op is Op.SAME:
            if dropped or added:
                yield Edit(at, at + len(added), dropped)
            at += len(added) + len(change.text)
            dropped = added = ""
        elif change.op is Op.DROPPED:
            dropped += change.text
        else:
            added += change.text
    if dropped or added:
        yield Edit(at, at + len(added), dropped)


def _same(finding: Finding) -> Iterator[tuple[int, int]]:
    """Yield where the finding has the same words as the template."""
    at = finding.start
    for piece in finding.pieces:
        if piece.op is Op.DROPPED:
            continue
        if piece.op is Op.SAME:
            yield at, at + len(piece.text)
        at += len(piece.text)


def applied(text: str, edits: Iterable[Edit], start: int = 0) -> str:
    """Return a text that begins at `start`, edited."""
    made: list[str] = []
    done = start
    for edit in edits:
        made += [text[done - start : edit.start - start], edit.instead]
        done = edit.end
    return "".join([*made, text[done - start :]])


def _lacks(gap: Gap, family: Template, fill: "_Filler") -> Lacking:
    passage = family.analysis.template.passages[family.order[gap.passage]]
    laid = family.layout.at.get(gap.passage)
    before = "\n" if laid is None else family.layout.passages[laid].before
    return Lacking(
        at=gap.at,
        words=fill.pattern(gap.expected or passage.main.pattern),
        role=passage.role,
        marker=before.strip(),
        apart=bool(BREAKS.search(before)) or bool(before.strip()),
        finding=gap.finding,
    )


class _Filler:
    """Fills the template's words with what a release has."""

    def __init__(self, release: PlacedRelease, template: Patterns) -> None:
        uses: dict[str, Counter[str]] = {}
        for value in release.values:
            uses.setdefault(value.variable, Counter())[flat(value.text)] += 1
        self._usual = {name: max(own, key=lambda text: own[text]) for name, own in uses.items()}
        self._patterns = template

    def pattern(self, words: str) -> str:
        """Return the template's words with what the release has; "[name]" where it has nothing."""
        return "".join(map(self._of, self._patterns.parse(words)))

    def expected(self, finding: Finding) -> str:
        """Return the template's words with what the sentence itself has in their slots."""
        chunks = self._patterns.parse(finding.expected)
        fills = list(self._fills(finding))
        slots = [chunk for chunk in chunks if chunk.slot]
        if len(fills) != len(slots):
            return self.pattern(finding.expected or "")
        given = iter(fills)
        return "".join(
            (next(given) or self._of(chunk)) if chunk.slot else chunk.text for chunk in chunks
        )

    def _fills(self, finding: Finding) -> Iterator[str | None]:
        """Yield what fills each slot of the template's words; `None` for nothing."""
        for piece in finding.pieces:
            if piece.op is Op.DROPPED:
                yield from (None for chunk in self._patterns.parse(piece.text) if chunk.slot)
            elif piece.op is Op.FILLED:
                yield flat(piece.text)

    def _of(self, chunk: Chunk) -> str:
        if not chunk.slot:
            return chunk.text
        return self._usual.get(chunk.text, f"[{chunk.text}]")
