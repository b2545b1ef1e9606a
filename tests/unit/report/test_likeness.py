import math

from hmicdiff.model.template import Passage, Reading, Template
from hmicdiff.model.text import Role
from hmicdiff.report.likeness import likeness_of

NAMES = [f"r{number:02}" for number in range(20)]


def passage(name: str, *ways: list[str]) -> Passage:
    readings = tuple(
        Reading(f"{name}.{letter}", (f"{name} in the way {letter}",), tuple(way))
        for letter, way in zip("abc", ways, strict=False)
    )
    number = sum(map(len, ways))
    return Passage(name, Role.PARAGRAPH, None, number, number < len(NAMES), readings)


def template(*passages: Passage) -> Template:
    return Template(tuple(passages), ())


TWO_WORDINGS = template(*(passage(name, NAMES[:13], NAMES[13:]) for name in "stuvw"))


def test_those_that_are_worded_alike_lie_together() -> None:
    places = likeness_of(TWO_WORDINGS, NAMES).places
    near = math.dist(places["r00"], places["r12"])
    far = math.dist(places["r00"], places["r13"])
    assert near < 0.01 < far


def test_choices_that_fall_together_make_a_group_and_say_what_sets_it_apart() -> None:
    group = likeness_of(TWO_WORDINGS, NAMES).group
    assert group
    assert group.releases == tuple(NAMES[13:])
    assert group.choices == (("s", 1), ("t", 1), ("u", 1))


def test_what_is_left_out_together_is_a_choice() -> None:
    shared = [passage(name, NAMES) for name in "abcde"]
    lacking = [passage(name, NAMES[:13]) for name in "stuvw"]
    between = [one for pair in zip(lacking, shared, strict=True) for one in pair]
    group = likeness_of(template(*between), NAMES).group
    assert group
    assert group.choices[0] == ("s", -1)


def test_choices_that_fall_together_by_chance_make_no_group() -> None:
    apart = template(
        *(
            passage(name, NAMES[n:] + NAMES[: n - 7], NAMES[n - 7 : n])
            for n, name in enumerate("stuvwxyz", 7)
        )
    )
    assert likeness_of(apart, NAMES).group is None
    few = NAMES[:6]
    twice = template(passage("s", few[:3], few[3:]), passage("t", few[:3], few[3:]))
    assert likeness_of(twice, few).group is None


def test_one_paragraph_that_some_add_makes_no_group() -> None:
    added = template(*(passage(name, NAMES[13:]) for name in "stuvw"))
    assert likeness_of(added, NAMES).group is None


def test_one_sentence_that_some_say_for_two_makes_no_group() -> None:
    merged = template(passage("s", NAMES[:13], NAMES[13:]), passage("t", NAMES[:13]))
    assert likeness_of(merged, NAMES).group is None


def test_where_all_is_alike_there_is_no_map() -> None:
    assert likeness_of(template(passage("s", NAMES)), NAMES).places == {}


def test_the_order_of_the_releases_moves_no_dot_from_its_neighbours() -> None:
    places = likeness_of(TWO_WORDINGS, NAMES[::-1]).places
    assert math.dist(places["r00"], places["r12"]) < 0.01


def test_of_many_what_one_alone_says_moves_no_dot() -> None:
    alone = [passage(f"own{n}", [NAMES[0]]) for n in range(40)]
    told = likeness_of(template(*TWO_WORDINGS.passages, *alone), NAMES).places
    assert told == likeness_of(TWO_WORDINGS, NAMES).places


def test_a_group_need_not_agree_in_each_choice() -> None:
    ways = [(NAMES[:9], NAMES[9:])] * 5
    ways[2] = (NAMES[:10], NAMES[10:])
    told = [passage(name, *way) for name, way in zip("stuvw", ways, strict=True)]
    group = likeness_of(template(*told), NAMES).group
    assert group
    assert len(group.choices) == 3
