import pytest

from hmicdiff.model.analysis import Op
from hmicdiff.report.cards import Change, Chunk
from hmicdiff.report.collation import Holders
from hmicdiff.report.markup import Marker, changes, pattern, told
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.noun import Noun
from hmicdiff.report.runs import Run, Stretch
from tests.analyses import HOSTILE

ODD = '"><img src=x onerror=alert(1)> \u202e'
SHOWN = "&#34;&gt;&lt;img src=x onerror=alert(1)&gt; &lt;U+202E&gt;"


def marker() -> Marker:
    return Marker(lambda fragment: f"#{fragment}")


def names(number: int) -> tuple[ReleaseName, ...]:
    return tuple(ReleaseName(f"r{n}", f"Release {n}", f"r{n}") for n in range(number))


def test_words_are_text_in_every_part() -> None:
    chunks = (Chunk(ODD, slot=False), Chunk(ODD, slot=True))
    assert pattern(chunks) == f'{SHOWN}<span class="chip">{SHOWN}</span>'
    assert marker().link(ReleaseName("a", ODD, "a")) == f'<a href="#a"><bdi>{SHOWN}</bdi></a>'
    run = Run("extra", (Stretch(ODD, "city"),), "a.s0", None, ())
    assert marker().text([run]) == f'<span class="s extra" id="a.s0"><u>{SHOWN}</u></span>'
    assert "<script" not in pattern((Chunk(HOSTILE, slot=False),))


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        (Op.ADDED, "<ins>x</ins>"),
        (Op.DROPPED, "<del>x</del>"),
        (Op.FILLED, '<span class="fill">x</span>'),
        (Op.SAME, "x"),
        (None, '<span class="gap-only">x</span>'),
    ],
)
def test_changes_are_told_apart(op: Op | None, expected: str) -> None:
    assert changes([Change(op, (Chunk("x", slot=False),))]) == expected


def test_of_many_releases_the_rest_are_counted() -> None:
    told = marker().links(names(15), 12)
    assert told.count("<a ") == 12
    assert told.endswith(" and 3 more")


def test_holders_are_told_in_the_shorter_way() -> None:
    some = names(2)
    assert marker().holders(Holders(5, all=True, names=(), inverted=False)) == "all 5"
    told = marker().holders(Holders(40, all=False, names=some, inverted=True))
    assert told.startswith("40 documents, all but <a ")
    assert marker().holders(Holders(2, all=False, names=some, inverted=False)).count("<a ") == 2


def test_what_is_told_calls_the_documents_by_their_name_and_leaves_quotes_alone() -> None:
    message = (
        Chunk("Says “press releases of ", slot=False),
        Chunk("city", slot=True),
        Chunk(" releases”; 2 of 5 releases do, this release too", slot=False),
    )
    shown = str(told(message, Noun("lease", "leases")))
    assert shown.startswith("Says “press releases of ")
    assert shown.endswith(" releases”; 2 of 5 leases do, this lease too")


def test_the_words_of_most_are_the_usual_ones_unless_a_template_is_given() -> None:
    message = (Chunk("Says “a”; 3 of 5 have the template's.", slot=False),)
    noun = Noun("notice", "notices")
    assert "3 of 5 have the usual words." in str(told(message, noun))
    assert "the template&#39;s." in str(told(message, noun, given=True))
