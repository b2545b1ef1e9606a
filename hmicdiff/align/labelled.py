"""Lines with a label: "Service: login" here and "Service: print queue" there are one passage.

Where many releases choose among a few values, each of these is said by several and looks like a
passage of its own. The label tells that they are one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hmicdiff.align.draft import Draft, Place, draft_of
from hmicdiff.align.kinds import Words, low
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.model.text import Corpus, Sentence

_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_LONGEST_LABEL = 6
"""So many words and marks a label has at most; a longer text before a colon leads in something."""
_LONGEST_VALUE = 8
"""What is longer is no value but a text."""
_NEARLY_ALL = 0.9
"""A passage of lines with a label may have so many sentences without it by mistake."""
_ENDS = frozenset(".!?;:")
"""What ends with one of these is a sentence, or leads in something."""


def unite_labelled(
    drafts: Sequence[Draft], corpus: Corpus, settled: Settled = NOTHING
) -> list[Draft]:
    """Unite the passages of lines with one label, if no release has it twice.

    A sentence that was among such lines without the label is a passage of its own.
    """
    at: defaultdict[Place, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for place in draft.places():
            at[place].append(number)
    made: dict[int, Draft] = {}
    gone: set[int] = set()
    apart: list[Draft] = []
    for _, places in sorted(_lines(corpus).items()):
        # a sentence that says two passages does not tell which of them the label is of
        alone = [place for place in places if len(at.get(place, ())) == 1]
        there = {number for place in alone for number in at[place]} - gone
        touched = sorted(settled.joinable(there, drafts))
        if len(touched) > 1 and _is_one_place(places, [drafts[each] for each in touched]):
            held = {place for number in touched for place in drafts[number].places()}
            double = {place for place in held if len(at[place]) > 1}
            strays = sorted(held.difference(places, double))
            if any(not set(at[place]).issubset(touched) for place in strays):
                continue  # they are told with another passage
            into = max(touched, key=lambda number: (drafts[number].support, -number))
            made[into] = draft_of(sorted(held.intersection(places) | double))
            for flags in ("moved", "also", "joint"):
                setattr(
                    made[into],
                    flags,
                    {release for each in touched for release in getattr(drafts[each], flags)},
                )
            made[into].beyond = drafts[into].beyond
            apart += [draft_of([place]) for place in strays]
            gone.update(touched)
    kept = (made.get(at, draft) for at, draft in enumerate(drafts) if at in made or at not in gone)
    return [*kept, *apart]


def _lines(corpus: Corpus) -> Mapping[Words, list[Place]]:
    """Return, label by label, the lines that have it."""
    found: defaultdict[Words, list[Place]] = defaultdict(list)
    for at, release in enumerate(corpus.releases):
        for number, sentence in enumerate(release.sentences):
            for label in _label(sentence, release.text):
                found[label].append((at, number))
    return found


def _label(sentence: Sentence, text: str) -> Iterator[Words]:
    """Yield the label that a sentence begins with, if it has its line to itself."""
    norms = sentence.wording.norms
    if ":" not in norms[1 : _LONGEST_LABEL + 1] or norms[-1] in _ENDS:
        return
    end = norms.index(":")
    ends_line = text[sentence.end :].split("\n", 1)[0].strip(" *_\r") == ""
    if len(norms) - end - 1 <= _LONGEST_VALUE and ends_line and norms[0][:1].isalpha():
        yield low(norms[:end])


def _is_one_place(places: Sequence[Place], drafts: Sequence[Draft]) -> bool:
    """Tell whether each release has one of the lines, and their passages say hardly anything else.

    "The severity is low, as ..." can be among the lines that say "Severity: low".
    """
    double = {p for draft in drafts for p in draft.places() if p[0] in draft.joint}
    releases = [release for release, _ in double.union(places)]
    return _FEWEST <= len(releases) == len(set(releases)) and all(
        _are_lines(draft, set(places)) for draft in drafts
    )


def _are_lines(draft: Draft, known: Collection[Place]) -> bool:
    places = [place for place in draft.places() if place[0] not in draft.joint]
    return sum(place in known for place in places) >= _NEARLY_ALL * len(places)
