"""What must be true of every sequence: nothing is told twice, nothing is left out."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff import api
from hmicdiff.model.analysis import Analysis, Op, PlacedRelease
from hmicdiff.model.sequence import ChangeKind, Sequence
from hmicdiff.read.normalize import wording
from hmicdiff.read.reader import corpus
from hmicdiff.report import json
from tests.support import raw

SAYINGS = (
    "The gauge at the upper weir stood at {} m this morning, which is usual.",
    "No more than {} mm of rain are expected over the hills by the end of the week.",
    "The towpath between the lock and the mill is closed until further notice.",
    "Farmers are asked to move animals from the low meadows, and to watch the forecast.",
    "The authority will read all gauges {} times a day and publish what it finds.",
    "Volunteers will walk the banks by day. They carry radios and lamps.",
    "Sandbags can be had at the depot, {} for each household.",
    "{}",
    "“The river is falling,” the board said; it will be open on {} May 2031.",
)
EDITS = (("the", "a"), ("is", "remains"), (", ", " – "), ("morning", "evening"), (".", " at last."))


@st.composite
def statements(draw: st.DrawFn) -> list[str]:
    """Draw releases that are each an edit of the one before."""
    said = list(draw(st.permutations(SAYINGS)))[: draw(st.integers(1, 7))]
    made = []
    for _ in range(draw(st.integers(1, 5))):
        made.append("\n\n".join(said).format(*[draw(st.integers(1, 40))] * 9) + "\n")
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, max(0, len(said) - 1)))
            match draw(st.sampled_from(["drop", "add", "edit", "move", "join"])):
                case "drop" if len(said) > 1:
                    said.pop(at)
                case "add":
                    said.insert(at, draw(st.sampled_from(SAYINGS)))
                case "edit":
                    said[at] = said[at].replace(*draw(st.sampled_from(EDITS)), 1)
                case "move":
                    said.insert(draw(st.integers(0, len(said))), said.pop(at))
                case "join" if len(said) > at + 1:
                    said[at : at + 2] = [f"{said[at].rstrip('.')}, and {said[at + 1]}"]
                case _:
                    pass
    return made


def traced(texts: list[str]) -> tuple[Analysis, Sequence]:
    files = [raw(text, f"2031-01-{day:02}.txt") for day, text in enumerate(texts, 1)]
    analysis = api.analyze(corpus(files), sequence="auto")
    assert analysis.sequence is not None
    return analysis, analysis.sequence


def said(release: PlacedRelease, sentences: tuple[int, ...]) -> tuple[str, ...]:
    text = " ".join(
        release.text[release.sentences[at].start : release.sentences[at].end] for at in sentences
    )
    return tuple(norm.casefold() for norm in wording(text).norms)


def norms(text: str) -> tuple[str, ...]:
    return tuple(norm.casefold() for norm in wording(text).norms)


@given(statements())
@settings(max_examples=60, deadline=None)
def test_each_sentence_of_neighbours_is_told_once(texts: list[str]) -> None:
    analysis, sequence = traced(texts)
    releases = {release.id: release for release in analysis.releases}
    for step in sequence.steps:
        before = Counter(at for change in step.changes for at in change.before)
        after = Counter(at for change in step.changes for at in change.after)
        assert before == Counter(range(len(releases[step.since].sentences)))
        assert after == Counter(range(len(releases[step.release].sentences)))


@given(statements())
@settings(max_examples=60, deadline=None)
def test_the_changes_lead_from_one_release_to_the_next(texts: list[str]) -> None:
    analysis, sequence = traced(texts)
    releases = {release.id: release for release in analysis.releases}
    for step in sequence.steps:
        one, other = releases[step.since], releases[step.release]
        for change in step.changes:
            before, after = said(one, change.before), said(other, change.after)
            match change.kind:
                case ChangeKind.SAME | ChangeKind.MOVED:
                    assert before == after
                    assert change.moved is (change.kind is ChangeKind.MOVED)
                case ChangeKind.ADDED:
                    assert (before, len(change.after)) == ((), 1)
                case ChangeKind.DROPPED:
                    assert (after, len(change.before)) == ((), 1)
                case _:
                    kept = "".join(one.text for one in change.pieces if one.op is not Op.DROPPED)
                    lost = " ".join(one.text for one in change.pieces if one.op is not Op.ADDED)
                    assert norms(kept) == after
                    assert Counter(norms(lost)) == Counter(before)
                    sides = (len(change.before) > 1, len(change.after) > 1)
                    assert sides == {
                        ChangeKind.SPLIT: (False, True),
                        ChangeKind.MERGED: (True, False),
                    }.get(change.kind, (False, False))


@given(statements())
@settings(max_examples=60, deadline=None)
def test_each_sentence_has_one_life_and_each_life_is_whole(texts: list[str]) -> None:
    analysis, sequence = traced(texts)
    places = [standing.release for standing in sequence.order]
    lengths = {release.id: len(release.sentences) for release in analysis.releases}
    assert sum(lengths[one] for one in places) == sum(
        stretch.releases for life in sequence.lives for stretch in life.stretches
    )
    for life in sequence.lives:
        last = -1
        for stretch in life.stretches:
            first = places.index(stretch.first)
            assert first == last + 1 + stretch.after_gap or last < 0
            last = places.index(stretch.last)
            assert last - first + 1 == stretch.releases
        assert (last == len(places) - 1) is (life.end == "last")


@given(statements())
@settings(max_examples=20, deadline=None)
def test_a_sequence_is_loaded_as_it_was_saved(texts: list[str]) -> None:
    analysis, _ = traced(texts)
    assert json.load(json.save(analysis)) == analysis


@given(statements(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_files_does_not_matter(texts: list[str], random: object) -> None:
    files = [raw(text, f"2031-01-{day:02}.txt") for day, text in enumerate(texts, 1)]
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (
        json.save(api.analyze(corpus(each), sequence="auto")) for each in (files, shuffled)
    )
    assert one == other
