"""How much a look at two sentences, or at who has them, says: always in bits.

Positive bits speak for "these say the same passage", negative ones against it, and bits from
different looks add up. `agreement` was fitted by logistic regression to pairs of sentences of
families whose truth is known, made for the purpose; the others are counting.
"""

import math

from hmicdiff.structs import Struct

PER_SHARED_BIT = 0.37
"""What a bit in both speaks for one passage."""
PER_ODD_BIT = -0.05
"""What a bit in one alone speaks against it: little, as values differ."""
PER_SHARE = 10.0
"""What it speaks that two sentences have all their words in common."""
START = -3.8
"""What it speaks against it that two sentences are any two. All four were fitted together."""

ALL_THE_SAME = 4.0
"""What it weighs that a sentence says all that a way of saying a passage says and nothing else.

Of two passages that differ in a word, the one without it is said.
"""
ONE_SLOT = 1.0
"""What it weighs that two sentences differ in one short run of words, as values do."""
NEW_WORDING = 3.0
"""A sentence in the right place that is no paraphrase is this much rarer than one that is."""
MOVE = -8.0
"""What a passage's standing elsewhere than in the other releases weighs."""
TWO_PASSAGES = -6.0
"""What a sentence's saying two passages at once weighs."""
ONE_PASSAGE = -3.0
"""What two groups of releases' saying one passage in two ways weighs."""


MOST_BITS = 20.0
"""Beyond so many bits words make a link no surer."""
LINK_START, LINK_PER_BIT = -0.40, 0.18
"""What is given beforehand, and what each bit adds."""
LINK_SAME, LINK_MOVED, LINK_JOINT = 2.79, 0.01, -0.02
"""The weights of a link's confidence, as natural logarithms of odds."""

SAYS = 2.0
"""What words must say at least for two sentences' being one passage, whatever their place says."""


def agreement(shared: float, new: float, omitted: float) -> float:
    """Weigh two wordings by their words: those in both, in the one only, in the other only.

    Arguments are weights in bits.
    """
    both = 2 * shared
    share = both / (both + new + omitted) if both else 0.0
    return PER_SHARED_BIT * shared + PER_ODD_BIT * (new + omitted) + PER_SHARE * share + START


def presence(count: int, total: int) -> float:
    """Weigh that a release has a passage which `count` of `total` releases have (log odds)."""
    share = (count + 0.5) / (total + 1)
    return math.log2(share / (1 - share))


def absence(count: int, total: int) -> float:
    """Weigh that a release lacks a passage which `count` of `total` releases have."""
    share = max((total - count + 0.5) / (total + 1), 0.5 / (total + 1))
    return math.log2(1 / share)


def stiffness(releases: int, wordings: int) -> float:
    """Weigh how odd it is that a passage is said otherwise, by how it is said so far.

    Where many releases say it in the same words another wording is rare.
    """
    return math.log2((releases + 2) / (wordings + 1)) / 2


def exclusivity(one: int, other: int, total: int) -> float:
    """Weigh that of `total` releases `one` have this, `other` have that and none has both.

    The bits saved by telling for each release which of three cases it is instead of telling two
    independent facts of it.
    """
    apart = _entropy(one, total) + _entropy(other, total)
    return apart - _entropy(one + other, total) - _entropy(one, one + other)


def one_offs(total: float) -> float:
    """Weigh that two sentences, each of one of `total` releases, are one passage.

    One-off sentences grow in number with the family, passages of two releases do not. Where several
    have the one of them, `total` is how many releases there are for each of those.
    """
    return -max(0.0, math.log2(total / 5))


class LinkEvidence(Struct, frozen=True):
    """What speaks for a sentence's saying a passage, once it has been put there."""

    bits: float
    """What its words say."""
    same: bool = False
    """Whether others say it word for word, but for what is filled in."""
    moved: bool = False
    joint: bool = False
    """Whether it, or one that it is put together with, says another passage too."""


def confidence(evidence: LinkEvidence) -> float:
    """Return how likely a link is right, as a share with three digits.

    The weights were fitted by `scripts/fit_confidence.py`, to links of families whose truth is
    known and of texts that were edited for the purpose.
    """
    bits = max(-MOST_BITS, min(MOST_BITS, evidence.bits))
    logit = LINK_START + LINK_PER_BIT * bits
    logit += LINK_SAME * evidence.same + LINK_MOVED * evidence.moved
    logit += LINK_JOINT * evidence.joint
    return round(1 / (1 + math.exp(-logit)), 3)


def _entropy(count: int, total: int) -> float:
    if not 0 < count < total:
        return 0.0
    share = count / total
    return -total * (share * math.log2(share) + (1 - share) * math.log2(1 - share))
