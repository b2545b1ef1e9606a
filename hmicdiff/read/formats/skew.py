"""How much the lines of a scanned page lean.

OCR loses half of a page that leans by four degrees.
"""

import math
from collections import Counter
from collections.abc import Sequence

_MOST = 8.0
"""Degrees: a page that leans more was not laid on a scanner."""
_STEP = 0.5
"""Degrees, in which leaning is told: OCR is at ease with less than one."""
_LEAST = 1.5
"""Degrees: OCR reads what leans less as well as what stands straight."""
_DARK = 0.6
"""What has less than this share of the usual light of its page is ink."""
_POINTS = 20_000
"""So many points of ink tell it, of however many: some of all parts of the page."""
_CLEARLY = 1.1
"""By so much the lines have to be clearer than without turning: a picture has none."""


def skew_of(rows: Sequence[bytes]) -> float:
    """Return by how many degrees the lines of a picture fall to the right; 0 if hardly at all.

    `rows` are its shades of gray, from the top. Where lines are level, rows with much ink stand
    beside rows with none.
    """
    if not rows:
        return 0.0
    usual = sorted(b"".join(rows[:: max(1, len(rows) // 50)]))
    limit = int(_DARK * usual[len(usual) // 2]) if usual else 0
    ink = [(x, y) for y, row in enumerate(rows) for x, shade in enumerate(row) if shade < limit]
    ink = ink[:: max(1, len(ink) // _POINTS)]
    steps = round(_MOST / _STEP)
    clear = {at * _STEP: _clearness(ink, at * _STEP) for at in range(-steps, steps + 1)}
    best = max(clear, key=lambda angle: (clear[angle], -abs(angle)))
    is_clear = clear[best] > _CLEARLY * clear[0.0]
    return best if is_clear and abs(best) >= _LEAST else 0.0


def _clearness(ink: Sequence[tuple[int, int]], angle: float) -> int:
    """Return how unevenly ink is spread over the lines of this angle."""
    slope = math.tan(math.radians(angle))
    return sum(count * count for count in Counter(int(y - slope * x) for x, y in ink).values())
