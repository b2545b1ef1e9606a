"""What each release says, lacks or does otherwise than the template, before others are counted.

How many do the same is not known here: `findings` tells a departure once all releases are counted.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hmicdiff.align import kinds
from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.lookup import FEWEST, Stems, figures, stems
from hmicdiff.differences.surprise import Said as Words
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.surprise import said as said_by
from hmicdiff.differences.typography import oddities
from hmicdiff.differences.values import OddValue, ValueJudge
from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import Filling, TokenSpan, order_of_use
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.model.analysis import FindingKind, Op, Piece
from hmicdiff.model.template import Kind, Reading
from hmicdiff.model.text import Corpus, Wording, line_ends, standing
from hmicdiff.place.known_family import KnownFamily
from hmicdiff.place.placement import Placement
from hmicdiff.place.sentences import is_moved
from hmicdiff.place.slot_history import plain
from hmicdiff.read.normalize import wording

Key = tuple[str, ...]
"""Some releases: those that have a passage or use a reading, by its id; those that say several
passages in one sentence, by their ids; those that do the same, by what they do."""


_SEVERAL = 2
_SHORT = 2
"""A figure with so few digits stands in many places and is nobody's own."""
_MOST_COMPARED = 8
"""With so many readings besides the template's a sentence is compared: the most used ones."""
_ODD_VALUE = 2.0
"""What an odd value is worth, in bits, as a word that changes what is claimed."""

DOING = frozenset(
    {
        FindingKind.MERGED,
        FindingKind.SPLIT,
        FindingKind.MOVED,
        FindingKind.VALUE,
        FindingKind.TYPOGRAPHY,
    }
)
"""What releases do alike that is not seen from the passages that they have."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that a release says, lacks or does otherwise."""

    release: int
    kind: FindingKind
    passage: str
    start: int
    end: int
    """The words in question; for what is missing, where it would stand."""
    line: int
    quote: str
    expected: str | None
    alike: Key
    """Those who do the same; of what is missing, those who do not."""
    of: Key
    """Those among whom this is rare; all releases where it is empty."""
    usual: Key
    """Those who have it as the template has it, where that is told."""
    message: str
    """What is told, as far as it is known without counting."""
    bits: float
    """What its words weigh, however many do so."""
    pieces: tuple[Piece, ...] = ()
    where: str = ""
    """The page or paragraph it begins on, where the format of the file has such."""
    nearest: bool = False
    """Whether the words that are compared are not the template's, but those that are nearest."""
    words: tuple[Stems, ...] = ()
    """What is claimed to be said, by the words to look it up by: of a sentence of its own all of
    them, then those that fill no slot; of what is reworded the words that fill slots, which others
    who use the reading need not have; of all else that of the passages."""
    own: Stems = ()
    """The words of the quote, where these have to hold what is claimed."""
    again: str = ""
    """Where the release says the same once more; empty where it does not."""
    whole: Stems = ()
    """The fixed words of the sentence that it is told to have put otherwise."""


@dataclass(frozen=True, slots=True)
class _Rewording:
    """How a sentence puts otherwise what most say: the same for all that say it so."""

    pieces: tuple[Piece, ...]
    message: str
    bits: float
    filled: Stems
    """The words and figures of the change that fill slots of the reading."""


_Reworded = tuple[str, Wording, tuple[TokenSpan, ...], str, Key]
"""A reading, the words and what is filled in, the usual reading, and who say that."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What departures are told by."""

    surprise: Surprise
    """Weighs words."""
    words: Callable[[Named], Words]
    """Counts what all who have a passage say there."""
    judge: ValueJudge
    """Tells odd values."""


@dataclass(frozen=True, slots=True)
class _Context:
    corpus: Corpus
    inferred: Inferred
    said: Mapping[Place, Said]
    grounds: Grounds
    looked_at: Container[int]
    reworded: dict[_Reworded, _Rewording] = field(default_factory=dict)
    own: dict[int, dict[kinds.Words, set[str]]] = field(default_factory=dict)
    """By release what it fills in where each has its own, and the passages it does so in."""

    def is_odd(self, odd: OddValue, named: Named, place: Place) -> bool:
        """Tell whether a value is not the release's own, as its name is, that it says elsewhere."""
        if self.inferred.template.given is not None:
            return True
        if not self.own:
            self.own.update(_own_values(self))
        text = self.said[place].filling.wording.text[odd.start : odd.end]
        if len(text) <= _SHORT and text.isdecimal():
            return True
        passages = self.own.get(place[0], {}).get(plain(wording(text).norms), set())
        return passages <= {named.passage.id}

    def departure(  # noqa: PLR0913 - all that a departure is made of
        self,
        kind: FindingKind,
        passage: Named,
        place: Place,
        *,
        expected: str | None,
        alike: Key,
        message: str,
        of: Key = (),
        usual: Key = (),
        bits: float = 0.0,
        pieces: tuple[Piece, ...] = (),
        words: tuple[Stems, ...] = (),
        own: Stems = (),
        whole: Stems = (),
    ) -> Departure:
        sentence = self.corpus.releases[place[0]].sentences[place[1]]
        return Departure(
            release=place[0],
            kind=kind,
            passage=passage.passage.id,
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            quote=sentence.wording.text,
            expected=expected,
            alike=alike,
            of=of,
            usual=usual,
            message=message,
            bits=bits,
            pieces=pieces,
            where=sentence.where,
            words=words,
            own=own,
            whole=whole,
        )


def fixed_stems(reading: Reading) -> Stems:
    """Return the words of a reading to look it up by, without those that fill its slots."""
    return tuple(
        stem
        for part in reading.parts
        if isinstance(part, str)
        for stem in stems(wording(part).norms)
    )


def is_hollow(reading: Reading) -> bool:
    """Tell whether a reading has no words of its own, but for one, beside words that may be any.

    Nobody can be shown to lack what it says.
    """
    anything = any(slot.kind is Kind.TEXT for slot in reading.slots)
    return anything and len(set(fixed_stems(reading))) < _SEVERAL


def _own_stems(filling: Filling) -> tuple[Stems, Stems]:
    """Return the words of a sentence, and those that fill no slot, unless these are too few."""
    filled = {at for start, end in filling.spans for at in range(start, end)}
    norms = filling.wording.norms
    words = stems(norms)
    fixed = stems(norm for at, norm in enumerate(norms) if at not in filled)
    return words, fixed if len(set(fixed)) >= FEWEST else words


def words_of(named: Named, said: Mapping[Place, Said]) -> Words:
    """Count what all who have a passage say there."""
    return said_by(
        [
            [norm for place in places for norm in said[place].filling.wording.norms]
            for places in _by_release(named).values()
        ]
    )


def departures(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    grounds: Grounds,
    looked_at: Container[int],
    either: Container[str] = (),
) -> Iterator[Departure]:
    """Yield what the releases `looked_at` do otherwise than the template.

    Of the passages `either`, by their ids, both is told: what is to be told if most releases have
    them, and what is if they have not; `applies` tells later which of it holds.
    """
    context = _Context(corpus, inferred, said, grounds, looked_at)
    family = set(inferred.family)
    for at, named in enumerate(inferred.named):
        is_of_strangers = named.draft.members and not named.draft.members.keys() & family
        if is_of_strangers:
            continue
        both = named.passage.id in either
        if both or not (named.usual or named.allowed):
            yield from _extra(named, context)
        if both or named.usual or named.allowed:
            expected = replace(named, usual=True) if both else named
            yield from _missing(at, expected, context)
            yield from _reworded(expected, context)
            yield from _split(expected, context)
            yield from _moved(at, expected, context)
        yield from _in_slots(named, context)
        yield from _typography(named, context)
    yield from _merged(context)


def of_placed(
    placement: Placement,
    family: KnownFamily,
    surprise: Surprise,
    judge: ValueJudge,
    looked_at: Container[int],
    either: Container[str],
) -> Iterator[Departure]:
    """Yield what releases do otherwise that are placed in the template of a known family."""

    def words(named: Named) -> Words:
        norms = family.norms.get(named.passage.id)
        return words_of(named, placement.said) if norms is None else said_by(norms)

    yield from departures(
        placement.corpus,
        placement.inferred,
        placement.said,
        Grounds(surprise, words, judge),
        looked_at,
        either,
    )


OF_USUAL = frozenset(
    {FindingKind.MISSING, FindingKind.REWORDED, FindingKind.SPLIT, FindingKind.MOVED}
)
"""What is told of passages that most releases have, where others are extra."""


def applies(kind: FindingKind, *, usual: bool) -> bool:
    """Tell whether something is to be told of a passage that most releases have, or have not."""
    return kind is not FindingKind.EXTRA if usual else kind not in OF_USUAL


def _extra(named: Named, context: _Context) -> Iterator[Departure]:
    for place in sorted(named.draft.first_places()):
        if place[0] in context.looked_at:
            yield context.departure(
                FindingKind.EXTRA,
                named,
                place,
                expected=None,
                alike=(named.passage.id,),
                message="",
                bits=context.grounds.surprise.novelty(context.said[place].filling.wording.norms),
                words=_own_stems(context.said[place].filling),
            )


def _missing(at: int, named: Named, context: _Context) -> Iterator[Departure]:
    if not named.usual or is_hollow(named.passage.main):
        return
    lacking = [
        release
        for release in sorted(context.inferred.family)
        if release in context.looked_at and release not in named.draft.members
    ]
    if not lacking:
        return
    bits = context.grounds.surprise.silence(named.drafts[0].typical.wording.norms)
    expected = named.passage.main.pattern
    words = (fixed_stems(named.passage.main),)
    place = messages.usual_place(named.passage.section, _before(at, context))
    for release in lacking:
        offset, line, where = _where_it_would_stand(at, release, context)
        yield Departure(
            release=release,
            kind=FindingKind.MISSING,
            passage=named.passage.id,
            start=offset,
            end=offset,
            line=line,
            quote="",
            expected=expected,
            alike=(named.passage.id,),
            of=(),
            usual=(),
            message=place,
            bits=bits,
            where=where,
            words=words,
        )


def _where_it_would_stand(at: int, release: int, context: _Context) -> tuple[int, int, str]:
    """Return the end of what stands before a passage in the template, its line and its place."""
    for named in reversed(context.inferred.named[:at]):
        if release in named.draft.members and release not in named.draft.moved:
            number = max(named.draft.members[release])
            sentence = context.corpus.releases[release].sentences[number]
            line = sentence.line + line_ends(sentence.wording.text)
            return sentence.end, line, sentence.where
    sentences = context.corpus.releases[release].sentences
    return 0, 1, sentences[0].where if sentences else ""


def _reworded(named: Named, context: _Context) -> Iterator[Departure]:
    words: Words | None = None
    for number, draft in enumerate(named.drafts):
        if not number or draft.joint:
            continue
        for filling in draft.fillings:
            release = filling.place[0]
            if release in context.looked_at and len(named.draft.members[release]) == 1:
                if _has_chosen(named, number, release, context):
                    continue
                if _is_usual_with(named, number, release, context):
                    continue
                odd = _beside_slots(named, filling.place, context)
                if odd:
                    yield from odd
                    continue
                words = words or context.grounds.words(named)
                of = (named.passage.id,)
                usual = _nearest(named, context.said[filling.place], release, context)
                found = _in_other_words(named, filling.place, usual, of, words, context)
                yield replace(found, nearest=usual is not named.passage.main)


def _has_chosen(named: Named, number: int, release: int, context: _Context) -> bool:
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


def _is_usual_with(named: Named, number: int, release: int, context: _Context) -> bool:
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


def _nearest(named: Named, said: Said, release: int, context: _Context) -> Reading:
    """Return the reading that a sentence is compared with: the template's, or a nearer one.

    Another reading than the template's is as good to compare with if several others use it, and
    says more of a sentence whose words nobody else has, if it has more of these.
    """
    own = context.inferred.ids[release]
    main = named.passage.main
    if any(each != own for each in said.reading.releases) or context.inferred.template.given:
        return main
    others = [
        reading
        for reading in named.passage.readings[1:]
        if reading is not said.reading and len({*reading.releases} - {own}) >= _SEVERAL
    ][:_MOST_COMPARED]
    return min([main, *others], key=lambda reading: _changed(said, reading)) if others else main


def _changed(said: Said, reading: Reading) -> int:
    """Count the characters that a sentence and a reading do not share."""
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [reading])
    return sum(len(piece.text) for piece in pieces if piece.op in (Op.ADDED, Op.DROPPED))


def _own_values(context: _Context) -> dict[int, dict[kinds.Words, set[str]]]:
    """Return what each release fills in where all have their own, and in which passages."""
    spreads = context.grounds.judge.spreads
    found: dict[int, dict[kinds.Words, set[str]]] = {-1: {}}
    for named in context.inferred.named:
        for draft, reading in zip(named.drafts, named.passage.readings, strict=True):
            for number, slot in enumerate(reading.slots):
                spread = spreads.get((named.passage.id, slot.variable))
                if spread is None or not spread.is_diverse:
                    continue
                for filling in draft.fillings:
                    if filling.place[0] in context.looked_at and not filling.is_empty(number):
                        mine = found.setdefault(filling.place[0], {})
                        mine.setdefault(plain(filling.words(number)), set()).add(named.passage.id)
    return found


def _beside_slots(named: Named, place: Place, context: _Context) -> list[Departure]:
    """Return the values that alone tell a sentence from a reading; none if words do, too."""
    release = context.inferred.ids[place[0]]
    found = context.grounds.judge.beside_slots(context.said[place], named, release)
    return [
        _value(named, place, odd, context) for odd in found if context.is_odd(odd, named, place)
    ]


def _in_slots(named: Named, context: _Context) -> Iterator[Departure]:
    for draft in named.drafts:
        for filling in draft.fillings if draft.slots else ():
            if filling.place[0] in context.looked_at:
                said = context.said[filling.place]
                release = context.inferred.ids[filling.place[0]]
                for odd in context.grounds.judge.in_slots(said, named, release, draft):
                    if context.is_odd(odd, named, filling.place):
                        yield _value(named, filling.place, odd, context)


def _value(named: Named, place: Place, odd: OddValue, context: _Context) -> Departure:
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


def _in_other_words(
    named: Named, place: Place, usual: Reading, of: Key, words: Words, context: _Context
) -> Departure:
    """Return the departure that a sentence says otherwise what most say as `usual`.

    `of` are all who say it, `words` counts what they say.
    """
    said = context.said[place]
    filling = said.filling
    key = (said.reading.id, filling.wording, filling.spans, usual.id, of)
    told = context.reworded.get(key)
    if told is None:
        told = context.reworded[key] = _rewording(said, usual, words, context.grounds.surprise)
    return context.departure(
        FindingKind.REWORDED,
        named,
        place,
        expected=usual.pattern,
        alike=(said.reading.id,),
        of=of,
        usual=(usual.id,),
        message=told.message,
        bits=told.bits,
        pieces=told.pieces,
        words=(told.filled,) if told.filled else (),
        whole=fixed_stems(usual),
    )


def _rewording(said: Said, usual: Reading, words: Words, surprise: Surprise) -> _Rewording:
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [usual])
    message = messages.changes(pieces) or ""
    return _Rewording(pieces, message, surprise.change(pieces, words), _filled(said, pieces))


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


def _by_release(named: Named) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for place in named.draft.places():
        found.setdefault(place[0], []).append(place)
    return found


def _merged(context: _Context) -> Iterator[Departure]:
    """Tell sentences that say several passages; where most do so, those that say them apart."""
    joint: dict[tuple[int, ...], list[Place]] = {}
    for place in sorted(place for place, said in context.said.items() if len(said.passages) > 1):
        joint.setdefault(tuple(sorted(context.said[place].passages)), []).append(place)
    for passages, places in joint.items():
        together = {release for release, _ in places}
        members = [context.inferred.named[at].draft.members.keys() for at in passages]
        apart = set.intersection(*map(set, members)) - together
        if apart and len(apart) < len(together):
            yield from _usually_merged(passages, places, sorted(apart), context)
            continue
        ids = _ids(passages, context)
        usual = [context.inferred.named[at].passage.main for at in passages]
        for place in places:
            if place[0] not in context.looked_at:
                continue
            said = context.said[place]
            yield context.departure(
                FindingKind.MERGED,
                context.inferred.named[said.passages[0]],
                place,
                expected=" ".join(reading.pattern for reading in usual),
                alike=_doing(FindingKind.MERGED, *ids),
                message=messages.merged(len(passages)),
                pieces=compare(said.filling, [slot.variable for slot in said.reading.slots], usual),
                words=tuple(map(fixed_stems, usual)),
                own=stems(said.filling.wording.norms),
            )


def _doing(kind: FindingKind, *what: str) -> Key:
    return (f"{kind}:", *what)  # no id has a colon


def _ids(passages: Sequence[int], context: _Context) -> Key:
    return tuple(context.inferred.named[at].passage.id for at in passages)


def _usually_merged(
    passages: tuple[int, ...], places: Sequence[Place], apart: list[int], context: _Context
) -> Iterator[Departure]:
    """Tell what departs from the one sentence in which most say several passages.

    `places` are those sentences, `apart` the releases that say it in several.
    """
    readings = {context.said[place].reading.id: context.said[place].reading for place in places}
    usual = max(readings.values(), key=lambda reading: len(reading.releases))
    named = context.inferred.named[passages[0]]
    ids = _ids(passages, context)
    for release in apart:
        if release in context.looked_at:
            numbers = sorted(
                number
                for at in passages
                for number in context.inferred.named[at].draft.members[release]
            )
            alike = _doing(FindingKind.SPLIT, *ids)
            yield _one_for_several(named, release, numbers, usual, alike, context)
    words = said_by([context.said[place].filling.wording.norms for place in places])
    for place in places:
        if place[0] in context.looked_at and context.said[place].reading is not usual:
            yield _in_other_words(named, place, usual, ids, words, context)


def _split(named: Named, context: _Context) -> Iterator[Departure]:
    members = named.draft.members
    several = {release for release, numbers in members.items() if len(numbers) > 1}
    if 2 * len(several) > len(members):
        return
    for release in sorted(several):
        if release in context.looked_at:
            numbers = sorted(members[release])
            alike = _doing(FindingKind.SPLIT, named.passage.id)
            yield _one_for_several(named, release, numbers, named.passage.main, alike, context)


def _one_for_several(
    named: Named,
    release: int,
    numbers: Sequence[int],
    reading: Reading,
    alike: Key,
    context: _Context,
) -> Departure:
    """Return the departure that a release says in several sentences what `reading` says in one."""
    sentences = [context.corpus.releases[release].sentences[number] for number in numbers]
    adjacent = numbers[-1] - numbers[0] + 1 == len(numbers)
    start, end = sentences[0].start, sentences[-1 if adjacent else 0].end
    quote = context.corpus.releases[release].quote(start, end)
    whole = Filling((release, numbers[0]), wording(quote), ())
    return Departure(
        release=release,
        kind=FindingKind.SPLIT,
        passage=named.passage.id,
        start=start,
        end=end,
        line=sentences[0].line,
        quote=quote,
        expected=reading.pattern,
        alike=alike,
        of=(named.passage.id,),
        usual=(),
        message=messages.split(len(numbers)),
        bits=0.0,
        pieces=compare(whole, (), [reading]),
        where=sentences[0].where,
        words=(fixed_stems(reading),),
        own=stems(whole.wording.norms),
    )


def _moved(at: int, named: Named, context: _Context) -> Iterator[Departure]:
    moved = {
        release
        for release in named.draft.moved
        if release in context.looked_at and is_moved(named, release)
    }
    if not moved:
        return
    usual_place = messages.usual_place(named.passage.section, _before(at, context))
    for release in sorted(moved):
        place = (release, min(named.draft.members[release]))
        sentence = context.corpus.releases[release].sentences[place[1]]
        here = standing(sentence.line, sentence.where)
        yield context.departure(
            FindingKind.MOVED,
            named,
            place,
            expected=named.passage.main.pattern,
            alike=_doing(FindingKind.MOVED, named.passage.id),
            message=messages.moved(here, usual_place),
            words=(fixed_stems(named.passage.main),),
            own=stems(sentence.wording.norms),
        )


def _before(at: int, context: _Context) -> str | None:
    """Return what most say before a passage; none if it comes first."""
    others = (context.inferred.named[n] for n in range(at - 1, -1, -1))
    return next((each.passage.main.pattern for each in others if each.usual), None)


def _typography(named: Named, context: _Context) -> Iterator[Departure]:
    for odd in oddities(context.corpus, named, context.looked_at):
        reading = context.said[odd.place].reading.id
        yield context.departure(
            FindingKind.TYPOGRAPHY,
            named,
            odd.place,
            expected=odd.usual,
            alike=_doing(FindingKind.TYPOGRAPHY, reading, *odd.names),
            of=(reading,),
            message=messages.typography(odd.names, odd.markers),
        )
