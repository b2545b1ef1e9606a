"""A baseline as releases and passages again, as many of them as new releases are aligned with."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.model.baseline import Baseline, CharacterSpan, KnownRelease, KnownSentence
from hmicdiff.model.template import Kind
from hmicdiff.model.text import LINE_END, LISTED, Block, Release, Sentence, Wording
from hmicdiff.place.uses import Uses
from hmicdiff.read.conventions import BROKEN_WORD
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_PANEL = 64
"""So many releases are recalled whole; of others, only what none of these says."""
_WORD = re.compile(r"[^\W\d_]+")


class Recalled(Struct, frozen=True):
    """What new releases are aligned with."""

    known: tuple[KnownRelease, ...]
    releases: tuple[Release, ...]
    """Row by row of `known`, the release, with all of its sentences or those that are needed."""
    drafts: tuple[Draft, ...]
    """Passage by passage of the template, the sentences that say it."""
    fillings: Mapping[str, Sequence[Filling]]
    """Reading by reading, the sentences that use it."""
    choices: Mapping[str, int]
    """Reading by reading, the slot that holds what is chosen among a few ways, where one does."""
    beyond: int
    """How many releases are not among these."""


def family_words(
    releases: Sequence[KnownRelease], new: Sequence[str] | None = None
) -> frozenset[str]:
    """Return the words of a family, which tell what a hyphen at the end of a line has broken.

    With the texts of `new` releases, theirs too; and none where no line of any ends so.
    """
    if new is not None:
        known = (sentence.text for release in releases for sentence in release.sentences)
        if not any(map(BROKEN_WORD.search, new)) and not any(map(BROKEN_WORD.search, known)):
            return frozenset()
    texts = [*(new or ()), *(release.text for release in releases)]
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def recall(
    baseline: Baseline, uses: Uses, wordings: "Wordings", needed: Collection[str] = ()
) -> Recalled:
    """Return the releases and passages of a baseline.

    Of a large one a panel is taken, evenly, with the releases that are `needed`, by their ids, and
    with one sentence at least of every reading.
    """
    rows = list(_rows(baseline.releases, needed))
    order = {passage.id: at for at, passage in enumerate(baseline.template.passages)}
    drafts = [Draft() for _ in order]
    choices = _choices(baseline)
    fillings: defaultdict[str, list[Filling]] = defaultdict(list)
    releases: list[Release] = []
    for row, (release, numbers) in enumerate(rows):
        releases.append(_release(release, numbers, wordings))
        for at, number in enumerate(numbers):
            sentence = release.sentences[number]
            add_known(drafts, order, (row, at), sentence)
            found = releases[-1].sentences[at].wording
            choice = choices.get(sentence.reading)
            fillings[sentence.reading].append(as_filled((row, at), found, sentence.fills, choice))
    for passage, at in order.items():
        drafts[at].beyond = len(uses.passages.get(passage, ())) - len(drafts[at].members)
    return Recalled(
        known=tuple(release for release, _ in rows),
        releases=tuple(releases),
        drafts=tuple(drafts),
        fillings=dict(fillings),
        choices=choices,
        beyond=len(baseline.releases) - len(rows),
    )


def _rows(
    releases: Sequence[KnownRelease], needed: Collection[str]
) -> Iterable[tuple[KnownRelease, Sequence[int]]]:
    """Yield releases, each with the numbers of the sentences that are looked at."""
    step = max(1.0, len(releases) / _PANEL)
    whole = {int(at * step) for at in range(min(_PANEL, len(releases)))}
    whole |= {at for at, release in enumerate(releases) if release.id in needed}
    seen: set[str] = set()
    for at in sorted(whole):
        release = releases[at]
        seen.update(sentence.reading for sentence in release.sentences)
        yield release, range(len(release.sentences))
    for at, release in enumerate(releases):
        if at in whole:
            continue
        numbers = []
        for number, sentence in enumerate(release.sentences):
            if sentence.reading not in seen:
                seen.add(sentence.reading)
                numbers.append(number)
        if numbers:
            yield release, numbers


def add_known(
    drafts: Sequence[Draft], order: Mapping[str, int], place: Place, sentence: KnownSentence
) -> None:
    """Count a sentence to the passages that it is known to say; `order` are their numbers."""
    for passage in sentence.passages:
        draft = drafts[order[passage]]
        draft.add(*place)
        if len(sentence.passages) > 1:
            draft.joint.add(place[0])
        if passage != sentence.passages[0]:
            draft.also.add(place[0])
        if sentence.moved:
            draft.moved.add(place[0])


class Wordings:
    """Sentences as tokens, each text once."""

    def __init__(self, words: Collection[str]) -> None:
        """Know no sentence yet; `words` are those that line ends may break."""
        self._words = words
        self._known: dict[str, Wording] = {}

    def of(self, text: str) -> Wording:
        """Return a sentence as tokens."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = wording(text, self._words)
        return known


def _release(release: KnownRelease, numbers: Sequence[int], wordings: Wordings) -> Release:
    text = release.text
    lines = [match.end() for match in LINE_END.finditer(text)]
    wanted = set(numbers)
    sentences = []
    at = 0
    for number, sentence in enumerate(release.sentences):
        start = at + len(sentence.before)
        at = start + len(sentence.text)
        if number in wanted:
            sentences.append(
                Sentence(
                    start=start,
                    end=at,
                    line=bisect_right(lines, start) + 1,
                    role=sentence.role,
                    block=number,
                    wording=wordings.of(sentence.text),
                    where=sentence.where,
                )
            )
    return Release(
        source=release.source,
        sha256=release.sha256,
        encoding=release.encoding,
        text=text,
        blocks=tuple(_blocks(release)),
        sentences=tuple(sentences),
    )


def _blocks(release: KnownRelease) -> Iterable[Block]:
    """Yield a block for each sentence: of the blocks as they were only the list markers are known.

    A marker stands at the end of what is before the first sentence of its item.
    """
    at = 0
    for sentence in release.sentences:
        start = at + len(sentence.before)
        at = start + len(sentence.text)
        last_line = sentence.before.rpartition("\n")[2]
        marker = last_line.strip() if sentence.role in LISTED else ""
        yield Block(sentence.role, start, at, marker)


def _choices(baseline: Baseline) -> dict[str, int]:
    """Return reading by reading the slot that holds what is chosen among a few ways of saying.

    What follows goes with the choice. So with other words than those of the main reading there is
    another choice in it, too: where both are filled in alike, the words are just put otherwise.
    """
    values = _values(baseline.releases)
    found: dict[str, int] = {}
    for passage in baseline.template.passages:
        main, *others = passage.readings
        of_main = {slot.variable: values[main.id, at] for at, slot in enumerate(main.slots)}
        for reading in others:
            chosen = [
                at
                for at, slot in enumerate(reading.slots)
                if slot.kind is Kind.CHOICE
                and not of_main.get(slot.variable, set()) & values[reading.id, at]
            ]
            if chosen:
                found[reading.id] = chosen[0]
    return found


def _values(releases: Iterable[KnownRelease]) -> defaultdict[tuple[str, int], set[str]]:
    """Return what fills each slot of each reading."""
    values: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for release in releases:
        for sentence in release.sentences:
            for at, fill in enumerate(sentence.fills):
                if fill is not None:
                    text = sentence.text[fill[0] : fill[1]]
                    values[sentence.reading, at].add(" ".join(text.casefold().split()))
    return values


def as_filled(
    place: Place,
    words: Wording,
    fills: Sequence[CharacterSpan | None],
    choice: int | None = None,
) -> Filling:
    """Return a sentence with its slots, given what fills them as offsets in it.

    `choice` is the slot that holds what is chosen.
    """
    spans: list[TokenSpan] = []
    last = 0
    for fill in fills:
        if fill is None:
            spans.append((last, last))
            continue
        inside = [at for at, (a, b) in enumerate(words.spans) if fill[0] <= a and b <= fill[1]]
        a, b = (inside[0], inside[-1] + 1) if inside else (last, last)
        spans.append((a, b))
        last = b
    return Filling(place, words, tuple(spans), choice=choice)
