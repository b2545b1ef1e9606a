from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.join import join
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import forms
from tests.support import family

VISITED = "Inspectors visited every harbour of the northern coast."
OTHERS = "No other ferries or piers are affected."
SAFE = "Every boat was found to be safe."
REPAIR = "Never repair the engines of ferries or the lamps of piers yourself."
REST = (
    "Life jackets were counted twice.",
    "Fares stand on a board beside the ticket office.",
    "Passengers complained about delays in winter.",
    "Two wardens left the service in March.",
    "A copy of this letter was sent to the council.",
)


def test_what_stands_elsewhere_word_for_word_is_not_what_is_missing_here() -> None:
    usual = "\n\n".join((VISITED, OTHERS, SAFE, REPAIR, *REST))
    moved = "\n\n".join((VISITED, REPAIR, SAFE, *REST))
    corpus = family(*[usual] * 20, *[moved] * 3)
    by_text: dict[str, list[tuple[int, int]]] = {}
    for number, release in enumerate(corpus.releases):
        for at, sentence in enumerate(release.sentences):
            is_moved = at == 1 and sentence.wording.text == REPAIR
            name = "moved" if is_moved else sentence.wording.text
            by_text.setdefault(name, []).append((number, at))
    order = [VISITED, OTHERS, "moved", SAFE, REPAIR, *REST]
    drafts = [draft_of(by_text[name]) for name in order]
    scale = Scale(forms(corpus), frozenset())

    def sizes(joined: list[Draft]) -> list[int]:
        return [len(draft.members) for draft in joined]

    waiting = join(drafts, scale)
    assert sizes(waiting) == [23, 20, 3, 23, 20, *[23] * 5]
    assert sizes(join(waiting, scale, moves=True)) == [23, 20, 23, 23, *[23] * 5]


SHIP = "Lamps masts ropes anchors buoys nets.".removesuffix(".").split()
SHORE = "gulls terns moss chalk".split()


def least_shared(*, beyond: int, first: int, second: int, moved: bool = False) -> int:
    """Return how many of six words two passages must share to be one.

    `first` of 20 releases say six words, `second` say some of them and so many others `beyond`;
    where it has `moved`, the latter say that in another place.
    """

    def are_joined(shared: int) -> bool:
        one, other = " ".join(SHIP), " ".join([*SHIP[:shared], *SHORE[:beyond]])
        order = [VISITED, REST[0], other] if moved else [VISITED, other, REST[0]]
        files = [[VISITED, f"{one}.", REST[0]]] * first
        files += [[f"{text.removesuffix('.')}." for text in order]] * second
        files += [[VISITED, REST[0]]] * (20 - first - second)
        corpus = family(*("\n\n".join(file) for file in files))
        places: dict[str, list[tuple[int, int]]] = {}
        for number, release in enumerate(corpus.releases):
            for at, sentence in enumerate(release.sentences):
                places.setdefault(sentence.wording.text, []).append((number, at))
        ends = [REST[0], f"{other}."] if moved else [f"{other}.", REST[0]]
        drafts = [draft_of(places[text]) for text in (VISITED, f"{one}.", *ends)]
        scale = Scale(forms(corpus), frozenset())
        return len(join(drafts, scale, moves=moved)) < len(drafts)

    return next(shared for shared in range(1, 7) if are_joined(shared))


def test_two_ways_in_one_place_need_some_words_in_common() -> None:
    assert least_shared(beyond=4, first=5, second=3) == 2


def test_one_short_run_of_other_words_may_be_a_value() -> None:
    assert least_shared(beyond=2, first=10, second=10) == 3


def test_two_ways_in_two_places_need_nearly_all_words_in_common() -> None:
    assert least_shared(beyond=2, first=5, second=3, moved=True) == 5


def test_what_has_moved_far_is_found_whoever_says_it() -> None:
    """One release, or two, say behind all others what most say at first."""
    rest = [f"Of the {each} {each}es and {each}ers nobody has told." for each in REST_WORDS]
    usual = "\n\n".join((LANTERNS, *rest))
    moved = "\n\n".join((*rest, AFTER_NOON))
    for count in (1, 2):
        corpus = family(*[usual] * 5, *[moved] * count)
        told = [
            (number, at, sentence.wording.text)
            for number, release in enumerate(corpus.releases)
            for at, sentence in enumerate(release.sentences)
        ]
        texts = [LANTERNS, *rest, AFTER_NOON]
        drafts = [draft_of([(r, at) for r, at, text in told if text == each]) for each in texts]
        joined = join(drafts, Scale(forms(corpus), frozenset()), moves=True)
        assert [len(draft.members) for draft in joined] == [5 + count] * (1 + len(rest))
        assert len(joined[0].moved) == count


REST_WORDS = "weir mill eel quay barge lock ford heron otter sluice perch tench carp roach".split()
LANTERNS = "Wardens counted rusty lanterns beside seven narrow wooden jetties before evening."
AFTER_NOON = "Wardens counted rusty lanterns beside seven wide stone quays after noon."
