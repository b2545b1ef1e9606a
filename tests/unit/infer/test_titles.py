"""What releases are called by their titles: one kind of title for all."""

import pytest

from hmicdiff.infer.titles import titles, titles_beside, told_apart
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


def test_the_heading_of_a_part_of_another_is_no_title() -> None:
    heads = [f"{head} at {town}" for head in HEADLINES for town in ("Holm", "Wick")]
    texts = [f"{head}\n\n{TEXT}\n\nSummary\n\n{TEXT}" for head in heads]
    assert found(*texts, f"Summary\n\n{TEXT}") == sorted([*heads, None], key=str)


def test_what_begins_as_most_titles_do_is_one_though_another_has_it_for_a_part() -> None:
    heads = [f"Bill {n} on {head}" for n, head in enumerate(HEADLINES, 40)]
    texts = [f"{head}\n\n{TEXT}" for head in heads]
    texts[0] += f"\n\n{heads[1]}\n\n{TEXT}"
    assert found(*texts) == sorted(heads)


def test_codes_in_capitals_are_no_title() -> None:
    texts = [f"CDUS4{n} KDM{x} 0207{n}6\n\n{TEXT}" for n, x in enumerate("ABCDEFG")]
    assert set(found(*texts)) == {None}


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


def test_who_took_notes_is_no_title_and_no_item_of_a_list_is() -> None:
    texts = [f"Clerk: {line.split()[0]}\n\n- {line}\n\n{TEXT}" for line in HEADLINES[:3]]
    texts += [f"Minutes {day}\n\nClerk: Una\n\n{TEXT}" for day in DAYS]
    assert set(found(*texts)) == {None}


def test_who_was_there_is_no_title_with_another_label_behind() -> None:
    texts = [
        f"Present: Una {line.split()[0]}, Ivo, Faye Clerk: Ada\n\n{TEXT}" for line in HEADLINES
    ]
    assert set(found(*texts)) == {None}


@pytest.mark.parametrize("lead", ["number: {0}\n\nobject: {1}", "number: {0}\n\nobject:\n\n{1}"])
def test_words_behind_a_label_call_what_has_no_title(lead: str) -> None:
    texts = [f"{lead.format(n, line)}\n\n{TEXT}" for n, line in enumerate(HEADLINES)]
    assert found(*texts) == sorted(HEADLINES)


def test_a_line_that_holds_another_and_more_says_more() -> None:
    texts = [
        f"sign: Act {n}\n\ntitle: Act {n} {line}\n\n{TEXT}" for n, line in enumerate(HEADLINES)
    ]
    assert found(*texts) == [f"Act {n} {line}" for n, line in enumerate(HEADLINES)]


def test_a_figure_is_no_title() -> None:
    texts = [f"THE QUAY\n\n0.{n}87401\n\n{line}\n\n{TEXT}" for n, line in enumerate(HEADLINES)]
    assert found(*texts) == sorted(HEADLINES)


@pytest.mark.parametrize(
    ("head", "apart"),
    [
        ("{0}\n\ndate: 2031-05-0{1}\n\n", "2031-05-0{1}"),
        ("{0}\n\nitem: {1}\n\n", "item {1}"),
        ("{0}\n\nOn {1} May 2031 it was told. ", "{1} May 2031"),
    ],
    ids=["day behind a label", "number", "day in the text"],
)
def test_those_of_one_title_are_told_apart_by_what_a_reader_knows(head: str, apart: str) -> None:
    lines = [*HEADLINES, HEADLINES[0], HEADLINES[1]]
    texts = [f"{head.format(line, n + 1)}{TEXT}" for n, line in enumerate(lines)]
    releases = family(*texts).releases
    named = set(told_apart(titles(releases), releases))
    assert {f"{HEADLINES[0]} ({apart.format(0, n)})" for n in (1, 6)} < named
    assert HEADLINES[2] in named


def test_a_lone_document_is_called_by_its_title() -> None:
    assert found(f"Ferry runs late\n\noffice: north\n\n{TEXT}") == ["Ferry runs late"]


def test_where_titles_say_a_day_those_without_one_are_told_with_theirs() -> None:
    texts = [f"Ferry notes {day}\n\nAll were there.\n\n{TEXT}" for day in DAYS]
    bare = f"Ferry news\n\nTo all members\n\nFriday 6 June 2031, at noon\n\n{TEXT}"
    releases = family(*texts, bare).releases
    heads = [" ".join(each.text.split("\n")[:1]) for each in releases]
    called = told_apart(heads, releases)
    assert sorted(map(str, called)) == sorted(
        [*(f"Ferry notes {day}" for day in DAYS), "Ferry news (Friday 6 June 2031)"]
    )


def test_a_title_longer_than_text_without_stops_is_one_if_it_begins_as_most_do() -> None:
    heads = [f"Order to mend the mill and the quay of {line}" for line in HEADLINES]
    heads[0] = f"{heads[0]} {'and what belongs to them ' * 9}in this year"
    assert found(*(f"{head}\n\n{TEXT}" for head in heads)) == sorted(heads)


def test_a_stop_behind_a_short_word_does_not_end_a_title() -> None:
    heads = [f"Order to mend the quay of {line}" for line in HEADLINES]
    heads[0] = "Order to mend the quay of St. Osyth. Second part"
    assert found(*(f"{head}\n\n{TEXT}" for head in heads)) == sorted(heads)


def test_a_number_calls_a_release_as_the_others_whatever_its_letterhead_is() -> None:
    texts = [f"The Harbour Board\n\nReport No 0{n}/2031\n\n{TEXT}" for n in range(9)]
    texts[3] = texts[3].replace("The Harbour", "the harbours'").replace("03/2031", "III")
    named = [f"Report No 0{n}/2031" for n in range(9) if n != 3]
    assert found(*texts) == [*named, "Report No III"]


def test_a_raised_mark_before_a_line_does_not_make_it_a_title() -> None:
    texts = [f"The Harbour Board\n\n{line}\n\n{TEXT}" for line in HEADLINES]
    texts[3] = f"\u00b2 {texts[3]}"
    assert found(*texts) == sorted(HEADLINES)


def test_a_word_in_capitals_is_one_if_texts_have_it_in_small_letters() -> None:
    texts = [f"ORDINANCE NO. {n}-2031\n\nThis ordinance holds. {TEXT}" for n in range(1, 8)]
    assert found(*texts) == [f"ORDINANCE NO. {n}-2031" for n in range(1, 8)]
