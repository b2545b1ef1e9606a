"""All rules over all releases: the slips as findings."""

import math
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from hmicdiff.model.analysis import Finding, FindingKind, Level, PlacedRelease
from hmicdiff.model.template import Template
from hmicdiff.slips.background import Background
from hmicdiff.slips.cuts import has_no_ends
from hmicdiff.slips.registry import RULES
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_MOST = 3
"""So many other places are quoted."""
_NONE: Mapping[str, tuple[Told, ...]] = MappingProxyType({})


def slips(
    releases: Sequence[PlacedRelease],
    template: Template,
    *,
    only: Collection[str] | None = None,
    settings: SlipSettings | None = None,
    known: Mapping[str, tuple[Told, ...]] = _NONE,
) -> tuple[Finding, ...]:
    """Return the slips of releases as findings, the most telling first.

    Args:
        releases: the family and its strangers; no slips are looked for in strangers.
        template: what the releases share.
        only: the ids of the releases to look into; the others are there to compare with.
        settings: which rules look, and how much what they find matters.
        known: the sentences of some releases to compare with, by their ids, as far as these were
            told apart before.
    """
    family = tuple(release for release in releases if not release.stranger)
    background = Background(family, template, only, known)
    settings = settings or SlipSettings()
    found: list[Finding] = []
    for name, rule in RULES.items():
        level = settings.level(name, rule.level)
        if level is not None:
            found += (
                _finding(slip, name, level)
                for slip in rule.find(background)
                if not (rule.by_sentences and has_no_ends(slip.told.release))
            )
    return tuple(sorted(found, key=lambda one: (-one.surprise, one.release, one.start, one.rule)))


def _finding(slip: Slip, rule: str, level: Level) -> Finding:
    return Finding(
        release=slip.told.release.id,
        kind=FindingKind.INCONSISTENT,
        passage=slip.told.sentence.passages[0],
        start=slip.start,
        end=slip.end,
        line=slip.told.line(slip.start),
        quote=slip.quote,
        expected=slip.expected,
        shared_with=(),
        message=slip.message,
        surprise=_bits(slip.alike, slip.of),
        rule=rule,
        level=level,
        evidence=slip.evidence[:_MOST],
        where=slip.told.sentence.where,
    )


def _bits(count: int, total: int) -> float:
    """Return how unlikely it is that a release is one of `count` in `total` to do so, in bits."""
    return round(max(0.0, -math.log2((count + 0.5) / (max(count, total) + 1))), 1)
