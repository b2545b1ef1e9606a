"""What was measured, as pictures."""

import math
from collections.abc import Callable, Sequence
from html import escape

from benchmarks.compare import Cell

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 360, 64, 150, 36, 44
_COLORS = ("#1b6ca8", "#b3401f", "#d98324", "#3c7a3c", "#7a4fa3", "#555555", "#a8326e", "#999999")


def line_plot(
    cells: Sequence[Cell], title: str, unit: str, value: Callable[[Cell], float | None]
) -> str:
    """Return how something grows with the releases, both on a scale of powers, as SVG."""
    points = {
        name: [
            (cell.releases, number)
            for cell in cells
            if cell.peer.name == name and (number := value(cell))
        ]
        for name in dict.fromkeys(cell.peer.name for cell in cells)
    }
    points = {name: those for name, those in points.items() if those}
    sizes = sorted({x for those in points.values() for x, _ in those})
    numbers = [y for those in points.values() for _, y in those]
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))

    def at(x: float, y: float) -> tuple[float, float]:
        across = math.log(x / sizes[0]) / max(math.log(sizes[-1] / sizes[0]), 1e-9)
        up = (math.log10(y) - low) / max(high - low, 1)
        return (
            round(_LEFT + across * (_WIDTH - _LEFT - _RIGHT), 1),
            round(_HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM), 1),
        )

    parts = [_text(_LEFT, 20, title, "start", "bold")]
    for power in range(low, high + 1):
        left, y = at(sizes[0], 10.0**power)
        parts.append(f'<line x1="{left}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}" stroke="#ddd"/>')
        parts.append(_text(_LEFT - 8, y + 4, f"{10.0**power:g} {unit}", "end"))
    parts += [
        _text(at(size, 10.0**low)[0], _HEIGHT - _BOTTOM + 18, str(size), "middle") for size in sizes
    ]
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 8, "releases", "middle"))
    for number, (name, those) in enumerate(points.items()):
        parts += _curve(name, [at(x, y) for x, y in those], _COLORS[number % len(_COLORS)])
        parts += _key(name, number)
    return _svg(title, parts)


def _curve(name: str, spots: Sequence[tuple[float, float]], color: str) -> list[str]:
    path = " ".join(f"{x},{y}" for x, y in spots)
    dots = [f'<circle cx="{x}" cy="{y}" r="3" fill="{color}"/>' for x, y in spots]
    line = f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2">'
    return [f"{line}<title>{escape(name)}</title></polyline>", *dots]


def _key(name: str, number: int) -> list[str]:
    x, y = _WIDTH - _RIGHT + 12, _TOP + 18 * number
    color = _COLORS[number % len(_COLORS)]
    return [
        f'<rect x="{x}" y="{y - 9}" width="10" height="10" fill="{color}"/>',
        _text(x + 16, y, name, "start"),
    ]


def _text(x: float, y: float, text: str, anchor: str, weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
    )


def _svg(title: str, parts: Sequence[str]) -> str:
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="12" fill="#222">\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n{inside}\n</svg>\n'
    )
