"""Who says what: counted anew from the releases, so that it need not be kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from hmicdiff.infer.template import with_sections
from hmicdiff.model.template import Passage, Slot, Template
from hmicdiff.place.reading_letters import in_order
from hmicdiff.structs import Struct, replace

if TYPE_CHECKING:
    from hmicdiff.model.baseline import KnownRelease

_K = TypeVar("_K")


class Uses(Struct, frozen=True):
    """Which releases have which passages, in which readings."""

    releases: frozenset[str]
    """Their ids."""
    passages: Mapping[str, frozenset[str]]
    readings: Mapping[str, frozenset[str]]
    together: Mapping[frozenset[str], frozenset[str]]
    """By the passages that some sentence says at once, the releases with such a sentence."""
    moved: Mapping[str, frozenset[str]]
    """By the passage, the releases that have it elsewhere than the template has."""

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.releases)


def uses(releases: "Iterable[KnownRelease]") -> Uses:
    """Count what `releases` say."""
    passages: defaultdict[str, set[str]] = defaultdict(set)
    readings: defaultdict[str, set[str]] = defaultdict(set)
    together: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    moved: defaultdict[str, set[str]] = defaultdict(set)
    ids: set[str] = set()
    for release in releases:
        ids.add(release.id)
        for sentence in release.sentences:
            readings[sentence.reading].add(release.id)
            for passage in sentence.passages:
                passages[passage].add(release.id)
            if len(sentence.passages) > 1:
                together[frozenset(sentence.passages)].add(release.id)
            if sentence.moved:
                moved[sentence.passages[0]].add(release.id)
    return Uses(
        frozenset(ids),
        passages=_frozen(passages),
        readings=_frozen(readings),
        together=_frozen(together),
        moved=_frozen(moved),
    )


def _frozen(who: Mapping[_K, set[str]]) -> dict[_K, frozenset[str]]:
    return {what: frozenset(ids) for what, ids in who.items()}


def counted(template: Template, releases: "Sequence[KnownRelease]") -> Template:
    """Return the template with its support as `releases` give it: the most used reading first.

    What no release says any more is kept: an id that was once given is not given again.
    """
    found = uses(releases)
    joint = {
        sentence.reading
        for release in releases
        for sentence in release.sentences
        if len(sentence.passages) > 1
    }
    passages = tuple(_passage(passage, found, joint) for passage in template.passages)
    slots: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        for reading in in_order(passage.readings):
            for slot in reading.slots:
                slots[slot.variable].append(slot.id)
    return replace(
        template,
        passages=tuple(with_sections(passages)),
        variables=tuple(
            replace(variable, slots=tuple(slots[variable.name])) for variable in template.variables
        ),
    )


def _passage(passage: Passage, found: Uses, joint: Collection[str]) -> Passage:
    having = found.passages.get(passage.id, frozenset())
    readings = [
        replace(reading, releases=tuple(sorted(found.readings.get(reading.id, frozenset()))))
        for reading in in_order(passage.readings)
    ]
    # what says another passage, too, comes last; the order in which they were first found decides
    # where they are used as often
    readings.sort(key=lambda reading: (reading.id in joint, -len(reading.releases)))
    return replace(
        passage,
        releases=len(having),
        optional=len(having) < found.total,
        readings=tuple(readings),
    )


def slots_of(template: Template) -> Mapping[str, Sequence[Slot]]:
    """Return the slots of each reading, by its id."""
    return {
        reading.id: reading.slots for passage in template.passages for reading in passage.readings
    }
