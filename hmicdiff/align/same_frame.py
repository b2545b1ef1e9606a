"""Passages that are one: what all say of the one is said of the other, around other values.

"The lease is for one year." and "The lease is for as long as the widow lives." share so few words
that each looks like a passage of its own, if several releases say the second. That its words hold
those that come back in the first, in their order, and that it stands where the first would, tells
that only what is filled in differs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import Words, low
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.model.text import Corpus
from hmicdiff.read.english import FUNCTION_WORDS

_FEWEST = 3
"""What two releases have in common may be what both fill in."""
_SHARE = 0.45
"""What fewer of the sentences say is filled in, or a way of theirs to say it."""
_LEAST = 2
"""So many words hold what is filled in, one of them telling: "{name} appointed as {post}"."""
_ROUNDS = 3
"""What stands beside two passages may be one passage itself, which the round before has seen."""
_END = -1
"""Stands for the passage before the first and after the last."""

_Beside = Sequence[tuple[int, int]]
"""The passages that stand before a sentence, and behind it, sentence by sentence."""


def unite_framed(
    drafts: Sequence[Draft], corpus: Corpus, settled: Settled = NOTHING
) -> list[Draft]:
    """Unite passages that stand in one place, no release having both, with the same frame."""
    found = list(drafts)
    for _ in range(_ROUNDS):
        united = _united(found, corpus, settled)
        if len(united) == len(found):
            break
        found = united
    return found


def _united(drafts: list[Draft], corpus: Corpus, settled: Settled) -> list[Draft]:
    at = {place: number for number, draft in enumerate(drafts) for place in draft.first_places()}
    beside = [_beside(draft, at) for draft in drafts]
    around = _around(drafts, beside)
    gone: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        if draft.moved or draft.joint or draft.also or number in gone.values():
            continue
        near = {each for side in _sides(beside[number]) for each in around.get(side, ())}
        larger = next(
            (
                each
                for each in sorted(
                    near - gone.keys(), key=lambda each: (-drafts[each].support, each)
                )
                if not settled.are_two(drafts[each], draft)
                and _is_in_place(drafts, each, number, beside)
                and _is_framed(drafts[each], draft, corpus)
            ),
            None,
        )
        if larger is not None:
            gone[number] = larger
    for number, larger in gone.items():
        for release, sentence in drafts[number].places():
            drafts[larger].add(release, sentence)
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def _around(drafts: Sequence[Draft], beside: Sequence[_Beside]) -> Mapping[int, set[int]]:
    """Return, passage by passage, those that stand beside it and may take in others."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        if len(draft.members) >= _FEWEST and not draft.joint:
            for each in _sides(beside[number]):
                found[each].add(number)
    return found


def _sides(beside: _Beside) -> set[int]:
    return {side for sides in beside for side in sides}


def _beside(draft: Draft, at: Mapping[Place, int]) -> _Beside:
    return [
        (at.get((release, number - 1), _END), at.get((release, number + 1), _END))
        for release, number in draft.places()
        if release not in draft.moved
    ]


def _is_in_place(
    drafts: Sequence[Draft], larger: int, smaller: int, beside: Sequence[_Beside]
) -> bool:
    """Tell whether each sentence of a passage stands where those of a larger one stand."""
    one, other = drafts[larger], drafts[smaller]
    if one.support <= other.support or not one.members.keys().isdisjoint(other.members):
        return False
    ahead, behind = (set(sides) for sides in zip(*beside[larger], strict=True))
    return all(
        (before in ahead or after in behind) and before not in behind and after not in ahead
        for before, after in beside[smaller]
    )


def _is_framed(larger: Draft, smaller: Draft, corpus: Corpus) -> bool:
    """Tell whether each sentence of a passage has the words that come back in a larger one."""
    frames = list(_frames(_wordings(larger, corpus)))
    return all(any(_has(words, frame) for frame in frames) for words in _wordings(smaller, corpus))


def _wordings(draft: Draft, corpus: Corpus) -> list[Words]:
    return [
        low(corpus.releases[release].sentences[number].wording.norms)
        for release, number in draft.places()
    ]


def _frames(wordings: Sequence[Words]) -> Iterator[Words]:
    """Yield the words of each sentence that others of the passage have too, if they tell enough."""
    wordings = list(dict.fromkeys(wordings))
    uses = Counter(word for words in wordings for word in set(words))
    least = max(_FEWEST - 1, _SHARE * len(wordings))
    usual = sum(count >= least for count in uses.values())
    for words in wordings:
        # small words that most fill in need not stand in what another one fills in
        for enough in (least, max(least, len(wordings))):
            frame = tuple(word for word in words if uses[word] >= enough)
            said = [word for word in frame if word.isalpha()]
            tells = len(said) >= _LEAST and not FUNCTION_WORDS.issuperset(said)
            if 2 * len(frame) >= usual and tells:
                yield frame


def _has(words: Words, frame: Words) -> bool:
    """Tell whether words hold those of a frame in their order."""
    rest = iter(words)
    return all(word in rest for word in frame)
