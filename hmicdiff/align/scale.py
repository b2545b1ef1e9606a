"""The ways in which a passage is said, and how much a sentence is like them, in bits."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from math import log2

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.evidence import ALL_THE_SAME, ONE_SLOT, SAYS, agreement, one_offs, stiffness
from hmicdiff.align.vocabulary import BIT, TELLING, Bag, Forms
from hmicdiff.structs import Struct, field, replace

NEVER = -99.0
"""The evidence where there is nothing to compare with."""

_ALWAYS = 0.6
"""A word is a way's own if this share of those who say it so have it."""
_COMMON = 0.1
"""Ways are told apart by the words that this share of a passage's sentences have."""
_ONE_WAY = 0.75
"""Sentences that share this much of their common words say a passage in one way."""
_FEW = 3
"""Leaving one release out of more than so many does not change what they say."""
_WHOLE = 12 * BIT
"""Of a sentence of this weight another one that says all of it, and more, says the same."""
_PART = 0.2
"""What may be left out of it, as a share of what is said."""
_CLEAR = 2 * SAYS
"""With more bits nothing else is asked; with less, whether two sentences differ in a value."""
_SLOT = 4 * BIT
"""What is filled in weighs as much as a rare word, however many words it has."""
_SLOT_WORDS = 6
"""A value has up to so many words; what is longer is said."""
_TOO_MUCH = 1 << 40
"""More than any sentence weighs."""
_MAJORITY = 3
"""So many sentences can have a majority."""


class Way(Struct, eq=False):
    """One way of saying a passage, as a bag of words with room for what is filled in."""

    forms: Mapping[int, int]
    """Its sentences, with the number of releases that have each."""
    count: int
    """How many sentences say it so."""
    releases: frozenset[int]
    own: Bag
    """The words that it always has."""
    mass: int
    is_fixed: bool
    """Whether some passage always says each of them."""
    room: int
    """The weight of what is filled in at the most."""
    typical: int
    """The sentence that most say."""
    has_words: bool
    """Whether it says more than figures and marks."""
    said: dict[int, float] = field(default_factory=dict)
    """Form by form, the evidence that it is said in this way, as far as it was asked for."""


class Shape(Struct, frozen=True):
    """What a way is whoever says it, and whatever words are fixed."""

    forms: Mapping[int, int]
    count: int
    own: Bag
    mass: int


Bounds = tuple[int, int]
"""Of a draft, the weight of the words that tell nothing apart and that of its lightest shape."""


class _Shaped(Struct, frozen=True):
    """The shapes of a draft, and what follows from them whatever words are fixed."""

    shapes: list[Shape]
    words: Bag
    telling: Sequence[int]
    """Those of them that tell sentences apart."""
    lightest: int
    """The weight of that shape which weighs least."""
    untelling: int
    """The weight of the words that tell nothing apart."""
    least: float
    least_of_several: float


class _Known(Struct):
    """What a scale knows of a draft as long as its sentences stay the same.

    What is None was not asked for yet.
    """

    scale: "Scale"
    version: int
    ways_kept: Mapping[tuple[Place, ...], list[Way]]
    """All ways that this scale keeps."""
    among: Mapping[tuple[tuple[int, int], ...], list[Shape]]
    """All shapes that this scale keeps, and those do that it was made of."""
    shaped: _Shaped | None = None
    wordings: Mapping[int, AbstractSet[int]] | None = None
    """The wordings of its sentences, each with the releases that have it."""
    ways: list[Way] | None = None
    own: dict[int, float] = field(default_factory=dict)
    """Form by form, the evidence that a release which says it so says the draft."""
    others: dict[int, float] = field(default_factory=dict)
    """The same of a release that says it nowhere yet."""
    left: dict[int, list[tuple[Way, int]]] = field(default_factory=dict)
    """Release by release, the ways without it: every sentence of the release asks for the same."""


class _Former(Struct, frozen=True):
    """What a scale has found out with other fixed words, and which sentences these are about.

    It holds for all sentences that have none of the words which are fixed in one scale alone: a
    way depends on the fixed words among those of its sentences, and what is said in it also on
    those of the sentence that is weighed.
    """

    ways: dict[tuple[Place, ...], list[Way]] = field(default_factory=dict)
    """What it keeps; what is taken over it would find anew."""
    touched: frozenset[int] = frozenset()
    """The forms with words that are fixed in the one and not in the other."""

    def ways_of(self, places: tuple[Place, ...]) -> list[Way] | None:
        """Take over the ways in which sentences say a passage, if these are still the same."""
        ways = self.ways.pop(places, None)
        if ways is None or not all(self.touched.isdisjoint(way.forms) for way in ways):
            return None
        return [replace(way, said=self.still(way.said)) for way in ways]

    def still(self, scores: Mapping[int, float]) -> dict[int, float]:
        """Return the evidence, form by form, that does not change with the fixed words."""
        return {form: bits for form, bits in scores.items() if form not in self.touched}


class Scale:
    """Weighs sentences against the ways in which passages are said."""

    def __init__(self, forms: Forms, fixed: Bag) -> None:
        """`fixed` are the words that some passage always says: nobody fills those in."""
        self.forms = forms
        self.fixed = fixed
        self._former = _Former()
        self._ways: dict[tuple[Place, ...], list[Way]] = {}
        self._fixed_masses: dict[int, int] = {}
        self._shapes: dict[tuple[tuple[int, int], ...], list[Shape]] = {}
        self._likenesses: dict[tuple[int, int], float] = {}
        """How alike two lists of shapes are, by their ids: `_shapes` keeps them all."""

    def with_fixed(self, fixed: Bag) -> "Scale":
        """Return the scale where these words are fixed; what does not depend on them is kept."""
        if fixed == self.fixed:
            return self
        other = Scale(self.forms, fixed)
        other._shapes, other._likenesses = self._shapes, self._likenesses
        changed = self.fixed ^ fixed
        touched = [n for n, bag in enumerate(self.forms.bags) if not changed.isdisjoint(bag)]
        other._former = _Former(self._ways, frozenset(touched))
        return other

    def keep_known(self, draft: Draft, before: Draft) -> None:
        """Let a draft know what is known of another one with the very same sentences.

        What a release says besides another passage does not count for either: then nothing is kept.
        """
        known: _Known | None = before.known
        if known is None or known.version != before.version or known.scale is not self:
            return
        if before.members == draft.members and not before.also and not draft.also:
            draft.known = replace(known, version=draft.version)

    def ways(self, draft: Draft) -> list[Way]:
        """Return the ways in which a draft is said, most used first."""
        known = self._look_up(draft)
        if known.ways is None:
            known.ways = self.ways_of(draft.first_places())
        return known.ways

    def shapes(self, draft: Draft) -> list[Shape]:
        """Return what the ways are whatever words are fixed, in the same order."""
        return self._shapes_known(draft).shapes

    def shapes_of(self, places: Iterable[Place]) -> list[Shape]:
        """Group sentences that say one passage by how they say it, whatever words are fixed."""
        of = self.forms.of
        return self._shaped(Counter([of[row][number] for row, number in places]))

    def ways_of(self, places: Iterable[Place]) -> list[Way]:
        """Group sentences that say one passage by how they say it, most used first."""
        key = tuple(sorted(places))
        found = self._ways.get(key)
        if found is None:
            found = self._ways[key] = self._former.ways_of(key) or self._group(key)
        return found

    def words(self, draft: Draft) -> Bag:
        """Return the words that some way of saying the draft always has."""
        return self._shapes_known(draft).words

    def telling(self, draft: Draft) -> Sequence[int]:
        """Return those of its words that tell sentences apart."""
        return self._shapes_known(draft).telling

    def wordings(self, draft: Draft) -> Mapping[int, AbstractSet[int]]:
        """Return the wordings that say a draft, each with the releases that have it.

        What a release says once more than others do is left out.
        """
        known = self._look_up(draft)
        if known.wordings is None:
            known.wordings = self._wordings(draft)
        return known.wordings

    def _look_up(self, draft: Draft) -> _Known:
        known: _Known | None = draft.known
        if known is None or known.version != draft.version or known.scale is not self:
            known = draft.known = self._known(draft, known)
        return known

    def _known(self, draft: Draft, before: _Known | None) -> _Known:
        """Begin to know a draft; what does not depend on which words are fixed is kept."""
        if before is None or before.version != draft.version or before.among is not self._shapes:
            return _Known(self, draft.version, self._ways, self._shapes)
        own, others = self._scores_kept(draft, before)
        return replace(
            before,
            scale=self,
            ways_kept=self._ways,
            ways=None,
            own=own,
            others=others,
            left={},
        )

    def _scores_kept(
        self, draft: Draft, before: _Known
    ) -> tuple[dict[int, float], dict[int, float]]:
        """Return what sentences say for a draft, as far as the words fixed now do not change it."""
        former = self._former
        if before.ways_kept is not former.ways:
            return {}, {}
        if not former.touched.isdisjoint(map(self.forms.at, draft.first_places())):
            return {}, {}
        return former.still(before.own), former.still(before.others)

    def _shapes_known(self, draft: Draft) -> _Shaped:
        known = self._look_up(draft)
        if known.shaped is None:
            known.shaped = self._shaped_of(draft)
        return known.shaped

    def _shaped_of(self, draft: Draft) -> _Shaped:
        shapes = self.shapes_of(draft.first_places())
        words = frozenset().union(*(shape.own for shape in shapes))
        weights = self.forms.weights
        telling = [word for word in words if weights[word] >= TELLING]
        return _Shaped(
            shapes=shapes,
            words=words,
            telling=telling,
            lightest=min((shape.mass for shape in shapes), default=0),
            untelling=self.forms.mass(words) - self.forms.mass(telling),
            least=self.least_for(shapes),
            least_of_several=self.least_for(shapes, others=2),
        )

    def _wordings(self, draft: Draft) -> Mapping[int, AbstractSet[int]]:
        forms = self.forms
        found: defaultdict[int, set[int]] = defaultdict(set)
        for release, number in draft.first_places():
            form = forms.of[release][number]
            if form not in forms.repeats:
                found[forms.wording[form]].add(release)
        return found

    def least(self, draft: Draft, others: int = 1) -> float:
        """Return what words must say at least for so many other sentences' saying a draft."""
        known = self._shapes_known(draft)
        return known.least if others == 1 else known.least_of_several

    def least_for(self, ways: "Sequence[Way] | Sequence[Shape]", others: int = 1) -> float:
        """Return what words must say at least for so many others' saying what is said in some ways.

        Of one-off sentences a large family has many, and of passages that few releases have: some
        of them are alike by chance.
        """
        releases = sum(way.count for way in ways)
        odd = stiffness(releases, sum(len(way.forms) for way in ways))
        rare = one_offs(len(self.forms.of) / releases) if others == 1 and releases else 0.0
        return SAYS + odd - rare

    def score(self, form: int, draft: Draft, without: int) -> float:
        """Weigh that `form` says the draft, by what all releases but `without` say."""
        own = draft.members.get(without)
        if own is None:
            others = self._look_up(draft).others
            found = others.get(form)
            if found is None:
                ways = [(way, way.count) for way in self.ways(draft)]
                found = others[form] = self.blend(form, ways)
            return found
        if len(own) > 1 or self.forms.of[without][own[0]] != form:
            return self.blend(form, self._ways_without(draft, without))
        # whichever release has just these words, the others are left with the same
        known = self._look_up(draft).own
        if form not in known:
            known[form] = self.blend(form, self._ways_without(draft, without))
        return known[form]

    def blend(self, form: int, ways: list[tuple[Way, int]]) -> float:
        """Weigh that `form` is said in one of these ways, by how often each is used."""
        if not ways:
            return NEVER
        if len(ways) == 1:
            return self.said_so(form, ways[0][0])
        total = sum(count for _, count in ways)
        scores = [(count, self.said_so(form, way)) for way, count in ways]
        best = max(score for _, score in scores)
        return best + log2(sum(count * 2.0 ** (score - best) for count, score in scores) / total)

    def said_so(self, form: int, way: Way) -> float:
        """Weigh that `form` is said in this way; what fits the room it leaves does not count."""
        bits = way.said.get(form)
        if bits is None:
            forms = self.forms
            weight = forms.weights.__getitem__
            own = forms.bags[form] & way.own
            shared = sum(map(weight, own))
            quiet = sum(map(weight, own & forms.silent))
            telling = shared - quiet
            if quiet > telling and self._has_words(form, way):
                shared = 2 * telling  # roles and figures speak no louder than words
            known = shared if way.is_fixed else sum(map(weight, own & self.fixed))
            foreign = self._fixed_mass(form) - known
            filled = forms.masses[form] - shared - foreign
            new = foreign + max(0, filled - way.room)
            omitted = way.mass - shared
            bits = agreement(shared / BIT, new / BIT, omitted / BIT)
            if bits <= _CLEAR and shared >= _WHOLE and omitted <= _PART * shared:
                bits = max(bits, agreement(shared / BIT, min(shared, new) / BIT, omitted / BIT))
            if bits <= _CLEAR and shared - quiet >= TELLING:
                bits = max(bits, self._with_slots(form, way, shared, new, omitted))
            if not new and shared == way.mass and way.count > 1:
                # what is filled in could be anything: it makes nothing the same
                bits += ALL_THE_SAME * shared / max(1, forms.masses[form])
            way.said[form] = bits
        return bits

    def _with_slots(self, form: int, way: Way, shared: int, new: int, omitted: int) -> float:
        """Weigh the same if they differ in one short run of words, which could be a value."""
        forms = self.forms
        if new:
            new = min(new, _as_slot(form, way.own, forms))
        if omitted:
            omitted = min(omitted, _as_slot(way.typical, forms.bags[form], forms))
        return agreement(shared / BIT, new / BIT, omitted / BIT) + ONE_SLOT

    def _has_words(self, form: int, way: Way) -> bool:
        """Tell whether a sentence, or a way, says more than figures and marks."""
        return way.has_words or not self.forms.bags[form] <= self.forms.silent

    def alike(self, one: Way, other: Way) -> float:
        """Weigh that two ways say the same."""
        return max(
            self.said_so(one.typical, other),
            self.said_so(other.typical, one),
        )

    def _fixed_mass(self, form: int) -> int:
        """Return the weight of the words of a sentence that nobody fills in."""
        mass = self._fixed_masses.get(form)
        if mass is None:
            mass = self.forms.mass(self.forms.bags[form] & self.fixed)
            self._fixed_masses[form] = mass
        return mass

    def likeness(self, one: Draft, other: Draft) -> float:
        """Weigh that two drafts say the same, by the ways of theirs that are most alike."""
        first, second = self.shapes(one), self.shapes(other)
        key = (id(first), id(second))
        found = self._likenesses.get(key)
        if found is None:
            found = self._likenesses[key] = _likeness(first, second, self.forms)
        return found

    def bounds(self, draft: Draft) -> Bounds:
        """Return what tells how alike a draft is, at most, to others."""
        known = self._shapes_known(draft)
        return known.untelling, known.lightest

    def _ways_without(self, draft: Draft, without: int) -> list[tuple[Way, int]]:
        """Return the ways as they would be without one release, and how many say each."""
        known = self._look_up(draft).left
        found = known.get(without)
        if found is None:
            found = known[without] = self._left_without(draft, without)
        return found

    def _left_without(self, draft: Draft, without: int) -> list[tuple[Way, int]]:
        left: list[tuple[Way, int]] = []
        for way in self.ways(draft):
            if without not in way.releases:
                left.append((way, way.count))
            elif way.count > _FEW:
                left.append((way, way.count - 1))
            else:
                rest = [
                    place
                    for place in draft.first_places()
                    if place[0] != without and self.forms.at(place) in way.forms
                ]
                left += [(each, each.count) for each in self.ways_of(rest)]
        return left

    def _group(self, places: tuple[Place, ...]) -> list[Way]:
        having: defaultdict[int, list[int]] = defaultdict(list)
        of = self.forms.of
        for release, sentence in places:
            having[of[release][sentence]].append(release)
        shapes = self._shaped({form: len(releases) for form, releases in having.items()})
        return [self._way(shape, having) for shape in shapes]

    def _shaped(self, uses: Mapping[int, int]) -> list[Shape]:
        """Return the shapes of forms that so many releases have each."""
        key = tuple(sorted(uses.items()))
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = _shapes(self.forms, dict(key))
        return found

    def _way(self, shape: Shape, having: Mapping[int, list[int]]) -> Way:
        forms, known = self.forms, shape.own | self.fixed
        return Way(
            forms=shape.forms,
            count=shape.count,
            releases=frozenset(release for form in shape.forms for release in having[form]),
            own=shape.own,
            mass=shape.mass,
            is_fixed=shape.own <= self.fixed,
            room=max(forms.mass(forms.bags[form] - known) for form in shape.forms),
            typical=min(shape.forms, key=lambda form: (-shape.forms[form], form)),
            has_words=not shape.own <= forms.silent,
        )


def likeness_at_most(one: Bounds, other: Bounds, telling: int) -> float:
    """Return what `likeness` is at most, given the weight of their telling words in common."""
    shared = telling + min(one[0], other[0])
    new, omitted = max(0, one[1] - shared), max(0, other[1] - shared)
    return agreement(shared / BIT, new / BIT, omitted / BIT)


def least_telling(one: Bounds, least: float) -> int:
    """Return what the telling words that another draft shares weigh if they are more like than so.

    With less in common `likeness_at_most` is no more than `least`, whatever the other one is.
    """
    any_other = (one[0], 0)
    return bisect_right(
        range(max(0, one[1] - one[0])),
        least,
        key=lambda telling: likeness_at_most(one, any_other, telling),
    )


def _likeness(one: Sequence[Shape], other: Sequence[Shape], forms: Forms) -> float:
    """Weigh that two passages say the same, by the shapes of theirs that are most alike."""
    return max(
        agreement(shared / BIT, (a.mass - shared) / BIT, (b.mass - shared) / BIT)
        for a in one
        for b in other
        for shared in (forms.mass(a.own & b.own),)
    )


def _as_slot(form: int, known: Bag, forms: Forms) -> int:
    """Return what the unknown words of a sentence weigh if they are one value.

    Where they are no short run of words they are more than any sentence weighs.
    """
    symbols = forms.symbols[forms.wording[form]]
    # who says a word twice says it once: known words hold the head of each word that comes again
    first = last = -1
    for at, symbol in enumerate(symbols):
        if symbol not in known:
            if first < 0:
                first = at
            elif at > last + 1 or at - first >= _SLOT_WORDS:
                return _TOO_MUCH
            last = at
    return min(_SLOT, forms.mass(symbols[first : last + 1])) if first >= 0 else 0


def _shapes(forms: Forms, uses: Mapping[int, int]) -> list[Shape]:
    """Return the ways in which sentences say one passage, most used first."""
    words = words_of(forms, uses)
    groups = _alike(forms, uses, words)
    if len(groups) == 1:
        return [_shape(forms, uses, words)]
    own = [{form: uses[form] for form in sorted(group)} for group in groups]
    found = [_shape(forms, each, words_of(forms, each)) for each in own]
    return sorted(found, key=lambda shape: (-shape.count, min(shape.forms)))


def _shape(forms: Forms, uses: Mapping[int, int], words: Mapping[int, int]) -> Shape:
    """Return the way that forms are, given how many releases have each, and each of their words."""
    total = sum(uses.values())
    least = _ALWAYS * total if total >= _MAJORITY else total
    own = frozenset([word for word, count in words.items() if count >= least])
    return Shape(uses, total, own, forms.mass(own))


def words_of(forms: Forms, uses: Mapping[int, int]) -> Counter[int]:
    """Count the words of sentences, given as forms and how many releases have each."""
    once = [forms.bags[form] for form, count in uses.items() if count == 1]
    found: Counter[int] = Counter(chain.from_iterable(once))
    for form, count in uses.items():
        if count > 1:
            for word in forms.bags[form]:
                found[word] += count
    return found


def common_words(forms: Forms, uses: Mapping[int, int]) -> Bag:
    """Return the words that tell the ways of a passage apart: those that are not one-offs."""
    return _common(words_of(forms, uses), sum(uses.values()))


def _common(words: Mapping[int, int], total: int) -> Bag:
    least = max(2.0, _COMMON * total) if total >= _MAJORITY else 1.0
    return frozenset([word for word, count in words.items() if count >= least])


def _alike(forms: Forms, uses: Mapping[int, int], words: Mapping[int, int]) -> list[list[int]]:
    """Group forms by their common words: those alike to the most used of them.

    `words` is how many sentences have each word.
    """
    if len(uses) <= 1:
        return [list(uses)] if uses else []
    common = _common(words, sum(uses.values()))
    same: defaultdict[Bag, list[int]] = defaultdict(list)
    for form in sorted(uses):
        same[forms.bags[form] & common].append(form)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    bags = list(same)
    counts = [sum(uses[form] for form in same[bag]) for bag in bags]
    for bag, leader in zip(bags, _led(forms, bags, counts), strict=True):
        groups[leader] += same[bag]
    return list(groups.values())


def _led(forms: Forms, bags: Sequence[Bag], uses: Sequence[int]) -> list[int]:
    """Return for each of `bags` the one that leads it: the most used that it is alike to.

    What is alike only over others in between is not alike: small steps lead anywhere.
    """
    masses = [forms.mass(bag) for bag in bags]
    led = list(range(len(bags)))
    leaders: list[int] = []
    for one in sorted(led, key=lambda at: (-uses[at], at)):
        for other in leaders:
            least = _ONE_WAY * (masses[one] + masses[other])
            if 2 * min(masses[one], masses[other]) < least:
                continue
            if 2 * forms.mass(bags[one] & bags[other]) >= least:
                led[one] = other
                break
        else:
            leaders.append(one)
    return led
