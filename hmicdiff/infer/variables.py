"""Variables: what tied slots hold, what kind it is, its name, and whom releases are about."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from hmicdiff.align.kinds import Words, is_number, low
from hmicdiff.errors import NamesError
from hmicdiff.infer.companions import Held, companions
from hmicdiff.infer.naming import name_of
from hmicdiff.infer.nouns import Lexicon
from hmicdiff.infer.slots import NAME_SHARE, DraftSlot, SlotKey, kind_among
from hmicdiff.infer.stand_ins import StandIns, stands_for
from hmicdiff.infer.tying import tied
from hmicdiff.model.template import Kind
from hmicdiff.read.english import FUNCTION_WORDS, PREPOSITIONS
from hmicdiff.structs import Struct, replace

SUBJECT = "subject"
"""The name of the variable that says whom a release is about."""
_NEARLY_ALL = 0.75
"""Where fewer of the releases have a name, the others would have to be called otherwise."""
_PAIR = 2
"""Of two releases nothing tells a name from other words."""
_OF_ALL = 0.9
"""Where fewer say whom they are about, the rest would be called in another way."""
_SHORT_NAME = 3
"""A name of so many words may be told from others by how these go together."""


class Heads(Struct, frozen=True):
    """The passages that are titles or headings of a family."""

    passages: frozenset[int]
    releases: int
    """How many releases the family has."""
    titles: bool
    """Whether its releases can be called by their titles."""
    template: bool
    """Whether a template is given, which tells names from other words."""
    entries: frozenset[int] = frozenset()
    """The passages that are entries of a list of like entries: they name no release."""

    def can_name(self, group: Sequence[DraftSlot]) -> bool:
        """Tell whether slots do not stand in entries of a list for the most part."""
        listed = sum(len(slot.values) for slot in group if slot.key[0] in self.entries)
        given = any(slot.given == SUBJECT for slot in group)
        return given or 2 * listed <= sum(len(slot.values) for slot in group)

    def are_about(self, group: Sequence[DraftSlot]) -> bool:
        """Tell whether most titles, if there are any, and nearly all releases fill some slots.

        Of two releases nothing but a title tells a name from other words.
        """
        stating = _stating(group) >= min(_OF_ALL * self.releases, self.releases - 1)
        if not self.titles and (self.template or self.releases > _PAIR):
            return stating or self.template
        said = {
            release
            for slot in group
            if slot.given == SUBJECT or slot.key[0] in self.passages
            for release in slot.values
        }
        if self.titles and self._are_references(group):
            return False
        enough = len(said) >= _NEARLY_ALL * self.releases
        is_part = self.titles and not (_is_theirs_alone(group) and self._is_whole(group))
        return enough and not is_part and _stating(group) >= _OF_ALL * self.releases

    def _are_references(self, group: Sequence[DraftSlot]) -> bool:
        """Tell numbers of other documents below a title: "Court 8, 12 A 5/10", of the judgment."""
        values = [words for slot in group for words in slot.values.values()]
        numbered = sum(any(map(is_number, words)) for words in values)
        below = min((slot.key[0] for slot in group), default=0) > min(self.passages, default=0)
        given = any(slot.given == SUBJECT for slot in group)
        return below and not given and 2 * numbered > len(values)

    def _is_whole(self, group: Sequence[DraftSlot]) -> bool:
        """Tell whether most titles have a name among the same words, or texts say it.

        Else it is a part of each title that happens to have words of others around.
        """
        titled: Counter[tuple[int, int]] = Counter()
        said: set[int] = set()
        for slot in group:
            if slot.key[0] in self.passages:
                titled[slot.key[:2]] += len(slot.values)
            else:
                said.update(slot.values)
        most = max(titled.values(), default=0)
        return 2 * len(said) > self.releases or most >= _NEARLY_ALL * self.releases


class DraftVariable(Struct, frozen=True):
    """A variable in the making."""

    name: str
    kind: Kind
    slots: tuple[SlotKey, ...]
    goes_with: tuple[str, ...] = ()
    """The variables whose values go together with its values."""


def draft_variables(
    slots: Sequence[DraftSlot],
    stand_ins: StandIns,
    names: Mapping[str, str],
    known: Lexicon,
    heads: Heads,
) -> list[DraftVariable]:
    """Tie the slots that always hold the same value together and name what they hold.

    `names` gives other names to some of those that would be given. What releases are about is said
    in their `heads`, if they have titles.

    Raises:
        NamesError: if there is no variable of such a name, or two would have the same.
    """
    groups = tied(slots)
    subject = _subject([group for group in groups if heads.can_name(group)])
    if subject is not None and not heads.are_about(subject):
        subject = None
    if subject is not None:
        _tie_stand_ins(groups, subject, stand_ins)
    taken = {SUBJECT}
    found = []
    for group in groups:
        kind = _kind_of(group)
        name = SUBJECT if group is subject else _name(group, kind, taken, known)
        taken.add(name)
        found.append(DraftVariable(name, kind, tuple(slot.key for slot in group)))
    return _with_companions(_renamed(found, names), groups)


def _renamed(variables: Sequence[DraftVariable], names: Mapping[str, str]) -> list[DraftVariable]:
    known = [variable.name for variable in variables]
    for name in names:
        if name not in known:
            raise NamesError(f"no variable {name!r} to rename; there are {', '.join(known)}")
    found = [
        replace(variable, name=names.get(variable.name, variable.name)) for variable in variables
    ]
    for name, count in Counter(variable.name for variable in found).items():
        if count > 1:
            raise NamesError(f"two variables would be called {name!r}; give them different names")
    return found


def _with_companions(
    variables: Sequence[DraftVariable], groups: Sequence[Sequence[DraftSlot]]
) -> list[DraftVariable]:
    held = [
        Held(
            name=variable.name,
            passages=frozenset(slot.key[0] for slot in group),
            values={
                release: words
                for slot in reversed(group)
                for release, words in slot.lower.items()
                if not stands_for(slot.values[release])
            },
        )
        for variable, group in zip(variables, groups, strict=True)
    ]
    together = companions(held)
    return [replace(variable, goes_with=together[variable.name]) for variable in variables]


def _subject(groups: Sequence[list[DraftSlot]]) -> list[DraftSlot] | None:
    """Return the slots of the subject: a name, nearly each release's own, said most often.

    It is what the title says, else what is said in several passages: who is named in passing once
    is not whom a release is about.
    """

    def said(group: list[DraftSlot]) -> tuple[int, int]:
        return (sum(len(slot.values) for slot in group), -group[0].key[0])

    for group in groups:
        if any(slot.given == SUBJECT for slot in group):
            return group
    releases = len({release for group in groups for slot in group for release in slot.values})
    stated = [group for group in groups if _stating(group) >= _NEARLY_ALL * releases]
    first = [
        group
        for group in stated
        if any(slot.key[0] == 0 for slot in group) and _is_own_name(group, (Kind.NAME, Kind.TEXT))
    ]
    names = [
        group
        for group in stated
        if len({slot.key[0] for slot in group}) > 1
        and _is_own_name(group)
        and _is_theirs_alone(group)
    ]
    return max(first or names, key=said, default=None)


def _stating(group: Sequence[DraftSlot]) -> int:
    return len({release for slot in group for release in slot.values})


def _tie_stand_ins(
    groups: list[list[DraftSlot]], subject: list[DraftSlot], stand_ins: StandIns
) -> None:
    """Tie slots to the subject in which every release says "it", or what it calls the subject."""
    for group in list(groups):
        filled = [each for slot in group for each in slot.values.items()]
        if filled and group is not subject and stand_ins.are(filled):
            subject.extend(group)
            groups.remove(group)
    subject.sort(key=lambda slot: slot.key)


def _is_own_name(group: Sequence[DraftSlot], kinds: Sequence[Kind] = (Kind.NAME,)) -> bool:
    """Tell whether nearly every release has its own here, and it begins with a capital."""
    values = {release: words for slot in reversed(group) for release, words in slot.values.items()}
    own = _ways(values.values()) > NAME_SHARE * len(values)
    capital = sum(
        words[0][:1].isupper() and not FUNCTION_WORDS.issuperset(low(words))
        for words in values.values()
    )
    cut = sum(map(_is_cut, values.values()))
    kind = kind_among([words for slot in group for words in slot.written])
    whole = cut < (1 - NAME_SHARE) * len(values) and _have_words_of_their_own(values.values())
    return own and whole and kind in kinds and capital > NAME_SHARE * len(values)


def _ways(values: Iterable[Words]) -> int:
    """Count the names of a family; "Trade, Ada Birch" is but "Trade" with who signs for it."""
    names = set(values)
    return sum(not any(name[:at] in names for at in range(1, len(name))) for name in names)


def _have_words_of_their_own(values: Iterable[Words]) -> bool:
    """Tell whether nearly each name has a word or figure that no other has: "until noon" has none.

    A short name needs none: "Tarn Ferries" beside "Tarn Cruises" and "Holm Ferries".
    """
    names = set(map(low, values))
    uses = Counter(word for name in names for word in set(name))
    telling = sum(
        len(name) <= _SHORT_NAME or any(uses[word] == 1 for word in name) for name in names
    )
    return telling >= _NEARLY_ALL * len(names)


def _is_theirs_alone(group: Sequence[DraftSlot]) -> bool:
    """Tell whether hardly two releases have the same: who writes, or signs, does so repeatedly."""
    values = {release: words for slot in reversed(group) for release, words in slot.values.items()}
    uses = Counter(low(words) for words in values.values())
    alone = sum(uses[low(words)] == 1 for words in values.values())
    return alone >= _NEARLY_ALL * len(values)


def _is_cut(words: Words) -> bool:
    """Tell what begins or ends amidst a phrase: "For Theft of a Boat - The"."""
    first, *_, last = low((*words, *words))
    return first in PREPOSITIONS or last in FUNCTION_WORDS


def _kind_of(group: Sequence[DraftSlot]) -> Kind:
    if all(slot.choice for slot in group):
        return Kind.CHOICE
    return kind_among([words for slot in group for words in slot.written])


def _name(group: Sequence[DraftSlot], kind: Kind, taken: Collection[str], known: Lexicon) -> str:
    given = next((slot.given for slot in group if slot.given), "")
    return given if given and given not in taken else name_of(group, kind, taken, known)
