"""Of several ways to fill in a template's sentence one is taken, by what it is worth."""

import pytest

from hmicdiff.infer.form import fitted
from hmicdiff.model.text import Corpus
from tests.support import release

LONG = " and ".join(["wide"] * 200)


def filled_in(template: str, text: str) -> list[tuple[int, str]]:
    """Return which sentences of a template are filled in, and the words that do so."""
    corpus, proven = fitted(Corpus((release(text),)), release(template), {})
    (cut,) = corpus.releases
    return [(one.sentence, cut.sentences[one.place[1]].wording.text) for one in proven]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "The pool is open. The hall beside the road is open.",
            "The pool is open.",
            id="the one with fewer words filled in",
        ),
        pytest.param(
            "The hall by the old road is open. Here it is. Open.",
            "The hall by the old road is open.",
            id="one sentence, rather than two of fewer words",
        ),
        pytest.param(
            f"The {LONG} hall is open.", f"The {LONG} hall is open.", id="however much is filled in"
        ),
    ],
)
def test_what_fills_in_a_sentence(text: str, wanted: str) -> None:
    assert filled_in("{place} is open.", text) == [(0, wanted)]


def test_of_two_sentences_that_a_release_may_fill_in_it_is_the_one_with_more_fixed_words() -> None:
    assert filled_in("{a} is open on {b}.\n\n{c} open {d}.", "The hall is open on Monday.") == [
        (0, "The hall is open on Monday.")
    ]


def test_two_sentences_without_fixed_words_are_filled_in_one_by_one() -> None:
    assert filled_in(
        "{greeting}. {name}. The pool is {state}.", "Hello. Ada. The pool is open."
    ) == [
        (0, "Hello."),
        (1, "Ada."),
        (2, "The pool is open."),
    ]
