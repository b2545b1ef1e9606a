"""What a release states in one place otherwise than in its other places where all others agree."""

from collections.abc import Callable, Iterator, Sequence

from hmicdiff.model.analysis import PlacedRelease, Value
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import Tie, key


def stated_otherwise(
    background: Background,
    tie: Tie,
    differing: Callable[[Sequence[Value]], tuple[Value, Sequence[Value]] | None],
    why: str,
) -> Iterator[Slip]:
    """Yield a slip for each value of a tie that is otherwise than the release's usual one.

    Asked is each release that is looked into and states more than one thing: `differing` returns,
    for what it states in reading order, the usual value where it first stands and the values in
    question, if there are any. `why` ends the message.
    """
    for release in background.releases:
        values = tie.values.get(release.id, ())
        if not background.is_looked_into(release):
            continue
        found = differing(values) if len(set(map(key, values))) > 1 else None
        if found is not None:
            known, others = found
            for value in others:
                yield _slip(background, release, value, known, why, len(tie.values))


def _slip(
    background: Background, release: PlacedRelease, value: Value, known: Value, why: str, of: int
) -> Slip:
    sentences = background.told[release.id]
    one = next(one for one in sentences if one.sentence.end > value.start)
    other = next(one for one in sentences if one.sentence.end > known.start)
    return Slip(
        told=one,
        start=value.start,
        end=value.end,
        message=f"Says {value.text} here and {known.text} {other.within(known.start)}{why}",
        expected=known.text,
        evidence=(quoted(other),),
        of=of,
    )
