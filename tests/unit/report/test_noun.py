import pytest

from hmicdiff.pipeline import analyze
from hmicdiff.report.noun import DOCUMENT, Noun, noun_of
from tests.support import family

BODY = "The shed is painted every spring.\n\nEels are smoked by the weir."
NOTICE = Noun("notice", "notices")


def told(*texts: str) -> Noun:
    return noun_of(analyze(family(*texts)).template, len(texts))


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        pytest.param("MOORING LEASE", Noun("lease", "leases"), id="in capitals"),
        pytest.param("Notice to all who fish at the weir", NOTICE, id="among other words"),
        pytest.param("Statement on the new policy of the mill", DOCUMENT, id="two of them"),
        pytest.param("Decisions of the harbour board", DOCUMENT, id="several in each"),
        pytest.param("The weir and the mill", DOCUMENT, id="none"),
    ],
)
def test_documents_are_called_as_their_title_calls_them(title: str, noun: Noun) -> None:
    assert told(*[f"{title}\n\n{BODY}\n"] * 4) == noun


def test_documents_may_speak_of_themselves() -> None:
    assert told(*[f"The weir\n\n{BODY}\n\nThis notice ends in May.\n"] * 4) == NOTICE


def test_this_policy_may_be_another_one_that_is_named() -> None:
    other = "The weir keeps to the Eel Policy.\n\nNets are mended according to this policy.\n"
    assert told(*[f"The weir\n\n{BODY}\n\n{other}"] * 4) == DOCUMENT


def test_what_one_alone_says_names_no_document() -> None:
    odd = f"The weir\n\n{BODY}\n\nThis notice ends in May.\n"
    assert told(*[f"The weir\n\n{BODY}\n"] * 3, odd) == DOCUMENT


def test_numbers_go_with_the_noun() -> None:
    assert [NOTICE.counted(1), NOTICE.counted(2)] == ["1 notice", "2 notices"]
    assert told(*[f"Harbour Policy\n\n{BODY}\n"] * 3).many == "policies"


def test_a_sentence_at_the_head_names_no_document() -> None:
    head = "The mark of the shed ends with the letter \u201cD\u201d."
    assert told(*[f"{head}\n\n{BODY}\n"] * 4) == DOCUMENT
