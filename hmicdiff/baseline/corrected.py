"""What was corrected, in a check: what is right as it stands, and what does not apply."""

from collections.abc import Collection, Iterator, Sequence

from hmicdiff.differences.right import is_right
from hmicdiff.infer.corrected import unapplied
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.corrections import Corrections, is_source, releases_of
from hmicdiff.model.drift import Drift
from hmicdiff.model.text import Corpus, Release, Sentence
from hmicdiff.read.normalize import wording


def is_accepted(drift: Drift, corrections: Corrections) -> bool:
    """Tell whether somebody has said of something that it is right as it stands."""
    return any(
        is_right(drift.kind, drift.source, _words(drift), each) for each in corrections.right
    )


def unmet(
    corrections: Corrections,
    baseline: Baseline,
    came: Sequence[Release],
    drift: Collection[Drift],
) -> Iterator[str]:
    """Yield which corrections do not apply: to the known releases and those that `came`.

    Whether something is found that is right as it stands is asked of those alone that came.
    """
    named = releases_of(corrections)
    new = {release.source for release in came}
    known = [
        _as_release(each)
        for each in baseline.releases
        if each.source not in new and any(is_source(each.source, name) for name in named)
    ]
    yield from unapplied(corrections, Corpus((*came, *known)))
    for each in corrections.right:
        if any(is_source(source, each.release) for source in new):
            found = (one for one in drift if one.source in new)
            if not any(is_right(one.kind, one.source, _words(one), each) for one in found):
                yield f"{each.release} has no such finding: {each.kind} “{each.quote}”"


def _words(drift: Drift) -> str:
    return drift.quote or drift.expected or ""


def _as_release(known: KnownRelease) -> Release:
    """Return a known release with its sentences, to look for words in; where they stand is left."""
    sentences = tuple(
        Sentence(0, len(each.text), 1, each.role, 0, wording(each.text)) for each in known.sentences
    )
    return Release(known.source, known.sha256, known.encoding, known.text, (), sentences)
