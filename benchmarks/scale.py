"""`hmicdiff report` on made-up families of any size: time, memory, and the floor beside it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.families import ROOT
from tests.notices import COMPANIES, notice_of

_FLOOR = "import sys, hmicdiff; hmicdiff.read(sys.argv[1], limits=['files=10000000'])"
_LIMITS = ("--limit", "files=10000000")
_FOLDER = 1000
"""So many files at the most stand in one folder."""


@dataclass(frozen=True)
class Sized:
    """What a size took."""

    releases: int
    seconds: float
    peak: int
    """The most memory that the process had, in bytes; not what its workers had."""
    floor: float
    """Seconds to read, decode, segment and tokenize the same files, in a process of its own."""
    status: int

    def line(self) -> str:
        """Return it as a row of a table."""
        told = f"{self.seconds:.1f} s" if not self.status else f"failed with {self.status}"
        return (
            f"| {self.releases} | {told} | {1000 * self.seconds / self.releases:.2f} ms "
            f"| {self.peak / 1e6:.0f} MB | {self.floor:.1f} s | {self.seconds / self.floor:.1f} |"
        )


HEAD = (
    "| releases | report --format json | each | memory | reading alone | ratio |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


def scaled(sizes: Sequence[int], options: Sequence[str], say: Callable[[str], None]) -> list[Sized]:
    """Measure each size once; `options` are given to `hmicdiff report`."""
    found = []
    say(HEAD)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            given = Path(folder, "releases")
            write(given, size)
            found.append(_measured(size, given, Path(folder, "out.json"), options))
        say(found[-1].line())
    return found


def write(folder: Path, size: int) -> None:
    """Write so many notices, each of a company of its own, the same for the same number."""
    for number in range(size):
        inside = folder / f"{number // _FOLDER:05d}"
        inside.mkdir(parents=True, exist_ok=True)
        company = f"{COMPANIES[number % len(COMPANIES)]} {number // len(COMPANIES) + 1}"
        text = notice_of(company, seed=number).text
        (inside / f"{number:07d}.txt").write_text(text, encoding="utf-8")


def _measured(size: int, given: Path, target: Path, options: Sequence[str]) -> Sized:
    command = [sys.executable, "-m", "hmicdiff", "report", str(given), "--quiet", *_LIMITS]
    command += ["--format", "json", "-o", str(target), *options]
    seconds, peak, status = _timed(command)
    floor, _, _ = _timed([sys.executable, "-c", _FLOOR, str(given)])
    return Sized(size, seconds, peak, floor, status)


def _timed(command: Sequence[str]) -> tuple[float, int, int]:
    """Return the seconds, the peak of memory in bytes, and the status of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.02)
    return time.perf_counter() - start, peak, process.returncode


def _memory(pid: int) -> int:
    """Return the most memory that a process has had so far; nought where nothing tells."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = [line.split()[1] for line in lines.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) * 1024 if found else 0
