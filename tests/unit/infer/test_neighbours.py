"""Two values side by side are parted only where each is a value."""

from hmicdiff.infer.neighbours import with_known_values
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.read.normalize import wording

RISKS = ["falls", "fire", "injury", "burns", "falls", "fire", "burns"]


def reading(first: int, texts: list[str], values: list[str]) -> DraftReading:
    """Return a reading with a slot, in which releases from the `first` on fill in values."""
    fillings = []
    for number, (text, value) in enumerate(zip(texts, values, strict=True), first):
        said = wording(text)
        size = len(wording(value).norms)
        norms = [said.norms[at : at + size] for at in range(len(said.norms))]
        start = norms.index(wording(value).norms)
        fillings.append(Filling((number, 0), said, ((start, start + size),)))
    return DraftReading(tuple(fillings), joint=False)


def test_what_others_say_in_a_value_does_not_part_it() -> None:
    whole = [f"a risk of {risk}" for risk in RISKS[:5]] + ["risks of fire and burns"] * 2
    parts = reading(0, [f"Because of {risk} it is taken back." for risk in RISKS], RISKS)
    wholes = reading(9, [f"It is taken back because of {each}." for each in whole], whole)
    (found,) = with_known_values([[parts, wholes]])
    assert [each.slots for each in found] == [1, 1]


def test_two_values_that_others_say_are_parted() -> None:
    days = ["Monday", "Friday", "Sunday", "Monday", "Friday", "Sunday", "Friday"]
    both = [f"{day} {risk}" for day, risk in zip(days, RISKS, strict=True)]
    one = reading(0, [f"Because of {risk} it is taken back." for risk in RISKS], RISKS)
    other = reading(9, [f"It is taken back each {day}." for day in days], days)
    wholes = reading(20, [f"It is taken back now: {each}." for each in both], both)
    (found,) = with_known_values([[one, other, wholes]])
    assert sorted(each.slots for each in found) == [1, 1, 2]
