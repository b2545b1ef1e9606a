"""What releases of a large family say and do alike, as JSON text that is made once.

Of each release and each finding only the places are put in. What comes of it is the text that
`json.release_text` and `json.finding_text` make of the same release and the same finding.
"""

from collections.abc import Sequence
from functools import cache

from hmicdiff.bulk.whole import Common, Finished
from hmicdiff.model.analysis import PlacedSentence, Value
from hmicdiff.model.telling import Telling
from hmicdiff.report.json import (
    encoded,
    finding_parts,
    release_text,
    sentence_text,
    shared_with,
    value_text,
)
from hmicdiff.structs import Struct

# no text holds these: in strings the quotation marks are escaped
_NO_SENTENCES, _NO_VALUES = b'"sentences": []', b'"values": []'
_SENTENCE = b'{\n     "start": 0,\n     "end": 0,\n     "line": 0'
_FILLING = b'"start": 0,\n     "end": 0,\n     "text": "",\n     "value": null\n    }'
_FINDING = b'{\n   "release": ""'
_PLACE = b'"start": 0,\n   "end": 0,\n   "line": 0,\n   "quote": ""'


class Texts:
    """Writes what releases of several buckets have in common once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.way = cache(_way_text)
        self.slot = cache(_slot_text)


def _way_text(way: PlacedSentence) -> bytes:
    return sentence_text(way).removeprefix(_SENTENCE)


def _slot_text(slot: Value) -> bytes:
    return value_text(slot).removesuffix(_FILLING)


class Releases:
    """Writes releases that have much in common."""

    def __init__(self, common: Common, texts: Texts) -> None:
        """Write what they have in common, as far as `texts` do not know it."""
        self._ways = list(map(texts.way, common.sentences))
        self._slots = list(map(texts.slot, common.slots))

    def text(self, release: Finished) -> bytes:
        """Return a release as it stands in the JSON text."""
        before, _, rest = release_text(release.bare).partition(_NO_SENTENCES)
        between, _, after = rest.partition(_NO_VALUES)
        sentences, values = self._sentences(release), self._values(release)
        return b"".join(
            (before, b'"sentences": ', *sentences, between, b'"values": ', *values, after)
        )

    def _sentences(self, release: Finished) -> Sequence[bytes]:
        ways = self._ways
        said = [
            b'{\n     "start": %d,\n     "end": %d,\n     "line": %d%b'
            % (start, end, line, ways[at])
            for at, start, end, line in release.sentences
        ]
        return _listed(said)

    def _values(self, release: Finished) -> Sequence[bytes]:
        text, slots = release.bare.text, self._slots
        filled = [
            b'%b"start": %d,\n     "end": %d,\n     "text": %b,\n     "value": %b\n    }'
            % (slots[at], start, end, encoded(text[start:end]), encoded(value))
            for at, start, end, value in release.values
        ]
        return _listed(filled)


def _listed(items: Sequence[bytes]) -> Sequence[bytes]:
    """Return the pieces of a list in a release."""
    return (b"[\n    ", b",\n    ".join(items), b"\n   ]") if items else (b"[]",)


def place_text(start: int, end: int, line: int, quote: str) -> bytes:
    """Return the place of a finding as it stands in the JSON text."""
    place = (start, end, line, encoded(quote))
    return b'"start": %d,\n   "end": %d,\n   "line": %d,\n   "quote": %b' % place


class Around(Struct, frozen=True):
    """What is written around the places of all who depart from the template alike."""

    telling: Telling
    before: bytes
    between: bytes
    after: bytes

    def text(self, release: str, place: bytes) -> bytes:
        """Return the finding that `release` departs so, in a place that `place_text` wrote."""
        shared = shared_with(self.telling.alike.without(release))
        return b'{\n   "release": %b%b%b%b%b%b' % (
            encoded(release),
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
