"""What a reader of seeds/ has to be told, by the library and by every format alike."""

import json
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from hmicdiff import Analysis, analyze, present, read
from hmicdiff.model.analysis import Finding, FindingKind, Op, PlacedRelease
from hmicdiff.read.normalize import wording
from hmicdiff.report.text import show
from tests.support import SEEDS

CUMBRIA, DURHAM, HUMBERSIDE = "cumbria-constabulary", "durham-constabulary", "humberside-police"
NORTHAMPTONSHIRE, NORTHUMBRIA = "northamptonshire-police", "northumbria-police"

NOTE = (
    "HMIC has monitored the progress of the widely reported investigation into chief officers, "
    "which is not included in these figures since the issues being investigated do not fall within "
    "the scope of this inspection."
)
PARAGRAPH = (
    "HMIC has monitored the progress of the widely reported investigations into the temporary "
    "chief constable – although because these started after May 2012 they are not included in the "
    "figures in this report."
)
POLICY = "The force has updated its media policy."
CROSS_CHECKING = (
    "However, while the force has made progress it needs to continue to monitor and develop how it "
    "responds to issues of integrity, such as cross checking information to secure the integrity "
    "of the procurement process."
)


@cache
def analysis() -> Analysis:
    return analyze(read(SEEDS))


@cache
def saved() -> dict[str, Any]:
    data = json.loads(present(analysis(), "json"))
    assert isinstance(data, dict)
    return data


class _Cards(HTMLParser):
    """Gathers the text of each finding on the page by its anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, str] = {}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id") if tag == "article" else None
        if anchor:  # those of the first screen lead to these
            self._open = anchor
            self.cards[anchor] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cards[self._open] += data


@cache
def cards(release: str) -> list[str]:
    """Return what the page says in each finding on a release."""
    parser = _Cards()
    parser.feed(present(analysis(), "html"))
    return [plain(text) for anchor, text in parser.cards.items() if anchor.startswith(release)]


@cache
def shown(release: str) -> list[str]:
    """Return what `hmicdiff show` says in each finding, in one line each."""
    paragraphs = show(analysis(), release).split("\n\n")
    return [
        plain(re.sub(r"^ +(here +|template +)?│", "", p, flags=re.MULTILINE)) for p in paragraphs
    ]


def plain(text: str) -> str:
    return " ".join(text.split())


def finding(release: str, start: str, kind: FindingKind = FindingKind.EXTRA) -> Finding:
    """Return the one finding on a release whose words, or for a gap the template's, start so."""
    (found,) = (
        each
        for each in analysis().findings
        if (each.release, each.kind) == (release, kind)
        and (each.quote or each.expected or "").startswith(start)
    )
    return found


def assert_everywhere(told: Finding, words: str) -> None:
    """Hold the JSON, the page and `show` to telling the finding in these words at its line."""
    (kept,) = (
        each
        for each in saved()["findings"]
        if all(each[key] == getattr(told, key) for key in ("release", "kind", "passage", "start"))
    )
    assert (kept["line"], kept["quote"]) == (told.line, told.quote)
    assert kept["shared_with"] == list(told.shared_with)
    line = f"line {told.line} "
    assert [card for card in cards(told.release) if line in card and words in card]
    assert [each for each in shown(told.release) if line in each and words in each]


def pieces(told: Finding, op: Op) -> list[str]:
    return [piece.text.strip() for piece in told.pieces if piece.op is op]


def text_of(release: str) -> PlacedRelease:
    (found,) = (each for each in analysis().releases if each.id == release)
    return found


def test_the_releases_are_named_by_whom_they_are_about() -> None:
    assert [release.id for release in analysis().releases] == [
        CUMBRIA, DURHAM, HUMBERSIDE, NORTHAMPTONSHIRE, NORTHUMBRIA
    ]  # fmt: skip


def test_no_character_is_lost() -> None:
    assert (analysis().lossless.releases, analysis().lossless.rebuilt) == (5, 5)
    assert saved()["lossless"] == {"releases": 5, "rebuilt": 5}


def test_every_finding_quotes_its_release_at_its_line() -> None:
    for each in analysis().findings:
        text = text_of(each.release).text
        assert text[each.start : each.end] == each.quote
        if each.quote:
            assert text.count("\n", 0, each.start) + 1 == each.line


def test_a_note_and_a_paragraph_on_an_investigation_are_linked_to_each_other() -> None:
    note, paragraph = finding(NORTHAMPTONSHIRE, NOTE), finding(CUMBRIA, PARAGRAPH)
    assert (note.quote, note.line) == (NOTE, 41)
    assert (paragraph.quote, paragraph.line) == (PARAGRAPH, 22)
    assert note.passage == paragraph.passage
    assert (note.shared_with, paragraph.shared_with) == ((CUMBRIA,), (NORTHAMPTONSHIRE,))
    assert_everywhere(note, NOTE)
    assert_everywhere(paragraph, PARAGRAPH)
    assert [card for card in cards(CUMBRIA) if PARAGRAPH in card and "Northamptonshire" in card]
    assert [each for each in shown(CUMBRIA) if PARAGRAPH in each and "Northamptonshire" in each]


@pytest.mark.parametrize(
    ("release", "line", "sentence"),
    [
        (NORTHUMBRIA, 18, "Both were ongoing at the time of the inspection."),
        (
            NORTHAMPTONSHIRE,
            18,
            "This has resulted in more staff seeking permission for second jobs.",
        ),
        (NORTHAMPTONSHIRE, 25, CROSS_CHECKING),
    ],
    ids=["ongoing", "second jobs", "cross checking"],
)
def test_one_release_alone_says(release: str, line: int, sentence: str) -> None:
    told = finding(release, sentence)
    assert (told.quote, told.line, told.shared_with) == (sentence, line, ())
    assert_everywhere(told, sentence)


@pytest.mark.parametrize(("release", "other"), [(DURHAM, CUMBRIA), (CUMBRIA, DURHAM)])
def test_the_media_policy_is_missing(release: str, other: str) -> None:
    told = finding(release, POLICY, FindingKind.MISSING)
    assert (told.quote, told.expected, told.shared_with) == ("", POLICY, (other,))
    assert told.passage in text_of(release).missing
    assert_everywhere(told, POLICY)


def test_the_media_policy_is_missing_nowhere_else() -> None:
    lacking = {
        each.release
        for each in analysis().findings
        if each.kind is FindingKind.MISSING and each.expected == POLICY
    }
    assert lacking == {DURHAM, CUMBRIA}


@pytest.mark.parametrize(
    ("release", "shown_as"),
    [
        (NORTHUMBRIA, "Northumbria Police has made [-some-] improvements"),
        (NORTHAMPTONSHIRE, "Northamptonshire Police has made [-some-] improvements"),
    ],
)
def test_a_headline_drops_some(release: str, shown_as: str) -> None:
    told = finding(release, shown_as.partition("[")[0] + "improvements", FindingKind.REWORDED)
    assert told.line == 5
    assert "some" in pieces(told, Op.DROPPED)
    assert_everywhere(told, "improvements")
    assert [each for each in shown(release) if "line 5 " in each and shown_as in each]


def test_nobody_else_drops_some() -> None:
    dropping = Counter(
        told.release
        for told in analysis().findings
        if told.kind is FindingKind.REWORDED and "some" in pieces(told, Op.DROPPED)
    )
    assert dropping == {NORTHUMBRIA: 1, NORTHAMPTONSHIRE: 1}


def test_no_sentence_is_reworded_that_others_have_but_for_typography() -> None:
    said = {
        release.id: {
            passage: wording(release.text[sentence.start : sentence.end]).normal
            for sentence in release.sentences
            for passage in sentence.passages
        }
        for release in analysis().releases
    }
    main = {passage.id: passage.main.releases for passage in analysis().template.passages}
    for told in analysis().findings:
        if told.kind is FindingKind.TYPOGRAPHY or not told.quote:
            continue
        usual = {said[release].get(told.passage) for release in main[told.passage]}
        own = wording(told.quote).normal
        assert own not in usual - {said[told.release].get(told.passage)}, told.message


def test_what_is_reworded_is_so_in_words() -> None:
    """Quote marks, dashes, emphasis and lost stops are never told as other words."""
    for told in analysis().findings:
        if told.kind is FindingKind.REWORDED:
            changed = [*pieces(told, Op.ADDED), *pieces(told, Op.DROPPED)]
            assert any(wording(piece).norms for piece in changed), told.message
            assert not {".", '"', "“", "”", "*", "–", "-"} & set(changed), told.message


def test_typography_is_told_of_the_one_release_that_has_it() -> None:
    found = [each for each in analysis().findings if each.kind is FindingKind.TYPOGRAPHY]
    (comma,) = (each for each in found if each.release != CUMBRIA)
    assert (comma.release, comma.line) == (NORTHAMPTONSHIRE, 31)
    assert "punctuation" in comma.message
    typography = [each for each in found if each is not comma]
    lines = {each.line: each.message for each in typography}
    assert "list marker" in lines[34]
    assert "dash" in lines[38]
    assert "emphasis" in lines[13]
    assert "white space" in lines[18]
