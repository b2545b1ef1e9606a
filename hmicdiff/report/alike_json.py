"""What releases of a large family say and do alike, as JSON text that is made once.

Of each release and each finding only the places are put in. What comes of it is the text that
`json.release_text` and `json.finding_text` make of the same release and the same finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from hmicdiff.bulk.finish import Finisher
from hmicdiff.bulk.record import Entry
from hmicdiff.infer.findings import Telling
from hmicdiff.report.json import (
    finding_parts,
    release_text,
    sentence_text,
    shared_with,
    value_text,
)

# no text holds these: in strings the quotation marks are escaped
_SENTENCES, _VALUES = b'"sentences": []', b'"values": []'
_SENTENCE = b'{\n     "start": 0,\n     "end": 0,\n     "line": 0'
_FILLING = b'"start": 0,\n     "end": 0,\n     "text": "",\n     "value": null\n    }'
_FINDING = b'{\n   "release": ""'
_PLACE = b'"start": 0,\n   "end": 0,\n   "line": 0,\n   "quote": ""'

_string = msgspec.json.encode


class Releases:
    """Writes the releases of a bucket."""

    def __init__(self, finisher: Finisher) -> None:
        """Write what they say alike."""
        self._finisher = finisher
        self._sentences = [sentence_text(way).removeprefix(_SENTENCE) for way in finisher.ways]
        self._slots = [value_text(slot).removesuffix(_FILLING) for slot in finisher.slots]

    def text(self, entry: Entry) -> bytes:
        """Return the release of an entry as it stands in the JSON text."""
        text = release_text(self._finisher.bare(entry))
        before, _, rest = text.partition(_SENTENCES)
        between, _, after = rest.partition(_VALUES)
        sentences = _listed("sentences", self._said(entry))
        values = _listed("values", self._filled(entry))
        return b"".join((before, sentences, between, values, after))

    def _said(self, entry: Entry) -> Iterator[bytes]:
        ways = self._sentences
        for at, start, end, line in self._finisher.sentences(entry):
            place = b'{\n     "start": %d,\n     "end": %d,\n     "line": %d' % (start, end, line)
            yield place + ways[at]

    def _filled(self, entry: Entry) -> Iterator[bytes]:
        text = entry.release.text
        for at, start, end, value in entry.values:
            yield b'%b"start": %d,\n     "end": %d,\n     "text": %b,\n     "value": %b\n    }' % (
                self._slots[at],
                start,
                end,
                _string(text[start:end]),
                _string(value),
            )


def _listed(name: str, items: Iterator[bytes]) -> bytes:
    inside = b",\n    ".join(items)
    return b'"%b": [\n    %b\n   ]' % (name.encode(), inside) if inside else b'"%b": []' % name.encode()


def place_text(start: int, end: int, line: int, quote: str) -> bytes:
    """Return the place of a finding as it stands in the JSON text."""
    place = (start, end, line, _string(quote))
    return b'"start": %d,\n   "end": %d,\n   "line": %d,\n   "quote": %b' % place


@dataclass(frozen=True, slots=True)
class Around:
    """What is written around the places of all who depart from the template alike."""

    telling: Telling
    before: bytes
    between: bytes
    after: bytes

    def text(self, release: str, place: bytes) -> bytes:
        """Return the finding that `release` departs so, in a place that `place_text` wrote."""
        shared = shared_with(self.telling.alike.without(release))
        return b'{\n   "release": %b%b%b%b%b%b' % (
            _string(release),
            self.before,
            place,
            self.between,
            shared,
            self.after,
        )


def around(telling: Telling, where: str) -> Around:
    """Return what is written around the places on a page or in a paragraph."""
    finding = telling.finding("", start=0, end=0, line=0, quote="", where=where)
    text, after = finding_parts(finding)
    before, _, between = text.removeprefix(_FINDING).partition(_PLACE)
    return Around(telling, before, between, after)
