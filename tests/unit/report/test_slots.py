from hmicdiff.report.view import build_view
from tests import analyses
from tests.support import of_seeds


def test_each_value_says_who_has_it_and_the_most_frequent_comes_first() -> None:
    staff = next(one for one in build_view(of_seeds()).variables if one.name == "staff")
    told = {value.text: [name.id for name in value.names] for value in staff.values}
    assert told["a reduction"] == ["northumbria-police"]
    assert len(told["no change"]) == 2
    numbers = [len(value.names) for value in staff.values]
    assert numbers == sorted(numbers, reverse=True)


def test_variables_stand_in_the_order_of_the_template() -> None:
    names = [one.name for one in build_view(of_seeds()).variables]
    assert names[0] == "subject"
    assert names.index("instances") < names.index("cases") < names.index("region")


def test_what_no_release_fills_has_no_values() -> None:
    assert [one.name for one in build_view(analyses.alone()).variables] == []
