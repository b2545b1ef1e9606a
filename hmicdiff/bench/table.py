"""A bench as a text: a table, and in plain words how far the program can be trusted."""

import math
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from hmicdiff.bench.run import Bench, Row
from hmicdiff.bench.wilson import interval

_WIDTH = 80
"""As wide as a terminal that nobody has widened."""
_HEAD = ("", "planted", "told as such", "noticed", "told anew", "of it planted")


def present(bench: Bench) -> str:
    """Return a bench for readers."""
    told = [_opening(bench), "", *_table(bench.rows), ""]
    told += [line for sentence in _verdict(bench) for line in textwrap.wrap(sentence, _WIDTH)]
    return "\n".join(told) + "\n"


def _opening(bench: Bench) -> str:
    planted = sum(row.planted for row in bench.rows)
    setting = bench.setting
    return "\n".join(
        textwrap.wrap(
            f"{planted} changes planted in {bench.releases} releases, in {setting.rounds} "
            f"{'round' if setting.rounds == 1 else 'rounds'} with the seed {setting.seed}; "
            f"{bench.clear} of {bench.sentences} sentences can be changed without a doubt.",
            _WIDTH,
        )
    )


def _table(rows: Sequence[Row]) -> Iterator[str]:
    cells = [_HEAD, *map(_cells, rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    for number, line in enumerate(cells):
        first, *rest = line
        padded = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *padded]).rstrip()
        if not number:
            yield "─" * (sum(widths) + 2 * (len(widths) - 1))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.kind.value,
        str(row.planted),
        _sure(row.right, row.planted),
        _share(row.noticed, row.planted),
        str(row.told),
        _sure(row.true, row.told),
    )


def _sure(hits: int, tries: int) -> str:
    """Return a share with its 95 % interval."""
    return f"{_share(hits, tries)} ({_interval(hits, tries)})" if tries else "-"


def _share(hits: int, tries: int) -> str:
    """Return a share as a percentage; only what is all is 100%, only nothing 0%."""
    if not tries:
        return "-"
    if 0 < hits < tries:
        return f"{min(99, max(1, round(100 * hits / tries)))}%"
    return "100%" if hits else "0%"


def _interval(hits: int, tries: int) -> str:
    low, high = interval(hits, tries)
    return f"{math.floor(100 * low)} to {math.ceil(100 * high)}"


def _between(hits: int, tries: int) -> str:
    return _interval(hits, tries).replace(" to ", " and ") + "%"


def _verdict(bench: Bench) -> Iterator[str]:
    """Say in sentences what the table shows."""
    tried = [row for row in bench.rows if row.planted]
    planted, right = sum(row.planted for row in tried), sum(row.right for row in tried)
    noticed = sum(row.noticed for row in tried)
    yield (
        f"Of {planted} changes {right} are told as what they are "
        f"({_share(right, planted)}; between {_between(right, planted)}, 95 times in 100), "
        f"{noticed - right} as something else, and {planted - noticed} not at all."
    )
    yield from _weakest(bench, tried)
    absent = [row.kind.value for row in bench.rows if not row.planted]
    if absent:
        yield f"Not tried, because these releases have no place for it: {', '.join(absent)}."
    yield (
        "Where the releases agree less among themselves than where the changes were planted, "
        "expect less."
    )


def _weakest(bench: Bench, tried: Sequence[Row]) -> Iterator[str]:
    """Say what the program should be trusted least with."""
    least = min(tried, key=lambda row: row.right / row.planted)
    if least.right < least.planted:
        yield (
            f"Rely least on what it says of {least.kind.value}: {least.right} of {least.planted} "
            f"are told as such{_instead(bench, least)}."
        )
    if beyond := _made_up(bench.rows):
        yield f"What is told beyond that, and was not planted as such: {beyond}."
    else:
        yield "Nothing is told beyond that."


def _made_up(rows: Sequence[Row]) -> str:
    return ", ".join(
        f"{row.told - row.true} {row.kind.value}"
        for row in sorted(rows, key=lambda row: row.true - row.told)
        if row.told > row.true
    )


def _instead(bench: Bench, row: Row) -> str:
    """Say what the others are told as."""
    wrong = Counter(
        " and ".join(outcome.told) or "nothing"
        for outcomes in bench.rounds
        for outcome in outcomes
        if outcome.planted.change.kind is row.kind and not outcome.right
    )
    parts = [f"{count} as {told}" for told, count in sorted(wrong.items(), key=_most_first)]
    return f"; of the others {', '.join(parts)}"


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
