from hmicdiff.model.sequence import ChangeKind, End, Life, Origin, Sequence
from tests.sequences import FARMERS, GAUGE, PATHS, READ, of_statements, sequence


def text(*sentences: str) -> str:
    return "\n\n".join(sentences) + "\n"


def life_of(found: Sequence, release: str, sentence: int) -> Life:
    """Return the life of a sentence of a release that is not the first."""
    step = next(step for step in found.steps if step.release == release)
    name = next(
        life
        for change in step.changes
        for at, life in zip(change.after, change.lives, strict=False)
        if at == sentence
    )
    return next(life for life in found.lives if life.id == name)


def spans(life: Life) -> list[tuple[str, str, int, int]]:
    return [(one.first, one.last, one.releases, one.after_gap) for one in life.stretches]


def test_a_passage_that_never_changes_is_one_stretch() -> None:
    found = sequence(*(text(GAUGE.format(at), PATHS, READ) for at in (1, 2, 3)))
    life = life_of(found, "3", 1)
    assert (spans(life), life.origin, life.end) == ([("1", "3", 3, 0)], Origin.FIRST, End.LAST)


def test_other_figures_begin_a_stretch() -> None:
    found = sequence(*(text(GAUGE.format(at), PATHS, READ) for at in (1, 2, 2)))
    assert spans(life_of(found, "3", 0)) == [("1", "1", 1, 0), ("2", "3", 2, 0)]


def test_a_passage_that_comes_and_goes() -> None:
    plain, more = text(GAUGE.format(1), PATHS, READ), text(GAUGE.format(1), PATHS, FARMERS, READ)
    found = sequence(plain, more, plain)
    life = life_of(found, "2", 2)
    assert (spans(life), life.origin, life.end) == ([("2", "2", 1, 0)], Origin.ADDED, End.DROPPED)


def test_a_passage_that_is_back_is_the_one_that_it_was() -> None:
    plain, more = text(GAUGE.format(1), PATHS, READ), text(GAUGE.format(1), PATHS, FARMERS, READ)
    found = sequence(more, plain, plain, more)
    life = life_of(found, "4", 2)
    assert (spans(life), life.end) == ([("1", "1", 1, 0), ("4", "4", 1, 2)], End.LAST)
    (change,) = (one for one in found.steps[-1].changes if one.kind is ChangeKind.ADDED)
    assert change.lives == (life.id,)


def test_what_is_split_off_says_of_what() -> None:
    whole = (
        "The authority will read all gauges every two hours, and volunteers will walk the banks."
    )
    parts = (
        "The authority will read all gauges every two hours.",
        "Volunteers will walk the banks.",
    )
    found = sequence(
        text(GAUGE.format(1), whole, PATHS),
        text(GAUGE.format(1), *parts, PATHS),
        text(GAUGE.format(1), whole, PATHS),
    )
    kept, other = life_of(found, "2", 1), life_of(found, "2", 2)
    assert (other.origin, other.source) == (Origin.SPLIT, kept.id)
    assert (other.end, other.into) == (End.MERGED, kept.id)
    assert [change.kind for step in found.steps for change in step.changes][1::3] == [
        ChangeKind.SPLIT,
        ChangeKind.MERGED,
    ]


def test_lives_have_ids_of_their_own_and_name_the_passages_of_the_family() -> None:
    analysis = of_statements()
    assert analysis.sequence
    lives = analysis.sequence.lives
    assert len({life.id for life in lives}) == len(lives)
    known = {passage.id for passage in analysis.template.passages}
    assert all(life.passages and set(life.passages) <= known for life in lives)
