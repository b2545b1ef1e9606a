"""An analysis as a sequence: the order of its releases, the steps between them, the lives."""

from collections.abc import Sequence as Row

from hmicdiff.align.draft import Place
from hmicdiff.align.vocabulary import forms
from hmicdiff.model.analysis import Analysis, PlacedRelease
from hmicdiff.model.facts import Facts
from hmicdiff.model.sequence import Change, Life, Sequence, Standing, Step
from hmicdiff.model.text import Corpus, Release
from hmicdiff.place.neighbours import links
from hmicdiff.sequence.changes import Told, changes
from hmicdiff.sequence.lives import follow, lives
from hmicdiff.sequence.order import Order, Wish, order
from hmicdiff.structs import replace


def with_sequence(analysis: Analysis, corpus: Corpus, wish: Wish = Wish.FOUND_OUT) -> Analysis:
    """Return the analysis of a corpus with its sequence, and its facts in that order."""
    found = trace(analysis, corpus, wish)
    places = {standing.release: at for at, standing in enumerate(found.order)}
    rows = sorted(analysis.facts.rows, key=lambda row: places.get(row.release, len(places)))
    return replace(
        analysis,
        sequence=found,
        facts=Facts(analysis.facts.columns, tuple(rows)),
        notices=(*found.notices, *analysis.notices),
    )


def trace(analysis: Analysis, corpus: Corpus, wish: Wish = Wish.FOUND_OUT) -> Sequence:
    """Put the family among the releases of an analysis in order, and follow what they say.

    `corpus` is what was analyzed. Releases of another family are left out, and told.
    """
    texts = {(release.source, release.sha256): release for release in corpus.releases}
    family = [release for release in analysis.releases if not release.stranger]
    found = order([(release.source, release.text) for release in family], wish, corpus.history)
    placed = [family[at] for at, _ in found.places]
    read = [texts[release.source, release.sha256] for release in placed]
    numbered = forms(Corpus(tuple(read)))
    said = [[sentence.passages for sentence in release.sentences] for release in placed]
    told = [
        changes(read[at], read[at + 1], links(numbered, at, at + 1)) for at in range(len(read) - 1)
    ]
    tracks, of = follow(numbered, said, told)
    ids = [release.id for release in placed]
    known = lives(tracks, numbered, said, ids)
    return Sequence(
        basis=found.basis,
        order=tuple(Standing(family[at].id, date) for at, date in found.places),
        steps=tuple(_step(at, step, ids, known, of) for at, step in enumerate(told, 1)),
        lives=tuple(known),
        notices=tuple(_notices(found, analysis, read)),
    )


def _step(at: int, told: Row[Told], ids: Row[str], known: Row[Life], of: dict[Place, int]) -> Step:
    return Step(
        release=ids[at],
        since=ids[at - 1],
        changes=tuple(
            Change(
                kind=each.kind,
                moved=each.link.moved,
                before=each.link.before,
                after=each.link.after,
                lives=_lives(at, each, known, of),
                pieces=each.pieces,
                figures=each.figures,
            )
            for each in told
        ),
    )


def _lives(at: int, told: Told, known: Row[Life], of: dict[Place, int]) -> tuple[str, ...]:
    tracks = [of[at, sentence] for sentence in told.link.after]
    tracks += [of[at - 1, sentence] for sentence in told.link.before]
    return tuple(known[track].id for track in dict.fromkeys(tracks))


def _notices(found: Order, analysis: Analysis, read: Row[Release]) -> list[str]:
    """Say how the order was found, and which releases have no place in it."""
    told = list(found.notices)
    strangers = [release for release in analysis.releases if release.stranger]
    told += [_left_out(release) for release in strangers]
    if len(read) == 1:
        told.append(
            f"{read[0].source} is the only release in the sequence: nothing came before it."
        )
    elif not read:
        told.append("No release has a place in the sequence.")
    return told


def _left_out(release: PlacedRelease) -> str:
    return f"{release.source} shares hardly anything with the others: left out of the sequence."
