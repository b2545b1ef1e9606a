"""Departures as findings, once it is known how many releases do what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.borne_out import says_each, told_apart
from hmicdiff.differences.context import Grounds, words_of
from hmicdiff.differences.departure import Departure, Key
from hmicdiff.differences.departures import departures
from hmicdiff.differences.lookup import HEART, Lookup
from hmicdiff.differences.proof import Stemmer, lookup_of, proved
from hmicdiff.differences.runs import arranged
from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import FEWEST, figures, kept, label, negations, stems
from hmicdiff.differences.surprise import Surprise, rounded, share, uncommon
from hmicdiff.differences.tally import Counted, Tally, keys_of, tally
from hmicdiff.differences.values import ValueJudge
from hmicdiff.infer.template import Inferred, Said
from hmicdiff.model.analysis import Finding, FindingKind, Op, PlacedRelease
from hmicdiff.model.telling import Group, Telling
from hmicdiff.model.text import HEADINGS, Corpus
from hmicdiff.place.slot_spread import is_nearly_all
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_PAIR = 2
"""A single release differs from nothing."""
_HELD: Mapping[FindingKind, float] = {
    FindingKind.MERGED: 0.5,
    FindingKind.SPLIT: 0.6,
    FindingKind.MOVED: 0.6,
}
"""This share of each passage's words, by weight, is in what is told to say it among other things,
in parts or in another place; of several passages in one sentence half, which puts each in few."""


_KEPT = 0.5
"""What says in other words what most say has half of their words, in their order."""
_SHORTENED, _PART_LEFT = 6, 1 / 3
"""So many different words, all from what most say and in its order, are no chance if they are a
third of it."""
_MORE, _KEPT_OF_MUCH = 2, 0.75
"""A sentence with more than twice as many words of its own beside them has to have more of them."""
_SEVERAL = 4
"""That two or three of many have the same value may be chance."""
_OWN = 0.4
"""What has moved, or says several passages or one in parts, has this share of its own words, by
weight, from what it is told to say; others fill slots. With less it is about something else."""


class Compared(Struct, frozen=True):
    """What each release of a family does otherwise, and how many do."""

    departures: Mapping[int, Sequence[Departure]]
    """By the row of the release."""
    tally: Tally
    teller: "Teller"
    order: Mapping[str, int]
    """The numbers of the passages, by their ids."""

    def told(self, at: int, release: PlacedRelease) -> list[tuple[Finding, Departure]]:
        """Return what is told of the release in row `at`."""
        return told_of(release, self.departures.get(at, ()), self.teller, self.order)


def compared(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    placed: Sequence[PlacedRelease],
    judge: ValueJudge,
) -> Compared:
    """Compare the releases of `corpus`; `placed` are these, and `judge` tells odd values."""
    grounds = Grounds(
        surprise=Surprise([corpus.releases[at] for at in inferred.family]),
        words=lambda named: words_of(named, said),
        judge=judge,
    )
    stemmer = Stemmer()
    made: defaultdict[int, list[Departure]] = defaultdict(list)
    for each in departures(corpus, inferred, said, grounds, range(len(corpus.releases))):
        made[each.release].append(each)
    found = {at: list(proved(made[at], corpus.releases[at], stemmer)) for at in sorted(made)}
    counted = tally(
        _keys(inferred, placed, found, judge), (inferred.ids[at] for at in inferred.family)
    )
    teller = Teller(
        counted,
        lookup_of(((corpus.releases[at], placed[at]) for at in inferred.family), stemmer),
        given=inferred.template.given is not None,
    )
    order = {named.passage.id: number for number, named in enumerate(inferred.named)}
    return Compared(found, counted, teller, order)


def findings(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    placed: Sequence[PlacedRelease],
    judge: ValueJudge,
) -> tuple[Finding, ...]:
    """Return the findings of the family, the most telling first; see `compared`."""
    if len(inferred.family) < _PAIR and inferred.template.given is None:
        return ()
    found = compared(corpus, inferred, said, placed, judge)
    told = (finding for at in found.departures for finding, _ in found.told(at, placed[at]))
    return tuple(sorted(told, key=by_surprise))


def told_of(
    release: PlacedRelease,
    departures: Iterable[Departure],
    teller: "Teller",
    order: Mapping[str, int],
) -> list[tuple[Finding, Departure]]:
    """Return what is told of a release, each finding with the departure that it tells."""
    made = list(departures)
    told = filter(None, (teller.told(each, release.id) for each in made))
    spans = [
        (each.start, each.end, each.role in HEADINGS, each.passages) for each in release.sentences
    ]
    of = {(each.kind, each.passage, each.start): each for each in made}
    return [
        (each, of[each.kind, each.passage, each.start])
        for each in arranged(told, release.text, spans, order, given=teller.given)
    ]


def _keys(
    inferred: Inferred,
    placed: Sequence[PlacedRelease],
    found: Mapping[int, Sequence[Departure]],
    judge: ValueJudge,
) -> list[tuple[str, set[Key]]]:
    order = {named.passage.id: number for number, named in enumerate(inferred.named)}
    places = {each.of[1:] for made in found.values() for each in made if each.of[:1] == ("fills:",)}
    watched = {at: spread for at, spread in judge.spreads.items() if at in places}
    return [
        (release.id, keys_of(release, found.get(at, ()), order, watched))
        for at, release in enumerate(placed)
    ]


def by_surprise(finding: Finding) -> tuple[float, str, int, str, str]:
    """Order findings, the most telling first."""
    return (-finding.surprise, finding.release, finding.start, finding.kind, finding.passage)


class Teller:
    """Tells departures as findings, each claim looked up in what the releases say."""

    def __init__(self, tally: Counted, lookup: Lookup, *, given: bool = False) -> None:
        """Tell how many of `tally` do the same, as far as their words in `lookup` bear it out.

        `given` is whether the template is given.
        """
        self._tally = tally
        self._lookup = lookup
        self._after_all: dict[tuple[str, Stems], AbstractSet[str]] = {}
        self.given = given

    def told(self, departure: Departure, release: str) -> Finding | None:
        """Return the finding that `release`, by its id, departs so; none if that does not hold."""
        telling = self.telling(departure)
        if telling is None or release in telling.except_of:
            return None
        return telling.finding(
            release,
            start=departure.start,
            end=departure.end,
            line=departure.line,
            quote=departure.quote,
            where=departure.where,
        )

    def holds(self, departure: Departure) -> bool:
        """Tell whether what was seen among some releases is so among all that are counted."""
        if departure.kind is not FindingKind.VALUE or departure.of[:1] != ("fills:",):
            return True
        of = self._tally.group(departure.of).count - 1
        return is_nearly_all(self._tally.group(departure.usual).count, of)

    def telling(self, departure: Departure) -> Telling | None:
        """Return what is told of all who depart so, wherever they do; none if it does not hold."""
        if departure.unless is not None and self.telling(departure.unless) is not None:
            return None
        counted = self._counted(departure)
        if counted is None:
            return None
        alike, message, bits = counted
        is_missing = departure.kind is FindingKind.MISSING
        return Telling(
            kind=departure.kind,
            passage=departure.passage,
            expected=departure.expected,
            alike=alike,
            message=message,
            surprise=rounded(bits + departure.bits),
            pieces=departure.pieces,
            except_of=self._saying_after_all(departure) if is_missing else frozenset(),
        )

    def _counted(self, departure: Departure) -> tuple[Group, str, float] | None:
        """Return who does the same, what is told of it, and the bits that counting gives."""
        if departure.kind is FindingKind.MISSING:
            return self._missing(departure)
        if departure.kind is FindingKind.EXTRA:
            return self._extra(departure)
        if not self._is_borne_out(departure):
            return None
        alike = self._tally.group(departure.alike)
        of = self._tally.group(departure.of).count
        message = departure.message
        if departure.kind is FindingKind.REWORDED:
            alike, message = self._reworded(departure, alike, of)
        elif departure.kind is FindingKind.TYPOGRAPHY:
            message = messages.in_most(message, of)
        elif departure.kind is FindingKind.VALUE:
            message, of = self._value(departure, of)
        return alike, message, share(alike.count, of)

    def _missing(self, departure: Departure) -> tuple[Group, str, float] | None:
        """Return who lacks a passage by its words; nothing if not most have it by them."""
        tally, total = self._tally, self._tally.everyone.count
        if departure.again:
            return self._said_once(departure)
        having = self._having(departure)
        if having is None:
            lacking = tally.lacking(departure.alike)
            return lacking, messages.missing(lacking.count, total), share(lacking.count, total)
        saying = self._holding(departure, having)
        count, least = len(saying), total + (total > _PAIR)
        if departure.unless is not None:
            if not self._lookup.is_unlike(departure.words[0], departure.unless.own):
                return None  # some of the words are there
            least = total - 1
        is_of_one = count < _PAIR < total  # what one of several says is its own
        if not self.given and (2 * count < least or is_of_one):
            return None
        having = having | self._saying_after_all(departure)
        lacking = tally.without(having)
        if not lacking.count:
            return None
        if lacking.count == 1:  # that nobody else lacks it holds by all of its words
            saying = self._saying_just_this(departure)
        message = messages.missing(lacking.count, total, like=not having <= saying)
        return lacking, message, share(lacking.count, total)

    def _misspelling(self, departure: Departure) -> frozenset[str]:
        """Return who has a label with a slip of the pen, "Atendees"; a number in it counts."""
        norms = wording(departure.expected or "").norms
        letters = () if figures(norms) else label(norms)
        return self._lookup.nearly_labelled(letters) if letters else frozenset()

    def _saying_just_this(self, departure: Departure) -> set[str]:
        """Return who says all words of a passage; a row of a table may have those of a heading."""
        (words,) = departure.words
        saying = set(self._lookup.saying_all(words, is_open=departure.is_open))
        return saying & self._lookup.within(words) if len(set(words)) <= FEWEST else saying

    def _holding(self, departure: Departure, having: set[str]) -> set[str]:
        """Return who of those that have a passage say most of the template's words."""
        (words,) = departure.words
        saying = self._lookup.saying(words, is_open=departure.is_open)
        return having & (self._lookup.holding(departure.passage, words) | saying)

    def _saying_after_all(self, departure: Departure) -> AbstractSet[str]:
        """Return who says what is missing, in any place, with more words or in a way of its own."""
        having = self._having(departure)
        if having is None or departure.again:
            return frozenset()
        (words,) = departure.words
        found = self._after_all.get((departure.passage, words))
        if found is None:
            found = having | self._lookup.including(words, is_open=departure.is_filled)
            found |= self._misspelling(departure)
            if not self.given:
                saying = self._holding(departure, having)
                found |= self._lookup.ways(departure.passage, words, saying)
            self._after_all[departure.passage, words] = found
        return found

    def _said_once(self, departure: Departure) -> tuple[Group, str, float] | None:
        """Return who says a passage once only; nothing if not most say it twice.

        It is as if the release lacked the one of two places, but it does say it.
        """
        tally, total = self._tally, self._tally.everyone.count
        twice = self._lookup.saying_twice(departure.words[0])
        if 2 * len(twice) < total:
            return None
        having = set(tally.ids((departure.passage,)))
        once = tally.these(self._lookup.saying(departure.words[0]) - twice - having)
        message = messages.once(departure.again, len(twice), total)
        return once, message, share(max(1, once.count), total)

    def _having(self, departure: Departure) -> set[str] | None:
        """Return who says a passage: those who have it with words like these, or say them anywhere.

        Where it has too few words to be looked up, nothing is returned.
        """
        (words,) = departure.words
        if not words:
            return None
        having = set(self._tally.ids((departure.passage,)))
        having -= self._lookup.unlike(departure.passage, words)
        return having | self._lookup.saying(words, is_open=departure.is_open)

    def _extra(self, departure: Departure) -> tuple[Group, str, float] | None:
        """Return who else says a sentence; nothing if most do, and the release says it once."""
        tally, total = self._tally, self._tally.everyone.count
        words = departure.words[0]
        saying = set(tally.ids(departure.alike))
        like = saying - self._saying_so(departure)
        saying -= like
        if words:
            like -= self._lookup.unlike(departure.passage, words)
            saying |= self._saying_elsewhere(departure)
            # a name by itself is said by all who name it in a list
            like |= self._lookup.like(words) | self._lookup.running(words)
            _, numbers, letters = departure.words
            like |= self._lookup.nearly_labelled(() if numbers else letters)
        like -= saying
        alike = tally.these(saying)
        bits = uncommon(max(1, alike.count + len(like)), total)
        if self.given:
            return alike, messages.beside_template(alike.count, total), bits
        if alike.count > 1 and departure.again and 2 * alike.count >= total:
            return alike, messages.twice(departure.again, alike.count, total), bits
        if alike.count > 1 and 2 * (alike.count + len(like)) >= total:
            return None  # it is one of the ways in which most say it
        own_figures = self._have_own_figures(departure, saying)
        message = messages.extra(alike.count, total, len(like), own_figures=own_figures)
        if departure.again:
            message = messages.twice_alone(message, departure.again)
        return alike, message, bits

    def _have_own_figures(self, departure: Departure, saying: AbstractSet[str]) -> bool:
        """Tell whether all others that say a sentence say it with other figures."""
        own = figures(wording(departure.quote).norms)
        return bool(own) and len(saying - self._lookup.with_others(departure.passage, own)) <= 1

    def _saying_elsewhere(self, departure: Departure) -> frozenset[str]:
        """Return who says these words wherever it is; a label is the same to the letter."""
        words, numbers, letters = departure.words
        if letters:
            return frozenset() if numbers else self._lookup.labelled(letters)
        return self._lookup.twins(words) | self._lookup.within(words)

    def _saying_so(self, departure: Departure) -> set[str]:
        """Return who of those that have a passage say in it what one says in these words.

        Where these are few they are a label, and the same to the letter; its figures are what it
        says.
        """
        words, numbers, letters = departure.words
        having, passage = set(self._tally.ids(departure.alike)), departure.passage
        if len(set(words)) < FEWEST:
            if numbers:
                return having - self._lookup.not_just(passage, words + numbers)
            return having - self._lookup.unlabelled(passage, letters)
        having -= self._lookup.unlike(passage, words)
        return having - self._lookup.only_like(passage, words)

    def _is_borne_out(self, departure: Departure) -> bool:
        """Tell whether the words of a release, and of the others, hold what they are told to."""
        if departure.kind is FindingKind.VALUE:
            return self._is_usual(departure)
        if departure.kind is FindingKind.REWORDED:
            return not self._says_else(departure) and not self._is_a_way(departure)
        least = _HELD.get(departure.kind)
        if least is None or (self.given and departure.kind is FindingKind.MOVED):
            return True
        if departure.kind is FindingKind.MOVED:
            having = self._having(departure)
            if having is not None and 2 * len(having) < self._tally.everyone.count:
                return False
        return self._holds_each(departure, least)

    def _holds_each(self, departure: Departure, least: float) -> bool:
        """Tell whether a sentence has this share of the words of each passage it is told to say."""
        claimed = tuple(word for each in departure.words for word in each)
        filled = (piece.text for piece in departure.pieces if piece.op is Op.FILLED)
        may = negations((*claimed, *stems(wording(" ".join(filled)).norms)))
        if not negations(claimed) <= negations(departure.own) <= may:
            return False
        if self._lookup.held(departure.own, claimed) < _OWN:
            return False
        if not says_each(departure.own, departure.words):
            return False
        return all(
            self._lookup.held(words, departure.own) >= (least if len(set(each)) >= FEWEST else 1.0)
            and len(each) > 1
            for each, words in zip(departure.words, told_apart(departure.words), strict=True)
        )

    def _reworded(self, departure: Departure, alike: Group, of: int) -> tuple[Group, str]:
        """Return who puts it so, with the words that fill slots, and what is told of it."""
        usual = self._tally.group(departure.usual).count
        if departure.words:
            others = self._lookup.without(departure.passage, departure.words[0])
            alike = self._tally.these(set(self._tally.ids(departure.alike)) - others)
        what = departure.message
        return alike, messages.reworded(what, alike.count, of, usual, nearest=departure.nearest)

    def _is_a_way(self, departure: Departure) -> bool:
        """Tell whether a wording is one of several that are used, none of them by most."""
        group = self._tally.group
        usual, of = group(departure.usual).count, group(departure.of).count
        return not self.given and group(departure.alike).count > 1 and 2 * usual <= of

    def _says_else(self, departure: Departure) -> bool:
        """Tell whether a sentence has so little of what most say that it says something else."""
        if self.given:
            return False
        if not departure.message:
            return True
        words = Counter[bool]()
        for piece in departure.pieces:
            if piece.op is not Op.DROPPED:
                words[piece.op is Op.ADDED] += len(piece.text.split())
        is_longer = words[True] > _MORE * words[False]
        whole, own = departure.whole, departure.own
        if len(set(whole)) <= FEWEST:  # of a label, another word makes another label
            return is_longer or not (set(whole) <= set(own) or set(own) <= set(whole))
        if _is_shortened(own, whole):
            return False
        is_longer |= len(own) > _MORE * len(whole)
        least = _KEPT_OF_MUCH if is_longer else _KEPT
        if self._lookup.held(whole, own) < least or kept(whole, own) < least:
            return True
        return self._lookup.informing.shared(whole, own) < HEART and (
            self._lookup.informing.held(whole, own) < _KEPT_OF_MUCH
        )

    def _is_usual(self, departure: Departure) -> bool:
        """Tell whether enough others have a value for it to be the usual one: most, or several."""
        if not departure.usual or self.given:
            return True
        usual = self._tally.group(departure.usual).count
        having = self._tally.group((departure.passage,)).count - 1
        if departure.of[:1] == ("fills:",) and 2 * usual < having:
            return False  # the others fill in a slot of their own there
        return usual >= _SEVERAL or 2 * usual >= self._tally.everyone.count - 1

    def _value(self, departure: Departure, of: int) -> tuple[str, int]:
        """Return what is told of an odd value, and among how many releases it is one."""
        if not departure.usual:
            if self.given:
                return messages.value_beside_template(departure.message), of
            return departure.message, of
        usual = self._tally.group(departure.usual).count
        if departure.usual == departure.of:
            if self.given:
                return messages.value_beside_template(departure.message), of + 1
            return messages.counted_value(departure.message, usual, None), usual + 1
        return messages.counted_value(departure.message, usual, of - 1), of


def _is_shortened(own: Stems, whole: Stems) -> bool:
    """Tell whether a sentence says nothing but words of another one, in its order."""
    if len(set(own)) < _SHORTENED or len(own) < _PART_LEFT * len(whole):
        return False
    return kept(own, whole) == 1.0
