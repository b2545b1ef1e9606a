"""Fit how likely a link is right to what speaks for it, and show that it is a probability.

    python scripts/fit_confidence.py

aligns families whose truth is known: made-up notices, and pairs and stacks of texts that are edits
of the repository's own documents. It prints the weights for `hmicdiff/align/evidence.py`, fitted
to one half of the families, and how often links of the other half are right, by how sure they are
told to be. What is said is chance, but always the same.
"""

import math
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from hmicdiff import pipeline
from hmicdiff.align import evidence
from hmicdiff.align.evidence import MOST_BITS, LinkEvidence
from hmicdiff.api import read
from hmicdiff.model.analysis import Match, PlacedRelease
from hmicdiff.place import sentences as place
from tests.notices import notices

_ROOT = Path(__file__).resolve().parent.parent
_STEPS = 60
_KINDS = (
    "keep",
    "light",
    "heavy",
    "drop",
    "swap",
    "add",
    "tail",
    "merge",
    "other",
    "graft",
    "blend",
)
"""What is done to a sentence. What comes of the last three says something else, in like words."""
_BINS = 10
_SHARES = {"light": 0.15, "heavy": 0.45, "other": 0.7}
"""How many of the words of a sentence are put otherwise."""
_OF_TWO = frozenset({"merge", "blend"})
_LEAST_WORDS, _MOST_WORDS = 6, 45
_OLD = 40

What = frozenset[int]
"""The numbers of what a sentence says; none where no other text says it."""
Said = list[tuple[What, str]]
"""The sentences of a text, each with what it says."""
_ALONE: What = frozenset()


@dataclass(frozen=True)
class Link:
    """A link that was told, what spoke for it, and whether it is right."""

    evidence: LinkEvidence
    right: bool

    @property
    def features(self) -> tuple[float, ...]:
        """The numbers that are weighed."""
        own = self.evidence
        bits = max(-MOST_BITS, min(MOST_BITS, own.bits))
        return (1.0, bits, float(own.same), float(own.moved), float(own.joint))


def sentences() -> list[list[str]]:
    """Return the sentences of the repository's documents, text by text."""
    found = []
    for path in sorted([*_ROOT.glob("docs/*.md"), *_ROOT.glob("docs/decisions/*.md")]):
        (release,) = read([path]).releases
        texts = [" ".join(one.wording.text.split()) for one in release.sentences]
        kept = [
            text
            for text in dict.fromkeys(texts)
            if _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS and "|" not in text
        ]
        if len(kept) >= _OLD // 2:
            found.append(kept)
    return found


def edited(said: Said, fresh: list[str], rng: random.Random, odds: Sequence[float]) -> Said:
    """Return a text with sentences kept, put otherwise, taken out, put in, merged and split."""
    pool = [word for _, text in said for word in text.split()]
    result: Said = []
    number = 0
    while number < len(said):
        kind = rng.choices(_KINDS, odds)[0]
        if kind in _OF_TWO and number + 1 < len(said):
            result.append(_of_two(kind, said[number], said[number + 1]))
            number += 2
            continue
        result += _of_one(kind, said[number], fresh, pool, rng)
        number += 1
    return result


def _of_two(kind: str, one: tuple[What, str], other: tuple[What, str]) -> tuple[What, str]:
    if kind == "blend":
        return _ALONE, _grafted(one[1], other[1])
    text = f"{one[1].rstrip('.')}, and {other[1][:1].lower()}{other[1][1:]}"
    return one[0] | other[0], text


def _of_one(
    kind: str, said: tuple[What, str], fresh: list[str], pool: Sequence[str], rng: random.Random
) -> Said:
    what, text = said
    if kind in _SHARES:
        share = _SHARES[kind]
        return [(_ALONE if kind == "other" else what, _reworded(text, pool, rng, share))]
    if kind == "drop":
        return []
    if kind == "tail":
        return [(what, _with_tail(text, fresh, rng))]
    if kind in {"swap", "add", "graft"} and fresh:
        new = fresh.pop()
        own = {"swap": [], "add": [said], "graft": []}[kind]
        return [*own, (_ALONE, _grafted(text, new) if kind == "graft" else new)]
    return [said]


def _grafted(text: str, other: str) -> str:
    """Return a sentence that begins as one and goes on as another: it says neither."""
    head, tail = text.split(), other.split()
    return " ".join([*head[: len(head) // 2], *tail[len(tail) // 2 :]])


def _with_tail(text: str, fresh: list[str], rng: random.Random) -> str:
    tail = rng.choice(fresh).split() if fresh else ["soon"]
    return f"{text.rstrip('.')}, and {' '.join(tail[: rng.randint(3, 8)]).rstrip('.')}."


def _reworded(text: str, pool: Sequence[str], rng: random.Random, share: float) -> str:
    """Return a sentence with words left out, put in and put otherwise."""
    words: list[str] = []
    for word in text.rstrip(".").split():
        if rng.random() > share:
            words.append(word)
            continue
        change = rng.random()
        if change < 1 / 2:
            words.append(rng.choice(pool).strip(".,"))
        elif change < 3 / 4:
            words += [word, rng.choice(pool).strip(".,")]
    return " ".join(words or ["Nothing"]) + "."


def edits(rng: random.Random) -> Iterator[list[Said]]:
    """Yield families of edited texts: pairs of drafts, and stacks that are edits of one."""
    few = (0.5, 0.2, 0.06, 0.06, 0.05, 0.05, 0.03, 0.02, 0.01, 0.01, 0.02)
    many = (0.27, 0.25, 0.1, 0.1, 0.1, 0.08, 0.03, 0.02, 0.015, 0.01, 0.02)
    for text in sentences():
        for odds, count in ((few, 1), (many, 1), (few, 1), (many, 1), (many, 4)):
            shuffled = list(text)
            start = rng.randrange(max(1, len(shuffled) - _OLD))
            chosen = shuffled[start : start + _OLD * 2 // 3]
            old: Said = [(frozenset([at]), said) for at, said in enumerate(chosen)]
            fresh = [each for each in text if each not in {said for _, said in old}]
            rng.shuffle(fresh)
            yield [old, *(edited(old, fresh, rng, odds) for _ in range(count))]


def made_up(rng: random.Random) -> Iterator[list[Said]]:
    """Yield families of made-up notices."""
    for count in (3, 5, 8, 12, 20) * 3:
        names: dict[str, int] = {}
        yield [
            [
                (
                    _ALONE if name is None else frozenset([names.setdefault(name, len(names))]),
                    text,
                )
                for name, text in notice.said
            ]
            for notice in notices(count, rng.randrange(1000))
        ]


def links(family: Sequence[Said]) -> Iterator[Link]:
    """Align a family and yield its links, each with what the less sure of its two ends says."""
    seen: list[LinkEvidence] = []

    def numbered(own: LinkEvidence) -> float:
        seen.append(own)
        return float(len(seen) - 1)

    setattr(place, "confidence", numbered)  # noqa: B010 - the evidence itself is wanted
    try:
        releases = _aligned(family)
    finally:
        setattr(place, "confidence", evidence.confidence)  # noqa: B010 - as above
    having: defaultdict[str, list[tuple[int, What, LinkEvidence]]] = defaultdict(list)
    for release in releases:
        number = int(re.sub(r"\D", "", release.source))
        what = dict(zip(_starts(family[number]), family[number], strict=True))
        for sentence in release.sentences:
            if sentence.start in what and sentence.matched_by is not Match.ALONE:
                own = seen[int(sentence.confidence)]
                for passage in sentence.passages:
                    having[passage].append((number, what[sentence.start][0], own))
    yield from _pairs(having)


def _aligned(family: Sequence[Said]) -> Sequence[PlacedRelease]:
    with tempfile.TemporaryDirectory() as folder:
        for number, said in enumerate(family):
            text = "\n\n".join(each for _, each in said) + "\n"
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        return pipeline.analyze(read([folder])).releases


def _pairs(having: Mapping[str, Sequence[tuple[int, What, LinkEvidence]]]) -> Iterator[Link]:
    """Yield the links between what different releases say of one passage."""
    for members in having.values():
        for (one, first, own), (other, second, theirs) in combinations(members, 2):
            if one != other:
                weaker = min(own, theirs, key=lambda each: _sure(each, _weights()))
                yield Link(weaker, bool(first & second))


def _starts(said: Said) -> list[int]:
    at, found = 0, []
    for _, text in said:
        found.append(at)
        at += len(text) + 2
    return found


def _weights() -> tuple[float, ...]:
    return (
        evidence.LINK_START,
        evidence.LINK_PER_BIT,
        evidence.LINK_SAME,
        evidence.LINK_MOVED,
        evidence.LINK_JOINT,
    )


def _sure(own: LinkEvidence, weights: Sequence[float]) -> float:
    features = Link(own, right=True).features
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, features, strict=True))))


def fitted(found: Sequence[tuple[Link, float]]) -> list[float]:
    """Return the weights that make weighted links most likely: logistic regression by Newton."""
    size = len(_weights())
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope = [-0.5 * weight for weight in weights]  # a weak pull to nought, where little is seen
        curve = [[0.5 * (a == b) for b in range(size)] for a in range(size)]
        for link, times in found:
            sure = _sure(link.evidence, weights)
            for a, x in enumerate(link.features):
                slope[a] += times * (link.right - sure) * x
                for b, y in enumerate(link.features):
                    curve[a][b] += times * sure * (1 - sure) * x * y
        step = _solved(curve, slope)
        weights = [weight + each for weight, each in zip(weights, step, strict=True)]
    return weights


def _solved(matrix: list[list[float]], wanted: list[float]) -> list[float]:
    """Solve equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(len(rows)):
            if other != at:
                share = rows[other][at] / rows[at][at]
                rows[other] = [x - share * y for x, y in zip(rows[other], rows[at], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def shown(found: Sequence[tuple[Link, float]], weights: Sequence[float]) -> None:
    """Print how sure links are told to be and how many are right, and the distance of the two."""
    bins: defaultdict[int, list[tuple[float, bool, float]]] = defaultdict(list)
    for link, times in found:
        sure = _sure(link.evidence, weights)
        bins[min(_BINS - 1, int(sure * _BINS))].append((sure, link.right, times))
    total = distance = 0.0
    for at, each in sorted(bins.items()):
        count = sum(times for *_, times in each)
        told = sum(sure * times for sure, _, times in each)
        right = sum(ok * times for _, ok, times in each)
        total += count
        distance += abs(told - right)
        _say(f"{at / _BINS:.1f}  {len(each):6}  told {told / count:.3f}  right {right / count:.3f}")
    _say(f"expected calibration error {distance / total:.4f}")


def by_bits(found: Sequence[tuple[Link, float]]) -> None:
    """Print how many links are right by what their words say, of those that are not the same."""
    bins: defaultdict[int, list[bool]] = defaultdict(list)
    for link, _ in found:
        if not link.evidence.same:
            bins[2 * int(max(-4, min(MOST_BITS, link.evidence.bits)) // 2)].append(link.right)
    for bits, right in sorted(bins.items()):
        _say(f"{bits:4} bits  {len(right):6}  right {sum(right) / len(right):.3f}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Fit, and print what comes out."""
    rng = random.Random(17)  # noqa: S311 - nothing here is secret
    halves: tuple[list[tuple[Link, float]], list[tuple[Link, float]]] = ([], [])
    for number, family in enumerate([*edits(rng), *made_up(rng)]):
        # a family of many documents has many links, which are not more families
        pairs = len(family) * (len(family) - 1) / 2
        halves[number % 2].extend((link, 1 / pairs) for link in links(family))
    weights = fitted(halves[0])
    _say("start, per bit, same, moved, joint: " + " ".join(f"{each:.2f}" for each in weights))
    by_bits(halves[0] + halves[1])
    _say("the other half, with these weights:")
    shown(halves[1], weights)
    _say("the other half, with the weights in use:")
    shown(halves[1], _weights())


if __name__ == "__main__":
    main()
