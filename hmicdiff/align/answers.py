"""What stands at one place of the template and differs from release to release.

Under a question stands its answer, whatever it is: "No" here, a number there. And where some
releases say "This decision was unanimous." and all others "This decision was taken by six votes to
one.", these are two answers to one question. Words alone tell neither: the neighbours do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.align.draft import Draft, Place, draft_of
from hmicdiff.align.joint import without_echoes
from hmicdiff.align.kinds import low
from hmicdiff.align.lone import has_its_lines
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.model.text import Corpus, Role, Sentence
from hmicdiff.read.english import FUNCTION_WORDS

_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_SEVERAL = 2
"""What a single release says is no way of answering."""
_SHARE = 0.5
"""Of the releases that ask a question, so many have one answer before the template goes on."""
_LONGEST = 12
"""What has more words is no answer but a text."""
_OPENING = 2
"""So many words alike, one of them telling, begin two ways to say one thing."""
_STOPS = frozenset(".!?:;,")
_MARKUP = re.compile(r"<[^>]*>")
_END = -1
"""Stands for the passage after the last."""

_Found = list[Place]


def unite_answers(
    drafts: Sequence[Draft], corpus: Corpus, settled: Settled = NOTHING
) -> list[Draft]:
    """Unite what stands under one question, and the ways to say what all say in one place."""
    found = list(drafts)
    at = _draft_at(found)
    for question in drafts:
        places = list(_answers(question, found, at, corpus)) if _asks(question, corpus) else []
        under = settled.joinable({at[place] for place in places}, found)
        places = [place for place in places if at[place] in under]
        if len(under) > 1:
            found = _moved(found, places, question)
            at = _draft_at(found)
        for draft in (found[number] for number in under if len(under) == 1):
            draft.answers = draft.answers or _have_no_word_in_common(draft, places, corpus)
    return without_echoes(_with_ways(found, at, corpus, settled))


def _have_no_word_in_common(draft: Draft, answers: _Found, corpus: Corpus) -> bool:
    """Tell whether a passage is nothing but answers, and so all of it is filled in.

    That "By post" and "By telephone" begin alike says nothing.
    """
    said = [_sentence(corpus, place) for place in draft.places()]
    words = [
        {word for word in low(each.wording.norms) if word.isalnum()} - FUNCTION_WORDS
        for each in said
        if each
    ]
    return set(draft.places()) <= set(answers) and not set.intersection(*words)


def _draft_at(drafts: Sequence[Draft]) -> dict[Place, int]:
    return {place: number for number, draft in enumerate(drafts) for place in draft.first_places()}


def _sentence(corpus: Corpus, place: Place) -> Sentence | None:
    sentences = corpus.releases[place[0]].sentences
    return sentences[place[1]] if place[1] < len(sentences) else None


def _asks(draft: Draft, corpus: Corpus) -> bool:
    """Tell whether all that say a passage ask for something in the block that it ends."""
    if len(draft.members) < _FEWEST or any(len(each) > 1 for each in draft.members.values()):
        return False
    return all(_ends_question(place, corpus) for place in draft.places())


def _ends_question(place: Place, corpus: Corpus) -> bool:
    """Tell whether a sentence ends a block that asks: "Had you a berth? If so, say which."."""
    sentences = corpus.releases[place[0]].sentences
    last = sentences[place[1]]
    if place[1] + 1 < len(sentences) and sentences[place[1] + 1].block == last.block:
        return _written(last).endswith("?") and _ends_line(sentences, place[1] + 1)
    if _written(last).endswith(":"):
        return True
    start = place[1]
    while start and sentences[start - 1].block == last.block:
        start -= 1
    return any(_written(each).endswith("?") for each in sentences[start : place[1] + 1])


def _ends_line(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether a block ends with a sentence that has no stop: "Was it locked? Yes"."""
    here = sentences[number]
    is_last = number + 1 == len(sentences) or sentences[number + 1].block != here.block
    return is_last and here.wording.norms[-1] not in _STOPS


def _written(sentence: Sentence) -> str:
    """Return the words of a sentence without marks of emphasis."""
    return _MARKUP.sub("", sentence.wording.text).strip(" *_")


def _answers(
    question: Draft, drafts: Sequence[Draft], at: Mapping[Place, int], corpus: Corpus
) -> Iterator[Place]:
    """Yield what stands alone under a question; nothing if few have one such answer."""
    places = [(release, numbers[0] + 1) for release, numbers in sorted(question.members.items())]
    alone = [place for place in places if _is_answer(place, corpus)]
    followed = [
        place
        for place in alone
        if place in at and _goes_on(at.get((place[0], place[1] + 1), _END), drafts)
    ]
    if len(followed) >= max(_FEWEST, _SHARE * len(places)):
        asked = set(places)
        yield from (place for place in followed if _is_mostly_there(drafts[at[place]], asked))


def _is_mostly_there(draft: Draft, asked: set[Place]) -> bool:
    """Tell whether a passage mostly stands under the question: the next heading does not."""
    places = list(draft.places())
    return 2 * sum(place in asked for place in places) >= len(places)


def _goes_on(following: int, drafts: Sequence[Draft]) -> bool:
    """Tell whether what follows an answer is the template again: the next question, or the end."""
    return following == _END or drafts[following].support >= _FEWEST


def _is_answer(place: Place, corpus: Corpus) -> bool:
    """Tell whether a sentence has its lines to itself, is short and asks nothing itself."""
    sentence = _sentence(corpus, place)
    if sentence is None or len(sentence.wording.norms) > _LONGEST:
        return False
    is_other = sentence.role in (Role.ITEM, Role.NOTE, Role.TITLE)
    if is_other or _written(sentence).endswith(("?", ":")):
        return False  # what is listed under a line, or called so, is no answer to it
    return has_its_lines(sentence, corpus.releases[place[0]], behind="?")


def _moved(drafts: Sequence[Draft], places: Sequence[Place], question: Draft) -> list[Draft]:
    """Take the answers out of the passages they were counted to, for one behind the question.

    A passage with nothing left goes. `beyond` of the new one is the largest of theirs: the releases
    that are not looked at may have been counted to several of them.
    """
    gone = set(places)
    one = draft_of(list(places))
    one.answers = True
    found: list[Draft] = []
    for draft in drafts:
        given = not gone.isdisjoint(draft.places())
        if given:
            one.beyond = max(one.beyond, draft.beyond)
            _take_out(draft, gone)
        if draft.members or not given:
            found.append(draft)
        if draft is question:
            found.append(one)
    return found


def _take_out(draft: Draft, gone: set[Place]) -> None:
    for release, numbers in list(draft.members.items()):
        left = [number for number in numbers if (release, number) not in gone]
        if left:
            draft.members[release] = left
        else:
            del draft.members[release]
            draft.moved.discard(release)
    draft.version += 1


def _with_ways(
    drafts: list[Draft], at: Mapping[Place, int], corpus: Corpus, settled: Settled
) -> list[Draft]:
    """Unite passages that begin alike, and of which nearly each release has one in one place."""
    beside: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if len(draft.members) >= _SEVERAL and not draft.joint and not draft.moved:
            place = _place_of(draft, at)
            if place is not None:
                beside[place].append(number)
    gone: set[int] = set()
    for (before, _), numbers in sorted(beside.items()):
        first, *others = sorted(numbers, key=lambda number: -drafts[number].support)
        for other in others:
            having = 0 if settled.are_two(drafts[first], drafts[other]) else drafts[before].support
            if having and _are_one(drafts[first], drafts[other], having, corpus):
                drafts[first].absorb(drafts[other])
                gone.add(other)
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def _place_of(draft: Draft, at: Mapping[Place, int]) -> tuple[int, int] | None:
    """Return the passages before and behind, if all that say it have the same ones there."""
    around = {
        (at.get((release, number - 1), _END), at.get((release, number + 1), _END))
        for release, number in draft.places()
    }
    only = next(iter(around))
    return only if len(around) == 1 and only[0] != _END else None


def _are_one(one: Draft, other: Draft, having: int, corpus: Corpus) -> bool:
    if one.members.keys() & other.members.keys():
        return False
    if len(one.members) + len(other.members) < having - one.beyond:
        return False
    first, second = (
        low(corpus.releases[release].sentences[number].wording.norms)
        for release, number in (next(one.places()), next(other.places()))
    )
    shared = _shared(first, second)
    behind = _shared(first[shared:][::-1], second[shared:][::-1])
    telling = any(word.isalpha() and word not in FUNCTION_WORDS for word in first[:shared])
    half = min(len(first), len(second)) // 2
    return telling and shared >= _OPENING and shared + behind >= half


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
