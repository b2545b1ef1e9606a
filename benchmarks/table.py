"""What was measured, as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from benchmarks.compare import Cell
from benchmarks.measure import Accuracy
from benchmarks.peers import FLOOR

BEGIN, END = "<!-- benchmarks: made by python -m benchmarks -->", "<!-- /benchmarks -->"
_NOT_DONE, _UNKNOWN = "no", "-"
_ANSWERS = {"links": "segments", "passages": "segments", "facts": "values"}
"""What of an answer a figure is about, where that is called otherwise."""
_FIGURES = tuple(one.name for one in fields(Accuracy))


def markdown(cells: Sequence[Cell], versions: dict[str, str]) -> str:
    """Return a table for each family, the ratios within the run, and what they mean."""
    names = list(dict.fromkeys(cell.family for cell in cells))
    parts = [_family(name, [cell for cell in cells if cell.family == name]) for name in names]
    return "\n\n".join([*parts, _legend(cells, versions)]) + "\n"


def with_table(document: str, table: str) -> str:
    """Return a document with a table between its marks."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table}\n{END}{after}"


def _family(name: str, cells: Sequence[Cell]) -> str:
    head = f"| {name} | {' | '.join(_FIGURES)} | time | ratio | memory |"
    rule = "| --- |" + " --- |" * (len(_FIGURES) + 3)
    ours = next(cell.ran.seconds for cell in cells if cell.peer.runner == "ours")
    return "\n".join([head, rule, *(_row(cell, ours) for cell in cells)])


def _row(cell: Cell, ours: float | None) -> str:
    ran = cell.ran
    if ran.seconds is None:
        return _line([cell.peer.name, *[""] * len(_FIGURES), ran.failed, "", ""])
    figures = [_figure(cell, name) for name in _FIGURES]
    if cell.peer == FLOOR:
        figures = [""] * len(_FIGURES)
    ratio = f"{ran.seconds / ours:.2g}" if ours else ""
    if ours and ran.seconds >= 10 * ours:
        ratio = f"{ran.seconds / ours:.0f}"
    return _line(
        [cell.peer.name, *figures, _seconds(ran.seconds), ratio, f"{ran.peak / 1e6:.0f} MB"]
    )


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _figure(cell: Cell, name: str) -> str:
    """Return a share without its nought; only what is all is 1."""
    share = getattr(cell.accuracy, name)
    if share is None:
        done = getattr(cell.ran.answer, _ANSWERS.get(name, name), None) is not None
        return _UNKNOWN if done else _NOT_DONE
    if share in (0, 1):
        return f"{share:.0f}"
    return f"{min(max(share, 0.001), 0.999):.3f}".lstrip("0")


def _seconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _legend(cells: Sequence[Cell], versions: dict[str, str]) -> str:
    runs = sorted({cell.ran.runs for cell in cells if cell.ran.runs})
    several = f"{runs[0]} to {runs[-1]}" if len(runs) > 1 else str(runs[0])
    named = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
    return (
        f"Medians of {several} runs; *ratio* is the time against hmicdiff's in the same run, "
        f"*memory* the most that the process had. *{_NOT_DONE}*: the program does not do this; "
        f"*{_UNKNOWN}*: there is nothing of it here, or its truth is not known. With {named}."
    )
