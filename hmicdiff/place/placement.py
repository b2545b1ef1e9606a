"""New releases, placed in the template of a baseline: what is known keeps its place and its id."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from hmicdiff.align.constraints import constraints
from hmicdiff.align.draft import Draft, Place, kept
from hmicdiff.align.passages import add_releases
from hmicdiff.align.scale import Scale
from hmicdiff.align.settled import Settled
from hmicdiff.align.united import unite_all
from hmicdiff.align.vocabulary import Forms, forms
from hmicdiff.infer.corrected import subjects as subjects_known
from hmicdiff.infer.facts import stated
from hmicdiff.infer.figures import figures, habits_of
from hmicdiff.infer.names import passage_ids, release_ids
from hmicdiff.infer.readings import DraftReading, Filling, around_slots
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.infer.strangers import kinship
from hmicdiff.infer.template import Inferred, Named, Said, fixed_words, parts_of, sayings, slot_id
from hmicdiff.infer.titles import titles_beside
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.model.baseline import KnownRelease, KnownSentence
from hmicdiff.model.corrections import NO_CORRECTIONS, Corrections
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Passage, Reading, Slot, Template
from hmicdiff.model.text import Corpus, Release, Role, Wording
from hmicdiff.place import sentences as placing
from hmicdiff.place.known_family import KnownFamily
from hmicdiff.place.reading_letters import next_free
from hmicdiff.place.recall import add_known, as_filled
from hmicdiff.place.uses import Uses
from hmicdiff.place.value_difference import ValueDifference
from hmicdiff.structs import Struct, replace

Tell = Callable[[float], None]
_NAMELESS: Mapping[str, str] = MappingProxyType({})


class Placement(Struct, frozen=True):
    """A template with all that new releases add to it, and the releases placed in it."""

    template: Template
    """What is known, then what is new; its support is not counted."""
    inferred: Inferred
    """What the releases that were looked at say."""
    corpus: Corpus
    """Those releases: the recalled ones, then the new ones."""
    said: Mapping[Place, Said]
    """What the new ones say, and the sentences of others that say several passages."""
    placed: tuple[PlacedRelease, ...]
    """The releases of the corpus, in its order."""
    known: int
    """How many of them are recalled."""
    stated: Mapping[str, Mapping[int, Cell]]
    """Variable by variable, what each of the new ones states."""
    kinship: Mapping[int, float]
    """For each of these, how much of what it says another says in that passage."""
    forms: Forms
    """The sentences of the corpus, numbered."""
    value_differences: Mapping[Place, ValueDifference]
    """The sentences that only values tell apart from a reading that has no slot there."""


class _Part(Struct, frozen=True):
    """A passage of the family, with its sentences."""

    draft: Draft
    passage: Passage
    readings: tuple[tuple[Reading, DraftReading], ...]
    """Its readings, as far as a release that is looked at uses them."""


def place_releases(
    family: KnownFamily,
    new: Sequence[Release],
    tell: Tell = lambda _: None,
    called: Mapping[str, str] = _NAMELESS,
    corrections: Corrections = NO_CORRECTIONS,
) -> Placement:
    """Align `new` releases with the template of a known family and place them in it.

    `called` has the ids of those that have one already, by their sources; what has the source of a
    known release has its id. `corrections` are what somebody knows better.
    """
    recalled = family.recalled
    corpus = Corpus((*recalled.releases, *new))
    known = len(recalled.releases)
    came = range(known, len(corpus.releases))
    scale = Scale(forms(corpus, family.numbered), frozenset())
    again = _as_before(family, new)
    settled = Settled(frozenset((*range(known), *again)), recalled.beyond)
    drafts = [kept(draft, settled.releases) for draft in recalled.drafts]
    order = {passage.id: at for at, passage in enumerate(family.baseline.template.passages)}
    for row, before in again.items():
        for number, sentence in enumerate(before.sentences):
            add_known(drafts, order, (row, number), sentence)
    better = constraints(corrections, corpus.releases)
    drafts = add_releases(drafts, settled, scale, tell, better)
    drafts = unite_all(drafts, corpus, scale.forms, better, settled)
    reader = _Reader(family, corpus, again)
    parts = reader.parts(drafts)
    named = tuple(_named(part, family.uses) for part in parts)
    template = Template(tuple(part.passage for part in parts), family.baseline.template.variables)
    ids, subjects = _names(family, new, parts, called, subjects_known(corrections, new), again)
    latest = {name: row for row, name in enumerate(ids)}
    named = tuple(_without_earlier(each, frozenset(latest.values())) for each in named)
    looked_at = replace(template, passages=tuple(each.passage for each in named))
    inferred = Inferred(looked_at, named, ids, subjects, tuple(range(len(corpus.releases))))
    said = sayings(inferred, came)
    written = family.habits.or_else(habits_of(new))
    filled = {at: figures(at, corpus.releases[at], said, written) for at in came}
    placed = placing.place(corpus, inferred, said, filled, scale)
    return Placement(
        template=template,
        inferred=inferred,
        corpus=corpus,
        said=said,
        placed=(*family.placed, *placed),
        known=known,
        stated=stated(corpus, inferred, said, filled),
        kinship=kinship(scale.forms, drafts, came),
        forms=scale.forms,
        value_differences=reader.value_differences,
    )


def _as_before(family: KnownFamily, new: Sequence[Release]) -> dict[int, KnownRelease]:
    """Return the known releases that come again as they were, by their rows: as in a panel.

    Each of their sentences stands where it stood.
    """
    by_source = {release.source: release for release in family.baseline.releases}
    found = {}
    for row, release in enumerate(new, len(family.recalled.releases)):
        before = by_source.get(release.source)
        if before is not None and [each.text for each in before.sentences] == [
            each.wording.text for each in release.sentences
        ]:
            found[row] = before
    return found


def _named(part: _Part, uses: Uses) -> Named:
    support = len(uses.passages.get(part.passage.id, ()))
    return Named(
        draft=part.draft,
        drafts=tuple(draft for _, draft in part.readings),
        passage=replace(
            part.passage,
            releases=support,
            readings=tuple(reading for reading, _ in part.readings),
        ),
        usual=support > 0 and 2 * support >= uses.total,
        allowed=False,
        alone=support + len(part.draft.members) == 1,
    )


def _without_earlier(named: Named, latest: frozenset[int]) -> Named:
    """Return a passage with the `latest` rows alone.

    What a release said before is no witness beside what it says now.
    """
    if named.draft.members.keys() <= latest:
        return named
    pairs = [
        (replace(draft, fillings=left), reading)
        for draft, reading in zip(named.drafts, named.passage.readings, strict=True)
        if (left := tuple(each for each in draft.fillings if each.place[0] in latest))
    ]
    found = replace(named, draft=kept(named.draft, latest))
    if not pairs:  # nobody says it any more
        return found
    return replace(
        found,
        drafts=tuple(draft for draft, _ in pairs),
        passage=replace(named.passage, readings=tuple(reading for _, reading in pairs)),
    )


class _Reader:
    """Finds the readings of new sentences."""

    def __init__(
        self, family: KnownFamily, corpus: Corpus, again: Mapping[int, KnownRelease]
    ) -> None:
        self._family = family
        self._again = again
        self._template = family.baseline.template
        self._recalled = family.recalled
        self._corpus = corpus
        self._known = len(family.recalled.releases)
        self._matcher = family.matcher
        self.value_differences: dict[Place, ValueDifference] = {}

    def parts(self, drafts: Sequence[Draft]) -> list[_Part]:
        """Return the passages that `drafts` are, the known ones and the new ones."""
        passages = {passage.id: passage for passage in self._template.passages}
        ids = [self._id_of(draft) for draft in drafts]
        by_id = {name: draft for draft, name in zip(drafts, ids, strict=True) if name}
        found = [
            self._known_part(draft, passages[name], by_id) if name else None
            for draft, name in zip(drafts, ids, strict=True)
        ]
        fresh = [draft for draft, name in zip(drafts, ids, strict=True) if name is None]
        added = iter(self._new_parts(fresh))
        return [part or next(added) for part in found]

    def _id_of(self, draft: Draft) -> str | None:
        """Return the id of the passage that recalled releases say here, if there are any."""
        for release, number in draft.first_places():
            if release < self._known:
                known = self._recalled.known[release].sentences
                row = self._corpus.releases[release].sentences[number]
                return known[row.block].passages[0]
        return None

    def _new_places(self, draft: Draft) -> list[Place]:
        return sorted(place for place in draft.first_places() if place[0] >= self._known)

    def _known_part(self, draft: Draft, passage: Passage, by_id: Mapping[str, Draft]) -> _Part:
        fillings = {
            reading.id: list(self._recalled.fillings.get(reading.id, ()))
            for reading in passage.readings
        }
        choices = self._recalled.choices
        strange: list[Place] = []
        for place in self._new_places(draft):
            before = self._before(place)
            if before is not None and before.reading in fillings:
                fillings[before.reading].append(
                    as_filled(
                        place, self._wording(place), before.fills, choices.get(before.reading)
                    )
                )
                continue
            match = self._matcher.match(place, self._wording(place), passage.readings)
            if match is None:
                strange.append(place)
                continue
            fillings[match.reading.id].append(match.filling)
            for other in self._family.also.get(match.reading.id, ()):
                _add_joint(place, draft, by_id[other])
        for place in strange:
            difference = self._matcher.value_difference(self._wording(place), passage.readings)
            if difference is not None:
                self.value_differences[place] = difference
        added = self._new_readings(passage, draft, strange)
        pairs = [
            (
                reading,
                DraftReading(tuple(fillings[reading.id]), _joint(fillings[reading.id], draft)),
            )
            for reading in passage.readings
            if fillings[reading.id]
        ]
        readings = (*passage.readings, *(reading for reading, _ in added))
        return _Part(draft, replace(passage, readings=readings), (*pairs, *added))

    def _before(self, place: Place) -> KnownSentence | None:
        """Return what is known of a sentence that comes again."""
        release = self._again.get(place[0])
        return release.sentences[place[1]] if release is not None else None

    def _new_readings(
        self, passage: Passage, draft: Draft, places: Sequence[Place]
    ) -> list[tuple[Reading, DraftReading]]:
        made = [self._matcher.like(at, self._wording(at), passage.readings) for at in places]
        return _grouped(passage.id, [reading.id for reading in passage.readings], made, draft)

    def _new_parts(self, drafts: Sequence[Draft]) -> list[_Part]:
        """Return the passages that only new releases say, under names that are not taken yet.

        Nothing is a slot in their readings: what varies is not looked for among new sentences.
        Their support is not counted yet, as that of no passage is here.
        """
        names = self._passage_names(drafts)
        parts = []
        for draft, name in zip(drafts, names, strict=True):
            made = [
                (Filling(place, self._wording(place), ()), ()) for place in self._new_places(draft)
            ]
            readings = _grouped(name, [], made, draft)
            passage = Passage(
                id=name,
                role=self._role(draft),
                section=None,
                releases=0,
                optional=True,
                readings=tuple(reading for reading, _ in readings),
            )
            parts.append(_Part(draft, passage, tuple(readings)))
        return parts

    def _passage_names(self, drafts: Sequence[Draft]) -> list[str]:
        spread = self._family.spread
        telling = []
        for draft in drafts:
            words = dict.fromkeys(
                word
                for place in self._new_places(draft)
                for word in fixed_words(Filling(place, self._wording(place), ()))
            )
            telling.append(sorted(words, key=lambda word: spread[word]))
        roles = [self._role(draft).value for draft in drafts]
        return passage_ids(telling, roles, [passage.id for passage in self._template.passages])

    def _role(self, draft: Draft) -> Role:
        uses = Counter(self._corpus.releases[r].sentences[s].role for r, s in draft.places())
        return max(uses, key=lambda role: (uses[role], role))

    def _wording(self, place: Place) -> Wording:
        return self._corpus.releases[place[0]].sentences[place[1]].wording


def _add_joint(place: Place, first: Draft, other: Draft) -> None:
    """Let a sentence that is counted to one passage say another too, as others like it do."""
    release = place[0]
    if release not in other.members:
        other.add(*place)
        other.also.add(release)
        other.joint.add(release)
        first.joint.add(release)


def _joint(fillings: Sequence[Filling], draft: Draft) -> bool:
    return all(filling.place[0] in draft.joint for filling in fillings)


def _grouped(
    passage: str,
    taken: Sequence[str],
    made: Iterable[tuple[Filling, Sequence[Slot]]],
    said: Draft,
) -> list[tuple[Reading, DraftReading]]:
    """Return readings of sentences, one for all that are the same but for what they fill in.

    `passage` is the id of the passage `said`, and `taken` are those of its readings so far.
    """
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[Filling, Sequence[Slot]]]] = {}
    for filling, slots in made:
        key = (around_slots(filling), tuple(slot.variable for slot in slots))
        groups.setdefault(key, []).append((filling, slots))
    ids = list(taken)
    found = []
    for group in groups.values():
        name = next_free(passage, ids)
        ids.append(name)
        slots = [
            Slot(slot_id(name, number), slot.variable, slot.kind)
            for number, slot in enumerate(group[0][1])
        ]
        fillings = tuple(filling for filling, _ in group)
        draft = DraftReading(fillings, joint=_joint(fillings, said))
        found.append((Reading(name, parts_of(draft.typical, slots), ()), draft))
    return found


def _names(
    family: KnownFamily,
    new: Sequence[Release],
    parts: Sequence[_Part],
    called: Mapping[str, str],
    about: Sequence[str | None],
    again: Mapping[int, KnownRelease],
) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """Return for the recalled releases and the new ones what they are called and are about.

    `about` is whom the new ones are said to be about, where that is known; those that come `again`
    are called as they were.
    """
    baseline, known = family.baseline, family.recalled.known
    first = len(known)
    written: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for part in parts:
        for reading, draft in part.readings:
            numbers = [
                at for at, slot in enumerate(reading.slots) if slot.variable == family.subject
            ]
            for filling in draft.fillings if numbers else ():
                for at in numbers if filling.place[0] >= first else ():
                    if not filling.is_empty(at) and not stands_for(filling.words(at)):
                        start, end = filling.characters(at)
                        text = " ".join(filling.wording.text[start:end].split())
                        written[filling.place[0]].append((filling.place[1], text))
    sources = {each.source for each in new}
    whole = [
        (release, each.subject)
        for release, each in zip(family.recalled.releases, known, strict=True)
        if len(release.sentences) == len(each.sentences) and each.source not in sources
    ]
    own = titles_beside([each for each, _ in whole], [called for _, called in whole], new)
    before = {row - first: each.subject for row, each in again.items()}
    subjects = [
        said
        or before.get(at)
        or own[at]
        or (min(written[first + at])[1] if written[first + at] else None)
        for at, said in enumerate(about)
    ]
    by_source = {release.source: release.id for release in baseline.releases} | dict(called)
    kept_ids = [by_source.get(release.source) for release in new]
    unnamed = [at for at, name in enumerate(kept_ids) if name is None]
    given = release_ids(
        [subjects[at] for at in unnamed],
        [new[at].source for at in unnamed],
        [release.id for release in baseline.releases],
    )
    names = dict(zip(unnamed, given, strict=True))
    ids = [kept_ids[at] or names[at] for at in range(len(new))]
    return (
        (*(release.id for release in known), *ids),
        (*(release.subject for release in known), *subjects),
    )
