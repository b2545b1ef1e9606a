"""Sentences that say several passages at once, and passages that are said in several sentences."""

from collections.abc import Iterator, Sequence
from itertools import chain

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.context import Context
from hmicdiff.differences.departure import Departure, Key, doing, fixed_stems
from hmicdiff.differences.rewordings import in_other_words, worded_otherwise
from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import FEWEST, figures, in_order, stems
from hmicdiff.differences.surprise import said as said_by
from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import Filling
from hmicdiff.infer.template import Named
from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.template import Reading
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace

_REST = 0.8
"""With one sentence less there is at least a fifth less of what several say together."""
_ALL = 0.8
"""A sentence is a part of what several say, however short, if so much of it no other says there."""


def merged_sentences(context: Context) -> Iterator[Departure]:
    """Tell sentences that say several passages; where most do so, those that say them apart."""
    joint: dict[tuple[int, ...], list[Place]] = {}
    for place in sorted(place for place, said in context.said.items() if len(said.passages) > 1):
        joint.setdefault(tuple(sorted(context.said[place].passages)), []).append(place)
    for passages, places in joint.items():
        together = {release for release, _ in places}
        members = [context.inferred.named[at].draft.members.keys() for at in passages]
        apart = set.intersection(*map(set, members)) - together
        if apart and len(apart) < len(together):
            yield from _usually_merged(passages, places, sorted(apart), context)
            continue
        ids = _ids(passages, context)
        usual = [context.inferred.named[at].passage.main for at in passages]
        for place in places:
            if place[0] not in context.looked_at:
                continue
            said = context.said[place]
            first = said.passages[0]
            otherwise = worded_otherwise(first, context.inferred.named[first], place, context)
            if not states_the_same(usual, said.filling.wording.norms):
                yield from otherwise
                continue
            found = context.departure(
                FindingKind.MERGED,
                context.inferred.named[said.passages[0]],
                place,
                expected=" ".join(reading.pattern for reading in usual),
                alike=doing(FindingKind.MERGED, *ids),
                message=messages.merged(len(passages)),
                pieces=compare(said.filling, [slot.variable for slot in said.reading.slots], usual),
                words=tuple(map(fixed_stems, usual)),
                own=stems(said.filling.wording.norms),
            )
            yield found
            yield from (replace(each, unless=found) for each in otherwise if not each.unless)


def _ids(passages: Sequence[int], context: Context) -> Key:
    return tuple(context.inferred.named[at].passage.id for at in passages)


def _usually_merged(
    passages: tuple[int, ...], places: Sequence[Place], apart: list[int], context: Context
) -> Iterator[Departure]:
    """Tell what departs from the one sentence in which most say several passages.

    `places` are those sentences, `apart` the releases that say it in several.
    """
    readings = {context.said[place].reading.id: context.said[place].reading for place in places}
    usual = max(readings.values(), key=lambda reading: len(reading.releases))
    named = context.inferred.named[passages[0]]
    ids = _ids(passages, context)
    for release in apart:
        if release in context.looked_at:
            numbers = sorted(
                number
                for at in passages
                for number in context.inferred.named[at].draft.members[release]
            )
            if not _follow_each_other(numbers):
                continue  # what stands apart is said in two places
            alike = doing(FindingKind.SPLIT, *ids)
            yield from _one_for_several(named, release, numbers, usual, alike, context)
    words = said_by([context.said[place].filling.wording.norms for place in places])
    for place in places:
        if place[0] in context.looked_at and context.said[place].reading is not usual:
            yield in_other_words(named, place, usual, ids, words, context)


def split_passages(named: Named, context: Context) -> Iterator[Departure]:
    """Tell what a release says in several sentences, and most do not."""
    members = named.draft.members
    several = {release for release, numbers in members.items() if len(numbers) > 1}
    if 2 * len(several) > len(members):
        return
    for release in sorted(several):
        if release in context.looked_at:
            numbers = sorted(members[release])
            if not _follow_each_other(numbers):
                continue  # what stands apart is said in two places
            alike = doing(FindingKind.SPLIT, named.passage.id)
            yield from _one_for_several(named, release, numbers, named.passage.main, alike, context)


def _follow_each_other(numbers: Sequence[int]) -> bool:
    return numbers[-1] - numbers[0] + 1 == len(numbers)


def _one_for_several(
    named: Named,
    release: int,
    numbers: Sequence[int],
    reading: Reading,
    alike: Key,
    context: Context,
) -> Iterator[Departure]:
    """Yield the departure that a release says in several sentences what `reading` says in one.

    There is none where one of the sentences says it all, and another may be left out.
    """
    sentences = [context.corpus.releases[release].sentences[number] for number in numbers]
    words = fixed_stems(reading)
    start, end = sentences[0].start, sentences[-1].end
    quote = context.corpus.releases[release].quote(start, end)
    whole = Filling((release, numbers[0]), wording(quote), ())
    is_split = needs_each([stems(sentence.wording.norms) for sentence in sentences], words)
    if not (is_split and states_the_same([reading], whole.wording.norms)):
        return
    yield Departure(
        release=release,
        kind=FindingKind.SPLIT,
        passage=named.passage.id,
        start=start,
        end=end,
        line=sentences[0].line,
        quote=quote,
        expected=reading.pattern,
        alike=alike,
        of=(named.passage.id,),
        usual=(),
        message=messages.split(len(numbers)),
        bits=0.0,
        pieces=compare(whole, (), [reading]),
        where=sentences[0].where,
        words=(words,),
        own=stems(whole.wording.norms),
    )


def states_the_same(readings: Sequence[Reading], norms: Sequence[str]) -> bool:
    """Tell whether words have the figures of all readings, and others only if these have slots."""
    own = set(figures(norms))
    fixed = {
        figure
        for reading in readings
        for part in reading.parts
        if isinstance(part, str)
        for figure in figures(wording(part).norms)
    }
    return fixed <= own and (own <= fixed or any(reading.slots for reading in readings))


def needs_each(sentences: Sequence[Stems], words: Stems) -> bool:
    """Tell whether each of some sentences says words that the others together do not.

    They are a good part of the words, or nearly all that the sentence says.
    """
    together = in_order(words, tuple(chain.from_iterable(sentences)))
    for at, sentence in enumerate(sentences):
        others = chain.from_iterable([*sentences[:at], *sentences[at + 1 :]])
        rest = in_order(words, tuple(others))
        is_part = len(sentence) >= FEWEST and together - rest >= _ALL * len(sentence)
        if rest > _REST * together and not is_part:
            return False
    return True
