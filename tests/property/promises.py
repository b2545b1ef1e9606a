"""What holds of every analysis, whatever it is of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from hmicdiff.model.analysis import Analysis, FindingKind, Op, PlacedRelease, PlacedSentence, Value
from hmicdiff.model.template import Reading, Slot
from hmicdiff.model.text import Corpus
from hmicdiff.read.normalize import wording

Words = tuple[str, ...]
_STATEMENT = 3
"""What has fewer words is a label, which may stand in a sentence on anything."""


def unplaced(corpus: Corpus, analysis: Analysis) -> Iterator[str]:
    """Yield the releases of which not each sentence is placed, once and in order."""
    placed = {
        (release.source, release.text): [(one.start, one.end) for one in release.sentences]
        for release in analysis.releases
    }
    for release in corpus.releases:
        spans = [(sentence.start, sentence.end) for sentence in release.sentences]
        if placed.get((release.source, release.text)) != spans:
            yield release.source


def nowhere(analysis: Analysis) -> Iterator[PlacedSentence]:
    """Yield the sentences that say nothing that the template has."""
    readings = {
        passage.id: {reading.id for reading in passage.readings}
        for passage in analysis.template.passages
    }
    for release in analysis.releases:
        for sentence in release.sentences:
            known = sentence.passages and readings.keys() >= set(sentence.passages)
            if not known or sentence.reading not in readings[sentence.passages[0]]:
                yield sentence


def told_twice(analysis: Analysis) -> list[str]:
    """Return the ids that stand for more than one thing."""
    template = analysis.template
    readings = [reading for passage in template.passages for reading in passage.readings]
    return [
        *_twice(release.id for release in analysis.releases),
        *_twice(passage.id for passage in template.passages),
        *_twice(reading.id for reading in readings),
        *_twice(slot.id for reading in readings for slot in reading.slots),
        *_twice(variable.name for variable in template.variables),
        *_twice(slot for variable in template.variables for slot in variable.slots),
    ]


def _twice(names: Iterable[str]) -> list[str]:
    found = sorted(names)
    return [one for one, other in pairwise(found) if one == other]


def misquoted(analysis: Analysis) -> Iterator[str]:
    """Yield the findings whose quote or line is not what stands in the release."""
    texts = {release.id: release.text for release in analysis.releases}
    for finding in analysis.findings:
        text = texts[finding.release]
        line = 1 + _line_ends(text[: finding.start])
        if finding.quote != text[finding.start : finding.end] or finding.line != line:
            yield f"{finding.kind} {finding.quote!r}: line {finding.line}, not {line}"


def misstated(analysis: Analysis) -> Iterator[str]:
    """Yield the facts whose words or line are not what stands in the release."""
    texts = {release.id: release.text for release in analysis.releases}
    for row in analysis.facts.rows:
        for cell in row.cells:
            text = texts[row.release]
            line = 1 + _line_ends(text[: cell.start])
            if cell.text != text[cell.start : cell.end] or cell.line != line:
                yield f"{cell.variable} {cell.text!r}: line {cell.line}, not {line}"


def _line_ends(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def torn(analysis: Analysis) -> Iterator[str]:
    """Yield the findings whose comparison does not hold the quote, character by character."""
    for finding in analysis.findings:
        ours = "".join(piece.text for piece in finding.pieces if piece.op is not Op.DROPPED)
        if finding.pieces and ours != finding.quote:
            yield f"{finding.quote!r} is told as {ours!r}"


def misplaced_values(analysis: Analysis) -> Iterator[str]:
    """Yield the values that are not what stands there, or lie in no sentence or in each other."""
    for release in analysis.releases:
        last = 0
        for value in sorted(release.values, key=lambda value: (value.start, value.end)):
            inside = any(
                one.start <= value.start < value.end <= one.end for one in release.sentences
            )
            same = value.text == release.text[value.start : value.end]
            if not inside or not same or value.start < last:
                yield f"{value.slot} {value.text!r}"
            last = value.end


def chimeras(analysis: Analysis) -> Iterator[str]:
    """Yield the readings that, filled with what a release fills in, are no sentence of its own."""
    readings = {
        reading.id: reading
        for passage in analysis.template.passages
        for reading in passage.readings
    }
    said: set[str] = set()
    for release in analysis.releases:
        values = _by_sentence(release)
        for sentence in release.sentences:
            reading = readings[sentence.reading]
            said.add(reading.id)
            written = _words(release.text[sentence.start : sentence.end])
            filled = _words(_filled(reading, values[sentence.start]))
            if filled != written:
                yield f"{reading.pattern!r} gives {filled}, not {written}"
    yield from (reading.pattern for name, reading in readings.items() if name not in said)


def _by_sentence(release: PlacedRelease) -> Mapping[int, Mapping[str, Value]]:
    found: defaultdict[int, dict[str, Value]] = defaultdict(dict)
    for value in release.values:
        (start,) = (one.start for one in release.sentences if one.start <= value.start < one.end)
        found[start][value.slot] = value
    return found


def _filled(reading: Reading, values: Mapping[str, Value]) -> str:
    return "".join(
        values[part.id].text if isinstance(part, Slot) else part for part in reading.parts
    )


def _words(text: str) -> Words:
    return tuple(norm.casefold() for norm in wording(text).norms if norm[:1].isalnum())


def lacking_what_it_says(analysis: Analysis) -> Iterator[str]:
    """Yield what a release is told to lack though one of its sentences has all words of it."""
    passages = {passage.id: passage for passage in analysis.template.passages}
    releases = {release.id: release for release in analysis.releases}
    for finding in analysis.findings:
        if finding.kind is not FindingKind.MISSING or finding.message.startswith("Says this once"):
            continue
        parts = passages[finding.passage].readings[0].parts
        fixed = [word for part in parts if isinstance(part, str) for word in _words(part)]
        fixed = [word for word in fixed if word[0].isalpha()]
        release = releases[finding.release]
        for one in release.sentences if len(set(fixed)) >= _STATEMENT else ():
            said = iter(_words(release.text[one.start : one.end]))
            if all(word in said for word in fixed):
                yield f"{finding.release} lacks {finding.expected!r}"


def uncounted(analysis: Analysis) -> Iterator[str]:
    """Yield the findings of a kind that cannot be, by how many say the passage.

    What says something else in the place of a passage is counted among those who have it: what is
    extra is rare in its own words.
    """
    passages = {passage.id: passage for passage in analysis.template.passages}
    family = sum(1 for release in analysis.releases if not release.stranger)
    for finding in analysis.findings:
        passage = passages[finding.passage]
        if finding.kind is FindingKind.MISSING and 2 * passage.releases < family:
            yield f"{finding.kind} {finding.passage}"
        if finding.kind is FindingKind.EXTRA:
            own = (each for each in passage.readings if finding.release in each.releases)
            users = max((len(each.releases) for each in own), default=passage.releases)
            if users > 1 and 2 * users >= family:
                yield f"{finding.kind} {finding.passage}"
