from hmicdiff.report.plots import Point, plot


def points(*values: float | str) -> list[Point]:
    return [Point(value, str(value), odd=value == 9) for value in values]


def test_figures_lie_between_the_lowest_and_the_highest() -> None:
    drawn = plot(points(5, 1, 9, 5), counts=True)
    assert drawn
    assert drawn.dots == ((2.0, False), (50.0, False), (98.0, True))
    assert (drawn.low, drawn.high) == ("1", "9")


def test_one_figure_has_no_picture() -> None:
    assert plot(points(5, 5), counts=True) is None
    assert plot([], counts=True) is None


def test_answers_are_counted_the_most_frequent_first() -> None:
    drawn = plot(points("yes", "no", "yes"), counts=False)
    assert drawn
    assert drawn.answers == (("yes", 2), ("no", 1))


def test_answers_that_are_each_given_once_are_not_counted() -> None:
    assert plot(points(*"abcdefgh"), counts=False) is None
