"""Lines with a label: "Service: login" here and "Service: print queue" there are one passage.

Where many releases choose among a few values, each of these is said by several and looks like a
passage of its own. The label tells that they are one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import Words, low
from hmicdiff.model.text import Corpus, Sentence

_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_LONGEST_LABEL = 6
"""So many words and marks a label has at most; a longer text before a colon leads in something."""
_LONGEST_VALUE = 8
"""What is longer is no value but a text."""
_ENDS = frozenset(".!?;:")
"""What ends with one of these is a sentence, or leads in something."""


def unite_labelled(drafts: Sequence[Draft], corpus: Corpus) -> list[Draft]:
    """Unite the passages of lines with one label, if no release has it twice."""
    at = {place: number for number, draft in enumerate(drafts) for place in draft.first_places()}
    gone: set[int] = set()
    for _, places in sorted(_lines(corpus).items()):
        touched = sorted({at[place] for place in places if place in at} - gone)
        if len(touched) > 1 and _is_one_place(places, [drafts[each] for each in touched]):
            into = max(touched, key=lambda number: (drafts[number].support, -number))
            for number in touched:
                if number != into:
                    for release, sentence in drafts[number].places():
                        drafts[into].add(release, sentence)
                    drafts[into].moved |= drafts[number].moved
                    gone.add(number)
    return [draft for number, draft in enumerate(drafts) if number not in gone]


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
    """Tell whether each release has one of the lines, and their passages say nothing else."""
    known = set(places)
    releases = [release for release, _ in places]
    return (
        _FEWEST <= len(releases) == len(set(releases))
        and all(known.issuperset(draft.places()) for draft in drafts)
        and not any(draft.joint or draft.also for draft in drafts)
    )
