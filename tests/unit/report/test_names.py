import pytest

from hmicdiff.pipeline import analyze
from hmicdiff.report.names import ReleaseName, brief_names, name_releases
from hmicdiff.structs import replace
from tests.support import family


def named(*names: str) -> list[str]:
    return list(brief_names([ReleaseName(one, one, one) for one in names], 12).values())


def test_long_names_are_cut_at_their_ends() -> None:
    assert named("alder-bridge-over-the-weir", "oak") == ["alder-bridg…", "oak"]


def test_names_that_begin_alike_are_cut_in_their_middle() -> None:
    assert named("keeper-of-the-lower-lock", "keeper-of-the-lower-weir") == [
        "keeper…-lock",
        "keeper…-weir",
    ]


def test_of_long_names_the_words_that_most_begin_or_end_with_are_left_out() -> None:
    assert named("Yearly Order 201", "Yearly Order 202", "Yearly Order 30") == [
        "Order 201",
        "Order 202",
        "Order 30",
    ]
    assert named("Weir Gate notice", "Mill Race notice", "Lock") == [
        "Weir Gate …",
        "Mill Race …",
        "Lock",
    ]


def test_documents_of_one_title_are_told_apart_by_their_days() -> None:
    titles = ("Weir opened", "Lock mended", "Toll raised", "Quay closed", "Weir opened")
    texts = [
        f"# {title}\n\nThe wardens met on {at + 3} May 2031 at the mill."
        for at, title in enumerate(titles)
    ]
    named = [one.name for one in name_releases(analyze(family(*texts)).releases).values()]
    assert sorted(named) == sorted(
        [
            "Weir opened (3 May 2031)",
            "Lock mended",
            "Toll raised",
            "Quay closed",
            "Weir opened (7 May 2031)",
        ]
    )


def test_words_that_most_begin_with_are_left_out_whatever_their_quote_marks() -> None:
    marks = ("\u201c{}\u201d", '"{}"', "\u201c{}\u201d")
    towns = ("Upper Holm", "Lower Ayle", "Old Skerry")
    names = [
        f"Charter (the {mark.format('Charter')}) for the inns of {town}"
        for mark, town in zip(marks, towns, strict=True)
    ]
    found = brief_names([ReleaseName(one, one, one) for one in names], 30)
    assert tuple(found.values()) == towns


def test_a_day_at_the_end_of_long_names_is_kept_whole() -> None:
    days = ("8 May 2031", "12 May 2031", "1 June 2031")
    names = [f"Minutes of meeting {at} of the wardens, {day}" for at, day in enumerate(days)]
    found = brief_names([ReleaseName(one, one, one) for one in names], 30)
    assert all(one.endswith(day) for one, day in zip(found.values(), days, strict=True))


def test_words_are_left_out_of_all_names_alike() -> None:
    names = ["Quay – 3 May", "Quay – 14 May", "Quay – 20 November"]
    found = brief_names([ReleaseName(one, one, one) for one in names], 16)
    assert list(found.values()) == ["3 May", "14 May", "20 November"]


def test_words_that_most_begin_with_are_left_out_whatever_marks_and_spaces_are_in_them() -> None:
    towns = ["Tarn", "Holm", "Skerry", "Ayle"]
    heads = ["Harbour-Fees and Tolls 3.0"] * 2 + ["Harbour - Fees and Tolls 3.0"] * 2
    names = (f"{head} {town}" for head, town in zip(heads, towns, strict=True))
    assert named(*names) == towns


def brief(*names: str, size: int = 30) -> list[str]:
    return list(brief_names([ReleaseName(one, one, one) for one in names], size).values())


def test_of_names_that_would_look_alike_the_words_that_the_most_have_are_left_out() -> None:
    years = ("2031\u20132032", "2032\u20132033")
    beasts = ("eels", "geese", "swans", "otters")
    names = [
        f"Board order by leave granted of catching {beast} in the catching season {year}"
        for beast in beasts
        for year in years
    ]
    wanted = [f"{beast} \u2026 {year}" for beast in beasts for year in years]
    assert brief(*names, size=18) == wanted


def test_a_beginning_that_tells_one_name_from_another_is_left_in_these_alone() -> None:
    towns = ("Tarn", "Holm", "Skerry", "Ayle")
    names = [f"PROPOSED {town} Weir Wardens' Charter" for town in towns]
    assert brief(*names, "Tarn Weir Wardens' Charter", size=28) == [
        "PROPOSED Tarn Weir Wardens'\u2026",
        *(f"{town} Weir Wardens' Charter" for town in towns[1:]),
        "Tarn Weir Wardens' Charter",
    ]


def test_a_word_is_not_cut_to_its_first_letters() -> None:
    found = brief("Keepers of the weir and lock", "Oak", size=23)
    assert found == ["Keepers of the weir \u2026", "Oak"]


def test_what_nearly_all_begin_with_is_left_out_of_names_that_are_long() -> None:
    head = "Order of the ministry of fisheries and of waterways on the"
    lines = ("catching of eels", "mending of weirs", "keeping of geese", "burning of reeds")
    releases = analyze(
        family(*(f"# {head} {line}\n\nThe wardens met at the mill." for line in lines))
    ).releases
    assert sorted(one.name for one in name_releases(releases).values()) == sorted(lines)


def test_brief_names_are_made_of_what_a_long_name_says_at_its_end() -> None:
    head = "Grant to meet the costs that come of {} the old and much used"
    lines = [
        f"{head.format(verb)} {thing} of the harbour in {year}"
        for verb, thing, year in zip(
            ("mending", "mending", "buying", "buying"),
            ("weir", "quay", "mill", "lock"),
            (2031, 2032, 2033, 2034),
            strict=True,
        )
    ]
    releases = analyze(
        family(*(f"# {line}\n\nThe wardens met at the mill." for line in lines))
    ).releases
    found = brief_names(name_releases(releases).values()).values()
    assert all(
        sum(thing in name for name in found) == 1 for thing in ("weir", "quay", "mill", "lock")
    )


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        (24, ["mend \u2026 weir \u2026 3 May 2031", "Loan \u2026 quay \u2026 4 May 2031"]),
        (30, ["Grant \u2026 the weir \u2026 3 May 2031", "Loan \u2026 the quay \u2026 4 May 2031"]),
        (
            37,
            ["Grant to mend the weir \u2026 3 May 2031", "Loan to mend the quay \u2026 4 May 2031"],
        ),
    ],
)
def test_as_many_words_are_left_in_as_there_is_room_for(size: int, wanted: list[str]) -> None:
    names = [
        f"{given} to mend the {thing} walls of the lower river, {day} May 2031"
        for given, thing, day in zip(
            ("Grant", "Loan") * 2, ("weir", "quay", "mill", "lock"), (3, 4, 5, 6), strict=True
        )
    ]
    assert brief(*names, size=size)[:2] == wanted


def test_what_is_left_of_a_name_is_not_all_in_another() -> None:
    names = [
        f"{one} by {town} for {other} in 2031"
        for one, town in (("Weirs", "Holm"), ("Locks", "Tarn"), ("Tolls", "Ayle"), ("Eels", "Voe"))
        for other in ("quays", "mills")
    ]
    assert brief(*names, size=22)[:2] == [
        "Weirs \u2026 quays in 2031",
        "Weirs \u2026 mills in 2031",
    ]


def test_names_that_no_words_tell_apart_in_the_room_are_ids() -> None:
    names = [f"{'a' * 30}{at}{'a' * 30}" for at in range(3)]
    found = brief_names([ReleaseName(f"eel-{at}", one, "") for at, one in enumerate(names)], 10)
    assert list(found.values()) == ["eel-0", "eel-1", "eel-2"]


def test_a_day_at_the_end_is_in_brief_names_though_long_names_are_cut_before_it() -> None:
    verbs = ("Mending", "Raising", "Guarding", "Planting")
    lines = [
        f"{verb} the banks of the lower river and of all else that belongs to it in {year}"
        for year, verb in enumerate(verbs, 2031)
    ]
    known = analyze(family(*(f"The wardens met on {line}." for line in lines))).releases
    releases = [replace(one, subject=line) for one, line in zip(known, lines, strict=True)]
    found = sorted(brief_names(name_releases(releases).values()).values())
    assert [name[-4:] for name in found] == ["2033", "2031", "2034", "2032"]
