"""An answer held against the truth.

All is counted in true sentences: one has the labels of the segments that overlap half of it, or
that it overlaps half of.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from benchmarks.families import Family, Gold, Truth
from benchmarks.runners.protocol import Answer

Key = tuple[str, int]
"""A true sentence: source and number."""


@dataclass(frozen=True)
class Accuracy:
    """How right an answer is, 0 to 1; nothing where the truth or the answer has nothing on it."""

    links: float | None = None
    """F1 of the pairs of sentences, in two releases, that say the same."""
    passages: float | None = None
    """The share of true passages whose sentences are exactly those of a label."""
    missing: float | None = None
    """F1 of what releases lack of what half of them say."""
    extra: float | None = None
    """F1 of the sentences that no other release says."""
    moved: float | None = None
    """F1 of the sentences that stand elsewhere."""
    values: float | None = None
    """F1 of what fills slots, by exact spans."""
    facts: float | None = None
    """The share of the numbers filled in that are read as the numbers they are."""
    templates: float | None = None
    """The share of the true sentences with slots that are found to the letter."""


def f1(found: set[object], true: set[object]) -> float | None:
    """Return the harmonic mean of precision and recall; nothing where there is nothing to find."""
    if not found and not true:
        return None
    return 2 * len(found & true) / (len(found) + len(true))


def measure(family: Family, answer: Answer) -> Accuracy:
    """Return how right an answer is."""
    if answer.segments is None:
        return Accuracy()
    truth = family.truth
    gold, found = _members(truth), _labelled(truth, answer)
    members: dict[str, set[Key]] = defaultdict(set)
    for key, labels in found.items():
        for label in labels:
            members[label].add(key)
    same = _same(gold, members)
    whole = {frozenset(keys) for keys in members.values()}
    return Accuracy(
        links=f1(_pairs(members), _pairs(gold)),
        passages=sum(frozenset(keys) in whole for keys in gold.values()) / len(gold),
        missing=_missing(truth, gold, answer, same),
        extra=_extra(truth, gold, answer),
        moved=_moved(truth, answer),
        values=_values(truth, answer),
        facts=_facts(truth, answer),
        templates=_templates(truth, answer),
    )


def _members(truth: Truth) -> dict[str, set[Key]]:
    found: dict[str, set[Key]] = defaultdict(set)
    for source, sentences in truth.sentences.items():
        for number, one in enumerate(sentences):
            for name in one.passages or (f"alone {source} {number}",):
                found[name].add((source, number))
    return found


def _touched(truth: Truth, answer: Answer, source: str) -> list[list[int]]:
    """Return for each true sentence of a release the segments that are it."""
    segments = (answer.segments or {}).get(source, [])
    return [
        [n for n, (start, end, _) in enumerate(segments) if _is_same(one, start, end)]
        for one in truth.sentences[source]
    ]


def _is_same(one: Gold, start: int, end: int) -> bool:
    shared = min(one.end, end) - max(one.start, start)
    return shared > 0 and 2 * shared >= min(one.end - one.start, end - start)


def _labelled(truth: Truth, answer: Answer) -> dict[Key, set[str]]:
    return {
        (source, number): {label for n in those for label in (answer.segments or {})[source][n][2]}
        for source in truth.sentences
        for number, those in enumerate(_touched(truth, answer, source))
    }


def _pairs(members: dict[str, set[Key]]) -> set[object]:
    return {
        pair
        for keys in members.values()
        for pair in combinations(sorted(keys), 2)
        if pair[0][0] != pair[1][0]
    }


def _same(gold: dict[str, set[Key]], members: dict[str, set[Key]]) -> dict[str, str]:
    """Return for each label the passage that it shares most with."""
    of: dict[Key, list[str]] = defaultdict(list)
    for name, keys in gold.items():
        for key in keys:
            of[key].append(name)
    same = {}
    for label, keys in members.items():
        votes = Counter(name for key in keys for name in of[key])
        same[label] = min(votes, key=lambda name: (-votes[name], name))
    return same


def _missing(
    truth: Truth, gold: dict[str, set[Key]], answer: Answer, same: dict[str, str]
) -> float | None:
    if answer.missing is None:
        return None
    having = {name: {source for source, _ in keys} for name, keys in gold.items()}
    usual = {name for name, those in having.items() if 2 * len(those) >= len(truth.sentences)}
    true: set[object] = {
        (source, name) for name in usual for source in truth.sentences if source not in having[name]
    }
    told: set[object] = {
        (source, same.get(label, label))
        for source, label in answer.missing
        if same.get(label, label) in usual or label not in same
    }
    return f1(told, true)


def _extra(truth: Truth, gold: dict[str, set[Key]], answer: Answer) -> float | None:
    if answer.extra is None:
        return None
    true: set[object] = {key for keys in gold.values() if len(keys) == 1 for key in keys}
    shared = {key for keys in gold.values() if len(keys) > 1 for key in keys}
    return f1(_of_sentences(truth, answer, answer.extra), true - shared)


def _of_sentences(truth: Truth, answer: Answer, told: list[tuple[str, int]]) -> set[object]:
    """Return the true sentences all of whose segments are told of."""
    those = set(told)
    return {
        (source, number)
        for source in truth.sentences
        for number, at in enumerate(_touched(truth, answer, source))
        if at and all((source, n) in those for n in at)
    }


def _moved(truth: Truth, answer: Answer) -> float | None:
    if answer.moved is None or truth.moved is None:
        return None
    those = set(answer.moved)
    told: set[object] = {
        (source, name)
        for source, sentences in truth.sentences.items()
        for one, at in zip(sentences, _touched(truth, answer, source), strict=True)
        if any((source, n) in those for n in at)
        for name in one.passages
    }
    return f1(told, set(truth.moved))


def _values(truth: Truth, answer: Answer) -> float | None:
    if answer.values is None or truth.values is None:
        return None
    true: set[object] = {(s, a, b) for s, found in truth.values.items() for a, b, _ in found}
    told: set[object] = {(s, a, b) for s, found in answer.values.items() for a, b, _ in found}
    return f1(told, true)


def _facts(truth: Truth, answer: Answer) -> float | None:
    if answer.values is None or truth.values is None:
        return None
    numbers = [
        (source, start, end, number)
        for source, found in truth.values.items()
        for start, end, number in found
        if number is not None
    ]
    read = sum(
        any(a < end and start < b and value == number for a, b, value in answer.values[source])
        for source, start, end, number in numbers
    )
    return read / len(numbers)


def _templates(truth: Truth, answer: Answer) -> float | None:
    if answer.templates is None or truth.templates is None:
        return None
    told = set(map(_plain, answer.templates))
    return sum(_plain(one) in told for one in truth.templates) / len(truth.templates)


def _plain(template: str) -> str:
    """Return a template with several slots in a row as one, and no stop."""
    flat = " ".join(template.split()).rstrip(".")
    return re.sub(r"<\*>(?: <\*>)+", "<*>", flat)
