"""What releases are called by their titles: one kind of title for all."""

import pytest

from hmicdiff.infer.titles import titles, titles_beside
from tests.support import family

HEADLINES = ("Ferry runs late", "Quay is mended", "Toll goes up", "Boat is lost", "Mast breaks")
DAYS = ("3 May 2031", "10 May 2031", "17 May 2031", "24 May 2031", "31 May 2031")
TEXT = "The harbour told the town so. Nobody was glad of it."


def found(*texts: str) -> list[str | None]:
    return sorted(titles(family(*texts).releases), key=str)


def test_lines_that_all_have_are_passed_over() -> None:
    texts = [f"Skip to the text\n{head}\n\n3 May 2031\n\n{TEXT}" for head in HEADLINES]
    assert found(*texts) == sorted(HEADLINES)


def test_two_can_be_about_one_thing() -> None:
    texts = [f"{head}\n\nNo {n}\n\n{TEXT}" for n, head in enumerate(HEADLINES)]
    assert found(*texts, f"{HEADLINES[0]}\n\nNo 9\n\n{TEXT}").count(HEADLINES[0]) == 2


def test_what_all_titles_end_with_is_left_out_behind_a_mark() -> None:
    texts = [f"{head} - The Harbour Office\n\n{TEXT}" for head in HEADLINES]
    assert found(*texts) == sorted(HEADLINES)


@pytest.mark.parametrize("shared", ["Harbour meeting {}", "Harbour news\n\n{}"])
def test_days_call_what_nothing_else_does(shared: str) -> None:
    assert found(*(f"{shared.format(day)}\n\n{TEXT}" for day in DAYS)) == sorted(DAYS)


def test_a_name_is_not_cut_to_its_first_word() -> None:
    names = [f"{town} Primary School" for town in ("Tarn", "Holm", "Wick", "Voe", "Noup")]
    assert found(*(f"{name}\n\n{TEXT}" for name in names)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "TARN, May 3 -- {} today, said the harbour office of the town. " + TEXT,
        "{} at the quay and " + " and ".join(["then the tide went out"] * 8),
        "{}.\n\n" + TEXT,
        "See https://harbour.example/{}\n\n" + TEXT,
    ],
    ids=["dateline", "text without stops", "sentence", "address"],
)
def test_what_is_no_title_calls_nothing(text: str) -> None:
    assert found(*map(text.format, HEADLINES)) == [None] * len(HEADLINES)


def test_where_many_have_no_title_none_is_called_by_it() -> None:
    texts = [f"{head}\n\n{TEXT}" for head in HEADLINES[:3]]
    texts += [f"{head} today. {TEXT}" for head in HEADLINES[3:]]
    assert found(*texts) == [None] * len(HEADLINES)


def test_a_new_release_is_called_as_the_known_are() -> None:
    known = family(*(f"{head}\n\n{TEXT}" for head in HEADLINES)).releases
    new = family(f"Net is torn\n\n{TEXT}").releases
    assert titles_beside(known, titles(known), new) == ["Net is torn"]
    assert titles_beside(known, [None] * len(known), new) == [None]


def test_below_a_letterhead_all_have_a_line_of_their_own_or_none_is_called_by_one() -> None:
    head = "THE HARBOUR BOARD\n\n1 Quay Street\n\n"
    named = [f"{head}{line}\n\n{TEXT}" for line in HEADLINES for _ in range(2)]
    own = [text.replace("\n\nThe harbour", f" {n}\n\nThe harbour") for n, text in enumerate(named)]
    assert None not in found(*own)
    moved = f"THE HARBOUR BOARD\n\n{TEXT}"
    assert set(found(*own, moved)) == {None}


def test_who_was_there_is_no_title() -> None:
    texts = [f"Present: Una {line.split()[0]}, Ivo, Faye, Ada\n\n{TEXT}" for line in HEADLINES]
    assert set(found(*texts)) == {None}


def test_a_line_that_leads_in_is_no_title() -> None:
    texts = [f"Posts at the harbour:\n\n{head}\n\n{TEXT}" for head in HEADLINES[:2]]
    assert found(*texts, *(f"{head}\n\n{TEXT}" for head in HEADLINES[2:])) == sorted(HEADLINES)
