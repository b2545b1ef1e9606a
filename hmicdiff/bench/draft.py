"""A release in work: its sentences and what stands before each; nothing else is ever changed."""

from collections.abc import Iterator

from hmicdiff.model.text import Release, Role
from hmicdiff.structs import Struct, replace


class Line(Struct, frozen=True):
    """A sentence, with what stands between it and the one before."""

    before: str
    """Space and list markers, as they are written."""
    text: str
    role: Role
    block: int
    """Sentences of one block have one number; what is put in as a block of its own has -1."""
    origins: tuple[int, ...]
    """Which sentences of the unchanged release it was made of; none for one that was put in."""
    change: int | None = None
    """The number of the change that made it; none where it is as it was."""


class Draft(Struct, frozen=True):
    """A release in work."""

    source: str
    lines: tuple[Line, ...]
    tail: str
    """What stands after the last sentence."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(line.before + line.text for line in self.lines) + self.tail

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence stands in the text."""
        at = 0
        for line in self.lines:
            at += len(line.before)
            yield at, at + len(line.text)
            at += len(line.text)

    def at(self, origin: int) -> int | None:
        """Return where a sentence stands now that is as it was; none if it no longer is."""
        for number, line in enumerate(self.lines):
            if line.origins == (origin,) and line.change is None:
                return number
        return None

    def alone(self, at: int) -> bool:
        """Tell whether a sentence is the only one of its block."""
        return not (self.follows(at) or (at + 1 < len(self.lines) and self.follows(at + 1)))

    def follows(self, at: int) -> bool:
        """Tell whether a sentence stands in the block of the one before."""
        return at > 0 and self.lines[at].block == self.lines[at - 1].block

    def with_lines(self, start: int, end: int, *lines: Line) -> "Draft":
        """Return it with other sentences instead of those at `[start, end)`."""
        return replace(self, lines=(*self.lines[:start], *lines, *self.lines[end:]))


def draft_of(release: Release) -> Draft:
    """Return an unchanged release, ready to be changed."""
    lines, last = [], 0
    for number, sentence in enumerate(release.sentences):
        text = release.quote(sentence.start, sentence.end)
        before = release.text[last : sentence.start]
        lines.append(Line(before, text, sentence.role, sentence.block, (number,)))
        last = sentence.end
    return Draft(release.source, tuple(lines), release.text[last:])
