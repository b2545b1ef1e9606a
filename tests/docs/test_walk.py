from tests.docs.walk import DOCUMENT, written


def test_the_walk_of_a_sentence_has_the_values_that_the_stages_give() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == written(), "run `make docs`"
