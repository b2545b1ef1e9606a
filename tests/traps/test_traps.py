"""The hard cases of real families, each in a small made-up one.

All are made from tests/data/plain/, a family without a trap. The report on each says what is
wanted and nothing else.
"""

from functools import cache

import pytest

from hmicdiff.model.analysis import Analysis, Finding, FindingKind, PlacedSentence
from hmicdiff.pipeline import analyze
from hmicdiff.report.view import build_view
from tests.support import DATA, folder

TARN, HOLM, SKERRY = "tarn-water-buses", "holm-crossings", "skerry-line"


@cache
def analysis(trap: str) -> Analysis:
    return analyze(folder(trap))


def told(trap: str) -> list[tuple[str, str]]:
    """Return what the releases say otherwise than the template; slips are told beside."""
    return sorted(
        (finding.release, finding.kind.value)
        for finding in analysis(trap).findings
        if finding.kind is not FindingKind.INCONSISTENT
    )


def slips(trap: str) -> list[tuple[str, str | None, str]]:
    return [
        (finding.release, finding.rule, finding.quote)
        for finding in analysis(trap).findings
        if finding.kind is FindingKind.INCONSISTENT
    ]


def one_finding(trap: str, release: str, kind: FindingKind) -> Finding:
    (found,) = (
        finding
        for finding in analysis(trap).findings
        if finding.release == release and finding.kind is kind
    )
    return found


def the_sentence(trap: str, release: str, start: str) -> PlacedSentence:
    """Return the one sentence of a release that starts so."""
    (one,) = (each for each in analysis(trap).releases if each.id == release)
    (found,) = (each for each in one.sentences if one.text.startswith(start, each.start))
    return found


def support(trap: str) -> set[int]:
    """Return how many releases the passages have."""
    return {passage.releases for passage in analysis(trap).template.passages}


@pytest.mark.parametrize("trap", sorted(path.name for path in DATA.iterdir()))
def test_no_character_is_lost(trap: str) -> None:
    lossless = analysis(trap).lossless
    assert lossless.rebuilt == lossless.releases == len(list((DATA / trap).iterdir()))


def test_a_family_that_fills_in_its_template_has_no_findings() -> None:
    assert told("plain") == []
    assert support("plain") == {4}


def test_merged_bullets_are_neither_missing_nor_reworded() -> None:
    assert told("merged-bullets") == []
    assert support("merged-bullets") == {4}


def test_merged_sentences_say_both_passages() -> None:
    assert told("merged-sentences") == [(TARN, "merged")]
    finding = one_finding("merged-sentences", TARN, FindingKind.MERGED)
    assert finding.quote.startswith("The company has written down which telephones")
    assert finding.quote.endswith("told the harbour board of nine groundings.")
    assert len(the_sentence("merged-sentences", TARN, "The company has written").passages) == 2


def test_a_moved_and_reworded_sentence_is_one_passage_in_two_places() -> None:
    assert told("moved-and-reworded") == [(HOLM, "extra"), (SKERRY, "extra")]
    first = one_finding("moved-and-reworded", HOLM, FindingKind.EXTRA)
    second = one_finding("moved-and-reworded", SKERRY, FindingKind.EXTRA)
    assert first.passage == second.passage
    assert (first.shared_with, second.shared_with) == ((SKERRY,), (HOLM,))
    assert "sinkings of two tenders" in first.quote
    assert "sinking of the tender Gannet" in second.quote


def test_a_quote_in_more_paragraphs_is_neither_missing_nor_split() -> None:
    assert {kind for _, kind in told("split-quote")} == {"typography"}
    assert support("split-quote") == {4}


@pytest.mark.parametrize(
    ("trap", "name", "count"),
    [
        ("straight-quotes", "quote", 3),
        ("lost-emphasis", "emphasis", 2),
        ("numbered-bullets", "list marker", 3),
        ("broken-line", "white space", 1),
        ("split-hyphen", "hyphenation", 1),
        ("lost-stop", "final stop", 1),
        ("hard-wrap", "white space", 16),
    ],
)
def test_typography_is_kept_apart_and_named(trap: str, name: str, count: int) -> None:
    assert told(trap) == [(TARN, "typography")] * count
    assert all(
        name in finding.message
        for finding in analysis(trap).findings
        if finding.kind is FindingKind.TYPOGRAPHY
    )
    assert support(trap) == {4}


@pytest.mark.parametrize(
    ("trap", "found"),
    [
        ("plain", []),
        ("lost-stop", [(TARN, "full-stop", "time")]),
        ("split-hyphen", [(TARN, "hyphen", "self- assessment")]),
        ("agreement-words", [(SKERRY, "agreement", "they"), (SKERRY, "agreement", "their")]),
        ("negative-statement", []),
        ("same-sentence-twice", []),
        ("split-quote", []),
    ],
)
def test_slips_are_told_where_they_are(trap: str, found: list[tuple[str, str, str]]) -> None:
    assert slips(trap) == found


def test_lost_and_other_dashes_are_typography() -> None:
    assert told("lost-dashes") == [("northbank-ferries", "typography"), (TARN, "typography")]
    assert all("dash" in finding.message for finding in analysis("lost-dashes").findings)


def test_numbers_in_words_and_digits_fill_one_slot() -> None:
    assert told("numbers-in-words") == []
    values = {value.text for one in analysis("numbers-in-words").releases for value in one.values}
    assert {"59", "all but one", "1,200", "86"} <= values


def test_a_negative_statement_is_the_passage_in_other_words() -> None:
    assert told("negative-statement") == [(TARN, "reworded")]
    finding = one_finding("negative-statement", TARN, FindingKind.REWORDED)
    assert "did not tell the harbour board of any groundings" in finding.quote
    assert support("negative-statement") == {5}


def test_a_choice_is_filled_in() -> None:
    assert told("choice") == []
    values = {value.text for one in analysis("choice").releases for value in one.values}
    assert any("reduction" in text for text in values)
    assert any("no change" in text for text in values)


def test_another_period_is_not_passed_over() -> None:
    assert told("other-period") == [(TARN, "reworded")]
    finding = one_finding("other-period", TARN, FindingKind.REWORDED)
    assert finding.quote.startswith("Since May 2014")
    assert finding.expected is not None
    assert finding.expected.startswith("Between May 2014 and June 2015")


def test_agreement_words_make_no_other_passages() -> None:
    assert {kind for _, kind in told("agreement-words")} == {"reworded"}
    assert {release for release, _ in told("agreement-words")} == {SKERRY, HOLM}
    assert support("agreement-words") == {5}


def test_a_dropped_hedge_is_found_in_the_headline() -> None:
    assert told("dropped-hedge") == [(TARN, "reworded")]
    finding = one_finding("dropped-hedge", TARN, FindingKind.REWORDED)
    assert (finding.line, "has made progress in" in finding.quote) == (1, True)
    dropped = [piece.text.strip() for piece in finding.pieces if piece.op.value == "dropped"]
    assert dropped == ["some"]


def test_missing_boilerplate_is_missing_where_it_is_and_nowhere_else() -> None:
    assert told("missing-boilerplate") == [(HOLM, "missing"), (SKERRY, "missing")]
    finding = one_finding("missing-boilerplate", HOLM, FindingKind.MISSING)
    assert finding.expected is not None
    assert finding.expected.startswith("New deckhands are trained")
    assert finding.shared_with == (SKERRY,)


def test_slots_that_change_together_are_filled_in() -> None:
    assert told("linked-slots") == []
    for one in analysis("linked-slots").releases:
        texts = {value.text for value in one.values}
        assert len(texts) >= 4, f"{one.id} fills in its name, its district, its surveyor, a number"


def test_one_sentence_in_two_places_is_two_passages() -> None:
    assert told("same-sentence-twice") == [(TARN, "missing")]
    finding = one_finding("same-sentence-twice", TARN, FindingKind.MISSING)
    kept = the_sentence("same-sentence-twice", TARN, "The names of all masters")
    assert finding.passage not in kept.passages
    assert not kept.moved


@pytest.mark.parametrize(
    ("trap", "mark"),
    [("bom", b"\xef\xbb\xbf"), ("crlf", b"\r\n"), ("utf-16", b"\xfe\xff"), ("cp1252", b"\x93")],
)
def test_encodings_and_line_ends_make_no_difference(trap: str, mark: bytes) -> None:
    assert mark in (DATA / trap / "tarn.txt").read_bytes()
    assert told(trap) == []
    assert support(trap) == {4}


def test_a_stranger_is_named_and_does_not_bend_the_template() -> None:
    found = analysis("stranger")
    assert [one.source for one in found.releases if one.stranger] == ["recipe.txt"]
    assert "; 19 passages: 19 in all 4." in build_view(found).summary[0]
    assert any("recipe.txt" in notice for notice in found.notices)
    assert {finding.release for finding in found.findings} <= {"recipe"}
    plain = {passage.id: passage.main.pattern for passage in analysis("plain").template.passages}
    shared = {each.id: each.main.pattern for each in found.template.passages if each.releases > 1}
    assert shared == plain
