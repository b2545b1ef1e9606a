"""What variables are called, what one column holds, and what releases are called."""

import pytest

from hmicdiff.errors import NamesError
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.template import Kind
from hmicdiff.pipeline import analyze
from hmicdiff.report.view import build_view
from tests.support import family

TOWNS = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe"]
FIGURES = [41, 57, 38, 72, 66, 49]


def analysis(*lines: str) -> Analysis:
    """Return the analysis of a family that says lines, with {n} for a figure and {t} for a town."""
    text = "\n\n".join(("Dues at {t}", *lines, "The office at {t} is open."))
    return analyze(
        family(*(text.format(t=t, n=n, m=n + 100) for t, n in zip(TOWNS, FIGURES, strict=True)))
    )


def names(found: Analysis) -> list[str]:
    return [column.variable for column in found.facts.columns if column.variable != "subject"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Berths of the harbour: {n}", "berths-harbour", id="a label"),
        pytest.param("Minutes: https://tarn.example/day/{n}", "minutes", id="over an address"),
        pytest.param("The fee will be increased to {n} by the board.", "fee", id="no participle"),
        pytest.param("The board took over {n} of us.", "number", id="no pronoun and no verb"),
        pytest.param("In the past {n} weeks it rained.", "weeks", id="no adjective"),
        pytest.param("Each pays {n} to board.", "number", id="no verb behind"),
        pytest.param("The head of the crew at the dock is {n}.", "head", id="no neighbour"),
        pytest.param("It runs a new version of the tool, {n}.0.1.", "version", id="beside it"),
        pytest.param("It falls under section {n}.2 of the law.", "section", id="before it"),
        pytest.param("The board lent {n} (the “Loan Sum”) to all.", "loan-sum", id="a definition"),
    ],
)
def test_a_name_says_what_it_is(line: str, name: str) -> None:
    assert names(analysis(line)) == [name]


def test_a_name_keeps_the_word_that_denies() -> None:
    found = analysis("Not affected boats: {n}, all from {n}.")
    assert names(found)[0] == "not-affected-boats"


def test_where_nothing_says_what_it_is_the_words_around_are_its_title() -> None:
    found = analysis("The board pays to {n}, or to {m}.")
    shown = build_view(found).facts.columns
    assert [column.title for column in shown] == ["board pays to … , or to", "[number], or to … ."]


def test_what_most_state_and_can_be_called_something_is_looked_at_first() -> None:
    lines = ["The board pays to {n}.", "It has {m} boats."]
    assert names(analysis(*lines)) == ["boats", "number"]


def test_figures_listed_in_an_order_are_called_by_it() -> None:
    found = analysis("The dues for barges and skiffs at the quay are {n} and {m} respectively.")
    assert names(found) == ["barges", "skiffs"]


def test_figures_listed_in_another_order_stay_with_what_they_are_of() -> None:
    usual = "From May on, the dues for barges, sloops and skiffs are {}, {} and {} respectively."
    other = "From May on, the dues for skiffs, barges and sloops are {}, {} and {} respectively."
    texts = [
        f"Dues at {town}\n\n" + usual.format(400 + n, 90 + n, n % 5 + 3)
        for n, town in enumerate(TOWNS)
    ]
    texts += [
        f"Dues at {town}\n\n" + other.format(n + 3, 410 + n, 94 + n)
        for n, town in enumerate(["Wick", "Noup"])
    ]
    facts = analyze(family(*texts)).facts
    cells = {row.release: {c.variable: c.value for c in row.cells} for row in facts.rows}
    assert cells["wick"] == {"subject": None, "barges": 410, "sloops": 94, "skiffs": 3}


def test_the_number_of_a_series_ends_at_the_gap() -> None:
    what = ["Root exploit", "Overflow", "Lost Rights", "Leak", "Race", "Open door"]
    found = analyze(
        family(
            *(
                f"DSA-{n} {each}\n\nThe bug was found by the team.\n\nIt is of no use to wait."
                for n, each in zip(FIGURES, what, strict=True)
            )
        )
    )
    stated = {(cell.variable, cell.value) for row in found.facts.rows for cell in row.cells}
    assert {("dsa", n) for n in FIGURES} <= stated


def test_figures_of_two_things_are_two_columns() -> None:
    texts = [
        f"Inns of {town}\n\nThe inn of the guild has {n} beds to let."
        for town, n in zip(TOWNS[:3], FIGURES, strict=False)
    ]
    texts += [
        f"Inns of {town}\n\nThe inn of the guild has {n} guests to feed."
        for town, n in zip(TOWNS[3:], FIGURES, strict=False)
    ]
    facts = analyze(family(*texts)).facts
    stated = {row.release: {c.variable for c in row.cells} for row in facts.rows}
    assert stated["tarn"] == {"subject", "beds"}
    assert stated["voe"] == {"subject", "guests"}


def minutes(*names: str) -> list[str]:
    return [
        f"Minutes of the board, session {number}\n\nThe board heard {name} on the mains."
        "\n\nIt left the toll as it is."
        for number, name in enumerate(names, 231)
    ]


GUESTS = ["Lou Barth", "Mina Crane", "Otto Dray", "Pia Ewart", "Rolf Finch"]


def test_who_is_named_in_passing_names_no_release() -> None:
    found = analyze(family(*minutes(*GUESTS)))
    called = {f"Minutes of the board, session {n}" for n in range(231, 236)}
    assert {release.subject for release in found.releases} == called
    assert {cell.text for row in found.facts.rows for cell in row.cells} >= set(GUESTS)


def test_a_piece_of_a_headline_names_no_release() -> None:
    deeds = ["For Theft of a Boat", "In Arson Case", "For Fraud", "On Riot Charge", "In Arms Sale"]
    found = analyze(
        family(
            *(
                f"Man Sentenced {deed} - The Court\n\nThe court named {name} as the man.\n\n"
                f"All saw {name} leave."
                for deed, name in zip(deeds, GUESTS, strict=True)
            )
        )
    )
    assert {release.subject for release in found.releases} == {f"Man Sentenced {e}" for e in deeds}


def test_all_releases_are_called_by_the_same_kind_of_name() -> None:
    texts = [
        f"{text}\n\n{name} came back. {name} left."
        for text, name in zip(minutes(*GUESTS), GUESTS, strict=True)
    ]
    few = [
        text if at < 2 else text.split("\n\n")[0] + "\n\nIt left the toll as it is."
        for at, text in enumerate(texts)
    ]
    found = analyze(family(*few))
    called = {f"Minutes of the board, session {n}" for n in range(231, 236)}
    assert {release.subject for release in found.releases} == called


def test_releases_are_called_by_what_is_asked_for() -> None:
    corpus = family(*minutes(*GUESTS))
    guest = next(
        variable.name
        for variable in analyze(corpus).template.variables
        if variable.kind is Kind.NAME
    )
    by_file, by_title, by_guest = (
        [release.id for release in analyze(corpus, name_by=way).releases]
        for way in ("file", "title", guest)
    )
    assert by_file == ["0", "1", "2", "3", "4"]
    assert by_title[0] == "minutes-of-the-board-session-231"
    assert by_guest == ["lou-barth", "mina-crane", "otto-dray", "pia-ewart", "rolf-finch"]
    with pytest.raises(NamesError, match="no variable 'host' to name releases by; there are title"):
        analyze(corpus, name_by="host")


def test_the_year_that_all_have_belongs_to_the_day() -> None:
    days = ["Saturday, March 1", "Sunday, March 2", "Tuesday, March 4", "Friday, March 7"]
    found = analyze(
        family(
            *(
                f"Notice {n}\n\nThe toll falls due on {day}, 2031, at noon."
                for n, day in enumerate(days, 7)
            )
        )
    )
    values = {str(cell.value) for row in found.facts.rows for cell in row.cells}
    assert {"2031-03-01", "2031-03-02", "2031-03-04", "2031-03-07"} <= values


def called(*texts: str) -> dict[str, str]:
    """Return what the columns are called, by the first of their cells."""
    facts = analyze(family(*texts)).facts
    return {cell.text: cell.variable for cell in facts.rows[0].cells}


def entry(*lines: str) -> list[str]:
    """Return a text for each guest, with the lines filled in."""
    figures = (7, 12, 31, 48, 55, 83)
    return [
        f"Log of {town}\n\n" + "\n\n".join(line.format(name=name, n=n) for line in lines)
        for town, name, n in zip(TOWNS, [*GUESTS, "Sue Gray"], figures, strict=False)
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The court named the owner as {name}, who left.", "owner"),
        ("All went to the Deputy Harbour Master {name}, who left.", "master"),
    ],
    ids=["as what", "behind a title"],
)
def test_a_person_is_called_by_what_stands_before(line: str, name: str) -> None:
    also = "The Deputy Harbour Master is on leave, and the Deputy Harbour Master is well."
    found = called(*entry(also, line))
    assert {found[guest] for guest in GUESTS if guest in found} == {name}


def test_who_does_something_is_not_what_is_done() -> None:
    found = called(*entry("They left by asking {name} to stay, and asking is cheap."))
    assert "asking" not in found.values()


def test_one_label_is_one_column_whatever_stands_beside() -> None:
    one = entry("box = '{name}'")[:3]
    other = entry("All was read aloud there. Nobody spoke up. box = '{name}' lot = '{n}'")[3:]
    facts = analyze(family(*one, *other)).facts
    assert {"box"} <= {cell.variable for row in facts.rows for cell in row.cells}
    assert not any(column.variable.startswith("box-") for column in facts.columns)


def test_who_does_what_was_chosen_gives_it_no_name() -> None:
    ways = ("keeps", "raises", "lowers", "keeps", "raises", "lowers")
    texts = [
        f"Tolls of {town}\n\nThe board met here. The board {way} the toll from May."
        for town, way in zip(TOWNS, ways, strict=False)
    ]
    assert "board" not in called(*texts).values()


def test_no_letter_and_nothing_that_a_few_are_called_is_a_name() -> None:
    assert names(analysis("(b) applies to rule {n}(b) of it, and to no other.")) != ["b"]
    lines = ["The mate {n} (the Mate) is {t}'s."] + ["The mate {n} is {t}'s."] * 5
    texts = [
        f"Dues at {t}\n\n{line.format(t=t, n=n)}\n\nThe office at {t} is open."
        for t, n, line in zip(TOWNS, FIGURES, lines, strict=True)
    ]
    assert "mate-2" not in names(analyze(family(*texts)))


def test_the_label_before_a_code_names_it_and_the_code_is_whole() -> None:
    found = analysis("Document: E9-{n}")
    assert names(found) == ["document"]
    texts = {c.text for row in found.facts.rows for c in row.cells if c.variable == "document"}
    assert texts == {f"E9-{n}" for n in FIGURES}


def test_the_number_of_a_series_is_called_by_it_over_a_year() -> None:
    assert names(analysis("The board told of CVE-2031-{n} in May.")) == ["cve"]


def test_a_markup_around_what_is_filled_in_is_no_name_of_it() -> None:
    days = ("4 May 2031", "5 June 2031", "7 July 2031", "9 May 2032", "1 June 2033", "2 May 2034")
    texts = [
        f"The weir of {town}\n\nApproved by the wardens on {{{{filled:{day}}}}}\n\n"
        f"The gate of {town} is kept by {{{{filled:{keeper}}}}} for the town.\n\nEnd."
        for town, day, keeper in zip(
            ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Lyde"),
            days,
            ("Una Pike", "Ivo Eel", "Cy Rudd", "Ada Bream", "Jo Tench", "Bo Chub"),
            strict=True,
        )
    ]
    found = analyze(family(*texts))
    assert not [one.name for one in found.template.variables if "filled" in one.name]
    assert "Approved by the wardens on …" in {one.label for one in found.facts.columns}
