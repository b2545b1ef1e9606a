from hmicdiff.read.wraps import margin

WRAPPED = """The town keeps the wheel of the mill in
repair and pays for the oak that is used
up, and the miller keeps the stones and
the sieves in repair and pays for those."""


def test_a_word_that_would_not_have_fitted_shows_no_end() -> None:
    assert margin(WRAPPED).has_room(30, "<https://www.example.org/mill.html>") is False


def test_a_line_far_short_of_the_margin_is_over() -> None:
    assert margin(WRAPPED).has_room(20, "The") is True


def test_a_line_that_is_nearly_full_tells_nothing() -> None:
    assert margin(WRAPPED).has_room(34, "The") is None


def test_lines_that_do_not_go_on_show_no_margin() -> None:
    found = margin("The mill is old.\nIt stands.\n")
    assert found.width is None
    assert not found.is_one_line


def test_paragraphs_of_one_line_each_are_told() -> None:
    assert margin(f"A mill\n{'The mill is old and it stands. ' * 5}\n").is_one_line


def test_one_broken_line_shows_no_wrapping() -> None:
    long = "The mill is old and it stands. " * 5
    assert margin(f"{long}\n{long}\nIt grinds oats\n and rye.\n{long}\n").is_one_line
    assert not margin(f"{long}\n{WRAPPED}\n{long}\n").is_one_line


def test_a_broken_title_shows_no_wrapping_of_longer_lines() -> None:
    long = "The mill is old and it stands. " * 5
    paragraphs = f"{long}\n" * 5
    title = "The town keeps the wheel of the mill\nin repair and pays for oak\n" * 2
    assert margin(f"{title}{paragraphs}The miller\nkeeps {long}\n").is_one_line
