import pytest

from hmicdiff.infer.template import reading_id, slot_id
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.template import Passage, Slot
from hmicdiff.model.text import Role
from hmicdiff.pipeline import analyze
from tests.support import family

SHOPS = ["Tarn Bakery", "Holm Mills", "Skerry Ovens", "Ayle Bread"]
TEXT = """Guild visits {shop}

What the guild found

The guild saw that {shop} sells:

- {count} kinds of bread;
- cake on weekdays.

What happens now

The guild will come again in spring.
"""


def texts() -> list[str]:
    return [TEXT.format(shop=shop, count=n) for n, shop in enumerate(SHOPS, 3)]


def passages(*files: str) -> list[Passage]:
    return list(analyze(family(*files)).template.passages)


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")]
)
def test_readings_are_lettered(number: int, letters: str) -> None:
    assert reading_id("oven", number) == f"oven.{letters}"


def test_slots_are_numbered() -> None:
    assert slot_id("oven.a", 0) == "oven.a.0"


def test_passages_in_order_with_their_patterns() -> None:
    assert [passage.main.pattern for passage in passages(*texts())] == [
        "Guild visits {subject}",
        "What the guild found",
        "The guild saw that {subject} sells:",
        "{kinds} kinds of bread;",
        "cake on weekdays.",
        "What happens now",
        "The guild will come again in spring.",
    ]


def test_sections_are_headings_and_lines_that_lead_in_a_list() -> None:
    found = {passage.main.pattern: passage.section for passage in passages(*texts())}
    assert found["The guild saw that {subject} sells:"] == "What the guild found"
    assert found["cake on weekdays."] == "The guild saw that {subject} sells:"
    assert found["The guild will come again in spring."] == "What happens now"
    assert found["What happens now"] is None


def test_what_one_lacks_is_optional() -> None:
    files = texts()
    files[0] = files[0].replace("- cake on weekdays.\n", "")
    (cake,) = (one for one in passages(*files) if one.main.pattern == "cake on weekdays.")
    assert (cake.releases, cake.optional, cake.role) == (3, True, Role.ITEM)
    assert sum(passage.optional for passage in passages(*files)) == 1


def test_a_release_more_renames_nothing() -> None:
    files = texts()
    before = passages(*files)
    after = passages(*files, TEXT.format(shop="Northbank Rolls", count=40) + "\nAll were well.\n")
    names = {passage.main.pattern: passage.id for passage in after}
    assert {one.main.pattern: one.id for one in before}.items() <= names.items()


def test_a_line_break_in_a_pattern_is_a_space() -> None:
    files = [text.replace("come again", "come\nagain") for text in texts()]
    assert passages(*files)[-1].main.pattern == "The guild will come again in spring."


def test_every_reading_has_the_releases_that_use_it() -> None:
    files = texts()
    files[0] = files[0].replace("will come", "will not come")
    found = passages(*files)[-1]
    assert [len(reading.releases) for reading in found.readings] == [3, 1]
    assert found.readings[1].releases == ("tarn-bakery",)


def filled(analysis: Analysis, release: str) -> list[str]:
    """Return the sentences of a release as its readings and values give them."""
    (one,) = (one for one in analysis.releases if one.id == release)
    readings = {
        reading.id: reading for each in analysis.template.passages for reading in each.readings
    }
    values = {value.slot: value.text for value in one.values}
    return [
        "".join(values[p.id] if isinstance(p, Slot) else p for p in readings[each.reading].parts)
        for each in one.sentences
    ]


def test_a_pattern_with_the_values_of_a_release_is_its_sentence() -> None:
    found = analyze(family(*texts()))
    for one in found.releases:
        written = [one.text[each.start : each.end] for each in one.sentences]
        assert filled(found, one.id) == written


def test_the_subject_is_written_as_the_release_writes_it() -> None:
    assert sorted(one.subject or "" for one in analyze(family(*texts())).releases) == sorted(SHOPS)


def test_a_family_without_a_subject_has_none() -> None:
    found = analyze(family("Bread is sold.", "Bread is sold.", "Bread was sold."))
    assert [one.subject for one in found.releases] == [None] * 3
    assert [one.id for one in found.releases] == ["0", "1", "2"]
