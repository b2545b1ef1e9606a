from hmicdiff.differences import messages
from hmicdiff.differences.runs import arranged
from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.pipeline import analyze
from hmicdiff.structs import replace
from tests.support import family

SENTENCES = [
    "The baker cleans the oven before dawn.",
    "Flour for the rolls is milled beside the river.",
    "Customers praised crusty bread and sweet cake.",
    "Guild members visited again in autumn.",
    "Apprentices complained about their wages.",
    "Two cats keep the loft free of mice.",
    "A bell warns everybody before the gate is opened.",
    "The accounts are read out in church each year.",
]
OWN = [
    "Lorries blocked the bridge for most of June.",
    "No engineer could say who had painted it green.",
    "Swans nested under the northern arch.",
]


def told(*files: list[str]) -> list[Finding]:
    return list(analyze(family(*("\n\n".join(file) for file in files))).findings)


def test_a_release_that_ends_early_is_one_finding() -> None:
    (found,) = told(*[SENTENCES] * 4, SENTENCES[:4])
    assert (found.release, found.kind, found.count) == ("4", FindingKind.MISSING, 4)
    assert found.expected == SENTENCES[4]
    assert found.message == "Ends here: the last 4 passages are missing."


def test_a_release_that_ends_in_words_of_its_own_does_not_end_early() -> None:
    found = told(*[SENTENCES] * 4, [*SENTENCES[:4], OWN[0]])
    (missing,) = (each for each in found if each.kind is FindingKind.MISSING)
    assert missing.count == 4
    assert missing.message.startswith("Lacks these four passages in a row")


def test_passages_lacking_in_a_row_are_one_finding() -> None:
    (found,) = told(*[SENTENCES] * 4, [*SENTENCES[:2], *SENTENCES[5:]])
    assert found.count == 3
    assert found.message == (
        "Lacks these three passages in a row, up to “Apprentices complained about their wages.”."
    )


def test_single_passages_in_several_places_are_told_one_by_one() -> None:
    found = told(*[SENTENCES] * 4, [SENTENCES[0], *SENTENCES[2:4], *SENTENCES[5:7]])
    assert [each.count for each in found] == [1, 1, 1]


def test_two_beside_each_other_are_told_one_by_one() -> None:
    found = told(*[SENTENCES] * 4, [*SENTENCES[:2], *SENTENCES[4:]])
    assert [each.count for each in found] == [1, 1]


def test_what_is_said_in_another_place_is_none_that_is_lacking_in_a_row() -> None:
    twice = [*SENTENCES[:4], SENTENCES[0], *SENTENCES[4:]]
    found = told(*[twice] * 6, [*SENTENCES[:4], *SENTENCES[6:]])
    assert [(each.count, messages.is_once(each.message)) for each in found] == [
        (1, False),
        (1, False),
        (1, True),
    ]


def test_own_sentences_in_a_row_are_one_finding_with_the_whole_span() -> None:
    (found,) = told(*[SENTENCES] * 4, [*SENTENCES[:4], *OWN, *SENTENCES[4:]])
    assert found.quote == "\n\n".join(OWN)
    assert found.message == "Says these three sentences in a row that no other release says."


def one(start: int, end: int, kind: FindingKind = FindingKind.EXTRA) -> Finding:
    return Finding("a", kind, f"p{start}", start, end, 1, "x" * (end - start), None, (), "", 1.0)


def test_a_run_of_own_sentences_ends_at_a_heading() -> None:
    text = "x" * 60
    spans = [(at * 10, at * 10 + 9, at == 3, ()) for at in range(6)]
    found = arranged([one(start, end) for start, end, *_ in spans], text, spans, {})
    assert [(each.start, each.end) for each in found] == [(0, 29), (30, 59)]


def test_passages_that_other_releases_lack_are_no_part_of_a_run() -> None:
    missing = [one(9, 9, FindingKind.MISSING) for _ in range(3)]
    spans = [(0, 9, False, ()), (10, 19, False, ())]
    shared = [
        Finding("a", FindingKind.MISSING, f"p{n}", 9, 9, 1, "", "x", ("b",) * (n == 1), "", 1.0)
        for n in range(3)
    ]
    order = {"p9": 0, "p0": 1, "p1": 2, "p2": 3}
    assert len(arranged(missing, "x" * 20, spans, order)) == 1
    assert len(arranged(shared, "x" * 20, spans, order)) == 3


def test_a_run_of_own_sentences_ends_at_what_others_say_something_like() -> None:
    spans = [(at * 10, at * 10 + 9, False, ()) for at in range(7)]
    own = [one(start, end) for start, end, *_ in spans]
    own[3] = replace(own[3], message=messages.extra(1, 5, 1))
    found = arranged(own, "x" * 70, spans, {})
    assert [each.count for each in found] == [3, 1, 3]
