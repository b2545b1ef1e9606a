"""What no release of the panel says: the same in two buckets is one passage, or one reading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from hmicdiff.bulk.counts import NamedCounts
from hmicdiff.bulk.record import NewPassage, Placed
from hmicdiff.infer.names import passage_ids
from hmicdiff.infer.readings import Filling
from hmicdiff.infer.template import fixed_words, reading_id, slot_id, with_sections
from hmicdiff.model.template import Part, Passage, Reading, Slot, Template
from hmicdiff.place.reading_letters import in_order, next_free
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, replace

_DIGITS = re.compile(r"\d+")

_Shape = tuple[str, ...]


class _Added(Struct):
    """A passage that the panel has not got."""

    passage: Passage
    after: str | None
    number: int


class Naming(Struct, frozen=True):
    """The names in a bucket and those that are the same in all of them.

    What is not in it is called alike everywhere.
    """

    of: Mapping[str, str]

    def all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return what several are called."""
        return names if self.of.keys().isdisjoint(names) else tuple(map(self, names))

    def __call__(self, name: str) -> str:
        """Return what a passage or a reading is called."""
        return self.of.get(name, name)

    def then(self, later: "Naming") -> "Naming":
        """Return the names that these are given by a later naming."""
        return Naming({name: later(known) for name, known in self.of.items()})


class Merger:
    """Brings together what buckets add to the template of the panel."""

    def __init__(self, template: Template) -> None:
        """Add to `template`."""
        self._template = template
        self._known = {passage.id: passage for passage in template.passages}
        self._shapes: dict[_Shape, str] = {}
        self._passages: dict[str, _Added] = {}
        self._readings: dict[tuple[str, _Shape], str] = {}
        self._parts: dict[str, Reading] = {}
        self._of: dict[str, list[str]] = {}

    def add(self, placed: Placed) -> Naming:
        """Take in what a bucket adds; return by what handles that is known from now on."""
        names: dict[str, str] = {}
        for new in placed.passages:
            handle = self._passage(new)
            names[new.passage.id] = handle
            for reading in new.passage.readings:
                names[reading.id] = self._reading(handle, reading)
        for added in placed.readings:
            names[added.reading.id] = self._reading(added.passage, added.reading)
        return Naming(names)

    def _passage(self, new: NewPassage) -> str:
        shapes = [_shape(reading) for reading in new.passage.readings]
        foreign = ":" in new.passage.id  # a sentence of a stranger
        handle = None if foreign else next(filter(None, map(self._shapes.get, shapes)), None)
        if handle is None:
            number = len(self._passages)
            handle = f"\0{number}"
            self._passages[handle] = _Added(new.passage, new.after, number)
        if not foreign:
            for shape in shapes:
                self._shapes.setdefault(shape, handle)
        return handle

    def _reading(self, passage: str, reading: Reading) -> str:
        key = (passage, _shape(reading))
        handle = self._readings.get(key)
        if handle is None:
            handle = self._readings[key] = f"\0\0{len(self._readings)}"
            self._parts[handle] = reading
            self._of.setdefault(passage, []).append(handle)
        return handle

    def finished(self, uses: NamedCounts, total: int) -> tuple[Template, Naming]:
        """Return the template with all that was added, and what the handles are called.

        Args:
            uses: who has each passage and uses each reading, by id or handle.
            total: how many releases the family has.
        """
        names = self._passage_names(uses)
        readings = {
            handle: name
            for passage in (*self._known, *self._passages)
            for handle, name in self._reading_names(passage, names.get(passage, passage), uses)
        }
        passages = [
            built
            for passage in self._ordered()
            if (built := self._built(passage, names, readings, uses, total)) is not None
        ]
        return self._with_variables(with_sections(passages)), Naming(names | readings)

    def _ordered(self) -> Iterator[str]:
        """Yield the passages in the order of the template."""
        following: dict[str | None, list[_Added]] = {}
        handles = {added.number: handle for handle, added in self._passages.items()}
        for added in self._passages.values():
            following.setdefault(added.after, []).append(added)
        for passage in (None, *self._known):
            if passage is not None:
                yield passage
            yield from (handles[added.number] for added in following.get(passage, ()))

    def _passage_names(self, uses: NamedCounts) -> dict[str, str]:
        spread = Counter(
            word for passage in self._known.values() for word in set(_words(passage.main))
        )
        order = sorted(
            self._passages,
            key=lambda at: (-uses.count((at,)), self._passages[at].passage.main.pattern),
        )
        given = [self._passages[at].passage for at in order]
        telling = [
            sorted(dict.fromkeys(_words(passage.main)), key=lambda word: spread[word])
            for passage in given
        ]
        names = passage_ids(telling, [passage.role.value for passage in given], self._known)
        return dict(zip(order, names, strict=True))

    def _reading_names(
        self, passage: str, name: str, uses: NamedCounts
    ) -> Iterator[tuple[str, str]]:
        known = self._known.get(passage)
        taken = [reading.id for reading in known.readings] if known else []
        handles = sorted(
            self._of.get(passage, ()),
            key=lambda at: (-uses.count((at,)), self._parts[at].pattern),
        )
        first = next_free(name, taken)
        start = next(number for number in count() if reading_id(name, number) == first)
        for number, handle in enumerate(handles, start):
            yield handle, reading_id(name, number)

    def _built(
        self,
        passage: str,
        names: Mapping[str, str],
        readings: Mapping[str, str],
        uses: NamedCounts,
        total: int,
    ) -> Passage | None:
        """Return a passage with its support; none if no release has it."""
        having = uses.count((passage,))
        if not having:
            return None
        known = self._known.get(passage)
        ways = [(reading.id, reading) for reading in known.readings] if known else []
        own = [(handle, self._parts[handle]) for handle in self._of.get(passage, ())]
        found = [
            _renamed(reading, readings.get(handle, handle), uses.ids((handle,)))
            for handle, reading in (*ways, *own)
        ]
        # what a release departs from is the panel's first reading, however the others are used
        main = found[:1] if known else []
        rest = sorted(
            (each for each in found[len(main) :] if each.releases),
            key=lambda each: (-len(each.releases), each.pattern),
        )
        given = known or self._passages[passage].passage
        return replace(
            given,
            id=names.get(passage, passage),
            releases=having,
            optional=having < total,
            readings=(*main, *rest),
        )

    def _with_variables(self, passages: Iterable[Passage]) -> Template:
        each = tuple(passages)
        slots: dict[str, list[str]] = {}
        for passage in each:
            for reading in in_order(passage.readings):
                for slot in reading.slots:
                    slots.setdefault(slot.variable, []).append(slot.id)
        variables = tuple(
            replace(variable, slots=tuple(slots[variable.name]))
            for variable in self._template.variables
            if variable.name in slots
        )
        return Template(each, variables)


def _renamed(reading: Reading, name: str, releases: Sequence[str]) -> Reading:
    parts: list[Part] = []
    number = 0
    for part in reading.parts:
        if isinstance(part, Slot):
            parts.append(replace(part, id=slot_id(name, number)))
            number += 1
        else:
            parts.append(part)
    return Reading(name, tuple(parts), tuple(releases))


def _shape(reading: Reading) -> _Shape:
    """Return a reading without regard to capitals and numbers."""
    return tuple(_DIGITS.sub("0", reading.pattern.casefold()).split())


def _words(reading: Reading) -> Iterator[str]:
    text = " ".join(part for part in reading.parts if isinstance(part, str))
    return fixed_words(Filling((0, 0), wording(text), ()))
