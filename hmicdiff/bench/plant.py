"""A family with changes planted in it, each with its truth."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping

from hmicdiff.bench import structure, words
from hmicdiff.bench.clear import Clear, clear_sentences, quota
from hmicdiff.bench.draft import Draft, Line
from hmicdiff.bench.material import Material, material
from hmicdiff.bench.reread import Family
from hmicdiff.bench.truth import Change, Plant, Planted, Span
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.text import Corpus
from hmicdiff.structs import Struct, field, replace


class Field(Struct, frozen=True):
    """A family, with all that is needed to plant changes in it."""

    family: Family
    analysis: Analysis
    """Of the unchanged family."""
    clear: Mapping[tuple[str, int], Clear]
    """The sentences that can be changed, by source and number."""
    steady: Mapping[str, frozenset[int]]
    """By source the numbers of these."""
    quotas: Mapping[str, int]
    """How many releases may have a passage changed in one round."""
    material: Material

    @property
    def sentences(self) -> int:
        """How many sentences the family has."""
        return sum(len(release.sentences) for release in self.family.corpus.releases)


class Round(Struct, frozen=True):
    """A family with changes in it."""

    corpus: Corpus
    drafts: Mapping[str, Draft]
    """The changed releases, by their sources."""
    planted: tuple[Planted, ...]


class _Work(Struct):
    """What was planted so far in a round."""

    place: Field
    rng: random.Random
    waiting: Mapping[Plant, Iterator[Clear]]
    """By kind the sentences that were not yet looked at for it, in an order drawn anew."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    changes: list[tuple[str, Change]] = field(default_factory=list)
    """Each with the source of its release."""
    used: Counter[str] = field(default_factory=Counter)
    """How many releases have a passage changed."""
    new: list[words.NewSentence] = field(default_factory=list)
    """The sentences that were made up."""


def field_of(family: Family, analysis: Analysis) -> Field:
    """Find out where changes can be planted, and what they can be made of."""
    clear = clear_sentences(family.corpus, analysis)
    numbers: dict[str, set[int]] = {}
    for one in clear:
        numbers.setdefault(one.source, set()).add(one.number)
    return Field(
        family=family,
        analysis=analysis,
        clear={(one.source, one.number): one for one in clear},
        steady={source: frozenset(each) for source, each in numbers.items()},
        quotas={passage.id: quota(passage) for passage in analysis.template.passages},
        material=material(family.corpus, analysis, clear),
    )


def plant(place: Field, rng: random.Random, rate: float) -> Round:
    """Plant changes in so large a share of the sentences, one of each kind at the least.

    Kinds take turns, in an order drawn anew. Every change is read again as soon as it is made: it
    stands only if the release then has the very sentences that were meant, and all others are what
    they were. A kind that finds no place any more is left out.
    """
    kinds = list(Plant)
    rng.shuffle(kinds)
    work = _Work(place, rng, {kind: _shuffled(place, rng) for kind in kinds})
    wanted = max(len(kinds), round(rate * place.sentences))
    while kinds and len(work.changes) < wanted:
        kinds = [kind for kind in kinds if len(work.changes) >= wanted or _one(kind, work)]
    corpus = place.family.changed({source: draft.text for source, draft in work.drafts.items()})
    return Round(corpus, work.drafts, tuple(_planted(work)))


def _shuffled(place: Field, rng: random.Random) -> Iterator[Clear]:
    clear = list(place.clear.values())
    rng.shuffle(clear)
    return iter(clear)


def _one(kind: Plant, work: _Work) -> bool:
    """Plant one change of a kind somewhere, if there is a place for it."""
    return any(_tried(kind, clear, work) for clear in work.waiting[kind])


def _tried(kind: Plant, clear: Clear, work: _Work) -> bool:
    draft = work.drafts.get(clear.source, work.place.family.drafts[clear.source])
    at = draft.at(clear.number)
    if at is None or not _is_free(clear, work) or _near(draft, at):
        return False
    new = len(work.new)
    made = _made(kind, draft, at, clear, work)
    if made is None or not work.place.family.is_read_as(made[1]):
        del work.new[new:]
        return False
    change, changed = made
    work.drafts[clear.source] = changed
    work.changes.append((clear.source, change))
    work.used.update(change.passages)
    return True


def _is_free(clear: Clear, work: _Work) -> bool:
    """Tell whether the passage of a sentence may be changed in one more release."""
    return work.used[clear.passage] < work.place.quotas[clear.passage]


def _near(draft: Draft, at: int) -> bool:
    """Tell whether something was changed right beside a sentence."""
    return any(
        line.change is not None or line.origins != (draft.lines[at].origins[0] + away,)
        for away in (-1, 1)
        if 0 <= at + away < len(draft.lines)
        for line in (draft.lines[at + away],)
    )


Made = tuple[Change, Draft] | None
"""A change and the draft that has it; nothing where it cannot be made."""


def _made(kind: Plant, draft: Draft, at: int, clear: Clear, work: _Work) -> Made:
    """Make a change of a sentence, if there is a way to."""
    if kind in (Plant.REWORDED, Plant.VALUE, Plant.TYPOGRAPHY):
        return _within(kind, draft, at, clear, work)
    if kind is Plant.MERGED:
        return _merged(draft, at, clear, work)
    if kind is Plant.MOVED:
        return _moved(draft, at, clear, work)
    text, number = draft.lines[at].text, len(work.changes)
    if kind is Plant.MISSING:
        rest = structure.without(draft, at)
        return None if rest is None else (Change(kind, (clear.passage,), text, ""), rest)
    if kind is Plant.SPLIT:
        parts = structure.parted(draft, at, clear, number, work.rng)
        if parts is None:
            return None
        after = " ".join(line.text for line in parts.lines if line.change == number)
        return Change(kind, (clear.passage,), text, after), parts
    return _put_in(draft, at, work)


def _put_in(draft: Draft, at: int, work: _Work) -> Made:
    made = words.new_sentence(work.place.material, work.rng, work.new)
    if made is None:
        return None
    work.new.append(made)
    line, text = draft.lines[at], made.text
    new = Line("", text, line.role, structure.NEW_BLOCK, (), len(work.changes))
    apart = work.rng.random() < 1 / 2
    result = structure.with_new(draft, at, new, apart=apart)
    return None if result is None else (Change(Plant.EXTRA, (), "", text), result)


def _within(kind: Plant, draft: Draft, at: int, clear: Clear, work: _Work) -> Made:
    line, rng, stuff = draft.lines[at], work.rng, work.place.material
    text: str | None
    within = 0, 0
    if kind is Plant.VALUE:
        found = words.revalued(line.text, clear, stuff, rng)
        text, within = found or (None, within)
    elif kind is Plant.REWORDED:
        text = words.reworded(line.text, clear, stuff, rng)
    else:
        text = words.rewritten(line.text, clear, rng) if clear.plain else None
    if text is None:
        return None
    new = replace(line, text=text, change=len(work.changes))
    change = Change(kind, (clear.passage,), line.text, text, within)
    return change, draft.with_lines(at, at + 1, new)


def _merged(draft: Draft, at: int, clear: Clear, work: _Work) -> Made:
    """Join a sentence and the next, if that can be changed as well."""
    second = work.place.clear.get((clear.source, clear.number + 1))
    if second is None or draft.at(second.number) != at + 1:
        return None  # the last sentence has none behind it, nor has one that lost it
    if not _is_free(second, work) or _near(draft, at + 1):
        return None
    result = structure.joined(draft, at, work.place.material, len(work.changes))
    if result is None:
        return None
    before = f"{draft.lines[at].text} {draft.lines[at + 1].text}"
    passages = clear.passage, second.passage
    return Change(Plant.MERGED, passages, before, result.lines[at].text), result


def _moved(draft: Draft, at: int, clear: Clear, work: _Work) -> Made:
    """Put a sentence elsewhere, past others whose place nobody doubts."""
    steady, lines = work.place.steady[clear.source], enumerate(draft.lines)
    fixed = {n for n, line in lines if line.change is None and steady.issuperset(line.origins)}
    goals = [goal for goal in structure.targets(draft, at, fixed) if not _near(draft, goal)]
    if not goals:
        return None
    result = structure.moved(draft, at, work.rng.choice(goals), len(work.changes))
    text = draft.lines[at].text
    return None if result is None else (Change(Plant.MOVED, (clear.passage,), text, text), result)


def _planted(work: _Work) -> list[Planted]:
    """Return the changes with the places where they stand in the finished releases."""
    spans: dict[int, list[Span]] = {}
    for draft in work.drafts.values():
        for line, (start, end) in zip(draft.lines, draft.spans(), strict=True):
            if line.change is not None:
                spans.setdefault(line.change, []).append(Span(start, end))
    return [
        Planted(change, source, tuple(spans.get(number, ())))
        for number, (source, change) in enumerate(work.changes)
    ]
