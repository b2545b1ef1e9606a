"""Values that depart from what all, or nearly all, other releases have in the same place.

There are four ways to see one, in this order:

- the sentence says what a reading says, but for a value where that reading has no slot, because
  all who use it have the same there;
- it fills a slot with another value than nearly all others do;
- it fills a slot with what is of another type than anything that the others have there;
- it states a figure far out of the range of theirs.

What a release says is judged by the others alone: what it fills in itself is left out.
With a template that is given, the words of the template are what all should say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from hmicdiff.differences import messages
from hmicdiff.differences.departure import Key, is_open, words_outside_slots
from hmicdiff.differences.stems import FEWEST, is_other_form
from hmicdiff.infer.figures import Figure
from hmicdiff.infer.outliers import is_far_out, is_no_slip_for_years
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.language.habits import Habits
from hmicdiff.language.misread import is_misread_figure
from hmicdiff.model.template import FIGURE_KINDS, Kind, Passage, Reading, Slot
from hmicdiff.model.text import Wording
from hmicdiff.place.coincidence import ADDRESS, Coincidence, sort_of
from hmicdiff.place.matcher import Matcher
from hmicdiff.place.slot_history import SlotHistory, plain, slot_history
from hmicdiff.place.slot_spread import (
    Choices,
    Filled,
    Normal,
    SlotPlace,
    SlotSpread,
    by_choice,
    by_variable,
    is_nearly_all,
    normal_of,
    slot_spreads,
    without,
)
from hmicdiff.place.value_difference import ValueChange, ValueDifference
from hmicdiff.place.whole_addresses import is_within_an_address
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_WORD = re.compile(r"[^\W\d_]+")
_MANY_SLOTS = 4
"""Of so many every other one needs a word that says what it holds."""
_NAMES = (Kind.NAME, Kind.TEXT)
_ENOUGH_TO_SAY_SO = 3
"""That one release or two have no slot in a place says nothing; that so many have the same does."""
_SEVERAL = 3
"""So many others that choose alike, and then say the same, show what goes with the choice."""
_AGREEING = 4
"""So many releases fill in what another with the same choice does: of two values, few by chance."""


def says(place: SlotPlace, normal: Normal) -> Key:
    """Return the key of those who fill in a value at a place."""
    return ("says:", *place, str(normal))


def fills(place: SlotPlace) -> Key:
    """Return the key of those who fill in anything there."""
    return ("fills:", *place)


class OddValue(Struct, frozen=True):
    """A value that departs from what the others have."""

    start: int
    end: int
    """Offsets in the sentence."""
    theirs: str | None
    """What the others have; `None` where they have this and that."""
    message: str
    alike: Key
    """Those who have the same."""
    usual: Key = ()
    """Those who have what is usual."""
    of: Key = ()
    """Those who have anything in this place; where it is as `usual`, those who put it so."""
    beside: int = 0
    """Of how many others it is out of the range, where that is what is odd."""


class _FilledSlot(Struct, frozen=True):
    """A slot as one release fills it."""

    place: SlotPlace
    slot: Slot
    words: tuple[str, ...]
    text: str
    """The words as they are written, each gap one space."""
    span: tuple[int, int]
    """Offsets in the sentence."""
    release: str
    after: str
    """The word behind it, which a figure may count; empty at the end."""
    in_address: bool
    """Whether it is a part of an address of the web or of mail."""
    is_half: bool
    """Whether it is the rest of a word: "*85" of "N*85"."""
    habits: Habits

    @property
    def normal(self) -> Normal:
        return normal_of(self.words, self.slot.kind, self.habits)

    @property
    def alike(self) -> Key:
        """The key of those who fill in the same here."""
        return ("value:", *self.place, str(self.normal))


class ValueJudge:
    """Judges what releases fill in by what the other releases fill in."""

    def __init__(
        self,
        histories: Mapping[str, SlotHistory],
        spreads: Mapping[SlotPlace, SlotSpread],
        matcher: Matcher,
        habits: Habits,
        *,
        given: bool = False,
    ) -> None:
        """Know what fills the variables, and each place, and how the family writes it.

        `given` is whether a template is.
        """
        self.spreads = spreads
        self.habits = habits
        self.given = given
        self._coincidence = Coincidence(spreads)
        self._apart: dict[str, list[tuple[Reading, Sequence[ValueChange]]]] = {}
        self._chosen: dict[tuple[SlotPlace, str], Choices] = {}
        self._histories = histories
        self._matcher = matcher
        self._uneven = {at: spread for at, spread in spreads.items() if spread.may_have_odd_ones}
        self._extremes = {
            name: (history.figures[0][0], history.figures[-1][0])
            for name, history in histories.items()
            if history.kind in FIGURE_KINDS and history.figures
        }

    @property
    def watched(self) -> Mapping[SlotPlace, SlotSpread]:
        """The places in which a release may depart from what nearly all others say."""
        return {
            at: spread
            for at, spread in self.spreads.items()
            if at in self._uneven or len(spread.uses) == 1
        }

    def beside_slots(self, said: Said, named: Named, release: str) -> list[OddValue]:
        """Return the values that alone tell a sentence from a reading that has no slot for them.

        There are none where words tell it from every reading, too, or only what is known to stand
        for the same value does.
        """
        users = {
            reading.id: len({*reading.releases} - {release}) for reading in named.passage.readings
        }
        having = sum(users.values())
        readings = [
            reading
            for reading in named.passage.readings
            if reading.id != said.reading.id
            and (
                users[reading.id] >= _ENOUGH_TO_SAY_SO
                or (reading is named.passage.main and 2 * users[reading.id] > having)
                or (reading is named.passage.main and self.given)
            )
        ]
        words = said.filling.wording
        found = self._matcher.value_difference(words, readings) if readings else None
        if found is None or not is_the_same_sentence(found, words):
            return []
        return [
            self._beside(words, found, change)
            for change in _told(found)
            # what is chosen here is known from elsewhere, and judged by that
            if self.given
            or change.kind is Kind.CHOICE
            or self._is_unusual(said, found, change, named, release)
        ]

    def _is_unusual(
        self, said: Said, found: ValueDifference, change: ValueChange, named: Named, release: str
    ) -> bool:
        """Tell whether nearly all others have the value of a reading, and not by chance."""
        usual = len({*found.reading.releases} - {release})
        otherwise = {
            other
            for reading, changes in self._told_apart(found.reading, named)
            if any(_overlap(change.theirs, each.theirs) for each in changes)
            for other in reading.releases
        }
        text = _written(found.pattern.wording, change.theirs)
        norms = found.pattern.wording.norms
        normal = normal_of(norms[slice(*change.theirs)], change.kind, self.habits)
        sort = sort_of(normal, text, _after(norms, change.theirs[1]))
        of = usual + len(otherwise - {release})
        mine = said.filling.wording.norms[slice(*change.mine)]
        by_chance = (
            not change.swapped
            and not self._is_of_another_kind(mine, norms[slice(*change.theirs)], None)
            and self._coincidence.may_be(sort, usual, of, release, (named.passage.id, None))
        )
        return is_nearly_all(usual, of) and not by_chance

    def _told_apart(
        self, usual: Reading, named: Named
    ) -> Sequence[tuple[Reading, Sequence[ValueChange]]]:
        """Return the other readings of a passage that values alone tell from one, and these."""
        known = self._apart.get(usual.id)
        if known is None:
            known = self._apart[usual.id] = [
                (reading, found.changes)
                for reading, draft in zip(named.passage.readings, named.drafts, strict=True)
                if reading.id != usual.id
                for found in [self._matcher.value_difference(draft.typical.wording, [usual])]
                if found is not None
            ]
        return known

    @staticmethod
    def _beside(words: Wording, found: ValueDifference, change: ValueChange) -> OddValue:
        start, end = _characters(words, change.mine)
        theirs = _written(found.pattern.wording, change.theirs)
        mine = _written(words, change.mine)
        at = ("value:", found.reading.id, str(change.theirs), mine.casefold())
        usual = (found.reading.id,)
        return OddValue(start, end, theirs, messages.value(mine, theirs), at, usual, usual)

    def in_slots(self, said: Said, named: Named, release: str) -> Iterator[OddValue]:
        """Yield the odd values among those that fill the slots of a sentence."""
        for number, slot in enumerate(said.reading.slots):
            if said.filling.is_empty(number):
                continue
            span = said.filling.characters(number)
            filled = _FilledSlot(
                place=(named.passage.id, slot.variable),
                slot=slot,
                words=said.filling.words(number),
                text=" ".join(said.filling.wording.text[slice(*span)].split()),
                span=span,
                release=release,
                after=_after(said.filling.wording.norms, said.filling.spans[number][1]),
                in_address=is_within_an_address(said.filling.wording, [said.filling.spans[number]]),
                is_half=said.filling.wording.text[: span[0]][-1:].isalpha(),
                habits=self.habits,
            )
            on_its_way = filled.in_address and self._is_on_its_way(filled, said, number)
            if filled.is_half or on_its_way:
                continue
            if not self.given and (odd := self._unusual(filled, said.reading)) is not None:
                yield odd
            else:
                yield from self._strange(filled, said.reading, named.passage)

    def _is_on_its_way(self, mine: _FilledSlot, said: Said, number: int) -> bool:
        """Tell whether a value is a part of the way in an address where each goes its own way."""
        text, (start, end) = said.filling.wording.text, mine.span
        before = text[:start].split()[-1:] if start and not text[start - 1].isspace() else []
        if not before or "/" not in before[0].replace("://", ""):
            return False
        for other, slot in enumerate(said.reading.slots):
            spread = self.spreads.get((mine.place[0], slot.variable))
            if other == number or said.filling.is_empty(other) or spread is None:
                continue
            a, b = said.filling.characters(other)
            between = text[min(b, end) : max(a, start)]
            if spread.is_diverse and not any(map(str.isspace, between)):
                return True
        return False

    def _unusual(self, mine: _FilledSlot, reading: Reading) -> OddValue | None:
        """Return a value where all, or nearly all, others have another one in the same place.

        What fills a blank of a given template is each release's own, whatever others fill in.
        """
        if _says_too_little(reading) or self._is_of_a_data_row(mine, reading):
            return None
        usual = self._usual(mine)
        if usual is not None:
            text, key = usual
            message = messages.value(mine.text, text)
            return OddValue(*mine.span, text, message, mine.alike, key, fills(mine.place))
        if (found := self._usual_with_choice(mine, reading)) is not None:
            theirs, message = found
            return OddValue(*mine.span, theirs, message, mine.alike)
        return None

    def _is_of_a_data_row(self, mine: _FilledSlot, reading: Reading) -> bool:
        """Tell whether a figure stands in a row of a table where another one varies.

        That it was the same so far is then chance: "Ambrick 2 1 50%", "Ambrick 2 2 100%".
        """
        is_row = any(isinstance(part, str) and "\t" in part for part in reading.parts)
        if mine.slot.kind not in FIGURE_KINDS or not is_row:
            return False
        others = (
            self.spreads.get((mine.place[0], slot.variable))
            for slot in reading.slots
            if slot.kind in FIGURE_KINDS and slot.variable != mine.slot.variable
        )
        return any(spread is not None and len(spread.uses) > 2 for spread in others)  # noqa: PLR2004

    def _strange(self, mine: _FilledSlot, reading: Reading, passage: Passage) -> Iterator[OddValue]:
        """Yield a value of another type than those of the others, or far out of their range."""
        history = self._histories.get(mine.slot.variable)
        if history is None or not history.uses or is_misread_figure(mine.text):
            return
        if history.is_odd(mine.words, mine.release):
            message = messages.other_type(
                mine.text, history.kind, history.shown_without(mine.words)
            )
            yield OddValue(*mine.span, None, message, mine.alike)
        elif (others := self._far_out(mine, reading, passage)) is not None:
            message = messages.out_of_range(mine.text, others[0], others[-1], len(others))
            yield OddValue(*mine.span, None, message, mine.alike, beside=len(others))

    def _usual(self, mine: _FilledSlot) -> tuple[str, Key] | None:
        spread = self._uneven.get(mine.place) or self._constant(mine.place, mine.normal)
        usual = None if spread is None else spread.usual_without(mine.release, mine.normal)
        if usual is None:
            return None
        sort = ADDRESS if mine.in_address else sort_of(usual.normal, usual.text, mine.after)
        theirs = wording(usual.text).norms
        if self._is_of_another_kind(mine.words, theirs, mine.slot.variable):
            return usual.text, says(mine.place, usual.normal)
        if self._coincidence.may_be(sort, usual.count, usual.of, mine.release, mine.place):
            return None
        return usual.text, says(mine.place, usual.normal)

    def _is_of_another_kind(
        self, mine: Sequence[str], theirs: Sequence[str], variable: str | None
    ) -> bool:
        """Tell whether a variable other than `variable` holds the words, and never the usual ones.

        Where all others name a country as the maker, "Birch Wares" is of another kind if it fills
        the slot of the importer, which holds no country.
        """
        one, other = plain(tuple(mine)), plain(tuple(theirs))
        return any(
            one in history.uses and other not in history.uses
            for name, history in self._histories.items()
            if name != variable and history.kind in _NAMES
        )

    def _usual_with_choice(self, mine: _FilledSlot, reading: Reading) -> tuple[str, str] | None:
        """Return what all say that choose as this one does, where each choice has its own value.

        "Kept until day 30" here and "returned within 14 days" there: 41 is unlike the second.
        """
        spread = self.spreads.get(mine.place)
        for slot in reading.slots if spread is not None else ():
            chosen = self.spreads.get((mine.place[0], slot.variable))
            if slot.kind is not Kind.CHOICE or chosen is None or spread is None:
                continue
            if len(spread.uses) > len(chosen.uses) + 1 or mine.release not in chosen.values:
                continue
            own = chosen.values[mine.release]
            groups = self._of_others(mine, slot.variable)
            agreeing = sum(each.total() - 1 for each in groups.values() if len(each) == 1)
            settled = len(groups) > 1 and all(len(each) == 1 for each in groups.values())
            if not settled or agreeing < _AGREEING:
                continue
            for usual, count in groups.get(own, {}).items():
                if usual != mine.normal and count >= _SEVERAL:
                    theirs = spread.texts[usual]
                    choice = chosen.texts[own]
                    return theirs, messages.value_with(mine.text, theirs, choice, count)
        return None

    def _of_others(self, mine: _FilledSlot, variable: str) -> Choices:
        """Return how many others fill in what in a place, by what they choose there."""
        spread, chosen = self.spreads[mine.place], self.spreads[mine.place[0], variable]
        found = self._chosen.get((mine.place, variable))
        if found is None:
            found = self._chosen[mine.place, variable] = by_choice(spread, chosen)
        if mine.release not in spread.values:
            return found
        return without(found, chosen.values[mine.release], spread.values[mine.release])

    def _constant(self, place: SlotPlace, normal: Normal) -> SlotSpread | None:
        """Return what fills a place in which all that are known say one thing, and not this."""
        spread = self.spreads.get(place)
        return spread if spread is not None and normal not in spread.uses else None

    def _far_out(
        self, mine: _FilledSlot, reading: Reading, passage: Passage
    ) -> Sequence[float | int] | None:
        """Return the figures of the others, if this one is far out of their range."""
        extremes = self._extremes.get(mine.slot.variable)
        if extremes is None:
            return None
        history = self._histories[mine.slot.variable]
        number = history.value(mine.words)
        if not isinstance(number, int | float) or extremes[0] < number < extremes[1]:
            return None
        if counts_alike(mine.after, mine.slot.variable, passage, mine.release):
            others = history.numbers_without(mine.release)
        else:  # beside other words it may be another figure
            others = history.numbers_of({*reading.releases} - {mine.release})
            if is_far_out(number, others) and is_no_slip_for_years(number, others):
                return None
        return others if is_far_out(number, others) else None


def _says_too_little(reading: Reading) -> bool:
    """Tell whether a reading says less than is filled in: "Latin 2, Greek 3 (9 hrs), Norse 4".

    There the other slots say what a figure is of, and they differ.
    """
    if len(reading.slots) < _MANY_SLOTS:
        return False
    said = [
        word
        for part in reading.parts
        if isinstance(part, str)
        for word in _WORD.findall(part.casefold())
        if word not in FUNCTION_WORDS
    ]
    return 2 * len(said) < len(reading.slots)


def _told(difference: ValueDifference) -> list[ValueChange]:
    """Return the changes of which nothing is known; not what only agrees with another change."""
    new = [change for change in difference.changes if change.variable is None]
    return [change for change in new if change.kind is not Kind.TEXT] or new


def _after(norms: Sequence[str], end: int) -> str:
    return norms[end] if end < len(norms) else ""


def _is_counted(after: str) -> bool:
    """Tell whether the word behind a figure is what it counts."""
    return after.isalpha() and after.casefold() not in FUNCTION_WORDS


def counts_alike(after: str, variable: str, passage: Passage, release: str) -> bool:
    """Tell whether a figure counts what those of most others count, as the word behind it tells.

    So 30 minutes are not many beside one hour.
    """
    if not _is_counted(after):
        return False
    otherwise = total = 0
    for reading in passage.readings:
        for part, behind in pairwise([*reading.parts, ""]):
            if isinstance(part, Slot) and part.variable == variable:
                users = len({*reading.releases} - {release})
                total += users
                words = _WORD.findall(behind) if isinstance(behind, str) else ()
                if words and not is_other_form(words[0].casefold(), after.casefold()):
                    otherwise += users
    return 2 * otherwise < max(1, total)


def is_the_same_sentence(found: ValueDifference, words: Wording) -> bool:
    """Tell whether a sentence is that of a reading but for values that the others all have.

    It is not where those fill in their own, nor where hardly any words are the same.
    """
    changed = {at for change in found.changes for at in range(*change.mine)}
    is_other = len(found.changes) > 1 and 2 * len(changed) > len(words.norms)
    if is_other or any(map(found.is_over_a_slot, found.changes)):
        return False
    same = {
        norm.casefold()
        for at, norm in enumerate(words.norms)
        if at not in changed and norm.casefold() not in FUNCTION_WORDS
    }
    has_names = any(change.kind is Kind.NAME for change in found.changes)
    least = FEWEST if is_open(found.reading) else int(has_names)
    return len(same.intersection(words_outside_slots(found.reading))) >= least


def _overlap(one: TokenSpan, other: TokenSpan) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _characters(words: Wording, span: TokenSpan) -> tuple[int, int]:
    return words.spans[span[0]][0], words.spans[span[1] - 1][1]


def _written(words: Wording, span: TokenSpan) -> str:
    start, end = _characters(words, span)
    return " ".join(words.text[start:end].split())


def judge_of(
    inferred: Inferred,
    figures: Mapping[int, Iterable[Figure]],
    subject: str | None,
    habits: Habits,
) -> ValueJudge:
    """Return the judge of a family of which all releases are at hand.

    `figures` is, release by release, what fills its slots; `subject` the variable of the subject;
    `habits` how the family writes its literals.
    """
    filled = [
        Filled(
            place=(inferred.named[figure.passage].passage.id, figure.slot.variable),
            kind=figure.slot.kind,
            release=inferred.ids[at],
            words=figure.words,
            text=figure.text,
            after=figure.after,
        )
        for at in inferred.family
        for figure in figures.get(at, ())
    ]
    texts = by_variable(filled)
    histories = {
        variable.name: slot_history(variable.kind, texts.get(variable.name, {}), habits)
        for variable in inferred.template.variables
    }
    matcher = Matcher(dict(_fillings(inferred)), histories, subject)
    given = inferred.template.given is not None
    return ValueJudge(histories, slot_spreads(filled, habits), matcher, habits, given=given)


def _fillings(inferred: Inferred) -> Iterator[tuple[str, Sequence[Filling]]]:
    """Yield the sentences of the readings of which a passage has several."""
    for named in inferred.named:
        if len(named.drafts) > 1:
            for draft, reading in zip(named.drafts, named.passage.readings, strict=True):
                yield reading.id, draft.fillings
