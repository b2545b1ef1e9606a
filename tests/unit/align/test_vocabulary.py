import pytest

from hmicdiff.align.vocabulary import BIT, Numbered, forms, stems
from tests.support import family


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param(["policy", "policies"], True, id="plural"),
        pytest.param(["identifies", "identify"], True, id="verb"),
        pytest.param(["the", "they"], False, id="short words"),
        pytest.param(["force", "forget"], False, id="common start only"),
        pytest.param(["boats", "crews"], False, id="nothing in common"),
    ],
)
def test_words_of_one_stem_are_one_word(words: list[str], same: bool) -> None:  # noqa: FBT001
    found = stems(words)
    assert (found[words[0]] == found[words[1]]) == same


def test_stems_do_not_depend_on_the_order_of_words() -> None:
    words = ["monitoring", "monitors", "monitor", "month", "months"]
    assert stems(words) == stems(reversed(words))


def test_sentences_of_one_normal_form_are_one_form() -> None:
    found = forms(
        family("It was “safe”, said all.", 'It was "safe", said all.', "It was not safe.")
    )
    assert len({form for row in found.of for form in row}) == 2


def test_numbers_are_one_word() -> None:
    found = forms(family("We saw 3 boats.", "We saw 1,200 boats."))
    ((one,), (other,)) = found.of
    assert one != other
    assert found.bags[one] == found.bags[other]


def test_a_word_that_stands_twice_is_two_words() -> None:
    found = forms(family("boats and boats", "boats and crews"))
    ((one,), (other,)) = found.of
    assert len(found.bags[one]) == len(found.bags[other]) == 4


def test_a_word_in_every_sentence_weighs_less_than_a_rare_one() -> None:
    found = forms(family("The boats. The crews.", "The boats. The pier.", "The boats. The sea."))
    rows = [set(found.bags[form]) for row in found.of for form in row]
    everywhere = set.intersection(*rows)
    rare = set.union(*rows) - everywhere
    assert max(found.weights[word] for word in everywhere) < BIT
    assert all(found.weights[word] > BIT / 2 for word in rare)


def test_what_few_releases_say_over_and_over_weighs_less() -> None:
    about = [
        "The inspectors visited Saltmarsh in June.",
        "Saltmarsh has two teachers.",
        "Parents told us that Saltmarsh was clean.",
        "Next year Saltmarsh will be visited anew.",
    ]
    others = [
        [text.replace("Saltmarsh", name) for text in about]
        for name in ("Ayle", "Tarn", "Holm", "Skerry", "Culver", "Dene")
    ]
    # as rare as the name, but said once each: in eight releases
    rare = [[*each, "A heron was seen."] for each in (about, about, *others)]
    corpus = family(*("\n\n".join(each) for each in rare))
    found = forms(corpus)
    words = {
        word: symbol
        for release, row in zip(corpus.releases, found.of, strict=True)
        for sentence, form in zip(release.sentences, row, strict=True)
        for word, symbol in zip(
            sentence.wording.norms, found.symbols[found.wording[form]], strict=True
        )
    }
    assert found.weights[words["Saltmarsh"]] < found.weights[words["heron"]]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("The crews saw 3 boats.", id="known words"),
        pytest.param("A pier. A pier, and a pier.", id="new words"),
        pytest.param("A policeman saw the boats.", id="a word that stands for known ones"),
    ],
)
def test_sentences_that_were_numbered_before_are_numbered_alike(new: str) -> None:
    texts = ("The policy of the crews.", "Policies of boats. The sea.", "The crews saw 2 boats.")
    whole = family(*texts, new)
    known = Numbered().with_releases(whole.releases[:-1])
    assert forms(whole, known) == forms(whole)
    assert forms(whole, Numbered().with_releases(whole.releases)) == forms(whole)


def test_in_a_handful_of_sentences_a_word_weighs_as_in_two_dozen() -> None:
    def weight(others: int) -> int:
        """Return what a word weighs that one sentence has and others have not."""
        corpus = family("Boats sank.", *(f"Tarn had {at} gulls." for at in range(others)))
        (at,) = (at for at, one in enumerate(corpus.releases) if "Boats" in one.text)
        found = forms(corpus)
        return max(found.weights[word] for word in found.bags[found.of[at][0]])

    assert weight(2) == weight(23) < weight(35)
