"""Ids of findings: the same finding has the same id in every run."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from hmicdiff.model.analysis import Finding
from hmicdiff.model.drift import Drift

_DIGITS = 10
"""Of so many hexadecimal digits two are the same once in a trillion."""

Key = tuple[str, ...]


def of_findings(findings: Iterable[Finding]) -> list[str]:
    """Return an id for each finding.

    It depends on the release, the kind, the passage, the rule and the words, and on nothing that
    other releases or other sentences change. Findings that are alike in all these are numbered in
    the order in which they stand in the release.
    """
    return _ids(
        [
            (each.start, _key(each.release, each.kind, each.passage, each.rule, each.quote))
            for each in findings
        ]
    )


def of_drift(drift: Iterable[Drift]) -> list[str]:
    """Return an id for each thing that has drifted, as `of_findings` does for what is the same."""
    found = []
    for each in drift:
        key = _key(each.release, each.kind, each.passage, each.rule, each.quote)
        before = () if each.before is None else (" ".join(each.before.split()),)
        found.append((each.start, (*key, *before)))
    return _ids(found)


def of_edit(*parts: str) -> str:
    """Return an id for a change of the template."""
    return _digest("edit", *parts)


def _ids(keys: Sequence[tuple[int, Key]]) -> list[str]:
    seen: Counter[Key] = Counter()
    ids = [""] * len(keys)
    for at in sorted(range(len(keys)), key=lambda at: keys[at]):
        _, key = keys[at]
        seen[key] += 1
        ids[at] = _digest(*key, *([str(seen[key])] if seen[key] > 1 else []))
    return ids


def _key(release: str | None, kind: str, passage: str | None, rule: str | None, quote: str) -> Key:
    return (release or "", str(kind), passage or "", rule or "", " ".join(quote.split()))


def _digest(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
