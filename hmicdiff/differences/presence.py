"""Whole sentences: what a release says alone, what it lacks, and what it says in another place."""

import re
from collections.abc import Iterator

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.context import Context
from hmicdiff.differences.departure import (
    Departure,
    doing,
    fixed_stems,
    is_hollow,
    is_open,
    own_stems,
)
from hmicdiff.differences.other_families import letters
from hmicdiff.differences.stems import looked_up
from hmicdiff.infer.template import Named
from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.text import NoteKind, Sentence, line_ends, standing
from hmicdiff.place.sentences import is_moved
from hmicdiff.structs import replace

_SEVERAL = 3
"""So many releases that use a reading show what fills its slots."""
_OPEN = "\0"
_FIGURE = re.compile(r"\d+")
_LINES = 3
"""Two passages that say the same can be two; of three nobody knows which one is missing."""
_TELLING = 8
"""Fewer letters stand in any text."""
_FILLED = 2
"""A sentence of more than twice as many words as the template has of it is filled in by half."""


def extra_passages(named: Named, context: Context) -> Iterator[Departure]:
    """Tell who has a passage that most releases have not."""
    for place in sorted(named.draft.first_places()):
        if place[0] in context.looked_at:
            yield extra_sentence(named, place, context)


def extra_sentence(named: Named, place: Place, context: Context) -> Departure:
    """Tell that a release says a sentence of a passage, and most do not."""
    norms = context.said[place].filling.wording.norms
    return context.departure(
        FindingKind.EXTRA,
        named,
        place,
        expected=None,
        alike=(named.passage.id,),
        message="",
        bits=context.grounds.surprise.novelty(norms),
        words=looked_up(norms),
    )


def missing_passages(at: int, named: Named, context: Context) -> Iterator[Departure]:
    """Tell who lacks a passage that most releases have; `at` is its place in the template."""
    if not named.usual or is_hollow(named.passage.main) or _is_one_of_several(named, context):
        return
    for release in sorted(context.inferred.family):
        is_lacking = release in context.looked_at and release not in named.draft.members
        if is_lacking and not _is_left_out(named, release, context):
            yield _missing(at, named, release, _where_it_would_stand(at, release, context), context)


def _is_one_of_several(named: Named, context: Context) -> bool:
    """Tell a line that the template has several times, but for what is filled in: "9 votes for".

    Who has it less often lacks none of them in particular. A given template has each for itself.
    """
    line = _line(named)
    if context.inferred.template.given is not None or _OPEN not in "".join(line):
        return False
    if not context.lines:
        context.lines.update(map(_line, context.inferred.named))
    return context.lines[line] >= _LINES


def _line(named: Named) -> tuple[str, ...]:
    """Return what a passage says beside what is filled in, as it is compared with others."""
    parts = (part if isinstance(part, str) else _OPEN for part in named.passage.main.parts)
    return tuple(_FIGURE.sub(_OPEN, "".join(parts)).casefold().split())


def _is_left_out(named: Named, release: int, context: Context) -> bool:
    """Tell whether the words of a passage are among those that were left out of a file.

    A line that stands on each page of one file and on one of another is told of neither.
    """
    words = [letters(part) for part in named.passage.main.parts if isinstance(part, str)]
    notes = context.corpus.releases[release].notes
    left = [letters(note.text) for note in notes if note.kind is NoteKind.DROPPED]
    is_told = sum(map(len, words)) >= _TELLING
    return is_told and any(all(each in one for each in words) for one in left)


def missing_passage(at: int, named: Named, place: Place, context: Context) -> Departure:
    """Tell that a release lacks a passage, where it has the sentence at `place` instead.

    What stands elsewhere than the others have the passage does not stand in its place.
    """
    release, number = place
    if release in named.draft.moved:
        return _missing(at, named, release, _where_it_would_stand(at, release, context), context)
    sentences = context.corpus.releases[release].sentences
    stands = _behind(sentences[number - 1]) if number else (0, 1, sentences[0].where)
    return _missing(at, named, release, stands, context)


_Standing = tuple[int, int, str]
"""Where something would stand: the offset in the text, the line, and the page or paragraph."""


def _missing(at: int, named: Named, release: int, stands: _Standing, context: Context) -> Departure:
    offset, line, where = stands
    lacking = context.lacking.get(at)
    if lacking is None:
        lacking = context.lacking[at] = _lacking(at, named, context)
    return replace(lacking, release=release, start=offset, end=offset, line=line, where=where)


def _lacking(at: int, named: Named, context: Context) -> Departure:
    """Return what is told of every release that lacks a passage, wherever that would stand."""
    return Departure(
        release=-1,
        kind=FindingKind.MISSING,
        passage=named.passage.id,
        start=0,
        end=0,
        line=0,
        quote="",
        expected=named.passage.main.pattern,
        alike=(named.passage.id,),
        of=(),
        usual=(),
        message=_place_of(at, _usually_before(at, context), context),
        bits=context.grounds.surprise.silence(named.drafts[0].typical.wording.norms),
        words=(fixed_stems(named.passage.main),),
        is_open=is_open(named.passage.main),
        is_filled=bool(named.passage.main.slots),
    )


def _behind(sentence: Sentence) -> _Standing:
    return sentence.end, sentence.line + line_ends(sentence.wording.text), sentence.where


def _where_it_would_stand(at: int, release: int, context: Context) -> _Standing:
    """Return the end of what stands before a passage in the template, its line and its place."""
    for named in reversed(context.inferred.named[:at]):
        if release in named.draft.members and release not in named.draft.moved:
            number = max(named.draft.members[release])
            return _behind(context.corpus.releases[release].sentences[number])
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
    before = _usually_before(at, context)
    usual_place = _place_of(at, before, context)
    for release in sorted(moved):
        place = (release, min(named.draft.members[release]))
        if before is not None and _last_before(place, context) is before:
            continue  # it stands where the others have it
        sentence = context.corpus.releases[release].sentences[place[1]]
        here = standing(sentence.line, sentence.where)
        every, fixed = own_stems(context.said[place].filling)
        # what fills the slots of a reading that others use, too, is no sign of another sentence,
        # unless that is most of it: then it is about something of its own
        others = len(context.said[place].reading.releases) >= _SEVERAL
        others = others and len(every) <= _FILLED * len(fixed)
        yield context.departure(
            FindingKind.MOVED,
            named,
            place,
            expected=named.passage.main.pattern,
            alike=doing(FindingKind.MOVED, named.passage.id),
            message=messages.moved(here, usual_place, given=named.fixed),
            words=(fixed_stems(named.passage.main),),
            own=fixed if others else every,
        )


def _usually_before(at: int, context: Context) -> Named | None:
    """Return the nearest passage of the template before one, as most have them that have this."""
    if context.inferred.named[at].fixed:
        return next((each for each in reversed(context.inferred.named[:at]) if each.fixed), None)
    draft = context.inferred.named[at].draft
    placed = {each: min(draft.members[each]) for each in draft.members if each not in draft.moved}
    for other in reversed(context.inferred.named[:at]):
        members = other.draft.members
        if other.usual:
            after = sum(each in members and min(members[each]) < placed[each] for each in placed)
            if 2 * after > len(placed):
                return other
    return None


def _last_before(place: Place, context: Context) -> Named | None:
    """Return the last passage of the template that a release has before one of its sentences."""
    release, number = place
    found: tuple[int, Named | None] = (-1, None)
    for named in context.inferred.named:
        for each in named.draft.members.get(release, ()) if named.usual or named.fixed else ():
            if found[0] < each < number:
                found = (each, named)
    return found[1]


def _place_of(at: int, before: Named | None, context: Context) -> str:
    """Return where most have a passage: after which words, and under which heading."""
    named = context.inferred.named[at]
    if before is None and any(each.usual for each in context.inferred.named[:at]):
        return messages.usual_place(None, None, elsewhere=True)
    section = named.passage.section
    headings = (
        each.draft.members.keys()
        for each in reversed(context.inferred.named[:at])
        if each.passage.main.pattern == section
    )
    under = next(headings, named.draft.members.keys()) & named.draft.members.keys()
    is_shared = 2 * len(under) > len(named.draft.members)
    after = None if before is None else before.passage.main.pattern
    return messages.usual_place(section if is_shared and section != after else None, after)
