"""What each release says, lacks or does otherwise than the template, before others are counted.

How many do the same is not known here: `findings` tells a departure once all releases are counted.

Each kind has a teller of its own, which is given one passage at a time and knows nothing of the
others: what is extra, missing or moved (`presence`), reworded (`rewordings`), merged or split, odd
in a value alone (`odd_values`), or in its typography. What holds: a sentence that a value alone
tells from the template is no rewording; a passage that most have is never extra, and one that few
have never missing; a departure names those who do the same by a key, so that they are counted
without looking at their sentences again. For instance five releases say a passage, one of them with
"has" for "have": it is reworded, its key is its reading, and it is rare among those who have the
passage. Whether others say the same in other passages is for `proof` to look up.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.context import Context, Grounds, words_of
from hmicdiff.differences.departure import Departure, doing
from hmicdiff.differences.merged_and_split import merged_sentences, split_passages
from hmicdiff.differences.odd_values import odd_values_in_slots
from hmicdiff.differences.presence import extra_passages, missing_passages, moved_passages
from hmicdiff.differences.rewordings import reworded_sentences
from hmicdiff.differences.surprise import Said as Words
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.surprise import said as said_by
from hmicdiff.differences.typography import oddities
from hmicdiff.differences.values import ValueJudge
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.text import Corpus
from hmicdiff.structs import replace

if TYPE_CHECKING:
    from hmicdiff.place.known_family import KnownFamily
    from hmicdiff.place.placement import Placement


def odd_typography(named: Named, context: Context) -> Iterator[Departure]:
    """Yield the sentences that have the usual words in unusual typography."""
    for odd in oddities(context.corpus, named, context.looked_at):
        reading = context.said[odd.place].reading.id
        yield context.departure(
            FindingKind.TYPOGRAPHY,
            named,
            odd.place,
            expected=odd.usual,
            alike=doing(FindingKind.TYPOGRAPHY, reading, *odd.names),
            of=(reading,),
            message=messages.typography(odd.names, odd.markers),
        )


def departures(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    grounds: Grounds,
    looked_at: Container[int],
    either: Container[str] | None = None,
) -> Iterator[Departure]:
    """Yield what the releases `looked_at` do otherwise than the template.

    Where the releases are not all of those that are counted, `either` are the passages, by their
    ids, of which these cannot tell whether most have them. Of them both is told: what is to be told
    if most have them, and what is if they have not. `applies` tells later which of it holds.
    """
    context = Context(corpus, inferred, said, grounds, looked_at)
    family = set(inferred.family)
    for at, named in enumerate(inferred.named):
        is_of_strangers = named.draft.members and not named.draft.members.keys() & family
        if is_of_strangers:
            continue
        both = either is not None and named.passage.id in either
        known = either is None
        if both or not (named.usual or named.allowed):
            rare = extra_passages(named, context)
            yield from rare if known else _only_if(rare, named, usual=False)
        if both or named.usual or named.allowed:
            expected = replace(named, usual=True) if both else named
            common = _of_usual(at, expected, context)
            yield from common if known else _only_if(common, named, usual=True)
        yield from odd_values_in_slots(named, context)
        yield from odd_typography(named, context)
    yield from merged_sentences(context)


def _of_usual(at: int, named: Named, context: Context) -> Iterator[Departure]:
    """Yield what is told of a passage that most releases have; `at` is its place."""
    yield from missing_passages(at, named, context)
    yield from reworded_sentences(at, named, context)
    yield from split_passages(named, context)
    yield from moved_passages(at, named, context)


def _only_if(found: Iterable[Departure], named: Named, *, usual: bool) -> Iterator[Departure]:
    """Yield departures that are told only if a passage is one that most releases have, or not."""
    condition = ((named.passage.id, usual),)
    return (replace(each, only_if=condition) for each in found)


def of_placed(
    placement: "Placement",
    family: "KnownFamily",
    surprise: Surprise,
    judge: ValueJudge,
    looked_at: Container[int],
    either: Container[str],
) -> Iterator[Departure]:
    """Yield what releases do otherwise that are placed in the template of a known family."""

    def words(named: Named) -> Words:
        norms = family.norms.get(named.passage.id)
        return words_of(named, placement.said) if norms is None else said_by(norms)

    yield from departures(
        placement.corpus,
        placement.inferred,
        placement.said,
        Grounds(surprise, words, judge),
        looked_at,
        either,
    )
