"""Values that a release alone has otherwise, in a slot or where the template has none."""

import re
from collections.abc import Iterator

from hmicdiff.align import kinds
from hmicdiff.align.draft import Place
from hmicdiff.differences.context import Context
from hmicdiff.differences.departure import Departure, fixed_stems, is_hollow, is_open
from hmicdiff.differences.references import is_reference
from hmicdiff.differences.stated import stated
from hmicdiff.differences.stems import shared
from hmicdiff.differences.typography import same_words
from hmicdiff.differences.values import OddValue
from hmicdiff.infer.template import Named, Said
from hmicdiff.language.misread import may_be_misread
from hmicdiff.language.numerals import in_figures, in_other_words, is_numeral
from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.text import line_ends
from hmicdiff.place.slot_history import plain
from hmicdiff.place.slot_spread import SlotPlace, normal_of
from hmicdiff.read.normalize import wording

_SHORT = 2
"""A figure with so few digits stands in many places and is nobody's own, as one in words is."""
_ROW = re.compile(r"\d+(?:\s+\d+){4,}")
"""So many numbers with nothing between are a row of data; a telephone number has fewer parts."""
_COMMAS = 3
"""So many part the items of a row."""
_HALF = 0.5
"""What shares less of its fixed words with the template's reading is about something else."""
_ODD_VALUE = 2.0
"""What an odd value is worth, in bits, as a word that changes what is claimed."""


def odd_values_beside_slots(named: Named, place: Place, context: Context) -> list[Departure] | None:
    """Return the values that alone tell a sentence from a reading; `None` if words do, too.

    None are told of those that say nothing.
    """
    release = context.inferred.ids[place[0]]
    found = context.grounds.judge.beside_slots(context.said[place], named, release)
    told = [odd for odd in found if _is_odd(odd, named, place, context)]
    if not told and not (found and all(_is_no_value(odd, named, place, context) for odd in found)):
        return None
    return [_value(named, place, odd, context) for odd in told]


def odd_values_in_slots(named: Named, context: Context) -> Iterator[Departure]:
    """Yield the values that fill a slot otherwise than those of the others do."""
    for draft in named.drafts:
        for filling in draft.fillings if draft.slots else ():
            if filling.place[0] in context.looked_at:
                said = context.said[filling.place]
                hollow = is_open(said.reading) and is_hollow(said.reading)
                if hollow or _is_of_another(said, named):
                    continue
                release = context.inferred.ids[filling.place[0]]
                for odd in context.grounds.judge.in_slots(said, named, release):
                    if _is_odd(odd, named, filling.place, context):
                        yield _value(named, filling.place, odd, context)


def _is_of_another(said: Said, named: Named) -> bool:
    """Tell whether a sentence puts a passage in words of its own, with hardly any of the others'.

    "Prosecutor of the Year: Amy Finch" is no other author than "Author: Amy Holm".
    """
    mine, theirs = fixed_stems(said.reading), fixed_stems(named.passage.main)
    return mine != theirs and shared(mine, theirs) < _HALF


def _value(named: Named, place: Place, odd: OddValue, context: Context) -> Departure:
    release = context.corpus.releases[place[0]]
    sentence = release.sentences[place[1]]
    start, end = sentence.start + odd.start, sentence.start + odd.end
    return Departure(
        release=place[0],
        kind=FindingKind.VALUE,
        passage=named.passage.id,
        start=start,
        end=end,
        line=sentence.line + line_ends(release.text[sentence.start : start]),
        quote=release.quote(start, end),
        expected=odd.theirs,
        alike=odd.alike,
        of=odd.of,
        usual=odd.usual,
        message=odd.message,
        bits=_ODD_VALUE,
        where=sentence.where,
        whole=fixed_stems(named.passage.main),
    )


def _is_odd(odd: OddValue, named: Named, place: Place, context: Context) -> bool:
    """Tell whether a value is not the release's own, as its name is, that it says elsewhere.

    What the others have there is then their own as well: a name where all others have the same
    words, which are nobody's name, is odd.
    """
    if context.inferred.template.given is not None:
        return True
    if not context.own:
        context.own.update(_own_values(context))
    text = context.said[place].filling.wording.text[odd.start : odd.end]
    theirs = odd.theirs or ""
    if (
        same_words(text, theirs)
        or may_be_misread(text, theirs)
        or _is_no_value(odd, named, place, context)
    ):
        return False
    if (len(text) <= _SHORT and text.isdecimal()) or is_numeral(text.casefold()):
        return True
    places = context.own.get(place[0], {}).get(plain(wording(text).norms), set())
    return not any(
        passage != named.passage.id and _is_filled_in((passage, variable), odd.theirs, context)
        for passage, variable in places
    )


def _is_no_value(odd: OddValue, named: Named, place: Place, context: Context) -> bool:
    """Tell whether it says nothing that others have something else there.

    It may be a number that points to an entry, or one of a row of data; or others state it, or more
    than that, of the same thing in another place.
    """
    if context.inferred.template.given is not None:
        return False
    words = context.said[place].filling.wording
    release = context.corpus.releases[place[0]]
    start = release.sentences[place[1]].start
    if odd.theirs is not None and _are_one_value(words.text[odd.start : odd.end], odd.theirs):
        return True
    if is_reference(release.text, start + odd.start, start + odd.end):
        return True
    if any(row.start() <= odd.start < row.end() for row in _ROW.finditer(words.text)):
        return True
    if not context.stated:
        context.stated.append(stated(context.corpus, context.grounds.judge.habits))
    known = context.stated[0]
    if odd.beside:
        return not known.is_out_of_line(words, odd.start, place[0], odd.beside)
    text = words.text[odd.start : odd.end]
    if known.is_said_of_another(words, text, place[0], named.draft.members):
        return True
    return odd.theirs is not None and (
        _stand_in_one_row(text, odd.theirs, named, place, context)
        or _is_stated_there(text, odd.theirs, named, place, context)
    )


def _are_one_value(mine: str, theirs: str) -> bool:
    """Tell one number in two ways, "trois" and "3", or words behind which others have figures."""
    one, other = (wording(text.casefold()).norms for text in (mine, theirs))
    if len(one) == len(other) == 1:
        spelled, figure = sorted((one[0], other[0]), key=kinds.is_number)
        amount = in_figures(figure) if kinds.is_number(figure) else None
        return amount is not None and in_other_words(spelled) == amount
    shorter, longer = sorted((one, other), key=len)
    if not shorter or len(shorter) == len(longer) or any(map(kinds.is_number, shorter)):
        return False
    added = longer[len(shorter) :] if longer[: len(shorter)] == shorter else ()
    # "allowed except on Sundays" is another answer than "allowed"
    return bool(added) and not any(any(map(str.isalpha, word)) for word in added)


def _is_stated_there(mine: str, theirs: str, named: Named, place: Place, context: Context) -> bool:
    """Tell whether others state what most have of another place or in another entry."""
    known, words = context.stated[0], context.said[place].filling.wording
    having = known.having(theirs, place[0], named.draft.members)
    return bool(having) and (
        known.is_of_another_place(words, mine, theirs, having)
        or known.is_an_entry(place, mine, theirs, having)
    )


def _stand_in_one_row(mine: str, theirs: str, named: Named, place: Place, context: Context) -> bool:
    """Tell whether another release has both of two names in one row: none stands for the other.

    In a list of members one is absent, and the next takes the place.
    """
    if any(map(str.isdecimal, mine + theirs)):
        return False
    rows = (
        context.corpus.releases[release].sentences[number].wording.text
        for release, numbers in named.draft.members.items()
        if release != place[0]
        for number in numbers
    )
    return any(row.count(",") >= _COMMAS and mine in row and theirs in row for row in rows)


def _is_filled_in(place: SlotPlace, text: str | None, context: Context) -> bool:
    """Tell whether a release fills in just this at a place, if it is known what."""
    spread = context.grounds.judge.spreads[place]
    return text is None or normal_of(wording(text).norms, spread.kind, spread.habits) in spread.uses


def _own_values(context: Context) -> dict[int, dict[kinds.Words, set[SlotPlace]]]:
    """Return what each release alone fills in where all have their own, and where that is.

    What several fill in there, as "No" in a form, is the own value of none of them.
    """
    spreads = context.grounds.judge.spreads
    found: dict[int, dict[kinds.Words, set[SlotPlace]]] = {-1: {}}
    for named in context.inferred.named:
        for draft, reading in zip(named.drafts, named.passage.readings, strict=True):
            for number, slot in enumerate(reading.slots):
                at = (named.passage.id, slot.variable)
                spread = spreads.get(at)
                if spread is None or not spread.is_diverse:
                    continue
                for filling in draft.fillings:
                    if filling.place[0] not in context.looked_at or filling.is_empty(number):
                        continue
                    if (
                        spread.uses[normal_of(filling.words(number), spread.kind, spread.habits)]
                        <= 1
                    ):
                        mine = found.setdefault(filling.place[0], {})
                        mine.setdefault(plain(filling.words(number)), set()).add(at)
    return found
