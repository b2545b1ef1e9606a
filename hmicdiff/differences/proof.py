"""What a release is told to lack or to say alone, held against the release's own sentences.

It comes between the departures of one release and what is told of them: what others say is looked
up later, by the same words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from hmicdiff.differences import messages
from hmicdiff.differences.departure import Departure
from hmicdiff.differences.lookup import Lookup
from hmicdiff.differences.said import Said, SaidThere, Stems, said_by
from hmicdiff.differences.stems import FEWEST, figures, in_order, label, says, stems
from hmicdiff.model.analysis import FindingKind, PlacedRelease
from hmicdiff.model.baseline import KnownRelease
from hmicdiff.model.text import Release, Sentence, Wording, standing
from hmicdiff.place.recall import Wordings
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, replace

_If = tuple[tuple[str, bool], ...]


class Stemmer:
    """Finds the words of sentences, of those that are said alike once."""

    def __init__(self) -> None:
        """Know no sentence yet."""
        self._known: dict[int, tuple[Wording, Stems, Stems, Stems]] = {}

    def of(self, words: Wording) -> tuple[Stems, Stems, Stems]:
        """Return the words to look a sentence up by, its figures, and what it is as a label."""
        found = self._known.get(id(words))
        if found is None:  # the wording is kept, so that its identity stays its own
            norms = words.norms
            found = (words, stems(norms), figures(norms), label(norms))
            self._known[id(words)] = found
        return found[1:]


def said_there(release: Release, placed: PlacedRelease, stemmer: Stemmer) -> list[SaidThere]:
    """Return the sentences of a release to be looked up, with the passages that they say."""
    return [
        (*stemmer.of(sentence.wording), there.passages)
        for sentence, there in zip(release.sentences, placed.sentences, strict=True)
    ]


def lookup_of(
    releases: Iterable[tuple[Release, PlacedRelease]], stemmer: Stemmer | None = None
) -> Lookup:
    """Return what some releases say, to be looked up."""
    lookup = Lookup()
    known = stemmer or Stemmer()
    every = tuple(releases)
    said = said_by(said_there(release, placed, known) for release, placed in every)
    lookup.add(said, [placed.id for _, placed in every])
    return lookup


def said_before(releases: Iterable[KnownRelease], wordings: Wordings, stemmer: Stemmer) -> Said:
    """Return what the releases of a baseline say, to be looked up."""
    return said_by(
        [(*stemmer.of(wordings.of(each.text)), each.passages) for each in release.sentences]
        for release in releases
    )


class _Own(Struct, frozen=True):
    """The sentences of one release."""

    sentences: Sequence[Sentence]
    words: Sequence[Stems]
    places: Mapping[Stems, Sequence[int]]
    """By the words, the numbers of the sentences that say them."""

    def saying(self, words: Stems, *, is_open: bool = False) -> int | None:
        """Return the number of a sentence that says these words in their order."""
        bag = set(words)
        if len(bag) < FEWEST:
            return next(iter(self.places.get(words, ())), None) if words else None
        for number, said in enumerate(self.words):
            if 2 * len(bag.intersection(said)) > len(bag) and says(said, words, is_open=is_open):
                return number
        return None

    def says_once(self, words: Stems) -> bool:
        """Tell whether these words are said just once, and no sentence says nearly the same."""
        nearly = [said for said in self.words if says(said, words)]
        return len(nearly) == 1 and in_order(words, nearly[0]) == len(words)


def proved(
    departures: Iterable[Departure], release: Release, stemmer: Stemmer
) -> Iterator[Departure]:
    """Yield the departures of one release that its own text does not contradict.

    What it says in another place it does not lack: that is a passage that has moved, if no other
    passage claims the sentence. What it says of its own twice is told once.
    """
    found = list(departures)
    words = [stemmer.of(sentence.wording)[0] for sentence in release.sentences]
    places: defaultdict[Stems, list[int]] = defaultdict(list)
    for number, said in enumerate(words):
        places[said].append(number)
    own = _Own(release.sentences, words, places)
    alone = {
        each.start: each.only_if
        for each in found
        if each.kind is FindingKind.EXTRA and not each.unless
    }
    told = sorted(
        (each.start, each.end, each.only_if)
        for each in found
        if each.kind is not FindingKind.TYPOGRAPHY
    )
    for each in found:
        if each.kind is FindingKind.MISSING:
            yield from _not_elsewhere(each, own, alone)
        elif each.kind is FindingKind.EXTRA:
            yield from _told_once(each, own, alone)
        elif each.kind in (FindingKind.VALUE, FindingKind.REWORDED):
            yield from _not_in_other_order(each, own, told)
        else:
            yield each


def _not_elsewhere(missing: Departure, own: _Own, alone: Mapping[int, _If]) -> Iterator[Departure]:
    """Yield that a passage is missing, or that it has moved, or that others say it twice.

    Whether a longer sentence says it is looked up where the others are counted.
    """
    number = own.saying(missing.words[0])
    if number is None:
        yield replace(missing, message="")
        return
    if missing.unless is not None:
        return
    sentence = own.sentences[number]
    is_alone = alone.get(sentence.start)
    if is_alone is not None:
        moved = _moved(missing, sentence, own.words[number])
        yield replace(moved, only_if=tuple(dict.fromkeys((*missing.only_if, *is_alone))))
        if set(is_alone) <= set(missing.only_if):
            return
    if not own.says_once(missing.words[0]):
        return
    here = standing(sentence.line, sentence.where)
    twice = replace(missing, message="", again=here)
    yield replace(twice, only_if=(*missing.only_if, *_otherwise(is_alone or ())))


def _otherwise(condition: _If) -> _If:
    """Return what holds where a condition, which is about one passage at most, does not."""
    return tuple((passage, not usual) for passage, usual in condition)


def _unless(departure: Departure, before: Sequence[_If]) -> Iterator[Departure]:
    """Yield a departure, to be told where no condition of those holds that are told before it."""
    if any(set(condition) <= set(departure.only_if) for condition in before):
        return
    only_if = {*departure.only_if, *chain.from_iterable(map(_otherwise, before))}
    yield replace(departure, only_if=tuple(sorted(only_if))) if before else departure


def _moved(missing: Departure, sentence: Sentence, words: Stems) -> Departure:
    """Return that what seemed to be missing stands elsewhere, as a sentence of these words."""
    here = standing(sentence.line, sentence.where)
    return replace(
        missing,
        kind=FindingKind.MOVED,
        start=sentence.start,
        end=sentence.end,
        line=sentence.line,
        where=sentence.where,
        quote=sentence.wording.text,
        alike=(f"{FindingKind.MOVED}:", missing.passage),
        message=messages.moved(here, missing.message),
        bits=0.0,
        own=words,
    )


def _not_in_other_order(
    told: Departure, own: _Own, departures: Sequence[tuple[int, int, _If]]
) -> Iterator[Departure]:
    """Yield that a sentence is put otherwise; nothing if the release says the usual one as well.

    Of two items that stand the other way round, neither is another wording of the other. That is
    so only where the other sentence departs, too: what all say twice is usual in its own place.
    """
    if not told.whole:
        yield told
        return
    expected = wording(told.expected or "").norms
    usual = sorted((*told.whole, *stems(expected)))
    elsewhere: list[_If] = []
    for sentence, said in zip(own.sentences, own.words, strict=True):
        if sentence.start <= told.start < sentence.end:
            continue
        if told.kind is FindingKind.VALUE:
            same = told.expected is not None and sorted(said) == usual
            same = same and set(figures(expected)) <= set(figures(sentence.wording.norms))
        else:
            same = said == told.whole
        if same:
            elsewhere += (
                condition
                for start, end, condition in departures
                if start < sentence.end and sentence.start < end
            )
    yield from _unless(told, elsewhere)


def _told_once(extra: Departure, own: _Own, alone: Mapping[int, _If]) -> Iterator[Departure]:
    """Yield a sentence of its own, with where it stands once more; nothing if it was told."""
    here = next(at for at, each in enumerate(own.sentences) if each.start == extra.start)
    mine = own.sentences[here].wording.norms
    same = [
        own.sentences[at]
        for at in own.places[own.words[here]]
        if at != here and label(mine) == label(own.sentences[at].wording.norms)
    ]
    if not same or not own.words[here]:
        yield extra
        return
    before = [
        alone[each.start] for each in same if each.start in alone and each.start < extra.start
    ]
    again = next((each for each in same if figures(each.wording.norms) == figures(mine)), None)
    there = again or same[0]
    where = standing(there.line, there.where)
    told = replace(extra, again=where if again else messages.with_other_figures(where))
    yield from _unless(told, before)
