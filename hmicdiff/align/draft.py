"""A passage in the making: which sentences of which releases say it."""

from collections.abc import Container, Iterator
from typing import Any

from hmicdiff.structs import Struct, field

Place = tuple[int, int]
"""A sentence: the index of its release and its own in there."""


class Draft(Struct, eq=False):
    """A passage in the making."""

    members: dict[int, list[int]] = field(default_factory=dict)
    """Release by release, the sentences that say it."""
    moved: set[int] = field(default_factory=set)
    """The releases in which it stands elsewhere."""
    also: set[int] = field(default_factory=set)
    """The releases whose sentence says it besides the passage it is first counted to."""
    joint: set[int] = field(default_factory=set)
    """The releases whose sentence here says another passage too."""
    beyond: int = 0
    """How many releases have it, in its place, besides those that are looked at here."""
    answers: bool = False
    """Whether its sentences are what each release has answered to one question."""
    version: int = 0
    """Changes whenever the sentences do."""
    known: Any = None
    """What a scale has found out about it last: that scale looks whether it still holds."""

    @property
    def support(self) -> int:
        """How many releases have it."""
        return len(self.members) + self.beyond

    def add(self, release: int, sentence: int) -> None:
        """Let `sentence` of `release` say this passage."""
        self.members.setdefault(release, []).append(sentence)
        self.version += 1

    def take(self, release: int, sentence: int) -> None:
        """Take `sentence` of `release` out of this passage."""
        left = [each for each in self.members[release] if each != sentence]
        if left:
            self.members[release] = left
            self.version += 1
        else:
            self.drop(release)

    def absorb(self, other: "Draft") -> None:
        """Take over all that another passage has: from now on they are one.

        A sentence that says it besides another passage gives way where its release has one of
        its own for it; else one mark for both would leave that out.
        """
        for release, sentences in other.members.items():
            if release not in self.members:
                self.members[release] = list(sentences)
                self.also |= other.also & {release}
            elif release not in other.also:
                self.give_way(release)
                self.members.setdefault(release, []).extend(sentences)
            elif release in self.also:
                self.members[release].extend(sentences)
            else:
                continue
            self.joint |= other.joint & {release}
        self.moved |= other.moved
        self.version += 1

    def give_way(self, release: int) -> None:
        """Leave out what `release` says besides another passage, before it has its own here."""
        if release in self.also:
            self.drop(release)

    def drop(self, release: int) -> list[int]:
        """Take `release` out of this passage; return which of its sentences were in it."""
        for marked in (self.moved, self.also, self.joint):
            marked.discard(release)
        self.version += 1
        return self.members.pop(release, [])

    def placed(self, without: int) -> int:
        """Count the releases that have it in its place, `without` one."""
        count = self.support - len(self.moved)
        return count - (without in self.members and without not in self.moved)

    def places(self) -> Iterator[Place]:
        """Yield the sentences that say it."""
        for release, sentences in self.members.items():
            for sentence in sentences:
                yield release, sentence

    def first_places(self) -> Iterator[Place]:
        """Yield the sentences that are first counted to it."""
        for release, sentences in self.members.items():
            if release not in self.also:
                for sentence in sentences:
                    yield release, sentence


def kept(draft: Draft, releases: Container[int]) -> Draft:
    """Return a draft with the sentences of these releases alone."""
    return Draft(
        members={r: list(numbers) for r, numbers in draft.members.items() if r in releases},
        moved={release for release in draft.moved if release in releases},
        also={release for release in draft.also if release in releases},
        joint={release for release in draft.joint if release in releases},
        beyond=draft.beyond,
    )


def draft_of(places: list[Place]) -> Draft:
    """Return a draft that just these sentences say."""
    draft = Draft()
    for release, sentence in places:
        draft.add(release, sentence)
    return draft
