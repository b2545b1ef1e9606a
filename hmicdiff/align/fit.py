"""One release against the passages: the heaviest matching that keeps both in order."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from heapq import heappush, heappushpop

from hmicdiff.align.chain import heaviest_chain
from hmicdiff.align.draft import Draft
from hmicdiff.align.evidence import MOVE, NEW_WORDING, presence
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import BIT, Bag
from hmicdiff.structs import Struct, field

Pair = tuple[int, int]
"""A sentence and a passage, as their indexes in the release and in the template."""
Sharing = Sequence[Sequence[int]]
"""Passages that have as much in common with a sentence as each other, those with most first."""
_Gaps = dict[tuple[range, range], list[Pair]]
"""What is matched in runs of sentences and passages, for one release against one template."""

_SMALL = 64
"""Up to so many pairs are all looked at; of more, only those with telling words in common."""
_MOST = 12
"""Of many passages, so many are weighed: those with most in common."""
_LAST = 2
"""Words that make up this part of what a sentence weighs come last: many passages have them."""
_TOO_MUCH = 1 << 40
"""More than any sentence weighs."""
_LEAST_SHARED = 2.5 * BIT
"""With less in common, two sentences are never taken for one passage."""
_DOUBTS = 3
"""So many anchors are given up in turn; each costs a whole fit anew."""
_LITTLE = 3
"""What has moved past a heading is at most one in so many of the sentences that stand as usual."""
_SEVERAL = 2
"""One sentence that an anchor keeps from its passage may have moved itself."""
_TAKEN = -6.0
"""What it weighs that the release says the passage in another sentence already."""


class Template(Struct, frozen=True, eq=False, dict=True):
    """The passages that a release is matched with, and what must be looked up of them."""

    drafts: Sequence[Draft]
    scale: Scale
    total: int
    """How many releases there are besides the one that is matched."""
    sharing: dict[tuple[Bag, range], Sharing] = field(default_factory=dict)
    """What was asked for of the passages with most words of a sentence: several may ask it."""
    rows: dict[int, Mapping[int, Sequence[Pair]]] = field(default_factory=dict)
    """What was asked for of the releases: wording by wording their sentences, with the forms."""

    @cached_property
    def standing(self) -> Mapping[int, Mapping[int, AbstractSet[int]]]:
        """Wording by wording, the passages that it says and the releases that have it there."""
        found: defaultdict[int, dict[int, AbstractSet[int]]] = defaultdict(dict)
        for index, draft in enumerate(self.drafts):
            for wording, releases in self.scale.wordings(draft).items():
                found[wording][index] = releases
        return found

    @cached_property
    def words(self) -> list[Bag]:
        """Passage by passage, the words that some way of saying it always has."""
        return [self.scale.words(draft) for draft in self.drafts]

    @cached_property
    def having(self) -> dict[int, list[int]]:
        """Telling word by telling word, the passages that always have it in some way."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for index, draft in enumerate(self.drafts):
            for word in self.scale.telling(draft):
                found[word].append(index)
        return dict(found)

    def row(self, release: int) -> Mapping[int, Sequence[Pair]]:
        """Return the sentences of a release by their wordings, each with its form."""
        found = self.rows.get(release)
        if found is None:
            forms = self.scale.forms
            by_wording: defaultdict[int, list[Pair]] = defaultdict(list)
            for sentence, form in enumerate(forms.of[release]):
                by_wording[forms.wording[form]].append((sentence, form))
            found = self.rows[release] = by_wording
        return found

    def least(self, index: int) -> float:
        """Return what words must say at least for a sentence's saying the passage."""
        return self.scale.least(self.drafts[index])

    def score(self, form: int, index: int, release: int) -> float:
        """Weigh that `form` of `release` says the passage, by its words alone."""
        return self.scale.score(form, self.drafts[index], release)


def fit(release: int, against: Template) -> list[Pair]:
    """Match the sentences of `release` with passages, each at most once, in order."""
    anchors = _anchors(release, against)
    gaps: _Gaps = {}
    pairs = _between(release, against, anchors, gaps)
    for _ in range(_DOUBTS):
        doubtful = _doubtful(release, against, anchors, pairs)
        if doubtful is None:
            break
        anchors = [anchor for anchor in anchors if anchor != doubtful]
        pairs = _between(release, against, anchors, gaps)
    return pairs


def _doubtful(
    release: int, against: Template, anchors: Sequence[Pair], pairs: Sequence[Pair]
) -> Pair | None:
    """Return the anchor that keeps most from being matched, if that weighs more than it does.

    A sentence that has moved is an anchor too where it stands word for word in one passage.
    """
    row = against.scale.forms.of[release]
    matched = {sentence for sentence, _ in pairs}
    free = [sentence for sentence in range(len(row)) if sentence not in matched]
    if len(free) < _SEVERAL or not anchors:
        return None
    taken = {passage for _, passage in pairs}
    kept_out = list(_kept_out(release, against, free, taken))
    worst: tuple[float, Pair] | None = None
    headings = against.scale.forms.headings
    for anchor in anchors:
        crossing = [gain for s, p, gain in kept_out if (s < anchor[0]) is not (p < anchor[1])]
        own = against.score(row[anchor[0]], anchor[1], release)
        excess = sum(crossing) - own
        if row[anchor[0]] in headings and len(crossing) * _LITTLE <= len(row):
            continue  # what stands under another heading has moved, and the heading has not
        if len(crossing) >= _SEVERAL and excess > 0 and (worst is None or excess > worst[0]):
            worst = (excess, anchor)
    return worst[1] if worst else None


def _kept_out(
    release: int, against: Template, free: Sequence[int], taken: set[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield for sentences that are not matched the passage that they say best, and how well."""
    forms = against.scale.forms
    everywhere = range(len(against.drafts))
    for sentence in free:
        form = forms.of[release][sentence]
        shared = sharing_most(forms.bags[form], against, everywhere, 1, taken)
        best = max(shared, key=lambda passage: (shared[passage], -passage), default=None)
        if best is None or not against.drafts[best].placed(without=release):
            continue
        gain = against.score(form, best, release)
        if gain > 0:
            yield sentence, best, gain


def _between(release: int, against: Template, anchors: Sequence[Pair], gaps: _Gaps) -> list[Pair]:
    """Match what stands between `anchors`, in order; `gaps` keeps what was matched in each.

    Without one anchor only one gap is another: all others are matched as before.
    """
    row = against.scale.forms.of[release]
    pairs: list[Pair] = []
    sentence, passage = 0, 0
    for anchor in [*anchors, (len(row), len(against.drafts))]:
        if sentence < anchor[0] and passage < anchor[1]:
            gap = range(sentence, anchor[0]), range(passage, anchor[1])
            if gap not in gaps:
                gaps[gap] = fit_gap(release, against, *gap)
            pairs += gaps[gap]
        if anchor[0] < len(row):
            pairs.append(anchor)
        sentence, passage = anchor[0] + 1, anchor[1] + 1
    return pairs


def _anchors(release: int, against: Template) -> list[Pair]:
    """Return the sentences that stand word for word in one passage of other releases.

    Where two such pairs cross, one of them has moved: what crosses most is left to the gaps.
    """
    pairs = []
    for sentence, form in enumerate(against.scale.forms.of[release]):
        if form in against.scale.forms.repeats:
            continue
        places = against.standing.get(against.scale.forms.wording[form], {})
        if len(places) == 1:
            ((passage, releases),) = places.items()
            if len(releases) > (release in releases):
                pairs.append((sentence, passage))
    row, headings = against.scale.forms.of[release], against.scale.forms.headings
    while True:
        crossings = _crossings([passage for _, passage in pairs])
        worst = max(crossings, default=0)
        if not worst:
            return pairs
        gone: Sequence[Pair] = [
            pair for pair, count in zip(pairs, crossings, strict=True) if count == worst
        ]
        if any(row[sentence] in headings for sentence, _ in gone):
            gone = _gone_from_below(
                gone, pairs, {pair for pair in gone if row[pair[0]] in headings}
            )
        pairs = [pair for pair in pairs if pair not in gone]


def _gone_from_below(
    worst: Sequence[Pair], pairs: Sequence[Pair], headings: set[Pair]
) -> Sequence[Pair]:
    """Return what has moved past a heading, if it is little, or else what crosses most.

    A paragraph that stands under another heading has moved, and the heading has not, however many
    sentences it has; but not if it has more of them than what stands with the heading.
    """
    past = {
        (sentence, passage)
        for sentence, passage in pairs
        for heading in headings
        if (sentence < heading[0]) is not (passage < heading[1]) and sentence != heading[0]
    }
    past -= headings
    little = len(past) * _LITTLE <= len(pairs) or len(past) <= len(set(worst) - past)
    return sorted(past) if past and little else worst


def _crossings(passages: Sequence[int]) -> list[int]:
    """Count, for passages in the order of their sentences, those that each crosses."""
    ahead: list[int] = []
    counts = []
    for passage in passages:
        counts.append(len(ahead) - bisect_left(ahead, passage))
        insort(ahead, passage)
    behind: list[int] = []
    for at in range(len(passages) - 1, -1, -1):
        counts[at] += bisect_right(behind, passages[at])
        insort(behind, passages[at])
    return counts


def fit_gap(
    release: int, against: Template, sentences: Sequence[int], passages: range
) -> list[Pair]:
    """Match some sentences with a run of passages, in order."""
    if not sentences or not passages:
        return []
    priors: dict[int, float | None] = {}
    candidates = _candidates(release, against, sentences, passages)
    weighed = []
    known: dict[int, float] = {}  # a release may say one thing over and over
    for position, sentence in enumerate(sentences):
        form = against.scale.forms.of[release][sentence]
        if form not in known:
            known[form] = _elsewhere(release, against, form, passages)
        elsewhere = known[form]
        for place in candidates[position]:
            if place not in priors:
                priors[place] = _prior(release, against, passages[place], sentences)
        words = {
            place: against.score(form, passages[place], release)
            for place in candidates[position]
            if priors[place] is not None
        }
        best = max(words.values(), default=0.0)
        for place, bits in words.items():
            # what says another passage here better says this one so much less likely
            gain = bits + (priors[place] or 0.0) - elsewhere - (best - bits)
            if gain > 0 and bits > against.least(passages[place]):
                weighed.append((position, place, gain))
    return [(sentences[i], passages[j]) for i, j in heaviest_chain(weighed)]


def _prior(release: int, against: Template, passage: int, sentences: Sequence[int]) -> float | None:
    """Weigh that one of some sentences says a passage, whatever its words are."""
    draft = against.drafts[passage]
    count = draft.placed(without=release)
    if not count:
        return None
    if release in draft.also:
        return _TAKEN
    moved = _said_outside(release, against, passage, sentences)
    return presence(count, against.total) + NEW_WORDING - moved


def _said_outside(release: int, against: Template, passage: int, sentences: Sequence[int]) -> float:
    """Weigh that a sentence besides these says the passage, word for word, and has moved."""
    saying = against.scale.wordings(against.drafts[passage])
    row = against.row(release)
    best = 0.0
    for wording in saying.keys() & row.keys():
        if len(saying[wording] - {release}) > 1:
            for sentence, form in row[wording]:
                if sentence not in sentences:
                    best = max(best, against.score(form, passage, release) + MOVE)
    return best


def _elsewhere(release: int, against: Template, form: int, passages: range) -> float:
    """Weigh that the sentence has moved here from a passage that it says word for word."""
    best = 0.0
    if len(passages) == len(against.drafts):
        return best
    for passage, releases in against.standing.get(against.scale.forms.wording[form], {}).items():
        if passage not in passages and len(releases) - (release in releases) > 1:
            best = max(best, against.score(form, passage, release) + MOVE)
    return best


def _candidates(
    release: int, against: Template, sentences: Sequence[int], passages: range
) -> list[list[int]]:
    """Return, sentence by sentence, the passages with enough words in common to be weighed."""
    forms = against.scale.forms
    bags = [forms.bags[forms.of[release][sentence]] for sentence in sentences]
    if len(bags) * len(passages) <= _SMALL:
        words = [
            against.scale.words(draft) for draft in against.drafts[passages.start : passages.stop]
        ]
        return [
            [i for i, own in enumerate(words) if forms.mass(bag & own) >= _LEAST_SHARED]
            for bag in bags
        ]
    result: list[list[int]] = []
    for bag in bags:
        sharing = against.sharing.get((bag, passages))
        if sharing is None:
            sharing = against.sharing[bag, passages] = _sharing(bag, against, passages)
        here = passages.start + len(result) * len(passages) // len(bags)
        chosen: list[int] = []
        for alike in sharing:  # of passages that have as much, the nearest
            chosen += nearest(alike, here, _MOST - len(chosen))
            if len(chosen) == _MOST:
                break
        result.append(sorted(passage - passages.start for passage in chosen))
    return result


def _sharing(bag: Bag, against: Template, passages: range) -> Sharing:
    """Return the passages that have enough words of `bag`: those with most first.

    Of many, those with least are left out.
    """
    shared = sharing_most(bag, against, passages, _MOST)
    least = max([_LEAST_SHARED, *sorted(shared.values())[-_MOST:][:1]])
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for passage in sorted([passage for passage, mass in shared.items() if mass >= least]):
        alike[shared[passage]].append(passage)
    return [alike[mass] for mass in sorted(alike, reverse=True)]


def sharing_most(
    bag: Bag, against: Template, passages: range, most: int, taken: Iterable[int] = ()
) -> dict[int, int]:
    """Return passages with the weight of the telling words of `bag` that each has.

    They are at least the `most` that have most, and what has as much as the last of these, but for
    what is `taken`. Words that many passages have come last, and are looked up only for those that
    are still among the first then.
    """
    weights, mass_of = against.scale.forms.weights, against.scale.forms.mass
    words = sorted(bag & against.having.keys(), key=weights.__getitem__, reverse=True)
    shared = defaultdict(int, dict.fromkeys(taken, -_TOO_MUCH))
    left = mass_of(words)
    little = left / _LAST
    for at, word in enumerate(words):
        if left <= little:
            ahead = [mass for mass in shared.values() if mass > left]
            if len(ahead) >= most:
                least = sorted(ahead)[-most] - left
                first = [(mass, passage) for passage, mass in shared.items() if mass >= least]
                return _completed(first, frozenset(words[at:]), left, against, most)
        weight = weights[word]
        for passage in _within(against.having[word], passages, against):
            shared[passage] += weight
        left -= weight
    return {passage: mass for passage, mass in shared.items() if mass > 0}


def _completed(
    first: Sequence[tuple[int, int]], rest: Bag, left: int, against: Template, most: int
) -> dict[int, int]:
    """Add to what passages have in common with a sentence what they have of the `rest`.

    `left` is what the rest weighs: where not even all of it would bring a passage among the `most`
    that have most, it and those with less are left out.
    """
    weight, words = against.scale.forms.weights.__getitem__, against.words
    shared: dict[int, int] = {}
    leading: list[int] = []
    for mass, passage in sorted(first, reverse=True):
        if len(leading) == most and mass + left < leading[0]:
            break
        shared[passage] = whole = mass + sum(map(weight, rest & words[passage]))
        if len(leading) < most:
            heappush(leading, whole)
        else:
            heappushpop(leading, whole)
    return shared


def _within(having: Sequence[int], passages: range, against: Template) -> Sequence[int]:
    """Return those of `having`, which ascend, that are in a run of passages."""
    if len(passages) == len(against.drafts):
        return having
    return having[bisect_left(having, passages.start) : bisect_left(having, passages.stop)]


def nearest(places: Sequence[int], here: int, most: int) -> list[int]:
    """Return up to `most` of `places`, which ascend: the nearest, of two as near the first."""
    right = bisect_left(places, here)
    left = right - 1
    chosen: list[int] = []
    while len(chosen) < most and (left >= 0 or right < len(places)):
        if right == len(places) or (left >= 0 and here - places[left] <= places[right] - here):
            chosen.append(places[left])
            left -= 1
        else:
            chosen.append(places[right])
            right += 1
    return chosen
