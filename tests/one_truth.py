"""What a report, a check and the path for large families tell of one release of a family."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import hmicdiff
from hmicdiff.api import analyze_many, present_pages
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.drift import TEMPLATE_KINDS
from tests.baselines import fill

Told = Counter[tuple[str, str, str]]
"""Kinds with the words that they quote and what is told of them, and how often."""
_VARIABLE = re.compile(r"\{[^{}]*\}")


def by_report(folder: Path, source: str) -> Told:
    """Return what a report of all releases tells of one of them."""
    return _of(hmicdiff.analyze(hmicdiff.read(folder)), source)


def by_large(folder: Path, source: str) -> Told:
    """Return what is told of it if the family is taken for a large one."""
    with analyze_many([folder]) as whole:
        assert whole is not None
        return _of(whole.analysis(), source)


def kinds_on_pages(folder: Path, source: str) -> Counter[str]:
    """Return the kinds of what the pages of a report, as a folder, tell of one of the releases."""
    analysis = hmicdiff.analyze(hmicdiff.read(folder))
    name = next(release.id for release in analysis.releases if release.source == source)
    pages = present_pages(analysis)
    return Counter(re.findall(r'<article class="card k-(\w+)"', pages[f"releases/{name}.html"]))


def by_check(folder: Path, files: Mapping[str, str], source: str) -> Told:
    """Return what a check tells of it against a baseline of the others."""
    others = {name: text for name, text in files.items() if name != source}
    baseline = hmicdiff.take_baseline(hmicdiff.analyze(hmicdiff.read(fill(folder, others))))
    fill(folder, files)
    return Counter(
        (each.kind.value, each.quote, _nameless(each.message))
        for each in hmicdiff.check(folder, baseline).checked.drift
        if each.source == source and each.kind not in TEMPLATE_KINDS
    )


def _of(analysis: Analysis, source: str) -> Told:
    name = next(release.id for release in analysis.releases if release.source == source)
    return Counter(
        (each.kind.value, each.quote, _nameless(each.message))
        for each in analysis.findings
        if each.release == name
    )


def _nameless(message: str) -> str:
    """Return what is told without the names of variables, which a baseline has from before."""
    return _VARIABLE.sub("{}", message)
