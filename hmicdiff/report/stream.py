"""A family that is never held whole, as JSON."""

from collections.abc import Iterator

from hmicdiff.bulk.spool import Piece, Spool
from hmicdiff.bulk.whole import Whole, telling
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.report.json import Told, finding_text, pieces

_Key = tuple[float, bool, str, int, str, str]


def stream(whole: Whole) -> Iterator[bytes]:
    """Yield the JSON text of a family, as `json.save` has it, without holding it."""
    with Spool() as spool:
        findings: list[tuple[_Key, Piece]] = []

        def releases() -> Iterator[PlacedRelease]:
            for release, found in whole.each():
                findings.extend(
                    (telling(finding), spool.add(finding_text(finding))) for finding in found
                )
                yield release

        def in_order() -> Iterator[bytes]:
            findings.sort()
            yield from (spool.get(piece) for _, piece in findings)

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
                releases=releases(),
                findings=in_order(),
            )
        )
