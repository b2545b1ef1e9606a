from hmicdiff.align.draft import draft_of
from hmicdiff.align.regroup import regroup
from hmicdiff.align.scale import Scale
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import forms
from tests.support import family

WARDENS = "Two wardens left the harbour in spring."
SHIP = "Lamps masts ropes anchors buoys nets.".split()
SHORE = "Gulls terns moss chalk".split()


def lifted(odd: list[str], settled: bool = False, between: int = 0) -> bool:  # noqa: FBT001, FBT002
    """Tell whether a sentence leaves the passage in which three releases have it.

    What it might say instead stands behind it, with so many passages between.
    """
    usual, wrong = " ".join(SHIP), " ".join(odd)
    more = [f"Storm {at} closed the pier." for at in range(between)]
    corpus = family(*["\n\n".join((WARDENS, *more, usual))] * 8, *["\n\n".join((wrong, *more))] * 3)
    places: dict[str, list[tuple[int, int]]] = {}
    for number, release in enumerate(corpus.releases):
        for at, sentence in enumerate(release.sentences):
            text = sentence.wording.text
            places.setdefault(WARDENS if text == wrong else text, []).append((number, at))
    drafts = [draft_of(places[text]) for text in (WARDENS, *more, usual)]
    known = Settled(frozenset(range(len(corpus.releases)))) if settled else NOTHING
    return len(regroup(drafts, Scale(forms(corpus), frozenset()), known)) > len(drafts)


def test_what_several_misplaced_in_the_same_way_is_lifted_out() -> None:
    assert lifted([*SHIP[:4], *SHORE])


def test_the_neighbour_must_say_it_clearly_better() -> None:
    assert lifted([*SHIP[:2], *SHORE])
    assert not lifted([*SHIP[:1], *SHORE])


def test_what_is_settled_stands_where_it_belongs() -> None:
    assert not lifted([*SHIP[:4], *SHORE], settled=True)


def test_what_more_releases_say_in_just_these_words_is_looked_at_wherever_it_stands() -> None:
    usual, storms = " ".join(SHIP), [f"Storm {at} closed the pier." for at in range(3)]
    corpus = family(
        *["\n\n".join((WARDENS, *storms))] * 3,
        "\n\n".join((usual, *storms)),
        *["\n\n".join((*storms, usual))] * 8,
    )
    drafts = [
        draft_of([(release, 0) for release in range(4)]),
        *(draft_of([(release, 1 + at) for release in range(4)]) for at in range(3)),
        draft_of([(release, 3) for release in range(4, 12)]),
    ]
    assert len(regroup(drafts, Scale(forms(corpus), frozenset()))) > len(drafts)


def test_only_passages_nearby_are_looked_at() -> None:
    assert lifted([*SHIP[:4], *SHORE], between=2)
    assert not lifted([*SHIP[:4], *SHORE], between=3)
