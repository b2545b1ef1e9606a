from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.align.draft import draft_of
from hmicdiff.align.fit import Template, fit_gap, nearest, sharing_most
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import TELLING, forms
from tests.support import family

_WORDS = "wharf orrin leak monday shut repair crane barge harbour master tide rope".split()


@given(st.sets(st.integers(0, 40)), st.integers(-2, 42), st.integers(0, 15))
def test_the_nearest_are_those_that_sorting_by_distance_puts_first(
    places: set[int], here: int, most: int
) -> None:
    wanted = sorted(places, key=lambda place: (abs(place - here), place))[:most]
    assert nearest(sorted(places), here, most) == wanted


@given(
    st.lists(st.frozensets(st.sampled_from(_WORDS), min_size=1), min_size=1, max_size=30),
    st.frozensets(st.sampled_from(_WORDS), min_size=1),
    st.integers(0, 10),
    st.integers(1, 40),
    st.sets(st.integers(0, 29)),
    st.integers(1, 12),
)
def test_the_passages_that_share_most_are_those_that_counting_all_words_puts_first(
    passages: list[frozenset[str]],
    sentence: frozenset[str],
    start: int,
    length: int,
    taken: set[int],
    most: int,
) -> None:
    numbered = forms(family(*map(_said, passages), _said(sentence)))
    scale = Scale(numbered, frozenset())
    drafts = [draft_of([(release, 0)]) for release in range(len(passages))]
    against = Template(drafts, scale, len(passages))
    bag = numbered.bags[numbered.of[-1][0]]
    run = range(min(start, len(drafts)), min(start + length, len(drafts)))
    counted = {
        passage: sum(
            numbered.weights[word]
            for word in bag & against.words[passage]
            if numbered.weights[word] >= TELLING
        )
        for passage in run
        if passage not in taken
    }
    masses = sorted((mass for mass in counted.values() if mass), reverse=True)
    least = masses[:most][-1] if masses else 1
    wanted = {passage: mass for passage, mass in counted.items() if mass >= least}
    found = sharing_most(bag, against, run, most, taken & set(run))
    assert {passage: mass for passage, mass in found.items() if mass >= least} == wanted


def _said(words: frozenset[str]) -> str:
    return " ".join(sorted(words)).capitalize() + ".\n"


def test_what_shares_more_of_the_words_that_many_have_comes_first() -> None:
    sentence = "Crane wharf monday tide."
    by_rare_words, by_all = "Crane wharf.", "Wharf monday tide."
    others = ["Monday harbour.", "Monday lamp.", "Tide master.", "Tide rope."]
    rest = [f"{word} {word}ing." for word in "Fig Oak Yew Elm Ash Bay Box Fir Hop Ivy Rye".split()]
    passages = [by_rare_words, by_all, *others, *rest]
    corpus = family(*(f"{text}\n" for text in [*passages, sentence]))
    said = [release.text.strip() for release in corpus.releases]
    numbered = forms(corpus)
    drafts = [draft_of([(said.index(text), 0)]) for text in passages]
    against = Template(drafts, Scale(numbered, frozenset()), len(passages))
    bag = numbered.bags[numbered.of[said.index(sentence)][0]]
    found = sharing_most(bag, against, range(len(drafts)), 1)
    assert max(found, key=found.__getitem__) == passages.index(by_all)


def test_what_a_release_says_in_another_sentence_it_says_again_only_in_the_same_words() -> None:
    usual = "Lamps masts ropes anchors buoys nets."

    def is_matched(words: int, *, taken: bool) -> bool:
        own = " ".join(usual.split()[:words]) + "."
        ends = ("Two wardens left the harbour in spring.", "A copy was sent to the council.")
        corpus = family(
            *["\n\n".join((ends[0], usual, ends[1]))] * 8, "\n\n".join((ends[0], own, ends[1]))
        )
        (one,) = (at for at, each in enumerate(corpus.releases) if own in each.text)
        others = [at for at in range(9) if at != one]
        drafts = [draft_of([(other, at) for other in others]) for at in range(3)]
        if taken:
            drafts[1].also.add(one)
        against = Template(drafts, Scale(forms(corpus), frozenset()), 8)
        return (1, 1) in fit_gap(one, against, range(3), range(3))

    assert [is_matched(words, taken=False) for words in range(1, 6)] == [False, *[True] * 4]
    assert [is_matched(words, taken=True) for words in range(1, 6)] == [*[False] * 3, *[True] * 2]
