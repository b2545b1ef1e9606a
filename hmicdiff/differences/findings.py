"""Departures as findings, once it is known how many releases do what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.alternatives import with_alternatives
from hmicdiff.differences.departures import Departure, Grounds, Key, departures, words_of
from hmicdiff.differences.surprise import Surprise, rounded, share, uncommon
from hmicdiff.differences.tally import Counted, keys_of, tally
from hmicdiff.differences.values import ValueJudge
from hmicdiff.infer.template import Inferred, Said
from hmicdiff.model.analysis import Finding, FindingKind, PlacedRelease
from hmicdiff.model.telling import Group, Telling
from hmicdiff.model.text import Corpus
from hmicdiff.place.slot_spread import is_nearly_all

_PAIR = 2


def findings(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    placed: Sequence[PlacedRelease],
    judge: ValueJudge,
) -> tuple[Finding, ...]:
    """Return the findings of the family, the most telling first.

    `placed` are the releases of `corpus`, in its order, and `judge` tells odd values.
    """
    is_given = inferred.template.given is not None
    if len(inferred.family) < _PAIR and not is_given:
        return ()
    grounds = Grounds(
        surprise=Surprise([corpus.releases[at] for at in inferred.family]),
        words=lambda named: words_of(named, said),
        judge=judge,
    )
    found: defaultdict[int, list[Departure]] = defaultdict(list)
    for each in departures(corpus, inferred, said, grounds, range(len(corpus.releases))):
        found[each.release].append(each)
    teller = Teller(
        tally(_keys(inferred, placed, found, judge), (inferred.ids[at] for at in inferred.family)),
        given=is_given,
    )
    order = {named.passage.id: number for number, named in enumerate(inferred.named)}
    told: list[Finding] = []
    for at in sorted(found):
        starts = [sentence.start for sentence in placed[at].sentences]
        own = (teller.told(each, inferred.ids[at]) for each in found[at])
        told += with_alternatives(own, starts, order)
    return tuple(sorted(told, key=by_surprise))


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
    """Tells departures as findings."""

    def __init__(self, tally: Counted, *, given: bool = False) -> None:
        """Tell how many of `tally` do the same; `given` is whether the template is given."""
        self._tally = tally
        self._given = given
        self._lacking: dict[Key, Group] = {}

    def told(self, departure: Departure, release: str) -> Finding:
        """Return the finding that `release`, by its id, departs so."""
        return self.telling(departure).finding(
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

    def telling(self, departure: Departure) -> Telling:
        """Return what is told of all who depart so, wherever they do."""
        alike, message, bits = self._counted(departure)
        return Telling(
            kind=departure.kind,
            passage=departure.passage,
            expected=departure.expected,
            alike=alike,
            message=message,
            surprise=rounded(bits + departure.bits),
            pieces=departure.pieces,
        )

    def _counted(self, departure: Departure) -> tuple[Group, str, float]:
        """Return who does the same, what is told of it, and the bits that counting gives."""
        tally, total = self._tally, self._tally.everyone.count
        if departure.kind is FindingKind.MISSING:
            lacking = self._lacking_of(departure.alike)
            return lacking, messages.missing(lacking.count, total), share(lacking.count, total)
        alike = tally.group(departure.alike)
        if departure.kind is FindingKind.EXTRA:
            tell = messages.beside_template if self._given else messages.extra
            return alike, tell(alike.count, total), uncommon(alike.count, total)
        of = tally.group(departure.of).count
        message = departure.message
        if departure.kind is FindingKind.REWORDED:
            usual = tally.group(departure.usual).count
            message = messages.reworded(message, alike.count, of, usual, nearest=departure.nearest)
        elif departure.kind is FindingKind.TYPOGRAPHY:
            message = messages.in_most(message, of)
        elif departure.kind is FindingKind.VALUE:
            message, of = self._value(departure, of)
        return alike, message, share(alike.count, of)

    def _value(self, departure: Departure, of: int) -> tuple[str, int]:
        """Return what is told of an odd value, and among how many releases it is one."""
        if not departure.usual:
            if self._given:
                return messages.value_beside_template(departure.message), of
            return departure.message, of
        usual = self._tally.group(departure.usual).count
        if departure.usual == departure.of:
            if self._given:
                return messages.value_beside_template(departure.message), of + 1
            return messages.counted_value(departure.message, usual, None), usual + 1
        return messages.counted_value(departure.message, usual, of - 1), of

    def _lacking_of(self, passage: Key) -> Group:
        found = self._lacking.get(passage)
        if found is None:
            found = self._lacking[passage] = self._tally.lacking(passage)
        return found
