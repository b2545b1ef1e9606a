"""One figure stated as two different ones in a release."""

from collections import Counter
from collections.abc import Iterator

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import key


def differing_figures(background: Background) -> Iterator[Slip]:
    """Yield the figures that a release states otherwise than elsewhere, where nobody else does.

    What is said in fewer of its places is told; of two places, the later one.
    """
    for tie in background.ties:
        if tie.is_name:
            continue
        for release in background.releases:
            values = [v for v in tie.values.get(release.id, ()) if v.value is not None]
            if not background.is_looked_into(release) or len(set(map(key, values))) < 2:  # noqa: PLR2004
                continue
            counts = Counter(map(key, values))
            usual = min(
                counts, key=lambda each: (-counts[each], list(map(key, values)).index(each))
            )
            known = next(value for value in values if key(value) == usual)
            sentences = background.told[release.id]
            for value in values:
                if key(value) != usual:
                    one = next(one for one in sentences if one.sentence.end > value.start)
                    other = next(one for one in sentences if one.sentence.end > known.start)
                    yield Slip(
                        told=one,
                        start=value.start,
                        end=value.end,
                        message=f"Says {value.text} here and {known.text} "
                        f"{other.within(known.start)}; in the other releases the two are one.",
                        expected=known.text,
                        evidence=(quoted(other),),
                        of=len(tie.values),
                    )
