import pytest

from hmicdiff.infer.names import passage_ids, release_ids, slug


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zoë & Co.", "zoe-co"),
        ("Ada's Bakery", "adas-bakery"),
        ("  --  ", ""),
        ("", ""),
        ("πίτα", ""),
        ("Straße 9", "strasse-9"),
    ],
)
def test_slug(text: str, wanted: str) -> None:
    assert slug(text) == wanted


@pytest.mark.parametrize(
    ("telling", "wanted"),
    [
        pytest.param([["oven"]], ["oven"], id="its words"),
        pytest.param([["a", "b", "c", "d"]], ["a-b-c"], id="three at the most"),
        pytest.param([["a", "b", "c"], ["a", "b", "c", "d"]], ["a-b-c", "a-b-c-d"], id="one more"),
        pytest.param([["oven"], ["oven"], ["oven"]], ["oven", "oven-2", "oven-3"], id="numbered"),
        pytest.param([[], []], ["item", "item-2"], id="the role where there is no word"),
        pytest.param([["πίτα"]], ["item"], id="the role where no word can be spelled"),
    ],
)
def test_passages_are_named_by_their_words(telling: list[list[str]], wanted: list[str]) -> None:
    assert passage_ids(telling, ["item"] * len(telling)) == wanted


def test_a_new_passage_takes_no_name_away() -> None:
    before = [["flour", "mill"], ["oven"], ["oven"]]
    names = passage_ids(before, ["item"] * 3)
    assert passage_ids([*before, ["flour", "mill"]], ["item"] * 4)[:3] == names


@pytest.mark.parametrize(
    ("subjects", "sources", "wanted"),
    [
        pytest.param(["Old Mill"], ["a.txt"], ["old-mill"], id="the subject"),
        pytest.param([None], ["in/The File.txt"], ["in-the-file"], id="the file"),
        pytest.param(
            ["Mill", "Mill"], ["a.txt", "b.txt"], ["mill-a", "mill-b"], id="a shared subject"
        ),
        pytest.param([None], ["???.txt"], ["release"], id="nothing that can be spelled"),
        pytest.param([None, None], ["a.txt", "A.md"], ["a", "a-2"], id="files that look alike"),
        pytest.param(
            [None] * 4,
            ["a.txt", "A.md", "a-2.txt", "a.text"],
            ["a", "a-3", "a-2", "a-4"],
            id="a number that a file has",
        ),
        pytest.param(
            ["The Society of the Bakers and Millers of Upper Tarn"],
            ["a.txt"],
            ["the-society-of-the-bakers-and-millers-of"],
            id="cut between words",
        ),
        pytest.param(["b" * 99], ["a.txt"], ["b" * 40], id="cut within a word"),
        pytest.param(["πίτα"], ["a.txt"], ["a"], id="a subject that cannot be spelled"),
    ],
)
def test_releases_are_named(
    subjects: list[str | None], sources: list[str], wanted: list[str]
) -> None:
    assert release_ids(subjects, sources) == wanted


def test_passages_of_the_same_words_are_numbered_on() -> None:
    names = passage_ids([["boats"], ["boats"], ["mill"], ["boats"]], ["item"] * 4, ["boats-3"])
    assert names == ["boats", "boats-2", "mill", "boats-4"]
