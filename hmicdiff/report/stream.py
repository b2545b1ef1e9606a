"""A family that is never held whole, as JSON."""

from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from hmicdiff.bulk.spool import Piece, Spool
from hmicdiff.bulk.whole import Common, Finished, Rank, Whole, rank, telling
from hmicdiff.report.alike_json import Releases, Texts, around, place_text
from hmicdiff.report.json import Told, finding_text, pieces

if TYPE_CHECKING:
    from hmicdiff.model.telling import Telling

_AROUND = 4096
"""What is written around so many places is remembered: those told as loudly are told together."""


def stream(whole: Whole) -> Iterator[bytes]:
    """Yield the JSON text of a family, as `json.save` has it, without holding it."""
    with Spool() as spool:
        findings = _Findings(spool)
        yield from pieces(
            Told(
                generator=whole.generator,
                notices=whole.notices,
                skipped=whole.skipped,
                template=whole.template,
                facts=whole.facts,
                lossless=whole.lossless,
                bits=whole.bits,
                sequence=None,
                releases=_releases(whole, findings),
                findings=findings.in_order(),
                copies=whole.copies,
                settings=whole.settings,
            )
        )


def _releases(whole: Whole, findings: "_Findings") -> Iterator[bytes]:
    """Yield the releases; put their findings by."""
    buckets: dict[Common, Releases] = {}
    texts = Texts()
    for release in whole.each():
        findings.add(release)
        bucket = buckets.get(release.common)
        if bucket is None:
            bucket = buckets[release.common] = Releases(release.common, texts)
        yield bucket.text(release)


class _Findings:
    """Findings that wait on disk: what is told of one release as it is, of the others the place."""

    def __init__(self, spool: Spool) -> None:
        """Have none yet."""
        self._spool = spool
        self._found: list[tuple[Rank, Piece, Telling | None, str]] = []

    def add(self, release: Finished) -> None:
        """Put the findings of a release by."""
        put, name, text = self._spool.add, release.bare.id, release.bare.text
        for own in release.own:
            self._found.append((telling(own), put(finding_text(own)), None, ""))
        for told, start, end, line, where in release.told:
            place = put(place_text(start, end, line, text[start:end]))
            self._found.append((rank(told, name, start), place, told, where))

    def in_order(self) -> Iterator[bytes]:
        """Yield them, the most telling first."""
        known = lru_cache(maxsize=_AROUND)(around)
        for (_, _, release, *_), piece, told, where in sorted(self._found, key=itemgetter(0)):
            text = self._spool.get(piece)
            yield text if told is None else known(told, where).text(release, text)
