"""What the releases fill in at one place of the template, and who departs from what all others say.

A place is a variable in a passage, in whichever reading. Two values are the same if they stand for
the same number or date, or are the same words without regard to capitals.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hmicdiff.align.kinds import Words
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.infer.values import value_of
from hmicdiff.language.habits import UNKNOWN, Habits
from hmicdiff.model.template import Kind
from hmicdiff.place.slot_history import plain
from hmicdiff.structs import Struct, field

Normal = float | int | str | Words
"""A value as it is compared."""
SlotPlace = tuple[str, str]
"""The id of a passage and the name of a variable in it."""

_NEARLY_ALL = 0.9
"""Of many others this share has to say one thing, so that what is otherwise is told."""
_ONE_MORE = 8
"""From so many others on, one of them may be otherwise, too."""
_OWN = 3
"""With fewer different values a place is none that each fills in for itself."""


class Usual(Struct, frozen=True):
    """What nearly all other releases fill in."""

    normal: Normal
    text: str
    """As one of them writes it: the first in the alphabet."""
    count: int
    """How many of them do."""
    of: int
    """How many fill in anything."""


class SlotSpread(Struct):
    """What fills one place, release by release."""

    kind: Kind
    habits: Habits = UNKNOWN
    values: dict[str, Normal] = field(default_factory=dict)
    """By the id of the release; the first where it fills the place several times."""
    uses: Counter[Normal] = field(default_factory=Counter)
    texts: dict[Normal, str] = field(default_factory=dict)
    afters: Counter[str] = field(default_factory=Counter)
    """The words that stand behind it."""

    def add(self, release: str, words: Words, text: str, after: str = "") -> None:
        """Count what a release fills in; a word that stands for a name says no value."""
        if release in self.values or stands_for(words):
            return
        normal = normal_of(words, self.kind, self.habits)
        self.values[release] = normal
        self.uses[normal] += 1
        self.afters[after] += 1
        shown = " ".join(text.split())
        self.texts[normal] = min(shown, self.texts.get(normal, shown))

    @property
    def usual_after(self) -> str:
        """The word that stands behind it most often; empty at the end."""
        return max(self.afters.items(), key=lambda each: (each[1], each[0]), default=("", 0))[0]

    @property
    def may_have_odd_ones(self) -> bool:
        """Tell whether any release could depart from what nearly all others say."""
        most = max(self.uses.values(), default=0)
        return len(self.uses) > 1 and is_nearly_all(most, len(self.values) - 1)

    @property
    def is_diverse(self) -> bool:
        """Tell whether each release fills in its own: at least half of the values differ."""
        return len(self.uses) >= max(_OWN, len(self.values) / 2)

    def usual_without(self, release: str, normal: Normal) -> Usual | None:
        """Return what nearly all others say, if that is another value than `normal`."""
        own = self.values.get(release)
        of = len(self.values) - (own is not None)
        # no more than one value can be what nearly all say
        usual, count = max(self.uses.items(), key=lambda each: each[1], default=(normal, 0))
        count -= own == usual
        if usual == normal or not is_nearly_all(count, of):
            return None
        return Usual(usual, self.texts[usual], count, of)


Choices = Mapping[Normal, Counter[Normal]]
"""Choice by choice, how many of those who make it fill in what in another place."""


def by_choice(spread: SlotSpread, chosen: SlotSpread) -> Choices:
    """Return what releases fill in at one place by what they choose at another."""
    found: defaultdict[Normal, Counter[Normal]] = defaultdict(Counter)
    for release, normal in spread.values.items():
        if release in chosen.values:
            found[chosen.values[release]][normal] += 1
    return found


def without(choices: Choices, choice: Normal, normal: Normal) -> Choices:
    """Return choices without one release that makes this choice and fills in this."""
    left = {**choices, choice: choices[choice] - Counter([normal])}
    return {each: values for each, values in left.items() if values}


def is_nearly_all(count: int, of: int) -> bool:
    """Tell whether `count` of `of` releases are enough to call what they say the usual thing."""
    if of < 2 or count < of - (of >= _ONE_MORE):  # noqa: PLR2004 - one other release is no family
        return of >= 2 * _ONE_MORE and count >= _NEARLY_ALL * of
    return True


def normal_of(words: Words, kind: Kind, habits: Habits) -> Normal:
    """Return a value as it is compared with others."""
    value = value_of(words, kind, habits)
    return plain(words) if value is None else value


class Filled(NamedTuple):
    """What a release fills in at one place."""

    place: SlotPlace
    kind: Kind
    release: str
    words: Words
    text: str
    after: str = ""
    """The word behind it; empty at the end."""


def slot_spreads(
    filled: Iterable[Filled], habits: Habits = UNKNOWN
) -> Mapping[SlotPlace, SlotSpread]:
    """Return what the releases fill in, place by place."""
    found: dict[SlotPlace, SlotSpread] = {}
    for each in filled:
        spread = found.get(each.place)
        if spread is None:
            spread = found[each.place] = SlotSpread(each.kind, habits)
        spread.add(each.release, each.words, each.text, each.after)
    return found


def by_variable(filled: Iterable[Filled]) -> dict[str, dict[str, list[str]]]:
    """Return, variable by variable, what each release fills in, as it is written."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in filled:
        found[each.place[1]][each.release].append(each.text)
    return {variable: dict(releases) for variable, releases in found.items()}
