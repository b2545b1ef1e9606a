from scripts.constants import constants


def test_every_number_says_why_it_is_this_one() -> None:
    found = list(constants())
    assert len(found) > 400
    assert [f"{each.path}:{each.line} {each.name}" for each in found if each.why is None] == []
