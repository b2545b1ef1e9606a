"""Sentences that say in other words what most releases say."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from hmicdiff.align.draft import Place
from hmicdiff.align.vocabulary import is_one_word
from hmicdiff.differences import messages
from hmicdiff.differences.borne_out import refers_elsewhere
from hmicdiff.differences.context import Context, Rewording
from hmicdiff.differences.departure import (
    Departure,
    Key,
    doing,
    fixed_stems,
    is_hollow,
    words_outside_slots,
)
from hmicdiff.differences.filled_words import without_filled_words
from hmicdiff.differences.odd_values import odd_values_beside_slots
from hmicdiff.differences.presence import extra_sentence, missing_passage
from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import figures, stems
from hmicdiff.differences.surprise import Said as Words
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.typography import same_words
from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import order_of_use
from hmicdiff.infer.template import Named, Said
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.language.misread import is_scrap
from hmicdiff.model.analysis import FindingKind, Op, Piece
from hmicdiff.model.template import Reading
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace

_SEVERAL = 2
"""One who says something else is an exception; so many are a way of saying it."""
_PAIR = 2
"""Of two that put a passage otherwise, one has the words of the template."""
_SLIP = 0.25
"""So much of a word may be spelled otherwise: two letters of eight."""
_MOST_COMPARED = 9
"""With so many readings besides the template's a sentence is compared: the most used ones."""


def reworded_sentences(at: int, named: Named, context: Context) -> Iterator[Departure]:
    """Tell who says a passage in other words, or with a value that has no slot there.

    `at` is its place in the template.
    """
    for number, draft in enumerate(named.drafts):
        if draft.joint or (not number and not _is_said_by_each(named, context)):
            continue
        for filling in draft.fillings:
            release = filling.place[0]
            if release in context.looked_at and len(named.draft.members[release]) == 1:
                yield from worded_otherwise(at, named, filling.place, context)


def worded_otherwise(at: int, named: Named, place: Place, context: Context) -> Iterator[Departure]:
    """Tell that a sentence has another value than a reading, or other words, or says nothing of it.

    What has hardly any of the words says something else in the place of the passage: that is a
    sentence of its own, and the passage is missing.
    """
    release, number = place[0], context.said[place].number
    if _has_chosen(named, number, release, context):
        return
    if number and _is_usual_with(named, number, release, context):
        return
    odd = odd_values_beside_slots(named, place, context) if number else None
    if odd is not None and (len(odd) == 1 or context.inferred.template.given is None):
        yield from odd
        return
    usual = _nearest(named, context.said[place], release, context)
    if is_hollow(usual):
        return
    found = in_other_words(named, place, usual, (named.passage.id,), context.words(named), context)
    found = replace(found, nearest=usual is not named.passage.main)
    if context.inferred.template.given is None:
        found = _without_labels(at, place, found, context.words(named), context)
    is_misread = _is_misread(found.pieces)
    if context.inferred.template.given is None and (is_misread or _is_typography(found)):
        name = messages.MISREAD if is_misread else messages.MARKS
        yield from _in_other_marks(name, found, named, place, usual, context)
    elif _is_told(found, context):
        yield found
        yield from _unless_reworded(at, found, named, place, context)


def _without_labels(
    at: int, place: Place, found: Departure, words: Words, context: Context
) -> Departure:
    """Take words for no change that most have as a line of their own right before, or right behind.

    What is missing is the line break.
    """
    passages, ends = context.inferred.named, (0, len(found.pieces) - 1)
    beside = (range(at - 1, -1, -1), range(at + 1, len(passages)))
    for end, numbers in zip(ends, beside, strict=True):
        label = next((passages[each] for each in numbers if passages[each].usual), None)
        if label is not None and _is_label(found.pieces[end], label, place):
            changed = replace(found.pieces[end], op=Op.SAME)
            pieces = (*found.pieces[:end], changed, *found.pieces[end + 1 :])
            message = found.message and (messages.changes(pieces) or "")
            bits = context.grounds.surprise.change(pieces, words)
            found = replace(found, pieces=pieces, message=message, bits=bits)
    return found


def _is_label(piece: Piece, named: Named, place: Place) -> bool:
    """Tell whether a sentence adds what a passage says that its release has nowhere else."""
    release, number = place
    is_besides = any(each != number for each in named.draft.members.get(release, ()))
    if piece.op is not Op.ADDED or is_besides or named.passage.main.slots:
        return False
    added, said = wording(piece.text).norms, words_outside_slots(named.passage.main)
    words = [norm.casefold() for norm in added if norm[:1].isalnum()]
    return bool(words) and words == [norm for norm in said if norm[:1].isalnum()]


def _is_told(found: Departure, context: Context) -> bool:
    """Tell whether more than what fills slots is otherwise, or a given template fills them."""
    only_fills = all(piece.op in (Op.SAME, Op.FILLED) for piece in found.pieces)
    return not only_fills or context.inferred.template.given is not None


def _unless_reworded(
    at: int, found: Departure, named: Named, place: Place, context: Context
) -> Iterator[Departure]:
    """Yield what is told where it turns out that a sentence says something else."""
    if not set(found.whole).issubset(found.own):
        yield replace(extra_sentence(named, place, context), unless=found)
        if named.usual:
            yield replace(missing_passage(at, named, place, context), unless=found)


def _is_typography(found: Departure) -> bool:
    """Tell whether a sentence has the words that it is compared with, in other marks or spaces."""
    fixed = [piece for piece in found.pieces if piece.op is not Op.FILLED]
    mine = "".join(piece.text for piece in fixed if piece.op is not Op.DROPPED)
    theirs = "".join(piece.text for piece in fixed if piece.op is not Op.ADDED)
    return mine != theirs and same_words(mine, theirs)


def _is_misread(pieces: Sequence[Piece]) -> bool:
    """Tell whether all that is otherwise is single characters where others have been read."""
    changed = [piece for piece in pieces if piece.op in (Op.ADDED, Op.DROPPED)]
    mine, theirs = changed[::2], changed[1::2]
    return bool(changed) and all(
        one is not None
        and other is not None
        and (one.op, other.op) == (Op.ADDED, Op.DROPPED)
        and is_scrap(one.text.strip(), other.text.strip())
        for one, other in zip_longest(mine, theirs)
    )


def _in_other_marks(
    name: str, found: Departure, named: Named, place: Place, usual: Reading, context: Context
) -> Iterator[Departure]:
    """Tell that a sentence has the words of most in other marks; of few it tells nothing."""
    if 2 * len(usual.releases) > len(named.draft.members):
        names = (name,)
        yield context.departure(
            FindingKind.TYPOGRAPHY,
            named,
            place,
            expected=found.expected,
            alike=doing(FindingKind.TYPOGRAPHY, context.said[place].reading.id, *names),
            of=(named.passage.id,),
            message=messages.typography(names, ("", "")),
        )


def _is_said_by_each(named: Named, context: Context) -> bool:
    """Tell whether each of several releases says a passage in its own words."""
    users = [len(reading.releases) for reading in named.passage.readings]
    given = context.inferred.template.given is not None
    return max(users) == 1 and len(users) > _PAIR and not given


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
    """Return the reading that a sentence is compared with.

    - What another release says too, or all if a template is given: the template's reading.
    - What nobody else says: the reading with most of its words, of the template's and those that
      several others use.
    - The template's reading itself, where each says the passage in its own words: the one of the
      others' with most of its words.
    """
    own = context.inferred.ids[release]
    main = named.passage.main
    if any(each != own for each in said.reading.releases) or context.inferred.template.given:
        return main
    if said.reading is main:
        others = list(named.passage.readings[1:])
    else:
        others = [
            reading
            for reading in named.passage.readings[1:]
            if reading is not said.reading and len({*reading.releases} - {own}) >= _SEVERAL
        ]
        others.insert(0, main)
    return min(others[:_MOST_COMPARED], key=lambda reading: _changed(said, reading))


def _changed(said: Said, reading: Reading) -> int:
    """Count the characters that a sentence and a reading do not share."""
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [reading])
    return sum(len(piece.text) for piece in pieces if piece.op in (Op.ADDED, Op.DROPPED))


def in_other_words(
    named: Named, place: Place, usual: Reading, of: Key, words: Words, context: Context
) -> Departure:
    """Return the departure that a sentence says otherwise what most say as `usual`.

    `of` are all who say it, `words` counts what they say. Of a reference to something else nothing
    is to be told: its message is empty.
    """
    said = context.said[place]
    filling = said.filling
    key = (said.reading.id, filling.wording, filling.spans, usual.id, of)
    told = context.reworded.get(key)
    if told is None:
        told = context.reworded[key] = _rewording(said, usual, words, context.grounds.surprise)
    mine = context.corpus.releases[place[0]].sentences[place[1]].wording.text
    is_another = context.inferred.template.given is None and refers_elsewhere(mine, usual.pattern)
    return context.departure(
        FindingKind.REWORDED,
        named,
        place,
        expected=usual.pattern,
        alike=(said.reading.id,),
        of=of,
        usual=(usual.id,),
        message="" if is_another else told.message,
        bits=told.bits,
        pieces=told.pieces,
        words=(told.filled,) if told.filled else (),
        own=stems(filling.wording.norms),
        whole=fixed_stems(usual),
    )


def _rewording(said: Said, usual: Reading, words: Words, surprise: Surprise) -> Rewording:
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [usual])
    pieces = as_most_say(without_filled_words(pieces), words)
    message = messages.changes(pieces) or ""
    return Rewording(pieces, message, surprise.change(pieces, words), _filled(said, pieces))


def as_most_say(pieces: tuple[Piece, ...], words: Words) -> tuple[Piece, ...]:
    """Take a form of a word for the same where no fewer have it than have the template's.

    "Vorstands" in five of seven is no departure from the "Vorstandes" of the two whose other words
    are those of the template; nor is one of two ways to spell it that are as frequent. Where other
    words differ, too, a form may go with them.
    """
    if words.releases <= _PAIR:
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if piece.op is Op.DROPPED and last is not None and last.op is Op.ADDED:
            mine, theirs = last.text.strip().casefold(), piece.text.strip().casefold()
            if _is_a_form(mine, theirs) and words.having[mine] >= words.having[theirs]:
                found[-1] = replace(last, op=Op.SAME)
                continue
        found.append(piece)
    are_forms = all(piece.op in (Op.SAME, Op.FILLED) for piece in found)
    return tuple(found) if are_forms else pieces


def _is_a_form(one: str, other: str) -> bool:
    """Tell whether two words are one, with other endings or spelled otherwise."""
    if not (one.isalpha() and other.isalpha()):
        return False
    begun = common_prefix(one, other)
    ended = common_prefix(one[begun:][::-1], other[begun:][::-1])
    differ = max(len(one), len(other)) - begun - ended
    return is_one_word(one, other) or differ <= _SLIP * min(len(one), len(other))


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
