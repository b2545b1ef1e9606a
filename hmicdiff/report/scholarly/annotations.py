"""The findings as W3C Web Annotations in JSON-LD, on the words that they are about."""

import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from hmicdiff.model.analysis import Analysis, Finding, PlacedRelease
from hmicdiff.report.json import written
from hmicdiff.report.wording import KINDS

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""So many characters before and after a quote tell it from the same words elsewhere."""

Object = dict[str, Any]


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return a page of annotations as JSON-LD, in the order of the findings."""
    items = list(_annotations(analysis))
    return written(
        {
            "@context": _CONTEXT,
            "id": _name("".join(one["id"] for one in items)),
            "type": "AnnotationPage",
            "items": items,
        }
    )


def _annotations(analysis: Analysis) -> Iterator[Object]:
    releases = {release.id: release for release in analysis.releases}
    creator = {"type": "Software", "name": analysis.generator}
    seen: Counter[str] = Counter()
    for finding in analysis.findings:
        release = releases[finding.release]
        about = f"{release.sha256} {finding.kind} {finding.passage} {finding.start} {finding.end}"
        seen[about] += 1
        yield {
            "id": _name(f"{about} {seen[about]}"),
            "type": "Annotation",
            "motivation": "assessing",
            "creator": creator,
            "body": list(_bodies(finding)),
            "target": {
                "source": quote(release.source),
                "selector": list(_selectors(finding, release)),
            },
        }


def _name(about: str) -> str:
    """Return an id that is the same for the same finding, and needs nobody who hands out names."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"hmicdiff {about}").urn


def _bodies(finding: Finding) -> Iterator[Object]:
    yield _text(finding.message, "commenting")
    yield _text(KINDS[finding.kind].label, "tagging")
    if finding.rule:
        yield _text(finding.rule, "tagging")
    if finding.expected is not None:
        yield _text(finding.expected, "editing")


def _text(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _selectors(finding: Finding, release: PlacedRelease) -> Iterator[Object]:
    start, end = finding.start, finding.end
    yield {"type": "TextPositionSelector", "start": start, "end": end}
    yield {
        "type": "TextQuoteSelector",
        "exact": release.text[start:end],
        "prefix": release.text[max(0, start - _AROUND) : start],
        "suffix": release.text[end : end + _AROUND],
    }
