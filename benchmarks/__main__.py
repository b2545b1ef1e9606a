"""Measure hmicdiff: `python -m benchmarks`, `python -m benchmarks scale 100 1000`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import table
from benchmarks.compare import Cell, compared, grown
from benchmarks.families import ROOT
from benchmarks.peers import PEERS, prepare
from benchmarks.plots import line_plot
from benchmarks.scale import scaled

_OUT = ROOT / "docs" / "benchmarks"
_README = ROOT / "README.md"


def main() -> None:
    """Do what is asked for."""
    arguments = _parser().parse_args()
    if arguments.command == "scale":
        scaled(arguments.sizes, arguments.options, _say)
        return
    _compare(arguments.runs, arguments.limit, arguments.environment)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each, of which the median")
    parser.add_argument("--limit", type=float, default=60, help="seconds of the processor for each")
    parser.add_argument(
        "--environment",
        type=Path,
        default=ROOT / "benchmarks" / ".venv",
        help="where the other programs are installed",
    )
    commands = parser.add_subparsers(dest="command")
    scale = commands.add_parser("scale", help="time and memory of a report, by size")
    scale.add_argument("sizes", type=int, nargs="+", metavar="RELEASES")
    scale.add_argument(
        "--option",
        dest="options",
        action="append",
        default=[],
        help="given to hmicdiff report, as --option=--workers --option=2",
    )
    return parser


def _compare(runs: int, limit: float, environment: Path) -> None:
    around = prepare(environment)
    with tempfile.TemporaryDirectory() as folder:
        cells = compared(Path(folder, "families"), around, runs, limit, _say)
        growth = grown(Path(folder, "growth"), around, runs, limit, _say, cells)
    _OUT.mkdir(parents=True, exist_ok=True)
    names = {peer.runner: peer.name.partition(",")[0] for peer in PEERS}
    versions = {names[runner]: version for runner, version in around.versions.items()}
    data = {"cells": [one.data() for one in cells], "growth": [one.data() for one in growth]}
    (_OUT / "results.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    _write_plots(growth)
    full = table.markdown(cells, versions)
    _put(_OUT / "README.md", full)
    _put(_README, table.markdown([one for one in cells if one.family == "seeds"], versions))


def _write_plots(growth: list[Cell]) -> None:
    (_OUT / "time.svg").write_text(
        line_plot(growth, "Time by releases", "s", lambda cell: cell.ran.seconds), encoding="utf-8"
    )
    (_OUT / "memory.svg").write_text(
        line_plot(growth, "Memory by releases", "MB", lambda cell: cell.ran.peak / 1e6),
        encoding="utf-8",
    )


def _put(document: Path, made: str) -> None:
    text = document.read_text(encoding="utf-8")
    document.write_text(table.with_table(text, made), encoding="utf-8")


def _say(message: str) -> None:
    sys.stdout.write(f"{message}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
