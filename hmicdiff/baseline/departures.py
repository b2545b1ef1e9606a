"""How a new release departs from a saved template, thing by thing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hmicdiff.align.draft import Place
from hmicdiff.baseline import messages
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.surprise import said as counted
from hmicdiff.differences.typography import ways_apart
from hmicdiff.infer.compare import compare, filled_like
from hmicdiff.infer.readings import TokenSpan
from hmicdiff.infer.template import Named, Said
from hmicdiff.model.analysis import Level, Op, Piece, PlacedRelease, PlacedSentence, Value
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.model.template import Reading
from hmicdiff.model.text import Wording, line_ends, standing
from hmicdiff.place.placement import Extended
from hmicdiff.place.slot_history import Fill, Seen
from hmicdiff.place.uses import Uses

_ENOUGH = 6
"""Of fewer figures none is out of range."""
_SETTLED = 3
"""What so many releases say in the same words is settled; of fewer, it may just be what it was."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a release is held against."""

    extended: Extended
    uses: Uses
    values: Mapping[str, Seen]
    surprise: Surprise
    having: Mapping[str, tuple[str, ...]]
    """Passage by passage that the baseline does not have, the new releases that say it."""

    def total(self, release: PlacedRelease) -> int:
        """Count the other releases of the baseline."""
        return self.uses.total - (release.id in self.uses.releases)


def departures(at: int, context: Context) -> list[Drift]:
    """Return what is to be told of the release with index `at`; its drift has no ids yet."""
    release = context.extended.placed[at]
    return [
        *(
            drift
            for number, sentence in enumerate(release.sentences)
            for drift in _of_sentence((at, number), release, sentence, context)
        ),
        *_missing(release, context),
        *_values(at, release, context),
    ]


def _of_sentence(
    place: Place, release: PlacedRelease, sentence: PlacedSentence, context: Context
) -> Iterator[Drift]:
    said = context.extended.said[place]
    named = context.extended.inferred.named[said.passages[0]]
    support = context.uses.of(named.passage.id, release.id)
    total = context.total(release)
    if 2 * support < total or not support:
        yield _extra(release, sentence, said, named, context)
    if not support:
        return
    together = len(said.passages) > 1
    if together and tuple(sorted(sentence.passages)) not in context.uses.together:
        yield _merged(release, sentence, said, context)
    elif place in context.extended.apart:
        yield from _apart(place, release, sentence, context)
    elif not context.uses.of_reading(said.reading.id, release.id):
        yield _reworded(release, sentence, said, named, context)
    if sentence.moved:
        yield _moved(release, sentence, said, named, context)
    yield from _typography(release, sentence, said)
    yield from _odd(release, sentence, said, context)


def _drift(
    kind: DriftKind,
    release: PlacedRelease,
    sentence: PlacedSentence,
    *,
    expected: str | None,
    message: str,
    surprise: float,
    level: Level = Level.WARNING,
    pieces: tuple[Piece, ...] = (),
) -> Drift:
    return Drift(
        id="",
        kind=kind,
        level=level,
        release=release.id,
        source=release.source,
        passage=sentence.passages[0],
        start=sentence.start,
        end=sentence.end,
        line=sentence.line,
        quote=release.text[sentence.start : sentence.end],
        before=None,
        expected=expected,
        message=message,
        pieces=pieces,
        surprise=surprise,
        where=sentence.where,
    )


def _extra(
    release: PlacedRelease, sentence: PlacedSentence, said: Said, named: Named, context: Context
) -> Drift:
    support = context.uses.of(named.passage.id, release.id)
    others = tuple(each for each in context.having.get(named.passage.id, ()) if each != release.id)
    drift = _drift(
        DriftKind.EXTRA,
        release,
        sentence,
        level=Level.NOTE if support else Level.WARNING,
        expected=None,
        message=messages.extra(support, context.total(release), len(others)),
        surprise=context.surprise.extra(said.filling.wording.norms, support + 1),
    )
    return replace(drift, releases=others)


def _merged(
    release: PlacedRelease, sentence: PlacedSentence, said: Said, context: Context
) -> Drift:
    usual = [context.extended.inferred.named[at].passage.main for at in said.passages]
    variables = [slot.variable for slot in said.reading.slots]
    return _drift(
        DriftKind.MERGED,
        release,
        sentence,
        expected=" ".join(reading.pattern for reading in usual),
        message=messages.merged(len(usual)),
        surprise=context.surprise.rare(1, context.uses.total + 1),
        pieces=compare(said.filling, variables, usual),
    )


def _reworded(
    release: PlacedRelease,
    sentence: PlacedSentence,
    said: Said,
    named: Named,
    context: Context,
) -> Drift:
    usual = nearest(said, named, context)
    variables = [slot.variable for slot in said.reading.slots]
    pieces = compare(said.filling, variables, [usual])
    words = counted([filling.wording.norms for draft in named.drafts for filling in draft.fillings])
    having = context.uses.of(named.passage.id, release.id)
    return _drift(
        DriftKind.REWORDED,
        release,
        sentence,
        expected=usual.pattern,
        message=messages.reworded(pieces, list(_wild(said, usual, context)), having),
        surprise=context.surprise.reworded(pieces, 1, words),
        pieces=pieces,
    )


def _apart(
    place: Place, release: PlacedRelease, sentence: PlacedSentence, context: Context
) -> Iterator[Drift]:
    """Tell values where all that put it so had the same words so far."""
    apart = context.extended.apart[place]
    users = context.uses.of_reading(apart.reading.id, release.id)
    words, other = context.extended.said[place].filling.wording, apart.pattern.wording
    for change in apart.changes:
        if change.variable is not None:
            continue  # "the force" for "the constabulary": nothing that is not known
        drift = _drift(
            DriftKind.VALUE,
            release,
            sentence,
            level=Level.WARNING if users >= _SETTLED else Level.NOTE,
            expected=apart.reading.pattern,
            message=messages.other_value(
                _written(words, change.mine), _written(other, change.theirs), users
            ),
            surprise=context.surprise.rare(1, context.uses.total + 1),
        )
        start, end = (sentence.start + at for at in _characters(words, change.mine))
        yield _within(drift, release, start, end)


def _characters(words: Wording, span: TokenSpan) -> tuple[int, int]:
    return words.spans[span[0]][0], words.spans[span[1] - 1][1]


def _written(words: Wording, span: TokenSpan) -> str:
    start, end = _characters(words, span)
    return words.text[start:end]


def nearest(said: Said, named: Named, context: Context) -> Reading:
    """Return the reading of the baseline that a sentence is most like."""
    known = [reading for reading in named.passage.readings if context.uses.readings.get(reading.id)]
    return min(known or [named.passage.main], key=lambda each: _changed(said, each, context))


def _changed(said: Said, reading: Reading, context: Context) -> int:
    """Count the characters that a sentence and a reading do not share."""
    variables = [slot.variable for slot in said.reading.slots]
    pieces = compare(said.filling, variables, [reading])
    changed = sum(len(piece.text) for piece in pieces if piece.op in (Op.ADDED, Op.DROPPED))
    return changed + sum(len(words) for words, _ in _wild(said, reading, context))


def _wild(said: Said, reading: Reading, context: Context) -> Iterator[tuple[str, str]]:
    """Yield what stands where a reading has slots and cannot fill them, with their variables."""
    words = said.filling.wording
    for slot, span in filled_like(words, reading):
        if context.values[slot.variable].judge(words.norms[span[0] : span[1]]) is not Fill.FITS:
            yield " ".join(_written(words, span).split()), slot.variable


def _moved(
    release: PlacedRelease, sentence: PlacedSentence, said: Said, named: Named, context: Context
) -> Drift:
    all_named = context.extended.inferred.named
    before = next(
        (
            all_named[at].passage.main.pattern
            for at in range(said.passages[0] - 1, -1, -1)
            if 2 * context.uses.of(all_named[at].passage.id, release.id) > context.total(release)
        ),
        None,
    )
    return _drift(
        DriftKind.MOVED,
        release,
        sentence,
        expected=named.passage.main.pattern,
        message=messages.moved(
            standing(sentence.line, sentence.where), named.passage.section, before
        ),
        surprise=context.surprise.rare(1, context.uses.total + 1),
    )


def _typography(release: PlacedRelease, sentence: PlacedSentence, said: Said) -> Iterator[Drift]:
    usual = said.draft.typical.skeleton
    names = ways_apart(said.filling.skeleton, usual, wraps="\n" in usual)
    if names:
        yield _drift(
            DriftKind.TYPOGRAPHY,
            release,
            sentence,
            level=Level.NOTE,
            expected=said.reading.pattern,
            message=messages.typography(names),
            surprise=0.0,
        )


def _missing(release: PlacedRelease, context: Context) -> Iterator[Drift]:
    said = {passage for sentence in release.sentences for passage in sentence.passages}
    total = context.total(release)
    for at, named in enumerate(context.extended.inferred.named):
        support = context.uses.of(named.passage.id, release.id)
        if named.passage.id in said or 2 * support < total or not support:
            continue
        offset, line, where = _where_it_would_stand(at, release, context)
        norms = named.drafts[0].typical.wording.norms
        yield Drift(
            id="",
            kind=DriftKind.MISSING,
            level=Level.WARNING if support == total else Level.NOTE,
            release=release.id,
            source=release.source,
            passage=named.passage.id,
            start=offset,
            end=offset,
            line=line,
            quote="",
            before=None,
            expected=named.passage.main.pattern,
            message=messages.missing(support, total),
            surprise=context.surprise.missing(norms, total - support + 1),
            where=where,
        )


def _where_it_would_stand(
    at: int, release: PlacedRelease, context: Context
) -> tuple[int, int, str]:
    """Return the end of what stands before a passage in the template, its line and its place."""
    order = {each.passage.id: n for n, each in enumerate(context.extended.inferred.named)}
    before = [
        (order[sentence.passages[0]], sentence)
        for sentence in release.sentences
        if not sentence.moved and order[sentence.passages[0]] < at
    ]
    if not before:
        return 0, 1, release.sentences[0].where if release.sentences else ""
    _, last = max(before, key=lambda each: (each[0], each[1].start))
    return last.end, last.line + line_ends(release.text[last.start : last.end]), last.where


def _odd(
    release: PlacedRelease, sentence: PlacedSentence, said: Said, context: Context
) -> Iterator[Drift]:
    for number, slot in enumerate(said.reading.slots):
        if said.filling.is_empty(number):
            continue
        seen = context.values[slot.variable]
        if seen.is_odd(said.filling.words(number)):
            a, b = said.filling.characters(number)
            drift = _drift(
                DriftKind.VALUE,
                release,
                sentence,
                expected=said.reading.pattern,
                message=messages.other_type(slot.variable, slot.kind, seen),
                surprise=context.surprise.rare(1, context.uses.total + 1),
            )
            yield _within(drift, release, sentence.start + a, sentence.start + b)


def _values(at: int, release: PlacedRelease, context: Context) -> Iterator[Drift]:
    """Tell figures far out of the range of all so far, each once."""
    told: set[tuple[str, str]] = set()
    for value in release.values:
        seen = context.values.get(value.variable)
        if seen is None or (value.variable, value.text) in told:
            continue
        if _is_far(value, seen):
            told.add((value.variable, value.text))
            number = next(n for n, each in enumerate(release.sentences) if value.start < each.end)
            sentence = release.sentences[number]
            said = context.extended.said[at, number]
            drift = _drift(
                DriftKind.VALUE,
                release,
                sentence,
                expected=said.reading.pattern,
                message=messages.out_of_range(value.variable, seen),
                surprise=context.surprise.rare(1, context.uses.total + 1),
            )
            yield _within(drift, release, value.start, value.end)


def _is_far(value: Value, seen: Seen) -> bool:
    number, least, most = value.value, seen.least, seen.most
    if not isinstance(number, int | float) or least is None or most is None:
        return False
    width = most - least
    enough = seen.releases >= _ENOUGH and width > 0
    return enough and not least - width <= number <= most + width


def _within(drift: Drift, release: PlacedRelease, start: int, end: int) -> Drift:
    """Point to some words of the sentence alone."""
    line = drift.line + line_ends(release.text[drift.start : start])
    return replace(drift, start=start, end=end, line=line, quote=release.text[start:end])
