from hmicdiff.pipeline import analyze
from hmicdiff.report.names import ReleaseName, brief_names, name_releases
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
