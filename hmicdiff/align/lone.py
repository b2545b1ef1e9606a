"""Blocks that hold nothing but a value: the name under "Harbour master", the day under "Opened".

Two names have no word in common, so words alone cannot tell that they fill one place. What stands
around them can: the block before is one passage in all releases, and so is the one behind.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import Words, is_typed, is_value, low
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.model.text import Corpus, Release, Sentence
from hmicdiff.read.english import AGREEMENT_WORDS, FUNCTION_WORDS, PREPOSITIONS

_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_SHARE = 0.6
"""Of the releases that have the block before, so many have a value behind it."""
_SAME_NEXT = 0.75
"""So many of the values have the same passage behind them; some releases have one more between."""
_ROUNDS = 4
"""A value can stand below a value, as the town below the street: each round finds one more."""
_NEAR = 12
"""So many characters hold the marker of an item, or the marks behind a heading."""
_HEADLINES = 4
"""Where one in so many reads as a headline, the others are headlines too and no names."""
_IN_NAMES = frozenset("a an and at for in of on the upon".split())
"""Small words that names have: "House in the Wood", but not "Mason Hurt by Falling Slate"."""
_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*(?:\w{1,3}[.)]\s*)?$")
_LINE_END = re.compile(r"[^\w\n]*(?:\n|$)")
_A_VALUE = -2
"""Stands for a value that is not yet known to fill one place with others."""
_OUTSIDE = -1
"""Stands for the passage before the first and after the last."""


def unite_lone_values(
    drafts: Sequence[Draft], corpus: Corpus, settled: Settled = NOTHING
) -> list[Draft]:
    """Unite the passages that fill one place with a value alone in its block.

    `values`, below, are such blocks, with whether they read as a headline.
    """
    values = {
        (at, number): _reads_as_headline(release.sentences[number].wording.norms)
        for at, release in enumerate(corpus.releases)
        for number in _lone_values(release)
    }
    values.update(dict.fromkeys(_named_titles(corpus), False))
    found = list(drafts)
    for _ in range(_ROUNDS):
        united = _united(found, values, settled)
        if len(united) == len(found):
            break
        found = united
    return found


def _lone_values(release: Release) -> Iterator[int]:
    """Yield the sentences that are a value and have their lines to themselves."""
    for number, sentence in enumerate(release.sentences):
        norms = sentence.wording.norms
        # "Am Markt" is a street, and "Sold Them Abroad" a headline
        if (
            (is_value(norms) or _is_by_name(norms))
            and AGREEMENT_WORDS.isdisjoint((norms[0], *low(norms[1:])))
            and has_its_lines(sentence, release)
        ):
            yield number


def _named_titles(corpus: Corpus) -> Iterator[Place]:
    """Yield the titles that are a name before a word which most titles end with: "Ely pie"."""
    titles = [(at, each.sentences[0]) for at, each in enumerate(corpus.releases) if each.sentences]
    if not titles:
        return
    ends = Counter(sentence.wording.norms[-1] for _, sentence in titles)
    usual, count = min(ends.items(), key=lambda each: (-each[1], each[0]))
    if count < max(_FEWEST, _SAME_NEXT * len(titles)) or not usual.isalpha():
        return
    for at, sentence in titles:
        *name, last = sentence.wording.norms
        if last == usual and is_value(name) and has_its_lines(sentence, corpus.releases[at]):
            yield at, 0


def has_its_lines(sentence: Sentence, release: Release, *, behind: str = "") -> bool:
    """Tell whether a sentence has its lines to itself, or what is left of one behind a mark."""
    before = release.text[max(0, sentence.start - _NEAR) : sentence.start]
    after = release.text[sentence.end : sentence.end + _NEAR]
    begins = _LINE_START.search(before) or (behind and before.rstrip().endswith(behind))
    return bool(begins and _LINE_END.match(after))


def _is_by_name(norms: Words) -> bool:
    """Tell a small word that leads in a name on a line of their own: "by Una Weir, MA"."""
    return norms[0] in PREPOSITIONS and is_value(norms[1:]) and not is_typed(norms[1:])


def _reads_as_headline(norms: Sequence[str]) -> bool:
    small = FUNCTION_WORDS - _IN_NAMES
    inner = [word for word in norms[1:-1] if word != "May"]  # the month
    return not is_typed(norms) and any(word in small for word in low(inner))


def _united(drafts: list[Draft], values: Mapping[Place, bool], settled: Settled) -> list[Draft]:
    at = {place: number for number, draft in enumerate(drafts) for place in draft.first_places()}
    behind: defaultdict[int, list[Place]] = defaultdict(list)
    for place in sorted(values):
        if place in at:
            behind[_before(at, place)].append(place)
    gone: dict[int, int] = {}
    for before, places in sorted(behind.items()):
        kept = _one_place(drafts, before, _on_the_way(drafts, at, places, values), at, values)
        touched = settled.joinable({at[place] for place in kept}, drafts)
        if len(touched) > 1 and touched.isdisjoint(gone) and touched.isdisjoint(gone.values()):
            into = max(touched, key=lambda number: (drafts[number].support, -number))
            gone.update(dict.fromkeys(touched - {into}, into))
    for number, into in sorted(gone.items()):
        drafts[into].absorb(drafts[number])
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def _before(at: Mapping[Place, int], place: Place) -> int:
    return at.get((place[0], place[1] - 1), _OUTSIDE)


def _on_the_way(
    drafts: Sequence[Draft],
    at: Mapping[Place, int],
    places: Sequence[Place],
    values: Collection[Place],
) -> list[Place]:
    """Return the places that have behind them what most of them have."""
    following = {place: _following(drafts, at, place, values) for place in places}
    uses = Counter(following.values())
    if not uses:
        return []
    usual, count = max(uses.items(), key=lambda each: (each[1], -each[0]))
    return [p for p in places if following[p] == usual] if count >= _SAME_NEXT * len(places) else []


def _following(
    drafts: Sequence[Draft], at: Mapping[Place, int], place: Place, values: Collection[Place]
) -> int:
    """Return the passage behind a place, or behind one sentence that its release alone says."""
    release, number = place
    if (release, number + 1) in values:
        return _A_VALUE
    behind = at.get((release, number + 1), _OUTSIDE)
    is_own = behind != _OUTSIDE and drafts[behind].support == 1
    return at.get((release, number + 2), _OUTSIDE) if is_own else behind


def _one_place(
    drafts: Sequence[Draft],
    before: int,
    places: Sequence[Place],
    at: Mapping[Place, int],
    values: Mapping[Place, bool],
) -> list[Place]:
    """Return those of the places that fill one, each in a release of its own."""
    once = Counter(release for release, _ in places)
    alone = [
        place
        for place in places
        if once[place[0]] == 1 and all(each in values for each in drafts[at[place]].places())
    ]
    if sum(map(values.__getitem__, alone)) * _HEADLINES >= max(1, len(alone)):
        return []
    uses = Counter(at[place] for place in alone)
    there = {each for each, count in uses.items() if 2 * count > len(drafts[each].members)}
    numbers = _without_clash(drafts, there)
    alone = [place for place in alone if at[place] in numbers]
    having = len({r for r, _ in at}) if before == _OUTSIDE else drafts[before].support
    enough = len(alone) >= max(_FEWEST, _SHARE * having)
    return alone if enough else []


def _without_clash(drafts: Sequence[Draft], numbers: Collection[int]) -> set[int]:
    """Return the passages, the largest first, of which no release has two."""
    kept: set[int] = set()
    releases: set[int] = set()
    for number in sorted(numbers, key=lambda each: (-drafts[each].support, each)):
        if releases.isdisjoint(drafts[number].members):
            kept.add(number)
            releases.update(drafts[number].members)
    return kept
