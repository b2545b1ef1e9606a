import pytest

from hmicdiff.api import present
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.sequence import ChangeKind
from hmicdiff.report import html, sequence_text
from hmicdiff.report.lives import LifeView
from hmicdiff.report.names import name_releases
from hmicdiff.report.sequence import SequenceView, build_sequence
from hmicdiff.report.steps import StepView
from tests import analyses
from tests.sequences import FARMERS, GAUGE, PATHS, READ, analyzed, of_statements
from tests.unit.report.test_html import Page

PLAIN = "\n\n".join([GAUGE.format(1.25), PATHS, READ]) + "\n"
MORE = "\n\n".join([GAUGE.format(1.25), PATHS, FARMERS, READ]) + "\n"


def view_of(analysis: Analysis) -> SequenceView:
    view = build_sequence(analysis, name_releases(analysis.releases, analysis.sequence))
    assert view is not None
    return view


def life(view: SequenceView, words: str) -> LifeView:
    return next(one for group in view.groups for one in group.lives if words in one.text)


def step(view: SequenceView, label: str) -> StepView:
    return next(one for one in view.steps if one.moment.label == label)


def test_without_a_sequence_there_is_nothing_to_show() -> None:
    assert build_sequence(analyses.family(), name_releases(analyses.family().releases)) is None
    assert 'id="page.over"' not in html.present(analyses.family())


def test_releases_are_called_by_their_dates_and_without_one_by_their_files() -> None:
    assert [one.label for one in view_of(of_statements()).moments][:2] == [
        "2031-01-08",
        "2031-01-15",
    ]
    assert [one.label for one in view_of(analyzed(PLAIN, MORE)).moments] == ["1.txt", "2.txt"]


def test_the_latest_comes_first() -> None:
    labels = [one.moment.label for one in view_of(of_statements()).steps]
    assert labels == sorted(labels, reverse=True)


def test_a_step_is_told_in_a_sentence() -> None:
    view = view_of(analyzed(PLAIN, MORE, MORE))
    assert step(view, "2.txt").told == "1 added; 3 sentences are the same."
    assert step(view, "3.txt").told == "Nothing has changed."
    assert step(view, "3.txt").share == 0
    assert view.summary.endswith("1 document changed nothing.")


def test_of_a_sentence_with_another_figure_the_figure_alone_is_not_as_it_was() -> None:
    other = PLAIN.replace("1.25", "1.35")
    share = step(view_of(analyzed(PLAIN, other)), "2.txt").share
    assert 0 < share < 0.05


def test_what_is_dropped_says_since_when_it_was_said() -> None:
    (change,) = step(view_of(analyzed(MORE, MORE, PLAIN)), "3.txt").changes
    assert (change.kind, change.note) == (ChangeKind.DROPPED, "said since 1.txt, 2 documents")


def test_what_is_back_says_when_it_was_last() -> None:
    view = view_of(analyzed(MORE, PLAIN, PLAIN, MORE))
    (change,) = step(view, "4.txt").changes
    assert (change.kind, change.note) == (ChangeKind.ADDED, "back: 1.txt was the last")
    assert (
        life(view, "Farmers").about == "from the first to the last, 2 documents, 1 wording, 1 gap"
    )


def test_a_life_is_drawn_with_its_gaps_and_its_new_words() -> None:
    view = view_of(analyzed(MORE, PLAIN, PLAIN, MORE))
    assert life(view, "Farmers").bar == "M0 0h1v1h-1zM3 0h1v1h-1z"
    gauge = "\n\n".join([GAUGE.format(2), PATHS, READ]) + "\n"
    drawn = life(view_of(analyzed(PLAIN, PLAIN, gauge)), "gauge")
    assert (drawn.bar, drawn.ticks) == ("M0 0h3v1h-3z", "M2 0v1")
    assert drawn.about == "from the first to the last, 3 documents, 2 wordings"


def test_lives_are_grouped_by_whether_they_go_on() -> None:
    view = view_of(analyzed(PLAIN, MORE, PLAIN))
    assert [(group.title, len(group.lives)) for group in view.groups] == [
        ("Said to the last", 3),
        ("Said once", 1),
    ]


def test_words_that_share_too_little_are_shown_whole() -> None:
    after = PLAIN.replace(
        READ, "All gauges are read by the authority, day and night, until the river falls."
    )
    view = view_of(analyzed(PLAIN, after))
    told = [one for one in view.steps[0].changes if one.kind is ChangeKind.REWORDED]
    assert all(not one.changes and one.before and one.after for one in told)


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_a_sequence_says_cannot_act_on_a_report(form: str) -> None:
    evil = "Farmers are <script>alert(1)</script> asked to move \u202eanimals now."
    text = present(analyzed(PLAIN, PLAIN.replace(READ, evil), PLAIN), form)
    assert "<script>alert" not in text
    assert "\u202e" not in text


def test_every_link_of_the_view_leads_somewhere() -> None:
    page = Page(html.present(of_statements()))
    assert len(page.ids) == len(set(page.ids))
    over = [target for target in page.targets if target.startswith("#over.")]
    assert over
    assert {target.removeprefix("#") for target in page.targets} <= {*page.ids}


def test_an_analysis_without_a_sequence_tells_nothing() -> None:
    assert "Over time" not in sequence_text.show_all(analyses.family())


DRIFT = (
    "Business spending has slowed while housing starts rose in spring.",
    "Business spending has slowed while job gains have been strong.",
    "Job gains have been strong while the jobless rate fell to five.",
    "Job gains have been solid and the jobless rate fell to four.",
)


def test_a_chain_of_small_steps_is_not_told_as_one_statement() -> None:
    texts = [f"{one}\n\n{PATHS}\n\n{READ}\n" for one in DRIFT]
    told = life(view_of(analyzed(*texts)), "Job gains")
    parted = [one.is_other for one in told.stretches]
    assert parted.count(True) == 1
    assert not parted[0]
    assert "grown out of other words, said since 1.txt" in told.about
    assert told.before
    assert told.about.startswith("since 3.txt")
