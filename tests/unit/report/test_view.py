from collections.abc import Callable

import pytest

from hmicdiff import api
from hmicdiff.model.analysis import Analysis, BitsPerToken, FindingKind, Lossless, Op, Piece
from hmicdiff.model.facts import Facts
from hmicdiff.report.cards import Patterns
from hmicdiff.report.matrix import State
from hmicdiff.report.names import anchor
from hmicdiff.report.view import ReleaseView, View, build_view
from hmicdiff.report.wording import KINDS, listing, plural
from hmicdiff.structs import replace
from tests import analyses, tables

Make = Callable[[], Analysis]
MADE = [
    analyses.family,
    analyses.with_stranger,
    analyses.alone,
    analyses.empty,
    lambda: analyses.large(3, 30),
]


def view() -> View:
    return build_view(analyses.family())


def release(name: str) -> ReleaseView:
    return next(one for one in view().releases if one.name.id == name)


@pytest.mark.parametrize("make", MADE)
def test_the_runs_hold_each_character_once(make: Make) -> None:
    analysis = make()
    for shown, given in zip(build_view(analysis).releases, analysis.releases, strict=True):
        assert "".join(run.text for run in shown.runs) == given.text


def test_runs_hold_each_character_once_whatever_the_spans() -> None:
    analysis = analyses.family()
    given = analysis.releases[0]
    first, second, *rest = given.sentences
    overlapping = replace(
        given,
        sentences=(first, replace(second, start=first.start, end=first.end + 3), *rest),
        values=(*given.values, replace(given.values[0], end=len(given.text))),
    )
    shown = build_view(replace(analysis, releases=(overlapping, *analysis.releases[1:])))
    assert "".join(run.text for run in shown.releases[0].runs) == given.text


@pytest.mark.parametrize("make", MADE)
def test_every_finding_is_shown_once(make: Make) -> None:
    analysis = make()
    shown = [
        (card.release.id, card.kind, card.quote)
        for one in build_view(analysis).releases
        for card in (*(card for group in one.groups for card in group.cards), *one.typography)
    ]
    assert sorted(shown) == sorted((f.release, f.kind, f.quote) for f in analysis.findings)


def test_the_summary_begins_with_the_counts() -> None:
    assert view().summary[0] == "4 releases; 6 passages: 4 in all 4, 1 in some and 1 in one alone."
    assert view().summary[1] == (
        "8 findings: 1 extra, 1 missing, 2 reworded, 2 moved, 1 merged and 1 split. "
        "1 difference of typography alone, kept apart."
    )


def test_a_stranger_is_counted_apart_and_does_not_stand_out() -> None:
    shown = build_view(analyses.with_stranger())
    assert shown.summary[0].startswith(
        "5 releases, of which 1 shares hardly anything with the others; "
    )
    assert [row.name.id for row in shown.matrix.rows] == ["ada", "bern", "cork", "dover"]
    assert "zzz" not in {claim.card.release.id for claim in shown.story}
    assert shown.ranking[-1].name.id == "zzz"


def test_one_release_has_no_shares() -> None:
    assert build_view(analyses.alone()).summary == ("1 release; 1 passage.", "No findings.")


def test_one_release_has_no_template() -> None:
    shown = build_view(analyses.alone())
    assert shown.title == "1 document and nothing to compare it with"
    assert shown.template == ()
    assert shown.matrix.rows == ()
    assert shown.releases[0].nothing == "There is nothing to compare it with."


def test_what_was_not_compared_is_not_marked_as_extra() -> None:
    analysis = analyses.with_stranger()
    told = replace(analysis, findings=analysis.findings[1:])
    stranger = build_view(told).releases[-1]
    assert {run.state for run in stranger.runs} == {"between", "plain"}
    assert (
        stranger.nothing
        == "It shares hardly anything with the others and is not compared with them."
    )


def test_two_releases_share_what_both_have() -> None:
    analysis = analyses.family()
    two = replace(analysis, releases=analysis.releases[:2], findings=(), facts=Facts())
    two = replace(
        two,
        template=replace(
            two.template,
            passages=tuple(
                replace(
                    one, readings=(replace(one.readings[0], releases=("ada",)),), optional=False
                )
                for one in two.template.passages[:2]
            ),
        ),
    )
    assert build_view(two).summary[0] == "2 releases; 2 passages: 2 in both."


def test_a_lost_character_is_told() -> None:
    shown = build_view(replace(analyses.family(), lossless=Lossless(4, 3)))
    assert shown.proof.startswith("Not every character is accounted for: 1 of 4 releases")


@pytest.mark.parametrize(
    ("bits", "told"),
    [
        pytest.param(
            BitsPerToken(100, 8.0, 1.5, 0.46),
            "The template explains 76% of the words: each takes 8.0 bits to write down without it, "
            "and 2.0 with it, the template itself included.",
            id="most",
        ),
        pytest.param(
            BitsPerToken(100, 8.0, 8.0, 0.1),
            "The template explains none of the words: each takes 8.0 bits to write down without "
            "it, and 8.1 with it, the template itself included.",
            id="nothing",
        ),
        pytest.param(BitsPerToken(), "", id="not counted"),
    ],
)
def test_it_is_told_how_much_the_template_explains(bits: BitsPerToken, told: str) -> None:
    assert build_view(replace(analyses.family(), bits=bits)).explained == told


def test_one_release_has_no_template_that_could_explain_it() -> None:
    alone = replace(analyses.alone(), bits=BitsPerToken(100, 8.0, 8.0, 0.1))
    assert not build_view(alone).explained


def test_what_only_one_says_is_apart_from_what_few_say() -> None:
    assert [group.title for group in release("bern").groups] == ["Only here"]
    analysis = analyses.family()
    first = replace(analysis.findings[0], shared_with=("cork",))
    shared = replace(analysis, findings=(first, *analysis.findings[1:]))
    groups = build_view(shared).releases[1].groups
    assert [group.title for group in groups] == ["Here and in few others"]


def test_what_is_shared_stands_out_once() -> None:
    analysis = analyses.family()
    lacking = [
        replace(each, kind=FindingKind.MISSING, expected="The pools open at seven in summer.")
        if each.kind is FindingKind.MOVED
        else each
        for each in analysis.findings
    ]
    story = build_view(replace(analysis, findings=tuple(lacking))).story
    (told,) = (claim for claim in story if len(claim.names) > 1)
    assert [card.release.id for card in told.cards] == ["cork", "dover"]
    assert (told.before, told.says) == ("", "do not say")


def test_a_comparison_without_what_is_dropped_is_the_quote() -> None:
    for one in view().releases:
        for group in one.groups:
            for card in group.cards:
                said = [
                    change.text for change in card.changes if change.op not in {None, "dropped"}
                ]
                assert not said or "".join(said) == card.quote


def test_what_is_dropped_comes_first_and_keeps_its_distance() -> None:
    analysis = analyses.family()
    base = analysis.findings[2]
    pieces = (
        Piece(Op.SAME, "Money, and staff,"),
        Piece(Op.ADDED, " were"),
        Piece(Op.DROPPED, "are {city}"),
        Piece(Op.SAME, " found."),
    )
    shown = build_view(replace(analysis, findings=(replace(base, pieces=pieces),)))
    changes = shown.releases[2].groups[0].cards[0].changes
    assert [(change.op, change.text) for change in changes] == [
        (Op.SAME, "Money, and staff,"),
        (None, " "),
        (Op.DROPPED, "are {city}"),
        (Op.ADDED, " were"),
        (Op.SAME, " found."),
    ]
    assert changes[2].words[1].slot


def test_texts_that_share_little_are_not_compared_word_by_word() -> None:
    first, second = release("cork").groups[0].cards
    assert not first.changes
    assert [change.op for change in second.changes] == ["filled", "same", "dropped", "same"]


def test_words_in_braces_are_slots_only_where_the_template_has_them() -> None:
    patterns = Patterns(analyses.family().template)
    assert [(one.text, one.slot) for one in patterns.parse("a {city} {town}")] == [
        ("a ", False),
        ("city", True),
        (" {town}", False),
    ]
    assert patterns.parse(None) == ()


def test_the_matrix_says_what_each_release_does_with_each_passage() -> None:
    matrix = view().matrix
    assert matrix.passages == ("title", "lead", "money", "staff", "rumour", "end")
    assert {row.name.id: row.symbols for row in matrix.rows} == {
        "ada": "•···\N{SPACE}·",
        "bern": "•···+·",
        "cork": "≈·\N{UNION}\N{UNION} ↕",
        "dover": "•·÷\N{MINUS SIGN} ↕",
    }
    assert [mark.state for mark in matrix.legend] == [
        State.MISSING,
        State.EXTRA,
        State.MOVED,
        State.MERGED,
        State.SPLIT,
        State.REWORDED,
        State.FILLED,
        State.SAME,
        State.NONE,
    ]


def test_releases_are_ranked_by_what_they_say_of_their_own() -> None:
    ranking = view().ranking
    assert ranking[0].name.id == "bern"
    words = [one.own_words for one in ranking]
    assert words == sorted(words, reverse=True)


def test_a_figure_that_cannot_be_compared_is_told_with_its_sentence() -> None:
    releases = build_view(tables.table()).releases
    assert any(one.doubts for one in releases)
    for one in releases:
        for place, cells in one.doubts.items():
            assert all(cell.anchor == place and cell.notes for cell in cells)


def test_what_is_missing_is_marked_where_it_would_stand() -> None:
    marked = [run for run in release("dover").runs if run.lacks]
    assert [run.anchor for run in marked] == ["dover.s4"]


def test_what_is_missing_at_the_end_is_marked_at_the_end() -> None:
    analysis = analyses.family()
    end = len(analysis.releases[3].text)
    late = replace(analysis.findings[1], start=end, end=end)
    shown = build_view(replace(analysis, findings=(late,)))
    assert shown.releases[3].runs[-1].lacks
    assert shown.releases[3].runs[-1].text == "\r\n"


def test_values_are_listed_once_with_their_places() -> None:
    analysis = analyses.family()
    first = analysis.releases[0]
    twice = replace(first, values=(*first.values, *first.values))
    family = (twice, *analysis.releases[1:])
    shown = build_view(replace(analysis, releases=family, facts=Facts())).releases[0]
    assert [(one.variable, one.text, one.places, one.spot) for one in shown.values] == [
        ("city", "Ada", 2, "line 2")
    ]


def test_what_the_table_has_is_not_listed_again() -> None:
    assert [one.values for one in view().releases] == [()] * 4


def test_the_share_of_boilerplate_is_told_of_each_and_of_all() -> None:
    assert [one.boilerplate for one in view().releases] == ["96%", "22%", "59%", "93%"]
    assert view().summary[2] == "Boilerplate makes up 22% (Bern <b>) to 96% (Ada) of a release."
    assert build_view(analyses.with_stranger()).releases[-1].boilerplate is None
    assert build_view(analyses.alone()).releases[0].boilerplate is None


def test_the_template_is_cut_at_its_sections() -> None:
    sections = view().template
    assert ["".join(one.text for one in section.words) for section in sections] == [
        "",
        "It found:",
        "",
    ]


def test_releases_with_one_subject_are_told_apart() -> None:
    analysis = analyses.family()
    twins = tuple(replace(one, subject="Twin") for one in analysis.releases)
    names = [one.name.name for one in build_view(replace(analysis, releases=twins)).releases]
    assert names == ["Twin (ada)", "Twin (bern)", "Twin (cork)", "Twin (dover)"]


def test_a_long_subject_is_cut_behind_what_tells_it_from_the_others() -> None:
    analysis = analyses.family()
    subjects = [f"{'Office ' * 10}{end} and more of it" for end in ("one", "two")]
    long = [
        replace(release, subject=subject)
        for release, subject in zip(analysis.releases, subjects, strict=False)
    ]
    shown = build_view(replace(analysis, releases=(*long, *analysis.releases[2:]))).releases
    assert [one.name.name for one in shown[:2]] == [
        f"{'Office ' * 10}{end}\u2026" for end in ("one", "two")
    ]
    assert [one.subject for one in shown[:2]] == subjects


def test_files_are_called_without_what_all_begin_with() -> None:
    analysis = analyses.family()
    releases = tuple(
        replace(release, subject=None, source=f"minutes_{release.id}-2031.txt")
        for release in analysis.releases
    )
    names = [one.name.name for one in build_view(replace(analysis, releases=releases)).releases]
    assert names == [f"{release.id}-2031" for release in analysis.releases]


def test_anchors_stay_different() -> None:
    names = ["a b", "a_b", "a.b", "a_20_b", "a-b", "ab", "\u00e4"]
    assert len({anchor(name) for name in names}) == len(names)
    assert not any(set(anchor(name)) & set(' ."<>.#%') for name in names)


def test_every_kind_has_words_and_a_symbol_of_its_own() -> None:
    assert set(KINDS) == set(FindingKind)
    assert len({words.symbol for words in KINDS.values()}) == len(KINDS)


def test_phrases() -> None:
    assert [listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert plural(1, "entry", "entries") == "1 entry"
    assert plural(2, "entry", "entries") == "2 entries"


def test_documents_are_called_as_they_call_themselves_and_else_by_their_files() -> None:
    said = "Whoever wants to speak puts a note into the box by the door of the inn."
    analysis = analyses.family()
    texts = {f"{name}.txt": f"Press release\n\n{name} ferry\n\n{said}" for name in ("Tarn", "Holm")}
    assert build_view(api.analyze(api.read_texts(texts))).title.startswith("2 press releases, ")
    assert build_view(analysis).title.startswith("4 documents (txt), ")
