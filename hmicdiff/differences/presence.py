"""Whole sentences: what a release says alone, what it lacks, and what it says in another place."""

from collections.abc import Iterator

from hmicdiff.differences import messages
from hmicdiff.differences.context import Context, said_before
from hmicdiff.differences.departure import Departure, doing, fixed_stems, is_hollow, own_stems
from hmicdiff.infer.template import Named
from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.text import line_ends, standing
from hmicdiff.place.sentences import is_moved

_SEVERAL = 3
"""So many releases that use a reading show what fills its slots."""


def extra_passages(named: Named, context: Context) -> Iterator[Departure]:
    """Tell who has a passage that most releases have not."""
    for place in sorted(named.draft.first_places()):
        if place[0] in context.looked_at:
            yield context.departure(
                FindingKind.EXTRA,
                named,
                place,
                expected=None,
                alike=(named.passage.id,),
                message="",
                bits=context.grounds.surprise.novelty(context.said[place].filling.wording.norms),
                words=own_stems(context.said[place].filling),
            )


def missing_passages(at: int, named: Named, context: Context) -> Iterator[Departure]:
    """Tell who lacks a passage that most releases have; `at` is its place in the template."""
    if not named.usual or is_hollow(named.passage.main):
        return
    lacking = [
        release
        for release in sorted(context.inferred.family)
        if release in context.looked_at and release not in named.draft.members
    ]
    if not lacking:
        return
    bits = context.grounds.surprise.silence(named.drafts[0].typical.wording.norms)
    expected = named.passage.main.pattern
    words = (fixed_stems(named.passage.main),)
    place = messages.usual_place(named.passage.section, said_before(at, context))
    for release in lacking:
        offset, line, where = _where_it_would_stand(at, release, context)
        yield Departure(
            release=release,
            kind=FindingKind.MISSING,
            passage=named.passage.id,
            start=offset,
            end=offset,
            line=line,
            quote="",
            expected=expected,
            alike=(named.passage.id,),
            of=(),
            usual=(),
            message=place,
            bits=bits,
            where=where,
            words=words,
        )


def _where_it_would_stand(at: int, release: int, context: Context) -> tuple[int, int, str]:
    """Return the end of what stands before a passage in the template, its line and its place."""
    for named in reversed(context.inferred.named[:at]):
        if release in named.draft.members and release not in named.draft.moved:
            number = max(named.draft.members[release])
            sentence = context.corpus.releases[release].sentences[number]
            line = sentence.line + line_ends(sentence.wording.text)
            return sentence.end, line, sentence.where
    sentences = context.corpus.releases[release].sentences
    return 0, 1, sentences[0].where if sentences else ""


def moved_passages(at: int, named: Named, context: Context) -> Iterator[Departure]:
    """Tell who has a passage in another place than most do; `at` is its place in the template."""
    moved = {
        release
        for release in named.draft.moved
        if release in context.looked_at and is_moved(named, release)
    }
    if not moved:
        return
    usual_place = messages.usual_place(named.passage.section, said_before(at, context))
    for release in sorted(moved):
        place = (release, min(named.draft.members[release]))
        sentence = context.corpus.releases[release].sentences[place[1]]
        here = standing(sentence.line, sentence.where)
        every, fixed = own_stems(context.said[place].filling)
        # what fills the slots of a reading that others use, too, is no sign of another sentence
        others = len(context.said[place].reading.releases) >= _SEVERAL
        yield context.departure(
            FindingKind.MOVED,
            named,
            place,
            expected=named.passage.main.pattern,
            alike=doing(FindingKind.MOVED, named.passage.id),
            message=messages.moved(here, usual_place),
            words=(fixed_stems(named.passage.main),),
            own=fixed if others else every,
        )
