"""Sentences that say in other words what most releases say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.context import Context, Rewording
from hmicdiff.differences.departure import Departure, Key, fixed_stems, is_hollow
from hmicdiff.differences.lookup import Stems, figures, stems
from hmicdiff.differences.odd_values import odd_values_beside_slots
from hmicdiff.differences.surprise import Said as Words
from hmicdiff.differences.surprise import Surprise
from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import order_of_use
from hmicdiff.infer.template import Named, Said
from hmicdiff.model.analysis import FindingKind, Op, Piece
from hmicdiff.model.template import Reading
from hmicdiff.read.normalize import wording

_SEVERAL = 2
"""One who says something else is an exception; so many are a way of saying it."""
_MOST_COMPARED = 8
"""With so many readings besides the template's a sentence is compared: the most used ones."""


def reworded_sentences(named: Named, context: Context) -> Iterator[Departure]:
    """Tell who says a passage in other words, or with a value that has no slot there."""
    words: Words | None = None
    for number, draft in enumerate(named.drafts):
        if not number or draft.joint:
            continue
        for filling in draft.fillings:
            release = filling.place[0]
            if release in context.looked_at and len(named.draft.members[release]) == 1:
                is_chosen = _has_chosen(named, number, release, context)
                if is_chosen or _is_usual_with(named, number, release, context):
                    continue
                odd = odd_values_beside_slots(named, filling.place, context)
                if odd:
                    yield from odd
                    continue
                words = words or context.grounds.words(named)
                of = (named.passage.id,)
                usual = _nearest(named, context.said[filling.place], release, context)
                if is_hollow(usual):
                    continue
                found = in_other_words(named, filling.place, usual, of, words, context)
                yield replace(found, nearest=usual is not named.passage.main)


def _has_chosen(named: Named, number: int, release: int, context: Context) -> bool:
    """Tell whether a reading is one of the ways that are chosen among: others use it, too.

    Up to the choice it has the words of the template's reading; what follows goes with the choice.
    """
    filling = named.drafts[number].typical
    main, own = named.passage.main, named.passage.readings[number]
    if filling.choice is None or not {*own.releases} - {context.inferred.ids[release]}:
        return False
    variable = own.slots[filling.choice].variable
    chosen = next((at for at, slot in enumerate(main.slots) if slot.variable == variable), None)
    return chosen is not None and _before_slot(main, chosen) == _before_slot(own, filling.choice)


def _before_slot(reading: Reading, slot: int) -> tuple[str, ...]:
    """Return the words of a reading before a slot, with the variables in the slots before."""
    at = reading.parts.index(reading.slots[slot])
    return tuple(
        part.casefold() if isinstance(part, str) else part.variable for part in reading.parts[:at]
    )


def _is_usual_with(named: Named, number: int, release: int, context: Context) -> bool:
    """Tell whether a reading is the usual one if the release that uses it is counted, too.

    Where all releases are counted already it is not, as another one comes first.
    """
    own = context.inferred.ids[release]
    if own in named.passage.readings[number].releases or context.inferred.template.given:
        return False
    users = [len(reading.releases) for reading in named.passage.readings]
    users[number] += 1
    if users[number] < users[0]:
        return False
    return order_of_use(named.drafts, users)[0] == number


def _nearest(named: Named, said: Said, release: int, context: Context) -> Reading:
    """Return the reading that a sentence is compared with: the template's, or a nearer one.

    Another reading than the template's is as good to compare with if several others use it, and
    says more of a sentence whose words nobody else has, if it has more of these.
    """
    own = context.inferred.ids[release]
    main = named.passage.main
    if any(each != own for each in said.reading.releases) or context.inferred.template.given:
        return main
    others = [
        reading
        for reading in named.passage.readings[1:]
        if reading is not said.reading and len({*reading.releases} - {own}) >= _SEVERAL
    ][:_MOST_COMPARED]
    return min([main, *others], key=lambda reading: _changed(said, reading)) if others else main


def _changed(said: Said, reading: Reading) -> int:
    """Count the characters that a sentence and a reading do not share."""
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [reading])
    return sum(len(piece.text) for piece in pieces if piece.op in (Op.ADDED, Op.DROPPED))


def in_other_words(
    named: Named, place: Place, usual: Reading, of: Key, words: Words, context: Context
) -> Departure:
    """Return the departure that a sentence says otherwise what most say as `usual`.

    `of` are all who say it, `words` counts what they say.
    """
    said = context.said[place]
    filling = said.filling
    key = (said.reading.id, filling.wording, filling.spans, usual.id, of)
    told = context.reworded.get(key)
    if told is None:
        told = context.reworded[key] = _rewording(said, usual, words, context.grounds.surprise)
    return context.departure(
        FindingKind.REWORDED,
        named,
        place,
        expected=usual.pattern,
        alike=(said.reading.id,),
        of=of,
        usual=(usual.id,),
        message=told.message,
        bits=told.bits,
        pieces=told.pieces,
        words=(told.filled,) if told.filled else (),
        whole=fixed_stems(usual),
    )


def _rewording(said: Said, usual: Reading, words: Words, surprise: Surprise) -> Rewording:
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [usual])
    message = messages.changes(pieces) or ""
    return Rewording(pieces, message, surprise.change(pieces, words), _filled(said, pieces))


def _filled(said: Said, pieces: Sequence[Piece]) -> Stems:
    """Return what a change adds of words and figures that are no fixed words of the reading."""
    if not said.reading.slots:
        return ()
    fixed = {word for part in said.reading.parts if isinstance(part, str) for word in _all(part)}
    added = (word for piece in pieces if piece.op is Op.ADDED for word in _all(piece.text))
    return tuple(dict.fromkeys(word for word in added if word not in fixed))


def _all(text: str) -> Stems:
    norms = wording(text).norms
    return stems(norms) + figures(norms)
