import pytest

from hmicdiff.differences.typography import same_words
from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

BEFORE = "The baker cleans the oven before dawn."
AFTER = "Guild members visited again in autumn."


def oddities(*middles: str) -> list[Finding]:
    found = analyze(family(*(f"{BEFORE}\n\n{middle}\n\n{AFTER}" for middle in middles))).findings
    return [each for each in found if each.kind is FindingKind.TYPOGRAPHY]


@pytest.mark.parametrize(
    ("usual", "odd", "named"),
    [
        pytest.param(
            "Bread “of the day” sells.", 'Bread "of the day" sells.', "quote marks", id="'"
        ),
        pytest.param("Bread – and rolls – sell.", "Bread - and rolls - sell.", "dashes", id="dash"),
        pytest.param("Bread ends the day…", "Bread ends the day...", "ellipsis", id="ellipsis"),
        pytest.param("Soft bread sells.", "Soft  bread sells.", "white space", id="spaces"),
        pytest.param("Soft bread sells.", "Soft br\u00adead sells.", "invisible", id="soft hyphen"),
        pytest.param("The caf\u00e9 sells.", "The cafe\u0301 sells.", "characters", id="accent"),
        pytest.param("Bread sells in Town.", "Bread sells in town.", "capitals", id="capitals"),
        pytest.param("- soft bread", "* soft bread", "list marker (“*” for “-”)", id="marker"),
    ],
)
def test_who_writes_the_same_words_otherwise_is_named(usual: str, odd: str, named: str) -> None:
    (found,) = oddities(usual, usual, usual, odd)
    assert (found.release, found.shared_with) == ("3", ())
    assert f"of 4 releases; other {named}" in found.message


@pytest.mark.parametrize(
    "middles",
    [
        pytest.param(["Soft bread sells."] * 3, id="all alike"),
        pytest.param(["1. soft bread", "2. soft bread", "1. soft bread"], id="numbers of items"),
        pytest.param(
            ["Soft\nbread sells well.", "Soft\nbread sells well.", "Soft bread\nsells well."],
            id="lines wrapped elsewhere",
        ),
        pytest.param(["- soft bread", "* soft bread"] * 2, id="no marker is the usual one"),
        pytest.param(["Bread of “Tarn”.", "Bread of “Holm”.", "Bread of “Ayle”."], id="values"),
        pytest.param(
            [
                f"The prices are at https://bakery.example/v2/{name}.json in May."
                for name in ("a7-tarn", "b2_mar", "kestrel", "oxc.2021", "holm", "qnb-9", "ayle")
            ],
            id="values of letters and marks",
        ),
    ],
)
def test_what_is_no_difference_is_not_told(middles: list[str]) -> None:
    assert oddities(*middles) == []


def test_those_who_write_alike_are_named_together() -> None:
    found = oddities(*["Soft bread sells."] * 3, *["Soft *bread* sells."] * 2)
    assert {(each.release, each.shared_with) for each in found} == {("3", ("4",)), ("4", ("3",))}


def test_other_words_are_not_typography() -> None:
    assert oddities(*["Soft bread sells."] * 3, "Soft *bread* does not sell.") == []


def test_a_comment_sign_is_named_where_the_lines_are_wrapped() -> None:
    usual = "Soft bread of the guild sells\nwell in the town."
    (found,) = oddities(usual, usual, usual, "Soft bread of\n * the guild sells well in the town.")
    assert found.message == "The same words as in most of 4 releases; other comment signs."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Soft bread, and rolls", "soft bread and rolls.", True, id="marks and case"),
        pytest.param("flood deaths", "flooddeaths", True, id="spaces"),
        pytest.param("(see below)", "see below", True, id="brackets"),
        pytest.param("It rose by 3", "It rose by -3", False, id="a minus"),
        pytest.param("1.5 loaves", "15 loaves", False, id="a decimal point"),
        pytest.param("more than > 3", "more than < 3", False, id="a sign"),
        pytest.param("bread", "breads", False, id="a letter"),
    ],
)
def test_same_words(one: str, other: str, *, same: bool) -> None:
    assert same_words(one, other) is same


def test_what_the_sound_of_a_month_asks_for_is_no_oddity() -> None:
    assert not oddities("El forn obre el 3 de maig.", "El forn obre el 4 d'abril.") + oddities(
        *["El forn obre el dia 3 de maig."] * 3, "El forn obre el dia 3 d'abril."
    )
