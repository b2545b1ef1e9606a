"""Nothing is told that the texts contradict."""

from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.pipeline import analyze
from hmicdiff.report.view import build_view
from tests.support import family

OVEN = "The baker cleans the oven before dawn."
FLOUR = "Flour for the rolls is milled beside the river."
BREAD = "Customers praised crusty bread and sweet cake."
GUILD = "Guild members visited again in autumn."
LIST = ["What stands here", "Important terms", "Our prices"]
WHOLE = "The whole report can be had from the guild hall."


def of(release: int, *files: list[str]) -> list[Finding]:
    found = analyze(family(*("\n\n".join(file) for file in files))).findings
    return [each for each in found if each.release == str(release)]


def story(*files: list[str]) -> list[tuple[str, str, str]]:
    view = build_view(analyze(family(*("\n\n".join(file) for file in files))))
    return [(one.before, one.says, one.card.quote) for one in view.story]


def test_what_a_release_says_twice_is_not_told_as_said_by_no_other() -> None:
    said = ["What stands here is known.", "Important terms come last.", "Our prices are fair."]
    usual = [*said, OVEN, FLOUR, BREAD, GUILD]
    twice = [*said, *said, OVEN, FLOUR, BREAD, GUILD]
    found = of(4, *[usual] * 4, twice)
    assert found
    assert not [each for each in found if "No other" in each.message]
    assert all(each.shared_with for each in found)
    assert story(*[usual] * 4, twice) == []


def test_what_a_release_says_once_is_not_told_as_lacking() -> None:
    twice = [OVEN, WHOLE, FLOUR, BREAD, GUILD, WHOLE]
    once = [OVEN, WHOLE, FLOUR, BREAD, GUILD]
    (found,) = of(4, *[twice] * 4, once)
    assert found.message == "Says this once, at line 3; 4 of 5 releases say it twice."
    assert story(*[twice] * 4, once) == []


def test_who_lacks_it_is_not_told_to_say_it_once() -> None:
    twice = [OVEN, WHOLE, FLOUR, BREAD, GUILD, WHOLE]
    once = [OVEN, WHOLE, FLOUR, BREAD, GUILD]
    (found,) = of(4, *[twice] * 4, once, [OVEN, FLOUR, BREAD, GUILD])
    assert found.shared_with == ()


def test_what_another_says_within_a_longer_sentence_is_not_told_as_said_by_no_other() -> None:
    usual = [OVEN, FLOUR, BREAD, GUILD]
    own = "A heron was seen on the weir"
    longer = [OVEN, f"{own}, and it stayed until the ice had gone.", FLOUR, BREAD, GUILD]
    shorter = [OVEN, FLOUR, BREAD, f"{own}.", GUILD]
    (found,) = of(4, *[usual] * 4, shorter, longer)
    assert found.message == "No other of the 6 releases says just this; one says something like it."


def test_who_lacks_it_altogether_is_told_so() -> None:
    twice = [OVEN, WHOLE, FLOUR, BREAD, GUILD, WHOLE]
    found = of(4, *[twice] * 4, [OVEN, FLOUR, BREAD, GUILD])
    assert {(each.kind, each.message) for each in found} == {
        (FindingKind.MISSING, "Only this one of the 5 releases lacks this.")
    }


def test_an_own_sentence_that_stands_twice_is_told_once() -> None:
    own = "A dog was found asleep in the warm store room."
    found = of(3, *[[OVEN, FLOUR, BREAD, GUILD]] * 3, [OVEN, own, FLOUR, BREAD, own, GUILD])
    assert [each.message for each in found if each.kind is FindingKind.EXTRA] == [
        "No other of the 4 releases says this. It also stands at line 9."
    ]


def test_a_count_of_who_puts_it_so_counts_those_who_have_the_words() -> None:
    who = ["Ada Birch", "old Tom Reed", "the miller", "a stranger"]
    usual = ["The warden has bought six sacks of seed for the upper fields.", OVEN, FLOUR, BREAD]
    files = [usual] * 8 + [
        [f"{one[0].upper()}{one[1:]} has bought seed for the upper fields.", OVEN, FLOUR, BREAD]
        for one in who
    ]
    for release in range(8, 12):
        name = who[release - 8].casefold()
        told = [each for each in of(release, *files) if name in each.quote.casefold()]
        assert told
        assert not any(name in each.message.casefold() for each in told if each.shared_with)


def test_what_stands_within_a_longer_sentence_is_not_told_as_lacking() -> None:
    usual = [OVEN, FLOUR, BREAD, "Ask the mill for the whole list", GUILD]
    longer = (
        "Whoever wants to know more of what is sold here, and of what it costs in winter, is free "
        "to ask the mill for the whole list of its flours, or to read it in the guild hall."
    )
    found = of(5, *[usual] * 5, [OVEN, FLOUR, BREAD, longer, GUILD])
    assert [each.kind for each in found] == [FindingKind.EXTRA]


def test_a_label_that_a_sentence_begins_with_is_not_told_as_lacking() -> None:
    usual = [OVEN, FLOUR, BREAD, "Opening hours", GUILD]
    begins = "Opening hours are longer in summer."
    for own, is_told in ((begins, False), (f"In summer, {begins.lower()}", True)):
        found = of(5, *[usual] * 5, [own, OVEN, FLOUR, BREAD, GUILD])
        assert (FindingKind.MISSING in {each.kind for each in found}) == is_told


def test_a_word_in_another_form_is_another_label() -> None:
    usual = [OVEN, FLOUR, BREAD, GUILD]
    found = of(4, *[usual] * 4, [OVEN, "Update", FLOUR, BREAD, "Updated", GUILD])
    assert [each.message for each in found] == ["No other of the 5 releases says this."] * 2


def test_the_same_words_with_other_figures_are_told_as_such() -> None:
    usual = [OVEN, FLOUR, BREAD, GUILD]
    one, two = (f"The gauge at the weir stood at {tide} feet at noon." for tide in (4, 7))
    found = of(4, *[usual] * 4, [OVEN, one, FLOUR, BREAD, two, GUILD])
    assert [each.message for each in found] == [
        "No other of the 5 releases says this. It also stands at line 9, with other figures."
    ]
