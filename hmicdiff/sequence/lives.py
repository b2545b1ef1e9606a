"""The lives of passages: sentences linked from release to release, also over gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.align.vocabulary import Forms
from hmicdiff.model.sequence import End, Life, Origin, Stretch
from hmicdiff.sequence.changes import Told
from hmicdiff.structs import Struct, field, replace

_BACK = 0.6
"""What was said before is back if so much of its words is; it had time to be forgotten."""


class Track(Struct):
    """A life as it is followed: the sentences that say it, by the place of their release."""

    sentences: list[Place]
    """Places in the sequence, and the sentence there that says it; in order."""
    origin: Origin
    source: int | None = None
    end: End = End.LAST
    into: int | None = None


class _Following(Struct):
    forms: Forms
    """Release by release, in the order of the sequence."""
    passages: Sequence[Sequence[tuple[str, ...]]]
    """Release by release, sentence by sentence, the passages of the family that it says."""
    tracks: list[Track] = field(default_factory=list)
    of: dict[Place, int] = field(default_factory=dict)
    """Sentence by sentence, its track."""
    over: defaultdict[int | str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    """By the wording that they last had, and by its passages: the tracks that were dropped."""

    def begin(self, place: Place, origin: Origin, source: int | None = None) -> None:
        self.of[place] = len(self.tracks)
        self.tracks.append(Track([place], origin, source))

    def go_on(self, track: int, place: Place) -> None:
        self.of[place] = track
        self.tracks[track].sentences.append(place)

    def come(self, place: Place) -> None:
        """Find out whether a sentence that is new here has been there before."""
        track = self._returning(place)
        if track is None:
            self.begin(place, Origin.ADDED)
        else:
            self.tracks[track].end = End.LAST
            for key in self._keys(self.tracks[track].sentences[-1]):
                del self.over[key][track]
            self.go_on(track, place)

    def stop(self, track: int) -> None:
        """Note that the passage of a track is not said any more."""
        self.tracks[track].end = End.DROPPED
        for key in self._keys(self.tracks[track].sentences[-1]):
            self.over[key][track] = None

    def _keys(self, place: Place) -> set[int | str]:
        wording = self.forms.wording[self.forms.at(place)]
        return {wording, *self.passages[place[0]][place[1]]}

    def _returning(self, place: Place) -> int | None:
        """Return the track that has come back: that with most of its words, the latest of such."""
        form = self.forms.at(place)
        best = (_BACK, -1, -1)
        for track in {track for key in self._keys(place) for track in self.over.get(key, ())}:
            last = self.tracks[track].sentences[-1]
            if last[0] < place[0] - 1:
                share = self._back(form, self.forms.at(last), place, last)
                best = max(best, (share, last[0], track))
        return best[2] if best[2] >= 0 else None

    def _back(self, form: int, other: int, place: Place, last: Place) -> float:
        """Return how much of the words of two sentences is in both, or 0 if they are no passage."""
        if self.forms.wording[form] == self.forms.wording[other]:
            return 1.0
        said = self.passages[place[0]][place[1]]
        if not set(said) & set(self.passages[last[0]][last[1]]):
            return 0.0
        one, two = (self.forms.bags[each] - self.forms.silent for each in (form, other))
        both = 2 * self.forms.mass(one & two)
        return both / max(1, self.forms.mass(one) + self.forms.mass(two))


def follow(
    forms: Forms,
    passages: Sequence[Sequence[tuple[str, ...]]],
    steps: Sequence[Sequence[Told]],
) -> tuple[list[Track], dict[Place, int]]:
    """Follow every passage through the steps; return the lives, and the life of each sentence."""
    following = _Following(forms, passages)
    for sentence in range(len(forms.of[0]) if forms.of else 0):
        following.begin((0, sentence), Origin.FIRST)
    for at, step in enumerate(steps, 1):
        for told in step:
            _linked(following, at, told)
        for told in step:
            if told.link.after and not told.link.before:
                following.come((at, told.link.after[0]))
    return following.tracks, following.of


def _linked(following: _Following, at: int, told: Told) -> None:
    link = told.link
    before = [following.of[at - 1, sentence] for sentence in link.before]
    if not link.after:
        following.stop(before[0])
    elif len(link.after) > 1:
        following.go_on(before[0], (at, link.after[link.main]))
        for sentence in link.after:
            if sentence != link.after[link.main]:
                following.begin((at, sentence), Origin.SPLIT, before[0])
    elif before:
        main = before[link.main]
        following.go_on(main, (at, link.after[0]))
        for track in before:
            if track != main:
                following.tracks[track].end = End.MERGED
                following.tracks[track].into = main


def lives(
    tracks: Sequence[Track],
    forms: Forms,
    passages: Sequence[Sequence[tuple[str, ...]]],
    releases: Sequence[str],
) -> list[Life]:
    """Return the lives with their ids; `releases` are the ids of the releases in their order."""
    said = [
        Counter(one for place in track.sentences for one in passages[place[0]][place[1]])
        for track in tracks
    ]
    ids = _ids([next(iter(_by_number(counts)), "life") for counts in said])
    return [
        Life(
            id=ids[at],
            passages=tuple(_by_number(said[at])),
            stretches=tuple(_stretches(track, forms, releases)),
            origin=track.origin,
            end=track.end,
            source=None if track.source is None else ids[track.source],
            into=None if track.into is None else ids[track.into],
        )
        for at, track in enumerate(tracks)
    ]


def _by_number(counts: Counter[str]) -> list[str]:
    return [one for one, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _ids(names: Sequence[str]) -> list[str]:
    """Tell lives of one passage apart by numbers, the earliest first."""
    numbers: Counter[str] = Counter()
    taken: set[str] = set()
    found = []
    for name in names:
        own = name
        while own in taken:
            numbers[name] += 1
            own = f"{name}-{numbers[name] + 1}"
        taken.add(own)
        found.append(own)
    return found


def _stretches(track: Track, forms: Forms, releases: Sequence[str]) -> Iterator[Stretch]:
    """Yield the runs of releases that say it in the same words."""
    held: Stretch | None = None
    last, said = -1, -1
    for place in track.sentences:
        at, sentence = place
        wording = forms.wording[forms.at(place)]
        if held is not None and wording == said and at == last + 1:
            held = replace(held, last=releases[at], releases=held.releases + 1)
        else:
            if held is not None:
                yield held
            gap = at - last - 1 if held is not None else 0
            held = Stretch(releases[at], releases[at], 1, sentence, gap)
        last, said = at, wording
    if held is not None:
        yield held
