from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.scale import Scale, least_telling, likeness_at_most
from hmicdiff.align.vocabulary import TELLING, forms
from tests.support import family

_WORDS = "the wharf of Orrin was seen to leak on Monday 12 and shut for repair".split()
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
_FAMILIES = st.lists(st.lists(_SENTENCES, min_size=1, max_size=3), min_size=2, max_size=6)


def _drafts(scale: Scale) -> list[Draft]:
    """Return a draft of each first sentence, and one of all last sentences."""
    of = scale.forms.of
    return [
        *(draft_of([(release, 0)]) for release in range(len(of))),
        draft_of([(release, len(row) - 1) for release, row in enumerate(of)]),
    ]


@given(_FAMILIES)
def test_two_drafts_are_no_more_alike_than_their_telling_words_let_them_be(
    texts: list[list[str]],
) -> None:
    scale = Scale(forms(family(*("\n\n".join(text) + "\n" for text in texts))), frozenset())
    weights = scale.forms.weights
    drafts = _drafts(scale)
    for one in drafts:
        for other in drafts:
            telling = sum(
                weights[word]
                for word in scale.words(one) & scale.words(other)
                if weights[word] >= TELLING
            )
            most = likeness_at_most(scale.bounds(one), scale.bounds(other), telling)
            assert scale.likeness(one, other) <= most + 1e-9
            assert telling >= least_telling(scale.bounds(one), most - 1e-6)


@given(_FAMILIES)
def test_what_is_known_of_a_draft_changes_with_its_sentences_and_with_the_fixed_words(
    texts: list[list[str]],
) -> None:
    numbered = forms(family(*("\n\n".join(text) + "\n" for text in texts)))
    before = Scale(numbered, frozenset())
    draft = draft_of([(0, 0)])
    before.ways(draft)
    draft.add(1, 0)
    fixed = frozenset(numbered.bags[numbered.of[0][0]])
    for scale in (before, before.with_fixed(fixed)):
        fresh, anew = Scale(numbered, scale.fixed), draft_of([(0, 0), (1, 0)])
        told = [(way.forms, way.own, way.is_fixed, way.room) for way in scale.ways(draft)]
        assert told == [(w.forms, w.own, w.is_fixed, w.room) for w in fresh.ways(anew)]
        assert scale.words(draft) == fresh.words(anew)
        assert scale.least(draft) == fresh.least(anew)
        assert scale.least(draft, others=2) == fresh.least(anew, others=2)


@given(_FAMILIES)
def test_what_sentences_say_for_a_draft_is_kept_where_other_words_are_fixed_now(
    texts: list[list[str]],
) -> None:
    numbered = forms(family(*("\n\n".join(text) + "\n" for text in texts)))
    scale = Scale(numbered, frozenset(numbered.bags[numbered.of[0][0]]))
    asked = [(form, release) for form in range(len(numbered.bags)) for release in range(len(texts))]
    drafts = _drafts(scale)
    for draft in drafts:
        for form, release in asked:
            scale.score(form, draft, release)
    scale = scale.with_fixed(frozenset(numbered.bags[numbered.of[-1][-1]]))
    fresh = Scale(numbered, scale.fixed)
    for draft, anew in zip(drafts, _drafts(fresh), strict=True):
        for form, release in asked:
            assert scale.score(form, draft, release) == fresh.score(form, anew, release)


def test_nothing_is_weighed_again_for_a_draft_with_the_same_sentences() -> None:
    corpus = family("The weir leaks.\n\nEels pass it.\n", "The weir leaks.\n\nNo eels pass.\n")
    scale = Scale(forms(corpus), frozenset())
    before, same, other = draft_of([(0, 0), (1, 0)]), draft_of([(1, 0), (0, 0)]), draft_of([(0, 1)])
    scale.score(scale.forms.of[0][0], before, without=0)
    for draft in (same, other):
        scale.keep_known(draft, before)
    assert scale.ways(same) is scale.ways(before)
    assert same.known is not None
    assert other.known is None


def test_a_sentence_with_a_word_that_is_fixed_now_is_weighed_again() -> None:
    """Tar fills the room that the others leave until it is known that nobody fills it in."""
    filled = ("oil", "mud", "silt", "sand", "tar")
    said = [f"The old wooden weir behind the lower mill leaks {each}.\n" for each in filled]
    numbered = forms(family(*said))
    bags = [numbered.bags[row[0]] for row in numbered.of]
    scale, draft = Scale(numbered, bags[0] & bags[1]), draft_of([(row, 0) for row in range(4)])
    before = scale.score(numbered.of[4][0], draft, without=4)
    scale = scale.with_fixed((bags[0] & bags[1]) | bags[4])
    assert scale.score(numbered.of[4][0], draft, without=4) < before
