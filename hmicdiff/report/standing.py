"""What a report says that its sources say, held against what they say now."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.text import Release
from hmicdiff.report.compared import Difference, compare
from hmicdiff.report.controls import one_line
from hmicdiff.structs import Struct

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
_STEP = 4
"""Numbers that the data of a page has for each sentence: text, passage, line, state."""
_FINDING = 5
"""Numbers that it has for each finding: kind, sentence, passage, releases, level."""


class Quoted(Struct, frozen=True):
    """What a report has of one source."""

    source: str
    text: str
    """The text as it was; of a page, its sentences, each on a line."""
    quotes: tuple[tuple[str, str], ...]
    """What is quoted of it, with the finding that quotes it."""
    sentences: bool = False
    """Whether it has sentences alone."""

    def now(self, release: Release) -> str:
        """Return the same of the release as it is now."""
        if not self.sentences:
            return release.text
        said = (release.text[each.start : each.end] for each in release.sentences)
        return "\n".join(map(one_line, said))


def quoted(report: str, form: str) -> dict[str, Quoted]:
    """Return by source what a report in JSON, or a page, has of each; nothing of other formats.

    What cannot be read is left out: that it is not what it should be is told elsewhere.
    """
    try:
        found = list(_of_page(report)) if form == "html" else list(_of_json(report))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}
    return {each.source: each for each in found}


def _of_json(report: str) -> Iterator[Quoted]:
    data = json.loads(report)
    for family in data.get("families", [data]):
        quotes: dict[str, list[tuple[str, str]]] = {}
        for at, finding in enumerate(family["findings"]):
            name = f"findings[{at}], {finding['kind']}"
            for each in (finding, *finding["evidence"]):
                if each["quote"]:
                    quotes.setdefault(each["release"], []).append((each["quote"], name))
        for release in family["releases"]:
            yield Quoted(release["source"], release["text"], tuple(quotes.get(release["id"], ())))


def _of_page(report: str) -> Iterator[Quoted]:
    element = _DATA.search(report)
    data = json.loads(element[1]) if element else {"releases": []}
    missing = list(FindingKind).index(FindingKind.MISSING)
    for at, release in enumerate(data["releases"]):
        said = data["said"][at]
        texts = [data["sentences"][number] for number in said[::_STEP]]
        found = data["findings"][at]
        quotes = [
            (texts[sentence], f"#{release[0]}.f{number}")
            for number, (kind, sentence) in enumerate(
                zip(found[::_FINDING], found[1::_FINDING], strict=True)
            )
            if sentence >= 0 and kind != missing
        ]
        yield Quoted(release[3], "\n".join(texts), tuple(quotes), sentences=True)


def changed(quoted: Quoted, release: Release) -> Sequence[Difference]:
    """Return what a source says otherwise than the report has it."""
    return tuple(compare(quoted.now(release).encode(), quoted.text.encode(), "text"))


def unsaid(quoted: Quoted, release: Release) -> Mapping[str, list[str]]:
    """Return what is quoted and stands nowhere in a source now, with the findings that quote it."""
    now = quoted.now(release)
    gone: dict[str, list[str]] = {}
    for quote, name in quoted.quotes:
        if quote not in now:
            gone.setdefault(quote, []).append(name)
    return gone


def misplaced(report: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield what an analysis in JSON quotes from where it does not stand, one line each.

    Args:
        report: the JSON text.
        texts: by source the texts as they are now.
    """
    data = json.loads(report)
    for family in data.get("families", [data]):
        sources = {one["id"]: one["source"] for one in family["releases"]}
        told = {name: texts.get(source) for name, source in sources.items()}
        for at, finding in enumerate(family["findings"]):
            for each in (finding, *finding["evidence"]):
                yield from _misplaced(each, told, f"findings[{at}]", "quote")
        for release in family["releases"]:
            for at, value in enumerate(release["values"]):
                place = {**value, "release": release["id"]}
                yield from _misplaced(place, told, f"{release['id']}.values[{at}]", "text")


def _misplaced(
    place: Mapping[str, Any], texts: Mapping[str, str | None], name: str, key: str
) -> Iterator[str]:
    text = texts.get(place["release"])
    if text is None:
        return
    stands = text[place["start"] : place["end"]]
    if stands != place[key]:
        where = f"{place['release']}, {place['start']} to {place['end']}"
        quote = one_line(place[key])
        yield f"{name}: has “{quote}” from {where}; there stands “{one_line(stands)}”"
