"""Which sentences can be changed so that nobody could doubt what has to be told of it.

The family's own truth is not known. A change has a certain truth where the rest of the family
agrees and will still agree when it is made: enough other releases say the passage, in the words of
the main reading, and nothing is told of the sentence as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from hmicdiff.model.analysis import Analysis, FindingKind, PlacedRelease, PlacedSentence, Value
from hmicdiff.model.template import Kind, Passage
from hmicdiff.model.text import Corpus
from hmicdiff.structs import Struct

_OTHERS = 2
"""So many other releases at the least say the passage as the template does."""
_SHARE = 10
"""At the most one in so many of the releases that have a passage has it changed in a round."""


class Clear(Struct, frozen=True):
    """A sentence that can be changed."""

    source: str
    number: int
    """The sentence's number in its release."""
    passage: str
    values: tuple[Value, ...]
    """What fills its slots, with offsets in the sentence."""
    plain: bool
    """Whether nobody writes the passage in another typography."""


def quota(passage: Passage) -> int:
    """Return how many releases may have a passage changed in one round."""
    return max(1, passage.releases // _SHARE)


def clear_sentences(corpus: Corpus, analysis: Analysis) -> list[Clear]:
    """Return the sentences that can be changed, in the order of the corpus."""
    family = sum(not release.stranger for release in analysis.releases)
    doubtful = _hardly_chosen(analysis)
    passages = {
        passage.id: passage
        for passage in analysis.template.passages
        if _is_agreed(passage, family) and passage.id not in doubtful
    }
    shared = _said_in_one_sentence(analysis) & _said_nowhere_else(corpus, analysis)
    told = _told(analysis)
    odd = {each.passage for each in analysis.findings if each.kind is FindingKind.TYPOGRAPHY}
    placed = {release.source: release for release in analysis.releases}
    found: list[Clear] = []
    for release in corpus.releases:
        known = placed[release.source]
        uses = Counter(name for sentence in known.sentences for name in sentence.passages)
        inside = values_by_sentence(known)
        for number, sentence in enumerate(known.sentences):
            (name, *more) = sentence.passages
            usual = not more and name in passages and name in shared and uses[name] == 1
            if (
                usual
                and not known.stranger
                and not sentence.moved
                and sentence.reading == passages[name].main.id
                and (release.source, number) not in told
            ):
                values = tuple(inside.get(number, ()))
                found.append(Clear(release.source, number, name, values, name not in odd))
    return found


def _is_agreed(passage: Passage, family: int) -> bool:
    """Tell whether a passage, and its main reading, stay what they are when some are changed."""
    less = quota(passage)
    main, *others = (len(reading.releases) for reading in passage.readings)
    usual = 2 * (passage.releases - less) > family
    return usual and main - less >= _OTHERS and main - less > max(others, default=0) + less


def _hardly_chosen(analysis: Analysis) -> set[str]:
    """Return the passages with a choice that might not be seen to be one when some are changed.

    That it is one shows in two ways that several releases have each.
    """
    choices = {each.name for each in analysis.template.variables if each.kind is Kind.CHOICE}
    users: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for release in analysis.releases:
        for each in release.values:
            if each.variable in choices:
                users[each.passage, each.variable][each.text.casefold()] += 1
    quotas = {passage.id: quota(passage) for passage in analysis.template.passages}
    return {
        name
        for (name, _), counted in users.items()
        if sum(count > quotas[name] + 1 for count in counted.values()) < _OTHERS
    }


def _said_in_one_sentence(analysis: Analysis) -> set[str]:
    """Return the passages that no release says together with another, or in several sentences."""
    alone: set[str] = set()
    not_alone: set[str] = set()
    for release in analysis.releases:
        uses: Counter[str] = Counter()
        for sentence in release.sentences:
            (not_alone if len(sentence.passages) > 1 else alone).update(sentence.passages)
            uses.update(sentence.passages)
        not_alone |= {name for name, count in uses.items() if count > 1}
    return alone - not_alone


def _said_nowhere_else(corpus: Corpus, analysis: Analysis) -> set[str]:
    """Return the passages none of whose sentences says, word for word, another passage."""
    placed = {release.source: release for release in analysis.releases}
    says: dict[str, set[str]] = defaultdict(set)
    for release in corpus.releases:
        for sentence, known in zip(
            release.sentences, placed[release.source].sentences, strict=True
        ):
            says[sentence.wording.normal].update(known.passages)
    twice = {name for names in says.values() if len(names) > 1 for name in names}
    return {passage.id for passage in analysis.template.passages} - twice


def _told(analysis: Analysis) -> set[tuple[str, int]]:
    """Return the sentences of which something is told already, by source and number."""
    sources = {release.id: release for release in analysis.releases}
    found = set()
    for each in analysis.findings:
        release = sources[each.release]
        found |= {
            (release.source, number) for number in touched(release.sentences, each.start, each.end)
        }
    return found


def touched(sentences: tuple[PlacedSentence, ...], start: int, end: int) -> list[int]:
    """Return the numbers of the sentences that stand at `[start, end)`."""
    return [
        number
        for number, sentence in enumerate(sentences)
        if sentence.start < end and start < sentence.end
    ]


def values_by_sentence(release: PlacedRelease) -> Mapping[int, list[Value]]:
    """Return what fills the slots of each sentence, with offsets in the sentence."""
    found: dict[int, list[Value]] = defaultdict(list)
    number = 0
    for value in sorted(release.values, key=lambda value: (value.start, value.end)):
        while number < len(release.sentences) and release.sentences[number].end <= value.start:
            number += 1
        if number == len(release.sentences):
            break
        begin = release.sentences[number].start
        if value.start >= begin:
            found[number].append(
                Value(
                    variable=value.variable,
                    passage=value.passage,
                    slot=value.slot,
                    start=value.start - begin,
                    end=value.end - begin,
                    text=value.text,
                    value=value.value,
                )
            )
    return found
