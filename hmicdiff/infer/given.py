"""A template that is given: its words, its blanks and its order, whatever the releases share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from hmicdiff.align.chain import heaviest_chain
from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.compare import filled_near
from hmicdiff.infer.fitting import value_in, value_like
from hmicdiff.infer.form import Blank, Blanks, Form, form_of, opened
from hmicdiff.infer.readings import (
    DraftReading,
    Filling,
    TokenSpan,
    around_slots,
    order_of_use,
)
from hmicdiff.infer.slots import UNNAMED
from hmicdiff.model.text import Corpus, Release, Wording
from hmicdiff.structs import Struct, replace

_SEVERAL = 3
"""So many releases with values of their own make a place one that each fills in for itself."""


def taken_out(drafts: Sequence[Draft], at: int) -> list[list[Place]]:
    """Take the release with index `at`, the given template, out of the passages.

    Returns passage by passage where the template says it.
    """
    return [[(at, number) for number in draft.drop(at)] for draft in drafts]


def in_order(drafts: Sequence[Draft], corpus: Corpus, given: Release, at: int) -> list[Draft]:
    """Put the passages of the template in its order, and say what has moved out of it.

    `at` is the index of the template among the releases of the drafts. A sentence that a release
    says word for word somewhere else is that of the template.
    """
    of = {number: draft for draft in drafts for number in draft.members.get(at, ())}
    words = {low(given.sentences[number].wording.norms): draft for number, draft in of.items()}
    for draft in drafts:
        for release, number in [] if at in draft.members else list(draft.places()):
            norms = low(corpus.releases[release].sentences[number].wording.norms)
            fitting = words.get(norms)
            if fitting is not None and release not in fitting.members:
                draft.take(release, number)
                fitting.add(release, number)
        draft.moved.clear()
    for release in range(at):
        rows = sorted(
            (min(draft.members[release]), number, 1.0 + len(given.sentences[number].wording.norms))
            for number, draft in of.items()
            if release in draft.members and number == min(draft.members[at])
        )
        in_place = {number for _, number in heaviest_chain(rows)}
        for _, number, _ in rows:
            if number not in in_place:
                of[number].moved.add(release)
    ordered = iter([of[number] for number in sorted(of) if number == min(of[number].members[at])])
    return [next(ordered) if at in draft.members else draft for draft in drafts if draft.members]


class _Model(Struct, frozen=True):
    """A sentence of the template."""

    filling: Filling
    """Its words, with its blanks for slots."""
    form: Form
    names: tuple[str, ...]
    """What it calls its blanks."""

    def fits(self, own: Filling) -> bool:
        """Tell whether a sentence says this and fills in its blanks."""
        return self.form.fillings(own.wording.norms) is not None

    def filled_by(self, own: Filling) -> Filling:
        """Return a sentence with the values that it has in the place of the blanks."""
        norms = own.wording.norms
        spans = self.form.fillings(norms)
        if spans is None:
            spans = filled_near(own.wording, self.filling)
        return replace(own, spans=tuple(_value_in(norms, a, b) for a, b in spans), choice=None)


def _value_in(norms: Words, start: int, end: int) -> TokenSpan:
    if start == end:
        return start, end
    a, b = value_in(norms[start:end])
    return start + a, start + b


def with_given(
    readings: Sequence[DraftReading],
    places: Sequence[Place],
    given: Release,
    blanks: Blanks,
    *,
    is_specimen: bool,
) -> list[DraftReading]:
    """Read the sentences of a passage by the template's words for it, whatever they share.

    Put the reading that is the template's words first, also where no release uses it. What fills a
    blank is no change of words. `is_specimen` is whether the template has no blank anywhere.
    """
    if not places:
        return list(readings)
    models = [
        _specimen(place, given, readings) if is_specimen else _model(place, given, blanks)
        for place in places
    ]
    own = [filling for reading in readings if not reading.joint for filling in reading.fillings]
    model = max(models, key=lambda each: sum(map(each.fits, own)))
    main: list[Filling] = []
    ways: defaultdict[tuple[bool, Words], list[Filling]] = defaultdict(list)
    for filling in _alike([model.filled_by(filling) for filling in own]):
        if filling.spans == model.form.fillings(filling.wording.norms):
            main.append(filling)
        else:
            ways[False, around_slots(filling)].append(filling)
    for reading in readings if not is_specimen else ():
        for filling in reading.fillings if reading.joint else ():
            said = model.filled_by(filling)
            ways[True, around_slots(said)].append(said)
    if not main or not is_specimen:  # it has the names of what is filled in
        main = [*main, model.filling]
    others = [
        DraftReading(tuple(fillings), joint, model.names) for (joint, _), fillings in ways.items()
    ]
    if is_specimen:
        others += [reading for reading in readings if reading.joint]
    order = order_of_use(others, [len(each.releases) for each in others])
    return [
        DraftReading(tuple(main), joint=False, blanks=model.names),
        *(others[at] for at in order),
    ]


def _model(place: Place, given: Release, blanks: Blanks) -> _Model:
    """Return a sentence of a template that says where something is to be filled in."""
    wording = given.sentences[place[1]].wording
    form = form_of(wording.norms, blanks)
    spans = tuple(
        span for part, span in zip(form.parts, form.spans, strict=True) if isinstance(part, Blank)
    )
    return _Model(
        Filling(place, wording, spans), form, tuple(wording.norms[a + 1] for a, _ in spans)
    )


def _specimen(place: Place, given: Release, readings: Sequence[DraftReading]) -> _Model:
    """Return a sentence of a template that has no blanks: what each release has for itself is one.

    So "Skerry" is one where the ferries of others go to Tarn, Holm and Wick.
    """
    wording = given.sentences[place[1]].wording
    spans: list[TokenSpan] = []
    for reading in readings:
        found = None if reading.joint else filled(reading.typical, wording)
        if found is not None:
            filled_slots = [n for n, (a, b) in enumerate(reading.typical.spans) if a < b]
            spans = [
                span
                for slot, span in zip(filled_slots, found, strict=True)
                if _is_own(reading, slot, low(wording.norms[slice(*span)]))
            ]
            break
    names = tuple(f"{UNNAMED}{place[1]}_{number}" for number in range(len(spans)))
    return _Model(Filling(place, wording, tuple(spans)), opened(wording.norms, spans), names)


def _is_own(reading: DraftReading, slot: int, theirs: Words) -> bool:
    """Tell whether several releases fill in a slot, each with words that no other has."""
    uses = Counter(low(filling.words(slot)) for filling in reading.fillings)
    return theirs not in uses and len(uses) >= _SEVERAL and max(uses.values()) == 1


def _alike(fillings: Sequence[Filling]) -> list[Filling]:
    """Return sentences with no more in each blank than is a value, as those of the others show."""
    made = list(fillings)
    for slot in range(len(fillings[0].spans) if fillings else 0):
        said = [filling.words(slot) for filling in fillings]
        for at, filling in enumerate(fillings):
            others = [words for words in (*said[:at], *said[at + 1 :]) if words]
            if said[at] and len(others) >= _SEVERAL - 1:
                start = filling.spans[slot][0]
                a, b = value_like(others, said[at])
                spans = list(made[at].spans)
                spans[slot] = (start + a, start + b)
                made[at] = replace(made[at], spans=tuple(spans))
    return made


def filled(
    pattern: Filling, wording: Wording, *, greedy: bool = True
) -> tuple[TokenSpan, ...] | None:
    """Return what fills the slots of `pattern` in a sentence that otherwise says the same.

    Where that is ambiguous the first slots take as much as they can, or, if not `greedy`, as
    little. Slots that are empty in `pattern` are left out.
    """
    parts = _parts(pattern)
    words = low(wording.norms)
    fits = _fitting(parts, words)
    if fits is None:
        return None
    found: list[TokenSpan] = []
    at = 0
    for part, rest in zip(parts, fits, strict=True):
        end = at + 1
        if part is None:
            # the rest fits behind the last of the places that are left, or behind the next one
            end = (rest if greedy else _lowest(rest >> end << end)).bit_length() - 1
            found.append((at, end))
        at = end
    return tuple(found)


def _parts(pattern: Filling) -> list[str | None]:
    """Return the words of a pattern, and `None` for each slot with something in it."""
    ends = {a: b for a, b in pattern.spans if a < b}
    words = low(pattern.wording.norms)
    parts: list[str | None] = []
    at = 0
    while at < len(words):
        parts.append(None if at in ends else words[at])
        at = ends.get(at, at + 1)
    return parts


def _fitting(parts: Sequence[str | None], words: Words) -> list[int] | None:
    """Return for each part where what comes after it fits, as a bit for each place between words.

    That is found from the end, as each slot could take any words: trying them slot by slot takes
    time that grows with the power of their number. Nothing if the whole does not fit.
    """
    places: defaultdict[str, int] = defaultdict(int)
    for at, word in enumerate(words):
        places[word] |= 1 << at
    rest = 1 << len(words)
    fits: list[int] = []
    for part in reversed(parts):
        fits.append(rest)
        before_its_end = (1 << rest.bit_length() - 1) - 1
        rest = before_its_end if part is None else rest >> 1 & places.get(part, 0)
        if not rest:
            return None
    return fits[::-1] if rest & 1 else None


def _lowest(bits: int) -> int:
    return bits & -bits
