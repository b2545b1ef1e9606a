"""What looks like a slip and is none is not told; what is one beside it is told all the same."""

import pytest

from hmicdiff.model.analysis import Analysis, Finding
from hmicdiff.pipeline import analyze
from tests.support import family
from tests.unit.slips.libraries import slips

_PIERS = ("Ambrick", "Dunholt", "Farrowby", "Gillmere", "Hexcombe", "Larkminster", "Morpwick")


def _told(analysis: Analysis, rule: str) -> list[str]:
    """Return the words in which slips of a rule are found."""
    return [found.quote for found in slips(analysis) if found.rule == rule]


def _piers(line: str, changed: str) -> Analysis:
    """Return seven papers on piers with a line, which one of them has changed."""
    texts = [
        f"The pier of {pier}\n\nThe pier of {pier} is open to boats of any size.\n\n{line}\n\n"
        f"Copies of this paper can be had from the office at {pier}."
        for pier in _PIERS
    ]
    texts[2] = texts[2].replace(line, changed)
    return analyze(family(*texts))


@pytest.mark.parametrize(
    ("line", "changed", "wanted"),
    [
        pytest.param(
            "The survey was led by Ada Birch of the harbour office.",
            "The survey was led by {name} of the harbour office.",
            ["{name}"],
            id="braces where the others have a name",
        ),
        pytest.param(
            "The survey was led by Ada Birch of the harbour office.",
            'The survey was led by Ada Birch of the office.\n\nprintln!("{name} has {count}");',
            [],
            id="braces in code of its own",
        ),
        pytest.param(
            "Signed on 4 May 2031 by the keeper.",
            "Signed on ________ by the keeper.",
            ["________"],
            id="a line to write on where the others have a date",
        ),
        pytest.param(
            "Signed on 4 May 2031 by the keeper.",
            "__________\n\nSigned on 4 May 2031 by the keeper.",
            [],
            id="a rule across the page",
        ),
        pytest.param(
            "Plans are kept in the red chest.",
            "Plans are kept in feature/<name> until then, as chapter XX of the book has it.",
            [],
            id="a pattern and a Roman number",
        ),
        pytest.param(
            "Plans are kept in the red chest.",
            "Plans are kept in [insert place] for now.",
            ["[insert place]"],
            id="what says itself that it is to be filled in",
        ),
        pytest.param(
            "Plans are kept in the red chest.",
            "Plans are kept in [your chest](https://chest.example/) for now.",
            [],
            id="a link",
        ),
        pytest.param(
            "Plans are kept in the red chest.",
            "Plans are kept in [Your Town], and the key in [THE OFFICE \u2014 to be\nconfirmed].",
            ["[Your Town]", "[THE OFFICE \u2014 to be\nconfirmed]"],
            id="what is yours, and what is to be confirmed",
        ),
        pytest.param(
            "Plans are kept in the red chest.",
            "Plans are kept in Settings \u2192 [Your Name] \u2192 Plans; press [Enter].",
            [],
            id="what a reader sees on a screen, and a key",
        ),
        pytest.param(
            "Boats pay by length (from stem to stern) at noon.",
            "Boats pay by length (optional, remove if not wanted) at noon.",
            ["(optional, remove if not wanted)"],
            id="a note to whoever fills it in",
        ),
        pytest.param(
            "Boats are moored at the owner's risk (see the plan) at noon.",
            "Boats are moored at the owner's risk (weeds we remove if needed) at noon.",
            [],
            id="what is removed there",
        ),
        pytest.param(
            "Plans are kept in the red chest at the office.",
            "Plans are kept in [PLACE] at the office.",
            ["[PLACE]"],
            id="capitals in brackets where the others have words",
        ),
        pytest.param(
            "Plans are kept in the red chest at the office.",
            "Plans are kept in the red chest [ABOVE] at the office.",
            [],
            id="capitals in brackets where the others have nothing",
        ),
        pytest.param(
            "Plans are kept in the red chest at the office.",
            "Plans are kept in [REDACTED] at the office.",
            [],
            id="words that were taken out on purpose",
        ),
        pytest.param(
            "Plans are kept in the red chest at the office.",
            "Plans are kept in [PLAN-2031-45] at the office.",
            [],
            id="a number in brackets",
        ),
        pytest.param(
            "Plans are kept in the red chest.",
            "Plans are kept in XXXXX/chest, as +XXXXXX shows, and at XXXX.",
            ["XXXX"],
            id="a part of a path or of a number",
        ),
        pytest.param("Date: 4 May 2031", "Date: TBC", ["TBC"], id="no date behind its label"),
        pytest.param(
            "Plans are kept at the office (shelf) for a year.",
            "Plans are kept at the office (shelf TBD) for a year.",
            ["(shelf TBD)"],
            id="left open in brackets",
        ),
        *(
            pytest.param("It opens on 4 May 2031.", f"It opens on {mark}.", [mark], id=mark)
            for mark in (
                *("[dd monthname yyyy]", "[yyyy-mm-dd]", "[00 Month 203x]", "[DD/MM/YYYY]"),
                *("[day month year]", "[yyyy]", "[Q1\u20134 yyyy]"),
            )
        ),
        *(
            pytest.param("The pile is 41 long.", f"The pile is 41 {mark} long.", [], id=mark)
            for mark in ("[mm]", "[2031]", "[2031] EWCA", "[sic]", "[d]", "[12]", "[month]")
        ),
        pytest.param(
            "Nobody knows yet whom the new boat of the mill will be called after.",
            "What the new boat of the mill will be called is TBC.",
            [],
            id="that something is not decided yet",
        ),
        pytest.param(
            "The boat sails on its XXIX voyage at noon.",
            "The boat sails on its XXX voyage at noon.",
            [],
            id="thirty",
        ),
        pytest.param(
            "The boat sails on its spring voyage at noon.",
            "The boat sails on its XXX voyage at noon.",
            ["XXX"],
            id="crosses where the others have words",
        ),
    ],
)
def test_blanks(line: str, changed: str, wanted: list[str]) -> None:
    assert _told(_piers(line, changed), "blank") == wanted


def _with_dates(dates: list[str], behind: str = "") -> Analysis:
    return analyze(
        family(
            *(
                f"The pier of {pier}\n\nThe pier of {pier} is open to boats of any size.\n\n"
                f"It opens on {date} for the winter.{behind}\n\n"
                f"Copies can be had from the office at {pier}."
                for pier, date in zip(_PIERS, dates, strict=True)
            )
        )
    )


def test_what_most_leave_open_is_told_of_all_of_them_where_others_fill_it_in() -> None:
    mark = "[dd monthname yyyy]"
    found = _with_dates([mark] * 5 + ["4 May 2031", "6 June 2031"])
    assert _told(found, "blank") == [mark] * 5


def test_a_form_that_nobody_fills_in_is_left_open_for_its_readers() -> None:
    assert not _told(_with_dates(["[dd monthname yyyy]"] * 7), "blank")


def test_what_is_filled_in_somewhere_is_told_where_nobody_fills_it_in() -> None:
    mark = "[dd monthname yyyy]"
    opens = [mark] * 5 + ["4 May 2031", "6 June 2031"]
    found = _with_dates(opens, f"\n\nThe mooring fee of all boats is due on {mark}.")
    assert _told(found, "blank").count(mark) == 5 + 7


def test_a_cell_of_a_table_is_filled_in_whatever_stands_behind_it() -> None:
    label = "Keeper of the pier and of its boats\t"
    cells = [f"{label}{name} (Tarn Quays)" for name in ("Una Weir", "Ivo Pike", "Cy Eel")] * 2
    texts = [
        f"The pier of {pier}\n\nThe pier of {pier} is open to boats.\n\n{cell}\n\nThe office."
        for pier, cell in zip(_PIERS, [*cells, f"{label}[keeper name] (house)"], strict=True)
    ]
    assert _told(analyze(family(*texts)), "blank") == ["[keeper name]"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Of the 50 planks, 57 were sound.", ["57"], id="of the, to begin with"),
        pytest.param("The keeper says that of the 50 planks 57 were sound.", [], id="no comma"),
        pytest.param("It is known that of 50 planks, 57 were sound.", ["57"], id="that of"),
        pytest.param("A room of 41 seats, 57 of them new.", ["57"], id="of them"),
        pytest.param("It holds a crowd of 41, 57 on the upper floor.", [], id="two floors"),
        pytest.param("The size is 1, 320, 320, 3 in this order.", [], id="a row of numbers"),
        pytest.param("In all 59 of 53 planks were sound.", ["59"], id="of"),
        pytest.param(
            "Under the Piers Act 59 of 53 clauses it is shut.", [], id="a number of a law"
        ),
        pytest.param("The Boats Regulations 1998 of 28 clauses apply.", [], id="a year"),
        pytest.param("On 5 March, 12 of them were sound.", [], id="a day of a month"),
    ],
)
def test_parts(words: str, wanted: list[str]) -> None:
    assert _told(analyze(family(f"A visit\n\n{words}\n")), "part-over-whole") == wanted


def test_that_one_figure_is_never_more_than_another_makes_it_no_part() -> None:
    texts = [
        f"The inn of {at}\n\nThe inn has {10 + at} beds.\n\nThere are {10 + at} guests today."
        for at in range(14)
    ]
    texts[5] = texts[5].replace("There are 15 guests", "There are 19 guests")
    assert _told(analyze(family(*texts)), "part-over-whole") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            'The keeper may shut the pool "at any\n\ntime" if the water is low.',
            0,
            id="a quote over a line broken by an export",
        ),
        pytest.param(
            "The keeper (or a friend\n\nof his) may shut the pool.",
            0,
            id="a bracket over a broken line",
        ),
        pytest.param('The word "Guest means whoever has paid.', 1, id="a lost quote mark"),
        pytest.param("The keeper (or a friend may shut it.", 1, id="a lost bracket"),
        pytest.param("The keeper (as Doc.\n\n3 has it) may shut it.", 0, id="an empty line"),
        pytest.param(
            "The keeper (or his friend\n\nPool paper\nPage 3\n\nNed Odd) may shut it.",
            0,
            id="an end of a page",
        ),
        pytest.param("The keeper (or you pays.\n\na) The pool is shut.", 1, id="a list behind"),
        pytest.param("Write marks as ' \" < and > here.", 0, id="a quote mark spoken of"),
        pytest.param("The name ends with an open bracket ([) here.", 0, id="a bracket spoken of"),
        pytest.param(
            "It fails for http://pool.example/[0-600.html at once.",
            0,
            id="a bracket within an address",
        ),
        pytest.param("It calls read() (see `read()`) and ends.", 0, id="brackets of a call"),
        pytest.param("open(|pool| {\n    pool.fill();\n\n    pool.shut();\n});", 0, id="code"),
        pytest.param("Bring either a.) a card or b.) a coin.", 0, id="a list with stops"),
        pytest.param("Strike out \u201c3) Bring a card.\u201d", 0, id="a quoted item of a list"),
        pytest.param("See [film]https://pool.example/7[/film] there.", 0, id="an address in tags"),
        pytest.param("1 ) The pool is open.\n\n2 ) It is shut.", 0, id="a spaced list"),
        pytest.param("See (https://pool.example/plan).", 0, id="an address in brackets"),
        pytest.param("See the plan (https://pool.example/plan for more.", 1, id="one before it"),
    ],
)
def test_marks(text: str, wanted: int) -> None:
    found = _told(
        analyze(family(f"Terms of the pool\n\n{text}\n\nThe pool is open.")), "quote-mark"
    )
    assert len(found) == wanted


_QUAY = "The quay is open all year to boats that carry timber, and the crane is free on Mondays"
_SMITH = "The quay is shut to boats while the smith mends it, and the keeper has the crane in hand"


def _stops(changed: str) -> list[Finding]:
    found = slips(_piers(f"{_QUAY}.", changed))
    return [one for one in found if one.rule == "full-stop"]


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        pytest.param(f"_{_QUAY}._", 0, id="within underscores"),
        pytest.param(f"*{_QUAY}.*", 0, id="within stars"),
        pytest.param(f"_{_QUAY}_", 1, id="none within underscores"),
        pytest.param(_QUAY, 1, id="none"),
        pytest.param(_SMITH, 0, id="none in other words"),
    ],
)
def test_stops(changed: str, wanted: int) -> None:
    assert len(_stops(changed)) == wanted


@pytest.mark.parametrize(
    ("broken", "told"), [pytest.param(2, 2, id="one in four"), pytest.param(3, 0, id="more")]
)
def test_where_more_than_one_in_four_is_larger_than_the_whole_it_is_no_part(
    broken: int, told: int
) -> None:
    texts = [
        f"The pier of {at}\n\nOf the 50 planks, {57 if at < broken else 40 + at} were sound."
        for at in range(8)
    ]
    assert len(_told(analyze(family(*texts)), "part-over-whole")) == told


def test_of_quote_marks_that_have_a_direction_the_one_is_told_that_lacks_its_half() -> None:
    line = "The keeper said, “Boats are welcome here.” He calls the bar “a bother,” and laughed."
    analysis = _piers(line, line.replace("here.”", "here."))
    (found,) = (each for each in slips(analysis) if each.rule == "quote-mark")
    text = next(one.text for one in analysis.releases if one.id == found.release)
    assert found.start == text.index("“Boats")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("between 9 April 2017 and 3 April 2017", 1, id="days"),
        pytest.param("between April 9, 2017 and April 3rd, 2017", 1, id="months first"),
        pytest.param("between April 2017 and March 2017", 1, id="months"),
        pytest.param("between April 2017 and 3 March 2017", 1, id="a month and a day"),
        pytest.param("from 9 April 2017 until 3 April 2017", 1, id="from until"),
        pytest.param("between 3 April 2017 and 9 April 2017", 0, id="forward"),
        pytest.param("between 9 April 2017 and April 2017", 0, id="in one month"),
        pytest.param("between 9 April and 3 March 2017", 0, id="a year that is not said"),
        pytest.param("moved from 9 April 2017 to 3 April 2017", 0, id="brought forward"),
        pytest.param("between March 2017 and March 2016", 0, id="one month of two years"),
        pytest.param("the difference between May 2017 and March 2017", 0, id="compared"),
    ],
)
def test_spans(words: str, wanted: int) -> None:
    found = _told(analyze(family(f"A visit\n\nThe pool was {words}, as it is said.\n")), "span")
    assert len(found) == wanted


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        pytest.param("[hereby shut the pier of the old town.", 0, id="a letter that stands alone"),
        pytest.param("I hereby shut the pier of the o(d town.", 0, id="a letter within a word"),
        pytest.param("I [hereby shut the pier of the old town.", 1, id="none"),
        pytest.param("I hereby shut the pier of (the old town.", 1, id="none before a word"),
    ],
)
def test_a_bracket_where_others_have_a_letter_is_one_that_was_misread(
    changed: str, wanted: int
) -> None:
    analysis = _piers("I hereby shut the pier of the old town.", changed)
    assert len(_told(analysis, "quote-mark")) == wanted


def test_a_time_that_two_say_backward_is_a_way_of_saying_it() -> None:
    forward = "The pier was shut between 3 April 2017 and 9 May 2017 for boats of any size."
    backward = "The pier was shut between 9 May 2017 and 3 April 2017 for boats of any size."
    texts = [f"The pier of {pier}\n\n{forward}\n\nIt is open now." for pier in _PIERS]
    texts[2] = texts[2].replace(forward, backward)
    assert _told(analyze(family(*texts)), "span") == ["between 9 May 2017 and 3 April 2017"]
    texts[4] = texts[4].replace(forward, backward)
    assert _told(analyze(family(*texts)), "span") == []


def test_who_are_several_were_and_one_was() -> None:
    who = ("Birch", "He", "She", "Holm", "He", "She", "Finch")
    texts = [
        f"The pier of {pier}\n\nA boat was lost there.\n\n{one} was ordered to return to the pier "
        f"of {pier} with the boat on {day} May 2031."
        for day, (pier, one) in enumerate(zip(_PIERS, who, strict=True), 4)
    ]
    texts[2] = texts[2].replace("She was", "They were")
    assert _told(analyze(family(*texts)), "agreement") == []


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        pytest.param("rules 2 and 3 of the old harbour book, made in 2030, are kept", 0, id="many"),
        pytest.param("rule 2 of the old harbour book, made in 2030, are kept", 1, id="one"),
    ],
)
def test_a_verb_agrees_with_a_subject_far_before_it(subject: str, wanted: int) -> None:
    usual = "rule 1 of the old harbour book, made in 2030, is kept"
    analysis = _piers(f"It is said that {usual} here.", f"It is said that {subject} here.")
    assert len(_told(analysis, "agreement")) == wanted


def test_a_pronoun_agrees_with_the_sentence_before() -> None:
    texts = [
        f"The pier of {pier}\n\nThis crack in itself is of no harm.\n\n"
        "However, in some weather, it may bring about the loss of a plank or of a rail."
        for pier in _PIERS
    ]
    other = texts[2].replace("it may", "they may")
    both = other.replace("This crack in itself is", "These cracks in themselves are")
    assert _told(analyze(family(*texts[:2], other, *texts[3:])), "agreement") == ["they"]
    assert _told(analyze(family(*texts[:2], both, *texts[3:])), "agreement") == []


def test_a_figure_that_is_said_again_is_another_figure() -> None:
    texts = [
        f"The inn of {pier}\n\nThe fault {number} was found in the roof.\n\n"
        f"A letter on {number} was sent to the reeve."
        for pier, number in zip(_PIERS, (4115, 4217, 4391, 4472, 4586, 4613, 4729), strict=True)
    ]
    slip = texts[2].replace("letter on 4391", "letter on 4931")
    assert _told(analyze(family(*texts[:2], slip, *texts[3:])), "figures-differ") == ["4931"]
    again = f"{slip}\n\nAlso found was 4931, in the cellar."
    assert _told(analyze(family(*texts[:2], again, *texts[3:])), "figures-differ") == []


def test_what_goes_together_elsewhere_does_so_in_several() -> None:
    keepers = {"North": "Ada Birch", "South": "Otto Frere", "East": "Magnus Holm"}
    regions = ["North"] * 5 + ["South"] * 5
    texts = [
        f"The pier {at}\n\nIt lies in the {region} Region.\n\nIts keeper is {keepers[region]}."
        for at, region in enumerate(regions)
    ]
    lone = "The pier 10\n\nIt lies in the East Region.\n\nIts keeper is Magnus Holm."
    texts[4] = texts[4].replace("Ada Birch", "Magnus Holm")
    assert _told(analyze(family(*texts, lone)), "companion") == []


def test_each_paragraph_of_a_quote_opens_it_anew_without_an_empty_line() -> None:
    said = 'The keeper said:\n  "Boats are welcome here.\n  "We shut at nine."'
    assert _told(analyze(family(f"Terms of the pool\n\n{said}\n")), "quote-mark") == []


def test_a_quote_of_several_paragraphs_ends_at_the_end_of_a_line() -> None:
    said = (
        'The keeper said:\n  "Boats are welcome here.\n  "The crane is free on Mondays. We shut at '
        'nine."\n  The keeper is on the pier all day.'
    )
    assert _told(analyze(family(f"Terms of the pool\n\n{said}\n")), "quote-mark") == []


def test_the_quotes_of_code_part_no_brackets() -> None:
    code = 'asm!( // or global_asm!\n    "mov {}, 1"\n)'
    assert _told(analyze(family(f"Terms of the pool\n\n{code}\n")), "quote-mark") == []


def test_an_empty_cell_of_a_table_is_not_filled_in() -> None:
    cells = ["TBC"] * 5 + [""] * 2
    texts = [
        f"The pier of {pier}\n\nThe pier of {pier} is open to boats of any size.\n\n"
        f"Pilot\t{cell}\tQuay room"
        for pier, cell in zip(_PIERS, cells, strict=True)
    ]
    assert _told(analyze(family(*texts)), "blank") == []
