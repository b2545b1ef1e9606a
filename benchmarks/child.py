"""A program run in a process of its own, with a limit of time."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.families import ROOT
from benchmarks.peers import Environment, Peer
from benchmarks.runners.protocol import Answer, File, answer_from, write_files

_PATIENCE = 4
"""So many times the limit may pass on the clock: the machine may have other things to do."""


@dataclass(frozen=True)
class Ran:
    """What a program did."""

    seconds: float | None
    """The median of its runs, in seconds of the processor; nothing where it did not finish."""
    peak: int = 0
    """The most memory that it had, in bytes."""
    runs: int = 0
    answer: Answer | None = None
    failed: str = ""
    """Why it did not finish."""


def run(peer: Peer, files: list[File], around: Environment, *, runs: int, limit: float) -> Ran:
    """Run a program several times, as long as the limit allows."""
    if peer.runner in around.absent:
        return Ran(None, failed=around.absent[peer.runner])
    python = str(around.python) if peer.foreign else sys.executable
    with tempfile.TemporaryDirectory() as folder:
        given, target = Path(folder, "given.json"), Path(folder, "told.json")
        write_files(given, files)
        command = [python, "-m", "benchmarks.runners", peer.runner, given, target, runs, limit]
        try:
            done = subprocess.run(
                [str(part) for part in command],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
                capture_output=True,
                text=True,
                timeout=_PATIENCE * limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Ran(None, failed=f"not done in {limit:.0f} s")
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            return Ran(None, failed=f"fails: {reason[:80]}")
        told = json.loads(target.read_text(encoding="utf-8"))
    return Ran(
        statistics.median(told["seconds"]),
        told["peak"],
        len(told["seconds"]),
        answer_from(told["answer"]),
    )
