"""How a report was made, as it stands in the report itself: written into a page, read from one."""

import json
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from hmicdiff.errors import RecordError
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.provenance import Provenance, Record
from hmicdiff.report.markup import in_script

_ELEMENT = re.compile(r'<script type="application/json" id="record">(.*?)</script>', re.DOTALL)


def record_of(*analyses: Analysis) -> Record:
    """Return how the report on `analyses` was made."""
    first = analyses[0]
    sources = {one.source: one.sha256 for analysis in analyses for one in analysis.releases}
    named = {one.id: one.source for analysis in analyses for one in analysis.releases}
    copies = {one.source: named[one.same_as] for analysis in analyses for one in analysis.copies}
    return Record(
        first.generator,
        first.settings,
        dict(sorted(sources.items())),
        dict(sorted(copies.items())),
    )


def element_text(record: Record) -> str:
    """Return a record as JSON that is safe inside a script element."""
    return in_script(msgspec.json.encode(record).decode("utf-8"))


def from_page(page: str) -> Record:
    """Return the record of a page.

    Raises:
        RecordError: if it has none that can be read.
    """
    found = _ELEMENT.search(page)
    if found is None:
        raise RecordError("does not say how it was made")
    return _decoded(found[1])


def from_analysis(text: str) -> Record:
    """Return the record of an analysis, or of several, as JSON.

    Raises:
        RecordError: if it is no such JSON.
    """
    try:
        data = json.loads(text)
        parts = data.get("families", [data])
        return _record(parts, data["generator"])
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
        StopIteration,
    ) as error:
        raise RecordError(f"is no analysis in JSON ({error})") from error


def _record(parts: Sequence[dict[str, Any]], generator: str) -> Record:
    settings = msgspec.convert(parts[0].get("settings", {}), Provenance)
    sources = {one["source"]: one["sha256"] for part in parts for one in part["releases"]}
    copies = {
        one["source"]: next(
            each["source"] for each in part["releases"] if each["id"] == one["same_as"]
        )
        for part in parts
        for one in part.get("copies", ())
    }
    return Record(
        msgspec.convert(generator, str),
        settings,
        msgspec.convert(sources, dict[str, str]),
        msgspec.convert(copies, dict[str, str]),
    )


def _decoded(text: str) -> Record:
    try:
        return msgspec.json.decode(text, type=Record)
    except (msgspec.DecodeError, RecursionError) as error:
        raise RecordError(f"says how it was made in a way that cannot be read ({error})") from error
